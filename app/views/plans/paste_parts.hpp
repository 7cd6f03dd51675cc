// What the parts of the paste screen share: the preview as a table where there is room, else as
// columns and rows below each other.
#pragma once

#include <string>
#include <vector>

#include "paste.hpp"

namespace malvag::views::paste_parts {

struct Parts {
  ui::Ui& ui;
  const Plan& plan;
  const PasteState& state;
  std::optional<edit::TableReading> changed;  // by a person, in this frame

  const io::Table& table() const { return *state.table; }
  const edit::TableReading& reading() const { return state.reading; }
};

std::string column_name(const Parts& parts, std::size_t column);  // its head, or its number

bool fits_as_table(const Parts& parts, float width);
// Each draws from the box's top, of which `seen` is in view, and gives the height.
float as_table(Parts& parts, ui::Rect box, ui::Rect seen);
float as_lists(Parts& parts, ui::Rect box, ui::Rect seen);

}  // namespace malvag::views::paste_parts
