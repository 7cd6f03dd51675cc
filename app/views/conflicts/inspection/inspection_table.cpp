// The table of all pairs: the row's goal on the column's. Only rows that are seen are made, and the
// columns around the chosen one, so that sixty goals are as quick as six.
#include <algorithm>

#include "../../../ui/numbers.hpp"
#include "../../../words/conflict_words.hpp"
#include "influence_words.hpp"
#include "inspection_parts.hpp"

namespace malvag::views::inspection_parts {
namespace {

using ui::Page;
using ui::Rect;
using ui::TextKey;

constexpr const char* cells_begin = "granska/cell/";

struct Shape {
  float head;  // of a row: its goal's name
  float size;  // of a column
  float row_height;
  std::size_t first = 0;  // column
  std::size_t count = 0;
};

float least_column(const ui::Ui& ui) {
  return ui.appearance().touch ? ui.target() : ui.px(30);
}

Shape shape_of(const Parts& parts, float width) {
  const ui::Ui& ui = parts.ui;
  Shape shape;
  shape.head = std::min(ui.px(320), width * 0.36f);
  shape.row_height = std::max(ui.px(30), ui.target());
  const auto fit =
      static_cast<std::size_t>(std::max(1.0f, (width - shape.head) / least_column(ui)));
  shape.count = std::min(fit, parts.goals.size());
  shape.size = std::min((width - shape.head) / static_cast<float>(shape.count), ui.px(44));
  // Whole screens of columns: they stay while one walks within them.
  const std::size_t chosen = parts.place_of(parts.state.to);
  shape.first = std::min(chosen / shape.count * shape.count, parts.goals.size() - shape.count);
  return shape;
}

std::string cell_words(const Parts& parts, const Goal& from, const Goal& to) {
  const ui::Ui& ui = parts.ui;
  const Influences* one = parts.between(from.id, to.id);
  std::string what = ui.t(TextKey::influence_cell_none);
  if (one) {
    const bool disagree = one->lowest < 0 && one->highest > 0;
    const int step = static_cast<int>(one->median < 0 ? one->median - 0.5 : one->median + 0.5);
    what = ui.t(disagree ? TextKey::influence_cell_disagree : TextKey::influence_cell_judged,
                {{"median", words::median_words(ui.language(), one->median)},
                 {"does", ui.t(words::strength_key(step))}});
  }
  // The heads of its row and column have the whole titles.
  constexpr std::size_t bytes_of_title = 200;
  return ui.t(TextKey::influence_cell,
              {{"from", ui::shortened(from.title, bytes_of_title)},
               {"to", ui::in_sentence(ui::shortened(to.title, bytes_of_title))},
               {"what", what}});
}

void open_judgement(Parts& parts) {
  parts.state.opens = true;
}

void one_cell(Parts& parts, const Goal& from, const Goal& to, Rect box) {
  ui::Ui& ui = parts.ui;
  InspectionState& state = parts.state;
  const std::string id = cell_id(from.id, to.id);
  const bool chosen = state.goal == from.id && state.to == to.id;
  ui::Node cell;
  cell.id = id;
  cell.role = ui::Role::grid_cell;
  cell.name = cell_words(parts, from, to);
  cell.focusable = chosen;
  cell.column_index = static_cast<int>(parts.place_of(to.id)) + 2;
  cell.selected = chosen;
  ui.put(std::move(cell), box);
  const ui::Pressed pressed = ui.pressable(id, box);
  ui.fill(box.inset(1.5f), ui.theme().surface, 3);
  draw_strength(ui, box, parts.between(from.id, to.id));
  if (pressed.hovered) ui.outline(box.inset(1), ui.theme().accent, 3, 1.5f);
  if (chosen) ui.outline(box, ui.theme().accent, 3, ui.is_focused(id) ? 3.0f : 2.0f);
  // A screen reader moves the focus to any of them.
  const bool came_here = ui.is_focused(id) && !chosen && state.awaited.empty();
  if (pressed.pressed && chosen) {
    open_judgement(parts);
  } else if (pressed.pressed || came_here) {
    state.goal = from.id;
    state.to = to.id;
    state.said.clear();
    if (pressed.pressed) {
      state.awaited = id;
      ui.focus(id);
    }
  }
}

void heads(Page& page, Parts& parts, const Shape& shape, float height) {
  ui::Ui& ui = page.ui;
  ui::Node row;
  row.id = "granska/grid/head";
  row.role = ui::Role::row;
  row.row_index = 1;
  ui.open(std::move(row), {page.x, page.y, page.width, height});
  for (std::size_t place = shape.first; place < shape.first + shape.count; ++place) {
    const Goal& goal = *parts.goals[place];
    const Rect box{page.x + shape.head + shape.size * static_cast<float>(place - shape.first),
                   page.y, shape.size, height};
    const bool chosen = goal.id == parts.state.to;
    ui.line_of_text(box, ui::style::small_strong, chosen ? ui.theme().accent : ui.theme().muted,
                    parts.number_of(goal), ui::Align::centre);
    ui::Node head;
    head.id = "granska/grid/head/" + goal.id;
    head.role = ui::Role::column_header;
    head.column_index = static_cast<int>(place) + 2;
    head.name = parts.number_of(goal) + " " + goal.title;
    ui.put(std::move(head), box);
  }
  ui.close();
  page.y += height;
}

void one_row(Page& page, Parts& parts, const Shape& shape, std::size_t place) {
  ui::Ui& ui = page.ui;
  const Goal& goal = *parts.goals[place];
  const bool chosen = goal.id == parts.state.goal;
  const Rect row{page.x, page.y, shape.head + shape.size * static_cast<float>(shape.count),
                 shape.row_height};
  ui::Node node;
  node.id = "granska/grid/" + goal.id;
  node.role = ui::Role::row;
  node.row_index = static_cast<int>(place) + 2;
  ui.open(std::move(node), row);
  if (chosen) ui.fill(row, ui.theme().accent_soft, 4);
  Rect name = Rect{row.x, row.y, shape.head, row.height}.inset(ui.px(8), 0);
  ui::Node head;
  head.id = "granska/grid/" + goal.id + "/name";
  head.role = ui::Role::row_header;
  head.column_index = 1;
  head.name = parts.number_of(goal) + " " + goal.title;
  ui.put(std::move(head), name);
  ui.line_of_text(name.take_left(ui.px(28)), ui::style::small_strong, ui.theme().muted,
                  parts.number_of(goal));
  ui.line_of_text(name, ui::style::small, ui.theme().text, goal.title);
  for (std::size_t column = shape.first; column < shape.first + shape.count; ++column) {
    const Rect box{row.x + shape.head + shape.size * static_cast<float>(column - shape.first),
                   row.y, shape.size, row.height};
    if (column == place) {
      ui.fill(box.inset(1.5f), ui.theme().sunken, 3);
    } else {
      one_cell(parts, goal, *parts.goals[column], box);
    }
  }
  ui.close();
  ui.rule({row.x, row.bottom() - 1}, {row.right(), row.bottom() - 1}, ui.theme().line);
}

// Which goals stand in the columns, where they are not all there.
void column_screens(Page& page, Parts& parts, const Shape& shape) {
  if (shape.count == parts.goals.size()) return;
  ui::Ui& ui = page.ui;
  const auto number = [&](std::size_t place) {
    return ui::whole_number(ui.language(), static_cast<std::int64_t>(place));
  };
  page.paragraph("granska/columns", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::influence_columns, {{"first", number(shape.first + 1)},
                                                   {"last", number(shape.first + shape.count)},
                                                   {"count", number(parts.goals.size())}}));
  page.space(4);
  ui::ButtonRow buttons(page);
  const auto turn = [&](std::size_t place) {
    const Id& goal = parts.goals[std::min(place, parts.goals.size() - 1)]->id;
    parts.state.to = goal != parts.state.goal         ? goal
                     : place + 1 < parts.goals.size() ? parts.goals[place + 1]->id
                                                      : parts.goals[place - 1]->id;
  };
  if (shape.first > 0 &&
      buttons.add("granska/columns/before", ui.t(TextKey::influence_columns_before),
                  ui::ButtonKind::secondary)) {
    turn(shape.first > shape.count ? shape.first - shape.count : 0);
  }
  if (shape.first + shape.count < parts.goals.size() &&
      buttons.add("granska/columns/after", ui.t(TextKey::influence_columns_after),
                  ui::ButtonKind::secondary)) {
    turn(shape.first + shape.count);
  }
  buttons.end();
}

// The next place that is another goal's, at most to the ends.
std::size_t moved(std::size_t from, std::ptrdiff_t by, std::size_t count, std::size_t not_at) {
  const auto last = static_cast<std::ptrdiff_t>(count) - 1;
  std::ptrdiff_t to = std::clamp(static_cast<std::ptrdiff_t>(from) + by, std::ptrdiff_t{0}, last);
  if (to != static_cast<std::ptrdiff_t>(not_at)) return static_cast<std::size_t>(to);
  to += by < 0 ? -1 : 1;
  if (to < 0 || to > last) to = static_cast<std::ptrdiff_t>(from);
  return static_cast<std::size_t>(to);
}

void go_to(Parts& parts, std::size_t row, std::size_t column) {
  if (row == column) return;
  parts.state.goal = parts.goals[row]->id;
  parts.state.to = parts.goals[column]->id;
  parts.state.minus = false;
  parts.state.awaited = cell_id(parts.state.goal, parts.state.to);
  parts.ui.focus(parts.state.awaited);
}

// In reading order, over the row's end to the next row.
void go_on(Parts& parts) {
  const std::size_t count = parts.goals.size();
  std::size_t row = parts.place_of(parts.state.goal), column = parts.place_of(parts.state.to) + 1;
  if (column == row) ++column;
  if (column >= count) {
    if (row + 1 == count) return;
    ++row;
    column = row == 0 ? 1 : 0;
  }
  go_to(parts, row, column);
}

bool move(Parts& parts, const Key& pressed) {
  const std::size_t count = parts.goals.size();
  const std::size_t row = parts.place_of(parts.state.goal);
  const std::size_t column = parts.place_of(parts.state.to);
  constexpr std::ptrdiff_t page = 8;
  const auto sideways = [&](std::ptrdiff_t by) {
    go_to(parts, row, moved(column, by, count, row));
  };
  const auto upwards = [&](std::ptrdiff_t by) {
    go_to(parts, moved(row, by, count, column), column);
  };
  const std::size_t first = row == 0 ? 1 : 0, last = row + 1 == count ? count - 2 : count - 1;
  if (pressed.key == "ArrowLeft") {
    sideways(-1);
  } else if (pressed.key == "ArrowRight") {
    sideways(1);
  } else if (pressed.key == "ArrowUp") {
    upwards(-1);
  } else if (pressed.key == "ArrowDown") {
    upwards(1);
  } else if (pressed.key == "PageUp") {
    upwards(-page);
  } else if (pressed.key == "PageDown") {
    upwards(page);
  } else if (pressed.key == "Home") {
    pressed.ctrl ? go_to(parts, 0, 1) : go_to(parts, row, first);
  } else if (pressed.key == "End") {
    pressed.ctrl ? go_to(parts, count - 1, count - 2) : go_to(parts, row, last);
  } else {
    return false;
  }
  parts.state.said.clear();
  return true;
}

}  // namespace

