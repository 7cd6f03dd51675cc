// The same question to another solver, whose answers are held to it. The other solver here reads
// what is asked back from its text, and tries every choice.
#include "../../../core/portfolio/cross_check.hpp"

#include <catch_amalgamated.hpp>

#include "../priority/plans.hpp"
#include "../support/chance.hpp"
#include "../support/plans.hpp"
#include "linear_reader.hpp"

using namespace malvag;
using portfolio::Agreement;
using portfolio::Asked;
using portfolio::Choice;
using portfolio::CrossCheck;
using portfolio::Program;
using portfolio::Selection;

namespace {

// The best choice by trying all of them; none: none is allowed.
std::optional<std::vector<std::int64_t>> best_by_trying(const std::string& question) {
  const Program program = test::read_linear(question);
  std::optional<Choice> best;
  Choice choice(program.size());
  for (std::uint32_t bits = 0; bits < (1u << choice.size()); ++bits) {
    for (std::size_t at = 0; at < choice.size(); ++at) choice[at] = (bits >> at) & 1u;
    if (!is_allowed(program, choice)) continue;
    if (!best || value_of(program, choice) > value_of(program, *best)) best = choice;
  }
  if (!best) return std::nullopt;
  std::vector<std::int64_t> taken;
  for (std::size_t at = 0; at < best->size(); ++at) {
    if ((*best)[at]) taken.push_back(static_cast<std::int64_t>(at));
  }
  return taken;
}

void answer(CrossCheck& check) {
  while (!check.done()) {
    if (const auto taken = best_by_trying(check.question())) {
      check.best(*taken);
    } else {
      check.none();
    }
  }
}

const std::vector<Criterion> criteria = {test::criterion("c-need", 4, 1),
                                         test::criterion("c-use", 0, 100)};

Measure scored(const Id& id, double need, double use, Tkr cost) {
  By<Id, double> scores;
  scores.set("c-need", need);
  scores.set("c-use", use);
  return test::measure(id, scores, cost);
}

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

Asked by_use(bool by_need_first = false) {
  By<Id, double> weights;
  weights.set("c-use", 1.0);
  Asked asked;
  std::vector<Tier> tiers = {test::weighted(weights)};
  if (by_need_first) tiers.insert(tiers.begin(), test::level("c-need"));
  asked.principle = test::principle(std::move(tiers));
  return asked;
}

// Ten points or a hundred, at a price; 1 000 units a point.
const Plan small =
    plan_of({scored("m-1", 2, 60, 10), scored("m-2", 2, 50, 5), scored("m-3", 2, 45, 5)}, 10);

}  // namespace

TEST_CASE("Two solvers agree about random plans, with levels and without") {
  test::Chance chance(4);
  int asked_in_groups = 0, impossible = 0;
  for (int round = 0; round < 150; ++round) {
    std::vector<Measure> measures;
    for (std::size_t at = 0; at < 2 + chance.below(9); ++at) {
      measures.push_back(scored("m-" + std::to_string(at), 1 + static_cast<double>(chance.below(4)),
                                static_cast<double>(chance.below(101)),
                                static_cast<Tkr>(chance.below(20)) - 4));
      if (at > 0 && chance.one_in(4)) measures[at].needs = {measures[chance.below(at)].id};
      if (at > 0 && chance.one_in(4)) measures[at].excludes = {measures[chance.below(at)].id};
    }
    const Plan plan = plan_of(std::move(measures), static_cast<Tkr>(chance.below(50)) - 10);
    Asked asked = by_use(chance.one_in(2));
    if (chance.one_in(3)) asked.locks["m-1"] = chance.one_in(2) ? LockKind::in : LockKind::out;
    const Selection ours = portfolio::select(plan, asked);
    CrossCheck check(plan, asked);
    asked_in_groups += check.groups() > 1;
    impossible += ours.impossible.has_value();
    answer(check);
    REQUIRE(check.finished());
    REQUIRE(check.agreement_with(ours) == Agreement::same);
    REQUIRE(check.selection().points == Catch::Approx(ours.points));
  }
  REQUIRE(asked_in_groups > 30);
  REQUIRE(impossible > 5);
}

