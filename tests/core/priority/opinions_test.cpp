// Missing scores against trying every score; other ways of counting; close calls.
#include <catch_amalgamated.hpp>
#include <cmath>

#include "../../../core/method/scores.hpp"
#include "../../../core/priority/close_calls.hpp"
#include "../../../core/priority/missing_scores.hpp"
#include "../../../core/priority/second_opinions.hpp"
#include "random_plans.hpp"

using namespace malvag;
using namespace malvag::test;
using namespace malvag::priority;
using Catch::Matchers::WithinAbs;

namespace {

// The measure with scores, ranked among those that were ranked already.
const RankedMeasure* placed(const RandomPlan& random, const Id& id, const By<Id, double>& scores,
                            Ranking& ranking) {
  std::vector<Measure> others;
  for (const Measure& measure : random.plan.measures) {
    Measure one = measure;
    if (one.id == id) one.scores = scores;
    others.push_back(one);
  }
  Plan tried = random.plan;
  tried.measures = Collection<Measure>::from(others);
  ranking = rank(tried, random.principle);
  return find(ranking, id);
}

}  // namespace

TEST_CASE("missing scores: no score on the scales gives a place or points outside the range") {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    RandomPlan random = random_plan(seed);
    Measure bare = random.plan.measures[4];
    const By<Id, double> whole = bare.scores;
    const Id gone = seed % 3 == 0 ? "c-need" : seed % 3 == 1 ? "c-2" : "c-law";
    By<Id, double> left;
    for (const auto& [id, score] : whole) {
      if (id != gone && id != "c-1") left.set(id, score);
    }
    bare.scores = left;
    random.plan.measures = random.plan.measures.with(bare);
    const auto found = missing_scores(random.plan, Prepared(random.plan), random.principle, {});
    REQUIRE(found.size() == 1);
    const MissingScores& one = found[0];
    CHECK(one.measure == bare.id);
    CHECK(one.missing.size() == 2);
    int best = 1000, worst = 0;
    double least = 1000, most = -1;
    bool above = false, below = false;
    const Scale& scale = random.plan.criteria.find(gone)->scale;
    for (int step = 0; step <= 20; ++step) {
      for (int other = 0; other <= 20; ++other) {
        By<Id, double> scores = left;
        scores.set("c-1", other);
        scores.set(gone, scale.worst + (scale.best - scale.worst) * step / 20.0);
        Ranking ranking;
        const RankedMeasure* tried = placed(random, bare.id, scores, ranking);
        best = std::min(best, tried->place);
        worst = std::max(worst, tried->place);
        least = std::min(least, tried->points);
        most = std::max(most, tried->points);
        above = above || tried->above_line;
        below = below || !tried->above_line;
      }
    }
    INFO("seed " << seed << " without " << gone);
    CHECK(one.best_place == best);
    CHECK(one.worst_place == worst);
    CHECK_THAT(one.least_points, WithinAbs(least, 1e-9));
    CHECK_THAT(one.most_points, WithinAbs(most, 1e-9));
    // A tie can go either way by the plan's order, and savings before it can make room or take it.
    if (one.above_at_best) CHECK(above);
    if (!one.above_at_worst) CHECK(below);
  }
}

TEST_CASE("a span stands in for the score that is missing, and bends with the scale") {
  RandomPlan random = random_plan(2, {6, 3, false, false});
  Measure bare = random.plan.measures[0];
  By<Id, double> scores;
  for (const auto& [id, score] : bare.scores) {
    if (id != "c-2") scores.set(id, score);
  }
  bare.scores = scores;
  Span span;
  span.low = 10;
  span.high = 14;
  bare.spans.set("c-2", span);
  random.plan.measures = random.plan.measures.with(bare);
  const auto found = missing_scores(random.plan, Prepared(random.plan), random.principle, {});
  REQUIRE(found.size() == 1);
  Ranking ranking;
  scores.set("c-2", 10);
  CHECK_THAT(found[0].least_points,
             WithinAbs(placed(random, bare.id, scores, ranking)->points, 1e-9));
  scores.set("c-2", 14);
  CHECK_THAT(found[0].most_points,
             WithinAbs(placed(random, bare.id, scores, ranking)->points, 1e-9));
}

TEST_CASE("a criterion that the plan does not have says nothing of the measure's place") {
  RandomPlan random = random_plan(2);
  random.principle.tiers.push_back(level("c-gone"));
  CHECK(missing_scores(random.plan, Prepared(random.plan), random.principle, {}).empty());
}

