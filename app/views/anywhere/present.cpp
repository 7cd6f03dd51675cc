// Lays a section out as large as it fits.
#include "present.hpp"

#include <algorithm>
#include <cmath>

namespace malvag::views {
namespace {

using ui::Colour;
using ui::Rect;
using ui::TextKey;
using ui::TextStyle;
using ui::Weight;

// One section, drawn or only measured, in type that is `scale` times as large as at 1920 × 1080.
class Slide {
 public:
  Slide(ui::Ui& ui, Rect box, float scale, bool draws, std::string_view chosen = {})
      : ui_(ui), box_(box), scale_(scale), y_(box.y), draws_(draws), chosen_(chosen) {}

  float height() const { return y_ - box_.y; }
  const std::optional<std::string>& pressed_choice() const { return pressed_choice_; }

  void title(const std::string& words, float size) {
    if (words.empty()) return;
    const TextStyle style = styled(size, Weight::bold);
    const float height = ui_.height_of(style, words, box_.width);
    if (draws_) ui_.heading("duk/title", 1, {box_.x, y_, box_.width, 0}, style, words);
    y_ += height + gap(20);
  }
  void paragraph(const std::string& words, float size) {
    if (words.empty()) return;
    text(words, styled(size, Weight::regular), box_);
    y_ += gap(18);
  }
  void term(const report::Term& term) {
    Rect beside = box_;
    const TextStyle name = styled(28, Weight::semibold);
    const float start = y_;
    text(term.name, name, beside.take_left(gap(340)));
    const float below = y_;
    beside.take_left(gap(24));
    y_ = start;
    text(term.words, styled(28, Weight::regular), beside);
    y_ = std::max(y_, below) + gap(12);
  }
  void point(const std::string& words) {
    Rect beside = box_;
    beside.take_left(gap(44));
    if (draws_) ui_.disc({box_.x + gap(12), y_ + gap(26)}, gap(7), ui_.theme().accent);
    text(words, styled(34, Weight::regular), beside);
    y_ += gap(14);
  }
  void tags(const std::vector<report::Tag>& all) {
    float x = box_.x;
    const TextStyle style = styled(22, Weight::semibold);
    bool any = false;
    for (const report::Tag& tag : all) {
      if (tag.words.empty()) continue;
      any = true;
      const float width = std::min(ui_.width_of(style, tag.words) + gap(28), box_.right() - x);
      const Rect rect{x, y_, width, gap(40)};
      if (draws_) {
        const bool example = tag.mark == report::Mark::example;
        const bool judged = tag.mark == report::Mark::judged;
        ui_.fill(rect,
                 example  ? ui_.theme().example_soft
                 : judged ? ui_.theme().minus_soft
                          : ui_.theme().sunken,
                 4);
        ui_.label("duk/tag/" + tag.words, rect.inset(gap(12), 0), style,
                  example  ? ui_.theme().example
                  : judged ? ui_.theme().minus
                           : ui_.theme().muted,
                  tag.words);
      }
      x += width + gap(14);
    }
    if (any) y_ += gap(62);
  }
  void figures(const std::vector<report::Figure>& all) {
    if (all.empty()) return;
    const float between = gap(40);
    const float width = (box_.width - between * static_cast<float>(all.size() - 1)) /
                        static_cast<float>(all.size());
    float x = box_.x, bottom = y_;
    const float top = y_;
    for (const report::Figure& figure : all) {
      Rect column{x, top, width, 0};
      y_ = top;
      if (!figure.about.empty()) text(figure.about, styled(34, Weight::semibold), column);
      if (!figure.number.empty()) text(figure.number, styled(88, Weight::bold), column, true);
      if (!figure.note.empty()) text(figure.note, styled(34, Weight::regular), column);
      bottom = std::max(bottom, y_);
      x += width + between;
    }
    y_ = bottom + gap(24);
  }
  void choices(const std::vector<report::Choice>& all) {
    if (all.empty()) return;
    if (draws_) {
      ui::Node group;
      group.id = "duk/ways";
      group.role = ui::Role::radio_group;
      group.name = ui_.t(TextKey::conflict_ways);
      ui_.open(std::move(group), {box_.x, y_, box_.width, box_.bottom() - y_});
    }
    const float between = gap(32);
    const std::size_t beside = box_.width > 900 * scale_ ? std::min<std::size_t>(all.size(), 3) : 1;
    const float width =
        (box_.width - between * static_cast<float>(beside - 1)) / static_cast<float>(beside);
    float bottom = y_, top = y_;
    for (std::size_t place = 0; place < all.size(); ++place) {
      if (place % beside == 0) top = bottom + (place > 0 ? between : 0);
      const Rect column{box_.x + static_cast<float>(place % beside) * (width + between), top, width,
                        0};
      y_ = top;
      choice(all[place], column);
      bottom = std::max(bottom, y_);
    }
    if (draws_) ui_.close();
    y_ = bottom + gap(16);
  }
  // It has what the words leave, and never so little that it says nothing.
  void picture(const report::Picture& picture, const DrawPicture& draw) {
    if (picture.kind == report::Picture::Kind::none) return;
    const Rect place{box_.x, y_, box_.width, std::max(box_.bottom() - y_, box_.height * 0.6f)};
    if (draws_) draw(picture, place);
    y_ = place.bottom();
  }
  void table(const report::Table& table) {
    if (table.heads.empty()) return;
    const TextStyle head = styled(24, Weight::semibold);
    const TextStyle body = styled(28, Weight::regular);
    const std::vector<Column> columns = columns_of(table, head, body);
    row(table.heads, columns, head, "duk/head");
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
      row(table.rows[at], columns, body, "duk/row/" + std::to_string(at));
    }
  }

