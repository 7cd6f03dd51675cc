// Puts together what was shown and what was written.
#include "conflicts_draft.hpp"

#include "../../../core/io/decode.hpp"

namespace malvag::views::conflicts_parts {

using ui::TextKey;
using words::ConflictWay;

std::string letter_of_own(const Shown& shown) {
  return std::string(1, static_cast<char>('A' + shown.card.ways.size() % 26));
}

bool is_own(const Shown& shown, const ConflictsState& state) {
  return !state.way.empty() && state.way == letter_of_own(shown);
}

namespace {

// As it is to be kept; none: no way is chosen.
std::optional<ConflictWay> chosen_way(const Shown& shown, const words::ConflictContext& in_force,
                                      const ConflictsState& state) {
  if (is_own(shown, state)) {
    ConflictWay own;
    own.letter = state.way;
    own.title = state.form.own_title;
    own.gives = state.form.own_gives_up;
    return own;
  }
  for (const ConflictWay& way : shown.card.ways) {
    if (way.letter != state.way) continue;
    ConflictWay chosen = way;
    // The order that was shown may be another principle's than the one in force.
    chosen.course.by_principle =
        chosen.course.by_principle && shown.context.principle == in_force.principle;
    return chosen;
  }
  return std::nullopt;
}

}  // namespace

Draft draft_of(const Shown& shown, const ConflictsState& state) {
  const words::ConflictContext in_force = words::in_force(shown.context);
  words::ConflictCard card = shown.card;
  card.principle = words::conflict_card(in_force, shown.found).principle;
  Draft draft;
  draft.choice.principleSays = card.principle;
  draft.way = chosen_way(shown, in_force, state);
  if (!draft.way) return draft;
  draft.choice = words::choice_of(in_force, shown.found, card, *draft.way);
  const conflict::Principled verdict = words::verdict_on(in_force, shown.found);
  draft.asks_follows = verdict.verdict == conflict::Verdict::decides &&
                       draft.way->course.kind == conflict::Course::Kind::other;
  if (draft.asks_follows) {
    draft.choice.follows = state.form.follows == "yes"  ? Follows::yes
                           : state.form.follows == "no" ? Follows::no
                                                        : Follows::notDecided;
  }
  return draft;
}

Missing missing_in(const ui::Ui& ui, const Shown& shown, const ConflictsState& state,
                   const Draft& draft) {
  const DecisionForm& form = state.form;
  Missing missing;
  const auto require = [&](bool holds, std::string& into, TextKey words, const std::string& field) {
    if (holds || !into.empty()) return;
    into = ui.t(words);
    if (!missing.first_field.empty()) return;
    missing.first_field = field == "konflikt/way/A" ? field : ui::about(field, shown.found.id);
  };
  require(draft.way.has_value(), missing.way, TextKey::resolution_form_need_way, "konflikt/way/A");
  require(!is_own(shown, state) || !is_blank(form.own_title), missing.own,
          TextKey::resolution_form_need_own, "konflikt/form/own");
  require(!is_blank(form.reason), missing.reason, TextKey::resolution_form_need_reason,
          "konflikt/form/reason");
  require(!is_blank(form.who), missing.who, TextKey::resolution_form_need_who, "konflikt/form/who");
  require(io::is_date(form.date), missing.date, TextKey::resolution_form_need_date,
          "konflikt/form/date");
  require(form.follow_up.empty() || io::is_date(form.follow_up), missing.follow_up,
          TextKey::resolution_form_need_follow_up, "konflikt/form/follow-up");
  require(form.follow_up.empty() || !io::is_date(form.date) || form.follow_up >= form.date,
          missing.follow_up, TextKey::resolution_form_early_follow_up, "konflikt/form/follow-up");
  return missing;
}

}  // namespace malvag::views::conflicts_parts
