// The table, the picture and the list of judgements.
#include "inspection.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "../ui/numbers.hpp"
#include "../ui/page.hpp"
#include "../words/conflict_words.hpp"

namespace malvag::views {
namespace {

using conflict::Influences;
using ui::Page;
using ui::Point;
using ui::Rect;
using ui::TextKey;

struct Judgements {
  std::vector<Influences> directions;
  std::vector<const Goal*> goals;  // that are shown, in the plan's order
  std::vector<const Goal*> all;    // that anything is judged of
};

// More goals than a person can tell apart are cut to those that the chosen one has to do with.
constexpr std::size_t most_goals = 60;

Judgements judgements_of(const Plan& plan, const Id& chosen) {
  Judgements judgements;
  judgements.directions = conflict::influences_by_direction(plan);
  const auto goals_in = [&](const std::vector<Influences>& directions) {
    std::unordered_set<std::string_view> judged;
    for (const Influences& one : directions) {
      judged.insert(one.from);
      judged.insert(one.to);
    }
    std::vector<const Goal*> goals;
    for (const Goal& goal : plan.goals) {
      if (judged.count(goal.id)) goals.push_back(&goal);
    }
    return goals;
  };
  judgements.goals = goals_in(judgements.directions);
  judgements.all = judgements.goals;
  if (judgements.all.size() <= most_goals) return judgements;
  auto& directions = judgements.directions;
  directions.erase(
      std::remove_if(directions.begin(), directions.end(),
                     [&](const Influences& one) { return one.from != chosen && one.to != chosen; }),
      directions.end());
  judgements.goals = goals_in(directions);
  if (judgements.goals.size() > most_goals) judgements.goals.resize(most_goals);
  return judgements;
}

const Influences* between(const Judgements& judgements, const Id& from, const Id& to) {
  for (const Influences& one : judgements.directions) {
    if (one.from == from && one.to == to) return &one;
  }
  return nullptr;
}

const Goal* in_most(const Plan& plan) {
  std::unordered_map<std::string_view, std::size_t> times;
  for (const Influence& influence : plan.influences) {
    ++times[influence.from];
    ++times[influence.to];
  }
  const Goal* most = nullptr;
  std::size_t largest = 0;
  for (const Goal& goal : plan.goals) {
    const auto found = times.find(goal.id);
    if (found == times.end() || found->second <= largest) continue;
    largest = found->second;
    most = &goal;
  }
  return most;
}

std::string number_words(const ui::Ui& ui, double median) {
  const bool whole = std::fabs(median - std::round(median)) < 1e-9;
  return (median > 0 ? "+" : "") + ui::decimal_number(ui.language(), median, whole ? 0 : 1);
}

// "Låg bruttokostnadsutveckling motverkar rätt kompetens på lång sikt, −2 (−2, −2, −2)"
std::string sentence(const ui::Ui& ui, const Plan& plan, const Influences& one) {
  const auto title = [&](const Id& id) {
    const Goal* goal = plan.goals.find(id);
    return goal ? goal->title : id;
  };
  return ui.t(TextKey::inspection_sentence,
              {{"from", title(one.from)},
               {"does", ui.t(words::strength_key(static_cast<int>(std::lround(one.median))))},
               {"to", ui::in_sentence(title(one.to))},
               {"median", number_words(ui, one.median)},
               {"all", words::strengths_words(ui.language(), one.strengths)}});
}

ui::Colour colour_of(const ui::Theme& theme, double median) {
  return median < 0 ? theme.minus : median > 0 ? theme.plus : theme.none;
}

// --- the table --------------------------------------------------------------------------------

std::string short_name(const Goal& goal, std::size_t place) {
  return std::to_string(goal.number > 0 ? goal.number : static_cast<std::int64_t>(place + 1));
}

void cell(ui::Ui& ui, Rect box, const Influences* one) {
  if (!one) return;
  const Rect inside = box.inset(1.5f);
  const auto& theme = ui.theme();
  const double strength = std::min(1.0, std::fabs(one->median) / 3);
  if (one->median != 0) {
    ui.fill(inside, one->median < 0 ? theme.minus_soft : theme.plus_soft, 3);
    ui.fill(inside, colour_of(theme, one->median), 3, static_cast<float>(strength * 0.28));
  }
  // Where those who judged differ in sign, the corner says so.
  if (one->lowest < 0 && one->highest > 0) {
    ui.stroke(
        {{inside.right() - ui.px(7), inside.y + 1}, {inside.right() - 1, inside.y + ui.px(7)}},
        theme.text, 1.5f);
  }
  ui.line_of_text(box, ui::style::small, theme.text, number_words(ui, one->median),
                  ui::Align::centre);
}

void table(Page& page, const Judgements& judgements, InspectionState& state) {
  ui::Ui& ui = page.ui;
  const std::size_t count = judgements.goals.size();
  const float head = std::min(ui.px(320), page.width * 0.4f);
  const float size =
      std::clamp((page.width - head) / static_cast<float>(count), ui.px(30), ui.px(44));
  const float row_height = std::max(ui.px(30), ui.target());
  page.paragraph("granska/legend", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::inspection_legend));
  page.space(8);
  float x = page.x + head;
  for (std::size_t place = 0; place < count; ++place) {
    ui.line_of_text({x, page.y, size, ui.px(26)}, ui::style::small_strong, ui.theme().muted,
                    short_name(*judgements.goals[place], place), ui::Align::centre);
    x += size;
  }
  page.space(28);
  ui::Node list;
  list.id = "granska/table";
  list.role = ui::Role::list;
  list.name = ui.t(TextKey::inspection_table);
  ui.open(std::move(list), {page.x, page.y, page.width, row_height * static_cast<float>(count)});
  for (std::size_t place = 0; place < count; ++place) {
    const Goal& goal = *judgements.goals[place];
    const std::string id = "granska/" + goal.id;
    const Rect row{page.x, page.y, head + size * static_cast<float>(count), row_height};
    std::string said;
    for (const Goal* other : judgements.goals) {
      if (const Influences* one = between(judgements, goal.id, other->id)) {
        said += (said.empty() ? "" : ". ") + number_words(ui, one->median) + " " +
                ui::in_sentence(other->title);
      }
    }
    ui::Node item;
    item.id = id;
    item.role = ui::Role::item;
    ui.open(std::move(item), row);
    ui::Node button;
    button.id = id + "/choose";
    button.role = ui::Role::button;
    button.name = goal.title;
    button.description = said;
    button.checked = state.goal == goal.id;
    ui.put(std::move(button), {row.x, row.y, head, row.height});
    const ui::Pressed pressed = ui.pressable(id + "/choose", {row.x, row.y, head, row.height});
    if (state.goal == goal.id) ui.fill(row, ui.theme().accent_soft, 4);
    if (pressed.hovered) ui.fill(row, ui.theme().sunken, 4);
    Rect name = Rect{row.x, row.y, head, row.height}.inset(ui.px(8), 0);
    ui.line_of_text(name.take_left(ui.px(28)), ui::style::small_strong, ui.theme().muted,
                    short_name(goal, place));
    ui.line_of_text(name, ui::style::small, ui.theme().text, goal.title);
    for (std::size_t column = 0; column < count; ++column) {
      const Rect box{row.x + head + size * static_cast<float>(column), row.y, size, row.height};
      if (column == place) {
        ui.fill(box.inset(1.5f), ui.theme().sunken, 3);
      } else {
        cell(ui, box, between(judgements, goal.id, judgements.goals[column]->id));
      }
    }
    ui.close();
    ui.rule({row.x, row.bottom() - 1}, {row.right(), row.bottom() - 1}, ui.theme().line);
    if (pressed.focused) {
      ui.outline(Rect{row.x, row.y, head, row.height}.inset(1), ui.theme().focus, 4, 2.5f);
    }
    if (pressed.pressed) state.goal = goal.id;
    page.y += row_height;
  }
  ui.close();
}

// --- the picture ------------------------------------------------------------------------------

// Each goal has its place by the plan's order, down the right side and up the left, so that nothing
// jumps when a judgement is added and no two names meet; only the lines of the chosen goal are
// strong.
struct Places {
  Point centre;
  float across, down;
  std::size_t count;
  Point of(std::size_t place) const {
    const std::size_t on_right = (count + 1) / 2;
    const bool is_right = place < on_right;
    const std::size_t rows = is_right ? on_right : count - on_right;
    const std::size_t row = is_right ? place : count - 1 - place;
    const float share = rows < 2 ? 0.5f : static_cast<float>(row) / static_cast<float>(rows - 1);
    const float bulge = 0.62f + 0.38f * std::sin(3.14159265f * share);
    const float x = is_right ? centre.x + across * bulge : centre.x - across * bulge;
    return {x, centre.y - down + 2 * down * share};
  }
};

void connection(ui::Ui& ui, const Places& places, std::size_t from, std::size_t to,
                const Influences& one, bool strong) {
  Point a = places.of(from), b = places.of(to);
  // The two ways between the same goals lie beside each other.
  const float beside = (from < to ? 1.0f : -1.0f) * ui.px(4);
  a.y += beside;
  b.y += beside;
  const auto inwards = [&](Point point, float share) {
    return Point{point.x + (places.centre.x - point.x) * share,
                 point.y + (places.centre.y - point.y) * share};
  };
  const ui::Colour colour = strong ? colour_of(ui.theme(), one.median) : ui.theme().line;
  const float thickness =
      strong ? ui.px(1.0f + static_cast<float>(std::fabs(one.median))) : ui.px(1);
  ui.curve(a, inwards(a, 0.55f), inwards(b, 0.55f), b, colour, thickness);
  if (!strong) return;
  const Point before = inwards(b, 0.1f);
  const float length = std::max(1.0f, std::hypot(b.x - before.x, b.y - before.y));
  const Point way{(b.x - before.x) / length, (b.y - before.y) / length};
  const Point tip{b.x - way.x * ui.px(9), b.y - way.y * ui.px(9)};
  const float head = ui.px(8);
  ui.stroke(
      {{tip.x - way.x * head - way.y * head * 0.6f, tip.y - way.y * head + way.x * head * 0.6f},
       tip,
       {tip.x - way.x * head + way.y * head * 0.6f, tip.y - way.y * head - way.x * head * 0.6f}},
      colour, ui.px(2));
}

ui::Pressed goal_button(ui::Ui& ui, const Goal& goal, Point at, bool chosen) {
  const float half = ui.target() / 2;
  const Rect press{at.x - half, at.y - half, 2 * half, 2 * half};
  const std::string id = "granska/picture/" + goal.id;
  ui::Node item;
  item.id = id;
  item.role = ui::Role::item;
  ui.open(std::move(item), press);
  ui::Node button;
  button.id = id + "/choose";
  button.role = ui::Role::button;
  button.name = goal.title;
  button.checked = chosen;
  ui.put(std::move(button), press);
  const ui::Pressed pressed = ui.pressable(id + "/choose", press);
  ui.close();
  return pressed;
}

void picture(Page& page, const Judgements& judgements, InspectionState& state) {
  ui::Ui& ui = page.ui;
  const std::size_t count = judgements.goals.size();
  const bool roomy = page.width >= ui.px(860);
  const float label = roomy ? ui.px(230) : ui.px(36);
  const float across = std::max(ui.px(110), (page.width - 2 * label - ui.px(32)) / 2);
  const float down = std::min(across * 1.2f, ui.px(290));
  const Places places{{page.x + page.width / 2, page.y + down + ui.px(28)}, across, down, count};
  const Rect box{page.x, page.y, page.width, 2 * down + ui.px(56)};
  // Where fingers would meet several at once, the goal is chosen in the list above.
  const float apart = 4 * down / static_cast<float>(count);
  const bool can_be_pressed = apart >= ui.target();
  ui::Node group;
  group.id = "granska/picture";
  group.role = can_be_pressed ? ui::Role::list : ui::Role::image;
  group.name = ui.t(TextKey::inspection_picture);
  ui.open(std::move(group), box);
  const auto place_of = [&](const Id& id) {
    for (std::size_t place = 0; place < count; ++place) {
      if (judgements.goals[place]->id == id) return place;
    }
    return count;
  };
  for (const bool strong : {false, true}) {
    for (const Influences& one : judgements.directions) {
      const bool is_chosen = one.from == state.goal || one.to == state.goal;
      const std::size_t from = place_of(one.from), to = place_of(one.to);
      if (is_chosen == strong && from < count && to < count) {
        connection(ui, places, from, to, one, strong);
      }
    }
  }
  for (std::size_t place = 0; place < count; ++place) {
    const Goal& goal = *judgements.goals[place];
    const Point at = places.of(place);
    const bool chosen = goal.id == state.goal;
    const ui::Pressed pressed = can_be_pressed ? goal_button(ui, goal, at, chosen) : ui::Pressed{};
    ui.disc(at, ui.px(12), chosen ? ui.theme().accent : ui.theme().surface);
    ui.ring(at, ui.px(12), chosen || pressed.hovered ? ui.theme().accent : ui.theme().none,
            ui.px(1.5f));
    ui.line_of_text({at.x - ui.px(14), at.y - ui.px(12), ui.px(28), ui.px(24)},
                    ui::style::small_strong, chosen ? ui.theme().on_accent : ui.theme().text,
                    short_name(goal, place), ui::Align::centre);
    if (pressed.focused) ui.ring(at, ui.px(16), ui.theme().focus, 2.5f);
    if (pressed.pressed) state.goal = goal.id;
    if (!roomy) continue;
    const bool on_right = at.x >= places.centre.x - 1;
    const Rect words = on_right
                           ? Rect{at.x + ui.px(18), at.y - ui.px(10), label - ui.px(18), ui.px(20)}
                           : Rect{at.x - label, at.y - ui.px(10), label - ui.px(18), ui.px(20)};
    ui.line_of_text(words, chosen ? ui::style::small_strong : ui::style::small,
                    chosen ? ui.theme().text : ui.theme().muted, goal.title,
                    on_right ? ui::Align::left : ui::Align::right);
  }
  ui.close();
  page.y = box.bottom();
}

// --- the judgements ---------------------------------------------------------------------------

void judgements_of_goal(Page& page, const Snapshot& snapshot, const Judgements& judgements,
                        const InspectionState& state) {
  ui::Ui& ui = page.ui;
  const Plan& plan = snapshot.plan();
  const Goal* goal = plan.goals.find(state.goal);
  if (!goal) return;
  page.space(24);
  page.heading("granska/goal", 2, ui::style::subtitle, goal->title);
  page.space(8);
  for (const Influences& one : judgements.directions) {
    if (one.from != goal->id && one.to != goal->id) continue;
    const std::string id = "granska/said/" + one.from + "/" + one.to;
    page.paragraph(id, ui::style::label, ui.theme().text, sentence(ui, plan, one));
    for (const Id& influence_id : one.influences) {
      const Influence* influence = plan.influences.find(influence_id);
      if (!influence || influence->reason.empty()) continue;
      page.paragraph(id + "/" + influence_id, ui::style::small, ui.theme().muted,
                     ui.t(TextKey::inspection_reason,
                          {{"who", influence->assessor},
                           {"strength", number_words(ui, static_cast<double>(influence->strength))},
                           {"reason", influence->reason}}));
    }
    page.space(12);
  }
}

}  // namespace

