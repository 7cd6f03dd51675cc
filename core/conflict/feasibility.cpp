// Finds, and explains what matters most as soon as it is found.
#include "feasibility.hpp"

#include <algorithm>
#include <limits>

#include "../plan/in_order.hpp"
#include "../priority/ranking.hpp"
#include "feasibility_question.hpp"
#include "minimal_sets.hpp"
#include "repairs.hpp"

namespace malvag::conflict {
namespace {

constexpr std::int64_t nodes_of_the_search = 40'000;
constexpr std::int64_t nodes_of_a_repair = 400;
constexpr std::size_t goals_worth_lowering = 12;  // of a conflict
constexpr std::size_t rule_sets_told = 3;
constexpr double parts_of_an_equivalent = 1'000;
constexpr double weight_parts = 1'000;

using portfolio::Program;
using portfolio::Row;

std::vector<std::size_t> together(std::vector<std::size_t> one,
                                  const std::vector<std::size_t>& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

class Explainer {
 public:
  Explainer(const PlanQuestion& question, const GoalSet& goals)
      : question_(question), goals_(goals) {
    for (const RuleRows& rule : question.rules) rule_rows_ = together(rule_rows_, rule.rows);
  }

  GoalConflict explain(bool proven_minimal) {
    conflict_.proven_minimal = proven_minimal;
    for (const std::size_t goal : goals_.goals()) {
      conflict_.goals.push_back(question_.tried[goal].goal);
    }
    find_what_is_in_the_way();
    add_money();
    add_staff();
    add_rules();
    add_lower();
    add_attempt();
    return std::move(conflict_);
  }

 private:
  bool holds_without_rows(const std::vector<std::size_t>& rows) {
    const Together verdict = holds_without(question_.numbers, goals_, rows, nodes_of_a_repair);
    if (verdict == Together::unknown) conflict_.in_the_way.settled = false;
    return verdict == Together::holds;
  }
  void find_what_is_in_the_way();
  void add_money();
  void add_staff();
  void add_rules();
  void add_lower();
  void add_attempt();

  const PlanQuestion& question_;
  const GoalSet& goals_;
  std::vector<std::size_t> rule_rows_;
  portfolio::Choice attempt_;
  GoalConflict conflict_;
};

void Explainer::find_what_is_in_the_way() {
  InTheWay& way = conflict_.in_the_way;
  const auto& money = question_.money_rows;
  const auto& staff = question_.staff_rows;
  way.money = !money.empty() && holds_without_rows(money);
  way.staff = !staff.empty() && holds_without_rows(staff);
  way.rules = !rule_rows_.empty() && holds_without_rows(rule_rows_);
  if (way.money || way.staff || way.rules) return;
  way.money_and_staff = holds_without_rows(together(money, staff));
  if (way.money_and_staff) return;
  way.everything = holds_without_rows(together(together(money, staff), rule_rows_));
  way.out_of_reach = !way.everything && way.settled;
}

void Explainer::add_money() {
  const Program program = program_of(question_.numbers, goals_);
  // More in a frame is more in the whole plan too, which a row raised alone does not know: where
  // the whole plan's room binds, what is enough is told, but not that nothing less is.
  const auto& frames = question_.chosen.frames;
  const bool whole_binds =
      std::any_of(frames.begin(), frames.end(),
                  [](const portfolio::FrameOfYear& frame) { return frame.frame.empty(); });
  const auto more = [&](std::size_t at, std::int64_t amount, bool proven) {
    return MoreMoney{frames[at].frame, frames[at].body, frames[at].year, amount,
                     proven && !whole_binds};
  };
  if (!conflict_.in_the_way.money) {
    const Together without =
        question_.money_rows.empty()
            ? Together::cannot
            : holds_without(question_.numbers, goals_, question_.money_rows, nodes_of_a_repair);
    conflict_.money_proven = without == Together::cannot;
    return;
  }
  const Raise all = least_raise(program, question_.money_rows, nodes_of_a_repair);
  attempt_ = all.choice;
  conflict_.money_proven = all.proven && !whole_binds;
  for (std::size_t at = 0; all.helps && at < all.by_row.size(); ++at) {
    if (all.by_row[at] > 0) conflict_.money.push_back(more(at, all.by_row[at], all.proven));
  }
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (std::size_t at = 0; at < question_.money_rows.size(); ++at) {
    const Raise one = least_raise(program, {question_.money_rows[at]}, nodes_of_a_repair);
    if (!one.helps || one.total == 0) continue;
    if (one.total < least) attempt_ = one.choice;
    least = std::min(least, one.total);
    conflict_.money_in_one.push_back(more(at, one.total, one.proven));
  }
  put_in_order(conflict_.money_in_one, [](const MoreMoney& one, const MoreMoney& other) {
    return one.amount < other.amount;
  });
}

void Explainer::add_staff() {
  if (!conflict_.in_the_way.staff) return;
  const Raise all =
      least_raise(program_of(question_.numbers, goals_), question_.staff_rows, nodes_of_a_repair);
  if (attempt_.empty()) attempt_ = all.choice;
  for (std::size_t at = 0; all.helps && at < all.by_row.size(); ++at) {
    if (all.by_row[at] == 0) continue;
    const portfolio::StaffOfYear& staff = question_.chosen.staff[at];
    conflict_.staff.push_back({staff.frame, staff.body, staff.year,
                               static_cast<double>(all.by_row[at]) / parts_of_an_equivalent});
  }
}

// The rules become what can be given up, and the goals stand firm.
void Explainer::add_rules() {
  if (!conflict_.in_the_way.rules) return;
  const Program program = program_of(question_.numbers, goals_);
  GoalQuestion turned;
  turned.firm.values = program.values;
  turned.firm.fixed = program.fixed;
  turned.firm.items.resize(program.size());
  for (std::size_t at = 0; at < program.rows.size(); ++at) {
    const bool is_rule = std::find(rule_rows_.begin(), rule_rows_.end(), at) != rule_rows_.end();
    if (!is_rule) portfolio::add_row(turned.firm, program.rows[at]);
  }
  for (const RuleRows& rule : question_.rules) {
    auto& rows = turned.goals.emplace_back();
    for (const std::size_t row : rule.rows) rows.push_back(program.rows[row]);
    turned.weights.push_back(1);
  }
  const MinimalSets sets =
      minimal_sets(std::move(turned), nodes_of_a_repair, rule_sets_told * rule_sets_told);
  for (const MinimalSet& lifted : sets.corrections) {
    if (conflict_.rules.size() == rule_sets_told) break;
    auto& rules = conflict_.rules.emplace_back();
    for (const std::size_t rule : lifted.goals.goals()) {
      rules.push_back(question_.rules[rule].rule);
    }
  }
}

void Explainer::add_lower() {
  if (goals_.count() > goals_worth_lowering) return;
  for (const std::size_t goal : goals_.goals()) {
    const Raise raise = shortfall(question_.numbers, goals_, goal, nodes_of_a_repair);
    for (std::size_t row = 0; raise.helps && row < raise.by_row.size(); ++row) {
      if (raise.by_row[row] == 0) continue;
      const RowOfLevel& meaning = question_.levels[goal][row];
      const Level& level = question_.tried[goal].levels[meaning.level];
      const double by = static_cast<double>(raise.by_row[row]) * meaning.unit;
      const bool is_at_most = level.comparison == TargetOperator::less ||
                              level.comparison == TargetOperator::lessOrEqual;
      conflict_.lower.push_back({question_.tried[goal].goal, meaning.level,
                                 is_at_most ? level.asked + by : level.asked - by, raise.proven});
    }
  }
}

// Of money and staff what is asked for is tried; of the rest as little as there is.
void Explainer::add_attempt() {
  const InTheWay& way = conflict_.in_the_way;
  if (attempt_.empty() && !way.out_of_reach) {
    const auto limits = together(question_.money_rows, question_.staff_rows);
    const std::vector<std::size_t> rows = way.rules             ? rule_rows_
                                          : way.money_and_staff ? limits
                                                                : together(limits, rule_rows_);
    attempt_ = least_raise(program_of(question_.numbers, goals_), rows, nodes_of_a_repair).choice;
  }
  for (std::size_t item = 0; item < attempt_.size(); ++item) {
    if (!attempt_[item]) continue;
    const portfolio::Candidate& candidate = question_.chosen.candidates[item];
    conflict_.attempt.push_back(
        {question_.chosen.plan.measures[candidate.measure].id, candidate.begins});
  }
}

// A smallest set of rules and limits that contradict each other.
std::vector<PlanRule> at_fault(const PlanQuestion& question) {
  std::vector<RuleRows> rules = question.rules;
  for (std::size_t at = 0; at < question.money_rows.size(); ++at) {
    const portfolio::FrameOfYear& frame = question.chosen.frames[at];
    rules.push_back(
        {{PlanRule::Kind::room, frame.frame, "", frame.year}, {question.money_rows[at]}});
  }
  for (std::size_t at = 0; at < question.staff_rows.size(); ++at) {
    const portfolio::StaffOfYear& staff = question.chosen.staff[at];
    rules.push_back(
        {{PlanRule::Kind::staff, staff.frame, "", staff.year}, {question.staff_rows[at]}});
  }
  std::vector<bool> is_rule(question.numbers.firm.rows.size(), false);
  for (const RuleRows& rule : rules) {
    for (const std::size_t row : rule.rows) is_rule[row] = true;
  }
  GoalQuestion turned;
  turned.firm.values = question.numbers.firm.values;
  turned.firm.fixed = question.numbers.firm.fixed;
  turned.firm.items.resize(turned.firm.values.size());
  for (std::size_t row = 0; row < is_rule.size(); ++row) {
    if (!is_rule[row]) portfolio::add_row(turned.firm, question.numbers.firm.rows[row]);
  }
  for (const RuleRows& rule : rules) {
    auto& rows = turned.goals.emplace_back();
    for (const std::size_t row : rule.rows) rows.push_back(question.numbers.firm.rows[row]);
    turned.weights.push_back(1);
  }
  const MinimalSets sets = minimal_sets(std::move(turned), nodes_of_a_repair, 1);
  std::vector<PlanRule> fault;
  if (sets.conflicts.empty()) return fault;
  for (const std::size_t rule : sets.conflicts.front().goals.goals()) {
    fault.push_back(rules[rule].rule);
  }
  return fault;
}

}  // namespace

struct FeasibilityRun::State {
  State(const Plan& plan, const FeasibilityAsked& asked)
      : question(plan_question_of(plan, asked)), explained_at_most(asked.explained) {
    if (question.impossible) {
      is_done = true;
    } else {
      run.emplace(question.numbers);
    }
  }

