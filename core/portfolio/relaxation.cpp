// A dual simplex method on the few rows that bind.
#include "relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace malvag::portfolio {
namespace {

constexpr double feasible_within = 1e-9;
constexpr double pivot_at_least = 1e-9;
constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr int pivots_between_inverses = 50;
constexpr std::size_t active_at_most = 600;  // the inverse is a full square of them

}  // namespace

Relaxation::Relaxation(const Program& program)
    : program_(program),
      active_of_(program.rows.size(), -1),
      value_(program.size()),
      lower_(program.size(), 0.0),
      upper_(program.size(), 1.0),
      x_(program.size(), 0.0),
      reduced_(program.size(), 0.0),
      place_(program.size(), -1),
      multipliers_(program.rows.size(), 0.0) {
  std::int64_t largest = 1;
  for (const std::int64_t value : program.values) largest = std::max(largest, std::abs(value));
  value_scale_ = 1.0 / static_cast<double>(largest);
  for (std::size_t item = 0; item < items(); ++item) {
    value_[item] = static_cast<double>(program.values[item]) * value_scale_;
  }
  for (std::uint32_t row = 0; row < program.rows.size(); ++row) {
    if (program.rows[row].is_frame || program.rows[row].terms.size() > 2) activate(row);
  }
  lay_out_columns();
  refactor();
}

void Relaxation::bound(const std::vector<signed char>& fixed) {
  for (std::size_t item = 0; item < items(); ++item) {
    lower_[item] = fixed[item] == 1 ? 1 : 0;
    upper_[item] = fixed[item] == 0 ? 0 : 1;
  }
}

// The row's slack becomes basic in it: what was optimal stays so in the dual's sense.
bool Relaxation::activate(std::uint32_t row) {
  if (active_of_[row] >= 0 || count() >= active_at_most) return false;
  const Row& made = program_.rows[row];
  std::int64_t largest = 1;
  for (const Term& term : made.terms) largest = std::max(largest, std::abs(term.amount));
  const double scale = 1.0 / static_cast<double>(largest);
  const auto active = static_cast<std::uint32_t>(count());
  active_.push_back({row, scale, static_cast<double>(made.limit) * scale});
  active_of_[row] = static_cast<std::int32_t>(active);
  lower_.push_back(0);
  upper_.push_back(unlimited);
  reduced_.push_back(0);
  dual_.push_back(0);
  place_.push_back(static_cast<std::int32_t>(active));
  basic_.push_back(static_cast<std::int32_t>(items() + active));
  return true;
}

bool Relaxation::activate_broken() {
  bool added = false;
  for (std::uint32_t row = 0; row < program_.rows.size(); ++row) {
    if (active_of_[row] >= 0) continue;
    double sum = 0;
    for (const Term& term : program_.rows[row].terms) {
      sum += static_cast<double>(term.amount) * x_[term.place];
    }
    if (sum > static_cast<double>(program_.rows[row].limit) + 1e-6) added |= activate(row);
  }
  if (!added) return false;
  lay_out_columns();
  refactor();
  return true;
}

void Relaxation::lay_out_columns() {
  entries_.clear();
  first_entry_.clear();
  for (std::size_t item = 0; item < items(); ++item) {
    first_entry_.push_back(static_cast<std::uint32_t>(entries_.size()));
    for (const Term& term : program_.items[item]) {
      if (active_of_[term.place] < 0) continue;
      const auto active = static_cast<std::uint32_t>(active_of_[term.place]);
      entries_.push_back({active, static_cast<double>(term.amount) * active_[active].scale});
    }
  }
  first_entry_.push_back(static_cast<std::uint32_t>(entries_.size()));
}

