// What a principle's last weighted tier decides: the measures that all tiers before it leave equal,
// and how their points there follow one weight.
#pragma once

#include <optional>
#include <vector>

#include "prepared.hpp"

namespace malvag::priority {

struct LastWeighted {
  std::size_t tier = 0;               // a place in the principle's tiers
  std::vector<Id> criteria;           // in the tier's order
  std::vector<double> shares;         // of the weights, beside `criteria`; sum 1
  std::vector<std::uint32_t> order;   // candidates, best first
  std::vector<std::uint32_t> groups;  // by candidate: equal in all tiers before, numbered from best
  std::vector<std::int64_t> points;   // by candidate, now, in units of 1e-9

  bool decides_between(std::uint32_t one, std::uint32_t other) const {
    return groups[one] == groups[other];
  }
};

// None: the principle has no weighted tier, or its weights are all 0.
std::optional<LastWeighted> last_weighted(const Candidates& candidates, const Principle& principle);

// The shares with one criterion's moved to `share`, 0 … 1, the others keeping their proportions:
// equal parts if they had none.
std::vector<double> shares_with(const std::vector<double>& shares, std::size_t criterion,
                                double share);

// How much of the tier a candidate has, 0 … 1, while one criterion's share moves: at the share t it
// is t · own + (1 − t) · others.
struct Moving {
  std::vector<double> own;     // by candidate
  std::vector<double> others;  // by candidate
};
Moving moving(const Candidates& candidates, const LastWeighted& field, std::size_t criterion);

}  // namespace malvag::priority