void inspection(ui::Ui& ui, Rect area, const Snapshot& snapshot, InspectionState& state,
                Intents& intents) {
  const Goal* most = in_most(snapshot.plan());
  if (!snapshot.plan().goals.find(state.goal)) state.goal = most ? most->id : "";
  const Judgements judgements = judgements_of(snapshot.plan(), state.goal);
  Page page = begin_page(ui, "granska", ui.t(TextKey::conflicts_inspect), area, 1200);
  const std::string back = ui.t(TextKey::conflict_all);
  if (ui.button("granska/back", {page.x - ui.px(16), page.y, ui.button_width(back), ui.target()},
                back, ui::ButtonKind::quiet)) {
    intents.go_to = "#/konflikt";
  }
  page.y += ui.target() + ui.px(8);
  const std::string answer =
      most ? ui.t(TextKey::inspection_answer,
                  {{"judgements",
                    ui::whole_number(ui.language(),
                                     static_cast<std::int64_t>(snapshot.plan().influences.size()))},
                   {"goal", most->title}})
           : ui.t(TextKey::inspection_answer_none);
  page.question("granska", ui.t(TextKey::inspection_title), answer);
  page.space(12);
  if (!most) return end_page(page, area);
  std::vector<ui::Option> goals;
  for (const Goal* goal : judgements.all) goals.push_back({goal->id, goal->title});
  const auto chosen_goal =
      ui.select("granska/choose", {page.x, page.y, std::min(page.width, ui.px(420)), ui.target()},
                ui.t(TextKey::inspection_goal), goals, state.goal);
  if (chosen_goal) state.goal = *chosen_goal;
  page.y += ui.target() + ui.px(12);
  const bool has_table =
      page.width >= ui.px(760) &&
      page.width * 0.6f >= ui.px(30) * static_cast<float>(judgements.goals.size());
  if (has_table) {
    const auto chosen = ui.choice("granska/form", {page.x, page.y, ui.px(264), ui.target()},
                                  ui.t(TextKey::inspection_form),
                                  {{"table", ui.t(TextKey::inspection_table)},
                                   {"picture", ui.t(TextKey::inspection_picture)}},
                                  state.picture ? "picture" : "table");
    if (chosen) state.picture = *chosen == "picture";
    page.y += ui.target() + ui.px(12);
  }
  if (has_table && !state.picture) {
    table(page, judgements, state);
  } else {
    picture(page, judgements, state);
  }
  judgements_of_goal(page, snapshot, judgements, state);
  end_page(page, area);
}

