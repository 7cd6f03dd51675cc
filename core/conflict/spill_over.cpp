// What one body saves and others pay, in money or in goals that get further away.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "../plan/in_order.hpp"
#include "grounds.hpp"

namespace malvag::conflict {
namespace {

Tkr sum_of(const ByYear<Tkr>& costs) {
  Tkr sum = 0;
  for (const auto& [year, cost] : costs) sum += cost;
  return sum;
}

std::vector<BodyCost> who_pays(const Plan& plan, const Measure& measure) {
  std::vector<BodyCost> pays;
  for (const Body& body : plan.bodies) {
    Tkr costs = 0;
    for (const Elsewhere& other : measure.elsewhere) {
      if (other.body == body.id && other.body != measure.body) costs += sum_of(other.costs);
    }
    if (costs > 0) pays.push_back({body.id, costs});
  }
  put_in_order(pays,
               [](const BodyCost& one, const BodyCost& other) { return one.costs > other.costs; });
  return pays;
}

std::vector<SpillYear> years_of(const Measure& measure, const std::vector<BodyCost>& pays) {
  std::map<Year, SpillYear> years;
  for (const auto& [year, cost] : measure.costs) years[year].own += cost;
  for (const Elsewhere& other : measure.elsewhere) {
    const bool is_paid = std::any_of(pays.begin(), pays.end(),
                                     [&](const BodyCost& one) { return one.body == other.body; });
    if (!is_paid) continue;
    for (const auto& [year, cost] : other.costs) years[year].elsewhere += cost;
  }
  std::vector<SpillYear> result;
  for (auto& [year, one] : years) {
    one.year = year;
    result.push_back(one);
  }
  return result;
}

void find_costs_of_others(const Plan& plan, std::vector<Found>& found) {
  std::vector<std::pair<Tkr, Found>> all;  // with what others pay, less what is saved
  for (const Measure& measure : plan.measures) {
    const Tkr saves = -sum_of(measure.costs);
    if (measure.elsewhere.empty() || saves <= 0 || !can_be_chosen(measure)) continue;
    SpillOver spill{measure.id, measure.body, saves, who_pays(plan, measure), {}};
    if (spill.pays.empty()) continue;
    spill.years = years_of(measure, spill.pays);
    Found one;
    one.id = "spill+" + measure.id;
    one.kind = Kind::costs_others;
    one.origin = origin_of(measure, "costs");
    for (const Elsewhere& other : measure.elsewhere) {
      one.origin = weakest(one.origin, origin_of(measure, other));
    }
    one.goals = in_plan_order(plan, measure.goals);
    Tkr serious = -saves;
    for (const BodyCost& body : spill.pays) serious += body.costs;
    one.evidence = std::move(spill);
    all.emplace_back(serious, std::move(one));
  }
  put_in_order(all, [](const auto& one, const auto& other) { return one.first > other.first; });
  for (auto& [serious, one] : all) found.push_back(std::move(one));
}

// Neither the measure's body nor one above it has the goal.
bool is_of_others(const Plan& plan, const Goal& goal, const Id& body) {
  if (goal.bodies.empty() || body.empty()) return false;
  const Body* at = plan.bodies.find(body);
  for (std::size_t steps = 0; at && steps <= plan.bodies.size(); ++steps) {
    if (std::find(goal.bodies.begin(), goal.bodies.end(), at->id) != goal.bodies.end()) {
      return false;
    }
    at = plan.bodies.find(at->parent);
  }
  return true;
}

std::vector<Worsened> worsened_by(const Plan& plan, const Measure& measure) {
  std::vector<Worsened> worsened;
  for (const Effect& effect : measure.effects) {
    const Kpi* kpi = plan.kpis.find(effect.on);
    const Goal* goal = plan.goals.find(kpi ? kpi->goal : effect.on);
    if (!goal || !is_of_others(plan, *goal, measure.body)) continue;
    double total = 0;
    for (const auto& [year, amount] : effect.amount) total += amount;
    if (sense_of(plan, effect, goal->id, total) < 0) {
      worsened.push_back({goal->id, effect.on, effect.amount});
    }
  }
  return worsened;
}

void find_worsened(const Plan& plan, std::vector<Found>& found) {
  std::vector<Found> all;
  for (const Measure& measure : plan.measures) {
    const Tkr saves = -sum_of(measure.costs);
    if (saves <= 0 || !can_be_chosen(measure)) continue;
    SavesAndWorsens evidence{measure.id, measure.body, saves, worsened_by(plan, measure)};
    if (evidence.worsened.empty()) continue;
    Found one;
    one.id = "worsens+" + measure.id;
    one.kind = Kind::saving_worsens;
    one.origin = weakest(OriginKind::judgement,
                         weakest(origin_of(measure, "effects"), origin_of(measure, "costs")));
    std::vector<Id> goals;
    for (const Worsened& worse : evidence.worsened) goals.push_back(worse.goal);
    one.goals = in_plan_order(plan, goals);
    one.evidence = std::move(evidence);
    all.push_back(std::move(one));
  }
  put_in_order(all, [](const Found& one, const Found& other) {
    return one.goals.size() > other.goals.size();
  });
  for (Found& one : all) found.push_back(std::move(one));
}

}  // namespace

int sense_of(const Plan& plan, const Effect& effect, const Id& goal, double amount) {
  if (amount == 0) return 0;
  const int sign = amount > 0 ? 1 : -1;
  if (effect.on == goal) return sign;
  const Kpi* kpi = plan.kpis.find(effect.on);
  if (!kpi || kpi->goal != goal || kpi->direction == Direction::keep) return 0;
  return kpi->direction == Direction::lower ? -sign : sign;
}

void find_spill_over(const Plan& plan, std::vector<Found>& found) {
  find_costs_of_others(plan, found);
  find_worsened(plan, found);
}

}  // namespace malvag::conflict
