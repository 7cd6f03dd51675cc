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

TEST_CASE("A body's measures are held to its own frame, and to no other's") {
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
