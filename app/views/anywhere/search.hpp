// Sök: what in the plan has these words, and what can be done. Takes the screen's place while it is
// open; what is chosen leads to its own screen.
#pragma once

#include <memory>

#include "../../ui/ui.hpp"
#include "../shown/intents.hpp"
#include "../shown/snapshot.hpp"

namespace malvag::views {

namespace search_parts {
struct Found;
}

struct SearchState {
  bool open = false;
  std::string query;
  // Kept from frame to frame for as long as the query, the plan and the words stay.
  std::shared_ptr<const search_parts::Found> found = nullptr;
};

// Closes itself when something is chosen or Escape is pressed.
void search(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, SearchState& state,
            Intents& intents);

}  // namespace malvag::views
