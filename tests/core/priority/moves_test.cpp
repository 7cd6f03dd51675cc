// What changed between two rankings, and why a measure stands where it does.
#include "../../../core/priority/moves.hpp"

#include <catch_amalgamated.hpp>

#include "../../../core/priority/why.hpp"
#include "plans.hpp"

using namespace malvag;
using namespace malvag::test;
using namespace malvag::priority;
using Catch::Matchers::WithinAbs;

namespace {

const std::vector<Criterion> benefit_and_need = {criterion("benefit", 0, 10),
                                                 criterion("need", 4, 1)};

Plan five() {
  return plan(benefit_and_need,
              {measure("m-1", {{"benefit", 10}, {"need", 4}}, 300),
               measure("m-2", {{"benefit", 8}, {"need", 3}}, 300),
               measure("m-3", {{"benefit", 6}, {"need", 1}}, 300),
               measure("m-4", {{"benefit", 4}, {"need", 2}}, -100),
               measure("m-5", {{"benefit", 2}, {"need", 1}}, 300)},
              {frame("f-1", "rs", {{2020, 650}})});
}

Principle with_weights(double benefit, double need) {
  return principle({weighted({{"benefit", benefit}, {"need", need}})});
}

}  // namespace

TEST_CASE("the most moved measure comes first, and each says where it was") {
  // All benefit: m-1 … m-5. Half each: m-3 80, m-5 60, m-2 56.7, m-4 53.3, m-1 50.
  const Ranking before = rank(five(), with_weights(1, 0));
  const Ranking after = rank(five(), with_weights(1, 1));
  REQUIRE(ids(after) == std::vector<Id>{"m-3", "m-5", "m-2", "m-4", "m-1"});
  REQUIRE(before.line == 2);
  REQUIRE(after.line == 2);
  CHECK(moves(before, after) == std::vector<Move>{{"m-1", 1, 5, true, false},
                                                  {"m-5", 5, 2, false, true},
                                                  {"m-3", 3, 1, false, true},
                                                  {"m-2", 2, 3, true, false},
                                                  {"m-4", 4, 4, false, false}});
}

TEST_CASE("of those that moved as far, the ones that crossed the line come first") {
  const auto ranking = [](const std::vector<Id>& order) {
    Ranking result;
    result.line = 3;
    for (const Id& id : order) {
      RankedMeasure ranked;
      ranked.measure = id;
      ranked.place = static_cast<int>(result.measures.size()) + 1;
      ranked.above_line = result.measures.size() < result.line;
      result.measures.push_back(ranked);
    }
    return result;
  };
  CHECK(moves(ranking({"m-1", "m-2", "m-3", "m-4"}), ranking({"m-2", "m-1", "m-4", "m-3"})) ==
        std::vector<Move>{{"m-4", 4, 3, false, true},
                          {"m-3", 3, 4, true, false},
                          {"m-2", 2, 1, true, true},
                          {"m-1", 1, 2, true, true}});
}

TEST_CASE("between equal rankings nothing has moved") {
  const Ranking ranking = rank(five(), with_weights(1, 1));
  for (const Move& move : moves(ranking, ranking)) {
    CHECK(move.from == move.to);
    CHECK(move.was_above == move.is_above);
  }
}

TEST_CASE("measures that came or went stand last, with place 0 where they were not") {
  Plan fewer = five();
  fewer.measures = fewer.measures.without("m-1");
  const Ranking all = rank(five(), with_weights(1, 0));
  const Ranking without = rank(fewer, with_weights(1, 0));
  const std::vector<Move> gone = moves(all, without);
  REQUIRE(gone.size() == 5);
  CHECK(gone.back() == Move{"m-1", 1, 0, true, false});
  const std::vector<Move> come = moves(without, all);
  CHECK(come.back() == Move{"m-1", 0, 1, false, true});
}

TEST_CASE("a place is explained by the tier that separates it from its neighbours") {
  const Principle half = with_weights(1, 1);
  const Ranking ranking = rank(five(), half);
  const auto reason = why(five(), half, ranking, "m-5");
  REQUIRE(reason);
  CHECK(reason->place == 2);
  CHECK(reason->above_line);
  REQUIRE(reason->above);
  CHECK(reason->above->measure == "m-3");
  CHECK(reason->above->tier == 0u);
  CHECK_THAT(reason->above->difference, WithinAbs(20, 1e-9));
  REQUIRE(reason->above->most_behind);
  CHECK(reason->above->most_behind->criterion == "benefit");  // 10 points against 30
  CHECK_THAT(reason->above->most_behind->points, WithinAbs(-20, 1e-9));
  CHECK_FALSE(reason->above->most_ahead);  // as good a need
  REQUIRE(reason->below);
  CHECK(reason->below->measure == "m-2");
  REQUIRE(reason->below->most_ahead);
  CHECK(reason->below->most_ahead->criterion == "need");
  REQUIRE(reason->largest);
  CHECK(reason->largest->criterion == "need");
  CHECK_THAT(reason->largest->points, WithinAbs(50, 1e-9));
}

