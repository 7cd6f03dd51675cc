// A number's parts: sign, digits in groups, decimals, unit.
#include "written_number.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "../plan/limits.hpp"
#include "table.hpp"

namespace malvag::io {

namespace {

constexpr std::size_t most_digits = 15;
constexpr char space = ' ';

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

// Minus signs as "-", spaces of all kinds as " ", letters small.
std::string plain(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> alike = {{{"\xE2\x88\x92", '-'},
                                                                       {"\xE2\x80\x93", '-'},
                                                                       {"\xC2\xA0", space},
                                                                       {"\xE2\x80\x89", space},
                                                                       {"\xE2\x80\xAF", space}}};
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto same = std::find_if(alike.begin(), alike.end(), [&](const auto& one) {
      return text.substr(at, one.first.size()) == one.first;
    });
    const char character = text[at];
    if (same != alike.end()) {
      result += same->second;
      at += same->first.size();
      continue;
    }
    result += character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
    ++at;
  }
  return result;
}

// Takes the sign off, and brackets or a trailing minus that stand for one.
bool take_sign(std::string_view& text) {
  bool is_negative = false;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    text = trimmed(text.substr(1, text.size() - 2));
    is_negative = true;
  } else if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    is_negative = text.front() == '-';
    text = trimmed(text.substr(1));
  } else if (text.size() > 1 && text.back() == '-' && is_digit(text[text.size() - 2])) {
    is_negative = true;  // as some accounting systems write it
    text.remove_suffix(1);
  }
  return is_negative;
}

// What stands before or after the digits: nothing, a percent sign or a unit of money. False for all
// else.
bool take_unit(std::string_view& text, std::optional<MoneyUnit>& unit) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    const std::size_t word = std::min(text.find(space), text.size());
    unit = money_unit_named(text.substr(0, word));
    text = trimmed(text.substr(word));
    return unit.has_value();
  }
  std::size_t end = text.size();
  while (end > 0 && !is_digit(text[end - 1]) && text[end - 1] != ')') --end;
  if (end == text.size()) return true;
  const std::string_view word = trimmed(text.substr(end));
  text = trimmed(text.substr(0, end));
  if (word == "%") return true;
  unit = money_unit_named(word);
  return unit.has_value();
}

// Digits with at most one kind of group mark, in threes, and decimals after the last mark.
struct Parts {
  std::string digits;  // without marks
  std::size_t decimals = 0;
};

std::optional<std::string> without_groups(std::string_view whole, char mark) {
  std::string digits;
  std::size_t since_mark = 0;
  bool is_grouped = false;
  for (const char character : whole) {
    if (character == mark) {
      const bool fits = is_grouped ? since_mark == 3 : since_mark >= 1 && since_mark <= 3;
      if (!fits) return std::nullopt;
      is_grouped = true;
      since_mark = 0;
    } else if (is_digit(character)) {
      digits += character;
      ++since_mark;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || (is_grouped && since_mark != 3)) return std::nullopt;
  return digits;
}

std::optional<Parts> parts_of(std::string_view text, char decimal) {
  const std::size_t point = text.find(decimal);
  const std::string_view whole = text.substr(0, point);
  const std::string_view after =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (point != std::string_view::npos && after.empty()) return std::nullopt;
  if (!std::all_of(after.begin(), after.end(), is_digit)) return std::nullopt;
  const char other = decimal == ',' ? '.' : ',';
  const char group = whole.find(other) != std::string_view::npos ? other : space;
  auto digits = whole.empty() ? std::optional(std::string("0")) : without_groups(whole, group);
  if (!digits) return std::nullopt;
  return Parts{*digits + std::string(after), after.size()};
}

struct Prepared {
  std::string text;  // only digits, marks and spaces
  bool is_negative = false;
  std::optional<MoneyUnit> unit;
};

std::optional<Prepared> prepared(std::string_view written) {
  const std::string small = plain(written);
  std::string_view rest = trimmed(small);
  Prepared result;
  result.is_negative = take_sign(rest);
  if (!take_unit(rest, result.unit)) return std::nullopt;
  if (!result.is_negative) result.is_negative = take_sign(rest);
  if (rest.empty()) return std::nullopt;
  result.text = rest;
  return result;
}

}  // namespace

