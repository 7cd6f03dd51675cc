// The preview of what was pasted: a table whose heads say what the columns are, or, where that does
// not fit, the columns below each other and then the rows.
#include <algorithm>
#include <set>

#include "../../ui/numbers.hpp"
#include "paste_parts.hpp"

namespace malvag::views::paste_parts {
namespace {

using edit::Column;
using edit::ColumnMeaning;
using edit::ProposedRow;
using edit::RowFate;
using edit::RowsAre;
using ui::Rect;
using ui::Role;
using ui::TextKey;

constexpr Year most_years = 12;
constexpr std::size_t samples = 3;
constexpr float row_height = 48;
constexpr std::size_t longest_shown = 200;  // bytes of a cell

ui::Node node(Role role, std::string id, std::string name = {}) {
  ui::Node made;
  made.role = role;
  made.id = std::move(id);
  made.name = std::move(name);
  return made;
}

// So many bytes, and what is left of a character that is cut through.
void take_off_end(std::string& text, std::size_t bytes) {
  std::size_t end = text.size() - std::min(bytes, text.size());
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
}

// A cell as it is shown: measuring pages of text for every frame would take too long.
std::string one_line(std::string_view text) {
  std::string line(text);
  if (line.size() > longest_shown) {
    take_off_end(line, line.size() - longest_shown);
    line += "…";
  }
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::replace(line.begin(), line.end(), '\r', ' ');
  return line;
}

// What a column can be, with the words for it.
struct Choice {
  Column column;
  ui::Option option;
};

std::string value_of(const Column& column) {
  switch (column.meaning) {
    case ColumnMeaning::unused:
      return "unused";
    case ColumnMeaning::title:
      return "title";
    case ColumnMeaning::description:
      return "description";
    case ColumnMeaning::cost:
      return "cost/" + std::to_string(column.year);
    case ColumnMeaning::body:
      return "body";
    case ColumnMeaning::goals:
      return "goals";
    case ColumnMeaning::status:
      return "status";
    case ColumnMeaning::score:
      return "score/" + column.criterion;
    case ColumnMeaning::number:
      return "number";
    case ColumnMeaning::area:
      return "area";
    case ColumnMeaning::responsible:
      return "responsible";
    case ColumnMeaning::weight:
      return "weight";
    case ColumnMeaning::due:
      return "due";
  }
  return {};
}

// The plan's years, and those that the columns have already.
std::set<Year> years_for(const Parts& parts) {
  std::set<Year> years;
  const Period& period = parts.plan.head.period;
  for (Year year = period.from; year > 0 && year <= period.to; ++year) {
    if (year - period.from < most_years) years.insert(year);
  }
  for (const Column& column : parts.reading().columns) {
    if (column.meaning == ColumnMeaning::cost) years.insert(column.year);
  }
  return years;
}

// Short where the column's head stands above it.
std::vector<Choice> choices_for(const Parts& parts, bool is_short) {
  const ui::Ui& ui = parts.ui;
  std::vector<Choice> choices;
  const auto add = [&](Column column, std::string words) {
    choices.push_back({column, {value_of(column), std::move(words)}});
  };
  const auto plain = [&](ColumnMeaning meaning, TextKey key) { add({meaning, 0, {}}, ui.t(key)); };
  plain(ColumnMeaning::unused, TextKey::paste_meaning_unused);
  plain(ColumnMeaning::title, TextKey::paste_meaning_title);
  plain(ColumnMeaning::description, TextKey::paste_meaning_description);
  plain(ColumnMeaning::body, TextKey::paste_meaning_body);
  if (parts.reading().rows_are == RowsAre::goals) {
    plain(ColumnMeaning::number, TextKey::paste_meaning_number);
    plain(ColumnMeaning::area, TextKey::paste_meaning_area);
    plain(ColumnMeaning::responsible, TextKey::paste_meaning_responsible);
    plain(ColumnMeaning::weight, TextKey::paste_meaning_weight);
    plain(ColumnMeaning::due, TextKey::paste_meaning_due);
    return choices;
  }
  plain(ColumnMeaning::goals, TextKey::paste_meaning_goals);
  plain(ColumnMeaning::status, TextKey::paste_meaning_status);
  for (const Year year : years_for(parts)) {
    add({ColumnMeaning::cost, year, {}},
        ui.t(is_short ? TextKey::paste_meaning_cost_short : TextKey::paste_meaning_cost,
             {{"year", std::to_string(year)}}));
  }
  for (const Criterion& criterion : parts.plan.criteria) {
    add({ColumnMeaning::score, 0, criterion.id},
        is_short ? criterion.title
                 : ui.t(TextKey::paste_meaning_score, {{"criterion", criterion.title}}));
  }
  return choices;
}

// ---- cells ----

struct Shown {
  std::string text;
  bool is_understood = true;
  bool is_number = false;
};

bool is_remarked_on(const ProposedRow& row, std::size_t column) {
  if (row.remarks.empty()) return false;
  const std::string at = io::pointer_to_cell(row.row, column);
  return std::any_of(row.remarks.begin(), row.remarks.end(),
                     [&](const Problem& remark) { return remark.at == at; });
}

// An amount is shown as it comes into the plan, all else as it was written.
Shown shown(const Parts& parts, const ProposedRow& row, std::size_t column) {
  const Column& meaning = parts.reading().columns[column];
  Shown cell{one_line(parts.table().cell(row.row, column)), !is_remarked_on(row, column), false};
  cell.is_number = meaning.meaning == ColumnMeaning::cost;
  if (!cell.is_number || row.fate != RowFate::taken) return cell;
  const auto costs = row.entity.find("costs");
  if (costs == row.entity.end() || !costs->is_object()) return cell;
  const auto cost = costs->find(std::to_string(meaning.year));
  if (cost != costs->end() && cost->is_number_integer()) {
    cell.text = ui::whole_number(parts.ui.language(), cost->get<std::int64_t>());
  }
  return cell;
}

struct Fate {
  std::string words;
  ui::Colour colour;
  bool is_alarming = false;
};

Fate fate_of(const Parts& parts, const ProposedRow& row) {
  const ui::Ui& ui = parts.ui;
  switch (row.fate) {
    case RowFate::taken:
      break;
    case RowFate::already_there:
      return {ui.t(TextKey::paste_fate_there), ui.theme().muted, false};
    case RowFate::repeated:
      return {ui.t(TextKey::paste_fate_repeated), ui.theme().muted, false};
    case RowFate::nameless:
      return {ui.t(TextKey::paste_fate_nameless), ui.theme().bad, true};
  }
  if (row.remarks.empty()) return {ui.t(TextKey::paste_fate_taken), ui.theme().good, false};
  const auto count = static_cast<std::int64_t>(row.remarks.size());
  return {ui.n(ui::PluralKey::paste_fate_taken_without, count, {{"number", std::to_string(count)}}),
          ui.theme().partly, true};
}

void draw_fate(Parts& parts, const std::string& id, Rect box, const ProposedRow& row, Role role) {
  ui::Ui& ui = parts.ui;
  const Fate fate = fate_of(parts, row);
  ui.put(node(role, id, fate.words), box);
  if (fate.is_alarming) {
    const float side = ui.px(16);
    const Rect mark = box.take_left(side);
    ui.icon(ui::Icon::alert, {mark.x, mark.centre().y - side / 2, side, side}, fate.colour);
    box.take_left(ui.px(6));
  }
  ui.line_of_text(box, ui::style::small_strong, fate.colour, fate.words);
}

void column_select(Parts& parts, const std::vector<Choice>& choices, std::size_t column, Rect box) {
  ui::Ui& ui = parts.ui;
  std::vector<ui::Option> options;
  for (const Choice& choice : choices) options.push_back(choice.option);
  const auto chosen =
      ui.select("paste/column/" + std::to_string(column), box,
                ui.t(TextKey::paste_column_means, {{"column", column_name(parts, column)}}),
                options, value_of(parts.reading().columns[column]));
  if (!chosen) return;
  for (const Choice& choice : choices) {
    if (choice.option.value == *chosen) {
      parts.changed = edit::with_column(parts.reading(), column, choice.column);
    }
  }
}

// ---- as a table ----

struct Widths {
  float number, fate, each, title;
};

bool is_title(const Parts& parts, std::size_t column) {
  return parts.reading().columns[column].meaning == ColumnMeaning::title;
}

Widths widths_for(const Parts& parts, float width) {
  const ui::Ui& ui = parts.ui;
  Widths widths{ui.px(48), ui.px(166), 0, 0};
  const float rest = width - widths.number - widths.fate;
  const auto count = static_cast<float>(parts.table().columns);
  widths.each = rest / (count + 0.5f);  // the name has more room than the others
  widths.title = widths.each * 1.5f;
  return widths;
}

void head_row(Parts& parts, Rect row, const Widths& widths, const std::vector<Choice>& choices) {
  ui::Ui& ui = parts.ui;
  const auto& theme = ui.theme();
  ui.fill(row, theme.surface);
  ui.open(node(Role::row, "paste/rows/head"), row);
  const float inset = ui.px(8);
  const float words = ui.px(26);
  Rect rest = row;
  rest.take_top(ui.px(8));
  const Rect number = rest.take_left(widths.number).inset(inset, 0);
  ui.label("paste/rows/head/number", {number.x, number.y, number.width, words},
           ui::style::small_strong, theme.muted, ui.t(TextKey::paste_row_number), ui::Align::left,
           Role::column_header);
  for (std::size_t column = 0; column < parts.table().columns; ++column) {
    const Rect box =
        rest.take_left(is_title(parts, column) ? widths.title : widths.each).inset(inset / 2, 0);
    const std::string name = column_name(parts, column);
    ui.open(node(Role::column_header, "paste/rows/head/" + std::to_string(column), name), box);
    ui.line_of_text({box.x + inset / 2, box.y, box.width - inset, words}, ui::style::small_strong,
                    theme.muted, ui::capitalised(name));
    column_select(parts, choices, column, {box.x, box.y + words, box.width, ui.target()});
    ui.close();
  }
  const Rect fate = rest.inset(inset, 0);
  ui.label("paste/rows/head/fate", {fate.x, fate.y, fate.width, words}, ui::style::small_strong,
           theme.muted, ui.t(TextKey::paste_what_happens), ui::Align::left, Role::column_header);
  ui.close();
  ui.rule({row.x, row.bottom() - 1}, {row.right(), row.bottom() - 1}, theme.line);
}

bool has_word_wider_than(const ui::Ui& ui, const ui::TextStyle& style, std::string_view text,
                         float width) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (ui.width_of(style, text.substr(at, end - at)) > width) return true;
    at = end + 1;
  }
  return false;
}

