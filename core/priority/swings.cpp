// Ranks anew for each end.
#include "swings.hpp"

#include <algorithm>

#include "../plan/in_order.hpp"
#include "last_weighted.hpp"

namespace malvag::priority {
namespace {

struct Ranker {
  const LastWeighted& field;
  Weights weights;
  std::uint32_t candidate;

  SwingEnd standing(const Candidates& candidates, const std::vector<double>& shares, double at) {
    weights[field.tier] = shares;
    const Order order = candidates.order(weights);
    SwingEnd result;
    result.at = at;
    for (std::size_t place = 0; place < shares.size(); ++place) {
      result.points += 100 * shares[place] * candidates.values(field.tier)[place][candidate];
    }
    const std::uint32_t measure = candidates.measures()[candidate];
    const auto found = std::find(order.measures.begin(), order.measures.end(), measure);
    const auto index = static_cast<std::size_t>(found - order.measures.begin());
    result.place = order.places[index];
    result.above_line = index < order.line;
    return result;
  }
};

double width(const Swing& swing) {
  double low = std::min(swing.weight_low.points, swing.weight_high.points);
  double high = std::max(swing.weight_low.points, swing.weight_high.points);
  for (const auto& score : {swing.score_low, swing.score_high}) {
    if (!score) continue;
    low = std::min(low, score->points);
    high = std::max(high, score->points);
  }
  return high - low;
}

}  // namespace

std::optional<Swings> swings(const Plan& plan, const Candidates& candidates,
                             const Principle& principle, const Belief& belief,
                             std::size_t measure) {
  const auto candidate = candidates.candidate(measure);
  const auto field = last_weighted(candidates, principle);
  if (!candidate || !field) return std::nullopt;
  Ranker ranker{*field, weights_of(principle), *candidate};
  Swings result;
  result.now = ranker.standing(candidates, field->shares, 0);
  for (std::size_t at = 0; at < field->criteria.size(); ++at) {
    Swing swing;
    swing.criterion = field->criteria[at];
    const double share = field->shares[at];
    double low = share / 2, high = std::min(1.0, 2 * share);
    if (belief.weights == WeightsBelieved::around) {
      low = std::max(0.0, share - belief.margin);
      high = std::min(1.0, share + belief.margin);
    }
    if (field->criteria.size() < 2) low = high = share;
    swing.weight_low = ranker.standing(candidates, shares_with(field->shares, at, low), low);
    swing.weight_high = ranker.standing(candidates, shares_with(field->shares, at, high), high);
    const Span* span = plan.measures[measure].spans.find(swing.criterion);
    const Criterion* criterion = plan.criteria.find(swing.criterion);
    if (span && criterion) {
      Candidates changed = candidates;
      const auto with = [&](double score) {
        const double read =
            read_on(criterion->scale, score) + lowering(plan.measures[measure], *criterion);
        changed.set_value(field->tier, at, *candidate, value_on(criterion->scale, read));
        return ranker.standing(changed, field->shares, score);
      };
      swing.score_low = with(span->low);
      swing.score_high = with(span->high);
    }
    result.criteria.push_back(std::move(swing));
  }
  put_in_order(result.criteria,
               [](const Swing& one, const Swing& other) { return width(one) > width(other); });
  return result;
}

}  // namespace malvag::priority
