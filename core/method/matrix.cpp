// Places and shares.
#include "matrix.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace malvag::method {
namespace {

constexpr std::size_t compared_below = 512;
constexpr int digit_bits = 11;
constexpr std::uint64_t digits = std::uint64_t{1} << digit_bits;

}  // namespace

// By digits from the last to the first (Knuth, vol. 3, 5.2.5), leaving out those that all keys
// share; a few keys are sorted sooner by comparing them.
std::vector<std::uint32_t> order_of(const std::vector<std::uint64_t>& keys) {
  const std::size_t count = keys.size();
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  if (count < compared_below) {
    std::sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
      return keys[one] != keys[other] ? keys[one] < keys[other] : one < other;
    });
    return order;
  }
  const auto [least, most] = std::minmax_element(keys.begin(), keys.end());
  const std::uint64_t base = *least, extent = *most - *least;
  struct Placed {
    std::uint64_t key;
    std::uint32_t place;
  };
  std::vector<Placed> placed(count), sorted(count);
  for (std::uint32_t at = 0; at < count; ++at) placed[at] = {keys[at] - base, at};
  std::uint32_t starts[digits];
  for (int shift = 0; shift < 64 && (extent >> shift) > 0; shift += digit_bits) {
    std::fill(std::begin(starts), std::end(starts), 0u);
    for (const Placed& one : placed)
      ++starts[static_cast<std::size_t>((one.key >> shift) % digits)];
    std::uint32_t before = 0;
    for (std::uint32_t& start : starts) {
      const std::uint32_t here = start;
      start = before;
      before += here;
    }
    for (const Placed& one : placed)
      sorted[starts[static_cast<std::size_t>((one.key >> shift) % digits)]++] = one;
    placed.swap(sorted);
  }
  for (std::size_t at = 0; at < count; ++at) order[at] = placed[at].place;
  return order;
}

std::vector<int> places_of(const std::vector<double>& scores) {
  std::vector<std::uint64_t> keys(scores.size());  // the highest score has the least
  for (std::size_t at = 0; at < scores.size(); ++at) {
    const double units = std::clamp(scores[at] * 1e9, -9e18, 9e18);
    const auto nearest = static_cast<std::int64_t>(units + (units < 0 ? -0.5 : 0.5));
    keys[at] = ~(static_cast<std::uint64_t>(nearest) + (std::uint64_t{1} << 63));
  }
  const std::vector<std::uint32_t> order = order_of(keys);
  std::vector<int> places(scores.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    const bool tied = at > 0 && keys[order[at]] == keys[order[at - 1]];
    places[order[at]] = tied ? places[order[at - 1]] : static_cast<int>(at) + 1;
  }
  return places;
}

double scale_for(double largest) {
  int exponent = 0;
  std::frexp(largest, &exponent);
  return std::ldexp(1.0, std::clamp(-exponent, -1'000, 1'000));
}

Matrix near_one(Matrix values) {
  double largest = 0;
  for (const double value : values.cells) largest = std::max(largest, std::fabs(value));
  int exponent = 0;
  std::frexp(largest, &exponent);
  for (double& value : values.cells) value = std::ldexp(value, -exponent);
  return values;
}

std::vector<double> shares_of(const std::vector<double>& weights) {
  double largest = 0;
  for (const double weight : weights) largest = std::max(largest, weight);
  const double scale = scale_for(largest);
  double sum = 0;
  for (const double weight : weights) sum += std::max(weight, 0.0) * scale;
  std::vector<double> shares(weights.size(), 0.0);
  if (sum <= 0) return shares;
  for (std::size_t at = 0; at < shares.size(); ++at) {
    shares[at] = std::max(weights[at], 0.0) * scale / sum;
  }
  return shares;
}

}  // namespace malvag::method
