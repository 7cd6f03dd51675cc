// What changed between two rankings, as data; the words are made in app/.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "prepared.hpp"
#include "ranking.hpp"

namespace malvag::priority {

struct Move {
  Id measure;
  int from = 0;  // places; 0: it was not ranked
  int to = 0;
  bool was_above = false;  // the line
  bool is_above = false;
  bool operator==(const Move&) const = default;
};

// Every measure that is ranked in either, the most moved first: more places, then those that
// crossed the line, then the better new place, then the order of `after`. Those that came or went
// stand last.
std::vector<Move> moves(const Ranking& before, const Ranking& after);

// The first of those moves alone, found in two orders of the same plan without making the rankings:
// for what follows a slider. None: no measure changed place.
struct PlaceMove {
  std::uint32_t measure = 0;  // place in plan.measures
  int from = 0;
  int to = 0;
  bool operator==(const PlaceMove&) const = default;
};
std::optional<PlaceMove> most_moved(const Order& before, const Order& after);

}  // namespace malvag::priority
