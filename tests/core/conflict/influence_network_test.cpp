// What judgements say together: worked out by hand, and against plain counting.
#include "../../../core/conflict/influence_network.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>
#include <functional>

#include "../../../core/method/influence.hpp"
#include "../support/chance.hpp"
#include "../support/files.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using conflict::Agreement;
using conflict::Circle;
using conflict::CircleKind;
using conflict::GoalInfluence;
using conflict::InfluenceNetwork;

namespace {

struct Said {
  Id from;
  Id to;
  int strength;
  std::string who = "A";
};

Plan plan_of(std::vector<Id> ids, const std::vector<Said>& said) {
  std::vector<Goal> goals;
  for (const Id& id : ids) {
    goals.emplace_back();
    goals.back().id = id;
    goals.back().title = "Mål " + id;
  }
  std::vector<Influence> influences;
  for (const Said& one : said) {
    Influence influence;
    influence.id = "i-" + std::to_string(influences.size());
    influence.from = one.from;
    influence.to = one.to;
    influence.strength = one.strength;
    influence.assessor = one.who;
    influences.push_back(std::move(influence));
  }
  Plan plan;
  plan.goals = Collection<Goal>::from(std::move(goals));
  plan.influences = Collection<Influence>::from(std::move(influences));
  return plan;
}

const GoalInfluence& of(const InfluenceNetwork& network, const Id& goal) {
  return *std::find_if(network.goals.begin(), network.goals.end(),
                       [&](const GoalInfluence& one) { return one.goal == goal; });
}

Measure measure(const Id& id, std::vector<Id> goals, const Id& on, double amount) {
  Measure result;
  result.id = id;
  result.title = id;
  result.goals = std::move(goals);
  result.effects.emplace_back();
  result.effects.back().on = on;
  result.effects.back().amount.set(2026, amount);
  return result;
}

Kpi kpi(const Id& id, const Id& goal, Direction direction) {
  Kpi result;
  result.id = id;
  result.goal = goal;
  result.direction = direction;
  return result;
}

Plan random_plan(test::Chance& chance, std::size_t count, std::size_t one_in) {
  std::vector<Id> ids;
  for (std::size_t at = 0; at < count; ++at) ids.push_back("g-" + std::to_string(at));
  std::vector<Said> said;
  for (const Id& from : ids) {
    for (const Id& to : ids) {
      if (from == to || !chance.one_in(one_in)) continue;
      for (std::size_t times = 1 + chance.below(3); times > 0; --times) {
        said.push_back({from, to, static_cast<int>(chance.below(7)) - 3});
      }
    }
  }
  return plan_of(ids, said);
}

std::vector<std::vector<double>> medians_of(const Plan& plan) {
  std::vector<std::vector<double>> medians(plan.goals.size(),
                                           std::vector<double>(plan.goals.size(), 0.0));
  for (const auto& one : conflict::influences_by_direction(plan)) {
    medians[*plan.goals.place_of(one.from)][*plan.goals.place_of(one.to)] = one.median;
  }
  return medians;
}

}  // namespace

TEST_CASE("a goal's strengths are sums of medians, help and harm apart") {
  // a → b: 2, 2, −1, median 2; a → c: −3; b → a: −1; c → b: 1 and 2, median 1.5.
  const Plan plan = plan_of({"a", "b", "c"}, {{"a", "b", 2},
                                              {"a", "b", 2, "B"},
                                              {"a", "b", -1, "C"},
                                              {"a", "c", -3},
                                              {"b", "a", -1},
                                              {"c", "b", 1},
                                              {"c", "b", 2, "B"}});
  const InfluenceNetwork network = conflict::influence_network(plan);
  const GoalInfluence& a = of(network, "a");
  CHECK(a.out == -1);
  CHECK(a.helps == 2);
  CHECK(a.hinders == -3);
  CHECK(a.in == -1);
  CHECK(a.hindered == -1);
  CHECK(a.helped == 0);
  CHECK(a.judged == 3);
  CHECK(a.second_order == 2 * -1 + -3 * 1.5);
  CHECK(a.feedback == 2 * -1);
  CHECK(network.helps_most()->goal == "a");
  CHECK(network.hinders_most()->goal == "a");
  CHECK(network.hindered_most()->goal == "c");
  REQUIRE(conflict::seen_differently(network.directions).size() == 1);
  CHECK(conflict::seen_differently(network.directions)[0].to == "b");
}