TEST_CASE("other ways count within what gates and levels leave open") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const RandomPlan random = random_plan(seed);
    const Candidates candidates(Prepared(random.plan), random.principle, {});
    const auto opinions = second_opinions(random.plan, candidates, random.principle);
    REQUIRE(opinions.size() == 2);
    const Ranking ranking = rank(random.plan, random.principle);
    for (const Opinion& opinion : opinions) {
      REQUIRE(opinion.order.size() == random.plan.measures.size());
      double gate_before = 1, need_before = 0;
      for (const std::uint32_t place : opinion.order) {
        const Measure& measure = random.plan.measures[place];
        const double law = measure.scores.value_or("c-law", 0.0);
        const double need = measure.scores.value_or("c-need", 0.0);
        CHECK(law <= gate_before);
        if (law == gate_before) CHECK(need >= need_before);
        gate_before = law;
        need_before = need;
      }
      CHECK((opinion.tau_b <= 1 && opinion.tau_b >= -1));
      for (const Disagreement& one : opinion.disagreements) {
        CHECK(one.place == find(ranking, one.measure)->place);
        CHECK(one.place != one.other_place);
        CHECK(one.above_line == find(ranking, one.measure)->above_line);
      }
    }
  }
}

TEST_CASE("with weights alone the other ways are the bare methods on scores as they are written") {
  const RandomPlan random = random_plan(7, {12, 4, false, false});
  const Candidates candidates(Prepared(random.plan), random.principle, {});
  const auto opinions = second_opinions(random.plan, candidates, random.principle);
  method::Matrix scores(12, 4);
  std::vector<method::Better> directions;
  std::vector<double> weights;
  for (std::size_t column = 0; column < 4; ++column) {
    const Id id = "c-" + std::to_string(column);
    directions.push_back(column % 2 == 1 ? method::Better::lower : method::Better::higher);
    weights.push_back(random.principle.tiers[0].weights.value_or(id, 0.0));
    for (std::size_t row = 0; row < 12; ++row) {
      scores.at(row, column) = random.plan.measures[row].scores.value_or(id, 0.0);
    }
  }
  const auto check = [&](const Opinion& opinion, const std::vector<double>& expected) {
    for (std::size_t at = 0; at + 1 < opinion.order.size(); ++at) {
      CHECK(expected[opinion.order[at]] >= expected[opinion.order[at + 1]] - 1e-9);
    }
  };
  CHECK(opinions[0].way == OtherWay::topsis);
  check(opinions[0], method::topsis(scores, weights, directions));
  CHECK(opinions[1].way == OtherWay::promethee);
  check(opinions[1],
        method::promethee(scores, weights, directions, std::vector<method::PreferenceOf>(4)).net);
}

// One criterion: every way of counting gives the same order.
TEST_CASE("where there is one criterion all ways agree") {
  const RandomPlan random = random_plan(3, {10, 1, false, false});
  const Candidates candidates(Prepared(random.plan), random.principle, {});
  for (const Opinion& opinion : second_opinions(random.plan, candidates, random.principle)) {
    CHECK(opinion.tau_b == Catch::Approx(1));
    CHECK(opinion.rho == Catch::Approx(1));
    CHECK(opinion.pairs.opposite == 0);
    CHECK(opinion.disagreements.empty());
  }
}

TEST_CASE("close calls are neighbours within a point, neighbours that waver, and equals") {
  const std::vector<Criterion> criteria = {criterion("a", 0, 1), criterion("b", 0, 1)};
  const Plan the_plan = plan(
      criteria,
      {measure("m-1", {{"a", 0.9}, {"b", 0.9}}, 60),
       measure("m-2", {{"a", 0.895}, {"b", 0.895}}, 60),
       measure("m-3", {{"a", 0.8}, {"b", 0.2}}, 10), measure("m-4", {{"a", 0.1}, {"b", 0.75}}, 10),
       measure("m-5", {{"a", 0.1}, {"b", 0.75}}, 10)},
      {frame("f-1", "rs", {{2020, 100}})});
  const Principle even = principle({weighted({{"a", 1}, {"b", 1}})});
  const Candidates candidates(Prepared(the_plan), even, {});
  const auto near = close_calls(candidates, even, nullptr);
  REQUIRE(near.size() == 2);
  CHECK(near[0].before == "m-1");
  CHECK_THAT(near[0].points, WithinAbs(0.5, 1e-9));
  CHECK(near[0].at_line);
  CHECK_FALSE(near[0].holds);
  CHECK(near[1].before == "m-4");
  CHECK(near[1].equal);
  CHECK(near[1].place == 4);
  RobustnessRun run(the_plan, even, {}, {}, 1, 20000);
  run.step(20000);
  const auto counted = close_calls(candidates, even, &run.result());
  REQUIRE(counted.size() == 3);
  // The third leads when 0.7 w > 0.55 (1 − w).
  CHECK(counted[1].before == "m-3");
  CHECK_THAT(*counted[1].holds, WithinAbs(0.7 / 1.25, 0.01));
  CHECK_THAT(counted[1].points, WithinAbs(7.5, 1e-9));
  CHECK(*counted[0].holds == 1);
}

TEST_CASE("what a gate or a level stands between is no close call") {
  std::vector<Criterion> criteria = {criterion("law", 0, 1), criterion("a", 0, 1)};
  const Plan the_plan = plan(criteria, {measure("m-1", {{"law", 1}, {"a", 0.5}}),
                                        measure("m-2", {{"law", 0}, {"a", 0.501}})});
  const Principle tiers = principle({gate("law"), weighted({{"a", 1}})});
  CHECK(close_calls(Candidates(Prepared(the_plan), tiers, {}), tiers, nullptr).empty());
}
