// Rules about goals: what they are followed by, who answers for them, what is done for them.
#include <string_view>
#include <unordered_set>

#include "rules.hpp"

namespace malvag::check {
namespace {

using Ids = std::unordered_set<std::string_view>;

void report_goals_outside(const Ids& found, const Plan& plan, const char* code,
                          Findings& findings) {
  for (std::size_t place = 0; place < plan.goals.size(); ++place) {
    const Goal& goal = plan.goals[place];
    if (found.count(goal.id) > 0) continue;
    findings.push_back(
        {code, Severity::remark, pointer("goals", place), goal.id, {{"title", goal.title}}});
  }
}

bool is_example(const Measure& measure) {
  return measure.origin && measure.origin->kind == OriginKind::example;
}

}  // namespace

void goal_without_kpi(const Plan& plan, Findings& findings) {
  Ids followed;
  for (const Kpi& kpi : plan.kpis) followed.insert(kpi.goal);
  for (std::size_t place = 0; place < plan.goals.size(); ++place) {
    const Goal& goal = plan.goals[place];
    if (followed.count(goal.id) > 0) continue;
    const bool foremost = goal.id == plan.head.foremostGoal;
    Finding finding{"MV004", Severity::warning, pointer("goals", place), goal.id, {}};
    finding.arguments.emplace_back("title", goal.title);
    if (foremost) {
      finding.severity = Severity::error;
      finding.arguments.emplace_back("form", "foremost");
    }
    findings.push_back(std::move(finding));
  }
}

void goal_without_responsible(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.goals.size(); ++place) {
    const Goal& goal = plan.goals[place];
    if (!goal.responsible.empty()) continue;
    findings.push_back({"MV006",
                        Severity::warning,
                        pointer("goals", place, "responsible"),
                        goal.id,
                        {{"title", goal.title}}});
  }
}

// A plan without agendas says nothing of where its goals are followed up.
void goal_on_no_agenda(const Plan& plan, Findings& findings) {
  Ids named;
  bool has_agenda = false;
  for (const Meeting& meeting : plan.meetings) {
    for (const AgendaItem& item : meeting.items) {
      has_agenda = true;
      named.insert(item.goals.begin(), item.goals.end());
    }
  }
  if (has_agenda) report_goals_outside(named, plan, "MV012", findings);
}

// Example measures are not the plan's own: what they leave out says nothing of it.
void goal_without_measure(const Plan& plan, Findings& findings) {
  Ids served;
  bool has_own = false;
  for (const Measure& measure : plan.measures) {
    has_own = has_own || !is_example(measure);
    served.insert(measure.goals.begin(), measure.goals.end());
  }
  if (has_own) report_goals_outside(served, plan, "MV017", findings);
}

}  // namespace malvag::check
