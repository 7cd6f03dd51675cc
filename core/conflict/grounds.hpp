// The three grounds, one function each; each adds what it finds, most serious first.
#pragma once

#include "conflicts.hpp"

namespace malvag::conflict {

void find_shortages(const Plan& plan, std::vector<Found>& found);  // computed
// Of what was computed elsewhere.
void find_apart(const Plan& plan, const Feasibility& together, std::vector<Found>& found);
void find_judged(const Plan& plan, std::vector<Found>& found);
void find_unclear(const Plan& plan, std::vector<Found>& found);

// How a field of an entity is known.
OriginKind origin_of(const Entity& entity, std::string_view field);
OriginKind weakest(OriginKind one, OriginKind other);

}  // namespace malvag::conflict
