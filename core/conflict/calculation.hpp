// Why goals cannot hold together, as sums that a reader can add up: what each measure does for each
// level, and what it takes of each limit that is passed.
#pragma once

#include <vector>

#include "conflicts.hpp"

namespace malvag::conflict {

struct Counted {
  Id measure;
  Year begins = 0;       // 0: the plan says nothing of when
  bool is_done = false;  // already; else it is of the attempt
  bool by_law = false;
  double amount = 0;  // not 0; in the unit of what is added up
  bool operator==(const Counted&) const = default;
};
struct LevelSum {
  Id goal;
  Level level;                   // its `from` is where the sum begins
  std::vector<Counted> counted;  // in the plan's order
  double reached = 0;
  bool holds = false;
  bool operator==(const LevelSum&) const = default;
};
struct LimitSum {
  enum class Of { room, staff } of = Of::room;  // tkr, or full-time equivalents
  Id frame;                                     // empty: the whole plan's room
  Id body;
  Year year = 0;
  double limit = 0;
  std::vector<Counted> counted;  // in the plan's order
  double used = 0;
  bool holds = false;
  bool operator==(const LimitSum&) const = default;
};
struct Calculation {
  enum class Of {
    attempt,  // all goals, at the least price that was found
    reach,    // there is no attempt: each level for itself, with every measure that helps it
    room,     // everything, in one room and year
  } of = Of::attempt;
  std::vector<LevelSum> levels;
  std::vector<LimitSum> limits;  // of the attempt: those that it passes, in the rooms' order
  std::vector<PlanRule> broken;  // of the attempt: rules that it does not keep
  bool operator==(const Calculation&) const = default;
};

// `conflict` is one that feasibility found in this plan, by what asked_in_force asks.
Calculation calculation_of(const Plan& plan, const GoalConflict& conflict);

// Of a room that is exceeded, found in this plan: what everything takes of it in its worst year.
Calculation calculation_of(const Plan& plan, const Shortage& shortage);

}  // namespace malvag::conflict
