// Målkonflikter: what collides, and what would resolve it? A list by ground, and one card at a time
// with its ways on. Choosing a way on the card shows what it gives up; it decides nothing until it
// is written down with a reason.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "../../../core/conflict/more_choice.hpp"
#include "../../../core/plan/problem.hpp"
#include "../shown/screen.hpp"

namespace malvag::views {

// A decision that is being written.
struct DecisionForm {
  enum class Kind { none, choose, take_up };
  Kind kind = Kind::none;
  std::string own_title;  // of a way of one's own
  std::string own_gives_up;
  std::string follows;  // as in the plan file; empty: not said
  bool accepted = false;
  std::string reason;
  std::string who;
  std::string date;  // ISO 8601
  std::string follow_up;
  bool asked = false;                     // it was to be saved: what is missing is said
  std::optional<edit::Revision> sent_at;  // the revision that it was to change
  bool refused = false;                   // what was sent was not taken
};

struct ConflictsState {
  bool more_is_chosen = false;  // by a person; else the place is where the least money helps
  Id more_frame;                // to whom more money is tried, and when
  Year more_year = 0;           // 0: the same amount each year
  Tkr more = 0;
  std::string ground;  // "computed", "judged", "unclear"; empty: all
  std::string status;  // "open", "decided" …; empty: all
  Id selected;         // the conflict whose card is shown; empty: the list
  std::string way;     // the letter that was chosen on it
  DecisionForm form;
  std::optional<edit::Revision> saved_at;  // the revision that a decision led to
  bool shows_earlier = false;              // decisions that no longer count
  bool shows_sums = false;                 // how it is computed, on the card
  bool presents_protocol = false;
};
// What a card stands on besides the plan. `principle` says what it says of a conflict; it may be
// null. `refused`: why the last change was not made, null: it was.
struct ConflictsShown {
  const Principle* principle = nullptr;
  bool read_only = false;
  const Problems* refused = nullptr;
  std::string_view today;  // ISO 8601
};

MoreRoom more_room_tried(const Snapshot& snapshot, const ConflictsState& state);

extern const Screen conflicts_screen;

}  // namespace malvag::views
