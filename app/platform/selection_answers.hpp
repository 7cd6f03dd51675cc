// What the money buys, as JSON: `malvag portfolio --format json`. Two spaces of indentation.
//
//   "format": "malvag-portfolio", "version": 1, "plan": {"id", "title"}
//   "principle": {"id", "title"}, "question": {"body": id or null, "percent": of the plan's room}
//   "proven": nothing else gives more, "points": more than changing nothing, "bound": no choice
//     gives more points than this
//   "impossible": null or {"by": "lock|exclusion|least|most|frame|staff|together", "one", "other",
//     "message"}
//   "frames": [{"id", "body", "year", "room", "spent": tkr}…]
//   "uncovered": [{"body", "cost": tkr over all years, of bodies that have no room for it}…]
//   "staff": [{"id": of the frame, "body", "year", "limit", "used": full-time equivalents}…]
//   "taken": [{"id", "title", "points", "locked", "begins": year or null}…], in the principle's
//     order
//   "leftOut": [{"id", "title", "points",
//     "by": "lock|scores|exclusion|need|group|harm|money|staff|tier|worth|open",
//     "other": id or null, "frame", "year": or null, "missing": tkr,
//     "staffFrame", "staffYear": or null, "missingStaff": full-time equivalents,
//     "tier": place in the principle from 0, or null, "message"}…]
//   "done": [ids], "asGood": null, or the ids that another choice takes that is as good
#pragma once

#include <optional>
#include <string>

#include "../../core/portfolio/selection.hpp"
#include "../ui/text.hpp"

namespace malvag::platform {

std::string selection_json(const Plan& plan, const portfolio::Asked& asked,
                           const portfolio::Selection& selection,
                           const std::optional<portfolio::Selection>& another,
                           ui::Language language);

}  // namespace malvag::platform
