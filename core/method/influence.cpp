// Row sums, column sums, and walks of two steps.
#include "influence.hpp"

#include <cmath>

namespace malvag::method {

std::optional<InfluenceProblem> problem_of_influences(const Matrix& influence) {
  if (influence.rows != influence.columns) return InfluenceProblem{};
  for (std::size_t row = 0; row < influence.rows; ++row) {
    for (std::size_t column = 0; column < influence.columns; ++column) {
      const double strength = influence.at(row, column);
      if (!(std::fabs(strength) <= strongest_influence)) {
        return InfluenceProblem{InfluenceFault::off_scale, row, column};
      }
      if (row == column && strength != 0) {
        return InfluenceProblem{InfluenceFault::on_itself, row, column};
      }
    }
  }
  return std::nullopt;
}

InfluenceSums influence_sums(const Matrix& influence) {
  const std::size_t count = influence.rows;
  InfluenceSums sums;
  for (auto* list : {&sums.out, &sums.in, &sums.second_order, &sums.feedback}) {
    list->assign(count, 0.0);
  }
  for (std::size_t row = 0; row < count; ++row) {
    for (std::size_t column = 0; column < count; ++column) {
      sums.out[row] += influence.at(row, column);
      sums.in[column] += influence.at(row, column);
    }
  }
  for (std::size_t row = 0; row < count; ++row) {
    for (std::size_t column = 0; column < count; ++column) {
      if (column == row) continue;
      sums.second_order[row] += influence.at(row, column) * sums.out[column];
      sums.feedback[row] += influence.at(row, column) * influence.at(column, row);
    }
  }
  return sums;
}

}  // namespace malvag::method
