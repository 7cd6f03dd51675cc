// The list, and which card is shown.
#include "conflicts.hpp"

#include <algorithm>

#include "../../../core/plan/limits.hpp"
#include "../../ui/numbers.hpp"
#include "../../words/feasibility_words.hpp"
#include "../../words/room_words.hpp"
#include "../shown/gathering.hpp"
#include "conflicts_parts.hpp"

namespace malvag::views {

namespace conflicts_parts {

ui::Colour ground_colour(const ui::Theme& theme, conflict::Ground ground) {
  return ground == conflict::Ground::computed ? theme.bad
         : ground == conflict::Ground::judged ? theme.minus
                                              : theme.muted;
}
ui::Colour ground_soft(const ui::Theme& theme, conflict::Ground ground) {
  return ground == conflict::Ground::computed ? theme.surface
         : ground == conflict::Ground::judged ? theme.minus_soft
                                              : theme.sunken;
}

}  // namespace conflicts_parts

namespace {

using conflict::Found;
using conflict::Ground;
using conflict::State;
using conflicts_parts::Shown;
using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

constexpr std::pair<Ground, std::string_view> grounds[] = {
    {Ground::computed, "computed"}, {Ground::judged, "judged"}, {Ground::unclear, "unclear"}};

struct StateOption {
  State state;
  std::string_view name;
  TextKey words;
};
constexpr StateOption state_options[] = {
    {State::open, "open", TextKey::resolution_filter_open},
    {State::open_again, "again", TextKey::resolution_filter_again},
    {State::follow_up_due, "follow-up", TextKey::resolution_filter_follow_up},
    {State::decided, "decided", TextKey::resolution_filter_decided},
    {State::accepted, "accepted", TextKey::resolution_filter_accepted}};

words::ConflictContext context_of(const ui::Ui& ui, const Snapshot& snapshot,
                                  const Principle* principle) {
  return {ui.language(), snapshot.plan(), snapshot.prepared(), principle};
}

struct Row {
  const Found& found;
  State state;
};

std::vector<Row> listed(const Snapshot& snapshot, std::string_view today,
                        const ConflictsState& asked) {
  const auto& settlements = snapshot.settlements(today);
  std::vector<Row> result;
  for (std::size_t place = 0; place < settlements.size(); ++place) {
    const Found& found = snapshot.conflicts()[place];
    const Ground own = conflict::ground_of(found.kind);
    const State state = settlements[place].state;
    const bool of_ground = std::any_of(
        std::begin(grounds), std::end(grounds),
        [&](const auto& one) { return one.first == own && one.second == asked.ground; });
    const bool of_state = std::any_of(
        std::begin(state_options), std::end(state_options),
        [&](const auto& one) { return one.state == state && one.name == asked.status; });
    if ((asked.ground.empty() || of_ground) && (asked.status.empty() || of_state)) {
      result.push_back({found, state});
    }
  }
  return result;
}

// Without any decision there is nothing to tell the conflicts apart by.
bool any_decided(const Snapshot& snapshot) {
  return !snapshot.plan().choices.empty();
}

std::size_t count_of(const Snapshot& snapshot, Ground ground) {
  const auto& all = snapshot.conflicts();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Found& found) {
    return conflict::ground_of(found.kind) == ground;
  }));
}

PluralKey count_words(Ground ground) {
  return ground == Ground::computed ? PluralKey::conflicts_computed
         : ground == Ground::judged ? PluralKey::conflicts_judged
                                    : PluralKey::conflicts_unclear;
}

