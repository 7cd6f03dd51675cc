// Gates and levels as one key.
#include "leading_key.hpp"

#include <algorithm>

namespace malvag::conflict {

std::optional<Key> key_of(const Principle& principle, const priority::Prepared& prepared,
                          std::size_t measure) {
  Key key;
  for (const Tier& tier : principle.tiers) {
    if (tier.kind == TierKind::weighted) break;
    const auto criterion = prepared.criterion(tier.criterion);
    if (!criterion || !prepared.known(*criterion, measure)) return std::nullopt;
    key.push_back(tier.kind == TierKind::gate ? prepared.at_best(*criterion, measure)
                                              : prepared.level(*criterion, measure));
  }
  return key;
}

std::size_t first_difference(const Key& one, const Key& other) {
  return static_cast<std::size_t>(
      std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first - one.begin());
}

}  // namespace malvag::conflict