// Gauss–Jordan with the largest pivot of each column. What cannot be inverted is replaced by the
// rows' own slacks, from which the method can always start.
void Relaxation::refactor() {
  const std::size_t size = count();
  stride_ = size;
  std::vector<double> basis(size * size, 0.0);
  inverse_.assign(size * size, 0.0);
  for (std::size_t at = 0; at < size; ++at) {
    const auto variable = static_cast<std::size_t>(basic_[at]);
    if (variable >= items()) {
      basis[(variable - items()) * size + at] = 1;
    } else {
      for (std::uint32_t at_entry = first_entry_[variable]; at_entry < first_entry_[variable + 1];
           ++at_entry) {
        basis[entries_[at_entry].active * size + at] = entries_[at_entry].amount;
      }
    }
    inverse_[at * size + at] = 1;
  }
  pivots_ = 0;
  for (std::size_t column = 0; column < size; ++column) {
    std::size_t best = column;
    for (std::size_t row = column + 1; row < size; ++row) {
      if (std::abs(basis[row * size + column]) > std::abs(basis[best * size + column])) best = row;
    }
    if (std::abs(basis[best * size + column]) < 1e-12) {
      for (std::size_t at = 0; at < size; ++at) {
        place_[static_cast<std::size_t>(basic_[at])] = -1;
      }
      for (std::size_t at = 0; at < size; ++at) {
        basic_[at] = static_cast<std::int32_t>(items() + at);
        place_[items() + at] = static_cast<std::int32_t>(at);
      }
      std::fill(inverse_.begin(), inverse_.end(), 0.0);
      for (std::size_t at = 0; at < size; ++at) inverse_[at * size + at] = 1;
      return;
    }
    if (best != column) {
      for (std::size_t at = 0; at < size; ++at) {
        std::swap(basis[best * size + at], basis[column * size + at]);
        std::swap(inverse_[best * size + at], inverse_[column * size + at]);
      }
    }
    const double pivot = 1 / basis[column * size + column];
    for (std::size_t at = 0; at < size; ++at) {
      basis[column * size + at] *= pivot;
      inverse_[column * size + at] *= pivot;
    }
    for (std::size_t row = 0; row < size; ++row) {
      const double factor = basis[row * size + column];
      if (row == column || factor == 0) continue;
      for (std::size_t at = 0; at < size; ++at) {
        basis[row * size + at] -= factor * basis[column * size + at];
        inverse_[row * size + at] -= factor * inverse_[column * size + at];
      }
    }
  }
}

// What cannot change in this solution is summed up once.
void Relaxation::start() {
  open_.clear();
  left_.resize(count());
  for (std::size_t row = 0; row < count(); ++row) left_[row] = active_[row].limit;
  settled_value_ = 0;
  for (Item item = 0; item < items(); ++item) {
    if (place_[item] >= 0 || lower_[item] != upper_[item]) {
      open_.push_back(item);
      continue;
    }
    x_[item] = upper_[item];
    if (x_[item] == 0) continue;
    settled_value_ += value_[item];
    for (std::uint32_t at = first_entry_[item]; at < first_entry_[item + 1]; ++at) {
      left_[entries_[at].active] -= entries_[at].amount;
    }
  }
}

void Relaxation::set_reduced() {
  const std::size_t size = count();
  std::fill(dual_.begin(), dual_.end(), 0.0);
  for (std::size_t at = 0; at < size; ++at) {
    const auto variable = static_cast<std::size_t>(basic_[at]);
    if (variable >= items() || value_[variable] == 0) continue;
    for (std::size_t row = 0; row < size; ++row) dual_[row] += value_[variable] * inverse(at, row);
  }
  for (const Item item : open_) {
    double left = value_[item];
    for (std::uint32_t at = first_entry_[item]; at < first_entry_[item + 1]; ++at) {
      left -= dual_[entries_[at].active] * entries_[at].amount;
    }
    reduced_[item] = place_[item] >= 0 ? 0 : left;
  }
  for (std::size_t row = 0; row < size; ++row) {
    reduced_[items() + row] = place_[items() + row] >= 0 ? 0 : -dual_[row];
  }
}

// Each variable outside the basis where its reduced value wants it, which its bounds always allow:
// so every basis can be gone on from.
void Relaxation::place_at_bounds() {
  for (const Item item : open_) {
    if (place_[item] >= 0) continue;
    if (reduced_[item] > 0) {
      x_[item] = upper_[item];
    } else if (reduced_[item] < 0) {
      x_[item] = lower_[item];
    } else {  // where it was, which may have been in the basis
      x_[item] = std::clamp(x_[item] > 0.5 ? 1.0 : 0.0, lower_[item], upper_[item]);
    }
  }
}

void Relaxation::set_basic() {
  const std::size_t size = count();
  change_.assign(left_.begin(), left_.end());
  objective_ = settled_value_;
  for (const Item item : open_) {
    if (place_[item] >= 0 || x_[item] == 0) continue;
    objective_ += value_[item];
    for (std::uint32_t at = first_entry_[item]; at < first_entry_[item + 1]; ++at) {
      change_[entries_[at].active] -= entries_[at].amount;
    }
  }
  basic_value_.resize(size);
  for (std::size_t at = 0; at < size; ++at) {
    double sum = 0;
    for (std::size_t row = 0; row < size; ++row) sum += inverse(at, row) * change_[row];
    basic_value_[at] = sum;
    const auto variable = static_cast<std::size_t>(basic_[at]);
    if (variable < items()) objective_ += value_[variable] * sum;
  }
}

