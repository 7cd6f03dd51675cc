// How far the goals have been tried against the money, and a slider that shows what more of it
// would change: in the order, in the best choice, in the rooms, and which conflicts would vanish.
#include <algorithm>
#include <set>

#include "../../ui/numbers.hpp"
#include "../../words/feasibility_words.hpp"
#include "../../words/money_words.hpp"
#include "../../words/room_words.hpp"
#include "conflicts_parts.hpp"

namespace malvag::views {
namespace {

constexpr Year each_year = 0;  // as ConflictsState::more_year

words::MoneyTried tried_of(const conflict::Feasibility& together, const ConflictsState& state) {
  words::MoneyTried tried{state.more_frame, {}, {}, state.more};
  for (const portfolio::FrameOfYear& frame : together.frames) {
    if (frame.frame != state.more_frame) continue;
    tried.body = frame.body;
    if (state.more_year == each_year || state.more_year == frame.year) {
      tried.years.push_back(frame.year);
    }
  }
  std::sort(tried.years.begin(), tried.years.end());
  return tried;
}

}  // namespace

MoreRoom more_room_tried(const Snapshot& snapshot, const ConflictsState& state) {
  MoreRoom more;
  if (state.more <= 0 || !snapshot.together()) return more;
  for (const Year year : tried_of(*snapshot.together(), state).years) {
    more[{state.more_frame, year}] = state.more;
  }
  return more;
}

namespace conflicts_parts {
namespace {

using conflict::Found;
using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

constexpr Tkr step = 100;          // of the slider
constexpr Tkr least_most = 5'000;  // its end, at least

std::string place_id(const Id& frame, Year year) {
  return frame + "/" + std::to_string(year);
}

struct Place {
  Id frame;
  Year year = 0;
};

// Each room, and where a frame has several years all of them.
std::vector<Place> places_of(const conflict::Feasibility& together) {
  std::vector<Place> places;
  std::set<Id> frames;
  for (const portfolio::FrameOfYear& frame : together.frames) {
    const auto of_frame = std::count_if(
        together.frames.begin(), together.frames.end(),
        [&](const portfolio::FrameOfYear& other) { return other.frame == frame.frame; });
    if (frames.insert(frame.frame).second && of_frame > 1)
      places.push_back({frame.frame, each_year});
    places.push_back({frame.frame, frame.year});
  }
  return places;
}

// The place where the least money helps, else the first.
void choose_place(const conflict::Feasibility& together, const std::vector<Place>& places,
                  ConflictsState& state) {
  const auto is_there = [&](const Place& place) {
    return place.frame == state.more_frame && place.year == state.more_year;
  };
  const bool is_known = std::any_of(places.begin(), places.end(), is_there);
  if (state.more_is_chosen && is_known) return;
  state.more_is_chosen = false;
  state.more = 0;
  state.more_frame = together.frames.front().frame;
  state.more_year = together.frames.front().year;
  for (const conflict::GoalConflict& conflict : together.conflicts) {
    if (conflict.money_in_one.empty()) continue;
    state.more_frame = conflict.money_in_one.front().frame;
    state.more_year = conflict.money_in_one.front().year;
    return;
  }
}

// So far that all that is known to help there is within it.
Tkr most_of(const conflict::Feasibility& together, const ConflictsState& state) {
  Tkr most = least_most;
  for (const conflict::GoalConflict& conflict : together.conflicts) {
    for (const conflict::MoreMoney& more : conflict.money_in_one) {
      const bool is_there = state.more_year == each_year || more.year == state.more_year;
      if (more.frame == state.more_frame && is_there) {
        most = std::max(most, more.amount + more.amount / 2);
      }
    }
  }
  return (most + 999) / 1'000 * 1'000;
}

const conflict::WithMoreMoney& with_more_money(const Snapshot& snapshot,
                                               const ConflictsState& state) {
  return snapshot.with_more_money(more_room_tried(snapshot, state), state.more_year);
}

bool rests_on_examples(const Snapshot& snapshot) {
  const auto is_example = [](const Found& one) {
    return conflict::ground_of(one.kind) == conflict::Ground::computed &&
           one.origin == OriginKind::example;
  };
  return snapshot.together()->origin == OriginKind::example ||
         std::any_of(snapshot.conflicts().begin(), snapshot.conflicts().end(), is_example);
}

// With more money, as far as that is computed.
std::vector<Found> found_then(const Snapshot& snapshot, const TogetherShown& shown,
                              const ConflictsState& state) {
  return conflict::with_goals_apart(snapshot.plan(), *shown.trial,
                                    with_more_money(snapshot, state).conflicts);
}

void says(Page& page, const words::ConflictContext& context, const Snapshot& snapshot,
          const TogetherShown& shown, const ConflictsState& state) {
  const ui::Theme& theme = page.ui.theme();
  if (state.more <= 0) {
    page.paragraph("konflikt/more/says", ui::style::body, theme.text,
                   page.ui.t(TextKey::slide_none), ui::Role::status);
    return;
  }
  const auto part = [&](const char* id, const std::string& words) {
    if (words.empty()) return;
    page.space(4);
    page.paragraph(std::string("konflikt/more/") + id, ui::style::body, theme.text, words);
  };
  const bool is_known = shown.trial && !shown.trial_is_due;
  std::vector<Found> after;
  std::string conflicts = page.ui.t(TextKey::apart_working);
  if (is_known) {
    after = found_then(snapshot, shown, state);
    conflicts = words::vanishing_words(context, tried_of(*snapshot.together(), state),
                                       snapshot.conflicts(), after, *shown.trial);
  }
  page.paragraph("konflikt/more/says", ui::style::body, theme.text, conflicts, ui::Role::status);
  const conflict::WithMoreMoney& with = with_more_money(snapshot, state);
  part("order", words::reached_words(context, with));
  part("choice", shown.choice          ? words::choice_words(context, *shown.choice)
                 : shown.choice_is_due ? page.ui.t(TextKey::slide_choice_searching)
                                       : "");
  part("short", words::still_short_words(context, with));
  if (is_known) part("left", words::goals_left_words(context, after, *shown.trial));
}

void slider(Page& page, const words::ConflictContext& context, const Snapshot& snapshot,
            const TogetherShown& shown, ConflictsState& state) {
  ui::Ui& ui = page.ui;
  const conflict::Feasibility& together = *snapshot.together();
  const std::vector<Place> offered = places_of(together);
  choose_place(together, offered, state);
  ui.begin_card();
  const float top = page.y;
  const float margin = ui.px(20);
  Page inside{ui, page.x + margin, top + ui.px(16), page.width - 2 * margin};
  inside.heading("konflikt/more/title", 2, ui::style::subtitle, ui.t(TextKey::slide_title));
  inside.space(8);
  std::vector<ui::Option> places;
  for (const Place& one : offered) {
    ConflictsState there;
    there.more_frame = one.frame;
    there.more_year = one.year;
    places.push_back({place_id(one.frame, one.year),
                      ui::capitalised(words::place_words(ui.language(), snapshot.plan(),
                                                         tried_of(together, there)))});
  }
  Rect row{inside.x, inside.y, inside.width, ui.target()};
  const bool has_little_room = inside.width < ui.px(520);
  const Rect place = has_little_room ? row : row.take_left(ui.px(220));
  const std::string now = place_id(state.more_frame, state.more_year);
  if (const auto chosen =
          ui.select("konflikt/more/place", place, ui.t(TextKey::slide_where), places, now)) {
    for (const Place& one : offered) {
      if (place_id(one.frame, one.year) != *chosen) continue;
      state.more_frame = one.frame;
      state.more_year = one.year;
      state.more_is_chosen = true;
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
    state.more_is_chosen = true;
  }
  if (const auto written =
          ui.number_field("konflikt/more/field", field, ui.t(TextKey::slide_amount), amount)) {
    if (const auto number = ui::parse_number(*written)) {
      state.more = std::clamp<Tkr>(static_cast<Tkr>(*number * 1'000), 0, 100'000'000);
      state.more_is_chosen = true;
    }
  }
  inside.y += ui.target() + ui.px(8);
  says(inside, context, snapshot, shown, state);
  if (state.more > 0) {
    inside.space(4);
    inside.paragraph(
        "konflikt/more/trial", ui::style::small, ui.theme().muted,
        ui.t(rests_on_examples(snapshot) ? TextKey::slide_trial_example : TextKey::slide_trial));
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
  for (std::string sentence : {words::given_up_words(ui.language(), plan, together),
                               words::example_levels_words(ui.language(), plan, together)}) {
    if (!sentence.empty()) add(std::move(sentence));
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

std::set<Id> vanishing(const Snapshot& snapshot, const TogetherShown& shown,
                       const ConflictsState& state) {
  if (state.more <= 0 || !shown.trial || shown.trial_is_due || !snapshot.together()) return {};
  const std::vector<Id> ids =
      words::vanishing(snapshot.conflicts(), found_then(snapshot, shown, state), *shown.trial);
  return {ids.begin(), ids.end()};
}

void together_part(Page& page, const words::ConflictContext& context, const Snapshot& snapshot,
                   const TogetherShown& together, ConflictsState& state) {
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
  if (!known->frames.empty()) slider(page, context, snapshot, together, state);
}

}  // namespace conflicts_parts
}  // namespace malvag::views
