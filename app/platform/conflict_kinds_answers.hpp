// What the kinds of conflict rest on, as JSON: part of conflict_answers.hpp. Years are numbers,
// money tkr, ids those of the plan; a target is {"operator": < <= = >= >, "value"}.
//   "through": {"via", "helps": whether the first goals help it, "chains": [{"from", "to", "first",
//     "second": medians}]}
//   "loop": {"goals", "medians": of each on the next, "comesBack"}
//   "worsens": {"measure", "body", "saves", "worsened": [{"goal", "on", "amount": by year}]}
//   "targets": {"kpis", "bodies", "years": [{"year", "targets": [{"kpi", "target"}]}]}
//   "worse": {"kpi", "baseline", "year" or null, "target": by year}
//   "parts": {"kpi", "adds": sum|each, "years": [{"year", "whole", "total" or null, "parts":
//     [{"body", "target"}]}]}
//   "trend": {"kpi", "points", "from": {"year", "value"}, "to", "slope": by year, "reaches":
//   {"year",
//     "value"}, "target"}
//   "passed": {"body", "frame", "principle", "tier": from 0, "funded", "waiting": ids of measures}
//   "locks": {"measures"}
//   "unowned": {"goals", "of": so many has the plan, "bodies"}
//   "later": {"measure", "year", "needed": [{"measure", "year"}]}
//   "due": {"goal", "due", "effect": years, "measures"}
//   "spill": {"measure", "body", "saves", "pays": [{"body", "costs"}], "years": [{"year", "own",
//     "elsewhere"}]}
#pragma once

#include <string_view>

#include "../../core/conflict/conflicts.hpp"
#include "../../core/plan/json.hpp"

namespace malvag::platform {

std::string_view name_of_kind(conflict::Kind kind);  // empty: not one of these

void add_evidence(Json& json, const conflict::Through& through);
void add_evidence(Json& json, const conflict::Loop& loop);
void add_evidence(Json& json, const conflict::SavesAndWorsens& worsens);
void add_evidence(Json& json, const conflict::DifferentTargets& targets);
void add_evidence(Json& json, const conflict::WorseTarget& worse);
void add_evidence(Json& json, const conflict::Parts& parts);
void add_evidence(Json& json, const conflict::Trend& trend);
void add_evidence(Json& json, const conflict::PassedOver& passed);
void add_evidence(Json& json, const conflict::Unexplained& unexplained);
void add_evidence(Json& json, const conflict::Unowned& unowned);
void add_evidence(Json& json, const conflict::NeedsLater& later);
void add_evidence(Json& json, const conflict::DueTooEarly& due);
void add_evidence(Json& json, const conflict::SpillOver& spill);

}  // namespace malvag::platform