void Relaxation::write_basic() {
  for (std::size_t at = 0; at < count(); ++at) {
    const auto variable = static_cast<std::size_t>(basic_[at]);
    if (variable < items()) x_[variable] = basic_value_[at];
  }
}

void Relaxation::write_multipliers(const std::vector<double>& by_active) {
  std::fill(multipliers_.begin(), multipliers_.end(), 0.0);
  for (std::size_t row = 0; row < count(); ++row) {
    multipliers_[active_[row].row] =
        std::max(0.0, by_active[row]) * active_[row].scale / value_scale_;
  }
}

// --- a pivot
// ---------------------------------------------------------------------------------------

// The one that is farthest beyond a bound. False: none is.
bool Relaxation::find_leaving(Leaving& leaving) const {
  leaving.distance = feasible_within;
  bool found = false;
  for (std::size_t at = 0; at < count(); ++at) {
    const auto variable = static_cast<std::size_t>(basic_[at]);
    const double short_by = lower_[variable] - basic_value_[at];
    const double over_by = basic_value_[at] - upper_[variable];
    if (short_by <= leaving.distance && over_by <= leaving.distance) continue;
    leaving = {at, std::max(short_by, over_by), short_by > over_by};
    found = true;
  }
  return found;
}

void Relaxation::find_breaks(const Leaving& leaving) {
  const double sign = leaving.is_below ? 1 : -1;
  const double* row = &inverse_[leaving.at * stride_];
  breaks_.clear();
  touched_.clear();
  const auto consider = [&](std::uint32_t variable, double amount, bool is_at_upper) {
    touched_.push_back({variable, amount});
    const double signed_amount = sign * amount;
    if (is_at_upper ? signed_amount <= pivot_at_least : signed_amount >= -pivot_at_least) return;
    breaks_.push_back(
        {std::max(0.0, reduced_[variable] / signed_amount), std::abs(amount), variable});
  };
  for (const Item item : open_) {
    if (place_[item] >= 0 || lower_[item] == upper_[item]) continue;
    double amount = 0;
    for (std::uint32_t at = first_entry_[item]; at < first_entry_[item + 1]; ++at) {
      amount += row[entries_[at].active] * entries_[at].amount;
    }
    if (amount != 0) consider(item, amount, x_[item] > 0.5);
  }
  for (std::size_t at = 0; at < count(); ++at) {
    const std::size_t variable = items() + at;
    if (place_[variable] < 0 && row[at] != 0) {
      consider(static_cast<std::uint32_t>(variable), row[at], false);
    }
  }
}

// Goes past breaks for as long as that still sinks the bound; those passed change sides. False: it
// sinks for ever.
bool Relaxation::take_breaks(const Leaving& leaving, std::uint32_t& entering) {
  constexpr auto later = [](const Break& one, const Break& other) {
    if (one.ratio != other.ratio) return one.ratio > other.ratio;
    if (one.amount != other.amount) return one.amount < other.amount;
    return one.variable > other.variable;
  };
  std::make_heap(breaks_.begin(), breaks_.end(), later);
  passed_.clear();
  double slope = leaving.distance, from = 0, objective = objective_;
  while (!breaks_.empty()) {
    std::pop_heap(breaks_.begin(), breaks_.end(), later);
    const Break next = breaks_.back();
    breaks_.pop_back();
    objective -= slope * (next.ratio - from);
    from = next.ratio;
    slope -= next.amount * (upper_[next.variable] - lower_[next.variable]);
    if (slope < 0) {
      entering = next.variable;
      objective_ = objective;
      return true;
    }
    passed_.push_back(next);
  }
  return false;
}

// Of the variable, through the inverse.
void Relaxation::set_column(std::uint32_t variable) {
  const std::size_t size = count();
  column_.assign(size, 0.0);
  const auto add = [&](std::size_t at_row, double amount) {
    for (std::size_t at = 0; at < size; ++at) column_[at] += inverse(at, at_row) * amount;
  };
  if (variable >= items()) {
    add(variable - items(), 1);
    return;
  }
  for (std::uint32_t at = first_entry_[variable]; at < first_entry_[variable + 1]; ++at) {
    add(entries_[at].active, entries_[at].amount);
  }
}

