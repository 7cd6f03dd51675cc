#include "in_order.hpp"

#include <algorithm>
#include <numeric>

namespace malvag {

std::vector<std::uint32_t> places_in_order(std::size_t count, const ComesBefore& comes_before) {
  std::vector<std::uint32_t> places(count);
  std::iota(places.begin(), places.end(), std::uint32_t{0});
  std::stable_sort(places.begin(), places.end(), comes_before);
  return places;
}

}  // namespace malvag
