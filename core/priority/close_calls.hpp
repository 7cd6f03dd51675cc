// Neighbours in the order between which little decides.
#pragma once

#include <vector>

#include "robustness.hpp"

namespace malvag::priority {

struct CloseCall {
  Id before;
  Id after;
  int place = 0;         // of the first
  double points = 0;     // between them, of the last weighted tier
  bool equal = false;    // nothing in the principle tells them apart
  bool at_line = false;  // the line goes between them
  // In how many of the ways to weigh the first stands before the other; none: not counted.
  std::optional<double> holds;
  bool operator==(const CloseCall&) const = default;
};
struct Closeness {
  double points = 1;    // closer than this, or
  double holds = 0.65;  // in a smaller share of the ways to weigh
};

// Only pairs that the last weighted tier decides between, or that are equal in all; in the order's
// order. `counted`: null, or what was counted for just this principle and question.
std::vector<CloseCall> close_calls(const Candidates& candidates, const Principle& principle,
                                   const Robustness* counted, const Closeness& closeness = {});

}  // namespace malvag::priority
