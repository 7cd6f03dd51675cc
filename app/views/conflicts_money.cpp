// How far the goals have been tried against the money, and a slider that shows which conflicts more
// of it would make vanish.
#include <algorithm>
#include <set>

#include "../ui/numbers.hpp"
#include "../words/conflict_phrases.hpp"
#include "conflicts_parts.hpp"

namespace malvag::views {

MoreRoom more_room_tried(const ConflictsState& state) {
  if (state.more <= 0 || state.more_frame.empty()) return {};
  return {{{state.more_frame, state.more_year}, state.more}};
}

namespace conflicts_parts {
namespace {

using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

constexpr Tkr step = 100;          // of the slider
constexpr Tkr least_most = 5'000;  // its end, at least

std::set<Id> ids_of(const conflict::Feasibility& together) {
  std::set<Id> ids;
  for (const conflict::GoalConflict& conflict : together.conflicts) {
    ids.insert(conflict::id_of_apart(conflict.goals));
  }
  return ids;
}

std::string place_id(const portfolio::FrameOfYear& frame) {
  return frame.frame + "/" + std::to_string(frame.year);
}

std::string body_title(const Plan& plan, const Id& body) {
  const Body* found = plan.bodies.find(body);
  return found ? found->title : body;
}

// The place where the least money helps, else the first.
void choose_place(const conflict::Feasibility& together, ConflictsState& state) {
  const auto is_there = [&](const portfolio::FrameOfYear& frame) {
    return frame.frame == state.more_frame && frame.year == state.more_year;
  };
  if (std::any_of(together.frames.begin(), together.frames.end(), is_there)) return;
  state.more = 0;
  for (const conflict::GoalConflict& conflict : together.conflicts) {
    if (conflict.money_in_one.empty()) continue;
    state.more_frame = conflict.money_in_one.front().frame;
    state.more_year = conflict.money_in_one.front().year;
    return;
  }
  state.more_frame = together.frames.front().frame;
  state.more_year = together.frames.front().year;
}

// So far that all that is known to help there is within it.
Tkr most_of(const conflict::Feasibility& together, const ConflictsState& state) {
  Tkr most = least_most;
  for (const conflict::GoalConflict& conflict : together.conflicts) {
    for (const conflict::MoreMoney& more : conflict.money_in_one) {
      if (more.frame == state.more_frame && more.year == state.more_year) {
        most = std::max(most, more.amount + more.amount / 2);
      }
    }
  }
  return (most + 999) / 1'000 * 1'000;
}

std::string sentence(const ui::Ui& ui, const Plan& plan, const conflict::Feasibility& together,
                     const TogetherShown& shown, const ConflictsState& state) {
  if (state.more <= 0) return ui.t(TextKey::slide_none);
  if (!shown.trial || shown.trial_is_due) return ui.t(TextKey::apart_working);
  const std::set<Id> before = ids_of(together), after = ids_of(*shown.trial);
  const auto count_missing = [](const std::set<Id>& these, const std::set<Id>& from) {
    return std::count_if(these.begin(), these.end(),
                         [&](const Id& id) { return from.count(id) == 0; });
  };
  const auto gone = count_missing(before, after);
  const auto anew = count_missing(after, before);
  const Frame* frame = plan.frames.find(state.more_frame);
  const ui::Arguments arguments = {
      {"amount", ui::million_kronor(ui.language(), state.more)},
      {"body", frame ? body_title(plan, frame->body) : state.more_frame},
      {"year", std::to_string(state.more_year)},
      {"gone", std::to_string(gone)},
      {"count", std::to_string(before.size())}};
  std::string words = ui.t(after.empty() ? TextKey::slide_vanish_all
                           : gone == 0   ? TextKey::slide_vanish_none
                                         : TextKey::slide_vanish,
                           arguments);
  if (anew > 0) words += " " + ui.n(PluralKey::slide_new, anew);
  return words;
}

void slider(Page& page, const Plan& plan, const conflict::Feasibility& together,
            const TogetherShown& shown, ConflictsState& state) {
  ui::Ui& ui = page.ui;
  choose_place(together, state);
  ui.begin_card();
  const float top = page.y;
  const float margin = ui.px(20);
  Page inside{ui, page.x + margin, top + ui.px(16), page.width - 2 * margin};
  inside.heading("konflikt/more/title", 2, ui::style::subtitle, ui.t(TextKey::slide_title));
  inside.space(8);
  std::vector<ui::Option> places;
  for (const portfolio::FrameOfYear& frame : together.frames) {
    places.push_back(
        {place_id(frame), ui.t(TextKey::slide_place, {{"body", body_title(plan, frame.body)},
                                                      {"year", std::to_string(frame.year)}})});
  }
  Rect row{inside.x, inside.y, inside.width, ui.target()};
  const bool has_little_room = inside.width < ui.px(520);
  const Rect place = has_little_room ? row : row.take_left(ui.px(220));
  const std::string now = state.more_frame + "/" + std::to_string(state.more_year);
  if (const auto chosen =
          ui.select("konflikt/more/place", place, ui.t(TextKey::slide_where), places, now)) {
    for (const portfolio::FrameOfYear& frame : together.frames) {
      if (place_id(frame) != *chosen) continue;
      state.more_frame = frame.frame;
      state.more_year = frame.year;
    }
  }
  if (has_little_room) {
    inside.y += ui.target() + ui.px(8);
    row = {inside.x, inside.y, inside.width, ui.target()};
  } else {
    row.take_left(ui.px(16));
  }
  const std::string amount = ui::million_kronor(ui.language(), state.more);
  const std::string unit = ui.t(TextKey::slide_unit);
  const Rect after = row.take_right(ui.width_of(ui::style::body, unit));
  row.take_right(ui.px(8));
  const Rect field = row.take_right(ui.px(84));
  row.take_right(ui.px(12));
  ui.line_of_text(after, ui::style::body, ui.theme().muted, unit);
  const auto most = static_cast<int>(most_of(together, state) / step);
  if (const auto moved = ui.whole_slider("konflikt/more/amount", row, ui.t(TextKey::slide_amount),
                                         static_cast<int>(std::min<Tkr>(state.more / step, most)),
                                         0, most, amount + " " + unit)) {
    state.more = *moved * step;
  }
  if (const auto written =
          ui.number_field("konflikt/more/field", field, ui.t(TextKey::slide_amount), amount)) {
    if (const auto number = ui::parse_number(*written)) {
      state.more = std::clamp<Tkr>(static_cast<Tkr>(*number * 1'000), 0, 100'000'000);
    }
  }
  inside.y += ui.target() + ui.px(8);
  inside.paragraph("konflikt/more/says", ui::style::body, ui.theme().text,
                   sentence(ui, plan, together, shown, state), ui::Role::status);
  if (state.more > 0) {
    inside.space(4);
    inside.paragraph("konflikt/more/trial", ui::style::small, ui.theme().muted,
                     ui.t(TextKey::slide_trial));
    inside.space(8);
    const std::string stop = ui.t(TextKey::slide_clear);
    if (ui.button("konflikt/more/clear", {inside.x, inside.y, ui.button_width(stop), ui.target()},
                  stop, ui::ButtonKind::secondary)) {
      state.more = 0;
      ui.focus("konflikt/more/amount");
    }
    inside.y += ui.target();
  }
  inside.space(16);
  ui.end_card({page.x, top, page.width, inside.y - top});
  page.y = inside.y + ui.px(16);
}

// The lightest that could wait so that all the others hold together.
std::string given_up(const ui::Ui& ui, const Plan& plan, const conflict::Feasibility& together) {
  if (together.given_up.empty()) return {};
  std::vector<std::string> titles;
  for (const Id& id : together.given_up.front().goals) {
    const Goal* goal = plan.goals.find(id);
    titles.push_back("”" + (goal ? goal->title : id) + "”");
  }
  return ui.t(
      together.given_up_in_order > 0 ? TextKey::apart_given_up : TextKey::apart_given_up_unproven,
      {{"goals", words::listed(ui.language(), titles)}});
}

void remarks(Page& page, const Plan& plan, const conflict::Feasibility& together) {
  ui::Ui& ui = page.ui;
  std::string words;
  const auto add = [&](std::string sentence) {
    words += (words.empty() ? "" : " ") + std::move(sentence);
  };
  if (together.tried.empty()) {
    add(ui.t(TextKey::apart_none_tried));
  } else if (together.conflicts.empty() && together.complete && !together.impossible &&
             together.at_fault.empty()) {
    add(ui.t(TextKey::apart_none, {{"count", std::to_string(together.tried.size())}}));
  }
  if (std::string words_of_it = given_up(ui, plan, together); !words_of_it.empty()) {
    add(std::move(words_of_it));
  }
  if (together.conflicts_found > together.conflicts.size()) {
    add(ui.t(TextKey::apart_more, {{"found", std::to_string(together.conflicts_found)},
                                   {"count", std::to_string(together.conflicts.size())}}));
  }
  if (!together.complete) add(ui.t(TextKey::apart_incomplete));
  std::set<Id> untried;
  for (const conflict::NotTried& one : together.not_tried) untried.insert(one.goal);
  for (const conflict::TriedGoal& one : together.tried) untried.erase(one.goal);
  if (!untried.empty() && !together.tried.empty()) {
    add(ui.n(PluralKey::apart_not_tried, static_cast<std::int64_t>(untried.size())) + ". " +
        ui.t(TextKey::apart_not_tried_text));
  }
  if (words.empty()) return;
  page.paragraph("konflikt/together", ui::style::small, ui.theme().muted, words);
  page.space(12);
}

}  // namespace

bool vanishes(const conflict::Found& found, const TogetherShown& together) {
  if (!together.trial || together.trial_is_due ||
      !std::holds_alternative<conflict::Apart>(found.evidence)) {
    return false;
  }
  return ids_of(*together.trial).count(found.id) == 0;
}

void together_part(Page& page, const Snapshot& snapshot, const TogetherShown& together,
                   ConflictsState& state) {
  ui::Ui& ui = page.ui;
  const conflict::Feasibility* known = snapshot.together();
  if (together.is_working) {
    page.paragraph("konflikt/working", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::apart_working), ui::Role::status);
    page.space(4);
    ui.progress("konflikt/progress", {page.x, page.y, std::min(page.width, ui.px(420)), ui.px(6)},
                ui.t(TextKey::apart_working_short), together.done);
    page.space(18);
  }
  if (!known) return;
  if (!together.is_working) remarks(page, snapshot.plan(), *known);
  if (!known->conflicts.empty() && !known->frames.empty()) {
    slider(page, snapshot.plan(), *known, together, state);
  }
}

}  // namespace conflicts_parts
}  // namespace malvag::views
