// Which measures are above the line whatever the weights, which never are, and which hang on them.
#pragma once

#include "robustness.hpp"

namespace malvag::priority {

struct Settled {
  // plan.measures places, in the principle's order.
  std::vector<std::uint32_t> in;    // above the line in nearly all ways to weigh
  std::vector<std::uint32_t> open;  // in some
  std::vector<std::uint32_t> out;   // in hardly any
  std::size_t above = 0;            // how many stand above the line now
  std::size_t may_fall = 0;         // of those, how many are not in nearly all
  std::size_t may_come = 0;         // of the others, how many are in more than hardly any
};

// What is called nearly all of the ways to weigh, and most of them.
inline constexpr double nearly_all = 0.95;
inline constexpr double most = 0.8;

// `line`: how many of result.order stand above the line now. Nothing counted: all empty.
Settled settled(const Robustness& result, std::size_t line);

// The least range of places that holds at least `share` of the samples, as much of the rest on
// either side; from 1. None where there are no counts.
struct PlaceRange {
  int from = 0;
  int to = 0;
};
std::optional<PlaceRange> usual_places(const std::vector<std::int64_t>& places, double share);

}  // namespace malvag::priority
