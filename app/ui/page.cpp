// Lays a page out.
#include "page.hpp"

#include <algorithm>
#include <cmath>

#include "numbers.hpp"

namespace malvag::ui {

void Page::heading(const std::string& id, int level, const TextStyle& style,
                   std::string_view text) {
  const std::string shown = shortened(text);
  const TextStyle fitted = ui.fitting(style, shown, width);
  ui.heading(id, level, {x, y, width, 0}, fitted, shown);
  y += ui.height_of(fitted, shown, width);
}

void Page::paragraph(const std::string& id, const TextStyle& style, Colour colour,
                     std::string_view text, Role role) {
  y += ui.paragraph(id, {x, y, width, 0}, style, colour, text, role);
}

void Page::problem(const std::string& field, std::string_view why) {
  y += ui.problem(field, {x, y, width, 0}, why);
}

void Page::first_of(const std::string& id, std::size_t shown, std::size_t count) {
  if (shown >= count) return;
  const auto number = [&](std::size_t amount) {
    return whole_number(ui.language(), static_cast<std::int64_t>(amount));
  };
  paragraph(id + "/first", style::small, ui.theme().muted,
            ui.t(TextKey::list_first, {{"shown", number(shown)}, {"count", number(count)}}));
}

void Page::question(const std::string& id, std::string_view title, std::string_view answer) {
  const bool narrow = ui.layout() == Layout::narrow;
  heading(id + "/title", 1, narrow ? style::narrow_title : style::title, title);
  space(4);
  paragraph(id + "/answer", narrow ? style::narrow_answer : style::answer, ui.theme().text, answer,
            Role::status);
}

Page begin_page(Ui& ui, const std::string& id, std::string_view name, Rect area, float most_width) {
  const bool narrow = ui.layout() == Layout::narrow;
  const bool has_little_room = area.width < ui.px(600);
  Node node;
  node.id = id;
  node.role = Role::region;
  node.name = name;
  const Rect content = ui.begin_scroll(std::move(node), area);
  const float margin = ui.px(has_little_room ? 16 : 32);
  return {ui, content.x + margin, content.y + ui.px(narrow ? 16 : 24),
          std::min(content.width - 2 * margin, ui.px(most_width))};
}

Rect take_sheet(const Ui& ui, Rect& area) {
  const float above = std::round((ui.height() - area.y) / 2);
  return area.take_bottom(std::max(area.height - above, std::round(area.height / 3)));
}

void end_page(const Page& page, Rect area) {
  // y of the content's top, as it is scrolled now, is where begin_page began.
  page.ui.end_scroll(page.y + page.ui.px(32) - page.ui.content_top(area));
}

bool ButtonRow::add(const std::string& id, const std::string& words, ButtonKind kind,
                    std::string_view spoken) {
  const float width = page_.ui.button_width(words);
  if (x_ > page_.x && x_ + width > page_.x + page_.width) next_line();
  const Rect box{x_, page_.y, std::min(width, page_.width), page_.ui.target()};
  x_ += width + page_.ui.px(12);
  return page_.ui.button(id, box, words, kind, true, spoken);
}

void ButtonRow::next_line() {
  x_ = page_.x;
  page_.y += page_.ui.target() + page_.ui.px(12);
}

std::vector<Rect> columns(const Ui& ui, float x, float y, float width, std::size_t count,
                          float least_width, std::size_t most) {
  const float gap = ui.px(16);
  std::size_t beside = std::min(count, most);
  while (beside > 1 && (width - gap * static_cast<float>(beside - 1)) / static_cast<float>(beside) <
                           ui.px(least_width)) {
    --beside;
  }
  std::vector<Rect> boxes;
  const float part = (width - gap * static_cast<float>(std::max<std::size_t>(beside, 1) - 1)) /
                     static_cast<float>(std::max<std::size_t>(beside, 1));
  for (std::size_t place = 0; place < count; ++place) {
    boxes.push_back({x + static_cast<float>(place % beside) * (part + gap), y, part, 0});
  }
  return boxes;
}

}  // namespace malvag::ui
