// The chain as an outline: strategies and areas that open and close, goals with what they lack,
// KPIs and measures under a goal that is opened.
#include "../../../ui/numbers.hpp"
#include "../../../words/kpi_words.hpp"
#include "chain_parts.hpp"

namespace malvag::views::chain_parts {
namespace {

using ui::Rect;
using ui::TextKey;

struct Line {
  enum class Kind { strategy, area, goal, kpi, measure } kind;
  const StrategyInChain* strategy = nullptr;
  const AreaInChain* area = nullptr;
  const GoalInChain* goal = nullptr;
  std::size_t place = 0;  // of the KPI or the measure
};

bool is_open(const Parts& parts, const Entity* entity) {
  return !entity || !parts.state.closed.count(entity->id);
}

std::vector<Line> lines_of(const Parts& parts) {
  std::vector<Line> lines;
  for (const StrategyInChain& strategy : parts.chain) {
    lines.push_back({Line::Kind::strategy, &strategy});
    if (!is_open(parts, strategy.strategy)) continue;
    for (const AreaInChain& area : strategy.areas) {
      if (area.area) lines.push_back({Line::Kind::area, &strategy, &area});
      if (!is_open(parts, area.area)) continue;
      for (const GoalInChain& goal : area.goals) {
        lines.push_back({Line::Kind::goal, &strategy, &area, &goal});
        if (!parts.state.open_goals.count(goal.goal->id)) continue;
        for (std::size_t place = 0; place < goal.kpis.size(); ++place) {
          lines.push_back({Line::Kind::kpi, &strategy, &area, &goal, place});
        }
        for (std::size_t place = 0; place < goal.measures.size(); ++place) {
          lines.push_back({Line::Kind::measure, &strategy, &area, &goal, place});
        }
      }
    }
  }
  return lines;
}

ui::Node item(std::string id) {
  ui::Node node;
  node.id = std::move(id);
  node.role = ui::Role::item;
  return node;
}

// A line that opens and closes what stands under it.
void fold(Parts& parts, Rect row, const Entity* entity, const std::string& title, float indent,
          const ui::TextStyle& style) {
  ui::Ui& ui = parts.ui;
  const std::string id = "kedja/" + (entity ? entity->id : std::string("ovrigt"));
  const bool open = is_open(parts, entity);
  ui.open(item(id), row);
  ui::Node button;
  button.id = id + "/fold";
  button.role = ui::Role::button;
  button.name = title;
  button.expanded = open;
  ui.put(std::move(button), row);
  const ui::Pressed pressed = ui.pressable(id + "/fold", row);
  if (pressed.hovered) ui.fill(row, ui.theme().sunken, 4);
  Rect inside = row.inset(ui.px(8), 0);
  inside.take_left(indent);
  const Rect mark = inside.take_left(ui.px(26));
  ui.icon(open ? ui::Icon::chevron_down : ui::Icon::chevron_right,
          {mark.x, mark.centre().y - ui.px(9), ui.px(18), ui.px(18)}, ui.theme().muted);
  ui.line_of_text(inside, style, ui.theme().text, title);
  ui.close();
  if (pressed.focused) ui.outline(row.inset(1), ui.theme().focus, 4, 2.5f);
  if (pressed.pressed && entity) {
    if (open) {
      parts.state.closed.insert(entity->id);
    } else {
      parts.state.closed.erase(entity->id);
    }
  }
}

std::string shared_words(const ui::Ui& ui, const Goal& goal) {
  if (goal.bodies.size() < 2) return {};
  return ui::in_sentence(
      ui.n(ui::PluralKey::chain_shared, static_cast<std::int64_t>(goal.bodies.size())));
}

void goal_line(Parts& parts, Rect row, const GoalInChain& one) {
  ui::Ui& ui = parts.ui;
  const auto& theme = ui.theme();
  const std::string id = "kedja/" + one.goal->id;
  const bool selected = parts.state.selected == one.goal->id;
  const bool open = parts.state.open_goals.count(one.goal->id) > 0;
  ui.open(item(id), row);
  Rect inside = row.inset(ui.px(8), 0);
  inside.take_left(ui.px(36));
  const Rect mark = inside.take_left(std::max(ui.px(30), ui.target() * 0.8f));
  const std::string lacks = words_of_lacks(ui, one);
  ui::Node button;
  button.id = id + "/open";
  button.role = ui::Role::button;
  button.name = one.goal->title;
  button.description = lacks;
  button.checked = selected;
  ui.put(std::move(button), inside);
  const ui::Pressed pressed = ui.pressable(id + "/open", inside);
  if (selected) ui.fill(row, theme.accent_soft, 4);
  if (pressed.hovered && !selected) ui.fill(row, theme.sunken, 4);
  if (!one.kpis.empty() || !one.measures.empty()) {
    ui::Node fold;
    fold.id = id + "/fold";
    fold.role = ui::Role::button;
    fold.name = ui.t(TextKey::chain_under, {{"goal", one.goal->title}});
    fold.expanded = open;
    ui.put(std::move(fold), mark);
    const ui::Pressed folded = ui.pressable(id + "/fold", mark);
    ui.icon(open ? ui::Icon::chevron_down : ui::Icon::chevron_right,
            {mark.x + ui.px(4), mark.centre().y - ui.px(8), ui.px(16), ui.px(16)},
            folded.hovered ? theme.accent : theme.muted);
    if (folded.focused) ui.outline(mark.inset(1), theme.focus, 4, 2.5f);
    if (folded.pressed) {
      if (open) {
        parts.state.open_goals.erase(one.goal->id);
      } else {
        parts.state.open_goals.insert(one.goal->id);
      }
    }
  }
  const bool roomy = row.width >= ui.px(640);
  const std::string shared = roomy ? shared_words(ui, *one.goal) : "";
  Rect words = inside;
  if (!lacks.empty()) {
    const float width = ui.width_of(ui::style::small_strong, lacks) + ui.px(26);
    const Rect at = roomy
                        ? words.take_right(width)
                        : Rect{inside.x + ui.px(28), inside.bottom() - ui.px(26), width, ui.px(22)};
    ui.icon(ui::Icon::alert, {at.x, at.centre().y - ui.px(8), ui.px(16), ui.px(16)}, theme.partly);
    ui.line_of_text({at.x + ui.px(22), at.y, at.width, at.height}, ui::style::small, theme.partly,
                    lacks);
  }
  if (!shared.empty()) {
    const float width = ui.width_of(ui::style::small, shared) + ui.px(20);
    ui.line_of_text(words.take_right(width), ui::style::small, theme.muted, shared);
  }
  const std::string number =
      one.goal->number > 0 ? std::to_string(one.goal->number) : std::string();
  if (roomy) {
    ui.line_of_text(words.take_left(ui.px(28)), ui::style::small_strong, theme.muted, number);
    ui.line_of_text(words, ui::style::row, theme.text, one.goal->title);
  } else {
    words.take_top(ui.px(6));
    Rect first = words;
    first.height = ui.px(20);
    ui.line_of_text(first.take_left(ui.px(28)), ui::style::small_strong, theme.muted, number);
    words.take_left(ui.px(28));
    ui.lines_of_text(words, ui::style::small, theme.text, one.goal->title);
  }
  ui.close();
  ui.rule({row.x + ui.px(44), row.bottom() - 1}, {row.right(), row.bottom() - 1}, theme.line);
  if (pressed.focused) ui.outline(inside.inset(1), theme.focus, 4, 2.5f);
  if (pressed.pressed) {
    choose(parts, one.goal->id);
    if (pressed.focused && !selected) ui.focus("kedja/details/close");
  }
}

void leaf(Parts& parts, Rect row, const std::string& id, const std::string& kind,
          const std::string& title, const std::string& note, const std::string& go_to) {
  ui::Ui& ui = parts.ui;
  ui.open(item(id), row);
  Rect inside = row.inset(ui.px(8), 0);
  inside.take_left(ui.px(66));
  ui::Node node;
  node.id = id + "/words";
  node.role = go_to.empty() ? ui::Role::text : ui::Role::link;
  node.name = kind + " " + title + (note.empty() ? "" : ". " + note);
  node.href = go_to;
  ui.put(std::move(node), inside);
  if (!go_to.empty()) {
    const ui::Pressed pressed = ui.pressable(id + "/words", inside);
    if (pressed.hovered) ui.fill(row, ui.theme().sunken, 4);
    if (pressed.focused) ui.outline(inside.inset(1), ui.theme().focus, 4, 2.5f);
    if (pressed.pressed) parts.intents.go_to = go_to;
  }
  ui.line_of_text(inside.take_left(ui.px(76)), ui::style::small, ui.theme().muted, kind);
  if (!note.empty()) {
    const float width =
        std::min(inside.width * 0.45f, ui.width_of(ui::style::small, note) + ui.px(8));
    ui.line_of_text(inside.take_right(width), ui::style::small, ui.theme().muted, note,
                    ui::Align::right);
  }
  ui.line_of_text(inside, ui::style::small, ui.theme().text, title);
  ui.close();
}

void kpi_line(Parts& parts, Rect row, const Kpi& kpi) {
  const std::string note = kpi.target.empty() ? parts.ui.t(TextKey::chain_no_target)
                                              : words::target_words(parts.ui.language(), kpi,
                                                                    kpi.target.begin()->second);
  leaf(parts, row, "kedja/" + kpi.id, parts.ui.t(TextKey::chain_kpi), kpi.title, note, "");
}

void measure_line(Parts& parts, Rect row, const GoalInChain& goal, const Measure& measure) {
  const Body* body = parts.plan().bodies.find(measure.body);
  std::string note = body ? body->title : "";
  if (measure.origin && measure.origin->kind == OriginKind::example) {
    note = parts.ui.t(TextKey::origin_example) + (note.empty() ? "" : " · " + note);
  }
  leaf(parts, row, "kedja/" + goal.goal->id + "/" + measure.id, parts.ui.t(TextKey::chain_measure),
       measure.title, note, "#/val/" + measure.id);
}

}  // namespace

float outline(Parts& parts, Rect box, Rect seen) {
  ui::Ui& ui = parts.ui;
  const std::vector<Line> lines = lines_of(parts);
  if (lines.empty()) {
    return ui.paragraph("kedja/empty", box, ui::style::body, ui.theme().muted,
                        ui.t(TextKey::chain_empty));
  }
  const bool roomy = box.width >= ui.px(640);
  const auto height_of = [&](const Line& line) {
    switch (line.kind) {
      case Line::Kind::strategy:
        return std::max(ui.px(48), ui.target());
      case Line::Kind::goal:
        return roomy ? std::max(ui.px(40), ui.target()) : ui.px(74);
      default:
        return std::max(ui.px(34), ui.appearance().touch ? ui.target() : 0.0f);
    }
  };
  float total = 0;
  for (const Line& line : lines) total += height_of(line);
  ui.card({box.x, box.y, box.width, total + ui.px(16)});
  ui::Node list;
  list.id = "kedja/list";
  list.role = ui::Role::list;
  list.name = ui.t(TextKey::chain_outline);
  ui.open(std::move(list), {box.x, box.y, box.width, total + ui.px(16)});
  float y = box.y + ui.px(8);
  for (const Line& line : lines) {
    const Rect row{box.x + ui.px(8), y, box.width - ui.px(16), height_of(line)};
    y += row.height;
    if (row.bottom() < seen.y - ui.px(56) || row.y > seen.bottom() + ui.px(56)) continue;
    switch (line.kind) {
      case Line::Kind::strategy:
        fold(parts, row, line.strategy->strategy,
             line.strategy->strategy ? line.strategy->strategy->title
                                     : ui.t(TextKey::chain_no_strategy),
             0, ui::style::strong);
        break;
      case Line::Kind::area:
        fold(parts, row, line.area->area, line.area->area->title, ui.px(16),
             ui::style::small_strong);
        break;
      case Line::Kind::goal:
        goal_line(parts, row, *line.goal);
        break;
      case Line::Kind::kpi:
        kpi_line(parts, row, *line.goal->kpis[line.place]);
        break;
      case Line::Kind::measure:
        measure_line(parts, row, *line.goal, *line.goal->measures[line.place]);
        break;
    }
  }
  ui.close();
  return total + ui.px(16);
}

}  // namespace malvag::views::chain_parts
