// Goals that cannot hold together, and what stands firm against itself, as conflicts.
#include <algorithm>

#include "grounds.hpp"

namespace malvag::conflict {
namespace {

Kind kind_of(const InTheWay& way) {
  if (way.money) return Kind::goals_beyond_money;
  if (way.staff) return Kind::goals_beyond_staff;
  if (way.rules) return Kind::goals_against_rules;
  return way.out_of_reach ? Kind::goals_out_of_reach : Kind::goals_beyond_limits;
}

// Computed on another plan than this: one of its goals may be gone since.
bool stands(const Plan& plan, const GoalConflict& conflict) {
  return std::all_of(conflict.goals.begin(), conflict.goals.end(),
                     [&](const Id& goal) { return plan.goals.find(goal) != nullptr; });
}

}  // namespace

Id id_of_apart(const std::vector<Id>& goals) {
  Id id = "goals";
  for (const Id& goal : goals) id += "+" + goal;
  return id;
}

void find_apart(const Plan& plan, const Feasibility& together, std::vector<Found>& found) {
  if (together.impossible || !together.at_fault.empty()) {
    Found firm;
    firm.id = "firm";
    firm.kind = Kind::firm_impossible;
    firm.origin = together.origin;
    firm.evidence = Firm{together.impossible, together.at_fault, together.frames, together.staff};
    found.push_back(std::move(firm));
  }
  for (const GoalConflict& conflict : together.conflicts) {
    if (!stands(plan, conflict)) continue;
    Found one;
    one.id = id_of_apart(conflict.goals);
    one.kind = kind_of(conflict.in_the_way);
    one.origin = together.origin;
    one.goals = conflict.goals;
    Apart apart{conflict, {}};
    for (const Id& goal : conflict.goals) {
      const auto tried = std::find_if(together.tried.begin(), together.tried.end(),
                                      [&](const TriedGoal& other) { return other.goal == goal; });
      apart.tried.push_back(tried == together.tried.end() ? TriedGoal{goal, {}} : *tried);
    }
    one.evidence = std::move(apart);
    found.push_back(std::move(one));
  }
}

}  // namespace malvag::conflict