std::string answer(const ui::Ui& ui, const Snapshot& snapshot) {
  if (snapshot.conflicts().empty()) return ui.t(TextKey::conflicts_answer_none);
  std::vector<std::string> parts;
  for (const auto& [ground, name] : grounds) {
    const std::size_t count = count_of(snapshot, ground);
    if (count > 0) {
      parts.push_back(ui::in_sentence(ui.n(count_words(ground), static_cast<std::int64_t>(count))));
    }
  }
  std::string joined = parts.front();
  for (std::size_t place = 1; place < parts.size(); ++place) {
    joined = place + 1 == parts.size()
                 ? ui.t(TextKey::conflict_list_and, {{"start", joined}, {"last", parts[place]}})
                 : joined + ", " + parts[place];
  }
  const std::string words = ui.t(TextKey::conflicts_answer, {{"parts", joined}});
  const auto& all = snapshot.conflicts();
  // Where only some do, their rows say so.
  const bool all_rest_on_examples = std::all_of(all.begin(), all.end(), [](const Found& found) {
    return conflict::ground_of(found.kind) == Ground::unclear ||
           found.origin == OriginKind::example;
  });
  const bool is_of_source_alone = count_of(snapshot, Ground::unclear) == all.size();
  if (!all_rest_on_examples || is_of_source_alone) return words;
  const bool unclear_too = std::any_of(all.begin(), all.end(), [](const Found& found) {
    return conflict::ground_of(found.kind) == Ground::unclear &&
           found.origin == OriginKind::example;
  });
  return ui.t(
      unclear_too ? TextKey::conflicts_answer_example_some : TextKey::conflicts_answer_example,
      {{"answer", words}});
}

void say_shown(ui::Ui& ui, const Snapshot& snapshot, std::string_view today,
               const ConflictsState& state) {
  const auto shown = static_cast<std::int64_t>(listed(snapshot, today, state).size());
  ui.say(ui.n(PluralKey::conflicts_shown, shown));
}

void filter(Page& page, const Snapshot& snapshot, std::string_view today, ConflictsState& state) {
  ui::Ui& ui = page.ui;
  std::vector<ui::Option> options = {{"all", ui.t(TextKey::conflicts_all)}};
  for (const auto& [ground, name] : grounds) {
    if (count_of(snapshot, ground) == 0) continue;
    options.push_back(
        {std::string(name), ui.t(ground == Ground::computed ? TextKey::conflicts_filter_computed
                                 : ground == Ground::judged ? TextKey::conflicts_filter_judged
                                                            : TextKey::conflicts_filter_unclear)});
  }
  if (options.size() < 3) return;
  const float width = std::min(page.width, ui.px(132) * static_cast<float>(options.size()));
  const auto chosen = ui.choice("konflikt/ground", {page.x, page.y, width, ui.target()},
                                ui.t(TextKey::conflicts_filter), options,
                                state.ground.empty() ? "all" : state.ground);
  if (chosen) {
    state.ground = *chosen == "all" ? "" : *chosen;
    say_shown(ui, snapshot, today, state);
  }
  page.y += ui.target() + ui.px(16);
}

void state_filter(Page& page, const Snapshot& snapshot, std::string_view today,
                  ConflictsState& state) {
  ui::Ui& ui = page.ui;
  const auto& all = snapshot.settlements(today);
  std::vector<ui::Option> options = {{"all", ui.t(TextKey::resolution_filter_all)}};
  for (const StateOption& option : state_options) {
    if (std::any_of(all.begin(), all.end(),
                    [&](const auto& one) { return one.state == option.state; })) {
      options.push_back({std::string(option.name), ui.t(option.words)});
    }
  }
  const bool is_there = std::any_of(options.begin(), options.end(), [&](const ui::Option& option) {
    return option.value == state.status;
  });
  if (!is_there) state.status.clear();
  if (!any_decided(snapshot) || options.size() < 3) return;
  const auto count = static_cast<float>(options.size());
  const std::string name = ui.t(TextKey::resolution_filter);
  const std::string now = state.status.empty() ? "all" : state.status;
  const bool all_fit = page.width >= ui.px(112) * count;
  const Rect box{page.x, page.y, all_fit ? ui.px(112) * count : std::min(page.width, ui.px(260)),
                 ui.target()};
  const auto chosen = all_fit ? ui.choice("konflikt/status", box, name, options, now)
                              : ui.select("konflikt/status", box, name, options, now);
  if (chosen) {
    state.status = *chosen == "all" ? "" : *chosen;
    say_shown(ui, snapshot, today, state);
  }
  page.y += ui.target() + ui.px(16);
}

