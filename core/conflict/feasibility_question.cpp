// Reads what firm rows and goals a plan has.
#include "feasibility_question.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "../priority/prepared.hpp"
#include "../priority/standing.hpp"
#include "grounds.hpp"
#include "more_money.hpp"
#include "repairs.hpp"

namespace malvag::conflict {
namespace {

using portfolio::Item;
using portfolio::Row;
using portfolio::RowOfRule;
using portfolio::Term;

constexpr double weight_parts = 1'000;
constexpr double finest_parts = 1e6;     // of a unit of an effect
constexpr double largest_amount = 1e11;  // in parts, so that sums over all measures stay whole

PlanRule::Kind kind_of(RowOfRule::Kind kind) {
  switch (kind) {
    case RowOfRule::Kind::need:
      return PlanRule::Kind::need;
    case RowOfRule::Kind::exclusion:
      return PlanRule::Kind::exclusion;
    case RowOfRule::Kind::least:
      return PlanRule::Kind::least;
    case RowOfRule::Kind::most:
      break;
  }
  return PlanRule::Kind::most;
}

// By measure that must be taken or must not. What is done is neither: it is there.
std::map<Id, PlanRule> rules_of_measures(const Plan& plan, const FeasibilityAsked& asked) {
  using priority::Standing;
  const priority::Prepared prepared(plan);
  std::map<Id, PlanRule> rules;
  for (std::uint32_t place = 0; place < plan.measures.size(); ++place) {
    const Measure& measure = plan.measures[place];
    const auto add = [&](PlanRule::Kind kind) { rules[measure.id] = {kind, measure.id, ""}; };
    switch (asked.principle ? priority::standing_of(prepared, *asked.principle, place)
                            : priority::standing_of(measure)) {
      case Standing::stopped:
        add(PlanRule::Kind::stopped);
        break;
      case Standing::locked_in:
        add(PlanRule::Kind::lock_in);
        break;
      case Standing::locked_out:
        add(PlanRule::Kind::lock_out);
        break;
      case Standing::law:
        add(PlanRule::Kind::law);
        break;
      case Standing::open:
      case Standing::done:
        break;
    }
  }
  return rules;
}

bool is_taken(PlanRule::Kind kind) {
  return kind == PlanRule::Kind::law || kind == PlanRule::Kind::lock_in;
}

// The plan in which nothing is decided that could be decided anew.
Plan without_decisions(Plan plan) {
  for (std::size_t place = 0; place < plan.measures.size(); ++place) {
    Measure measure = plan.measures[place];
    const bool is_stopped = measure.status == MeasureStatus::stopped;
    if (!measure.lock && !is_stopped) continue;
    measure.lock.reset();
    if (is_stopped) measure.status = MeasureStatus::proposed;
    plan.measures = plan.measures.with(std::move(measure));
  }
  return plan;
}

class Maker {
 public:
  Maker(const Plan& plan, const FeasibilityAsked& asked)
      : plan_(with_more_room(plan, asked.more_room)), asked_(asked) {}

  PlanQuestion make() {
    const std::map<Id, PlanRule> rules = rules_of_measures(plan_, asked_);
    portfolio::Asked chosen;
    for (const auto& [id, rule] : rules) {
      chosen.locks[id] = is_taken(rule.kind) ? LockKind::in : LockKind::out;
    }
    question_.chosen = portfolio::question_of(plan_, chosen);
    question_.impossible = portfolio::contradiction(question_.chosen);
    read_goals();
    if (question_.impossible) return std::move(question_);
    question_.chosen = portfolio::question_of(without_decisions(plan_), {});
    if (!question_.chosen.program) {
      question_.impossible = question_.chosen.impossible;
      return std::move(question_);
    }
    add_firm(rules);
    add_goals();
    add_origins();
    return std::move(question_);
  }

 private:
  void add_firm(const std::map<Id, PlanRule>& rules);
  void add_rule_of_measure(const PlanRule& rule);
  void read_goals();
  void read_kpi(const Kpi& kpi, TriedGoal& goal);
  void add_goals();
  void add_level(const Level& level, std::size_t place, const Id& on);
  void add_row(const std::vector<std::pair<Item, double>>& effects, double most, bool is_strict,
               std::size_t level);
  std::vector<std::pair<Item, double>> effects_on(const Id& on, Year year) const;
  double given_effect_on(const Id& on, Year year) const;
  void add_origins();

