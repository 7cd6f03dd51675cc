// One of several, chosen from a list that the browser itself opens: the mirrored element is a real
// <select>, so a click, a finger and the keyboard open it as everywhere else on the device.
#include <algorithm>
#include <cmath>

#include "../../core/plan/limits.hpp"
#include "numbers.hpp"
#include "ui.hpp"

namespace malvag::ui {
namespace {

// The first whose label holds what is written, and the chosen one wherever it stands.
std::vector<Option> matching(const std::vector<Option>& options, const std::string& written,
                             std::string_view chosen) {
  const std::string words = folded(written);
  std::vector<Option> found;
  std::size_t others = limits::options - 1;
  for (const Option& option : options) {
    const bool is_chosen = option.value == chosen;
    if (!is_chosen && (others == 0 ||
                       (!words.empty() && folded(option.label).find(words) == std::string::npos))) {
      continue;
    }
    if (!is_chosen) --others;
    found.push_back(option);
  }
  return found;
}

}  // namespace

std::optional<std::string> Ui::select(const std::string& id, Rect rect, std::string_view name,
                                      const std::vector<Option>& options, std::string_view chosen) {
  if (options.size() <= limits::options) return select_one(id, rect, name, options, chosen);
  const Rect field = rect.take_left(std::round(rect.width * 0.4f));
  rect.take_left(px(8));
  std::string& written = searched_options_[id];
  const Searched searched = search_field(
      id + "/find", field,
      t(TextKey::select_find,
        {{"count", whole_number(language(), static_cast<std::int64_t>(options.size()))},
         {"name", std::string(name)}}),
      written);
  if (searched.written) written = *searched.written;
  if (searched.dismissed) written.clear();
  if (written.empty()) {
    icon(Icon::search, {field.x + px(8), field.centre().y - px(9), px(18), px(18)}, theme_->muted);
  }
  return select_one(id, rect, name, matching(options, written, chosen), chosen);
}

std::optional<std::string> Ui::select_one(const std::string& id, Rect rect, std::string_view name,
                                          const std::vector<Option>& options,
                                          std::string_view chosen) {
  const auto place_of = [&](std::string_view value) {
    return std::find_if(options.begin(), options.end(),
                        [&](const Option& option) { return option.value == value; });
  };
  Node node;
  node.id = id;
  node.role = Role::select;
  node.name = name;
  node.value = chosen;
  node.options = options;
  for (Option& option : node.options) option.label = shortened(option.label);
  put(std::move(node), rect);

  // Its press is the browser's: what is chosen comes as a value.
  const Pressed state = pressable(id, rect);
  fill(rect, state.hovered ? theme_->accent_soft : theme_->surface, 4);
  outline(rect, theme_->none, 4);
  Rect inside = rect.inset(px(10), 0);
  const Rect mark = inside.take_right(px(18));
  inside.take_right(px(4));
  icon(Icon::chevron_down, {mark.x, mark.centre().y - px(9), px(18), px(18)}, theme_->muted);
  const auto shown = place_of(chosen);
  if (shown != options.end()) {
    line_of_text(inside, style::small_strong, theme_->text, shown->label);
  }
  if (state.focused) focus_ring(rect, 4);

  const auto written = take_set(id);
  return written && *written != chosen && place_of(*written) != options.end() ? written
                                                                              : std::nullopt;
}

}  // namespace malvag::ui
