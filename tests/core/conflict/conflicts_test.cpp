// Conflicts are found on three grounds, kept apart, and each is as it was stated.
#include "../../../core/conflict/conflicts.hpp"

#include <algorithm>
#include <set>

#include "../../../core/conflict/ways.hpp"
#include "../priority/plans.hpp"
#include "../support/chance.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using conflict::Found;
using conflict::Ground;
using conflict::Kind;

namespace {

Goal goal(const Id& id, double weight = 1) {
  Goal result;
  result.id = id;
  result.title = "Mål " + id;
  result.weight = weight;
  return result;
}

Influence influence(const Id& id, const Id& from, const Id& to, int strength) {
  Influence result;
  result.id = id;
  result.from = from;
  result.to = to;
  result.strength = strength;
  result.assessor = "A" + id;
  return result;
}

Plan plan_of(std::vector<Goal> goals, std::vector<Influence> influences) {
  Plan plan;
  plan.goals = Collection<Goal>::from(std::move(goals));
  plan.influences = Collection<Influence>::from(std::move(influences));
  return plan;
}

int between(test::Chance& chance, int least, int most) {
  return least + static_cast<int>(chance.below(static_cast<std::size_t>(most - least + 1)));
}

// Those that are between two goals.
std::vector<Found> pairs_of(const Plan& plan) {
  std::vector<Found> pairs;
  for (const Found& one : conflict::find(plan)) {
    if (std::holds_alternative<conflict::Judged>(one.evidence)) pairs.push_back(one);
  }
  return pairs;
}

const conflict::Judged& judged(const Found& found) {
  return std::get<conflict::Judged>(found.evidence);
}

std::vector<Id> ids_of(const std::vector<Found>& found) {
  std::vector<Id> ids;
  for (const Found& one : found) ids.push_back(one.id);
  return ids;
}

Plan sample() {
  return test::read(test::file("assets/plans/rs-2020.json")).document.plan;
}

}  // namespace

TEST_CASE("influences both ways between two goals are one conflict, told from the stronger pull") {
  const Plan plan = plan_of({goal("a"), goal("b")},
                            {influence("i1", "a", "b", -1), influence("i2", "b", "a", -2),
                             influence("i3", "a", "b", -1), influence("i4", "b", "a", 1)});
  const auto found = conflict::find(plan);
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == Kind::pulls_apart);
  CHECK(found[0].id == "a+b");
  // a → b: −1, −1, median −1; b → a: −2, 1, median −0.5.
  CHECK(found[0].goals == std::vector<Id>{"a", "b"});
  CHECK(judged(found[0]).most.median == -1);
  CHECK(judged(found[0]).back.median == -0.5);
  CHECK(judged(found[0]).back.lowest == -2);
  CHECK(judged(found[0]).back.highest == 1);
}

TEST_CASE("where only some see a pull it is a difference of views, not a conflict that most see") {
  const Plan plan = plan_of(
      {goal("a"), goal("b")},
      {influence("i1", "a", "b", -3), influence("i2", "a", "b", 1), influence("i3", "a", "b", 2)});
  const auto found = conflict::find(plan);
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == Kind::assessors_disagree);
  CHECK(judged(found[0]).most.against == 1);
  CHECK(judged(found[0]).most.median == 1);
}

TEST_CASE("half of those who judged are not most of them, however strong the pull is to them") {
  const auto views = [](std::vector<Influence> influences) {
    return conflict::find(plan_of({goal("a"), goal("b")}, std::move(influences)));
  };
  const auto halves = views({influence("i1", "a", "b", 1), influence("i2", "a", "b", -2)});
  REQUIRE(halves.size() == 1);
  CHECK(halves[0].kind == Kind::assessors_disagree);
  // Nor do they hide that most see a weaker pull the other way.
  const auto both = views(
      {influence("i1", "a", "b", 0), influence("i2", "a", "b", -3), influence("i3", "b", "a", -1)});
  REQUIRE(both.size() == 1);
  CHECK(both[0].kind == Kind::pulls_apart);
  CHECK(both[0].goals == std::vector<Id>{"b", "a"});
}

TEST_CASE("goals that only help each other do not collide") {
  CHECK(conflict::find(plan_of({goal("a"), goal("b")},
                               {influence("i1", "a", "b", 2), influence("i2", "b", "a", 0)}))
            .empty());
}