void Relaxation::move_basic(const Leaving& leaving, std::uint32_t entering) {
  const std::size_t size = count();
  if (!passed_.empty()) {
    change_.assign(size, 0.0);
    for (const Break& one : passed_) {
      const double change = x_[one.variable] > 0.5 ? -1 : 1;
      x_[one.variable] += change;
      for (std::uint32_t at = first_entry_[one.variable]; at < first_entry_[one.variable + 1];
           ++at) {
        change_[entries_[at].active] += change * entries_[at].amount;
      }
    }
    changed_.clear();
    for (std::uint32_t row = 0; row < size; ++row) {
      if (change_[row] != 0) changed_.push_back(row);
    }
    for (std::size_t at = 0; at < size; ++at) {
      double sum = 0;
      for (const std::uint32_t row : changed_) sum += inverse(at, row) * change_[row];
      basic_value_[at] -= sum;
    }
  }
  const auto left = static_cast<std::size_t>(basic_[leaving.at]);
  const double bound = leaving.is_below ? lower_[left] : upper_[left];
  const double step = (basic_value_[leaving.at] - bound) / column_[leaving.at];
  for (std::size_t at = 0; at < size; ++at) basic_value_[at] -= step * column_[at];
  if (left < items()) x_[left] = bound;
  basic_value_[leaving.at] = (entering < items() ? x_[entering] : 0) + step;
}

void Relaxation::change_basis(const Leaving& leaving, std::uint32_t entering) {
  const std::size_t size = count();
  const auto left = static_cast<std::size_t>(basic_[leaving.at]);
  double amount = 0;
  for (const Touched& one : touched_) {
    if (one.variable == entering) amount = one.amount;
  }
  const double step = reduced_[entering] / amount;
  for (const Touched& one : touched_) reduced_[one.variable] -= step * one.amount;
  reduced_[left] = -step;
  reduced_[entering] = 0;
  place_[left] = -1;
  place_[entering] = static_cast<std::int32_t>(leaving.at);
  basic_[leaving.at] = static_cast<std::int32_t>(entering);
  const double pivot = 1 / column_[leaving.at];
  double* own = &inverse_[leaving.at * stride_];
  for (std::size_t at = 0; at < size; ++at) dual_[at] += step * own[at];
  for (std::size_t at = 0; at < size; ++at) own[at] *= pivot;
  for (std::size_t at = 0; at < size; ++at) {
    const double factor = column_[at];
    if (at == leaving.at || factor == 0) continue;
    double* other = &inverse_[at * stride_];
    for (std::size_t to = 0; to < size; ++to) other[to] -= factor * own[to];
  }
}

// One pivot. False: done, `outcome` says how.
bool Relaxation::iterate(Outcome& outcome, double cutoff) {
  if (objective_ <= cutoff) {
    outcome = Outcome::cut_off;
    return false;
  }
  Leaving leaving;
  if (!find_leaving(leaving)) {
    outcome = Outcome::solved;
    return false;
  }
  find_breaks(leaving);
  std::uint32_t entering = 0;
  if (!take_breaks(leaving, entering)) {
    const double* row = &inverse_[leaving.at * stride_];
    change_.assign(row, row + count());
    for (double& one : change_) one *= leaving.is_below ? 1 : -1;
    write_multipliers(change_);
    outcome = Outcome::impossible;
    return false;
  }
  set_column(entering);
  if (std::abs(column_[leaving.at]) < pivot_at_least) {
    outcome = Outcome::unclear;
    return false;
  }
  move_basic(leaving, entering);
  change_basis(leaving, entering);
  if (++pivots_ >= pivots_between_inverses) {
    refactor();
    set_reduced();
    place_at_bounds();
    set_basic();
  }
  return true;
}

Relaxation::Outcome Relaxation::solve(double cutoff, double work) {
  const double scaled = cutoff * value_scale_;
  while (true) {
    start();
    set_reduced();
    place_at_bounds();
    set_basic();
    Outcome outcome = Outcome::unfinished;
    const auto size = static_cast<double>(count());
    const double of_a_pivot = static_cast<double>(entries_.size()) + 4 * size * size;
    while (iterate(outcome, scaled)) {
      work -= of_a_pivot;
      if (work < 0) break;
    }
    write_basic();
    if (outcome != Outcome::impossible) write_multipliers(dual_);
    if (outcome != Outcome::solved || !activate_broken()) return outcome;
  }
}

}  // namespace malvag::portfolio
