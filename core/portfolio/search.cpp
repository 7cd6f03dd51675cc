// The most promising node first, and from it down, the nearer half first.
#include "search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace malvag::portfolio {
namespace {

constexpr double whole_within = 1e-6;
constexpr double work_of_a_look = 2e7;  // some hundredths of a second
constexpr int looks_at_a_node = 1'000;
constexpr std::size_t fixings_at_most = 16'000'000;  // that open nodes keep: 64 MB
constexpr std::size_t swapped_at_most = 1'200;       // items among which every swap is tried

// Below everything: no allowed choice is known yet.
std::int64_t worth_nothing(const Program& program) {
  std::int64_t sum = 0;
  for (const std::int64_t value : program.values) sum += std::abs(value);
  return -sum - 1;
}

constexpr auto less_promising = [](const auto& one, const auto& other) {
  return one.bound != other.bound ? one.bound < other.bound : one.number < other.number;
};

}  // namespace

Search::Search(Program program)
    : program_(std::move(program)),
      relaxation_(program_),
      fixed_(program_.size(), -1),
      least_(program_.rows.size(), 0),
      largest_(program_.rows.size(), 0),
      is_dirty_(program_.rows.size(), 0),
      bound_(program_),
      best_value_(worth_nothing(program_)) {
  for (std::uint32_t row = 0; row < program_.rows.size(); ++row) {
    for (const Term& term : program_.rows[row].terms) {
      least_[row] += std::min<std::int64_t>(term.amount, 0);
      largest_[row] = std::max(largest_[row], std::abs(term.amount));
    }
    dirty_.push_back(row);
    is_dirty_[row] = 1;
  }
  for (Item item = 0; item < program_.size(); ++item) {
    diving_bound_ += std::max<std::int64_t>(program_.values[item], 0);
    if (program_.fixed[item] >= 0) fix(item, program_.fixed[item]);
  }
  if (!propagate()) done_ = true;
}

// --- what follows from what is fixed
// ---------------------------------------------------------------

bool Search::fix(Item item, signed char value) {
  if (fixed_[item] >= 0) return fixed_[item] == value;
  fixed_[item] = value;
  trail_.push_back(item);
  for (const Term& term : program_.items[item]) {
    const std::int64_t rise = (value ? term.amount : 0) - std::min<std::int64_t>(term.amount, 0);
    if (rise == 0) continue;
    least_[term.place] += rise;
    if (!is_dirty_[term.place]) {
      is_dirty_[term.place] = 1;
      dirty_.push_back(term.place);
    }
  }
  return true;
}

bool Search::propagate() {
  bool holds = true;
  while (!dirty_.empty()) {
    const std::uint32_t row = dirty_.back();
    dirty_.pop_back();
    is_dirty_[row] = 0;
    if (!holds) continue;
    const std::int64_t room = program_.rows[row].limit - least_[row];
    if (room < 0) {
      holds = false;
      continue;
    }
    if (largest_[row] <= room) continue;
    for (const Term& term : program_.rows[row].terms) {
      if (fixed_[term.place] < 0 && std::abs(term.amount) > room) {
        fix(term.place, term.amount > 0 ? 0 : 1);
      }
    }
  }
  return holds;
}

void Search::undo(std::size_t trail) {
  while (trail_.size() > trail) {
    const Item item = trail_.back();
    trail_.pop_back();
    for (const Term& term : program_.items[item]) {
      least_[term.place] -=
          (fixed_[item] ? term.amount : 0) - std::min<std::int64_t>(term.amount, 0);
    }
    fixed_[item] = -1;
  }
}

// --- the bound
// -------------------------------------------------------------------------------------

// A variable whose other value would sink the bound to what is known already has its value here.
// `others`: some of them, or of what follows, stand otherwise than in the relaxation.
bool Search::fix_by_reduced_values(bool& others) {
  others = false;
  const std::size_t before = trail_.size();
  for (Item item = 0; item < program_.size(); ++item) {
    if (fixed_[item] >= 0) continue;
    const signed char value = bound_.settled(item, best_value_);
    if (value >= 0) fix(item, value);
  }
  if (!propagate()) return false;
  for (std::size_t at = before; at < trail_.size(); ++at) {
    const Item item = trail_[at];
    if (std::abs(relaxation_.values()[item] - fixed_[item]) > whole_within) others = true;
  }
  return true;
}

