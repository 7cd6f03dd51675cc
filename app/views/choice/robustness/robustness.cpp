// The screen Granska: its question, what is believed of the weights, and how the parts stand.
#include "robustness.hpp"

#include <algorithm>
#include <cmath>

#include "../../../ui/numbers.hpp"
#include "../../../words/robustness_words.hpp"
#include "../../shown/gathering.hpp"
#include "../choice_tabs.hpp"
#include "robustness_parts.hpp"

namespace malvag::views {

namespace robustness_parts {

std::optional<double> Parts::share_above(std::size_t measure) const {
  const priority::Robustness* result = counted.result;
  if (!result || result->samples == 0 || measure >= result->above.size()) return std::nullopt;
  return static_cast<double>(result->above[measure]) / static_cast<double>(result->samples);
}

ui::Node node_of(ui::Role role, std::string id, std::string name) {
  ui::Node node;
  node.id = std::move(id);
  node.role = role;
  node.name = std::move(name);
  return node;
}

void bar(ui::Ui& ui, ui::Rect box, double from, double to, ui::Colour colour) {
  ui.fill(box, ui.theme().sunken, 4);
  const auto left = box.x + box.width * static_cast<float>(std::clamp(from, 0.0, 1.0));
  const auto right = box.x + box.width * static_cast<float>(std::clamp(to, 0.0, 1.0));
  if (right > left) ui.fill({left, box.y, std::max(right - left, 2.0f), box.height}, colour, 4);
}

}  // namespace robustness_parts

namespace {

using priority::WeightsBelieved;
using robustness_parts::Parts;
using robustness_parts::Work;
using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

// Scores of the question's measures that are drawn within a span.
std::int64_t uncertain_scores(const Plan& plan, const Work& work) {
  std::int64_t count = 0;
  for (const std::uint32_t place : work.order().measures) {
    for (const Tier& tier : work.asked().principle.tiers) {
      if (tier.kind != TierKind::weighted) continue;
      for (const auto& [criterion, span] : plan.measures[place].spans) {
        count += span.low < span.high && tier.weights.find(criterion) ? 1 : 0;
      }
    }
  }
  return count;
}

bool weighs_something(const Principle& principle) {
  return std::any_of(principle.tiers.begin(), principle.tiers.end(), [](const Tier& tier) {
    return tier.kind == TierKind::weighted && !tier.weights.empty();
  });
}

struct Belief {
  const char* value;
  WeightsBelieved weights;
  TextKey name;
};
constexpr Belief beliefs[] = {{"free", WeightsBelieved::free, TextKey::sure_known_free},
                              {"order", WeightsBelieved::order, TextKey::sure_known_order},
                              {"around", WeightsBelieved::around, TextKey::sure_known_around}};

// How far from today's weights others are believed to lie.
void margin_field(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  RobustnessState& state = parts.state;
  const float height = std::min(ui.target(), ui.px(36));
  const float field = ui.px(76);
  const std::string name = ui.t(TextKey::sure_margin);
  const bool beside = ui.width_of(ui::style::small, name) + field + ui.px(12) <= page.width;
  if (!beside) {
    page.paragraph("sure/margin/label", ui::style::small, ui.theme().muted, name);
  } else {
    ui.label("sure/margin/label",
             {page.x + field + ui.px(12), page.y, page.width - field - ui.px(12), height},
             ui::style::small, ui.theme().muted, name);
  }
  if (const auto written =
          ui.number_field("sure/margin", {page.x, page.y, field, height}, name,
                          ui::decimal_number(ui.language(), state.belief.margin * 100, 0))) {
    const auto number = ui::parse_number(*written);
    state.not_a_number = !number;
    if (number) {
      state.belief.margin = std::round(std::clamp(*number, 1.0, 100.0)) / 100;
      state.halted = false;
    }
  }
  page.y += height + ui.px(6);
  if (state.not_a_number) {
    page.problem("sure/margin", ui.t(TextKey::val_not_a_number));
  }
}

void belief_choice(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  RobustnessState& state = parts.state;
  page.heading("sure/known/heading", 2, ui::style::strong, ui.t(TextKey::sure_known));
  page.space(6);
  std::vector<ui::Option> options;
  std::string chosen;
  for (const Belief& one : beliefs) {
    options.push_back({one.value, ui.t(one.name)});
    if (one.weights == state.belief.weights) chosen = one.value;
  }
  const float width = std::min(page.width, ui.px(420));
  const auto answered = ui.choice("sure/known", {page.x, page.y, width, ui.target()},
                                  ui.t(TextKey::sure_known), options, chosen);
  for (const Belief& one : beliefs) {
    if (!answered || *answered != one.value) continue;
    state.belief.weights = one.weights;
    state.halted = false;
  }
  page.y += ui.target() + ui.px(6);
  if (state.belief.weights == WeightsBelieved::around) margin_field(page, parts);
  std::string about = words::belief_words(ui.language(), state.belief);
  const std::int64_t uncertain = uncertain_scores(parts.plan(), parts.work);
  if (uncertain > 0) about += " " + ui.n(PluralKey::sure_spans, uncertain);
  if (parts.order().line_year != 0) {
    about += " " + ui.t(TextKey::sure_year, {{"year", std::to_string(parts.order().line_year)}});
  }
  page.paragraph("sure/known/about", ui::style::small, ui.theme().muted, about);
}

// How many ways have been tried; while more are, how far it has come and a way to stop it.
void counting(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  RobustnessState& state = parts.state;
  const priority::Robustness* result = parts.counted.result;
  const bool whole = result && result->samples >= priority::ways_to_weigh;
  if (result && (whole || state.halted)) {
    page.paragraph("sure/counted", ui::style::small, ui.theme().muted,
                   words::counted_words(ui.language(), result->samples));
  }
  if (whole) return;
  page.space(6);
  const std::string words = ui.t(state.halted ? TextKey::sure_resume : TextKey::sure_stop);
  const float button = ui.button_width(words);
  if (!state.halted) {
    const float width = std::min(page.width - button - ui.px(12), ui.px(420) - button - ui.px(12));
    ui.progress("sure/progress", {page.x, page.y + ui.target() / 2 - ui.px(3), width, ui.px(6)},
                ui.t(TextKey::sure_counting), parts.counted.done);
    if (ui.button("sure/stop", {page.x + width + ui.px(12), page.y, button, ui.target()}, words,
                  ui::ButtonKind::secondary)) {
      state.halted = true;
      ui.focus("sure/resume");
    }
  } else if (ui.button("sure/resume", {page.x, page.y, button, ui.target()}, words,
                       ui::ButtonKind::secondary)) {
    state.halted = false;
    ui.focus("sure/stop");
  }
  page.y += ui.target();
}

void body_of(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const auto add_settled = [&](ui::CardColumn& column) {
    column.add([&](Page& inside) { robustness_parts::settled(inside, parts); });
    column.add([&](Page& inside) { robustness_parts::close_calls(inside, parts); });
  };
  const auto add_others = [&](ui::CardColumn& column) {
    if (!parts.work.missing().empty()) {
      column.add([&](Page& inside) { robustness_parts::missing(inside, parts); });
    }
    column.add([&](Page& inside) { robustness_parts::ranges(inside, parts); });
    column.add([&](Page& inside) { robustness_parts::opinions(inside, parts); });
  };
  if (page.width < ui.px(700)) {
    ui::CardColumn all(ui, {page.x, page.y, page.width, 0});
    add_settled(all);
    add_others(all);
    page.y = all.bottom();
    return;
  }
  const float gap = ui.px(20);
  const float half = (page.width - gap) / 2;
  ui::CardColumn left(ui, {page.x, page.y, half, 0});
  ui::CardColumn right(ui, {page.x + half + gap, page.y, half, 0});
  add_settled(left);
  add_others(right);
  page.y = std::max(left.bottom(), right.bottom());
}

void ask(const Snapshot& snapshot, const Principle& principle, const priority::Question& question,
         RobustnessState& state) {
  if (!snapshot.plan().measures.find(state.selected)) state.selected.clear();
  if (!state.work) state.work = std::make_shared<Work>();
  state.work->ask({snapshot.shared_plan(), principle, question, state.belief, state.selected});
}

void bring_up_to_date(const Snapshot& snapshot, const Principle& principle,
                      const priority::Question& question, RobustnessState& state) {
  ask(snapshot, principle, question, state);
  while (state.work->prepare(snapshot)) continue;
}

void tabs(Page& page, bool is_example, Intents& intents) {
  page.y += choice_tabs(page.ui, "sure", {page.x, page.y, page.width, 0}, ChoiceTab::robustness,
                        is_example, intents);
}

void without(ui::Ui& ui, Rect area, TextKey why, Intents& intents) {
  Page page = begin_page(ui, "sure", ui.t(TextKey::sure_title), area);
  tabs(page, false, intents);
  page.question("sure", ui.t(TextKey::sure_title), ui.t(why));
  end_page(page, area);
}

std::string answer(const Parts& parts) {
  const Work& work = parts.work;
  if (!parts.counted.result && parts.state.halted) {
    return parts.ui.t(TextKey::sure_answer_not_counted);
  }
  return words::robustness_answer(parts.ui.language(), parts.plan(), work.asked().principle,
                                  work.asked().belief, work.order(), parts.counted.result);
}

bool prepare_robustness(const Snapshot& snapshot, const Principle& principle,
                        const priority::Question& question, RobustnessState& state) {
  if (snapshot.plan().measures.empty()) return false;
  ask(snapshot, principle, question, state);
  return state.work->prepare(snapshot);
}

bool robustness(ui::Ui& ui, Rect area, const Snapshot& snapshot, const Principle* principle,
                bool is_trial, const priority::Question& question, const RobustnessShown& counted,
                RobustnessState& state, Intents& intents) {
  if (!principle || snapshot.plan().measures.empty()) {
    without(ui, area, principle ? TextKey::sure_no_measures : TextKey::sure_no_principle, intents);
    return false;
  }
  bring_up_to_date(snapshot, *principle, question, state);
  const bool more = state.work->step();
  Parts parts{ui, snapshot, counted, state, intents, *state.work};
  const bool selected = !state.selected.empty();
  const bool wide = ui.layout() == ui::Layout::wide;
  Rect place{};
  if (selected && wide) {
    place = area.take_right(ui.px(ui::size::inspector + 48));
  } else if (selected) {
    place = ui::take_sheet(ui, area);
  }
  Page page = begin_page(ui, "sure", ui.t(TextKey::sure_title), area);
  tabs(page, rests_on_example(parts.plan()), intents);
  page.question("sure", ui.t(TextKey::sure_title), answer(parts));
  page.space(12);
  page.paragraph("sure/principle", ui::style::small, ui.theme().muted,
                 ui.t(is_trial ? TextKey::tradeoff_principle_trial : TextKey::tradeoff_principle,
                      {{"title", principle->title}}));
  page.space(14);
  if (weighs_something(*principle)) {
    belief_choice(page, parts);
    counting(page, parts);
    page.space(16);
    body_of(page, parts);
  }
  end_page(page, area);
  if (!selected) return more;
  const Rect card = wide ? place.inset(ui.px(12), ui.px(24)) : place;
  ui.card(card);
  const Rect content = ui.begin_scroll(
      robustness_parts::node_of(ui::Role::region, "sure/measure", ui.t(TextKey::sure_measure)),
      card.inset(1));
  ui.end_scroll(robustness_parts::measure_panel(parts, {content.x, content.y, content.width, 0}));
  return more;
}

report::Report robustness_report(const ui::Ui& ui, const Snapshot& snapshot,
                                 const Principle* principle, const priority::Question& question,
                                 const RobustnessShown& counted, RobustnessState& state) {
  report::Report shown;
  shown.language = ui::code_of(ui.language());
  shown.title = ui.t(TextKey::sure_title);
  shown.foot = snapshot.plan().head.title;
  if (!principle || snapshot.plan().measures.empty()) {
    shown.lead = ui.t(principle ? TextKey::sure_no_measures : TextKey::sure_no_principle);
    return shown;
  }
  bring_up_to_date(snapshot, *principle, question, state);
  state.work->finish();
  const Plan& plan = snapshot.plan();
  const Work& work = *state.work;
  shown.lead = words::robustness_answer(ui.language(), plan, *principle, state.belief, work.order(),
                                        counted.result);
  if (rests_on_example(plan)) {
    shown.tags.push_back({report::Mark::example, ui.t(TextKey::val_origin_example)});
  }
  constexpr std::size_t rows_of_a_slide = 8;
  if (counted.result) {
    const priority::Settled found = priority::settled(*counted.result, work.order().line);
    for (std::size_t from = 0; from < std::min<std::size_t>(found.open.size(), 24);
         from += rows_of_a_slide) {
      report::Section section;
      section.title = ui.t(TextKey::sure_settled_open);
      section.table.heads = {ui.t(TextKey::tradeoff_frontier_column_count),
                             ui.t(TextKey::sure_column_share)};
      for (std::size_t at = from; at < std::min(from + rows_of_a_slide, found.open.size()); ++at) {
        const std::uint32_t measure = found.open[at];
        const double share = static_cast<double>(counted.result->above[measure]) /
                             static_cast<double>(counted.result->samples);
        section.table.rows.push_back(
            {plan.measures[measure].title,
             ui.t(TextKey::sure_settled_share, {{"share", words::out_of_100(share)}})});
      }
      shown.sections.push_back(std::move(section));
    }
  }
  for (const priority::WeightRange& range : work.ranges()) {
    report::Section section;
    section.title =
        ui.t(TextKey::sure_ranges_now, {{"criterion", title_in(plan.criteria, range.criterion)},
                                        {"share", ui::percent(ui.language(), range.share)}});
    section.paragraphs.push_back(words::range_words(ui.language(), range));
    section.points = words::range_end_words(ui.language(), plan, range);
    shown.sections.push_back(std::move(section));
  }
  for (const priority::Opinion& opinion : *work.opinions()) {
    report::Section section;
    section.title = std::string(words::method_name(opinion.way));
    section.paragraphs = {words::way_words(ui.language(), opinion.way) + ".",
                          words::agreement_words(ui.language(), opinion)};
    constexpr std::size_t named = 5;
    section.table.heads = {ui.t(TextKey::sure_differ), ui.t(TextKey::val_column_place)};
    for (std::size_t at = 0; at < std::min(named, opinion.disagreements.size()); ++at) {
      const priority::Disagreement& one = opinion.disagreements[at];
      section.table.rows.push_back(
          {plan.measures.find(one.measure)->title, words::disagreement_words(ui.language(), one)});
    }
    if (section.table.rows.empty()) section.table.heads.clear();
    shown.sections.push_back(std::move(section));
  }
  return shown;
}

bool draw_robustness(const Shown& shown, Rect area, Intents& intents) {
  const Principle ranking = shown.ranking();
  return robustness(shown.ui, area, shown.snapshot, shown.principle() ? &ranking : nullptr,
                    shown.by().trial.has_value(), shown.question(), shown.counted,
                    shown.states.of<RobustnessState>(), intents);
}

std::optional<report::Report> robustness_report_shown(const Shown& shown) {
  const Principle ranking = shown.ranking();
  return robustness_report(shown.ui, shown.snapshot, shown.principle() ? &ranking : nullptr,
                           shown.question(), shown.counted, shown.states.of<RobustnessState>());
}

Asked robustness_asks(const Shown& shown) {
  Asked asked;
  const RobustnessState& state = shown.states.of<RobustnessState>();
  if (shown.principle()) {
    asked.ways = {shown.ranking(), shown.question(), state.belief, state.selected, state.halted};
  }
  return asked;
}

bool robustness_gather(const Shown& shown, bool) {
  if (Gathering(shown).orders().has_computed()) return true;
  return shown.principle() && prepare_robustness(shown.snapshot, shown.ranking(), shown.question(),
                                                 shown.states.of<RobustnessState>());
}

}  // namespace

const Screen robustness_screen{
    .address = "#/val/granska",
    .under = "#/val",
    .page = "sure",
    .panel = "sure/measure",
    .close = "sure/measure/close",
    .draw = draw_robustness,
    .report = robustness_report_shown,
    .asks = robustness_asks,
    .gather = robustness_gather,
    .select = [](const States& states,
                 const Id& id) { states.of<RobustnessState>().selected = id; },
    .selected = [](const States& states) { return states.of<RobustnessState>().selected; },
};

}  // namespace malvag::views
