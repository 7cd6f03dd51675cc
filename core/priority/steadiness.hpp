// How sure a measure's place above the line is: the share of reasonable ways to weigh in which the
// room reaches it. Stochastic multicriteria acceptability analysis in its first form (SMAA-2,
// Lahdelma & Salminen 2001) with free weights: uniform on the simplex by normalised exponentials.
// A long computation, made in steps so that it can be shown while it goes and be stopped.
// With k above of N samples the share is known to about ±1.96·√(p(1−p)/N), at most ±1/√N.
#pragma once

#include <cstdint>
#include <vector>

#include "../method/random.hpp"
#include "prepared.hpp"

namespace malvag::priority {

struct Steadiness {
  std::int64_t samples = 0;         // done so far
  std::vector<std::int64_t> above;  // per plan.measures place: times above the line
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
  method::Random random_;
  std::int64_t total_;
  Steadiness result_;
};

}  // namespace malvag::priority
