// All screens. Whoever adds one adds a line.
#pragma once

#include <span>

#include "../views/shown/screen.hpp"

namespace malvag::shell {

// The first is where one begins, and where an address leads that is not known.
std::span<const views::Screen* const> screens();
// One more, last, for as long as the program runs.
void add_screen(const views::Screen& screen);

}  // namespace malvag::shell
