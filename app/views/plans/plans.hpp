// Mer, Planer: which plan is open, opening and saving, what was wrong with a file that could not be
// opened, what is kept in this browser, and what was changed.
#pragma once

#include <string>

#include "../shown/screen.hpp"

namespace malvag::views {

struct PlansState {
  bool journal_open = false;
  bool about_open = false;
  bool all_slots = false;
  std::string deleting;  // the slot that is to be deleted, if the person says so once more
};

extern const Screen plans_screen;

}  // namespace malvag::views
