// The ranking: groups by the principle's first tiers, a row a measure, the line of the room.
#include <cmath>

#include "../../../../core/priority/settled.hpp"
#include "../../../ui/numbers.hpp"
#include "../../../words/room_words.hpp"
#include "prioritise_parts.hpp"

namespace malvag::views::prioritise_parts {
namespace {

using ui::Align;
using ui::Rect;
using ui::Role;
using ui::TextKey;

struct Columns {
  float place, move, points, cost, sure;
  bool stacked = false;  // a row's numbers stand below its words
};
constexpr float stacked_numbers = 34;
constexpr float stacked_row = 92;

Columns columns_for(const ui::Ui& ui, float width, bool is_trial) {
  const bool roomy = width >= ui.px(520);
  // Without a trial nothing has moved, and the titles have the place.
  return {ui.px(26),
          ui.px(is_trial ? 38 : 12),
          ui.px(30),
          ui.px(roomy ? 68 : 56),
          roomy ? ui.px(100) : 0,
          width < ui.px(260)};
}

// A row's box cut into its cells.
struct Cells {
  Rect place, move, title, points, cost, sure;
};

Cells cells_of(const ui::Ui& ui, Rect row, const Columns& columns) {
  row = row.inset(ui.px(8), 0);
  Cells cells;
  if (columns.stacked && row.height < ui.px(stacked_row)) {  // the columns' names: what has room
    cells.cost = row.take_right(columns.cost);
    cells.place = cells.move = cells.points = {row.right() - 1, row.y, 1, row.height};
    cells.title = row;
    return cells;
  }
  if (columns.stacked) cells.title = row.take_top(row.height - ui.px(stacked_numbers));
  cells.place = row.take_left(columns.place);
  cells.move = row.take_left(columns.move);
  if (columns.sure > 0) {
    cells.sure = row.take_right(columns.sure);
    cells.sure.take_left(ui.px(10));
  }
  cells.cost = row.take_right(columns.cost);
  cells.points = row.take_right(columns.points);
  row.take_right(ui.px(4));
  if (!columns.stacked) cells.title = row;
  return cells;
}

ui::Node node(Role role, std::string id, std::string name = {}) {
  ui::Node made;
  made.role = role;
  made.id = std::move(id);
  made.name = std::move(name);
  return made;
}

void header_row(Parts& parts, Rect row, const Columns& columns) {
  ui::Ui& ui = parts.ui;
  const auto& theme = ui.theme();
  ui.open(node(Role::row, "val/list/head"), row);
  const Cells cells = cells_of(ui, row, columns);
  ui.put(node(Role::column_header, "val/list/head/place", ui.t(TextKey::val_column_place)),
         cells.place);
  ui.put(node(Role::column_header, "val/list/head/move", ui.t(TextKey::val_column_move)),
         cells.move);
  Rect title = cells.title;
  const std::string name = ui.t(TextKey::val_column_measure);
  ui.open(node(Role::column_header, "val/list/head/title", name), title);
  ui.line_of_text(title, ui::style::small_strong, theme.muted, name);
  const bool example = !parts.plan().measures.empty() && is_example(parts.plan().measures[0]);
  const float after = ui.width_of(ui::style::small_strong, name) + ui.px(10);
  const std::string tag = ui.t(TextKey::origin_example);
  if (example && after + ui.tag_width(tag) <= title.width) {
    ui.tag("val/list/head/origin", {title.x + after, row.centre().y - ui.px(11.5f)}, tag,
           theme.example_soft, theme.example);
  }
  ui.close();
  ui.put(node(Role::column_header, "val/list/head/points", ui.t(TextKey::val_column_points)),
         cells.points);
  ui.label("val/list/head/cost", cells.cost, ui::style::small_strong, theme.muted,
           columns.sure > 0 ? cost_head(parts) : ui.t(TextKey::unit_mkr), Align::right,
           Role::column_header);
  if (columns.sure > 0) {
    ui.label("val/list/head/sure", cells.sure, ui::style::small_strong, theme.muted,
             ui.t(TextKey::val_column_sure), Align::left, Role::column_header);
  }
  ui.close();
  ui.rule({row.x, row.bottom() - 1}, {row.right(), row.bottom() - 1}, theme.line);
}

// What the tiers before the weighted one make of a measure: the group that it stands in.
struct Group {
  std::size_t tier = 0;    // place in the principle's tiers; its count: none
  std::int64_t level = 0;  // of a level tier
  bool operator==(const Group&) const = default;
};

// The criterion of each tier by its place in the plan, looked up once for all measures.
using Criteria = std::vector<std::optional<std::size_t>>;

Criteria criteria_of_tiers(const Parts& parts) {
  Criteria criteria;
  for (const Tier& tier : parts.ranking.tiers) {
    criteria.push_back(parts.snapshot.prepared().criterion(tier.criterion));
  }
  return criteria;
}

Group group_of(const Parts& parts, const Criteria& criteria, std::size_t measure) {
  const priority::Prepared& prepared = parts.snapshot.prepared();
  for (std::size_t place = 0; place < criteria.size(); ++place) {
    const std::optional<std::size_t>& criterion = criteria[place];
    if (!criterion) continue;
    const TierKind kind = parts.ranking.tiers[place].kind;
    if (kind == TierKind::level) return {place, prepared.level(*criterion, measure)};
    if (kind == TierKind::gate && prepared.at_best(*criterion, measure)) return {place, 0};
  }
  return {criteria.size(), 0};
}

Group group_of(const Parts& parts, std::size_t measure) {
  return group_of(parts, criteria_of_tiers(parts), measure);
}

std::string group_words(const Parts& parts, std::size_t measure) {
  const Group group = group_of(parts, measure);
  if (group.tier >= parts.ranking.tiers.size()) return {};
  const Tier& tier = parts.ranking.tiers[group.tier];
  const Criterion* criterion = parts.plan().criteria.find(tier.criterion);
  if (!criterion) return {};
  if (tier.kind == TierKind::gate) return criterion->title;
  const double score =
      priority::lowered_score(parts.plan().measures[measure], *criterion).value_or(0);
  const auto step =
      static_cast<std::size_t>(std::llround(std::fabs(score - criterion->scale.best)));
  if (step < criterion->steps.size()) return ui::capitalised(criterion->steps[step]);
  return parts.ui.t(TextKey::val_group_level,
                    {{"criterion", criterion->title},
                     {"level", ui::decimal_number(parts.ui.language(), score, 0)}});
}

void contribution_bar(Parts& parts, Rect bar, const priority::RankedMeasure& ranked, bool faded) {
  ui::Ui& ui = parts.ui;
  ui.fill(bar, ui.theme().sunken, 3);
  const std::vector<Id> criteria = shown_criteria(parts.plan(), parts.ranking);
  float x = bar.x;
  for (std::size_t place = 0; place < criteria.size(); ++place) {
    for (const priority::TierResult& tier : ranked.tiers) {
      for (const priority::Contribution& part : tier.contributions) {
        if (part.criterion != criteria[place]) continue;
        const float width = bar.width * static_cast<float>(part.points / 100);
        if (width > 1) {
          ui.fill_part({x, bar.y, width - 1, bar.height}, place, faded ? 0.55f : 1.0f);
        }
        x += width;
      }
    }
  }
}

std::string sureness(const Parts& parts, std::size_t measure, bool above) {
  const auto share = share_above(parts, measure);
  if (!room_of_line(parts.now.order)) return "–";
  if (!share) return parts.steadiness.running ? parts.ui.t(TextKey::val_sure_counting) : "–";
  const double stays = above ? *share : 1 - *share;
  return parts.ui.t(stays >= priority::nearly_all ? TextKey::val_sure_very
                    : stays >= priority::most     ? TextKey::val_sure_fairly
                                                  : TextKey::val_sure_not);
}

void measure_row(Parts& parts, Rect row, const Columns& columns, std::size_t index, int row_index) {
  ui::Ui& ui = parts.ui;
  const auto& theme = ui.theme();
  const std::size_t place = parts.now.order.measures[index];
  const Measure& measure = parts.plan().measures[place];
  const priority::RankedMeasure ranked =
      parts.snapshot.prepared().row(parts.now.order, index, parts.ranking);
  const bool above = index < parts.now.order.line;
  const bool has_line = room_of_line(parts.now.order) != nullptr;
  const bool out = has_line && !above;
  const bool selected = parts.state.selected == measure.id;
  const std::string id = "val/" + measure.id;

  ui::Node row_node = node(Role::row, id);
  row_node.row_index = row_index;
  row_node.selected = selected;
  ui.open(row_node, row);
  const Cells cells = cells_of(ui, row, columns);
  const ui::Pressed state = ui.pressable(id + "/open", row);
  if (out) ui.fill(row, theme.ground);
  if (selected) ui.fill(row, theme.accent_soft);
  if (state.hovered && !selected) ui.fill(row, theme.sunken);
  const ui::Colour colour = out ? theme.muted : theme.text;

  const std::string number = std::to_string(ranked.place);
  ui.line_of_text(cells.place, ui::style::row_strong, colour, number, Align::right);
  ui.put(node(Role::cell, id + "/place",
              ranked.tied ? ui.t(TextKey::val_tied, {{"place", number}}) : number),
         cells.place);

  const std::uint32_t former = parts.before.index_of[place];
  const int moved =
      former == OrderAndIndex::unranked ? 0 : parts.before.order.places[former] - ranked.place;
  std::string moved_words;
  if (moved != 0) {
    moved_words = ui.n(moved > 0 ? ui::PluralKey::val_moved_up : ui::PluralKey::val_moved_down,
                       std::abs(moved));
    const float middle = cells.move.centre().y;
    ui.triangle({cells.move.x + ui.px(14), middle}, ui.px(8), moved > 0, theme.muted);
    ui.line_of_text({cells.move.x + ui.px(20), cells.move.y, ui.px(24), cells.move.height},
                    ui::style::small, theme.muted, std::to_string(std::abs(moved)));
  }
  ui.put(node(Role::cell, id + "/move", moved_words), cells.move);

  ui.open(node(Role::cell, id + "/title"), cells.title);
  ui::Node open = node(Role::button, id + "/open", measure.title);
  open.checked = selected;
  ui.put(open, cells.title);
  Rect words = cells.title;
  const std::string shared = ranked.tied ? ui.t(TextKey::val_shared) : "";
  const float shared_width = shared.empty() ? 0 : ui.width_of(ui::style::small, shared) + ui.px(10);
  const bool is_beside_bar = words.width < ui.px(190);  // that it is shared, else beside the title
  const float title_width = words.width - (is_beside_bar ? 0 : shared_width);
  const bool is_long = ui.width_of(ui::style::row, measure.title) > 1.1f * title_width;
  words.take_top(ui.px(is_long ? 3 : 7));
  Rect line = words.take_top(ui.px(is_long ? 31 : 20));
  words.take_top(ui.px(is_long ? 3 : 5));
  Rect bar{words.x, words.y, words.width, ui.px(8)};
  if (ranked.tied) {
    const Rect at = (is_beside_bar ? bar : line).take_right(shared_width);
    ui.line_of_text(at, ui::style::small, theme.muted, shared, Align::right);
  }
  ui.line_of_text(line, ui::style::row, colour, measure.title);
  bar.width = std::min(bar.width, ui.px(280));
  contribution_bar(parts, bar, ranked, out);
  ui.close();

  ui.label(id + "/points", cells.points, ui::style::row_strong, colour,
           ui::decimal_number(ui.language(), ranked.points, 1), Align::right, Role::cell);
  ui.label(id + "/cost", cells.cost, ui::style::row, colour, cost_words(parts, measure),
           Align::right, Role::cell);
  if (columns.sure > 0) {
    ui.label(id + "/sure", cells.sure, ui::style::small, theme.muted, sureness(parts, place, above),
             Align::left, Role::cell);
  }
  ui.close();
  ui.rule({row.x, row.bottom() - 1}, {row.right(), row.bottom() - 1}, theme.line);
  if (state.focused) ui.outline(row.inset(2), theme.focus, 4, 2.5f);
  if (state.pressed) {
    parts.state.editing = false;
    parts.state.selected = selected ? "" : measure.id;
    // Who comes by keyboard goes on to what was opened; closing it leads back to the row.
    if (state.focused && !selected) ui.focus("val/measure/close");
  }
}

void caption_row(Parts& parts, Rect row, const std::string& id, const std::string& caption,
                 int row_index) {
  ui::Ui& ui = parts.ui;
  ui::Node row_node = node(Role::row, id);
  row_node.row_index = row_index;
  ui.open(row_node, row);
  ui.fill(row, ui.theme().sunken);
  ui.label(id + "/caption", row.inset(ui.px(14), 0), ui::style::small_strong, ui.theme().muted,
           caption, Align::left, Role::row_header);
  ui.rule({row.x, row.bottom() - 1}, {row.right(), row.bottom() - 1}, ui.theme().line);
  ui.close();
}

std::string caption_id(const Parts& parts, std::size_t index) {
  const Group group = group_of(parts, parts.now.order.measures[index]);
  return "val/group/" + std::to_string(group.tier) + "/" + std::to_string(group.level);
}

void line_row(Parts& parts, Rect row, const priority::RoomOfYear& room, int row_index) {
  ui::Ui& ui = parts.ui;
  ui::Node row_node = node(Role::row, "val/line");
  row_node.row_index = row_index;
  ui.open(row_node, row);
  ui.label("val/line/words", row.inset(ui.px(14), 0), ui::style::small_strong, ui.theme().text,
           words::line_words(ui.language(), parts.plan(), parts.now.order, room), Align::left,
           Role::row_header);
  ui.rule({row.x, row.bottom() - 2}, {row.right(), row.bottom() - 2}, ui.theme().text, 2);
  ui.close();
}

// What stands below each other: captions, measures, the line.
struct Item {
  enum class Kind { caption, measure, line, apart_caption, apart } kind;
  std::size_t index = 0;  // in the order; of what has no place in it, in the plan or in `aparts`
};

// Measures that have no place in the order, and why.
struct Apart {
  const char* id;
  TextKey caption;
  std::vector<std::uint32_t> priority::Order::*measures;
};
constexpr Apart aparts[] = {
    {"unranked", TextKey::val_unranked, &priority::Order::unranked},
    {"outside", TextKey::val_outside, &priority::Order::outside},
    {"done", TextKey::val_done, &priority::Order::done},
    {"stopped", TextKey::val_stopped, &priority::Order::stopped},
};

std::vector<Item> items_of(const Parts& parts) {
  std::vector<Item> items;
  const priority::Order& order = parts.now.order;
  items.reserve(order.measures.size() + 16);
  const bool only_moved = parts.is_trial() && parts.state.only_moved;
  const bool has_line = room_of_line(order) != nullptr;
  const Criteria criteria = criteria_of_tiers(parts);
  std::optional<Group> group;
  for (std::size_t index = 0; index <= order.measures.size(); ++index) {
    if (has_line && index == order.line) items.push_back({Item::Kind::line, 0});
    if (index == order.measures.size()) break;
    const std::size_t measure = order.measures[index];
    if (only_moved) {
      const std::uint32_t former = parts.before.index_of[measure];
      if (former != OrderAndIndex::unranked &&
          parts.before.order.places[former] == order.places[index]) {
        continue;
      }
    }
    const Group now = group_of(parts, criteria, measure);
    if (now != group) {
      group = now;
      if (now.tier < parts.ranking.tiers.size()) items.push_back({Item::Kind::caption, index});
    }
    items.push_back({Item::Kind::measure, index});
  }
  for (std::size_t at = 0; at < std::size(aparts); ++at) {
    const std::vector<std::uint32_t>& measures = order.*aparts[at].measures;
    if (!measures.empty()) items.push_back({Item::Kind::apart_caption, at});
    for (const std::uint32_t measure : measures) items.push_back({Item::Kind::apart, measure});
  }
  return items;
}

void apart_row(Parts& parts, Rect row, const Columns& columns, std::size_t place, int row_index) {
  ui::Ui& ui = parts.ui;
  const Measure& measure = parts.plan().measures[place];
  const std::string id = "val/" + measure.id;
  ui::Node row_node = node(Role::row, id);
  row_node.row_index = row_index;
  ui.open(row_node, row);
  const Cells cells = cells_of(ui, row, columns);
  const ui::Pressed state = ui.pressable(id + "/open", row);
  if (state.hovered) ui.fill(row, ui.theme().sunken);
  ui.put(node(Role::cell, id + "/place", "–"), cells.place);
  ui.open(node(Role::cell, id + "/title"), cells.title);
  ui.put(node(Role::button, id + "/open", measure.title), cells.title);
  ui.line_of_text(cells.title, ui::style::row, ui.theme().muted, measure.title);
  ui.close();
  ui.close();
  ui.rule({row.x, row.bottom() - 1}, {row.right(), row.bottom() - 1}, ui.theme().line);
  if (state.focused) ui.outline(row.inset(2), ui.theme().focus, 4, 2.5f);
  if (state.pressed) parts.state.selected = measure.id;
}

}  // namespace

std::string group_sentence(const Parts& parts, std::size_t measure) {
  const std::string group = group_words(parts, measure);
  if (group.empty()) return {};
  const std::size_t tier = group_of(parts, measure).tier;
  return parts.ui.t(TextKey::val_measure_group,
                    {{"group", group}, {"number", std::to_string(tier + 1)}});
}

float ranking_list(Parts& parts, Rect box, Rect seen) {
  ui::Ui& ui = parts.ui;
  const Columns columns = columns_for(ui, box.width, parts.is_trial());
  const std::vector<Item> items = items_of(parts);
  const float row_height = columns.stacked ? ui.px(stacked_row) : std::max(ui.px(50), ui.target());
  const auto height_of = [&](const Item& item) {
    switch (item.kind) {
      case Item::Kind::caption:
      case Item::Kind::apart_caption:
        return ui.px(34);
      case Item::Kind::line:
        return ui.px(36);
      default:
        return row_height;
    }
  };
  float total = ui.px(40);
  for (const Item& item : items) total += height_of(item);

  ui::Node table = node(Role::table, "val/list", ui.t(TextKey::val_list));
  table.row_count = static_cast<int>(items.size()) + 1;
  table.column_count = columns.sure > 0 ? 6 : 5;
  ui.fill({box.x, box.y, box.width, total}, ui.theme().surface);
  ui.open(table, {box.x, box.y, box.width, total});
  // The columns' names stay in view while the rows go by below them.
  const float head = ui.px(40);
  const float head_y = std::min(std::max(box.y, seen.y), box.y + total - head);
  header_row(parts, {box.x, head_y, box.width, head}, columns);
  ui.push_clip({box.x, head_y + head, box.width, seen.bottom() - head_y - head});
  float y = box.y + head;
  int row_index = 1;
  for (const Item& item : items) {
    ++row_index;
    const Rect row{box.x, y, box.width, height_of(item)};
    y += row.height;
    // Some rows more on either side, so that Tab always finds a next one to go to.
    const float beyond = 3 * row_height;
    if (row.bottom() < seen.y - beyond || row.y > seen.bottom() + beyond) continue;
    switch (item.kind) {
      case Item::Kind::caption:
        caption_row(parts, row, caption_id(parts, item.index),
                    group_words(parts, parts.now.order.measures[item.index]), row_index);
        break;
      case Item::Kind::apart_caption:
        caption_row(parts, row, std::string("val/group/") + aparts[item.index].id,
                    ui.t(aparts[item.index].caption), row_index);
        break;
      case Item::Kind::line:
        line_row(parts, row, *room_of_line(parts.now.order), row_index);
        break;
      case Item::Kind::measure:
        measure_row(parts, row, columns, item.index, row_index);
        break;
      case Item::Kind::apart:
        apart_row(parts, row, columns, item.index, row_index);
        break;
    }
  }
  ui.pop_clip();
  ui.close();
  return total;
}

}  // namespace malvag::views::prioritise_parts