  bool go_on(std::int64_t nodes);
  const MinimalSet* to_explain(const MinimalSets& sets) const;

  PlanQuestion question;
  std::size_t explained_at_most;
  std::optional<MinimalSetsRun> run;
  std::map<GoalSet, GoalConflict> explained;
  std::vector<PlanRule> fault;
  std::int64_t nodes_left = nodes_of_the_search;
  bool is_done = false;
};

// The first conflict as soon as there is one, the most important when there are enough, and again
// at the end.
const MinimalSet* FeasibilityRun::State::to_explain(const MinimalSets& sets) const {
  const bool is_over = run->done() || nodes_left <= 0;
  const std::size_t wanted =
      is_over || sets.conflicts.size() >= explained_at_most ? explained_at_most : 1;
  if (!is_over && wanted > 1 && explained.size() >= explained_at_most) return nullptr;
  for (std::size_t at = 0; at < std::min(wanted, sets.conflicts.size()); ++at) {
    const auto known = explained.find(sets.conflicts[at].goals);
    if (known == explained.end()) return &sets.conflicts[at];
  }
  return nullptr;
}

bool FeasibilityRun::State::go_on(std::int64_t nodes) {
  const MinimalSets sets = run->result();
  if (const MinimalSet* next = to_explain(sets)) {
    explained[next->goals] = Explainer(question, next->goals).explain(next->proven_minimal);
    return true;
  }
  if (run->done() || nodes_left <= 0) {
    if (sets.firm_is_known && !sets.firm_holds && fault.empty()) fault = at_fault(question);
    return false;
  }
  run->step(std::min(nodes, nodes_left));
  nodes_left -= nodes;
  return true;
}

FeasibilityRun::FeasibilityRun(const Plan& plan, const FeasibilityAsked& asked)
    : state_(std::make_unique<State>(plan, asked)) {}
FeasibilityRun::~FeasibilityRun() = default;
FeasibilityRun::FeasibilityRun(FeasibilityRun&&) noexcept = default;
FeasibilityRun& FeasibilityRun::operator=(FeasibilityRun&&) noexcept = default;

bool FeasibilityRun::step(std::int64_t nodes) {
  if (!state_->is_done) state_->is_done = !state_->go_on(nodes);
  return !state_->is_done;
}
bool FeasibilityRun::done() const {
  return state_->is_done;
}
std::size_t FeasibilityRun::explained() const {
  return state_->explained.size();
}
std::int64_t FeasibilityRun::nodes_done() const {
  return nodes_of_the_search - std::max<std::int64_t>(state_->nodes_left, 0);
}
std::int64_t FeasibilityRun::nodes_at_most() const {
  return nodes_of_the_search;
}

Feasibility FeasibilityRun::result() const {
  const State& state = *state_;
  Feasibility result;
  result.tried = state.question.tried;
  result.not_tried = state.question.not_tried;
  result.impossible = state.question.impossible;
  result.frames = state.question.chosen.frames;
  result.staff = state.question.chosen.staff;
  result.origin = state.question.origin;
  result.at_fault = state.fault;
  result.complete = state.question.impossible.has_value();
  if (!state.run) return result;
  const MinimalSets sets = state.run->result();
  result.complete = sets.complete;
  result.conflicts_found = sets.conflicts.size();
  result.conflicts_in_order = std::min(sets.conflicts_in_order, state.explained_at_most);
  result.given_up_in_order = sets.corrections_in_order;
  for (const MinimalSet& set : sets.conflicts) {
    if (result.conflicts.size() == state.explained_at_most) break;
    const auto known = state.explained.find(set.goals);
    if (known != state.explained.end()) {
      result.conflicts.push_back(known->second);
      result.conflicts.back().proven_minimal = set.proven_minimal;
    }
  }
  for (const MinimalSet& set : sets.corrections) {
    GivenUp& given_up = result.given_up.emplace_back();
    for (const std::size_t goal : set.goals.goals()) {
      given_up.goals.push_back(state.question.tried[goal].goal);
    }
    given_up.weight =
        static_cast<double>(weight_of(state.question.numbers.weights, set.goals)) / weight_parts;
    given_up.proven_minimal = set.proven_minimal;
  }
  return result;
}

FeasibilityAsked asked_in_force(const Plan& plan) {
  FeasibilityAsked asked;
  if (const Principle* principle = priority::principle_in_force(plan)) asked.principle = *principle;
  return asked;
}

Feasibility feasibility(const Plan& plan, const FeasibilityAsked& asked) {
  FeasibilityRun run(plan, asked);
  while (run.step(1'000)) {
  }
  return run.result();
}

}  // namespace malvag::conflict
