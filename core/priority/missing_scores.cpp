// Places the unranked at either end of what they could be.
#include "missing_scores.hpp"

#include <algorithm>
#include <cmath>

#include "robustness.hpp"
#include "shares.hpp"

namespace malvag::priority {
namespace {

enum class End { worst, best };

// The ranked measures, best first, as the tiers' results.
struct Ranked {
  Candidates candidates;
  std::vector<std::vector<std::int64_t>> results;  // by place in the order, by tier
  std::vector<std::uint32_t> order;                // candidates
};

Ranked ranked(const Prepared& prepared, const Principle& principle, const Question& question) {
  Ranked result{Candidates(prepared, principle, question), {}, {}};
  const Weights weights = weights_of(principle);
  Candidates::Sorting sorting;
  result.candidates.sort(weights, sorting);
  for (const auto& entry : sorting.entries) result.order.push_back(entry.candidate);
  result.results.resize(result.order.size());
  for (std::size_t tier = 0; tier < principle.tiers.size(); ++tier) {
    const std::vector<std::int64_t> of_tier = result.candidates.results(tier, weights[tier]);
    for (std::size_t at = 0; at < result.order.size(); ++at) {
      result.results[at].push_back(of_tier[result.order[at]]);
    }
  }
  return result;
}

// The least or the most that a score between two can be worth: it may bend at the scale's points.
double worth_between(const Scale& scale, double low, double high, End end) {
  double worth = value_on(scale, low);
  const auto add = [&](double score) {
    const double value = value_on(scale, score);
    worth = end == End::best ? std::max(worth, value) : std::min(worth, value);
  };
  add(high);
  for (const ScalePoint& point : scale.points) {
    if (point.at > low && point.at < high) add(point.at);
  }
  return worth;
}

struct Ends {
  double low = 0;  // scores
  double high = 0;
};
Ends ends_of(const Measure& measure, const Criterion& criterion) {
  const Scale& scale = criterion.scale;
  Ends ends{std::min(scale.worst, scale.best), std::max(scale.worst, scale.best)};
  if (const Span* span = measure.spans.find(criterion.id)) {
    ends = {read_on(scale, span->low), read_on(scale, span->high)};
  }
  const double added = lowering(measure, criterion);
  return {ends.low + added, ends.high + added};
}

struct Unranked {
  const Plan& plan;
  const Prepared& prepared;
  const Principle& principle;
  std::size_t measure;

  double value(const Id& id, End end) const {
    const std::size_t column = *prepared.criterion(id);
    if (prepared.known(column, measure)) return prepared.value(column, measure);
    const Criterion& criterion = *plan.criteria.find(id);
    const Ends ends = ends_of(plan.measures[measure], criterion);
    return worth_between(criterion.scale, ends.low, ends.high, end);
  }
  std::int64_t level(const Id& id, End end) const {
    const std::size_t column = *prepared.criterion(id);
    if (prepared.known(column, measure)) return prepared.level(column, measure);
    const Criterion& criterion = *plan.criteria.find(id);
    const Ends ends = ends_of(plan.measures[measure], criterion);
    const double one = place_on(criterion.scale, ends.low);
    const double other = place_on(criterion.scale, ends.high);
    return std::llround((end == End::best ? std::max(one, other) : std::min(one, other)) * 1e11);
  }
  double points(const Tier& tier, End end) const {
    const std::vector<double> shares = shares_of(tier);
    double sum = 0;
    std::size_t at = 0;
    for (const auto& [criterion, weight] : tier.weights) {
      sum += 100 * shares[at++] * value(criterion, end);
    }
    return sum;
  }
  std::vector<std::int64_t> results(End end) const {
    std::vector<std::int64_t> results;
    for (const Tier& tier : principle.tiers) {
      if (tier.kind == TierKind::weighted) {
        results.push_back(std::llround(points(tier, end) * 1e9));
      } else {
        const std::int64_t at = level(tier.criterion, end);
        results.push_back(tier.kind == TierKind::level ? at : at == 100'000'000'000 ? 1 : 0);
      }
    }
    return results;
  }
};

bool is_above(const Ranked& among, std::size_t before, const std::vector<Use>& uses) {
  const Candidates& candidates = among.candidates;
  if (!candidates.has_line()) return false;
  Candidates::Filling filling(candidates);
  for (std::size_t at = 0; at < before; ++at) {
    const auto others = candidates.line_uses(among.order[at]);
    if (!filling.fits(others)) return false;
    filling.take(others);
  }
  return filling.fits(uses);
}

}  // namespace

std::vector<MissingScores> missing_scores(const Plan& plan, const Prepared& prepared,
                                          const Principle& principle, const Question& question) {
  std::vector<MissingScores> found;
  const Ranked among = ranked(prepared, principle, question);
  for (const std::uint32_t place : among.candidates.unranked()) {
    const Unranked one{plan, prepared, principle, place};
    MissingScores result;
    result.measure = plan.measures[place].id;
    result.missing = prepared.unranked(place, principle).missing;
    const bool has_criteria =
        std::all_of(result.missing.begin(), result.missing.end(),
                    [&](const Id& id) { return prepared.criterion(id).has_value(); });
    if (!has_criteria) continue;
    const std::vector<Use> uses = among.candidates.line_uses(plan.measures[place]);
    const auto stand = [&](End end, int& at, bool& above, double& points) {
      const std::vector<std::int64_t> results = one.results(end);
      const auto before = static_cast<std::size_t>(
          std::partition_point(
              among.results.begin(), among.results.end(),
              [&](const std::vector<std::int64_t>& other) { return other > results; }) -
          among.results.begin());
      at = static_cast<int>(before) + 1;
      above = is_above(among, before, uses);
      for (const Tier& tier : principle.tiers) {
        if (tier.kind == TierKind::weighted) points = one.points(tier, end);
      }
    };
    stand(End::best, result.best_place, result.above_at_best, result.most_points);
    stand(End::worst, result.worst_place, result.above_at_worst, result.least_points);
    found.push_back(std::move(result));
  }
  return found;
}

}  // namespace malvag::priority
