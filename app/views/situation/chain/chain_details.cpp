// One goal, to read and to correct: who answers for it, in whose plans it stands, how it is
// measured, what is done for it, and what it collides with.
#include <algorithm>

#include "../../../../core/plan/limits.hpp"
#include "../../../ui/numbers.hpp"
#include "../../../ui/words.hpp"
#include "../../../words/conflict_words.hpp"
#include "../../../words/kpi_words.hpp"
#include "chain_parts.hpp"

namespace malvag::views::chain_parts {
namespace {

using ui::ButtonKind;
using ui::Page;
using ui::Rect;
using ui::TextKey;

void set_field(Parts& parts, const Id& entity, const std::string& pointer, Json value) {
  parts.intents.commands.push_back({edit::SetField{entity, pointer, std::move(value)}});
}

void part_heading(Page& page, const std::string& id, TextKey key) {
  page.space(14);
  page.heading(id, 3, ui::style::small_strong, page.ui.t(key));
  page.space(2);
}

std::string source_words(const ui::Ui& ui, const Plan& plan, const Entity& entity) {
  if (!entity.origin) return {};
  if (entity.origin->kind == OriginKind::example) return ui.t(TextKey::origin_example);
  const SourceDocument* document = plan.documents.find(entity.origin->document);
  if (!document) return {};
  return ui.t(TextKey::chain_source,
              {{"document", document->title}, {"place", entity.origin->place}});
}

void bodies(Page& page, Parts& parts, const Goal& goal) {
  if (goal.bodies.empty()) return;
  ui::Ui& ui = page.ui;
  part_heading(page, "kedja/details/bodies", TextKey::chain_bodies);
  ui::ButtonRow row(page);
  const std::size_t shown = std::min(goal.bodies.size(), limits::items);
  for (std::size_t place = 0; place < shown; ++place) {
    const Id& id = goal.bodies[place];
    const Body* body = parts.plan().bodies.find(id);
    if (!body) continue;
    const std::string words = ui.t(TextKey::chain_seen_from, {{"body", body->title}});
    if (row.add("kedja/details/body/" + id, words, ButtonKind::quiet)) parts.state.body = id;
  }
  row.end();
  page.first_of("kedja/details/bodies", shown, goal.bodies.size());
}

void responsible(Page& page, Parts& parts, const Goal& goal) {
  ui::Ui& ui = page.ui;
  part_heading(page, "kedja/details/responsible/title", TextKey::chain_responsible);
  const Role* role = parts.plan().roles.find(goal.responsible);
  if (parts.read_only || parts.plan().roles.empty()) {
    page.paragraph("kedja/details/responsible", ui::style::small,
                   role ? ui.theme().text : ui.theme().partly,
                   role ? role->title : ui.t(TextKey::chain_nobody));
    return;
  }
  std::vector<ui::Option> options = {{"none", ui.t(TextKey::chain_nobody)}};
  for (const Role& one : parts.plan().roles) options.push_back({one.id, one.title});
  const auto chosen =
      ui.select("kedja/details/responsible", {page.x, page.y, page.width, ui.target()},
                ui.t(TextKey::chain_responsible), options, role ? role->id : "none");
  page.y += ui.target();
  if (chosen) {
    set_field(parts, goal.id, "/responsible", *chosen == "none" ? Json(nullptr) : Json(*chosen));
  }
}

void kpis(Page& page, const GoalInChain& one) {
  ui::Ui& ui = page.ui;
  part_heading(page, "kedja/details/kpis", TextKey::chain_kpis);
  if (one.kpis.empty()) {
    page.paragraph("kedja/details/no-kpi", ui::style::small, ui.theme().partly,
                   ui.t(TextKey::chain_lacks_kpi));
  }
  const std::size_t shown = std::min(one.kpis.size(), limits::items);
  for (std::size_t place = 0; place < shown; ++place) {
    const Kpi* kpi = one.kpis[place];
    const std::string target =
        kpi->target.empty()
            ? ui.t(TextKey::chain_no_target)
            : words::target_words(ui.language(), *kpi, kpi->target.begin()->second) + " " +
                  std::to_string(kpi->target.begin()->first);
    page.paragraph("kedja/details/" + kpi->id, ui::style::small, ui.theme().text,
                   kpi->title + ": " + target);
    if (!kpi->note.empty()) {
      page.paragraph("kedja/details/" + kpi->id + "/note", ui::style::small, ui.theme().muted,
                     kpi->note);
    }
    page.space(4);
  }
  page.first_of("kedja/details/kpis", shown, one.kpis.size());
}

void measures(Page& page, Parts& parts, const GoalInChain& one) {
  ui::Ui& ui = page.ui;
  part_heading(page, "kedja/details/measures", TextKey::chain_measures);
  if (one.measures.empty()) {
    page.paragraph("kedja/details/no-measure", ui::style::small, ui.theme().partly,
                   ui.t(TextKey::chain_lacks_measure));
  }
  const bool has_example =
      std::any_of(one.measures.begin(), one.measures.end(), [](const Measure* measure) {
        return measure->origin && measure->origin->kind == OriginKind::example;
      });
  if (has_example) {
    ui.tag("kedja/details/measures/origin", {page.x, page.y}, ui.t(TextKey::origin_example),
           ui.theme().example_soft, ui.theme().example);
    page.space(29);
  }
  const std::size_t shown = std::min(one.measures.size(), limits::items);
  for (std::size_t place = 0; place < shown; ++place) {
    const Measure* measure = one.measures[place];
    const std::string id = "kedja/details/" + measure->id;
    const Rect box{page.x - ui.px(12), page.y, page.width + ui.px(12), ui.target()};
    ui::Node link;
    link.id = id;
    link.role = ui::Role::link;
    link.name = measure->title;
    link.href = "#/val/" + measure->id;
    ui.put(std::move(link), box);
    const ui::Pressed pressed = ui.pressable(id, box);
    if (pressed.hovered) ui.fill(box, ui.theme().accent_soft, 4);
    ui.line_of_text(box.inset(ui.px(12), 0), ui::style::small, ui.theme().accent, measure->title);
    if (pressed.focused) ui.outline(box.inset(1), ui.theme().focus, 4, 2.5f);
    if (pressed.pressed) parts.intents.go_to = "#/val/" + measure->id;
    page.y += box.height;
  }
  page.first_of("kedja/details/measures", shown, one.measures.size());
}

void conflicts(Page& page, Parts& parts, const Goal& goal) {
  ui::Ui& ui = page.ui;
  const words::ConflictContext context{ui.language(), parts.plan(), parts.snapshot.prepared(),
                                       nullptr};
  std::size_t count = 0;
  for (const conflict::Found& found : parts.snapshot.conflicts()) {
    const bool is_about =
        conflict::ground_of(found.kind) != conflict::Ground::computed &&
        std::find(found.goals.begin(), found.goals.end(), goal.id) != found.goals.end();
    if (!is_about) continue;
    if (count == 0) part_heading(page, "kedja/details/conflicts", TextKey::nav_conflicts);
    if (++count > limits::items) continue;
    const std::string id = "kedja/details/" + found.id;
    const std::string title = words::conflict_title(context, found);
    const std::string address = "#/konflikt/" + found.id;
    const float height =
        std::max(ui.target(), ui.height_of(ui::style::small, title, page.width) + ui.px(10));
    const Rect box{page.x - ui.px(12), page.y, page.width + ui.px(12), height};
    ui::Node link;
    link.id = id;
    link.role = ui::Role::link;
    link.name = title;
    link.href = address;
    ui.put(std::move(link), box);
    const ui::Pressed pressed = ui.pressable(id, box);
    if (pressed.hovered) ui.fill(box, ui.theme().accent_soft, 4);
    ui.lines_of_text(box.inset(ui.px(12), ui.px(5)), ui::style::small, ui.theme().accent, title);
    if (pressed.focused) ui.outline(box.inset(1), ui.theme().focus, 4, 2.5f);
    if (pressed.pressed) parts.intents.go_to = address;
    page.y += height;
  }
  page.first_of("kedja/details/conflicts", std::min(count, limits::items), count);
}

void fields(Page& page, Parts& parts, const Goal& goal) {
  ui::Ui& ui = page.ui;
  const auto field = [&](const std::string& name, TextKey label, const std::string& value,
                         bool many_lines) {
    const std::string id = "kedja/details/edit/" + name;
    ui.label(id + "/label", {page.x, page.y, page.width, ui.px(22)}, ui::style::small,
             ui.theme().muted, ui.t(label));
    page.space(24);
    const float height = many_lines ? ui.px(120) : std::max(ui.px(40), ui.target());
    const auto written = ui.text_field(ui::about(id, goal.id), {page.x, page.y, page.width, height},
                                       ui.t(label), value, many_lines);
    if (written) set_field(parts, goal.id, "/" + name, *written);
    page.y += height + ui.px(10);
  };
  field("title", TextKey::val_measure_title, goal.title, false);
  field("description", TextKey::val_measure_description, goal.description, true);
  if (!parts.refused || parts.refused->empty()) return;
  page.paragraph("kedja/details/refused", ui::style::small, ui.theme().bad,
                 ui.t(TextKey::val_measure_refused,
                      {{"why", ui::sentence_for(ui.language(), parts.refused->front())}}),
                 ui::Role::alert);
}

// A goal that the filters have hidden is still the one that is read.
GoalInChain selected_of(const Plan& plan, const Id& id) {
  GoalInChain one;
  one.goal = plan.goals.find(id);
  for (const Kpi& kpi : plan.kpis) {
    if (kpi.goal == id) one.kpis.push_back(&kpi);
  }
  for (const Measure& measure : plan.measures) {
    if (std::find(measure.goals.begin(), measure.goals.end(), id) != measure.goals.end()) {
      one.measures.push_back(&measure);
    }
  }
  return one;
}

}  // namespace

float details(Parts& parts, Rect box) {
  ui::Ui& ui = parts.ui;
  const float margin = ui.px(20);
  Page page{ui, box.x + margin, box.y + ui.px(16), box.width - 2 * margin};
  const GoalInChain one = selected_of(parts.plan(), parts.state.selected);
  if (!one.goal) return 0;
  const Goal& goal = *one.goal;
  const float side = ui.target();
  if (ui.icon_button("kedja/details/close",
                     {box.right() - side - ui.px(8), box.y + ui.px(8), side, side}, ui::Icon::close,
                     ui.t(TextKey::val_measure_close))) {
    ui.focus("kedja/" + goal.id + "/open");
    parts.state.selected.clear();
  }
  const float whole = page.width;
  page.width -= ui.px(28);
  page.heading("kedja/details/title", 2, ui::style::subtitle, goal.title);
  page.width = whole;
  page.space(6);
  if (!goal.description.empty()) {
    page.paragraph("kedja/details/description", ui::style::small, ui.theme().text,
                   goal.description);
  }
  const std::string source = source_words(ui, parts.plan(), goal);
  if (!source.empty()) {
    page.space(6);
    page.paragraph("kedja/details/source", ui::style::small, ui.theme().muted, source);
  }
  responsible(page, parts, goal);
  kpis(page, one);
  measures(page, parts, one);
  conflicts(page, parts, goal);
  bodies(page, parts, goal);
  if (!parts.read_only) {
    const Rect toggle{page.x - ui.px(8), page.y, page.width + ui.px(16), ui.target()};
    if (ui.disclosure("kedja/details/edit", toggle, ui.t(TextKey::chain_edit),
                      parts.state.editing)) {
      parts.state.editing = !parts.state.editing;
      if (parts.state.editing) ui.focus(ui::about("kedja/details/edit/title", goal.id));
    }
    page.y += ui.target() + ui.px(6);
    if (parts.state.editing) fields(page, parts, goal);
  }
  return page.y + ui.px(20) - box.y;
}

}  // namespace malvag::views::chain_parts
