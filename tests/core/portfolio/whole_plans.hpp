// Small plans with everything in them: rooms and staff of several bodies and years, savings, harm,
// years to begin in, needs, exclusions, groups, locks, costs elsewhere; and a reading of them that
// knows nothing of programs and rows.
#pragma once

#include <algorithm>
#include <cmath>

#include "../../../core/portfolio/selection.hpp"
#include "../priority/plans.hpp"
#include "../support/chance.hpp"
#include "problems.hpp"

namespace malvag::test {

using portfolio::Asked;
using portfolio::Selection;

inline const std::vector<Year> years = {2020, 2021, 2022};

inline Frame random_frame(Chance& chance, const Id& id, const Id& body) {
  Frame frame;
  frame.id = id;
  frame.body = body;
  for (const Year year : years) {
    if (!chance.one_in(4)) frame.room.set(year, between(chance, chance.one_in(6) ? -3 : 0, 16));
    if (chance.one_in(3)) {
      frame.staff.set(year, static_cast<double>(between(chance, 0, 16)) / 4);
    }
  }
  return frame;
}

// Beside each other, or the one a part of the other; sometimes one body has two.
inline std::vector<Frame> random_frames(Chance& chance) {
  std::vector<Frame> frames = {random_frame(chance, "f-rs", "rs"),
                               random_frame(chance, "f-1", "one")};
  if (chance.one_in(3)) frames[1].parent = "f-rs";
  if (chance.one_in(4)) {
    frames.push_back(random_frame(chance, "f-2", "one"));
    frames.back().parent = chance.one_in(3) ? Id("f-1") : frames[1].parent;
  }
  if (chance.one_in(6)) frames.push_back(random_frame(chance, "f-nobody", ""));
  return frames;
}

inline Measure random_measure(Chance& chance, const std::vector<Id>& earlier) {
  Measure measure;
  measure.id = "m-" + std::to_string(earlier.size());
  // "far" is below nobody; one without a body is under no room at all.
  const std::vector<Id> bodies = {"rs", "one", "two", "far"};
  measure.body = bodies[chance.below(3)];
  if (chance.one_in(16)) measure.body = chance.one_in(2) ? "far" : "";
  const auto first = static_cast<Year>(2020 + chance.below(2));
  for (Year year = first; year < first + 2; ++year) {
    if (!chance.one_in(5)) measure.costs.set(year, between(chance, -4, 8));
    if (chance.one_in(3)) {
      measure.staff.set(year, static_cast<double>(between(chance, -2, 8)) / 4);
    }
  }
  for (std::size_t left = chance.one_in(4) ? 2 : 0; left > 0; --left) {
    Elsewhere other;
    other.body = bodies[chance.below(bodies.size())];
    other.costs.set(static_cast<Year>(2020 + chance.below(3)), between(chance, -3, 5));
    measure.elsewhere.push_back(std::move(other));
  }
  for (const Year year : years) {
    if (chance.one_in(4)) measure.startYears.push_back(year);
  }
  measure.scores.set("c-need", static_cast<double>(between(chance, 1, 2)));
  measure.scores.set("c-use", static_cast<double>(between(chance, 0, 20)));
  measure.scores.set("c-staff", static_cast<double>(between(chance, 0, 10)));
  if (!earlier.empty()) {
    if (chance.one_in(5)) measure.needs.push_back(earlier[chance.below(earlier.size())]);
    if (chance.one_in(6)) measure.excludes.push_back(earlier[chance.below(earlier.size())]);
  }
  if (chance.one_in(12)) {
    measure.lock = Lock{chance.one_in(2) ? LockKind::in : LockKind::out, "", "", "", {}};
  }
  return measure;
}

inline Plan random_plan(Chance& chance, std::size_t at_most) {
  std::vector<Measure> measures;
  std::vector<Id> ids;
  for (std::size_t left = chance.below(at_most + 1); left > 0; --left) {
    measures.push_back(random_measure(chance, ids));
    ids.push_back(measures.back().id);
  }
  std::vector<Criterion> criteria = {criterion("c-need", 2, 1), criterion("c-use", 0, 20),
                                     criterion("c-staff", 0, 10)};
  if (chance.one_in(2)) criteria[1].scale.unchanged = 4;
  if (!chance.one_in(3)) criteria[2].scale.unchanged = 5;
  Plan plan = test::plan(std::move(criteria), std::move(measures), random_frames(chance));
  std::vector<Body> bodies(4);
  bodies[0].id = "rs";
  bodies[1].id = "one";
  bodies[2].id = "two";
  bodies[3].id = "far";
  bodies[1].parent = bodies[2].parent = "rs";
  plan.bodies = Collection<Body>::from(std::move(bodies));
  std::vector<Group> groups;
  for (std::size_t left = chance.below(3); left > 0; --left) {
    Group group;
    group.id = "gr-" + std::to_string(left);
    for (const Id& id : ids) {
      if (chance.one_in(2)) group.measures.push_back(id);
    }
    group.least = chance.one_in(3) ? between(chance, 1, 2) : 0;
    if (chance.one_in(2)) group.most = std::max<std::int64_t>(group.least, between(chance, 0, 2));
    groups.push_back(std::move(group));
  }
  plan.groups = Collection<Group>::from(std::move(groups));
  return plan;
}

// The same with some measures stopped, some done, and some that the law requires.
inline Plan random_plan_under_way(Chance& chance, std::size_t at_most) {
  Plan plan = random_plan(chance, at_most);
  std::vector<Measure> measures(plan.measures.begin(), plan.measures.end());
  for (Measure& one : measures) {
    if (chance.one_in(6)) one.status = MeasureStatus::stopped;
    if (chance.one_in(6)) one.status = MeasureStatus::done;
    one.scores.set("c-law", chance.one_in(8) ? 1 : 0);
  }
  plan.measures = Collection<Measure>::from(std::move(measures));
  std::vector<Criterion> criteria(plan.criteria.begin(), plan.criteria.end());
  criteria.push_back(criterion("c-law", 0, 1));
  plan.criteria = Collection<Criterion>::from(std::move(criteria));
  return plan;
}

inline Asked question(Chance& chance) {
  By<Id, double> weights;
  weights.set("c-use", 1);
  weights.set("c-staff", 1);
  Asked asked;
  std::vector<Tier> tiers;
  if (chance.one_in(2)) tiers.push_back(level("c-need"));
  tiers.push_back(weighted(weights));
  asked.principle = test::principle(std::move(tiers));
  return asked;
}

// By measure: the year in which it begins; −1: it is not taken.
using Beginnings = std::vector<Year>;
constexpr Year left = -1;

class Reading {
 public:
  Reading(const Plan& plan, const Asked& asked) : plan_(plan), asked_(asked) {}

