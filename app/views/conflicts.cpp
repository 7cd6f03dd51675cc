// The list, and which card is shown.
#include "conflicts.hpp"

#include <algorithm>

#include "../ui/numbers.hpp"
#include "../words/feasibility_words.hpp"
#include "conflicts_parts.hpp"

namespace malvag::views {

namespace conflicts_parts {

ui::Colour ground_colour(const ui::Theme& theme, conflict::Ground ground) {
  return ground == conflict::Ground::computed ? theme.bad
         : ground == conflict::Ground::judged ? theme.minus
                                              : theme.muted;
}
ui::Colour ground_soft(const ui::Theme& theme, conflict::Ground ground) {
  return ground == conflict::Ground::computed ? theme.surface
         : ground == conflict::Ground::judged ? theme.minus_soft
                                              : theme.sunken;
}

}  // namespace conflicts_parts

namespace {

using conflict::Found;
using conflict::Ground;
using conflicts_parts::Shown;
using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

constexpr std::pair<Ground, std::string_view> grounds[] = {
    {Ground::computed, "computed"}, {Ground::judged, "judged"}, {Ground::unclear, "unclear"}};

words::ConflictContext context_of(const ui::Ui& ui, const Snapshot& snapshot,
                                  const Principle* principle) {
  return {ui.language(), snapshot.plan(), snapshot.prepared(), principle};
}

std::vector<const Found*> listed(const Snapshot& snapshot, const std::string& ground) {
  std::vector<const Found*> result;
  for (const Found& found : snapshot.conflicts()) {
    const Ground own = conflict::ground_of(found.kind);
    const bool matches = std::any_of(std::begin(grounds), std::end(grounds), [&](const auto& one) {
      return one.first == own && one.second == ground;
    });
    if (ground.empty() || matches) result.push_back(&found);
  }
  return result;
}

std::size_t count_of(const Snapshot& snapshot, Ground ground) {
  const auto& all = snapshot.conflicts();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Found& found) {
    return conflict::ground_of(found.kind) == ground;
  }));
}

PluralKey count_words(Ground ground) {
  return ground == Ground::computed ? PluralKey::conflicts_computed
         : ground == Ground::judged ? PluralKey::conflicts_judged
                                    : PluralKey::conflicts_unclear;
}

std::string answer(const ui::Ui& ui, const Snapshot& snapshot) {
  if (snapshot.conflicts().empty()) return ui.t(TextKey::conflicts_answer_none);
  std::vector<std::string> parts;
  for (const auto& [ground, name] : grounds) {
    const std::size_t count = count_of(snapshot, ground);
    if (count > 0) {
      parts.push_back(ui::in_sentence(ui.n(count_words(ground), static_cast<std::int64_t>(count))));
    }
  }
  std::string joined = parts.front();
  for (std::size_t place = 1; place < parts.size(); ++place) {
    joined = place + 1 == parts.size()
                 ? ui.t(TextKey::conflict_list_and, {{"start", joined}, {"last", parts[place]}})
                 : joined + ", " + parts[place];
  }
  return ui.t(TextKey::conflicts_answer, {{"parts", joined}});
}

void filter(Page& page, const Snapshot& snapshot, ConflictsState& state) {
  ui::Ui& ui = page.ui;
  std::vector<ui::Option> options = {{"all", ui.t(TextKey::conflicts_all)}};
  for (const auto& [ground, name] : grounds) {
    if (count_of(snapshot, ground) == 0) continue;
    options.push_back(
        {std::string(name), ui.t(ground == Ground::computed ? TextKey::conflicts_filter_computed
                                 : ground == Ground::judged ? TextKey::conflicts_filter_judged
                                                            : TextKey::conflicts_filter_unclear)});
  }
  if (options.size() < 3) return;
  const float width = std::min(page.width, ui.px(132) * static_cast<float>(options.size()));
  const auto chosen = ui.choice("konflikt/ground", {page.x, page.y, width, ui.target()},
                                ui.t(TextKey::conflicts_filter), options,
                                state.ground.empty() ? "all" : state.ground);
  if (chosen) state.ground = *chosen == "all" ? "" : *chosen;
  page.y += ui.target() + ui.px(16);
}

