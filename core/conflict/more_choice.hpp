// What more room to decide brings into the best choice of measures, and what it takes out of it.
#pragma once

#include <optional>
#include <vector>

#include "../portfolio/selection.hpp"
#include "feasibility.hpp"

namespace malvag::conflict {

struct MoreChoice {
  enum class Kind {
    none,    // the plan has no principle to choose by
    same,    // what is best without the money is still as good as any
    other,   // another choice is better then
    first,   // nothing holds together without the money, and something does with it
    nothing  // nothing holds together, not with the money either
  };
  Kind kind = Kind::none;
  std::vector<Id> in;   // chosen then and not before, in the principle's order
  std::vector<Id> out;  // chosen before and not then
  bool proven = false;  // no choice is better than either of the two
  bool operator==(const MoreChoice&) const = default;
};

// Asks for the best choice by the principle in force (portfolio/selection.hpp) twice: of the plan,
// and of the plan with the rooms that with_more_room gives it.
class MoreChoiceRun {
 public:
  MoreChoiceRun(const Plan& plan, const MoreRoom& more);
  // Some of the search; true while there is more to do.
  bool step();
  std::int64_t nodes_done() const { return nodes_done_; }
  std::int64_t nodes_at_most() const { return 2 * nodes_of_each_; }
  MoreChoice result() const;

 private:
  std::optional<portfolio::SelectionRun> without_;
  std::optional<portfolio::SelectionRun> with_;
  std::int64_t nodes_of_each_ = 0;
  std::int64_t nodes_done_ = 0;
};

}  // namespace malvag::conflict
