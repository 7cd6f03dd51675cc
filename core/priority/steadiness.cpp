// Draws weights and counts how often each measure stands above the line.
#include "steadiness.hpp"

#include <algorithm>

namespace malvag::priority {
SteadinessRun::SteadinessRun(const Plan& plan, const Principle& principle, const Question& question,
                             std::uint64_t seed, std::int64_t samples)
    : candidates_(Prepared(plan), principle, question),
      weights_(weights_of(principle)),
      random_(seed),
      total_(std::max<std::int64_t>(samples, 0)) {
  result_.above.resize(plan.measures.size(), 0);
}

// Exponentials, in the tiers' and the criteria's order; sorting divides them by their sum.
void SteadinessRun::draw_weights() {
  for (std::vector<double>& tier : weights_) {
    for (double& weight : tier) weight = random_.exponential();
  }
}

bool SteadinessRun::step(std::int64_t samples) {
  const std::int64_t until = std::min(total_, result_.samples + std::max<std::int64_t>(samples, 0));
  for (; result_.samples < until; ++result_.samples) {
    draw_weights();
    candidates_.sort(weights_, sorting_);
    const std::size_t line = candidates_.line(sorting_);
    for (std::size_t index = 0; index < line; ++index) {
      ++result_.above[candidates_.measures()[sorting_.entries[index].candidate]];
    }
  }
  return result_.samples < total_;
}

}  // namespace malvag::priority
