// Robustness: the generator against published values, the logarithm against the library's, cases
// where the shares are known exactly, and what must hold for all.
#include "../../../core/priority/robustness.hpp"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <numeric>

#include "../../../core/method/uncertainty.hpp"
#include "random_plans.hpp"

using namespace malvag;
using namespace malvag::method;
using namespace malvag::test;
using namespace malvag::priority;
using Catch::Matchers::WithinAbs;

namespace {

double share(const Robustness& result, std::size_t measure) {
  return static_cast<double>(result.above[measure]) / static_cast<double>(result.samples);
}

Robustness run_all(const Plan& the_plan, const Principle& tiers, std::int64_t samples,
                   std::uint64_t seed = 1) {
  RobustnessRun run(the_plan, tiers, {}, {}, seed, samples);
  while (run.step(samples)) continue;
  return run.result();
}

// Room for the first measure alone.
Plan duel(By<Id, double> one, By<Id, double> other) {
  std::vector<Criterion> criteria;
  for (const auto& [id, score] : one) criteria.push_back(criterion(id, 0, 1));
  return plan(criteria, {measure("m-1", one, 100), measure("m-2", other, 100)},
              {frame("f-1", "rs", {{2020, 100}})});
}

}  // namespace

// The first outputs of the authors' xoshiro256starstar.c from the state 1, 2, 3, 4, as the tests of
// the Rust crate rand_xoshiro give them.
TEST_CASE("the generator gives the reference numbers of xoshiro256**") {
  Random random({1, 2, 3, 4});
  for (const std::uint64_t expected : std::vector<std::uint64_t>{
           11520u, 0u, 1509978240u, 1215971899390074240u, 1216172134540287360u, 607988272756665600u,
           16172922978634559625u, 8476171486693032832u, 10595114339597558777u,
           2904607092377533576u}) {
    CHECK(random.next() == expected);
  }
}

// The first outputs of Vigna's splitmix64.c, likewise from rand_xoshiro's tests.
TEST_CASE("the seeding gives the reference numbers of splitmix64") {
  std::uint64_t state = 1477776061723855037u;
  for (const std::uint64_t expected : std::vector<std::uint64_t>{
           1985237415132408290u, 2979275885539914483u, 13511426838097143398u, 8488337342461049707u,
           15141737807933549159u, 17093170987380407015u}) {
    CHECK(splitmix64(state) == expected);
  }
}

// Seed 42 through splitmix64, as two other implementations of the same pair give it (one of them in
// Python).
TEST_CASE("a seed gives the numbers that others get from it") {
  Random random(42);
  for (const std::uint64_t expected :
       std::vector<std::uint64_t>{1546998764402558742u, 6990951692964543102u, 12544586762248559009u,
                                  17057574109182124193u}) {
    CHECK(random.next() == expected);
  }
}

TEST_CASE("the logarithm agrees with the standard library's to the last bits") {
  Random random(3);
  for (int at = 0; at < 20000; ++at) {
    const double x = at % 2 == 0 ? random.uniform() : random.uniform() * 1e6;
    CHECK_THAT(natural_logarithm(x), WithinAbs(std::log(x), 4e-16 * (1 + std::fabs(std::log(x)))));
  }
  CHECK(natural_logarithm(1) == 0);
  CHECK_THAT(natural_logarithm(0x1p-53), WithinAbs(-53 * std::log(2.0), 1e-14));
  CHECK_THAT(natural_logarithm(2), WithinAbs(std::log(2.0), 1e-16));
}

TEST_CASE("uniform numbers lie strictly between 0 and 1, exponential ones have mean and spread 1") {
  Random random(4);
  double sum = 0;
  double squares = 0;
  constexpr int count = 200000;
  for (int at = 0; at < count; ++at) {
    const double uniform = random.uniform();
    CHECK((uniform > 0 && uniform < 1));
    const double exponential = random.exponential();
    sum += exponential;
    squares += exponential * exponential;
  }
  CHECK_THAT(sum / count, WithinAbs(1, 0.01));
  CHECK_THAT(squares / count, WithinAbs(2, 0.05));
}

