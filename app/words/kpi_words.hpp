// A KPI's values as people write them.
#pragma once

#include <string>

#include "../../core/plan/plan.hpp"
#include "../ui/text.hpp"

namespace malvag::words {

// With as many decimals as it needs, at most four, and its unit: 0.002 in "%" is "0,2 %".
std::string value_with_unit(ui::Language language, double value, const std::string& unit);

// What a value is divided by to be written in its unit: "%" are stored as shares of 1.
double written_in(const std::string& unit);

// "högst 0,2 %". Where the file gives its target by judgement, it says that it is read so: a plan
// may name a level and leave it to the reader whether less or more is better.
std::string target_words(ui::Language language, const Kpi& kpi, const Target& target);

}  // namespace malvag::words
