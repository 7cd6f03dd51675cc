// Rectangles and how screens are cut into them. CSS pixels, y downwards.
#pragma once

#include <algorithm>

namespace malvag::ui {

struct Point {
  float x = 0, y = 0;
};

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  Point centre() const { return {x + width / 2, y + height / 2}; }
  bool contains(Point point) const {
    return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
  }
  Rect inset(float sideways, float upright) const {
    return {x + sideways, y + upright, std::max(0.0f, width - 2 * sideways),
            std::max(0.0f, height - 2 * upright)};
  }
  Rect inset(float all) const { return inset(all, all); }
  Rect moved(float by_x, float by_y) const { return {x + by_x, y + by_y, width, height}; }

  // Each takes a strip off and leaves the rest.
  Rect take_left(float strip) {
    strip = std::min(strip, width);
    const Rect taken{x, y, strip, height};
    x += strip;
    width -= strip;
    return taken;
  }
  Rect take_right(float strip) {
    strip = std::min(strip, width);
    width -= strip;
    return {x + width, y, strip, height};
  }
  Rect take_top(float strip) {
    strip = std::min(strip, height);
    const Rect taken{x, y, width, strip};
    y += strip;
    height -= strip;
    return taken;
  }
  Rect take_bottom(float strip) {
    strip = std::min(strip, height);
    height -= strip;
    return {x, y + height, width, strip};
  }
};

}  // namespace malvag::ui
