// One measure: whether it fits and why, what it costs to decide otherwise, and to write that down.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "../../../../core/priority/standing.hpp"
#include "../../../ui/numbers.hpp"
#include "../../../ui/words.hpp"
#include "../../../words/selection_words.hpp"
#include "tradeoff_parts.hpp"

namespace malvag::views::tradeoff_parts {
namespace {

using ui::Page;
using ui::Rect;
using ui::TextKey;

// Goals that a measure of `before` serves and none of `after`.
std::vector<Id> goals_lost(const Plan& plan, const portfolio::Selection& before,
                           const portfolio::Selection& after) {
  const auto served = [&](const portfolio::Selection& selection) {
    std::set<Id> goals;
    for (const portfolio::Taken& one : selection.taken) {
      const Measure& measure = *plan.measures.find(one.measure);
      goals.insert(measure.goals.begin(), measure.goals.end());
    }
    return goals;
  };
  const std::set<Id> now = served(before), then = served(after);
  std::vector<Id> lost;
  std::set_difference(now.begin(), now.end(), then.begin(), then.end(), std::back_inserter(lost));
  return lost;
}

std::vector<Id> taken_only_in(const portfolio::Selection& one, const portfolio::Selection& other,
                              const Id& but) {
  const auto there = taken_in(other);
  std::vector<Id> result;
  for (const portfolio::Taken& taken : one.taken) {
    if (taken.measure != but && !there.count(taken.measure)) result.push_back(taken.measure);
  }
  return result;
}

std::optional<Year> begin_of(const portfolio::Selection& selection, const Id& measure) {
  for (const portfolio::Taken& one : selection.taken) {
    if (one.measure == measure) return one.begins;
  }
  return std::nullopt;
}

// Costs and staff by year, moved to where it begins.
void amounts(Page& page, const Measure& measure, std::optional<Year> begins,
             const portfolio::Selection& selection) {
  ui::Ui& ui = page.ui;
  const Year stated = !measure.costs.empty()   ? measure.costs.begin()->first
                      : !measure.staff.empty() ? measure.staff.begin()->first
                                               : 0;
  const Year moved = begins ? *begins - stated : 0;
  std::string costs, staff, years;
  for (const auto& [year, amount] : measure.costs) {
    costs += (costs.empty() ? "" : " · ") +
             ui.t(TextKey::tradeoff_details_cost,
                  {{"year", std::to_string(year + moved)},
                   {"amount", ui::million_kronor(ui.language(), amount)}});
  }
  for (const auto& [year, amount] : measure.staff) {
    const std::string number = words::equivalents(ui.language(), std::llround(amount * 1000));
    staff += (staff.empty() ? "" : " · ") +
             ui.t(TextKey::tradeoff_details_year,
                  {{"year", std::to_string(year + moved)}, {"amount", number}});
  }
  for (const Year year : measure.startYears) {
    years += (years.empty() ? "" : ", ") + std::to_string(year);
  }
  const auto line = [&](const std::string& id, const std::string& text) {
    page.space(4);
    page.paragraph("avvagning/details/" + id, ui::style::small, ui.theme().muted, text);
  };
  if (!costs.empty()) line("costs", ui.t(TextKey::tradeoff_details_costs) + " " + costs);
  if (!staff.empty()) line("staff", ui.t(TextKey::tradeoff_details_staff) + " " + staff);
  std::string beyond;
  Year last = 0;
  for (const portfolio::FrameOfYear& frame : selection.frames) last = std::max(last, frame.year);
  for (const auto& [year, amount] : measure.costs) {
    if (last != 0 && year + moved > last) {
      beyond += (beyond.empty() ? "" : ", ") + std::to_string(year + moved);
    }
  }
  if (!beyond.empty()) {
    line("beyond", ui.t(TextKey::tradeoff_details_beyond, {{"years", beyond}}));
  }
  if (measure.startYears.size() > 1) {
    line("may-begin", ui.t(TextKey::tradeoff_details_may_begin, {{"years", years}}));
  }
}

void standing(Page& page, Parts& parts, const Measure& measure) {
  ui::Ui& ui = page.ui;
  const portfolio::Selection& selection = parts.selection();
  const bool taken = is_taken(selection, measure.id);
  const bool is_done = priority::standing_of(measure) == priority::Standing::done;
  page.paragraph("avvagning/details/standing", ui::style::strong, ui.theme().text,
                 ui.t(is_done ? TextKey::val_measure_done
                      : taken ? TextKey::tradeoff_details_taken
                              : TextKey::tradeoff_details_left_out),
                 ui::Role::status);
  for (const portfolio::LeftOut& one : selection.left_out) {
    if (one.measure != measure.id) continue;
    page.paragraph("avvagning/details/why", ui::style::small, ui.theme().text,
                   words::reason_words(ui.language(), parts.plan(), selection, one));
  }
  const std::optional<Year> begins = begin_of(selection, measure.id);
  if (begins) {
    page.paragraph("avvagning/details/begins", ui::style::small, ui.theme().text,
                   ui.t(TextKey::tradeoff_details_begins, {{"year", std::to_string(*begins)}}));
  }
  amounts(page, measure, begins, selection);
}

// What deciding otherwise would cost, in points, measures and goals.
void price(Page& page, Parts& parts, const Measure& measure) {
  ui::Ui& ui = page.ui;
  const portfolio::Selection& now = parts.selection();
  const portfolio::Selection* turned = parts.work.turned();
  const bool taken = is_taken(now, measure.id);
  page.space(14);
  page.heading("avvagning/details/price", 3, ui::style::small_strong,
               ui.t(taken ? TextKey::tradeoff_details_if_out : TextKey::tradeoff_details_if_in));
  if (!turned) {
    page.paragraph("avvagning/details/price/words", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::tradeoff_frontier_searching));
    return;
  }
  if (turned->impossible) {
    page.paragraph("avvagning/details/price/words", ui::style::small, ui.theme().bad,
                   words::impossible_words(ui.language(), parts.plan(), *turned));
    return;
  }
  page.paragraph("avvagning/details/price/words", ui::style::small, ui.theme().text,
                 difference_words(ui, now, *turned));
  titles(page, "avvagning/details/falls", parts.plan(), taken_only_in(now, *turned, measure.id),
         TextKey::tradeoff_details_falls, titles_at_most);
  titles(page, "avvagning/details/comes", parts.plan(), taken_only_in(*turned, now, measure.id),
         TextKey::tradeoff_details_comes, titles_at_most);
  titles(page, "avvagning/details/goals", parts.plan(), goals_lost(parts.plan(), now, *turned),
         TextKey::tradeoff_details_goals, titles_at_most);
}

// What deciding so costs, as it is known when it is decided.
std::string price_words(Parts& parts, const Measure& measure, LockKind kind) {
  ui::Ui& ui = parts.ui;
  const portfolio::Selection& now = parts.selection();
  const portfolio::Selection* otherwise = parts.work.turned();
  std::string price;
  if (otherwise && !otherwise->impossible && !now.impossible) {
    price = difference_words(ui, *otherwise, now);
    std::string goals;
    for (const Id& id : goals_lost(parts.plan(), *otherwise, now)) {
      goals += (goals.empty() ? "”" : ", ”") + title_in(parts.plan().goals, id) + "”";
    }
    if (!goals.empty()) {
      price = ui.t(TextKey::tradeoff_record_goals, {{"price", price}, {"goals", goals}});
    }
  }
  return ui.t(kind == LockKind::in ? TextKey::tradeoff_record_in : TextKey::tradeoff_record_out,
              {{"title", measure.title}, {"price", price}});
}

// One step of undo, with a name that the journal can show.
void write_lock(Parts& parts, const Id& measure, Json value, std::string name) {
  edit::Batch batch;
  batch.name = std::move(name);
  batch.commands.push_back({edit::SetField{measure, "/lock", std::move(value)}});
  parts.intents.commands.push_back({std::move(batch)});
}

// A decision about the measure that the plan holds already.
void stored_lock(Page& page, Parts& parts, const Measure& measure) {
  ui::Ui& ui = page.ui;
  page.space(14);
  page.paragraph("avvagning/details/lock", ui::style::small, ui.theme().text,
                 ui.t(measure.lock->kind == LockKind::in ? TextKey::tradeoff_details_lock_in
                                                         : TextKey::tradeoff_details_lock_out,
                      {{"who", measure.lock->who}, {"reason", measure.lock->reason}}));
  if (!measure.lock->date.empty()) {
    page.paragraph("avvagning/details/lock/date", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::tradeoff_details_decided,
                        {{"date", ui::date(ui.language(), measure.lock->date)}}));
  }
  if (parts.read_only) return;
  page.space(6);
  ui::ButtonRow row(page);
  if (row.add("avvagning/details/lock/take-away", ui.t(TextKey::tradeoff_details_take_away),
              ui::ButtonKind::secondary)) {
    write_lock(parts, measure.id, nullptr,
               ui.t(TextKey::tradeoff_record_taken_away, {{"title", measure.title}}));
  }
  row.end();
}

