// How far an order stands when weights and scores are not known for certain: stochastic
// multicriteria acceptability analysis (SMAA-2, Lahdelma & Salminen 2001) of a principle of tiers.
// Gates and levels stand; each weighted tier gets weights of its own in each sample, drawn evenly
// from all that is believed of them, and each uncertain score that a weighted tier reads is drawn
// evenly between its span's ends. Equal measures share the better place.
// A long computation, made in steps so that it can be shown while it goes and be stopped. With k of
// N samples a share is known to about ±1.96·√(p(1−p)/N), at most ±1/√N.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "../method/weight_draw.hpp"
#include "prepared.hpp"

namespace malvag::priority {

// So many ways to weigh are drawn unless somebody asks for others: the same wherever a share is
// told.
inline constexpr std::int64_t ways_to_weigh = 10'000;

// What is believed of a principle's weights.
enum class WeightsBelieved {
  free,    // nothing
  order,   // who counts more than whom, as in the principle; equal ones in any order
  around,  // each share is at most `margin` from the principle's
};
struct Belief {
  WeightsBelieved weights = WeightsBelieved::free;
  double margin = 0.1;  // a share, 0 … 1
  bool operator==(const Belief&) const = default;
};
// The bounds of a tier's shares when they are believed to lie around the principle's.
std::vector<std::pair<double, double>> bounds_around(const std::vector<double>& shares,
                                                     double margin);
// A tier's weights as shares of their sum; equal ones where they have none.
std::vector<double> shares_of(const std::vector<double>& weights);

struct Robustness {
  std::int64_t samples = 0;  // done so far; all counts are of them
  // By the measure's place in plan.measures.
  std::vector<std::int64_t> first;
  std::vector<std::int64_t> top_three;
  std::vector<std::int64_t> above;  // the line
  // Neighbours in the principle's own order, plan.measures places; beside all but the last: times
  // it stands before the next one, and times they are equal.
  std::vector<std::uint32_t> order;
  std::vector<std::int64_t> before_next;
  std::vector<std::int64_t> level_with_next;
  // Of the measure that is watched: times at each place from 1, and the sums of the last weighted
  // tier's shares in the samples where it is above the line and where it is not.
  std::vector<std::int64_t> places;
  std::vector<double> shares_when_above;
  std::vector<double> shares_when_below;
  bool operator==(const Robustness&) const = default;
};

// What only an answer with everything in it needs.
struct Acceptability {
  std::vector<std::vector<std::int64_t>> places;  // by plan.measures place, by place from 1: times
  // By plan.measures place: the mean shares of the last weighted tier in the samples where it is
  // first. Empty: it never is.
  std::vector<std::vector<double>> central_weights;
  // By plan.measures place: the share of draws of the uncertain scores alone in which the central
  // weights, and the principle's own in other tiers, make it first. 0 where there are none.
  std::vector<double> confidence;
};

class RobustnessRun {
 public:
  struct Wanted {
    Belief belief;
    std::optional<std::size_t> watched;  // a place in plan.measures
    bool everything = false;  // acceptability() too: as many numbers as measures times measures
  };
  // Samples below 0 count as 0.
  RobustnessRun(const Plan& plan, const Principle& principle, const Question& question,
                const Wanted& wanted, std::uint64_t seed, std::int64_t samples);
  // Does up to `samples` more; true while there is more to do.
  bool step(std::int64_t samples);
  const Robustness& result() const { return result_; }
  std::int64_t total() const { return total_; }
  Acceptability acceptability() const;

 private:
  // A score between two ends, in one weighted tier.
  struct Uncertain {
    std::size_t tier = 0;
    std::size_t criterion = 0;  // in the tier's order
    std::uint32_t candidate = 0;
    double low = 0;
    double high = 0;
    double lowering = 0;
    Scale scale;
  };
  void find_uncertain(const Plan& plan, const Principle& principle);
  void draw_weights();
  void draw_scores(method::Random& random, Candidates& candidates) const;
  void count();
  void count_watched(std::size_t line);
  double first_with(const std::vector<double>& shares, std::uint32_t candidate) const;

  Candidates candidates_;
  Wanted wanted_;
  Weights own_weights_;
  Weights weights_;
  std::vector<std::vector<std::size_t>> most_important_first_;  // by tier, when the order is known
  std::vector<method::WeightDraw> draws_;                       // by tier
  std::vector<Uncertain> uncertain_;
  std::optional<std::size_t> last_weighted_;
  Candidates::Sorting sorting_;
  method::Random random_;
  std::uint64_t seed_;
  std::int64_t total_;
  std::vector<std::uint32_t> own_order_;  // candidates
  std::vector<std::uint32_t> rank_of_;    // by candidate, in the sample that is counted, from 0
  std::optional<std::uint32_t> watched_;  // candidate
  std::vector<std::vector<std::int64_t>> all_places_;  // by candidate
  std::vector<std::vector<double>> sums_when_first_;   // by candidate
  Robustness result_;
};

}  // namespace malvag::priority
