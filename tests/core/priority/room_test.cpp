// What a cost counts against, the same for ranking, choice and conflicts.
#include "../../../core/priority/room.hpp"

#include <catch_amalgamated.hpp>

#include "../../../core/check/finding.hpp"
#include "../../../core/conflict/conflicts.hpp"
#include "../../../core/portfolio/selection_question.hpp"
#include "../../../core/priority/prepared.hpp"
#include "../conflict/found.hpp"
#include "../portfolio/whole_plans.hpp"
#include "../support/plans.hpp"

namespace malvag::test {
namespace {

using priority::FrameOfYear;
using priority::Room;
using priority::Rooms;
using priority::Use;

Collection<Body> bodies_of(std::vector<std::pair<Id, Id>> with_parents) {
  std::vector<Body> bodies;
  for (auto& [id, parent] : with_parents) {
    bodies.emplace_back();
    bodies.back().id = std::move(id);
    bodies.back().parent = std::move(parent);
  }
  return Collection<Body>::from(std::move(bodies));
}

Rooms rooms_of(std::vector<Frame> frames) {
  return {Collection<Frame>::from(std::move(frames)),
          bodies_of({{"rs", ""}, {"stab", "rs"}, {"enhet", "stab"}, {"hsn", ""}})};
}

// Frame, empty for the whole plan's, and cost, of what a body pays in 2020.
using Paid = std::vector<std::pair<Id, Tkr>>;
Paid paid(const Rooms& rooms, const Id& body, Tkr cost) {
  Paid result;
  for (const Use& use : rooms.uses_of(measure("m-1", {}, cost, body))) {
    result.emplace_back(rooms.all()[use.room].frame, use.cost);
  }
  return result;
}

Plan case_of(const std::string& name) {
  return read(file("tests/data/" + name)).document.plan;
}

portfolio::Asked first_principle_of(const Plan& plan) {
  portfolio::Asked asked;
  asked.principle = plan.principles[0];
  return asked;
}

std::set<std::string> codes_of(const Plan& plan) {
  std::set<std::string> codes;
  for (const check::Finding& finding : check::check(plan)) codes.insert(finding.code);
  return codes;
}

}  // namespace

TEST_CASE("a body's costs count against its own room, else the nearest above, and the whole's") {
  const Rooms rooms =
      rooms_of({frame("f-rs", "rs", {{2020, 100}}), frame("f-stab", "stab", {{2020, 30}}, "f-rs"),
                frame("f-hsn", "hsn", {{2021, 50}})});
  CHECK(paid(rooms, "rs", 5) == Paid{{"f-rs", 5}, {"", 5}});
  CHECK(paid(rooms, "stab", 5) == Paid{{"f-rs", 5}, {"f-stab", 5}, {"", 5}});
  CHECK(paid(rooms, "enhet", -5) == Paid{{"f-rs", -5}, {"f-stab", -5}, {"", -5}});
  CHECK(rooms.all()[*rooms.of_whole_plan(2020)].amount == 100);  // the part is not added
  CHECK(rooms.all()[*rooms.of_whole_plan(2021)].amount == 50);
  CHECK_FALSE(rooms.of_whole_plan(2022));
}

TEST_CASE("a room that is no part of another does not take of it, though its body is below") {
  const Rooms rooms =
      rooms_of({frame("f-rs", "rs", {{2020, 100}}), frame("f-stab", "stab", {{2020, 30}})});
  CHECK(paid(rooms, "enhet", 5) == Paid{{"f-stab", 5}, {"", 5}});
  CHECK(rooms.all()[*rooms.of_whole_plan(2020)].amount == 130);
}

TEST_CASE("several rooms of one body and year add up, and a part of its own is none") {
  const Rooms added =
      rooms_of({frame("f-1", "rs", {{2020, 100}}), frame("f-2", "rs", {{2020, 20}})});
  CHECK(added.all() == std::vector<Room>{{"f-1", "rs", 2020, 120}, {"", "", 2020, 120}});
  CHECK(added.stated_by("f-2", 2020) == added.stated_by("f-1", 2020));
  const Rooms part =
      rooms_of({frame("f-1", "rs", {{2020, 100}}), frame("f-2", "rs", {{2020, 20}}, "f-1")});
  CHECK(part.all() == std::vector<Room>{{"f-1", "rs", 2020, 100}, {"", "", 2020, 100}});
  CHECK_FALSE(part.stated_by("f-2", 2020));
}

TEST_CASE("what no room covers counts against the whole plan's, but costs elsewhere do not") {
  const Rooms rooms = rooms_of({frame("f-rs", "rs", {{2020, 100}})});
  CHECK(paid(rooms, "", 5) == Paid{{"", 5}});
  CHECK(paid(rooms, "hsn", 5) == Paid{{"", 5}});
  Measure one = measure("m-1", {}, 7, "stab");
  one.costs.set(2024, 9);  // nobody has a room that year
  one.elsewhere = {{"hsn", {{2020, 3}}, "", {}, {}}, {"rs", {{2020, 2}}, "", {}, {}}};
  CHECK(rooms.uses_of(one) == std::vector<Use>{{0, 9, false}, {1, 9, false}});
  CHECK(rooms.uncovered_of(one) == std::vector<priority::Uncovered>{{"hsn", 3}});
  CHECK(rooms.uncovered_of(one, 4) == std::vector<priority::Uncovered>{{"hsn", 3}, {"rs", 2}});
  one.body = "hsn";
  CHECK(rooms.uses_of(one) == std::vector<Use>{{0, 2, false}, {1, 9, true}});
}

TEST_CASE("money outside every room is free nowhere, and said") {
  for (const std::string name : {"no_body.json", "body_without_room.json"}) {
    CAPTURE(name);
    const Plan plan = case_of(name);
    const priority::Ranking ranking = priority::rank(plan, plan.principles[0]);
    CHECK(ranking.line == 0);  // m2 is first, and costs 999 million
    CHECK(ranking.frames ==
          std::vector<FrameOfYear>{{"f", "b", 2025, 10, 0, 0}, {"", "", 2025, 10, 0, 0}});
    CHECK(ranking.next_lacks == std::vector<priority::MissingRoom>{{1, 998'990}});
    const auto selection = portfolio::select(plan, first_principle_of(plan));
    REQUIRE(selection.taken.size() == 1);
    CHECK(selection.taken[0].measure == "m1");
    CHECK(selection.frames ==
          std::vector<FrameOfYear>{{"f", "b", 2025, 10, 5, 0}, {"", "", 2025, 10, 5, 0}});
    REQUIRE(selection.left_out.size() == 1);
    CHECK(selection.left_out[0].by == portfolio::LeftOutBy::money);
    CHECK(selection.left_out[0].frame == 1u);
    CHECK(selection.left_out[0].missing == 998'995);
    const auto found = conflict::find(plan);
    const auto* shortage = shortage_in(found);
    REQUIRE(shortage);
    CHECK(shortage->frame.empty());
    CHECK(shortage->years == std::vector<conflict::YearShort>{{2025, 999'005, 10, 998'995}});
    CHECK(codes_of(plan).count("MV034") == 1);
  }
}

TEST_CASE("a body below one with a room shares it, and that is said") {
  const Plan plan = case_of("child_body.json");
  const priority::Ranking ranking = priority::rank(plan, plan.principles[0]);
  CHECK(ranking.line == 1);
  CHECK(priority::rank(plan, plan.principles[0], {0, "x"}).line == 1);
  CHECK(priority::rank(plan, plan.principles[0], {0, "x"}).frames ==
        std::vector<FrameOfYear>{{"f", "b", 2025, 10, 8, 0}});
  const auto selection = portfolio::select(plan, first_principle_of(plan));
  REQUIRE(selection.taken.size() == 1);
  CHECK(selection.taken[0].measure == "m2");
  const auto found = conflict::find(plan);
  const auto* shortage = shortage_in(found);
  REQUIRE(shortage);
  CHECK(shortage->years == std::vector<conflict::YearShort>{{2025, 13, 10, 3}});
  CHECK(codes_of(plan).count("MV037") == 1);
  CHECK(codes_of(plan).count("MV034") == 0);
}

TEST_CASE("each way for money to be outside a room has a finding") {
  const auto codes = [](std::vector<Frame> frames, std::vector<Measure> measures) {
    Plan plan = test::plan({}, std::move(measures), std::move(frames));
    plan.bodies = bodies_of({{"rs", ""}, {"stab", "rs"}, {"hsn", ""}});
    std::set<std::string> of_rooms;
    for (const std::string& code : codes_of(plan)) {
      if (code >= "MV034" && code <= "MV038") of_rooms.insert(code);
    }
    return of_rooms;
  };
  using Codes = std::set<std::string>;
  const Frame room = frame("f-1", "rs", {{2020, 100}});
  CHECK(codes({room}, {measure("m-1", {}, 5, "rs")}) == Codes{});
  CHECK(codes({}, {measure("m-1", {}, 5, "")}) == Codes{});  // nobody has a room at all
  CHECK(codes({room}, {measure("m-1", {}, 5, "")}) == Codes{"MV034"});
  CHECK(codes({room}, {measure("m-1", {}, 5, "hsn")}) == Codes{"MV034"});
  CHECK(codes({room}, {measure("m-1", {}, 5, "stab")}) == Codes{"MV037"});
  Measure later = measure("m-1", {}, 5, "rs");
  later.costs.set(2021, 5);
  CHECK(codes({room}, {later}) == Codes{"MV036"});
  Measure others = measure("m-1", {}, 5, "rs");
  others.elsewhere = {{"hsn", {{2020, 3}}, "", {}, {}}};
  CHECK(codes({room}, {others}) == Codes{"MV035"});
  CHECK(codes({room, frame("f-2", "rs", {{2020, 1}})}, {}) == Codes{"MV038"});
  CHECK(codes({room, frame("f-2", "rs", {{2020, 1}}, "f-1")}, {}) == Codes{"MV038"});
  Measure stopped = measure("m-1", {}, 5, "hsn");
  stopped.status = MeasureStatus::stopped;
  CHECK(codes({room}, {stopped}) == Codes{});
}

TEST_CASE("ranking, choice and conflicts have the same rooms, and the line breaks none") {
  std::size_t with_whole = 0, lines_within = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    Plan plan = random_plan_under_way(chance, 8);
    std::vector<Measure> measures(plan.measures.begin(), plan.measures.end());
    for (Measure& one : measures) one.startYears.clear();
    plan.measures = Collection<Measure>::from(std::move(measures));
    const portfolio::Asked asked = question(chance);
    const priority::Ranking ranking = priority::rank(plan, asked.principle);
    const portfolio::Question chosen = portfolio::question_of(plan, asked);
    const auto unspent = [](std::vector<FrameOfYear> frames) {
      for (FrameOfYear& one : frames) one.spent = 0;
      return frames;
    };
    REQUIRE(unspent(ranking.frames) == unspent(chosen.frames));
    for (const FrameOfYear& one : ranking.frames) with_whole += one.frame.empty() ? 1 : 0;
    if (ranking.line_year == 0) continue;
    portfolio::Choice above(chosen.candidates.size(), false);
    for (std::size_t at = 0; at < ranking.line; ++at) {
      above[chosen.item_of.at(ranking.measures[at].measure)] = true;
    }
    const std::vector<std::int64_t> used = chosen.used(above);
    for (std::size_t at = 0; at < ranking.frames.size(); ++at) {
      const FrameOfYear& one = ranking.frames[at];
      REQUIRE(used[at] + one.given == one.spent);
      if (one.year != ranking.line_year) continue;
      const auto& uses = chosen.limits[at].uses;
      const bool costs = std::any_of(uses.begin(), uses.end(), [&](const portfolio::Term& use) {
        return above[use.place] && use.amount > 0;
      });
      // What is done, or a demand to save that is not met, can be over it, but nothing that costs.
      REQUIRE((!costs || one.spent <= one.room));
    }
    if (ranking.line == ranking.measures.size()) continue;
    ++lines_within;
    REQUIRE_FALSE(ranking.next_lacks.empty());
    for (const priority::MissingRoom& lacks : ranking.next_lacks) {
      REQUIRE(ranking.frames[lacks.frame].year == ranking.line_year);
    }
  }
  CHECK(with_whole > 100);
  CHECK(lines_within > 50);
}

}  // namespace malvag::test
