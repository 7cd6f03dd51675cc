// Counts pairs in the same and in opposite order.
#include "correlation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "judgements.hpp"

namespace malvag::method {
namespace {

using Pair = std::pair<double, double>;

std::int64_t pairs_of(std::int64_t count) {
  return count * (count - 1) / 2;
}

// Pairs within runs of equal things.
template <class Equal>
std::int64_t level_pairs(const std::vector<Pair>& sorted, Equal&& equal) {
  std::int64_t pairs = 0, run = 1;
  for (std::size_t at = 1; at < sorted.size(); ++at) {
    if (equal(sorted[at - 1], sorted[at])) {
      ++run;
    } else {
      pairs += pairs_of(run);
      run = 1;
    }
  }
  return pairs + pairs_of(run);
}

// Sorts by the second and counts the pairs that were in strictly opposite order.
std::int64_t exchanges(std::vector<Pair>& pairs, std::vector<Pair>& spare, std::size_t from,
                       std::size_t to) {
  if (to - from < 2) return 0;
  const std::size_t middle = from + (to - from) / 2;
  std::int64_t count = exchanges(pairs, spare, from, middle) + exchanges(pairs, spare, middle, to);
  std::size_t left = from, right = middle;
  for (std::size_t at = from; at < to; ++at) {
    const bool take_left =
        right == to || (left < middle && pairs[left].second <= pairs[right].second);
    if (!take_left) count += static_cast<std::int64_t>(middle - left);
    spare[at] = take_left ? pairs[left++] : pairs[right++];
  }
  std::copy(spare.begin() + static_cast<std::ptrdiff_t>(from),
            spare.begin() + static_cast<std::ptrdiff_t>(to),
            pairs.begin() + static_cast<std::ptrdiff_t>(from));
  return count;
}

struct Counts {
  Agreement agreement;
  std::int64_t level_in_one = 0;
  std::int64_t level_in_other = 0;
  std::int64_t all = 0;
};

Counts counts_of(const std::vector<double>& one, const std::vector<double>& other) {
  std::vector<Pair> pairs;
  for (std::size_t at = 0; at < one.size(); ++at) pairs.emplace_back(one[at], other[at]);
  std::sort(pairs.begin(), pairs.end());
  Counts counts;
  counts.all = pairs_of(static_cast<std::int64_t>(pairs.size()));
  counts.level_in_one = level_pairs(
      pairs, [](const Pair& left, const Pair& right) { return left.first == right.first; });
  const std::int64_t level_in_both = level_pairs(pairs, std::equal_to<>());
  std::vector<Pair> spare(pairs.size());
  counts.agreement.opposite = exchanges(pairs, spare, 0, pairs.size());
  counts.level_in_other = level_pairs(
      pairs, [](const Pair& left, const Pair& right) { return left.second == right.second; });
  counts.agreement.same = counts.all - counts.level_in_one - counts.level_in_other + level_in_both -
                          counts.agreement.opposite;
  return counts;
}

}  // namespace

Agreement agreement(const std::vector<double>& one, const std::vector<double>& other) {
  return counts_of(one, other).agreement;
}

double kendall_tau_b(const std::vector<double>& one, const std::vector<double>& other) {
  const Counts counts = counts_of(one, other);
  const auto apart_in_one = static_cast<double>(counts.all - counts.level_in_one);
  const auto apart_in_other = static_cast<double>(counts.all - counts.level_in_other);
  if (apart_in_one == 0 || apart_in_other == 0) return 0;
  return static_cast<double>(counts.agreement.same - counts.agreement.opposite) /
         std::sqrt(apart_in_one * apart_in_other);
}

double spearman(const std::vector<double>& one, const std::vector<double>& other) {
  const std::vector<double> places = mean_places(one), others = mean_places(other);
  const double mean = (static_cast<double>(places.size()) + 1) / 2;
  double together = 0, squares = 0, squares_of_other = 0;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const double here = places[at] - mean, there = others[at] - mean;
    together += here * there;
    squares += here * here;
    squares_of_other += there * there;
  }
  if (squares == 0 || squares_of_other == 0) return 0;
  return together / std::sqrt(squares * squares_of_other);
}

}  // namespace malvag::method
