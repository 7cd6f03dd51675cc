// Sorts measures by how often they are above the line.
#include "settled.hpp"

#include <cmath>
#include <numeric>

namespace malvag::priority {

Settled settled(const Robustness& result, std::size_t line) {
  Settled found;
  if (result.samples == 0) return found;
  found.above = line;
  for (std::size_t index = 0; index < result.order.size(); ++index) {
    const std::uint32_t measure = result.order[index];
    const double share =
        static_cast<double>(result.above[measure]) / static_cast<double>(result.samples);
    const bool in = share >= nearly_all, out = share <= 1 - nearly_all + 1e-12;
    (in ? found.in : out ? found.out : found.open).push_back(measure);
    if (index < line && !in) ++found.may_fall;
    if (index >= line && !out) ++found.may_come;
  }
  return found;
}

std::optional<PlaceRange> usual_places(const std::vector<std::int64_t>& places, double share) {
  const std::int64_t all = std::accumulate(places.begin(), places.end(), std::int64_t{0});
  if (all == 0) return std::nullopt;
  const auto spare = static_cast<std::int64_t>(std::floor((1 - share) * static_cast<double>(all)));
  std::size_t from = 0, to = places.size() - 1;
  std::int64_t left = spare / 2;
  while (places[from] <= left) left -= places[from++];
  left = spare / 2;
  while (places[to] <= left) left -= places[to--];
  return PlaceRange{static_cast<int>(from) + 1, static_cast<int>(to) + 1};
}

}  // namespace malvag::priority