  Year stated(const Measure& measure) const {
    if (!measure.costs.empty()) return measure.costs.begin()->first;
    return measure.staff.empty() ? 0 : measure.staff.begin()->first;
  }
  // Rooms and staff are stated for 2020 to 2022, or for none of them, where any year will do.
  std::vector<Year> can_begin(const Measure& measure) const {
    if (measure.startYears.empty() || stated(measure) == 0) return {stated(measure)};
    Year first = 0, last = 0;
    for (const Frame& frame : plan_.frames) {
      for (const Year year : years) {
        if (!frame.room.find(year) && !frame.staff.find(year)) continue;
        first = first == 0 ? year : std::min(first, year);
        last = std::max(last, year);
      }
    }
    std::vector<Year> result;
    for (const Year year : measure.startYears) {
      if (first == 0 || (year >= first && year <= last)) result.push_back(year);
    }
    if (result.empty()) result.push_back(measure.startYears.front());
    return result;
  }

  bool holds(const Beginnings& begins) const {
    for (std::size_t at = 0; at < begins.size(); ++at) {
      const Measure& measure = plan_.measures[at];
      const bool in = begins[at] != left;
      if (is_done(measure) != in && has_ended(measure)) return false;
      if (!has_ended(measure) && measure.lock && (measure.lock->kind == LockKind::in) != in) {
        return false;
      }
      if (is_required(measure) && !in) return false;
      if (!in) continue;
      for (const Id& needed : measure.needs) {
        const std::size_t other = *plan_.measures.place_of(needed);
        if (is_done(measure) || is_done(plan_.measures[other])) continue;
        if (begins[other] == left) return false;
        const bool by_year =
            can_begin(measure).size() > 1 || can_begin(plan_.measures[other]).size() > 1;
        if (by_year && begins[at] != 0 && begins[other] > begins[at]) return false;
      }
      for (const Id& other : measure.excludes) {
        const std::size_t place = *plan_.measures.place_of(other);
        // Of what is done nothing can be said any more.
        if (is_done(measure) && is_done(plan_.measures[place])) continue;
        if (begins[place] != left) return false;
      }
    }
    for (const Group& group : plan_.groups) {
      const auto taken =
          std::count_if(group.measures.begin(), group.measures.end(),
                        [&](const Id& id) { return begins[*plan_.measures.place_of(id)] != left; });
      const auto done =
          std::count_if(group.measures.begin(), group.measures.end(),
                        [&](const Id& id) { return is_done(*plan_.measures.find(id)); });
      if (taken < group.least) return false;
      if (group.most && taken > done && taken > *group.most) return false;
    }
    for (const Year year : years) {
      for (const Id body : {"rs", "one"}) {
        if (const auto room = room_of(body, year); room && money(begins, body, year) > *room) {
          return false;
        }
        double most = 0;
        for (const Frame& frame : plan_.frames) {
          if (frame.body == body) most += frame.staff.value_or(year, 0);
        }
        if (answering(body, year, true) == body && staff(begins, body, year) > most) return false;
      }
      const auto room = has_outside(year) ? room_of_all(year) : std::nullopt;
      if (room && money_of_all(begins, year) > *room) return false;
    }
    return true;
  }

