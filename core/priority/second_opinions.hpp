// Other ways of counting, on the same scores and weights, with the principle's tiers still
// standing: how far they agree with its order, and about which measures they do not.
#pragma once

#include <vector>

#include "../method/correlation.hpp"
#include "prepared.hpp"

namespace malvag::priority {

// TOPSIS: nearness to the best and farness from the worst score of each criterion.
// PROMETHEE II with the usual preference: in how many comparisons, criterion by criterion, a
// measure is ahead, less in how many it is behind, however little. See method/scores.hpp. Both read
// the scores as they are written, turned by the scale's direction, not the scale's values.
enum class OtherWay { topsis, promethee };

struct Disagreement {
  Id measure;
  int place = 0;        // by the principle
  int other_place = 0;  // the other way
  bool above_line = false;
  bool other_above_line = false;
  bool operator==(const Disagreement&) const = default;
};
struct Opinion {
  OtherWay way = OtherWay::topsis;
  std::vector<std::uint32_t> order;  // plan.measures places, best first
  double tau_b = 0;                  // of the places of all that are ranked
  double rho = 0;
  // Pairs that the last weighted tier decides between, by their order in the two.
  method::Agreement pairs;
  std::vector<Disagreement> disagreements;  // those whose place differs, the most first
};

// Empty: the principle has no weighted tier with weights, or fewer than two measures are ranked.
std::vector<Opinion> second_opinions(const Plan& plan, const Candidates& candidates,
                                     const Principle& principle);

}  // namespace malvag::priority
