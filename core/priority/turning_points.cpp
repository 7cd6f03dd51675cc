// Finds where a measure meets its neighbours and where it crosses the line.
#include "turning_points.hpp"

#include <algorithm>
#include <cmath>

#include "../plan/in_order.hpp"
#include "line_watch.hpp"
#include "robustness.hpp"
#include "weight_ranges.hpp"

namespace malvag::priority {
namespace {

constexpr double flat = 1e-12;

struct Seeker {
  const Plan& plan;
  const Candidates& candidates;
  const Principle& principle;
  const LastWeighted& field;
  std::uint32_t candidate;

  const Measure& measure() const {
    return candidates.plan_measures()[candidates.measures()[candidate]];
  }
  // 0 … 1, not rounded.
  double worth(std::uint32_t one) const {
    double sum = 0;
    for (std::size_t at = 0; at < field.shares.size(); ++at) {
      sum += field.shares[at] * candidates.values(field.tier)[at][one];
    }
    return sum;
  }
};

double extent_of(const Scale& scale) {
  return std::fabs(scale.best - scale.worst);
}

void sort_weights(std::vector<WeightTurn>& turns) {
  put_in_order(turns, [](const WeightTurn& one, const WeightTurn& other) {
    return std::fabs(one.to - one.from) < std::fabs(other.to - other.from);
  });
}

// Where this measure would come level with the other, by one weight.
std::vector<WeightTurn> weights_to_meet(const Seeker& seeker, std::uint32_t other) {
  std::vector<WeightTurn> turns;
  const LastWeighted& field = seeker.field;
  if (field.criteria.size() < 2) return turns;
  for (std::size_t criterion = 0; criterion < field.criteria.size(); ++criterion) {
    const Moving line = moving(seeker.candidates, field, criterion);
    const double own = line.own[seeker.candidate] - line.own[other];
    const double others = line.others[seeker.candidate] - line.others[other];
    if (std::fabs(own - others) <= flat) continue;
    const double meets = others / (others - own);
    if (meets < 0 || meets > 1) continue;
    turns.push_back({field.criteria[criterion], field.shares[criterion], meets});
  }
  sort_weights(turns);
  return turns;
}

// A score that another tier reads too would change more than points.
bool only_weighed(const Principle& principle, std::size_t tier, const Id& criterion) {
  for (std::size_t other = 0; other < principle.tiers.size(); ++other) {
    if (other == tier) continue;
    const Tier& one = principle.tiers[other];
    const bool reads = one.kind == TierKind::weighted ? one.weights.find(criterion) != nullptr
                                                      : one.criterion == criterion;
    if (reads) return false;
  }
  return true;
}

// Which of its scores would give this measure `worth` in the tier.
std::vector<ScoreTurn> scores_for(const Seeker& seeker, double worth) {
  std::vector<ScoreTurn> turns;
  const LastWeighted& field = seeker.field;
  const double missing = worth - seeker.worth(seeker.candidate);
  for (std::size_t at = 0; at < field.criteria.size(); ++at) {
    if (field.shares[at] <= flat) continue;
    if (!only_weighed(seeker.principle, field.tier, field.criteria[at])) continue;
    const Criterion* criterion = seeker.plan.criteria.find(field.criteria[at]);
    const double* score = seeker.measure().scores.find(field.criteria[at]);
    if (!criterion || !score) continue;
    const double value =
        seeker.candidates.values(field.tier)[at][seeker.candidate] + missing / field.shares[at];
    // The written score is lowered by as much, wherever it stands.
    const double added = lowering(seeker.measure(), *criterion);
    const double read = read_on(criterion->scale, *score);
    const auto to = score_worth(criterion->scale, read + added, value);
    if (to) turns.push_back({field.criteria[at], read, *to - added});
  }
  const auto part = [&](const ScoreTurn& turn) {
    return std::fabs(turn.to - turn.from) /
           extent_of(seeker.plan.criteria.find(turn.criterion)->scale);
  };
  put_in_order(
      turns, [&](const ScoreTurn& one, const ScoreTurn& other) { return part(one) < part(other); });
  return turns;
}

NeighbourTurns beside(const Seeker& seeker, std::uint32_t other) {
  NeighbourTurns result;
  result.measure = seeker.candidates.plan_measures()[seeker.candidates.measures()[other]].id;
  result.by_earlier_tier = !seeker.field.decides_between(seeker.candidate, other);
  result.equal = !result.by_earlier_tier &&
                 seeker.field.points[seeker.candidate] == seeker.field.points[other];
  if (result.by_earlier_tier || result.equal) return result;
  result.turns.weights = weights_to_meet(seeker, other);
  result.turns.scores = scores_for(seeker, seeker.worth(other));
  return result;
}

bool holds(const std::vector<std::uint32_t>& some, std::uint32_t one) {
  return std::find(some.begin(), some.end(), one) != some.end();
}

// The share at which the measure changes side, going one way.
std::optional<double> share_to_cross(const Seeker& seeker, std::size_t criterion,
                                     WeightSweep::Way way, bool& searched) {
  WeightSweep sweep(seeker.candidates, seeker.field, criterion, way);
  LineWatch watch(seeker.candidates, seeker.field.order);
  while (sweep.next()) {
    if (watch.has_changed(sweep.order(), sweep.exchanged()) &&
        (holds(watch.up(), seeker.candidate) || holds(watch.down(), seeker.candidate))) {
      return sweep.share();
    }
    if (sweep.exchanges() > exchanges_at_most) {
      searched = false;
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::vector<WeightTurn> weights_to_cross(const Seeker& seeker, bool& searched) {
  std::vector<WeightTurn> turns;
  for (std::size_t criterion = 0; criterion < seeker.field.criteria.size(); ++criterion) {
    const double now = seeker.field.shares[criterion];
    std::optional<double> nearest;
    for (const auto way : {WeightSweep::Way::down, WeightSweep::Way::up}) {
      const auto share = share_to_cross(seeker, criterion, way, searched);
      if (share && (!nearest || std::fabs(*share - now) < std::fabs(*nearest - now))) {
        nearest = share;
      }
    }
    if (nearest) turns.push_back({seeker.field.criteria[criterion], now, *nearest});
  }
  sort_weights(turns);
  return turns;
}

// How much worth the measure must reach, or come down to, to stand on the other side of the line,
// when the others stay as they are.
std::optional<double> worth_to_cross(const Seeker& seeker, bool above) {
  const Candidates& candidates = seeker.candidates;
  std::vector<std::uint32_t> others;
  std::size_t now = 0;
  for (const std::uint32_t one : seeker.field.order) {
    if (one == seeker.candidate) {
      now = others.size();
    } else {
      others.push_back(one);
    }
  }
  // By how many of the others stand before it.
  std::vector<bool> above_at(others.size() + 1, false);
  const auto own = candidates.line_uses(seeker.candidate);
  Candidates::Filling filling(candidates);
  for (std::size_t before = 0; before <= others.size(); ++before) {
    above_at[before] = filling.fits(own);
    if (before == others.size()) break;
    const auto uses = candidates.line_uses(others[before]);
    if (!filling.fits(uses)) break;
    filling.take(uses);
  }
  const auto meets = [&](std::uint32_t other) {
    return seeker.field.decides_between(seeker.candidate, other);
  };
  if (above) {
    for (std::size_t before = now; before < others.size() && meets(others[before]); ++before) {
      if (!above_at[before + 1]) return seeker.worth(others[before]);
    }
    return std::nullopt;
  }
  for (std::size_t before = now; before > 0 && meets(others[before - 1]); --before) {
    if (above_at[before - 1]) return seeker.worth(others[before - 1]);
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> score_worth(const Scale& scale, double from, double value) {
  if (scale.best == scale.worst || value < -flat || value > 1 + flat) return std::nullopt;
  std::vector<double> knots = {0, 1, place_on(scale, from)};
  for (const ScalePoint& point : scale.points) knots.push_back(place_on(scale, point.at));
  std::sort(knots.begin(), knots.end());
  const auto score_at = [&](double place) {
    return scale.worst + place * (scale.best - scale.worst);
  };
  const double here = place_on(scale, from);
  std::optional<double> nearest;
  for (std::size_t at = 0; at + 1 < knots.size(); ++at) {
    const double low = value_on(scale, score_at(knots[at]));
    const double high = value_on(scale, score_at(knots[at + 1]));
    if (value < std::min(low, high) - flat || value > std::max(low, high) + flat) continue;
    const double part = high == low ? 0 : std::clamp((value - low) / (high - low), 0.0, 1.0);
    const double place = knots[at] + part * (knots[at + 1] - knots[at]);
    if (!nearest || std::fabs(place - here) < std::fabs(*nearest - here)) nearest = place;
  }
  return nearest ? std::optional(score_at(*nearest)) : std::nullopt;
}

std::optional<TurningPoints> turning_points(const Plan& plan, const Candidates& candidates,
                                            const Principle& principle, std::size_t measure) {
  const auto candidate = candidates.candidate(measure);
  const auto field = last_weighted(candidates, principle);
  if (!candidate || !field) return std::nullopt;
  const Seeker seeker{plan, candidates, principle, *field, *candidate};
  const auto at = static_cast<std::size_t>(
      std::find(field->order.begin(), field->order.end(), *candidate) - field->order.begin());
  TurningPoints result;
  if (at > 0) result.before = beside(seeker, field->order[at - 1]);
  if (at + 1 < field->order.size()) result.after = beside(seeker, field->order[at + 1]);
  result.has_line = candidates.has_line();
  if (!result.has_line) return result;
  result.above_line = at < candidates.line(field->order);
  result.line.weights = weights_to_cross(seeker, result.line_searched);
  if (const auto worth = worth_to_cross(seeker, result.above_line)) {
    result.line.scores = scores_for(seeker, *worth);
  }
  return result;
}

}  // namespace malvag::priority