TEST_CASE("where nobody judged, nobody helps or hinders most") {
  const InfluenceNetwork network = conflict::influence_network(plan_of({"a", "b"}, {}));
  CHECK(network.helps_most() == nullptr);
  CHECK(network.hinders_most() == nullptr);
  CHECK(network.loops.strongest.empty());
  CHECK(network.clusters.empty());
  CHECK(network.goals.size() == 2);
}

TEST_CASE("circles are told apart by how many of their links hold back") {
  const Plan plan = plan_of({"a", "b", "c", "d"}, {{"a", "b", 2},
                                                   {"b", "a", 3},
                                                   {"c", "a", 1},
                                                   {"b", "c", -2},
                                                   {"c", "d", -1},
                                                   {"d", "c", -1}});
  const auto loops = conflict::influence_network(plan).loops;
  CHECK(loops.complete);
  CHECK(loops.drives == 1);
  CHECK(loops.brakes == 1);
  CHECK(loops.pulls == 1);
  REQUIRE(loops.strongest.size() == 3);
  CHECK(loops.strongest[0] == Circle{CircleKind::drives, {"a", "b"}, 2});
  CHECK(loops.strongest[1] == Circle{CircleKind::pulls, {"c", "d"}, 1});
  CHECK(loops.strongest[2] == Circle{CircleKind::brakes, {"a", "b", "c"}, 1});
}

TEST_CASE("every simple circle up to four goals is counted once, of its kind") {
  test::Chance chance(51);
  for (int round = 0; round < 200; ++round) {
    const std::size_t count = 2 + chance.below(5);
    const Plan plan = random_plan(chance, count, 2);
    const auto medians = medians_of(plan);
    std::int64_t kinds[3] = {0, 0, 0};
    double strongest = 0;
    std::vector<std::size_t> path;
    const std::function<void()> go_on = [&] {
      const std::size_t last = path.back();
      if (path.size() > 1 && medians[last][path.front()] != 0) {
        int negative = 0;
        double weakest = 9;
        for (std::size_t at = 0; at < path.size(); ++at) {
          const double link = medians[path[at]][path[(at + 1) % path.size()]];
          negative += link < 0;
          weakest = std::min(weakest, std::fabs(link));
        }
        ++kinds[negative == 0 ? 0 : negative % 2 == 0 ? 1 : 2];
        strongest = std::max(strongest, weakest);
      }
      if (path.size() == 4) return;
      for (std::size_t next = path.front() + 1; next < count; ++next) {
        if (medians[last][next] == 0 || std::count(path.begin(), path.end(), next)) continue;
        path.push_back(next);
        go_on();
        path.pop_back();
      }
    };
    for (std::size_t start = 0; start < count; ++start) {
      path = {start};
      go_on();
    }
    const auto loops = conflict::influence_network(plan).loops;
    REQUIRE(loops.complete);
    CHECK(loops.drives == kinds[0]);
    CHECK(loops.pulls == kinds[1]);
    CHECK(loops.brakes == kinds[2]);
    const std::int64_t all = kinds[0] + kinds[1] + kinds[2];
    CHECK(loops.strongest.size() == static_cast<std::size_t>(std::min<std::int64_t>(all, 50)));
    if (all > 0) CHECK(loops.strongest[0].weakest == strongest);
  }
}

