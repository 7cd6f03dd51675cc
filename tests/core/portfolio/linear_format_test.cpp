// Programs as text that other solvers read.
#include "../../../core/portfolio/linear_format.hpp"

#include <catch_amalgamated.hpp>

#include "../../../core/portfolio/solver.hpp"
#include "linear_reader.hpp"
#include "problems.hpp"

using namespace malvag;
using portfolio::Choice;
using portfolio::linear_format;
using portfolio::Problem;
using portfolio::Program;

TEST_CASE("A program is written as the format has it, with its notes as comments") {
  Problem problem;
  problem.values = {60, 0, -4};
  problem.costs = {{10, 5, -6}};
  problem.frames = {12};
  problem.needs = {{0, 1}};
  problem.mandatory = {2};
  REQUIRE(linear_format(*program_of(problem), {{"rs-2020"}, {"m-1 Ny\nväg", "", "m-3"}, {"f-1"}}) ==
          "\\ rs-2020\n"
          "\\ x0 m-1 Ny väg\n"
          "\\ x2 m-3\n"
          "\\ r0 f-1\n"
          "Maximize\n"
          " value: + 60 x0 + 0 x1 - 4 x2\n"
          "Subject To\n"
          " r0: + 10 x0 + 5 x1 - 6 x2 <= 12\n"
          " r1: + 1 x0 - 1 x1 <= 0\n"
          " f2: x2 = 1\n"
          "Binary\n"
          " x0\n"
          " x1\n"
          " x2\n"
          "End\n");
}

TEST_CASE("A row without terms is written only where it decides") {
  Problem problem;
  problem.values = {1};
  problem.costs = {{0}, {0}};
  problem.frames = {0, -1};
  const std::string text = linear_format(*program_of(problem));
  REQUIRE(text.find("r0:") == std::string::npos);
  REQUIRE(text.find(" r1: + 0 x0 <= -1\n") != std::string::npos);
}

TEST_CASE("What is read back allows and counts just the same choices") {
  test::Chance chance(2020);
  for (int round = 0; round < 300; ++round) {
    const Problem problem = test::small_problem(chance);
    const auto program = program_of(problem);
    if (!program || program->size() == 0) continue;
    const Program again = test::read_linear(linear_format(*program));
    REQUIRE(again.size() == program->size());
    REQUIRE(again.values == program->values);
    Choice choice(program->size());
    for (std::uint32_t bits = 0; bits < (1u << choice.size()); ++bits) {
      for (std::size_t at = 0; at < choice.size(); ++at) choice[at] = (bits >> at) & 1u;
      REQUIRE(is_allowed(again, choice) == is_allowed(*program, choice));
    }
  }
}

TEST_CASE("A large program keeps its numbers, however large they are") {
  Problem problem;
  problem.values.assign(1000, 10'000'000'000'000);
  problem.costs.assign(1, std::vector<std::int64_t>(1000, -9'999'999'999'999));
  problem.frames = {-3'999'999'999'999'999};
  const Program again = test::read_linear(linear_format(*program_of(problem)));
  REQUIRE(again.values == problem.values);
  REQUIRE(again.rows.size() == 1);
  REQUIRE(again.rows[0].terms.size() == 1000);
  REQUIRE(again.rows[0].terms[999].amount == -9'999'999'999'999);
  REQUIRE(again.rows[0].limit == -3'999'999'999'999'999);
}