  static bool is_done(const Measure& measure) { return measure.status == MeasureStatus::done; }
  static bool has_ended(const Measure& measure) {
    return is_done(measure) || measure.status == MeasureStatus::stopped;
  }
  bool is_required(const Measure& measure) const {
    const std::vector<Tier>& tiers = asked_.principle.tiers;
    return !tiers.empty() && tiers.front().kind == TierKind::gate && !has_ended(measure) &&
           !measure.lock && measure.scores.value_or("c-law", 0) == 1;
  }

  Tkr money(const Beginnings& begins, const Id& body, Year year) const {
    Tkr sum = 0;
    for (std::size_t at = 0; at < begins.size(); ++at) {
      const Measure& measure = plan_.measures[at];
      if (begins[at] == left) continue;
      const Year unmoved = year - (begins[at] - stated(measure));
      if (is_under(answering(measure.body, year, false), body, year)) {
        sum += measure.costs.value_or(unmoved, 0);
      }
      for (const Elsewhere& other : measure.elsewhere) {
        if (!is_under(answering(other.body, year, false), body, year)) continue;
        sum += other.costs.value_or(unmoved, 0);
      }
    }
    return sum;
  }
  // All own costs, and those elsewhere that some room covers.
  Tkr money_of_all(const Beginnings& begins, Year year) const {
    Tkr sum = 0;
    for (std::size_t at = 0; at < begins.size(); ++at) {
      const Measure& measure = plan_.measures[at];
      if (begins[at] == left) continue;
      const Year unmoved = year - (begins[at] - stated(measure));
      sum += measure.costs.value_or(unmoved, 0);
      for (const Elsewhere& other : measure.elsewhere) {
        if (!answering(other.body, year, false).empty()) sum += other.costs.value_or(unmoved, 0);
      }
    }
    return sum;
  }
  // Some measure can cost something that year that is under no body's room.
  bool has_outside(Year year) const {
    return std::any_of(plan_.measures.begin(), plan_.measures.end(), [&](const Measure& measure) {
      if (measure.status == MeasureStatus::stopped) return false;
      const std::vector<Year> begins =
          is_done(measure) ? std::vector<Year>{stated(measure)} : can_begin(measure);
      return answering(measure.body, year, false).empty() &&
             std::any_of(begins.begin(), begins.end(), [&](Year begin) {
               return measure.costs.value_or(year - (begin - stated(measure)), 0) != 0;
             });
    });
  }
  std::optional<Tkr> room_of(const Id& body, Year year) const {
    std::optional<Tkr> sum;
    for (const Frame& frame : plan_.frames) {
      if (frame.body != body || !frame.room.find(year) || is_within(frame, body, year)) continue;
      sum = sum.value_or(0) + *frame.room.find(year);
    }
    return sum;
  }
  std::optional<Tkr> room_of_all(Year year) const {
    std::optional<Tkr> sum;
    for (const Frame& frame : plan_.frames) {
      if (!frame.room.find(year)) continue;
      const bool is_part = is_within(frame, "rs", year) || is_within(frame, "one", year);
      sum = sum.value_or(0) + (is_part ? 0 : *frame.room.find(year));
    }
    return sum;
  }
  // A part of a frame of that body that has a room that year.
  bool is_within(const Frame& frame, const Id& body, Year year) const {
    for (const Frame* above = plan_.frames.find(frame.parent); above;
         above = plan_.frames.find(above->parent)) {
      if (above->body == body && above->room.find(year)) return true;
    }
    return false;
  }
  bool is_under(const Id& payer, const Id& body, Year year) const {
    if (payer.empty() || payer == body) return payer == body;
    return std::any_of(plan_.frames.begin(), plan_.frames.end(), [&](const Frame& frame) {
      return frame.body == payer && frame.room.find(year) && is_within(frame, body, year);
    });
  }
  double staff(const Beginnings& begins, const Id& body, Year year) const {
    double sum = 0;
    for (std::size_t at = 0; at < begins.size(); ++at) {
      const Measure& measure = plan_.measures[at];
      if (begins[at] == left || answering(measure.body, year, true) != body) continue;
      sum += measure.staff.value_or(year - (begins[at] - stated(measure)), 0);
    }
    return sum;
  }

