// Reads the reasons for a place out of a ranking.
#include "why.hpp"

#include <algorithm>
#include <cmath>

#include "room.hpp"

namespace malvag::priority {
namespace {

// As in ranking: in whole units of 1e-9 points, levels by their place on the scale.
bool differs(const Plan& plan, const Tier& tier, const TierResult& one, const TierResult& other) {
  const auto in_units = [&](double result) {
    const Criterion* criterion = plan.criteria.find(tier.criterion);
    if (tier.kind != TierKind::level || !criterion) return std::llround(result * 1e9);
    return std::llround(place_on(criterion->scale, result) * 1e11);
  };
  return in_units(one.result) != in_units(other.result);
}

void find_leads(const TierResult& own, const TierResult& others, Beside& beside) {
  for (std::size_t at = 0; at < own.contributions.size(); ++at) {
    const double lead = own.contributions[at].points - others.contributions[at].points;
    const Lead found{own.contributions[at].criterion, lead};
    if (lead > 0 && (!beside.most_ahead || lead > beside.most_ahead->points)) {
      beside.most_ahead = found;
    }
    if (lead < 0 && (!beside.most_behind || lead < beside.most_behind->points)) {
      beside.most_behind = found;
    }
  }
}

Beside beside(const Plan& plan, const Principle& principle, const RankedMeasure& own,
              const RankedMeasure& other) {
  Beside result;
  result.measure = other.measure;
  if (own.place == other.place) return result;
  for (std::size_t tier = 0; tier < own.tiers.size(); ++tier) {
    if (!differs(plan, principle.tiers[tier], own.tiers[tier], other.tiers[tier])) continue;
    result.tier = tier;
    result.difference = std::fabs(own.tiers[tier].result - other.tiers[tier].result);
    find_leads(own.tiers[tier], other.tiers[tier], result);
    break;
  }
  return result;
}

std::optional<Contribution> largest_contribution(const RankedMeasure& measure) {
  std::optional<Contribution> result;
  for (auto tier = measure.tiers.rbegin(); tier != measure.tiers.rend(); ++tier) {
    if (tier->kind != TierKind::weighted) continue;
    for (const Contribution& contribution : tier->contributions) {
      if (contribution.points > (result ? result->points : 0)) result = contribution;
    }
    return result;
  }
  return result;
}

// The year's rooms while measures are taken from the top, whether they fit or not.
class Taking {
 public:
  Taking(const Plan& plan, const Ranking& ranking)
      : ranking_(ranking), rooms_(plan.frames, plan.bodies) {
    for (const FrameOfYear& frame : ranking.frames) spent_.push_back(frame.given);
    missing_.resize(spent_.size(), 0);
  }

  void take(const Measure& measure) {
    for (const Use& use : rooms_.uses_of(measure)) {
      const Room& room = rooms_.all()[use.room];
      if (room.year != ranking_.line_year) continue;
      const auto frame = place_of(room);
      if (!frame) continue;
      spent_[*frame] += use.cost;
      const Tkr over = spent_[*frame] - ranking_.frames[*frame].room;
      if (use.cost > 0) missing_[*frame] = std::max(missing_[*frame], over);
    }
  }

  std::vector<MissingRoom> missing() const {
    std::vector<MissingRoom> result;
    for (std::size_t frame = 0; frame < missing_.size(); ++frame) {
      if (missing_[frame] > 0) result.push_back({frame, missing_[frame]});
    }
    return result;
  }
  std::optional<std::size_t> covering(const Measure& measure) const {
    auto room = rooms_.covering(measure.body, ranking_.line_year);
    if (!room) room = rooms_.of_whole_plan(ranking_.line_year);
    return room ? place_of(rooms_.all()[*room]) : std::nullopt;
  }
  Tkr spent(std::size_t frame) const { return spent_[frame]; }

 private:
  std::optional<std::size_t> place_of(const Room& room) const {
    const auto found =
        std::find_if(ranking_.frames.begin(), ranking_.frames.end(), [&](const FrameOfYear& frame) {
          return frame.frame == room.frame && frame.year == room.year;
        });
    if (found == ranking_.frames.end()) return std::nullopt;
    return static_cast<std::size_t>(found - ranking_.frames.begin());
  }

  const Ranking& ranking_;
  Rooms rooms_;
  std::vector<Tkr> spent_;    // by Ranking::frames
  std::vector<Tkr> missing_;  // the same
};

void add_money(const Plan& plan, const Ranking& ranking, std::size_t index, Why& why) {
  if (ranking.line_year == 0) return;
  Taking taking(plan, ranking);
  const Measure* last = nullptr;
  for (std::size_t at = 0; at <= index; ++at) {
    last = plan.measures.find(ranking.measures[at].measure);
    if (!last) return;
    taking.take(*last);
  }
  why.room = taking.covering(*last);
  if (why.room) why.spent = taking.spent(*why.room);
  if (!why.above_line) why.missing = taking.missing();
}

}  // namespace

std::optional<Why> why(const Plan& plan, const Principle& principle, const Ranking& ranking,
                       const Id& measure) {
  const auto& measures = ranking.measures;
  const auto found = std::find_if(measures.begin(), measures.end(),
                                  [&](const RankedMeasure& one) { return one.measure == measure; });
  if (found == measures.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(found - measures.begin());
  Why result;
  result.measure = measure;
  result.place = found->place;
  result.above_line = found->above_line;
  result.largest = largest_contribution(*found);
  if (index > 0) result.above = beside(plan, principle, *found, measures[index - 1]);
  if (index + 1 < measures.size())
    result.below = beside(plan, principle, *found, measures[index + 1]);
  add_money(plan, ranking, index, result);
  return result;
}

}  // namespace malvag::priority
