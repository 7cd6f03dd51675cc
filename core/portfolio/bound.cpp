// 64 bits where they are certain to hold every sum, 128 elsewhere.
#include "bound.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace malvag::portfolio {
namespace {

constexpr int most_shift = 40;
constexpr int spare_bits = 5;  // Σ λ_i·weight_i is some times what everything is worth
constexpr double most_narrow = 0x1p61;
constexpr double most_lambda = 0x1p60;

int bits_of(std::int64_t amount) {
  int bits = 0;
  while ((amount >> bits) > 0) ++bits;
  return bits;
}

}  // namespace

Bound::Bound(const Program& program)
    : values_(program.values),
      limits_(program.rows.size()),
      weights_(program.rows.size()),
      lambda_(program.rows.size(), 0) {
  for (const auto& terms : program.items) {
    first_term_.push_back(static_cast<std::uint32_t>(terms_.size()));
    terms_.insert(terms_.end(), terms.begin(), terms.end());
  }
  first_term_.push_back(static_cast<std::uint32_t>(terms_.size()));
  double limits = 0;
  for (std::size_t row = 0; row < program.rows.size(); ++row) {
    limits_[row] = program.rows[row].limit;
    weights_[row] = std::abs(static_cast<double>(limits_[row]));
    if (program.rows[row].is_frame) limits += weights_[row];
    for (const Term& term : program.rows[row].terms) {
      weights_[row] += std::abs(static_cast<double>(term.amount));
    }
  }
  std::int64_t largest = 0, sum = 0;
  for (const std::int64_t value : values_) {
    largest = std::max(largest, std::abs(value));
    sum += std::abs(value);
  }
  // Narrow where the rounding of λ to 2^−shift moves the bound by no more than about a unit.
  shift_ = std::min(most_shift, 62 - spare_bits - bits_of(sum));
  is_narrow_ = limits < std::ldexp(1.0, shift_);
  if (is_narrow_) {
    most_ = most_narrow - std::ldexp(static_cast<double>(sum), shift_);
    narrow_.reduced.assign(values_.size(), 0);
  } else {
    shift_ = std::min(most_shift, 58 - bits_of(std::max<std::int64_t>(largest, 1)));
    wide_.reduced.assign(values_.size(), 0);
  }
}

void Bound::set(const std::vector<double>& multipliers, const std::vector<signed char>& fixed) {
  const double unit = std::ldexp(1.0, shift_);
  double factor = unit;
  if (is_narrow_) {
    double all = 0;  // each rounded up by a half at most
    for (std::size_t row = 0; row < lambda_.size(); ++row) {
      if (multipliers[row] > 0) all += (multipliers[row] * unit + 1) * weights_[row];
    }
    if (!(all < most_)) factor = all < 1e300 ? unit * (most_ / all) : 0;
  }
  for (std::size_t row = 0; row < lambda_.size(); ++row) {
    lambda_[row] = 0;
    if (!(multipliers[row] > 0) || factor == 0) continue;
    const double wanted = multipliers[row] * factor;
    lambda_[row] = static_cast<std::int64_t>(wanted < most_lambda ? wanted + 0.5 : most_lambda);
  }
  is_narrow_ ? narrow_.set(*this, fixed) : wide_.set(*this, fixed);
}

template <class Number>
void Bound::Sums<Number>::set(const Bound& of, const std::vector<signed char>& fixed) {
  Number sum = 0;
  for (std::size_t row = 0; row < of.lambda_.size(); ++row) {
    if (of.lambda_[row] != 0) sum += static_cast<Number>(of.lambda_[row]) * of.limits_[row];
  }
  bound = rows_alone = sum;
  const Term* term = of.terms_.data();
  for (std::size_t item = 0; item < of.values_.size(); ++item) {
    const Term* end = of.terms_.data() + of.first_term_[item + 1];
    if (fixed[item] == 0) {
      term = end;
      continue;
    }
    Number used = 0;
    for (; term != end; ++term) used += static_cast<Number>(of.lambda_[term->place]) * term->amount;
    const Number left = (static_cast<Number>(of.values_[item]) << of.shift_) - used;
    reduced[item] = left;
    if (fixed[item] == 1 || left > 0) bound += left;
    if (fixed[item] == 1 || used < 0) rows_alone -= used;
  }
}

std::int64_t Bound::whole() const {
  if (is_narrow_) return narrow_.bound >> shift_;  // rounds down, below 0 too
  const Wide whole = wide_.bound >> shift_;
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  if (whole > most) return most;
  return whole < -most ? -most : static_cast<std::int64_t>(whole);
}

bool Bound::is_impossible() const {
  return is_narrow_ ? narrow_.rows_alone < 0 : wide_.rows_alone < 0;
}

signed char Bound::settled(Item item, std::int64_t known) const {
  const auto of = [&](const auto& sums, auto at_least) -> signed char {
    const auto left = sums.reduced[item];
    if (sums.bound - (left > 0 ? left : -left) >= at_least) return -1;
    return left > 0 ? 1 : 0;
  };
  if (is_narrow_) return of(narrow_, (known + 1) << shift_);
  return of(wide_, (static_cast<Wide>(known) + 1) << shift_);
}

double Bound::reduced(Item item) const {
  return is_narrow_ ? static_cast<double>(narrow_.reduced[item])
                    : static_cast<double>(wide_.reduced[item]);
}

}  // namespace malvag::portfolio
