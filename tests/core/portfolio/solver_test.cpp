// The best choice is the best: held against every choice there is, and against what must follow.
#include "../../../core/portfolio/solver.hpp"

#include <catch_amalgamated.hpp>

#include "../../../core/portfolio/search.hpp"
#include "problems.hpp"

using namespace malvag;
using portfolio::Answer;
using portfolio::Choice;
using portfolio::Problem;
using test::Chance;

namespace {

Answer solved(const Problem& problem) {
  const auto program = portfolio::program_of(problem);
  if (!program) {
    Answer none;
    none.proven = true;
    return none;
  }
  return portfolio::solve(*program);
}

}  // namespace

TEST_CASE("The best of all choices is found, or that there is none, in 5 000 small cases") {
  Chance chance(20261124);
  int without = 0;
  for (int round = 0; round < 5'000; ++round) {
    const Problem problem = test::small_problem(chance);
    const auto best = test::best_of_all(problem);
    const Answer answer = solved(problem);
    INFO("round " << round);
    REQUIRE(answer.proven);
    REQUIRE(answer.found == best.has_value());
    without += best ? 0 : 1;
    if (!best) continue;
    REQUIRE(answer.value == *best);
    REQUIRE(answer.bound == *best);
    REQUIRE(test::holds(problem, answer.choice));
    REQUIRE(test::worth(problem, answer.choice) == answer.value);
  }
  REQUIRE(without > 100);  // else the cases are too easy
}

