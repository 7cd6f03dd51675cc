// Ranking: hand-worked and published cases, and the properties that any additive, tiered ranking on
// declared scales must have.
#include "../../../core/priority/ranking.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>

#include "../../../core/method/random.hpp"
#include "plans.hpp"

using namespace malvag;
using malvag::method::Random;
using namespace malvag::test;
using namespace malvag::priority;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double scales[][2] = {{0, 10}, {4, 1}, {100, 0}};  // worst, best

// A plan of whole-number scores, so that equal measures occur.
Plan random_plan(Random& random, std::size_t measures, std::size_t criteria) {
  const auto below = [&](int limit) {
    return static_cast<int>(random.next() % static_cast<std::uint64_t>(limit));
  };
  std::vector<Criterion> made;
  for (std::size_t at = 0; at < criteria; ++at) {
    made.push_back(criterion("c-" + std::to_string(at), scales[at % 3][0], scales[at % 3][1]));
  }
  std::vector<Measure> all;
  for (std::size_t at = 0; at < measures; ++at) {
    By<Id, double> scores;
    for (const Criterion& one : made) {
      const double steps = std::fabs(one.scale.best - one.scale.worst);
      scores.set(one.id, std::min(one.scale.best, one.scale.worst) +
                             below(static_cast<int>(std::min(steps, 5.0)) + 1));
    }
    all.push_back(measure("m-" + std::to_string(at), scores, 100 * (below(30) - 6)));
  }
  return plan(std::move(made), std::move(all), {frame("f-1", "rs", {{2020, 5000}})});
}

Principle random_principle(Random& random, std::size_t criteria) {
  By<Id, double> weights;
  for (std::size_t at = 0; at < criteria; ++at) {
    weights.set("c-" + std::to_string(at), static_cast<double>(random.next() % 7));
  }
  return principle({gate("c-0"), level("c-1"), weighted(weights)});
}

std::vector<Measure> measures_of(const Plan& of) {
  std::vector<Measure> result;
  for (const Measure& one : of.measures) result.push_back(one);
  return result;
}

}  // namespace

TEST_CASE("a score's worth goes from 0 at the worst to 1 at the best, whichever is larger") {
  const Scale up = criterion("c", 0, 10).scale;
  const Scale down = criterion("c", 4, 1).scale;
  CHECK(value_on(up, 0) == 0);
  CHECK(value_on(up, 10) == 1);
  CHECK(value_on(up, 2.5) == 0.25);
  CHECK(value_on(down, 4) == 0);
  CHECK(value_on(down, 1) == 1);
  CHECK_THAT(value_on(down, 2), WithinAbs(2.0 / 3, 1e-15));
}

TEST_CASE("a score beyond the scale counts as its end") {
  const Scale down = criterion("c", 4, 1).scale;
  CHECK(value_on(down, 9) == 0);
  CHECK(value_on(down, -3) == 1);
}

TEST_CASE("points bend a scale, in whatever order they are given") {
  const Scale bent = criterion("c", 0, 100, {{50, 0.9}, {20, 0.6}}).scale;
  CHECK_THAT(value_on(bent, 10), WithinAbs(0.3, 1e-15));
  CHECK(value_on(bent, 20) == 0.6);
  CHECK_THAT(value_on(bent, 35), WithinAbs(0.75, 1e-15));
  CHECK_THAT(value_on(bent, 75), WithinAbs(0.95, 1e-15));
  CHECK(value_on(bent, 100) == 1);
  const Scale falling = criterion("c", 100, 0, {{50, 0.1}}).scale;
  CHECK_THAT(value_on(falling, 75), WithinAbs(0.05, 1e-15));
  CHECK_THAT(value_on(falling, 25), WithinAbs(0.55, 1e-15));
}

TEST_CASE("on a scale without extent every score is at its best") {
  const Scale flat = criterion("c", 3, 3).scale;
  CHECK(value_on(flat, 3) == 1);
  CHECK(value_on(flat, 7) == 1);
}

