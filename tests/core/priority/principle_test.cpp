// What a principle is made for, what it leaves open, what it changes, and how its weights came
// about.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>

#include "../../../core/priority/difference.hpp"
#include "../../../core/priority/undecided.hpp"
#include "../../../core/priority/weighing.hpp"
#include "../support/chance.hpp"
#include "plans.hpp"

using namespace malvag;
using Catch::Approx;
using test::ids;

namespace {

Downgrade downgrade(const Id& criterion, double steps) {
  Downgrade result;
  result.criterion = criterion;
  result.steps = steps;
  return result;
}

Body body(const Id& id, const Id& parent = "") {
  Body result;
  result.id = id;
  result.title = id;
  result.parent = parent;
  return result;
}

double weight_of(const priority::Weighed& weighed, const Id& criterion) {
  return weighed.weights.value_or(criterion, -1);
}

Weighing answers(WeighingMethod method) {
  Weighing result;
  result.method = method;
  return result;
}

}  // namespace

TEST_CASE("a level is lowered by its downgrades towards the worst, and at most to it") {
  const Criterion severity = test::criterion("c-severity", 10, 1);
  Measure measure = test::measure("m-1", {{"c-severity", 3}});
  CHECK(priority::lowered_score(measure, severity) == 3);
  measure.downgrades = {downgrade("c-severity", 2), downgrade("c-other", 5)};
  CHECK(priority::lowered_score(measure, severity) == 5);
  measure.downgrades.push_back(downgrade("c-severity", 20));
  CHECK(priority::lowered_score(measure, severity) == 10);
  const Criterion benefit = test::criterion("c-severity", 0, 10);
  CHECK(priority::lowered_score(measure, benefit) == 0);
  CHECK_FALSE(priority::lowered_score(measure, test::criterion("c-none", 0, 1)));
}

TEST_CASE("a score outside the scale is read as its nearer end, before it is lowered") {
  const Criterion severity = test::criterion("c-severity", 10, 1);
  const Criterion benefit = test::criterion("c-severity", 0, 10);
  Measure measure = test::measure("m-1", {{"c-severity", 80}});
  CHECK(priority::lowered_score(measure, severity) == 10);
  CHECK(priority::lowered_score(measure, benefit) == 10);
  measure.downgrades = {downgrade("c-severity", 2)};
  CHECK(priority::lowered_score(measure, benefit) == 8);
  measure.scores.set("c-severity", -3);
  CHECK(priority::lowered_score(measure, severity) == 3);
  CHECK(priority::lowered_score(measure, benefit) == 0);
}

TEST_CASE("the national model: severity sets the level, and a lowered one goes after") {
  Measure severe_weak = test::measure("m-1", {{"c-severity", 2}});
  severe_weak.downgrades = {downgrade("c-severity", 3)};
  const Plan plan = test::plan({test::criterion("c-severity", 10, 1)},
                               {severe_weak, test::measure("m-2", {{"c-severity", 4}})});
  const Principle principle = test::principle({test::level("c-severity")});
  const priority::Ranking ranking = priority::rank(plan, principle);
  CHECK(ids(ranking) == std::vector<Id>{"m-2", "m-1"});
  CHECK(ranking.measures[1].tiers[0].result == 5);
}

TEST_CASE("a principle with a scope ranks what lies within it and names the rest") {
  Plan plan =
      test::plan({test::criterion("c-1", 0, 10)}, {test::measure("m-1", {{"c-1", 1}}, 0, "clinic"),
                                                   test::measure("m-2", {{"c-1", 9}}, 0, "office"),
                                                   test::measure("m-3", {{"c-1", 5}}, 0, "board")});
  plan.bodies = Collection<Body>::from({body("board"), body("clinic", "board"), body("office")});
  Principle principle = test::principle({test::weighted({{"c-1", 1}})});
  principle.scope = {"board"};
  const priority::Ranking ranking = priority::rank(plan, principle);
  CHECK(ids(ranking) == std::vector<Id>{"m-3", "m-1"});
  CHECK(ranking.outside == std::vector<Id>{"m-2"});

  Area area;
  area.id = "a-care";
  area.title = "Vård";
  area.strategy = "s-1";
  Goal goal;
  goal.id = "g-1";
  goal.title = "Mål";
  goal.area = "a-care";
  plan.areas = Collection<Area>::from({area});
  plan.goals = Collection<Goal>::from({goal});
  std::vector<Measure> measures(plan.measures.begin(), plan.measures.end());
  measures[1].goals = {"g-1"};
  plan.measures = Collection<Measure>::from(measures);
  principle.scope = {"a-care"};
  CHECK(ids(priority::rank(plan, principle)) == std::vector<Id>{"m-2"});
  principle.scope = {"s-1"};
  CHECK(ids(priority::rank(plan, principle)) == std::vector<Id>{"m-2"});
}