// --- choices
// ---------------------------------------------------------------------------------------

void Search::offer(const Choice& choice) {
  const std::int64_t value = value_of(program_, choice);
  if (value <= best_value_ || !is_allowed(program_, choice)) return;
  best_ = choice;
  best_value_ = value;
  found_ = true;
}

void Search::suggest(const Choice& choice) {
  if (choice.size() == program_.size()) offer(choice);
}

std::vector<std::int64_t> Search::room_of(const Choice& choice) const {
  std::vector<std::int64_t> room(program_.rows.size());
  for (std::size_t row = 0; row < room.size(); ++row) {
    room[row] = program_.rows[row].limit;
    for (const Term& term : program_.rows[row].terms) {
      if (choice[term.place]) room[row] -= term.amount;
    }
  }
  return room;
}

// Takes of `order` what the rows leave room for, first what mends rows that ask for more. False: a
// row is broken all the same.
bool Search::fill(Choice& choice, const std::vector<Item>& order) const {
  std::vector<std::int64_t> room = room_of(choice);
  const auto is_broken = [](std::int64_t left) { return left < 0; };
  const auto take_all = [&](bool only_mending) {
    for (const Item item : order) {
      if (choice[item] || fixed_[item] == 0) continue;
      const auto& terms = program_.items[item];
      bool mends = false, fits = true;
      for (const Term& term : terms) {
        if (term.amount < 0) {
          mends = mends || room[term.place] < 0;
        } else {
          fits = fits && term.amount <= room[term.place];
        }
      }
      if (!fits || (!mends && (only_mending || program_.values[item] <= 0))) continue;
      choice[item] = 1;
      for (const Term& term : terms) room[term.place] -= term.amount;
    }
  };
  if (std::any_of(room.begin(), room.end(), is_broken)) take_all(true);
  take_all(false);
  take_all(false);  // what needs something later in the order
  return std::none_of(room.begin(), room.end(), is_broken);
}

// Swaps one taken for one left out for as long as that is worth it.
void Search::improve(Choice& choice) const {
  if (program_.size() > swapped_at_most) return;
  std::vector<std::int64_t> room = room_of(choice);
  const auto swap_fits = [&](Item out, Item in) {
    for (const Term& term : program_.items[out]) room[term.place] += term.amount;
    bool fits = true;
    for (const Term& term : program_.items[in]) {
      if (term.amount > room[term.place]) fits = false;
    }
    if (fits) {  // what the one that goes out has held up
      for (const Term& term : program_.items[out]) {
        std::int64_t left = room[term.place];
        for (const Term& other : program_.items[in]) {
          if (other.place == term.place) left -= other.amount;
        }
        if (left < 0) fits = false;
      }
    }
    if (fits) {
      for (const Term& term : program_.items[in]) room[term.place] -= term.amount;
    } else {
      for (const Term& term : program_.items[out]) room[term.place] -= term.amount;
    }
    return fits;
  };
  for (bool better = true; better;) {
    better = false;
    for (Item out = 0; out < program_.size(); ++out) {
      if (!choice[out] || fixed_[out] == 1) continue;
      for (Item in = 0; in < program_.size(); ++in) {
        if (choice[in] || fixed_[in] == 0 || program_.values[in] <= program_.values[out]) continue;
        if (!swap_fits(out, in)) continue;
        choice[out] = 0;
        choice[in] = 1;
        better = true;
        break;
      }
    }
  }
}

// Without a solution of the relaxation: what is worth most beyond what it uses goes first.
void Search::try_order() {
  Choice choice(program_.size(), 0);
  std::vector<Item> order;
  for (Item item = 0; item < program_.size(); ++item) {
    if (fixed_[item] == 1) choice[item] = 1;
    if (fixed_[item] < 0) order.push_back(item);
  }
  std::sort(order.begin(), order.end(), [&](Item one, Item other) {
    const double left = bound_.reduced(one), right = bound_.reduced(other);
    return left != right ? left > right : one < other;
  });
  if (fill(choice, order)) offer(choice);
}

