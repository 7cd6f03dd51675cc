// Sums the rooms of frames without counting a part and its whole.
#include "room.hpp"

namespace malvag::priority {
namespace {

bool asked_for(const Frame& frame, const std::optional<Id>& body) {
  return !body || frame.body == *body;
}

bool stated_above(const Collection<Frame>& frames, const Frame& frame, Year year,
                  const std::optional<Id>& body) {
  const Frame* above = frames.find(frame.parent);
  for (std::size_t steps = 0; above && steps < frames.size(); ++steps) {
    if (asked_for(*above, body) && above->room.find(year)) return true;
    above = frames.find(above->parent);
  }
  return false;
}

}  // namespace

std::vector<RoomOfYear> rooms(const Collection<Frame>& frames, const std::optional<Id>& body) {
  ByYear<Tkr> sums;
  for (const Frame& frame : frames) {
    if (!asked_for(frame, body)) continue;
    for (const auto& [year, amount] : frame.room) {
      if (stated_above(frames, frame, year, body)) continue;
      sums.set(year, sums.value_or(year, 0) + amount);
    }
  }
  std::vector<RoomOfYear> result;
  for (const auto& [year, amount] : sums) result.push_back({year, amount, 0});
  return result;
}

const RoomOfYear* room_of_line(const std::vector<RoomOfYear>& rooms, Year year) {
  for (const RoomOfYear& room : rooms) {
    if (year == 0 || room.year == year) return &room;
  }
  return nullptr;
}

}  // namespace malvag::priority
