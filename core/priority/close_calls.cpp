// Looks at neighbours.
#include "close_calls.hpp"

#include <algorithm>

#include "last_weighted.hpp"

namespace malvag::priority {

std::vector<CloseCall> close_calls(const Candidates& candidates, const Principle& principle,
                                   const Robustness* counted, const Closeness& closeness) {
  std::vector<CloseCall> found;
  const auto field = last_weighted(candidates, principle);
  const Weights weights = weights_of(principle);
  const Order order = candidates.order(weights);
  const bool has_counts = counted && counted->samples > 0 && counted->order == order.measures;
  for (std::size_t at = 0; at + 1 < order.measures.size(); ++at) {
    const std::uint32_t one = *candidates.candidate(order.measures[at]);
    const std::uint32_t other = *candidates.candidate(order.measures[at + 1]);
    CloseCall call;
    call.equal = order.places[at] == order.places[at + 1];
    if (!call.equal && (!field || !field->decides_between(one, other))) continue;
    const std::int64_t units = field ? field->points[one] - field->points[other] : 0;
    // What a later tier tells apart is level in points, and no close call for that.
    if (!call.equal && units == 0) continue;
    call.points = static_cast<double>(units) * 1e-9;
    if (has_counts) {
      call.holds =
          static_cast<double>(counted->before_next[at]) / static_cast<double>(counted->samples);
    }
    const bool wavers = call.holds && *call.holds < closeness.holds;
    if (!call.equal && call.points >= closeness.points && !wavers) continue;
    call.before = candidates.plan_measures()[order.measures[at]].id;
    call.after = candidates.plan_measures()[order.measures[at + 1]].id;
    call.place = order.places[at];
    call.at_line = candidates.has_line() && order.line == at + 1;
    found.push_back(std::move(call));
  }
  return found;
}

}  // namespace malvag::priority
