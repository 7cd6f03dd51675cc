// Målkonflikter: what collides, and what would resolve it? A list by ground, and one card at a time
// with its ways on. Choosing a way on the card shows what it gives up; it decides nothing.
#pragma once

#include <map>
#include <utility>

#include "../../core/report/report.hpp"
#include "../ui/ui.hpp"
#include "intents.hpp"
#include "snapshot.hpp"

namespace malvag::views {

// By frame and year, tkr more than the plan's room to decide.
using MoreRoom = std::map<std::pair<Id, Year>, Tkr>;

// How it goes with trying which goals hold together.
struct TogetherShown {
  const conflict::Feasibility* trial = nullptr;  // with more money; null: none is tried, or not yet
  bool trial_is_due = false;
  bool is_working = false;
  double done = 0;  // 0 … 1
  bool failed = false;
};

struct ConflictsState {
  Id more_frame;  // to whom more money is tried, and when; empty: the first
  Year more_year = 0;
  Tkr more = 0;
  std::string ground;  // "computed", "judged", "unclear"; empty: all
  Id selected;         // the conflict whose card is shown; empty: the list
  std::string way;     // the letter that was chosen on it
};

// `principle` says what it says of a conflict; it may be null.
void conflicts(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, const Principle* principle,
               const TogetherShown& together, ConflictsState& state, Intents& intents);

MoreRoom more_room_tried(const ConflictsState& state);

// For the projector, and as the page to take along: the card's, or the list's.
report::Report conflicts_report(const ui::Ui& ui, const Snapshot& snapshot,
                                const Principle* principle, const ConflictsState& state);

}  // namespace malvag::views