// Goodwin & Wright, Decision Analysis for Management Judgment, 3rd ed. (2004), ch. 3: offices for a
// firm, six attributes with swing weights; the aggregate benefits are those of pages 44 and 46.
TEST_CASE("Goodwin and Wright's office location problem gives their aggregate benefits") {
  const std::vector<Id> attributes = {"closeness", "visibility", "image",
                                      "size",      "comfort",    "parking"};
  const std::vector<double> weights = {32, 26, 23, 10, 6, 3};
  struct Office {
    const char* id;
    std::vector<double> values;
    double benefits;
  };
  const std::vector<Office> offices = {{"carlisle", {80, 70, 0, 0, 10, 100}, 47.4},
                                       {"addison", {100, 60, 100, 75, 0, 90}, 80.8},
                                       {"gorton", {60, 100, 20, 50, 50, 80}, 60.2}};

  std::vector<Criterion> criteria;
  By<Id, double> tier;
  for (std::size_t at = 0; at < attributes.size(); ++at) {
    criteria.push_back(criterion(attributes[at], 0, 100));
    tier.set(attributes[at], weights[at]);
  }
  std::vector<Measure> measures;
  for (const Office& office : offices) {
    By<Id, double> scores;
    for (std::size_t at = 0; at < attributes.size(); ++at) {
      scores.set(attributes[at], office.values[at]);
    }
    measures.push_back(measure(office.id, scores));
  }

  const Ranking ranking = rank(plan(criteria, measures), principle({weighted(tier)}));
  for (const Office& office : offices) {
    const RankedMeasure* found = find(ranking, office.id);
    REQUIRE(found);
    INFO(office.id);
    CHECK_THAT(found->points, WithinAbs(office.benefits, 0.05));
  }
  CHECK(ids(ranking) == std::vector<Id>{"addison", "gorton", "carlisle"});
  const auto& contributions = find(ranking, "addison")->tiers[0].contributions;
  const auto closeness = std::find_if(contributions.begin(), contributions.end(),
                                      [](const auto& one) { return one.criterion == "closeness"; });
  REQUIRE(closeness != contributions.end());
  CHECK_THAT(closeness->points, WithinAbs(32.0, 1e-12));  // 3200 / 100 in the book
}

TEST_CASE("what passes the gate goes first, then the better level, then the points") {
  const Plan the_plan =
      plan({criterion("law", 0, 1), criterion("need", 4, 1), criterion("benefit", 0, 10)},
           {measure("cheap", {{"law", 0}, {"need", 4}, {"benefit", 10}}),
            measure("needed", {{"law", 0}, {"need", 1}, {"benefit", 2}}),
            measure("needed-more-useful", {{"law", 0}, {"need", 1}, {"benefit", 3}}),
            measure("nearly-law", {{"law", 0.9}, {"need", 4}, {"benefit", 0}}),
            measure("law", {{"law", 1}, {"need", 4}, {"benefit", 0}})});
  const Principle tiers = principle({gate("law"), level("need"), weighted({{"benefit", 1}})});
  const Ranking ranking = rank(the_plan, tiers);
  CHECK(ids(ranking) ==
        std::vector<Id>{"law", "needed-more-useful", "needed", "cheap", "nearly-law"});

  const RankedMeasure& first = ranking.measures[0];
  REQUIRE(first.tiers.size() == 3);
  CHECK(first.tiers[0].result == 1);
  CHECK(first.tiers[1].result == 4);  // the score itself
  CHECK(find(ranking, "nearly-law")->tiers[0].result == 0);
  CHECK_THAT(find(ranking, "needed")->points, WithinAbs(20, 1e-12));
}

