// Goals that nobody, or more than one body, answers for: told together, never one by one.
#include <algorithm>

#include "grounds.hpp"

namespace malvag::conflict {
namespace {

template <class Matches>
void add(const Plan& plan, Kind kind, const char* id, Matches&& matches,
         std::vector<Found>& found) {
  Unowned unowned;
  unowned.of = plan.goals.size();
  Found one;
  std::vector<Id> bodies;
  for (const Goal& goal : plan.goals) {
    if (!goal.responsible.empty() || !matches(goal)) continue;
    unowned.goals.push_back(goal.id);
    bodies.insert(bodies.end(), goal.bodies.begin(), goal.bodies.end());
    one.origin = weakest(one.origin, origin_of(goal, "responsible"));
    if (kind == Kind::several_owners) one.origin = weakest(one.origin, origin_of(goal, "bodies"));
  }
  if (unowned.goals.empty()) return;
  for (const Body& body : plan.bodies) {
    if (std::find(bodies.begin(), bodies.end(), body.id) != bodies.end()) {
      unowned.bodies.push_back(body.id);
    }
  }
  one.id = id;
  one.kind = kind;
  one.goals = unowned.goals;
  one.evidence = std::move(unowned);
  found.push_back(std::move(one));
}

}  // namespace

void find_responsibility(const Plan& plan, std::vector<Found>& found) {
  const auto is_shared = [](const Goal& goal) { return goal.bodies.size() > 1; };
  const bool says_nothing_else =
      plan.roles.empty() ||
      std::all_of(plan.goals.begin(), plan.goals.end(),
                  [&](const Goal& goal) { return !goal.responsible.empty() || is_shared(goal); });
  add(plan, Kind::several_owners, "owners+several", is_shared, found);
  // A plan without roles has nobody to name. Goals that several share have nobody either: where
  // there are no others, it is said already.
  if (!says_nothing_else) {
    add(
        plan, Kind::nobody_responsible, "owners+none", [](const Goal&) { return true; }, found);
  }
}

}  // namespace malvag::conflict