std::string line_of(const words::ConflictContext& context, const Found& found) {
  if (const auto* judged = std::get_if<conflict::Judged>(&found.evidence)) {
    return ui::plural(
        context.language, PluralKey::conflict_judged,
        static_cast<std::int64_t>(judged->most.strengths.size()),
        {{"strengths", words::strengths_words(context.language, judged->most.strengths)}});
  }
  if (std::holds_alternative<conflict::Apart>(found.evidence)) {
    return words::apart_line(context, found);
  }
  if (std::holds_alternative<conflict::Firm>(found.evidence)) {
    return ui::text(context.language, TextKey::apart_line_firm);
  }
  if (const auto* shortage = std::get_if<conflict::Shortage>(&found.evidence)) {
    for (const conflict::YearShort& year : shortage->years) {
      if (year.year != shortage->worst) continue;
      return ui::text(context.language, TextKey::conflicts_missing,
                      {{"body", words::whose_room(context.language, context.plan, shortage->frame,
                                                  shortage->body)},
                       {"missing", ui::rounded_money(context.language, year.missing)},
                       {"year", std::to_string(year.year)}});
    }
  }
  return words::origin_words(context.language, found);
}

// What rests on examples says so wherever it is named.
std::string line_with_origin(const words::ConflictContext& context, const Found& found) {
  const std::string line = line_of(context, found);
  if (found.origin != OriginKind::example) return line;
  const std::string origin = words::origin_words(context.language, found);
  return line == origin ? line : origin + " · " + line;
}

bool has_little_room(const ui::Ui& ui) {
  return ui.width() < ui.px(600);
}

// Where there is little room a title has as many lines as it needs.
float title_height(const ui::Ui& ui, float row_width, const std::string& title) {
  if (!has_little_room(ui)) return ui.px(24);
  return std::max(ui.px(24), ui.height_of(ui::style::label, title, row_width - ui.px(72)));
}

float row_height(const ui::Ui& ui, float row_width, const std::string& title, bool with_state) {
  const float besides = !has_little_room(ui) ? 50 : with_state ? 111 : 84;
  return ui.px(besides) + title_height(ui, row_width, title);
}

struct Look {
  bool is_whole = false;  // the title, in as many lines as it takes
  bool with_state = false;
  bool vanishes = false;  // with the money that is tried
};

void row(ui::Ui& ui, Rect box, const words::ConflictContext& context, const Row& shown,
         const Look& look, Intents& intents) {
  const auto& [is_whole, with_state, vanishes] = look;
  const Found& found = shown.found;
  const std::string id = "konflikt/" + found.id;
  const std::string title = words::conflict_title(context, found);
  const std::string address = "#/konflikt/" + found.id;
  const std::string ground = words::ground_words(context.language, found.kind);
  const std::string line = line_with_origin(context, found);
  ui::Node item;
  item.id = id;
  item.role = ui::Role::item;
  ui.open(std::move(item), box);
  ui::Node link;
  link.id = id + "/open";
  link.role = ui::Role::link;
  link.name = title;
  link.description = ground + ". " + line;
  if (vanishes) link.description = ui.t(TextKey::slide_gone) + ". " + link.description;
  if (with_state) {
    link.description = words::state_words(context.language, shown.state) + ". " + link.description;
  }
  link.href = address;
  ui.put(std::move(link), box);
  const ui::Pressed state = ui.pressable(id + "/open", box);
  if (state.hovered) ui.fill(box, ui.theme().sunken);
  Rect inside = box.inset(ui.px(20), ui.px(12));
  const Rect mark = inside.take_right(ui.px(20));
  ui.icon(ui::Icon::chevron_right, {mark.x, mark.centre().y - ui.px(9), ui.px(18), ui.px(18)},
          ui.theme().muted);
  inside.take_right(ui.px(12));
  const bool is_narrow = has_little_room(ui);
  const Rect words = inside.take_top(is_whole ? title_height(ui, box.width, title) : ui.px(24));
  if (is_whole) {
    ui.lines_of_text(words, ui::style::label, ui.theme().text, title);
  } else {
    ui.line_of_text(words, ui::style::label, ui.theme().text, title);
  }
  inside.take_top(ui.px(3));
  if (with_state) {
    const float width =
        conflicts_parts::state_tag(ui, id + "/state", {inside.x, inside.y}, shown.state);
    if (is_narrow) {
      inside.take_top(ui.px(27));
    } else {
      inside.take_left(width + ui.px(10));
    }
  }
  // A ground that more money takes away is no longer one.
  const Ground own = conflict::ground_of(found.kind);
  const float tag = vanishes ? ui.tag(id + "/gone", {inside.x, inside.y}, ui.t(TextKey::slide_gone),
                                      ui.theme().accent_soft, ui.theme().accent)
                             : ui.tag(id + "/ground", {inside.x, inside.y}, ground,
                                      conflicts_parts::ground_soft(ui.theme(), own),
                                      conflicts_parts::ground_colour(ui.theme(), own));
  if (is_narrow) {
    inside.take_top(ui.px(25));
  } else {
    inside.take_left(tag + ui.px(10));
  }
  ui.line_of_text({inside.x, inside.y, inside.width, ui.px(is_narrow ? 31 : 23)}, ui::style::small,
                  ui.theme().muted, line);
  ui.close();
  ui.rule({box.x, box.bottom() - 1}, {box.right(), box.bottom() - 1}, ui.theme().line);
  if (state.focused) ui.outline(box.inset(2), ui.theme().focus, 4, 2.5f);
  if (state.pressed) intents.go_to = address;
}

