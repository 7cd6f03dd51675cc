// The money, what fits and what has to wait, and what another room would give.
#include "tradeoff_parts.hpp"

#include <algorithm>
#include <cmath>

#include "../../../../core/plan/limits.hpp"
#include "../../../ui/numbers.hpp"
#include "../../../words/room_words.hpp"
#include "../../../words/selection_words.hpp"

namespace malvag::views::tradeoff_parts {
namespace {

using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

constexpr float row_with_note = 58;
constexpr float tight_width = 236;            // where a row's number stands below its words
constexpr float tight_numbers = 22;           // there
constexpr std::size_t measured_at_most = 60;  // rows as high as their notes are long
constexpr std::size_t rows_at_most = 10;      // of a list that is folded

ui::Node node_of(ui::Role role, std::string id, std::string name) {
  ui::Node node;
  node.id = std::move(id);
  node.role = role;
  node.name = std::move(name);
  return node;
}

// What a disclosure needs.
float fold_width(const ui::Ui& ui, const std::string& words) {
  return ui.width_of(ui::style::button, words) + ui.px(52);
}

// What is used of a limit, in words and as a bar.
void limit_row(Page& page, const std::string& id, const std::string& name, const std::string& spent,
               std::int64_t used, std::int64_t limit) {
  ui::Ui& ui = page.ui;
  const float height = ui.px(40);
  const Rect row{page.x, page.y, page.width, height};
  ui.open(node_of(ui::Role::item, id, ""), row);
  Rect words = row;
  words.height = ui.px(22);
  const float width = ui.width_of(ui::style::small, spent) + ui.px(4);
  const Rect at = words.take_right(std::min(width, 0.55f * row.width));
  ui.label(id + "/spent", at, ui::style::small, ui.theme().muted, spent, ui::Align::right);
  ui.label(id + "/name", words, ui::style::small, ui.theme().text, name);
  const Rect bar{row.x, row.y + ui.px(25), row.width, ui.px(8)};
  ui.fill(bar, ui.theme().sunken, 4);
  if (limit > 0) {
    const double share =
        std::clamp(static_cast<double>(used) / static_cast<double>(limit), 0.0, 1.0);
    ui.fill({bar.x, bar.y, bar.width * static_cast<float>(share), bar.height}, ui.theme().accent,
            4);
  }
  ui.close();
  page.y += height;
}

std::string limit_name(const ui::Ui& ui, const Plan& plan, const Id& frame, const Id& body,
                       Year year) {
  return ui::capitalised(ui.t(TextKey::tradeoff_money_row,
                              {{"body", words::whose_room(ui.language(), plan, frame, body)},
                               {"year", std::to_string(year)}}));
}

struct Row {
  Id measure;
  double points = 0;
  std::string mark;  // why it is there whatever it is worth; empty: for its worth
  std::string note;  // why it has to wait; empty: it fits
  std::optional<Year> begins;
};

void measure_row(Parts& parts, Rect box, const Row& row) {
  ui::Ui& ui = parts.ui;
  const ui::Theme& theme = ui.theme();
  const Measure& measure = *parts.plan().measures.find(row.measure);
  const std::string id = "avvagning/" + row.measure;
  const bool selected = parts.state.selected == row.measure;
  ui.open(node_of(ui::Role::item, id, ""), box);
  ui::Node button = node_of(ui::Role::button, id + "/open", measure.title);
  button.description = row.note.empty() ? points_words(ui, row.points) : row.note;
  if (row.begins) {
    button.description +=
        ", " + ui.t(TextKey::tradeoff_begins, {{"year", std::to_string(*row.begins)}});
  }
  button.checked = selected;
  ui.put(std::move(button), box);
  const ui::Pressed pressed = ui.pressable(id + "/open", box);
  if (selected) {
    ui.fill(box, theme.accent_soft, 4);
  } else if (pressed.hovered) {
    ui.fill(box, theme.sunken, 4);
  }
  const bool is_tight = box.width < ui.px(tight_width);
  Rect inside = box.inset(ui.px(is_tight ? 2 : 8), ui.px(4));
  Rect numbers = is_tight ? inside.take_bottom(ui.px(tight_numbers)) : inside;
  const Rect number = numbers.take_right(ui.px(40));
  if (!is_tight) inside = numbers;
  ui.line_of_text(number, ui::style::row_strong, theme.text,
                  ui::decimal_number(ui.language(), row.points, 1), ui::Align::right);
  if (!is_tight) inside.take_right(ui.px(8));
  const Rect mark = is_tight ? numbers.take_left(ui.px(18)) : inside.take_left(ui.px(26));
  const bool is_beside_all = is_tight || row.note.empty();
  const ui::Point centre{mark.x + ui.px(9), is_beside_all ? mark.centre().y : inside.y + ui.px(15)};
  if (row.note.empty()) {
    ui.disc(centre, ui.px(6), theme.accent);
  } else {
    ui.ring(centre, ui.px(6), theme.muted, 2);
  }
  Rect title = inside;
  title.height = row.note.empty() ? inside.height : ui.px(28);
  std::string words = row.mark;
  if (row.begins) {
    words += (words.empty() ? "" : " · ") +
             ui.t(TextKey::tradeoff_begins, {{"year", std::to_string(*row.begins)}});
  }
  if (!words.empty()) {
    const float width = ui.width_of(ui::style::small, words) + ui.px(8);
    const Rect at = is_tight ? numbers : title.take_right(std::min(width, 0.28f * title.width));
    ui.line_of_text(at, ui::style::small, theme.muted, words,
                    is_tight ? ui::Align::left : ui::Align::right);
  }
  ui.line_of_text(title, ui::style::row, theme.text, measure.title);
  if (!row.note.empty()) {
    const Rect note{inside.x, inside.y + ui.px(26), inside.width, ui.px(20)};
    if (inside.height > ui.px(row_with_note - 8) + 0.5f) {
      ui.lines_of_text(note, ui::style::small, theme.muted, row.note);
    } else {
      ui.line_of_text(note, ui::style::small, theme.muted, row.note);
    }
  }
  ui.close();
  ui.rule({box.x + ui.px(34), box.bottom()}, {box.right(), box.bottom()}, theme.line);
  if (pressed.focused) ui.outline(box.inset(1), theme.focus, 4, 2.5f);
  if (pressed.pressed) {
    select(parts, selected ? Id() : row.measure);
    if (pressed.focused && !selected) ui.focus("avvagning/details/close");
  }
}

// Only what is near is drawn and mirrored.
template <class RowAt>
void rows(Page& page, Parts& parts, const std::string& id, TextKey name, std::size_t all,
          float height, RowAt&& row_at) {
  ui::Ui& ui = page.ui;
  const bool folds = all > rows_at_most + 2;
  const bool open = parts.state.unfolded.count(id) > 0;
  const std::size_t count = folds && !open ? rows_at_most : all;
  ui::Node list = node_of(ui::Role::list, id, ui.t(name));
  // What is before, in the list and the column of points, of a row's words.
  const bool is_tight = page.width < ui.px(tight_width);
  const float words_width = page.width - ui.px(is_tight ? 4 : 90);
  const float numbers = is_tight ? ui.px(tight_numbers) : 0;
  std::vector<float> tops = {0};
  for (std::size_t at = 0; at < count; ++at) {
    float own = height;
    if (count <= measured_at_most) {
      const std::string note = row_at(at).note;
      const float lines = note.empty() ? 0 : ui.height_of(ui::style::small, note, words_width);
      own = std::max(height, ui.px(26 + 12) + lines);
      if (note.empty() || lines <= ui.px(22)) own = height;
    }
    tops.push_back(tops.back() + own + numbers);
  }
  const Rect whole{page.x, page.y, page.width, tops.back()};
  ui.open(std::move(list), whole);
  for (std::size_t at = 0; at < count; ++at) {
    const Rect box{page.x, page.y + tops[at], page.width, tops[at + 1] - tops[at]};
    const bool is_end = at == 0 || at + 1 == count;  // by which Tab comes in, from above or below
    if (!is_end && !ui.is_near(box)) continue;
    measure_row(parts, box, row_at(at));
    ui.set_place("avvagning/" + row_at(at).measure, at, count);
  }
  ui.close();
  page.y += whole.height;
  if (!folds) return;
  const std::string words =
      open ? ui.t(TextKey::tradeoff_show_fewer)
           : ui.t(TextKey::tradeoff_show_all,
                  {{"count", ui::whole_number(ui.language(), static_cast<std::int64_t>(all))}});
  page.space(6);
  const Rect toggle{page.x, page.y, std::min(page.width, fold_width(ui, words)), ui.target()};
  if (ui.disclosure(id + "/fold", toggle, words, open)) turn_fold(parts.state, id);
  page.y += ui.target();
}

void table_of_rooms(Page& page, const std::vector<OtherRoom>& rooms) {
  ui::Ui& ui = page.ui;
  const std::size_t asked = Work::rooms_asked().size();
  if (rooms.size() < asked) {
    ui.progress("avvagning/rooms/progress", {page.x, page.y, page.width, ui.px(6)},
                ui.t(TextKey::tradeoff_frontier_searching),
                static_cast<double>(rooms.size()) / static_cast<double>(asked));
  }
  page.y += ui.px(14);  // also when all are found: the table does not move
  const float bottom = page.y + ui.px(24) * static_cast<float>(asked + 1);
  const auto line = [&](const std::string& id, const std::vector<std::string>& words,
                        const ui::TextStyle& style, bool is_head) {
    Rect row{page.x, page.y, page.width, ui.px(24)};
    ui.open(node_of(ui::Role::row, id, ""), row);
    const ui::Role role = is_head ? ui::Role::column_header : ui::Role::cell;
    const float third = std::floor(row.width / 3);
    const float wider = std::floor(row.width * 0.4f);
    const ui::Colour colour = is_head ? ui.theme().muted : ui.theme().text;
    ui.label(id + "/money", row.take_left(third), style, colour, words[0], ui::Align::left, role);
    ui.label(id + "/points", row.take_left(wider), style, colour, words[1], ui::Align::right, role);
    ui.label(id + "/count", row, style, colour, words[2], ui::Align::right, role);
    ui.close();
    page.y += ui.px(24);
  };
  const float top = page.y;
  ui::Node table = node_of(ui::Role::table, "avvagning/rooms", ui.t(TextKey::tradeoff_frontier));
  ui.open(std::move(table),
          {page.x, top, page.width, ui.px(24) * static_cast<float>(rooms.size() + 1)});
  line("avvagning/rooms/head", room_heads(ui), ui::style::small_strong, true);
  for (const OtherRoom& one : rooms) {
    line("avvagning/rooms/" + std::to_string(one.percent), room_words(ui, one), ui::style::small,
         false);
  }
  ui.close();
  page.y = bottom;
}

}  // namespace

std::vector<std::string> room_heads(const ui::Ui& ui) {
  return {ui.t(TextKey::tradeoff_frontier_column_money),
          ui.t(TextKey::tradeoff_frontier_column_points),
          ui.t(TextKey::tradeoff_frontier_column_count)};
}

std::vector<std::string> room_words(const ui::Ui& ui, const OtherRoom& one) {
  const std::string share = ui::percent(ui.language(), std::abs(one.percent) / 100.0);
  const std::string money =
      one.percent < 0 ? ui.t(TextKey::tradeoff_frontier_save, {{"share", share}}) : share;
  if (one.selection.impossible) {
    return {money, ui.t(TextKey::tradeoff_frontier_impossible), ""};
  }
  return {money, ui::decimal_number(ui.language(), one.selection.points, 1),
          ui::whole_number(ui.language(), static_cast<std::int64_t>(one.selection.taken.size()))};
}

std::string difference_words(const ui::Ui& ui, const portfolio::Selection& one,
                             const portfolio::Selection& other) {
  const double more = std::round((other.points - one.points) * 10) / 10;
  const int order = portfolio::compared_in_order(other, one);
  const bool against = order != 0 && (more > 0) != (order > 0);
  TextKey key = TextKey::tradeoff_details_same;
  if (more > 0) {
    key = against ? TextKey::tradeoff_details_gain_order : TextKey::tradeoff_details_gain;
  } else if (more < 0) {
    key = against ? TextKey::tradeoff_details_loss_order : TextKey::tradeoff_details_loss;
  } else if (order != 0) {
    key = order > 0 ? TextKey::tradeoff_details_same_more : TextKey::tradeoff_details_same_less;
  }
  return ui.t(key, {{"points", ui::decimal_number(ui.language(), std::abs(more), 1)}});
}

std::string points_words(const ui::Ui& ui, double points) {
  return ui.t(TextKey::tradeoff_points, {{"points", ui::decimal_number(ui.language(), points, 1)}});
}

std::unordered_set<std::string_view> taken_in(const portfolio::Selection& selection) {
  std::unordered_set<std::string_view> ids;
  for (const portfolio::Taken& one : selection.taken) ids.insert(one.measure);
  return ids;
}

void frames(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const auto& frames = parts.selection().frames;
  const std::size_t shown = std::min(frames.size(), limits::items);
  ui::Node list = node_of(ui::Role::list, "avvagning/frames", ui.t(TextKey::tradeoff_money));
  ui.open(std::move(list), {page.x, page.y, page.width, ui.px(40) * static_cast<float>(shown)});
  for (std::size_t place = 0; place < shown; ++place) {
    const portfolio::FrameOfYear& frame = frames[place];
    const bool demanded = frame.room < 0, saves = demanded || frame.spent < 0;
    const Tkr sign = saves ? -1 : 1;
    const TextKey words = demanded ? TextKey::tradeoff_money_saved_of
                          : saves  ? TextKey::tradeoff_money_saved
                                   : TextKey::tradeoff_money_spent;
    limit_row(page, "avvagning/frame/" + frame.frame + "/" + std::to_string(frame.year),
              limit_name(ui, parts.plan(), frame.frame, frame.body, frame.year),
              ui.t(words, {{"spent", ui::million_kronor(ui.language(), sign * frame.spent)},
                           {"room", ui::million_kronor(ui.language(), sign * frame.room)}}),
              demanded ? -frame.spent : frame.spent, demanded ? -frame.room : frame.room);
  }
  ui.close();
  page.first_of("avvagning/frames", shown, frames.size());
  const std::string uncovered =
      words::uncovered_words(ui.language(), parts.plan(), parts.selection());
  if (uncovered.empty()) return;
  page.space(4);
  page.paragraph("avvagning/uncovered", ui::style::small, ui.theme().text, uncovered);
}

void staff(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const auto& staff = parts.selection().staff;
  if (staff.empty()) return;
  page.space(8);
  const std::string heading = ui.t(TextKey::tradeoff_staff);
  const bool open = parts.state.unfolded.count("avvagning/staff") > 0;
  const Rect toggle{page.x - ui.px(8), page.y,
                    std::min(page.width + ui.px(8), fold_width(ui, heading)), ui.target()};
  if (ui.disclosure("avvagning/staff/fold", toggle, heading, open)) {
    turn_fold(parts.state, "avvagning/staff");
  }
  page.y += ui.target();
  if (!open) return;
  page.space(4);
  const std::size_t shown = std::min(staff.size(), limits::items);
  ui::Node list = node_of(ui::Role::list, "avvagning/staff", ui.t(TextKey::tradeoff_staff));
  ui.open(std::move(list), {page.x, page.y, page.width, ui.px(40) * static_cast<float>(shown)});
  for (std::size_t place = 0; place < shown; ++place) {
    const portfolio::StaffOfYear& one = staff[place];
    limit_row(page, "avvagning/staff/" + one.frame + "/" + std::to_string(one.year),
              limit_name(ui, parts.plan(), one.frame, one.body, one.year),
              ui.t(TextKey::tradeoff_staff_used,
                   {{"used", words::equivalents(ui.language(), one.used)},
                    {"limit", words::equivalents(ui.language(), one.limit)}}),
              one.used, one.limit);
  }
  ui.close();
  page.first_of("avvagning/staff", shown, staff.size());
}

void select(Parts& parts, const Id& measure) {
  parts.state.selected = measure;
  parts.state.writing = false;
  parts.state.reason.clear();
}

void turn_fold(TradeoffState& state, const std::string& id) {
  if (state.unfolded.erase(id) == 0) state.unfolded.insert(id);
}

void taken(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const portfolio::Selection& selection = parts.selection();
  page.heading("avvagning/taken", 2, ui::style::subtitle, ui.t(TextKey::tradeoff_taken));
  if (selection.taken.empty()) {
    page.paragraph("avvagning/taken/none", ui::style::body, ui.theme().muted,
                   ui.t(TextKey::tradeoff_taken_none));
  } else {
    page.paragraph("avvagning/taken/hint", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::tradeoff_taken_hint));
  }
  page.space(4);
  rows(page, parts, "avvagning/taken/list", TextKey::tradeoff_taken, selection.taken.size(),
       std::max(ui.px(38), ui.target()), [&](std::size_t at) {
         const portfolio::Taken& one = selection.taken[at];
         const std::string mark = one.by_law   ? ui.t(TextKey::tradeoff_by_law)
                                  : one.locked ? ui.t(TextKey::tradeoff_locked)
                                               : "";
         return Row{one.measure, one.points, mark, "", one.begins};
       });
  if (!selection.done.empty()) {
    page.space(8);
    page.paragraph(
        "avvagning/done", ui::style::small, ui.theme().muted,
        ui.n(ui::PluralKey::tradeoff_done, static_cast<std::int64_t>(selection.done.size())));
  }
}

