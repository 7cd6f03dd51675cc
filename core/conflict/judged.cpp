// Pairs of goals that somebody judges to pull apart: both directions and all assessors together.
#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "../plan/in_order.hpp"
#include "grounds.hpp"

namespace malvag::conflict {
namespace {

// From a goal to another: where they are kept. Nobody asks for their order.
using FromTo = std::pair<std::string_view, std::string_view>;
struct HashOfFromTo {
  std::size_t operator()(const FromTo& one) const {
    const std::hash<std::string_view> hash;
    return hash(one.first) * 31 + hash(one.second);
  }
};
using PlacesByFromTo = std::unordered_map<FromTo, std::size_t, HashOfFromTo>;

void summarise(Influences& one) {
  std::vector<int> ordered = one.strengths;
  std::sort(ordered.begin(), ordered.end());
  one.lowest = ordered.front();
  one.highest = ordered.back();
  const std::size_t middle = ordered.size() / 2;
  one.median =
      ordered.size() % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2.0;
  one.against = static_cast<std::size_t>(
      std::count_if(ordered.begin(), ordered.end(), [](int strength) { return strength < 0; }));
}

double share_against(const Influences& one) {
  return one.strengths.empty()
             ? 0
             : static_cast<double>(one.against) / static_cast<double>(one.strengths.size());
}

bool is_seen_by_most(const Influences& one) {
  return 2 * one.against > one.strengths.size();
}

// What most do not see does not pull, however strong it is to the others.
double pull(const Influences& one) {
  return is_seen_by_most(one) ? one.median : 0;
}

// Whether one direction pulls more than the other. An empty one pulls least.
bool pulls_more(const Influences& one, const Influences& other) {
  if (one.strengths.empty() || other.strengths.empty()) return !one.strengths.empty();
  if (pull(one) != pull(other)) return pull(one) < pull(other);
  if (share_against(one) != share_against(other)) return share_against(one) > share_against(other);
  return one.lowest < other.lowest;
}

double weight_of(const Plan& plan, const Id& goal) {
  const Goal* found = plan.goals.find(goal);
  return found ? found->weight : 0;
}

OriginKind origin_of(const Plan& plan, const Judged& judged) {
  OriginKind origin = OriginKind::judgement;
  for (const Influences* direction : {&judged.most, &judged.back}) {
    for (const Id& id : direction->influences) {
      if (const Influence* influence = plan.influences.find(id)) {
        origin = weakest(origin, conflict::origin_of(*influence, "strength"));
      }
    }
  }
  return origin;
}

Found found_of(const Plan& plan, Judged judged) {
  Found found;
  const auto& [from, to] = std::minmax(judged.most.from, judged.most.to);
  found.id = from + "+" + to;
  found.kind = is_seen_by_most(judged.most) ? Kind::pulls_apart : Kind::assessors_disagree;
  found.origin = origin_of(plan, judged);
  found.goals = {judged.most.from, judged.most.to};
  found.evidence = std::move(judged);
  return found;
}

}  // namespace

std::vector<Influences> influences_by_direction(const Plan& plan) {
  std::vector<Influences> directions;
  PlacesByFromTo places;
  for (const Influence& influence : plan.influences) {
    const auto [place, is_new] =
        places.emplace(FromTo(influence.from, influence.to), directions.size());
    if (is_new) directions.push_back({influence.from, influence.to, {}, {}});
    directions[place->second].influences.push_back(influence.id);
    directions[place->second].strengths.push_back(static_cast<int>(influence.strength));
  }
  for (Influences& one : directions) summarise(one);
  return directions;
}

void find_judged(const Plan& plan, std::vector<Found>& found) {
  const std::vector<Influences> directions = influences_by_direction(plan);
  PlacesByFromTo places;
  for (std::size_t place = 0; place < directions.size(); ++place) {
    places.emplace(FromTo(directions[place].from, directions[place].to), place);
  }
  std::vector<Judged> pairs;
  for (std::size_t place = 0; place < directions.size(); ++place) {
    const Influences& one = directions[place];
    const auto back = places.find(FromTo(one.to, one.from));
    if (back != places.end() && back->second < place) continue;  // was there with its other way
    Judged judged{one, back == places.end() ? Influences{one.to, one.from, {}, {}}
                                            : directions[back->second]};
    if (pulls_more(judged.back, judged.most)) std::swap(judged.most, judged.back);
    if (judged.most.against > 0) pairs.push_back(std::move(judged));
  }
  put_in_order(pairs, [&](const Judged& one, const Judged& other) {
    if (pulls_more(one.most, other.most)) return true;
    if (pulls_more(other.most, one.most)) return false;
    return weight_of(plan, one.most.from) + weight_of(plan, one.most.to) >
           weight_of(plan, other.most.from) + weight_of(plan, other.most.to);
  });
  for (Judged& judged : pairs) found.push_back(found_of(plan, std::move(judged)));
}

}  // namespace malvag::conflict
