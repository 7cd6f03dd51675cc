// AHP, rank order centroid, Kendall's W.
#include "judgements.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace malvag::method {
namespace {

constexpr double random_indices[] = {0,    0,    0.58, 0.90, 1.12, 1.24, 1.32, 1.41,
                                     1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};
constexpr int iterations_at_most = 10'000;
constexpr double rounding_of_a_product = 4e-16;

}  // namespace

double random_index(std::size_t size) {
  constexpr std::size_t known = std::size(random_indices);
  return size == 0 ? 0 : random_indices[std::min(size, known) - 1];
}

Reciprocity make_reciprocal(Matrix& matrix) {
  Reciprocity worst;
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    for (std::size_t column = 0; column <= row; ++column) {
      const double here = matrix.at(row, column), there = matrix.at(column, row);
      const double off = std::fabs(row == column ? here - 1 : here * there - 1);
      if (!(off <= reciprocal_within) || here <= 0) return {false, row, column, off};
      if (off > worst.off && off > rounding_of_a_product) worst = {true, row, column, off};
    }
  }
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    for (std::size_t column = 0; column < row; ++column) {
      double& here = matrix.at(row, column);
      double& there = matrix.at(column, row);
      here < there ? here = 1 / there : there = 1 / here;
    }
    matrix.at(row, row) = 1;
  }
  return worst;
}

Pairwise pairwise(const Matrix& matrix, std::optional<double> random_index_given) {
  const std::size_t size = matrix.rows;
  Pairwise result;
  result.weights.assign(size, 1.0 / static_cast<double>(size));
  std::vector<double> next(size);
  for (int round = 0; round < iterations_at_most; ++round) {
    double sum = 0;
    for (std::size_t row = 0; row < size; ++row) {
      next[row] = 0;
      for (std::size_t column = 0; column < size; ++column) {
        next[row] += matrix.at(row, column) * result.weights[column];
      }
      sum += next[row];
    }
    double change = 0;
    for (std::size_t row = 0; row < size; ++row) {
      next[row] /= sum;
      change = std::max(change, std::fabs(next[row] - result.weights[row]));
    }
    result.weights = next;
    result.lambda_max = sum;  // Σ (A w)_i with Σ w = 1
    if (change < 1e-15) break;
  }
  const auto count = static_cast<double>(size);
  result.random_index = random_index_given.value_or(random_index(size));
  if (size < 2) return result;
  result.consistency_index = (result.lambda_max - count) / (count - 1);
  if (size < 3) return result;
  if (result.random_index > 0) {
    result.consistency_ratio = result.consistency_index / result.random_index;
  }
  double farthest = -1;
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t column = row + 1; column < size; ++column) {
      const double implied = result.weights[row] / result.weights[column];
      const double ratio = matrix.at(row, column) / implied;
      const double apart = std::max(ratio, 1 / ratio);
      if (apart <= farthest) continue;
      farthest = apart;
      result.most_inconsistent = Pairwise::Judgement{row, column, matrix.at(row, column), implied};
    }
  }
  return result;
}

std::vector<double> rank_order_centroid(std::size_t count) {
  std::vector<double> weights(count, 0.0);
  double sum = 0;
  for (std::size_t at = count; at-- > 0;) {
    sum += 1.0 / static_cast<double>(at + 1);
    weights[at] = sum / static_cast<double>(count);
  }
  return weights;
}

std::vector<double> mean_places(const std::vector<double>& ranking) {
  std::vector<std::size_t> order(ranking.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return ranking[one] != ranking[other] ? ranking[one] < ranking[other] : one < other;
  });
  std::vector<double> places(ranking.size());
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from + 1;
    while (to < order.size() && ranking[order[to]] == ranking[order[from]]) ++to;
    const double mean = (static_cast<double>(from + 1) + static_cast<double>(to)) / 2;
    for (; from < to; ++from) places[order[from]] = mean;
  }
  return places;
}

std::vector<double> rank_sums(const std::vector<std::vector<double>>& rankings) {
  std::vector<double> sums(rankings.empty() ? 0 : rankings.front().size(), 0.0);
  for (const auto& ranking : rankings) {
    const std::vector<double> places = mean_places(ranking);
    for (std::size_t at = 0; at < sums.size(); ++at) sums[at] += places[at];
  }
  return sums;
}

Concordance concordance(const std::vector<std::vector<double>>& rankings) {
  const std::vector<double> sums = rank_sums(rankings);
  const auto judges = static_cast<double>(rankings.size());
  const auto things = static_cast<double>(sums.size());
  const double mean = judges * (things + 1) / 2;
  double spread = 0, ties = 0;
  for (const double sum : sums) spread += (sum - mean) * (sum - mean);
  for (const auto& ranking : rankings) {
    std::vector<double> sorted = ranking;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t from = 0; from < sorted.size();) {
      std::size_t to = from + 1;
      while (to < sorted.size() && sorted[to] == sorted[from]) ++to;
      const auto equal = static_cast<double>(to - from);
      ties += equal * equal * equal - equal;
      from = to;
    }
  }
  Concordance result;
  const double most = judges * judges * (things * things * things - things) - judges * ties;
  if (most <= 0) return result;
  result.w = 12 * spread / most;
  result.chi_square = judges * (things - 1) * result.w;
  result.p = upper_gamma((things - 1) / 2, result.chi_square / 2);
  return result;
}

// Below a + 1 the series for P, above it Lentz's continued fraction for Q.
double upper_gamma(double a, double x) {
  if (x <= 0) return 1;
  const double front = std::exp(a * std::log(x) - x - std::lgamma(a));
  if (x < a + 1) {
    double term = 1 / a, sum = term;
    for (int step = 1; step < 10'000; ++step) {
      term *= x / (a + step);
      sum += term;
      if (std::fabs(term) < std::fabs(sum) * 1e-16) break;
    }
    return std::max(0.0, 1 - front * sum);
  }
  constexpr double tiny = 1e-300;
  double b = x + 1 - a, c = 1 / tiny, d = 1 / b, fraction = d;
  for (int step = 1; step < 10'000; ++step) {
    const double numerator = -step * (step - a);
    b += 2;
    d = numerator * d + b;
    if (std::fabs(d) < tiny) d = tiny;
    c = b + numerator / c;
    if (std::fabs(c) < tiny) c = tiny;
    d = 1 / d;
    const double factor = d * c;
    fraction *= factor;
    if (std::fabs(factor - 1) < 1e-16) break;
  }
  return front * fraction;
}

}  // namespace malvag::method
