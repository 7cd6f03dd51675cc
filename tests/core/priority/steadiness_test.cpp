// Steadiness: the generator against published values, the logarithm against the library's, and
// cases where the share is known exactly.
#include "../../../core/priority/steadiness.hpp"

#include <catch_amalgamated.hpp>
#include <cmath>

#include "plans.hpp"

using namespace malvag;
using namespace malvag::method;
using namespace malvag::test;
using namespace malvag::priority;
using Catch::Matchers::WithinAbs;

namespace {

double share(const Steadiness& result, std::size_t measure) {
  return static_cast<double>(result.above[measure]) / static_cast<double>(result.samples);
}

Steadiness run_all(const Plan& the_plan, const Principle& tiers, std::int64_t samples,
                   std::uint64_t seed = 1) {
  SteadinessRun run(the_plan, tiers, {}, seed, samples);
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
  const Steadiness result =
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
    const Steadiness result = run_all(the_plan, two, 40000);
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
  const Steadiness thirds = run_all(corners, three, 40000);
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
  CHECK(run_all(the_plan, principle({weighted({{"a", 1}, {"b", 1}})}), 300) ==
        run_all(the_plan, principle({weighted({{"a", 90}, {"b", 0}})}), 300));
}

TEST_CASE("the same seed gives the same shares, in steps of any size") {
  const Plan the_plan = duel({{"a", 0.7}, {"b", 0.1}}, {{"a", 0.2}, {"b", 0.5}});
  const Principle two = principle({weighted({{"a", 1}, {"b", 1}})});
  const Steadiness at_once = run_all(the_plan, two, 1000, 7);
  SteadinessRun run(the_plan, two, {}, 7, 1000);
  int steps = 1;
  for (std::int64_t size = 1; run.step(size); size = size * 2 + 1) ++steps;
  CHECK(run.result() == at_once);
  CHECK(steps > 5);
  CHECK(run_all(the_plan, two, 1000, 8) != at_once);
}

TEST_CASE("a run ends at its total and says when there is more to do") {
  const Plan the_plan = duel({{"a", 1}}, {{"a", 0}});
  SteadinessRun run(the_plan, principle({weighted({{"a", 1}})}), {}, 1, 10);
  CHECK(run.total() == 10);
  CHECK(run.step(4));
  CHECK(run.result().samples == 4);
  CHECK(run.step(0));
  CHECK_FALSE(run.step(100));
  CHECK(run.result().samples == 10);
  CHECK_FALSE(run.step(100));
  CHECK(run.result().samples == 10);
  SteadinessRun none(the_plan, principle({weighted({{"a", 1}})}), {}, 1, -5);
  CHECK_FALSE(none.step(3));
  CHECK(none.result().samples == 0);
}

TEST_CASE("shares are kept by the plan's places, also beside measures that cannot be ranked") {
  Plan the_plan = duel({{"a", 1}}, {{"a", 0}});
  the_plan.measures = the_plan.measures.with(measure("bare", {}), "m-1");
  const Steadiness result = run_all(the_plan, principle({weighted({{"a", 1}})}), 20);
  CHECK(result.above == std::vector<std::int64_t>{0, 20, 0});
}