TEST_CASE("circles beyond what is counted are said to be there") {
  test::Chance chance(60);
  const Plan plan = random_plan(chance, 60, 1);
  conflict::NetworkLimits limits;
  limits.loop_steps = 10'000;
  const auto some = conflict::influence_network(plan, limits).loops;
  CHECK_FALSE(some.complete);
  CHECK(some.strongest.size() == 50);
  CHECK(std::is_sorted(
      some.strongest.begin(), some.strongest.end(),
      [](const Circle& one, const Circle& other) { return one.weakest > other.weakest; }));
}

TEST_CASE("the sums are those of the bare method on the medians") {
  test::Chance chance(52);
  for (int round = 0; round < 100; ++round) {
    const Plan plan = random_plan(chance, 1 + chance.below(8), 2);
    const auto medians = medians_of(plan);
    method::Matrix matrix(medians.size(), medians.size());
    for (std::size_t row = 0; row < medians.size(); ++row) {
      for (std::size_t column = 0; column < medians.size(); ++column) {
        matrix.at(row, column) = medians[row][column];
      }
    }
    const auto sums = method::influence_sums(matrix);
    const InfluenceNetwork network = conflict::influence_network(plan);
    for (std::size_t at = 0; at < medians.size(); ++at) {
      CHECK(network.goals[at].out == sums.out[at]);
      CHECK(network.goals[at].in == sums.in[at]);
      CHECK(network.goals[at].second_order == sums.second_order[at]);
      CHECK(network.goals[at].feedback == sums.feedback[at]);
      CHECK(network.goals[at].out == network.goals[at].helps + network.goals[at].hinders);
    }
  }
}

TEST_CASE("goals are grouped as long as they are tied by a step on average") {
  // Ties: ab 4, cd 2, bc 1, ad −3. ab and cd are joined first; between them (1 − 3) / 4 is no tie.
  const Plan plan = plan_of(
      {"a", "b", "c", "d", "e"},
      {{"a", "b", 2}, {"b", "a", 2}, {"c", "d", 2}, {"b", "c", 1}, {"d", "a", -3}, {"e", "a", -1}});
  const auto clusters = conflict::influence_network(plan).clusters;
  REQUIRE(clusters.size() == 2);
  CHECK(clusters[0] == conflict::Cluster{{"a", "b"}, 4});
  CHECK(clusters[1] == conflict::Cluster{{"c", "d"}, 2});
  // With bc 3 and nothing against, b and c are 3 of four pairs: joined, 3 + 4 + 2 over six pairs.
  const Plan closer =
      plan_of({"a", "b", "c", "d"},
              {{"a", "b", 2}, {"b", "a", 2}, {"c", "d", 2}, {"b", "c", 3}, {"a", "d", 1}});
  const auto one = conflict::influence_network(closer).clusters;
  REQUIRE(one.size() == 1);
  CHECK(one[0].goals == std::vector<Id>{"a", "b", "c", "d"});
  CHECK(one[0].tie == 10.0 / 6);
}

TEST_CASE("no goal is in two groups, and each group's tie is its pairs' mean") {
  test::Chance chance(53);
  for (int round = 0; round < 200; ++round) {
    const Plan plan = random_plan(chance, 2 + chance.below(9), 3);
    const auto medians = medians_of(plan);
    std::vector<Id> seen;
    for (const auto& cluster : conflict::influence_network(plan).clusters) {
      double sum = 0;
      int pairs = 0;
      for (std::size_t one = 0; one < cluster.goals.size(); ++one) {
        seen.push_back(cluster.goals[one]);
        for (std::size_t other = one + 1; other < cluster.goals.size(); ++other) {
          const std::size_t a = *plan.goals.place_of(cluster.goals[one]);
          const std::size_t b = *plan.goals.place_of(cluster.goals[other]);
          sum += medians[a][b] + medians[b][a];
          ++pairs;
        }
      }
      CHECK(cluster.tie == Catch::Approx(sum / pairs));
      CHECK(cluster.tie >= 1 - 1e-9);  // average linkage joins none below
    }
    std::sort(seen.begin(), seen.end());
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
  }
}

