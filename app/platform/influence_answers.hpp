// What judgements of influence say together, in the answer of `malvag conflicts` as JSON:
//   "goals": [{"id", "out", "helps", "hinders", "in", "helped", "hindered", "secondOrder",
//     "feedback": sums of medians, "judged": directions}…], all of the plan's, in its order
//   "helpsMost", "hindersMost", "hinderedMost": ids or null
//   "directions": [{"from", "to", "strengths", "median", "lowest", "highest"}…]
//   "loops": {"drives", "pulls", "brakes": how many, "complete", "strongest": [{"kind", "goals",
//     "weakest"}…]}, of at most four goals
//   "clusters": [{"goals", "tie"}…], "clustered": false where too many goals are tied
//   "derived": [{"from", "to", "helping": [measures], "hindering": [measures], "origin", "median":
//     judged or null, "agreement": same|opposite|unclear|onlyDerived}…], "derivedComplete": false
//     where there are more pairs of goals than are made
//   "origin": the weakest of the judgements'
#pragma once

#include "../../core/plan/json.hpp"
#include "../../core/plan/plan.hpp"

namespace malvag::platform {

Json influences_json(const Plan& plan);

}  // namespace malvag::platform
