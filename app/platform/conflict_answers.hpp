// The answer of `malvag conflicts` as JSON. In it
//   "counts": {"computed", "judged", "unclear"}
//   "conflicts": [{"id", "code", "ground": computed|judged|unclear, "kind", "origin":
//     source|judgement|example, "title", "goals": [ids], "written": an id or null, and one of
//       "judged": {"most": direction, "back": direction or null}, a direction being {"from", "to",
//         "influences": [ids], "strengths": −3…3, "median", "lowest", "highest", "against"}
//       "shortage": {"frame", "body", "years": [{"year", "wanted", "room", "missing", tkr}],
//         "measures": [ids], "worst": a year, "fewest": [ids]}
//       "beside": {"kpi", "frame", "year", "before", "after", tkr, "grows", "allowed", shares}
//       "unmeasured": {"against": [ids]}
//       or one of those in conflict_kinds_answers.hpp
//     and the card in words: "says", "why", "unknown", "principle", "ways": [{"letter", "title",
//     "text", "givesUp" or "risk", "price"}], "questions", and "choice": null or choice}…], in the
//     order of core/conflict
//   "choices": {"made": how many, "states": {"open", "decided", "accepted", "openAgain"}: how many
//     conflicts, "gone": [choices whose conflict is not found any more]}
// A choice is the one that counts about its conflict: {"id", "conflict", "standing":
//   stands|reopened|gone, "changed": [{"name", "then", "now"}], as in core/conflict/resolution.hpp,
//   "title", "way", "accepted", "reason", "who", "date", "followUp": a date or null, "takenUp":
//   null or {"who", "date", "reason"}}. No day is asked for, so none is due for follow-up.
//   "synergies": [{"id", "origin", "title", "mutual", "most", "back" as above, "servesBoth": [ids
//   of
//     measures]}…]
//   "influences": what judgements say together, see influence_answers.hpp
#pragma once

#include <string>

#include "../../core/conflict/conflicts.hpp"
#include "../ui/text.hpp"

namespace malvag::platform {

std::string conflicts_json(const Plan& plan, const conflict::AllFound& found_of,
                           ui::Language language);

}  // namespace malvag::platform
