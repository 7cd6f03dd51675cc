// What could become of the measures that cannot be ranked because scores are missing: their places
// and points if each missing score stood at the worst or the best of its scale (or of the span that
// the measure gives for it), beside the measures that are ranked.
#pragma once

#include <vector>

#include "prepared.hpp"

namespace malvag::priority {

struct MissingScores {
  Id measure;
  std::vector<Id> missing;  // criteria
  int best_place = 0;       // as RankedMeasure::place, from 1
  int worst_place = 0;
  double least_points = 0;  // of the last weighted tier, 0 … 100; both 0 when there is none
  double most_points = 0;
  bool above_at_best = false;  // the line, the others standing as they do
  bool above_at_worst = false;
  bool operator==(const MissingScores&) const = default;
};

// Those of the question that lack a score which the plan has a criterion for, in the plan's order.
std::vector<MissingScores> missing_scores(const Plan& plan, const Prepared& prepared,
                                          const Principle& principle, const Question& question);

}  // namespace malvag::priority
