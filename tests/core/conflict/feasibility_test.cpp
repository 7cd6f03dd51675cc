// Goals of whole plans: which can be fulfilled together, held against every choice of a plan's
// measures, by a reading that knows nothing of rows.
#include "../../../core/conflict/feasibility.hpp"

#include <catch_amalgamated.hpp>
#include <set>

#include "../../../core/conflict/calculation.hpp"
#include "../../../core/conflict/conflicts.hpp"
#include "../portfolio/whole_plans.hpp"
#include "../support/plans.hpp"

namespace malvag::test {
namespace {

using conflict::Feasibility;
using conflict::GoalConflict;
using conflict::NotTried;
using conflict::PlanRule;
using conflict::Untried;

using Set = std::set<Id>;

// Goals with levels in one or two years, and effects of measures on them.
Plan with_goals(Chance& chance, Plan plan) {
  std::vector<Goal> goals;
  for (std::size_t left = 1 + chance.below(4); left > 0; --left) {
    Goal& goal = goals.emplace_back();
    goal.id = "g-" + std::to_string(left);
    goal.title = goal.id;
    goal.weight = static_cast<double>(between(chance, 1, 3));
    goal.fulfilledAt.set(2022, static_cast<double>(between(chance, 1, 6)) / 2);
    if (chance.one_in(3)) {
      goal.fulfilledAt.set(2021, static_cast<double>(between(chance, 0, 3)) / 2);
    }
  }
  for (std::size_t at = 0; at < plan.measures.size(); ++at) {
    Measure measure = plan.measures[at];
    for (const Goal& goal : goals) {
      if (!chance.one_in(2)) continue;
      Effect effect;
      effect.on = goal.id;
      for (Year year = 2020; year <= 2023; ++year) {
        if (chance.one_in(2)) {
          effect.amount.set(year, static_cast<double>(between(chance, -1, 4)) / 2);
        }
      }
      measure.effects.push_back(std::move(effect));
    }
    if (chance.one_in(15)) {
      measure.status = MeasureStatus::stopped;  // whatever was decided of it before
      measure.lock.reset();
    }
    plan.measures = plan.measures.with(std::move(measure));
  }
  plan.goals = Collection<Goal>::from(std::move(goals));
  return plan;
}

class GoalReading {
 public:
  GoalReading(const Plan& plan) : plan_(plan), reading_(plan, asked_) {}

  bool is_tried(const Id& goal) const {
    return std::any_of(plan_.measures.begin(), plan_.measures.end(), [&](const Measure& measure) {
      return std::any_of(measure.effects.begin(), measure.effects.end(),
                         [&](const Effect& effect) { return effect.on == goal; });
    });
  }

  // Of each choice that is allowed, the goals that it fulfils.
  std::set<Set> fulfilled() const {
    std::set<Set> result;
    reading_.each([&](const Beginnings& begins) {
      for (std::size_t at = 0; at < begins.size(); ++at) {
        const bool stopped = plan_.measures[at].status == MeasureStatus::stopped;
        if (stopped && begins[at] != left) return;
      }
      Set set;
      for (const Goal& goal : plan_.goals) {
        if (is_tried(goal.id) && is_fulfilled(goal, begins)) set.insert(goal.id);
      }
      result.insert(std::move(set));
    });
    return result;
  }

 private:
  bool is_fulfilled(const Goal& goal, const Beginnings& begins) const {
    for (const auto& [year, level] : goal.fulfilledAt) {
      double sum = 0;
      for (std::size_t at = 0; at < begins.size(); ++at) {
        const Measure& measure = plan_.measures[at];
        if (begins[at] == left) continue;
        for (const Effect& effect : measure.effects) {
          if (effect.on != goal.id) continue;
          sum += effect.amount.value_or(year - (begins[at] - reading_.stated(measure)), 0.0);
        }
      }
      if (sum < level - 1e-9) return false;
    }
    return true;
  }

