// Each kind of conflict is found where the plan has it, and not where it has not.
#include <algorithm>
#include <cmath>
#include <set>

#include "../../../core/conflict/conflicts.hpp"
#include "../priority/plans.hpp"
#include "../support/chance.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using conflict::Found;
using conflict::Ground;
using conflict::Kind;

namespace {

Goal goal(const Id& id, std::vector<Id> bodies = {}) {
  Goal result;
  result.id = id;
  result.title = "Mål " + id;
  result.bodies = std::move(bodies);
  return result;
}

Body body(const Id& id, const Id& parent = "") {
  Body result;
  result.id = id;
  result.title = "Nämnden " + id;
  result.parent = parent;
  return result;
}

Target target(TargetOperator comparison, double value) {
  Target result;
  result.comparison = comparison;
  result.value = value;
  return result;
}
constexpr auto at_most = TargetOperator::lessOrEqual;
constexpr auto at_least = TargetOperator::greaterOrEqual;
constexpr auto below = TargetOperator::less;
constexpr auto exactly = TargetOperator::equal;

Kpi kpi(const Id& id, const Id& of, const std::string& title, ByYear<Target> targets) {
  Kpi result;
  result.id = id;
  result.goal = of;
  result.title = title;
  result.unit = "%";
  result.target = std::move(targets);
  return result;
}

TargetPart part(const Id& of, ByYear<Target> targets) {
  TargetPart result;
  result.body = of;
  result.target = std::move(targets);
  return result;
}

Effect effect(const Id& on, ByYear<double> amount) {
  Effect result;
  result.on = on;
  result.amount = std::move(amount);
  return result;
}

Elsewhere elsewhere(const Id& of, ByYear<Tkr> costs) {
  Elsewhere result;
  result.body = of;
  result.costs = std::move(costs);
  return result;
}

Measure measure(const Id& id, ByYear<Tkr> costs, const Id& of = "rs") {
  Measure result = test::measure(id, {}, 0, of);
  result.costs = std::move(costs);
  return result;
}

Plan plan_of(std::vector<Goal> goals, std::vector<Kpi> kpis = {},
             std::vector<Measure> measures = {}) {
  Plan plan;
  plan.head.body = "rs";
  plan.bodies = Collection<Body>::from({body("rs"), body("unit", "rs"), body("hsn")});
  plan.goals = Collection<Goal>::from(std::move(goals));
  plan.kpis = Collection<Kpi>::from(std::move(kpis));
  plan.measures = Collection<Measure>::from(std::move(measures));
  return plan;
}

std::vector<Found> of_kind(const Plan& plan, Kind kind) {
  std::vector<Found> result;
  for (const Found& one : conflict::find(plan)) {
    if (one.kind == kind) result.push_back(one);
  }
  return result;
}
template <class Evidence>
Evidence only(const Plan& plan, Kind kind) {
  const std::vector<Found> found = of_kind(plan, kind);
  REQUIRE(found.size() == 1);
  return std::get<Evidence>(found[0].evidence);
}

int between(test::Chance& chance, int least, int most) {
  return least + static_cast<int>(chance.below(static_cast<std::size_t>(most - least + 1)));
}

// Of two operators only the values count where the parts are held against the whole.
bool meets(double value, const Target& asked, bool strictly) {
  switch (asked.comparison) {
    case TargetOperator::less:
      return strictly ? value < asked.value : value <= asked.value;
    case TargetOperator::lessOrEqual:
      return value <= asked.value;
    case TargetOperator::equal:
      return value == asked.value;
    case TargetOperator::greaterOrEqual:
      return value >= asked.value;
    case TargetOperator::greater:
      return strictly ? value > asked.value : value >= asked.value;
  }
  return false;
}
Target random_target(test::Chance& chance) {
  return target(static_cast<TargetOperator>(chance.below(5)), between(chance, -2, 2));
}

}  // namespace

// --- targets --------------------------------------------------------------------------------