// Words that do not fit on one line take two, and are cut after them. No word is broken.
void draw_words(ui::Ui& ui, Rect box, const ui::TextStyle& style, ui::Colour colour,
                std::string text) {
  if (ui.width_of(style, text) <= box.width || has_word_wider_than(ui, style, text, box.width)) {
    ui.line_of_text(box, style, colour, text);
    return;
  }
  const float most = ui.px(2 * style.line) + 0.5f;
  bool is_cut = false;
  const auto shown_text = [&] { return is_cut ? text + "…" : text; };
  while (!text.empty() && ui.height_of(style, shown_text(), box.width) > most) {
    is_cut = true;
    take_off_end(text, 1);
  }
  const float height = ui.height_of(style, shown_text(), box.width);
  ui.lines_of_text({box.x, box.centre().y - height / 2, box.width, height}, style, colour,
                   shown_text());
}

void draw_cell(Parts& parts, const std::string& id, Rect box, const Shown& cell,
               const ui::TextStyle& style, ui::Colour colour) {
  ui::Ui& ui = parts.ui;
  const bool is_marked = !cell.is_understood;
  ui.put(node(Role::cell, id,
              is_marked ? ui.t(TextKey::paste_not_understood, {{"text", cell.text}}) : cell.text),
         box);
  if (is_marked) {
    const float side = ui.px(16);
    const Rect mark = box.take_left(side);
    ui.icon(ui::Icon::alert, {mark.x, mark.centre().y - side / 2, side, side}, ui.theme().partly);
    box.take_left(ui.px(4));
  }
  const ui::Colour drawn = is_marked ? ui.theme().partly : colour;
  if (cell.is_number) {
    ui.line_of_text(box, style, drawn, cell.text, ui::Align::right);
  } else {
    draw_words(ui, box, style, drawn, cell.text);
  }
}

