// Paths and circles of influence against every path and circle there is; goals that help each
// other.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "../../../core/conflict/conflicts.hpp"
#include "../../../core/conflict/synergies.hpp"
#include "../support/chance.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using conflict::Found;
using conflict::Kind;

namespace {

Plan plan_of(std::size_t goals, const std::vector<std::tuple<int, int, int>>& influences) {
  Plan plan;
  std::vector<Goal> all(goals);
  for (std::size_t place = 0; place < goals; ++place) {
    all[place].id = "g" + std::to_string(place);
    all[place].title = all[place].id;
  }
  plan.goals = Collection<Goal>::from(std::move(all));
  std::vector<Influence> given;
  for (const auto& [from, to, strength] : influences) {
    Influence one;
    one.id = "i" + std::to_string(given.size());
    one.from = "g" + std::to_string(from);
    one.to = "g" + std::to_string(to);
    one.strength = strength;
    given.push_back(one);
  }
  plan.influences = Collection<Influence>::from(std::move(given));
  return plan;
}

std::vector<Found> of_kind(const Plan& plan, Kind kind) {
  std::vector<Found> result;
  for (const Found& one : conflict::find(plan)) {
    if (one.kind == kind) result.push_back(one);
  }
  return result;
}

using Medians = std::map<std::pair<int, int>, double>;
Medians medians_of(const std::vector<std::tuple<int, int, int>>& influences) {
  std::map<std::pair<int, int>, std::vector<int>> strengths;
  for (const auto& [from, to, strength] : influences) strengths[{from, to}].push_back(strength);
  Medians medians;
  for (auto& [pair, all] : strengths) {
    std::sort(all.begin(), all.end());
    medians[pair] = (all[(all.size() - 1) / 2] + all[all.size() / 2]) / 2.0;
  }
  return medians;
}
double at(const Medians& medians, int from, int to) {
  const auto found = medians.find({from, to});
  return found == medians.end() ? 0 : found->second;
}

std::vector<std::tuple<int, int, int>> random_influences(test::Chance& chance, int goals,
                                                         std::size_t count) {
  std::vector<std::tuple<int, int, int>> influences;
  const auto most = static_cast<std::size_t>(goals);
  for (; count > 0; --count) {
    const auto from = static_cast<int>(chance.below(most));
    const auto to = (from + 1 + static_cast<int>(chance.below(most - 1))) % goals;
    influences.emplace_back(from, to, static_cast<int>(chance.below(7)) - 3);
  }
  return influences;
}

int number_of(const Id& goal) {
  return goal[1] - '0';
}

struct Circle {
  std::vector<int> goals;
  double weakest = 3;
};
// From their first goal on.
std::vector<Circle> all_circles(const Medians& medians, int goals) {
  std::vector<Circle> circles;
  std::vector<int> chosen;
  const auto add = [&] {
    double product = 1, weakest = 3;
    bool all_hold_back = true;
    for (std::size_t place = 0; place < chosen.size(); ++place) {
      const double median = at(medians, chosen[place], chosen[(place + 1) % chosen.size()]);
      product *= median;
      weakest = std::min(weakest, std::fabs(median));
      all_hold_back = all_hold_back && median < 0;
    }
    if (weakest >= 1 && (product < 0 || all_hold_back)) circles.push_back({chosen, weakest});
  };
  for (int a = 0; a < goals; ++a) {
    for (int b = a + 1; b < goals; ++b) {
      for (int c = a + 1; c < goals; ++c) {
        if (b == c) continue;
        chosen = {a, b, c};
        add();
        for (int d = a + 1; d < goals; ++d) {
          if (d == b || d == c) continue;
          chosen = {a, b, c, d};
          add();
        }
      }
    }
  }
  return circles;
}

}  // namespace

TEST_CASE("a goal acts on another through a third that nobody judged it by") {
  const Plan plan = plan_of(4, {{0, 1, 2}, {1, 2, -3}, {1, 3, 2}});
  const auto found = of_kind(plan, Kind::pulls_through_another);
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "through+g1");
  CHECK(found[0].goals == std::vector<Id>{"g1", "g0", "g2"});
  const auto& through = std::get<conflict::Through>(found[0].evidence);
  CHECK(through.chains == std::vector<conflict::Chain>{{"g0", "g2", 2, -3}});
  CHECK(through.helps);
  const auto count = [](const std::vector<std::tuple<int, int, int>>& influences) {
    return of_kind(plan_of(4, influences), Kind::pulls_through_another).size();
  };
  CHECK(count({{0, 1, 2}, {1, 2, -3}, {0, 2, 0}}) == 0);   // somebody judged it directly
  CHECK(count({{0, 1, 1}, {1, 2, -3}}) == 0);              // not strong
  CHECK(count({{0, 1, 2}, {0, 1, 1}, {1, 2, -3}}) == 0);   // 1.5
  CHECK(count({{0, 1, 2}, {1, 0, -2}}) == 0);              // back to itself
  CHECK(count({{0, 1, 2}, {1, 2, -3}, {1, 0, -1}}) == 0);  // a matter between 0 and 1
  CHECK(count({{0, 1, -2}, {1, 2, 3}}) == 1);
  CHECK(count({{0, 1, -2}, {1, 2, -3}}) == 0);
}

