// Alternatives by criteria, column by column, and what several methods share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace malvag::method {

struct Matrix {
  std::size_t rows = 0;  // alternatives
  std::size_t columns = 0;
  std::vector<double> cells;  // column by column

  Matrix() = default;
  Matrix(std::size_t rows_of, std::size_t columns_of)
      : rows(rows_of), columns(columns_of), cells(rows_of * columns_of, 0.0) {}
  double& at(std::size_t row, std::size_t column) { return cells[column * rows + row]; }
  double at(std::size_t row, std::size_t column) const { return cells[column * rows + row]; }
  const double* column(std::size_t place) const { return cells.data() + place * rows; }
};

enum class Better { higher, lower };

// The highest score is 1; equal ones share the better place and the next is skipped. Scores that
// differ by less than half a billionth are equal: below that only rounding speaks.
std::vector<int> places_of(const std::vector<double>& scores);

// Places in rising order of the keys, equal ones in their own.
std::vector<std::uint32_t> order_of(const std::vector<std::uint64_t>& keys);

// The power of two that brings so large a number near 1. What is multiplied by it before sums and
// quotients keeps every bit of theirs, and no size makes them overflow.
double scale_for(double largest);

// All multiplied by the power of two that brings the largest near 1, so that what counts as equal
// does not hang on the unit.
Matrix near_one(Matrix values);

// Weights brought to the sum 1; those below 0 count as 0. Where none is above 0 all get 0.
std::vector<double> shares_of(const std::vector<double>& weights);

}  // namespace malvag::method
