// Whose a room to decide is, as it stands in sentences.
#pragma once

#include <string>
#include <vector>

#include "../../core/priority/prepared.hpp"
#include "../ui/text.hpp"

namespace malvag::words {

// A body's title; of the whole plan's room, which no frame states, that it is the plan's.
std::string whose_room(ui::Language language, const Plan& plan, const Id& frame, const Id& body);

// "0,2 mkr hos Regionstaben och 1,4 mkr hos Vårdval"
std::string missing_rooms(ui::Language language, const Plan& plan,
                          const std::vector<priority::FrameOfYear>& frames,
                          const std::vector<priority::MissingRoom>& missing);

// Where the line stands, and what the next measure lacks.
std::string line_words(ui::Language language, const Plan& plan, const priority::Order& order,
                       const priority::RoomOfYear& room);

}  // namespace malvag::words
