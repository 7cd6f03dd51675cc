// Rules about KPIs: targets and where they start from.
#include "rules.hpp"

namespace malvag::check {
namespace {

// An outcome as good as the baseline, and no better, would meet the target.
bool met_by_standing_still(Direction direction, const Target& target, double baseline) {
  switch (direction) {
    case Direction::higher:
      if (target.comparison == TargetOperator::greater) return target.value < baseline;
      return target.value <= baseline;
    case Direction::lower:
      if (target.comparison == TargetOperator::less) return target.value > baseline;
      return target.value >= baseline;
    case Direction::keep:
    case Direction::keepOrHigher:
      return false;
  }
  return false;
}

// A baseline in another unit (kg beside a change in per cent) cannot be held against the target.
bool comparable(const Kpi& kpi) {
  return kpi.baseline && kpi.baseline->value &&
         (kpi.baseline->unit.empty() || kpi.baseline->unit == kpi.unit);
}

}  // namespace

void kpi_without_target(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.kpis.size(); ++place) {
    const Kpi& kpi = plan.kpis[place];
    if (!kpi.target.empty()) continue;
    findings.push_back({"MV002",
                        Severity::error,
                        pointer("kpis", place, "target"),
                        kpi.id,
                        {{"title", kpi.title}}});
  }
}

void target_no_better_than_baseline(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.kpis.size(); ++place) {
    const Kpi& kpi = plan.kpis[place];
    if (!comparable(kpi)) continue;
    for (const auto& [year, target] : kpi.target) {
      if (!met_by_standing_still(kpi.direction, target, *kpi.baseline->value)) continue;
      findings.push_back({"MV009",
                          Severity::warning,
                          pointer("kpis", place, "target/" + std::to_string(year)),
                          kpi.id,
                          {{"title", kpi.title},
                           {"year", std::to_string(year)},
                           {"target_number", decimal(target.value)},
                           {"baseline_number", decimal(*kpi.baseline->value)}}});
    }
  }
}

void kpi_without_baseline(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.kpis.size(); ++place) {
    const Kpi& kpi = plan.kpis[place];
    if (kpi.baseline && kpi.baseline->value) continue;
    findings.push_back({"MV010",
                        Severity::warning,
                        pointer("kpis", place, "baseline"),
                        kpi.id,
                        {{"title", kpi.title}}});
  }
}

void parts_without_a_whole(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.kpis.size(); ++place) {
    const Kpi& kpi = plan.kpis[place];
    if (kpi.breakdown.empty() || kpi.adds) continue;
    findings.push_back({"MV028",
                        Severity::remark,
                        pointer("kpis", place, "adds"),
                        kpi.id,
                        {{"title", kpi.title}}});
  }
}

}  // namespace malvag::check