void writing(Page& page, Parts& parts, const Measure& measure, LockKind kind) {
  ui::Ui& ui = page.ui;
  TradeoffState& state = parts.state;
  const auto field = [&](const std::string& id, TextKey name, std::string& value, bool many) {
    ui.label(id + "/label", {page.x, page.y, page.width, ui.px(22)}, ui::style::small,
             ui.theme().muted, ui.t(name));
    page.space(24);
    const float height = many ? ui.px(84) : std::max(ui.px(40), ui.target());
    ui.draft_field(ui::about(id, measure.id), {page.x, page.y, page.width, height}, ui.t(name),
                   value, many);
    page.y += height + ui.px(8);
  };
  page.space(6);
  page.paragraph("avvagning/details/write/hint", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::tradeoff_details_write_hint));
  page.space(6);
  field("avvagning/details/reason", TextKey::tradeoff_details_reason, state.reason, true);
  field("avvagning/details/who", TextKey::tradeoff_details_who, state.who, false);
  const std::string words = ui.t(TextKey::tradeoff_details_write);
  const bool complete = !state.reason.empty() && !state.who.empty();
  if (ui.button("avvagning/details/write",
                {page.x, page.y, std::min(page.width, ui.button_width(words)), ui.target()}, words,
                ui::ButtonKind::primary, complete)) {
    write_lock(parts, measure.id,
               {{"kind", kind == LockKind::in ? "in" : "out"},
                {"reason", state.reason},
                {"who", state.who},
                {"date", state.now.substr(0, 10)}},
               price_words(parts, measure, kind));
    parts.intents.who = state.who;
    parts.intents.reason = state.reason;
    state.tried.erase(measure.id);
    state.writing = false;
    state.reason.clear();
    ui.forget_drafts("avvagning/details/", measure.id);
    ui.focus("avvagning/details/close");
  }
  page.y += ui.target() + ui.px(8);
}

