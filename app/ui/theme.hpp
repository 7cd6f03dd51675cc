// The look as tokens: every colour and size that the app draws with. Text against its ground keeps
// 4.5:1 and shapes 3:1 in each theme; a test computes it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace malvag::ui {

// 0xRRGGBB, as it is written in CSS.
struct Colour {
  std::uint32_t rgb = 0;
  constexpr bool operator==(const Colour&) const = default;
};

struct Theme {
  std::string_view name;  // light, dark, contrast
  Colour ground, surface, sunken, line, text, muted;
  Colour accent, accent_soft, on_accent;
  Colour good, partly, bad, none;             // status
  Colour example, example_soft;               // what is an example says so
  Colour minus, minus_soft, plus, plus_soft;  // pulls against, helps
  Colour trial, trial_line;
  Colour focus;
  std::array<Colour, 4> series;       // contributions, from the first criterion on
  std::array<Colour, 4> series_line;  // of the pattern on each
};

const Theme& theme_named(std::string_view name);  // light if there is none of that name
const std::array<const Theme*, 3>& themes();

// By name, for the host's text fields: the same tokens as CSS custom properties.
std::array<std::pair<std::string_view, Colour>, 10> tokens_for_fields(const Theme& theme);
std::string css(Colour colour);  // "#0e5a6b"

// Sizes in CSS pixels at text size 1.
namespace size {
inline constexpr float unit = 8;
inline constexpr float radius = 6;
inline constexpr float top_bar = 56;
inline constexpr float rail = 232;
inline constexpr float narrow_rail = 104;
inline constexpr float bottom_bar = 64;
inline constexpr float inspector = 288;
inline constexpr float target_mouse = 28;
inline constexpr float target_touch = 44;
}  // namespace size

}  // namespace malvag::ui
