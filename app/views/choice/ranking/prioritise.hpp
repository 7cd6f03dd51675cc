// Val, Prioritera: what goes first, and why? The principle with its weights, the ranking with the
// line that the room draws, and the reason for one measure's place.
#pragma once

#include "../../shown/screen.hpp"

namespace malvag::views {

// What a person has set on the screen; nothing of it is in the plan.
struct PrioritiseState {
  // The weight that is being moved, and the principle as it was before: the others keep their
  // proportions of then, also when this one has been all there is for a moment.
  Id moved_weight;
  Principle before_move;
  Id selected;
  bool only_moved = false;
  bool editing = false;
  bool editing_scores = false;
  bool principle_open = false;  // in the narrow layout
  std::string not_a_number;     // id of the field where something else was written
};

extern const Screen ranking_screen;

}  // namespace malvag::views
