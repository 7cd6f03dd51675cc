// The widgets.
#include <imgui.h>

#include <cmath>

#include "numbers.hpp"
#include "ui.hpp"

namespace malvag::ui {
namespace {

Node node_of(Role role, const std::string& id, std::string_view name) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = name;
  return node;
}

}  // namespace

Pressed Ui::pressable(const std::string& id, Rect rect) {
  Pressed state;
  if (rect.width >= 1 && rect.height >= 1) {
    ImGui::SetCursorScreenPos({rect.x, rect.y});
    state.pressed = ImGui::InvisibleButton(id.c_str(), {rect.width, rect.height});
    state.hovered = ImGui::IsItemHovered() && !appearance_.touch;
    state.held = ImGui::IsItemActive();
    state.released = ImGui::IsItemDeactivated();
  }
  if (state.hovered) cursor_ = "pointer";
  state.pressed = take_activation(id) || state.pressed;
  state.focused = focus_visible_ && focused_ == id;
  return state;
}

void Ui::focus_ring(Rect rect, float radius) {
  outline(rect.inset(-4), theme_->surface, radius + 4, 2);
  outline(rect.inset(-3), theme_->focus, radius + 3, 2.5f);
}

void Ui::heading(const std::string& id, int level, Rect rect, const TextStyle& style,
                 std::string_view text) {
  const std::string shown = shortened(text);
  const float height = lines_of_text(rect, style, theme_->text, shown);
  Node node = node_of(Role::heading, id, shown);
  node.level = level;
  put(std::move(node), {rect.x, rect.y, rect.width, height});
}

float Ui::paragraph(const std::string& id, Rect rect, const TextStyle& style, Colour colour,
                    std::string_view text, Role role) {
  const float height = lines_of_text(rect, style, colour, text);
  put(node_of(role, id, text), {rect.x, rect.y, rect.width, height});
  return height;
}

float Ui::problem(const std::string& field, Rect rect, std::string_view why) {
  if (Node* node = tree_.change(field)) {
    node->invalid = true;
    node->description = shortened(why);
  }
  return paragraph(field + "/problem", rect, style::small, theme_->bad, why, Role::alert);
}

void Ui::label(const std::string& id, Rect rect, const TextStyle& style, Colour colour,
               std::string_view text, Align align, Role role) {
  line_of_text(rect, style, colour, text, align);
  put(node_of(role, id, shortened(text)), rect);
}

float Ui::button_width(std::string_view text) const {
  return std::ceil(width_of(style::button, text)) + px(32);
}

bool Ui::button(const std::string& id, Rect rect, std::string_view text, ButtonKind kind,
                bool enabled, std::string_view spoken) {
  Node node = node_of(Role::button, id, spoken.empty() ? text : spoken);
  node.disabled = !enabled;
  put(std::move(node), rect);
  if (!enabled) {
    outline(rect, theme_->line, size::radius);
    line_of_text(rect.inset(px(12), 0), style::button, theme_->none, text, Align::centre);
    return false;
  }
  const Pressed state = pressable(id, rect);
  Colour colour = theme_->text;
  if (kind == ButtonKind::primary) {
    fill(rect, theme_->accent, size::radius);
    if (state.hovered || state.held) fill(rect, theme_->text, size::radius, 0.15f);
    colour = theme_->on_accent;
  } else {
    if (kind == ButtonKind::secondary) fill(rect, theme_->surface, size::radius);
    if (state.hovered || state.held) fill(rect, theme_->accent_soft, size::radius);
    if (kind == ButtonKind::secondary) outline(rect, theme_->line, size::radius);
    if (kind == ButtonKind::quiet) colour = theme_->accent;
  }
  line_of_text(rect.inset(px(8), 0), style::button, colour, text, Align::centre);
  if (state.focused) focus_ring(rect, size::radius);
  return state.pressed;
}

bool Ui::icon_button(const std::string& id, Rect rect, Icon shape, std::string_view name,
                     bool enabled) {
  Node node = node_of(Role::button, id, name);
  node.disabled = !enabled;
  put(std::move(node), rect);
  const float side = px(20);
  const Rect box{rect.centre().x - side / 2, rect.centre().y - side / 2, side, side};
  if (!enabled) {
    icon(shape, box, theme_->none);
    return false;
  }
  const Pressed state = pressable(id, rect);
  if (state.hovered || state.held) fill(rect, theme_->accent_soft, size::radius);
  icon(shape, box, theme_->text);
  if (state.focused) focus_ring(rect, size::radius);
  return state.pressed;
}

bool Ui::disclosure(const std::string& id, Rect rect, std::string_view text, bool expanded) {
  Node node = node_of(Role::button, id, text);
  node.expanded = expanded;
  put(std::move(node), rect);
  const Pressed state = pressable(id, rect);
  if (state.hovered) fill(rect, theme_->accent_soft, size::radius);
  Rect inside = rect.inset(px(8), 0);
  const Rect mark = inside.take_right(px(20));
  icon(expanded ? Icon::up : Icon::chevron_down, {mark.x, mark.centre().y - px(10), px(20), px(20)},
       theme_->accent);
  line_of_text(inside, style::button, theme_->accent, text);
  if (state.focused) focus_ring(rect, size::radius);
  return state.pressed;
}