TEST_CASE("a tier after the weighted one orders what the points leave equal") {
  const Plan the_plan = plan({criterion("a", 0, 10), criterion("b", 0, 10), criterion("c", 0, 10)},
                             {measure("m-1", {{"a", 5}, {"b", 1}, {"c", 3}}),
                              measure("m-2", {{"a", 5}, {"b", 2}, {"c", 0}}),
                              measure("m-3", {{"a", 6}, {"b", 0}, {"c", 0}}),
                              measure("m-4", {{"a", 5}, {"b", 1}, {"c", 4}})});
  const Principle tiers = principle({weighted({{"a", 1}}), level("b"), weighted({{"c", 2}})});
  const Ranking ranking = rank(the_plan, tiers);
  CHECK(ids(ranking) == std::vector<Id>{"m-3", "m-2", "m-4", "m-1"});
  CHECK_THAT(ranking.measures[2].points, WithinAbs(40, 1e-12));  // of the last weighted tier
}

TEST_CASE("equal measures share the better place, keep the plan's order, and the next is skipped") {
  const Plan the_plan =
      plan({criterion("a", 0, 10)}, {measure("z", {{"a", 5}}), measure("b", {{"a", 9}}),
                                     measure("a", {{"a", 5}}), measure("c", {{"a", 1}})});
  const Ranking ranking = rank(the_plan, principle({weighted({{"a", 1}})}));
  CHECK(ids(ranking) == std::vector<Id>{"b", "z", "a", "c"});
  CHECK(places(ranking) == std::vector<int>{1, 2, 2, 4});
  CHECK_FALSE(ranking.measures[0].tied);
  CHECK(ranking.measures[1].tied);
  CHECK(ranking.measures[2].tied);
  CHECK_FALSE(ranking.measures[3].tied);
}

TEST_CASE("sums that differ only by rounding are equal") {
  // 0.1 + 0.2 and 0.3 differ in binary; as shares of one weight they must not.
  const Plan the_plan = plan({criterion("a", 0, 1), criterion("b", 0, 1), criterion("c", 0, 1)},
                             {measure("m-1", {{"a", 1}, {"b", 1}, {"c", 0}}),
                              measure("m-2", {{"a", 0}, {"b", 0}, {"c", 1}})});
  const Ranking ranking =
      rank(the_plan, principle({weighted({{"a", 0.1}, {"b", 0.2}, {"c", 0.3}})}));
  CHECK(places(ranking) == std::vector<int>{1, 1});
}

TEST_CASE("a difference of a millionth of a point decides") {
  const Plan the_plan = plan({criterion("a", 0, 1)},
                             {measure("m-1", {{"a", 0.5}}), measure("m-2", {{"a", 0.50000001}})});
  const Ranking ranking = rank(the_plan, principle({weighted({{"a", 1}})}));
  CHECK(ids(ranking) == std::vector<Id>{"m-2", "m-1"});
  CHECK(places(ranking) == std::vector<int>{1, 2});
}

TEST_CASE("a measure without a score that the principle asks for is not ranked, nor given a 0") {
  const Plan the_plan = plan({criterion("a", 0, 1), criterion("b", 0, 1), criterion("c", 0, 1)},
                             {measure("whole", {{"a", 0}, {"b", 0}}), measure("part", {{"a", 1}}),
                              measure("none", {{"c", 1}})});
  const Ranking ranking = rank(the_plan, principle({level("a"), weighted({{"a", 1}, {"b", 0}})}));
  CHECK(ids(ranking) == std::vector<Id>{"whole"});
  REQUIRE(ranking.unranked.size() == 2);
  CHECK(ranking.unranked[0] == UnrankedMeasure{"part", {"b"}});
  CHECK(ranking.unranked[1] == UnrankedMeasure{"none", {"a", "b"}});
}

