// Draws weights.
#include "weight_draw.hpp"

#include <algorithm>
#include <functional>

namespace malvag::method {
namespace {

constexpr std::int64_t tries_before_walking = 2'000;
constexpr double flat = 1e-12;

}  // namespace

bool can_hold(const WeightsKnown& known, std::size_t criteria) {
  if (known.what != WeightsKnown::What::intervals) return criteria > 0;
  if (known.bounds.size() != criteria) return false;
  double least = 0, most = 0;
  for (const auto& [lower, upper] : known.bounds) {
    if (!(lower >= 0 && upper <= 1 && lower <= upper)) return false;
    least += lower;
    most += upper;
  }
  return least <= 1 + flat && most >= 1 - flat;
}

bool WeightDraw::keeps_bounds(const std::vector<double>& weights) const {
  for (std::size_t at = 0; at < weights.size(); ++at) {
    if (weights[at] < known_.bounds[at].first || weights[at] > known_.bounds[at].second) {
      return false;
    }
  }
  return true;
}

// Moves weight between two criteria, evenly within what both allow. On the simplex such directions
// reach every point.
void WeightDraw::walk(Random& random, std::vector<double>& weights) {
  const std::size_t count = weights.size();
  if (count < 2) return;
  for (std::size_t step = 0; step < 10 * count; ++step) {
    const auto one = static_cast<std::size_t>(random.uniform() * static_cast<double>(count));
    auto other = static_cast<std::size_t>(random.uniform() * static_cast<double>(count - 1));
    if (other >= one) ++other;
    const double up = std::min(known_.bounds[one].second - weights[one],
                               weights[other] - known_.bounds[other].first);
    const double down = std::min(weights[one] - known_.bounds[one].first,
                                 known_.bounds[other].second - weights[other]);
    const double moved = -down + (up + down) * random.uniform();
    weights[one] += moved;
    weights[other] -= moved;
  }
}

void WeightDraw::draw(Random& random, std::vector<double>& weights) {
  if (walks_) return walk(random, weights);
  while (true) {
    double sum = 0;
    for (double& weight : weights) sum += weight = random.exponential();
    for (double& weight : weights) weight /= sum;
    if (known_.what == WeightsKnown::What::order) {
      std::sort(weights.begin(), weights.end(), std::greater<>());
    }
    if (known_.what != WeightsKnown::What::intervals) return;
    ++tried_;
    if (keeps_bounds(weights)) {
      ++kept_;
      return;
    }
    if (tried_ < tries_before_walking || kept_ * 200 > tried_) continue;
    // Too narrow to hit: from the lower bounds, the rest shared by what each has room for.
    walks_ = true;
    double least = 0, room = 0;
    for (const auto& [lower, upper] : known_.bounds) {
      least += lower;
      room += upper - lower;
    }
    const double part = room > 0 ? (1 - least) / room : 0;
    for (std::size_t at = 0; at < weights.size(); ++at) {
      const auto& [lower, upper] = known_.bounds[at];
      weights[at] = lower + part * (upper - lower);
    }
    return walk(random, weights);
  }
}

}  // namespace malvag::method
