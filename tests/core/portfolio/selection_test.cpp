// A plan's measures chosen within its frames, by its principle, and why each that is left out is.
#include "../../../core/portfolio/selection.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <set>

#include "../priority/plans.hpp"
#include "../support/chance.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using portfolio::Asked;
using portfolio::ImpossibleBy;
using portfolio::LeftOut;
using portfolio::LeftOutBy;
using portfolio::Selection;
using test::criterion;
using test::measure;

namespace {

const std::vector<Criterion> criteria = {criterion("c-law", 0, 1), criterion("c-need", 4, 1),
                                         criterion("c-use", 0, 100)};

Plan plan_of(std::vector<Measure> measures, Tkr room) {
  Plan plan = test::plan(criteria, std::move(measures));
  Body body;
  body.id = "rs";
  plan.bodies = Collection<Body>::from({body});
  ByYear<Tkr> rooms;
  rooms.set(2020, room);
  plan.frames = Collection<Frame>::from({test::frame("f-1", "rs", rooms)});
  return plan;
}

Measure scored(const Id& id, double need, double use, Tkr cost) {
  By<Id, double> scores;
  scores.set("c-law", 0);
  scores.set("c-need", need);
  scores.set("c-use", use);
  return measure(id, scores, cost);
}

Asked by(std::vector<Tier> tiers) {
  Asked asked;
  asked.principle = test::principle(std::move(tiers));
  return asked;
}
Tier use() {
  By<Id, double> weights;
  weights.set("c-use", 1.0);
  return test::weighted(weights);
}

std::set<Id> ids(const Selection& selection) {
  std::set<Id> result;
  for (const auto& taken : selection.taken) result.insert(taken.measure);
  return result;
}
const LeftOut& left_out(const Selection& selection, const Id& id) {
  const auto found = std::find_if(selection.left_out.begin(), selection.left_out.end(),
                                  [&](const LeftOut& one) { return one.measure == id; });
  REQUIRE(found != selection.left_out.end());
  return *found;
}

Measure with(Measure measure, std::vector<Id> needs, std::vector<Id> excludes = {}) {
  measure.needs = std::move(needs);
  measure.excludes = std::move(excludes);
  return measure;
}

}  // namespace

TEST_CASE("The most points within the room are chosen, not the highest measure first") {
  const Plan plan =
      plan_of({scored("m-1", 2, 60, 10), scored("m-2", 2, 50, 5), scored("m-3", 2, 45, 5)}, 10);
  const Selection selection = portfolio::select(plan, by({use()}));
  REQUIRE(selection.proven);
  REQUIRE(ids(selection) == std::set<Id>{"m-2", "m-3"});
  REQUIRE(selection.points == Catch::Approx(95));
  REQUIRE(selection.frames.size() == 1);
  REQUIRE(selection.frames[0].spent == 10);
  const LeftOut& first = left_out(selection, "m-1");
  REQUIRE(first.by == LeftOutBy::money);
  REQUIRE(first.frame == std::optional<std::size_t>(0));
  REQUIRE(first.missing == 10);
}

TEST_CASE(
    "Points are counted with all their decimals: two of 3.33349 are more than one of 6.66651") {
  const Selection selection =
      portfolio::select(plan_of({scored("m-1", 2, 3.33349, 1), scored("m-2", 2, 3.33349, 1),
                                 scored("m-3", 2, 6.66651, 2)},
                                2),
                        by({use()}));
  REQUIRE(ids(selection) == std::set<Id>{"m-1", "m-2"});
  REQUIRE(selection.points == Catch::Approx(6.66698));
  REQUIRE(selection.bound - selection.points < 1e-12);
  REQUIRE(selection.proven);
}