TEST_CASE("a measure that is better in everything is above the line whatever the weights") {
  const Robustness result =
      run_all(duel({{"a", 0.9}, {"b", 0.8}, {"c", 0.7}}, {{"a", 0.1}, {"b", 0.2}, {"c", 0.3}}),
              principle({weighted({{"a", 1}, {"b", 1}, {"c", 1}})}), 500);
  CHECK(result.samples == 500);
  CHECK(result.above == std::vector<std::int64_t>{500, 0});
}

// Two criteria, weights w and 1 − w with w uniform on 0…1: the first leads when w·a > (1 − w)·b,
// where a is its lead in one criterion and b the other's in the other; so with chance a / (a + b).
TEST_CASE("with two criteria the share is the part of the weights where the measure leads") {
  const Principle two = principle({weighted({{"a", 1}, {"b", 1}})});
  struct Case {
    double lead, others_lead;
  };
  for (const Case& one : {Case{0.6, 0.2}, Case{0.5, 0.5}, Case{0.1, 0.9}}) {
    const Plan the_plan = duel({{"a", one.lead}, {"b", 0}}, {{"a", 0}, {"b", one.others_lead}});
    const Robustness result = run_all(the_plan, two, 40000);
    const double expected = one.lead / (one.lead + one.others_lead);
    CHECK_THAT(share(result, 0), WithinAbs(1 - share(result, 1), 1e-12));
    // Four standard deviations: √(p(1 − p)/40000) ≤ 0.0025.
    CHECK_THAT(share(result, 0),
               WithinAbs(1 - one.others_lead / (one.lead + one.others_lead), 0.01));
    CHECK_THAT(share(result, 0), WithinAbs(expected, 0.01));
  }
}

// Three criteria, one measure best in each and worst in the others: by symmetry a third each, and
// the order of the weights decides. A corner cut off the simplex at w > 1/2 has a quarter of its
// area.
TEST_CASE("with three criteria the shares are areas of the simplex") {
  const Principle three = principle({weighted({{"a", 1}, {"b", 1}, {"c", 1}})});
  const std::vector<Criterion> criteria = {criterion("a", 0, 1), criterion("b", 0, 1),
                                           criterion("c", 0, 1)};
  const Frame room = frame("f-1", "rs", {{2020, 100}});
  const Plan corners = plan(criteria,
                            {measure("m-1", {{"a", 1}, {"b", 0}, {"c", 0}}, 100),
                             measure("m-2", {{"a", 0}, {"b", 1}, {"c", 0}}, 100),
                             measure("m-3", {{"a", 0}, {"b", 0}, {"c", 1}}, 100)},
                            {room});
  const Robustness thirds = run_all(corners, three, 40000);
  for (std::size_t at = 0; at < 3; ++at) CHECK_THAT(share(thirds, at), WithinAbs(1.0 / 3, 0.01));

  const Plan half = plan(criteria,
                         {measure("m-1", {{"a", 1}, {"b", 0}, {"c", 0}}, 100),
                          measure("m-2", {{"a", 0.5}, {"b", 0.5}, {"c", 0.5}}, 100)},
                         {room});
  CHECK_THAT(share(run_all(half, three, 40000), 0), WithinAbs(0.25, 0.01));
}

TEST_CASE("gates and levels stand, whatever the weights") {
  Plan the_plan = duel({{"a", 0}, {"b", 0}}, {{"a", 1}, {"b", 1}});
  the_plan.criteria = the_plan.criteria.with(criterion("law", 0, 1));
  Measure required = the_plan.measures[0];
  required.scores.set("law", 1);
  Measure free_choice = the_plan.measures[1];
  free_choice.scores.set("law", 0);
  the_plan.measures = the_plan.measures.with(required).with(free_choice);
  const Principle tiers = principle({gate("law"), weighted({{"a", 1}, {"b", 1}})});
  CHECK(run_all(the_plan, tiers, 100).above == std::vector<std::int64_t>{100, 0});
}

