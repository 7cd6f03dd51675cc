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
constexpr int iterations_at_most = 2'000;

}  // namespace

Relaxation::Relaxation(const Program& program)
    : program_(program),
      active_of_(program.rows.size(), -1),
      value_(program.size()),
      columns_(program.size()),
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
  refactor();
}

void Relaxation::bound(Item item, bool lower, bool upper) {
  lower_[item] = lower ? 1 : 0;
  upper_[item] = upper ? 1 : 0;
}

// The row's slack becomes basic in it: what was optimal stays so in the dual's sense.
bool Relaxation::activate(std::uint32_t row) {
  if (active_of_[row] >= 0) return false;
  const Row& made = program_.rows[row];
  std::int64_t largest = 1;
  for (const Term& term : made.terms) largest = std::max(largest, std::abs(term.amount));
  const double scale = 1.0 / static_cast<double>(largest);
  const auto active = static_cast<std::uint32_t>(count());
  active_.push_back({row, scale, static_cast<double>(made.limit) * scale});
  active_of_[row] = static_cast<std::int32_t>(active);
  for (const Term& term : made.terms) {
    columns_[term.place].push_back({active, static_cast<double>(term.amount) * scale});
  }
  lower_.push_back(0);
  upper_.push_back(unlimited);
  reduced_.push_back(0);
  slack_.push_back(0);
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
  if (added) refactor();
  return added;
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
      for (const Entry& entry : columns_[variable]) basis[entry.active * size + at] = entry.amount;
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

void Relaxation::set_reduced() {
  const std::size_t size = count();
  std::fill(dual_.begin(), dual_.end(), 0.0);
  for (std::size_t at = 0; at < size; ++at) {
    const auto variable = static_cast<std::size_t>(basic_[at]);
    if (variable >= items() || value_[variable] == 0) continue;
    for (std::size_t row = 0; row < size; ++row) dual_[row] += value_[variable] * inverse(at, row);
  }
  for (std::size_t item = 0; item < items(); ++item) {
    double left = value_[item];
    for (const Entry& entry : columns_[item]) left -= dual_[entry.active] * entry.amount;
    reduced_[item] = place_[item] >= 0 ? 0 : left;
  }
  for (std::size_t row = 0; row < size; ++row) {
    reduced_[items() + row] = place_[items() + row] >= 0 ? 0 : -dual_[row];
  }
}

// Each variable outside the basis where its reduced value wants it, which its bounds always allow:
// so every basis can be gone on from.
void Relaxation::place_at_bounds() {
  for (std::size_t item = 0; item < items(); ++item) {
    if (place_[item] >= 0) continue;
    if (reduced_[item] > 0) {
      x_[item] = upper_[item];
    } else if (reduced_[item] < 0) {
      x_[item] = lower_[item];
    } else {
      x_[item] = std::clamp(x_[item], lower_[item], upper_[item]);
    }
  }
}

void Relaxation::set_basic() {
  const std::size_t size = count();
  std::vector<double>& left = slack_;  // used as room for the right-hand side, then overwritten
  for (std::size_t row = 0; row < size; ++row) left[row] = active_[row].limit;
  for (std::size_t item = 0; item < items(); ++item) {
    if (place_[item] >= 0 || x_[item] == 0) continue;
    for (const Entry& entry : columns_[item]) left[entry.active] -= x_[item] * entry.amount;
  }
  static thread_local std::vector<double> basic;
  basic.assign(size, 0.0);
  for (std::size_t at = 0; at < size; ++at) {
    double sum = 0;
    for (std::size_t row = 0; row < size; ++row) sum += inverse(at, row) * left[row];
    basic[at] = sum;
  }
  std::fill(slack_.begin(), slack_.end(), 0.0);
  for (std::size_t at = 0; at < size; ++at) {
    const auto variable = static_cast<std::size_t>(basic_[at]);
    (variable < items() ? x_[variable] : slack_[variable - items()]) = basic[at];
  }
}

double Relaxation::objective() const {
  double sum = 0;
  for (std::size_t item = 0; item < items(); ++item) sum += value_[item] * x_[item];
  return sum;
}

void Relaxation::write_multipliers(const std::vector<double>& by_active) {
  std::fill(multipliers_.begin(), multipliers_.end(), 0.0);
  for (std::size_t row = 0; row < count(); ++row) {
    multipliers_[active_[row].row] =
        std::max(0.0, by_active[row]) * active_[row].scale / value_scale_;
  }
}

// One pivot. False: done, `outcome` says how.
bool Relaxation::iterate(Outcome& outcome, double cutoff) {
  const std::size_t size = count();
  if (objective() <= cutoff) {
    outcome = Outcome::cut_off;
    return false;
  }
  std::size_t leaving = size;
  double worst = feasible_within;
  bool below = false;
  for (std::size_t at = 0; at < size; ++at) {
    const auto variable = static_cast<std::size_t>(basic_[at]);
    const double value = variable < items() ? x_[variable] : slack_[variable - items()];
    const double short_by = lower_[variable] - value, over_by = value - upper_[variable];
    if (short_by > worst || over_by > worst) {
      worst = std::max(short_by, over_by);
      below = short_by > over_by;
      leaving = at;
    }
  }
  if (leaving == size) {
    outcome = Outcome::solved;
    return false;
  }
  const double sign = below ? 1 : -1;
  struct Break {
    double ratio = 0;
    double amount = 0;
    std::uint32_t variable = 0;
  };
  static thread_local std::vector<Break> breaks;
  static thread_local std::vector<double> along;  // of the leaving row
  breaks.clear();
  along.assign(items() + size, 0.0);
  const double* row = &inverse_[leaving * stride_];
  const auto consider = [&](std::size_t variable, double amount) {
    along[variable] = amount;
    if (lower_[variable] == upper_[variable]) return;
    const double signed_amount = sign * amount;
    const bool at_upper = variable < items() && x_[variable] > 0.5;
    if (at_upper ? signed_amount <= pivot_at_least : signed_amount >= -pivot_at_least) return;
    breaks.push_back({std::max(0.0, reduced_[variable] / signed_amount), std::abs(amount),
                      static_cast<std::uint32_t>(variable)});
  };
  for (std::size_t item = 0; item < items(); ++item) {
    if (place_[item] >= 0) continue;
    double amount = 0;
    for (const Entry& entry : columns_[item]) amount += row[entry.active] * entry.amount;
    if (amount != 0) consider(item, amount);
  }
  for (std::size_t at = 0; at < size; ++at) {
    if (place_[items() + at] < 0 && row[at] != 0) consider(items() + at, row[at]);
  }
  std::sort(breaks.begin(), breaks.end(), [](const Break& one, const Break& other) {
    if (one.ratio != other.ratio) return one.ratio < other.ratio;
    if (one.amount != other.amount) return one.amount > other.amount;
    return one.variable < other.variable;
  });
  double slope = worst;
  std::size_t entering = breaks.size();
  for (std::size_t at = 0; at < breaks.size(); ++at) {
    const std::size_t variable = breaks[at].variable;
    slope -= breaks[at].amount * (upper_[variable] - lower_[variable]);
    if (slope < 0) {
      entering = at;
      break;
    }
  }
  if (entering == breaks.size()) {
    std::vector<double> ray(row, row + size);
    for (double& one : ray) one *= sign;
    write_multipliers(ray);
    outcome = Outcome::impossible;
    return false;
  }
  const std::size_t variable = breaks[entering].variable;
  for (std::size_t at = 0; at < entering; ++at) {  // these change sides on the way
    const std::size_t flipped = breaks[at].variable;
    x_[flipped] = x_[flipped] > 0.5 ? 0 : 1;
  }
  static thread_local std::vector<double> column;
  column.assign(size, 0.0);
  const auto add = [&](std::size_t at_row, double amount) {
    for (std::size_t at = 0; at < size; ++at) column[at] += inverse(at, at_row) * amount;
  };
  if (variable < items()) {
    for (const Entry& entry : columns_[variable]) add(entry.active, entry.amount);
  } else {
    add(variable - items(), 1);
  }
  if (std::abs(column[leaving]) < pivot_at_least) {
    outcome = Outcome::unclear;
    return false;
  }
  const auto left = static_cast<std::size_t>(basic_[leaving]);
  if (left < items()) x_[left] = below ? lower_[left] : upper_[left];
  place_[left] = -1;
  place_[variable] = static_cast<std::int32_t>(leaving);
  basic_[leaving] = static_cast<std::int32_t>(variable);
  const double step = reduced_[variable] / along[variable];
  for (std::size_t at = 0; at < along.size(); ++at) {
    if (along[at] != 0) reduced_[at] -= step * along[at];
  }
  reduced_[left] = -step;
  reduced_[variable] = 0;
  const double pivot = 1 / column[leaving];
  double* own = &inverse_[leaving * stride_];
  for (std::size_t at = 0; at < size; ++at) dual_[at] += step * own[at];
  for (std::size_t at = 0; at < size; ++at) own[at] *= pivot;
  for (std::size_t at = 0; at < size; ++at) {
    if (at == leaving || column[at] == 0) continue;
    double* other = &inverse_[at * stride_];
    for (std::size_t to = 0; to < size; ++to) other[to] -= column[at] * own[to];
  }
  if (++pivots_ >= pivots_between_inverses) {
    refactor();
    set_reduced();
    place_at_bounds();
  }
  set_basic();
  return true;
}

Relaxation::Outcome Relaxation::solve(double cutoff) {
  const double scaled = cutoff * value_scale_;
  Outcome outcome = Outcome::unclear;
  for (int round = 0; round < 100; ++round) {
    set_reduced();
    place_at_bounds();
    set_basic();
    int left = iterations_at_most;
    outcome = Outcome::unclear;
    while (left-- > 0 && iterate(outcome, scaled)) {
    }
    if (outcome != Outcome::impossible) write_multipliers(dual_);
    if (outcome != Outcome::solved || !activate_broken()) return outcome;
  }
  return outcome;
}

}  // namespace malvag::portfolio
