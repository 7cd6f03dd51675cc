// How far each weight of the principle's last weighted tier can move, the others keeping their
// proportions, before something changes (weight stability intervals, Mareschal 1988, EJOR 33:54–64,
// found exactly by going from one meeting of two measures to the next).
#pragma once

#include <vector>

#include "weight_sweep.hpp"

namespace malvag::priority {

struct RangeEnd {
  double share = 0;    // where it ends
  std::vector<Id> up;  // who rises, or comes in, just beyond it; both none: nothing changes as far
  std::vector<Id> down;  // as the share can go
  bool found = true;     // false: the search was given up there, with so many measures
  bool operator==(const RangeEnd&) const = default;
};
struct ShareRange {
  RangeEnd from;
  RangeEnd to;
  bool operator==(const ShareRange&) const = default;
};
struct WeightRange {
  Id criterion;
  double share = 0;    // now
  ShareRange best;     // the first measure stays first; those that share its place now count as it
  ShareRange line;     // the same measures stand above the line
  ShareRange ranking;  // no two measures change order; those that are equal now may come apart
  bool operator==(const WeightRange&) const = default;
};

// Empty: there are not two criteria to weigh. One criterion at a time, for a long list of measures.
std::vector<WeightRange> weight_ranges(const Candidates& candidates, const Principle& principle);
WeightRange weight_range(const Candidates& candidates, const LastWeighted& field,
                         std::size_t criterion);

// For a search along one weight: exchanges of neighbours, at most.
inline constexpr std::size_t exchanges_at_most = 300'000;

}  // namespace malvag::priority
