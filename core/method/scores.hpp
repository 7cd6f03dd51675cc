// Ways to one number for each alternative. Directions say which way is better; nobody turns the
// numbers round beforehand. Weights are ≥ 0 with a sum above 0, one for each column.
#pragma once

#include <optional>
#include <utility>

#include "matrix.hpp"

namespace malvag::method {

// The weighted sum of values (Keeney & Raiffa 1976): share · v, v straight from 0 at the range's
// worst to 1 at its best, kept within. Without ranges the columns' own least and most are worst and
// best. A range without extent gives everybody 1.
using Range = std::pair<double, double>;  // worst, best
std::vector<double> additive(const Matrix& matrix, const std::vector<double>& weights,
                             const std::vector<Better>& directions,
                             const std::vector<Range>& ranges = {});

// TOPSIS (Hwang & Yoon 1981): nearness to the best and farness from the worst of each column, by
// Euclidean distance after division of each column by its length. 0 … 1. A column of zeros counts
// for nothing; where nothing tells the alternatives apart, each gets ½.
std::vector<double> topsis(const Matrix& matrix, const std::vector<double>& weights,
                           const std::vector<Better>& directions);

// PROMETHEE II (Brans & Vincke 1985). How much a lead d counts, 0 … 1:
//   usual   1 from d > 0            ushape  1 from d > q
//   vshape  d/p up to p             level   ½ from d > q, 1 from d > p
//   linear  (d − q)/(p − q) between q and p
// 0 ≤ q ≤ p, and p > 0 for vshape.
enum class Preference { usual, ushape, vshape, level, linear };
struct PreferenceOf {
  Preference type = Preference::usual;
  double q = 0;
  double p = 0;
};
double preferred(const PreferenceOf& preference, double lead);
struct Flows {
  std::vector<double> plus;   // mean preference over the others
  std::vector<double> minus;  // mean preference of the others over it
  std::vector<double> net;
};
// In O(columns · n log n) by sorting (Calders & Van Assche 2018, Omega). One alternative: all 0.
Flows promethee(const Matrix& matrix, const std::vector<double>& weights,
                const std::vector<Better>& directions,
                const std::vector<PreferenceOf>& preferences);

// Places of the alternatives that no other is at least as good as in all columns and better in one.
// Equal rows stand beside each other.
std::vector<std::size_t> front(const Matrix& matrix, const std::vector<Better>& directions);

}  // namespace malvag::method