TEST_CASE(
    "The choice has the most of the points that are written, and the bound holds for thirds") {
  test::Chance chance(17);
  const double thirds[] = {1, 3, 7, 1e4, 1e9};
  for (int round = 0; round < 300; ++round) {
    std::vector<Measure> measures;
    std::vector<double> points;
    std::vector<Tkr> costs;
    const double divisor = chance.one_of(thirds);
    for (std::size_t at = 0; at < 9; ++at) {
      // Close to each other, so that a small part of a point decides.
      points.push_back(10 + static_cast<double>(chance.below(1'000)) / divisor / 1'000);
      costs.push_back(static_cast<Tkr>(10 + chance.below(3)));
      measures.push_back(scored("m-" + std::to_string(at), 2, points.back(), costs.back()));
    }
    const Tkr room = 30 + static_cast<Tkr>(chance.below(20));
    double most = 0;
    for (unsigned bits = 0; bits < (1u << points.size()); ++bits) {
      double sum = 0;
      Tkr cost = 0;
      for (std::size_t at = 0; at < points.size(); ++at) {
        if (((bits >> at) & 1u) == 0) continue;
        sum += points[at];
        cost += costs[at];
      }
      if (cost <= room) most = std::max(most, sum);
    }
    const Selection selection = portfolio::select(plan_of(measures, room), by({use()}));
    CAPTURE(round, divisor);
    REQUIRE(selection.proven);
    REQUIRE(selection.points <= most + 1e-9);
    REQUIRE(most <= selection.bound + 1e-9);
    REQUIRE(selection.bound <= selection.points + 9e-6);
    const bool is_whole = divisor == 1 || divisor == 1e4;
    if (is_whole) REQUIRE(selection.points == Catch::Approx(most).margin(1e-9));
  }
}

TEST_CASE("A measure that goes against itself can be chosen all the same") {
  const Selection selection = portfolio::select(
      plan_of({with(scored("m-1", 2, 60, 1), {}, {"m-1"}), scored("m-2", 2, 50, 8)}, 10),
      by({use()}));
  REQUIRE(ids(selection) == std::set<Id>{"m-1", "m-2"});
}

TEST_CASE("A score outside its scale is worth what the scale's end is worth") {
  const Selection selection = portfolio::select(
      plan_of({scored("m-1", 2, 800, 10), scored("m-2", 2, -5, 1)}, 10), by({use()}));
  REQUIRE(selection.points == Catch::Approx(100));
  REQUIRE(ids(selection) == std::set<Id>{"m-1"});
}

TEST_CASE("A better level is served first, whatever it is worth") {
  const Plan plan =
      plan_of({scored("m-1", 1, 10, 10), scored("m-2", 2, 50, 5), scored("m-3", 2, 45, 5)}, 10);
  REQUIRE(ids(portfolio::select(plan, by({test::level("c-need"), use()}))) == std::set<Id>{"m-1"});
  REQUIRE(ids(portfolio::select(plan, by({use()}))) == std::set<Id>{"m-2", "m-3"});
}

TEST_CASE("A saving of a later group is made when it pays for an earlier one") {
  const Plan plan = plan_of({scored("m-1", 1, 40, 10), scored("m-2", 3, 1, -6)}, 4);
  const Selection selection = portfolio::select(plan, by({test::level("c-need"), use()}));
  REQUIRE(ids(selection) == std::set<Id>{"m-1", "m-2"});
  REQUIRE(selection.frames[0].spent == 4);
}

TEST_CASE("What lies outside the principle's scope is not chosen about, and says so") {
  Measure elsewhere = scored("m-2", 2, 90, 1);
  elsewhere.body = "elsewhere";
  Plan plan = plan_of({scored("m-1", 2, 80, 10), elsewhere}, 20);
  Body own, other;
  own.id = plan.measures[0].body;
  other.id = "elsewhere";
  plan.bodies = Collection<Body>::from({own, other});
  Asked asked = by({use()});
  asked.principle.scope = {own.id};
  const Selection selection = portfolio::select(plan, asked);
  REQUIRE(ids(selection) == std::set<Id>{"m-1"});
  REQUIRE(left_out(selection, "m-2").by == LeftOutBy::outside);
}

TEST_CASE("Each that is left out says why") {
  Measure unscored = scored("m-7", 1, 1, 1);
  unscored.scores = {};
  Measure locked = scored("m-6", 2, 90, 1);
  locked.lock = Lock{LockKind::out, "Väntar på utredning", "Styrelsen", "2020-01-01", {}};
  const Plan plan = plan_of({scored("m-1", 2, 80, 10), with(scored("m-2", 2, 30, 5), {}, {"m-1"}),
                             with(scored("m-3", 2, 20, 1), {"m-4"}), scored("m-4", 2, 5, 90),
                             scored("m-5", 2, 0, 0), locked, unscored},
                            20);
  const Selection selection = portfolio::select(plan, by({use()}));
  REQUIRE(ids(selection) == std::set<Id>{"m-1"});
  REQUIRE(left_out(selection, "m-2").by == LeftOutBy::exclusion);
  REQUIRE(left_out(selection, "m-2").other == "m-1");
  REQUIRE(left_out(selection, "m-3").by == LeftOutBy::need);
  REQUIRE(left_out(selection, "m-3").other == "m-4");
  REQUIRE(left_out(selection, "m-4").by == LeftOutBy::money);
  REQUIRE(left_out(selection, "m-4").missing == 80);
  REQUIRE(left_out(selection, "m-5").by == LeftOutBy::worth);
  REQUIRE(left_out(selection, "m-6").by == LeftOutBy::lock);
  REQUIRE(left_out(selection, "m-7").by == LeftOutBy::scores);
}

TEST_CASE("What is locked in is taken, and costs what others could have given") {
  const Plan plan =
      plan_of({scored("m-1", 2, 10, 10), scored("m-2", 2, 50, 5), scored("m-3", 2, 45, 5)}, 10);
  Asked asked = by({use()});
  asked.locks["m-1"] = LockKind::in;
  const Selection selection = portfolio::select(plan, asked);
  REQUIRE(ids(selection) == std::set<Id>{"m-1"});
  REQUIRE(selection.taken[0].locked);
  REQUIRE(portfolio::select(plan, by({use()})).points - selection.points == Catch::Approx(85));
}

TEST_CASE("Locks that cannot hold say which, and how much is missing") {
  const Plan plan = plan_of({with(scored("m-1", 2, 10, 4), {"m-2"}), scored("m-2", 2, 50, 5),
                             with(scored("m-3", 2, 45, 5), {}, {"m-1"}), scored("m-4", 2, 1, -2)},
                            3);
  Asked asked = by({use()});
  asked.locks["m-1"] = LockKind::in;
  Selection selection = portfolio::select(plan, asked);
  REQUIRE(selection.impossible);
  REQUIRE(selection.impossible->by == ImpossibleBy::frame);
  REQUIRE(selection.impossible->missing == 4);  // 4 + 5 − 2 − 3
  REQUIRE(selection.taken.empty());
  asked.locks["m-2"] = LockKind::out;
  selection = portfolio::select(plan, asked);
  REQUIRE(selection.impossible->by == ImpossibleBy::lock);
  REQUIRE(selection.impossible->one == "m-1");
  REQUIRE(selection.impossible->other == "m-2");
  asked.locks["m-2"] = LockKind::in;
  asked.locks["m-3"] = LockKind::in;
  REQUIRE(portfolio::select(plan, asked).impossible->by == ImpossibleBy::exclusion);
}

TEST_CASE("The next best comes when the best is not to be had") {
  const Plan plan = plan_of({scored("m-1", 2, 30, 1), scored("m-2", 2, 20, 1)}, 1);
  Asked asked = by({use()});
  std::vector<double> points;
  for (int round = 0; round < 3; ++round) {
    const Selection selection = portfolio::select(plan, asked);
    const std::set<Id> taken = ids(selection);
    points.push_back(selection.points);
    asked.not_these.push_back({taken.begin(), taken.end()});
  }
  REQUIRE(points == std::vector<double>{30, 20, 0});
  REQUIRE(portfolio::select(plan, asked).impossible);
}

TEST_CASE("A body's measures are held to its own frame, and to those that it is a part of") {
  Plan plan = plan_of({scored("m-1", 2, 30, 6), scored("m-2", 2, 20, 6)}, 6);
  Measure other = scored("m-3", 2, 90, 6);
  other.body = "unit";
  plan.measures = Collection<Measure>::from({plan.measures[0], plan.measures[1], other});
  Body body, unit;
  body.id = "rs";
  unit.id = "unit";
  unit.parent = "rs";
  plan.bodies = Collection<Body>::from({body, unit});
  // The unit has no frame of its own: it competes for the board's.
  REQUIRE(ids(portfolio::select(plan, by({use()}))) == std::set<Id>{"m-3"});
  ByYear<Tkr> room;
  room.set(2020, 6);
  plan.frames = Collection<Frame>::from({plan.frames[0], test::frame("f-2", "unit", room, "f-1")});
  REQUIRE(ids(portfolio::select(plan, by({use()}))) == std::set<Id>{"m-3"});
  plan.frames = Collection<Frame>::from({plan.frames[0], test::frame("f-2", "unit", room)});
  REQUIRE(ids(portfolio::select(plan, by({use()}))) == std::set<Id>{"m-1", "m-3"});
  Asked asked = by({use()});
  asked.body = "unit";
  REQUIRE(ids(portfolio::select(plan, asked)) == std::set<Id>{"m-3"});
}

TEST_CASE("The sample's choice keeps every frame and rule, and beats the ranking's line") {
  const Plan plan = test::read(test::file("assets/plans/rs-2020.json")).document.plan;
  Asked asked;
  asked.principle = plan.principles[1];
  const Selection selection = portfolio::select(plan, asked);
  REQUIRE(selection.proven);
  for (const auto& frame : selection.frames) REQUIRE(frame.spent <= frame.room);
  const std::set<Id> taken = ids(selection);
  for (const Measure& one : plan.measures) {
    if (!taken.count(one.id)) continue;
    for (const Id& needed : one.needs) REQUIRE(taken.count(needed) == 1);
    for (const Id& other : one.excludes) REQUIRE(taken.count(other) == 0);
  }
  REQUIRE(taken.size() + selection.left_out.size() == plan.measures.size());
}

TEST_CASE("what the chosen cost a body that has no room is told, and only of the chosen") {
  const Plan plan = test::read(test::file("assets/plans/rs-2020.json")).document.plan;
  Asked asked;
  asked.principle = plan.principles[0];
  const Selection selection = portfolio::select(plan, asked);
  REQUIRE(ids(selection).count("m-040") == 1);
  // 900 + 2 100 + 2 700, which is what the plan's file says that it costs there.
  REQUIRE(selection.uncovered == std::vector<priority::Uncovered>{{"hsn", 5'700}});
  asked.locks["m-040"] = LockKind::out;
  REQUIRE(portfolio::select(plan, asked).uncovered.empty());
}

namespace {

malvag::Group group(const Id& id, std::vector<Id> measures, std::int64_t least,
                    std::optional<std::int64_t> most) {
  malvag::Group result;
  result.id = id;
  result.measures = std::move(measures);
  result.least = least;
  result.most = most;
  return result;
}

Measure staffed(Measure measure, double equivalents) {
  measure.staff.set(2020, equivalents);
  return measure;
}

Plan with_staff(Plan plan, double equivalents) {
  Frame frame = plan.frames[0];
  frame.staff.set(2020, equivalents);
  plan.frames = Collection<Frame>::from({frame});
  return plan;
}

// What lies below 40 does harm.
Plan harmed(std::vector<Measure> measures, Tkr room) {
  Plan plan = plan_of(std::move(measures), room);
  Criterion use = plan.criteria[2];
  use.scale.unchanged = 40;
  plan.criteria = Collection<Criterion>::from({plan.criteria[0], plan.criteria[1], use});
  return plan;
}

}  // namespace

TEST_CASE(
    "Staff that is not there keeps a measure out, to the hour, and says how much is missing") {
  const Plan plan = with_staff(
      plan_of({staffed(scored("m-1", 2, 60, 1), 0.3), staffed(scored("m-2", 2, 50, 1), 0.3),
               staffed(scored("m-3", 2, 40, 1), 0.3), staffed(scored("m-4", 2, 30, 1), 0.101)},
              100),
      1);
  const Selection selection = portfolio::select(plan, by({use()}));
  // 3 × 0.3 fit in 1 as whole numbers do, and 0.101 more does not fit in the 0.1 that is left.
  REQUIRE(ids(selection) == std::set<Id>{"m-1", "m-2", "m-3"});
  REQUIRE(selection.staff.size() == 1);
  REQUIRE(selection.staff[0].used == 900);
  REQUIRE(selection.staff[0].limit == 1000);
  const LeftOut& last = left_out(selection, "m-4");
  REQUIRE(last.by == LeftOutBy::staff);
  REQUIRE(last.staff == std::optional<std::size_t>(0));
  REQUIRE(last.missing_staff == 1);
  REQUIRE_FALSE(last.frame);
}

TEST_CASE("Of forms of one thing one is taken; a group's least brings in what would have waited") {
  Plan plan = plan_of({scored("m-1", 2, 60, 1), scored("m-2", 2, 50, 1), scored("m-3", 2, 9, 5),
                       scored("m-4", 2, 8, 5)},
                      6);
  plan.groups = Collection<malvag::Group>::from(
      {group("gr-1", {"m-1", "m-2"}, 0, 1), group("gr-2", {"m-3", "m-4"}, 1, {})});
  const Selection selection = portfolio::select(plan, by({use()}));
  REQUIRE(ids(selection) == std::set<Id>{"m-1", "m-3"});
  REQUIRE(left_out(selection, "m-2").by == LeftOutBy::group);
  REQUIRE(left_out(selection, "m-2").other == "gr-1");
  REQUIRE(left_out(selection, "m-4").by == LeftOutBy::money);
}

TEST_CASE("A group's least that cannot be met is named, with how many can be taken") {
  Plan plan =
      plan_of({scored("m-1", 2, 60, 4), scored("m-2", 2, 50, 4), scored("m-3", 2, 9, 4)}, 8);
  plan.groups = Collection<malvag::Group>::from({group("gr-1", {"m-1", "m-2", "m-3"}, 3, {})});
  Selection selection = portfolio::select(plan, by({use()}));  // too dear
  REQUIRE(selection.impossible);
  REQUIRE(selection.impossible->by == ImpossibleBy::least);
  REQUIRE(selection.impossible->one == "gr-1");
  REQUIRE(selection.impossible->can == 2);
  Asked asked = by({use()});
  asked.locks["m-1"] = asked.locks["m-2"] = LockKind::out;
  selection = portfolio::select(plan, asked);  // before any search
  REQUIRE(selection.impossible->by == ImpossibleBy::least);
  REQUIRE(selection.impossible->can == 1);
  plan.groups = Collection<malvag::Group>::from({group("gr-1", {"m-1", "m-2", "m-3"}, 0, 1)});
  asked.locks["m-1"] = asked.locks["m-2"] = LockKind::in;
  selection = portfolio::select(plan, asked);
  REQUIRE(selection.impossible->by == ImpossibleBy::most);
  REQUIRE(selection.impossible->can == 2);
}

TEST_CASE("What begins later takes the room of later years, and begins no later than it must") {
  Measure early = scored("m-1", 2, 60, 5), late = scored("m-2", 2, 50, 5);
  early.costs.set(2021, 1);
  late.costs.set(2021, 1);
  early.startYears = late.startYears = {2020, 2021};
  Plan plan = plan_of({late, early}, 5);
  Frame frame = plan.frames[0];
  frame.room.set(2021, 6);
  plan.frames = Collection<Frame>::from({frame});
  Selection selection = portfolio::select(plan, by({use()}));
  REQUIRE(selection.taken.size() == 2);
  REQUIRE(selection.taken[0].measure == "m-1");  // the better one first
  REQUIRE(selection.taken[0].begins == std::optional<Year>(2020));
  REQUIRE(selection.taken[1].begins == std::optional<Year>(2021));
  REQUIRE(selection.frames[0].spent == 5);
  REQUIRE(selection.frames[1].spent == 6);
  // A year without a room is no way round: 2022 would cost nothing that anybody counts.
  late.startYears = {2020, 2022};
  plan.measures = Collection<Measure>::from({late, early});
  selection = portfolio::select(plan, by({use()}));
  REQUIRE(ids(selection) == std::set<Id>{"m-1", "m-2"});
  REQUIRE(selection.taken[0].begins == std::optional<Year>(2021));
  REQUIRE_FALSE(selection.taken[1].begins);  // one year is left, and that is how it stands
  frame.room.set(2020, 4);
  plan.frames = Collection<Frame>::from({frame});
  selection = portfolio::select(plan, by({use()}));
  REQUIRE(ids(selection) == std::set<Id>{"m-1"});
  REQUIRE(left_out(selection, "m-2").missing == 1);  // of all its years the one that lacks least
}

TEST_CASE("Savings that do harm are made where the money is needed, the least harmful first") {
  const std::vector<Measure> measures = {scored("m-1", 2, 10, -4), scored("m-2", 2, 35, -4),
                                         scored("m-3", 2, 30, -4), scored("m-4", 2, 45, 3)};
  Selection selection = portfolio::select(harmed(measures, -8), by({use()}));
  REQUIRE(ids(selection) == std::set<Id>{"m-2", "m-3"});
  REQUIRE(selection.points == Catch::Approx(-15));
  REQUIRE(left_out(selection, "m-1").by == LeftOutBy::harm);
  selection = portfolio::select(harmed(measures, 50), by({use()}));
  REQUIRE(ids(selection) == std::set<Id>{"m-4"});
  REQUIRE(left_out(selection, "m-2").by == LeftOutBy::harm);
  // 5 points of harm are not worth it for 5 of good; for 15 they are.
  selection = portfolio::select(harmed(measures, 0), by({use()}));
  REQUIRE(selection.points == Catch::Approx(0));
  std::vector<Measure> better = measures;
  better[3] = scored("m-4", 2, 55, 3);
  REQUIRE(ids(portfolio::select(harmed(better, 0), by({use()}))) == std::set<Id>{"m-2", "m-4"});
  // And without a word on what changing nothing is worth, all that saves is gain.
  REQUIRE(ids(portfolio::select(plan_of(measures, 50), by({use()}))).size() == 4);
}

TEST_CASE("A demand for savings that cannot be met says what is missing, where") {
  const Plan plan = harmed({scored("m-1", 2, 10, -4), scored("m-2", 2, 35, -4)}, -10);
  const Selection selection = portfolio::select(plan, by({use()}));
  REQUIRE(selection.impossible);
  REQUIRE(selection.impossible->by == ImpossibleBy::frame);
  REQUIRE(selection.impossible->missing == 2);
}

TEST_CASE("What an earlier tier has taken is told apart from what one's own has") {
  Measure law = scored("m-1", 3, 10, 4);
  law.scores.set("c-law", 1);
  const Plan plan =
      plan_of({law, scored("m-2", 1, 50, 5), scored("m-3", 1, 45, 3), scored("m-4", 2, 90, 3)}, 10);
  Tier need = test::level("c-need");
  need.title = "Störst behov";
  const Selection selection = portfolio::select(plan, by({test::gate("c-law"), need, use()}));
  REQUIRE(ids(selection) == std::set<Id>{"m-1", "m-2"});
  // Beside what the law demands there was room for it; its own kind was worth more.
  REQUIRE(left_out(selection, "m-3").by == LeftOutBy::money);
  REQUIRE(left_out(selection, "m-4").by == LeftOutBy::tier);
  REQUIRE(left_out(selection, "m-4").tier == std::optional<std::size_t>(1));
  REQUIRE(left_out(selection, "m-4").tier_title == "Störst behov");
  REQUIRE(left_out(selection, "m-4").missing == 2);
}

TEST_CASE("None, one, alike, no room stated: each has its answer") {
  REQUIRE_FALSE(portfolio::select(plan_of({}, 10), by({use()})).impossible);
  REQUIRE(portfolio::select(plan_of({}, -1), by({use()})).impossible);
  REQUIRE(ids(portfolio::select(plan_of({scored("m-1", 2, 1, 10)}, 10), by({use()}))).size() == 1);
  REQUIRE(ids(portfolio::select(plan_of({scored("m-1", 2, 1, 11)}, 10), by({use()}))).empty());
  const Plan alike =
      plan_of({scored("m-1", 2, 5, 4), scored("m-2", 2, 5, 4), scored("m-3", 2, 5, 4)}, 8);
  const Selection selection = portfolio::select(alike, by({use()}));
  REQUIRE(ids(selection).size() == 2);
  REQUIRE(selection.left_out[0].by == LeftOutBy::money);
  REQUIRE(selection == portfolio::select(alike, by({use()})));  // the same two each time
  Plan roomless = alike;
  roomless.frames = {};
  REQUIRE(ids(portfolio::select(roomless, by({use()}))).size() == 3);
  // What needs itself in a ring, which a file cannot say: all or none.
  const Plan ring = plan_of({with(scored("m-1", 2, 5, 4), {"m-2"}),
                             with(scored("m-2", 2, 5, 4), {"m-1"}), scored("m-3", 2, 9, 4)},
                            7);
  REQUIRE(ids(portfolio::select(ring, by({use()}))) == std::set<Id>{"m-3"});
}

TEST_CASE("10 000 measures: a choice that holds, a bound, and a reason for each that waits") {
  test::Chance chance(3);
  std::vector<Measure> measures;
  for (int at = 0; at < 10'000; ++at) {
    measures.push_back(scored("m-" + std::to_string(at), 1 + static_cast<double>(chance.below(4)),
                              static_cast<double>(chance.below(1001)) / 10,
                              static_cast<Tkr>(chance.below(5'000)) - 500));
  }
  const Plan plan = plan_of(std::move(measures), 2'000'000);
  const Selection selection = portfolio::select(plan, by({test::level("c-need"), use()}), 50);
  REQUIRE(selection.taken.size() + selection.left_out.size() == 10'000);
  REQUIRE(selection.frames[0].spent <= selection.frames[0].room);
  REQUIRE(selection.points > 0);
  REQUIRE(selection.bound >= selection.points);
}