void table_row(Parts& parts, Rect row, const Widths& widths, const ProposedRow& proposed,
               int row_index) {
  ui::Ui& ui = parts.ui;
  const auto& theme = ui.theme();
  const std::string id = "paste/row/" + std::to_string(proposed.row);
  const bool is_left = proposed.fate != RowFate::taken;
  if (is_left) ui.fill(row, theme.ground);
  ui::Node row_node = node(Role::row, id);
  row_node.row_index = row_index;
  ui.open(row_node, row);
  Rect rest = row;
  const float inset = ui.px(8);
  ui.label(id + "/number", rest.take_left(widths.number).inset(inset, 0), ui::style::small,
           theme.muted, std::to_string(proposed.row + 1), ui::Align::left, Role::row_header);
  for (std::size_t column = 0; column < parts.table().columns; ++column) {
    const bool title = is_title(parts, column);
    const bool is_used = parts.reading().columns[column].meaning != ColumnMeaning::unused;
    const Rect box = rest.take_left(title ? widths.title : widths.each).inset(inset, 0);
    draw_cell(parts, id + "/" + std::to_string(column), box, shown(parts, proposed, column),
              title ? ui::style::row : ui::style::small,
              is_left || !is_used ? theme.muted : theme.text);
  }
  draw_fate(parts, id + "/fate", rest.inset(inset, 0), proposed, Role::cell);
  ui.close();
  ui.rule({row.x, row.bottom() - 1}, {row.right(), row.bottom() - 1}, theme.line);
}

