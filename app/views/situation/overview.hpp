// Läget, Översikt: how do we stand? The plan's story in figures that lead to where they come from.
#pragma once

#include "../../../core/report/report.hpp"
#include "../../ui/ui.hpp"
#include "../shown/intents.hpp"
#include "../shown/snapshot.hpp"

namespace malvag::views {

// `principle` orders the measures that the room is held against; it may be null.
void overview(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, const Principle* principle,
              Intents& intents);

// The same, for the projector.
report::Report overview_report(const ui::Ui& ui, const Snapshot& snapshot);

}  // namespace malvag::views
