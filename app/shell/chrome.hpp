// The frame around every screen: the top bar and the navigation.
#pragma once

#include "../ui/ui.hpp"
#include "routes.hpp"
#include "session.hpp"

namespace malvag::shell {

struct ChromeAsked {
  std::optional<Route> route;
  bool undo = false;
  bool redo = false;
  bool download = false;
  bool present = false;
  bool search = false;
  std::optional<ui::Language> language;
};

// Draws the frame and gives what is left for the screen.
ui::Rect chrome(ui::Ui& ui, const Session& session, const Route& route, ChromeAsked& asked);

// How the plan is kept, as a sentence.
std::string kept_sentence(const ui::Ui& ui, const Session& session);

}  // namespace malvag::shell