TEST_CASE("the first has none above it, the last none below, and a stranger no reason") {
  const Principle half = with_weights(1, 1);
  const Ranking ranking = rank(five(), half);
  CHECK_FALSE(why(five(), half, ranking, "m-3")->above);
  CHECK_FALSE(why(five(), half, ranking, "m-1")->below);
  CHECK_FALSE(why(five(), half, ranking, "m-9"));
}

TEST_CASE("equal neighbours have no tier between them") {
  const Plan twins = plan(benefit_and_need, {measure("m-1", {{"benefit", 5}, {"need", 1}}),
                                             measure("m-2", {{"benefit", 5}, {"need", 4}})});
  const Principle by_benefit = principle({weighted({{"benefit", 1}})});
  const auto reason = why(twins, by_benefit, rank(twins, by_benefit), "m-2");
  REQUIRE(reason->above);
  CHECK_FALSE(reason->above->tier);
  CHECK(reason->above->difference == 0);
}

TEST_CASE("a level separates by the scale's own steps, and scores beyond the scale are equal") {
  const Plan levels = plan(benefit_and_need, {measure("m-1", {{"benefit", 1}, {"need", 2}}),
                                              measure("m-2", {{"benefit", 9}, {"need", 4}}),
                                              measure("m-3", {{"benefit", 5}, {"need", 6}})});
  const Principle need_first = principle({level("need"), weighted({{"benefit", 1}})});
  const Ranking ranking = rank(levels, need_first);
  REQUIRE(ids(ranking) == std::vector<Id>{"m-1", "m-2", "m-3"});
  const auto second = why(levels, need_first, ranking, "m-2");
  CHECK(second->above->tier == 0u);
  CHECK(second->above->difference == 2);
  CHECK(second->below->tier == 1u);  // 4 and 6 are both the worst
}

TEST_CASE("below the line the missing room is what carries the line past it") {
  const Principle half = with_weights(1, 1);
  const Ranking ranking = rank(five(), half);  // m-3 300, m-5 300, m-2 300, m-4 −100, m-1 300
  const auto reason_of = [&](const Id& id) { return *why(five(), half, ranking, id); };
  using All = std::vector<MissingRoom>;
  CHECK(ranking.frames == std::vector<FrameOfYear>{{"f-1", "rs", 2020, 650, 600, 0}});
  CHECK(reason_of("m-5").room == 0u);
  CHECK(reason_of("m-5").spent == 600);
  CHECK(reason_of("m-5").missing.empty());
  CHECK(reason_of("m-2").spent == 900);
  CHECK(reason_of("m-2").missing == All{{0, 250}});
  CHECK(ranking.next_lacks == All{{0, 250}});
  CHECK(reason_of("m-4").missing == All{{0, 250}});  // it saves, but m-2 before it must fit
  CHECK(reason_of("m-1").spent == 1100);
  CHECK(reason_of("m-1").missing == All{{0, 450}});

  for (const Id id : {"m-2", "m-4", "m-1"}) {
    const Tkr missing = reason_of(id).missing.front().amount;
    Plan richer = five();
    richer.frames = richer.frames.with(frame("f-1", "rs", {{2020, 650 + missing}}));
    CHECK(find(rank(richer, half), id)->above_line);
    richer.frames = richer.frames.with(frame("f-1", "rs", {{2020, 650 + missing - 1}}));
    CHECK_FALSE(find(rank(richer, half), id)->above_line);
  }
}

TEST_CASE("under a demand to save, what saves is never what is missing") {
  Plan saving = plan(benefit_and_need,
                     {measure("m-1", {{"benefit", 9}}, -100),
                      measure("m-2", {{"benefit", 8}}, -300), measure("m-3", {{"benefit", 7}}, 50)},
                     {frame("f-1", "rs", {{2020, -500}})});
  const Principle by_benefit = principle({weighted({{"benefit", 1}})});
  const Ranking ranking = rank(saving, by_benefit);
  REQUIRE(ranking.line == 2);
  CHECK(why(saving, by_benefit, ranking, "m-3")->missing == std::vector<MissingRoom>{{0, 150}});
  saving.frames = saving.frames.with(frame("f-1", "rs", {{2020, -350}}));
  CHECK(rank(saving, by_benefit).line == 3);
}

TEST_CASE("without a room there is no money in the reason") {
  Plan poor = five();
  poor.frames = {};
  const Principle half = with_weights(1, 1);
  const auto reason = why(poor, half, rank(poor, half), "m-2");
  CHECK_FALSE(reason->room);
  CHECK(reason->missing.empty());
}

TEST_CASE("the most moved of two orders is the first of the moves between their rankings") {
  const Plan five_measures = five();
  const Prepared prepared(five_measures);
  for (int benefit = 0; benefit <= 10; ++benefit) {
    for (int need = 0; need <= 10; ++need) {
      if (benefit + need == 0) continue;
      CAPTURE(benefit, need);
      const Principle before = with_weights(1, 1);
      const Principle after = with_weights(benefit, need);
      const auto most = most_moved(prepared.order(before), prepared.order(after));
      const Move first = moves(rank(five_measures, before), rank(five_measures, after)).front();
      REQUIRE(most.has_value() == (first.from != first.to));
      if (!most) continue;
      CHECK(five_measures.measures[most->measure].id == first.measure);
      CHECK(most->from == first.from);
      CHECK(most->to == first.to);
    }
  }
}
