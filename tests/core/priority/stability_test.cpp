// How far weights and scores can move: each end is held against ranking anew just before and just
// beyond it, and against weights tried by brute force.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>
#include <set>

#include "../../../core/method/uncertainty.hpp"
#include "../../../core/priority/swings.hpp"
#include "../../../core/priority/turning_points.hpp"
#include "../../../core/priority/weight_ranges.hpp"
#include "random_plans.hpp"

using namespace malvag;
using namespace malvag::test;
using namespace malvag::priority;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double beyond = 1e-6;

Ranking with_weight(const RandomPlan& random, const Id& criterion, double share) {
  return rank(random.plan, with_share(random.principle, criterion, share));
}
std::set<Id> above(const Ranking& ranking) {
  std::set<Id> result;
  for (const RankedMeasure& one : ranking.measures) {
    if (one.above_line) result.insert(one.measure);
  }
  return result;
}
Ranking with_score(const RandomPlan& random, const Id& measure, const Id& criterion, double score) {
  Plan plan = random.plan;
  Measure changed = *plan.measures.find(measure);
  changed.scores.set(criterion, score);
  plan.measures = plan.measures.with(changed);
  return rank(plan, random.principle);
}
Candidates candidates_of(const RandomPlan& random) {
  return Candidates(Prepared(random.plan), random.principle, {});
}

// Whether two rankings put the pairs of one in opposite order anywhere.
bool turns_a_pair(const Ranking& one, const Ranking& other) {
  for (const RankedMeasure& left : one.measures) {
    for (const RankedMeasure& right : one.measures) {
      if (left.place >= right.place) continue;
      if (find(other, left.measure)->place > find(other, right.measure)->place) return true;
    }
  }
  return false;
}
bool another_is_first(const Ranking& before, const Ranking& after) {
  return find(before, after.measures.front().measure)->place != 1;
}

struct Kind {
  ShareRange WeightRange::*range;
  bool (*changed)(const Ranking& before, const Ranking& after);
};
bool line_changed(const Ranking& before, const Ranking& after) {
  return above(before) != above(after);
}
const Kind kinds[] = {{&WeightRange::best, another_is_first},
                      {&WeightRange::line, line_changed},
                      {&WeightRange::ranking, turns_a_pair}};

}  // namespace

TEST_CASE("a weight's range is the same when it is sought a few exchanges at a time") {
  for (int seed = 0; seed < 20; ++seed) {
    const RandomPlan random = random_plan(seed);
    const Candidates candidates = candidates_of(random);
    const auto field = last_weighted(candidates, random.principle);
    const auto ranges = weight_ranges(candidates, random.principle);
    for (std::size_t place = 0; place < ranges.size(); ++place) {
      WeightRangeRun run(candidates, *field, place);
      while (run.step(1)) continue;
      CHECK_FALSE(run.step(1));
      CHECK(run.result() == ranges[place]);
    }
  }
}

TEST_CASE("each weight's range ends where the order really changes, and not before") {
  int ends = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const RandomPlan random = random_plan(seed, {9, 3, seed % 2 == 0, seed % 3 == 0});
    const Ranking now = rank(random.plan, random.principle);
    const auto ranges = weight_ranges(candidates_of(random), random.principle);
    REQUIRE(ranges.size() == 3);
    for (const WeightRange& one : ranges) {
      for (const Kind& kind : kinds) {
        INFO("seed " << seed << " " << one.criterion << " kind " << (&kind - kinds));
        const ShareRange& range = one.*kind.range;
        CHECK(range.from.share <= one.share);
        CHECK(range.to.share >= one.share);
        for (int step = 1; step < 40; ++step) {
          const double inside =
              range.from.share + (range.to.share - range.from.share) * step / 40.0;
          if (range.to.share - range.from.share < 1e-4) break;
          CHECK_FALSE(kind.changed(now, with_weight(random, one.criterion, inside)));
        }
        for (const RangeEnd* end : {&range.from, &range.to}) {
          const bool is_low = end == &range.from;
          CHECK(end->found);
          if (end->up.empty() && end->down.empty()) {
            CHECK(end->share == (is_low ? 0 : 1));
            continue;
          }
          ++ends;
          const Ranking after =
              with_weight(random, one.criterion, end->share + (is_low ? -beyond : beyond));
          CHECK(kind.changed(now, after));
          if (kind.range != &WeightRange::line) continue;
          std::set<Id> expected = above(now);
          for (const Id& id : end->down) expected.erase(id);
          for (const Id& id : end->up) expected.insert(id);
          CHECK(above(after) == expected);
        }
      }
    }
  }
  CHECK(ends > 500);
}

