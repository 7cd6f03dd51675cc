// The least change of one weight, or of one of a measure's own scores, that changes where it stands
// (Triantaphyllou & Sánchez 1997 for pairs; here the line too). Beside a neighbour it is the point
// where the two are equal; across the line the point beyond which the measure is on its other side.
#pragma once

#include <optional>
#include <vector>

#include "last_weighted.hpp"

namespace malvag::priority {

struct WeightTurn {
  Id criterion;
  double from = 0;  // shares, the others keeping their proportions
  double to = 0;
  bool operator==(const WeightTurn&) const = default;
};
struct ScoreTurn {
  Id criterion;
  double from = 0;  // on the criterion's scale
  double to = 0;
  bool operator==(const ScoreTurn&) const = default;
};
// Scores that another tier reads too are left out. Each list with the least change first: of a
// share; of a score in parts of its scale's extent.
struct Turns {
  std::vector<WeightTurn> weights;
  std::vector<ScoreTurn> scores;
  bool operator==(const Turns&) const = default;
};
struct NeighbourTurns {
  Id measure;
  bool by_earlier_tier = false;  // something before the weights stands between them
  bool equal = false;            // already
  Turns turns;                   // empty in both those cases
  bool operator==(const NeighbourTurns&) const = default;
};
struct TurningPoints {
  std::optional<NeighbourTurns> before;  // the one before it in the list
  std::optional<NeighbourTurns> after;
  bool has_line = false;
  bool above_line = false;
  Turns line;
  bool line_searched =
      true;  // false: for some weight the search was given up, with so many measures
  bool operator==(const TurningPoints&) const = default;
};

// `measure`: its place in the plan. None: it is not ranked, or no weighted tier decides.
std::optional<TurningPoints> turning_points(const Plan& plan, const Candidates& candidates,
                                            const Principle& principle, std::size_t measure);

// The score nearest to `from` on the scale that is worth `value`; none: no score is.
std::optional<double> score_worth(const Scale& scale, double from, double value);

}  // namespace malvag::priority
