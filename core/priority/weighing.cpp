// Turns answers into weights.
#include "weighing.hpp"

#include <algorithm>
#include <cmath>

#include "../method/judgements.hpp"

namespace malvag::priority {
namespace {

std::optional<std::size_t> place_of(const std::vector<Id>& criteria, const Id& criterion) {
  const auto found = std::find(criteria.begin(), criteria.end(), criterion);
  if (found == criteria.end()) return std::nullopt;
  return static_cast<std::size_t>(found - criteria.begin());
}

std::optional<Weighed> from_shares(const std::vector<double>& shares,
                                   const std::vector<Id>& criteria) {
  double total = 0;
  for (const double share : shares) total += std::max(share, 0.0);
  if (!(total > 0)) return std::nullopt;
  Weighed result;
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    result.weights.set(criteria[at], 100 * std::max(shares[at], 0.0) / total);
  }
  return result;
}

std::optional<Weighed> from_points(const Weighing& weighing, const std::vector<Id>& criteria) {
  std::vector<double> shares;
  for (const Id& criterion : criteria) shares.push_back(weighing.points.value_or(criterion, 0.0));
  return from_shares(shares, criteria);
}

// Those that nobody has put in order share the mean of the places that are left.
std::optional<Weighed> from_order(const Weighing& weighing, const std::vector<Id>& criteria) {
  const std::vector<double> centroid = method::rank_order_centroid(criteria.size());
  std::vector<double> shares(criteria.size(), -1);
  std::size_t next = 0;
  for (const Id& criterion : weighing.order) {
    const auto at = place_of(criteria, criterion);
    if (at && shares[*at] < 0) shares[*at] = centroid[next++];
  }
  double rest = 0;
  for (std::size_t at = next; at < centroid.size(); ++at) rest += centroid[at];
  const auto left = static_cast<double>(criteria.size() - next);
  for (double& share : shares) share = share < 0 ? rest / left : share;
  return from_shares(shares, criteria);
}

std::optional<Weighed> from_pairs(const Weighing& weighing, const std::vector<Id>& criteria) {
  method::Matrix matrix(criteria.size(), criteria.size());
  std::fill(matrix.cells.begin(), matrix.cells.end(), 1.0);
  for (const Judgement& judgement : weighing.judgements) {
    const auto more = place_of(criteria, judgement.more);
    const auto less = place_of(criteria, judgement.less);
    if (!more || !less || more == less || !(judgement.times > 0)) continue;
    matrix.at(*more, *less) = judgement.times;
    matrix.at(*less, *more) = 1 / judgement.times;
  }
  const method::Pairwise pairwise = method::pairwise(matrix);
  auto result = from_shares(pairwise.weights, criteria);
  if (!result) return result;
  result->consistency_ratio = pairwise.consistency_ratio;
  result->random_index = pairwise.random_index;
  if (!pairwise.most_inconsistent) return result;
  const auto& worst = *pairwise.most_inconsistent;
  const bool as_written = worst.judged >= 1;
  const Contradiction found{criteria[as_written ? worst.row : worst.column],
                            criteria[as_written ? worst.column : worst.row],
                            as_written ? worst.judged : 1 / worst.judged,
                            as_written ? worst.implied : 1 / worst.implied};
  if (std::fabs(found.times - found.implied) > 1e-6) result->worst = found;
  return result;
}

}  // namespace

std::optional<Weighed> weigh(const Weighing& weighing, const std::vector<Id>& criteria) {
  if (criteria.empty()) return std::nullopt;
  if (weighing.method == WeighingMethod::ordinal) return from_order(weighing, criteria);
  if (weighing.method == WeighingMethod::pairwise) return from_pairs(weighing, criteria);
  return from_points(weighing, criteria);
}

Weighing recorded(Weighing weighing, const Weighed& weighed, const Plan& plan,
                  const std::vector<Id>& criteria) {
  const bool pairwise = weighing.method == WeighingMethod::pairwise;
  weighing.consistencyRatio = pairwise ? weighed.consistency_ratio : 0;
  weighing.randomIndex = pairwise ? weighed.random_index : 0;
  weighing.randomIndexTable = pairwise ? "Saaty 1980" : "";
  weighing.ranges = {};
  for (const Id& id : criteria) {
    const Criterion* criterion = plan.criteria.find(id);
    if (criterion) weighing.ranges.set(id, {criterion->scale.worst, criterion->scale.best, {}});
  }
  return weighing;
}

std::vector<Id> outdated(const Plan& plan, const Tier& tier) {
  std::vector<Id> result;
  if (!tier.weighing) return result;
  for (const auto& [id, range] : tier.weighing->ranges) {
    const Criterion* criterion = plan.criteria.find(id);
    if (!criterion) continue;
    const bool same = criterion->scale.worst == range.worst && criterion->scale.best == range.best;
    if (!same) result.push_back(id);
  }
  return result;
}

}  // namespace malvag::priority