bool table_fits(const ui::Ui& ui, float width) {
  return width >= ui.px(600);
}

void table(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const Shape shape = shape_of(parts, page.width);
  if (ui.is_focused(parts.state.awaited)) parts.state.awaited.clear();
  if (ui.focused().rfind(cells_begin, 0) != 0 && !ui.focused().empty()) {
    parts.state.awaited.clear();
  }
  page.paragraph("granska/legend", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::inspection_legend));
  if (!parts.read_only) {
    page.paragraph("granska/keys", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::influence_keys));
  }
  page.space(8);
  column_screens(page, parts, shape);
  const float head_height = ui.px(28);
  const auto count = static_cast<float>(parts.goals.size());
  ui::Node grid;
  grid.id = "granska/grid";
  grid.role = ui::Role::grid;
  grid.name = ui.t(TextKey::inspection_table);
  grid.row_count = static_cast<int>(parts.goals.size()) + 1;
  grid.column_count = static_cast<int>(parts.goals.size()) + 1;
  ui.open(std::move(grid), {page.x, page.y, page.width, head_height + shape.row_height * count});
  heads(page, parts, shape, head_height);
  const Rect seen = ui.view();
  for (std::size_t place = 0; place < parts.goals.size(); ++place) {
    const bool is_seen =
        page.y + 2 * shape.row_height >= seen.y && page.y - shape.row_height <= seen.bottom();
    if (is_seen || parts.goals[place]->id == parts.state.goal) one_row(page, parts, shape, place);
    page.y += shape.row_height;
  }
  ui.close();
}

