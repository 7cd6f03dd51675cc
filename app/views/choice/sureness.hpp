// How sure an order is, as far as the worker has counted it for what is shown.
#pragma once

#include "../../../core/priority/robustness.hpp"

namespace malvag::views {

struct RobustnessShown {
  const priority::Robustness* result = nullptr;   // null: nothing yet
  const priority::Robustness* watched = nullptr;  // of the measure that is looked at; null: not yet
  bool running = false;
  double done = 0;  // 0 … 1
};

}  // namespace malvag::views
