// Reads out of a ranking what the principle did not decide.
#include "undecided.hpp"

#include <algorithm>
#include <set>

namespace malvag::priority {
namespace {

bool holds_within_body(const Plan& plan, const Id& criterion) {
  const Criterion* found = plan.criteria.find(criterion);
  return found && found->reach == Reach::withinBody;
}

}  // namespace

bool can_compare(const Plan& plan, const Tier& tier, const Measure& one, const Measure& other) {
  if (one.body == other.body) return true;
  if (tier.kind != TierKind::weighted) return !holds_within_body(plan, tier.criterion);
  return std::none_of(tier.weights.begin(), tier.weights.end(), [&](const auto& weight) {
    return weight.second > 0 && holds_within_body(plan, weight.first);
  });
}

Undecided undecided(const Plan& plan, const Principle& principle, const Ranking& ranking) {
  Undecided result;
  std::set<Id> bodies;
  int place = 0;
  for (const RankedMeasure& ranked : ranking.measures) {
    const Measure* measure = plan.measures.find(ranked.measure);
    if (measure) bodies.insert(measure->body);
    if (!ranked.tied) continue;
    if (ranked.place != place) result.equal.emplace_back();
    place = ranked.place;
    result.equal.back().push_back(ranked.measure);
  }
  const auto add = [&](const Id& criterion) {
    const auto& known = result.within_bodies;
    if (bodies.size() < 2 || !holds_within_body(plan, criterion)) return;
    if (std::find(known.begin(), known.end(), criterion) != known.end()) return;
    result.within_bodies.push_back(criterion);
  };
  for (const Tier& tier : principle.tiers) {
    if (tier.kind != TierKind::weighted) add(tier.criterion);
    for (const auto& [criterion, weight] : tier.weights) {
      if (tier.kind == TierKind::weighted && weight > 0) add(criterion);
    }
  }
  for (const UnrankedMeasure& measure : ranking.unranked)
    result.unscored.push_back(measure.measure);
  result.outside = ranking.outside;
  return result;
}

}  // namespace malvag::priority