TEST_CASE("what is gained comes around as a loss") {
  const Plan plan = plan_of(3, {{1, 2, -1}, {2, 0, 3}, {0, 1, 2}});
  const auto found = of_kind(plan, Kind::comes_back);
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "circle+g0+g1+g2");
  const auto& loop = std::get<conflict::Loop>(found[0].evidence);
  CHECK(loop.goals == std::vector<Id>{"g1", "g2", "g0"});
  CHECK(loop.medians == std::vector<double>{-1, 3, 2});
  CHECK(loop.comes_back);
  const auto count = [](std::size_t goals, std::vector<std::tuple<int, int, int>> influences) {
    return of_kind(plan_of(goals, influences), Kind::comes_back).size();
  };
  CHECK(count(3, {{0, 1, 1}, {1, 2, 3}, {2, 0, 2}}) == 0);    // all help
  CHECK(count(3, {{0, 1, -1}, {1, 2, -3}, {2, 0, 2}}) == 0);  // comes back as a gain
  CHECK(count(2, {{0, 1, -2}, {1, 0, 2}}) == 0);              // between two: one card already
  const auto all_back =
      of_kind(plan_of(4, {{0, 1, -1}, {1, 2, -1}, {2, 3, -1}, {3, 0, -1}}), Kind::comes_back);
  REQUIRE(all_back.size() == 1);
  CHECK_FALSE(std::get<conflict::Loop>(all_back[0].evidence).comes_back);
}

TEST_CASE("paths are all that there are, in 1 000 small networks") {
  test::Chance chance(17);
  std::size_t seen = 0;
  for (int round = 0; round < 1'000; ++round) {
    const auto influences = random_influences(chance, 5, 3 + chance.below(18));
    const Medians medians = medians_of(influences);
    using Path = std::tuple<int, int, int>;
    std::set<Path> expected, found;
    for (int from = 0; from < 5; ++from) {
      for (int via = 0; via < 5; ++via) {
        for (int to = 0; to < 5; ++to) {
          const double first = at(medians, from, via), second = at(medians, via, to);
          if (from == to || std::fabs(first) < 2 || std::fabs(second) < 2) continue;
          if (first * second >= 0 || medians.count({from, to})) continue;
          if (first * at(medians, via, from) < 0) continue;
          expected.emplace(from, via, to);
        }
      }
    }
    double before = -9;
    for (const Found& one : of_kind(plan_of(5, influences), Kind::pulls_through_another)) {
      const auto& through = std::get<conflict::Through>(one.evidence);
      const double most = through.chains[0].first * through.chains[0].second;
      REQUIRE(most >= before);
      before = most;
      for (const conflict::Chain& chain : through.chains) {
        REQUIRE((chain.first > 0) == through.helps);
        found.emplace(number_of(chain.from), number_of(through.via), number_of(chain.to));
      }
    }
    REQUIRE(found == expected);
    seen += expected.size();
  }
  CHECK(seen > 500);
}

TEST_CASE("circles are all that there are, and of many those that hold most, in 1 000 networks") {
  test::Chance chance(19);
  std::size_t many = 0, some = 0;
  for (int round = 0; round < 1'000; ++round) {
    const auto influences = random_influences(chance, 6, 6 + chance.below(40));
    const std::vector<Circle> expected = all_circles(medians_of(influences), 6);
    std::map<std::vector<int>, double> weakest;
    for (const Circle& circle : expected) weakest[circle.goals] = circle.weakest;
    const auto found = of_kind(plan_of(6, influences), Kind::comes_back);
    REQUIRE(found.size() == std::min<std::size_t>(expected.size(), 10));
    double least = 3;
    for (const Found& one : found) {
      std::vector<int> goals;
      for (const Id& id : std::get<conflict::Loop>(one.evidence).goals) {
        goals.push_back(number_of(id));
      }
      std::rotate(goals.begin(), std::min_element(goals.begin(), goals.end()), goals.end());
      REQUIRE(weakest.count(goals) == 1);
      REQUIRE(weakest[goals] <= least);
      least = weakest[goals];
      weakest.erase(goals);
    }
    for (const auto& [goals, left] : weakest) REQUIRE(left <= least);
    (expected.size() > 10 ? many : some) += expected.empty() ? 0 : 1;
  }
  CHECK(std::min(many, some) > 50);
}

TEST_CASE("goals that most judge to help each other, with what serves both") {
  Plan plan = plan_of(6, {{0, 1, 2}, {0, 1, 3}, {1, 0, 2}, {2, 3, 3}, {3, 2, -1}, {4, 5, 2}});
  Measure both, by_effect, harms, one_only;
  both.id = "m-1";
  both.goals = {"g0", "g1"};
  by_effect.id = "m-2";
  by_effect.goals = {"g0"};
  by_effect.effects.push_back({"g1", {{2020, 1}}, {}});
  harms.id = "m-3";
  harms.goals = {"g0", "g1"};
  harms.effects.push_back({"g1", {{2020, -1}}, {}});
  one_only.id = "m-4";
  one_only.goals = {"g0"};
  plan.measures = Collection<Measure>::from({both, by_effect, harms, one_only});
  const auto synergies = conflict::find_synergies(plan);
  REQUIRE(synergies.size() == 2);  // 2 and 3 pull apart the other way
  CHECK(synergies[0].id == "g0+g1");
  CHECK(synergies[0].is_mutual);
  CHECK(synergies[0].most.from == "g0");
  CHECK(synergies[0].most.median == 2.5);
  CHECK(synergies[0].serves_both == std::vector<Id>{"m-1", "m-2"});
  CHECK(synergies[1].id == "g4+g5");
  CHECK_FALSE(synergies[1].is_mutual);
  CHECK(synergies[1].serves_both.empty());
}

TEST_CASE("no pair of goals both helps and collides") {
  const Plan plan = test::read(test::file("assets/plans/rs-2020.json")).document.plan;
  std::set<Id> collide;
  for (const Found& one : conflict::find(plan)) {
    if (one.kind == Kind::pulls_apart) collide.insert(one.id);
  }
  const auto synergies = conflict::find_synergies(plan);
  CHECK(synergies.size() == 5);
  for (const conflict::Synergy& one : synergies) CHECK(collide.count(one.id) == 0);
}
