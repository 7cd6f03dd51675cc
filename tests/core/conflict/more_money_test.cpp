// More room to decide, against the plan written with it.
#include "../../../core/conflict/more_money.hpp"

#include <catch_amalgamated.hpp>
#include <set>

#include "../portfolio/whole_plans.hpp"
#include "../support/plans.hpp"
#include "found.hpp"

namespace malvag::test {
namespace {

using conflict::MoreRoom;
using conflict::with_more_money;
using conflict::with_more_room;
using priority::Room;
using priority::Rooms;

std::set<Id> above_line(const Plan& plan, Year year) {
  const auto ranking =
      priority::rank(plan, *priority::principle_in_force(plan), {year, std::nullopt});
  std::set<Id> above;
  for (const priority::RankedMeasure& one : ranking.measures) {
    if (one.above_line) above.insert(one.measure);
  }
  return above;
}

}  // namespace

TEST_CASE("what is missing to the next is what reaches it, and a thousand less does not") {
  const Plan plan = read(file("assets/plans/rs-2020.json")).document.plan;
  const auto ranking = priority::rank(plan, *priority::principle_in_force(plan));
  REQUIRE(ranking.next_lacks.size() == 1);
  const auto& lacks = ranking.next_lacks[0];
  const priority::FrameOfYear& frame = ranking.frames[lacks.frame];
  const auto with = [&](Tkr amount) {
    return with_more_money(plan, {{{frame.frame, frame.year}, amount}}, frame.year);
  };
  CHECK(with(lacks.amount - 1).reached.empty());
  CHECK(with(lacks.amount - 1).order.next_lacks.front().amount == 1);
  const auto enough = with(lacks.amount);
  REQUIRE_FALSE(enough.reached.empty());
  CHECK(enough.reached.front() == ranking.measures[ranking.line].measure);
  CHECK(enough.reached_before == ranking.line);
}

TEST_CASE("money for no frame is for what is outside of them all") {
  const Plan plan = read(file("tests/data/no_body.json")).document.plan;
  const auto with = with_more_money(plan, {{{"", 2025}, 998'990}});
  CHECK(with.reached == std::vector<Id>{"m2"});  // it takes all, and m1 has to wait
  const auto* shortage = shortage_in(with.conflicts);
  REQUIRE(shortage);
  CHECK(shortage->years == std::vector<conflict::YearShort>{{2025, 999'005, 999'000, 5}});
  CHECK_FALSE(shortage_in(with_more_money(plan, {{{"", 2025}, 998'995}}).conflicts));
}

TEST_CASE("more money makes its own room larger and that of the whole, and takes nothing out") {
  Chance chance(77);
  std::size_t reached = 0;
  for (int round = 0; round < 500; ++round) {
    Plan plan = random_plan_under_way(chance, 8);
    plan.principles = Collection<Principle>::from({question(chance).principle});
    const Rooms before(plan.frames, plan.bodies);
    if (before.all().empty()) continue;
    const Room room = before.all()[chance.below(before.all().size())];
    const Tkr amount = between(chance, 1, 12);
    const MoreRoom more = {{{room.frame, room.year}, amount}};
    const Plan larger = with_more_room(plan, more);
    const Rooms after(larger.frames, larger.bodies);
    for (const Room& one : before.all()) {
      const auto now = std::find_if(after.all().begin(), after.all().end(), [&](const Room& other) {
        return other.frame == one.frame && other.year == one.year;
      });
      REQUIRE(now != after.all().end());
      const bool is_it = one.frame == room.frame && one.year == room.year;
      if (!one.frame.empty()) CHECK(now->amount == one.amount + (is_it ? amount : 0));
    }
    const std::set<Id> were = above_line(plan, room.year), are = above_line(larger, room.year);
    const auto with = with_more_money(plan, more, room.year);
    std::set<Id> all = were;
    for (const Id& one : with.reached) CHECK(all.insert(one).second);
    CHECK(all == are);
    reached += with.reached.size();
  }
  CHECK(reached > 100);
}

}  // namespace malvag::test
