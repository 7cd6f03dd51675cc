// One conflict as a card, top down: the question, who says so, what the plan says, why, what is not
// known, what the principle says, the ways on, and what to ask.
#include <algorithm>

#include "conflicts_parts.hpp"

namespace malvag::views::conflicts_parts {
namespace {

using ui::ButtonKind;
using ui::Page;
using ui::Rect;
using ui::TextKey;
using words::ConflictCard;
using words::ConflictSide;
using words::ConflictWay;

void top_line(Page& page, const Shown& shown, const report::Report& report, Intents& intents) {
  ui::Ui& ui = page.ui;
  const float height = ui.target();
  // The arrow itself stands at the margin, not the room around it.
  Rect row{page.x - ui.px(10), page.y, page.width + ui.px(10), height};
  const std::string back = ui.t(TextKey::conflict_all);
  if (ui.icon_button("konflikt/back", row.take_left(height), ui::Icon::back, back)) {
    intents.go_to = "#/konflikt";
  }
  row.take_left(ui.px(4));
  const std::string take = ui.t(TextKey::conflict_take);
  const std::string show = ui.t(TextKey::top_present);
  const float take_width = ui.button_width(take);
  const float show_width = ui.button_width(show);
  const std::string number =
      ui.t(TextKey::conflict_number,
           {{"place", std::to_string(shown.place)}, {"count", std::to_string(shown.count)}});
  const float number_width = ui.width_of(ui::style::body, number) + ui.px(8);
  const bool all_fit = row.width >= number_width + take_width + show_width + ui.px(24);
  if (!all_fit) {
    ui.label("konflikt/number", row, ui::style::body, ui.theme().muted, number);
    page.y += height + ui.px(8);
    row = {page.x, page.y, page.width, height};
  }
  const Rect take_box = all_fit ? row.take_right(take_width) : row.take_left(take_width);
  all_fit ? row.take_right(ui.px(12)) : row.take_left(ui.px(12));
  const Rect show_box = all_fit ? row.take_right(show_width) : row.take_left(show_width);
  if (all_fit) ui.label("konflikt/number", row, ui::style::body, ui.theme().muted, number);
  if (ui.button("konflikt/present", show_box, show, ButtonKind::secondary)) intents.present = true;
  if (ui.button("konflikt/take", take_box, take, ButtonKind::secondary)) {
    intents.hand_out =
        HandOut{ui.t(TextKey::conflict_file_name), "text/html", report::html(report)};
  }
  page.y += height + ui.px(16);
}

void tags(Page& page, const ConflictCard& card) {
  ui::Ui& ui = page.ui;
  const auto& theme = ui.theme();
  float x = page.x;
  x += ui.tag("konflikt/ground", {x, page.y}, card.ground_words, ground_soft(theme, card.ground),
              ground_colour(theme, card.ground)) +
       ui.px(8);
  x += ui.tag("konflikt/origin", {x, page.y}, card.origin_words,
              card.is_example ? theme.example_soft : theme.sunken,
              card.is_example ? theme.example : theme.muted) +
       ui.px(10);
  if (card.judged.empty()) {
    page.space(31);
    return;
  }
  const float beside = page.x + page.width - x;
  const bool fits = ui.width_of(ui::style::small, card.judged) <= beside;
  if (!fits) page.space(29);
  page.y += std::max(ui.px(31), ui.paragraph("konflikt/judged",
                                             {fits ? x : page.x, page.y + ui.px(1.5f),
                                              fits ? beside : page.width, 0},
                                             ui::style::small, theme.muted, card.judged));
}

float side_height(const ui::Ui& ui, const ConflictSide& side, float width) {
  const float inner = width - ui.px(40);
  return ui.px(32) + ui.height_of(ui::style::body, side.title, inner) +
         (side.number.empty() ? 0 : ui.px(34)) + ui.height_of(ui::style::small, side.note, inner);
}

void side_box(ui::Ui& ui, Rect box, const ConflictSide& side) {
  ui.card(box);
  const std::string id = "konflikt/side/" + side.goal;
  Rect inside = box.inset(ui.px(20), ui.px(16));
  inside.take_top(ui.paragraph(id, inside, ui::style::body, ui.theme().text, side.title));
  if (!side.number.empty()) {
    constexpr ui::TextStyle figure{24, 34, ui::Weight::bold};
    ui.label(id + "/number", inside.take_top(ui.px(34)), figure, ui.theme().text, side.number);
  }
  ui.paragraph(id + "/note", inside, ui::style::small, ui.theme().muted, side.note);
}

void arrow(ui::Ui& ui, ui::Point from, ui::Point to, ui::Colour colour) {
  const float head = ui.px(5);
  const float way = to.x > from.x ? 1.0f : -1.0f;
  ui.rule({std::min(from.x, to.x), from.y - 1}, {std::max(from.x, to.x), from.y - 1}, colour, 2);
  ui.stroke({{to.x - way * head, to.y - head}, to, {to.x - way * head, to.y + head}}, colour, 2);
}

void sides(Page& page, const ConflictCard& card) {
  ui::Ui& ui = page.ui;
  if (card.sides.size() < 2) {
    page.paragraph("konflikt/says", ui::style::answer, ui.theme().text, card.says);
    page.space(12);
    return;
  }
  const bool beside = page.width >= ui.px(480);
  const float gap = ui.px(56);
  const float width = beside ? (page.width - gap) / 2 : page.width;
  const float height =
      std::max(side_height(ui, card.sides[0], width), side_height(ui, card.sides[1], width));
  const Rect first{page.x, page.y, width, height};
  const Rect second = beside ? Rect{page.x + width + gap, page.y, width, height}
                             : Rect{page.x, page.y + height + ui.px(12), width, height};
  side_box(ui, first, card.sides[0]);
  side_box(ui, second, card.sides[1]);
  if (beside) {
    const float middle = first.right() + gap / 2;
    const ui::Colour colour = ui.theme().minus;
    const float y = first.centre().y;
    arrow(ui, {middle - ui.px(14), y - ui.px(7)}, {middle + ui.px(6), y - ui.px(7)}, colour);
    arrow(ui, {middle + ui.px(14), y + ui.px(7)}, {middle - ui.px(6), y + ui.px(7)}, colour);
  }
  page.y = second.bottom() + ui.px(16);
}

struct WayWords {
  std::string gives_label;
  std::string gives;
};
WayWords words_of(const ui::Ui& ui, const ConflictWay& way) {
  return {ui.t(way.is_risk ? TextKey::conflict_way_risk : TextKey::conflict_way_gives_up),
          way.price.empty() ? way.gives : way.gives + " " + way.price};
}

float upper_height(const ui::Ui& ui, const ConflictWay& way, float inner) {
  return ui.px(20 + 28 + 10) + ui.height_of(ui::style::strong, way.title, inner) + ui.px(6) +
         ui.height_of(ui::style::small, way.text, inner) + ui.px(12);
}
float lower_height(const ui::Ui& ui, const ConflictWay& way, float inner) {
  return ui.px(12 + 20) + ui.height_of(ui::style::small, words_of(ui, way).gives, inner) +
         ui.px(18);
}

void way_box(ui::Ui& ui, Rect box, float upper, const ConflictWay& way, ConflictsState& state) {
  const auto& theme = ui.theme();
  const std::string id = "konflikt/way/" + way.letter;
  const bool chosen = state.way == way.letter;
  const WayWords words = words_of(ui, way);
  ui::Node node;
  node.id = id;
  node.role = ui::Role::radio;
  node.name = way.letter + ". " + way.title;
  node.description = way.text + " " + words.gives_label + ": " + words.gives;
  node.checked = chosen;
  ui.put(std::move(node), box);
  const ui::Pressed pressed = ui.pressable(id, box);
  ui.fill(box, theme.surface, ui::size::radius);
  ui.outline(box, chosen || pressed.hovered ? theme.accent : theme.line, ui::size::radius,
             chosen ? 2.0f : 1.0f);
  const float margin = ui.px(20);
  const float inner = box.width - 2 * margin;
  float y = box.y + ui.px(20);
  const ui::Point centre{box.x + margin + ui.px(14), y + ui.px(14)};
  ui.disc(centre, ui.px(14), chosen ? theme.accent : theme.accent_soft);
  ui.line_of_text({centre.x - ui.px(14), centre.y - ui.px(14), ui.px(28), ui.px(28)},
                  ui::style::strong, chosen ? theme.on_accent : theme.accent, way.letter,
                  ui::Align::centre);
  y += ui.px(38);
  y += ui.lines_of_text({box.x + margin, y, inner, 0}, ui::style::strong, theme.text, way.title);
  y += ui.px(6);
  ui.lines_of_text({box.x + margin, y, inner, 0}, ui::style::small, theme.text, way.text);
  y = box.y + upper;
  ui.rule({box.x + margin, y}, {box.right() - margin, y}, theme.line);
  y += ui.px(10);
  ui.line_of_text({box.x + margin, y, inner, ui.px(20)}, ui::style::small, theme.muted,
                  words.gives_label);
  ui.lines_of_text({box.x + margin, y + ui.px(20), inner, 0}, ui::style::small, theme.text,
                   words.gives);
  if (pressed.focused) ui.outline(box.inset(-3), theme.focus, ui::size::radius, 2.5f);
  if (pressed.pressed) state.way = chosen ? "" : way.letter;
}

void ways(Page& page, const std::vector<ConflictWay>& all, ConflictsState& state) {
  ui::Ui& ui = page.ui;
  page.heading("konflikt/ways/title", 2, ui::style::subtitle, ui.t(TextKey::conflict_ways));
  page.space(10);
  const std::size_t count = all.size();
  const auto boxes = columns(ui, page.x, page.y, page.width, count, 200, 3);
  const float inner = boxes.front().width - ui.px(40);
  float upper = 0, lower = 0;
  for (const ConflictWay& way : all) {
    upper = std::max(upper, upper_height(ui, way, inner));
    lower = std::max(lower, lower_height(ui, way, inner));
  }
  const bool beside = count > 1 && boxes[1].x > boxes[0].x;
  ui::Node group;
  group.id = "konflikt/ways";
  group.role = ui::Role::radio_group;
  group.name = ui.t(TextKey::conflict_ways);
  ui.open(std::move(group), {page.x, page.y, page.width, upper + lower});
  float bottom = page.y;
  for (std::size_t place = 0; place < count; ++place) {
    const ConflictWay& way = all[place];
    const bool new_row = place > 0 && boxes[place].x <= boxes[place - 1].x;
    if (new_row) page.y = bottom + ui.px(12);
    const float own_upper = beside ? upper : upper_height(ui, way, inner);
    const float own_lower = beside ? lower : lower_height(ui, way, inner);
    const Rect box{boxes[place].x, page.y, boxes[place].width, own_upper + own_lower};
    way_box(ui, box, own_upper, way, state);
    bottom = box.bottom();
  }
  ui.close();
  page.y = bottom + ui.px(16);
  const auto chosen = std::find_if(all.begin(), all.end(),
                                   [&](const ConflictWay& way) { return way.letter == state.way; });
  if (chosen == all.end()) return;
  const TextKey key = chosen->is_risk ? TextKey::conflict_chosen_risk : TextKey::conflict_chosen;
  page.paragraph("konflikt/chosen", ui::style::body, ui.theme().text,
                 ui.t(key, {{"letter", chosen->letter}, {"what", words_of(ui, *chosen).gives}}),
                 ui::Role::status);
  page.space(14);
}

void question(Page& page, const ConflictCard& card) {
  ui::Ui& ui = page.ui;
  const float margin = ui.px(24);
  const float inner = page.width - 2 * margin;
  const float height = ui.px(40) + ui.px(24) + ui.height_of(ui::style::body, card.question, inner);
  const Rect box{page.x, page.y, page.width, height};
  ui.fill(box, ui.theme().accent_soft, ui::size::radius);
  Page inside{ui, box.x + margin, box.y + ui.px(20), inner};
  inside.heading("konflikt/question/title", 2, ui::style::strong, ui.t(TextKey::conflict_question));
  inside.paragraph("konflikt/question", ui::style::body, ui.theme().text, card.question);
  page.y = box.bottom() + ui.px(20);
}

}  // namespace

void term(Page& page, const std::string& id, int level, const std::string& name,
          const std::string& said) {
  if (said.empty()) return;
  ui::Ui& ui = page.ui;
  const float left = page.width >= ui.px(560) ? ui.px(184) : 0;
  ui.heading(id + "/term", level, {page.x, page.y, left > 0 ? left - ui.px(12) : page.width, 0},
             ui::style::strong, name);
  if (left == 0) page.space(24);
  const float name_height = left > 0 ? ui.height_of(ui::style::strong, name, left - ui.px(12)) : 0;
  page.y += std::max(name_height, ui.paragraph(id, {page.x + left, page.y, page.width - left, 0},
                                               ui::style::body, ui.theme().text, said));
  page.space(12);
}

void conflict_card(Page& page, const Shown& shown, const report::Report& report,
                   ConflictsState& state, Intents& intents) {
  ui::Ui& ui = page.ui;
  settle_form(ui, shown, state);
  const ConflictCard& card = shown.card;
  top_line(page, shown, report, intents);
  const bool narrow = ui.layout() == ui::Layout::narrow;
  page.heading("konflikt/title", 1, narrow ? ui::style::narrow_title : ui::style::title,
               card.title);
  page.space(8);
  tags(page, card);
  page.space(8);
  decision(page, shown, state, intents);
  sides(page, card);
  term(page, "konflikt/why", 2, ui.t(words::why_heading(card.ground)), card.why);
  if (shown.calculation) sums(page, *shown.calculation, state);
  term(page, "konflikt/unknown", 2, ui.t(TextKey::conflict_unknown), card.unknown);
  term(page, "konflikt/principle", 2, ui.t(TextKey::conflict_principle), card.principle);
  page.space(8);
  ways(page, ways_to_choose(ui, shown, state), state);
  form(page, shown, state, intents);
  question(page, card);
  ui::ButtonRow buttons(page);
  const bool is_open = shown.settlement.state == conflict::State::open;
  if (is_open && !shown.given.read_only && state.form.kind == DecisionForm::Kind::none &&
      buttons.add("konflikt/decide", ui.t(TextKey::resolution_decide), ButtonKind::primary)) {
    open_form(ui, shown, state);
  }
  if (buttons.add("konflikt/weigh", ui.t(TextKey::conflict_weigh), ButtonKind::secondary)) {
    intents.go_to = "#/val";
  }
  if (!shown.next.empty() &&
      buttons.add("konflikt/next", ui.t(TextKey::conflict_next), ButtonKind::secondary)) {
    intents.go_to = shown.next;
  }
  if (card.ground == conflict::Ground::judged &&
      buttons.add("konflikt/inspect", ui.t(TextKey::conflicts_inspect), ButtonKind::quiet)) {
    intents.go_to = "#/konflikt/granska";
  }
  buttons.end();
}

}  // namespace malvag::views::conflicts_parts