 private:
  struct Column {
    float width = 0;
    bool has_numbers = false;  // which stand under each other by their ends
  };

  // As wide as their words, the first what the others leave. Where they would leave it too little
  // they share, and break their lines.
  std::vector<Column> columns_of(const report::Table& table, const TextStyle& head,
                                 const TextStyle& body) const {
    std::vector<Column> columns(table.heads.size());
    float others = 0;
    for (std::size_t at = 1; at < columns.size(); ++at) {
      float widest = ui_.width_of(head, table.heads[at]);
      columns[at].has_numbers = true;
      for (const std::vector<std::string>& cells : table.rows) {
        if (at >= cells.size() || cells[at].empty()) continue;
        widest = std::max(widest, ui_.width_of(body, cells[at]));
        if (!begins_as_number(cells[at])) columns[at].has_numbers = false;
      }
      columns[at].width = std::ceil(widest) + 1 + space_between_columns();
      others += columns[at].width;
    }
    const float most = box_.width * 0.6f;
    const float share = others > most ? most / others : 1;
    float first = box_.width;
    for (std::size_t at = 1; at < columns.size(); ++at) first -= columns[at].width *= share;
    if (!columns.empty()) columns[0].width = first;
    return columns;
  }
  static bool begins_as_number(std::string_view words) {
    constexpr std::string_view minus = "\u2212";
    if (words.substr(0, minus.size()) == minus) words.remove_prefix(minus.size());
    if (!words.empty() && (words[0] == '+' || words[0] == '-')) words.remove_prefix(1);
    return !words.empty() && words[0] >= '0' && words[0] <= '9';
  }
  void row(const std::vector<std::string>& cells, const std::vector<Column>& columns,
           const TextStyle& style, const std::string& id) {
    const bool is_alone = std::all_of(cells.begin() + 1, cells.end(),
                                      [](const std::string& cell) { return cell.empty(); });
    const float top = y_ + gap(6);
    float bottom = top, right = box_.x;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      const float between = at == 0 ? 0 : space_between_columns();
      const float width = (is_alone && at == 0 ? box_.width : columns[at].width) - between;
      const Rect place{right + between, top, width, ui_.height_of(style, cells[at], width)};
      right = place.right();
      if (cells[at].empty()) continue;
      bottom = std::max(bottom, place.bottom());
      if (!draws_) continue;
      const std::string cell = at == 0 ? id : id + "/" + std::to_string(at);
      if (columns[at].has_numbers && ui_.width_of(style, cells[at]) <= width) {
        ui_.label(cell, place, style, ui_.theme().text, cells[at], ui::Align::right);
      } else {
        ui_.paragraph(cell, place, style, is_alone ? ui_.theme().accent : ui_.theme().text,
                      cells[at]);
      }
    }
    y_ = bottom + gap(6);
    if (draws_) {
      ui_.rule({box_.x, y_}, {box_.right(), y_}, is_alone ? ui_.theme().accent : ui_.theme().line,
               is_alone ? gap(3) : 1);
    }
    y_ += gap(2);
  }

