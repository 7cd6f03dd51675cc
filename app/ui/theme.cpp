// The three themes.
#include "theme.hpp"

namespace malvag::ui {
namespace {

constexpr Theme light = {
    .name = "light",
    .ground = {0xF5F7F8},
    .surface = {0xFFFFFF},
    .sunken = {0xEDF1F3},
    .line = {0xD9E0E4},
    .text = {0x17242C},
    .muted = {0x51616B},
    .accent = {0x0E5A6B},
    .accent_soft = {0xE1EFF1},
    .on_accent = {0xFFFFFF},
    .good = {0x1A7A48},
    .partly = {0x8F5600},
    .bad = {0xB0271F},
    .none = {0x5E6C75},
    .example = {0x6A4C93},
    .example_soft = {0xF1ECF7},
    .minus = {0xA64B0D},
    .minus_soft = {0xFBE9DC},
    .plus = {0x1C69A8},
    .plus_soft = {0xE2EEF8},
    .trial = {0xFFF4D6},
    .trial_line = {0xB58700},
    .focus = {0x0B57D0},
    .series = {{{0x0E5A6B}, {0x3F8FA0}, {0x8CBCC6}, {0xC9DFE3}}},
    .series_line = {{{0xFFFFFF}, {0xFFFFFF}, {0x0E5A6B}, {0x0E5A6B}}},
};

constexpr Theme dark = {
    .name = "dark",
    .ground = {0x10181C},
    .surface = {0x172227},
    .sunken = {0x202D33},
    .line = {0x34444C},
    .text = {0xEAF1F4},
    .muted = {0xA9BAC3},
    .accent = {0x7CCBDB},
    .accent_soft = {0x1D3B43},
    .on_accent = {0x06222A},
    .good = {0x6FCF97},
    .partly = {0xF0B45A},
    .bad = {0xFF8A80},
    .none = {0xA3B3BB},
    .example = {0xCDB6F0},
    .example_soft = {0x33284A},
    .minus = {0xF5A66B},
    .minus_soft = {0x45301F},
    .plus = {0x8CC4F5},
    .plus_soft = {0x1E3550},
    .trial = {0x3B3212},
    .trial_line = {0xD8A200},
    .focus = {0xA8C7FA},
    .series = {{{0x7CCBDB}, {0x4A9FB0}, {0x327684}, {0x27535D}}},
    .series_line = {{{0x172227}, {0x172227}, {0x172227}, {0x7CCBDB}}},
};

constexpr Theme contrast = {
    .name = "contrast",
    .ground = {0xFFFFFF},
    .surface = {0xFFFFFF},
    .sunken = {0xFFFFFF},
    .line = {0x7C7C7C},
    .text = {0x000000},
    .muted = {0x1F1F1F},
    .accent = {0x003844},
    .accent_soft = {0xDDF2F6},
    .on_accent = {0xFFFFFF},
    .good = {0x00501F},
    .partly = {0x5A3600},
    .bad = {0x8A0900},
    .none = {0x2B2B2B},
    .example = {0x3E1F6B},
    .example_soft = {0xFFFFFF},
    .minus = {0x6E2C00},
    .minus_soft = {0xFFFFFF},
    .plus = {0x003A70},
    .plus_soft = {0xFFFFFF},
    .trial = {0xFFF1B8},
    .trial_line = {0x000000},
    .focus = {0x0000C8},
    .series = {{{0x00303A}, {0x27707F}, {0x5D9FAD}, {0xA9D0D8}}},
    .series_line = {{{0xFFFFFF}, {0xFFFFFF}, {0x00303A}, {0x00303A}}},
};

constexpr std::array<const Theme*, 3> all_themes = {&light, &dark, &contrast};

}  // namespace

const std::array<const Theme*, 3>& themes() {
  return all_themes;
}

const Theme& theme_named(std::string_view name) {
  for (const Theme* theme : all_themes) {
    if (theme->name == name) return *theme;
  }
  return light;
}

std::array<std::pair<std::string_view, Colour>, 10> tokens_for_fields(const Theme& theme) {
  return {{{"ground", theme.ground},
           {"surface", theme.surface},
           {"sunken", theme.sunken},
           {"line", theme.line},
           {"text", theme.text},
           {"muted", theme.muted},
           {"accent", theme.accent},
           {"accent-soft", theme.accent_soft},
           {"on-accent", theme.on_accent},
           {"focus", theme.focus}}};
}

std::string css(Colour colour) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string result = "#000000";
  for (int place = 0; place < 6; ++place) {
    result[static_cast<std::size_t>(6 - place)] = digits[(colour.rgb >> (4 * place)) & 0xF];
  }
  return result;
}

}  // namespace malvag::ui
