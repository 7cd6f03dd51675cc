// The least raise, against every choice.
#include "../../../core/conflict/repairs.hpp"

#include <catch_amalgamated.hpp>

#include "goal_questions.hpp"

namespace malvag::test {
namespace {

using conflict::GoalSet;
using conflict::Raise;
using conflict::Together;

std::int64_t broken_by(const portfolio::Row& row, const portfolio::Choice& choice) {
  std::int64_t sum = 0;
  for (const portfolio::Term& term : row.terms) sum += choice[term.place] ? term.amount : 0;
  return std::max<std::int64_t>(sum - row.limit, 0);
}

// None: no raise of the rows helps.
std::optional<std::int64_t> plain_raise(const portfolio::Program& program,
                                        const std::vector<std::size_t>& rows) {
  std::optional<std::int64_t> least;
  for (std::uint32_t bits = 0; bits < (1u << program.size()); ++bits) {
    portfolio::Choice choice(program.size());
    bool allowed = true;
    for (std::size_t at = 0; at < choice.size(); ++at) {
      choice[at] = (bits >> at) & 1;
      allowed = allowed && (program.fixed[at] < 0 || program.fixed[at] == choice[at]);
    }
    std::int64_t raise = 0;
    for (std::size_t row = 0; row < program.rows.size(); ++row) {
      const std::int64_t by = broken_by(program.rows[row], choice);
      const bool may_be = std::find(rows.begin(), rows.end(), row) != rows.end();
      allowed = allowed && (by == 0 || may_be);
      if (may_be) raise += by;
    }
    if (allowed && (!least || raise < *least)) least = raise;
  }
  return least;
}

// The same with frames in another unit, and `blur` more or less for each amount.
portfolio::Program in_other_unit(const portfolio::Program& program, std::int64_t unit,
                                 std::size_t blur, Chance& chance) {
  const auto blurred = [&](std::int64_t amount) {
    return amount * unit + static_cast<std::int64_t>(chance.below(2 * blur + 1)) -
           static_cast<std::int64_t>(blur);
  };
  portfolio::Program other;
  other.values = program.values;
  other.fixed = program.fixed;
  other.items.resize(program.size());
  for (portfolio::Row row : program.rows) {
    if (row.is_frame) {
      for (portfolio::Term& term : row.terms) term.amount = blurred(term.amount);
      row.limit = row.limit * unit + static_cast<std::int64_t>(chance.below(1'000)) - 500;
    }
    add_row(other, std::move(row));
  }
  return other;
}

TEST_CASE("the least raise is found and proved in kronor as in millions of them") {
  Chance chance(59);
  std::size_t needed = 0, unproven = 0;
  for (int round = 0; round < 400; ++round) {
    const GoalsAsked asked = small_goals(chance);
    const auto question = question_of(asked);
    if (!question) continue;
    CAPTURE(round);
    const portfolio::Program program =
        in_other_unit(program_of(*question, GoalSet::all(asked.targets.size())), 1'000'000,
                      round % 2 == 0 ? 0 : 99'999, chance);
    std::vector<std::size_t> frames;
    for (std::size_t row = 0; row < program.rows.size(); ++row) {
      if (program.rows[row].is_frame) frames.push_back(row);
    }
    const auto expected = plain_raise(program, frames);
    const Raise raise = conflict::least_raise(program, frames, 20'000);
    REQUIRE(raise.helps == expected.has_value());
    if (!raise.proven) {  // then it claims no more than that it is enough
      ++unproven;
      REQUIRE(raise.total >= *expected);
      continue;
    }
    if (!raise.helps) continue;
    REQUIRE(raise.total == *expected);
    needed += raise.total > 0 ? 1 : 0;
  }
  CHECK(needed > 30);
  CHECK(unproven <= 2);
}

TEST_CASE("the least raise is the one that trying every choice gives") {
  Chance chance(53);
  std::size_t needed = 0, helpless = 0;
  for (int round = 0; round < 1'500; ++round) {
    const GoalsAsked asked = small_goals(chance);
    const auto question = question_of(asked);
    if (!question) continue;
    CAPTURE(round);
    const std::size_t goals = asked.targets.size();
    const portfolio::Program program = program_of(*question, GoalSet::all(goals));
    std::vector<std::size_t> frames;
    for (std::size_t row = 0; row < program.rows.size(); ++row) {
      if (program.rows[row].is_frame) frames.push_back(row);
    }
    const auto expected = plain_raise(program, frames);
    const Raise raise = conflict::least_raise(program, frames, 1'000'000);
    REQUIRE(raise.proven);
    REQUIRE(raise.helps == expected.has_value());
    helpless += raise.helps ? 0 : 1;
    const Together without = holds_without(*question, GoalSet::all(goals), frames, 1'000'000);
    CHECK(without == (raise.helps ? Together::holds : Together::cannot));
    if (!raise.helps) continue;
    REQUIRE(raise.total == *expected);
    needed += raise.total > 0 ? 1 : 0;
    portfolio::Program raised = program;
    for (std::size_t at = 0; at < frames.size(); ++at) {
      raised.rows[frames[at]].limit += raise.by_row[at];
    }
    CHECK(plain_raise(raised, {}).has_value());
    if (goals == 0) continue;
    const std::size_t goal = chance.below(goals);
    const Raise short_of = conflict::shortfall(*question, GoalSet::all(goals), goal, 1'000'000);
    std::vector<std::size_t> last;  // the goal's own rows are the last of a program with it last
    GoalSet others = GoalSet::all(goals);
    others.erase(goal);
    portfolio::Program own = program_of(*question, others);
    for (const portfolio::Row& row : question->goals[goal]) {
      last.push_back(own.rows.size());
      add_row(own, row);
    }
    const auto least = plain_raise(own, last);
    REQUIRE(short_of.proven);
    REQUIRE(short_of.helps == least.has_value());
    if (least) CHECK(short_of.total == *least);
  }
  CHECK(needed > 150);
  CHECK(helpless > 100);
}

TEST_CASE("a coarser row allows the same choices") {
  Chance chance(54);
  for (int round = 0; round < 500; ++round) {
    portfolio::Row row;
    const std::int64_t common = between(chance, 1, 6);
    for (std::uint32_t at = 0; at < 6; ++at) {
      row.terms.push_back({at, common * between(chance, -5, 5)});
    }
    row.limit = between(chance, -40, 40);
    portfolio::Row coarse = row;
    const std::int64_t divisor = conflict::make_coarse(coarse);
    CHECK(divisor % common == 0);
    for (std::uint32_t bits = 0; bits < 64; ++bits) {
      portfolio::Choice choice(6);
      for (std::size_t at = 0; at < 6; ++at) choice[at] = (bits >> at) & 1;
      REQUIRE((broken_by(row, choice) == 0) == (broken_by(coarse, choice) == 0));
    }
  }
}

}  // namespace
}  // namespace malvag::test