TEST_CASE("without gates and levels the ranges are those of the bare method") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const RandomPlan random = random_plan(seed, {10, 4, false, false});
    const Prepared prepared(random.plan);
    method::Matrix values(10, 4);
    std::vector<double> weights;
    for (const auto& [id, weight] : random.principle.tiers[0].weights) weights.push_back(weight);
    for (std::size_t row = 0; row < 10; ++row) {
      for (std::size_t column = 0; column < 4; ++column) {
        values.at(row, column) = prepared.value(column, row);
      }
    }
    const method::Stability bare = method::stability(values, weights);
    const auto ranges = weight_ranges(candidates_of(random), random.principle);
    for (std::size_t at = 0; at < 4; ++at) {
      INFO("seed " << seed << " criterion " << at);
      CHECK_THAT(ranges[at].best.from.share, WithinAbs(bare.best[at].from, 1e-9));
      CHECK_THAT(ranges[at].best.to.share, WithinAbs(bare.best[at].to, 1e-9));
      CHECK_THAT(ranges[at].ranking.from.share, WithinAbs(bare.ranking[at].from, 1e-9));
      CHECK_THAT(ranges[at].ranking.to.share, WithinAbs(bare.ranking[at].to, 1e-9));
    }
  }
}

TEST_CASE("one criterion, no weights and no measures have no ranges") {
  const RandomPlan random = random_plan(1, {3, 1, false, false});
  CHECK(weight_ranges(candidates_of(random), random.principle).empty());
  RandomPlan zero = random_plan(1);
  zero.principle.tiers.back().weights = {{"c-0", 0}, {"c-1", 0}};
  CHECK(weight_ranges(candidates_of(zero), zero.principle).empty());
  RandomPlan none = random_plan(1);
  none.plan.measures = {};
  CHECK(weight_ranges(candidates_of(none), none.principle).empty());
}

TEST_CASE("measures that are the same never come apart, and a tie across the line breaks at once") {
  const std::vector<Criterion> criteria = {criterion("a", 0, 1), criterion("b", 0, 1)};
  const Frame room = frame("f-1", "rs", {{2020, 100}});
  const Principle even = principle({weighted({{"a", 1}, {"b", 1}})});
  const Plan same = plan(criteria,
                         {measure("m-1", {{"a", 0.5}, {"b", 0.5}}, 100),
                          measure("m-2", {{"a", 0.5}, {"b", 0.5}}, 100)},
                         {room});
  for (const WeightRange& one : weight_ranges(Candidates(Prepared(same), even, {}), even)) {
    CHECK(one.line.from.share == 0);
    CHECK(one.line.to.share == 1);
  }
  const Plan tied =
      plan(criteria,
           {measure("m-1", {{"a", 1}, {"b", 0}}, 100), measure("m-2", {{"a", 0}, {"b", 1}}, 100)},
           {room});
  const auto ranges = weight_ranges(Candidates(Prepared(tied), even, {}), even);
  CHECK(ranges[0].line.from.share == 0.5);
  CHECK(ranges[0].line.from.up == std::vector<Id>{"m-2"});
  CHECK(ranges[0].line.to.share == 1);
  CHECK(ranges[0].best.from.share == 0);
}

