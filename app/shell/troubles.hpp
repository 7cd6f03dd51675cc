// What a person has to know of how their work is kept, in strips above every screen: each says what
// is so, and offers what can be done about it.
#pragma once

#include <optional>
#include <string>

#include "../ui/ui.hpp"
#include "session.hpp"

namespace malvag::shell {

// What the session does not know of.
struct Troubles {
  std::string
      storage;  // "unreadable", "unavailable": when the page started; empty: as it should be
  std::string left_out;  // names of files that were dropped together with the one that was opened
  bool no_worker = false;
};

struct TroubleAsked {
  std::optional<Session::Target> save;
  std::optional<std::string> hand_out_left;  // the slot of a document that was left
  bool copy = false;                         // of what another tab has open, to be changed here
  bool dismiss_file = false;
  bool dismiss_storage = false;
  bool dismiss_left_out = false;
  bool is_any() const {
    return save || hand_out_left || copy || dismiss_file || dismiss_storage || dismiss_left_out;
  }
};

// Takes the strips off the area.
void troubles(ui::Ui& ui, ui::Rect& area, const Session& session, const Troubles& known,
              TroubleAsked& asked);

}  // namespace malvag::shell