TEST_CASE("What is settled holds in every choice that is better, in 2 000 small cases") {
  Chance chance(20261126);
  int settled_by_rows = 0;
  for (int round = 0; round < 2'000; ++round) {
    Problem problem = test::small_problem(chance);
    if (problem.values.size() > 1) problem.excludes.push_back({0, 0});  // its own row says no
    const auto program = portfolio::program_of(problem);
    if (!program) continue;
    portfolio::Search search(*program);
    for (bool more = true; more;) {
      more = search.step(1);
      const auto settled = search.settled();
      settled_by_rows += !settled.empty() && settled[0] == 0 ? 1 : 0;
      Choice choice(program->size());
      for (std::uint32_t bits = 0; bits < (1u << choice.size()); ++bits) {
        for (std::size_t at = 0; at < choice.size(); ++at) choice[at] = (bits >> at) & 1u;
        if (portfolio::value_of(*program, choice) <= search.best_value() ||
            !portfolio::is_allowed(*program, choice)) {
          continue;
        }
        for (std::size_t at = 0; at < choice.size(); ++at) {
          REQUIRE((settled[at] < 0 || settled[at] == choice[at]));
        }
      }
    }
  }
  REQUIRE(settled_by_rows > 1'000);
}

TEST_CASE("A search among ever fewer items finds what one among all of them finds") {
  Chance chance(20261127);
  int smaller = 0;
  for (int round = 0; round < 25; ++round) {
    const auto program = *portfolio::program_of(test::large_problem(chance, 150));
    portfolio::Search among_all(program);
    among_all.step(1'000'000);
    const Answer answer = portfolio::solve(program);
    REQUIRE(answer.proven);
    REQUIRE(answer.value == among_all.best_value());
    REQUIRE(portfolio::is_allowed(program, answer.choice));
    REQUIRE(portfolio::value_of(program, answer.choice) == answer.value);
    smaller += answer.nodes != among_all.nodes() ? 1 : 0;
  }
  REQUIRE(smaller > 5);
}

TEST_CASE("Weingartner 1966, ten projects in two years: the published best is found") {
  // H. M. Weingartner, "Capital budgeting of interrelated projects", Management Science 12:485–516,
  // after Lorie and Savage 1955: nine projects, two periods; net present values 14 17 17 15 40 12
  // 14 10 12, outlays 12 54 6 6 30 6 48 36 18 and 3 7 6 2 35 6 4 3 3, ceilings 50 and 20; best 70
  // with projects 1, 3, 4, 6 and 9.
  Problem problem;
  problem.values = {14, 17, 17, 15, 40, 12, 14, 10, 12};
  problem.costs = {{12, 54, 6, 6, 30, 6, 48, 36, 18}, {3, 7, 6, 2, 35, 6, 4, 3, 3}};
  problem.frames = {50, 20};
  const Answer answer = solved(problem);
  REQUIRE(answer.proven);
  REQUIRE(answer.value == 70);
  REQUIRE(answer.choice == Choice{1, 0, 1, 1, 0, 1, 0, 0, 1});
}

TEST_CASE("What order things stand in, in which unit costs are, makes no difference to the best") {
  Chance chance(7);
  for (int round = 0; round < 40; ++round) {
    const Problem problem = test::large_problem(chance, 40);
    const Answer answer = solved(problem);
    Problem turned = problem;
    const auto last = static_cast<portfolio::Item>(problem.values.size() - 1);
    std::reverse(turned.values.begin(), turned.values.end());
    for (auto& costs : turned.costs) {
      std::reverse(costs.begin(), costs.end());
      for (std::int64_t& cost : costs) cost *= 1000;
    }
    for (std::int64_t& frame : turned.frames) frame *= 1000;
    for (auto* pairs : {&turned.needs, &turned.excludes}) {
      for (auto& [one, other] : *pairs) {
        one = last - one;
        other = last - other;
      }
    }
    for (auto& group : turned.groups) {
      for (auto& member : group.members) member = last - member;
    }
    REQUIRE(solved(turned).value == answer.value);
  }
}

TEST_CASE("More money never makes the best worse, a further rule never better") {
  Chance chance(11);
  for (int round = 0; round < 40; ++round) {
    const Problem problem = test::large_problem(chance, 35);
    const std::int64_t value = solved(problem).value;
    Problem richer = problem;
    for (std::int64_t& frame : richer.frames) frame += 500;
    REQUIRE(solved(richer).value >= value);
    Problem stricter = problem;
    stricter.excludes.push_back({0, 1});
    const Answer strict = solved(stricter);
    REQUIRE((!strict.found || strict.value <= value));
  }
}

TEST_CASE("Steps give what one run gives, and the bound never lies below the best") {
  Chance chance(3);
  const Problem problem = test::large_problem(chance, 60);
  const Answer whole = solved(problem);
  portfolio::Solver solver(*portfolio::program_of(problem));
  bool more = true;
  std::int64_t bound = INT64_MAX;
  while (more) {
    more = solver.step(1);
    const Answer now = solver.answer();
    REQUIRE(now.bound >= whole.value);
    REQUIRE((!now.found || now.value <= whole.value));
    bound = std::min(bound, now.bound);
  }
  REQUIRE(solver.answer().value == whole.value);
  REQUIRE(solver.answer().choice == whole.choice);
  REQUIRE(bound == whole.value);
}

TEST_CASE("A choice to begin from is taken when it is allowed, and else left") {
  Problem problem;
  problem.values = {5, 4, 3};
  problem.costs = {{3, 2, 2}};
  problem.frames = {4};
  portfolio::Solver solver(*portfolio::program_of(problem));
  solver.suggest({1, 1, 1});
  REQUIRE_FALSE(solver.answer().found);
  solver.suggest({1, 0, 0});
  REQUIRE(solver.answer().value == 5);
  REQUIRE_FALSE(solver.answer().proven);
  solver.step(1'000);
  REQUIRE(solver.answer().value == 7);
}

TEST_CASE("Nothing to choose among, no frames, nothing allowed: each has its answer") {
  REQUIRE(solved({}).found);
  REQUIRE(solved({}).value == 0);
  Problem free;
  free.values = {3, -2, 0};
  REQUIRE(solved(free).value == 3);
  Problem contradictory = free;
  contradictory.mandatory = {0};
  contradictory.forbidden = {0};
  REQUIRE_FALSE(portfolio::program_of(contradictory));
  Problem poor = free;
  poor.costs = {{1, 1, 1}};
  poor.frames = {-1};
  REQUIRE_FALSE(solved(poor).found);
  REQUIRE(solved(poor).proven);
  Problem circle = free;
  circle.needs = {{0, 1}, {1, 0}};  // both or neither
  REQUIRE(solved(circle).value == 1);
}

TEST_CASE("Amounts beyond what sums can hold are told apart") {
  Problem problem;
  problem.values = {1, 1};
  problem.costs = {{9'000'000'000'000, 9'000'000'000'000}};
  problem.frames = {10'000'000'000'000};
  REQUIRE(portfolio::within_range(problem));
  REQUIRE(solved(problem).value == 1);
  problem.costs[0][0] = 20'000'000'000'000;
  REQUIRE_FALSE(portfolio::within_range(problem));
}

TEST_CASE(
    "Ten thousand measures: a good answer with its gap after some steps, and no more than that") {
  Chance chance(10'000);
  const Problem problem = test::large_problem(chance, 10'000);
  portfolio::Solver solver(*portfolio::program_of(problem));
  solver.step(1);
  const Answer first = solver.answer();
  REQUIRE(first.found);
  REQUIRE(test::holds(problem, first.choice));
  REQUIRE(first.nodes == 1);  // it stops where it is told to
  REQUIRE_FALSE(first.proven);
  solver.step(150);
  const Answer answer = solver.answer();
  REQUIRE(test::holds(problem, answer.choice));
  REQUIRE(test::worth(problem, answer.choice) == answer.value);
  REQUIRE(answer.value >= first.value);
  REQUIRE(answer.bound <= first.bound);
  REQUIRE(answer.bound - answer.value <= answer.value / 1'000);
}

TEST_CASE(
    "Ten thousand measures that need one another, or one of many groups: it stops all the same") {
  Chance chance(10'001);
  const Problem plain = test::large_problem(chance, 10'000);
  Problem chain = plain, star = plain, grouped = plain;
  for (auto* one : {&chain, &star, &grouped}) {
    one->needs.clear();
    one->excludes.clear();
    one->groups.clear();
  }
  for (portfolio::Item at = 1; at < 10'000; ++at) {
    chain.needs.push_back({at - 1, at});
    star.needs.push_back({at, 0});
    if (at % 4 == 0) grouped.groups.push_back({{at - 1, at - 2, at - 3, at - 4}, 1, 2});
  }
  for (const Problem& problem : {chain, star, grouped}) {
    portfolio::Solver solver(*portfolio::program_of(problem));
    solver.step(3);
    const Answer answer = solver.answer();
    REQUIRE(answer.nodes <= 3);
    REQUIRE(answer.found);
    REQUIRE(test::holds(problem, answer.choice));
    REQUIRE(answer.bound >= answer.value);
  }
}

TEST_CASE("The largest amounts are summed without overflow: the unit makes no difference") {
  Chance chance(12);
  for (int round = 0; round < 10; ++round) {
    Problem problem = test::large_problem(chance, 40);
    const Answer small = solved(problem);
    for (std::int64_t& value : problem.values) value *= 100'000'000;  // up to 10^11, sum 2·10^12
    for (auto& costs : problem.costs) {
      for (std::int64_t& cost : costs) cost *= 2'000'000'000;  // up to 10^13
    }
    for (std::int64_t& frame : problem.frames) frame *= 2'000'000'000;
    REQUIRE(portfolio::within_range(problem));
    const Answer large = solved(problem);
    REQUIRE(large.proven);
    REQUIRE(large.value == small.value * 100'000'000);
    REQUIRE(test::holds(problem, large.choice));
  }
}
