// Searches, and begins anew with fewer items when a better choice has settled many of them.
#include "solver.hpp"

#include <algorithm>

#include "search.hpp"

namespace malvag::portfolio {
namespace {

constexpr std::int64_t first_shrink = 30;  // nodes

// What is left when some items have their values: the items that have none, in their order.
Program rest_of(const Program& program, const std::vector<signed char>& settled,
                const std::vector<Item>& items) {
  Program rest;
  rest.values.reserve(items.size());
  for (const Item item : items) rest.values.push_back(program.values[item]);
  rest.items.resize(items.size());
  rest.fixed.assign(items.size(), -1);
  std::vector<std::uint32_t> place(program.size(), 0);
  for (std::uint32_t at = 0; at < items.size(); ++at) place[items[at]] = at;
  for (const Row& row : program.rows) {
    Row left;
    left.is_frame = row.is_frame;
    left.limit = row.limit;
    std::int64_t most = 0;
    for (const Term& term : row.terms) {
      if (settled[term.place] == 1) left.limit -= term.amount;
      if (settled[term.place] >= 0) continue;
      left.terms.push_back({place[term.place], term.amount});
      most += std::max<std::int64_t>(term.amount, 0);
    }
    if (most > left.limit) add_row(rest, std::move(left));  // else nothing can break it
  }
  return rest;
}

}  // namespace

Solver::Solver(Program program)
    : program_(std::move(program)), settled_(program_.size(), 0), next_shrink_(first_shrink) {
  for (Item item = 0; item < program_.size(); ++item) items_.push_back(item);
  search_ = std::make_unique<Search>(program_);
}
Solver::~Solver() = default;

Choice Solver::whole(const Choice& part) const {
  Choice choice = settled_;
  for (std::size_t at = 0; at < items_.size(); ++at) choice[items_[at]] = part[at];
  return choice;
}

void Solver::suggest(const Choice& choice) {
  if (choice.size() != program_.size()) return;
  Choice part;
  for (const Item item : items_) part.push_back(choice[item]);
  if (whole(part) == choice) search_->suggest(part);
}

// The best choice known need not have the values that every better one has: it is kept aside, and
// the search goes on for what is worth more.
void Solver::shrink() {
  keep_best();
  if (best_.empty()) return;
  const std::vector<signed char> known = search_->settled();
  std::vector<Item> left;
  for (Item at = 0; at < known.size(); ++at) {
    if (known[at] < 0) left.push_back(at);
  }
  if (left.size() * 5 > items_.size() * 4) return;
  Program rest = rest_of(search_->program(), known, left);
  std::vector<Item> items;
  for (const Item at : left) items.push_back(items_[at]);
  for (std::size_t at = 0; at < known.size(); ++at) {
    if (known[at] != 1) continue;
    settled_[items_[at]] = 1;
    settled_value_ += program_.values[items_[at]];
  }
  nodes_before_ += search_->nodes();
  items_ = std::move(items);
  search_ = std::make_unique<Search>(std::move(rest));
  search_->ask_for_more_than(best_value_ - settled_value_);
}

// What the search at hand has found is worth more than what those before it have: it asked for
// that.
void Solver::keep_best() {
  if (!search_->found()) return;
  best_ = whole(search_->best());
  best_value_ = search_->best_value() + settled_value_;
}

bool Solver::step(std::int64_t nodes) {
  while (nodes > 0 && !search_->done()) {
    const std::int64_t now = std::min(nodes, next_shrink_ - search_->nodes());
    if (now <= 0) {
      const Search* before = search_.get();
      shrink();
      next_shrink_ = search_.get() == before ? next_shrink_ * 3 : first_shrink;
      continue;
    }
    search_->step(now);
    nodes -= now;
  }
  return !search_->done();
}

Answer Solver::answer() const {
  Answer answer;
  answer.proven = search_->done();
  answer.nodes = nodes_before_ + search_->nodes();
  answer.found = search_->found() || !best_.empty();
  if (search_->found()) {
    answer.choice = whole(search_->best());
    answer.value = search_->best_value() + settled_value_;
  } else if (answer.found) {
    answer.choice = best_;
    answer.value = best_value_;
  }
  answer.bound = answer.proven && answer.found
                     ? answer.value
                     : std::max(search_->bound() + settled_value_, answer.value);
  return answer;
}

Answer solve(Program program, std::int64_t nodes) {
  Solver solver(std::move(program));
  solver.step(nodes);
  return solver.answer();
}

}  // namespace malvag::portfolio