TEST_CASE("a principle says what it leaves open") {
  Criterion severity = test::criterion("c-severity", 10, 1);
  severity.reach = Reach::withinBody;
  const Plan plan = test::plan({severity}, {test::measure("m-1", {{"c-severity", 2}}, 0, "heart"),
                                            test::measure("m-2", {{"c-severity", 2}}, 0, "lung"),
                                            test::measure("m-3", {{"c-severity", 7}}, 0, "lung"),
                                            test::measure("m-4", {}, 0, "lung")});
  const Principle principle = test::principle({test::level("c-severity")});
  const auto left = priority::undecided(plan, principle, priority::rank(plan, principle));
  CHECK(left.equal == std::vector<std::vector<Id>>{{"m-1", "m-2"}});
  CHECK(left.within_bodies == std::vector<Id>{"c-severity"});
  CHECK(left.unscored == std::vector<Id>{"m-4"});
  const Tier& tier = principle.tiers[0];
  CHECK_FALSE(priority::can_compare(plan, tier, plan.measures[0], plan.measures[2]));
  CHECK(priority::can_compare(plan, tier, plan.measures[1], plan.measures[2]));

  // Asked about one body alone, the levels can be held beside each other.
  const auto of_one =
      priority::undecided(plan, principle, priority::rank(plan, principle, {0, "lung"}));
  CHECK(of_one.within_bodies.empty());
}

TEST_CASE("what a principle changes is named: measures and the goals that they alone serve") {
  Measure cheap = test::measure("m-1", {{"c-need", 1}, {"c-benefit", 9}}, 60);
  Measure needed = test::measure("m-2", {{"c-need", 9}, {"c-benefit", 1}}, 60);
  cheap.goals = {"g-1"};
  needed.goals = {"g-2"};
  Plan plan = test::plan({test::criterion("c-need", 0, 10), test::criterion("c-benefit", 0, 10)},
                         {cheap, needed}, {test::frame("f-1", "rs", {{2020, 100}})});
  Goal one, two;
  one.id = "g-1";
  two.id = "g-2";
  plan.goals = Collection<Goal>::from({one, two});
  const priority::Prepared prepared(plan);
  const priority::Order by_need =
      prepared.order(test::principle({test::weighted({{"c-need", 1}})}));
  const priority::Order by_none = prepared.order(priority::no_principle());
  const priority::Difference found = priority::difference(plan, by_none, by_need);
  CHECK(found.measures_in == std::vector<Id>{"m-2"});
  CHECK(found.measures_out == std::vector<Id>{"m-1"});
  CHECK(found.goals_in == std::vector<Id>{"g-2"});
  CHECK(found.goals_out == std::vector<Id>{"g-1"});
  CHECK(priority::difference(plan, by_need, by_need) == priority::Difference{});
}

TEST_CASE("rank order centroid weights of Barron & Barrett 1996, table 1, from the order alone") {
  Weighing weighing = answers(WeighingMethod::ordinal);
  weighing.order = {"c-3", "c-1", "c-4", "c-2"};
  const auto weighed = priority::weigh(weighing, {"c-1", "c-2", "c-3", "c-4"});
  REQUIRE(weighed);
  CHECK(weight_of(*weighed, "c-3") == Approx(52.08).margin(0.01));
  CHECK(weight_of(*weighed, "c-1") == Approx(27.08).margin(0.01));
  CHECK(weight_of(*weighed, "c-4") == Approx(14.58).margin(0.01));
  CHECK(weight_of(*weighed, "c-2") == Approx(6.25).margin(0.01));
}

TEST_CASE("an order that is not finished leaves the rest equal, and the sum is the same") {
  Weighing weighing = answers(WeighingMethod::ordinal);
  weighing.order = {"c-2"};
  const auto weighed = priority::weigh(weighing, {"c-1", "c-2", "c-3"});
  REQUIRE(weighed);
  CHECK(weight_of(*weighed, "c-2") == Approx(100 * 11 / 18.0));
  CHECK(weight_of(*weighed, "c-1") == Approx(weight_of(*weighed, "c-3")));
  CHECK(weight_of(*weighed, "c-1") == Approx(100 * 7 / 36.0));
}

TEST_CASE("swing points: 100, 80 and 20 give a half, two fifths and a tenth") {
  Weighing weighing = answers(WeighingMethod::swing);
  weighing.points = {{"c-1", 100}, {"c-2", 80}, {"c-3", 20}};
  const auto weighed = priority::weigh(weighing, {"c-1", "c-2", "c-3"});
  REQUIRE(weighed);
  CHECK(weight_of(*weighed, "c-1") == Approx(50));
  CHECK(weight_of(*weighed, "c-2") == Approx(40));
  CHECK(weight_of(*weighed, "c-3") == Approx(10));
  weighing.points = {{"c-1", 0}};
  CHECK_FALSE(priority::weigh(weighing, {"c-1", "c-2"}));
  CHECK_FALSE(priority::weigh(weighing, {}));
}