void Search::try_rounding() {
  Choice choice(program_.size(), 0);
  std::vector<Item> order;
  const std::vector<double>& x = relaxation_.values();
  for (Item item = 0; item < program_.size(); ++item) {
    const bool taken = fixed_[item] == 1 || (fixed_[item] < 0 && x[item] > 1 - whole_within);
    choice[item] = taken ? 1 : 0;
    if (!taken && fixed_[item] != 0) order.push_back(item);
  }
  std::sort(order.begin(), order.end(), [&](Item one, Item other) {
    if (x[one] != x[other]) return x[one] > x[other];
    const double left = bound_.reduced(one), right = bound_.reduced(other);
    return left != right ? left > right : one < other;
  });
  if (!fill(choice, order)) return;
  const std::int64_t value = value_of(program_, choice);
  if (value <= best_value_ && nodes_ > 1) return;
  improve(choice);
  const bool filled = fill(choice, order);
  if (filled) offer(choice);
}

// --- the search
// ------------------------------------------------------------------------------------

Item Search::to_branch_on(signed char& first) const {
  const std::vector<double>& x = relaxation_.values();
  Item chosen = static_cast<Item>(program_.size());
  double most = 0;  // far from whole and worth much: either half sinks the bound
  for (Item item = 0; item < program_.size(); ++item) {
    if (fixed_[item] >= 0) continue;
    const double apart = std::min(x[item], 1 - x[item]);
    if (apart <= whole_within) continue;
    const double weight = apart * (static_cast<double>(std::abs(program_.values[item])) + 1);
    if (weight > most) {
      most = weight;
      chosen = item;
    }
  }
  if (chosen < program_.size()) {
    first = x[chosen] >= 0.5 ? 1 : 0;
    return chosen;
  }
  // Whole everywhere, but not proven the best: the one that the bound knows least about.
  double least = -1;
  for (Item item = 0; item < program_.size(); ++item) {
    if (fixed_[item] >= 0) continue;
    const double size = std::abs(bound_.reduced(item));
    if (least < 0 || size < least) {
      least = size;
      chosen = item;
      first = x[item] > 0.5 ? 1 : 0;
    }
  }
  return chosen;
}

// The nearer half is dived into, the other one kept.
void Search::branch(Item item, signed char first) {
  const auto written = [](Item of, signed char value) {
    return 2 * of + static_cast<std::uint32_t>(value);
  };
  Open other;
  other.bound = std::min(bound_.whole(), diving_bound_);
  other.number = nodes_;
  other.fixings.reserve(trail_.size() + 1);
  for (const Item fixed : trail_) other.fixings.push_back(written(fixed, fixed_[fixed]));
  other.fixings.push_back(written(item, static_cast<signed char>(1 - first)));
  diving_bound_ = other.bound;
  if (fixings_kept_ < fixings_at_most) {
    fixings_kept_ += other.fixings.size();
    open_.push_back(std::move(other));
    std::push_heap(open_.begin(), open_.end(), less_promising);
  } else {
    last_first_.push_back(std::move(other));
  }
  ++depth_;
  fix(item, first);
}

// The relaxation's solution, where it is whole. False: it is not.
bool Search::offer_relaxed() {
  const std::vector<double>& x = relaxation_.values();
  Choice choice(program_.size(), 0);
  for (Item item = 0; item < program_.size(); ++item) {
    if (fixed_[item] < 0 && std::min(x[item], 1 - x[item]) > whole_within) return false;
    choice[item] = fixed_[item] >= 0 ? (fixed_[item] == 1 ? 1 : 0) : (x[item] > 0.5 ? 1 : 0);
  }
  offer(choice);
  return true;
}

