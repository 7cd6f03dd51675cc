// Ranks a plan's measures, and gives a principle other weights.
#include "ranking.hpp"

#include <algorithm>

#include "../method/matrix.hpp"
#include "prepared.hpp"
#include "shares.hpp"

namespace malvag::priority {
namespace {

double total_weight(const Tier& tier) {
  double total = 0;
  for (const auto& [criterion, weight] : tier.weights) total += std::max(weight, 0.0);
  return total;
}

Tier* last_weighted(Principle& principle) {
  for (auto tier = principle.tiers.rbegin(); tier != principle.tiers.rend(); ++tier) {
    if (tier->kind == TierKind::weighted) return &*tier;
  }
  return nullptr;
}

}  // namespace

Ranking rank(const Plan& plan, const Principle& principle, const Question& question) {
  return Prepared(plan).ranking(principle, question);
}

const RoomOfYear* room_of_line(const std::vector<RoomOfYear>& rooms, Year line_year) {
  const auto found = std::find_if(rooms.begin(), rooms.end(), [&](const RoomOfYear& room) {
    return line_year != 0 && room.year == line_year;
  });
  return found == rooms.end() ? nullptr : &*found;
}

const Principle* principle_in_force(const Plan& plan) {
  const auto is_replaced = [&](const Principle& one) {
    return std::any_of(plan.principles.begin(), plan.principles.end(), [&](const Principle& later) {
      return later.adopted && later.replaces == one.id;
    });
  };
  const Principle* found = nullptr;
  for (const Principle& one : plan.principles) {
    if (!one.adopted || is_replaced(one)) continue;
    if (!found || one.adopted->date > found->adopted->date) found = &one;
  }
  if (found) return found;
  return plan.principles.empty() ? nullptr : &plan.principles[0];
}

Principle with_share(const Principle& principle, const Id& criterion, double share) {
  Principle result = principle;
  Tier* tier = last_weighted(result);
  if (!tier || !tier->weights.find(criterion) || tier->weights.size() < 2) return result;
  const Tier before = *tier;
  const double total = total_weight(before) > 0 ? total_weight(before) : 100;
  const double own = std::clamp(share, 0.0, 1.0) * total;
  const double others_before =
      total_weight(before) - std::max(before.weights.value_or(criterion, 0.0), 0.0);
  const double others = total - own;
  for (const auto& [id, weight] : before.weights) {
    if (id == criterion) {
      tier->weights.set(id, own);
    } else if (others_before > 0) {
      tier->weights.set(id, others * (std::max(weight, 0.0) / others_before));
    } else {
      tier->weights.set(id, others / static_cast<double>(before.weights.size() - 1));
    }
  }
  return result;
}

std::vector<double> shares_of(const Tier& tier) {
  std::vector<double> weights;
  for (const auto& [criterion, weight] : tier.weights) weights.push_back(weight);
  return method::shares_of(weights);
}

double share_of(const Tier& tier, const Id& criterion) {
  const std::vector<double> shares = shares_of(tier);
  std::size_t at = 0;
  for (const auto& [id, weight] : tier.weights) {
    if (id == criterion) return shares[at];
    ++at;
  }
  return 0;
}

}  // namespace malvag::priority
