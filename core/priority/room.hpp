// The room to decide (utrymme att besluta om): what measures compete for, per year.
#pragma once

#include <vector>

#include "ranking.hpp"

namespace malvag::priority {

// Every year that has a room, in order, with nothing spent. A frame's room counts for a year unless
// a frame that it is a part of states one for that year already; with a body, only that body's
// frames.
std::vector<RoomOfYear> rooms(const Collection<Frame>& frames, const std::optional<Id>& body);

// The year that draws the line for a question: the one asked for, or the first with a room.
// None: no room is stated for it.
const RoomOfYear* room_of_line(const std::vector<RoomOfYear>& rooms, Year year);

}  // namespace malvag::priority
