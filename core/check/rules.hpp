// The rules' functions, one per code, and how they report. Arguments whose names end in _tkr are
// whole thousands of kronor, in _number decimal numbers with a point, in _date ISO dates;
// `collection` and `field` are names in the file. Whoever makes the words formats them by that.
#pragma once

#include "finding.hpp"

namespace malvag::check {

using Findings = std::vector<Finding>;

void claims_against_counts(const Plan& plan, Findings& findings);           // MV001
void kpi_without_target(const Plan& plan, Findings& findings);              // MV002
void area_not_listed(const Plan& plan, Findings& findings);                 // MV003
void goal_without_kpi(const Plan& plan, Findings& findings);                // MV004
void adoption_not_stated(const Plan& plan, Findings& findings);             // MV005
void goal_without_responsible(const Plan& plan, Findings& findings);        // MV006
void parts_of_frame(const Plan& plan, Findings& findings);                  // MV007
void growth_beyond_additions(const Plan& plan, Findings& findings);         // MV008
void target_no_better_than_baseline(const Plan& plan, Findings& findings);  // MV009
void kpi_without_baseline(const Plan& plan, Findings& findings);            // MV010
void period_not_three_years(const Plan& plan, Findings& findings);          // MV011
void goal_on_no_agenda(const Plan& plan, Findings& findings);               // MV012
void agenda_item_without_role(const Plan& plan, Findings& findings);        // MV013
void measure_without_goal(const Plan& plan, Findings& findings);            // MV014
void score_missing(const Plan& plan, Findings& findings);                   // MV015
void agenda_item_with_unclear_role(const Plan& plan, Findings& findings);   // MV016
void goal_without_measure(const Plan& plan, Findings& findings);            // MV017
void no_principle_adopted(const Plan& plan, Findings& findings);            // MV018
void direction_judged_twice(const Plan& plan, Findings& findings);          // MV019
void effect_outside_scale(const Plan& plan, Findings& findings);            // MV025
void effect_not_a_share(const Plan& plan, Findings& findings);              // MV026
void elsewhere_is_at_home(const Plan& plan, Findings& findings);            // MV027
void parts_without_a_whole(const Plan& plan, Findings& findings);           // MV028
void score_outside_scale(const Plan& plan, Findings& findings);             // MV031
void value_not_a_share(const Plan& plan, Findings& findings);               // MV032
void measure_against_itself(const Plan& plan, Findings& findings);          // MV033
void cost_outside_every_room(const Plan& plan, Findings& findings);         // MV034
void cost_elsewhere_outside(const Plan& plan, Findings& findings);          // MV035
void year_without_room(const Plan& plan, Findings& findings);               // MV036
void body_under_room_above(const Plan& plan, Findings& findings);           // MV037
void several_rooms_of_a_body(const Plan& plan, Findings& findings);         // MV038

// "/goals/12" and, with a member, "/goals/12/responsible": where it stands or should stand.
std::string pointer(std::string_view collection, std::size_t place, std::string_view member = {});
std::string decimal(double number);  // the shortest that reads back as the same

}  // namespace malvag::check
