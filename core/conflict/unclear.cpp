// What the plan does not say enough about to be called a conflict: each is a question.
#include <algorithm>

#include "grounds.hpp"

namespace malvag::conflict {
namespace {

// The frame whose growth exceeds the target the most in a year that has a target. A target for all
// costs and one body's frame are not like with like, so this is never more than a question.
const Frame* frame_of_plan(const Plan& plan) {
  for (const Frame& frame : plan.frames) {
    if (frame.body == plan.head.body && frame.parent.empty()) return &frame;
  }
  return nullptr;
}

void find_targets_beside_frames(const Plan& plan, std::vector<Found>& found) {
  const Frame* frame = frame_of_plan(plan);
  if (!frame) return;
  for (const Kpi& kpi : plan.kpis) {
    if (kpi.quantity != Quantity::grossCostGrowth) continue;
    Beside worst{kpi.id, frame->id, {}};
    for (const auto& [year, target] : kpi.target) {
      const Tkr* after = frame->amounts.find(year);
      const Tkr* before = frame->amounts.find(year - 1);
      if (!after || !before || *before <= 0) continue;
      const double grows = static_cast<double>(*after - *before) / static_cast<double>(*before);
      const bool exceeds = grows > target.value;
      if (exceeds && grows - target.value > worst.growth.grows - worst.growth.allowed) {
        worst.growth = {year, *before, *after, grows, target.value};
      }
    }
    if (worst.growth.year == 0) continue;
    Found one;
    one.id = "target+" + kpi.id;
    one.kind = Kind::target_beside_frames;
    one.origin = weakest(origin_of(kpi, "target"), origin_of(*frame, "amounts"));
    if (plan.goals.find(kpi.goal)) one.goals = {kpi.goal};
    one.evidence = std::move(worst);
    found.push_back(std::move(one));
  }
}

void find_foremost_not_measured(const Plan& plan, std::vector<Found>& found) {
  const Goal* foremost = plan.goals.find(plan.head.foremostGoal);
  if (!foremost) return;
  for (const Kpi& kpi : plan.kpis) {
    if (kpi.goal == foremost->id) return;
  }
  Unmeasured unmeasured;
  for (const Influences& one : influences_by_direction(plan)) {
    if (one.to == foremost->id && one.median < 0) unmeasured.against.push_back(one.from);
  }
  Found one;
  one.id = "foremost+" + foremost->id;
  one.kind = Kind::foremost_not_measured;
  one.origin = origin_of(plan.head, "foremostGoal");
  one.goals = {foremost->id};
  for (const Influence& influence : plan.influences) {
    const auto& against = unmeasured.against;
    const bool is_said = influence.to == foremost->id &&
                         std::find(against.begin(), against.end(), influence.from) != against.end();
    if (is_said) one.origin = weakest(one.origin, origin_of(influence, "strength"));
  }
  one.evidence = std::move(unmeasured);
  found.push_back(std::move(one));
}

}  // namespace

void find_unclear(const Plan& plan, std::vector<Found>& found) {
  find_targets_beside_frames(plan, found);
  find_foremost_not_measured(plan, found);
}

}  // namespace malvag::conflict