void list(Page& page, const words::ConflictContext& context, const std::vector<Row>& shown,
          bool with_state, const std::set<Id>& vanishing, Intents& intents) {
  ui::Ui& ui = page.ui;
  // Of very many a title has one line, for the lines of each would have to be counted.
  const bool is_whole = has_little_room(ui) && shown.size() <= limits::items;
  std::vector<float> tops = {page.y};
  for (const Row& one : shown) {
    const std::string title = is_whole ? words::conflict_title(context, one.found) : "";
    tops.push_back(tops.back() + row_height(ui, page.width, title, with_state));
  }
  const Rect card{page.x, page.y, page.width, tops.back() - page.y};
  ui.card(card);
  ui::Node node;
  node.id = "konflikt/list";
  node.role = ui::Role::list;
  node.name = ui.t(TextKey::nav_conflicts);
  ui.open(std::move(node), card);
  for (std::size_t place = 0; place < shown.size(); ++place) {
    const Rect box{card.x, tops[place], card.width, tops[place + 1] - tops[place]};
    if (!ui.is_near(box)) continue;
    row(ui, box, context, shown[place],
        {is_whole, with_state, vanishing.count(shown[place].found.id) > 0}, intents);
    ui.set_place("konflikt/" + shown[place].found.id, place, shown.size());
  }
  ui.close();
  page.y = card.bottom();
}

// Decisions as they are taken along; the projector shows the same.
void protocol_buttons(ui::ButtonRow& buttons, ui::Ui& ui, const words::ConflictContext& context,
                      const Snapshot& snapshot, std::string_view today, ConflictsState& state,
                      Intents& intents) {
  if (buttons.add("konflikt/protocol/take", ui.t(TextKey::resolution_protocol_take),
                  ui::ButtonKind::secondary)) {
    intents.hand_out = HandOut{
        ui.t(TextKey::resolution_protocol_file_name), "text/html",
        report::html(words::protocol(context, snapshot.conflicts(), snapshot.settlements(today)))};
  }
  if (buttons.add("konflikt/protocol/present", ui.t(TextKey::resolution_protocol_show),
                  ui::ButtonKind::secondary)) {
    state.presents_protocol = true;
    intents.present = true;
  }
}

void counts(Page& page, const Snapshot& snapshot, std::string_view today) {
  if (snapshot.conflicts().empty()) return;
  ui::Ui& ui = page.ui;
  page.space(4);
  page.paragraph("konflikt/settled", ui::style::body, ui.theme().muted,
                 words::count_words(ui.language(), snapshot.settlements(today)), ui::Role::status);
  // Which goals hold together is known only after a while.
  if (!snapshot.together_is_current()) return;
  const auto gone = snapshot.choices_without_conflict();
  if (gone == 0) return;
  page.paragraph("konflikt/gone", ui::style::body, ui.theme().muted,
                 ui.n(PluralKey::resolution_count_gone, static_cast<std::int64_t>(gone)));
}

