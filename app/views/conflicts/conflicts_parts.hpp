// The card of one conflict, a part of the screen Målkonflikter.
#pragma once

#include <set>

#include "../../ui/page.hpp"
#include "../../words/resolution_words.hpp"
#include "calculation_words.hpp"
#include "conflicts.hpp"

namespace malvag::views::conflicts_parts {

ui::Colour ground_colour(const ui::Theme& theme, conflict::Ground ground);
ui::Colour ground_soft(const ui::Theme& theme, conflict::Ground ground);

// `place` of `count`, from 1; `next` is the address of the one after, empty at the end.
struct Shown {
  const words::ConflictCard& card;
  std::size_t place = 1;
  std::size_t count = 1;
  std::string next;
  const conflict::Found& found;
  const conflict::Settlement& settlement;
  const words::ConflictContext& context;
  const ConflictsShown& given;
  edit::Revision revision;
  std::optional<words::CalculationWords> calculation;  // none: there is nothing to add up

  // The one that counts; null: none.
  const ConflictChoice* choice() const { return context.plan.choices.find(settlement.choice); }
};
void conflict_card(ui::Page& page, const Shown& shown, const report::Report& report,
                   ConflictsState& state, Intents& intents);

// How far the goals have been tried, and what more money would do.
void together_part(ui::Page& page, const words::ConflictContext& context, const Snapshot& snapshot,
                   const TogetherShown& together, ConflictsState& state);
// Those that are not found with the money that is tried.
std::set<Id> vanishing(const Snapshot& snapshot, const TogetherShown& together,
                       const ConflictsState& state);

// How it is computed, opened and closed.
void sums(ui::Page& page, const words::CalculationWords& words, ConflictsState& state);

// A term beside what is said of it, above it where there is little room.
void term(ui::Page& page, const std::string& id, int level, const std::string& name,
          const std::string& said);
// A state's shape and word; gives the width.
float state_tag(ui::Ui& ui, const std::string& id, ui::Point corner, conflict::State state);

// What was decided: by whom, why, what not, and whether it still stands.
void decision(ui::Page& page, const Shown& shown, ConflictsState& state, Intents& intents);

// The ways that a decision is chosen among: the card's, and while it is written one's own.
std::vector<words::ConflictWay> ways_to_choose(const ui::Ui& ui, const Shown& shown,
                                               const ConflictsState& state);
void open_form(ui::Ui& ui, const Shown& shown, ConflictsState& state);
void form(ui::Page& page, const Shown& shown, ConflictsState& state, Intents& intents);
// Once what was sent has been saved or refused, says so.
void settle_form(ui::Ui& ui, const Shown& shown, ConflictsState& state);
bool is_blank(const std::string& text);
// A label, a field below it, and what is missing in it.
void form_field(ui::Page& page, const std::string& id, const Id& conflict, const std::string& name,
                std::string& value, bool many_lines, const std::string& problem);

// Goals that help each other, after those that collide.
void synergies_part(ui::Page& page, const words::ConflictContext& context,
                    const std::vector<conflict::Synergy>& synergies);

}  // namespace malvag::views::conflicts_parts
