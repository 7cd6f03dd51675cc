// What one way to rank reaches that another does not: the measures and the goals, by name.
#pragma once

#include <vector>

#include "prepared.hpp"

namespace malvag::priority {

struct Difference {
  std::vector<Id> measures_in;   // above the line in `now` and not in `before`, in now's order
  std::vector<Id> measures_out;  // the other way round, in before's order
  // Goals that a measure above the line serves in one of the two only, in the plan's order.
  std::vector<Id> goals_in;
  std::vector<Id> goals_out;
  bool operator==(const Difference&) const = default;
};
// Both orders are of this plan. Where no room draws a line, nothing is above it.
Difference difference(const Plan& plan, const Order& before, const Order& now);

// A principle that says nothing: all measures are equal, and stand in the plan's order.
Principle no_principle();

}  // namespace malvag::priority
