// The form for a decision about a conflict, in its place on the card. Nothing is decided until it
// is saved with who, when and why.
#include <algorithm>

#include "../../ui/words.hpp"
#include "conflicts_draft.hpp"

namespace malvag::views::conflicts_parts {
namespace {

using ui::ButtonKind;
using ui::Page;
using ui::Rect;
using ui::TextKey;
using words::ConflictWay;

void problem_line(Page& page, const std::string& id, const std::string& problem) {
  if (problem.empty()) return;
  page.space(4);
  page.problem(id, problem);
}

// What choosing the way does, before it is decided.
void outcome(Page& page, const Draft& draft) {
  ui::Ui& ui = page.ui;
  page.space(12);
  page.heading("konflikt/form/does/title", 3, ui::style::strong,
               ui.t(TextKey::resolution_form_does));
  if (!draft.way) {
    page.paragraph("konflikt/form/does", ui::style::body, ui.theme().muted,
                   ui.t(TextKey::resolution_form_does_none));
  }
  for (std::size_t place = 0; place < draft.choice.consequences.size(); ++place) {
    page.paragraph("konflikt/form/does/" + std::to_string(place), ui::style::body, ui.theme().text,
                   draft.choice.consequences[place]);
    page.space(2);
  }
}

void two_or_three(Page& page, const std::string& id, TextKey name,
                  const std::vector<ui::Option>& options, std::string& value) {
  ui::Ui& ui = page.ui;
  page.space(10);
  page.paragraph(id + "/label", ui::style::small_strong, ui.theme().text, ui.t(name));
  page.space(4);
  const float width = std::min(page.width, ui.px(200) * static_cast<float>(options.size()));
  const Rect box{page.x, page.y, width, std::max(ui.px(40), ui.target())};
  if (const auto chosen = ui.choice(id, box, ui.t(name), options, value)) value = *chosen;
  page.y += box.height;
}

void principle_part(Page& page, const Draft& draft, DecisionForm& form) {
  ui::Ui& ui = page.ui;
  page.space(12);
  page.heading("konflikt/form/principle/title", 3, ui::style::strong,
               ui.t(TextKey::resolution_form_principle));
  page.paragraph("konflikt/form/principle", ui::style::body, ui.theme().text,
                 draft.choice.principleSays);
  if (draft.asks_follows) {
    if (form.follows.empty()) form.follows = "notDecided";
    two_or_three(page, "konflikt/form/follows", TextKey::resolution_form_follows,
                 {{"yes", ui.t(TextKey::resolution_form_follows_yes)},
                  {"no", ui.t(TextKey::resolution_form_follows_no)},
                  {"notDecided", ui.t(TextKey::resolution_form_follows_not_decided)}},
                 form.follows);
  }
  if (draft.way && draft.choice.follows == Follows::no) {
    page.space(6);
    page.paragraph("konflikt/form/against", ui::style::strong, ui.theme().text,
                   ui.t(TextKey::resolution_form_against), ui::Role::status);
  }
}

void acceptance(Page& page, DecisionForm& form) {
  ui::Ui& ui = page.ui;
  std::string value = form.accepted ? "yes" : "no";
  two_or_three(page, "konflikt/form/accepted", TextKey::resolution_form_accepted,
               {{"no", ui.t(TextKey::resolution_form_accepted_no)},
                {"yes", ui.t(TextKey::resolution_form_accepted_yes)}},
               value);
  form.accepted = value == "yes";
  if (!form.accepted) return;
  page.space(4);
  page.paragraph("konflikt/form/accepted/note", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::resolution_form_accepted_note));
}

void fields(Page& page, const Draft& draft, const Missing& missing, DecisionForm& form) {
  ui::Ui& ui = page.ui;
  const Id& conflict = draft.choice.conflict;
  const bool against = draft.way && draft.choice.follows == Follows::no;
  form_field(
      page, "konflikt/form/reason", conflict,
      ui.t(against ? TextKey::resolution_form_reason_against : TextKey::resolution_form_reason),
      form.reason, true, missing.reason);
  form_field(page, "konflikt/form/who", conflict, ui.t(TextKey::resolution_form_who), form.who,
             false, missing.who);
  form_field(page, "konflikt/form/date", conflict, ui.t(TextKey::resolution_form_date), form.date,
             false, missing.date);
  form_field(page, "konflikt/form/follow-up", conflict, ui.t(TextKey::resolution_form_follow_up),
             form.follow_up, false, missing.follow_up);
}

void save(const Shown& shown, Draft draft, DecisionForm& form, Intents& intents) {
  ConflictChoice& choice = draft.choice;
  choice.reason = form.reason;
  choice.who = form.who;
  choice.date = form.date;
  choice.followUp = form.follow_up;
  choice.accepted = form.accepted;
  choice.origin = Origin{OriginKind::judgement, "", "", form.who, form.date, {}};
  intents.commands.push_back(words::put(shown.context.plan, choice));
  intents.who = form.who;
  intents.reason = form.reason;
  form.sent_at = shown.revision;
}

// What was chosen before, to be changed.
void take_over(const Shown& shown, const ConflictChoice& choice, ConflictsState& state) {
  DecisionForm& form = state.form;
  form.who = choice.who;
  if (shown.settlement.state != conflict::State::open_again) {
    form.reason = choice.reason;
    form.follow_up = choice.followUp;
    form.accepted = choice.accepted;
  }
  const auto same =
      std::find_if(shown.card.ways.begin(), shown.card.ways.end(),
                   [&](const ConflictWay& way) { return way.title == choice.way.title; });
  if (same != shown.card.ways.end()) {
    state.way = same->letter;
    return;
  }
  state.way = letter_of_own(shown);
  form.own_title = choice.way.title;
  form.own_gives_up = choice.way.givesUp.empty() ? choice.way.risk : choice.way.givesUp;
}

}  // namespace

