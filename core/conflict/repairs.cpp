// A raise is written as powers of two that may be taken, each worth less than nothing.
#include "repairs.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "../plan/in_order.hpp"

namespace malvag::conflict {
namespace {

using portfolio::Choice;
using portfolio::Item;
using portfolio::Program;
using portfolio::Row;
using portfolio::Term;

std::int64_t most_that_can_be_used(const Row& row) {
  std::int64_t most = 0;
  for (const Term& term : row.terms) most += std::max<std::int64_t>(term.amount, 0);
  return most;
}

// In whole multiples of what all amounts of a row have in common: nothing between them helps. The
// first multiple may be cheaper, since the limit need not be one.
struct Part {           // of a raise
  std::size_t row = 0;  // place among those that may be raised
  std::int64_t multiples = 0;
  std::int64_t amount = 0;
};

// The program with parts that its rows may be raised by.
struct Raised {
  Program program;
  std::vector<Part> parts;  // the items after the program's own
};

Raised with_parts(const Program& program, const std::vector<std::size_t>& rows) {
  Raised raised{program, {}};
  std::fill(raised.program.values.begin(), raised.program.values.end(), 0);
  const auto add = [&](std::size_t at, std::int64_t multiples, std::int64_t amount) {
    const auto item = static_cast<Item>(raised.program.values.size());
    raised.program.values.push_back(-amount);
    raised.program.fixed.push_back(-1);
    raised.program.items.push_back({{static_cast<std::uint32_t>(rows[at]), -multiples}});
    raised.program.rows[rows[at]].terms.push_back({item, -multiples});
    raised.parts.push_back({at, multiples, amount});
  };
  for (std::size_t at = 0; at < rows.size(); ++at) {
    Row& row = raised.program.rows[rows[at]];
    const std::int64_t limit = row.limit;
    const std::int64_t unit = make_coarse(row);
    for (const Term& term : row.terms) {
      for (Term& of_item : raised.program.items[term.place]) {
        if (of_item.place == rows[at]) of_item.amount = term.amount;
      }
    }
    std::int64_t left = most_that_can_be_used(row) - row.limit;
    if (left <= 0) continue;
    add(at, 1, (row.limit + 1) * unit - limit);
    --left;
    for (std::int64_t multiples = 1; left > 0; left -= multiples, multiples *= 2) {
      const std::int64_t part = std::min(multiples, left);
      add(at, part, part * unit);
    }
  }
  return raised;
}

// The choice with just those parts that it needs. The largest first comes out even: none is larger
// by more than one than all smaller ones together, and the first, which costs least, is always
// among them.
Choice with_needed_parts(const Raised& raised, const std::vector<std::size_t>& rows,
                         const Choice& choice) {
  Choice whole = choice;
  whole.resize(raised.program.size(), 0);
  std::vector<std::int64_t> missing;
  for (const std::size_t row : rows) {
    std::int64_t sum = -raised.program.rows[row].limit;
    for (const Term& term : raised.program.rows[row].terms) {
      if (whole[term.place]) sum += term.amount;
    }
    missing.push_back(sum);
  }
  std::vector<std::size_t> order(raised.parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  put_in_order(order, [&](std::size_t one, std::size_t other) {
    return raised.parts[one].multiples > raised.parts[other].multiples;
  });
  std::vector<unsigned char> has_first(rows.size(), 0);
  const auto take = [&](std::size_t at) {
    const Part& part = raised.parts[at];
    if (part.multiples > missing[part.row]) return;
    missing[part.row] -= part.multiples;
    whole[choice.size() + at] = 1;
  };
  for (std::size_t at = 0; at < raised.parts.size(); ++at) {
    if (has_first[raised.parts[at].row]) continue;
    has_first[raised.parts[at].row] = 1;
    take(at);
  }
  for (const std::size_t at : order) {
    if (!whole[choice.size() + at]) take(at);
  }
  return whole;
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

struct AnyChoice {
  Together holds = Together::unknown;
  Choice choice;  // where it holds
};

AnyChoice any_choice(Program program, std::int64_t nodes) {
  portfolio::Solver solver(std::move(program));
  constexpr std::int64_t at_a_time = 20;
  for (std::int64_t left = nodes;; left -= at_a_time) {
    portfolio::Answer answer = solver.answer();
    if (answer.found) return {Together::holds, std::move(answer.choice)};
    if (answer.proven) return {Together::cannot, {}};
    if (left <= 0) return {Together::unknown, {}};
    solver.step(std::min(left, at_a_time));
  }
}

void leave_out_what_is_not_needed(const Program& program, const std::vector<std::size_t>& rows,
                                  Raise& raise) {
  std::vector<std::int64_t> left;  // by row, of its limit
  for (const Row& row : program.rows) left.push_back(row.limit);
  for (std::size_t at = 0; at < rows.size(); ++at) left[rows[at]] += raise.by_row[at];
  for (std::size_t item = 0; item < program.size(); ++item) {
    if (!raise.choice[item]) continue;
    for (const Term& term : program.items[item]) left[term.place] -= term.amount;
  }
  for (std::size_t item = program.size(); item-- > 0;) {
    const std::vector<Term>& terms = program.items[item];
    const bool is_needed =
        program.fixed[item] > 0 || std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
          return left[term.place] + term.amount < 0;
        });
    if (!raise.choice[item] || is_needed) continue;
    raise.choice[item] = 0;
    for (const Term& term : terms) left[term.place] += term.amount;
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
  const AnyChoice unbound = any_choice(without_rows(program, rows), nodes);
  if (unbound.holds != Together::holds) {
    raise.proven = unbound.holds == Together::cannot;
    return raise;
  }
  const Raised raised = with_parts(program, rows);
  portfolio::Solver solver(raised.program);
  solver.suggest(with_needed_parts(raised, rows, unbound.choice));
  solver.step(nodes);
  const portfolio::Answer answer = solver.answer();
  if (!answer.found) return raise;
  raise.helps = true;
  raise.proven = answer.proven;
  raise.by_row.assign(rows.size(), 0);
  for (std::size_t at = 0; at < raised.parts.size(); ++at) {
    if (!answer.choice[program.size() + at]) continue;
    raise.by_row[raised.parts[at].row] += raised.parts[at].amount;
    raise.total += raised.parts[at].amount;
  }
  raise.choice.assign(answer.choice.begin(),
                      answer.choice.begin() + static_cast<std::ptrdiff_t>(program.size()));
  leave_out_what_is_not_needed(program, rows, raise);
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
  return any_choice(without_rows(program_of(question, goals), rows), nodes).holds;
}

}  // namespace malvag::conflict