  const Plan& plan_;
  Asked asked_;
  Reading reading_;
};

std::set<Set> smallest_conflicts(const std::set<Set>& fulfilled, const std::vector<Id>& goals) {
  const auto together = [&](const Set& set) {
    return std::any_of(fulfilled.begin(), fulfilled.end(), [&](const Set& one) {
      return std::includes(one.begin(), one.end(), set.begin(), set.end());
    });
  };
  std::set<Set> result;
  for (std::uint32_t bits = 1; bits < (1u << goals.size()); ++bits) {
    Set set;
    for (std::size_t at = 0; at < goals.size(); ++at) {
      if (bits >> at & 1) set.insert(goals[at]);
    }
    if (together(set)) continue;
    const bool smallest = std::all_of(set.begin(), set.end(), [&](const Id& goal) {
      Set less = set;
      less.erase(goal);
      return together(less);
    });
    if (smallest) result.insert(set);
  }
  return result;
}

Feasibility of(const Plan& plan, Tkr beside_frames = 0) {
  conflict::FeasibilityAsked asked;
  asked.explained = 100;
  for (const Year year : years) asked.more_room[{"", year}] = beside_frames;
  return conflict::feasibility(plan, asked);
}

Plan with_room(Plan plan, const Id& frame, Year year, Tkr more) {
  Frame raised = *plan.frames.find(frame);
  raised.room.set(year, raised.room.value_or(year, 0) + more);
  plan.frames = plan.frames.with(std::move(raised));
  return plan;
}

Plan with_all_the_money(Plan plan) {
  for (std::size_t place = 0; place < plan.frames.size(); ++place) {
    const Frame frame = plan.frames[place];
    for (const auto& [year, room] : frame.room) {
      plan = with_room(std::move(plan), frame.id, year, 1'000'000);
    }
  }
  return plan;
}

bool has_conflict(const Feasibility& found, const std::vector<Id>& goals) {
  return std::any_of(found.conflicts.begin(), found.conflicts.end(), [&](const GoalConflict& one) {
    return std::includes(goals.begin(), goals.end(), one.goals.begin(), one.goals.end());
  });
}

}  // namespace

TEST_CASE("Whole plans: the smallest sets of goals that cannot be fulfilled together") {
  Chance chance(55);
  std::size_t with_conflicts = 0, impossible = 0, money = 0, staff = 0, rules = 0, reach = 0;
  for (int round = 0; round < 1'200; ++round) {
    const Plan plan = with_goals(
        chance, round % 3 == 0 ? random_plan_under_way(chance, 6) : random_plan(chance, 6));
    INFO("round " << round);
    const GoalReading reading(plan);
    const std::set<Set> fulfilled = reading.fulfilled();
    const Feasibility found = of(plan);
    if (fulfilled.empty()) {
      REQUIRE((found.impossible || !found.at_fault.empty()));
      ++impossible;
      continue;
    }
    REQUIRE_FALSE(found.impossible);
    REQUIRE(found.at_fault.empty());
    REQUIRE(found.complete);
    std::vector<Id> tried;
    for (const auto& one : found.tried) tried.push_back(one.goal);
    for (const Goal& goal : plan.goals) {
      const bool is_tried = std::find(tried.begin(), tried.end(), goal.id) != tried.end();
      REQUIRE(is_tried == reading.is_tried(goal.id));
    }
    std::set<Set> conflicts;
    for (const GoalConflict& one : found.conflicts) {
      REQUIRE(one.proven_minimal);
      conflicts.emplace(one.goals.begin(), one.goals.end());
      money += one.in_the_way.money ? 1 : 0;
      staff += one.in_the_way.staff ? 1 : 0;
      rules += one.in_the_way.rules ? 1 : 0;
      reach += one.in_the_way.out_of_reach ? 1 : 0;
    }
    REQUIRE(conflicts == smallest_conflicts(fulfilled, tried));
    with_conflicts += conflicts.empty() ? 0 : 1;
  }
  CHECK(with_conflicts > 500);
  CHECK(impossible > 50);
  CHECK(money > 40);
  CHECK(staff > 4);
  CHECK(rules > 50);
  CHECK(reach > 50);
}

// So much in one place is enough, and a thousand kronor less is not, when it is said to be proven.
TEST_CASE("Whole plans: the money that is said to be enough is, and less is not") {
  Chance chance(56);
  std::size_t alone = 0, spread = 0, helpless = 0;
  for (int round = 0; round < 1'500; ++round) {
    const Plan plan = with_goals(chance, random_plan(chance, 6));
    const Feasibility found = of(plan);
    INFO("round " << round);
    for (const GoalConflict& one : found.conflicts) {
      if (one.money.empty()) {
        REQUIRE_FALSE(one.in_the_way.money);
        REQUIRE(one.money_proven);
        REQUIRE(one.in_the_way.settled);
        REQUIRE(has_conflict(of(with_all_the_money(plan), 1'000'000), one.goals));
        ++helpless;
        continue;
      }
      Plan richer = plan;
      Tkr beside = 0;  // for what is outside all frames
      for (const auto& more : one.money) {
        if (more.frame.empty()) {
          beside = std::max(beside, more.amount);
          REQUIRE_FALSE(more.proven);
        } else {
          richer = with_room(std::move(richer), more.frame, more.year, more.amount);
        }
      }
      REQUIRE_FALSE(has_conflict(of(richer, beside), one.goals));
      spread += one.money.size() > 1 ? 1 : 0;
      for (const auto& more : one.money_in_one) {
        if (more.frame.empty()) {
          REQUIRE_FALSE(has_conflict(of(plan, more.amount), one.goals));
          continue;
        }
        REQUIRE_FALSE(
            has_conflict(of(with_room(plan, more.frame, more.year, more.amount)), one.goals));
        if (!more.proven) continue;
        REQUIRE(
            has_conflict(of(with_room(plan, more.frame, more.year, more.amount - 1)), one.goals));
        ++alone;
      }
    }
  }
  CHECK(alone > 30);
  CHECK(spread > 2);
  CHECK(helpless > 50);
}

namespace {

using conflict::Calculation;
using conflict::LimitSum;

double sum_of(const std::vector<conflict::Counted>& counted) {
  double sum = 0;
  for (const conflict::Counted& one : counted) sum += one.amount;
  return sum;
}

Year stated(const Measure& measure) {
  if (!measure.costs.empty()) return measure.costs.begin()->first;
  return measure.staff.empty() ? 0 : measure.staff.begin()->first;
}

// What a measure that begins then gives a goal in a year, as the plan says it.
double given(const Plan& plan, const conflict::Counted& one, const Id& goal, Year year) {
  const Measure& measure = *plan.measures.find(one.measure);
  const Year moved = one.begins == 0 ? 0 : one.begins - stated(measure);
  double sum = 0;
  for (const Effect& effect : measure.effects) {
    if (effect.on == goal) sum += effect.amount.value_or(year - moved, 0.0);
  }
  return sum;
}

}  // namespace

TEST_CASE("Whole plans: the sums behind a conflict add up, and pass what stands in the way") {
  Chance chance(57);
  std::size_t exact = 0, rules = 0, staff = 0, reach = 0, moved = 0;
  for (int round = 0; round < 1'200; ++round) {
    const Plan plan = with_goals(
        chance, round % 3 == 0 ? random_plan_under_way(chance, 6) : random_plan(chance, 6));
    INFO("round " << round);
    for (const GoalConflict& one : of(plan).conflicts) {
      const Calculation sums = conflict::calculation_of(plan, one);
      REQUIRE((sums.of == Calculation::Of::attempt) == !one.attempt.empty());
      for (const conflict::LevelSum& level : sums.levels) {
        REQUIRE(level.reached == Catch::Approx(level.level.from + sum_of(level.counted)));
        REQUIRE(level.holds == (level.reached >= level.level.asked - 1e-9));
        if (!one.attempt.empty()) REQUIRE(level.holds);
        for (const conflict::Counted& counted : level.counted) {
          REQUIRE(counted.amount ==
                  Catch::Approx(given(plan, counted, level.goal, level.level.year)));
          const Measure& measure = *plan.measures.find(counted.measure);
          moved += counted.begins != 0 && counted.begins != stated(measure) ? 1 : 0;
        }
      }
      for (const LimitSum& limit : sums.limits) {
        REQUIRE(limit.used == Catch::Approx(sum_of(limit.counted)));
        REQUIRE(limit.used > limit.limit);
      }
      const auto all_are = [&](LimitSum::Of of) {
        return std::all_of(sums.limits.begin(), sums.limits.end(),
                           [&](const LimitSum& limit) { return limit.of == of; });
      };
      if (one.in_the_way.out_of_reach) {
        REQUIRE(one.attempt.empty());
        ++reach;
      } else if (one.in_the_way.money) {
        REQUIRE_FALSE(sums.limits.empty());
        REQUIRE(all_are(LimitSum::Of::room));
        REQUIRE(sums.broken.empty());
        if (one.money_in_one.empty()) continue;
        REQUIRE(sums.limits.size() == 1);
        const auto& told = one.money_in_one.front();
        REQUIRE(sums.limits[0].frame == told.frame);
        const double missing = sums.limits[0].used - sums.limits[0].limit;
        REQUIRE(missing <= static_cast<double>(told.amount));
        if (!told.proven) continue;
        REQUIRE(missing == static_cast<double>(told.amount));
        ++exact;
      } else if (one.in_the_way.staff) {
        REQUIRE_FALSE(sums.limits.empty());
        REQUIRE(all_are(LimitSum::Of::staff));
        ++staff;
      } else if (one.in_the_way.rules) {
        REQUIRE(sums.limits.empty());
        REQUIRE_FALSE(sums.broken.empty());
        ++rules;
      }
    }
  }
  CHECK(exact > 20);
  CHECK(rules > 50);
  CHECK(staff > 3);
  CHECK(reach > 50);
  CHECK(moved > 10);
}

TEST_CASE("a KPI is tried with its baseline, its unit and its operator, and else told of") {
  const char* const bytes = R"({"format":"malvag-plan","version":1,"language":"sv",
"plan":{"id":"p","title":"Plan","kind":"operational","period":{"from":2020,"to":2022}},
"bodies":[{"id":"rs","title":"Styrelsen","kind":"executiveBoard"}],
"goals":[{"id":"g-1","title":"Ett"},{"id":"g-2","title":"Två"},{"id":"g-3","title":"Tre"},
         {"id":"g-4","title":"Fyra","fulfilledAt":{"2020":2}},{"id":"g-5","title":"Fem"}],
"kpis":[{"id":"k-1","goal":"g-1","title":"Frånvaro","unit":"%","direction":"lower",
         "target":{"2020":{"operator":"<","value":0.05}},"baseline":{"value":0.06}},
        {"id":"k-2","goal":"g-2","title":"Annat","unit":"%","direction":"lower",
         "target":{"2020":{"operator":"<","value":0.05}},"baseline":{"value":6,"unit":"kg"}},
        {"id":"k-3","goal":"g-3","title":"Tredje","unit":"%","direction":"lower",
         "target":{"2020":{"operator":"<","value":0.05}}},
        {"id":"k-5","goal":"g-5","title":"Femte","unit":"%","direction":"lower",
         "target":{"2020":{"operator":"<","value":0.05}},"baseline":{"value":0.06}}],
"measures":[{"id":"m-1","title":"A","body":"rs","goals":["g-1"],
             "effects":[{"on":"k-1","amount":{"2020":EFFECT}},{"on":"k-2","amount":{"2020":-1}},
                        {"on":"k-3","amount":{"2020":-1}}]}]})";
  const auto plan_with = [&](const std::string& effect) {
    return read(replaced(bytes, "EFFECT", effect)).document.plan;
  };
  // Exactly at the target is not below it.
  const Feasibility at = of(plan_with("-0.01"));
  REQUIRE(at.conflicts.size() == 1);
  CHECK(at.conflicts[0].goals == std::vector<Id>{"g-1"});
  CHECK(at.conflicts[0].in_the_way.out_of_reach);
  CHECK(of(plan_with("-0.0101")).conflicts.empty());
  REQUIRE(at.tried.size() == 1);
  CHECK(at.tried[0].levels[0].from == 0.06);
  const std::vector<NotTried> not_tried = {{"g-2", "k-2", Untried::other_unit},
                                           {"g-3", "k-3", Untried::no_baseline},
                                           {"g-4", "", Untried::no_measures},
                                           {"g-5", "k-5", Untried::nothing_moves_it}};
  CHECK(at.not_tried == not_tried);
}

