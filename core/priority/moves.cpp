// Compares two rankings, measure by measure.
#include "moves.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <unordered_map>

#include "../plan/in_order.hpp"

namespace malvag::priority {
namespace {

using Places = std::unordered_map<std::string_view, const RankedMeasure*>;

Places places_of(const Ranking& ranking) {
  Places result;
  result.reserve(ranking.measures.size());
  for (const RankedMeasure& measure : ranking.measures) result.emplace(measure.measure, &measure);
  return result;
}

bool stayed_ranked(const Move& move) {
  return move.from != 0 && move.to != 0;
}

bool moved_more(const Move& one, const Move& other) {
  if (stayed_ranked(one) != stayed_ranked(other)) return stayed_ranked(one);
  if (!stayed_ranked(one)) return false;
  const int distance = std::abs(one.to - one.from);
  const int other_distance = std::abs(other.to - other.from);
  if (distance != other_distance) return distance > other_distance;
  const bool crossed = one.was_above != one.is_above;
  const bool other_crossed = other.was_above != other.is_above;
  return crossed && !other_crossed;
}

}  // namespace

std::vector<Move> moves(const Ranking& before, const Ranking& after) {
  const Places places_before = places_of(before);
  const Places places_after = places_of(after);
  std::vector<Move> result;
  result.reserve(after.measures.size());
  for (const RankedMeasure& now : after.measures) {
    Move move{now.measure, 0, now.place, false, now.above_line};
    const auto then = places_before.find(now.measure);
    if (then != places_before.end()) {
      move.from = then->second->place;
      move.was_above = then->second->above_line;
    }
    result.push_back(std::move(move));
  }
  for (const RankedMeasure& then : before.measures) {
    if (places_after.count(then.measure) == 0) {
      result.push_back({then.measure, then.place, 0, then.above_line, false});
    }
  }
  put_in_order(result, moved_more);
  return result;
}

std::optional<PlaceMove> most_moved(const Order& before, const Order& after) {
  const auto largest = std::max_element(before.measures.begin(), before.measures.end());
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> index_before(
      largest == before.measures.end() ? 0 : std::size_t{*largest} + 1, none);
  for (std::size_t index = 0; index < before.measures.size(); ++index) {
    index_before[before.measures[index]] = index;
  }
  std::optional<PlaceMove> most;
  Move as_move;
  for (std::size_t index = 0; index < after.measures.size(); ++index) {
    const std::uint32_t measure = after.measures[index];
    const std::size_t then = measure < index_before.size() ? index_before[measure] : none;
    if (then == none) continue;
    const Move move{
        {}, before.places[then], after.places[index], then < before.line, index < after.line};
    if (move.from == move.to || (most && !moved_more(move, as_move))) continue;
    most = PlaceMove{measure, move.from, move.to};
    as_move = move;
  }
  return most;
}

}  // namespace malvag::priority
