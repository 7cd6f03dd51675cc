// How alike two rankings of the same things are.
#pragma once

#include <cstdint>
#include <vector>

namespace malvag::method {

// Pairs of things by how the two rankings order them. A pair that either puts level is in neither.
struct Agreement {
  std::int64_t same = 0;
  std::int64_t opposite = 0;
};
Agreement agreement(const std::vector<double>& one, const std::vector<double>& other);

// Kendall's τ-b (Kendall 1945), with correction for ties, in O(n log n) by counting the exchanges
// of a merge sort (Knight 1966). −1 opposite … 1 the same; none of the two may put all level, else
// 0.
double kendall_tau_b(const std::vector<double>& one, const std::vector<double>& other);

// Spearman's ρ (1904): the product-moment correlation of the places, equal ones at the mean of
// theirs. 0 where either puts all level.
double spearman(const std::vector<double>& one, const std::vector<double>& other);

}  // namespace malvag::method