TEST_CASE("what the law requires stands firm, and what contradicts itself is said first") {
  const char* const bytes = R"({"format":"malvag-plan","version":1,"language":"sv",
"plan":{"id":"p","title":"Plan","kind":"operational","period":{"from":2020,"to":2022}},
"bodies":[{"id":"rs","title":"Styrelsen","kind":"executiveBoard"}],
"goals":[{"id":"g-1","title":"Ett","fulfilledAt":{"2020":1}}],
"frames":[{"id":"f-1","body":"rs","room":{"2020":ROOM}}],
"criteria":[{"id":"c-law","title":"Lag","scale":{"worst":0,"best":1}}],
"measures":[{"id":"m-1","title":"A","body":"rs","costs":{"2020":60},"scores":{"c-law":1}},
            {"id":"m-2","title":"B","body":"rs","costs":{"2020":50},"scores":{"c-law":0},
             "effects":[{"on":"g-1","amount":{"2020":1}}]}],
"principles":[{"id":"p-1","title":"Princip","tiers":[{"kind":"gate","criterion":"c-law"}]}]})";
  const auto found_in = [&](const std::string& room) {
    const Plan plan = read(replaced(bytes, "ROOM", room)).document.plan;
    return conflict::feasibility(plan, conflict::asked_in_force(plan));
  };
  const Feasibility beside = found_in("100");
  REQUIRE(beside.conflicts.size() == 1);
  REQUIRE(beside.conflicts[0].money.size() == 1);
  CHECK(beside.conflicts[0].money[0].amount == 10);
  REQUIRE(beside.conflicts[0].rules.size() == 1);
  CHECK(beside.conflicts[0].rules[0] == std::vector<PlanRule>{{PlanRule::Kind::law, "m-1", "", 0}});
  CHECK(found_in("110").conflicts.empty());
  const Feasibility none = found_in("59");
  REQUIRE(none.impossible);
  CHECK(none.impossible->missing == 1);
  CHECK(none.conflicts.empty());
  const Plan plan = read(replaced(bytes, "ROOM", "59")).document.plan;
  CHECK(conflict::find(plan, &none).front().kind == conflict::Kind::firm_impossible);
}

TEST_CASE("the 2020 plan's four computed conflicts, each with another thing in the way") {
  const Plan plan = read(file("assets/plans/rs-2020.json")).document.plan;
  const Feasibility found = conflict::feasibility(plan, conflict::asked_in_force(plan));
  CHECK(found.complete);
  REQUIRE(found.conflicts.size() == 4);
  CHECK(found.conflicts[0].goals == std::vector<Id>{"g-03", "g-13"});
  REQUIRE_FALSE(found.conflicts[0].rules.empty());
  CHECK(found.conflicts[0].rules[0] ==
        std::vector<PlanRule>{{PlanRule::Kind::most, "gr-building", "", 0}});
  CHECK(found.conflicts[0].money.empty());
  CHECK(found.conflicts[0].money_proven);
  CHECK(found.conflicts[1].in_the_way.staff);
  CHECK(found.conflicts[2].in_the_way.money);
  CHECK(found.origin == OriginKind::example);
}

}  // namespace malvag::test