// ---- as lists ----

std::string sample_of(const Parts& parts, std::size_t column) {
  std::string text;
  std::size_t count = 0;
  const std::size_t first = parts.reading().has_header ? 1 : 0;
  for (std::size_t row = first; row < parts.table().rows.size() && count < samples; ++row) {
    const std::string_view cell = parts.table().cell(row, column);
    if (cell.empty()) continue;
    text += (text.empty() ? "" : " · ") + one_line(cell);
    ++count;
  }
  return text;
}

// How many columns' worth of words stand beside each other.
std::size_t beside_in(const ui::Ui& ui, float width) {
  return static_cast<std::size_t>(std::max(1.0f, width / ui.px(300)));
}

float columns_list(Parts& parts, Rect box) {
  ui::Ui& ui = parts.ui;
  const std::vector<Choice> choices = choices_for(parts, false);
  const std::size_t beside = beside_in(ui, box.width);
  const float gap = ui.px(20);
  const float width =
      (box.width - gap * static_cast<float>(beside - 1)) / static_cast<float>(beside);
  const float height = ui.px(44) + ui.target() + ui.px(18);
  ui.heading("paste/columns", 2, box, ui::style::subtitle, ui.t(TextKey::paste_columns));
  const float top = box.y + ui.px(34);
  for (std::size_t column = 0; column < parts.table().columns; ++column) {
    const auto across = static_cast<float>(column % beside);
    const auto down = static_cast<float>(column / beside);
    Rect place{box.x + across * (width + gap), top + down * height, width, height};
    const std::string id = "paste/columns/" + std::to_string(column);
    ui.label(id + "/name", place.take_top(ui.px(22)), ui::style::small_strong, ui.theme().text,
             ui::capitalised(column_name(parts, column)));
    ui.label(id + "/sample", place.take_top(ui.px(20)), ui::style::small, ui.theme().muted,
             sample_of(parts, column));
    place.take_top(ui.px(2));
    column_select(parts, choices, column, place.take_top(ui.target()));
  }
  const std::size_t lines = (parts.table().columns + beside - 1) / beside;
  return top - box.y + static_cast<float>(lines) * height;
}

std::vector<std::size_t> used_columns(const Parts& parts) {
  std::vector<std::size_t> used;
  for (std::size_t column = 0; column < parts.reading().columns.size(); ++column) {
    const ColumnMeaning meaning = parts.reading().columns[column].meaning;
    if (meaning != ColumnMeaning::unused && meaning != ColumnMeaning::title) used.push_back(column);
  }
  return used;
}

std::string title_in(const Parts& parts, const ProposedRow& row) {
  for (std::size_t column = 0; column < parts.reading().columns.size(); ++column) {
    if (is_title(parts, column)) return one_line(parts.table().cell(row.row, column));
  }
  return {};
}

void row_card(Parts& parts, Rect box, const ProposedRow& row, const std::vector<std::size_t>& used,
              const std::vector<Choice>& choices) {
  ui::Ui& ui = parts.ui;
  const auto& theme = ui.theme();
  const std::string id = "paste/row/" + std::to_string(row.row);
  const bool is_left = row.fate != RowFate::taken;
  ui.fill(box, is_left ? theme.ground : theme.surface, ui::size::radius);
  ui.outline(box, theme.line, ui::size::radius);
  ui.open(node(Role::item, id), box);
  Rect rest = box.inset(ui.px(12), ui.px(8));
  Rect first = rest.take_top(ui.px(22));
  const std::string number = ui.t(TextKey::paste_row, {{"row", std::to_string(row.row + 1)}});
  const float number_width = ui.width_of(ui::style::small, number) + ui.px(14);
  ui.label(id + "/number", first.take_left(number_width), ui::style::small, theme.muted, number);
  draw_fate(parts, id + "/fate", first, row, Role::text);
  const std::string title = title_in(parts, row);
  ui.label(id + "/title", rest.take_top(ui.px(26)), ui::style::label,
           is_left ? theme.muted : theme.text,
           title.empty() ? ui.t(TextKey::paste_no_name) : title);
  const std::size_t beside = beside_in(ui, box.width);
  const float width = rest.width / static_cast<float>(beside);
  for (std::size_t place = 0; place < used.size(); ++place) {
    const std::size_t column = used[place];
    const Rect field{rest.x + width * static_cast<float>(place % beside),
                     rest.y + ui.px(22) * static_cast<float>(place / beside), width - ui.px(12),
                     ui.px(22)};
    const Shown cell = shown(parts, row, column);
    const std::string value = value_of(parts.reading().columns[column]);
    const auto choice = std::find_if(choices.begin(), choices.end(),
                                     [&](const Choice& one) { return one.option.value == value; });
    const std::string text =
        cell.is_understood ? cell.text : ui.t(TextKey::paste_not_understood, {{"text", cell.text}});
    ui.label(id + "/" + std::to_string(column), field, ui::style::small,
             cell.is_understood ? theme.muted : theme.partly,
             ui.t(TextKey::paste_field,
                  {{"name", choice != choices.end() ? choice->option.label : std::string()},
                   {"value", cell.text.empty() ? "–" : text}}));
  }
  ui.close();
}

}  // namespace

