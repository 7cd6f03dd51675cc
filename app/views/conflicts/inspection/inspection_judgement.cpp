// One goal's influence on another: who said what, and a judgement of one's own; and, for a whole
// row at once, one goal's influence on all the others as a list.
#include <algorithm>
#include <utility>

#include "../../../../core/plan/limits.hpp"
#include "../../../ui/numbers.hpp"
#include "../../../ui/words.hpp"
#include "../../../words/conflict_words.hpp"
#include "influence_words.hpp"
#include "inspection_parts.hpp"

namespace malvag::views::inspection_parts {
namespace {

using ui::ButtonKind;
using ui::Page;
using ui::Rect;
using ui::TextKey;

void label(Page& page, const std::string& id, const std::string& name) {
  page.space(8);
  page.ui.label(id + "/label", {page.x, page.y, page.width, page.ui.px(20)}, ui::style::small,
                page.ui.theme().muted, name);
  page.space(20);
}

void text(Page& page, Parts& parts, const Influence& own, const std::string& name, TextKey key,
          std::string Influence::*of) {
  ui::Ui& ui = page.ui;
  const std::string id = "granska/judge/" + name;
  const std::string words = ui.t(key);
  label(page, id, words);
  const float height = std::max(ui.px(40), ui.target());
  const std::string field = ui::about(id, own.from + "+" + own.to + "+" + own.assessor);
  const auto written = ui.text_field(field, {page.x, page.y, page.width, height}, words, own.*of);
  page.y += height;
  if (!written || *written == own.*of) return;
  Influence changed = own;
  changed.*of = *written;
  change(parts, std::move(changed));
}

void confidence(Page& page, Parts& parts, const Influence& own) {
  ui::Ui& ui = page.ui;
  const std::string name = ui.t(TextKey::influence_judge_confidence);
  label(page, "granska/judge/confidence", name);
  constexpr const char* values[] = {"low", "medium", "high"};
  const std::string now =
      own.confidence ? values[static_cast<std::size_t>(*own.confidence)] : "none";
  const auto chosen =
      ui.select("granska/judge/confidence",
                {page.x, page.y, std::min(page.width, ui.px(260)), ui.target()}, name,
                {{"none", ui.t(TextKey::influence_judge_confidence_none)},
                 {"low", ui.t(TextKey::influence_judge_confidence_low)},
                 {"medium", ui.t(TextKey::influence_judge_confidence_medium)},
                 {"high", ui.t(TextKey::influence_judge_confidence_high)}},
                now);
  page.y += ui.target();
  if (!chosen) return;
  Influence changed = own;
  changed.confidence.reset();
  for (std::size_t place = 0; place < 3; ++place) {
    if (*chosen == values[place]) changed.confidence = static_cast<Confidence>(place);
  }
  change(parts, std::move(changed));
}

// Seven steps beside each other, or under each other in the browser's list where there is no room.
std::optional<std::string> strength(Page& page, const Influence* own, bool opens) {
  ui::Ui& ui = page.ui;
  const std::string name = ui.t(TextKey::influence_judge_strength);
  label(page, "granska/judge/strength", name);
  const std::string now = own ? std::to_string(own->strength) : "none";
  const bool beside = page.width >= ui.px(860);
  const Rect box{page.x, page.y, beside ? page.width : std::min(page.width, ui.px(260)),
                 ui.target()};
  page.y += ui.target();
  if (opens) {
    const std::string step = own ? std::to_string(own->strength) : "0";
    ui.focus(beside ? "granska/judge/strength/" + step : "granska/judge/strength");
  }
  if (beside) return ui.choice("granska/judge/strength", box, name, steps(ui, false), now);
  return ui.select("granska/judge/strength", box, name, steps(ui, true), now);
}

void own_judgement(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  InspectionState& state = parts.state;
  page.space(16);
  if (state.who.empty()) {
    if (std::exchange(state.opens, false)) {
      state.said = ui.t(TextKey::influence_who_first);
      ui.focus("granska/who");
    }
    page.paragraph("granska/judge/nobody", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::influence_judge_nobody));
    return;
  }
  page.heading("granska/judge/own", 3, ui::style::strong,
               ui.t(TextKey::influence_judge_own, {{"who", state.who}}));
  const Influence* own = parts.own(state.goal, state.to);
  if (const auto chosen = strength(page, own, std::exchange(state.opens, false))) {
    const auto number = ui::parse_number(*chosen);
    number ? judge(parts, state.goal, state.to, static_cast<int>(*number))
           : take_away(parts, state.goal, state.to);
  }
  if (parts.refused && !parts.refused->empty()) {
    page.space(6);
    page.paragraph("granska/judge/refused", ui::style::small, ui.theme().bad,
                   ui.t(TextKey::influence_judge_refused,
                        {{"why", ui::sentence_for(ui.language(), parts.refused->front())}}),
                   ui::Role::alert);
  }
  if (!own) return;
  text(page, parts, *own, "reason", TextKey::influence_judge_reason, &Influence::reason);
  text(page, parts, *own, "evidence", TextKey::influence_judge_evidence, &Influence::evidence);
  text(page, parts, *own, "horizon", TextKey::influence_judge_horizon, &Influence::horizon);
  confidence(page, parts, *own);
  page.space(12);
  ui::ButtonRow buttons(page);
  if (buttons.add("granska/judge/remove", ui.t(TextKey::influence_judge_remove),
                  ButtonKind::quiet)) {
    take_away(parts, state.goal, state.to);
    ui.focus("granska/judge");
  }
  buttons.end();
}

// Who said what, with a way to change it.
void one_assessor(Page& page, Parts& parts, const Influence& one) {
  ui::Ui& ui = page.ui;
  const std::string id = "granska/said/" + one.id;
  const bool can_change = !parts.read_only && !one.assessor.empty();
  const std::string words = ui.t(TextKey::influence_judge_change);
  const float beside = can_change ? ui.button_width(words) + ui.px(8) : 0;
  const float top = page.y;
  Page column{ui, page.x, page.y, page.width - beside};
  const std::string strength = words::step_words(ui.language(), static_cast<int>(one.strength));
  column.paragraph(id, ui::style::label, ui.theme().text,
                   one.assessor.empty() ? strength : one.assessor + ", " + strength);
  std::string more = one.reason;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) more += (more.empty() ? "" : " · ") + part;
  };
  if (!one.evidence.empty()) {
    add(ui.t(TextKey::influence_judge_rests, {{"evidence", one.evidence}}));
  }
  add(one.horizon);
  constexpr TextKey sure[] = {TextKey::influence_judge_confidence_low,
                              TextKey::influence_judge_confidence_medium,
                              TextKey::influence_judge_confidence_high};
  if (one.confidence) add(ui.t(sure[static_cast<std::size_t>(*one.confidence)]));
  if (!more.empty()) column.paragraph(id + "/more", ui::style::small, ui.theme().muted, more);
  if (can_change &&
      ui.button(id + "/change",
                {page.x + page.width - beside + ui.px(8), top, beside - ui.px(8), ui.target()},
                words, ButtonKind::quiet, true,
                ui.t(TextKey::influence_judge_change_spoken, {{"who", one.assessor}}))) {
    parts.state.who = one.assessor;
    ui.focus("granska/judge");
  }
  page.y = std::max(column.y, top + (can_change ? ui.target() : 0));
  page.space(8);
}

}  // namespace

