// Val, Granska: how sure is the order? What stands whatever the weights and what hangs on them,
// where neighbours are close, how far each weight can move, what other ways of counting say, and
// for one measure the places it can have and what moves it.
#pragma once

#include <memory>

#include "../../shown/screen.hpp"

namespace malvag::views {

namespace robustness_parts {
class Work;
}

// What a person has set on the screen; nothing of it is in the plan.
struct RobustnessState {
  enum class Group { in, open, out };
  priority::Belief belief;
  Group listed = Group::open;
  bool all_close = false;     // not only the closest to the line
  bool halted = false;        // the counting
  bool not_a_number = false;  // something else was written for the margin
  Id selected;
  // Goes on from frame to frame for as long as the question stays.
  std::shared_ptr<robustness_parts::Work> work;
};

extern const Screen robustness_screen;

}  // namespace malvag::views
