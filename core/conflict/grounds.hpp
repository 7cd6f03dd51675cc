// One function for each theme; each adds what it finds, of one kind the most serious first.
#pragma once

#include <optional>

#include "conflicts.hpp"

namespace malvag::conflict {

void find_shortages(const Plan& plan, std::vector<Found>& found);  // by what is missing
// Of what was computed elsewhere.
void find_apart(const Plan& plan, const Feasibility& together, std::vector<Found>& found);
void find_judged(const Plan& plan, std::vector<Found>& found);
void find_unclear(const Plan& plan, std::vector<Found>& found);

// Judged paths and circles. Between two goals both ways are one conflict already (find_judged), so
// circles have three or four goals. A path counts where both medians are 2 or more in size, nobody
// judged its ends directly and its product is below 0; those through the same goal are one
// conflict, by the strongest product, then by how many. Circles are by their weakest median, then
// by product; each median is 1 or more in size. At most 10 of each are told.
void find_influence_chains(const Plan& plan, std::vector<Found>& found);

// The same quantity, or the same words and unit, for the same bodies: by number of years. Targets
// against baselines, parts and trends: by how far off they are, as a share of the target.
void find_targets(const Plan& plan, std::vector<Found>& found);

// By principle: by how many wait. Locks: one conflict for all.
void find_principle_conflicts(const Plan& plan, std::vector<Found>& found);

// One conflict for all goals of a kind.
void find_responsibility(const Plan& plan, std::vector<Found>& found);

// By how many years too early.
void find_timing(const Plan& plan, std::vector<Found>& found);

// What others pay less what is saved, the most first; what is worsened, by how many goals.
void find_spill_over(const Plan& plan, std::vector<Found>& found);

// Neither stopped nor locked out.
bool can_be_chosen(const Measure& measure);

// Whether an effect of this size brings the goal nearer (1) or further away (−1); 0: it is about
// another goal, or the KPI's direction does not tell.
int sense_of(const Plan& plan, const Effect& effect, const Id& goal, double amount);

// Of a year, a month or a date; none: it begins with no year.
std::optional<Year> year_of(std::string_view time);

// How a field of an entity is known.
OriginKind origin_of(const Entity& entity, std::string_view field);
OriginKind origin_of(const Measure& measure, const Elsewhere& elsewhere);
inline constexpr OriginKind weakest_origin = OriginKind::example;
OriginKind weakest(OriginKind one, OriginKind other);

// Those of the plan's goals that are among these, in the plan's order.
std::vector<Id> in_plan_order(const Plan& plan, const std::vector<Id>& goals);

}  // namespace malvag::conflict