std::optional<std::string> Ui::choice(const std::string& id, Rect rect, std::string_view name,
                                      const std::vector<Option>& options, std::string_view chosen) {
  std::optional<std::string> result;
  open(node_of(Role::radio_group, id, name), rect);
  fill(rect, theme_->surface, size::radius);
  float x = rect.x;
  // As wide as each other, or by their words where these have no room; smaller, and all alike,
  // where they have none together.
  const float even = rect.width / static_cast<float>(std::max<std::size_t>(options.size(), 1));
  constexpr float beside = 6;  // however large the words
  TextStyle strong = style::small_strong;
  const auto needs = [&](const Option& option) {
    return width_of(strong, option.label) + 2 * beside;
  };
  const auto all = [&] {
    float sum = 0;
    for (const Option& option : options) sum += needs(option);
    return sum;
  };
  const float least = least_size(style::small_strong);
  while (smaller_by_a_step(strong.size) >= least && all() > rect.width) {
    strong.size = smaller_by_a_step(strong.size);
  }
  const bool have_room = std::all_of(options.begin(), options.end(),
                                     [&](const Option& option) { return needs(option) <= even; });
  const float together = all();
  for (const Option& option : options) {
    const float part = have_room ? even : rect.width * needs(option) / together;
    const Rect box{x, rect.y, part, rect.height};
    const std::string option_id = id + "/" + option.value;
    const bool is_chosen = option.value == chosen;
    Node node = node_of(Role::radio, option_id, option.label);
    node.checked = is_chosen;
    put(std::move(node), box);
    const Pressed state = pressable(option_id, box);
    if (is_chosen) fill(box, theme_->accent_soft, size::radius);
    if (state.hovered && !is_chosen) fill(box, theme_->sunken, size::radius);
    TextStyle words = strong;
    if (!is_chosen) words.weight = style::small.weight;
    line_of_text(box.inset(beside, 0), words, is_chosen ? theme_->accent : theme_->text,
                 option.label, Align::centre);
    if (is_chosen) outline(box, theme_->accent, size::radius, 1.5f);
    if (state.focused) focus_ring(box, size::radius);
    if (state.pressed && !is_chosen) result = option.value;
    x += part;
  }
  outline(rect, theme_->line, size::radius);
  close();
  return result;
}

std::optional<double> Ui::share_slider(const std::string& id, Rect rect, std::string_view name,
                                       double share) {
  const auto moved =
      percent_slider(id, rect, name, static_cast<int>(std::lround(share * 100)), 0, 100);
  return moved ? std::optional(*moved / 100.0) : std::nullopt;
}

std::optional<int> Ui::percent_slider(const std::string& id, Rect rect, std::string_view name,
                                      int percent_now, int least, int most) {
  return whole_slider(id, rect, name, percent_now, least, most,
                      percent(language(), percent_now / 100.0));
}

std::optional<int> Ui::whole_slider(const std::string& id, Rect rect, std::string_view name,
                                    int value, int least, int most, std::string_view said) {
  Node node = node_of(Role::slider, id, name);
  node.min = least;
  node.max = most;
  node.step = 1;
  node.value = std::to_string(value);
  node.value_text = said;
  put(std::move(node), rect);

  const float knob = px(10);
  const float left = rect.x + knob;
  const float length = std::max(1.0f, rect.width - 2 * knob);
  const double extent = std::max(1, most - least);
  std::optional<int> result;
  if (const auto written = take_set(id)) {
    if (const auto number = parse_number(*written)) {
      result = static_cast<int>(std::lround(std::clamp<double>(*number, least, most)));
    }
  }
  const Pressed state = pressable(id, rect);
  const bool is_meant = finger_ == Finger::none || finger_ == Finger::sideways ||
                        (finger_ == Finger::still && state.released);
  // The last move can come with the release, in one frame. A press that is broken off is nowhere.
  if ((state.held || state.released) && is_meant && ImGui::IsMousePosValid()) {
    const double place = (static_cast<double>(ImGui::GetIO().MousePos.x) - left) / length;
    const int whole = least + static_cast<int>(std::lround(std::clamp(place, 0.0, 1.0) * extent));
    if (whole != value) result = whole;
  }
  const double shown = (std::clamp(result.value_or(value), least, most) - least) / extent;
  const float y = rect.centre().y;
  const float x = left + length * static_cast<float>(shown);
  fill({left, y - px(2), length, px(4)}, theme_->line, 2);
  fill({left, y - px(2), x - left, px(4)}, theme_->accent, 2);
  disc({x, y}, knob, theme_->surface);
  ring({x, y}, knob - 1, theme_->accent, state.held || state.hovered ? 3.0f : 2.0f);
  if (state.focused) {
    focus_ring({x - knob, y - knob, 2 * knob, 2 * knob}, knob / appearance_.text_size);
  }
  return result;
}