void whole_list(ui::Ui& ui, Rect area, const Snapshot& snapshot, const ConflictsShown& given,
                const TogetherShown& together, ConflictsState& state, Intents& intents) {
  state.presents_protocol = false;
  const words::ConflictContext context = context_of(ui, snapshot, given.principle);
  Page page = begin_page(ui, "konflikt", ui.t(TextKey::nav_conflicts), area, 880);
  page.question("konflikt", ui.t(TextKey::conflicts_title), answer(ui, snapshot));
  counts(page, snapshot, given.today);
  page.space(12);
  ui::ButtonRow buttons(page);
  if (any_decided(snapshot)) {
    protocol_buttons(buttons, ui, context, snapshot, given.today, state, intents);
  }
  if (!snapshot.plan().influences.empty() &&
      buttons.add("konflikt/inspect", ui.t(TextKey::conflicts_inspect),
                  ui::ButtonKind::secondary)) {
    intents.go_to = "#/konflikt/granska";
  }
  buttons.end();
  const std::string ground_before = state.ground;
  filter(page, snapshot, given.today, state);
  state_filter(page, snapshot, given.today, state);
  if (state.ground.empty() || state.ground == "computed") {
    conflicts_parts::together_part(page, context, snapshot, together, state);
  }
  auto shown = listed(snapshot, given.today, state);
  if (shown.empty()) {  // the filter that was set last holds
    (state.ground == ground_before ? state.ground : state.status).clear();
    shown = listed(snapshot, given.today, state);
  }
  if (shown.empty()) {
    page.paragraph("konflikt/empty", ui::style::body, ui.theme().muted,
                   ui.t(TextKey::conflicts_empty));
  } else {
    list(page, context, shown, any_decided(snapshot),
         conflicts_parts::vanishing(snapshot, together, state), intents);
  }
  if (state.ground.empty() || state.ground == "judged") {
    conflicts_parts::synergies_part(page, context, snapshot.synergies());
  }
  end_page(page, area);
}

const Found* selected(const Snapshot& snapshot, const ConflictsState& state) {
  for (const Found& one : snapshot.conflicts()) {
    if (one.id == state.selected || (!one.written.empty() && one.written == state.selected)) {
      return &one;
    }
  }
  return nullptr;
}

report::Report card_report(const words::ConflictContext& context, const words::ConflictCard& card,
                           const conflict::Settlement& settlement) {
  report::Report report = words::conflict_report(context, card);
  if (settlement.choice.empty()) return report;
  report.sections.insert(report.sections.begin(), words::choice_section(context, settlement));
  report.foot = ui::text(context.language, TextKey::resolution_protocol_foot,
                         {{"plan", context.plan.head.title}});
  return report;
}

void select(ConflictsState& state, const Id& conflict) {
  if (state.selected == conflict) return;
  state.selected = conflict;
  state.way.clear();
  state.form = {};
  state.saved_at.reset();
  state.shows_earlier = false;
  state.shows_sums = false;
}

void conflicts(ui::Ui& ui, Rect area, const Snapshot& snapshot, const ConflictsShown& given,
               const TogetherShown& together, ConflictsState& state, Intents& intents) {
  const Found* found = selected(snapshot, state);
  if (!found) {
    state.way.clear();
    state.form = {};
    return whole_list(ui, area, snapshot, given, together, state, intents);
  }
  const auto& all = snapshot.conflicts();
  const auto place = static_cast<std::size_t>(found - all.data());
  const words::ConflictContext context = context_of(ui, snapshot, given.principle);
  const words::ConflictCard card = words::conflict_card(context, *found);
  const conflict::Settlement& settlement = snapshot.settlements(given.today)[place];
  report::Report report = card_report(context, card, settlement);
  std::optional<words::CalculationWords> calculation;
  if (const auto& known = snapshot.calculation(*found)) {
    calculation = words::calculation_words(context, *known);
  } else {
    calculation = words::calculation_words(context, *found);
  }
  if (calculation) {
    const auto sections = words::calculation_sections(context, *calculation);
    report.sections.insert(report.sections.end(), sections.begin(), sections.end());
  }
  Page page = begin_page(ui, "konflikt/card", card.title, area, 880);
  conflicts_parts::conflict_card(
      page,
      {card, place + 1, all.size(),
       place + 1 == all.size() ? "" : "#/konflikt/" + all[place + 1].id, *found, settlement,
       context, given, snapshot.revision(), std::move(calculation)},
      report, state, intents);
  end_page(page, area);
}