report::Report inspection_report(const ui::Ui& ui, const Snapshot& snapshot,
                                 const InspectionState& state) {
  report::Report shown;
  shown.language = ui::code_of(ui.language());
  shown.title = ui.t(TextKey::inspection_title);
  const Goal* goal = snapshot.plan().goals.find(state.goal);
  if (!goal) goal = in_most(snapshot.plan());
  if (!goal) {
    shown.lead = ui.t(TextKey::inspection_answer_none);
    return shown;
  }
  shown.lead = goal->title;
  bool is_example = false;
  constexpr std::size_t points_of_a_slide = 5;
  report::Section section;
  const auto finish = [&] {
    section.title = goal->title;
    if (!section.points.empty()) shown.sections.push_back(std::move(section));
    section = {};
  };
  for (const Influences& one : conflict::influences_by_direction(snapshot.plan())) {
    if (one.from != goal->id && one.to != goal->id) continue;
    const Influence* first = snapshot.plan().influences.find(one.influences.front());
    is_example =
        is_example || (first && first->origin && first->origin->kind == OriginKind::example);
    section.points.push_back(sentence(ui, snapshot.plan(), one));
    if (section.points.size() == points_of_a_slide) finish();
  }
  finish();
  if (is_example) {
    shown.tags.push_back({report::Mark::example, ui.t(TextKey::conflict_origin_example_judged)});
  }
  shown.foot = snapshot.plan().head.title;
  return shown;
}

}  // namespace malvag::views
