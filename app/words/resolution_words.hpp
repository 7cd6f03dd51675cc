// What was decided about conflicts, in sentences: on the card, in the list, in the protocol and on
// the terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../../core/edit/command.hpp"
#include "basis_words.hpp"

namespace malvag::words {

std::string state_words(ui::Language language, conflict::State state);
// "2 av 27 är avgjorda och 1 är öppen igen."
std::string count_words(ui::Language language,
                        const std::vector<conflict::Settlement>& settlements);

// What taking the way does to goals and money, a sentence each; what is not known is said.
std::vector<std::string> consequence_words(const ConflictContext& context,
                                           const conflict::Found& found, const ConflictWay& way);

// The context with the principle that is in force, whatever else is tried.
ConflictContext in_force(const ConflictContext& context);
// What it says of a found conflict.
conflict::Principled verdict_on(const ConflictContext& in_force, const conflict::Found& found);

// The choice as far as the plan and what was shown give it: who, when and why are to be filled in.
// `card` is made with the principle in force, `way` is one of its ways or one's own.
ConflictChoice choice_of(const ConflictContext& in_force, const conflict::Found& found,
                         const ConflictCard& card, const ConflictWay& way);
// Puts it into the plan, new or in place of the one with its id.
edit::Command put(const Plan& plan, const ConflictChoice& choice);

// A choice term by term: what, by whom, why, what not, consequences, principle, follow-up.
std::vector<report::Term> choice_terms(ui::Language language, const ConflictChoice& choice,
                                       conflict::State state);
std::string earlier_words(ui::Language language, const ConflictChoice& choice);
// Why it is open again; empty: it is not.
std::string again_words(ui::Language language, const ConflictChoice& choice, conflict::State state);

// As the first section of the page on one conflict.
report::Section choice_section(const ConflictContext& context,
                               const conflict::Settlement& settlement);

// All that was decided, by conflict, and what is not. `settlements` stand beside `found`.
report::Report protocol(const ConflictContext& context, const std::vector<conflict::Found>& found,
                        const std::vector<conflict::Settlement>& settlements);

}  // namespace malvag::words