void form_field(Page& page, const std::string& id, const Id& conflict, const std::string& name,
                std::string& value, bool many_lines, const std::string& problem) {
  ui::Ui& ui = page.ui;
  page.space(10);
  page.paragraph(id + "/label", ui::style::small_strong, ui.theme().text, name);
  page.space(4);
  const float height = many_lines ? ui.px(84) : std::max(ui.px(40), ui.target());
  const float width = many_lines ? page.width : std::min(page.width, ui.px(420));
  const Rect box{page.x, page.y, width, height};
  ui.draft_field(ui::about(id, conflict), box, name, value, many_lines);
  page.y += height;
  problem_line(page, id, problem);
}

std::vector<ConflictWay> ways_to_choose(const ui::Ui& ui, const Shown& shown,
                                        const ConflictsState& state) {
  std::vector<ConflictWay> ways = shown.card.ways;
  if (state.form.kind != DecisionForm::Kind::choose) return ways;
  ConflictWay own;
  own.letter = letter_of_own(shown);
  own.title = ui.t(TextKey::resolution_form_own);
  own.text = ui.t(TextKey::resolution_form_own_text);
  own.gives = is_blank(state.form.own_gives_up) ? ui.t(TextKey::resolution_form_own_gives)
                                                : state.form.own_gives_up;
  ways.push_back(std::move(own));
  return ways;
}

void open_form(ui::Ui& ui, const Shown& shown, ConflictsState& state) {
  const std::string way = state.way;
  state.form = {};
  state.form.kind = DecisionForm::Kind::choose;
  state.form.date = std::string(shown.given.today);
  state.saved_at.reset();
  if (const ConflictChoice* choice = shown.choice()) take_over(shown, *choice, state);
  if (!way.empty()) state.way = way;
  ui.focus("konflikt/way/" + (state.way.empty() ? std::string("A") : state.way));
}

void settle_form(ui::Ui& ui, const Shown& shown, ConflictsState& state) {
  if (!state.form.sent_at) return;
  const bool is_saved = shown.revision != *state.form.sent_at;
  state.form.sent_at.reset();
  state.form.refused = !is_saved;
  if (!is_saved) return;
  const bool took_up = state.form.kind == DecisionForm::Kind::take_up;
  state.form = {};
  ui.forget_drafts("konflikt/", shown.found.id);
  state.way.clear();
  state.saved_at = shown.revision;
  ui.focus(took_up ? "konflikt/decide" : "konflikt/decision/change");
}

void form(Page& page, const Shown& shown, ConflictsState& state, Intents& intents) {
  if (state.form.kind != DecisionForm::Kind::choose) return;
  ui::Ui& ui = page.ui;
  DecisionForm& form = state.form;
  const Draft draft = draft_of(shown, state);
  const Missing all_missing = missing_in(ui, shown, state, draft);
  const Missing missing = form.asked ? all_missing : Missing{};
  bool writes = false, cancels = false;
  problem_line(page, "konflikt/form/way", missing.way);
  page.space(4);
  page.y += card_around(ui, {page.x, page.y, page.width, 0}, [&](Page& inside) {
    inside.heading("konflikt/form/title", 2, ui::style::subtitle,
                   ui.t(TextKey::resolution_form_title));
    inside.paragraph("konflikt/form/note", ui::style::small, ui.theme().muted,
                     ui.t(TextKey::resolution_form_note));
    if (is_own(shown, state)) {
      form_field(inside, "konflikt/form/own", shown.found.id,
                 ui.t(TextKey::resolution_form_own_title), form.own_title, false, missing.own);
      form_field(inside, "konflikt/form/own-gives", shown.found.id,
                 ui.t(TextKey::resolution_form_own_gives_up), form.own_gives_up, false, "");
    }
    outcome(inside, draft);
    principle_part(inside, draft, form);
    acceptance(inside, form);
    fields(inside, draft, missing, form);
    inside.space(16);
    ui::ButtonRow buttons(inside);
    writes = buttons.add("konflikt/form/write", ui.t(TextKey::resolution_form_write),
                         ButtonKind::primary);
    cancels = buttons.add("konflikt/form/cancel", ui.t(TextKey::resolution_form_cancel),
                          ButtonKind::quiet);
    buttons.end();
    if (form.refused && shown.given.refused && !shown.given.refused->empty()) {
      inside.paragraph(
          "konflikt/form/refused", ui::style::small, ui.theme().bad,
          ui.t(TextKey::resolution_form_refused,
               {{"why", ui::sentence_for(ui.language(), shown.given.refused->front())}}),
          ui::Role::alert);
    }
  });
  page.space(20);
  if (cancels) {
    form = {};
    ui.focus(shown.choice() && shown.settlement.state != conflict::State::open_again
                 ? "konflikt/decision/change"
                 : "konflikt/decide");
  }
  if (!writes) return;
  form.asked = true;
  if (!all_missing.first_field.empty()) {
    ui.focus(all_missing.first_field);
    return;
  }
  save(shown, draft, form, intents);
}

}  // namespace malvag::views::conflicts_parts
