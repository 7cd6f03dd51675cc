// Choices for small plans with everything in them: rooms and staff of several bodies and years,
// savings, harm, years to begin in, needs, exclusions, groups, locks and tiers; held against every
// choice there is, by a reading of the plan that knows nothing of programs and rows.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>

#include "../../../core/portfolio/robust_selection.hpp"
#include "../../../core/portfolio/selection.hpp"
#include "../priority/plans.hpp"
#include "../support/chance.hpp"
#include "problems.hpp"

using namespace malvag;
using portfolio::Asked;
using portfolio::LeftOutBy;
using portfolio::Selection;
using test::between;
using test::Chance;

namespace {

const std::vector<Year> years = {2020, 2021, 2022};

Frame random_frame(Chance& chance, const Id& id, const Id& body) {
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

Measure random_measure(Chance& chance, const std::vector<Id>& earlier) {
  Measure measure;
  measure.id = "m-" + std::to_string(earlier.size());
  const std::vector<Id> bodies = {"rs", "one", "two"};
  measure.body = bodies[chance.below(3)];
  const auto first = static_cast<Year>(2020 + chance.below(2));
  for (Year year = first; year < first + 2; ++year) {
    if (!chance.one_in(5)) measure.costs.set(year, between(chance, -4, 8));
    if (chance.one_in(3)) {
      measure.staff.set(year, static_cast<double>(between(chance, -2, 8)) / 4);
    }
  }
  for (std::size_t left = chance.one_in(4) ? 2 : 0; left > 0; --left) {
    Elsewhere other;
    other.body = bodies[chance.below(3)];
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

Plan random_plan(Chance& chance, std::size_t at_most) {
  std::vector<Measure> measures;
  std::vector<Id> ids;
  for (std::size_t left = chance.below(at_most + 1); left > 0; --left) {
    measures.push_back(random_measure(chance, ids));
    ids.push_back(measures.back().id);
  }
  std::vector<Criterion> criteria = {test::criterion("c-need", 2, 1),
                                     test::criterion("c-use", 0, 20),
                                     test::criterion("c-staff", 0, 10)};
  if (chance.one_in(2)) criteria[1].scale.unchanged = 4;
  if (!chance.one_in(3)) criteria[2].scale.unchanged = 5;
  Plan plan = test::plan(std::move(criteria), std::move(measures),
                         {random_frame(chance, "f-rs", "rs"), random_frame(chance, "f-1", "one")});
  std::vector<Body> bodies(3);
  bodies[0].id = "rs";
  bodies[1].id = "one";
  bodies[2].id = "two";
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

Asked question(Chance& chance) {
  By<Id, double> weights;
  weights.set("c-use", 1);
  weights.set("c-staff", 1);
  Asked asked;
  std::vector<Tier> tiers;
  if (chance.one_in(2)) tiers.push_back(test::level("c-need"));
  tiers.push_back(test::weighted(weights));
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
      if (measure.lock && (measure.lock->kind == LockKind::in) != in) return false;
      if (!in) continue;
      for (const Id& needed : measure.needs) {
        const std::size_t other = *plan_.measures.place_of(needed);
        if (begins[other] == left) return false;
        const bool by_year =
            can_begin(measure).size() > 1 || can_begin(plan_.measures[other]).size() > 1;
        if (by_year && begins[at] != 0 && begins[other] > begins[at]) return false;
      }
      for (const Id& other : measure.excludes) {
        if (begins[*plan_.measures.place_of(other)] != left) return false;
      }
    }
    for (const Group& group : plan_.groups) {
      const auto taken =
          std::count_if(group.measures.begin(), group.measures.end(),
                        [&](const Id& id) { return begins[*plan_.measures.place_of(id)] != left; });
      if (taken < group.least || (group.most && taken > *group.most)) return false;
    }
    for (const Frame& frame : plan_.frames) {
      for (const auto& [year, room] : frame.room) {
        if (money(begins, frame.body, year) > room) return false;
      }
      for (const auto& [year, most] : frame.staff) {
        if (staff(begins, frame.body, year) > most) return false;
      }
    }
    return true;
  }

  Tkr money(const Beginnings& begins, const Id& body, Year year) const {
    Tkr sum = 0;
    for (std::size_t at = 0; at < begins.size(); ++at) {
      const Measure& measure = plan_.measures[at];
      if (begins[at] == left) continue;
      const Year unmoved = year - (begins[at] - stated(measure));
      if (answering(measure.body, year, false) == body) {
        sum += measure.costs.value_or(unmoved, 0);
      }
      for (const Elsewhere& other : measure.elsewhere) {
        if (answering(other.body, year, false) == body) sum += other.costs.value_or(unmoved, 0);
      }
    }
    return sum;
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
    const bool ordered = asked_.principle.tiers.size() > 1;
    std::vector<double> result(ordered ? 2 : 1, 0.0);
    for (std::size_t at = 0; at < begins.size(); ++at) {
      if (begins[at] == left) continue;
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
    begins[at] = left;
    each_from(at + 1, begins, visit);
    for (const Year year : can_begin(plan_.measures[at])) {
      begins[at] = year;
      each_from(at + 1, begins, visit);
    }
    begins[at] = left;
  }

  const Plan& plan_;
  const Asked& asked_;
};

void check_reasons(const Plan& plan, const Reading& reading, const Selection& selection) {
  const Beginnings begins = reading.of(selection);
  for (const portfolio::LeftOut& one : selection.left_out) {
    const std::size_t at = *plan.measures.place_of(one.measure);
    INFO(one.measure << " by " << static_cast<int>(one.by));
    REQUIRE(one.by != LeftOutBy::open);
    if (one.by == LeftOutBy::worth) REQUIRE(reading.points(at) == Catch::Approx(0).margin(1e-9));
    if (one.by == LeftOutBy::harm) REQUIRE(reading.points(at) < 0);
    if (one.by == LeftOutBy::group) {
      const Group& group = *plan.groups.find(one.other);
      REQUIRE(std::count(group.measures.begin(), group.measures.end(), one.measure) > 0);
    }
    const bool short_of =
        one.by == LeftOutBy::money || one.by == LeftOutBy::staff || one.by == LeftOutBy::tier;
    if (!short_of) continue;
    REQUIRE((one.frame.has_value() == (one.missing > 0)));
    REQUIRE((one.staff.has_value() == (one.missing_staff > 0)));
    REQUIRE((one.frame || one.staff));
    bool fits = false, lacks_so_much = false;
    for (const Year year : reading.can_begin(plan.measures[at])) {
      Beginnings with = begins;
      with[at] = year;
      fits = fits || reading.holds(with);
      if (!one.frame) {
        const auto& limit = selection.staff[*one.staff];
        const double missing = reading.staff(with, limit.body, limit.year) -
                               plan.frames.find(limit.frame)->staff.value_or(limit.year, 0);
        lacks_so_much = lacks_so_much || std::lround(missing * 1000) == one.missing_staff;
        continue;
      }
      const auto& frame = selection.frames[*one.frame];
      lacks_so_much =
          lacks_so_much || reading.money(with, frame.body, frame.year) - frame.room == one.missing;
    }
    REQUIRE_FALSE(fits);
    REQUIRE(lacks_so_much);
  }
}

}  // namespace

TEST_CASE("Whole plans: the best of all choices, or that there is none, in 3 000 small cases") {
  Chance chance(20260422);
  int impossible = 0, late = 0, by_staff = 0, by_group = 0, by_tier = 0, harmful = 0;
  for (int round = 0; round < 3'000; ++round) {
    const Plan plan = random_plan(chance, 7);
    const Asked asked = question(chance);
    const Reading reading(plan, asked);
    std::optional<std::vector<double>> best;
    reading.each([&](const Beginnings& begins) {
      const std::vector<double> worth = reading.worth(begins);
      if (!best || worth > *best) best = worth;
    });
    const Selection selection = portfolio::select(plan, asked);
    INFO("round " << round);
    REQUIRE(selection.proven);
    REQUIRE(selection.impossible.has_value() == !best.has_value());
    impossible += best ? 0 : 1;
    if (!best) continue;
    const Beginnings begins = reading.of(selection);
    REQUIRE(reading.holds(begins));
    const std::vector<double> worth = reading.worth(begins);
    double sum = 0;
    for (std::size_t at = 0; at < worth.size(); ++at) {
      REQUIRE(worth[at] == Catch::Approx((*best)[at]).margin(1e-6));
      sum += worth[at];
    }
    REQUIRE(selection.points == Catch::Approx(sum).margin(1e-6));
    check_reasons(plan, reading, selection);
    for (std::size_t at = 0; at < begins.size(); ++at) {
      if (begins[at] == left) continue;
      harmful += reading.points(at) < 0 ? 1 : 0;
      for (const Year year : reading.can_begin(plan.measures[at])) {
        if (year >= begins[at]) continue;
        ++late;
        Beginnings earlier = begins;
        earlier[at] = year;
        REQUIRE_FALSE(reading.holds(earlier));
      }
    }
    for (const portfolio::LeftOut& one : selection.left_out) {
      by_staff += one.by == LeftOutBy::staff ? 1 : 0;
      by_group += one.by == LeftOutBy::group ? 1 : 0;
      by_tier += one.by == LeftOutBy::tier ? 1 : 0;
    }
  }
  // Else the cases say too little.
  CAPTURE(impossible, late, by_staff, by_group, by_tier, harmful);
  REQUIRE(std::min({impossible, late, by_staff, by_group, by_tier, harmful}) > 50);
}

TEST_CASE("Whole plans: the next best is the best of what is left, in 500 small cases") {
  Chance chance(5);
  int compared = 0;
  for (int round = 0; round < 500; ++round) {
    const Plan plan = random_plan(chance, 6);
    Asked asked = question(chance);
    asked.nor_parts_of_these = chance.one_in(2);
    const Reading reading(plan, asked);
    for (int next = 0; next < 3; ++next) {
      const Selection selection = portfolio::select(plan, asked);
      std::optional<std::vector<double>> best;
      reading.each([&](const Beginnings& begins) {
        const bool ruled_out = std::any_of(
            asked.not_these.begin(), asked.not_these.end(), [&](const std::vector<Id>& known) {
              bool is_same = true, is_part = true;
              for (std::size_t at = 0; at < begins.size(); ++at) {
                const bool in = begins[at] != left;
                const bool was_in =
                    std::find(known.begin(), known.end(), plan.measures[at].id) != known.end();
                is_same = is_same && in == was_in;
                is_part = is_part && (!in || was_in);
              }
              return asked.nor_parts_of_these ? is_part : is_same;
            });
        if (ruled_out) return;
        const std::vector<double> worth = reading.worth(begins);
        if (!best || worth > *best) best = worth;
      });
      INFO("round " << round << " next " << next);
      REQUIRE(selection.impossible.has_value() == !best.has_value());
      if (!best) break;
      const std::vector<double> worth = reading.worth(reading.of(selection));
      for (std::size_t at = 0; at < worth.size(); ++at) {
        REQUIRE(worth[at] == Catch::Approx((*best)[at]).margin(1e-6));
      }
      ++compared;
      std::vector<Id>& known = asked.not_these.emplace_back();
      for (const portfolio::Taken& one : selection.taken) known.push_back(one.measure);
    }
  }
  REQUIRE(compared > 500);
}

TEST_CASE("Whole plans: what is in all, some and none of the non-dominated choices") {
  Chance chance(77);
  int in_all = 0, in_some = 0, in_none = 0;
  for (int round = 0; round < 300; ++round) {
    const Plan plan = random_plan(chance, 6);
    Asked asked = question(chance);
    asked.principle.tiers.erase(asked.principle.tiers.begin(), asked.principle.tiers.end() - 1);
    const Reading reading(plan, asked);
    // By set of measures: what it is worth by each criterion alone.
    std::map<std::vector<bool>, std::pair<double, double>> choices;
    reading.each([&](const Beginnings& begins) {
      std::vector<bool> taken;
      std::pair<double, double> worth{0, 0};
      for (std::size_t at = 0; at < begins.size(); ++at) {
        taken.push_back(begins[at] != left);
        if (begins[at] == left) continue;
        const auto above = [&](const Id& id, double extent) {
          return (plan.measures[at].scores.value_or(id, 0) -
                  plan.criteria.find(id)->scale.unchanged.value_or(0)) /
                 extent;
        };
        worth.first += above("c-use", 20);
        worth.second += above("c-staff", 10);
      }
      choices[taken] = worth;
    });
    std::vector<std::int64_t> expected(plan.measures.size(), 0);
    std::int64_t count = 0;
    for (const auto& [taken, worth] : choices) {
      const bool dominated =
          std::any_of(choices.begin(), choices.end(), [&, worth = worth](const auto& other) {
            const double use = other.second.first - worth.first;
            const double staff = other.second.second - worth.second;
            return use > -1e-9 && staff > -1e-9 && (use > 1e-9 || staff > 1e-9);
          });
      if (dominated) continue;
      ++count;
      for (std::size_t at = 0; at < taken.size(); ++at) expected[at] += taken[at] ? 1 : 0;
    }
    portfolio::RobustRun run(plan, asked, 1, 40);
    while (run.step(7)) {
    }
    INFO("round " << round);
    const portfolio::RobustSelection& exact = run.result();
    if (!portfolio::select(plan, asked).impossible) REQUIRE(exact.exact);
    if (!exact.exact) continue;
    REQUIRE(exact.total == count);
    REQUIRE(exact.taken == expected);
    if (count == 0) continue;
    // Drawn weights find some of them and no others: a gate that all pass makes it draw.
    Asked drawn = asked;
    drawn.principle.tiers.insert(drawn.principle.tiers.begin(), test::gate("c-gate"));
    Plan gated = plan;
    std::vector<Criterion> criteria;
    for (const Criterion& one : plan.criteria) criteria.push_back(one);
    criteria.push_back(test::criterion("c-gate", 0, 1));
    gated.criteria = Collection<Criterion>::from(std::move(criteria));
    std::vector<Measure> measures;
    for (Measure one : plan.measures) {
      one.scores.set("c-gate", 1);
      measures.push_back(std::move(one));
    }
    gated.measures = Collection<Measure>::from(std::move(measures));
    portfolio::RobustRun draws(gated, drawn, 1, 40);
    while (draws.step(50)) {
    }
    const portfolio::RobustSelection& sample = draws.result();
    REQUIRE_FALSE(sample.exact);
    REQUIRE(sample.choices == 43);  // its own, one for each criterion, and the drawn
    REQUIRE(sample.unproven == 0);
    for (std::size_t at = 0; at < expected.size(); ++at) {
      if (expected[at] == count) REQUIRE(sample.taken[at] == sample.choices);
      if (expected[at] == 0) REQUIRE(sample.taken[at] == 0);
      in_all += expected[at] == count ? 1 : 0;
      in_none += expected[at] == 0 ? 1 : 0;
      in_some += expected[at] != 0 && expected[at] != count ? 1 : 0;
    }
  }
  REQUIRE(std::min({in_all, in_some, in_none}) > 50);
}