void Ui::field_box(const std::string& id, Rect rect, bool enabled) {
  const bool is_edited = focused_ == id;
  fill(rect, enabled ? theme_->surface : theme_->sunken, 4);
  outline(rect, is_edited ? theme_->focus : theme_->none, 4, is_edited ? 2.0f : 1.0f);
  if (enabled && rect.contains({ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y})) {
    cursor_ = "text";
  }
}

std::optional<std::string> Ui::text_field(const std::string& id, Rect rect, std::string_view name,
                                          std::string_view value, bool many_lines, bool enabled) {
  Node node = node_of(many_lines ? Role::text_area : Role::text_field, id, name);
  node.value = value;
  node.disabled = !enabled;
  put(std::move(node), rect);
  field_box(id, rect, enabled);
  const Rect inside = rect.inset(px(10), many_lines ? px(8) : 0);
  push_clip(rect);
  if (many_lines) {
    lines_of_text(inside, style::body, theme_->text, value);
  } else {
    line_of_text({inside.x, inside.y, 1e6f, inside.height}, style::body, theme_->text, value);
  }
  pop_clip();
  const auto written = take_set(id);
  return written && *written != value ? written : std::nullopt;
}

bool Ui::draft_field(const std::string& id, Rect rect, std::string_view name, std::string& value,
                     bool many_lines) {
  const auto draft = drafts_.find(id);
  if (draft != drafts_.end()) value = draft->second;
  const auto written = text_field(id, rect, name, value, many_lines);
  if (!written) return false;
  value = *written;
  if (value.empty()) {
    drafts_.erase(id);
  } else {
    drafts_[id] = value;
  }
  return true;
}

void Ui::forget_drafts(std::string_view beginning, std::string_view entity) {
  const std::string end = about("", entity);
  for (auto draft = drafts_.begin(); draft != drafts_.end();) {
    const std::string& id = draft->first;
    const bool is_meant = id.compare(0, beginning.size(), beginning) == 0 &&
                          id.size() >= end.size() &&
                          id.compare(id.size() - end.size(), end.size(), end) == 0;
    draft = is_meant ? drafts_.erase(draft) : std::next(draft);
  }
}

std::optional<std::string> Ui::number_field(const std::string& id, Rect rect, std::string_view name,
                                            std::string_view value) {
  Node node = node_of(Role::number_field, id, name);
  node.value = value;
  put(std::move(node), rect);
  field_box(id, rect, true);
  line_of_text(rect.inset(px(8), 0), style::row, theme_->text, value, Align::right);
  const auto written = take_set(id);
  return written && *written != value ? written : std::nullopt;
}

Searched Ui::search_field(const std::string& id, Rect rect, std::string_view name,
                          std::string_view value) {
  Searched result;
  const auto written = input_.written.find(id);
  if (written != input_.written.end()) {
    result.written = std::move(written->second);
    input_.written.erase(written);
  }
  if (auto left = take_set(id)) result.written = std::move(left);
  result.entered = take_activation(id);
  result.dismissed = take_dismissal(id);
  const std::string shown(result.written ? std::string_view(*result.written) : value);
  Node node = node_of(Role::text_field, id, name);
  node.value = shown;
  put(std::move(node), rect);
  field_box(id, rect, true);
  push_clip(rect);
  line_of_text({rect.x + px(10), rect.y, 1e6f, rect.height}, style::body, theme_->text, shown);
  pop_clip();
  return result;
}

bool Ui::take_dismissal(const std::string& id) {
  return input_.dismissed.erase(id) > 0;
}

float Ui::tag_width(std::string_view text) const {
  return std::ceil(width_of(style::small_strong, text)) + px(16);
}

float Ui::tag(const std::string& id, Point place, std::string_view text, Colour ground,
              Colour colour, float most) {
  const float whole = tag_width(text);
  const Rect rect{place.x, place.y, most > 0 ? std::min(whole, most) : whole, px(23)};
  fill(rect, ground, 4);
  if (ground == theme_->surface) outline(rect, colour, 4);
  line_of_text(rect.inset(px(7), 0), style::small_strong, colour, text, Align::centre);
  put(node_of(Role::text, id, shortened(text)), rect);
  return rect.width;
}

void Ui::card(Rect rect) {
  fill(rect, theme_->surface, size::radius);
  outline(rect, theme_->line, size::radius);
}

void Ui::progress(const std::string& id, Rect rect, std::string_view name, double share) {
  Node node = node_of(Role::progress, id, name);
  node.max = 100;
  node.value = std::to_string(static_cast<int>(share * 100));
  put(std::move(node), rect);
  fill(rect, theme_->line, 3);
  fill({rect.x, rect.y, rect.width * static_cast<float>(std::clamp(share, 0.0, 1.0)), rect.height},
       theme_->accent, 3);
}

}  // namespace malvag::ui
