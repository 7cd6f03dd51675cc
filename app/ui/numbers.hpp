// Numbers, money and dates as people write them: 1 459,9 mkr · −9,0 · 30 % · 22 april 2026.
// Groups of digits are set with a space that does not break (U+00A0), minus with U+2212.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text.hpp"

namespace malvag::ui {

std::string whole_number(Language language, std::int64_t number);
std::string decimal_number(Language language, double number, int decimals);
// Without decimals that say nothing: 7 and 7,25.
std::string plain_number(Language language, double number, int most_decimals = 2);
// Without the unit: "1 459,9". With as many decimals as are needed where one would say 0,0 of
// something that is there: "0,02".
std::string million_kronor(Language language, std::int64_t tkr);
// With the unit that says it best: "1 459,9 mkr", "20 tkr".
std::string rounded_money(Language language, std::int64_t tkr);
std::string percent(Language language, double share, int decimals = 0);  // 0.3 → "30 %"
std::string date(Language language, std::string_view iso);  // "2026-04-22…" → "22 april 2026"
std::string clock(std::string_view iso);                    // "…T14:02:31+01:00" → "14:02"

// The numbers rounded to so many decimals that they add up to their rounded sum, as a reader who
// adds them expects (largest remainders).
std::vector<double> rounded_to_sum(const std::vector<double>& numbers, int decimals);

// What a person wrote in a number field: "30", "30 %", "−1 459,9", "0.5". None if it is no number.
std::optional<double> parse_number(std::string_view written);

}  // namespace malvag::ui
