// Sorting without a copy of the sort for each thing that is sorted: what is ordered is places, by a
// comparison that is called through a pointer, and the things then move to their places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace malvag {

// Whether what stands at one place comes before what stands at another. Borrows what it is made of.
class ComesBefore {
 public:
  template <class Compare>
  requires(!std::is_same_v<Compare, ComesBefore>) ComesBefore(const Compare& compare)
      : compare_(&compare), call_([](const void* of, std::uint32_t one, std::uint32_t other) {
          return static_cast<bool>((*static_cast<const Compare*>(of))(one, other));
        }) {}
  bool operator()(std::uint32_t one, std::uint32_t other) const {
    return call_(compare_, one, other);
  }

 private:
  const void* compare_;
  bool (*call_)(const void*, std::uint32_t, std::uint32_t);
};

// The places below `count` in order; of those that are alike the first stays first.
std::vector<std::uint32_t> places_in_order(std::size_t count, const ComesBefore& comes_before);

// As std::stable_sort.
template <class Thing, class Compare>
void put_in_order(std::vector<Thing>& things, const Compare& comes_before) {
  const auto of_places = [&](std::uint32_t one, std::uint32_t other) {
    return comes_before(std::as_const(things[one]), std::as_const(things[other]));
  };
  const std::vector<std::uint32_t> places = places_in_order(things.size(), of_places);
  std::vector<Thing> ordered;
  ordered.reserve(things.size());
  for (const std::uint32_t place : places) ordered.push_back(std::move(things[place]));
  things = std::move(ordered);
}

}  // namespace malvag
