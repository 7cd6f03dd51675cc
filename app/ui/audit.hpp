// For tests, in native builds: the items of the last frame that Dear ImGui lets be pressed.
#pragma once

#include <vector>

#include "geometry.hpp"

namespace malvag::ui {

void audit_items(bool wanted);       // from the next frame on; forgets what was found
std::vector<Rect>& audited_items();  // screen rectangles, in the order of drawing

}  // namespace malvag::ui