TEST_CASE("a principle that names a criterion the plan lacks ranks nothing") {
  const Plan the_plan = plan({criterion("a", 0, 1)}, {measure("m-1", {{"a", 1}})});
  const Ranking ranking = rank(the_plan, principle({weighted({{"a", 1}, {"gone", 1}})}));
  CHECK(ranking.measures.empty());
  CHECK(ranking.unranked == std::vector<UnrankedMeasure>{{"m-1", {"gone"}}});
}

TEST_CASE("a principle without tiers or without weight leaves all equal, in the plan's order") {
  const Plan the_plan =
      plan({criterion("a", 0, 1)}, {measure("m-1", {{"a", 0}}), measure("m-2", {{"a", 1}})});
  for (const Principle& empty : {principle({}), principle({weighted({{"a", 0}})})}) {
    const Ranking ranking = rank(the_plan, empty);
    CHECK(ids(ranking) == std::vector<Id>{"m-1", "m-2"});
    CHECK(places(ranking) == std::vector<int>{1, 1});
    CHECK(ranking.measures[1].points == 0);
  }
  CHECK(rank(Plan{}, principle({weighted({{"a", 1}})})).measures.empty());
}

TEST_CASE("the first measure that does not fit draws the line, and none after it is above") {
  const Plan the_plan = plan({criterion("a", 0, 10)},
                             {measure("m-1", {{"a", 9}}, 600), measure("m-2", {{"a", 8}}, 500),
                              measure("m-3", {{"a", 7}}, 100)},
                             {frame("f-1", "rs", {{2020, 1000}})});
  const Ranking ranking = rank(the_plan, principle({weighted({{"a", 1}})}));
  CHECK(ranking.line == 1);
  CHECK(ranking.line_year == 2020);
  CHECK(ranking.measures[0].above_line);
  CHECK_FALSE(ranking.measures[1].above_line);
  CHECK_FALSE(ranking.measures[2].above_line);  // though 600 + 100 would fit
  CHECK(ranking.rooms == std::vector<RoomOfYear>{{2020, 1000, 600}});
}

TEST_CASE("a cost that fills the room to the last krona fits") {
  const Plan the_plan = plan({criterion("a", 0, 10)},
                             {measure("m-1", {{"a", 9}}, 600), measure("m-2", {{"a", 8}}, 400)},
                             {frame("f-1", "rs", {{2020, 1000}})});
  CHECK(rank(the_plan, principle({weighted({{"a", 1}})})).line == 2);
}

TEST_CASE("a saving gives room to what follows it") {
  const Plan the_plan = plan({criterion("a", 0, 10)},
                             {measure("m-1", {{"a", 9}}, 900), measure("m-2", {{"a", 8}}, -500),
                              measure("m-3", {{"a", 7}}, 600), measure("m-4", {{"a", 6}}, 1)},
                             {frame("f-1", "rs", {{2020, 1000}})});
  const Ranking ranking = rank(the_plan, principle({weighted({{"a", 1}})}));
  CHECK(ranking.line == 3);
  CHECK(ranking.rooms[0].spent == 1000);
}

TEST_CASE("a demand to save is filled from the top by what saves") {
  const Plan the_plan = plan({criterion("a", 0, 10)},
                             {measure("m-1", {{"a", 9}}, -300), measure("m-2", {{"a", 8}}, -400),
                              measure("m-3", {{"a", 7}}, 100), measure("m-4", {{"a", 6}}, 200)},
                             {frame("f-1", "rs", {{2020, -500}})});
  const Ranking ranking = rank(the_plan, principle({weighted({{"a", 1}})}));
  CHECK(ranking.line == 3);
  CHECK(ranking.rooms[0].spent == -600);
}

TEST_CASE("without a room there is no line") {
  const Plan the_plan = plan({criterion("a", 0, 10)}, {measure("m-1", {{"a", 9}}, 600)});
  const Ranking ranking = rank(the_plan, principle({weighted({{"a", 1}})}));
  CHECK(ranking.line == 0);
  CHECK(ranking.line_year == 0);
  CHECK(ranking.rooms.empty());
}

