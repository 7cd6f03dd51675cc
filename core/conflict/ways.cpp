// Ways out, seen from what they leave.
#include "ways.hpp"

#include <algorithm>
#include <unordered_set>

#include "leading_key.hpp"

namespace malvag::conflict {
namespace {

bool serves(const Measure& measure, const Id& goal) {
  return std::find(measure.goals.begin(), measure.goals.end(), goal) != measure.goals.end();
}

struct Extremes {
  std::optional<Key> best;
  std::optional<Key> worst;
};
Extremes extremes_of(const Plan& plan, const Principle& principle,
                     const priority::Prepared& prepared, const Id& goal, const Id& other) {
  Extremes extremes;
  for (std::size_t place = 0; place < plan.measures.size(); ++place) {
    const Measure& measure = plan.measures[place];
    if (!serves(measure, goal) || serves(measure, other)) continue;
    const std::optional<Key> key = key_of(principle, prepared, place);
    if (!key) continue;
    if (!extremes.best || *key > *extremes.best) extremes.best = key;
    if (!extremes.worst || *key < *extremes.worst) extremes.worst = key;
  }
  return extremes;
}

}  // namespace

LeftOut left_out(const Plan& plan, std::vector<Id> measures) {
  const std::unordered_set<std::string_view> gone(measures.begin(), measures.end());
  std::unordered_set<std::string_view> served, still_served;
  for (const Measure& measure : plan.measures) {
    const bool stays = !gone.count(measure.id) && measure.status != MeasureStatus::stopped;
    for (const Id& goal : measure.goals) {
      served.insert(goal);
      if (stays) still_served.insert(goal);
    }
  }
  LeftOut result;
  for (const Goal& goal : plan.goals) {
    if (served.count(goal.id) && !still_served.count(goal.id)) {
      result.goals_without.push_back(goal.id);
    }
  }
  result.measures = std::move(measures);
  return result;
}

LeftOut below_the_line(const Plan& plan, const priority::Prepared& prepared,
                       const Principle& principle, const Id& frame, Year year) {
  const priority::Rooms& rooms = *prepared.rooms();
  const auto room = frame.empty() ? rooms.of_whole_plan(year) : rooms.stated_by(frame, year);
  if (!room) return left_out(plan, {});
  const auto cost_of = [&](std::uint32_t measure) {
    Tkr cost = 0;
    for (const priority::Use& use : (*prepared.uses())[measure]) {
      if (use.room == *room) cost = use.cost;
    }
    return cost;
  };
  const priority::Order order = prepared.order(principle, {year, std::nullopt});
  Tkr left = rooms.all()[*room].amount;
  for (const std::uint32_t done : order.done) left -= cost_of(done);
  std::vector<Id> measures;
  for (const std::uint32_t place : order.measures) {
    const Tkr cost = cost_of(place);
    if (cost > 0 && (cost > left || !measures.empty())) {
      measures.push_back(plan.measures[place].id);
    } else {
      left -= cost;
    }
  }
  return left_out(plan, std::move(measures));
}

namespace {

bool exclude_each_other(const Plan& plan, const std::vector<Id>& measures) {
  const std::unordered_set<std::string_view> all(measures.begin(), measures.end());
  const auto is_there = [&](const Id& id) { return all.count(id) > 0; };
  for (const Id& id : measures) {
    const Measure& measure = *plan.measures.find(id);
    if (std::any_of(measure.excludes.begin(), measure.excludes.end(), is_there)) return true;
  }
  return std::any_of(plan.groups.begin(), plan.groups.end(), [&](const Group& group) {
    const auto there = std::count_if(group.measures.begin(), group.measures.end(), is_there);
    return group.most && there > *group.most;
  });
}

bool need_others(const Plan& plan, const std::vector<Id>& measures) {
  const std::unordered_set<std::string_view> all(measures.begin(), measures.end());
  const auto is_other = [&](const Id& id) {
    const Measure* needed = plan.measures.find(id);
    return needed && needed->status != MeasureStatus::done && all.count(id) == 0;
  };
  return std::any_of(measures.begin(), measures.end(), [&](const Id& id) {
    const std::vector<Id>& needs = plan.measures.find(id)->needs;
    return std::any_of(needs.begin(), needs.end(), is_other);
  });
}

}  // namespace

OwnMeasures own_measures(const Plan& plan, const Id& goal, const Id& other) {
  OwnMeasures own;
  for (const Measure& measure : plan.measures) {
    if (!serves(measure, goal) || serves(measure, other)) continue;
    if (measure.status == MeasureStatus::stopped) continue;
    own.measures.push_back(measure.id);
    for (const auto& [year, cost] : measure.costs) own.cost += cost;
    for (const Elsewhere& paid : measure.elsewhere) {
      for (const auto& [year, cost] : paid.costs) {
        own.cost += cost;
        own.others_pay = own.others_pay || cost != 0;
      }
    }
  }
  own.all_can_be = !exclude_each_other(plan, own.measures);
  own.need_others = need_others(plan, own.measures);
  return own;
}

Principled principled(const Plan& plan, const Principle* principle,
                      const priority::Prepared& prepared, const Id& one, const Id& other) {
  if (!principle) return {};
  const Extremes of_one = extremes_of(plan, *principle, prepared, one, other);
  const Extremes of_other = extremes_of(plan, *principle, prepared, other, one);
  Principled result{Verdict::does_not_decide, "", 0};
  if (!of_one.best || !of_other.best) return result;
  if (*of_one.worst > *of_other.best) {
    return {Verdict::decides, one, first_difference(*of_one.worst, *of_other.best)};
  }
  if (*of_other.worst > *of_one.best) {
    return {Verdict::decides, other, first_difference(*of_other.worst, *of_one.best)};
  }
  return result;
}

}  // namespace malvag::conflict