TEST_CASE("the least change that brings a measure across the line does so just beyond it") {
  int weights = 0, scores = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const RandomPlan random = random_plan(seed, {8, 3, seed % 2 == 0, seed % 3 == 0});
    const Candidates candidates = candidates_of(random);
    const Ranking now = rank(random.plan, random.principle);
    for (std::size_t at = 0; at < random.plan.measures.size(); ++at) {
      const Id& id = random.plan.measures[at].id;
      const auto points = turning_points(random.plan, candidates, random.principle, at);
      REQUIRE(points);
      CHECK(points->has_line);
      CHECK(points->line_searched);
      CHECK(points->above_line == find(now, id)->above_line);
      double least = 0;
      for (const WeightTurn& turn : points->line.weights) {
        INFO("seed " << seed << " " << id << " " << turn.criterion << " to " << turn.to);
        ++weights;
        const double way = turn.to >= turn.from ? 1 : -1;
        CHECK(std::fabs(turn.to - turn.from) >= least);
        least = std::fabs(turn.to - turn.from);
        CHECK(find(with_weight(random, turn.criterion, turn.to + way * beyond), id)->above_line !=
              points->above_line);
        for (int step = 1; step < 30; ++step) {
          if (least < 1e-4) break;
          // Nothing nearer on either side does it.
          const double tried = (least - beyond) * step / 30;
          for (const double share : {turn.from - tried, turn.from + tried}) {
            if (share < 0 || share > 1) continue;
            CHECK(find(with_weight(random, turn.criterion, share), id)->above_line ==
                  points->above_line);
          }
        }
      }
      for (const ScoreTurn& turn : points->line.scores) {
        INFO("seed " << seed << " " << id << " " << turn.criterion << " score " << turn.to);
        const Scale& scale = random.plan.criteria.find(turn.criterion)->scale;
        const double better = scale.best > scale.worst ? 1 : -1;
        const double way = points->above_line ? -better : better;
        const double past = turn.to + way * 1e-5;
        // At the scale's end there is nothing beyond.
        if (std::fabs(place_on(scale, past) - place_on(scale, turn.to)) < 1e-9) continue;
        ++scores;
        CHECK(find(with_score(random, id, turn.criterion, past), id)->above_line !=
              points->above_line);
        const double before = turn.to - way * 1e-5;
        if ((before - turn.from) * way > 0) {
          CHECK(find(with_score(random, id, turn.criterion, before), id)->above_line ==
                points->above_line);
        }
      }
    }
  }
  CHECK(weights > 150);
  CHECK(scores > 200);
}

TEST_CASE("no weight brings a measure across the line unless it is among those that are said to") {
  for (std::uint64_t seed = 50; seed <= 60; ++seed) {
    const RandomPlan random = random_plan(seed);
    const Candidates candidates = candidates_of(random);
    for (std::size_t at = 0; at < random.plan.measures.size(); ++at) {
      const Id& id = random.plan.measures[at].id;
      const auto points = turning_points(random.plan, candidates, random.principle, at);
      for (const Id& criterion : {Id("c-0"), Id("c-1"), Id("c-2")}) {
        const bool is_said =
            std::any_of(points->line.weights.begin(), points->line.weights.end(),
                        [&](const WeightTurn& turn) { return turn.criterion == criterion; });
        bool crosses = false;
        for (int step = 1; step < 100; ++step) {
          crosses = crosses || find(with_weight(random, criterion, step / 100.0), id)->above_line !=
                                   points->above_line;
        }
        if (!is_said) CHECK_FALSE(crosses);
      }
    }
  }
}

TEST_CASE("a measure and its neighbour change places just beyond where they are said to meet") {
  int turns = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const RandomPlan random = random_plan(seed, {8, 3, seed % 2 == 0, true});
    const Candidates candidates = candidates_of(random);
    const Ranking now = rank(random.plan, random.principle);
    for (std::size_t index = 0; index + 1 < now.measures.size(); ++index) {
      const Id& id = now.measures[index].measure;
      const auto points = turning_points(random.plan, candidates, random.principle,
                                         *random.plan.measures.place_of(id));
      REQUIRE(points->after);
      const NeighbourTurns& after = *points->after;
      CHECK(after.measure == now.measures[index + 1].measure);
      CHECK(after.equal == (now.measures[index].place == now.measures[index + 1].place));
      if (after.equal || after.by_earlier_tier) {
        CHECK(after.turns == Turns{});
        continue;
      }
      for (const WeightTurn& turn : after.turns.weights) {
        INFO("seed " << seed << " " << id << " " << turn.criterion << " " << turn.to);
        const double way = turn.to >= turn.from ? 1 : -1;
        if (turn.to + way * beyond > 1 || turn.to + way * beyond < 0) continue;
        ++turns;
        const Ranking past = with_weight(random, turn.criterion, turn.to + way * beyond);
        CHECK(find(past, id)->place > find(past, after.measure)->place);
        const Ranking before = with_weight(random, turn.criterion, turn.to - way * beyond);
        CHECK(find(before, id)->place < find(before, after.measure)->place);
      }
      for (const ScoreTurn& turn : after.turns.scores) {
        const Ranking there = with_score(random, id, turn.criterion, turn.to);
        CHECK_THAT(find(there, id)->points, WithinAbs(find(there, after.measure)->points, 1e-6));
      }
    }
  }
  CHECK(turns > 100);
}

