// Goals that most judge to help each other: the other side of conflicts, and never among them.
#pragma once

#include "conflicts.hpp"

namespace malvag::conflict {

struct Synergy {
  Id id;  // the two goals, "g-19+g-20"
  OriginKind origin = OriginKind::judgement;
  Influences most;              // the direction that helps most: median 2 or more
  Influences back;              // the other, may be empty; its median is not below 0
  bool is_mutual = false;       // it helps by 2 or more too
  std::vector<Id> serves_both;  // measures that serve both goals or help the one they do not
  bool operator==(const Synergy&) const = default;
};

// Mutual ones first, then by median, by the other direction's median, by share who see help; ties
// in the plan's order.
std::vector<Synergy> find_synergies(const Plan& plan);

}  // namespace malvag::conflict
