// The principle's words and points, to be changed.
#include <algorithm>

#include "principle_parts.hpp"

namespace malvag::views::principle_parts {
namespace {

using ui::ButtonKind;
using ui::Page;
using ui::Rect;
using ui::TextKey;

constexpr TierKind kinds[] = {TierKind::gate, TierKind::level, TierKind::weighted};
constexpr const char* kind_names[] = {"gate", "level", "weighted"};

void text(Page& page, Parts& parts, const std::string& id, TextKey name, std::string Principle::*of,
          bool many_lines) {
  ui::Ui& ui = page.ui;
  const float height = many_lines ? ui.px(84) : std::max(ui.px(40), ui.target());
  const Rect box = labelled(page, id, ui.t(name), height);
  const auto written =
      ui.text_field(ui::about(id, parts.shown.id), box, ui.t(name), parts.shown.*of, many_lines);
  if (!written || *written == parts.shown.*of) return;
  Principle changed = parts.shown;
  changed.*of = *written;
  parts.put(changed);
}

// What a step of that kind begins with.
Tier begun(const Parts& parts, Tier tier, TierKind kind) {
  tier.kind = kind;
  tier.criterion.clear();
  tier.weights = {};
  tier.weighing.reset();
  auto criteria = words::criteria_for(parts.plan(), kind);
  if (criteria.empty()) {
    for (const Criterion& one : parts.plan().criteria) criteria.push_back(one.id);
  }
  if (kind != TierKind::weighted) {
    if (!criteria.empty()) tier.criterion = criteria.front();
    return tier;
  }
  for (const Id& criterion : criteria) tier.weights.set(criterion, 1);
  return tier;
}

void change(Parts& parts, std::size_t place, Tier tier) {
  Principle changed = parts.shown;
  changed.tiers[place] = std::move(tier);
  parts.put(changed);
}

void step_words(Page& page, Parts& parts, std::size_t place, const ui::Filling& number) {
  ui::Ui& ui = page.ui;
  const std::string id = "princip/edit/step/" + std::to_string(place);
  const Tier& tier = parts.shown.tiers[place];
  const std::string words = ui.t(TextKey::principle_edit_step_title, number);
  const Rect box = labelled(page, id + "/title", words, std::max(ui.px(40), ui.target()));
  const auto written =
      ui.text_field(ui::about(id + "/title", parts.shown.id), box, words, tier.title);
  if (!written || *written == tier.title) return;
  Tier changed = tier;
  changed.title = *written;
  change(parts, place, std::move(changed));
}

void step_choices(Page& page, Parts& parts, std::size_t place, const ui::Filling& number) {
  ui::Ui& ui = page.ui;
  const std::string id = "princip/edit/step/" + std::to_string(place);
  const Tier& tier = parts.shown.tiers[place];
  const std::string kind_name = ui.t(TextKey::principle_edit_step_kind, number);
  const std::vector<ui::Option> options = {
      {kind_names[0], ui.t(TextKey::principle_edit_kind_gate)},
      {kind_names[1], ui.t(TextKey::principle_edit_kind_level)},
      {kind_names[2], ui.t(TextKey::principle_edit_kind_weighted)}};
  const Rect kind_box = labelled(page, id + "/kind", kind_name, ui.target());
  const auto kind = ui.select(id + "/kind", kind_box, kind_name, options,
                              kind_names[static_cast<std::size_t>(tier.kind)]);
  if (kind) {
    const auto at = std::find(std::begin(kind_names), std::end(kind_names), *kind);
    if (at != std::end(kind_names)) {
      change(parts, place, begun(parts, tier, kinds[at - std::begin(kind_names)]));
    }
  }
  if (tier.kind == TierKind::weighted) return;
  std::vector<ui::Option> criteria;
  for (const Criterion& one : parts.plan().criteria) criteria.push_back({one.id, one.title});
  const std::string name = ui.t(TextKey::principle_edit_step_criterion, number);
  const Rect box = labelled(page, id + "/criterion", name, ui.target());
  const auto criterion = ui.select(id + "/criterion", box, name, criteria, tier.criterion);
  if (!criterion) return;
  Tier changed = tier;
  changed.criterion = *criterion;
  change(parts, place, std::move(changed));
}

void step_buttons(Page& page, Parts& parts, std::size_t place, const ui::Filling& number) {
  ui::Ui& ui = page.ui;
  const std::string id = "princip/edit/step/" + std::to_string(place);
  page.space(8);
  float x = page.x;
  const auto button = [&](const std::string& name, TextKey words, TextKey spoken) {
    const std::string label = ui.t(words);
    const float width = ui.button_width(label);
    const Rect box{x, page.y, width, ui.target()};
    x += width + ui.px(8);
    return ui.button(id + name, box, label, ButtonKind::quiet, true, ui.t(spoken, number));
  };
  Principle changed = parts.shown;
  if (place > 0 && button("/up", TextKey::principle_edit_up, TextKey::principle_edit_up_spoken)) {
    std::swap(changed.tiers[place], changed.tiers[place - 1]);
    parts.put(changed);
    // With what was moved: pressed again it goes on upwards.
    ui.focus("princip/edit/step/" + std::to_string(place - 1) + (place > 1 ? "/up" : "/take-away"));
    ui.say(ui.t(TextKey::principle_edit_moved, {{"number", std::to_string(place)},
                                                {"count", std::to_string(changed.tiers.size())}}));
  }
  if (parts.shown.tiers.size() > 1 && button("/take-away", TextKey::principle_edit_take_away,
                                             TextKey::principle_edit_take_away_spoken)) {
    changed.tiers.erase(changed.tiers.begin() + static_cast<std::ptrdiff_t>(place));
    parts.put(changed);
  }
  if (x > page.x) page.y += ui.target();
}

// The whole plan, or one body, area or strategy.
void scope(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const Plan& plan = parts.plan();
  std::vector<ui::Option> options = {{"whole", ui.t(TextKey::principle_scope_whole)}};
  for (const Body& one : plan.bodies) options.push_back({one.id, one.title});
  for (const Strategy& one : plan.strategies) options.push_back({one.id, one.title});
  for (const Area& one : plan.areas) options.push_back({one.id, one.title});
  const std::string name = ui.t(TextKey::principle_scope);
  const Rect box = labelled(page, "princip/edit/scope", name, ui.target());
  const auto chosen = ui.select("princip/edit/scope", box, name, options,
                                parts.shown.scope.empty() ? "whole" : parts.shown.scope.front());
  if (!chosen) return;
  Principle changed = parts.shown;
  changed.scope.clear();
  if (*chosen != "whole") changed.scope.push_back(*chosen);
  parts.put(changed);
}

}  // namespace

void steps(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  page.heading("princip/edit/heading", 2, ui::style::subtitle, ui.t(TextKey::principle_edit));
  text(page, parts, "princip/edit/title", TextKey::principle_edit_name, &Principle::title, false);
  text(page, parts, "princip/edit/statement", TextKey::principle_edit_statement,
       &Principle::statement, true);
  for (std::size_t place = 0; place < parts.shown.tiers.size(); ++place) {
    const ui::Arguments number = {{"number", std::to_string(place + 1)}};
    page.space(16);
    ui.rule({page.x, page.y}, {page.x + page.width, page.y}, ui.theme().line);
    page.space(12);
    page.heading("princip/edit/step/" + std::to_string(place), 3, ui::style::strong,
                 ui.t(TextKey::principle_edit_step, number));
    step_words(page, parts, place, number);
    step_choices(page, parts, place, number);
    step_buttons(page, parts, place, number);
  }
  page.space(12);
  ui::ButtonRow row(page);
  if (row.add("princip/edit/add", ui.t(TextKey::principle_edit_add), ButtonKind::secondary)) {
    Principle changed = parts.shown;
    Tier tier;
    tier.title = ui.t(TextKey::principle_edit_new_step);
    changed.tiers.push_back(begun(parts, std::move(tier), TierKind::weighted));
    parts.put(changed);
  }
  row.end();
  ui.rule({page.x, page.y}, {page.x + page.width, page.y}, ui.theme().line);
  page.space(4);
  scope(page, parts);
  text(page, parts, "princip/edit/open", TextKey::principle_edit_leaves_open,
       &Principle::leavesOpen, true);
}

}  // namespace malvag::views::principle_parts