void trial(Page& page, Parts& parts, const Measure& measure) {
  ui::Ui& ui = page.ui;
  TradeoffState& state = parts.state;
  const auto tried = state.tried.find(measure.id);
  page.space(14);
  if (tried == state.tried.end()) {
    const bool taken = is_taken(parts.selection(), measure.id);
    ui::ButtonRow row(page);
    if (row.add("avvagning/details/try",
                ui.t(taken ? TextKey::tradeoff_details_try_out : TextKey::tradeoff_details_try_in),
                ui::ButtonKind::secondary)) {
      state.tried[measure.id] = taken ? LockKind::out : LockKind::in;
      ui.focus("avvagning/details/release");
    }
    row.end();
    return;
  }
  const LockKind kind = tried->second;
  page.paragraph("avvagning/details/tried", ui::style::small_strong, ui.theme().text,
                 ui.t(kind == LockKind::in ? TextKey::tradeoff_details_tried_in
                                           : TextKey::tradeoff_details_tried_out));
  page.space(6);
  {
    ui::ButtonRow row(page);
    if (row.add("avvagning/details/release", ui.t(TextKey::tradeoff_details_release),
                ui::ButtonKind::secondary)) {
      state.tried.erase(measure.id);
      ui.focus("avvagning/details/try");
    }
    row.end();
  }
  if (!parts.read_only && state.tried.count(measure.id)) writing(page, parts, measure, kind);
}

}  // namespace

float details(Parts& parts, Rect box) {
  ui::Ui& ui = parts.ui;
  const Measure* measure = parts.plan().measures.find(parts.state.selected);
  if (!measure) return 0;
  const float margin = ui.px(20);
  Page page{ui, box.x + margin, box.y + ui.px(16), box.width - 2 * margin};
  const float side = ui.target();
  if (ui.icon_button("avvagning/details/close",
                     {box.right() - side - ui.px(8), box.y + ui.px(8), side, side}, ui::Icon::close,
                     ui.t(TextKey::tradeoff_close))) {
    ui.focus("avvagning/" + measure->id + "/open");
    parts.state.selected.clear();
    return page.y - box.y;
  }
  const float whole = page.width;
  page.width -= ui.px(28);
  page.heading("avvagning/details/title", 2, ui::style::subtitle, measure->title);
  page.width = whole;
  page.space(8);
  standing(page, parts, *measure);
  const bool has_ended = priority::has_ended(priority::standing_of(*measure));
  if (!has_ended) price(page, parts, *measure);
  if (!has_ended && measure->lock && !parts.state.tried.count(measure->id)) {
    stored_lock(page, parts, *measure);
  } else if (!has_ended) {
    trial(page, parts, *measure);
  }
  if (parts.refused && !parts.refused->empty()) {
    page.paragraph("avvagning/details/refused", ui::style::small, ui.theme().bad,
                   ui.t(TextKey::val_measure_refused,
                        {{"why", ui::sentence_for(ui.language(), parts.refused->front())}}),
                   ui::Role::alert);
  }
  page.space(14);
  const std::string link = ui.t(TextKey::tradeoff_details_ranking);
  const Rect place{page.x, page.y, page.width, ui.target()};
  ui::Node node;
  node.id = "avvagning/details/ranking";
  node.role = ui::Role::link;
  node.name = link;
  node.href = "#/val/" + measure->id;
  ui.put(std::move(node), place);
  const ui::Pressed pressed = ui.pressable("avvagning/details/ranking", place);
  ui.line_of_text(place, ui::style::small_strong, ui.theme().accent, link);
  if (pressed.focused) ui.outline(place, ui.theme().focus, 4, 2.5f);
  if (pressed.pressed) parts.intents.go_to = "#/val/" + measure->id;
  return page.y + ui.target() + ui.px(20) - box.y;
}

}  // namespace malvag::views::tradeoff_parts