std::string line_of(const words::ConflictContext& context, const Found& found) {
  if (const auto* judged = std::get_if<conflict::Judged>(&found.evidence)) {
    return ui::plural(
        context.language, PluralKey::conflict_judged,
        static_cast<std::int64_t>(judged->most.strengths.size()),
        {{"strengths", words::strengths_words(context.language, judged->most.strengths)}});
  }
  if (std::holds_alternative<conflict::Apart>(found.evidence)) {
    return words::apart_line(context, found);
  }
  if (std::holds_alternative<conflict::Firm>(found.evidence)) {
    return ui::text(context.language, TextKey::apart_line_firm);
  }
  if (const auto* shortage = std::get_if<conflict::Shortage>(&found.evidence)) {
    const Body* body = context.plan.bodies.find(shortage->body);
    for (const conflict::YearShort& year : shortage->years) {
      if (year.year != shortage->worst) continue;
      return ui::text(context.language, TextKey::conflicts_missing,
                      {{"body", body ? body->title : ""},
                       {"missing", ui::million_kronor(context.language, year.missing)},
                       {"year", std::to_string(year.year)}});
    }
  }
  return words::origin_words(context.language, found);
}

float row_height(const ui::Ui& ui) {
  return ui.px(ui.width() < ui.px(600) ? 124 : 74);
}

void row(ui::Ui& ui, Rect box, const words::ConflictContext& context, const Found& found,
         bool vanishes, Intents& intents) {
  const std::string id = "konflikt/" + found.id;
  const std::string title = words::conflict_title(context, found);
  const std::string address = "#/konflikt/" + found.id;
  const std::string ground = words::ground_words(context.language, found.kind);
  const std::string line =
      (vanishes ? ui.t(TextKey::slide_gone) + ". " : "") + line_of(context, found);
  ui::Node item;
  item.id = id;
  item.role = ui::Role::item;
  ui.open(std::move(item), box);
  ui::Node link;
  link.id = id + "/open";
  link.role = ui::Role::link;
  link.name = title;
  link.description = ground + ". " + line;
  link.href = address;
  ui.put(std::move(link), box);
  const ui::Pressed state = ui.pressable(id + "/open", box);
  if (state.hovered) ui.fill(box, ui.theme().sunken);
  Rect inside = box.inset(ui.px(20), ui.px(12));
  const Rect mark = inside.take_right(ui.px(20));
  ui.icon(ui::Icon::chevron_right, {mark.x, mark.centre().y - ui.px(9), ui.px(18), ui.px(18)},
          ui.theme().muted);
  inside.take_right(ui.px(12));
  const bool has_little_room = ui.width() < ui.px(600);
  const Rect words = inside.take_top(ui.px(has_little_room ? 48 : 24));
  if (has_little_room) {
    ui.lines_of_text(words, ui::style::label, ui.theme().text, title);
  } else {
    ui.line_of_text(words, ui::style::label, ui.theme().text, title);
  }
  inside.take_top(ui.px(3));
  const Ground own = conflict::ground_of(found.kind);
  const float tag = ui.tag(id + "/ground", {inside.x, inside.y}, ground,
                           conflicts_parts::ground_soft(ui.theme(), own),
                           conflicts_parts::ground_colour(ui.theme(), own));
  if (has_little_room) {
    inside.take_top(ui.px(25));
  } else {
    inside.take_left(tag + ui.px(10));
  }
  ui.line_of_text({inside.x, inside.y, inside.width, ui.px(23)}, ui::style::small, ui.theme().muted,
                  line);
  ui.close();
  ui.rule({box.x, box.bottom() - 1}, {box.right(), box.bottom() - 1}, ui.theme().line);
  if (state.focused) ui.outline(box.inset(2), ui.theme().focus, 4, 2.5f);
  if (state.pressed) intents.go_to = address;
}

