// Reads the reasons for a place out of a ranking.
#include "why.hpp"

#include <algorithm>
#include <cmath>

#include "room.hpp"

namespace malvag::priority {
namespace {

// As in ranking: in whole units of 1e-9 points, levels by their place on the scale.
bool differs(const Plan& plan, const Tier& tier, const TierResult& one, const TierResult& other) {
  const auto in_units = [&](double result) {
    const Criterion* criterion = plan.criteria.find(tier.criterion);
    if (tier.kind != TierKind::level || !criterion) return std::llround(result * 1e9);
    return std::llround(place_on(criterion->scale, result) * 1e11);
  };
  return in_units(one.result) != in_units(other.result);
}

void find_leads(const TierResult& own, const TierResult& others, Beside& beside) {
  for (std::size_t at = 0; at < own.contributions.size(); ++at) {
    const double lead = own.contributions[at].points - others.contributions[at].points;
    const Lead found{own.contributions[at].criterion, lead};
    if (lead > 0 && (!beside.most_ahead || lead > beside.most_ahead->points)) {
      beside.most_ahead = found;
    }
    if (lead < 0 && (!beside.most_behind || lead < beside.most_behind->points)) {
      beside.most_behind = found;
    }
  }
}

Beside beside(const Plan& plan, const Principle& principle, const RankedMeasure& own,
              const RankedMeasure& other) {
  Beside result;
  result.measure = other.measure;
  if (own.place == other.place) return result;
  for (std::size_t tier = 0; tier < own.tiers.size(); ++tier) {
    if (!differs(plan, principle.tiers[tier], own.tiers[tier], other.tiers[tier])) continue;
    result.tier = tier;
    result.difference = std::fabs(own.tiers[tier].result - other.tiers[tier].result);
    find_leads(own.tiers[tier], other.tiers[tier], result);
    break;
  }
  return result;
}

std::optional<Contribution> largest_contribution(const RankedMeasure& measure) {
  std::optional<Contribution> result;
  for (auto tier = measure.tiers.rbegin(); tier != measure.tiers.rend(); ++tier) {
    if (tier->kind != TierKind::weighted) continue;
    for (const Contribution& contribution : tier->contributions) {
      if (contribution.points > (result ? result->points : 0)) result = contribution;
    }
    return result;
  }
  return result;
}

Tkr cost_of(const Plan& plan, const Id& measure, Year year) {
  const Measure* found = plan.measures.find(measure);
  return found ? found->costs.value_or(year, 0) : 0;
}

void add_money(const Plan& plan, const Ranking& ranking, std::size_t index, Why& why) {
  const RoomOfYear* room =
      ranking.line_year == 0 ? nullptr : room_of_line(ranking.rooms, ranking.line_year);
  if (!room) return;
  why.room = room->room;
  Tkr spent = room->given;
  for (std::size_t at = 0; at <= index; ++at) {
    const Tkr cost = cost_of(plan, ranking.measures[at].measure, ranking.line_year);
    if (at == index) {
      why.cost_before = spent;
      why.cost = cost;
    }
    spent += cost;
    if (cost > 0) why.missing = std::max(why.missing, spent - why.room);
  }
  if (why.above_line) why.missing = 0;
}

}  // namespace

std::optional<Why> why(const Plan& plan, const Principle& principle, const Ranking& ranking,
                       const Id& measure) {
  const auto& measures = ranking.measures;
  const auto found = std::find_if(measures.begin(), measures.end(),
                                  [&](const RankedMeasure& one) { return one.measure == measure; });
  if (found == measures.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(found - measures.begin());
  Why result;
  result.measure = measure;
  result.place = found->place;
  result.above_line = found->above_line;
  result.largest = largest_contribution(*found);
  if (index > 0) result.above = beside(plan, principle, *found, measures[index - 1]);
  if (index + 1 < measures.size())
    result.below = beside(plan, principle, *found, measures[index + 1]);
  add_money(plan, ranking, index, result);
  return result;
}

}  // namespace malvag::priority