TEST_CASE("A better choice is taken at its worth, also before the end") {
  Asked without = by_use();
  without.locks["m-2"] = LockKind::out;  // ours has not found it
  const Selection ours = portfolio::select(small, without);
  CrossCheck check(small, by_use());
  REQUIRE(check.agreement_with(ours) == Agreement::unfinished);
  REQUIRE(check.found({2}));  // its items are in the ranking's order: m-3 alone is worth less
  REQUIRE(check.agreement_with(ours) == Agreement::unfinished);
  REQUIRE(check.found({1, 2}));
  check.stop();
  REQUIRE(check.question().empty());
  REQUIRE_FALSE(check.finished());
  REQUIRE(check.agreement_with(ours) == Agreement::more);
  REQUIRE(check.selection().points == Catch::Approx(95));
  REQUIRE_FALSE(check.selection().proven);
}

TEST_CASE("More in an earlier group is more, whatever the points are") {
  const Plan plan = plan_of({scored("m-1", 1, 10, 10), scored("m-2", 2, 90, 10)}, 10);
  const Selection by_points = portfolio::select(plan, by_use());
  REQUIRE(by_points.points == Catch::Approx(90));
  CrossCheck check(plan, by_use(true));
  REQUIRE(check.groups() == 2);
  answer(check);
  REQUIRE(check.selection().points == Catch::Approx(10));
  REQUIRE(check.agreement_with(by_points) == Agreement::more);
}

TEST_CASE("What is not allowed is refused, and said to be broken") {
  const Selection ours = portfolio::select(small, by_use());
  for (const std::vector<std::int64_t>& taken :
       {std::vector<std::int64_t>{0, 1, 2}, {0, 1}, {3}, {-1}, {4'294'967'296}}) {
    CrossCheck check(small, by_use());
    REQUIRE_FALSE(check.found(taken));
    REQUIRE_FALSE(check.done());
    check.best(taken);
    REQUIRE(check.done());
    REQUIRE_FALSE(check.finished());
    REQUIRE(check.agreement_with(ours) == Agreement::broken);
  }
  Asked locked = by_use();
  locked.locks["m-1"] = LockKind::out;
  CrossCheck check(small, locked);
  REQUIRE_FALSE(check.found({0}));
}

TEST_CASE("Less than ours, or nothing where there is something, is said to be less") {
  const Selection ours = portfolio::select(small, by_use());
  CrossCheck check(small, by_use());
  check.best({0});
  REQUIRE(check.finished());
  REQUIRE(check.agreement_with(ours) == Agreement::less);
  CrossCheck finds_none(small, by_use());
  finds_none.none();
  REQUIRE(finds_none.agreement_with(ours) == Agreement::less);
  // What it has found itself, and what was allowed in the group before, cannot be gone.
  CrossCheck forgets(small, by_use());
  REQUIRE(forgets.found({0}));
  forgets.none();
  REQUIRE(forgets.agreement_with(ours) == Agreement::broken);
}

TEST_CASE("The other is asked in thousandths, and agrees to the thousandth that it was asked in") {
  const Plan plan = plan_of(
      {scored("m-1", 2, 3.33349, 1), scored("m-2", 2, 3.33349, 1), scored("m-3", 2, 6.66651, 2)},
      2);
  const Selection ours = portfolio::select(plan, by_use());
  REQUIRE(ours.taken.size() == 2);
  CrossCheck check(plan, by_use());
  answer(check);
  REQUIRE(check.selection().taken.size() == 1);  // 6 667 units, beside twice 3 333
  REQUIRE(check.selection().bound >= ours.points);
  REQUIRE(check.agreement_with(ours) == Agreement::same);
  // What has truly more is more, by however little.
  Asked without = by_use();
  without.locks["m-1"] = LockKind::out;
  CrossCheck finds(plan, by_use());
  REQUIRE(finds.found({1, 2}));  // in the ranking's order
  REQUIRE(finds.agreement_with(portfolio::select(plan, without)) == Agreement::more);
}

TEST_CASE("A contradiction has no question, and both say so") {
  Asked asked = by_use();
  asked.locks = {{"m-1", LockKind::in}, {"m-2", LockKind::in}};
  const Selection ours = portfolio::select(small, asked);
  REQUIRE(ours.impossible);
  CrossCheck check(small, asked);
  REQUIRE(check.question().empty());
  REQUIRE(check.agreement_with(ours) == Agreement::same);
}
