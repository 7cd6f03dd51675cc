// Asks the solver for any choice at all, and keeps what it says.
#include "together.hpp"

namespace malvag::conflict {
namespace {

using portfolio::Choice;
using portfolio::Program;
using portfolio::Row;
using portfolio::Term;

constexpr std::int64_t nodes_at_a_time = 50;

bool holds(const Row& row, const Choice& choice) {
  std::int64_t sum = 0;
  for (const Term& term : row.terms) sum += choice[term.place] ? term.amount : 0;
  return sum <= row.limit;
}

}  // namespace

Program program_of(const GoalQuestion& question, const GoalSet& goals) {
  Program program = question.firm;
  std::fill(program.values.begin(), program.values.end(), 0);
  for (const Row& row : program.rows) {
    if (!row.is_frame) continue;
    for (const Term& term : row.terms) program.values[term.place] -= term.amount;
  }
  for (const std::size_t goal : goals.goals()) {
    for (const Row& row : question.goals[goal]) portfolio::add_row(program, row);
  }
  return program;
}

TogetherOracle::TogetherOracle(GoalQuestion question) : question_(std::move(question)) {}

const TogetherOracle::Known* TogetherOracle::known_for(const GoalSet& goals) const {
  for (auto known = hold_.rbegin(); known != hold_.rend(); ++known) {
    if (goals.is_within(known->goals)) return &*known;
  }
  return nullptr;
}

const GoalSet& TogetherOracle::fulfilled_beside(const GoalSet& goals) const {
  return known_for(goals)->goals;
}
const Choice& TogetherOracle::choice_for(const GoalSet& goals) const {
  return known_for(goals)->choice;
}

GoalSet TogetherOracle::fulfilled_by(const Choice& choice) const {
  GoalSet fulfilled(size());
  for (std::size_t goal = 0; goal < size(); ++goal) {
    const auto& rows = question_.goals[goal];
    if (std::all_of(rows.begin(), rows.end(), [&](const Row& row) { return holds(row, choice); })) {
      fulfilled.insert(goal);
    }
  }
  return fulfilled;
}

void TogetherOracle::remember(const Choice& choice) {
  GoalSet fulfilled = fulfilled_by(choice);
  hold_.erase(std::remove_if(hold_.begin(), hold_.end(),
                             [&](const Known& one) { return one.goals.is_within(fulfilled); }),
              hold_.end());
  hold_.push_back({std::move(fulfilled), choice});
}

void TogetherOracle::learn_cannot(const GoalSet& goals) {
  cannot_.erase(std::remove_if(cannot_.begin(), cannot_.end(),
                               [&](const GoalSet& one) { return goals.is_within(one); }),
                cannot_.end());
  cannot_.push_back(goals);
}

std::optional<Together> TogetherOracle::ask(const GoalSet& goals, std::int64_t at_most) {
  if (known_for(goals)) return Together::holds;
  const auto answers = [&](const GoalSet& one) { return one.is_within(goals); };
  if (std::any_of(cannot_.begin(), cannot_.end(), answers)) return Together::cannot;
  const auto unsettled = std::find_if(unsettled_.begin(), unsettled_.end(),
                                      [&](const Unsettled& one) { return one.goals == goals; });
  if (unsettled != unsettled_.end() && unsettled->nodes >= at_most) return Together::unknown;
  if (!solver_ || !(asked_ == goals)) {
    solver_ = std::make_unique<portfolio::Solver>(program_of(question_, goals));
    asked_ = goals;
  }
  while (true) {
    const portfolio::Answer answer = solver_->answer();
    if (answer.found) {
      remember(answer.choice);
      return Together::holds;
    }
    if (answer.proven) {
      learn_cannot(goals);
      return Together::cannot;
    }
    if (answer.nodes >= at_most) {
      if (unsettled != unsettled_.end()) {
        unsettled->nodes = answer.nodes;
      } else {
        unsettled_.push_back({goals, answer.nodes});
      }
      return Together::unknown;
    }
    if (nodes_left_ <= 0) return std::nullopt;
    const std::int64_t now = std::min(at_most - answer.nodes, nodes_at_a_time);
    solver_->step(std::min(nodes_left_, answer.nodes == 0 ? 1 : now));
    nodes_left_ -= std::max<std::int64_t>(solver_->answer().nodes - answer.nodes, 1);
  }
}

}  // namespace malvag::conflict
