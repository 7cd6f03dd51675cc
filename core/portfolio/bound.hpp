// The bound of a node, exactly: for any multipliers λ ≥ 0 of the rows no choice is worth more than
// Σ λ_i·limit_i + Σ_j max(0, value_j − Σ λ_i·a_ij). All in whole units of 2^−shift of value.
#pragma once

#include "program.hpp"

namespace malvag::portfolio {

__extension__ typedef __int128 Wide;  // a product of two amounts, summed over all items, fits

class Bound {
 public:
  explicit Bound(const Program& program);

  // Where `fixed` (by item, −1 free) leaves things open, with these multipliers (by row, ≥ 0, value
  // for a unit of the row's amount); they are rounded, which changes the bound but not that it is
  // one.
  void set(const std::vector<double>& multipliers, const std::vector<signed char>& fixed);
  // No choice is worth more; rounded down, as worths are whole.
  std::int64_t whole() const;
  // The rows contradict each other whatever things are worth: the multipliers alone say so.
  bool is_impossible() const;
  // The value of a free item in every choice that is worth more than `known`; −1: both are
  // possible.
  signed char settled(Item item, std::int64_t known) const;
  // What the item is worth beyond what it uses, for orders only.
  double reduced(Item item) const;

 private:
  template <class Number>
  struct Sums {
    std::vector<Number> reduced;  // by item
    Number bound = 0;
    Number rows_alone = 0;  // the bound if everything were worth nothing
    void set(const Bound& of, const std::vector<signed char>& fixed);
  };

  std::vector<std::int64_t> values_;
  std::vector<std::int64_t> limits_;
  std::vector<double> weights_;  // by row: |limit| + Σ |amount|
  std::vector<Term> terms_;      // of all items, one after the other
  std::vector<std::uint32_t> first_term_;
  int shift_ = 0;
  double most_ = 0;  // that Σ λ_i·weight_i may be
  std::vector<std::int64_t> lambda_;
  bool is_narrow_ = false;
  Sums<std::int64_t> narrow_;  // for all but the largest amounts, many times as fast
  Sums<Wide> wide_;
};

}  // namespace malvag::portfolio
