// What the principle changes beside another, or beside none: by name.
#include "../../../../core/priority/difference.hpp"
#include "../../../ui/numbers.hpp"
#include "../choice_titles.hpp"
#include "principle_parts.hpp"

namespace malvag::views::principle_parts {
namespace {

using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

constexpr std::size_t titles_at_most = 8;

}  // namespace

void changes(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const Plan& plan = parts.plan();
  page.heading("princip/changes", 2, ui::style::subtitle, ui.t(TextKey::principle_changes));
  std::vector<ui::Option> options = {{"none", ui.t(TextKey::principle_changes_none)}};
  for (const Principle& one : plan.principles) {
    if (one.id != parts.shown.id) options.push_back({one.id, one.title});
  }
  const Principle* other = plan.principles.find(parts.state.against);
  if (other && other->id == parts.shown.id) other = nullptr;
  const Rect box =
      labelled(page, "princip/against", ui.t(TextKey::principle_changes_against), ui.target());
  const auto chosen = ui.select("princip/against", box, ui.t(TextKey::principle_changes_against),
                                options, other ? other->id : "none");
  if (chosen) parts.state.against = *chosen == "none" ? "" : *chosen;
  page.space(12);
  const auto& before =
      parts.snapshot.order(other ? *other : priority::no_principle(), parts.question).order;
  const auto& now = parts.snapshot.order(parts.shown, parts.question).order;
  if (now.line_year == 0) {
    page.paragraph("princip/changes/words", ui::style::small, ui.theme().text,
                   ui.t(TextKey::principle_changes_no_room), ui::Role::status);
    return;
  }
  const priority::Difference found = priority::difference(plan, before, now);
  const std::string year = std::to_string(now.line_year);
  const bool same = found.measures_in.empty() && found.measures_out.empty();
  page.paragraph("princip/changes/words", ui::style::body, ui.theme().text,
                 same ? ui.t(TextKey::principle_changes_nothing, {{"year", year}})
                      : ui.t(TextKey::principle_changes_some,
                             {{"in", std::to_string(found.measures_in.size())},
                              {"out", std::to_string(found.measures_out.size())},
                              {"year", year}}),
                 ui::Role::status);
  titles(page, "princip/changes/in", plan, found.measures_in, TextKey::principle_changes_in,
         titles_at_most);
  titles(page, "princip/changes/out", plan, found.measures_out, TextKey::principle_changes_out,
         titles_at_most);
  titles(page, "princip/changes/goals-in", plan, found.goals_in,
         TextKey::principle_changes_goals_in, titles_at_most);
  titles(page, "princip/changes/goals-out", plan, found.goals_out,
         TextKey::principle_changes_goals_out, titles_at_most);
}

}  // namespace malvag::views::principle_parts
