// The reason for one measure's place, and its fields to change.
#include <cmath>

#include "../../../../core/plan/limits.hpp"
#include "../../../../core/priority/standing.hpp"
#include "../../../../core/priority/undecided.hpp"
#include "../../../../core/priority/why.hpp"
#include "../../../ui/numbers.hpp"
#include "../../../ui/words.hpp"
#include "../../../words/robustness_words.hpp"
#include "../../../words/room_words.hpp"
#include "prioritise_parts.hpp"

namespace malvag::views::prioritise_parts {
namespace {

using ui::Rect;
using ui::TextKey;

struct Writer {  // goes down the panel
  Parts& parts;
  float x, y, width;

  ui::Ui& ui() { return parts.ui; }
  void space(float pixels) { y += parts.ui.px(pixels); }
  void paragraph(const std::string& id, const ui::TextStyle& style, ui::Colour colour,
                 const std::string& words) {
    y += parts.ui.paragraph(id, {x, y, width, 0}, style, colour, words);
  }
  void rule() {
    space(12);
    parts.ui.rule({x, y}, {x + width, y}, parts.ui.theme().line);
    space(12);
  }
};

void contributions(Writer& writer, const priority::RankedMeasure& ranked) {
  ui::Ui& ui = writer.ui();
  const std::vector<Id> criteria = shown_criteria(writer.parts.plan(), writer.parts.ranking);
  ui::Node list;
  list.id = "val/measure/contributions";
  list.role = ui::Role::list;
  list.name = ui.t(TextKey::val_measure_contributions);
  const float line = ui.px(26);
  ui.open(list, {writer.x, writer.y, writer.width, line * static_cast<float>(criteria.size() + 1)});
  const auto row = [&](const std::string& id, const std::string& title, double points,
                       std::optional<std::size_t> swatch) {
    Rect box{writer.x, writer.y, writer.width, line};
    writer.y += line;
    if (criteria.size() > limits::items && !ui.is_near(box)) return;
    const std::string number = ui::decimal_number(ui.language(), points, 1);
    ui::Node item;
    item.id = id;
    item.role = ui::Role::item;
    item.name = title;
    item.value = number;
    ui.put(item, box);
    if (swatch) ui.fill_part({box.x, box.centre().y - ui.px(6), ui.px(12), ui.px(12)}, *swatch);
    box.take_left(ui.px(20));
    const Rect value = box.take_right(ui.px(48));
    ui.line_of_text(box, swatch ? ui::style::small : ui::style::small_strong, ui.theme().text,
                    title);
    ui.line_of_text(value, ui::style::small_strong, ui.theme().text, number, ui::Align::right);
  };
  for (const priority::TierResult& tier : ranked.tiers) {
    if (tier.kind != TierKind::weighted) continue;
    std::vector<std::size_t> places;  // among the criteria, as in the bar
    std::vector<double> points;
    for (std::size_t place = 0; place < criteria.size(); ++place) {
      for (const priority::Contribution& part : tier.contributions) {
        if (part.criterion != criteria[place]) continue;
        places.push_back(place);
        points.push_back(part.points);
      }
    }
    points = ui::rounded_to_sum(points, 1);
    for (std::size_t at = 0; at < places.size(); ++at) {
      const Id& criterion = criteria[places[at]];
      row("val/measure/contribution/" + criterion,
          title_in(writer.parts.plan().criteria, criterion), points[at], places[at]);
    }
  }
  row("val/measure/contribution/sum", ui.t(TextKey::val_measure_sum), ranked.points, std::nullopt);
  ui.close();
}

// What the measure just above has that this one has not.
std::string against_the_one_above(const Parts& parts, const priority::Why& why) {
  if (!why.above) return {};
  const ui::Ui& ui = parts.ui;
  const Measure* above = parts.plan().measures.find(why.above->measure);
  if (!above) return {};
  ui::Arguments arguments = {{"above", above->title}};
  if (!why.above->tier) return ui.t(TextKey::val_measure_equal, arguments);
  const Tier& tier = parts.ranking.tiers[*why.above->tier];
  const Measure* own = parts.plan().measures.find(why.measure);
  if (own && !priority::can_compare(parts.plan(), tier, *own, *above)) {
    return ui.t(TextKey::val_measure_cannot_compare, arguments);
  }
  if (tier.kind != TierKind::weighted) {
    arguments.emplace_back("number", std::to_string(*why.above->tier + 1));
    arguments.emplace_back("tier", tier.title);
    return ui.t(TextKey::val_measure_tier, arguments);
  }
  if (!why.above->most_behind) return {};
  arguments.emplace_back("points", ui::decimal_number(ui.language(), why.above->difference, 1));
  arguments.emplace_back("criterion",
                         title_in(parts.plan().criteria, why.above->most_behind->criterion));
  constexpr double as_much = 1e-9;
  const bool is_alone = !why.above->most_ahead &&
                        std::fabs(why.above->most_behind->points + why.above->difference) < as_much;
  return ui.t(is_alone ? TextKey::val_measure_points_only : TextKey::val_measure_points, arguments);
}

TextKey why_unranked(const Parts& parts, const Measure& measure) {
  const priority::Standing standing = priority::standing_of(measure);
  if (standing == priority::Standing::done) return TextKey::val_measure_done;
  if (standing == priority::Standing::stopped) return TextKey::val_measure_stopped;
  return parts.snapshot.prepared().is_within(parts.ranking, measure) ? TextKey::val_measure_unranked
                                                                     : TextKey::val_measure_outside;
}

std::string about_the_line(const Parts& parts, const priority::Why& why) {
  const ui::Ui& ui = parts.ui;
  const auto& frames = parts.now.order.frames;
  if (parts.year() == 0) return {};
  ui::Arguments arguments = {
      {"year", std::to_string(parts.year())},
      {"missing", words::missing_rooms(ui.language(), parts.plan(), frames, why.missing)}};
  if (why.above_line) {
    if (!why.room) return ui.t(TextKey::val_measure_fits_free, arguments);
    const priority::FrameOfYear& frame = frames[*why.room];
    arguments.emplace_back("spent", ui::million_kronor(ui.language(), why.spent));
    arguments.emplace_back("room", ui::million_kronor(ui.language(), frame.room));
    arguments.emplace_back("body",
                           words::whose_room(ui.language(), parts.plan(), frame.frame, frame.body));
    return ui.t(TextKey::val_measure_fits, arguments);
  }
  const bool draws_line =
      parts.now.order.line < parts.now.order.measures.size() &&
      parts.plan().measures[parts.now.order.measures[parts.now.order.line]].id == why.measure;
  return ui.t(draws_line ? TextKey::val_measure_draws_line : TextKey::val_measure_below, arguments);
}

std::string costs_by_year(const Parts& parts, const Measure& measure) {
  std::string words;
  for (const auto& [year, cost] : measure.costs) {
    if (!words.empty()) words += "  ·  ";
    words += parts.ui.t(
        TextKey::val_measure_cost_in_year,
        {{"year", std::to_string(year)}, {"cost", ui::million_kronor(parts.ui.language(), cost)}});
  }
  return words;
}

std::string goals_of(const Parts& parts, const Measure& measure) {
  std::string words;
  for (const Id& id : measure.goals) {
    const Goal* goal = parts.plan().goals.find(id);
    if (!goal) continue;
    if (!words.empty()) words += "\n";
    words += goal->title;
  }
  return words;
}

void set_field(Parts& parts, const Id& measure, std::string pointer, Json value) {
  parts.intents.commands.push_back({edit::SetField{measure, std::move(pointer), std::move(value)}});
}

void fields(Writer& writer, const Measure& measure) {
  Parts& parts = writer.parts;
  ui::Ui& ui = writer.ui();
  const auto label = [&](const std::string& id, const std::string& words) {
    writer.space(10);
    writer.paragraph(id, ui::style::small_strong, ui.theme().text, words);
    writer.space(2);
  };
  const float height = std::max(ui.px(40), ui.target());
  const std::string title = ui.t(TextKey::val_measure_title);
  label("val/measure/edit/title/label", title);
  if (const auto written =
          ui.text_field(ui::about("val/measure/edit/title", measure.id),
                        {writer.x, writer.y, writer.width, height}, title, measure.title)) {
    set_field(parts, measure.id, "/title", *written);
  }
  writer.y += height;
  const std::string description = ui.t(TextKey::val_measure_description);
  label("val/measure/edit/description/label", description);
  const float area = ui.px(112);
  if (const auto written = ui.text_field(ui::about("val/measure/edit/description", measure.id),
                                         {writer.x, writer.y, writer.width, area}, description,
                                         measure.description, true)) {
    set_field(parts, measure.id, "/description", *written);
  }
  writer.y += area;
  const std::string cost =
      ui.t(TextKey::val_measure_cost_of_year, {{"year", std::to_string(parts.year())}});
  label("val/measure/edit/cost/label", cost);
  if (const auto written = ui.number_field(
          ui::about("val/measure/edit/cost/" + std::to_string(parts.year()), measure.id),
          {writer.x, writer.y, ui.px(140), height}, cost,
          ui::whole_number(ui.language(), measure.costs.value_or(parts.year(), 0)))) {
    parts.state.not_a_number.clear();
    if (const auto number = ui::parse_number(*written)) {
      const std::string pointer = "/costs/" + std::to_string(parts.year());
      // A measure without costs has no object to put the year in.
      if (measure.costs.empty()) {
        set_field(parts, measure.id, "/costs",
                  Json{{std::to_string(parts.year()), std::llround(*number)}});
      } else {
        set_field(parts, measure.id, pointer, std::llround(*number));
      }
    } else {
      parts.state.not_a_number = "val/measure/edit/cost";
    }
  }
  writer.y += height;
  if (parts.state.not_a_number == "val/measure/edit/cost") {
    writer.space(4);
    writer.y += ui.problem("val/measure/edit/cost", {writer.x, writer.y, writer.width, 0},
                           ui.t(TextKey::val_not_a_number));
  }
  if (parts.refused && !parts.refused->empty()) {
    writer.space(10);
    writer.y +=
        ui.paragraph("val/measure/edit/refused", {writer.x, writer.y, writer.width, 0},
                     ui::style::small, ui.theme().bad,
                     ui.t(TextKey::val_measure_refused,
                          {{"why", ui::sentence_for(ui.language(), parts.refused->front())}}),
                     ui::Role::alert);
  }
}

// What is counted has its room from the start: nothing below it moves while somebody aims at it.
void how_sure(Writer& writer, std::size_t place) {
  const Parts& parts = writer.parts;
  ui::Ui& ui = writer.ui();
  const auto& theme = ui.theme();
  writer.paragraph("val/measure/sure/heading", ui::style::small_strong, theme.text,
                   ui.t(TextKey::val_column_sure));
  const auto sentence = [&](double share) {
    return ui.t(TextKey::val_measure_sure,
                {{"share", words::out_of_100(share)}, {"year", std::to_string(parts.year())}});
  };
  const float after =
      writer.y + ui.height_of(ui::style::small, sentence(1), writer.width) + ui.px(18);
  if (const auto share = share_above(parts, place)) {
    writer.paragraph("val/measure/sure", ui::style::small, theme.text, sentence(*share));
  }
  if (parts.steadiness.running) {
    ui.progress("val/measure/sure/progress", {writer.x, after - ui.px(12), writer.width, ui.px(6)},
                ui.t(TextKey::val_sure_counting), parts.steadiness.done);
  }
  writer.y = after;
}

// `full_width`: below the heading, which leaves room for the button that closes.
void place_and_reason(Writer& writer, std::size_t place, const Measure& measure, float full_width) {
  Parts& parts = writer.parts;
  ui::Ui& ui = writer.ui();
  const auto& theme = ui.theme();
  const std::uint32_t index = parts.now.index_of[place];
  const bool is_ranked = index != OrderAndIndex::unranked;
  if (is_ranked) {
    const std::string now = std::to_string(parts.now.order.places[index]);
    const std::uint32_t former = parts.before.index_of[place];
    const std::string before =
        former == OrderAndIndex::unranked ? now : std::to_string(parts.before.order.places[former]);
    writer.paragraph(
        "val/measure/place", ui::style::small, theme.muted,
        before == now ? ui.t(TextKey::val_measure_place, {{"place", now}})
                      : ui.t(TextKey::val_measure_place_was, {{"place", now}, {"before", before}}));
  }
  const std::string why = ui::shortened(ui.t(TextKey::val_measure_why, {{"title", measure.title}}));
  ui.heading("val/measure/why", 2, {writer.x, writer.y, writer.width, 0}, ui::style::subtitle, why);
  writer.y += ui.height_of(ui::style::subtitle, why, writer.width);
  writer.width = full_width;
  writer.space(8);
  if (!is_ranked) {
    writer.paragraph("val/measure/unranked", ui::style::small, theme.text,
                     ui.t(why_unranked(parts, measure)));
    return;
  }
  const priority::RankedMeasure ranked =
      parts.snapshot.prepared().row(parts.now.order, index, parts.ranking);
  writer.paragraph("val/measure/reason", ui::style::small, theme.text,
                   reason_for(parts, measure.id));
  writer.space(10);
  contributions(writer, ranked);
  writer.rule();
  how_sure(writer, place);
  const std::string examine = ui.t(TextKey::sure_link);
  const Rect link{writer.x - ui.px(16), writer.y, ui.button_width(examine), ui.target()};
  if (ui.button("val/measure/sure/link", link, examine, ui::ButtonKind::quiet)) {
    parts.intents.go_to = "#/val/granska/" + measure.id;
  }
  writer.y += ui.target();
}

}  // namespace

std::string reason_for(const Parts& parts, const Id& measure) {
  const auto why = priority::why(parts.plan(), parts.ranking,
                                 parts.snapshot.ranking(parts.ranking, parts.question), measure);
  if (!why) return {};
  std::string reason;
  const auto add = [&](const std::string& sentence) {
    if (!reason.empty() && !sentence.empty()) reason += " ";
    reason += sentence;
  };
  add(group_sentence(parts, *parts.plan().measures.place_of(measure)));
  if (why->largest) {
    add(parts.ui.t(TextKey::val_measure_largest,
                   {{"criterion", title_in(parts.plan().criteria, why->largest->criterion)}}));
  }
  add(against_the_one_above(parts, *why));
  add(about_the_line(parts, *why));
  return reason;
}

// With no measure chosen: what the room of each year comes to.
void rooms(Writer& writer) {
  Parts& parts = writer.parts;
  ui::Ui& ui = writer.ui();
  const auto& theme = ui.theme();
  const auto& all = parts.now.order.rooms;
  if (all.empty()) return;
  const std::string heading = ui.t(TextKey::val_rooms);
  ui.heading("val/rooms/heading", 2, {writer.x, writer.y, writer.width, 0}, ui::style::subtitle,
             heading);
  writer.y += ui.height_of(ui::style::subtitle, heading, writer.width);
  writer.space(4);
  writer.paragraph("val/rooms/about", ui::style::small, theme.muted,
                   ui.t(TextKey::val_rooms_about));
  writer.space(10);
  const float line = ui.px(30);
  ui::Node table;
  table.id = "val/rooms";
  table.role = ui::Role::list;
  table.name = heading;
  ui.open(table, {writer.x, writer.y, writer.width, line * static_cast<float>(all.size())});
  for (const priority::RoomOfYear& room : all) {
    Rect row{writer.x, writer.y, writer.width, line};
    const Tkr left = room.room - room.spent;
    const std::string year = std::to_string(room.year);
    const std::string amount =
        ui.t(TextKey::val_rooms_amount, {{"room", ui::million_kronor(ui.language(), room.room)}});
    const std::string rest =
        ui.t(left >= 0 ? TextKey::val_rooms_left : TextKey::val_rooms_over,
             {{"amount", ui::million_kronor(ui.language(), left >= 0 ? left : -left)}});
    ui::Node item;
    item.id = "val/rooms/" + year;
    item.role = ui::Role::item;
    item.name = year + ": " + amount + ", " + rest;
    ui.put(item, row);
    const bool here = room.year == parts.year();
    ui.line_of_text(row.take_left(ui.px(56)), here ? ui::style::small_strong : ui::style::small,
                    theme.text, year);
    ui.line_of_text(row.take_right(ui.px(86)),
                    left >= 0 ? ui::style::small : ui::style::small_strong,
                    left >= 0 ? theme.muted : theme.bad, rest, ui::Align::right);
    ui.line_of_text(row, ui::style::small, theme.text, amount, ui::Align::right);
    ui.rule({writer.x, row.bottom() - 1}, {writer.x + writer.width, row.bottom() - 1}, theme.line);
    writer.y += line;
  }
  ui.close();
  writer.space(12);
}

float measure_panel(Parts& parts, Rect box) {
  ui::Ui& ui = parts.ui;
  const auto& theme = ui.theme();
  const float margin = ui.px(20);
  Writer writer{parts, box.x + margin, box.y + ui.px(16), box.width - 2 * margin};
  const auto place = parts.plan().measures.place_of(parts.state.selected);
  if (!place) {
    rooms(writer);
    writer.paragraph("val/measure/none", ui::style::small, theme.muted,
                     ui.t(TextKey::val_measure_none));
    return writer.y + ui.px(16) - box.y;
  }
  const Measure& measure = parts.plan().measures[*place];
  const float side = ui.target();
  const Rect close{box.right() - side - ui.px(8), box.y + ui.px(8), side, side};
  if (ui.icon_button("val/measure/close", close, ui::Icon::close,
                     ui.t(TextKey::val_measure_close))) {
    ui.focus("val/" + measure.id + "/open");
    parts.state.selected.clear();
  }
  const float full_width = writer.width;
  writer.width -= ui.px(28);
  place_and_reason(writer, *place, measure, full_width);
  if (!measure.description.empty()) {
    writer.rule();
    writer.paragraph("val/measure/description", ui::style::small, theme.text, measure.description);
  }
  writer.rule();
  writer.paragraph("val/measure/costs/heading", ui::style::small_strong, theme.text,
                   ui.t(TextKey::val_measure_costs));
  writer.paragraph("val/measure/costs", ui::style::small, theme.text,
                   costs_by_year(parts, measure));
  const std::string goals = goals_of(parts, measure);
  if (!goals.empty()) {
    writer.space(10);
    writer.paragraph("val/measure/goals/heading", ui::style::small_strong, theme.text,
                     ui.t(TextKey::val_measure_goals));
    writer.paragraph("val/measure/goals", ui::style::small, theme.text, goals);
  }
  if (is_example(measure)) {
    writer.space(12);
    ui.tag("val/measure/origin", {writer.x, writer.y}, ui.t(TextKey::origin_example),
           theme.example_soft, theme.example);
    writer.space(24);
  }
  writer.space(14);
  const std::string page = ui.t(TextKey::trace_hand_out);
  if (ui.button("val/measure/page",
                {writer.x, writer.y, std::min(writer.width, ui.button_width(page)), ui.target()},
                page, ui::ButtonKind::secondary)) {
    parts.intents.hand_out =
        HandOut{measure.id + ".html", "text/html", report::html(trace_report(parts, *place))};
  }
  writer.y += ui.target();
  if (!parts.read_only) {
    writer.space(6);
    const float height = ui.target();
    const Rect toggle{writer.x - ui.px(8), writer.y, writer.width + ui.px(16), height};
    if (ui.disclosure("val/measure/edit", toggle, ui.t(TextKey::val_measure_edit),
                      parts.state.editing)) {
      parts.state.editing = !parts.state.editing;
      if (parts.state.editing) ui.focus(ui::about("val/measure/edit/title", measure.id));
    }
    writer.y += height;
    if (parts.state.editing) fields(writer, measure);
    const Rect scores{toggle.x, writer.y, toggle.width, height};
    if (ui.disclosure("val/scores", scores, ui.t(TextKey::scores_edit),
                      parts.state.editing_scores)) {
      parts.state.editing_scores = !parts.state.editing_scores;
    }
    writer.y += height;
    if (parts.state.editing_scores) {
      writer.y += score_editor(parts, measure, {writer.x, writer.y, writer.width, 0});
    }
  }
  return writer.y + ui.px(20) - box.y;
}

}  // namespace malvag::views::prioritise_parts
