// Answers to questions about a plan, as JSON text: what `malvag COMMAND --format json` prints, and
// the same bytes when the browser's build computes them. Two spaces of indentation, members in the
// order below, one line feed at the end. Numbers that are computed have at most nine decimals.
//
// Every answer begins with
//   "format": "malvag-COMMAND", "version": 1, "plan": {"id", "title"}
//
// check: what the plan rules find.
//   "counts": {"error", "warning", "remark"}
//   "findings": [{"code": "MV…", "severity": "error|warning|remark", "at": a JSON pointer into the
//     file, "entity": an id, "message", "mend": how to mend it, "serves": "R1" … "R5", the audit
//     recommendation it serves, or ""}…], in the order of the rules, then of the plan
//
// rank: the measures, best first.
//   "principle": {"id", "title", "trial": whether weights other than its own were tried,
//     "tiers": [{"kind": "gate|level", "criterion"} or {"kind": "weighted", "shares": {criterion:
//     0…1}}]}
//   "question": {"year": that draws the line, null if no room is stated for it, "body": an id or
//     null}
//   "rooms": [{"year", "room", "spent": by the measures above the line and what is done, "given":
//     by what is done; tkr}…]
//   "frames": what the rooms are made of, each that binds: [{"id": the frame's, null for the whole
//     plan's room, "body", "year", "room", "spent", "given"}…]
//   "line": how many measures stand above it
//   "nextLacks": what keeps the next from fitting: [{"frame", "missing": tkr}…], of the line's year
//   "measures": [{"place", "id", "title", "tied", "aboveLine", "points": 0…100, "cost": of the
//     line's year, tkr, "tiers": [{"kind", "result", and where it is weighted "contributions":
//     [{"criterion", "share", "value", "points"}…]}…]}…]
//   "unranked": [{"id", "title", "missing": [criteria without a score]}…]
//
// When the file cannot be used, the answer has no "plan" but
//   "problems": [{"code", "at": a JSON pointer or "", "expected", "found", "message"}…]
#pragma once

#include <string>
#include <string_view>

#include "../../core/plan/plan.hpp"
#include "../../core/plan/problem.hpp"
#include "../../core/priority/ranking.hpp"
#include "../ui/text.hpp"

namespace malvag::platform {

// A room that binds, as above.
Json frame_json(const priority::FrameOfYear& frame);

std::string check_json(const Plan& plan, ui::Language language);

// `trial`: the principle's weights are not the plan's own.
std::string rank_json(const Plan& plan, const Principle& principle,
                      const priority::Question& question, bool trial = false);

std::string problems_json(std::string_view command, const Problems& problems,
                          ui::Language language);

}  // namespace malvag::platform
