// What each criterion can do to one measure, alone (a tornado diagram's numbers): its weight lower
// and higher, the others keeping their proportions, and its score at either end of its span.
#pragma once

#include <optional>
#include <vector>

#include "robustness.hpp"

namespace malvag::priority {

struct SwingEnd {
  double at = 0;      // the share, or the score
  double points = 0;  // of the last weighted tier, 0 … 100
  int place = 0;      // as RankedMeasure::place
  bool above_line = false;
  bool operator==(const SwingEnd&) const = default;
};
struct Swing {
  Id criterion;
  SwingEnd weight_low;
  SwingEnd weight_high;
  std::optional<SwingEnd> score_low;  // none: the score is certain
  std::optional<SwingEnd> score_high;
  bool operator==(const Swing&) const = default;
};
struct Swings {
  SwingEnd now;                 // `at` is not used
  std::vector<Swing> criteria;  // the widest in points first
  bool operator==(const Swings&) const = default;
};

// With weights believed around the principle's the share goes to the margin's ends, else to half
// and twice of what it is. `measure`: its place in the plan. None: it is not ranked, or no weighted
// tier decides.
std::optional<Swings> swings(const Plan& plan, const Candidates& candidates,
                             const Principle& principle, const Belief& belief, std::size_t measure);

}  // namespace malvag::priority
