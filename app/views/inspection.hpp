// Målkonflikter, Granska uträkningen: who judged what about which goals. A table of all pairs, a
// picture of what pulls and what helps, and the judgements of the one goal that is chosen.
#pragma once

#include "../../core/report/report.hpp"
#include "../ui/ui.hpp"
#include "intents.hpp"
#include "snapshot.hpp"

namespace malvag::views {

struct InspectionState {
  Id goal;               // whose judgements are listed; empty: the one that is in most
  bool picture = false;  // the picture in place of the table
};

void inspection(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, InspectionState& state,
                Intents& intents);

// For the projector: what is judged of the goal that is chosen.
report::Report inspection_report(const ui::Ui& ui, const Snapshot& snapshot,
                                 const InspectionState& state);

}  // namespace malvag::views