void left_out(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const portfolio::Selection& selection = parts.selection();
  page.heading("avvagning/left-out", 2, ui::style::subtitle, ui.t(TextKey::tradeoff_left_out));
  page.space(4);
  if (selection.left_out.empty()) {
    page.paragraph("avvagning/left-out/none", ui::style::body, ui.theme().muted,
                   ui.t(TextKey::tradeoff_left_out_none));
  }
  rows(page, parts, "avvagning/left-out/list", TextKey::tradeoff_left_out,
       selection.left_out.size(), ui.px(row_with_note), [&](std::size_t at) {
         const portfolio::LeftOut& one = selection.left_out[at];
         return Row{one.measure,
                    one.points,
                    "",
                    words::reason_words(ui.language(), parts.plan(), selection, one),
                    {}};
       });
}

void other_rooms(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  page.heading("avvagning/rooms/heading", 2, ui::style::subtitle, ui.t(TextKey::tradeoff_frontier));
  page.paragraph("avvagning/rooms/hint", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::tradeoff_frontier_hint));
  page.space(8);
  const std::vector<OtherRoom>& rooms = parts.work.other_rooms();
  const float gap = ui.px(28);
  const float beside = ui.px(250);
  const bool is_beside = page.width >= beside + gap + ui.px(420);
  const float width = is_beside ? page.width - beside - gap : page.width;
  const Rect picture{page.x, page.y, width, ui.px(300)};
  curve(ui, picture, rooms, parts.state.percent);
  Page words = page;
  if (is_beside) {
    words.x = picture.right() + gap;
    words.width = beside;
  } else {
    words.y = picture.bottom() + ui.px(12);
  }
  table_of_rooms(words, rooms);
  page.y = std::max(picture.bottom(), words.y);
}