Search::Looked Search::look() {
  ++nodes_;
  for (int round = 0;; ++round) {
    relaxation_.bound(fixed_);
    const auto outcome = relaxation_.solve(static_cast<double>(best_value_) + 0.5, work_of_a_look);
    const bool solved = outcome == Relaxation::Outcome::solved;
    bound_.set(relaxation_.multipliers(), fixed_);
    const std::int64_t bound = bound_.whole();
    if (bound <= best_value_) return Looked::closed;
    if (outcome == Relaxation::Outcome::impossible && bound_.is_impossible()) return Looked::closed;
    if (outcome == Relaxation::Outcome::unfinished && ++unfinished_ < looks_at_a_node) {
      diving_bound_ = std::min(diving_bound_, bound);
      if (!found_) try_order();
      return Looked::unfinished;
    }
    unfinished_ = 0;
    if (!root_bound_) {  // the first node that is gone on from
      root_bound_ = bound_;
      root_fixed_ = fixed_;
    }
    const bool is_turn = depth_ < 4 || nodes_ % 16 == 0;
    if (solved && (offer_relaxed() || is_turn)) try_rounding();
    if (!found_ && is_turn) try_order();
    if (bound <= best_value_) return Looked::closed;
    bool others = false;
    if (!fix_by_reduced_values(others)) return Looked::closed;
    if (others && round < 4) continue;
    signed char first = 0;
    const Item item = to_branch_on(first);
    if (item < program_.size()) {
      branch(item, first);
      return Looked::open;
    }
    Choice choice(program_.size(), 0);
    for (Item at = 0; at < program_.size(); ++at) choice[at] = fixed_[at] == 1 ? 1 : 0;
    offer(choice);
    return Looked::closed;
  }
}

// To the most promising open node. False: there is none that is worth a look.
bool Search::go_on() {
  depth_ = 0;
  unfinished_ = 0;
  while (!last_first_.empty()) {
    const Open node = std::move(last_first_.back());
    last_first_.pop_back();
    if (node.bound > best_value_ && take_up(node)) return true;
  }
  while (!open_.empty()) {
    std::pop_heap(open_.begin(), open_.end(), less_promising);
    const Open node = std::move(open_.back());
    open_.pop_back();
    fixings_kept_ -= node.fixings.size();
    if (node.bound <= best_value_) {  // and so are all others
      open_.clear();
      return false;
    }
    if (take_up(node)) return true;
  }
  return false;
}

// False: what is fixed there breaks a row.
bool Search::take_up(const Open& node) {
  const auto item_of = [](std::uint32_t fixing) { return fixing / 2; };
  const auto value_of = [](std::uint32_t fixing) { return static_cast<signed char>(fixing % 2); };
  std::size_t same = 0;  // what this node shares with the one at hand stays
  while (same < trail_.size() && same < node.fixings.size() &&
         trail_[same] == item_of(node.fixings[same]) &&
         fixed_[trail_[same]] == value_of(node.fixings[same])) {
    ++same;
  }
  undo(same);
  bool holds = true;
  for (std::size_t at = same; holds && at < node.fixings.size(); ++at) {
    holds = fix(item_of(node.fixings[at]), value_of(node.fixings[at]));
  }
  diving_bound_ = node.bound;
  return propagate() && holds;
}

bool Search::step(std::int64_t nodes) {
  while (!done_ && nodes-- > 0) {
    const Looked looked = look();
    if (looked == Looked::unfinished || (looked == Looked::open && propagate())) continue;
    if (!go_on()) done_ = true;
  }
  return !done_;
}

std::int64_t Search::bound() const {
  if (done_) return best_value_;
  std::int64_t bound = std::max(best_value_, diving_bound_);
  for (const Open& node : last_first_) bound = std::max(bound, node.bound);
  return open_.empty() ? bound : std::max(bound, open_.front().bound);
}

std::vector<signed char> Search::settled() const {
  if (!root_bound_) return program_.fixed;
  std::vector<signed char> result = root_fixed_;
  for (Item item = 0; item < program_.size(); ++item) {
    // Of what follows from the rows alone the reduced value says nothing.
    if (result[item] < 0) result[item] = root_bound_->settled(item, best_value_);
  }
  return result;
}

}  // namespace malvag::portfolio
