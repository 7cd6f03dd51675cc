// Weights drawn evenly from all that what is known of them allows.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "random.hpp"

namespace malvag::method {

// What is known of the weights, which are ≥ 0 with the sum 1.
struct WeightsKnown {
  enum class What {
    nothing,
    order,      // the first criterion counts most, the last least
    intervals,  // each lies between two bounds
  } what = What::nothing;
  std::vector<std::pair<double, double>> bounds;  // intervals: lower, upper
};
bool can_hold(const WeightsKnown& known, std::size_t criteria);

// Exponentials divided by their sum; sorted for an order; for intervals those that keep them, or,
// where they are too narrow for that, by a walk (hit and run, Smith 1984) of ten steps a criterion
// between draws. What is known must be able to hold.
class WeightDraw {
 public:
  explicit WeightDraw(WeightsKnown known) : known_(std::move(known)) {}
  // As many weights as there are in `weights`, which is given as the draw before left it: a walk
  // goes on from there.
  void draw(Random& random, std::vector<double>& weights);

 private:
  void walk(Random& random, std::vector<double>& weights);
  bool keeps_bounds(const std::vector<double>& weights) const;

  WeightsKnown known_;
  std::int64_t tried_ = 0;
  std::int64_t kept_ = 0;
  bool walks_ = false;
};

}  // namespace malvag::method