TEST_CASE("the year that is asked for draws the line, and every year with a room is counted") {
  Measure first = measure("m-1", {{"a", 9}}, 100);
  first.costs.set(2021, 700);
  Measure second = measure("m-2", {{"a", 8}}, 100);
  second.costs.set(2021, 700);
  const Plan the_plan = plan({criterion("a", 0, 10)}, {first, second},
                             {frame("f-1", "rs", {{2020, 1000}, {2021, 1000}})});
  const Principle by_a = principle({weighted({{"a", 1}})});
  CHECK(rank(the_plan, by_a).line == 2);
  CHECK(rank(the_plan, by_a).line_year == 2020);
  CHECK(rank(the_plan, by_a).rooms ==
        std::vector<RoomOfYear>{{2020, 1000, 200}, {2021, 1000, 1400}});

  const Ranking in_2021 = rank(the_plan, by_a, {2021, std::nullopt});
  CHECK(in_2021.line == 1);
  CHECK(in_2021.line_year == 2021);
  CHECK(in_2021.rooms == std::vector<RoomOfYear>{{2020, 1000, 100}, {2021, 1000, 700}});

  CHECK(rank(the_plan, by_a, {2030, std::nullopt}).line_year == 0);
}

TEST_CASE("a part's room is not counted beside its whole's") {
  const Plan the_plan =
      plan({criterion("a", 0, 10)}, {measure("m-1", {{"a", 9}}, 10)},
           {frame("f-rs", "rs", {{2020, 1000}}), frame("f-part", "stab", {{2020, 300}}, "f-rs"),
            frame("f-part-of-part", "enhet", {{2020, 100}, {2021, 50}}, "f-part"),
            frame("f-other", "hsn", {{2020, 500}})});
  const Principle by_a = principle({weighted({{"a", 1}})});
  CHECK(rank(the_plan, by_a).rooms == std::vector<RoomOfYear>{{2020, 1500, 10}, {2021, 50, 0}});
}

TEST_CASE("a question about a body has its measures and its room alone") {
  const Plan the_plan =
      plan({criterion("a", 0, 10)},
           {measure("m-1", {{"a", 9}}, 10, "rs"), measure("m-2", {{"a", 8}}, 20, "stab"),
            measure("m-3", {}, 20, "rs")},
           {frame("f-rs", "rs", {{2020, 1000}}), frame("f-part", "stab", {{2020, 15}}, "f-rs")});
  const Principle by_a = principle({weighted({{"a", 1}})});
  const Ranking ranking = rank(the_plan, by_a, {0, "stab"});
  CHECK(ids(ranking) == std::vector<Id>{"m-2"});
  CHECK(ranking.unranked.empty());
  CHECK(ranking.rooms == std::vector<RoomOfYear>{{2020, 15, 0}});
  CHECK(ranking.line == 0);
}

TEST_CASE("frames that are each other's parts do not hang") {
  const Plan the_plan = plan(
      {}, {}, {frame("f-1", "rs", {{2020, 5}}, "f-2"), frame("f-2", "rs", {{2020, 7}}, "f-1")});
  CHECK(rank(the_plan, principle({})).measures.empty());
}

TEST_CASE("stretching a scale and its scores together changes nothing") {
  Random random(11);
  for (int round = 0; round < 50; ++round) {
    const Plan before = random_plan(random, 30, 4);
    const Principle tiers = random_principle(random, 4);
    std::vector<Criterion> criteria;
    for (const Criterion& one : before.criteria) {
      criteria.push_back(criterion(one.id, 8 * one.scale.worst - 3, 8 * one.scale.best - 3));
    }
    std::vector<Measure> measures = measures_of(before);
    for (Measure& one : measures) {
      const auto scores = one.scores;
      for (const auto& [id, score] : scores) one.scores.set(id, 8 * score - 3);
    }
    Plan after = before;
    after.criteria = Collection<Criterion>::from(criteria);
    after.measures = Collection<Measure>::from(measures);
    const Ranking one = rank(before, tiers);
    const Ranking other = rank(after, tiers);
    CHECK(ids(one) == ids(other));
    CHECK(places(one) == places(other));
    CHECK(one.line == other.line);
  }
}