TEST_CASE("the same KPI for the same body cannot be at most 3 and at least 5") {
  const Plan plan = plan_of({goal("a", {"rs"}), goal("b", {"hsn", "rs"})},
                            {kpi("k-1", "a", "Väntetid", {{2020, target(at_most, 3)}}),
                             kpi("k-2", "b", "väntetid ", {{2020, target(at_least, 5)}})});
  const auto found = of_kind(plan, Kind::targets_exclude);
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "targets+k-1+k-2");
  CHECK(found[0].goals == std::vector<Id>{"a", "b"});
  CHECK(conflict::ground_of(found[0].kind) == Ground::computed);
  const auto& different = std::get<conflict::DifferentTargets>(found[0].evidence);
  CHECK(different.bodies == std::vector<Id>{"rs"});
  REQUIRE(different.years.size() == 1);
  CHECK(different.years[0].targets.size() == 2);
  CHECK(of_kind(plan, Kind::two_levels).empty());
}

TEST_CASE("targets that differ and go together are a question of which level holds") {
  const Plan plan = plan_of(
      {goal("a"), goal("b")},
      {kpi("k-1", "a", "Sjukfrånvaro", {{2020, target(at_most, 3)}, {2021, target(at_most, 3)}}),
       kpi("k-2", "b", "SJUKFRÅNVARO", {{2020, target(at_most, 5)}, {2021, target(at_most, 3)}})});
  const auto different = only<conflict::DifferentTargets>(plan, Kind::two_levels);
  REQUIRE(different.years.size() == 1);
  CHECK(different.years[0].year == 2020);
  CHECK(of_kind(plan, Kind::targets_exclude).empty());
}

TEST_CASE("targets of other bodies, units, titles or years are not held against each other") {
  const Kpi one = kpi("k-1", "a", "Väntetid", {{2020, target(at_most, 3)}});
  Kpi other = kpi("k-2", "b", "Väntetid", {{2020, target(at_least, 5)}});
  const auto count = [&](std::vector<Id> bodies) {
    const Plan plan = plan_of({goal("a", {"rs"}), goal("b", std::move(bodies))}, {one, other});
    return of_kind(plan, Kind::targets_exclude).size() + of_kind(plan, Kind::two_levels).size();
  };
  CHECK(count({"rs"}) == 1);
  CHECK(count({"hsn"}) == 0);
  other.unit = "dagar";
  CHECK(count({"rs"}) == 0);
  other.unit = "%";
  other.title = "Väntetid till operation";
  CHECK(count({"rs"}) == 0);
  other.title = "Väntetid";
  other.target = {{2021, target(at_least, 5)}};
  CHECK(count({"rs"}) == 0);
}

TEST_CASE("the same quantity is the same whatever it is called") {
  Kpi one = kpi("k-1", "a", "Kostnad", {{2020, target(at_most, 0.002)}});
  Kpi other = kpi("k-2", "a", "Ökning", {{2020, target(at_least, 0.01)}});
  CHECK(of_kind(plan_of({goal("a")}, {one, other}), Kind::targets_exclude).empty());
  one.quantity = other.quantity = Quantity::grossCostGrowth;
  CHECK(of_kind(plan_of({goal("a")}, {one, other}), Kind::targets_exclude).size() == 1);
}

TEST_CASE("targets exclude each other exactly where no value meets all of them") {
  test::Chance chance(3);
  int excluding = 0;
  for (int round = 0; round < 2'000; ++round) {
    std::vector<Kpi> kpis;
    for (int place = between(chance, 2, 3); place > 0; --place) {
      kpis.push_back(
          kpi("k-" + std::to_string(place), "a", "Samma", {{2020, random_target(chance)}}));
    }
    bool can_be_met = false;
    for (int half = -10; half <= 10; ++half) {
      can_be_met = can_be_met || std::all_of(kpis.begin(), kpis.end(), [&](const Kpi& one) {
                     return meets(half / 2.0, one.target.begin()->second, true);
                   });
    }
    const Plan plan = plan_of({goal("a")}, kpis);
    REQUIRE(of_kind(plan, Kind::targets_exclude).empty() == can_be_met);
    excluding += can_be_met ? 0 : 1;
  }
  CHECK(excluding > 300);
}

