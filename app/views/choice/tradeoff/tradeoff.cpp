// The screen Avvägning: its question, what is asked, and how the parts stand.
#include "tradeoff.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "../../../ui/numbers.hpp"
#include "../../../words/selection_words.hpp"
#include "../../shown/gathering.hpp"
#include "../../shown/pictures.hpp"
#include "../choice_tabs.hpp"
#include "tradeoff_parts.hpp"

namespace malvag::views {

namespace {

using tradeoff_parts::Parts;
using tradeoff_parts::Work;
using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

constexpr int least_percent = -50;
constexpr int most_percent = 150;

std::string years_of(const portfolio::Selection& selection) {
  Year first = 0, last = 0;
  const auto add = [&](Year year) {
    first = first == 0 ? year : std::min(first, year);
    last = std::max(last, year);
  };
  for (const portfolio::FrameOfYear& frame : selection.frames) add(frame.year);
  for (const portfolio::StaffOfYear& staff : selection.staff) add(staff.year);
  if (first == last) return std::to_string(first);
  return std::to_string(first) + "–" + std::to_string(last);
}

// `settled`: by another program.
std::string answer(const ui::Ui& ui, const Plan& plan, const Work& work) {
  const portfolio::Selection& selection = work.selection();
  const bool settled = work.is_settled();
  if (selection.impossible) {
    return ui.t(TextKey::tradeoff_answer_impossible) + " " +
           words::impossible_words(ui.language(), plan, selection);
  }
  if (selection.frames.empty() && selection.staff.empty()) return ui.t(TextKey::tradeoff_no_room);
  const auto measures =
      static_cast<std::int64_t>(selection.taken.size() + selection.left_out.size());
  const bool saves =
      !selection.frames.empty() && std::all_of(selection.frames.begin(), selection.frames.end(),
                                               [](const auto& frame) { return frame.room <= 0; });
  std::string words = ui.n(
      saves ? PluralKey::tradeoff_answer_saving : PluralKey::tradeoff_answer,
      static_cast<std::int64_t>(selection.taken.size()),
      {{"measures", ui::whole_number(ui.language(), measures)}, {"years", years_of(selection)}});
  if (selection.proven) {
    return words + " " +
           ui.t(settled ? TextKey::check_answer_proven : TextKey::tradeoff_answer_proven);
  }
  const double share = selection.bound > 0 ? selection.points / selection.bound : 0;
  return words + " " +
         ui.t(settled ? TextKey::check_answer_better : TextKey::tradeoff_answer_searching,
              {{"share", ui::percent(ui.language(), std::floor(share * 1000) / 1000, 1)}});
}

std::vector<ui::Option> bodies_with_room(const ui::Ui& ui, const Plan& plan) {
  std::vector<ui::Option> bodies = {{"all", ui.t(TextKey::val_body_all)}};
  for (const Frame& frame : plan.frames) {
    const Body* body = plan.bodies.find(frame.body);
    if (body && !frame.room.empty()) bodies.push_back({body->id, body->title});
  }
  return bodies;
}

// What stands above the line is another answer to another question; who sees both is told so.
void beside_order(Page& page, const Parts& parts, const Principle& principle) {
  priority::Question question;
  if (!parts.state.body.empty()) question.body = parts.state.body;
  const priority::Order& order = parts.snapshot.order(principle, question).order;
  const bool has_both = order.line_year != 0 && !parts.selection().impossible;
  if (!has_both || order.line == order.measures.size()) return;
  page.space(4);
  page.paragraph("avvagning/order", ui::style::small, page.ui.theme().muted,
                 page.ui.n(PluralKey::tradeoff_beside_order, static_cast<std::int64_t>(order.line),
                           {{"year", std::to_string(order.line_year)}}));
}

void tabs(Page& page, bool is_example, Intents& intents) {
  page.y += choice_tabs(page.ui, "avvagning", {page.x, page.y, page.width, 0}, ChoiceTab::tradeoff,
                        is_example, intents);
}

void body_choice(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const std::vector<ui::Option> bodies = bodies_with_room(ui, parts.plan());
  if (bodies.size() < 3) return;
  const std::string chosen = parts.state.body.empty() ? "all" : parts.state.body;
  const float wanted = ui.px(124) * static_cast<float>(bodies.size());
  const Rect place{page.x, page.y, std::min(page.width, wanted), ui.target()};
  const bool fits = wanted <= page.width;
  const auto answered =
      fits ? ui.choice("avvagning/body", place, ui.t(TextKey::tradeoff_body), bodies, chosen)
           : ui.select("avvagning/body", place, ui.t(TextKey::tradeoff_body), bodies, chosen);
  if (answered) parts.state.body = *answered == "all" ? "" : *answered;
  page.y += ui.target() + ui.px(16);
}

std::string compared(const ui::Ui& ui, int percent) {
  if (percent == 100) return ui.t(TextKey::tradeoff_money_as_plan);
  if (percent == 0) return ui.t(TextKey::tradeoff_money_none);
  if (percent < 0) {
    return ui.t(TextKey::tradeoff_money_save,
                {{"share", ui::percent(ui.language(), -percent / 100.0)}});
  }
  const std::string share = ui::percent(ui.language(), std::abs(percent - 100) / 100.0);
  return ui.t(percent < 100 ? TextKey::tradeoff_money_less : TextKey::tradeoff_money_more,
              {{"share", share}});
}

void money_slider(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  TradeoffState& state = parts.state;
  ui.label("avvagning/money/label", {page.x, page.y, page.width, ui.px(22)}, ui::style::small,
           ui.theme().muted, ui.t(TextKey::tradeoff_money_slider));
  page.y += ui.px(24);
  Rect control{page.x, page.y, page.width, ui.target()};
  const Rect field = control.take_right(ui.px(76));
  control.take_right(ui.px(12));
  if (const auto moved =
          ui.percent_slider("avvagning/money", control, ui.t(TextKey::tradeoff_money_slider),
                            state.percent, least_percent, most_percent)) {
    state.percent = *moved;
  }
  const float height = std::min(ui.target(), ui.px(36));
  const std::string id = "avvagning/money/percent";
  if (const auto written = ui.number_field(
          id, {field.x, field.centre().y - height / 2, field.width, height},
          ui.t(TextKey::tradeoff_money_field), ui::percent(ui.language(), state.percent / 100.0))) {
    const auto number = ui::parse_number(*written);
    state.not_a_number = number ? "" : id;
    if (number) {
      state.percent =
          static_cast<int>(std::lround(std::clamp<double>(*number, least_percent, most_percent)));
    }
  }
  page.y += ui.target() + ui.px(4);
  if (state.not_a_number == id) {
    page.problem(id, ui.t(TextKey::val_not_a_number));
  }
  page.paragraph("avvagning/money/compared", ui::style::small_strong, ui.theme().text,
                 compared(ui, state.percent));
  page.y += ui.px(8);
}

void trial_banner(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  TradeoffState& state = parts.state;
  if (state.percent == 100 && state.tried.empty()) return;
  const std::string reset = ui.t(TextKey::tradeoff_trial_reset);
  const float button = ui.button_width(reset);
  const bool beside = page.width >= button + ui.px(330);
  const Rect box{page.x, page.y, page.width,
                 beside ? ui.target() + ui.px(16) : 2 * ui.target() + ui.px(20)};
  ui.fill(box, ui.theme().trial, ui::size::radius);
  ui.outline(box, ui.theme().trial_line, ui::size::radius);
  Rect inside = box.inset(ui.px(16), ui.px(8));
  const Rect words = beside ? inside : inside.take_top(ui.target());
  ui.label("avvagning/trial", words, ui::style::strong, ui.theme().text,
           ui.t(TextKey::tradeoff_trial), ui::Align::left, ui::Role::status);
  const Rect place = beside ? inside.take_right(button) : inside.take_left(button);
  if (ui.button("avvagning/trial/reset", {place.x, place.y, button, ui.target()}, reset,
                ui::ButtonKind::secondary)) {
    state.percent = 100;
    state.tried.clear();
    ui.focus("avvagning/money");
  }
  page.y += box.height + ui.px(16);
}

constexpr float width_of_two_columns = 700;
constexpr float width_of_three_columns = 1320;

// What one sets and its picture first, what comes of it below or beside.
void body_of(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const auto money = [&](Page& inside) {
    inside.heading("avvagning/money/heading", 2, ui::style::subtitle,
                   ui.t(TextKey::tradeoff_money));
    inside.space(6);
    money_slider(inside, parts);
    tradeoff_parts::frames(inside, parts);
    tradeoff_parts::staff(inside, parts);
  };
  const auto rooms = [&](Page& inside) { tradeoff_parts::other_rooms(inside, parts); };
  const auto taken = [&](Page& inside) { tradeoff_parts::taken(inside, parts); };
  const auto left_out = [&](Page& inside) { tradeoff_parts::left_out(inside, parts); };
  const auto add_price = [&](ui::CardColumn& column) {
    if (!tradeoff_parts::has_order(parts.work.asked().principle)) return;
    column.add([&](Page& inside) { tradeoff_parts::price_of_order(inside, parts); });
  };
  const auto add_sure = [&](ui::CardColumn& column) {
    if (!tradeoff_parts::is_weighed(parts.plan(), parts.work.asked().principle)) return;
    column.add([&](Page& inside) { tradeoff_parts::sure(inside, parts); });
  };
  const auto next = [&](Page& inside) { tradeoff_parts::next_best(inside, parts); };
  if (page.width < ui.px(width_of_two_columns)) {
    ui::CardColumn all(ui, {page.x, page.y, page.width, 0});
    all.add(money);
    all.add(taken);
    all.add(left_out);
    all.add(rooms);
    add_price(all);
    add_sure(all);
    all.add(next);
    page.y = all.bottom();
    return;
  }
  const float gap = ui.px(20);
  const float side = std::min(ui.px(330), page.width * 0.4f);
  ui::CardColumn left(ui, {page.x, page.y, side, 0});
  left.add(money);
  if (page.width >= ui.px(width_of_three_columns)) {
    const float last = ui.px(560);
    ui::CardColumn middle(ui, {page.x + side + gap, page.y, page.width - side - last - 2 * gap, 0});
    middle.add(taken);
    middle.add(left_out);
    add_price(left);
    left.add(next);
    ui::CardColumn right(ui, {page.x + page.width - last, page.y, last, 0});
    right.add(rooms);
    add_sure(right);
    page.y = std::max({left.bottom(), middle.bottom(), right.bottom()});
    return;
  }
  ui::CardColumn picture(ui, {page.x + side + gap, page.y, page.width - side - gap, 0});
  picture.add(rooms);
  const bool has_room_below = page.width < ui.px(1000);  // the picture has its numbers below it
  if (has_room_below) add_price(left);
  const float below = std::max(left.bottom(), picture.bottom());
  const float half = (page.width - gap) / 2;
  ui::CardColumn first(ui, {page.x, below, half, 0});
  first.add(taken);
  if (!has_room_below) add_price(first);
  first.add(next);
  ui::CardColumn second(ui, {page.x + half + gap, below, half, 0});
  second.add(left_out);
  add_sure(second);
  page.y = std::max(first.bottom(), second.bottom());
}

ui::Node region(std::string id, std::string name) {
  ui::Node node;
  node.id = std::move(id);
  node.role = ui::Role::region;
  node.name = std::move(name);
  return node;
}

void bring_up_to_date(const Snapshot& snapshot, const Principle& principle, TradeoffState& state) {
  if (!snapshot.plan().measures.find(state.selected)) state.selected.clear();
  if (!snapshot.plan().bodies.find(state.body)) state.body.clear();
  for (auto tried = state.tried.begin(); tried != state.tried.end();) {
    tried =
        snapshot.plan().measures.find(tried->first) ? std::next(tried) : state.tried.erase(tried);
  }
  if (!state.work) state.work = std::make_shared<Work>();
  state.work->ask({snapshot.shared_plan(), principle, state.body, state.percent, state.tried,
                   state.selected, snapshot.shared_prepared()});
}

void without(ui::Ui& ui, Rect area, TextKey why, Intents& intents) {
  Page page = begin_page(ui, "avvagning", ui.t(TextKey::tradeoff_title), area);
  tabs(page, false, intents);
  page.question("avvagning", ui.t(TextKey::tradeoff_title), ui.t(why));
  end_page(page, area);
}

bool prepare_tradeoff(const Snapshot& snapshot, const Principle& principle, TradeoffState& state) {
  if (snapshot.plan().measures.empty()) return false;
  bring_up_to_date(snapshot, principle, state);
  if (state.work->has_selection()) return false;
  state.work->step();
  return true;
}

bool tradeoff(ui::Ui& ui, Rect area, const Snapshot& snapshot, const Principle* principle,
              bool is_trial, bool read_only, const Problems* refused, TradeoffState& state,
              Intents& intents) {
  if (!principle || snapshot.plan().measures.empty()) {
    without(ui, area, principle ? TextKey::tradeoff_no_measures : TextKey::tradeoff_no_principle,
            intents);
    return false;
  }
  tradeoff_parts::take_over(state);
  bring_up_to_date(snapshot, *principle, state);
  const bool more = state.work->step();
  Parts parts{ui, snapshot, state, intents, *state.work, read_only, refused};
  const bool selected = !state.selected.empty();
  const bool wide = ui.layout() == ui::Layout::wide;
  Rect place{};
  if (selected && wide) {
    place = area.take_right(ui.px(ui::size::inspector + 24));
  } else if (selected) {
    place = ui::take_sheet(ui, area);
  }
  Page page = begin_page(ui, "avvagning", ui.t(TextKey::tradeoff_title), area, 1680);
  if (page.width < ui.px(width_of_three_columns)) page.width = std::min(page.width, ui.px(1120));
  tabs(page, rests_on_example(parts.plan()), intents);
  page.question("avvagning", ui.t(TextKey::tradeoff_title), answer(ui, parts.plan(), parts.work));
  tradeoff_parts::cross_check(page, parts);
  page.space(12);
  page.paragraph("avvagning/principle", ui::style::small, ui.theme().muted,
                 ui.t(is_trial ? TextKey::tradeoff_principle_trial : TextKey::tradeoff_principle,
                      {{"title", principle->title}}));
  beside_order(page, parts, *principle);
  page.space(10);
  body_choice(page, parts);
  trial_banner(page, parts);
  body_of(page, parts);
  end_page(page, area);
  if (!selected) return more;
  const Rect card = wide ? place.inset(ui.px(12), ui.px(24)) : place;
  ui.card(card);
  const Rect content =
      ui.begin_scroll(region("avvagning/details", ui.t(TextKey::tradeoff_details)), card.inset(1));
  ui.end_scroll(tradeoff_parts::details(parts, {content.x, content.y, content.width, 0}));
  return more;
}

report::Section curve_section(const ui::Ui& ui, const Work& work) {
  report::Section section;
  section.title = ui.t(TextKey::tradeoff_frontier);
  section.table.heads = tradeoff_parts::room_heads(ui);
  for (const tradeoff_parts::OtherRoom& one : work.other_rooms()) {
    section.table.rows.push_back(tradeoff_parts::room_words(ui, one));
  }
  section.picture.kind = report::Picture::Kind::curve;
  return section;
}

report::Report tradeoff_report(const ui::Ui& ui, const Snapshot& snapshot,
                               const Principle* principle, TradeoffState& state) {
  report::Report shown;
  shown.language = ui::code_of(ui.language());
  shown.title = ui.t(TextKey::tradeoff_title);
  shown.foot = snapshot.plan().head.title;
  if (!principle || snapshot.plan().measures.empty()) {
    shown.lead = ui.t(principle ? TextKey::tradeoff_no_measures : TextKey::tradeoff_no_principle);
    return shown;
  }
  bring_up_to_date(snapshot, *principle, state);
  state.work->finish();
  const portfolio::Selection& selection = state.work->selection();
  const Plan& plan = snapshot.plan();
  const bool trial = state.percent != 100 || !state.tried.empty();
  shown.lead = (trial ? ui.t(TextKey::tradeoff_trial) + " " : "") + answer(ui, plan, *state.work);
  const std::string uncovered = words::uncovered_words(ui.language(), plan, selection);
  if (!uncovered.empty()) shown.lead += " " + uncovered;
  if (rests_on_example(plan)) {
    shown.tags.push_back({report::Mark::example, ui.t(TextKey::val_origin_example)});
  }
  shown.sections.push_back(curve_section(ui, *state.work));
  constexpr std::size_t rows_of_a_slide = 8;
  constexpr std::size_t rows_at_most = 48;
  const auto add = [&](TextKey title, TextKey first_head, TextKey last_head, std::size_t count,
                       auto row) {
    for (std::size_t from = 0; from < std::min(count, rows_at_most); from += rows_of_a_slide) {
      report::Section section;
      section.title = ui.t(title);
      section.table.heads = {ui.t(first_head), ui.t(last_head)};
      for (std::size_t at = from; at < std::min(from + rows_of_a_slide, count); ++at) {
        section.table.rows.push_back(row(at));
      }
      shown.sections.push_back(std::move(section));
    }
  };
  add(TextKey::tradeoff_taken, TextKey::val_column_measure, TextKey::val_column_points,
      selection.taken.size(), [&](std::size_t at) -> std::vector<std::string> {
        const portfolio::Taken& one = selection.taken[at];
        std::string title = plan.measures.find(one.measure)->title;
        if (one.begins) {
          title += ", " + ui.t(TextKey::tradeoff_begins, {{"year", std::to_string(*one.begins)}});
        }
        return {std::move(title), ui::decimal_number(ui.language(), one.points, 1)};
      });
  add(TextKey::tradeoff_left_out, TextKey::val_column_measure, TextKey::tradeoff_column_why,
      selection.left_out.size(), [&](std::size_t at) -> std::vector<std::string> {
        const portfolio::LeftOut& one = selection.left_out[at];
        return {plan.measures.find(one.measure)->title,
                words::reason_words(ui.language(), plan, selection, one)};
      });
  return shown;
}

void tradeoff_picture(ui::Ui& ui, Rect box, const TradeoffState& state) {
  if (!state.work) return;
  ui.enlarged(picture_scale(ui, box, 760, 400),
              [&] { tradeoff_parts::curve(ui, box, state.work->other_rooms(), state.percent); });
}

bool draw_tradeoff(const Shown& shown, Rect area, Intents& intents) {
  const Principle ranking = shown.ranking();
  TradeoffState& state = shown.states.of<TradeoffState>();
  state.now = shown.now;
  return tradeoff(shown.ui, area, shown.snapshot, shown.principle() ? &ranking : nullptr,
                  shown.by().trial.has_value(), shown.read_only, shown.refused, state, intents);
}

std::optional<report::Report> tradeoff_report_shown(const Shown& shown) {
  const Principle ranking = shown.ranking();
  return tradeoff_report(shown.ui, shown.snapshot, shown.principle() ? &ranking : nullptr,
                         shown.states.of<TradeoffState>());
}

void draw_picture_of_tradeoff(const Shown& shown, const report::Picture&, Rect box) {
  tradeoff_picture(shown.ui, box, shown.states.of<TradeoffState>());
}

Asked tradeoff_asks(const Shown&) {
  return {.cross_check = true};
}

bool tradeoff_gather(const Shown& shown, bool) {
  if (Gathering(shown).orders().has_computed()) return true;
  return shown.principle() &&
         prepare_tradeoff(shown.snapshot, shown.ranking(), shown.states.of<TradeoffState>());
}

}  // namespace

const Screen tradeoff_screen{
    .address = "#/val/avvagning",
    .under = "#/val",
    .page = "avvagning",
    .panel = "avvagning/details",
    .close = "avvagning/details/close",
    .draw = draw_tradeoff,
    .report = tradeoff_report_shown,
    .picture = draw_picture_of_tradeoff,
    .asks = tradeoff_asks,
    .gather = tradeoff_gather,
    .select = [](const States& states, const Id& id) { states.of<TradeoffState>().selected = id; },
    .selected = [](const States& states) { return states.of<TradeoffState>().selected; },
};

}  // namespace malvag::views