TEST_CASE("the principle's own weights do not matter, only which criteria it names") {
  const Plan the_plan = duel({{"a", 0.7}, {"b", 0.1}}, {{"a", 0.2}, {"b", 0.5}});
  CHECK(run_all(the_plan, principle({weighted({{"a", 1}, {"b", 1}})}), 300).above ==
        run_all(the_plan, principle({weighted({{"a", 90}, {"b", 0}})}), 300).above);
}

TEST_CASE("the same seed gives the same shares, in steps of any size") {
  const Plan the_plan = duel({{"a", 0.7}, {"b", 0.1}}, {{"a", 0.2}, {"b", 0.5}});
  const Principle two = principle({weighted({{"a", 1}, {"b", 1}})});
  const Robustness at_once = run_all(the_plan, two, 1000, 7);
  RobustnessRun run(the_plan, two, {}, {}, 7, 1000);
  int steps = 1;
  for (std::int64_t size = 1; run.step(size); size = size * 2 + 1) ++steps;
  CHECK(run.result() == at_once);
  CHECK(steps > 5);
  CHECK(run_all(the_plan, two, 1000, 8) != at_once);
}

TEST_CASE("a run ends at its total and says when there is more to do") {
  const Plan the_plan = duel({{"a", 1}}, {{"a", 0}});
  RobustnessRun run(the_plan, principle({weighted({{"a", 1}})}), {}, {}, 1, 10);
  CHECK(run.total() == 10);
  CHECK(run.step(4));
  CHECK(run.result().samples == 4);
  CHECK(run.step(0));
  CHECK_FALSE(run.step(100));
  CHECK(run.result().samples == 10);
  CHECK_FALSE(run.step(100));
  CHECK(run.result().samples == 10);
  RobustnessRun none(the_plan, principle({weighted({{"a", 1}})}), {}, {}, 1, -5);
  CHECK_FALSE(none.step(3));
  CHECK(none.result().samples == 0);
}

TEST_CASE("shares are kept by the plan's places, also beside measures that cannot be ranked") {
  Plan the_plan = duel({{"a", 1}}, {{"a", 0}});
  the_plan.measures = the_plan.measures.with(measure("bare", {}), "m-1");
  const Robustness result = run_all(the_plan, principle({weighted({{"a", 1}})}), 20);
  CHECK(result.above == std::vector<std::int64_t>{0, 20, 0});
}

namespace {

RobustnessRun counted(const Plan& the_plan, const Principle& tiers,
                      const RobustnessRun::Wanted& wanted, std::int64_t samples = 2000,
                      std::uint64_t seed = 1) {
  RobustnessRun run(the_plan, tiers, {}, wanted, seed, samples);
  run.step(samples);
  return run;
}

Robustness with_belief(const Plan& the_plan, const Principle& tiers, const Belief& belief,
                       std::int64_t samples = 2000) {
  return counted(the_plan, tiers, {belief, std::nullopt, false}, samples).result();
}

std::int64_t sum_of(const std::vector<std::int64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

}  // namespace

TEST_CASE("each measure stands at some place in every sample, and one at least is first") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const RandomPlan random = random_plan(seed);
    const RobustnessRun run =
        counted(random.plan, random.principle, {{}, std::size_t{0}, true}, 200, seed);
    const Robustness& result = run.result();
    const priority::Acceptability all = run.acceptability();
    for (std::size_t at = 0; at < random.plan.measures.size(); ++at) {
      CHECK(sum_of(all.places[at]) == 200);
      CHECK(all.places[at][0] == result.first[at]);
      CHECK(all.places[at][0] + all.places[at][1] + all.places[at][2] == result.top_three[at]);
      CHECK(all.central_weights[at].empty() == (result.first[at] == 0));
      if (result.first[at] == 0) continue;
      const auto& central = all.central_weights[at];
      CHECK_THAT(std::accumulate(central.begin(), central.end(), 0.0), WithinAbs(1, 1e-9));
    }
    CHECK(sum_of(result.first) >= 200);
    CHECK(result.places == all.places[0]);
    for (std::size_t at = 0; at + 1 < result.order.size(); ++at) {
      CHECK(result.before_next[at] + result.level_with_next[at] <= 200);
    }
  }
}

