// Words for what the plan rules find: the messages of assets/locale/findings.*.json, filled with
// the finding's arguments as people write them.
#pragma once

#include <string>
#include <string_view>

#include "../../core/check/finding.hpp"
#include "../ui/text.hpp"

namespace malvag::words {

std::string_view name_of(check::Severity severity);         // "error", "warning", "remark"
std::string_view recommendation_of(std::string_view code);  // "R1" … "R5", or empty

std::string message(ui::Language language, const check::Finding& finding);  // one sentence
std::string mend(ui::Language language, const check::Finding& finding);     // how to mend it
// For a list under the rule's name: what this one is about.
std::string item(ui::Language language, const check::Finding& finding);
std::string rule_name(ui::Language language, std::string_view code);

// With its unit: "1 459,9 mkr", or "1 459 850 tkr" where tenths of a million would lose something.
std::string money(ui::Language language, Tkr amount);

}  // namespace malvag::words