TEST_CASE("declaring a scale cost is the same as negating its scores") {
  Random random(12);
  for (int round = 0; round < 50; ++round) {
    const Plan before = random_plan(random, 30, 3);
    const Principle tiers = random_principle(random, 3);
    std::vector<Criterion> criteria;
    for (const Criterion& one : before.criteria) {
      criteria.push_back(criterion(one.id, -one.scale.worst, -one.scale.best));
    }
    std::vector<Measure> measures = measures_of(before);
    for (Measure& one : measures) {
      const auto scores = one.scores;
      for (const auto& [id, score] : scores) one.scores.set(id, -score);
    }
    Plan after = before;
    after.criteria = Collection<Criterion>::from(criteria);
    after.measures = Collection<Measure>::from(measures);
    CHECK(ids(rank(before, tiers)) == ids(rank(after, tiers)));
    CHECK(places(rank(before, tiers)) == places(rank(after, tiers)));
  }
}

TEST_CASE("the order of the measures in the plan decides nothing but the order among equals") {
  Random random(13);
  for (int round = 0; round < 50; ++round) {
    const Plan before = random_plan(random, 40, 3);
    const Principle tiers = random_principle(random, 3);
    std::vector<Measure> measures = measures_of(before);
    for (std::size_t at = measures.size(); at > 1; --at) {
      std::swap(measures[at - 1], measures[random.next() % at]);
    }
    Plan after = before;
    after.measures = Collection<Measure>::from(measures);
    const Ranking one = rank(before, tiers);
    const Ranking other = rank(after, tiers);
    CHECK(places(one) == places(other));
    for (const RankedMeasure& ranked : one.measures) {
      const RankedMeasure* found = find(other, ranked.measure);
      REQUIRE(found);
      CHECK(found->place == ranked.place);
      CHECK(found->tied == ranked.tied);
      CHECK(found->tiers == ranked.tiers);
    }
  }
}

TEST_CASE("adding a measure never turns two others round, nor changes their points") {
  Random random(14);
  for (int round = 0; round < 50; ++round) {
    const Plan whole = random_plan(random, 25, 3);
    const Principle tiers = random_principle(random, 3);
    std::vector<Measure> fewer = measures_of(whole);
    const Id left_out = fewer[random.next() % fewer.size()].id;
    Plan part = whole;
    part.measures = whole.measures.without(left_out);
    std::vector<Id> others = ids(rank(whole, tiers));
    others.erase(std::find(others.begin(), others.end(), left_out));
    const Ranking without = rank(part, tiers);
    CHECK(others == ids(without));
    for (const RankedMeasure& ranked : without.measures) {
      CHECK(ranked.tiers == find(rank(whole, tiers), ranked.measure)->tiers);
    }
  }
}

TEST_CASE("weights count by their proportions alone") {
  Random random(15);
  for (int round = 0; round < 50; ++round) {
    const Plan the_plan = random_plan(random, 30, 4);
    const Principle tiers = random_principle(random, 4);
    Principle scaled = tiers;
    for (const auto& [id, weight] : tiers.tiers[2].weights) {
      scaled.tiers[2].weights.set(id, weight * 3.7);
    }
    CHECK(ids(rank(the_plan, tiers)) == ids(rank(the_plan, scaled)));
    CHECK(places(rank(the_plan, tiers)) == places(rank(the_plan, scaled)));
  }
}