TEST_CASE("measures say what one goal does to another, beside what is judged") {
  Plan plan = plan_of({"a", "b", "c", "d"}, {{"a", "b", 2}, {"a", "c", -1}, {"b", "c", 0}});
  plan.kpis =
      Collection<Kpi>::from({kpi("k-b", "b", Direction::lower), kpi("k-c", "c", Direction::keep)});
  Measure stopped = measure("m-4", {"c"}, "a", -2);
  stopped.status = MeasureStatus::stopped;
  Measure locked = measure("m-5", {"c"}, "a", -2);
  locked.lock = Lock{LockKind::out, "", "", "", {}};
  plan.measures = Collection<Measure>::from({
      measure("m-1", {"a"}, "k-b", 0.5),               // more of what is to be lower: against b
      measure("m-2", {"a"}, "c", -1),                  // against c, as judged
      measure("m-3", {"a", "b"}, "b", 2),              // for its own goal: that is what it is for
      stopped, locked, measure("m-6", {"b"}, "c", 1),  // judged 0
      measure("m-7", {"d"}, "a", 1),                   // nobody judged it
      measure("m-8", {"d"}, "k-c", 1),                 // a KPI that is to be kept: cannot be said
  });
  const auto derived = conflict::influence_network(plan).derived;
  REQUIRE(derived.size() == 4);
  CHECK(derived[0].derived.from == "a");
  CHECK(derived[0].derived.to == "b");
  CHECK(derived[0].derived.hindering == std::vector<Id>{"m-1"});
  CHECK(derived[0].derived.helping.empty());
  CHECK(derived[0].derived.sign() == -1);
  CHECK(derived[0].median == 2.0);
  CHECK(derived[0].agreement == Agreement::opposite);
  CHECK(derived[1].derived.to == "c");
  CHECK(derived[1].derived.from == "b");
  CHECK(derived[1].agreement == Agreement::unclear);
  CHECK(derived[2].derived.from == "d");
  CHECK(derived[2].agreement == Agreement::only_derived);
  CHECK_FALSE(derived[2].median);
  CHECK(derived[3].derived.hindering == std::vector<Id>{"m-2"});
  CHECK(derived[3].agreement == Agreement::same);
}

TEST_CASE(
    "a measure of very many goals says something of as many pairs as are made, and of no more") {
  std::vector<Id> ids;
  for (int number = 0; number < 40; ++number) ids.push_back("g" + std::to_string(number));
  Plan plan = plan_of(ids, {});
  Measure serves_all = measure("m-1", ids, "g0", -1);
  serves_all.effects.clear();
  for (const Id& id : ids) serves_all.effects.push_back(measure("", {}, id, -1).effects.front());
  plan.measures = Collection<Measure>::from({serves_all});
  const auto all = conflict::influence_network(plan);
  CHECK(all.derived.size() == 40 * 39);
  CHECK(all.derived_complete);
  conflict::NetworkLimits limits;
  limits.most_derived = 100;
  const auto some = conflict::influence_network(plan, limits);
  CHECK(some.derived.size() == 100);
  CHECK_FALSE(some.derived_complete);
}

TEST_CASE("the sample's network says what its judgements say") {
  const Plan plan = test::read(test::file("assets/plans/rs-2020.json")).document.plan;
  const InfluenceNetwork network = conflict::influence_network(plan);
  CHECK(network.origin == OriginKind::example);
  double out = 0, in = 0;
  for (const GoalInfluence& one : network.goals) {
    out += one.out;
    in += one.in;
  }
  CHECK(out == in);
  REQUIRE(network.hinders_most());
  CHECK(network.hinders_most()->goal == "g-22");  // the ceiling on costs
  CHECK(network.loops.complete);
}
