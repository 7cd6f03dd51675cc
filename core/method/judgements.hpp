// From people's judgements to weights, and how far people agree.
#pragma once

#include <cstdint>
#include <optional>

#include "matrix.hpp"

namespace malvag::method {

// The analytic hierarchy process (Saaty 1980): weights are the principal right eigenvector of a
// reciprocal matrix of how many times more the row counts than the column.
struct Pairwise {
  std::vector<double> weights;  // sum 1
  double lambda_max = 0;
  double consistency_index = 0;  // (λ − n) / (n − 1)
  double random_index = 0;       // what it is held against
  double consistency_ratio = 0;  // index / random index; 0 up to two
  // The judgement that is farthest, as a ratio, from what the weights say; none up to two.
  struct Judgement {
    std::size_t row = 0;
    std::size_t column = 0;
    double judged = 0;
    double implied = 0;
  };
  std::optional<Judgement> most_inconsistent;
};
// Saaty 1980's mean consistency index of random matrices; 1 … 15, beyond that the last.
double random_index(std::size_t size);
// Whether every a_ij · a_ji is 1, and every a_ii, to what decimals can say: six of them give any
// reciprocal down to 1/9 to within 1e-5, rounded or cut off.
constexpr double reciprocal_within = 1e-5;
struct Reciprocity {
  bool holds = true;
  std::size_t row = 0;  // of the pair that is farthest off: where it does not hold, the first such
  std::size_t column = 0;  // ≤ row
  double off = 0;          // |a_ij · a_ji − 1|; 0: none is farther off than a double's rounding
};
// Where it holds, the smaller of each pair becomes the reciprocal of the larger and the diagonal 1:
// a judgement is written as the larger one, 3, and its reciprocal, 0.333333, only follows.
Reciprocity make_reciprocal(Matrix& matrix);
Pairwise pairwise(const Matrix& matrix, std::optional<double> random_index_given = std::nullopt);

// Weights when only the order is known, first most important: rank order centroid (Barron & Barrett
// 1996), (1/n) Σ_{m ≥ i} 1/m.
std::vector<double> rank_order_centroid(std::size_t count);

// Kendall's coefficient of concordance with correction for ties (Kendall & Babington Smith 1939;
// Siegel 1956): 0 no agreement … 1 full. `rankings`: a row a judge, any numbers that rise from the
// first to the last; equal ones share the mean of their places. p: chance of a χ² as large with
// n − 1 degrees of freedom, which is rough below seven things. Where every judge ties all, W is 0.
struct Concordance {
  double w = 0;
  double chi_square = 0;
  double p = 1;
};
Concordance concordance(const std::vector<std::vector<double>>& rankings);

// The sum of mean places, lowest first choice (Borda 1781, counted from the top).
std::vector<double> rank_sums(const std::vector<std::vector<double>>& rankings);
// A judge's places with equal ones at the mean of theirs.
std::vector<double> mean_places(const std::vector<double>& ranking);

// Q(a, x), the upper regularised incomplete gamma function (Abramowitz & Stegun 6.5).
double upper_gamma(double a, double x);

}  // namespace malvag::method
