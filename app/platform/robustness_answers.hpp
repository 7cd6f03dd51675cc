// How sure an order is, as JSON: `malvag robustness --format json`. Two spaces of indentation;
// numbers that are computed have at most nine decimals. Counts are of "samples".
//
//   "format": "malvag-robustness", "version": 1, "plan": {"id", "title"}
//   "principle": {"id", "title", "trial"}, "question": {"year": or null, "body": or null}
//   "weights": {"known": "free|ordinal|intervals", "margin": of a share}
//   "seed": text, "samples"
//   "answer": the one sentence
//   "measures": [{"place", "id", "title", "aboveLine", "above", "share": above / samples, "first",
//     "topThree"}…], in the principle's order; with detail also "places": [times at each place],
//     "centralWeights": {criterion: share} or null, "confidence": 0…1
//   "neighbours": [{"before", "after", "holds", "level": times}…]
//   "closeCalls": [{"before", "after", "points", "equal", "atLine"}…]
//   "weightRanges": [{"criterion", "share", and "best", "line", "ranking":
//     {"from", "to": {"share", "up": [ids], "down": [ids], "found"}}}…]
//   "secondOpinions": [{"method", "tauB", "rho", "same", "opposite": pairs, "order": [ids],
//     "disagreements": [{"id", "place", "otherPlace", "aboveLine", "otherAboveLine"}…]}…]
//   "missing": [{"id", "title", "missing": [criteria], "bestPlace", "worstPlace", "leastPoints",
//     "mostPoints", "aboveAtBest", "aboveAtWorst"}…]
//   with a measure: "measure": {"id", "places": [times at each place], "turns": {"line", "before",
//     "after": {"weights": [{"criterion", "from", "to"}…], "scores": […]}}, "swings":
//     [{"criterion", "weight": [low, high], "score": [low, high] or null}…], each {"at", "points",
//     "place", "aboveLine"}}, null for one that is not ranked
#pragma once

#include <cstdint>
#include <string>

#include "../../core/priority/robustness.hpp"
#include "../ui/text.hpp"

namespace malvag::platform {

struct RobustnessAsked {
  Principle principle;
  bool trial = false;
  priority::Question question;
  priority::Belief belief;
  Id measure;           // looked at closely; empty: none
  bool detail = false;  // every measure's places, central weights and confidence
  std::uint64_t seed = 1;
  std::int64_t samples = 2000;
};

std::string robustness_json(const Plan& plan, const RobustnessAsked& asked, ui::Language language);

}  // namespace malvag::platform
