// The tokens' contrast, by the formula of WCAG 2.2 (relative luminance, contrast ratio).
#include "../../../app/ui/theme.hpp"

#include <catch_amalgamated.hpp>
#include <cmath>

namespace malvag::ui {
namespace {

double channel(std::uint32_t value) {
  const double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}
double luminance(Colour colour) {
  return 0.2126 * channel(colour.rgb >> 16 & 0xFF) + 0.7152 * channel(colour.rgb >> 8 & 0xFF) +
         0.0722 * channel(colour.rgb & 0xFF);
}
double contrast(Colour one, Colour other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

TEST_CASE("the contrast formula gives the published values") {
  CHECK(contrast({0x000000}, {0xFFFFFF}) == Catch::Approx(21.0));
  CHECK(contrast({0x777777}, {0xFFFFFF}) == Catch::Approx(4.48).margin(0.01));  // WebAIM's example
}

TEST_CASE("text keeps 4.5:1 against every ground that it stands on") {
  for (const Theme* theme : themes()) {
    CAPTURE(theme->name);
    for (const Colour ground : {theme->ground, theme->surface, theme->sunken, theme->accent_soft}) {
      CAPTURE(css(ground));
      CHECK(contrast(theme->text, ground) >= 4.5);
      CHECK(contrast(theme->muted, ground) >= 4.5);
    }
    CHECK(contrast(theme->accent, theme->surface) >= 4.5);
    CHECK(contrast(theme->accent, theme->accent_soft) >= 4.5);
    CHECK(contrast(theme->on_accent, theme->accent) >= 4.5);
    CHECK(contrast(theme->example, theme->example_soft) >= 4.5);
    CHECK(contrast(theme->minus, theme->minus_soft) >= 4.5);
    CHECK(contrast(theme->plus, theme->plus_soft) >= 4.5);
    CHECK(contrast(theme->text, theme->trial) >= 4.5);
    CHECK(contrast(theme->text, theme->minus_soft) >= 4.5);
    CHECK(contrast(theme->bad, theme->ground) >= 4.5);
    CHECK(contrast(theme->partly, theme->ground) >= 4.5);
    CHECK(contrast(theme->none, theme->surface) >= 4.5);
  }
}

TEST_CASE("shapes keep 3:1 against what they stand on") {
  for (const Theme* theme : themes()) {
    CAPTURE(theme->name);
    for (const Colour status : {theme->good, theme->partly, theme->bad, theme->none}) {
      CHECK(contrast(status, theme->surface) >= 3);
    }
    CHECK(contrast(theme->focus, theme->surface) >= 3);
    CHECK(contrast(theme->focus, theme->ground) >= 3);
    CHECK(contrast(theme->trial_line, theme->ground) >= 3);
    // A field's border and a slider's knob are how they are known.
    CHECK(contrast(theme->none, theme->surface) >= 3);
    CHECK(contrast(theme->accent, theme->line) >= 3);
  }
}

TEST_CASE("the pattern on a part of a bar keeps 3:1 against it, and the first against the ground") {
  for (const Theme* theme : themes()) {
    CAPTURE(theme->name);
    for (std::size_t place = 0; place < theme->series.size(); ++place) {
      CAPTURE(place);
      CHECK(contrast(theme->series[place], theme->series_line[place]) >= 3);
    }
    CHECK(contrast(theme->series[0], theme->sunken) >= 3);
  }
}

TEST_CASE("a colour is written as CSS has it") {
  CHECK(css({0x0E5A6B}) == "#0e5a6b");
  CHECK(css({0x000000}) == "#000000");
}

}  // namespace
}  // namespace malvag::ui
