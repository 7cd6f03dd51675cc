// What was decided about the conflict that is shown, at the top of its card.
#include "../../ui/numbers.hpp"
#include "conflicts_parts.hpp"

namespace malvag::views::conflicts_parts {
namespace {

using conflict::State;
using ui::ButtonKind;
using ui::Page;
using ui::Rect;
using ui::TextKey;

void shape_of(ui::Ui& ui, ui::Point centre, State state) {
  const auto& theme = ui.theme();
  const float size = ui.px(5);
  switch (state) {
    case State::open:
      ui.ring(centre, size, theme.none, ui.px(2));
      break;
    case State::decided:
      ui.disc(centre, size, theme.good);
      break;
    case State::accepted:
      ui.ring(centre, size, theme.partly, ui.px(2));
      ui.disc(centre, ui.px(2), theme.partly);
      break;
    case State::follow_up_due:
      ui.fill({centre.x - size, centre.y - size, 2 * size, 2 * size}, theme.partly);
      break;
    case State::open_again:
      ui.triangle(centre, 2 * size, true, theme.bad);
      break;
  }
}

// Why it is open again, and what has changed since.
void banner(Page& page, const Shown& shown, const ConflictChoice& choice) {
  ui::Ui& ui = page.ui;
  const std::string why = words::again_words(ui.language(), choice, shown.settlement.state);
  if (why.empty()) return;
  constexpr std::size_t most_lines = 6;
  std::vector<std::string> lines =
      words::changed_words(shown.context, shown.settlement.changed, most_lines);
  if (choice.reopened) lines.push_back(choice.reopened->reason);
  const float margin = ui.px(20);
  const float inner = page.width - 2 * margin - ui.px(24);
  float height = ui.px(32) + ui.height_of(ui::style::strong, why, inner);
  for (const std::string& line : lines) {
    height += ui.px(4) + ui.height_of(ui::style::body, line, inner);
  }
  const Rect box{page.x, page.y, page.width, height};
  ui.fill(box, ui.theme().minus_soft, ui::size::radius);
  shape_of(ui, {box.x + margin + ui.px(6), box.y + ui.px(28)}, State::open_again);
  Page inside{ui, box.x + margin + ui.px(24), box.y + ui.px(16), inner};
  inside.paragraph("konflikt/again", ui::style::strong, ui.theme().text, why, ui::Role::status);
  for (std::size_t place = 0; place < lines.size(); ++place) {
    inside.space(4);
    inside.paragraph("konflikt/again/" + std::to_string(place), ui::style::body, ui.theme().text,
                     lines[place]);
  }
  page.y = box.bottom() + ui.px(12);
}

void take_up(Page& page, const Shown& shown, const ConflictChoice& choice, ConflictsState& state,
             Intents& intents) {
  ui::Ui& ui = page.ui;
  DecisionForm& form = state.form;
  page.space(8);
  page.heading("konflikt/takeup/title", 3, ui::style::strong,
               ui.t(TextKey::resolution_take_up_title));
  page.paragraph("konflikt/takeup/note", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::resolution_take_up_note));
  const auto missing = [&](const std::string& value, TextKey key) {
    return form.asked && is_blank(value) ? ui.t(key) : std::string();
  };
  form_field(page, "konflikt/takeup/reason", shown.found.id, ui.t(TextKey::resolution_form_reason),
             form.reason, true, missing(form.reason, TextKey::resolution_form_need_reason));
  form_field(page, "konflikt/takeup/who", shown.found.id, ui.t(TextKey::resolution_take_up_who),
             form.who, false, missing(form.who, TextKey::resolution_form_need_who));
  page.space(12);
  bool writes = false, cancels = false;
  {
    ui::ButtonRow buttons(page);
    writes = buttons.add("konflikt/takeup/write", ui.t(TextKey::resolution_take_up_write),
                         ButtonKind::primary);
    cancels = buttons.add("konflikt/takeup/cancel", ui.t(TextKey::resolution_form_cancel),
                          ButtonKind::quiet);
    buttons.end();
  }
  if (cancels) {
    form = {};
    ui.focus("konflikt/decision/take-up");
  }
  if (!writes) return;
  form.asked = true;
  if (is_blank(form.reason) || is_blank(form.who)) {
    ui.focus(ui::about(is_blank(form.reason) ? "konflikt/takeup/reason" : "konflikt/takeup/who",
                       shown.found.id));
    return;
  }
  ConflictChoice again = choice;
  again.reopened = Reopening{form.who, std::string(shown.given.today), form.reason, {}};
  intents.commands.push_back(words::put(shown.context.plan, again));
  intents.who = form.who;
  intents.reason = form.reason;
  form.sent_at = shown.revision;
}

void buttons_below(Page& page, const Shown& shown, ConflictsState& state) {
  if (shown.given.read_only || state.form.kind != DecisionForm::Kind::none) return;
  ui::Ui& ui = page.ui;
  page.space(4);
  ui::ButtonRow buttons(page);
  if (shown.settlement.state == State::open_again) {
    if (buttons.add("konflikt/decide", ui.t(TextKey::resolution_decide), ButtonKind::primary)) {
      open_form(ui, shown, state);
    }
  } else {
    if (buttons.add("konflikt/decision/change", ui.t(TextKey::resolution_change),
                    ButtonKind::secondary)) {
      open_form(ui, shown, state);
    }
    if (buttons.add("konflikt/decision/take-up", ui.t(TextKey::resolution_take_up),
                    ButtonKind::secondary)) {
      state.form = {};
      state.form.kind = DecisionForm::Kind::take_up;
      ui.focus(ui::about("konflikt/takeup/reason", shown.found.id));
    }
  }
  buttons.end();
}

void earlier(Page& page, const Shown& shown, ConflictsState& state) {
  ui::Ui& ui = page.ui;
  const auto about = conflict::choices_about(shown.context.plan, shown.found.id);
  if (about.size() < 2) return;
  const std::string words =
      ui.n(ui::PluralKey::resolution_earlier, static_cast<std::int64_t>(about.size() - 1));
  const float width = std::min(page.width, ui.button_width(words) + ui.px(28));
  if (ui.disclosure("konflikt/earlier", {page.x - ui.px(8), page.y, width, ui.target()}, words,
                    state.shows_earlier)) {
    state.shows_earlier = !state.shows_earlier;
  }
  page.y += ui.target() + ui.px(4);
  if (!state.shows_earlier) return;
  for (std::size_t place = 1; place < about.size(); ++place) {
    page.paragraph("konflikt/earlier/" + about[place]->id, ui::style::body, ui.theme().text,
                   words::earlier_words(ui.language(), *about[place]));
    page.space(8);
  }
}

}  // namespace

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

