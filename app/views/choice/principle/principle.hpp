// Val, Principen: which principle applies? What it says and leaves open, who adopted it, how its
// points are weighed and by whom, and what it changes beside another or none.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "../../../../core/report/report.hpp"
#include "../../../ui/ui.hpp"
#include "../../shown/intents.hpp"
#include "../../shown/snapshot.hpp"

namespace malvag::views {

// What a person has set on the screen; nothing of it is in the plan.
struct PrincipleState {
  std::set<Id> seen;  // principles whose ranking has been shown
  Id shown;           // what is begun belongs to this one
  bool choosing_new = false;
  bool editing = false;
  bool adopting = false;
  Adoption adoption;                 // as written so far
  std::string ranking_seen;          // "yes", "no", "unknown"; empty: what is known here
  Id against;                        // the principle compared with; empty: none at all
  std::optional<Weighing> weighing;  // answers so far
  Id criterion;                      // that is open to be changed
  std::string not_a_number;          // id of the field where something else was written
};

// `chosen`: which of the plan's principles is shown, changed here. `question`: whose room draws the
// line for what the principle changes. `refused`: why the last change was not made; null: it was.
void principle(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, bool read_only,
               const Problems* refused, const priority::Question& question, std::string_view today,
               Id& chosen, PrincipleState& state, Intents& intents);

// The principle on pages: to show before others, and to take along.
report::Report principle_report(const ui::Ui& ui, const Snapshot& snapshot,
                                const priority::Question& question, const Principle* shown);

}  // namespace malvag::views