bool key(Parts& parts, const Key& pressed) {
  if (parts.goals.size() < 2 || parts.ui.focused().rfind(cells_begin, 0) != 0) return false;
  if (move(parts, pressed)) return true;
  if (pressed.ctrl) return false;
  const bool is_step = pressed.key.size() == 1 && pressed.key[0] >= '0' && pressed.key[0] <= '3';
  const bool is_minus = pressed.key == "-" || pressed.key == "−";
  const bool is_taken_away = pressed.key == "Delete" || pressed.key == "Backspace";
  if (!is_step && !is_minus && !is_taken_away && pressed.key != "+") return false;
  if (parts.read_only) {
    parts.state.said = parts.ui.t(TextKey::influence_read_only);
  } else if (is_taken_away) {
    take_away(parts, parts.state.goal, parts.state.to);
  } else if (is_step) {
    const int size = pressed.key[0] - '0';
    const bool was_minus = parts.state.minus;
    parts.state.minus = false;
    judge(parts, parts.state.goal, parts.state.to, was_minus ? -size : size);
    if (!parts.state.who.empty()) go_on(parts);
  } else {
    parts.state.minus = is_minus;
    if (is_minus) parts.state.said = parts.ui.t(TextKey::influence_minus);
  }
  return true;
}

}  // namespace malvag::views::inspection_parts
