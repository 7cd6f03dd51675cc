// Which of a plan's measures are chosen however the principle's criteria are weighed: in every
// choice, in some, in none (the core index of core_index.hpp, for a plan with all its limits and
// rules). Weights are free, all of them above nothing; gates and levels stand.
// Where the choices are few and the principle only weighs, every choice that no other dominates is
// found (robust portfolio modelling, Liesiö, Mild & Salo 2007). Else weights are drawn: the
// principle's own, nine tenths on each criterion in turn with the last tenth on all alike, and then
// uniformly on the simplex, seeded; for each the best choice is found, which as all weights are
// above nothing is a non-dominated one. What is in all of those may still be missing from one that
// was not drawn: with N drawn, a choice that is the best for a share p of all weights is missed
// with probability (1 − p)^N.
#pragma once

#include "selection.hpp"

namespace malvag::portfolio {

struct RobustSelection {
  bool exact = false;         // every non-dominated choice; else those of the weights drawn
  std::int64_t choices = 0;   // found so far, one for each set of weights; exact: when all are
  std::int64_t total = 0;     // how many it will be; exact: 0 until they are known
  std::int64_t unproven = 0;  // of them, not shown to be the best
  std::vector<std::int64_t> taken;  // by place in plan.measures: in how many of the choices
  bool operator==(const RobustSelection&) const = default;
};

class RobustRun {
 public:
  RobustRun(const Plan& plan, Asked asked, std::uint64_t seed, std::int64_t samples);
  ~RobustRun();
  RobustRun(RobustRun&&) noexcept;
  RobustRun& operator=(RobustRun&&) noexcept;

  bool step(std::int64_t nodes);  // true while there is more to do
  const RobustSelection& result() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The first of the principle's tiers that weighs, which is what is drawn; null: none does.
const Tier* weighed(const Principle& principle);

}  // namespace malvag::portfolio
