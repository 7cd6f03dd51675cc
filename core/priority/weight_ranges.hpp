// How far each weight of the principle's last weighted tier can move, the others keeping their
// proportions, before something changes (weight stability intervals, Mareschal 1988, EJOR 33:54–64,
// found exactly by going from one meeting of two measures to the next).
#pragma once

#include <memory>
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

// Empty: there are not two criteria to weigh.
std::vector<WeightRange> weight_ranges(const Candidates& candidates, const Principle& principle);

// One criterion's, a little at a time, for a long list of measures. What it is made of must stay.
class WeightRangeRun {
 public:
  WeightRangeRun(const Candidates& candidates, const LastWeighted& field, std::size_t criterion);
  WeightRangeRun(WeightRangeRun&&) noexcept;
  WeightRangeRun& operator=(WeightRangeRun&&) noexcept;
  ~WeightRangeRun();

  // Goes on for about so many exchanges of neighbours; true while there is more.
  bool step(std::size_t exchanges);
  const WeightRange& result() const { return range_; }  // when it is done

 private:
  struct Search;
  void begin(WeightSweep::Way way);
  void end();

  const Candidates* candidates_;
  const LastWeighted* field_;
  std::size_t criterion_;
  WeightRange range_;
  WeightSweep::Way way_ = WeightSweep::Way::down;
  std::unique_ptr<Search> search_;
};

// For a search along one weight: exchanges of neighbours, at most.
inline constexpr std::size_t exchanges_at_most = 300'000;

}  // namespace malvag::priority
