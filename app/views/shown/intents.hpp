// What a person asked for in a view: written by views, carried out by the shell.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../../../core/edit/command.hpp"
#include "../../ui/ui.hpp"

namespace malvag::views {

struct HandOut {
  std::string name;  // of the file
  std::string mime;
  std::string bytes;
};

struct Intents {
  std::vector<edit::Command> commands;
  std::string who;     // decided them; on record in the journal
  std::string reason;  // and why
  // Another screen, by its address: "#/konflikt/g-19+g-22".
  std::optional<std::string> go_to;
  std::optional<Principle> try_principle;  // other weights, to rank by without changing the plan
  bool present = false;                    // this screen, for the projector
  // A page to print, given to the person as a file.
  std::optional<HandOut> hand_out;
  bool open_file = false;
  bool save_file = false;
  std::optional<std::string> open_sample;  // name of a sample plan
  // Slots of the browser's storage: to open, to delete, to be given to the person as a file.
  std::optional<std::string> recover;
  std::optional<std::string> forget;
  std::optional<std::string> hand_out_kept;
  bool dismiss_problems = false;
  bool paste_rows = false;     // a place to paste rows into
  bool leave_paste = false;    // nothing of them is taken
  bool take_paste = false;     // the commands are what they propose
  bool fetch_notices = false;  // the licences of what the app is made of
  std::optional<ui::Appearance> appearance;
};

}  // namespace malvag::views
