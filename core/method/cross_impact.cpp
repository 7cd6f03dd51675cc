// Branch and bound over the descriptors, the one with the fewest states left first.
#include "cross_impact.hpp"

#include <algorithm>
#include <optional>

namespace malvag::method {
namespace {

constexpr std::size_t open = static_cast<std::size_t>(-1);

std::vector<std::size_t> first_states(const CrossImpact& question) {
  std::vector<std::size_t> first;
  std::size_t next = 0;
  for (const std::size_t count : question.states) {
    first.push_back(next);
    next += count;
  }
  return first;
}

// One state against another of its descriptor.
struct Pair {
  std::size_t descriptor;
  std::size_t state;  // places within the descriptor
  std::size_t other;
};

class Search {
 public:
  Search(const CrossImpact& question, const CrossImpactLimits& limits)
      : question_(question), limits_(limits), first_(first_states(question)) {
    for (std::size_t descriptor = 0; descriptor < question.states.size(); ++descriptor) {
      for (std::size_t state = 0; state < question.states[descriptor]; ++state) {
        for (std::size_t other = 0; other < question.states[descriptor]; ++other) {
          if (other != state) pairs_.push_back({descriptor, state, other});
        }
      }
    }
    lead_.assign(pairs_.size(), 0);
    for (std::size_t from = 0; from < question.states.size(); ++from) {
      best_.emplace_back();
      for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
        best_.back().push_back(best_lead(from, pairs_[pair]));
        lead_[pair] += best_.back().back();
      }
    }
    chosen_.assign(question.states.size(), open);
  }

  ConsistentCombinations all() {
    if (!question_.states.empty()) branch();
    std::sort(found_.combinations.begin(), found_.combinations.end());
    return std::move(found_);
  }

 private:
  // How much a state of `from` promotes the pair's state above its other.
  std::int64_t lead_from(std::size_t from, std::size_t state, const Pair& pair) const {
    if (from == pair.descriptor) return 0;
    const auto& row = question_.impacts[first_[from] + state];
    const std::size_t first = first_[pair.descriptor];
    return row[first + pair.state] - row[first + pair.other];
  }
  std::int64_t best_lead(std::size_t from, const Pair& pair) const {
    std::int64_t best = lead_from(from, 0, pair);
    for (std::size_t state = 1; state < question_.states[from]; ++state) {
      best = std::max(best, lead_from(from, state, pair));
    }
    return best;
  }

  void choose(std::size_t descriptor, std::size_t state, int way) {
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
      lead_[pair] += way * (lead_from(descriptor, state, pairs_[pair]) - best_[descriptor][pair]);
    }
    chosen_[descriptor] = way > 0 ? state : open;
  }

  // By descriptor, whether each state can still be the one that is promoted most.
  std::vector<std::vector<bool>> possible() const {
    std::vector<std::vector<bool>> result;
    for (const std::size_t count : question_.states) result.emplace_back(count, true);
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
      if (lead_[pair] < 0) result[pairs_[pair].descriptor][pairs_[pair].state] = false;
    }
    return result;
  }

  // The open descriptor with the fewest possible states; `open`: none is. None: no combination
  // below here can be consistent.
  std::optional<std::size_t> next_to_choose(const std::vector<std::vector<bool>>& states) const {
    std::size_t next = open, fewest = open;
    for (std::size_t descriptor = 0; descriptor < states.size(); ++descriptor) {
      if (chosen_[descriptor] != open) {
        if (!states[descriptor][chosen_[descriptor]]) return std::nullopt;
        continue;
      }
      const auto left = static_cast<std::size_t>(
          std::count(states[descriptor].begin(), states[descriptor].end(), true));
      if (left == 0) return std::nullopt;
      if (left < fewest) {
        fewest = left;
        next = descriptor;
      }
    }
    return next;
  }

  void branch() {
    if (found_.nodes == limits_.nodes) {
      found_.complete = false;
      return;
    }
    ++found_.nodes;
    const auto states = possible();
    const auto next = next_to_choose(states);
    if (!next) return;
    if (*next == open) {
      keep();
      return;
    }
    for (std::size_t state = 0; state < states[*next].size() && found_.complete; ++state) {
      if (!states[*next][state]) continue;
      choose(*next, state, 1);
      branch();
      choose(*next, state, -1);
    }
  }

  void keep() {
    if (found_.combinations.size() == limits_.combinations) {
      found_.complete = false;
      return;
    }
    found_.combinations.push_back(chosen_);
  }

  const CrossImpact& question_;
  const CrossImpactLimits limits_;
  const std::vector<std::size_t> first_;
  std::vector<Pair> pairs_;
  std::vector<std::vector<std::int64_t>> best_;  // by descriptor and pair
  // By pair: the most that its state can be ahead of its other. What is chosen counts as it is,
  // what is open as its best; at a leaf it is how much it is ahead.
  std::vector<std::int64_t> lead_;
  std::vector<std::size_t> chosen_;
  ConsistentCombinations found_;
};

}  // namespace

ConsistentCombinations consistent_combinations(const CrossImpact& question,
                                               const CrossImpactLimits& limits) {
  return Search(question, limits).all();
}

std::vector<std::int64_t> impact_balances(const CrossImpact& question,
                                          const std::vector<std::size_t>& chosen) {
  const std::vector<std::size_t> first = first_states(question);
  std::vector<std::int64_t> balances;
  for (std::size_t to = 0; to < question.states.size(); ++to) {
    for (std::size_t state = 0; state < question.states[to]; ++state) {
      std::int64_t sum = 0;
      for (std::size_t from = 0; from < chosen.size(); ++from) {
        if (from != to) sum += question.impacts[first[from] + chosen[from]][first[to] + state];
      }
      balances.push_back(sum);
    }
  }
  return balances;
}

}  // namespace malvag::method