TEST_CASE("parts that are to add up to the whole and do not are told with their sum") {
  Kpi whole = kpi("k", "a", "Vårdplatser", {{2020, target(at_least, 100)}});
  whole.adds = Adds::sum;
  whole.breakdown = {part("rs", {{2020, target(at_least, 40)}}),
                     part("hsn", {{2020, target(at_least, 50)}})};
  const auto found = of_kind(plan_of({goal("a")}, {whole}), Kind::parts_do_not_add_up);
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "parts+k");
  const auto parts = std::get<conflict::Parts>(found[0].evidence);
  REQUIRE(parts.years.size() == 1);
  CHECK(parts.years[0].total == 90);
  CHECK(parts.years[0].parts.size() == 2);
  const auto count = [&] {
    return of_kind(plan_of({goal("a")}, {whole}), Kind::parts_do_not_add_up).size();
  };
  whole.breakdown[1].target = {{2020, target(at_least, 60)}};
  CHECK(count() == 0);
  // More than is asked for is no conflict, and a part that says nothing proves nothing.
  whole.breakdown[1].target = {{2020, target(at_least, 70)}};
  CHECK(count() == 0);
  whole.breakdown[1].target = {{2021, target(at_least, 1)}};
  CHECK(count() == 0);
  // How the parts make the whole has to be said.
  whole.breakdown[1].target = {{2020, target(at_least, 1)}};
  CHECK(count() == 1);
  whole.adds.reset();
  CHECK(count() == 0);
}

TEST_CASE("sums of decimal fractions add up as people add them") {
  Kpi whole = kpi("k", "a", "Andel", {{2020, target(exactly, 0.3)}});
  whole.adds = Adds::sum;
  whole.breakdown = {part("rs", {{2020, target(exactly, 0.1)}}),
                     part("hsn", {{2020, target(exactly, 0.2)}})};
  CHECK(of_kind(plan_of({goal("a")}, {whole}), Kind::parts_do_not_add_up).empty());
}

TEST_CASE("of parts that each hold the whole's target, those that ask for less are told") {
  Kpi whole = kpi("k", "a", "Sjukfrånvaro", {{2020, target(below, 0.046)}});
  whole.adds = Adds::each;
  whole.breakdown = {part("rs", {{2020, target(at_most, 0.05)}}),
                     part("hsn", {{2020, target(at_most, 0.046)}}), part("unit", {})};
  const auto parts =
      only<conflict::Parts>(plan_of({goal("a")}, {whole}), Kind::parts_do_not_add_up);
  REQUIRE(parts.years.size() == 1);
  REQUIRE(parts.years[0].parts.size() == 1);
  CHECK(parts.years[0].parts[0].body == "rs");
}

