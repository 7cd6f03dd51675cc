// That somebody has adopted the principle, to be recorded.
#include "principle_parts.hpp"

namespace malvag::views::principle_parts {
namespace {

using ui::ButtonKind;
using ui::Page;
using ui::Rect;
using ui::TextKey;

void field(Page& page, const std::string& id, const Id& principle, TextKey name,
           std::string& value) {
  ui::Ui& ui = page.ui;
  const Rect box = labelled(page, id, ui.t(name), std::max(ui.px(40), ui.target()));
  ui.draft_field(ui::about(id, principle), box, ui.t(name), value);
}

}  // namespace

void adoption(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  PrincipleState& state = parts.state;
  page.space(10);
  page.paragraph("princip/adopt/about", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::principle_adopt_about));
  field(page, "princip/adopt/by", parts.shown.id, TextKey::principle_adopt_by, state.adoption.by);
  field(page, "princip/adopt/date", parts.shown.id, TextKey::principle_adopt_date,
        state.adoption.date);
  field(page, "princip/adopt/paragraph", parts.shown.id, TextKey::principle_adopt_paragraph,
        state.adoption.paragraph);
  field(page, "princip/adopt/case", parts.shown.id, TextKey::principle_adopt_case,
        state.adoption.reference);
  const bool seen_here = parts.seen.count(parts.shown.id) > 0;
  if (state.ranking_seen.empty()) state.ranking_seen = seen_here ? "yes" : "unknown";
  const Rect box =
      labelled(page, "princip/adopt/seen", ui.t(TextKey::principle_adopt_seen), ui.target());
  const auto chosen = ui.choice("princip/adopt/seen", box, ui.t(TextKey::principle_adopt_seen),
                                {{"yes", ui.t(TextKey::principle_adopt_seen_yes)},
                                 {"no", ui.t(TextKey::principle_adopt_seen_no)},
                                 {"unknown", ui.t(TextKey::principle_adopt_seen_unknown)}},
                                state.ranking_seen);
  if (chosen) state.ranking_seen = *chosen;
  if (seen_here) {
    page.space(4);
    page.paragraph("princip/adopt/seen-here", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::principle_adopt_seen_here));
  }
  page.space(12);
  const std::string write = ui.t(TextKey::principle_adopt_write);
  const bool complete = !state.adoption.by.empty() && !state.adoption.date.empty();
  if (ui.button("princip/adopt/write",
                {page.x, page.y, std::min(page.width, ui.button_width(write)), ui.target()}, write,
                ButtonKind::primary, complete)) {
    Principle adopted = parts.shown;
    adopted.adopted = state.adoption;
    if (state.ranking_seen != "unknown") adopted.rankingSeen = state.ranking_seen == "yes";
    parts.put(adopted);
    state.adopting = false;
    ui.forget_drafts("princip/adopt/", parts.shown.id);
    ui.focus("princip/rank");
  }
  page.y += ui.target() + ui.px(8);
  const std::string cancel = ui.t(TextKey::principle_adopt_cancel);
  if (ui.button("princip/adopt/cancel",
                {page.x, page.y, std::min(page.width, ui.button_width(cancel)), ui.target()},
                cancel, ButtonKind::quiet)) {
    state.adopting = false;
    ui.focus("princip/adopt");
  }
  page.y += ui.target();
}

}  // namespace malvag::views::principle_parts
