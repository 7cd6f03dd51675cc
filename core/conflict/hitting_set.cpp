// Branches on the set with the fewest goals left to hit it by.
#include "hitting_set.hpp"

#include <limits>

#include "../plan/in_order.hpp"

namespace malvag::conflict {
namespace {

class Search {
 public:
  Search(const std::vector<GoalSet>& to_hit, const std::vector<GoalSet>& avoid,
         const std::vector<std::int64_t>& costs, std::int64_t nodes)
      : to_hit_(to_hit),
        avoid_(avoid),
        costs_(costs),
        nodes_(nodes),
        chosen_(costs.size()),
        barred_(costs.size()) {}

  Hitting result() {
    const bool is_possible =
        std::none_of(avoid_.begin(), avoid_.end(), [](const GoalSet& set) { return set.empty(); });
    if (is_possible) look(0);
    return {best_, best_ ? best_cost_ : 0, nodes_ > 0};
  }

 private:
  bool is_barred(std::size_t goal) const { return barred_.has(goal); }
  void look(std::int64_t cost);
  // What hitting the sets that are not hit costs at least; the one with the fewest ways to hit it.
  std::int64_t least_more(const GoalSet*& narrowest) const;
  bool completes_one_to_avoid(std::size_t goal);

  const std::vector<GoalSet>& to_hit_;
  const std::vector<GoalSet>& avoid_;
  const std::vector<std::int64_t>& costs_;
  std::int64_t nodes_;
  GoalSet chosen_;
  GoalSet barred_;
  std::optional<GoalSet> best_;
  std::int64_t best_cost_ = std::numeric_limits<std::int64_t>::max();
};

std::int64_t Search::least_more(const GoalSet*& narrowest) const {
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  std::int64_t least = 0;
  GoalSet counted(costs_.size());
  for (const GoalSet& set : to_hit_) {
    if (set.meets(chosen_)) continue;
    std::size_t ways = 0;
    std::int64_t cheapest = std::numeric_limits<std::int64_t>::max();
    for (const std::size_t goal : set.goals()) {
      if (is_barred(goal)) continue;
      ++ways;
      cheapest = std::min(cheapest, costs_[goal]);
    }
    if (ways < fewest) {
      fewest = ways;
      narrowest = &set;
    }
    if (ways == 0) return std::numeric_limits<std::int64_t>::max();
    if (set.meets(counted)) continue;
    counted |= set;
    least += cheapest;
  }
  return least;
}

bool Search::completes_one_to_avoid(std::size_t goal) {
  chosen_.insert(goal);
  const bool completes = std::any_of(avoid_.begin(), avoid_.end(), [&](const GoalSet& set) {
    return set.has(goal) && set.is_within(chosen_);
  });
  chosen_.erase(goal);
  return completes;
}

void Search::look(std::int64_t cost) {
  if (nodes_ <= 0) return;
  --nodes_;
  const GoalSet* narrowest = nullptr;
  const std::int64_t more = least_more(narrowest);
  if (more >= best_cost_ - cost) return;
  if (!narrowest) {
    best_ = chosen_;
    best_cost_ = cost;
    return;
  }
  std::vector<std::size_t> ways;
  for (const std::size_t goal : narrowest->goals()) {
    if (!is_barred(goal)) ways.push_back(goal);
  }
  put_in_order(ways,
               [&](std::size_t one, std::size_t other) { return costs_[one] < costs_[other]; });
  for (const std::size_t goal : ways) {
    if (!completes_one_to_avoid(goal)) {
      chosen_.insert(goal);
      look(cost + costs_[goal]);
      chosen_.erase(goal);
    }
    barred_.insert(goal);  // what follows is without it
  }
  for (const std::size_t goal : ways) barred_.erase(goal);
}

}  // namespace

Hitting cheapest_hitting_set(const std::vector<GoalSet>& to_hit, const std::vector<GoalSet>& avoid,
                             const std::vector<std::int64_t>& costs, std::int64_t nodes) {
  return Search(to_hit, avoid, costs, nodes).result();
}

}  // namespace malvag::conflict