// The bare method draws the same weights from the same seed and counts in its own way.
TEST_CASE("a single weighted tier gives what the bare method gives") {
  const RandomPlan random = random_plan(5, {12, 4, false, false});
  const RobustnessRun run =
      counted(random.plan, random.principle, {{}, std::nullopt, true}, 500, 9);
  method::Matrix values(12, 4);
  const Prepared prepared(random.plan);
  for (std::size_t row = 0; row < 12; ++row) {
    for (std::size_t column = 0; column < 4; ++column) {
      values.at(row, column) = prepared.value(column, row);
    }
  }
  method::AcceptabilityRun bare(values, {}, 9, 500);
  bare.step(500);
  const method::Acceptability expected = bare.result();
  const priority::Acceptability all = run.acceptability();
  for (std::size_t row = 0; row < 12; ++row) {
    for (std::size_t place = 0; place < 12; ++place) {
      CHECK(static_cast<double>(all.places[row][place]) / 500 == expected.ranks[row][place]);
    }
    CHECK(all.confidence[row] == expected.confidence[row]);
    REQUIRE(all.central_weights[row].size() == expected.central_weights[row].size());
    for (std::size_t at = 0; at < all.central_weights[row].size(); ++at) {
      CHECK_THAT(all.central_weights[row][at], WithinAbs(expected.central_weights[row][at], 1e-12));
    }
  }
  for (std::size_t at = 0; at + 1 < 12; ++at) {
    const std::size_t one = run.result().order[at], next = run.result().order[at + 1];
    CHECK(static_cast<double>(run.result().before_next[at]) / 500 == expected.wins[one][next]);
  }
}

// A measure that is best in everything is first with all weights, so its central weights are the
// middle of all that is believed: equal parts when nothing is (Lahdelma & Salminen 2001), the rank
// order centroid (Barron & Barrett 1996) when the order is: 11/18, 5/18, 2/18 for three.
TEST_CASE("the central weights of a measure that is best in everything are the middle of all") {
  const Plan the_plan = duel({{"a", 1}, {"b", 1}, {"c", 1}}, {{"a", 0}, {"b", 0.4}, {"c", 0.2}});
  const Principle three = principle({weighted({{"a", 20}, {"b", 50}, {"c", 30}})});
  const auto central = [&](const Belief& belief) {
    return counted(the_plan, three, {belief, std::nullopt, true}, 40000)
        .acceptability()
        .central_weights[0];
  };
  for (const double weight : central({})) CHECK_THAT(weight, WithinAbs(1.0 / 3, 0.005));
  const std::vector<double> ordered = central({WeightsBelieved::order, 0});
  CHECK_THAT(ordered[1], WithinAbs(11.0 / 18, 0.005));
  CHECK_THAT(ordered[2], WithinAbs(5.0 / 18, 0.005));
  CHECK_THAT(ordered[0], WithinAbs(2.0 / 18, 0.005));
  const std::vector<double> around = central({WeightsBelieved::around, 0.05});
  CHECK_THAT(around[0], WithinAbs(0.2, 0.002));
  CHECK_THAT(around[1], WithinAbs(0.5, 0.002));
}

TEST_CASE("criteria that count alike in the principle have no order between them") {
  // The first leads when a weighs more than b, which is as likely as not.
  const Plan the_plan = duel({{"a", 1}, {"b", 0}, {"c", 0}}, {{"a", 0}, {"b", 1}, {"c", 0}});
  const Principle tied = principle({weighted({{"a", 2}, {"b", 2}, {"c", 1}})});
  CHECK_THAT(share(with_belief(the_plan, tied, {WeightsBelieved::order, 0}, 40000), 0),
             WithinAbs(0.5, 0.01));
  const Principle first = principle({weighted({{"a", 3}, {"b", 2}, {"c", 1}})});
  CHECK(share(with_belief(the_plan, first, {WeightsBelieved::order, 0}, 100), 0) == 1);
}

