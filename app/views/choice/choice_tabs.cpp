// Leads from one of Val's screens to another.
#include "choice_tabs.hpp"

#include <algorithm>
#include <iterator>

namespace malvag::views {
namespace {

using ui::Rect;
using ui::TextKey;

struct Tab {
  ChoiceTab tab;
  const char* name_in_id;
  const char* address;
  TextKey name;
};
constexpr Tab all_tabs[] = {
    {ChoiceTab::prioritise, "prioritise", "#/val", TextKey::tradeoff_tab_prioritise},
    {ChoiceTab::tradeoff, "tradeoff", "#/val/avvagning", TextKey::tradeoff_tab_tradeoff},
    {ChoiceTab::robustness, "robustness", "#/val/granska", TextKey::sure_tab}};

void link(ui::Ui& ui, const std::string& id, Rect box, const Tab& tab, bool is_here,
          Intents& intents) {
  const auto& theme = ui.theme();
  const std::string name = ui.t(tab.name);
  ui::Node node;
  node.id = id;
  node.role = ui::Role::link;
  node.name = name;
  node.href = tab.address;
  node.current = is_here;
  ui.put(std::move(node), box);
  const ui::Pressed state = ui.pressable(id, box);
  if (is_here) ui.fill(box, theme.accent_soft, ui::size::radius);
  if (state.hovered && !is_here) ui.fill(box, theme.sunken, ui::size::radius);
  const Rect words = box.inset(ui.px(6), 0);
  std::vector<std::string> names;
  for (const Tab& each : all_tabs) names.push_back(ui.t(each.name));
  ui::TextStyle style = ui.same_for(ui::style::small_strong, names, words.width);
  if (!is_here) style.weight = ui::style::small.weight;
  ui.line_of_text(words, style, is_here ? theme.accent : theme.text, name, ui::Align::centre);
  if (is_here) ui.outline(box, theme.accent, ui::size::radius, 1.5f);
  if (state.focused) ui.outline(box.inset(-1), theme.focus, ui::size::radius, 2.5f);
  if (state.pressed && !is_here) intents.go_to = tab.address;
}

bool is_example(const Entity& entity) {
  return entity.origin && entity.origin->kind == OriginKind::example;
}
bool has_example_room(const Frame& frame) {
  const Origin* room = frame.origins.find("room");
  return room ? room->kind == OriginKind::example : is_example(frame);
}

}  // namespace

bool rests_on_example(const Plan& plan) {
  return std::any_of(plan.measures.begin(), plan.measures.end(), is_example) ||
         std::any_of(plan.frames.begin(), plan.frames.end(), has_example_room);
}

float choice_tabs(ui::Ui& ui, const std::string& id, Rect box, ChoiceTab chosen, bool is_example,
                  Intents& intents) {
  const Rect row{box.x, box.y, std::min(box.width, ui.px(360)), ui.target()};
  ui::Node landmark;
  landmark.id = id + "/tabs";
  landmark.role = ui::Role::navigation;
  landmark.name = ui.t(TextKey::tradeoff_tabs);
  ui.open(std::move(landmark), row);
  ui.fill(row, ui.theme().surface, ui::size::radius);
  Rect rest = row;
  for (const Tab& tab : all_tabs) {
    const Rect place = rest.take_left(row.width / static_cast<float>(std::size(all_tabs)));
    link(ui, id + "/tabs/" + tab.name_in_id, place, tab, tab.tab == chosen, intents);
  }
  ui.outline(row, ui.theme().line, ui::size::radius);
  ui.close();
  if (!is_example) return row.height + ui.px(16);
  const std::string words = ui.t(TextKey::val_origin_example);
  const float tag_height = ui.px(23);
  const bool is_beside = box.width >= row.width + ui.px(24) + ui.tag_width(words);
  const ui::Point corner =
      is_beside ? ui::Point{box.right() - ui.tag_width(words), row.centre().y - tag_height / 2}
                : ui::Point{box.x, row.bottom() + ui.px(8)};
  ui.tag(id + "/origin", corner, words, ui.theme().example_soft, ui.theme().example, box.width);
  return row.height + (is_beside ? 0 : ui.px(8) + tag_height) + ui.px(16);
}

}  // namespace malvag::views