std::string column_name(const Parts& parts, std::size_t column) {
  const bool has_head = parts.state.table && parts.reading().has_header;
  const std::string_view head = has_head ? parts.table().cell(0, column) : std::string_view();
  if (!head.empty()) return one_line(head);
  return parts.ui.t(TextKey::paste_column, {{"number", std::to_string(column + 1)}});
}

bool fits_as_table(const Parts& parts, float width) {
  return widths_for(parts, width).each >= parts.ui.px(112);
}

float as_table(Parts& parts, Rect box, Rect seen) {
  ui::Ui& ui = parts.ui;
  const std::vector<ProposedRow>& rows = parts.state.proposal.rows;
  const std::vector<Choice> choices = choices_for(parts, true);
  const Widths widths = widths_for(parts, box.width);
  const float head = ui.px(8 + 26 + 10) + ui.target();
  const float height = ui.px(row_height);
  const float total = head + height * static_cast<float>(rows.size());
  const Rect all{box.x, box.y, box.width, total};
  ui::Node table = node(Role::table, "paste/rows", ui.t(TextKey::paste_rows));
  table.row_count = static_cast<int>(rows.size()) + 1;
  table.column_count = static_cast<int>(parts.table().columns) + 2;
  ui.fill(all, ui.theme().surface, ui::size::radius);
  ui.open(table, all);
  // The heads stay in view while the rows go by below them.
  const float head_y = std::min(std::max(box.y, seen.y), box.y + total - head);
  head_row(parts, {box.x, head_y, box.width, head}, widths, choices);
  ui.push_clip({box.x, head_y + head, box.width, std::max(0.0f, seen.bottom() - head_y - head)});
  for (std::size_t place = 0; place < rows.size(); ++place) {
    const Rect row{box.x, box.y + head + height * static_cast<float>(place), box.width, height};
    if (row.bottom() < seen.y - height || row.y > seen.bottom() + height) continue;
    table_row(parts, row, widths, rows[place], static_cast<int>(place) + 2);
  }
  ui.pop_clip();
  ui.close();
  ui.outline(all, ui.theme().line, ui::size::radius);
  return total;
}

float as_lists(Parts& parts, Rect box, Rect seen) {
  ui::Ui& ui = parts.ui;
  const float columns = columns_list(parts, box) + ui.px(6);
  const std::vector<ProposedRow>& rows = parts.state.proposal.rows;
  const std::vector<Choice> choices = choices_for(parts, false);
  const std::vector<std::size_t> used = used_columns(parts);
  ui.heading("paste/rows/heading", 2, {box.x, box.y + columns, box.width, 0}, ui::style::subtitle,
             ui.t(TextKey::paste_rows));
  const float top = box.y + columns + ui.px(34);
  const std::size_t beside = beside_in(ui, box.width);
  const float height = ui.px(64 + 22 * static_cast<float>((used.size() + beside - 1) / beside));
  const float gap = ui.px(8);
  const float total = (height + gap) * static_cast<float>(rows.size());
  ui.open(node(Role::list, "paste/rows", ui.t(TextKey::paste_rows)),
          {box.x, top, box.width, total});
  for (std::size_t place = 0; place < rows.size(); ++place) {
    const Rect card{box.x, top + (height + gap) * static_cast<float>(place), box.width, height};
    if (card.bottom() < seen.y - height || card.y > seen.bottom() + height) continue;
    row_card(parts, card, rows[place], used, choices);
  }
  ui.close();
  return top - box.y + total;
}

}  // namespace malvag::views::paste_parts
