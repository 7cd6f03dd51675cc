// The question of `malvag portfolio` as a program in CPLEX's LP format, for any other solver: the
// items are the measures, each in each year in which it can begin; comments name them. A principle
// with gates or levels has a step for each of their groups, served one after the other; the program
// of a step has rows that keep what the steps before it got, by our own solver.
#pragma once

#include <optional>
#include <string>

#include "../../core/portfolio/selection.hpp"
#include "../ui/text.hpp"

namespace malvag::cli {

// `step` from 1; 0: the last. None: there is no such step, or nothing to ask.
std::optional<std::string> linear_text(const Plan& plan, const portfolio::Asked& asked,
                                       std::size_t step, ui::Language language);

}  // namespace malvag::cli
