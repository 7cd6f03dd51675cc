// Reads status and lock before the principle's gates.
#include "standing.hpp"

#include <algorithm>

#include "prepared.hpp"

namespace malvag::priority {

Standing standing_of(const Measure& measure) {
  if (measure.status == MeasureStatus::stopped) return Standing::stopped;
  if (measure.status == MeasureStatus::done) return Standing::done;
  if (!measure.lock) return Standing::open;
  return measure.lock->kind == LockKind::in ? Standing::locked_in : Standing::locked_out;
}

Standing standing_of(const Prepared& prepared, const Principle& principle, std::uint32_t measure) {
  const Measure& read = prepared.measures()[measure];
  const Standing decided = standing_of(read);
  if (decided != Standing::open || !prepared.is_within(principle, read)) return decided;
  const bool is_required =
      std::any_of(principle.tiers.begin(), principle.tiers.end(), [&](const Tier& tier) {
        if (tier.kind != TierKind::gate) return false;
        const auto criterion = prepared.criterion(tier.criterion);
        return criterion && prepared.known(*criterion, measure) &&
               prepared.at_best(*criterion, measure);
      });
  return is_required ? Standing::law : Standing::open;
}

}  // namespace malvag::priority
