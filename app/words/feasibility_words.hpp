// Goals that cannot hold together, as a card.
#pragma once

#include "conflict_words.hpp"

namespace malvag::words {

std::string apart_title(const ConflictContext& context, const conflict::Found& found);
// "3 mål, 2,1 mkr till löser det"
std::string apart_line(const ConflictContext& context, const conflict::Found& found);
void fill_apart(const ConflictContext& context, const conflict::Found& found, ConflictCard& card);

std::string firm_title(const ConflictContext& context);
void fill_firm(const ConflictContext& context, const conflict::Found& found, ConflictCard& card);

// What could wait so that all the other goals hold together: the lightest, and the others that are
// as light. Empty: nothing needs to.
// How many of the goals that are tried have an example for a level. Empty: none.
std::string example_levels_words(ui::Language language, const Plan& plan,
                                 const conflict::Feasibility& together);
std::string given_up_words(ui::Language language, const Plan& plan,
                           const conflict::Feasibility& together);

std::string rule_words(const ConflictContext& context, const conflict::PlanRule& rule);

}  // namespace malvag::words
