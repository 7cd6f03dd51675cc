// A program as text in CPLEX's LP format, which other solvers read (HiGHS, CBC, GLPK, SCIP, CPLEX,
// Gurobi), so that anybody can hold our answer against theirs. The items are x0, x1 … and the rows
// r0, r1 …, in the program's order; an item that is fixed is so by a row of its own, f0, f1 … Every
// item stands in the objective, so that a solver's columns come in the same order.
#pragma once

#include <string>
#include <vector>

#include "program.hpp"

namespace malvag::portfolio {

// What a person reads beside the numbers, as comments. A list may be shorter than what it is about.
struct LinearNotes {
  std::vector<std::string> head;
  std::vector<std::string> items;
  std::vector<std::string> rows;
};

std::string linear_format(const Program& program, const LinearNotes& notes = {});

}  // namespace malvag::portfolio
