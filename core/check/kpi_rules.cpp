// Rules about KPIs: targets and where they start from.
#include <cmath>

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

// A hundredth is no binary fraction: a hundred times 4.6 is 460, not 459.99999999999994.
double as_written(double number) {
  return std::fabs(number) < 1e6 ? std::round(number * 1e8) / 1e8 : number;
}

// A number that stands for a share where per cent was most likely meant: 85 is 8 500 %.
void add_share(const Kpi& kpi, std::size_t place, const std::string& member, const char* form,
               double value, const std::string& when, Findings& findings) {
  if (value >= -1 && value <= 1) return;
  Finding finding{"MV032", Severity::warning, pointer("kpis", place, member), kpi.id, {}};
  finding.arguments = {{"title", kpi.title},
                       {"when", when},
                       {"written_number", decimal(value)},
                       {"percent_number", decimal(as_written(value * 100))},
                       {"share_number", decimal(as_written(value / 100))}};
  if (*form != '\0') finding.arguments.emplace_back("form", form);
  findings.push_back(std::move(finding));
}

void add_targets(const Kpi& kpi, std::size_t place, const std::string& member,
                 const ByYear<Target>& targets, Findings& findings) {
  for (const auto& [year, target] : targets) {
    add_share(kpi, place, member + "/" + std::to_string(year), "", target.value,
              std::to_string(year), findings);
  }
}

}  // namespace

void value_not_a_share(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.kpis.size(); ++place) {
    const Kpi& kpi = plan.kpis[place];
    if (kpi.unit != "%") continue;
    if (comparable(kpi)) {
      const Year year = kpi.baseline->year;
      add_share(kpi, place, "baseline/value", "baseline", *kpi.baseline->value,
                year == 0 ? "" : std::to_string(year), findings);
    }
    add_targets(kpi, place, "target", kpi.target, findings);
    for (std::size_t at = 0; at < kpi.breakdown.size(); ++at) {
      add_targets(kpi, place, "breakdown/" + std::to_string(at) + "/target",
                  kpi.breakdown[at].target, findings);
    }
    for (std::size_t at = 0; at < kpi.series.size(); ++at) {
      add_share(kpi, place, "series/" + std::to_string(at) + "/value", "outcome",
                kpi.series[at].value, kpi.series[at].at, findings);
    }
  }
}

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