void judgement(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  InspectionState& state = parts.state;
  if (state.to.empty()) return;
  page.space(24);
  const Influences* all = parts.between(state.goal, state.to);
  ui::Node region;
  region.id = "granska/judge";
  region.role = ui::Role::region;
  region.name =
      ui.t(TextKey::influence_judge, {{"from", words::goal_words(parts.plan(), state.goal)},
                                      {"to", words::goal_words(parts.plan(), state.to)}});
  const std::string title = region.name;
  const float top = page.y;
  ui.open(std::move(region), {page.x, top, page.width, 0});
  const float height = ui::card_around(ui, {page.x, page.y, page.width, 0}, [&](Page& inside) {
    inside.heading("granska/judge/title", 2, ui::style::subtitle, title);
    inside.space(4);
    inside.paragraph(
        "granska/judge/all", ui::style::body, ui.theme().text,
        all ? words::assessors_sentence(ui.language(), *all) : ui.t(TextKey::influence_judge_none));
    inside.space(10);
    const std::size_t shown = all ? std::min(all->influences.size(), limits::items) : 0;
    for (std::size_t place = 0; place < shown; ++place) {
      const Influence* one = parts.plan().influences.find(all->influences[place]);
      if (one) one_assessor(inside, parts, *one);
    }
    if (all) inside.first_of("granska/said", shown, all->influences.size());
    ui::ButtonRow buttons(inside);
    if (buttons.add("granska/judge/back", ui.t(TextKey::influence_judge_back),
                    ButtonKind::secondary)) {
      std::swap(state.goal, state.to);
      state.said.clear();
    }
    buttons.end();
    if (!parts.read_only) {
      own_judgement(inside, parts);
    } else if (std::exchange(state.opens, false)) {
      ui.focus("granska/judge");
    }
  });
  page.y = top + height;
  ui.close_at(page.y);
}

