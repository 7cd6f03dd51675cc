// Names rooms and what is missing in them.
#include "room_words.hpp"

#include <algorithm>

#include "../ui/numbers.hpp"
#include "conflict_phrases.hpp"

namespace malvag::words {

using ui::TextKey;

std::string whose_room(ui::Language language, const Plan& plan, const Id& frame, const Id& body) {
  if (frame.empty()) return ui::text(language, TextKey::room_of_plan);
  return body_title(plan, body);
}

std::string missing_rooms(ui::Language language, const Plan& plan,
                          const std::vector<priority::FrameOfYear>& frames,
                          const std::vector<priority::MissingRoom>& missing) {
  std::vector<std::string> each;
  for (const priority::MissingRoom& one : missing) {
    const priority::FrameOfYear& frame = frames[one.frame];
    each.push_back(ui::text(language, TextKey::room_missing,
                            {{"missing", ui::rounded_money(language, one.amount)},
                             {"body", whose_room(language, plan, frame.frame, frame.body)}}));
  }
  return listed(language, each);
}

std::string line_words(ui::Language language, const Plan& plan, const priority::Order& order,
                       const priority::RoomOfYear& room) {
  const auto of_year =
      std::count_if(order.frames.begin(), order.frames.end(),
                    [&](const priority::FrameOfYear& frame) { return frame.year == room.year; });
  const bool all = order.line == order.measures.size();
  // With one room alone the figures say what is missing.
  const TextKey key = all                                        ? TextKey::val_line_all
                      : of_year > 1 && !order.next_lacks.empty() ? TextKey::val_line_full
                                                                 : TextKey::val_line;
  return ui::text(language, key,
                  {{"year", std::to_string(room.year)},
                   {"spent", ui::million_kronor(language, room.spent)},
                   {"room", ui::million_kronor(language, room.room)},
                   {"missing", missing_rooms(language, plan, order.frames, order.next_lacks)}});
}

}  // namespace malvag::words