float state_tag(ui::Ui& ui, const std::string& id, ui::Point corner, State state) {
  shape_of(ui, {corner.x + ui.px(6), corner.y + ui.px(11.5f)}, state);
  const float shift = ui.px(17);
  return shift + ui.tag(id, {corner.x + shift, corner.y}, words::state_words(ui.language(), state),
                        ui.theme().sunken, ui.theme().text);
}

void decision(Page& page, const Shown& shown, ConflictsState& state, Intents& intents) {
  const ConflictChoice* choice = shown.choice();
  if (!choice) return;
  ui::Ui& ui = page.ui;
  page.space(4);
  banner(page, shown, *choice);
  page.y += card_around(ui, {page.x, page.y, page.width, 0}, [&](Page& inside) {
    inside.heading("konflikt/decision/title", 2, ui::style::subtitle,
                   ui.t(TextKey::resolution_decision));
    inside.space(6);
    state_tag(ui, "konflikt/decision/state", {inside.x, inside.y}, shown.settlement.state);
    inside.space(34);
    const auto terms = words::choice_terms(ui.language(), *choice, shown.settlement.state);
    for (std::size_t place = 0; place < terms.size(); ++place) {
      term(inside, "konflikt/decision/" + std::to_string(place), 3, terms[place].name,
           terms[place].words);
    }
    if (state.saved_at == shown.revision) {
      inside.paragraph(
          "konflikt/saved", ui::style::small, ui.theme().muted,
          ui.t(choice->reopened ? TextKey::resolution_taken_up : TextKey::resolution_saved),
          ui::Role::status);
      inside.space(8);
    }
    earlier(inside, shown, state);
    buttons_below(inside, shown, state);
    if (state.form.kind == DecisionForm::Kind::take_up) {
      take_up(inside, shown, *choice, state, intents);
    }
  });
  page.space(20);
}

}  // namespace malvag::views::conflicts_parts
