// What would let goals hold together that cannot: a lower target, more of what is scarce, a rule
// lifted. Each answer is the least that does, exactly where it says so.
#pragma once

#include "together.hpp"

namespace malvag::conflict {

// The least by which limits must be raised, added up over the rows that may be.
struct Raise {
  bool helps = false;  // false: no raise of these rows does; then nothing else is told
  std::vector<std::int64_t> by_row;  // of the rows asked about, ≥ 0
  std::int64_t total = 0;
  bool proven = false;  // nothing less does; or, where nothing helps, that is shown
  // Holds with the limits so raised, and no part of it can be left out.
  portfolio::Choice choice;
  bool operator==(const Raise&) const = default;
};

// `program`: what must hold; `rows`: places in program.rows whose limits may be raised, which cost
// alike for each unit. `nodes`: how far to search for less.
Raise least_raise(const portfolio::Program& program, const std::vector<std::size_t>& rows,
                  std::int64_t nodes);

// How far from its targets a goal stays, at best, when the others of these hold. By row of the
// goal, in the row's units.
Raise shortfall(const GoalQuestion& question, const GoalSet& goals, std::size_t goal,
                std::int64_t nodes);

// Whether the goals hold together when these rows of what stands firm are not there.
Together holds_without(const GoalQuestion& question, const GoalSet& goals,
                       const std::vector<std::size_t>& rows, std::int64_t nodes);

// Divides a row by what all its amounts have in common; the limit is rounded down, which changes
// nothing. Gives the divisor.
std::int64_t make_coarse(portfolio::Row& row);

}  // namespace malvag::conflict
