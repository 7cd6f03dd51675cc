// Choices for small plans with everything in them: rooms and staff of several bodies and years,
// savings, harm, years to begin in, needs, exclusions, groups, locks and tiers; held against every
// choice there is, by a reading of the plan that knows nothing of programs and rows.
#include "whole_plans.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>

#include "../../../core/portfolio/robust_selection.hpp"
#include "../../../core/portfolio/selection_question.hpp"
#include "../../../core/priority/prepared.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using portfolio::LeftOutBy;
using namespace malvag::test;

namespace {

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
        const double missing =
            reading.staff(with, limit.body, limit.year) - static_cast<double>(limit.limit) / 1000;
        lacks_so_much = lacks_so_much || std::lround(missing * 1000) == one.missing_staff;
        continue;
      }
      const auto& frame = selection.frames[*one.frame];
      const Tkr wanted = frame.frame.empty() ? reading.money_of_all(with, frame.year)
                                             : reading.money(with, frame.body, frame.year);
      lacks_so_much = lacks_so_much || wanted - frame.room == one.missing;
    }
    REQUIRE_FALSE(fits);
    REQUIRE(lacks_so_much);
  }
}

struct Seen {
  int impossible = 0, late = 0, by_staff = 0, by_group = 0, by_tier = 0, harmful = 0;
};

void check_best(const Plan& plan, const Asked& asked, Seen& seen) {
  const Reading reading(plan, asked);
  std::optional<std::vector<double>> best;
  reading.each([&](const Beginnings& begins) {
    const std::vector<double> worth = reading.worth(begins);
    if (!best || worth > *best) best = worth;
  });
  const Selection selection = portfolio::select(plan, asked);
  REQUIRE(selection.proven);
  REQUIRE(selection.impossible.has_value() == !best.has_value());
  seen.impossible += best ? 0 : 1;
  if (!best) return;
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
    if (begins[at] == left || Reading::is_done(plan.measures[at])) continue;
    seen.harmful += reading.points(at) < 0 ? 1 : 0;
    for (const Year year : reading.can_begin(plan.measures[at])) {
      if (year >= begins[at]) continue;
      ++seen.late;
      Beginnings earlier = begins;
      earlier[at] = year;
      REQUIRE_FALSE(reading.holds(earlier));
    }
  }
  for (const portfolio::LeftOut& one : selection.left_out) {
    seen.by_staff += one.by == LeftOutBy::staff ? 1 : 0;
    seen.by_group += one.by == LeftOutBy::group ? 1 : 0;
    seen.by_tier += one.by == LeftOutBy::tier ? 1 : 0;
  }
}

}  // namespace

TEST_CASE("Whole plans: the best of all choices, or that there is none, in 3 000 small cases") {
  Chance chance(20260422);
  Seen seen;
  for (int round = 0; round < 3'000; ++round) {
    INFO("round " << round);
    const Plan plan = random_plan(chance, 7);
    check_best(plan, question(chance), seen);
  }
  // Else the cases say too little.
  const auto& [impossible, late, by_staff, by_group, by_tier, harmful] = seen;
  CAPTURE(impossible, late, by_staff, by_group, by_tier, harmful);
  REQUIRE(std::min({impossible, late, by_staff, by_group, by_tier, harmful}) > 50);
}

