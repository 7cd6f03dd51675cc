// Sentences for what the core says in codes: problems, and what a command does.
#pragma once

#include <string>

#include "../../core/edit/command.hpp"
#include "../../core/plan/problem.hpp"
#include "../../core/plan/problem_causes.hpp"
#include "text.hpp"

namespace malvag::ui {

// What is wrong and where; the pointer is always in it.
std::string sentence_for(Language language, const Problem& problem);
// Of the first, and some of the other places.
std::string sentence_for(Language language, const ProblemCause& cause);

// "Ändrade titel för ”Färre hyrda läkare” till ”…”"
std::string sentence_for(Language language, const edit::Description& description);

}  // namespace malvag::ui