void price_of_order(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  page.heading("avvagning/price", 2, ui::style::subtitle, ui.t(TextKey::tradeoff_price));
  const portfolio::Selection* free = parts.work.by_points();
  if (!free) {
    page.paragraph("avvagning/price/words", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::tradeoff_frontier_searching));
    return;
  }
  std::vector<Id> in, out;
  const auto now = taken_in(parts.selection()), then = taken_in(*free);
  for (const portfolio::Taken& one : free->taken) {
    if (!now.count(one.measure)) in.push_back(one.measure);
  }
  for (const portfolio::Taken& one : parts.selection().taken) {
    if (!then.count(one.measure)) out.push_back(one.measure);
  }
  const double more = free->points - parts.selection().points;
  page.paragraph("avvagning/price/words", ui::style::small, ui.theme().text,
                 in.empty() && out.empty()
                     ? ui.t(TextKey::tradeoff_price_none)
                     : ui.t(TextKey::tradeoff_price_some,
                            {{"points", ui::decimal_number(ui.language(), more, 0)}}));
  titles(page, "avvagning/price/in", parts.plan(), in, TextKey::tradeoff_price_in, titles_at_most);
  titles(page, "avvagning/price/out", parts.plan(), out, TextKey::tradeoff_price_out,
         titles_at_most);
}

}  // namespace malvag::views::tradeoff_parts