TEST_CASE("parts do not add up exactly where all can be reached and the whole missed") {
  test::Chance chance(5);
  int missing = 0;
  for (int round = 0; round < 2'000; ++round) {
    Kpi whole = kpi("k", "a", "Antal", {{2020, random_target(chance)}});
    whole.adds = chance.one_in(2) ? Adds::sum : Adds::each;
    const Target one = random_target(chance), other = random_target(chance);
    whole.breakdown = {part("rs", {{2020, one}}), part("hsn", {{2020, other}})};
    const Target& asked = whole.target.begin()->second;
    bool can_slip = false;
    for (int left = -9; left <= 9; ++left) {
      for (int right = -9; right <= 9; ++right) {
        if (!meets(left, one, false) || !meets(right, other, false)) continue;
        can_slip = can_slip || (whole.adds == Adds::sum
                                    ? !meets(left + right, asked, false)
                                    : !meets(left, asked, false) || !meets(right, asked, false));
      }
    }
    const Plan plan = plan_of({goal("a")}, {whole});
    REQUIRE(of_kind(plan, Kind::parts_do_not_add_up).empty() == !can_slip);
    missing += can_slip ? 1 : 0;
  }
  CHECK(missing > 500);
  CHECK(missing < 1'950);
}

TEST_CASE("a target that is worse than where it began is a question, in the KPI's direction") {
  Kpi one = kpi("k", "a", "Kontinuitet", {{2020, target(at_least, 4)}});
  one.baseline = Baseline{};
  one.baseline->value = 5;
  one.baseline->year = 2018;
  const auto count = [&] {
    return of_kind(plan_of({goal("a")}, {one}), Kind::target_worse_than_now).size();
  };
  one.direction = Direction::higher;
  CHECK(count() == 1);
  one.baseline->value = 4;
  CHECK(count() == 0);
  one.baseline->value = 3;
  CHECK(count() == 0);
  one.direction = Direction::lower;
  CHECK(count() == 0);  // at least 4 of what should be lower: that is no ceiling
  one.target = {{2020, target(at_most, 4)}};
  CHECK(count() == 1);
  one.direction = Direction::keep;
  CHECK(count() == 0);
  one.direction = Direction::lower;
  one.baseline->unit = "kg";  // not like with like
  CHECK(count() == 0);
}

namespace {

Kpi with_series(Target asked, std::vector<std::pair<std::string, double>> values) {
  Kpi result = kpi("k", "a", "Utfall", {{2024, asked}});
  for (const auto& [at, value] : values) {
    Outcome outcome;
    outcome.at = at;
    outcome.value = value;
    result.series.push_back(outcome);
  }
  return result;
}

}  // namespace

TEST_CASE("the straight line is that of least squares: Anscombe's first set") {
  // Anscombe (1973), The American Statistician 27: y = 3.00 + 0.500 x.
  const Kpi one = with_series(target(at_least, 16), {{"2010", 8.04},
                                                     {"2008", 6.95},
                                                     {"2013", 7.58},
                                                     {"2009", 8.81},
                                                     {"2011", 8.33},
                                                     {"2014", 9.96},
                                                     {"2006", 7.24},
                                                     {"2004", 4.26},
                                                     {"2012", 10.84},
                                                     {"2007", 4.82},
                                                     {"2005", 5.68}});
  const auto trend = only<conflict::Trend>(plan_of({goal("a")}, {one}), Kind::trend_misses_target);
  CHECK(trend.slope == Catch::Approx(0.500).margin(0.0005));
  CHECK(trend.reaches == Catch::Approx(3.00 + 0.500 * 24).margin(0.005));
  CHECK(trend.points == 11);
  CHECK(trend.first_year == 2004);
  CHECK(trend.last_year == 2014);
}

TEST_CASE("a trend is told only of whole years to come, and only where it misses") {
  const auto count = [](const Kpi& one) {
    return of_kind(plan_of({goal("a")}, {one}), Kind::trend_misses_target).size();
  };
  // 1, 2, 3 … 6 in 2024.
  CHECK(count(with_series(target(at_most, 5), {{"2019", 1}, {"2020", 2}, {"2021", 3}})) == 1);
  CHECK(count(with_series(target(at_most, 6), {{"2019", 1}, {"2020", 2}, {"2021", 3}})) == 0);
  CHECK(count(with_series(target(below, 6), {{"2019", 1}, {"2020", 2}, {"2021", 3}})) == 1);
  CHECK(count(with_series(target(at_most, 5), {{"2019", 1}, {"2021", 3}})) == 0);
  CHECK(count(with_series(target(at_most, 5), {{"2019", 1}, {"2020-04", 2}, {"2021-12-31", 3}})) ==
        0);
  CHECK(count(with_series(target(at_most, 5), {{"2022", 1}, {"2023", 2}, {"2024", 3}})) == 0);
}

// --- time -----------------------------------------------------------------------------------

TEST_CASE("a measure cannot need what begins after it") {
  Measure first = measure("m-1", {{2020, 100}});
  first.needs = {"m-2", "m-3"};
  Measure second = measure("m-2", {{2022, 50}});
  const Measure third = measure("m-3", {{2020, 50}});
  const auto count = [&] {
    return of_kind(plan_of({goal("a")}, {}, {first, second, third}), Kind::needs_what_is_later)
        .size();
  };
  const auto later = only<conflict::NeedsLater>(plan_of({goal("a")}, {}, {first, second, third}),
                                                Kind::needs_what_is_later);
  CHECK(later.measure == conflict::Beginning{"m-1", 2020});
  CHECK(later.needed == std::vector<conflict::Beginning>{{"m-2", 2022}});
  // Where either can begin in another year there is a way.
  second.startYears = {2020, 2022};
  CHECK(count() == 0);
  second.startYears.clear();
  first.startYears = {2020, 2022};
  CHECK(count() == 0);
  first.startYears = {2020, 2021};
  CHECK(count() == 1);
  first.status = MeasureStatus::stopped;
  CHECK(count() == 0);
  first.status = MeasureStatus::proposed;
  second.status = MeasureStatus::done;
  CHECK(count() == 0);
}

TEST_CASE("a goal cannot be due before anything helps it") {
  Goal due = goal("a");
  due.due = "2020-12-31";
  Measure one = measure("m-1", {{2020, 10}});
  one.effects = {effect("a", {{2020, -1}, {2022, 2}})};
  Measure other = measure("m-2", {{2021, 10}});
  other.effects = {effect("k", {{2021, -0.1}})};
  Kpi lower = kpi("k", "a", "Väntetid", {});
  lower.direction = Direction::lower;
  const auto plan = [&] { return plan_of({due}, {lower}, {one, other}); };
  const auto early = only<conflict::DueTooEarly>(plan(), Kind::due_before_effects);
  CHECK(early.due == 2020);
  CHECK(early.effect == 2021);
  CHECK(early.measures == std::vector<Id>{"m-2"});
  due.due = "2021";
  CHECK(of_kind(plan(), Kind::due_before_effects).empty());
  due.due = "";
  CHECK(of_kind(plan(), Kind::due_before_effects).empty());
  due.due = "2020";
  other.startYears = {2020, 2021};
  CHECK(of_kind(plan(), Kind::due_before_effects).empty());
  // What nothing helps is another matter.
  one.effects.clear();
  other.effects.clear();
  CHECK(of_kind(plan(), Kind::due_before_effects).empty());
}

// --- spill-over -----------------------------------------------------------------------------

TEST_CASE("a saving that costs another body is told net, with who pays") {
  Measure one = measure("m-1", {{2020, -500}, {2021, -500}});
  one.elsewhere = {elsewhere("hsn", {{2021, 700}, {2022, 500}}), elsewhere("unit", {{2020, -50}})};
  const auto spill = only<conflict::SpillOver>(plan_of({goal("a")}, {}, {one}), Kind::costs_others);
  CHECK(spill.saves == 1000);
  CHECK(spill.pays == std::vector<conflict::BodyCost>{{"hsn", 1200}});
  CHECK(spill.years ==
        std::vector<conflict::SpillYear>{{2020, -500, 0}, {2021, -500, 700}, {2022, 0, 500}});
  const auto count = [&] {
    return of_kind(plan_of({goal("a")}, {}, {one}), Kind::costs_others).size();
  };
  one.elsewhere[0].costs = {{2021, 700}, {2022, -700}};
  CHECK(count() == 0);
  one.elsewhere = {elsewhere("rs", {{2020, 700}})};  // its own body is no other
  CHECK(count() == 0);
  one.elsewhere = {elsewhere("hsn", {{2020, 700}})};
  CHECK(count() == 1);
  one.costs = {{2020, 500}};  // it saves nothing
  CHECK(count() == 0);
  one.costs = {{2020, -500}};
  one.status = MeasureStatus::stopped;
  CHECK(count() == 0);
}

TEST_CASE("what others pay is no surer than its own origin") {
  Measure one = measure("m-1", {{2020, -500}});
  one.elsewhere = {elsewhere("hsn", {{2020, 700}})};
  one.elsewhere[0].origin = Origin{};
  one.elsewhere[0].origin->kind = OriginKind::example;
  const auto found = of_kind(plan_of({goal("a")}, {}, {one}), Kind::costs_others);
  REQUIRE(found.size() == 1);
  CHECK(found[0].origin == OriginKind::example);
}

TEST_CASE("a room has to carry what other bodies' measures cost there") {
  Measure own = measure("m-1", {{2020, 60}}, "hsn");
  Measure others = measure("m-2", {{2020, 20}}, "rs");
  others.elsewhere = {elsewhere("hsn", {{2020, 30}}), elsewhere("hsn", {{2020, 25}})};
  Plan plan = plan_of({goal("a")}, {}, {own, others});
  plan.frames = Collection<Frame>::from(
      {test::frame("f", "hsn", {{2020, 100}}), test::frame("f-rs", "rs", {{2020, 20}})});
  const auto shortage = only<conflict::Shortage>(plan, Kind::room_exceeded);
  CHECK(shortage.years == std::vector<conflict::YearShort>{{2020, 115, 100, 15}});
  CHECK(shortage.measures == std::vector<Id>{"m-1", "m-2"});
  CHECK(shortage.fewest == std::vector<Id>{"m-1"});
  others.elsewhere.pop_back();
  plan.measures = Collection<Measure>::from({own, others});
  CHECK(of_kind(plan, Kind::room_exceeded).empty());
}

TEST_CASE("a saving that makes another body's goal harder to reach is judged, never added up") {
  Measure one = measure("m-1", {{2020, -500}}, "unit");
  one.effects = {effect("theirs", {{2020, -1}}), effect("ours", {{2020, -3}})};
  const auto plan = [&] {
    Kpi lower = kpi("k", "theirs", "Väntetid", {});
    lower.direction = Direction::lower;
    return plan_of({goal("theirs", {"hsn"}), goal("ours", {"rs", "hsn"})}, {lower}, {one});
  };
  const auto found = of_kind(plan(), Kind::saving_worsens);
  REQUIRE(found.size() == 1);
  CHECK(found[0].goals == std::vector<Id>{"theirs"});  // `unit` is a part of `rs`
  CHECK(conflict::ground_of(found[0].kind) == Ground::judged);
  CHECK(found[0].origin == OriginKind::judgement);
  one.effects = {effect("k", {{2020, 2}})};
  CHECK(of_kind(plan(), Kind::saving_worsens).size() == 1);
  one.effects = {effect("k", {{2020, -2}})};
  CHECK(of_kind(plan(), Kind::saving_worsens).empty());
  one.effects = {effect("theirs", {{2020, -1}})};
  one.costs = {{2020, 500}};
  CHECK(of_kind(plan(), Kind::saving_worsens).empty());
}

// --- principle ------------------------------------------------------------------------------

namespace {

// Need first; m-1 is lower, and its status says whether it gets money.
Plan by_need(MeasureStatus status, Tkr room, double need_of_waiting = 1, Tkr saving = 0) {
  Measure funded = test::measure("m-1", {{"need", 3}}, 60);
  funded.status = status;
  funded.goals = {"a"};
  Measure waiting = test::measure("m-2", {{"need", need_of_waiting}}, 50);
  waiting.goals = {"b"};
  Measure saves = test::measure("m-3", {{"need", 4}}, -saving);
  saves.status = MeasureStatus::ongoing;
  Plan plan = plan_of({goal("a"), goal("b")}, {}, {funded, waiting, saves});
  plan.criteria = Collection<Criterion>::from({test::criterion("need", 4, 1)});
  plan.frames = Collection<Frame>::from({test::frame("f", "rs", {{2020, room}})});
  plan.principles = Collection<Principle>::from(
      {test::principle({test::level("need"), test::weighted({{"need", 1}})})});
  return plan;
}

}  // namespace

TEST_CASE("money for what the principle puts later, while what it puts first no longer fits") {
  const auto passed =
      only<conflict::PassedOver>(by_need(MeasureStatus::ongoing, 100), Kind::passed_over);
  CHECK(passed.tier == 0);
  CHECK(passed.funded == std::vector<Id>{"m-1"});
  CHECK(passed.waiting == std::vector<Id>{"m-2"});
  CHECK(passed.body == "rs");
  const auto count = [](const Plan& plan) { return of_kind(plan, Kind::passed_over).size(); };
  CHECK(count(by_need(MeasureStatus::proposed, 100)) == 0);  // nothing is settled
  CHECK(count(by_need(MeasureStatus::ongoing, 110)) == 0);   // both fit
  CHECK(count(by_need(MeasureStatus::ongoing, 100, 3)) == 0);
  CHECK(count(by_need(MeasureStatus::ongoing, 100, 4)) == 0);
  CHECK(count(by_need(MeasureStatus::ongoing, 100, 1, 10)) == 0);  // a saving makes room
  CHECK(count(by_need(MeasureStatus::ongoing, 100, 1, 9)) == 1);
}

TEST_CASE("a lock is money too, and what cannot go together is not passed over") {
  Plan plan = by_need(MeasureStatus::proposed, 100);
  Measure locked = plan.measures[0];
  locked.lock = Lock{LockKind::in, "Avtal", "", "", {}};
  Measure waiting = plan.measures[1];
  plan.measures = Collection<Measure>::from({locked, waiting});
  CHECK(of_kind(plan, Kind::passed_over).size() == 1);
  CHECK(of_kind(plan, Kind::lock_without_reason).empty());
  waiting.excludes = {"m-1"};
  plan.measures = Collection<Measure>::from({locked, waiting});
  CHECK(of_kind(plan, Kind::passed_over).empty());
  // Weights alone put nothing beyond what other weights could outdo.
  waiting.excludes.clear();
  plan.measures = Collection<Measure>::from({locked, waiting});
  plan.principles = Collection<Principle>::from({test::principle({test::weighted({{"need", 1}})})});
  CHECK(of_kind(plan, Kind::passed_over).empty());
}

TEST_CASE("measures locked without a reason are one question, not one each") {
  Measure in = measure("m-1", {});
  in.lock = Lock{LockKind::in, "", "", "", {}};
  Measure out = measure("m-2", {});
  out.lock = Lock{LockKind::out, "", "Styrelsen", "", {}};
  Measure explained = measure("m-3", {});
  explained.lock = Lock{LockKind::out, "Avtalet går ut", "", "", {}};
  const Plan plan = plan_of({goal("a")}, {}, {in, out, explained});
  CHECK(only<conflict::Unexplained>(plan, Kind::lock_without_reason).measures ==
        std::vector<Id>{"m-1", "m-2"});
  CHECK(of_kind(plan_of({goal("a")}, {}, {explained}), Kind::lock_without_reason).empty());
}

// --- responsibility -------------------------------------------------------------------------

TEST_CASE("goals with nobody responsible are told together, shared ones by themselves") {
  Goal named = goal("a", {"rs", "hsn"});
  named.responsible = "r";
  const auto plan = [&](std::vector<Goal> goals) {
    Plan result = plan_of(std::move(goals));
    Role role;
    role.id = "r";
    result.roles = Collection<Role>::from({role});
    return result;
  };
  const Plan mixed =
      plan({named, goal("b", {"rs", "hsn"}), goal("c", {"hsn", "rs"}), goal("d", {"rs"})});
  const auto shared = only<conflict::Unowned>(mixed, Kind::several_owners);
  CHECK(shared.goals == std::vector<Id>{"b", "c"});
  CHECK(shared.bodies == std::vector<Id>{"rs", "hsn"});
  const auto nobody = only<conflict::Unowned>(mixed, Kind::nobody_responsible);
  CHECK(nobody.goals == std::vector<Id>{"b", "c", "d"});
  CHECK(nobody.of == 4);
  // Where all are shared it is said already; where all are named there is nothing to say.
  const Plan all_shared = plan({named, goal("b", {"rs", "hsn"})});
  CHECK(of_kind(all_shared, Kind::several_owners).size() == 1);
  CHECK(of_kind(all_shared, Kind::nobody_responsible).empty());
  CHECK(conflict::find(plan({named})).empty());
  // A plan that names nobody anywhere says nothing of who is responsible.
  CHECK(conflict::find(plan_of({goal("d", {"rs"})})).empty());
}
