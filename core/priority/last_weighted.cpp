// Finds the tier and who meets in it.
#include "last_weighted.hpp"

#include <algorithm>

#include "robustness.hpp"

namespace malvag::priority {

std::optional<LastWeighted> last_weighted(const Candidates& candidates,
                                          const Principle& principle) {
  const Weights weights = weights_of(principle);
  LastWeighted field;
  bool found = false;
  for (std::size_t tier = 0; tier < weights.size(); ++tier) {
    if (weights[tier].empty()) continue;
    field.tier = tier;
    found = true;
  }
  if (!found) return std::nullopt;
  const std::vector<double>& own = weights[field.tier];
  if (std::none_of(own.begin(), own.end(), [](double weight) { return weight > 0; })) {
    return std::nullopt;
  }
  for (const auto& [criterion, weight] : principle.tiers[field.tier].weights) {
    field.criteria.push_back(criterion);
  }
  field.shares = shares_of(own);
  field.points = candidates.results(field.tier, own);
  std::vector<std::vector<std::int64_t>> before;
  for (std::size_t tier = 0; tier < field.tier; ++tier) {
    before.push_back(candidates.results(tier, weights[tier]));
  }
  Candidates::Sorting sorting;
  candidates.sort(weights, sorting);
  field.groups.resize(sorting.entries.size(), 0);
  std::uint32_t group = 0;
  for (const auto& entry : sorting.entries) {
    const std::uint32_t candidate = entry.candidate;
    if (!field.order.empty()) {
      const std::uint32_t last = field.order.back();
      const bool equal = std::all_of(before.begin(), before.end(), [&](const auto& results) {
        return results[candidate] == results[last];
      });
      if (!equal) ++group;
    }
    field.groups[candidate] = group;
    field.order.push_back(candidate);
  }
  return field;
}

std::vector<double> shares_with(const std::vector<double>& shares, std::size_t criterion,
                                double share) {
  std::vector<double> result = shares;
  const double rest = 1 - shares[criterion];
  const bool alone = rest <= 1e-12;
  for (std::size_t at = 0; at < shares.size(); ++at) {
    const double part = alone ? 1 / static_cast<double>(shares.size() - 1) : shares[at] / rest;
    result[at] = at == criterion ? share : (1 - share) * part;
  }
  return result;
}

Moving moving(const Candidates& candidates, const LastWeighted& field, std::size_t criterion) {
  const auto& values = candidates.values(field.tier);
  const std::vector<double> parts = shares_with(field.shares, criterion, 0);
  Moving line{values[criterion], std::vector<double>(field.order.size(), 0.0)};
  for (std::size_t at = 0; at < values.size(); ++at) {
    if (at == criterion) continue;
    for (std::size_t candidate = 0; candidate < line.others.size(); ++candidate) {
      line.others[candidate] += parts[at] * values[at][candidate];
    }
  }
  return line;
}

}  // namespace malvag::priority
