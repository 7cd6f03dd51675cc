// The best choice with more room, against the choice made of the plan written with it.
#include "../../../core/conflict/more_choice.hpp"

#include <catch_amalgamated.hpp>
#include <set>

#include "../../../core/conflict/more_money.hpp"
#include "../portfolio/whole_plans.hpp"
#include "../support/plans.hpp"

namespace malvag::test {
namespace {

using conflict::MoreChoice;
using conflict::MoreRoom;

MoreChoice asked(const Plan& plan, const MoreRoom& more) {
  conflict::MoreChoiceRun run(plan, more);
  while (run.step()) continue;
  return run.result();
}

portfolio::Selection chosen(const Plan& plan) {
  portfolio::Asked asked;
  asked.principle = *priority::principle_in_force(plan);
  return portfolio::select(plan, asked);
}

std::set<Id> measures_of(const portfolio::Selection& selection) {
  std::set<Id> measures;
  for (const portfolio::Taken& one : selection.taken) measures.insert(one.measure);
  return measures;
}

}  // namespace

TEST_CASE("what comes in and goes out turns the one best choice into the other") {
  Chance chance(31);
  std::size_t others = 0, same = 0, out = 0, impossible = 0;
  for (int round = 0; round < 3'000; ++round) {
    Plan plan = random_plan_under_way(chance, 8);
    plan.principles = Collection<Principle>::from({question(chance).principle});
    const priority::Rooms rooms(plan.frames, plan.bodies);
    if (rooms.all().empty()) continue;
    const priority::Room room = rooms.all()[chance.below(rooms.all().size())];
    const MoreRoom more = {{{room.frame, room.year}, between(chance, 1, 12)}};
    const portfolio::Selection before = chosen(plan);
    const portfolio::Selection then = chosen(conflict::with_more_room(plan, more));
    const MoreChoice choice = asked(plan, more);
    CHECK(choice.proven);
    if (then.impossible) {
      ++impossible;
      CHECK(choice.kind == MoreChoice::Kind::nothing);
      continue;
    }
    if (choice.kind == MoreChoice::Kind::same) {
      ++same;
      CHECK(portfolio::compared_in_order(before, then) == 0);
      CHECK((choice.in.empty() && choice.out.empty()));
      continue;
    }
    ++others;
    CHECK((choice.kind == MoreChoice::Kind::first) == before.impossible.has_value());
    std::set<Id> turned = measures_of(before);
    for (const Id& one : choice.out) CHECK(turned.erase(one) == 1);
    for (const Id& one : choice.in) CHECK(turned.insert(one).second);
    CHECK(turned == measures_of(then));
    out += choice.out.size();
  }
  CAPTURE(others, same, out, impossible);
  CHECK((others > 80 && same > 500 && out > 2 && impossible > 200));
}

TEST_CASE("no principle, no choice; no money, the same") {
  Plan plan = read(file("assets/plans/rs-2020.json")).document.plan;
  CHECK(asked(plan, {}).kind == MoreChoice::Kind::same);
  plan.principles = {};
  CHECK(asked(plan, {{{plan.frames[0].id, 2020}, 5'000}}).kind == MoreChoice::Kind::none);
}

}  // namespace malvag::test
