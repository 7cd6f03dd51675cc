// Numbers as people write them in Swedish and English, read exactly: 1 459,9 · 1,459.9 · −1 200 ·
// (1 200) · 12,5 mkr. No binary fractions on the way, so that an amount is the same everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace malvag::io {

// "1,459" can be one and a bit or more than a thousand: which of the two is told by other numbers
// beside it, or by the language.
enum class DecimalMark { comma, point };

enum class MoneyUnit { tkr, mkr, kronor };

struct WrittenNumber {
  std::int64_t digits = 0;  // the number is digits / 10^decimals
  int decimals = 0;         // 0 … 15
  std::optional<MoneyUnit> unit;
  bool operator==(const WrittenNumber&) const = default;
};

// None when it is no number, or has more than 15 digits. Digits are grouped in threes by a space
// (also U+00A0, U+2009, U+202F) or by the mark that is not the decimal one; minus is -, −, – or a
// pair of brackets; a percent sign is left out.
std::optional<WrittenNumber> read_number(std::string_view text, DecimalMark mark);

// The mark that the text gives away by itself ("12,5", "1,459.9"); none when it can be either.
std::optional<DecimalMark> decimal_mark_of(std::string_view text);

double value_of(const WrittenNumber& number);

// In tkr, halves away from zero; `unit` where the number says none itself. None beyond ±
// limits::tkr.
std::optional<std::int64_t> tkr_of(const WrittenNumber& number, MoneyUnit unit);

// The unit that a word names: tkr, ksek · mkr, mnkr, msek · kr, kronor, sek … None if it names
// none.
std::optional<MoneyUnit> money_unit_named(std::string_view word);

}  // namespace malvag::io
