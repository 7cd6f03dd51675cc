// How large a picture is drawn for who sees it from afar.
#pragma once

#include <algorithm>

#include "../../ui/ui.hpp"

namespace malvag::views {

// How many times as large, for Ui::enlarged, a picture that at text size 1 takes so much room.
inline float picture_scale(const ui::Ui& ui, ui::Rect box, float natural_width,
                           float natural_height) {
  const float times = std::min(box.width / natural_width, box.height / natural_height);
  return std::clamp(times, 0.6f, 2.4f) / ui.appearance().text_size;
}

}  // namespace malvag::views
