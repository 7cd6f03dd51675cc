// Läget, Styrkedja: what hangs together? The whole chain from strategy to measure as an outline or
// as a picture, with what is missing marked where it is missing, and one goal or measure to read
// and correct in place.
#pragma once

#include <memory>
#include <set>

#include "../../shown/screen.hpp"

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

extern const Screen chain_screen;

}  // namespace malvag::views
