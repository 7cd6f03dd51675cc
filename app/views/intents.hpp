// What a person asked for in a view: written by views, carried out by the shell.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../../core/edit/command.hpp"
#include "../ui/ui.hpp"

namespace malvag::views {

struct Intents {
  std::vector<edit::Command> commands;
  bool open_file = false;
  bool save_file = false;
  std::optional<std::string> open_sample;  // name of a sample plan
  std::optional<std::string> recover;      // a slot of the browser's storage
  bool dismiss_problems = false;
  bool paste_rows = false;     // a place to paste rows into
  bool leave_paste = false;    // nothing of them is taken
  bool fetch_notices = false;  // the licences of what the app is made of
  std::optional<ui::Appearance> appearance;
};

}  // namespace malvag::views
