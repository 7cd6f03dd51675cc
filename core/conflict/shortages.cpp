// Measures that together want more than the room to decide: proved by adding up.
#include <algorithm>
#include <set>

#include "../priority/standing.hpp"
#include "grounds.hpp"

namespace malvag::conflict {
namespace {

std::vector<YearShort> short_years(const Plan& plan, const Frame& frame) {
  std::vector<YearShort> years;
  for (const auto& [year, room] : frame.room) {
    YearShort one{year, 0, room, 0};
    for (const Measure& measure : plan.measures) {
      if (can_be_chosen(measure)) one.wanted += cost_in(measure, frame.body, year);
    }
    one.missing = one.wanted - one.room;
    if (one.missing > 0) years.push_back(one);
  }
  return years;
}

std::vector<Id> fewest_left_out(const Plan& plan, const Id& body, const YearShort& year) {
  std::vector<std::pair<Tkr, const Measure*>> dearest;
  for (const Measure& measure : plan.measures) {
    const Tkr cost = cost_in(measure, body, year.year);
    // What is done cannot be left out any more.
    const bool is_open = !priority::has_ended(priority::standing_of(measure));
    if (cost > 0 && is_open && can_be_chosen(measure)) dearest.emplace_back(cost, &measure);
  }
  std::stable_sort(dearest.begin(), dearest.end(),
                   [](const auto& one, const auto& other) { return one.first > other.first; });
  std::vector<Id> left_out;
  Tkr missing = year.missing;
  for (const auto& [cost, measure] : dearest) {
    if (missing <= 0) break;
    left_out.push_back(measure->id);
    missing -= cost;
  }
  // A room below 0 demands savings that are not there: nothing that is left out makes it fit.
  return missing <= 0 ? left_out : std::vector<Id>{};
}

OriginKind origin_in(const Measure& measure, const Id& body) {
  OriginKind origin = OriginKind::source;
  if (measure.body == body) origin = origin_of(measure, "costs");
  for (const Elsewhere& other : measure.elsewhere) {
    if (other.body == body) origin = weakest(origin, origin_of(measure, other));
  }
  return origin;
}

Found found_of(const Plan& plan, const Frame& frame, std::vector<YearShort> years) {
  Found found;
  found.id = "room+" + frame.id;
  found.kind = Kind::room_exceeded;
  found.origin = origin_of(frame, "room");
  Shortage shortage;
  shortage.frame = frame.id;
  shortage.body = frame.body;
  const auto worst = std::max_element(
      years.begin(), years.end(),
      [](const YearShort& one, const YearShort& other) { return one.missing < other.missing; });
  shortage.worst = worst->year;
  shortage.fewest = fewest_left_out(plan, frame.body, *worst);
  shortage.years = std::move(years);
  std::set<Id> goals;
  for (const Measure& measure : plan.measures) {
    if (!can_be_chosen(measure)) continue;
    const bool costs = std::any_of(
        shortage.years.begin(), shortage.years.end(),
        [&](const YearShort& year) { return cost_in(measure, frame.body, year.year) > 0; });
    if (!costs) continue;
    shortage.measures.push_back(measure.id);
    found.origin = weakest(found.origin, origin_in(measure, frame.body));
    goals.insert(measure.goals.begin(), measure.goals.end());
  }
  for (const Goal& goal : plan.goals) {
    if (goals.count(goal.id)) found.goals.push_back(goal.id);
  }
  found.evidence = std::move(shortage);
  return found;
}

Tkr most_missing(const Found& found) {
  Tkr most = 0;
  for (const YearShort& year : std::get<Shortage>(found.evidence).years) {
    most = std::max(most, year.missing);
  }
  return most;
}

}  // namespace

bool can_be_chosen(const Measure& measure) {
  return priority::can_be_there(priority::standing_of(measure));
}

Tkr cost_in(const Measure& measure, const Id& body, Year year) {
  Tkr cost = measure.body == body ? measure.costs.value_or(year, 0) : 0;
  for (const Elsewhere& other : measure.elsewhere) {
    if (other.body == body) cost += other.costs.value_or(year, 0);
  }
  return cost;
}

void find_shortages(const Plan& plan, std::vector<Found>& found) {
  std::vector<Found> shortages;
  for (const Frame& frame : plan.frames) {
    std::vector<YearShort> years = short_years(plan, frame);
    if (!years.empty()) shortages.push_back(found_of(plan, frame, std::move(years)));
  }
  std::stable_sort(shortages.begin(), shortages.end(), [](const Found& one, const Found& other) {
    return most_missing(one) > most_missing(other);
  });
  for (Found& one : shortages) found.push_back(std::move(one));
}

}  // namespace malvag::conflict