void row_list(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const Goal* goal = parts.plan().goals.find(parts.state.goal);
  if (!goal) return;
  page.heading("granska/row/title", 2, ui::style::subtitle,
               ui.t(TextKey::influence_row_title, {{"goal", goal->title}}));
  page.space(8);
  const bool can_change = !parts.read_only && !parts.state.who.empty();
  if (!parts.read_only && !can_change) {
    page.paragraph("granska/row/nobody", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::influence_who_first));
    page.space(8);
  }
  ui::Node list;
  list.id = "granska/row";
  list.role = ui::Role::list;
  list.name = ui.t(TextKey::influence_row_title, {{"goal", goal->title}});
  ui.open(std::move(list), {page.x, page.y, page.width, 0});
  const bool beside = page.width >= ui.px(640);
  const float choice = can_change ? ui.px(190) : 0;
  const std::string open = ui.t(TextKey::influence_row_open);
  const float open_width = ui.button_width(open);
  for (const Goal* other : parts.goals) {
    if (other->id == goal->id) continue;
    const std::string id = "granska/row/" + other->id;
    const Influences* all = parts.between(goal->id, other->id);
    const float words_width = beside ? page.width - choice - open_width - ui.px(24) : page.width;
    const std::string said =
        all ? ui.t(TextKey::influence_row_others,
                   {{"strengths", words::strengths_words(ui.language(), all->strengths)}})
            : ui.t(TextKey::influence_step_none);
    const float words_height =
        ui.height_of(ui::style::label, other->title, words_width) + ui.px(22);
    const float height =
        ui.px(16) + (beside ? std::max(words_height, ui.target()) : words_height + ui.target());
    ui::Node item;
    item.id = id;
    item.role = ui::Role::item;
    ui.open(std::move(item), {page.x, page.y, page.width, height});
    Page inside{ui, page.x, page.y + ui.px(8), words_width};
    inside.paragraph(id + "/name", ui::style::label, ui.theme().text, other->title);
    inside.paragraph(id + "/said", ui::style::small,
                     all ? colour_of(ui.theme(), all->median) : ui.theme().muted, said);
    float x = beside ? page.x + page.width - choice - open_width - ui.px(12) : page.x;
    const float y = beside ? page.y + ui.px(8) : inside.y + ui.px(2);
    if (can_change) {
      const Influence* own = parts.own(goal->id, other->id);
      const auto chosen =
          ui.select(id + "/strength", {x, y, choice, ui.target()},
                    ui.t(TextKey::influence_row_select,
                         {{"from", goal->title}, {"to", ui::in_sentence(other->title)}}),
                    steps(ui, true), own ? std::to_string(own->strength) : "none");
      if (chosen) {
        const auto number = ui::parse_number(*chosen);
        number ? judge(parts, goal->id, other->id, static_cast<int>(*number))
               : take_away(parts, goal->id, other->id);
      }
      x += choice + ui.px(12);
    }
    if (ui.button(id + "/open", {x, y, open_width, ui.target()}, open, ButtonKind::quiet, true,
                  ui.t(TextKey::influence_row_open_spoken,
                       {{"from", goal->title}, {"to", ui::in_sentence(other->title)}}))) {
      parts.state.to = other->id;
      ui.focus("granska/judge");
    }
    ui.close();
    page.y += height;
    ui.rule({page.x, page.y - 1}, {page.x + page.width, page.y - 1}, ui.theme().line);
  }
  ui.close_at(page.y);
}

}  // namespace malvag::views::inspection_parts
