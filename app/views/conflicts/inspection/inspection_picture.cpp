// A picture of what pulls and what helps. Each goal has its place by the plan's order, so that
// nothing jumps when a judgement is added and no two names meet. Shown are the chosen goal's own
// influences, or the strongest of all: never all at once.
#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "../../../../core/plan/in_order.hpp"
#include "../../../ui/numbers.hpp"
#include "influence_words.hpp"
#include "inspection_parts.hpp"

namespace malvag::views::inspection_parts {
namespace {

using ui::Page;
using ui::Point;
using ui::Rect;
using ui::TextKey;

constexpr std::size_t most_strong = 15;  // arrows that can be followed by eye
constexpr std::size_t most_faint = 120;  // beyond, they are only a grey haze

// Down the right side and up the left.
struct Places {
  Point centre;
  float across, down;
  std::size_t count;
  float between() const {
    return 2 * down / static_cast<float>(std::max<std::size_t>((count + 1) / 2, 2) - 1);
  }
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

struct Drawn {
  std::vector<const Influences*> strong;
  std::vector<const Influences*> faint;
};

Drawn what_to_draw(const Parts& parts) {
  Drawn drawn;
  std::vector<const Influences*> among;  // the goals that are shown, in the network's order
  for (const Goal* from : parts.goals) {
    for (const Goal* to : parts.goals) {
      if (const Influences* one = parts.between(from->id, to->id)) among.push_back(one);
    }
  }
  put_in_order(among, std::less<>());
  std::vector<const Influences*> others;
  for (const Influences* one : among) {
    const bool is_own = one->from == parts.state.goal || one->to == parts.state.goal;
    (!parts.state.strongest && is_own ? drawn.strong : others).push_back(one);
  }
  if (parts.state.strongest) {
    put_in_order(others, [](const Influences* one, const Influences* other) {
      return std::fabs(one->median) > std::fabs(other->median);
    });
    others.resize(std::min(others.size(), most_strong));
    drawn.strong = std::move(others);
  } else if (others.size() <= most_faint) {
    drawn.faint = std::move(others);
  }
  return drawn;
}

Point on_curve(Point a, Point b, Point c, Point d, float at) {
  const float left = 1 - at;
  const auto mixed = [&](float p, float q, float r, float s) {
    return left * left * left * p + 3 * left * left * at * q + 3 * left * at * at * r +
           at * at * at * s;
  };
  return {mixed(a.x, b.x, c.x, d.x), mixed(a.y, b.y, c.y, d.y)};
}

// Whole where it helps, broken where it hinders: told apart without colours too.
void line(ui::Ui& ui, Point a, Point b, Point c, Point d, const Influences& one, bool strong) {
  const ui::Colour colour = strong ? colour_of(ui.theme(), one.median) : ui.theme().line;
  const float thickness =
      strong ? ui.px(1.0f + static_cast<float>(std::fabs(one.median))) : ui.px(1);
  if (!strong || one.median >= 0) {
    ui.curve(a, b, c, d, colour, thickness);
    return;
  }
  const float length = std::hypot(d.x - a.x, d.y - a.y);
  const int dashes = std::max(4, static_cast<int>(length / ui.px(14)));
  constexpr int steps = 4;
  for (int dash = 0; dash < dashes; ++dash) {
    std::vector<Point> points;
    for (int step = 0; step <= steps; ++step) {
      const float at = (static_cast<float>(dash) + 0.6f * static_cast<float>(step) / steps) /
                       static_cast<float>(dashes);
      points.push_back(on_curve(a, b, c, d, at));
    }
    ui.stroke(points, colour, thickness);
  }
}

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
  line(ui, a, inwards(a, 0.55f), inwards(b, 0.55f), b, one, strong);
  if (!strong) return;
  const Point before = inwards(b, 0.1f);
  const float length = std::max(1.0f, std::hypot(b.x - before.x, b.y - before.y));
  const Point way{(b.x - before.x) / length, (b.y - before.y) / length};
  const Point tip{b.x - way.x * ui.px(13), b.y - way.y * ui.px(13)};
  const float head = ui.px(8);
  ui.stroke(
      {{tip.x - way.x * head - way.y * head * 0.6f, tip.y - way.y * head + way.x * head * 0.6f},
       tip,
       {tip.x - way.x * head + way.y * head * 0.6f, tip.y - way.y * head - way.x * head * 0.6f}},
      colour_of(ui.theme(), one.median), ui.px(2));
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

std::string says(const Parts& parts, const Drawn& drawn) {
  const ui::Ui& ui = parts.ui;
  const auto goals = [&](std::size_t count) {
    return ui::in_sentence(ui.n(ui::PluralKey::influence_goals, static_cast<std::int64_t>(count)));
  };
  if (parts.state.strongest) {
    return ui.t(
        TextKey::influence_picture_strongest_says,
        {{"count", ui::whole_number(ui.language(), static_cast<std::int64_t>(drawn.strong.size()))},
         {"all", ui::whole_number(ui.language(),
                                  static_cast<std::int64_t>(parts.network().directions.size()))}});
  }
  const auto out = static_cast<std::size_t>(
      std::count_if(drawn.strong.begin(), drawn.strong.end(),
                    [&](const Influences* one) { return one->from == parts.state.goal; }));
  return ui.t(TextKey::influence_picture_says,
              {{"goal", words::goal_words(parts.plan(), parts.state.goal)},
               {"out", goals(out)},
               {"in", goals(drawn.strong.size() - out)}});
}

void what_is_shown(Page& page, Parts& parts, const Drawn& drawn) {
  ui::Ui& ui = page.ui;
  const auto chosen = ui.choice("granska/picture/show",
                                {page.x, page.y, std::min(page.width, ui.px(320)), ui.target()},
                                ui.t(TextKey::influence_picture_show),
                                {{"goal", ui.t(TextKey::influence_picture_goal)},
                                 {"strongest", ui.t(TextKey::influence_picture_strongest)}},
                                parts.state.strongest ? "strongest" : "goal");
  if (chosen) parts.state.strongest = *chosen == "strongest";
  page.y += ui.target() + ui.px(8);
  page.paragraph("granska/picture/says", ui::style::body, ui.theme().text, says(parts, drawn),
                 ui::Role::status);
  page.paragraph("granska/picture/legend", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::influence_picture_legend));
  page.space(8);
}

// As many words as a line takes, and the others; no width: all.
std::pair<std::string, std::string> in_two_lines(const ui::Ui& ui, const ui::TextStyle& style,
                                                 const std::string& words, float width) {
  if (width <= 0 || ui.width_of(style, words) <= width) return {words, ""};
  std::size_t end = std::string::npos;
  for (std::size_t space = words.find(' '); space != std::string::npos;
       space = words.find(' ', space + 1)) {
    if (ui.width_of(style, std::string_view(words).substr(0, space)) > width) break;
    end = space;
  }
  if (end == std::string::npos) return {words, ""};
  return {words.substr(0, end), words.substr(end + 1)};
}

void goal_at(ui::Ui& ui, Parts& parts, const Places& places, std::size_t place, bool can_be_pressed,
             bool near, float label) {
  const Goal& goal = *parts.goals[place];
  const Point at = places.of(place);
  const bool chosen = goal.id == parts.state.goal && !parts.state.strongest;
  const ui::Pressed pressed = can_be_pressed ? goal_button(ui, goal, at, chosen) : ui::Pressed{};
  const auto& theme = ui.theme();
  ui.disc(at, ui.px(12), chosen ? theme.accent : theme.surface);
  ui.ring(at, ui.px(12),
          chosen || pressed.hovered ? theme.accent
          : near                    ? theme.none
                                    : theme.line,
          ui.px(1.5f));
  ui.line_of_text({at.x - ui.px(14), at.y - ui.px(12), ui.px(28), ui.px(24)},
                  ui::style::small_strong,
                  chosen ? theme.on_accent
                  : near ? theme.text
                         : theme.muted,
                  parts.number_of(goal), ui::Align::centre);
  if (pressed.focused) ui.ring(at, ui.px(16), theme.focus, 2.5f);
  if (pressed.pressed) {
    parts.state.goal = goal.id;
    parts.state.strongest = false;
  }
  if (label <= 0) return;
  const bool on_right = at.x >= places.centre.x - 1;
  const ui::TextStyle& style = near ? ui::style::small_strong : ui::style::small;
  const float width = label - ui.px(18), line = ui.px(style.line);
  const bool has_room = places.between() >= 2 * line;
  const auto [first, second] = in_two_lines(ui, style, goal.title, has_room ? width : 0);
  Rect words{on_right ? at.x + ui.px(18) : at.x - label, at.y - (second.empty() ? line / 2 : line),
             width, line};
  for (const std::string& part : {first, second}) {
    ui.line_of_text(words, style, near ? theme.text : theme.muted, part,
                    on_right ? ui::Align::left : ui::Align::right);
    words.y += line;
  }
}

}  // namespace

namespace {

// The goals round about, and the lines between them.
struct Round {
  Places places;
  Rect box;
  bool roomy = false;  // the goals' names beside them
  float label = 0;
};

Round round_of(const ui::Ui& ui, const Page& page, std::size_t count) {
  Round round;
  round.roomy = page.width >= ui.px(640);
  round.label = page.width >= ui.px(860) ? std::clamp(page.width * 0.28f, ui.px(250), ui.px(300))
                : round.roomy            ? ui.px(180)
                                         : ui.px(36);
  const float across = std::max(ui.px(110), (page.width - 2 * round.label - ui.px(32)) / 2);
  // A name's height for each goal of a side.
  const float rows = static_cast<float>((count + 1) / 2);
  const bool has_two_lines = round.roomy && page.width < ui.px(860);
  const float least = (has_two_lines ? ui.px(42)
                       : round.roomy ? ui.px(26)
                                     : ui.px(28)) *
                      std::max(1.0f, rows - 1) / 2;
  const float down = std::max(std::min(across * 1.2f, ui.px(290)), least);
  round.places = {{page.x + page.width / 2, page.y + down + ui.px(28)}, across, down, count};
  round.box = {page.x, page.y, page.width, 2 * down + ui.px(56)};
  return round;
}

// Which goals a strong line leads to.
std::vector<bool> draw_round(ui::Ui& ui, Parts& parts, const Drawn& drawn, const Round& round,
                             bool can_be_pressed) {
  const std::size_t count = parts.goals.size();
  ui::Node group;
  group.id = "granska/picture";
  group.role = can_be_pressed ? ui::Role::list : ui::Role::image;
  group.name = ui.t(TextKey::inspection_picture);
  ui.open(std::move(group), round.box);
  std::vector<bool> near(count, false);
  for (const bool strong : {false, true}) {
    for (const Influences* one : strong ? drawn.strong : drawn.faint) {
      const std::size_t from = parts.place_of(one->from), to = parts.place_of(one->to);
      connection(ui, round.places, from, to, *one, strong);
      if (strong) near[from] = near[to] = true;
    }
  }
  for (std::size_t place = 0; place < count; ++place) {
    goal_at(ui, parts, round.places, place, can_be_pressed, near[place],
            round.roomy ? round.label : 0);
  }
  ui.close();
  return near;
}

}  // namespace

std::string picture_says(const Parts& parts) {
  return says(parts, what_to_draw(parts));
}

void picture_alone(ui::Ui& ui, Rect box, Parts& parts) {
  const std::string legend = ui.t(TextKey::influence_picture_legend);
  const float below = ui.height_of(ui::style::small, legend, box.width) + ui.px(4);
  const Page page{ui, box.x, box.y, box.width};
  Round round = round_of(ui, page, parts.goals.size());
  round.places.down = std::max(ui.px(60), (box.height - below - ui.px(56)) / 2);
  round.places.centre.y = box.y + round.places.down + ui.px(28);
  round.box.height = box.height - below;
  draw_round(ui, parts, what_to_draw(parts), round, false);
  ui.paragraph("granska/picture/legend", {box.x, box.bottom() - below, box.width, below},
               ui::style::small, ui.theme().muted, legend);
}

void picture(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const Drawn drawn = what_to_draw(parts);
  what_is_shown(page, parts, drawn);
  const std::size_t count = parts.goals.size();
  const Round round = round_of(ui, page, count);
  // Where fingers would meet several at once, the goal is chosen in the list above.
  const float apart = 4 * round.places.down / static_cast<float>(std::max<std::size_t>(count, 1));
  const std::vector<bool> near = draw_round(ui, parts, drawn, round, apart >= ui.target());
  page.y = round.box.bottom();
  // Where there is no room for names, the numbers' names are below.
  for (std::size_t place = 0; !round.roomy && place < count; ++place) {
    if (!near[place]) continue;
    const Goal& goal = *parts.goals[place];
    page.paragraph("granska/picture/name/" + goal.id, ui::style::small, ui.theme().text,
                   parts.number_of(goal) + " " + goal.title);
  }
  page.space(12);
  for (const Influences* one : drawn.strong) {
    page.paragraph("granska/picture/says/" + one->from + "/" + one->to, ui::style::small,
                   ui.theme().text, words::direction_sentence(ui.language(), parts.plan(), *one));
  }
}

}  // namespace malvag::views::inspection_parts
