// By what measures are ranked, as it has been set on the screen for that: several screens show what
// follows.
#pragma once

#include <optional>
#include <set>

#include "../../../core/priority/ranking.hpp"

namespace malvag::views {

struct RankedBy {
  Id principle;                    // empty: the one in force
  std::optional<Principle> trial;  // other weights, tried
  Year year = 0;                   // 0: the first with a room
  Id body;                         // empty: the whole plan
  std::set<Id> seen;               // principles whose ranking has been shown
};

// Null: the plan has none.
const Principle* principle_of(const Plan& plan, const RankedBy& by);
// The principle that ranks: the trial if there is one.
Principle ranking_principle(const Plan& plan, const RankedBy& by);
priority::Question question_of(const Plan& plan, const RankedBy& by);

}  // namespace malvag::views
