// Plans made by chance, for what must hold for all: costs and savings, gates and levels, scales
// that rise and fall, one room or several.
#pragma once

#include "../support/chance.hpp"
#include "plans.hpp"

namespace malvag::test {

struct Shape {
  std::size_t measures = 9;
  std::size_t criteria = 3;
  bool levels = true;  // a gate and a level before the weights
  bool savings = true;
};
struct RandomPlan {
  Plan plan;
  Principle principle;
};

inline RandomPlan random_plan(std::uint64_t seed, const Shape& shape = {}) {
  Chance chance(seed);
  const auto number = [&](int from, int to) {
    return from + static_cast<int>(chance.below(static_cast<std::size_t>(to - from + 1)));
  };
  std::vector<Criterion> criteria;
  By<Id, double> weights;
  for (std::size_t at = 0; at < shape.criteria; ++at) {
    const Id id = "c-" + std::to_string(at);
    // Every other scale is best at its low end, and some bend.
    const bool falls = at % 2 == 1;
    criteria.push_back(criterion(id, falls ? 20 : 0, falls ? 0 : 20));
    if (at == 2) criteria.back() = criterion(id, 0, 20, {{12, 0.4}});
    weights.set(id, number(1, 9));
  }
  criteria.push_back(criterion("c-law", 0, 1));
  criteria.push_back(criterion("c-need", 3, 1));
  std::vector<Measure> measures;
  for (std::size_t at = 0; at < shape.measures; ++at) {
    By<Id, double> scores;
    for (std::size_t place = 0; place < shape.criteria; ++place) {
      scores.set("c-" + std::to_string(place), number(0, 20));
    }
    scores.set("c-law", chance.one_in(5) ? 1 : 0);
    scores.set("c-need", number(1, 2));
    const Tkr cost = shape.savings && chance.one_in(4) ? -number(1, 80) : number(0, 100);
    measures.push_back(measure("m-" + std::to_string(at), scores, cost));
  }
  std::vector<Tier> tiers;
  if (shape.levels) tiers = {gate("c-law"), level("c-need")};
  tiers.push_back(weighted(weights));
  const Tkr room = number(50, 50 * static_cast<int>(shape.measures) / 2);
  // Every other plan has two bodies with a room each, and some of those a measure without a body.
  std::vector<Frame> frames = {frame("f-1", "rs", {{2020, room}})};
  if (seed % 2 == 1) {
    frames = {frame("f-1", "rs", {{2020, room - room / 3}}),
              frame("f-2", "stab", {{2020, room / 3}})};
    for (std::size_t at = 1; at < measures.size(); at += 3) measures[at].body = "stab";
    if (seed % 4 == 3 && measures.size() > 5) measures[5].body = "";
  }
  return {plan(std::move(criteria), std::move(measures), std::move(frames)),
          principle(std::move(tiers))};
}

}  // namespace malvag::test
