// The cheapest set that has something in common with each of some sets and holds none of some
// others: exact, by branch and bound over sets that share nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "goal_set.hpp"

namespace malvag::conflict {

struct Hitting {
  std::optional<GoalSet> set;  // none: there is no such set, or none was found
  std::int64_t cost = 0;
  bool proven = false;  // nothing is cheaper, or there is none at all
};

// Costs are above 0, by goal; of equally dear sets always the same one. `nodes`: how many steps of
// the search at most.
Hitting cheapest_hitting_set(const std::vector<GoalSet>& to_hit, const std::vector<GoalSet>& avoid,
                             const std::vector<std::int64_t>& costs, std::int64_t nodes);

}  // namespace malvag::conflict