  float space_between_columns() const { return gap(40); }
  float gap(float pixels) const { return pixels * scale_; }
  // Sizes are of the screen, not of the reader's text size, which the kit multiplies with.
  TextStyle styled(float size, Weight weight) const {
    const float own = size * scale_ / ui_.appearance().text_size;
    return {own, own * 1.36f, weight};
  }
  void text(const std::string& words, const TextStyle& style, Rect column, bool accent = false) {
    const float height = ui_.height_of(style, words, column.width);
    if (draws_) {
      ui_.paragraph("duk/text/" + std::to_string(number_++), {column.x, y_, column.width, 0}, style,
                    accent ? ui_.theme().accent : ui_.theme().text, words);
    }
    y_ += height;
  }
  // Seen only: what it is part of says it.
  void seen(const std::string& words, const TextStyle& style, Rect column) {
    const Rect place{column.x, y_, column.width, 0};
    if (draws_) ui_.lines_of_text(place, style, ui_.theme().text, words);
    y_ += ui_.height_of(style, words, column.width);
  }
  float height_of_choice(const report::Choice& one, Rect column) const {
    Slide measured(ui_, column, scale_, false);
    measured.choice(one, column);
    return measured.height();
  }
  void choice(const report::Choice& one, Rect column) {
    const bool is_chosen = draws_ && one.letter == chosen_;
    if (draws_) press(one, {column.x, y_, column.width, height_of_choice(one, column)}, is_chosen);
    const float margin = gap(28);
    const Rect inside{column.x + margin, 0, column.width - 2 * margin, 0};
    y_ += margin;
    if (draws_) {
      ui_.disc({inside.x + gap(24), y_ + gap(24)}, gap(24),
               is_chosen ? ui_.theme().accent : ui_.theme().accent_soft);
      ui_.line_of_text({inside.x, y_, gap(48), gap(48)}, styled(30, Weight::bold),
                       is_chosen ? ui_.theme().on_accent : ui_.theme().accent, one.letter,
                       ui::Align::centre);
    }
    y_ += gap(62);
    seen(one.title, styled(34, Weight::bold), inside);
    y_ += gap(8);
    seen(one.text, styled(28, Weight::regular), inside);
    y_ += gap(16);
    if (!one.price.empty()) {
      if (draws_) ui_.rule({inside.x, y_}, {inside.right(), y_}, ui_.theme().line);
      y_ += gap(14);
      seen(one.price_label, styled(26, Weight::semibold), inside);
      seen(one.price, styled(28, Weight::regular), inside);
    }
    y_ += margin;
  }
  void press(const report::Choice& one, Rect box, bool is_chosen) {
    const std::string id = "duk/way/" + one.letter;
    ui::Node node;
    node.id = id;
    node.role = ui::Role::radio;
    node.name = one.letter + ". " + one.title;
    node.description = one.text;
    if (!one.price.empty()) node.description += " " + one.price_label + ": " + one.price;
    node.checked = is_chosen;
    ui_.put(std::move(node), box);
    const ui::Pressed pressed = ui_.pressable(id, box);
    const bool is_marked = is_chosen || pressed.hovered;
    ui_.outline(box, is_marked ? ui_.theme().accent : ui_.theme().none, 6, is_chosen ? 4 : 1.5f);
    if (pressed.focused) ui_.outline(box.inset(-4), ui_.theme().focus, 8, 2.5f);
    if (pressed.pressed) pressed_choice_ = one.letter;
  }

  ui::Ui& ui_;
  Rect box_;
  float scale_;
  float y_;
  bool draws_;
  std::string_view chosen_;
  std::optional<std::string> pressed_choice_;
  int number_ = 0;
};

void lay_out(Slide& slide, const report::Report& report, std::size_t step,
             const DrawPicture& draw = {}) {
  if (step == 0) {
    slide.title(report.title, 76);
    slide.tags(report.tags);
    slide.paragraph(report.lead, 44);
    slide.paragraph(report.foot, 26);
    return;
  }
  const report::Section& section = report.sections[step - 1];
  slide.title(section.title, 56);
  slide.figures(section.figures);
  for (const std::string& paragraph : section.paragraphs) slide.paragraph(paragraph, 44);
  for (const report::Term& term : section.terms) slide.term(term);
  for (const std::string& point : section.points) slide.point(point);
  slide.choices(section.choices);
  if (section.picture.kind == report::Picture::Kind::none) slide.table(section.table);
  slide.tags(section.tags);
  slide.picture(section.picture, draw);
}

