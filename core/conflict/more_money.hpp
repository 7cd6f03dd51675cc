// What more room to decide changes in a plan: what the order reaches, and what no longer collides.
// Which goals then hold together takes long to find, and is asked of feasibility.hpp.
#pragma once

#include <vector>

#include "../priority/prepared.hpp"
#include "conflicts.hpp"

namespace malvag::conflict {

// The plan with so much more to decide about. A frame or a year without a room gets none. What is
// for no frame ("") is for the costs that no frame's room covers.
Plan with_more_room(Plan plan, const MoreRoom& more);

struct WithMoreMoney {
  priority::Order order;           // by the principle in force; empty where there is none
  std::vector<Id> reached;         // measures above its line that were not before, best first
  std::size_t reached_before = 0;  // how many were
  std::vector<Found> conflicts;    // as find_beside_goals_apart gives them
};
// `year` draws the line, as in priority::Question. More money never takes a measure out of the
// order: it is taken from the top for as long as there is room.
WithMoreMoney with_more_money(const Plan& plan, const MoreRoom& more, Year year = 0);

}  // namespace malvag::conflict