TEST_CASE("the score worth a value is the nearest one, on scales that bend and that turn back") {
  Criterion bent = criterion("a", 0, 10, {{4, 0.8}});
  CHECK_THAT(*score_worth(bent.scale, 5, 0.4), WithinAbs(2, 1e-9));
  CHECK_THAT(*score_worth(bent.scale, 5, 0.9), WithinAbs(7, 1e-9));
  CHECK_FALSE(score_worth(bent.scale, 5, 1.1));
  CHECK_FALSE(score_worth(bent.scale, 5, -0.1));
  const Criterion falling = criterion("b", 20, 0);
  CHECK_THAT(*score_worth(falling.scale, 3, 0.25), WithinAbs(15, 1e-9));
  // Up to 0.9 at 6 and down to 0.5 at 8: from 7 the nearest 0.6 is at 7.5, from 0 it is at 4.
  const Criterion hill = criterion("c", 0, 10, {{6, 0.9}, {8, 0.5}});
  CHECK_THAT(*score_worth(hill.scale, 7, 0.6), WithinAbs(7.5, 1e-9));
  CHECK_THAT(*score_worth(hill.scale, 0, 0.6), WithinAbs(4, 1e-9));
  CHECK_FALSE(score_worth(criterion("d", 1, 1).scale, 1, 0.5));
}

TEST_CASE("what a criterion can do to a measure is what ranking with that weight gives") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const RandomPlan random = random_plan(seed);
    const Candidates candidates = candidates_of(random);
    for (const Belief belief : {Belief{}, Belief{WeightsBelieved::around, 0.07}}) {
      const auto found = swings(random.plan, candidates, random.principle, belief, 2);
      REQUIRE(found);
      REQUIRE(found->criteria.size() == 3);
      const Id& id = random.plan.measures[2].id;
      CHECK(found->now.place == find(rank(random.plan, random.principle), id)->place);
      for (const Swing& swing : found->criteria) {
        const double share = share_of(random.principle.tiers.back(), swing.criterion);
        const bool around = belief.weights == WeightsBelieved::around;
        CHECK_THAT(swing.weight_low.at,
                   WithinAbs(around ? std::max(0.0, share - 0.07) : share / 2, 1e-12));
        CHECK_THAT(swing.weight_high.at,
                   WithinAbs(std::min(1.0, around ? share + 0.07 : 2 * share), 1e-12));
        for (const SwingEnd* one : {&swing.weight_low, &swing.weight_high}) {
          const Ranking ranking = with_weight(random, swing.criterion, one->at);
          CHECK(find(ranking, id)->place == one->place);
          CHECK(find(ranking, id)->above_line == one->above_line);
          CHECK_THAT(find(ranking, id)->points, WithinAbs(one->points, 1e-9));
        }
        CHECK_FALSE(swing.score_low);
      }
    }
  }
}

TEST_CASE("an uncertain score's ends are ranked too, and the widest swing stands first") {
  RandomPlan random = random_plan(4);
  Measure changed = random.plan.measures[1];
  Span span;
  span.low = 0;
  span.high = 20;
  changed.spans.set("c-2", span);
  random.plan.measures = random.plan.measures.with(changed);
  const auto found = swings(random.plan, candidates_of(random), random.principle, {}, 1);
  double last = 1e9;
  for (const Swing& swing : found->criteria) {
    double low = std::min(swing.weight_low.points, swing.weight_high.points);
    double high = std::max(swing.weight_low.points, swing.weight_high.points);
    CHECK(swing.score_low.has_value() == (swing.criterion == "c-2"));
    if (swing.score_low) {
      CHECK(swing.score_low->at == 0);
      const Ranking ranking = with_score(random, changed.id, "c-2", 20);
      CHECK(find(ranking, changed.id)->place == swing.score_high->place);
      CHECK_THAT(find(ranking, changed.id)->points, WithinAbs(swing.score_high->points, 1e-9));
      low = std::min({low, swing.score_low->points, swing.score_high->points});
      high = std::max({high, swing.score_low->points, swing.score_high->points});
    }
    CHECK(high - low <= last + 1e-9);
    last = high - low;
  }
}
