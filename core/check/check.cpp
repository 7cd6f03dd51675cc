// The table of plan rules.
#include "rules.hpp"

namespace malvag::check {

const std::vector<Rule>& rules() {
  using enum Severity;
  static const std::vector<Rule> table = {
      {"MV001", error, "", claims_against_counts},
      {"MV002", error, "R2", kpi_without_target},
      {"MV003", warning, "", area_not_listed},
      {"MV004", warning, "R2", goal_without_kpi},  // an error for the foremost goal
      {"MV005", warning, "R4", adoption_not_stated},
      {"MV006", warning, "R2", goal_without_responsible},
      {"MV007", error, "R5", parts_of_frame},
      {"MV008", remark, "R5", growth_beyond_additions},
      {"MV009", warning, "R2", target_no_better_than_baseline},
      {"MV010", warning, "R2", kpi_without_baseline},
      {"MV011", warning, "R5", period_not_three_years},
      {"MV012", remark, "R4", goal_on_no_agenda},
      {"MV013", warning, "R4", agenda_item_without_role},
      {"MV014", remark, "", measure_without_goal},
      {"MV015", warning, "R1", score_missing},
      {"MV016", warning, "R4", agenda_item_with_unclear_role},
      {"MV017", remark, "", goal_without_measure},
      {"MV018", remark, "R1", no_principle_adopted},
      {"MV019", warning, "", direction_judged_twice},
      {"MV025", warning, "", effect_outside_scale},
      {"MV026", warning, "", effect_not_a_share},
      {"MV027", warning, "R5", elsewhere_is_at_home},
      {"MV028", remark, "R2", parts_without_a_whole},
      {"MV031", warning, "R1", score_outside_scale},
      {"MV032", warning, "R2", value_not_a_share},
      {"MV033", warning, "", measure_against_itself},
      {"MV034", warning, "R5", cost_outside_every_room},
      {"MV035", remark, "R5", cost_elsewhere_outside},
      {"MV036", remark, "R5", year_without_room},
      {"MV037", remark, "R5", body_under_room_above},
      {"MV038", remark, "R5", several_rooms_of_a_body},
  };
  return table;
}

bool check_on(const Plan& plan, Checking& checking, std::size_t findings) {
  const std::size_t enough = checking.found.size() + findings;
  while (checking.next_rule < rules().size() && checking.found.size() < enough) {
    rules()[checking.next_rule++].find(plan, checking.found);
  }
  return checking.next_rule < rules().size();
}

std::vector<Finding> check(const Plan& plan) {
  Checking checking;
  while (check_on(plan, checking, 1'000'000)) continue;
  return std::move(checking.found);
}

std::string pointer(std::string_view collection, std::size_t place, std::string_view member) {
  std::string result = "/";
  result.append(collection).append("/").append(std::to_string(place));
  if (!member.empty()) result.append("/").append(member);
  return result;
}

std::string decimal(double number) {
  return Json(number).dump();
}

}  // namespace malvag::check