// A few on each slide; of very many the first, and how many there are.
void add_slides(const ui::Ui& ui, const words::ConflictContext& context, const Snapshot& snapshot,
                Ground ground, report::Report& shown) {
  constexpr std::size_t rows_of_a_slide = 7, most = 3 * rows_of_a_slide;
  std::vector<const Found*> all;
  for (const Found& found : snapshot.conflicts()) {
    if (conflict::ground_of(found.kind) == ground) all.push_back(&found);
  }
  const std::size_t count = std::min(all.size(), most);
  for (std::size_t from = 0; from < count; from += rows_of_a_slide) {
    report::Section section;
    section.title = words::ground_words(ui.language(), all[from]->kind);
    for (std::size_t at = from; at < std::min(from + rows_of_a_slide, count); ++at) {
      const bool is_example = all[at]->origin == OriginKind::example;
      const std::string origin =
          is_example ? " (" + ui::in_sentence(words::origin_words(ui.language(), *all[at])) + ")"
                     : "";
      section.points.push_back(words::conflict_title(context, *all[at]) + origin);
    }
    if (from + rows_of_a_slide >= count && count < all.size()) {
      const auto number = [&](std::size_t value) {
        return ui::whole_number(ui.language(), static_cast<std::int64_t>(value));
      };
      section.points.push_back(
          ui.t(TextKey::list_first, {{"shown", number(count)}, {"count", number(all.size())}}));
    }
    shown.sections.push_back(std::move(section));
  }
}

report::Report conflicts_report(const ui::Ui& ui, const Snapshot& snapshot,
                                const ConflictsShown& given, const ConflictsState& state) {
  const words::ConflictContext context = context_of(ui, snapshot, given.principle);
  const auto& settlements = snapshot.settlements(given.today);
  if (const Found* found = selected(snapshot, state)) {
    return card_report(context, words::conflict_card(context, *found),
                       settlements[static_cast<std::size_t>(found - snapshot.conflicts().data())]);
  }
  if (state.presents_protocol) {
    return words::protocol(context, snapshot.conflicts(), settlements);
  }
  report::Report shown;
  shown.language = ui::code_of(ui.language());
  shown.title = ui.t(TextKey::conflicts_title);
  shown.lead = answer(ui, snapshot);
  for (const auto& [ground, name] : grounds) add_slides(ui, context, snapshot, ground, shown);
  shown.foot = ui.t(TextKey::situation_plan, {{"plan", snapshot.plan().head.title}});
  return shown;
}

ConflictsShown shown_of(const views::Shown& shown) {
  return {shown.principle(), shown.read_only, shown.refused, shown.today};
}

bool draw_conflicts(const views::Shown& shown, Rect area, Intents& intents) {
  conflicts(shown.ui, area, shown.snapshot, shown_of(shown), shown.together,
            shown.states.of<ConflictsState>(), intents);
  return false;
}

std::optional<report::Report> conflicts_report_shown(const views::Shown& shown) {
  return conflicts_report(shown.ui, shown.snapshot, shown_of(shown),
                          shown.states.of<ConflictsState>());
}

Asked conflicts_asks(const views::Shown& shown) {
  return {.together = more_room_tried(shown.snapshot, shown.states.of<ConflictsState>())};
}

bool conflicts_gather(const views::Shown& shown, bool) {
  return Gathering(shown)
      .then([](const Snapshot& snapshot) { snapshot.prepared(); })
      .then([&](const Snapshot& snapshot) { snapshot.settlements(shown.today); })
      .then([](const Snapshot& snapshot) { snapshot.synergies(); })
      .then([](const Snapshot& snapshot) { snapshot.to_begin_with(); })
      .has_computed();
}

}  // namespace

const Screen conflicts_screen{
    .address = "#/konflikt",
    .page = "konflikt",
    .inner_page = "konflikt/card",
    .close = "konflikt/back",
    .draw = draw_conflicts,
    .report = conflicts_report_shown,
    .way = [](const States& states) -> std::string& { return states.of<ConflictsState>().way; },
    .selected_has_own_report = true,
    .asks = conflicts_asks,
    .gather = conflicts_gather,
    .select = [](const States& states, const Id& id) { select(states.of<ConflictsState>(), id); },
};

}  // namespace malvag::views
