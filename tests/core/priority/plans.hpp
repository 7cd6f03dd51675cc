// Small plans for the tests of ranking, made in code.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "../../../core/priority/prepared.hpp"

namespace malvag::test {

inline Criterion criterion(const Id& id, double worst, double best,
                           std::vector<std::pair<double, double>> points = {}) {
  Criterion result;
  result.id = id;
  result.title = id;
  result.scale.worst = worst;
  result.scale.best = best;
  for (const auto& [at, value] : points) {
    ScalePoint point;
    point.at = at;
    point.value = value;
    result.scale.points.push_back(point);
  }
  return result;
}

inline Measure measure(const Id& id, By<Id, double> scores, Tkr cost_2020 = 0,
                       const Id& body = "rs") {
  Measure result;
  result.id = id;
  result.title = "Åtgärd " + id;
  result.body = body;
  result.scores = std::move(scores);
  if (cost_2020 != 0) result.costs.set(2020, cost_2020);
  return result;
}

inline Frame frame(const Id& id, const Id& body, ByYear<Tkr> room, const Id& parent = "") {
  Frame result;
  result.id = id;
  result.body = body;
  result.parent = parent;
  result.room = std::move(room);
  return result;
}

inline Tier weighted(By<Id, double> weights) {
  Tier result;
  result.kind = TierKind::weighted;
  result.weights = std::move(weights);
  return result;
}
inline Tier gate(const Id& criterion) {
  Tier result;
  result.kind = TierKind::gate;
  result.criterion = criterion;
  return result;
}
inline Tier level(const Id& criterion) {
  Tier result;
  result.kind = TierKind::level;
  result.criterion = criterion;
  return result;
}
inline Principle principle(std::vector<Tier> tiers) {
  Principle result;
  result.id = "p-1";
  result.tiers = std::move(tiers);
  return result;
}

inline Plan plan(std::vector<Criterion> criteria, std::vector<Measure> measures,
                 std::vector<Frame> frames = {}) {
  Plan result;
  result.criteria = Collection<Criterion>::from(std::move(criteria));
  result.measures = Collection<Measure>::from(std::move(measures));
  result.frames = Collection<Frame>::from(std::move(frames));
  return result;
}

inline std::vector<Id> ids(const priority::Ranking& ranking) {
  std::vector<Id> result;
  for (const priority::RankedMeasure& ranked : ranking.measures) result.push_back(ranked.measure);
  return result;
}
inline std::vector<int> places(const priority::Ranking& ranking) {
  std::vector<int> result;
  for (const priority::RankedMeasure& ranked : ranking.measures) result.push_back(ranked.place);
  return result;
}
inline const priority::RankedMeasure* find(const priority::Ranking& ranking, const Id& id) {
  for (const priority::RankedMeasure& ranked : ranking.measures) {
    if (ranked.measure == id) return &ranked;
  }
  return nullptr;
}

}  // namespace malvag::test
