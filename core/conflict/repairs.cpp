// A raise is written as powers of two that may be taken, each worth less than nothing.
#include "repairs.hpp"

#include <cstdlib>
#include <numeric>

namespace malvag::conflict {
namespace {

using portfolio::Item;
using portfolio::Program;
using portfolio::Row;
using portfolio::Term;

std::int64_t most_that_can_be_used(const Row& row) {
  std::int64_t most = 0;
  for (const Term& term : row.terms) most += std::max<std::int64_t>(term.amount, 0);
  return most;
}

struct Part {           // of a raise
  std::size_t row = 0;  // place among those that may be raised
  std::int64_t amount = 0;
};

// The program with parts that its rows may be raised by.
Program with_parts(const Program& program, const std::vector<std::size_t>& rows,
                   std::vector<Part>& parts) {
  Program raised = program;
  std::fill(raised.values.begin(), raised.values.end(), 0);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    Row& row = raised.rows[rows[at]];
    const std::int64_t most = most_that_can_be_used(row) - row.limit;
    for (std::int64_t amount = 1, left = most; left > 0; left -= amount, amount *= 2) {
      const std::int64_t part = std::min(amount, left);
      const auto item = static_cast<Item>(raised.values.size());
      raised.values.push_back(-part);
      raised.fixed.push_back(-1);
      raised.items.push_back({{static_cast<std::uint32_t>(rows[at]), -part}});
      row.terms.push_back({item, -part});
      parts.push_back({at, part});
    }
  }
  return raised;
}

Program without_rows(const Program& program, const std::vector<std::size_t>& rows) {
  Program left;
  left.values = program.values;
  left.fixed = program.fixed;
  left.items.resize(program.size());
  for (std::size_t at = 0; at < program.rows.size(); ++at) {
    if (std::find(rows.begin(), rows.end(), at) == rows.end()) add_row(left, program.rows[at]);
  }
  return left;
}

Together any_choice(Program program, std::int64_t nodes) {
  portfolio::Solver solver(std::move(program));
  constexpr std::int64_t at_a_time = 20;
  for (std::int64_t left = nodes;; left -= at_a_time) {
    const portfolio::Answer answer = solver.answer();
    if (answer.found) return Together::holds;
    if (answer.proven) return Together::cannot;
    if (left <= 0) return Together::unknown;
    solver.step(std::min(left, at_a_time));
  }
}

}  // namespace

std::int64_t make_coarse(Row& row) {
  std::int64_t common = 0;
  for (const Term& term : row.terms) common = std::gcd(common, term.amount);
  if (common <= 1) return 1;
  for (Term& term : row.terms) term.amount /= common;
  const std::int64_t rest = row.limit % common;
  row.limit = row.limit / common - (rest < 0 ? 1 : 0);
  return common;
}

Raise least_raise(const Program& program, const std::vector<std::size_t>& rows,
                  std::int64_t nodes) {
  Raise raise;
  const Together unbound = any_choice(without_rows(program, rows), nodes);
  if (unbound != Together::holds) {
    raise.proven = unbound == Together::cannot;
    return raise;
  }
  std::vector<Part> parts;
  const Program raised = with_parts(program, rows, parts);
  const portfolio::Answer answer = portfolio::solve(raised, nodes);
  if (!answer.found) return raise;
  raise.helps = true;
  raise.proven = answer.proven;
  raise.by_row.assign(rows.size(), 0);
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (!answer.choice[program.size() + at]) continue;
    raise.by_row[parts[at].row] += parts[at].amount;
    raise.total += parts[at].amount;
  }
  return raise;
}

Raise shortfall(const GoalQuestion& question, const GoalSet& goals, std::size_t goal,
                std::int64_t nodes) {
  GoalSet others = goals;
  others.erase(goal);
  Program program = program_of(question, others);
  std::vector<std::size_t> rows;
  for (const Row& row : question.goals[goal]) {
    rows.push_back(program.rows.size());
    add_row(program, row);
  }
  return least_raise(program, rows, nodes);
}

Together holds_without(const GoalQuestion& question, const GoalSet& goals,
                       const std::vector<std::size_t>& rows, std::int64_t nodes) {
  return any_choice(without_rows(program_of(question, goals), rows), nodes);
}

}  // namespace malvag::conflict
