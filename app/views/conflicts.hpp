// Målkonflikter: what collides, and what would resolve it? A list by ground, and one card at a time
// with its ways on. Choosing a way on the card shows what it gives up; it decides nothing.
#pragma once

#include "../../core/report/report.hpp"
#include "../ui/ui.hpp"
#include "intents.hpp"
#include "snapshot.hpp"

namespace malvag::views {

struct ConflictsState {
  std::string ground;  // "computed", "judged", "unclear"; empty: all
  Id selected;         // the conflict whose card is shown; empty: the list
  std::string way;     // the letter that was chosen on it
};

// `principle` says what it says of a conflict; it may be null.
void conflicts(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, const Principle* principle,
               ConflictsState& state, Intents& intents);

// For the projector, and as the page to take along: the card's, or the list's.
report::Report conflicts_report(const ui::Ui& ui, const Snapshot& snapshot,
                                const Principle* principle, const ConflictsState& state);

}  // namespace malvag::views