TEST_CASE("Whole plans under way: what is done is given, what is stopped is not there") {
  Chance chance(20261129);
  Seen seen;
  int required = 0, done = 0, stopped = 0;
  for (int round = 0; round < 3'000; ++round) {
    INFO("round " << round);
    const Plan plan = random_plan_under_way(chance, 7);
    Asked asked = question(chance);
    if (chance.one_in(2)) {
      asked.principle.tiers.insert(asked.principle.tiers.begin(), test::gate("c-law"));
    }
    check_best(plan, asked, seen);
    const Selection selection = portfolio::select(plan, asked);
    if (selection.impossible) continue;
    for (const portfolio::Taken& one : selection.taken) {
      const bool by_law = Reading(plan, asked).is_required(*plan.measures.find(one.measure));
      REQUIRE(one.by_law == by_law);
      required += by_law ? 1 : 0;
    }
    done += static_cast<int>(selection.done.size());
    for (const portfolio::LeftOut& one : selection.left_out) {
      const bool is_stopped = plan.measures.find(one.measure)->status == MeasureStatus::stopped;
      REQUIRE((one.by == LeftOutBy::stopped) == is_stopped);
      stopped += is_stopped ? 1 : 0;
    }
  }
  CAPTURE(seen.impossible, seen.late, seen.by_staff, seen.by_group, required, done, stopped);
  REQUIRE(std::min({seen.impossible, seen.late, seen.by_staff, seen.by_group, required, done,
                    stopped}) > 50);
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
    // Drawn weights find some of them and no others: a level that all share makes it draw.
    Asked drawn = asked;
    drawn.principle.tiers.insert(drawn.principle.tiers.begin(), test::level("c-level"));
    Plan gated = plan;
    std::vector<Criterion> criteria;
    for (const Criterion& one : plan.criteria) criteria.push_back(one);
    criteria.push_back(test::criterion("c-level", 0, 1));
    gated.criteria = Collection<Criterion>::from(std::move(criteria));
    std::vector<Measure> measures;
    for (Measure one : plan.measures) {
      one.scores.set("c-level", 1);
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

TEST_CASE("of equals the first in the order are taken, and that there are others is known") {
  const Plan plan = read(file("tests/data/identical.json")).document.plan;
  Asked asked;
  asked.principle = plan.principles[0];
  const Selection selection = portfolio::select(plan, asked);
  const priority::Ranking ranking = priority::rank(plan, asked.principle);
  REQUIRE(selection.taken.size() == 2);
  REQUIRE(ranking.line == 2);
  for (std::size_t at = 0; at < 2; ++at) {
    CHECK(selection.taken[at].measure == ranking.measures[at].measure);
    CHECK(ranking.measures[at].tied);
  }
  CHECK(portfolio::another_as_good(plan, asked, selection));
  Asked richer = asked;
  richer.permille = 2'000;
  const Selection all = portfolio::select(plan, richer);
  CHECK(all.taken.size() == 4);
  CHECK_FALSE(portfolio::another_as_good(plan, richer, all));
}

TEST_CASE("A search that its first step begins finds what one that is begun at once finds") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    const Plan plan = random_plan(chance, 7);
    const Asked asked = question(chance);
    auto run = portfolio::SelectionRun::begun_by_step(
        plan, asked, std::make_shared<const priority::Prepared>(plan));
    CHECK_FALSE(run.has_begun());
    int parts = 0;
    for (; !run.has_begun(); ++parts) {
      const bool more = run.step(0);
      CHECK(more == !run.done());
    }
    CHECK(parts > 5);
    while (run.step(3)) continue;
    CHECK(run.result() == portfolio::select(plan, asked));
    // Whoever takes one step for all of it gets the same.
    auto at_once = portfolio::SelectionRun::begun_by_step(plan, asked, nullptr);
    at_once.step(portfolio::nodes_unless_told);
    CHECK(at_once.result() == run.result());
  }
}

TEST_CASE("no exchange of two that are worth the same puts what stands first in the choice") {
  std::size_t tried = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    Plan plan = random_plan(chance, 7);
    std::vector<Measure> measures(plan.measures.begin(), plan.measures.end());
    for (Measure& one : measures) {  // few different worths, so that many are equal
      one.startYears.clear();
      one.scores.set("c-use", 10 * std::round(one.scores.value_or("c-use", 0) / 10));
      one.scores.set("c-staff", 10 * std::round(one.scores.value_or("c-staff", 0) / 10));
    }
    plan.measures = Collection<Measure>::from(std::move(measures));
    const Asked asked = question(chance);
    const Selection selection = portfolio::select(plan, asked);
    if (selection.impossible) continue;
    REQUIRE(selection.proven);
    const Reading reading(plan, asked);
    const Beginnings chosen = reading.of(selection);
    REQUIRE(reading.holds(chosen));
    const portfolio::Question order = portfolio::question_of(plan, asked);
    for (std::size_t first = 0; first < order.candidates.size(); ++first) {
      const std::uint32_t one = order.candidates[first].measure;
      if (chosen[one] != left || order.candidates[first].points == 0) continue;
      for (std::size_t later = first + 1; later < order.candidates.size(); ++later) {
        const std::uint32_t other = order.candidates[later].measure;
        const bool is_equal = order.candidates[first].points == order.candidates[later].points &&
                              order.candidates[first].group == order.candidates[later].group;
        if (chosen[other] == left || !is_equal) continue;
        Beginnings exchanged = chosen;
        exchanged[one] = reading.stated(plan.measures[one]);
        exchanged[other] = left;
        ++tried;
        REQUIRE_FALSE(reading.holds(exchanged));
      }
    }
  }
  CHECK(tried > 20);
}