TEST_CASE("what is known narrows what can happen: order and intervals lie within free weights") {
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    const RandomPlan random = random_plan(seed);
    const Robustness free = with_belief(random.plan, random.principle, {}, 6000);
    const Robustness order =
        with_belief(random.plan, random.principle, {WeightsBelieved::order, 0});
    const Robustness narrow =
        with_belief(random.plan, random.principle, {WeightsBelieved::around, 0.001});
    const Ranking ranking = rank(random.plan, random.principle);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < random.plan.measures.size(); ++at) {
      // What free weights never bring about, an order does not.
      if (free.above[at] == 0) CHECK(order.above[at] <= 20);
      const RankedMeasure* now = find(ranking, random.plan.measures[at].id);
      REQUIRE(now);
      kept += (narrow.above[at] * 2 > narrow.samples) == now->above_line ? 1 : 0;
    }
    // All but weights that can hardly move leave the line where it is.
    CHECK(kept + 1 >= random.plan.measures.size());
  }
}

TEST_CASE("weights around the principle's stay within the margin") {
  const std::vector<double> shares = {0.02, 0.5, 0.48};
  const auto bounds = bounds_around(shares, 0.1);
  CHECK(bounds[0].first == 0);
  CHECK_THAT(bounds[0].second, WithinAbs(0.12, 1e-12));
  CHECK_THAT(bounds[1].first, WithinAbs(0.4, 1e-12));
  // The first leads when a has more than 1/1.7 = 0.588 of the weight.
  const Plan the_plan = duel({{"a", 0.7}, {"b", 0}}, {{"a", 0}, {"b", 1}});
  const Principle two = principle({weighted({{"a", 50}, {"b", 50}})});
  CHECK(share(with_belief(the_plan, two, {WeightsBelieved::around, 0.05}), 0) == 0);
  CHECK_THAT(share(with_belief(the_plan, two, {WeightsBelieved::around, 0.1}, 40000), 0),
             WithinAbs((0.6 - 1 / 1.7) / 0.2, 0.01));
}

TEST_CASE("the order in which measures stand in the plan changes nothing that is counted") {
  const RandomPlan random = random_plan(3);
  std::vector<Measure> turned;
  for (const Measure& measure : random.plan.measures) turned.insert(turned.begin(), measure);
  Plan other = random.plan;
  other.measures = Collection<Measure>::from(turned);
  const Robustness one = with_belief(random.plan, random.principle, {});
  const Robustness two = with_belief(other, random.principle, {});
  const std::size_t count = turned.size();
  for (std::size_t at = 0; at < count; ++at) {
    CHECK(one.first[at] == two.first[count - 1 - at]);
    CHECK(one.top_three[at] == two.top_three[count - 1 - at]);
  }
}

// One criterion: the second's score lies evenly between 0 and 1, the first's is 0.3.
TEST_CASE("an uncertain score is drawn evenly between its ends, through the scale's value") {
  Plan the_plan = duel({{"a", 0.3}}, {{"a", 0.5}});
  Measure uncertain = the_plan.measures[1];
  Span span;
  span.low = 0;
  span.high = 1;
  uncertain.spans.set("a", span);
  the_plan.measures = the_plan.measures.with(uncertain);
  const Principle one = principle({weighted({{"a", 1}})});
  CHECK_THAT(share(run_all(the_plan, one, 40000), 0), WithinAbs(0.3, 0.01));
  const RobustnessRun run = counted(the_plan, one, {{}, std::nullopt, true}, 4000);
  CHECK_THAT(run.acceptability().confidence[0], WithinAbs(0.3, 0.05));
  CHECK_THAT(run.acceptability().confidence[1], WithinAbs(0.7, 0.05));
  // A scale on which 0.3 is worth 0.6 and 0.5 is worth 0.7 changes nothing: order is kept.
  the_plan.criteria = Collection<Criterion>::from({criterion("a", 0, 1, {{0.5, 0.9}})});
  CHECK_THAT(share(run_all(the_plan, one, 40000), 0), WithinAbs(0.3, 0.01));
}

