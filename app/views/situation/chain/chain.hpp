// Läget, Styrkedja: what hangs together? The whole chain from strategy to measure as an outline or
// as a picture, with what is missing marked where it is missing, and one goal or measure to read
// and correct in place.
#pragma once

#include <memory>
#include <set>

#include "../../../../core/report/report.hpp"
#include "../../../ui/ui.hpp"
#include "../../shown/intents.hpp"
#include "../../shown/snapshot.hpp"

namespace malvag::views {

namespace chain_parts {
struct Gathered;
}

struct ChainState {
  // What the address selects: an id; or "utan-matetal", "utan-ansvarig", "utan-atgard": the goals
  // that lack it. Empty: nothing.
  std::string selected;
  Id body;             // only what stands in this body's plan; empty: all
  std::string status;  // only goals that a measure of this status serves; empty: all
  std::string lacks;   // "kpi", "responsible", "measure"; empty: all
  std::set<Id> closed;
  std::set<Id> open_goals;
  bool picture = false;
  bool editing = false;
  // Kept from frame to frame for as long as the plan and the filters stay.
  std::shared_ptr<const chain_parts::Gathered> gathered;
};

// Takes what an address selects.
void select(ChainState& state, const std::string& selected);

// `refused`: why the last change was not made; null: it was.
void chain(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, bool read_only,
           const Problems* refused, ChainState& state, Intents& intents);

// For the projector: the goals that are shown, strategy by strategy.
report::Report chain_report(const ui::Ui& ui, const Snapshot& snapshot, const ChainState& state);
// The picture of a part of one strategy of it.
void chain_picture(ui::Ui& ui, ui::Rect box, const Snapshot& snapshot, const ChainState& state,
                   const Id& strategy, std::size_t part);

}  // namespace malvag::views