TEST_CASE("shares sum to 1, contributions to the points, and points stay within 0 and 100") {
  Random random(16);
  for (int round = 0; round < 50; ++round) {
    const Plan the_plan = random_plan(random, 20, 5);
    By<Id, double> weights;
    for (int at = 0; at < 5; ++at) weights.set("c-" + std::to_string(at), 0.01 + random.uniform());
    for (const RankedMeasure& ranked : rank(the_plan, principle({weighted(weights)})).measures) {
      double shares = 0;
      double points = 0;
      for (const Contribution& one : ranked.tiers[0].contributions) {
        shares += one.share;
        points += one.points;
        CHECK((one.value >= 0 && one.value <= 1));
      }
      CHECK_THAT(shares, WithinAbs(1, 1e-12));
      CHECK(points == ranked.points);
      CHECK((ranked.points >= 0 && ranked.points <= 100 + 1e-9));
    }
  }
}

TEST_CASE("a better score never gives a worse place") {
  Random random(17);
  for (int round = 0; round < 100; ++round) {
    const Plan before = random_plan(random, 20, 3);
    const Principle tiers = random_principle(random, 3);
    Measure better = before.measures[random.next() % before.measures.size()];
    const Criterion& raised = before.criteria[random.next() % before.criteria.size()];
    better.scores.set(raised.id, raised.scale.best);
    Plan after = before;
    after.measures = before.measures.with(better);
    CHECK(find(rank(after, tiers), better.id)->place <=
          find(rank(before, tiers), better.id)->place);
  }
}

TEST_CASE("the measures above the line cost no more than the room, and the next does not fit") {
  Random random(18);
  int lines_within = 0;
  for (int round = 0; round < 100; ++round) {
    const Plan the_plan = random_plan(random, 30, 3);
    const Ranking ranking = rank(the_plan, random_principle(random, 3));
    Tkr spent = 0;
    for (std::size_t at = 0; at < ranking.line; ++at) {
      spent += the_plan.measures.find(ranking.measures[at].measure)->costs.value_or(2020, 0);
      CHECK(ranking.measures[at].above_line);
    }
    CHECK(spent == ranking.rooms[0].spent);
    CHECK(spent <= ranking.rooms[0].room);
    if (ranking.line == ranking.measures.size()) continue;
    ++lines_within;
    const Id& next = ranking.measures[ranking.line].measure;
    CHECK(spent + the_plan.measures.find(next)->costs.value_or(2020, 0) > ranking.rooms[0].room);
    CHECK_FALSE(ranking.measures[ranking.line].above_line);
  }
  CHECK(lines_within > 50);  // else the properties above were tried on nothing
}

TEST_CASE("giving one criterion a share keeps the others' proportions") {
  const Principle before = principle({gate("c-law"), weighted({{"a", 10}, {"b", 20}, {"c", 30}})});
  const Principle after = with_share(before, "a", 0.5);
  const Tier& tier = after.tiers[1];
  CHECK_THAT(share_of(tier, "a"), WithinAbs(0.5, 1e-15));
  CHECK_THAT(share_of(tier, "b"), WithinAbs(0.2, 1e-15));
  CHECK_THAT(share_of(tier, "c"), WithinAbs(0.3, 1e-15));
  CHECK(after.tiers[0] == before.tiers[0]);
}

TEST_CASE("a share taken from a criterion that had all goes to the others in equal parts") {
  const Principle before = principle({weighted({{"a", 5}, {"b", 0}, {"c", 0}})});
  const Tier tier = with_share(before, "a", 0.4).tiers[0];
  CHECK_THAT(share_of(tier, "a"), WithinAbs(0.4, 1e-15));
  CHECK_THAT(share_of(tier, "b"), WithinAbs(0.3, 1e-15));
  CHECK_THAT(share_of(tier, "c"), WithinAbs(0.3, 1e-15));
  const Tier from_nothing =
      with_share(principle({weighted({{"a", 0}, {"b", 0}})}), "a", 1).tiers[0];
  CHECK(share_of(from_nothing, "a") == 1);
  CHECK(share_of(from_nothing, "b") == 0);
}

