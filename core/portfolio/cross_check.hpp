// The same question to another solver than ours: group by group, as the principle fills them. The
// other solver gets each group as a program (linear_format.hpp) and says what it would take.
// Nothing that it says is believed unseen: each choice is held to the program with whole numbers,
// and what choices are worth is counted here, group by group. That there is nothing better is the
// one thing that it is taken at its word for, and then as its word.
#pragma once

#include <string>
#include <vector>

#include "selection.hpp"

namespace malvag::portfolio {

enum class Agreement {
  same,    // it has filled every group, with what ours is worth in each
  more,    // a choice of its own is allowed and worth more: in an earlier group, or in the same
  less,    // it has filled every group, with less than ours, or finds no choice where there is one
  broken,  // what it would take is not allowed: it breaks a row
  unfinished,  // it has not come to the end, and has found nothing that is worth more
};

class CrossCheck {
 public:
  CrossCheck(const Plan& plan, Asked asked);

  // The group at hand; empty: there is nothing more to ask.
  std::string question() const;
  bool done() const { return ended_ || run_.done(); }
  std::size_t group() const { return run_.group(); }
  std::size_t groups() const { return run_.groups(); }

  // What the other solver has found so far of the group at hand, by place of the item. False: it is
  // not allowed, and nothing has come of it.
  bool found(const std::vector<std::int64_t>& taken);
  // What it says is the best of the group at hand, or that nothing is allowed.
  void best(const std::vector<std::int64_t>& taken);
  void none();
  // It stops before the end.
  void stop() { ended_ = true; }

  bool finished() const { return run_.done(); }          // it has filled every group
  Selection selection() const { return run_.result(); }  // proven: if its word is good
  Agreement agreement_with(const Selection& ours) const;

 private:
  SelectionRun run_;  // driven by the other solver's choices alone
  bool ended_ = false;
  bool broken_ = false;
  bool any_ = false;  // a choice of its own is known
};

}  // namespace malvag::portfolio
