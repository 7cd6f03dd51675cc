// The card of one conflict, a part of the screen Målkonflikter.
#pragma once

#include "../ui/page.hpp"
#include "../words/conflict_words.hpp"
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
};
void conflict_card(ui::Page& page, const Shown& shown, const report::Report& report,
                   ConflictsState& state, Intents& intents);

// How far the goals have been tried, and what more money would do.
void together_part(ui::Page& page, const Snapshot& snapshot, const TogetherShown& together,
                   ConflictsState& state);
// It is not found with the money that is tried.
bool vanishes(const conflict::Found& found, const TogetherShown& together);

}  // namespace malvag::views::conflicts_parts