TEST_CASE("comparisons that hold together give the weights that they were made of, in any order") {
  test::Chance chance(4);
  for (int round = 0; round < 200; ++round) {
    const std::size_t count = 2 + chance.below(5);
    std::vector<Id> criteria;
    std::vector<double> truth;
    for (std::size_t at = 0; at < count; ++at) {
      criteria.push_back("c-" + std::to_string(at));
      truth.push_back(1 + static_cast<double>(chance.below(8)));
    }
    Weighing weighing = answers(WeighingMethod::pairwise);
    for (std::size_t one = 0; one < count; ++one) {
      for (std::size_t other = one + 1; other < count; ++other) {
        Judgement judgement;
        const bool more = truth[one] >= truth[other];
        judgement.more = criteria[more ? one : other];
        judgement.less = criteria[more ? other : one];
        judgement.times = more ? truth[one] / truth[other] : truth[other] / truth[one];
        weighing.judgements.push_back(judgement);
      }
    }
    const auto weighed = priority::weigh(weighing, criteria);
    REQUIRE(weighed);
    double total = 0;
    for (const double one : truth) total += one;
    for (std::size_t at = 0; at < count; ++at) {
      REQUIRE(weight_of(*weighed, criteria[at]) == Approx(100 * truth[at] / total).margin(1e-6));
    }
    REQUIRE(weighed->consistency_ratio < 1e-6);
  }
}

TEST_CASE("a comparison that goes round in a ring is pointed out") {
  Weighing weighing = answers(WeighingMethod::pairwise);
  const auto judge = [&](const Id& more, const Id& less, double times) {
    Judgement judgement;
    judgement.more = more;
    judgement.less = less;
    judgement.times = times;
    weighing.judgements.push_back(judgement);
  };
  judge("c-1", "c-2", 3);
  judge("c-2", "c-3", 3);
  judge("c-1", "c-4", 3);
  judge("c-4", "c-2", 1);
  judge("c-4", "c-3", 3);
  judge("c-3", "c-1", 3);  // while 1 counts nine times 3 by way of 2
  const auto weighed = priority::weigh(weighing, {"c-1", "c-2", "c-3", "c-4"});
  REQUIRE(weighed);
  CHECK(weighed->consistency_ratio > 0.10);
  REQUIRE(weighed->worst);
  CHECK(weighed->worst->more == "c-3");
  CHECK(weighed->worst->less == "c-1");
  CHECK(weighed->worst->times == 3);
  CHECK(weighed->worst->implied < 1);
}

TEST_CASE("weights that were set for another scale are told of") {
  Plan plan = test::plan({test::criterion("c-1", 0, 10), test::criterion("c-2", 0, 10)}, {});
  Tier tier = test::weighted({{"c-1", 1}, {"c-2", 1}});
  Weighing weighing = answers(WeighingMethod::points);
  weighing.points = {{"c-1", 1}, {"c-2", 1}};
  const auto weighed = priority::weigh(weighing, {"c-1", "c-2"});
  REQUIRE(weighed);
  tier.weighing = priority::recorded(weighing, *weighed, plan, {"c-1", "c-2"});
  CHECK(priority::outdated(plan, tier).empty());
  plan.criteria =
      Collection<Criterion>::from({test::criterion("c-1", 0, 10), test::criterion("c-2", 0, 100)});
  CHECK(priority::outdated(plan, tier) == std::vector<Id>{"c-2"});
}

TEST_CASE("the principle in force is the adopted one that no adopted version replaces") {
  Principle first = test::principle({}), second = first, third = first;
  first.id = "p-1";
  second.id = "p-2";
  third.id = "p-3";
  Plan plan;
  plan.principles = Collection<Principle>::from({first, second, third});
  CHECK(priority::principle_in_force(plan)->id == "p-1");
  second.adopted = Adoption{};
  second.adopted->date = "2020-01-01";
  plan.principles = Collection<Principle>::from({first, second, third});
  CHECK(priority::principle_in_force(plan)->id == "p-2");
  third.replaces = "p-2";
  plan.principles = Collection<Principle>::from({first, second, third});
  CHECK(priority::principle_in_force(plan)->id == "p-2");
  third.adopted = Adoption{};
  plan.principles = Collection<Principle>::from({first, second, third});
  CHECK(priority::principle_in_force(plan)->id == "p-3");
}