std::optional<WrittenNumber> read_number(std::string_view text, DecimalMark mark) {
  const auto given = prepared(text);
  if (!given) return std::nullopt;
  // What can be read one way only is read so, whatever the mark is elsewhere.
  const DecimalMark used = decimal_mark_of(text).value_or(mark);
  const auto parts = parts_of(given->text, used == DecimalMark::comma ? ',' : '.');
  if (!parts) return std::nullopt;
  const std::size_t first = std::min(parts->digits.find_first_not_of('0'), parts->digits.size());
  if (parts->digits.size() - first > most_digits || parts->decimals > most_digits) {
    return std::nullopt;
  }
  WrittenNumber number{0, static_cast<int>(parts->decimals), given->unit};
  for (const char digit : parts->digits) number.digits = number.digits * 10 + (digit - '0');
  if (given->is_negative) number.digits = -number.digits;
  return number;
}

std::optional<DecimalMark> decimal_mark_of(std::string_view text) {
  const auto given = prepared(text);
  if (!given || given->text.find_first_of(",.") == std::string::npos) return std::nullopt;
  const auto with_comma = parts_of(given->text, ',');
  const auto with_point = parts_of(given->text, '.');
  if (with_comma.has_value() == with_point.has_value()) {
    // "0,459": nobody groups after a nought.
    if (with_comma && given->text.substr(0, 2) == "0,") return DecimalMark::comma;
    if (with_point && given->text.substr(0, 2) == "0.") return DecimalMark::point;
    return std::nullopt;
  }
  return with_comma ? DecimalMark::comma : DecimalMark::point;
}

double value_of(const WrittenNumber& number) {
  double divisor = 1;
  for (int place = 0; place < number.decimals; ++place) divisor *= 10;
  return static_cast<double>(number.digits) / divisor;
}

std::optional<std::int64_t> tkr_of(const WrittenNumber& number, MoneyUnit unit) {
  // From digits · 10^power to whole tkr.
  const MoneyUnit stated = number.unit.value_or(unit);
  int power = (stated == MoneyUnit::mkr      ? 3
               : stated == MoneyUnit::kronor ? -3
                                             : 0) -
              number.decimals;
  std::int64_t size = number.digits < 0 ? -number.digits : number.digits;
  for (; power > 0; --power) {
    if (size > limits::tkr) return std::nullopt;
    size *= 10;
  }
  std::int64_t divisor = 1;
  for (; power < 0 && divisor <= size * 10 + 10; ++power) divisor *= 10;
  size = (size + divisor / 2) / divisor;
  if (size > limits::tkr) return std::nullopt;
  return number.digits < 0 ? -size : size;
}

std::optional<MoneyUnit> money_unit_named(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, MoneyUnit>, 22> names = {{
      {"tkr", MoneyUnit::tkr},          {"ksek", MoneyUnit::tkr},
      {"tsek", MoneyUnit::tkr},         {"sek k", MoneyUnit::tkr},
      {"tusen kr", MoneyUnit::tkr},     {"tusen kronor", MoneyUnit::tkr},
      {"thousand sek", MoneyUnit::tkr}, {"thousand kronor", MoneyUnit::tkr},
      {"mkr", MoneyUnit::mkr},          {"mnkr", MoneyUnit::mkr},
      {"mn kr", MoneyUnit::mkr},        {"msek", MoneyUnit::mkr},
      {"sek m", MoneyUnit::mkr},        {"miljoner", MoneyUnit::mkr},
      {"miljoner kr", MoneyUnit::mkr},  {"miljoner kronor", MoneyUnit::mkr},
      {"million sek", MoneyUnit::mkr},  {"million kronor", MoneyUnit::mkr},
      {"kr", MoneyUnit::kronor},        {"kronor", MoneyUnit::kronor},
      {"sek", MoneyUnit::kronor},       {":-", MoneyUnit::kronor},
  }};
  const std::string small = plain(word);
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const auto& name) { return name.first == trimmed(small); });
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace malvag::io
