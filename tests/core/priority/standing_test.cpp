// What is decided of a measure before any order and any choice, read the same by all.
#include "../../../core/priority/standing.hpp"

#include <catch_amalgamated.hpp>

#include "../../../core/conflict/conflicts.hpp"
#include "../../../core/portfolio/selection.hpp"
#include "../support/plans.hpp"
#include "random_plans.hpp"

namespace malvag::test {
namespace {

using priority::Standing;

Plan with_status(Plan plan, const Id& id, MeasureStatus status) {
  Measure measure = *plan.measures.find(id);
  measure.status = status;
  plan.measures = plan.measures.with(std::move(measure));
  return plan;
}

Plan without(Plan plan, const Id& id) {
  std::vector<Measure> measures(plan.measures.begin(), plan.measures.end());
  measures.erase(std::find_if(measures.begin(), measures.end(),
                              [&](const Measure& one) { return one.id == id; }));
  plan.measures = Collection<Measure>::from(std::move(measures));
  return plan;
}

TEST_CASE("what has ended goes before a lock, and a lock before the law") {
  Measure one = measure("m-1", {{"c-law", 1}});
  const Principle asked = principle({gate("c-law")});
  const auto standing = [&] {
    const Plan made = plan({criterion("c-law", 0, 1)}, {one});
    return priority::standing_of(priority::Prepared(made), asked, 0);
  };
  CHECK(standing() == Standing::law);
  one.lock = Lock{LockKind::out, "", "", "", {}};
  CHECK(standing() == Standing::locked_out);
  one.lock->kind = LockKind::in;
  CHECK(standing() == Standing::locked_in);
  one.status = MeasureStatus::done;
  CHECK(standing() == Standing::done);
  one.status = MeasureStatus::stopped;
  CHECK(standing() == Standing::stopped);
  one.status = MeasureStatus::ongoing;
  one.lock.reset();
  one.scores.set("c-law", 0);
  CHECK(standing() == Standing::open);
}

TEST_CASE("nothing is required of a measure that the principle is not made for") {
  Body own, other;
  own.id = "rs";
  other.id = "hsn";
  Plan made = plan({criterion("c-law", 0, 1)}, {measure("m-1", {{"c-law", 1}})});
  made.bodies = Collection<Body>::from({own, other});
  Principle asked = principle({gate("c-law")});
  asked.scope = {"hsn"};
  CHECK(priority::standing_of(priority::Prepared(made), asked, 0) == Standing::open);
  asked.scope = {"rs"};
  CHECK(priority::standing_of(priority::Prepared(made), asked, 0) == Standing::law);
}

TEST_CASE("a ranking is the one without what has ended, in a room without what is done costs") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const RandomPlan random = random_plan(seed);
    Tkr room = 0;
    for (const Frame& one : random.plan.frames) room += one.room.value_or(2020, 0);
    for (const MeasureStatus status : {MeasureStatus::done, MeasureStatus::stopped}) {
      const Measure& ended = random.plan.measures[seed % random.plan.measures.size()];
      if (ended.body.empty()) continue;  // no frame's room is less for it
      const Id& id = ended.id;
      const bool is_done = status == MeasureStatus::done;
      const Tkr given = is_done ? random.plan.measures.find(id)->costs.value_or(2020, 0) : 0;
      const priority::Ranking ranking =
          priority::rank(with_status(random.plan, id, status), random.principle);
      Plan left = without(random.plan, id);
      for (Frame one : random.plan.frames) {
        if (one.body != ended.body) continue;
        one.room.set(2020, *one.room.find(2020) - given);
        left.frames = left.frames.with(std::move(one));
      }
      const priority::Ranking expected = priority::rank(left, random.principle);
      CAPTURE(seed, is_done);
      REQUIRE(ranking.measures == expected.measures);
      REQUIRE(ranking.line == expected.line);
      REQUIRE(ranking.done == (is_done ? std::vector<Id>{id} : std::vector<Id>{}));
      REQUIRE(ranking.stopped == (is_done ? std::vector<Id>{} : std::vector<Id>{id}));
      REQUIRE(ranking.rooms[0].room == room);
      REQUIRE(ranking.rooms[0].given == given);
      REQUIRE(ranking.rooms[0].spent == expected.rooms[0].spent + given);
    }
  }
}

TEST_CASE("a stopped measure is not there: the small cases") {
  const Plan chosen = read(file("tests/data/stopped_chosen.json")).document.plan;
  portfolio::Asked asked;
  asked.principle = *priority::principle_in_force(chosen);
  const portfolio::Selection selection = portfolio::select(chosen, asked);
  REQUIRE(selection.taken.size() == 1);
  CHECK(selection.taken[0].measure == "m1");
  REQUIRE(selection.left_out.size() == 1);
  CHECK(selection.left_out[0].by == portfolio::LeftOutBy::stopped);
  const priority::Ranking ranking = priority::rank(chosen, asked.principle);
  CHECK(ids(ranking) == std::vector<Id>{"m1"});
  CHECK(ranking.stopped == std::vector<Id>{"m2"});

  const Plan without_it = read(file("tests/data/stopped_conflict.json")).document.plan;
  const conflict::AllFound stopped = conflict::find_all(without_it);
  REQUIRE(stopped.together.conflicts.size() == 1);
  CHECK(stopped.together.conflicts[0].in_the_way.rules);
  // Done, its effect is there: the goal holds.
  CHECK(conflict::find_all(with_status(without_it, "m2", MeasureStatus::done))
            .together.conflicts.empty());
}

TEST_CASE("nobody is advised to give up what is done") {
  Plan made = plan({}, {measure("m-1", {}, 90), measure("m-2", {}, 20), measure("m-3", {}, 15)},
                   {frame("f-1", "rs", {{2020, 100}})});
  const auto fewest = [&] {
    for (const conflict::Found& found : conflict::find(made)) {
      if (found.kind != conflict::Kind::room_exceeded) continue;
      return std::get<conflict::Shortage>(found.evidence).fewest;
    }
    return std::vector<Id>{};
  };
  CHECK(fewest() == std::vector<Id>{"m-1"});
  made = with_status(made, "m-1", MeasureStatus::done);
  CHECK(fewest() == std::vector<Id>{"m-2", "m-3"});
}

}  // namespace
}  // namespace malvag::test
