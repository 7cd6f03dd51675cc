// Rules about measures: what they are for, and whether they can be ranked.
#include <algorithm>

#include "rules.hpp"

namespace malvag::check {
namespace {

bool names(const Principle& principle, const Id& criterion) {
  return std::any_of(principle.tiers.begin(), principle.tiers.end(), [&](const Tier& tier) {
    return tier.kind == TierKind::weighted ? tier.weights.find(criterion) != nullptr
                                           : tier.criterion == criterion;
  });
}

// The criteria that any principle names, in the plan's order.
std::vector<const Criterion*> asked_criteria(const Plan& plan) {
  std::vector<const Criterion*> result;
  for (const Criterion& criterion : plan.criteria) {
    bool asked = false;
    for (const Principle& principle : plan.principles) {
      asked = asked || names(principle, criterion.id);
    }
    if (asked) result.push_back(&criterion);
  }
  return result;
}

}  // namespace

void measure_without_goal(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.measures.size(); ++place) {
    const Measure& measure = plan.measures[place];
    if (!measure.goals.empty()) continue;
    findings.push_back({"MV014",
                        Severity::remark,
                        pointer("measures", place, "goals"),
                        measure.id,
                        {{"title", measure.title}}});
  }
}

void score_missing(const Plan& plan, Findings& findings) {
  const std::vector<const Criterion*> asked = asked_criteria(plan);
  for (std::size_t place = 0; place < plan.measures.size(); ++place) {
    const Measure& measure = plan.measures[place];
    std::string missing;
    for (const Criterion* criterion : asked) {
      if (measure.scores.find(criterion->id)) continue;
      if (!missing.empty()) missing += ", ";
      missing += criterion->title;
    }
    if (missing.empty()) continue;
    findings.push_back({"MV015",
                        Severity::warning,
                        pointer("measures", place, "scores"),
                        measure.id,
                        {{"title", measure.title}, {"criteria", missing}}});
  }
}

}  // namespace malvag::check
