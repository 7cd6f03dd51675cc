// The chain as a picture: strategies, areas, goals and KPIs in columns, tied by lines; what a goal
// lacks is an open end.
#include "../../../ui/numbers.hpp"
#include "chain_parts.hpp"

namespace malvag::views::chain_parts {
namespace {

using ui::Point;
using ui::Rect;
using ui::TextKey;

struct Columns {
  Rect strategy;  // of no width: the strategy is a heading above what it holds
  Rect area, goal, kpi, measures;
  float height = 0;  // of a row: room for the lines that a name takes in so narrow a column
};

bool has_strategy(const Columns& columns) {
  return columns.strategy.width > 0;
}

Columns columns_in_row(const ui::Ui& ui, Rect box, float height) {
  const float gap = ui.px(28);
  const float measures = ui.px(92);
  const float width = (box.width - 3 * gap - measures) / 3.4f;
  Columns columns;
  columns.area = {box.x, box.y, width, 0};
  columns.goal = {columns.area.right() + gap, box.y, width * 1.15f, 0};
  columns.kpi = {columns.goal.right() + gap, box.y, width * 1.25f, 0};
  columns.measures = {columns.kpi.right() + gap, box.y, measures, 0};
  columns.height = height;
  return columns;
}

float row_height(const ui::Ui& ui, float least, bool can_be_pressed) {
  return std::max(ui.px(least), can_be_pressed && ui.appearance().touch ? ui.target() + 2 : 0.0f);
}

constexpr float two_lines = 50;
constexpr float heads_height = 32;

Columns columns_of(const ui::Ui& ui, Rect box, bool can_be_pressed) {
  if (box.width < ui.px(1000)) {
    return columns_in_row(ui, box, row_height(ui, two_lines, can_be_pressed));
  }
  const float strategy = ui.px(170);
  const float gap = ui.px(28);
  Columns columns =
      columns_in_row(ui, {box.x + strategy + gap, box.y, box.width - strategy - gap, 0},
                     row_height(ui, two_lines, can_be_pressed));
  columns.strategy = {box.x, box.y, strategy, 0};
  return columns;
}

void tie(ui::Ui& ui, Rect from, Rect to, ui::Colour colour, float thickness) {
  const Point a{from.right(), from.centre().y};
  const Point b{to.x, to.centre().y};
  const float bend = (b.x - a.x) * 0.5f;
  ui.curve(a, {a.x + bend, a.y}, {b.x - bend, b.y}, b, colour, thickness);
}

// In one line, or in two where that is too narrow.
void box_of_words(ui::Ui& ui, Rect box, const std::string& words, bool strong, bool lit) {
  ui.fill(box, lit ? ui.theme().accent_soft : ui.theme().surface, 4);
  ui.outline(box, lit ? ui.theme().accent : ui.theme().line, 4);
  const ui::TextStyle& style = strong ? ui::style::small_strong : ui::style::small;
  const Rect inside = box.inset(ui.px(8), 0);
  const float height = ui.height_of(style, words, inside.width);
  const bool is_one = height <= ui.px(style.line) + 1;
  if (is_one || height > box.height) {
    ui.line_of_text(inside, style, ui.theme().text, words);
  } else {
    ui.lines_of_text({inside.x, box.centre().y - height / 2, inside.width, height}, style,
                     ui.theme().text, words);
  }
}

void text_node(ui::Ui& ui, const std::string& id, Rect box, const std::string& words) {
  ui::Node node;
  node.id = id;
  node.role = ui::Role::item;
  node.name = words;
  ui.put(std::move(node), box);
}

void heads(ui::Ui& ui, const Columns& columns, float height) {
  const auto head = [&](const char* id, Rect column, TextKey key) {
    column.height = height;
    ui.label(std::string("kedja/picture/") + id, column, ui::style::small_strong, ui.theme().muted,
             ui.t(key));
  };
  if (columns.strategy.width > 0)
    head("strategy", columns.strategy, TextKey::chain_column_strategy);
  head("area", columns.area, TextKey::chain_column_area);
  head("goal", columns.goal, TextKey::chain_column_goal);
  head("kpi", columns.kpi, TextKey::chain_column_kpi);
  head("measures", columns.measures, TextKey::tradeoff_frontier_column_count);
}

std::size_t lines_of(const GoalInChain& goal) {
  return std::max<std::size_t>(goal.kpis.size(), 1);
}

void goal_to_press(Parts& parts, const GoalInChain& one, const std::string& id, Rect box,
                   bool lit) {
  ui::Ui& ui = parts.ui;
  ui::Node item;
  item.id = id;
  item.role = ui::Role::item;
  ui.open(std::move(item), box);
  ui::Node button;
  button.id = id + "/open";
  button.role = ui::Role::button;
  button.name = one.goal->title;
  button.description = words_of_lacks(ui, one);
  button.checked = lit;
  ui.put(std::move(button), box);
  const ui::Pressed pressed = ui.pressable(id + "/open", box);
  box_of_words(ui, box, one.goal->title, false, lit || pressed.hovered);
  if (pressed.focused) ui.outline(box.inset(-2), ui.theme().focus, 4, 2.5f);
  if (pressed.pressed) choose(parts, one.goal->id);
  ui.close();
}

void count_of_measures(ui::Ui& ui, const GoalInChain& one, Rect box) {
  const auto count = static_cast<std::int64_t>(one.measures.size());
  text_node(ui, "kedja/picture/" + one.goal->id + "/measures", box,
            one.lacks_measure ? ui.t(TextKey::chain_lacks_measure)
                              : ui.n(ui::PluralKey::conflict_way_measures, count));
  ui.line_of_text(box, ui::style::small, one.lacks_measure ? ui.theme().partly : ui.theme().text,
                  one.lacks_measure ? ui.t(TextKey::chain_lacks_measure)
                                    : ui::whole_number(ui.language(), count));
}

// One goal with its KPIs and how many measures it has.
void goal_with_kpis(Parts& parts, const Columns& columns, const GoalInChain& one, Rect area_box,
                    float y) {
  ui::Ui& ui = parts.ui;
  const float height = columns.height;
  const float taken = height * static_cast<float>(lines_of(one));
  const Rect goal_box{columns.goal.x, y + (taken - height) / 2, columns.goal.width, height - 4};
  const bool lit = parts.state.selected == one.goal->id;
  tie(ui, area_box, goal_box, lit ? ui.theme().accent : ui.theme().line, lit ? 2.5f : 1.5f);
  const std::string id = "kedja/picture/" + one.goal->id;
  if (parts.can_be_pressed) {
    goal_to_press(parts, one, id, goal_box, lit);
  } else {
    box_of_words(ui, goal_box, one.goal->title, false, lit);
    text_node(ui, id, goal_box, one.goal->title);
  }
  for (std::size_t place = 0; place < one.kpis.size(); ++place) {
    const Kpi& kpi = *one.kpis[place];
    const Rect box{columns.kpi.x, y + height * static_cast<float>(place), columns.kpi.width,
                   height - 4};
    if (!ui.is_near(box)) continue;
    tie(ui, goal_box, box, lit ? ui.theme().accent : ui.theme().line, lit ? 2.5f : 1.5f);
    box_of_words(ui, box, kpi.title, false, false);
    text_node(ui, "kedja/picture/" + kpi.id, box, kpi.title);
  }
  count_of_measures(ui, one,
                    {columns.measures.x, goal_box.y, columns.measures.width, goal_box.height});
  if (one.kpis.empty()) {
    const Point end{goal_box.right() + ui.px(20), goal_box.centre().y};
    ui.rule({goal_box.right(), end.y}, end, ui.theme().partly, 2);
    ui.ring({end.x + ui.px(5), end.y}, ui.px(5), ui.theme().partly, 2);
    ui.line_of_text(
        {end.x + ui.px(16), goal_box.y, columns.kpi.right() - end.x - ui.px(16), goal_box.height},
        ui::style::small, ui.theme().partly, ui.t(TextKey::chain_lacks_kpi));
  }
}

std::size_t lines_of(const AreaInChain& area) {
  std::size_t lines = 0;
  for (const GoalInChain& goal : area.goals) lines += lines_of(goal);
  return std::max<std::size_t>(lines, 1);
}

std::string title_of(const ui::Ui& ui, const StrategyInChain& strategy) {
  return strategy.strategy ? strategy.strategy->title : ui.t(TextKey::chain_no_strategy);
}

// One strategy with all that it holds; gives its height.
float strategy_with_areas(Parts& parts, const Columns& columns, const StrategyInChain& strategy,
                          Rect box) {
  ui::Ui& ui = parts.ui;
  const float height = columns.height;
  float y = box.y;
  std::vector<std::pair<Rect, const AreaInChain*>> areas;
  // Goals first, so that areas and strategy stand in the middle of what they hold.
  for (const AreaInChain& area : strategy.areas) {
    const float taken = height * static_cast<float>(lines_of(area));
    const Rect area_box{columns.area.x, y + (taken - height) / 2, columns.area.width, height - 4};
    areas.emplace_back(area_box, &area);
    float goal_y = y;
    for (const GoalInChain& goal : area.goals) {
      const Rect row{box.x, goal_y, box.width, height * static_cast<float>(lines_of(goal))};
      if (ui.is_near(row)) goal_with_kpis(parts, columns, goal, area_box, goal_y);
      goal_y += row.height;
    }
    y += taken;
  }
  if (!ui.is_near({box.x, box.y, box.width, y - box.y})) return y - box.y;
  const Rect strategy_box{columns.strategy.x, box.y + (y - box.y - height) / 2,
                          columns.strategy.width, height - 4};
  for (const auto& [area_box, area] : areas) {
    if (!ui.is_near(area_box)) continue;
    if (has_strategy(columns)) tie(ui, strategy_box, area_box, ui.theme().line, 1.5f);
    const std::string title = area->area ? area->area->title : ui.t(TextKey::chain_no_area);
    box_of_words(ui, area_box, title, false, false);
    text_node(ui, "kedja/picture/" + (area->area ? area->area->id : Id("ovrigt")), area_box, title);
  }
  if (!has_strategy(columns)) return y - box.y;
  const std::string title = title_of(ui, strategy);
  box_of_words(ui, strategy_box, title, true, false);
  text_node(ui, "kedja/picture/" + (strategy.strategy ? strategy.strategy->id : Id("utan")),
            strategy_box, title);
  return y - box.y;
}

ui::Node list_node(const ui::Ui& ui) {
  ui::Node list;
  list.id = "kedja/picture";
  list.role = ui::Role::list;
  list.name = ui.t(TextKey::chain_picture);
  return list;
}

}  // namespace

float picture(Parts& parts, Rect box) {
  ui::Ui& ui = parts.ui;
  const Columns columns = columns_of(ui, box, true);
  heads(ui, columns, ui.px(28));
  float y = box.y + ui.px(heads_height);
  ui.open(list_node(ui), {box.x, y, box.width, ui.px(34)});
  for (const StrategyInChain& strategy : parts.chain) {
    if (!has_strategy(columns)) {
      const Rect head{box.x, y, box.width, ui.px(30)};
      const std::string id = strategy.strategy ? strategy.strategy->id : Id("utan");
      ui.label("kedja/picture/" + id, head, ui::style::small_strong, ui.theme().text,
               title_of(ui, strategy), ui::Align::left, ui::Role::item);
      y += head.height;
    }
    y += strategy_with_areas(parts, columns, strategy, {box.x, y, box.width, 0}) + ui.px(20);
  }
  ui.close();
  return y - box.y;
}

std::vector<AreasOfASlide> in_slides(const StrategyInChain& strategy, std::size_t most) {
  constexpr std::size_t lines_of_a_slide = 8;  // that are read from the back of a room
  std::vector<AreasOfASlide> slides;
  for (std::size_t at = 0; at < strategy.areas.size(); ++at) {
    const std::size_t lines = lines_of(strategy.areas[at]);
    if (slides.empty() || slides.back().lines + lines > lines_of_a_slide) {
      if (slides.size() == most) break;
      slides.push_back({at, at, 0});
    }
    slides.back().end = at + 1;
    slides.back().lines += lines;
  }
  return slides;
}

float picture_height(const AreasOfASlide& slide) {
  return heads_height + two_lines * static_cast<float>(slide.lines);
}

void picture_alone(Parts& parts, const StrategyInChain& strategy, const AreasOfASlide& slide,
                   Rect box) {
  ui::Ui& ui = parts.ui;
  const StrategyInChain shown{strategy.strategy,
                              {strategy.areas.begin() + static_cast<std::ptrdiff_t>(slide.begin),
                               strategy.areas.begin() + static_cast<std::ptrdiff_t>(slide.end)}};
  const Columns columns = columns_in_row(ui, box, ui.px(two_lines));
  heads(ui, columns, ui.px(28));
  const float y = box.y + ui.px(heads_height);
  ui.open(list_node(ui), {box.x, y, box.width, box.bottom() - y});
  strategy_with_areas(parts, columns, shown, {box.x, y, box.width, 0});
  ui.close();
}

}  // namespace malvag::views::chain_parts
