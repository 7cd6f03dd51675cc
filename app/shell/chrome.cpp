// Top bar and navigation.
#include "chrome.hpp"

#include <cmath>

#include "../ui/numbers.hpp"
#include "../ui/words.hpp"
#include "../views/choice/ranking/prioritise.hpp"
#include "../views/conflicts/conflicts.hpp"
#include "../views/plans/plans.hpp"
#include "../views/situation/overview.hpp"

namespace malvag::shell {
namespace {

using ui::ButtonKind;
using ui::Icon;
using ui::Layout;
using ui::Rect;
using ui::TextKey;

ui::Node landmark(ui::Role role, std::string id, std::string name) {
  ui::Node node;
  node.role = role;
  node.id = std::move(id);
  node.name = std::move(name);
  return node;
}

std::string with_description(const ui::Ui& ui, TextKey plain, TextKey described,
                             const std::optional<edit::Description>& description) {
  if (!description) return ui.t(plain);
  return ui.t(described, {{"what", ui::sentence_for(ui.language(), *description)}});
}

void brand(ui::Ui& ui, Rect& bar) {
  const float side = ui.px(22);
  const Rect mark = bar.take_left(side);
  ui.icon(Icon::brand, {mark.x, mark.centre().y - side / 2, side, side}, ui.theme().accent);
  bar.take_left(ui.px(10));
  if (ui.layout() == Layout::narrow) return;
  const ui::TextStyle style{18, 24, ui::Weight::bold};
  const std::string name = ui.t(TextKey::app_name);
  const float width = ui.layout() == Layout::wide ? ui.px(ui::size::rail - 24 - 22 - 10)
                                                  : ui.width_of(style, name) + ui.px(24);
  ui.line_of_text(bar.take_left(width), style, ui.theme().accent, name);
}

void top_bar(ui::Ui& ui, Rect bar, const Session& session, const Route& route, ChromeAsked& asked) {
  const auto& theme = ui.theme();
  ui.fill(bar, theme.surface);
  ui.rule({bar.x, bar.bottom() - 1}, {bar.right(), bar.bottom() - 1}, theme.line);
  ui.open(landmark(ui::Role::banner, "top", ui.t(TextKey::app_name)), bar);
  const bool narrow = ui.layout() == Layout::narrow;
  const bool wide = ui.layout() == Layout::wide;
  Rect inside = bar.inset(ui.px(narrow ? 12 : 24), 0);
  brand(ui, inside);

  const float height = ui.target();
  const auto from_right = [&](float width) {
    const Rect place = inside.take_right(width);
    inside.take_right(ui.px(8));
    return Rect{place.x, place.centre().y - height / 2, place.width, height};
  };
  // On a telephone the language stands with the rest of the looks, under Mer.
  const bool has_language = ui.width() >= ui.px(560);
  const std::string other_language = ui.t(TextKey::top_other_language);
  const Rect language = has_language ? from_right(ui.button_width(other_language)) : Rect{};
  const std::string present = ui.t(TextKey::top_present);
  // On the card of a conflict the button stands beside the page to take along.
  const bool is_card = route.screen->selected_has_own_report && !route.selected.empty();
  const bool has_present = route.screen->report && !is_card;
  const float present_width = wide ? ui.button_width(present) : height;
  const Rect present_box = has_present ? from_right(present_width) : Rect{};
  const std::string search = ui.t(TextKey::search_title);
  const Rect search_box = from_right(wide ? ui.button_width(search) : height);
  // On a telephone the plan's name has the place of what cannot be done again now.
  const bool has_redo = has_language || session.history().can_redo();
  const Rect redo = has_redo ? from_right(height) : Rect{};
  const std::string undo_words = ui.t(TextKey::top_undo);
  const Rect undo = from_right(wide ? ui.button_width(undo_words) : height);
  inside.take_right(ui.px(8));

  const Plan& plan = session.history().plan();
  const Period& years = plan.head.period;
  std::string period = years.from == 0 ? "" : std::to_string(years.from);
  if (years.from != 0 && years.to != years.from) period += "–" + std::to_string(years.to);
  const float title_width =
      std::min(inside.width, ui.width_of(ui::style::label, plan.head.title) + ui.px(1));
  if (inside.width > ui.px(60)) {
    ui.label("top/plan", inside.take_left(title_width), ui::style::label, theme.text,
             plan.head.title);
  } else {  // the buttons take all of the bar; the name is in the page's title
    ui::Node plan_name = landmark(ui::Role::text, "top/plan", plan.head.title);
    ui.put(std::move(plan_name), inside);
  }
  inside.take_left(ui.px(14));
  const float period_width = ui.width_of(ui::style::body, period) + ui.px(1);
  if (inside.width > period_width && !period.empty()) {
    ui.label("top/period", inside.take_left(period_width), ui::style::body, theme.muted, period);
    inside.take_left(ui.px(14));
  }
  const std::string kept = kept_sentence(ui, session);
  const float kept_width = ui.width_of(ui::style::small, kept) + ui.px(1);
  const std::string download = ui.t(TextKey::top_download);
  const float download_width = ui.button_width(download);
  const Kept how = session.keeping().kept();
  if (inside.width > kept_width + download_width && (how == Kept::stored || how == Kept::failed)) {
    const Rect place = inside.take_right(download_width);
    if (ui.button("top/download", {place.x, place.centre().y - height / 2, place.width, height},
                  download, ButtonKind::quiet)) {
      asked.download = true;
    }
  }
  if (inside.width > kept_width) {
    ui.label("top/kept", inside.take_right(kept_width), ui::style::small, theme.muted, kept,
             ui::Align::right, ui::Role::status);
  }
  const bool can_change = !session.read_only();
  const std::string undo_name = with_description(ui, TextKey::top_undo, TextKey::top_undo_what,
                                                 session.history().undo_description());
  const bool can_undo = can_change && session.history().can_undo();
  asked.undo =
      wide ? ui.button("top/undo", undo, undo_words, ButtonKind::secondary, can_undo, undo_name)
           : ui.icon_button("top/undo", undo, Icon::undo, undo_name, can_undo);
  asked.redo =
      has_redo && ui.icon_button("top/redo", redo, Icon::redo,
                                 with_description(ui, TextKey::top_redo, TextKey::top_redo_what,
                                                  session.history().redo_description()),
                                 can_change && session.history().can_redo());
  asked.search =
      wide ? ui.button("top/search", search_box, search, ButtonKind::secondary, true,
                       ui.t(TextKey::top_search))
           : ui.icon_button("top/search", search_box, Icon::search, ui.t(TextKey::top_search));
  if (has_present) {
    asked.present = wide ? ui.button("top/present", present_box, present, ButtonKind::secondary)
                         : ui.icon_button("top/present", present_box, Icon::present, present);
  }
  if (has_language && ui.button("top/language", language, other_language, ButtonKind::quiet)) {
    asked.language = ui.language() == ui::Language::sv ? ui::Language::en : ui::Language::sv;
  }
  ui.close();
}

struct Destination {
  const views::Screen* screen;
  const char* id;
  Icon icon;
  TextKey name;
};
constexpr Destination destinations[] = {
    {&views::overview_screen, "nav/laget", Icon::situation, TextKey::nav_situation},
    {&views::conflicts_screen, "nav/konflikt", Icon::conflict, TextKey::nav_conflicts},
    {&views::ranking_screen, "nav/val", Icon::choice, TextKey::nav_choice},
    {&views::plans_screen, "nav/mer", Icon::more, TextKey::nav_more},
};

// `count`: how many there are of what the place is for; 0 is not said.
void destination(ui::Ui& ui, Rect box, const Destination& to, std::size_t count, const Route& route,
                 bool beside, ChromeAsked& asked) {
  const auto& theme = ui.theme();
  const bool here = to.screen->address == destination_of(*route.screen);
  const std::string name = ui.t(to.name);
  ui::Node node;
  node.id = to.id;
  node.role = ui::Role::link;
  node.name = name;
  if (count > 0) node.description = std::to_string(count);
  node.href = fragment_of({to.screen, "", false});
  node.current = here;
  ui.put(node, box);
  const ui::Pressed state = ui.pressable(to.id, box);
  if (here) ui.fill(box, theme.accent_soft, ui::size::radius);
  if (state.hovered && !here) ui.fill(box, theme.sunken, ui::size::radius);
  const ui::Colour colour = here ? theme.accent : theme.text;
  const float side = ui.px(20);
  if (beside) {
    Rect inside = box.inset(ui.px(12), 0);
    const Rect mark = inside.take_left(side);
    ui.icon(to.icon, {mark.x, mark.centre().y - side / 2, side, side}, colour);
    inside.take_left(ui.px(12));
    if (count > 0) {
      ui.line_of_text(inside.take_right(ui.px(36)), ui::style::small_strong, theme.muted,
                      std::to_string(count), ui::Align::right);
    }
    ui.line_of_text(inside, ui::style::label, colour, name);
  } else {
    Rect inside = box.inset(0, ui.px(6));
    const Rect mark = inside.take_top(side);
    ui.icon(to.icon, {mark.centre().x - side / 2, mark.y, side, side}, colour);
    std::vector<std::string> names;
    for (const Destination& each : destinations) names.push_back(ui.t(each.name));
    ui.line_of_text(inside, ui.same_for(ui::style::small_strong, names, inside.width), colour, name,
                    ui::Align::centre);
  }
  if (state.focused) ui.outline(box.inset(-1), theme.focus, ui::size::radius, 2.5f);
  if (state.pressed) asked.route = Route{to.screen, "", false};
}

Rect navigation(ui::Ui& ui, Rect area, const Session& session, const Route& route,
                ChromeAsked& asked) {
  const views::Snapshot& snapshot = session.snapshot();
  const auto count_of = [&](const views::Screen* screen) {
    // Before it is known which goals hold together it would be another number than on other
    // screens.
    return screen == &views::conflicts_screen && snapshot.together() ? snapshot.conflicts().size()
                                                                     : 0;
  };
  const auto& theme = ui.theme();
  const Layout layout = ui.layout();
  const std::string name = ui.t(TextKey::nav_name);
  if (layout == Layout::narrow) {
    const Rect bar = area.take_bottom(ui.px(ui::size::bottom_bar));
    ui.fill(bar, theme.surface);
    ui.rule({bar.x, bar.y}, {bar.right(), bar.y}, theme.line);
    ui.open(landmark(ui::Role::navigation, "nav", name), bar);
    Rect inside = bar.inset(ui.px(8), ui.px(6));
    const float part = inside.width / static_cast<float>(std::size(destinations));
    for (const Destination& to : destinations) {
      const Rect box = inside.take_left(part);
      const float width = std::min(box.width, ui.px(120));
      destination(ui, {box.centre().x - width / 2, box.y, width, box.height}, to, 0, route, false,
                  asked);
    }
    ui.close();
    return area;
  }
  const bool wide = layout == Layout::wide;
  const Rect rail = area.take_left(ui.px(wide ? ui::size::rail : ui::size::narrow_rail));
  ui.fill(rail, theme.surface);
  ui.rule({rail.right() - 1, rail.y}, {rail.right() - 1, rail.bottom()}, theme.line);
  ui.open(landmark(ui::Role::navigation, "nav", name), rail);
  Rect inside = rail.inset(ui.px(wide ? 12 : 6), ui.px(16));
  for (const Destination& to : destinations) {
    destination(ui, inside.take_top(ui.px(wide ? 44 : 56)), to, count_of(to.screen), route, wide,
                asked);
    inside.take_top(ui.px(4));
  }
  ui.close();
  return area;
}

}  // namespace

std::string kept_sentence(const ui::Ui& ui, const Session& session) {
  if (session.read_only()) return ui.t(TextKey::kept_read_only);
  const Keeping& keeping = session.keeping();
  const ui::Arguments when = {{"time", ui::clock(keeping.kept_at())}};
  switch (keeping.kept()) {
    case Kept::unchanged:
      return ui.t(TextKey::kept_unchanged);
    case Kept::waiting:
      return ui.t(TextKey::kept_waiting);
    case Kept::stored:
      return ui.t(TextKey::kept_stored, when);
    case Kept::saved:
      return ui.t(TextKey::kept_saved, when);
    case Kept::handed_out:
      return ui.t(TextKey::kept_handed_out, when);
    case Kept::failed:
      return ui.t(TextKey::kept_failed);
  }
  return {};
}

Rect chrome(ui::Ui& ui, const Session& session, const Route& route, ChromeAsked& asked) {
  Rect area{0, 0, ui.width(), ui.height()};
  top_bar(ui, area.take_top(std::max(ui.px(ui::size::top_bar), ui.target() + ui.px(12))), session,
          route, asked);
  return navigation(ui, area, session, route, asked);
}

}  // namespace malvag::shell
