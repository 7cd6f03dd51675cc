// Val, Principen: which principle applies? What it says and leaves open, who adopted it, how its
// points are weighed and by whom, and what it changes beside another or none.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "../../shown/screen.hpp"

namespace malvag::views {

// What a person has set on the screen; nothing of it is in the plan.
struct PrincipleState {
  Id shown;  // what is begun belongs to this one
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

extern const Screen principle_screen;

}  // namespace malvag::views