TEST_CASE("the most serious conflict comes first, heavier goals before lighter ones") {
  const Plan plan = plan_of(
      {goal("a"), goal("b"), goal("c", 5), goal("d"), goal("e")},
      {influence("i1", "a", "b", -1), influence("i2", "c", "d", -1), influence("i3", "d", "e", -2),
       influence("i4", "a", "e", 1), influence("i5", "a", "e", -3), influence("i6", "a", "e", 1)});
  CHECK(ids_of(conflict::find(plan)) == std::vector<Id>{"d+e", "c+d", "a+b", "a+e"});
}

TEST_CASE("what is found does not depend on the order in which judgements stand, save for ties") {
  test::Chance chance(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Goal> goals;
    for (int place = 0; place < 6; ++place) goals.push_back(goal("g" + std::to_string(place)));
    std::vector<Influence> influences;
    const int count = between(chance, 1, 20);
    for (int place = 0; place < count; ++place) {
      const int from = between(chance, 0, 5);
      const int to = (from + between(chance, 1, 5)) % 6;
      influences.push_back(influence("i" + std::to_string(place),
                                     goals[static_cast<size_t>(from)].id,
                                     goals[static_cast<size_t>(to)].id, between(chance, -3, 3)));
    }
    const auto found = pairs_of(plan_of(goals, influences));
    std::reverse(influences.begin(), influences.end());
    const auto reversed = pairs_of(plan_of(goals, influences));
    const auto as_set = [](const std::vector<Found>& all) {
      std::set<std::pair<Id, double>> set;
      for (const Found& one : all) set.emplace(one.id, judged(one).most.median);
      return set;
    };
    REQUIRE(as_set(found) == as_set(reversed));
    // Every pair once, and every pair in which anybody sees a pull.
    std::set<std::set<Id>> pulls;
    for (const Influence& one : influences) {
      if (one.strength < 0) pulls.insert({one.from, one.to});
    }
    REQUIRE(found.size() == pulls.size());
  }
}

TEST_CASE("a room that the measures exceed is told with what is missing, net of savings") {
  Plan plan;
  plan.frames = Collection<Frame>::from(
      {test::frame("f", "rs", {{2020, 100}, {2021, 500}}), test::frame("h", "hsn", {{2020, 900}})});
  Measure saving = test::measure("m3", {}, -50);
  Measure stopped = test::measure("m4", {}, 400);
  stopped.status = MeasureStatus::stopped;
  plan.measures =
      Collection<Measure>::from({test::measure("m1", {}, 120), test::measure("m2", {}, 90), saving,
                                 stopped, test::measure("m5", {}, 800, "hsn")});
  const auto found = conflict::find(plan);
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "room+f");
  CHECK(conflict::ground_of(found[0].kind) == Ground::computed);
  const auto& shortage = std::get<conflict::Shortage>(found[0].evidence);
  CHECK(shortage.years == std::vector<conflict::YearShort>{{2020, 160, 100, 60}});
  CHECK(shortage.measures == std::vector<Id>{"m1", "m2"});
  CHECK(shortage.fewest == std::vector<Id>{"m1"});
}

TEST_CASE("no smaller set of measures than the fewest makes the rest fit") {
  test::Chance chance(11);
  for (int round = 0; round < 300; ++round) {
    const int count = between(chance, 1, 9);
    std::vector<Measure> measures;
    Tkr sum = 0;
    for (int place = 0; place < count; ++place) {
      const Tkr cost = between(chance, -40, 100);
      sum += cost;
      measures.push_back(test::measure("m" + std::to_string(place), {}, cost));
    }
    const Tkr room = between(chance, 0, 200);
    Plan plan;
    plan.frames = Collection<Frame>::from({test::frame("f", "rs", {{2020, room}})});
    plan.measures = Collection<Measure>::from(measures);
    const auto found = conflict::find(plan);
    REQUIRE(found.empty() == (sum <= room));
    if (found.empty()) continue;
    const auto& shortage = std::get<conflict::Shortage>(found[0].evidence);
    int smallest = count + 1;
    for (unsigned set = 0; set < (1u << count); ++set) {
      Tkr rest = 0;
      int size = 0;
      for (int place = 0; place < count; ++place) {
        if (set & (1u << place))
          ++size;
        else
          rest += measures[static_cast<std::size_t>(place)].costs.value_or(2020, 0);
      }
      if (rest <= room) smallest = std::min(smallest, size);
    }
    REQUIRE(static_cast<int>(shortage.fewest.size()) == (smallest > count ? 0 : smallest));
  }
}

