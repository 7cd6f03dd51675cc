// What is to happen before what it needs.
#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "../plan/in_order.hpp"
#include "grounds.hpp"

namespace malvag::conflict {
namespace {

// The first year of its costs, else of staff, else of effects: that one moves with the others.
std::optional<Year> stated_beginning(const Measure& measure) {
  if (!measure.costs.empty()) return measure.costs.begin()->first;
  if (!measure.staff.empty()) return measure.staff.begin()->first;
  std::optional<Year> first;
  for (const Effect& effect : measure.effects) {
    if (effect.amount.empty()) continue;
    const Year year = effect.amount.begin()->first;
    first = first ? std::min(*first, year) : year;
  }
  return first;
}
std::optional<Year> earliest(const Measure& measure) {
  if (measure.startYears.empty()) return stated_beginning(measure);
  return *std::min_element(measure.startYears.begin(), measure.startYears.end());
}
std::optional<Year> latest(const Measure& measure) {
  if (measure.startYears.empty()) return stated_beginning(measure);
  return *std::max_element(measure.startYears.begin(), measure.startYears.end());
}

void add_by(std::vector<std::pair<Year, Found>> all, std::vector<Found>& found) {
  put_in_order(all, [](const auto& one, const auto& other) { return one.first > other.first; });
  for (auto& [years, one] : all) found.push_back(std::move(one));
}

void find_needs_later(const Plan& plan, std::vector<Found>& found) {
  std::vector<std::pair<Year, Found>> all;
  for (const Measure& measure : plan.measures) {
    const std::optional<Year> begins = latest(measure);
    if (!begins || !can_be_chosen(measure) || measure.status == MeasureStatus::done) continue;
    NeedsLater later{{measure.id, *begins}, {}};
    Year years = 0;
    OriginKind origin = origin_of(measure, "costs");
    for (const Id& id : measure.needs) {
      const Measure* needed = plan.measures.find(id);
      if (!needed || needed->status == MeasureStatus::done) continue;
      const std::optional<Year> year = earliest(*needed);
      if (!year || *year <= *begins) continue;
      later.needed.push_back({id, *year});
      years = std::max(years, *year - *begins);
      origin = weakest(origin, origin_of(*needed, "costs"));
    }
    if (later.needed.empty()) continue;
    Found one;
    one.id = "later+" + measure.id;
    one.kind = Kind::needs_what_is_later;
    one.origin = weakest(origin, origin_of(measure, "requires"));
    one.goals = in_plan_order(plan, measure.goals);
    one.evidence = std::move(later);
    all.emplace_back(years, std::move(one));
  }
  add_by(std::move(all), found);
}

// Years by which the measure can begin earlier than stated, at the most; below 0: only later.
Year can_move(const Measure& measure) {
  const auto stated = stated_beginning(measure);
  const auto begins = earliest(measure);
  return stated && begins ? *stated - *begins : 0;
}

struct Helped {
  Year effect = 0;
  std::vector<Id> measures;  // that help in that year
  OriginKind origin = OriginKind::source;
};
// By goal, the first year in which any measure can help it.
std::unordered_map<std::string_view, Helped> helped_goals(const Plan& plan) {
  std::unordered_map<std::string_view, Helped> goals;
  for (const Measure& measure : plan.measures) {
    if (!can_be_chosen(measure)) continue;
    for (const Effect& effect : measure.effects) {
      const Kpi* kpi = plan.kpis.find(effect.on);
      const Id& goal = kpi ? kpi->goal : effect.on;
      const auto first = std::find_if(
          effect.amount.begin(), effect.amount.end(),
          [&](const auto& of_year) { return sense_of(plan, effect, goal, of_year.second) > 0; });
      if (first == effect.amount.end()) continue;
      const Year year = first->first - can_move(measure);
      Helped& helped = goals[goal];
      if (helped.measures.empty() || year < helped.effect) {
        helped.effect = year;
        helped.measures.clear();
      }
      const bool is_there = !helped.measures.empty() && helped.measures.back() == measure.id;
      if (year == helped.effect && !is_there) helped.measures.push_back(measure.id);
      helped.origin = weakest(helped.origin, origin_of(measure, "effects"));
    }
  }
  return goals;
}

void find_due_too_early(const Plan& plan, std::vector<Found>& found) {
  std::vector<std::pair<Year, Found>> all;
  const auto helped_by_goal = helped_goals(plan);
  for (const Goal& goal : plan.goals) {
    const std::optional<Year> due = year_of(goal.due);
    const auto helped = helped_by_goal.find(goal.id);
    if (!due || helped == helped_by_goal.end() || helped->second.effect <= *due) continue;
    const auto& [effect, measures, origin] = helped->second;
    Found one;
    one.id = "due+" + goal.id;
    one.kind = Kind::due_before_effects;
    one.origin = weakest(origin, origin_of(goal, "due"));
    one.goals = {goal.id};
    one.evidence = DueTooEarly{goal.id, *due, effect, measures};
    all.emplace_back(effect - *due, std::move(one));
  }
  add_by(std::move(all), found);
}

}  // namespace

std::optional<Year> year_of(std::string_view time) {
  Year year = 0;
  if (time.size() < 4) return std::nullopt;
  const auto [end, error] = std::from_chars(time.data(), time.data() + 4, year);
  return error == std::errc() && end == time.data() + 4 ? std::optional(year) : std::nullopt;
}

void find_timing(const Plan& plan, std::vector<Found>& found) {
  find_needs_later(plan, found);
  find_due_too_early(plan, found);
}

}  // namespace malvag::conflict