float scale_that_fits(ui::Ui& ui, Rect box, const report::Report& report, std::size_t step) {
  // A tablet that stands up has height to spare for larger type.
  const float upright = std::min(box.width, box.height) / 1100.0f;
  const float whole = std::min(std::max(box.width / 1680.0f, upright), 1.6f);
  float scale = std::max(whole, 0.5f);
  for (int tries = 0; tries < 12 && scale > 0.3f; ++tries) {
    Slide measured(ui, box, scale, false);
    lay_out(measured, report, step);
    if (measured.height() <= box.height) break;
    scale *= 0.92f;
  }
  return scale;
}

// What rests on examples says so on every slide.
void marks(ui::Ui& ui, Rect bar, const report::Report& report, std::size_t step) {
  if (step == 0) return;  // the first has them large
  for (const report::Tag& tag : report.tags) {
    if (tag.mark != report::Mark::example) continue;
    const float width = ui.tag("duk/origin", {bar.x, bar.centre().y - ui.px(11.5f)}, tag.words,
                               ui.theme().example_soft, ui.theme().example);
    bar.take_left(width + ui.px(8));
  }
}

}  // namespace

std::size_t steps_of(const report::Report& report) {
  return report.sections.size() + 1;
}

void turn(PresentState& state, const report::Report& report, int by) {
  const auto last = static_cast<std::ptrdiff_t>(steps_of(report)) - 1;
  state.step = static_cast<std::size_t>(
      std::clamp(static_cast<std::ptrdiff_t>(state.step) + by, std::ptrdiff_t{0}, last));
}

void present(ui::Ui& ui, Rect area, const report::Report& report, const std::string& chosen,
             const DrawPicture& draw, PresentState& state, PresentAsked& asked) {
  turn(state, report, 0);
  ui.fill(area, ui.theme().surface);
  Rect box =
      area.inset(std::max(ui.px(20), area.width * 0.06f), std::max(ui.px(16), area.height * 0.06f));
  Rect bar = box.take_bottom(ui.target());
  box.take_bottom(ui.px(16));
  const bool has_little_room = area.width < ui.px(700);
  Rect tags = has_little_room ? box.take_bottom(ui.px(31)) : bar;
  ui::Node region;
  region.id = "duk";
  region.role = ui::Role::region;
  region.name = ui.t(TextKey::present_region);
  ui.open(std::move(region), area);
  const float scale = scale_that_fits(ui, box, report, state.step);
  Slide measured(ui, box, scale, false);
  lay_out(measured, report, state.step);
  // A little above the middle, where the eye rests.
  const float spare = std::max(0.0f, box.height - measured.height());
  Slide slide(ui, box.moved(0, spare * 0.4f), scale, true, chosen);
  lay_out(slide, report, state.step, draw);
  asked.choice = slide.pressed_choice();
  const std::string close = ui.t(TextKey::present_close);
  const std::string next = ui.t(TextKey::present_next);
  const std::string previous = ui.t(TextKey::present_previous);
  if (ui.button("duk/close", bar.take_left(ui.button_width(close)), close,
                ui::ButtonKind::secondary)) {
    asked.close = true;
  }
  if (!has_little_room) tags.take_left(ui.button_width(close) + ui.px(12));
  marks(ui, tags, report, state.step);
  const bool is_last = state.step + 1 == steps_of(report);
  if (ui.button("duk/next", bar.take_right(ui.button_width(next)), next, ui::ButtonKind::primary,
                !is_last)) {
    turn(state, report, 1);
  }
  bar.take_right(ui.px(12));
  const bool goes_back = has_little_room
                             ? ui.icon_button("duk/previous", bar.take_right(ui.target()),
                                              ui::Icon::back, previous, state.step > 0)
                             : ui.button("duk/previous", bar.take_right(ui.button_width(previous)),
                                         previous, ui::ButtonKind::secondary, state.step > 0);
  if (goes_back) turn(state, report, -1);
  bar.take_right(ui.px(16));
  ui.label("duk/step", bar.inset(ui.px(12), 0), ui::style::small, ui.theme().muted,
           ui.t(TextKey::present_step, {{"place", std::to_string(state.step + 1)},
                                        {"count", std::to_string(steps_of(report))}}),
           ui::Align::right, ui::Role::status);
  ui.close();
}

}  // namespace malvag::views