TEST_CASE("a target for costs beside a frame that grows faster is a question, never a proof") {
  Plan plan;
  plan.head.body = "rs";
  plan.frames = Collection<Frame>::from({[] {
    Frame frame;
    frame.id = "f";
    frame.body = "rs";
    frame.amounts = {{2019, 1000}, {2020, 1100}};
    return frame;
  }()});
  Kpi kpi;
  kpi.id = "k";
  kpi.quantity = Quantity::grossCostGrowth;
  Target target;
  target.value = 0.002;
  kpi.target.set(2020, target);
  plan.kpis = Collection<Kpi>::from({kpi});
  const auto found = conflict::find(plan);
  REQUIRE(found.size() == 1);
  CHECK(conflict::ground_of(found[0].kind) == Ground::unclear);
  const auto& growth = std::get<conflict::Beside>(found[0].evidence).growth;
  CHECK(growth.grows == Catch::Approx(0.1));
  CHECK(growth.allowed == 0.002);
  // A KPI that measures something else is not held beside money.
  kpi.quantity.reset();
  plan.kpis = Collection<Kpi>::from({kpi});
  CHECK(conflict::find(plan).empty());
}

TEST_CASE("the 2020 plan has what its sources and its example judgements say") {
  const Plan plan = sample();
  const auto found = conflict::find(plan);
  const auto has = [&](const Id& id) {
    return std::any_of(found.begin(), found.end(), [&](const Found& one) { return one.id == id; });
  };
  CHECK(has("g-19+g-22"));  // costs and sick leave
  CHECK(has("g-12+g-13"));  // private providers
  CHECK(has("g-04+g-22"));  // relocation
  CHECK(has("g-22+g-26"));  // organic food
  CHECK(has("target+k-11"));
  CHECK(has("foremost+g-21"));
  // Everything that rests on examples says so.
  for (const Found& one : found) {
    if (conflict::ground_of(one.kind) != Ground::unclear) CHECK(one.origin == OriginKind::example);
  }
  REQUIRE(conflict::to_begin_with(plan, found));
  CHECK(conflict::to_begin_with(plan, found)->id == "g-19+g-22");
  // Written texts are all about a pair that is found.
  std::set<Id> written;
  for (const Found& one : found) written.insert(one.written);
  for (const Conflict& conflict : plan.conflicts) CHECK(written.count(conflict.id) == 1);
}

TEST_CASE("ids of conflicts are unique and grounds come in order") {
  const auto found = conflict::find(sample());
  std::set<Id> ids;
  for (const Found& one : found) CHECK(ids.insert(one.id).second);
  CHECK(std::is_sorted(found.begin(), found.end(), [](const Found& one, const Found& other) {
    return conflict::ground_of(one.kind) < conflict::ground_of(other.kind);
  }));
}

TEST_CASE("a principle decides between goals only where its first points part their measures") {
  Plan plan = plan_of({goal("a"), goal("b")}, {});
  plan.criteria = Collection<Criterion>::from({test::criterion("need", 4, 1)});
  Measure one = test::measure("m1", {{"need", 1}});
  one.goals = {"a"};
  Measure other = test::measure("m2", {{"need", 3}});
  other.goals = {"b"};
  Measure both = test::measure("m3", {{"need", 4}});
  both.goals = {"a", "b"};
  plan.measures = Collection<Measure>::from({one, other, both});
  Principle principle;
  principle.tiers = {test::level("need"), test::weighted({{"need", 1}})};
  const auto says = [&] {
    return conflict::principled(plan, &principle, priority::Prepared(plan), "b", "a");
  };
  CHECK(says() == conflict::Principled{conflict::Verdict::decides, "a", 0});
  other.scores.set("need", 1);
  plan.measures = Collection<Measure>::from({one, other, both});
  CHECK(says().verdict == conflict::Verdict::does_not_decide);
  CHECK(conflict::principled(plan, nullptr, priority::Prepared(plan), "a", "b").verdict ==
        conflict::Verdict::no_principle);
}

TEST_CASE("goals are left without measures only when none of theirs stays") {
  Plan plan = plan_of({goal("a"), goal("b"), goal("c")}, {});
  Measure one = test::measure("m1", {});
  one.goals = {"a", "b"};
  Measure other = test::measure("m2", {});
  other.goals = {"b"};
  plan.measures = Collection<Measure>::from({one, other});
  CHECK(conflict::left_out(plan, {"m1"}).goals_without == std::vector<Id>{"a"});
  CHECK(conflict::left_out(plan, {"m1", "m2"}).goals_without == std::vector<Id>{"a", "b"});
  CHECK(conflict::left_out(plan, {}).goals_without.empty());
}