  const Plan plan_;
  const FeasibilityAsked& asked_;
  PlanQuestion question_;
  std::unordered_map<Id, std::vector<std::uint32_t>> acting_;  // measures, by what they act on
};

void Maker::add_firm(const std::map<Id, PlanRule>& rules) {
  const portfolio::Question& chosen = question_.chosen;
  question_.numbers.firm = *chosen.program;
  for (std::size_t at = 0; at < chosen.limits.size(); ++at) {
    (at < chosen.frames.size() ? question_.money_rows : question_.staff_rows).push_back(at);
  }
  for (const RowOfRule& row : chosen.rules) {
    const PlanRule rule{kind_of(row.kind), row.one, row.other};
    if (question_.rules.empty() || !(question_.rules.back().rule == rule)) {
      question_.rules.push_back({rule, {}});
    }
    question_.rules.back().rows.push_back(row.row);
  }
  for (const auto& [id, rule] : rules) add_rule_of_measure(rule);
}

void Maker::add_rule_of_measure(const PlanRule& rule) {
  const portfolio::Question& chosen = question_.chosen;
  const auto first = chosen.item_of.find(rule.one);
  if (first == chosen.item_of.end()) return;
  const std::int64_t each = is_taken(rule.kind) ? -1 : 1;
  Row row;
  row.limit = is_taken(rule.kind) ? -1 : 0;
  for (Item form = 0; form < chosen.candidates[first->second].forms; ++form) {
    row.terms.push_back({first->second + form, each});
  }
  question_.rules.push_back({rule, {question_.numbers.firm.rows.size()}});
  portfolio::add_row(question_.numbers.firm, std::move(row));
}

// --- goals -----------------------------------------------------------------------------------

void Maker::read_kpi(const Kpi& kpi, TriedGoal& goal) {
  if (kpi.target.empty()) return;
  const auto not_tried = [&](Untried why) {
    question_.not_tried.push_back({goal.goal, kpi.id, why});
  };
  if (!acting_.count(kpi.id)) return not_tried(Untried::nothing_moves_it);
  if (!kpi.baseline || !kpi.baseline->value) return not_tried(Untried::no_baseline);
  if (!kpi.baseline->unit.empty() && kpi.baseline->unit != kpi.unit) {
    return not_tried(Untried::other_unit);
  }
  for (const auto& [year, target] : kpi.target) {
    goal.levels.push_back({kpi.id, year, target.comparison, target.value, *kpi.baseline->value});
  }
}

void Maker::read_goals() {
  for (std::uint32_t place = 0; place < plan_.measures.size(); ++place) {
    for (const Effect& effect : plan_.measures[place].effects) {
      std::vector<std::uint32_t>& measures = acting_[effect.on];
      if (measures.empty() || measures.back() != place) measures.push_back(place);
    }
  }
  std::unordered_map<Id, std::vector<const Kpi*>> kpis;
  for (const Kpi& kpi : plan_.kpis) kpis[kpi.goal].push_back(&kpi);
  for (const Goal& goal : plan_.goals) {
    TriedGoal tried{goal.id, {}};
    const std::size_t told = question_.not_tried.size();
    if (!goal.fulfilledAt.empty() && !acting_.count(goal.id)) {
      question_.not_tried.push_back({goal.id, "", Untried::no_measures});
    } else {
      for (const auto& [year, level] : goal.fulfilledAt) {
        tried.levels.push_back({"", year, TargetOperator::greaterOrEqual, level, 0});
      }
    }
    const auto own = kpis.find(goal.id);
    if (own != kpis.end()) {
      for (const Kpi* kpi : own->second) read_kpi(*kpi, tried);
    }
    if (!tried.levels.empty()) {
      question_.tried.push_back(std::move(tried));
    } else if (question_.not_tried.size() == told) {
      question_.not_tried.push_back({goal.id, "", Untried::no_target});
    }
  }
}

Year begins_as_stated(const Measure& measure) {
  if (!measure.costs.empty()) return measure.costs.begin()->first;
  return measure.staff.empty() ? 0 : measure.staff.begin()->first;
}

std::vector<std::pair<Item, double>> Maker::effects_on(const Id& on, Year year) const {
  std::vector<std::pair<Item, double>> effects;
  const auto acting = acting_.find(on);
  if (acting == acting_.end()) return effects;
  for (const std::uint32_t place : acting->second) {
    const Measure& measure = plan_.measures[place];
    const auto first = question_.chosen.item_of.find(measure.id);
    if (first == question_.chosen.item_of.end()) continue;
    const portfolio::Candidate& candidate = question_.chosen.candidates[first->second];
    for (Item form = 0; form < candidate.forms; ++form) {
      const Item item = first->second + form;
      const Year moved = question_.chosen.candidates[item].begins - begins_as_stated(measure);
      double sum = 0;
      for (const Effect& effect : measure.effects) {
        if (effect.on == on) sum += effect.amount.value_or(year - moved, 0.0);
      }
      if (sum != 0) effects.emplace_back(item, sum);
    }
  }
  return effects;
}

// What the measures that are done have done already.
double Maker::given_effect_on(const Id& on, Year year) const {
  double sum = 0;
  const auto acting = acting_.find(on);
  if (acting == acting_.end()) return sum;
  for (const std::uint32_t place : acting->second) {
    const Measure& measure = plan_.measures[place];
    if (priority::standing_of(measure) != priority::Standing::done) continue;
    for (const Effect& effect : measure.effects) {
      if (effect.on == on) sum += effect.amount.value_or(year, 0.0);
    }
  }
  return sum;
}

// Σ effects ≤ most, or < most, in whole parts.
void Maker::add_row(const std::vector<std::pair<Item, double>>& effects, double most,
                    bool is_strict, std::size_t level) {
  double largest = std::abs(most);
  for (const auto& [item, effect] : effects) largest = std::max(largest, std::abs(effect));
  double parts = finest_parts;
  while (largest * parts > largest_amount && parts > 1e-6) parts /= 10;
  Row row;
  row.limit = std::llround(most * parts) - (is_strict ? 1 : 0);
  for (const auto& [item, effect] : effects) {
    const std::int64_t amount = std::llround(effect * parts);
    if (amount != 0) row.terms.push_back({item, amount});
  }
  const std::int64_t divisor = make_coarse(row);
  question_.numbers.goals.back().push_back(std::move(row));
  question_.levels.back().push_back({level, static_cast<double>(divisor) / parts});
}

void Maker::add_level(const Level& level, std::size_t place, const Id& on) {
  const std::vector<std::pair<Item, double>> effects = effects_on(on, level.year);
  std::vector<std::pair<Item, double>> against = effects;
  for (auto& [item, effect] : against) effect = -effect;
  const double left = level.asked - level.from - given_effect_on(on, level.year);
  switch (level.comparison) {
    case TargetOperator::less:
    case TargetOperator::lessOrEqual:
      return add_row(effects, left, level.comparison == TargetOperator::less, place);
    case TargetOperator::equal:
      add_row(effects, left, false, place);
      return add_row(against, -left, false, place);
    case TargetOperator::greater:
    case TargetOperator::greaterOrEqual:
      return add_row(against, -left, level.comparison == TargetOperator::greater, place);
  }
}

void Maker::add_goals() {
  for (const TriedGoal& tried : question_.tried) {
    question_.numbers.goals.emplace_back();
    question_.levels.emplace_back();
    const double weight = plan_.goals.find(tried.goal)->weight;
    question_.numbers.weights.push_back(
        std::max<std::int64_t>(std::llround(weight * weight_parts), 1));
    for (std::size_t place = 0; place < tried.levels.size(); ++place) {
      const Level& level = tried.levels[place];
      add_level(level, place, level.kpi.empty() ? tried.goal : level.kpi);
    }
  }
}

void Maker::add_origins() {
  const auto take = [&](OriginKind kind) { question_.origin = weakest(question_.origin, kind); };
  for (const Frame& frame : plan_.frames) {
    if (!frame.room.empty()) take(origin_of(frame, "room"));
    if (!frame.staff.empty()) take(origin_of(frame, "staff"));
  }
  for (const TriedGoal& tried : question_.tried) {
    for (const Level& level : tried.levels) {
      take(level.kpi.empty() ? origin_of(*plan_.goals.find(tried.goal), "fulfilledAt")
                             : origin_of(*plan_.kpis.find(level.kpi), "target"));
      const auto acting = acting_.find(level.kpi.empty() ? tried.goal : level.kpi);
      if (acting == acting_.end()) continue;
      for (const std::uint32_t place : acting->second) {
        take(origin_of(plan_.measures[place], "effects"));
        take(origin_of(plan_.measures[place], "costs"));
      }
    }
  }
}

}  // namespace

PlanQuestion plan_question_of(const Plan& plan, const FeasibilityAsked& asked) {
  return Maker(plan, asked).make();
}

}  // namespace malvag::conflict
