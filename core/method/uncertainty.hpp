// How far a ranking by weighted values stands when the weights are not known.
#pragma once

#include <cstdint>
#include <optional>

#include "matrix.hpp"
#include "weight_draw.hpp"

namespace malvag::method {

// SMAA-2 (Lahdelma & Salminen 2001) with certain values. Equal alternatives share the better rank,
// so a rank's shares add up to less than 1 where there are ties, an alternative's always to 1. With
// N draws a share is known to about ±1/√N.
struct Acceptability {
  std::int64_t samples = 0;
  std::vector<std::vector<double>> ranks;  // by alternative, by rank: share of the draws
  // By alternative: the mean weights of the draws in which it is first; empty: it never is.
  std::vector<std::vector<double>> central_weights;
  // By alternative: 1 if those weights make it first, else 0; 0 where there are none.
  std::vector<double> confidence;
  std::vector<std::vector<double>> wins;  // share of the draws in which the row beats the column
};

class AcceptabilityRun {
 public:
  // `values`: 0 … 1, higher better. Without `pairs` there are no wins, and it is faster.
  AcceptabilityRun(Matrix values, WeightsKnown known, std::uint64_t seed, std::int64_t samples,
                   bool pairs = true);
  bool step(std::int64_t samples);  // true while there is more to do
  Acceptability result() const;

 private:
  void count_sample();
  void order_by_score();
  void count_wins();
  void add_batch();
  void take_counts();
  std::int64_t planes_count(std::size_t row, std::size_t other) const;

  Matrix values_;
  WeightDraw draw_;
  Random random_;
  std::int64_t total_;
  bool pairs_;
  std::int64_t done_ = 0;
  std::vector<double> weights_;
  std::vector<double> scores_;
  std::vector<std::uint64_t> keys_;  // the highest score first, then the alternative
  std::vector<std::uint64_t> unsorted_;
  std::vector<std::uint16_t> recent_ranks_;  // by alternative, by rank: of draws not yet in …
  std::vector<std::int64_t> rank_counts_;
  std::vector<double> weight_sums_;  // by alternative, by criterion, of draws it wins
  // Whom each alternative beats, as bits: a row of words for each. Draws of a batch stand one after
  // the other; counts stand upright, a plane for each of their binary digits.
  std::size_t words_ = 0;  // of a row
  std::size_t in_batch_ = 0;
  std::vector<std::uint64_t> beaten_;  // by the one at hand
  std::vector<std::uint64_t> batch_;
  std::vector<std::uint64_t> planes_;
  std::vector<std::int64_t> wins_;  // by alternative, by alternative: of draws not in planes
  std::int64_t recent_ = 0;         // draws in recent_ranks_
  std::int64_t in_planes_ = 0;      // draws
};

// The interval in which one weight can move while the others keep their proportions (Mareschal
// 1988) and what is asked about stays as it is. Pairs that are equal now may come apart either way.
struct Interval {
  double from = 0;
  double to = 1;
};
struct Stability {
  std::vector<Interval> best;     // by criterion: the first alternative stays first
  std::vector<Interval> ranking;  // no two alternatives change order
};
Stability stability(const Matrix& values, const std::vector<double>& weights);

// The least change of one weight, others keeping their proportions, that makes two alternatives
// equal: by criterion, the weight there; none: no weight does.
std::vector<std::optional<double>> flips(const Matrix& values, const std::vector<double>& weights,
                                         std::size_t one, std::size_t other);

}  // namespace malvag::method
