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

// Calls visit(measure's place, effect's place, effect, year, amount).
template <class Visit>
void each_amount(const Plan& plan, Visit&& visit) {
  for (std::size_t place = 0; place < plan.measures.size(); ++place) {
    const std::vector<Effect>& effects = plan.measures[place].effects;
    for (std::size_t at = 0; at < effects.size(); ++at) {
      for (const auto& [year, amount] : effects[at].amount) {
        visit(place, at, effects[at], year, amount);
      }
    }
  }
}

void add_amount(const Plan& plan, const char* code, std::size_t place, std::size_t effect,
                Year year, double amount, const std::string& on, Findings& findings) {
  const std::string member =
      "effects/" + std::to_string(effect) + "/amount/" + std::to_string(year);
  findings.push_back({code,
                      Severity::warning,
                      pointer("measures", place, member),
                      plan.measures[place].id,
                      {{"title", plan.measures[place].title},
                       {"on", on},
                       {"year", std::to_string(year)},
                       {"amount_number", decimal(amount)}}});
}

// Scores, and the ends of those that are not certain, that the criterion's scale does not hold.
void add_outside(const Criterion& criterion, const Measure& measure, double score,
                 const std::string& at, Findings& findings) {
  const double least = std::min(criterion.scale.worst, criterion.scale.best);
  const double most = std::max(criterion.scale.worst, criterion.scale.best);
  if (score >= least && score <= most) return;
  findings.push_back({"MV031",
                      Severity::warning,
                      at,
                      measure.id,
                      {{"title", measure.title},
                       {"criterion", criterion.title},
                       {"score_number", decimal(score)},
                       {"least_number", decimal(least)},
                       {"most_number", decimal(most)},
                       {"read_number", decimal(score < least ? least : most)}}});
}

}  // namespace

void score_outside_scale(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.measures.size(); ++place) {
    const Measure& measure = plan.measures[place];
    for (const auto& [id, score] : measure.scores) {
      const Criterion* criterion = plan.criteria.find(id);
      if (!criterion) continue;
      add_outside(*criterion, measure, score, pointer("measures", place, "scores/" + id), findings);
    }
    for (const auto& [id, span] : measure.spans) {
      const Criterion* criterion = plan.criteria.find(id);
      const std::string at = pointer("measures", place, "spans/" + id);
      if (!criterion) continue;
      add_outside(*criterion, measure, span.low, at + "/low", findings);
      add_outside(*criterion, measure, span.high, at + "/high", findings);
    }
  }
}

// One that requires itself is refused as a circle when the plan is read.
void measure_against_itself(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.measures.size(); ++place) {
    const Measure& measure = plan.measures[place];
    const auto here = std::find(measure.excludes.begin(), measure.excludes.end(), measure.id);
    if (here == measure.excludes.end()) continue;
    const std::string at = "excludes/" + std::to_string(here - measure.excludes.begin());
    findings.push_back({"MV033",
                        Severity::warning,
                        pointer("measures", place, at),
                        measure.id,
                        {{"title", measure.title}}});
  }
}

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

// On a goal an effect has the seven steps from −3 to +3.
void effect_outside_scale(const Plan& plan, Findings& findings) {
  each_amount(
      plan, [&](std::size_t place, std::size_t at, const Effect& effect, Year year, double amount) {
        const Goal* goal = plan.goals.find(effect.on);
        if (!goal || (amount >= -3 && amount <= 3)) return;
        add_amount(plan, "MV025", place, at, year, amount, goal->title, findings);
      });
}

// Shares are numbers: 5 in a KPI of per cent is 500 %, and was most likely meant as 0.05.
void effect_not_a_share(const Plan& plan, Findings& findings) {
  each_amount(
      plan, [&](std::size_t place, std::size_t at, const Effect& effect, Year year, double amount) {
        const Kpi* kpi = plan.kpis.find(effect.on);
        if (!kpi || kpi->unit != "%" || (amount >= -1 && amount <= 1)) return;
        add_amount(plan, "MV026", place, at, year, amount, kpi->title, findings);
      });
}

void elsewhere_is_at_home(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.measures.size(); ++place) {
    const Measure& measure = plan.measures[place];
    for (std::size_t at = 0; at < measure.elsewhere.size(); ++at) {
      if (measure.elsewhere[at].body != measure.body) continue;
      findings.push_back({"MV027",
                          Severity::warning,
                          pointer("measures", place, "elsewhere/" + std::to_string(at)),
                          measure.id,
                          {{"title", measure.title}}});
    }
  }
}

}  // namespace malvag::check
