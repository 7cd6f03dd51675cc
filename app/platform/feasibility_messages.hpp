// Which goals hold together and what more money changes, as JSON: for the terminal, and between the
// app and its worker.
#pragma once

#include <optional>

#include "../../core/conflict/feasibility.hpp"
#include "../../core/conflict/more_choice.hpp"
#include "../../core/plan/json.hpp"

namespace malvag::platform {

Json to_json(const conflict::Feasibility& result);
// None: it is not such a message.
std::optional<conflict::Feasibility> feasibility_from(const Json& json);

Json to_json(const conflict::GoalConflict& conflict);

Json to_json(const conflict::MoreChoice& choice);
std::optional<conflict::MoreChoice> more_choice_from(const Json& json);

// Tried rooms: [{"frame": "f-rs", "year": 2020, "more": 2100}, …]. None: it is not such a list.
Json rooms_json(const std::map<std::pair<Id, Year>, Tkr>& more_room);
std::optional<std::map<std::pair<Id, Year>, Tkr>> rooms_from(const Json& json);

}  // namespace malvag::platform