  double points(std::size_t at) const {
    const Measure& measure = plan_.measures[at];
    const auto above = [&](const Id& id, double extent) {
      return (measure.scores.value_or(id, 0) -
              plan_.criteria.find(id)->scale.unchanged.value_or(0)) /
             extent;
    };
    return 50 * (above("c-use", 20) + above("c-staff", 10));
  }
  // The better need first, where the principle has that level.
  std::vector<double> worth(const Beginnings& begins) const {
    const std::vector<Tier>& tiers = asked_.principle.tiers;
    const bool ordered = std::any_of(tiers.begin(), tiers.end(),
                                     [](const Tier& tier) { return tier.kind == TierKind::level; });
    std::vector<double> result(ordered ? 2 : 1, 0.0);
    for (std::size_t at = 0; at < begins.size(); ++at) {
      if (begins[at] == left || is_done(plan_.measures[at])) continue;
      const bool second = ordered && plan_.measures[at].scores.value_or("c-need", 0) == 2;
      result[second ? 1 : 0] += points(at);
    }
    return result;
  }

  template <class Visit>
  void each(Visit&& visit) const {
    Beginnings begins(plan_.measures.size(), left);
    each_from(0, begins, visit);
  }
  Beginnings of(const Selection& selection) const {
    Beginnings begins(plan_.measures.size(), left);
    for (const portfolio::Taken& one : selection.taken) {
      const std::size_t at = *plan_.measures.place_of(one.measure);
      begins[at] = one.begins.value_or(can_begin(plan_.measures[at]).front());
    }
    for (std::size_t at = 0; at < begins.size(); ++at) {
      if (is_done(plan_.measures[at])) begins[at] = stated(plan_.measures[at]);
    }
    return begins;
  }

 private:
  Id answering(Id body, Year year, bool for_staff) const {
    while (!body.empty()) {
      for (const Frame& frame : plan_.frames) {
        if (frame.body != body) continue;
        if (for_staff ? frame.staff.find(year) != nullptr : frame.room.find(year) != nullptr) {
          return body;
        }
      }
      body = plan_.bodies.find(body)->parent;
    }
    return body;
  }
  template <class Visit>
  void each_from(std::size_t at, Beginnings& begins, Visit&& visit) const {
    if (at == begins.size()) {
      if (holds(begins)) visit(begins);
      return;
    }
    begins[at] = is_done(plan_.measures[at]) ? stated(plan_.measures[at]) : left;
    each_from(at + 1, begins, visit);
    if (has_ended(plan_.measures[at])) return;
    for (const Year year : can_begin(plan_.measures[at])) {
      begins[at] = year;
      each_from(at + 1, begins, visit);
    }
    begins[at] = left;
  }

  const Plan& plan_;
  const Asked& asked_;
};

}  // namespace malvag::test
