// Visa på duk: one report alone on the screen, a section at a time, in large type.
#pragma once

#include "../../core/report/report.hpp"
#include "../ui/ui.hpp"

namespace malvag::views {

struct PresentState {
  std::size_t step = 0;  // 0: the title; then each section
};
struct PresentAsked {
  bool close = false;
};

std::size_t steps_of(const report::Report& report);
// Forwards or back, within what there is.
void turn(PresentState& state, const report::Report& report, int by);

void present(ui::Ui& ui, ui::Rect area, const report::Report& report, PresentState& state,
             PresentAsked& asked);

}  // namespace malvag::views
