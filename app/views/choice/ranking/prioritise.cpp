// The screen's question, its answer, the trial banner, and the parts' places.
#include "prioritise.hpp"

#include <cmath>
#include <cstdlib>

#include "../../../../core/priority/moves.hpp"
#include "../../../ui/numbers.hpp"
#include "../../../ui/page.hpp"
#include "../../../words/room_words.hpp"
#include "../../shown/gathering.hpp"
#include "../choice_tabs.hpp"
#include "prioritise_parts.hpp"

namespace malvag::views {
namespace prioritise_parts {

const priority::RoomOfYear* room_of_line(const priority::Order& order) {
  return priority::room_of_line(order.rooms, order.line_year);
}

const Tier* weighted_tier(const Principle& principle) {
  const Tier* last = nullptr;
  for (const Tier& tier : principle.tiers) {
    if (tier.kind == TierKind::weighted) last = &tier;
  }
  return last;
}

std::vector<Id> shown_criteria(const Plan& plan, const Principle& principle) {
  std::vector<Id> shown;
  const Tier* tier = weighted_tier(principle);
  if (!tier) return shown;
  for (const Criterion& criterion : plan.criteria) {
    if (tier->weights.find(criterion.id)) shown.push_back(criterion.id);
  }
  return shown;
}

std::optional<double> share_above(const Parts& parts, std::size_t measure) {
  const priority::Robustness* result = parts.steadiness.result;
  if (!result || result->samples == 0 || measure >= result->above.size()) return std::nullopt;
  if (!room_of_line(parts.now.order)) return std::nullopt;
  return static_cast<double>(result->above[measure]) / static_cast<double>(result->samples);
}

std::string cost_head(const Parts& parts) {
  if (!room_of_line(parts.now.order)) return parts.ui.t(ui::TextKey::unit_mkr);
  return parts.ui.t(ui::TextKey::val_column_cost, {{"year", std::to_string(parts.year())}});
}

std::string cost_words(const Parts& parts, const Measure& measure) {
  if (!room_of_line(parts.now.order)) return "–";
  return ui::million_kronor(parts.ui.language(), measure.costs.value_or(parts.year(), 0));
}

bool is_example(const Entity& entity) {
  return entity.origin && entity.origin->kind == OriginKind::example;
}

}  // namespace prioritise_parts

namespace {

using namespace prioritise_parts;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

// The criterion whose share the trial changed the most, and by how much.
std::pair<Id, double> largest_change(const Parts& parts) {
  std::pair<Id, double> largest{"", 0};
  const Tier* stored = weighted_tier(parts.stored);
  const Tier* tried = weighted_tier(parts.ranking);
  if (!stored || !tried) return largest;
  for (const auto& [criterion, weight] : tried->weights) {
    const double change =
        priority::share_of(*tried, criterion) - priority::share_of(*stored, criterion);
    if (std::fabs(change) > std::fabs(largest.second) + 1e-9) largest = {criterion, change};
  }
  return largest;
}

std::string answer(const Parts& parts) {
  const ui::Ui& ui = parts.ui;
  const priority::RoomOfYear* room = room_of_line(parts.now.order);
  if (parts.plan().measures.empty()) return ui.t(TextKey::val_answer_no_measures);
  std::string sentence = ui.t(TextKey::val_answer_no_room);
  if (room) {
    sentence = ui.n(PluralKey::val_answer_fit, static_cast<std::int64_t>(parts.now.order.line),
                    {{"year", std::to_string(room->year)},
                     {"spent", ui::million_kronor(ui.language(), room->spent - room->given)},
                     {"room", ui::million_kronor(ui.language(), room->room)}});
    if (room->given != 0) {
      sentence += " " + ui.t(TextKey::val_answer_given,
                             {{"given", ui::rounded_money(ui.language(), room->given)}});
    }
  }
  return sentence;
}

// What the trial moved the most.
std::string moved(const Parts& parts) {
  const ui::Ui& ui = parts.ui;
  const auto move = priority::most_moved(parts.before.order, parts.now.order);
  const auto [criterion, change] = largest_change(parts);
  if (!move || criterion.empty()) return ui.t(TextKey::val_answer_nothing_moved);
  const ui::Arguments arguments = {
      {"title", parts.plan().measures[move->measure].title},
      {"criterion", title_in(parts.plan().criteria, criterion)},
      {"weighed", ui.t(change > 0 ? TextKey::val_heavier : TextKey::val_lighter)}};
  return ui.n(move->to < move->from ? PluralKey::val_answer_rose : PluralKey::val_answer_fell,
              std::abs(move->to - move->from), arguments);
}

constexpr std::size_t most_beside = 8;  // of more one chooses in a list

// Which year's room, and whose: beside each other, under each other where they do not fit.
float year_and_body(Parts& parts, Rect box) {
  ui::Ui& ui = parts.ui;
  const float line = ui.target();
  float height = line;
  std::vector<ui::Option> years;
  for (const priority::RoomOfYear& room : parts.now.order.rooms) {
    const std::string year = std::to_string(room.year);
    years.push_back({year, year});
  }
  std::vector<ui::Option> bodies = {{"all", ui.t(TextKey::val_body_all)}};
  for (const Frame& frame : parts.plan().frames) {
    const Body* body = parts.plan().bodies.find(frame.body);
    if (body && !frame.room.empty()) bodies.push_back({body->id, body->title});
  }
  const float gap = ui.px(12);
  if (years.size() > 1) {
    const bool fit = years.size() <= most_beside;
    const Rect place =
        box.take_left(fit ? ui.px(64) * static_cast<float>(years.size()) : ui.px(140));
    const Rect at{place.x, place.y, place.width, line};
    const std::string name = ui.t(TextKey::val_year), now = std::to_string(parts.year());
    if (const auto chosen = fit ? ui.choice("val/year", at, name, years, now)
                                : ui.select("val/year", at, name, years, now)) {
      parts.by.year = std::atoi(chosen->c_str());
    }
    box.take_left(gap);
    const float wanted = ui.px(124) * static_cast<float>(bodies.size());
    if (bodies.size() > 2 && wanted > box.width) {
      box.width += box.x - place.x;
      box.x = place.x;
      box.y += line + ui.px(8);
      height += line + ui.px(8);
    }
  }
  if (bodies.size() > 2) {
    const bool fit = bodies.size() <= most_beside;
    const Rect place =
        box.take_left(fit ? ui.px(124) * static_cast<float>(bodies.size()) : ui.px(420));
    const Rect at{place.x, place.y, place.width, line};
    const std::string name = ui.t(TextKey::val_body);
    const std::string now = parts.by.body.empty() ? "all" : parts.by.body;
    if (const auto chosen = fit ? ui.choice("val/body", at, name, bodies, now)
                                : ui.select("val/body", at, name, bodies, now)) {
      parts.by.body = *chosen == "all" ? "" : *chosen;
    }
  }
  return height;
}

// At the foot, so that what is pressed and dragged stays where it is when the trial begins and
// ends.
struct TrialBanner {
  std::string words, show, reset;
  float words_width = 0, words_height = 0, height = 0;
  bool are_buttons_below = false;
};

TrialBanner trial_banner(const Parts& parts, float width) {
  const ui::Ui& ui = parts.ui;
  const TextKey holds = parts.stored.adopted       ? TextKey::val_trial_adopted
                        : is_example(parts.stored) ? TextKey::val_trial_example
                                                   : TextKey::val_trial_stored;
  TrialBanner banner;
  banner.words = ui.t(holds) + " " + moved(parts);
  banner.reset = ui.t(TextKey::val_trial_reset);
  banner.show =
      ui.t(parts.state.only_moved ? TextKey::val_trial_show_all : TextKey::val_trial_show_moved);
  const float buttons = ui.button_width(banner.show) + ui.px(12) + ui.button_width(banner.reset);
  const float inside = width - ui.px(32);
  banner.are_buttons_below = ui.layout() == ui::Layout::narrow || inside - buttons < ui.px(320);
  banner.words_width = banner.are_buttons_below ? inside : inside - buttons - ui.px(20);
  banner.words_height =
      ui.px(24) + ui.height_of(ui::style::small, banner.words, banner.words_width);
  banner.height =
      ui.px(20) + (banner.are_buttons_below ? banner.words_height + ui.px(8) + ui.target()
                                            : std::max(ui.target(), banner.words_height));
  return banner;
}

void trial(Parts& parts, Rect box, const TrialBanner& banner) {
  ui::Ui& ui = parts.ui;
  ui.fill(box, ui.theme().trial, ui::size::radius);
  ui.outline(box, ui.theme().trial_line, ui::size::radius);
  ui::Node node;
  node.id = "val/trial";
  node.role = ui::Role::region;
  node.name = ui.t(TextKey::val_trial_lead);
  ui.open(node, box);
  Rect inside = box.inset(ui.px(16), ui.px(10));
  Rect words = inside;
  if (banner.are_buttons_below) {
    words = inside.take_top(banner.words_height);
    inside.take_top(ui.px(8));
  } else {
    words.width = banner.words_width;
    words.y = inside.centre().y - banner.words_height / 2;
  }
  ui.label("val/trial/lead", words.take_top(ui.px(24)), ui::style::strong, ui.theme().text,
           ui.t(TextKey::val_trial_lead), ui::Align::left, ui::Role::status);
  ui.paragraph("val/trial/holds", words, ui::style::small, ui.theme().text, banner.words,
               ui::Role::status);
  Rect row{inside.x, banner.are_buttons_below ? inside.y : inside.centre().y - ui.target() / 2,
           inside.width, ui.target()};
  const auto next = [&](const std::string& name) {
    const float width = ui.button_width(name);
    const Rect place = banner.are_buttons_below ? row.take_left(width) : row.take_right(width);
    banner.are_buttons_below ? row.take_left(ui.px(12)) : row.take_right(ui.px(12));
    return place;
  };
  const Rect reset_box = next(banner.reset);
  const Rect show_box = next(banner.show);
  if (ui.button("val/trial/show", show_box, banner.show, ui::ButtonKind::secondary)) {
    parts.state.only_moved = !parts.state.only_moved;
  }
  if (ui.button("val/trial/reset", reset_box, banner.reset, ui::ButtonKind::secondary)) {
    parts.by.trial.reset();
    parts.state.only_moved = false;
    // The button is gone with the trial; the keyboard goes on at the weights.
    const std::vector<Id> criteria = shown_criteria(parts.plan(), parts.stored);
    if (!criteria.empty()) ui.focus("val/weight/" + criteria.front());
  }
  ui.close();
}

float header(Parts& parts, Rect box) {
  ui::Ui& ui = parts.ui;
  const bool narrow = ui.layout() == ui::Layout::narrow;
  float y = box.y + choice_tabs(ui, "val", box, ChoiceTab::prioritise,
                                rests_on_example(parts.plan()), parts.intents);
  const ui::TextStyle title_style = narrow ? ui::style::narrow_title : ui::style::title;
  const std::string title = ui.t(TextKey::val_title);
  ui.heading("val/title", 1, {box.x, y, box.width, 0}, title_style, title);
  y += ui.height_of(title_style, title, box.width) + ui.px(4);
  y += ui.paragraph("val/answer", {box.x, y, box.width, 0},
                    narrow ? ui::style::narrow_answer : ui::style::answer, ui.theme().text,
                    answer(parts), ui::Role::status);
  y += ui.px(12);
  y += year_and_body(parts, {box.x, y, box.width, ui.target()}) + ui.px(16);
  return y - box.y;
}

ui::Node scrolling(std::string id, std::string name) {
  ui::Node node;
  node.id = std::move(id);
  node.role = ui::Role::region;
  node.name = std::move(name);
  return node;
}

// A card as high as there is room, its content scrolling in it.
template <class Part>
void scrolling_card(Parts& parts, const std::string& id, std::string name, Rect box, Part&& part) {
  ui::Ui& ui = parts.ui;
  ui.card(box);
  const Rect inside = box.inset(1);
  const Rect content = ui.begin_scroll(scrolling(id, std::move(name)), inside);
  const float height = part({content.x, content.y, content.width, 0}, inside);
  ui.end_scroll(height);
}

void side_by_side(Parts& parts, Rect area) {
  ui::Ui& ui = parts.ui;
  const bool wide = ui.layout() == ui::Layout::wide;
  const float gap = ui.px(20);
  if (wide) {
    const Rect place = area.take_right(ui.px(ui::size::inspector));
    area.take_right(gap);
    const Rect principle = area.take_left(ui.px(264));
    area.take_left(gap);
    scrolling_card(parts, "val/principle", ui.t(TextKey::val_principle), principle,
                   [&](Rect box, Rect) { return principle_panel(parts, box); });
    scrolling_card(parts, "val/ranking", ui.t(TextKey::val_list), area,
                   [&](Rect box, Rect seen) { return ranking_list(parts, box, seen); });
    scrolling_card(parts, "val/measure", ui.t(TextKey::val_measure), place,
                   [&](Rect box, Rect) { return measure_panel(parts, box); });
    return;
  }
  const bool has_little_room = ui.layout() == ui::Layout::narrow;
  const Rect principle = area.take_left(ui.px(has_little_room ? 252 : 272));
  area.take_left(has_little_room ? ui.px(12) : gap);
  const bool selected = !parts.state.selected.empty();
  Rect sheet{};
  if (selected) {
    sheet = ui::take_sheet(ui, area);
    area.take_bottom(ui.px(12));
  }
  scrolling_card(parts, "val/principle", ui.t(TextKey::val_principle), principle,
                 [&](Rect box, Rect) { return principle_panel(parts, box); });
  scrolling_card(parts, "val/ranking", ui.t(TextKey::val_list), area,
                 [&](Rect box, Rect seen) { return ranking_list(parts, box, seen); });
  if (selected) {
    scrolling_card(parts, "val/measure", ui.t(TextKey::val_measure), sheet,
                   [&](Rect box, Rect) { return measure_panel(parts, box); });
  }
}

void under_each_other(Parts& parts, Rect area, Rect page) {
  ui::Ui& ui = parts.ui;
  Rect sheet{};
  if (!parts.state.selected.empty()) sheet = ui::take_sheet(ui, area);
  const Rect content = ui.begin_scroll(scrolling("val/page", ui.t(TextKey::nav_choice)), area);
  const float margin = page.x - area.x;
  const float width = page.width;
  float y = content.y + (page.y - area.y);
  y += header(parts, {content.x + margin, y, width, 0});
  const Rect toggle{content.x + margin, y, width, ui.target()};
  ui.begin_card();
  if (ui.disclosure("val/principle/toggle", toggle, ui.t(TextKey::val_principle),
                    parts.state.principle_open)) {
    parts.state.principle_open = !parts.state.principle_open;
  }
  float card_height = toggle.height;
  if (parts.state.principle_open) {
    const Rect box{toggle.x, toggle.bottom(), width, 0};
    ui.open(scrolling("val/principle", ui.t(TextKey::val_principle)), box);
    card_height += principle_panel(parts, box);
    ui.close();
  }
  ui.end_card({toggle.x, toggle.y, width, card_height});
  y += card_height + ui.px(12);
  const Rect list{content.x + margin, y, width, 0};
  ui.open(scrolling("val/ranking", ui.t(TextKey::val_list)), list);
  const float height = ranking_list(parts, list, area);
  ui.close();
  ui.outline({list.x, list.y, list.width, height}, ui.theme().line, ui::size::radius);
  y += height + ui.px(24);
  ui.end_scroll(y - content.y);
  if (!parts.state.selected.empty()) {
    ui.rule({sheet.x, sheet.y}, {sheet.right(), sheet.y}, ui.theme().none, 2);
    scrolling_card(parts, "val/measure", ui.t(TextKey::val_measure), sheet,
                   [&](Rect box, Rect) { return measure_panel(parts, box); });
  }
}

void without_principle(ui::Ui& ui, Rect area) {
  ui.heading("val/title", 1, area, ui::style::title, ui.t(TextKey::val_title));
  area.take_top(ui.px(48));
  ui.paragraph("val/answer", area, ui::style::answer, ui.theme().text,
               ui.t(TextKey::val_no_principle), ui::Role::status);
}

bool draw_ranking(const Shown& shown, Rect area, Intents& intents) {
  ui::Ui& ui = shown.ui;
  const Snapshot& snapshot = shown.snapshot;
  PrioritiseState& state = shown.states.of<PrioritiseState>();
  const bool narrow = ui.layout() == ui::Layout::narrow;
  const float margin = ui.px(area.width < ui.px(600) ? 16 : 32);
  Rect page = area.inset(margin, ui.px(narrow ? 16 : 24));
  const Principle* stored = shown.principle();
  if (!stored) {
    without_principle(ui, page);
    return false;
  }
  RankedBy& by = shown.by();
  by.seen.insert(stored->id);
  if (by.trial && by.trial->id != stored->id) by.trial.reset();
  if (!snapshot.plan().measures.find(state.selected)) state.selected.clear();
  const Principle ranking = shown.ranking();
  const priority::Question question = shown.question();
  Parts parts{ui,
              snapshot,
              shown.counted,
              state,
              by,
              intents,
              shown.read_only,
              shown.refused,
              *stored,
              ranking,
              question,
              snapshot.order(*stored, question),
              snapshot.order(ranking, question)};
  // Columns of their own need some room; below it the page scrolls as one.
  const bool scrolls_as_one = ui.width() < ui.px(720) || page.height < ui.px(520);
  Rect foot{};
  std::optional<TrialBanner> banner;
  if (parts.is_trial()) {
    banner = trial_banner(parts, page.width);
    Rect& all = scrolls_as_one ? area : page;
    if (scrolls_as_one) all.take_bottom(ui.px(8));
    foot = all.take_bottom(banner->height);
    all.take_bottom(ui.px(scrolls_as_one ? 8 : 16));
    foot.x = page.x;
    foot.width = page.width;
  }
  if (scrolls_as_one) {
    under_each_other(parts, area, page);
  } else {
    page.take_top(header(parts, page));
    side_by_side(parts, page);
  }
  if (banner) trial(parts, foot, *banner);
  return false;
}

constexpr std::size_t rows_of_a_slide = 8;
constexpr std::size_t rows_shown = 24;

// The order, a slide for each few, with its line where it stands.
void add_order(const Parts& parts, report::Report& shown) {
  const ui::Ui& ui = parts.ui;
  const priority::Order& order = parts.now.order;
  const priority::RoomOfYear* room = room_of_line(order);
  const std::size_t count = std::min(order.measures.size(), rows_shown);
  for (std::size_t from = 0; from < count; from += rows_of_a_slide) {
    report::Section section;
    section.title = ui.t(TextKey::val_list);
    section.table.heads = {ui.t(TextKey::val_column_measure), ui.t(TextKey::val_column_points),
                           cost_head(parts)};
    const std::size_t to = std::min(from + rows_of_a_slide, count);
    const auto add_line = [&](std::size_t index) {
      if (!room || index != order.line) return;
      section.table.rows.push_back(
          {words::line_words(ui.language(), parts.plan(), order, *room), "", ""});
    };
    for (std::size_t index = from; index < to; ++index) {
      add_line(index);
      const Measure& measure = parts.plan().measures[order.measures[index]];
      const priority::RankedMeasure row =
          parts.snapshot.prepared().row(order, index, parts.ranking);
      section.table.rows.push_back({std::to_string(row.place) + ". " + measure.title,
                                    ui::decimal_number(ui.language(), row.points, 1),
                                    cost_words(parts, measure)});
    }
    if (to == order.measures.size()) add_line(to);
    if (to == count && count < order.measures.size()) {
      section.points.push_back(ui.t(
          TextKey::list_first,
          {{"shown", ui::whole_number(ui.language(), static_cast<std::int64_t>(count))},
           {"count",
            ui::whole_number(ui.language(), static_cast<std::int64_t>(order.measures.size()))}}));
    }
    shown.sections.push_back(std::move(section));
  }
}

// Measures that have no place in the order any more.
void add_ended(const Parts& parts, TextKey caption, const std::vector<std::uint32_t>& measures,
               report::Report& shown) {
  if (measures.empty()) return;
  const ui::Ui& ui = parts.ui;
  report::Section section;
  section.title = ui.t(caption);
  const std::size_t count = std::min(measures.size(), rows_of_a_slide);
  for (std::size_t at = 0; at < count; ++at) {
    section.points.push_back(parts.plan().measures[measures[at]].title);
  }
  if (count < measures.size()) {
    section.points.push_back(ui.t(
        TextKey::list_first,
        {{"shown", ui::whole_number(ui.language(), static_cast<std::int64_t>(count))},
         {"count", ui::whole_number(ui.language(), static_cast<std::int64_t>(measures.size()))}}));
  }
  shown.sections.push_back(std::move(section));
}

// For the projector: the sentence, and what goes first.
std::optional<report::Report> ranking_report(const Shown& given) {
  const ui::Ui& ui = given.ui;
  const Snapshot& snapshot = given.snapshot;
  const Principle* stored = given.principle();
  if (!stored) return std::nullopt;
  report::Report shown;
  PrioritiseState state = given.states.of<PrioritiseState>();
  const Principle ranking = given.ranking();
  const priority::Question question = given.question();
  Intents none;
  const RobustnessShown not_computed;
  const Parts parts{given.ui,
                    snapshot,
                    not_computed,
                    state,
                    given.by(),
                    none,
                    true,
                    nullptr,
                    *stored,
                    ranking,
                    question,
                    snapshot.order(*stored, question),
                    snapshot.order(ranking, question)};
  shown.language = ui::code_of(ui.language());
  shown.title = ui.t(TextKey::val_title);
  shown.lead = parts.is_trial()
                   ? ui.t(TextKey::val_trial_lead) + " " + answer(parts) + " " + moved(parts)
                   : answer(parts);
  if (rests_on_example(parts.plan())) {
    shown.tags.push_back({report::Mark::example, ui.t(TextKey::val_origin_example)});
  }
  add_order(parts, shown);
  add_ended(parts, TextKey::val_done, parts.now.order.done, shown);
  add_ended(parts, TextKey::val_stopped, parts.now.order.stopped, shown);
  shown.foot = parts.plan().head.title;
  return shown;
}

Asked ranking_asks(const Shown& shown) {
  Asked asked;
  if (shown.principle()) asked.ways = {shown.ranking(), shown.question(), {}, "", false};
  return asked;
}

bool ranking_gather(const Shown& shown, bool has_selected) {
  Gathering gathering(shown);
  gathering.orders();
  if (has_selected) gathering.ranking();
  return gathering.has_computed();
}

}  // namespace

const Screen ranking_screen{
    .address = "#/val",
    .panel = "val/measure",
    .close = "val/measure/close",
    .draw = draw_ranking,
    .report = ranking_report,
    .asks = ranking_asks,
    .gather = ranking_gather,
    .select = [](const States& states,
                 const Id& id) { states.of<PrioritiseState>().selected = id; },
    .selected = [](const States& states) { return states.of<PrioritiseState>().selected; },
};

}  // namespace malvag::views
