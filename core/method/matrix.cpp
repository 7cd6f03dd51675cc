// Places and shares.
#include "matrix.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace malvag::method {

std::vector<int> places_of(const std::vector<double>& scores) {
  std::vector<std::int64_t> units(scores.size());
  for (std::size_t at = 0; at < scores.size(); ++at) units[at] = std::llround(scores[at] * 1e9);
  std::vector<std::uint32_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
    return units[one] != units[other] ? units[one] > units[other] : one < other;
  });
  std::vector<int> places(scores.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    const bool tied = at > 0 && units[order[at]] == units[order[at - 1]];
    places[order[at]] = tied ? places[order[at - 1]] : static_cast<int>(at) + 1;
  }
  return places;
}

std::vector<double> shares_of(const std::vector<double>& weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> shares;
  shares.reserve(weights.size());
  for (const double weight : weights) shares.push_back(weight / sum);
  return shares;
}

}  // namespace malvag::method