void list(Page& page, Rect area, const words::ConflictContext& context,
          const std::vector<const Found*>& shown, const TogetherShown& together, Intents& intents) {
  ui::Ui& ui = page.ui;
  const float height = row_height(ui);
  const Rect card{page.x, page.y, page.width, height * static_cast<float>(shown.size())};
  ui.card(card);
  ui::Node node;
  node.id = "konflikt/list";
  node.role = ui::Role::list;
  node.name = ui.t(TextKey::nav_conflicts);
  ui.open(std::move(node), card);
  for (std::size_t place = 0; place < shown.size(); ++place) {
    const Rect box{card.x, card.y + height * static_cast<float>(place), card.width, height};
    if (box.bottom() < area.y - height || box.y > area.bottom() + height) continue;
    row(ui, box, context, *shown[place], conflicts_parts::vanishes(*shown[place], together),
        intents);
  }
  ui.close();
  page.y = card.bottom();
}

void whole_list(ui::Ui& ui, Rect area, const Snapshot& snapshot, const Principle* principle,
                const TogetherShown& together, ConflictsState& state, Intents& intents) {
  Page page = begin_page(ui, "konflikt", ui.t(TextKey::nav_conflicts), area, 880);
  page.question("konflikt", ui.t(TextKey::conflicts_title), answer(ui, snapshot));
  page.space(12);
  ui::ButtonRow buttons(page);
  if (!snapshot.plan().influences.empty() &&
      buttons.add("konflikt/inspect", ui.t(TextKey::conflicts_inspect),
                  ui::ButtonKind::secondary)) {
    intents.go_to = "#/konflikt/granska";
  }
  buttons.end();
  filter(page, snapshot, state);
  if (state.ground.empty() || state.ground == "computed") {
    conflicts_parts::together_part(page, snapshot, together, state);
  }
  const auto shown = listed(snapshot, state.ground);
  if (shown.empty()) {
    page.paragraph("konflikt/empty", ui::style::body, ui.theme().muted,
                   ui.t(TextKey::conflicts_empty));
  } else {
    list(page, area, context_of(ui, snapshot, principle), shown, together, intents);
  }
  end_page(page, area);
}

}  // namespace

void conflicts(ui::Ui& ui, Rect area, const Snapshot& snapshot, const Principle* principle,
               const TogetherShown& together, ConflictsState& state, Intents& intents) {
  const auto& all = snapshot.conflicts();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Found& one) {
    return one.id == state.selected || (!one.written.empty() && one.written == state.selected);
  });
  if (found == all.end()) {
    state.way.clear();
    return whole_list(ui, area, snapshot, principle, together, state, intents);
  }
  const words::ConflictContext context = context_of(ui, snapshot, principle);
  const words::ConflictCard card = words::conflict_card(context, *found);
  const auto next = found + 1;
  Page page = begin_page(ui, "konflikt/card", card.title, area, 880);
  conflicts_parts::conflict_card(page,
                                 {card, static_cast<std::size_t>(found - all.begin()) + 1,
                                  all.size(), next == all.end() ? "" : "#/konflikt/" + next->id},
                                 words::conflict_report(context, card), state, intents);
  end_page(page, area);
}

report::Report conflicts_report(const ui::Ui& ui, const Snapshot& snapshot,
                                const Principle* principle, const ConflictsState& state) {
  const words::ConflictContext context = context_of(ui, snapshot, principle);
  for (const Found& found : snapshot.conflicts()) {
    if (found.id == state.selected || (!found.written.empty() && found.written == state.selected)) {
      return words::conflict_report(context, words::conflict_card(context, found));
    }
  }
  report::Report shown;
  shown.language = ui::code_of(ui.language());
  shown.title = ui.t(TextKey::conflicts_title);
  shown.lead = answer(ui, snapshot);
  constexpr std::size_t rows_of_a_slide = 7;
  for (const auto& [ground, name] : grounds) {
    report::Section section;
    for (const Found& found : snapshot.conflicts()) {
      if (conflict::ground_of(found.kind) != ground) continue;
      if (section.points.size() == rows_of_a_slide) break;
      section.title = words::ground_words(ui.language(), found.kind);
      section.points.push_back(words::conflict_title(context, found));
    }
    if (!section.points.empty()) shown.sections.push_back(std::move(section));
  }
  shown.foot = ui.t(TextKey::situation_plan, {{"plan", snapshot.plan().head.title}});
  return shown;
}

}  // namespace malvag::views
