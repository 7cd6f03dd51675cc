// How sure a measure's place above the line is: the share of reasonable ways to weigh in which the
// room reaches it. Stochastic multicriteria acceptability analysis in its first form (SMAA-2,
// Lahdelma & Salminen 2001) with free weights: uniform on the simplex by normalised exponentials.
// A long computation, made in steps so that it can be shown while it goes and be stopped.
// With k above of N samples the share is known to about ±1.96·√(p(1−p)/N), at most ±1/√N.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "prepared.hpp"

namespace malvag::priority {

std::uint64_t splitmix64(std::uint64_t& state);

// xoshiro256** (Blackman & Vigna 2018) seeded by splitmix64: the same numbers everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed);
  explicit Random(const std::array<std::uint64_t, 4>& state);  // not all 0
  std::uint64_t next();
  double uniform();      // (0, 1)
  double exponential();  // rate 1

 private:
  std::array<std::uint64_t, 4> state_;
};

// The same bits everywhere, as the standard library's does not promise; x > 0 and normal.
double natural_logarithm(double x);

struct Steadiness {
  std::int64_t samples = 0;           // done so far
  std::vector<std::int64_t> above;    // per plan.measures place: times above the line
  bool operator==(const Steadiness&) const = default;
};

class SteadinessRun {
 public:
  // Each weighted tier of the principle gets weights of its own in each sample; gates and levels
  // stand. Samples below 0 count as 0.
  SteadinessRun(const Plan& plan, const Principle& principle, const Question& question,
                std::uint64_t seed, std::int64_t samples);
  // Does up to `samples` more; true while there is more to do.
  bool step(std::int64_t samples);
  const Steadiness& result() const { return result_; }
  std::int64_t total() const { return total_; }

 private:
  void draw_weights();

  Candidates candidates_;
  Weights weights_;
  Candidates::Sorting sorting_;
  Random random_;
  std::int64_t total_;
  Steadiness result_;
};

}  // namespace malvag::priority
