// A principle in sentences, and ready-made ones to start from.
#pragma once

#include <string>
#include <vector>

#include "../../core/edit/command.hpp"
#include "../../core/priority/undecided.hpp"
#include "../../core/priority/weighing.hpp"
#include "../ui/text.hpp"

namespace malvag::words {

// "22 april 2026 av regionfullmäktige, § 12, RS/127/2026"
std::string adoption_words(ui::Language language, const Adoption& adoption);

// One sentence on how a point of the principle decides; `passing`: how many pass a gate.
std::string step_words(ui::Language language, const Plan& plan, const Tier& tier,
                       std::int64_t passing);

// What the principle leaves open, a sentence each; its own words first.
std::vector<std::string> open_words(ui::Language language, const Plan& plan,
                                    const Principle& principle,
                                    const priority::Undecided& undecided);

// "Regionstyrelsen och Ekonomi": for whom and what the principle is made.
std::string scope_words(ui::Language language, const Plan& plan, const Principle& principle);

// From worst to best, as the criterion's own words or numbers say it.
std::string range_words(ui::Language language, const Plan& plan, const Id& criterion);

// Who weighed, how and when; empty where that is not stated.
std::string weighing_words(ui::Language language, const Weighing& weighing);
// Whether comparisons two by two hold together; empty for other ways to weigh.
std::string consistency_words(ui::Language language, double ratio);

enum class ReadyMade { explain, ethics, national, weights };
struct ReadyWords {
  std::string title;
  std::string statement;
};
ReadyWords ready_words(ui::Language language, ReadyMade which);
// Puts the principle in, with those of its criteria that the plan has none for, in the plan's
// language. `id`: what the new principle is called.
edit::Command ready_made(const Plan& plan, ReadyMade which, Id& id);

// The same principle as its own next version, not adopted.
edit::Command next_version(const Plan& plan, const Principle& principle, Id& id);

// The principle into the plan, new or in place of the one with its id.
edit::Command put(const Plan& plan, const Principle& principle);

// The criteria that a step weighs, in the plan's order.
std::vector<Id> criteria_of(const Plan& plan, const Tier& tier);
// An id that the plan has not, of those beginnings and a number.
Id new_id(const Plan& plan, const std::string& begins);
// Which criteria a step of that kind can look at; for weights, those that are no levels.
std::vector<Id> criteria_for(const Plan& plan, TierKind kind);

}  // namespace malvag::words