TEST_CASE("a share is held within 0 and 1, and what cannot be given one stays as it was") {
  const Principle two = principle({weighted({{"a", 1}, {"b", 1}})});
  CHECK(share_of(with_share(two, "a", 7).tiers[0], "a") == 1);
  CHECK(share_of(with_share(two, "a", -7).tiers[0], "a") == 0);
  CHECK(with_share(two, "gone", 0.5) == two);
  CHECK(with_share(principle({level("a")}), "a", 0.5) == principle({level("a")}));
  const Principle one = principle({weighted({{"a", 1}})});
  CHECK(with_share(one, "a", 0) == one);
}

TEST_CASE("a compact order tells the same as the ranking") {
  Random random(19);
  for (int round = 0; round < 30; ++round) {
    Plan the_plan = random_plan(random, 30, 4);
    Measure bare = measure("bare", {{"c-0", 1}});
    the_plan.measures = the_plan.measures.with(bare, the_plan.measures[3].id);
    const Principle tiers = random_principle(random, 4);
    const Prepared prepared(the_plan);
    const Order order = prepared.order(tiers);
    const Ranking ranking = rank(the_plan, tiers);
    REQUIRE(order.measures.size() == ranking.measures.size());
    for (std::size_t at = 0; at < order.measures.size(); ++at) {
      CHECK(the_plan.measures[order.measures[at]].id == ranking.measures[at].measure);
      CHECK(prepared.row(order, at, tiers) == ranking.measures[at]);
    }
    CHECK(order.line == ranking.line);
    CHECK(order.rooms == ranking.rooms);
    REQUIRE(order.unranked.size() == 1);
    CHECK(the_plan.measures[order.unranked[0]].id == "bare");
  }
}

TEST_CASE("prepared tables hold for a plan until what they read of it changes") {
  const Plan before = plan({criterion("a", 0, 1)}, {measure("m-1", {{"a", 1}})},
                           {frame("f-1", "rs", {{2020, 10}})});
  const Prepared prepared(before);
  CHECK(prepared.holds_for(before));
  Plan renamed = before;
  renamed.head.title = "En annan";
  renamed.kpis = renamed.kpis.with(Kpi{});
  CHECK(prepared.holds_for(renamed));
  Plan changed = before;
  changed.measures = before.measures.with(measure("m-1", {{"a", 0}}));
  CHECK_FALSE(prepared.holds_for(changed));
  changed = before;
  changed.criteria = before.criteria.with(criterion("a", 1, 0));
  CHECK_FALSE(prepared.holds_for(changed));
  changed = before;
  changed.frames = before.frames.without("f-1");
  CHECK_FALSE(prepared.holds_for(changed));
  changed = before;
  changed.goals = before.goals.with(Goal{});
  CHECK_FALSE(prepared.holds_for(changed));
}

TEST_CASE("weights of any size give the same order and the same shares") {
  Random random(20201);
  for (int round = 0; round < 40; ++round) {
    const Plan plan = random_plan(random, 12, 4);
    const Principle before = random_principle(random, 4);
    const Ranking expected = rank(plan, before);
    for (const double power : {1e-300, 1e-9, 1e-3, 1e3, 1e8, 1e300, 1e307}) {
      Principle scaled = before;
      Tier& tier = scaled.tiers.back();
      for (const auto& [criterion, weight] : before.tiers.back().weights) {
        tier.weights.set(criterion, weight * power);
      }
      const Ranking found = rank(plan, scaled);
      INFO("round " << round << ", times " << power);
      CHECK(ids(found) == ids(expected));
      CHECK(places(found) == places(expected));
      for (const auto& [criterion, weight] : tier.weights) {
        CHECK_THAT(share_of(tier, criterion),
                   WithinAbs(share_of(before.tiers.back(), criterion), 1e-12));
      }
    }
  }
}
