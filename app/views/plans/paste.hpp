// Mer, Klistra in rader: what was pasted from a spreadsheet, what its rows and columns are taken to
// be, and what of it comes into the plan. Taken or left as a whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "../../../core/edit/from_table.hpp"
#include "../shown/screen.hpp"

namespace malvag::views {

struct PasteState {
  std::optional<io::Table> table;  // none: nothing is pasted yet, or it could not be read
  Problems failed;                 // why it could not be
  edit::TableReading reading;
  edit::Proposal proposal;
  edit::Revision revision;  // of the plan that the proposal was made for
  bool all_remarks = false;
};

// Reads what was pasted and recognises what it is.
PasteState pasted(std::string_view text, const Plan& plan, edit::Revision revision,
                  ui::Language language);

// Too large to be read: only its size is known.
PasteState paste_too_large(std::size_t bytes);

extern const Screen paste_screen;

// What was taken last, said above the screen that shows it until the plan changes again.
struct PasteTaken {
  edit::RowsAre rows_are = edit::RowsAre::measures;
  std::size_t count = 0;
  bool has_scores = false;  // any of them
  edit::Revision revision;  // of the plan with it
};
PasteTaken taken_of(const PasteState& state, edit::Revision revision);

// Takes its strip off the area; true when it is to be undone.
bool paste_taken(ui::Ui& ui, ui::Rect& area, const PasteTaken& taken);

}  // namespace malvag::views
