// Visa på duk: one report alone on the screen, a section at a time, in large type.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "../../../core/report/report.hpp"
#include "../../ui/ui.hpp"

namespace malvag::views {

struct PresentState {
  std::size_t step = 0;  // 0: the title; then each section
};
struct PresentAsked {
  bool close = false;
  std::optional<std::string> choice;  // the letter of the one that was pressed
};

std::size_t steps_of(const report::Report& report);
// Forwards or back, within what there is.
void turn(PresentState& state, const report::Report& report, int by);

using DrawPicture = std::function<void(const report::Picture& picture, ui::Rect box)>;

// `chosen`: the letter of the choice that is pointed out; empty: none. `draw` fills a box with a
// section's picture.
void present(ui::Ui& ui, ui::Rect area, const report::Report& report, const std::string& chosen,
             const DrawPicture& draw, PresentState& state, PresentAsked& asked);

}  // namespace malvag::views
