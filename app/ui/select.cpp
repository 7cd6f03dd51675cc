// One of several, chosen from a list that the browser itself opens: the mirrored element is a real
// <select>, so a click, a finger and the keyboard open it as everywhere else on the device.
#include <algorithm>

#include "ui.hpp"

namespace malvag::ui {

std::optional<std::string> Ui::select(const std::string& id, Rect rect, std::string_view name,
                                      const std::vector<Option>& options, std::string_view chosen) {
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
