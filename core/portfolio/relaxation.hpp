// The linear relaxation of a program (0 ≤ x ≤ 1), solved by a dual simplex method for bounded
// variables with the bound-flipping ratio test (Maros 2003, "A generalized dual phase-2 simplex
// algorithm", EJOR 149:1–16). It works in floating point and decides nothing: it gives the
// multipliers of a Lagrangian bound, which is then computed exactly, and points to branch on.
// Rows of needs and exclusions, which seldom bind, are taken in only when a solution breaks them.
#pragma once

#include "program.hpp"

namespace malvag::portfolio {

class Relaxation {
 public:
  explicit Relaxation(const Program& program);

  // By item: 0 or 1 if that is its value, −1 if both are possible.
  void bound(const std::vector<signed char>& fixed);

  enum class Outcome {
    solved,      // values() are the best
    cut_off,     // the bound has sunk to the cutoff: the multipliers say so
    impossible,  // no x satisfies the rows: multipliers() is a ray along which the bound sinks
    unclear,     // gave up; the multipliers are as good as any
    unfinished,  // the work is done; solve again to go on
  };
  // `cutoff` in the program's own value; `work` in additions, after which it stops.
  Outcome solve(double cutoff, double work);

  const std::vector<double>& values() const { return x_; }
  // By row of the program, ≥ 0, value for a unit of the row's amount.
  const std::vector<double>& multipliers() const { return multipliers_; }

 private:
  struct ActiveRow {
    std::uint32_t row = 0;
    double scale = 1;
    double limit = 0;
  };
  struct Entry {
    std::uint32_t active = 0;
    double amount = 0;
  };
  struct Leaving {
    std::size_t at = 0;  // row of the basis
    double distance = 0;
    bool is_below = false;  // its lower bound, else above its upper
  };
  struct Break {  // where a variable's reduced value becomes 0
    double ratio = 0;
    double amount = 0;
    std::uint32_t variable = 0;
  };
  struct Touched {
    std::uint32_t variable = 0;
    double amount = 0;  // in the leaving row
  };

  std::size_t count() const { return active_.size(); }
  std::size_t items() const { return program_.size(); }
  double& inverse(std::size_t row, std::size_t column) { return inverse_[row * stride_ + column]; }
  bool activate(std::uint32_t row);
  bool activate_broken();
  void lay_out_columns();
  void refactor();
  void start();
  void set_reduced();
  void set_basic();
  void place_at_bounds();
  void write_basic();
  bool find_leaving(Leaving& leaving) const;
  void find_breaks(const Leaving& leaving);
  bool take_breaks(const Leaving& leaving, std::uint32_t& entering);
  void set_column(std::uint32_t variable);
  void move_basic(const Leaving& leaving, std::uint32_t entering);
  void change_basis(const Leaving& leaving, std::uint32_t entering);
  bool iterate(Outcome& outcome, double cutoff);
  void write_multipliers(const std::vector<double>& by_active);

  const Program& program_;
  std::vector<ActiveRow> active_;
  std::vector<std::int32_t> active_of_;  // by row of the program, −1: not active
  double value_scale_ = 1;
  std::vector<double> value_;   // by item, scaled
  std::vector<Entry> entries_;  // of the active rows, scaled, item after item
  std::vector<std::uint32_t> first_entry_;
  std::vector<double> lower_, upper_;  // by variable: the items, then the active rows' slacks
  std::vector<Item> open_;             // items that are in the basis or can take two values
  std::vector<double> left_;           // by active row: of its limit, beside the other items
  double settled_value_ = 0;           // of those
  std::vector<double> x_;              // by item
  std::vector<double> basic_value_;    // by row of the basis
  std::vector<double> reduced_;        // by variable
  std::vector<std::int32_t> basic_;    // by row of the basis: which variable
  std::vector<std::int32_t> place_;    // by variable: row in the basis, −1: not basic
  std::vector<double> inverse_;        // of the basis
  std::size_t stride_ = 0;
  std::vector<double> dual_;  // by active row, scaled
  std::vector<double> multipliers_;
  double objective_ = 0;
  int pivots_ = 0;  // since the inverse was made anew
  // Room for one pivot.
  std::vector<Break> breaks_;
  std::vector<Break> passed_;
  std::vector<Touched> touched_;
  std::vector<double> column_;
  std::vector<double> change_;
  std::vector<std::uint32_t> changed_;
};

}  // namespace malvag::portfolio
