// Pairs of goals of which one reinforces the other, and what serves both.
#include "synergies.hpp"

#include <algorithm>
#include <map>

#include "../plan/in_order.hpp"
#include "grounds.hpp"

namespace malvag::conflict {
namespace {

constexpr double helps = 2;  // reinforcing

double median_of(const Influences& one) {
  return one.strengths.empty() ? 0 : one.median;
}
double share_for(const Influences& one) {
  const auto count = std::count_if(one.strengths.begin(), one.strengths.end(),
                                   [](int strength) { return strength > 0; });
  return static_cast<double>(count) / static_cast<double>(one.strengths.size());
}

bool serves(const Plan& plan, const Measure& measure, const Id& goal) {
  if (std::find(measure.goals.begin(), measure.goals.end(), goal) != measure.goals.end()) {
    return true;
  }
  return std::any_of(measure.effects.begin(), measure.effects.end(), [&](const Effect& effect) {
    double total = 0;
    for (const auto& [year, amount] : effect.amount) total += amount;
    return sense_of(plan, effect, goal, total) > 0;
  });
}
// What a measure does to a goal counts by its effects, whatever goals it names.
bool harms(const Plan& plan, const Measure& measure, const Id& goal) {
  return std::any_of(measure.effects.begin(), measure.effects.end(), [&](const Effect& effect) {
    double total = 0;
    for (const auto& [year, amount] : effect.amount) total += amount;
    return sense_of(plan, effect, goal, total) < 0;
  });
}

Synergy synergy_of(const Plan& plan, const Influences& one, const Influences& back) {
  Synergy synergy;
  synergy.id = std::min(one.from, one.to) + "+" + std::max(one.from, one.to);
  const bool swaps = median_of(back) > median_of(one);
  synergy.most = swaps ? back : one;
  synergy.back = swaps ? one : back;
  synergy.is_mutual = median_of(synergy.back) >= helps;
  for (const Influences* direction : {&synergy.most, &synergy.back}) {
    for (const Id& id : direction->influences) {
      synergy.origin = weakest(synergy.origin, origin_of(*plan.influences.find(id), "strength"));
    }
  }
  for (const Measure& measure : plan.measures) {
    if (!can_be_chosen(measure)) continue;
    if (!serves(plan, measure, one.from) || !serves(plan, measure, one.to)) continue;
    if (harms(plan, measure, one.from) || harms(plan, measure, one.to)) continue;
    synergy.serves_both.push_back(measure.id);
  }
  return synergy;
}

}  // namespace

std::vector<Synergy> find_synergies(const Plan& plan) {
  const std::vector<Influences> directions = influences_by_direction(plan);
  std::map<std::pair<Id, Id>, const Influences*> known;
  for (const Influences& one : directions) known.emplace(std::pair(one.from, one.to), &one);
  std::vector<Synergy> synergies;
  for (const Influences& one : directions) {
    if (one.from == one.to) continue;
    const auto found = known.find({one.to, one.from});
    const Influences back =
        found != known.end() ? *found->second : Influences{one.to, one.from, {}, {}};
    if (found != known.end() && found->second < &one) continue;  // told with its other way
    const double most = std::max(median_of(one), median_of(back));
    if (most < helps || std::min(median_of(one), median_of(back)) < 0) continue;
    synergies.push_back(synergy_of(plan, one, back));
  }
  put_in_order(synergies, [](const Synergy& one, const Synergy& other) {
    if (one.is_mutual != other.is_mutual) return one.is_mutual;
    if (one.most.median != other.most.median) return one.most.median > other.most.median;
    if (median_of(one.back) != median_of(other.back)) {
      return median_of(one.back) > median_of(other.back);
    }
    return share_for(one.most) > share_for(other.most);
  });
  return synergies;
}

}  // namespace malvag::conflict