// Written 0 … 1 and lowered by a half: 0 for the lower half of the draws, then 0 … 0.5.
TEST_CASE("an uncertain score is lowered as a certain one would be") {
  Plan the_plan = duel({{"a", 0.3}}, {{"a", 0.9}});
  Measure uncertain = the_plan.measures[1];
  Span span;
  span.low = 0;
  span.high = 1;
  uncertain.spans.set("a", span);
  Downgrade lower;
  lower.criterion = "a";
  lower.steps = 0.5;
  uncertain.downgrades = {lower};
  the_plan.measures = the_plan.measures.with(uncertain);
  const Principle one = principle({weighted({{"a", 1}})});
  CHECK_THAT(share(run_all(the_plan, one, 40000), 0), WithinAbs(0.8, 0.01));
  Criterion falling = criterion("b", 4, 1);
  uncertain.downgrades[0].criterion = "b";
  CHECK(lowering(uncertain, falling) == 0.5);
  CHECK(lowering(uncertain, the_plan.criteria[0]) == 0);
}

TEST_CASE("a span moves what is weighed, and no gate or level") {
  Plan the_plan = duel({{"a", 1}}, {{"a", 0}});
  Measure uncertain = the_plan.measures[1];
  Span span;
  span.low = 0;
  span.high = 1;
  uncertain.spans.set("a", span);
  the_plan.measures = the_plan.measures.with(uncertain);
  CHECK(run_all(the_plan, principle({level("a")}), 100).above == std::vector<std::int64_t>{100, 0});
}

TEST_CASE("of the measure that is watched the weights are kept by whether it is above the line") {
  // Equal at a's share 0.25, so above the line its mean share is 0.625 and below it 0.125.
  const Plan the_plan = duel({{"a", 0.9}, {"b", 0}}, {{"a", 0}, {"b", 0.3}});
  const Principle two = principle({weighted({{"a", 1}, {"b", 1}})});
  const RobustnessRun run = counted(the_plan, two, {{}, std::size_t{0}, false}, 40000);
  const Robustness& result = run.result();
  const auto above = static_cast<double>(result.above[0]);
  CHECK(result.places == std::vector<std::int64_t>{result.above[0], 40000 - result.above[0]});
  CHECK_THAT(result.shares_when_above[0] / above, WithinAbs(0.625, 0.01));
  CHECK_THAT(result.shares_when_below[0] / (40000 - above), WithinAbs(0.125, 0.01));
}

TEST_CASE("nothing to rank, nothing to weigh, and a measure that is not ranked are no trouble") {
  const Principle two = principle({weighted({{"a", 0}, {"b", 0}})});
  const Robustness none = with_belief(plan({}, {}), two, {});
  CHECK(none.samples == 2000);
  CHECK(none.order.empty());
  Plan the_plan = duel({{"a", 0.2}, {"b", 0.1}}, {{"a", 0.4}, {"b", 0.3}});
  the_plan.measures = the_plan.measures.with(measure("bare", {}));
  for (const auto weights :
       {WeightsBelieved::free, WeightsBelieved::order, WeightsBelieved::around}) {
    const RobustnessRun run = counted(the_plan, two, {{weights, 0.1}, std::size_t{2}, false}, 50);
    CHECK(run.result().first == std::vector<std::int64_t>{0, 50, 0});
    CHECK(run.result().places.empty());
  }
  CHECK(with_belief(the_plan, principle({level("a")}), {}).above ==
        std::vector<std::int64_t>{0, 2000, 0});
}
