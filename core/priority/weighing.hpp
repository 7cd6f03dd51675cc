// From what people answered to a tier's weights: written as they are, swing (von Winterfeldt &
// Edwards 1986), points shared out, pairwise comparison (Saaty 1980), or only the order (rank order
// centroid, Barron & Barrett 1996).
#pragma once

#include <optional>
#include <vector>

#include "../plan/plan.hpp"

namespace malvag::priority {

// Where a pairwise comparison contradicts the others most: judged as `times`, while the weights say
// `implied` times (below 1: the other way round).
struct Contradiction {
  Id more;
  Id less;
  double times = 1;
  double implied = 1;
  bool operator==(const Contradiction&) const = default;
};
struct Weighed {
  By<Id, double> weights;  // of the sum 100
  // Pairwise only. Up to 0.10 the comparisons are usually accepted (Saaty 1980).
  double consistency_ratio = 0;
  double random_index = 0;
  std::optional<Contradiction> worst;  // from three criteria on, where there is any contradiction
  bool operator==(const Weighed&) const = default;
};

// Pairs that nobody judged count as equal; a pair judged twice as the last time. A criterion
// without points has 0; one that is not in the order shares the last place with the others that are
// not. None: no criteria, or nothing has any weight. method direct: the points as they are.
std::optional<Weighed> weigh(const Weighing& weighing, const std::vector<Id>& criteria);

// With what the answers gave written into it, as it is to be stored: consistency, and the
// criteria's scales as they are now.
Weighing recorded(Weighing weighing, const Weighed& weighed, const Plan& plan,
                  const std::vector<Id>& criteria);
// Criteria whose scale is another now than when their weight was set: the weight is no longer for
// what it says.
std::vector<Id> outdated(const Plan& plan, const Tier& tier);

}  // namespace malvag::priority
