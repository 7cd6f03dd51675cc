// Number formats of Swedish and English.
#include "numbers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "../../core/plan/in_order.hpp"

namespace malvag::ui {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view minus = "\xE2\x88\x92";

std::string grouped(Language language, std::string_view digits) {
  const std::string_view separator = language == Language::sv ? no_break_space : ",";
  std::string result;
  for (std::size_t place = 0; place < digits.size(); ++place) {
    if (place > 0 && (digits.size() - place) % 3 == 0) result.append(separator);
    result.push_back(digits[place]);
  }
  return result;
}

}  // namespace

std::string whole_number(Language language, std::int64_t number) {
  const bool negative = number < 0;
  std::string digits = std::to_string(number);
  if (negative) digits.erase(0, 1);
  return (negative ? std::string(minus) : std::string()) + grouped(language, digits);
}

std::string decimal_number(Language language, double number, int decimals) {
  if (!std::isfinite(number)) return "–";
  char buffer[400];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, std::fabs(number));
  const std::string_view written = buffer;
  const std::size_t point = written.find('.');
  std::string result = grouped(language, written.substr(0, point));
  if (point != std::string_view::npos) {
    result += language == Language::sv ? "," : ".";
    result += written.substr(point + 1);
  }
  const bool is_zero = written.find_first_not_of("0.") == std::string_view::npos;
  return number < 0 && !is_zero ? std::string(minus) + result : result;
}

std::string plain_number(Language language, double number, int most_decimals) {
  double factor = 1;
  int decimals = 0;
  for (; decimals < most_decimals; ++decimals, factor *= 10) {
    if (std::fabs(number * factor - std::round(number * factor)) < 1e-9 * factor) break;
  }
  return decimal_number(language, number, decimals);
}

std::string million_kronor(Language language, std::int64_t tkr) {
  const bool is_small = tkr != 0 && std::abs(tkr) < 50;
  if (is_small) {
    return decimal_number(language, static_cast<double>(tkr) / 1000.0, tkr % 10 == 0 ? 2 : 3);
  }
  // Rounded as whole tkr: 1,45 is less than 1.45 as a binary number, and must become 1,5.
  const std::int64_t tenths = (std::abs(tkr) + 50) / 100;
  return decimal_number(language, static_cast<double>(tkr < 0 ? -tenths : tenths) / 10.0, 1);
}

std::string rounded_money(Language language, std::int64_t tkr) {
  const bool is_small = tkr != 0 && std::abs(tkr) < 50;
  return is_small
             ? text(language, TextKey::finding_money_tkr, {{"amount", whole_number(language, tkr)}})
             : text(language, TextKey::finding_money_mkr,
                    {{"amount", million_kronor(language, tkr)}});
}

std::string percent(Language language, double share, int decimals) {
  const std::string number = decimal_number(language, share * 100.0, decimals);
  return language == Language::sv ? number + std::string(no_break_space) + "%" : number + "%";
}

std::string date(Language language, std::string_view iso) {
  if (iso.size() < 10) return std::string(iso);
  const std::string month(iso.substr(5, 2));
  const auto name = text_by_name(language, "month." + month);
  if (!name) return std::string(iso);
  const int day = std::atoi(std::string(iso.substr(8, 2)).c_str());
  return text(
      language, TextKey::date_day_month_year,
      {{"day", std::to_string(day)}, {"month", *name}, {"year", std::string(iso.substr(0, 4))}});
}

std::string clock(std::string_view iso) {
  return iso.size() >= 16 ? std::string(iso.substr(11, 5)) : std::string();
}

std::vector<double> rounded_to_sum(const std::vector<double>& numbers, int decimals) {
  const double unit = std::pow(10.0, -decimals);
  double sum = 0;
  double whole_sum = 0;
  std::vector<double> units;
  std::vector<std::size_t> by_remainder;
  for (const double number : numbers) {
    sum += number;
    units.push_back(std::floor(number / unit));
    whole_sum += units.back();
    by_remainder.push_back(by_remainder.size());
  }
  const auto remainder = [&](std::size_t place) { return numbers[place] / unit - units[place]; };
  put_in_order(by_remainder, [&](std::size_t one, std::size_t other) {
    return remainder(one) > remainder(other);
  });
  const auto missing = static_cast<std::size_t>(std::max(0.0, std::round(sum / unit) - whole_sum));
  for (std::size_t place = 0; place < std::min(missing, units.size()); ++place) {
    units[by_remainder[place]] += 1;
  }
  for (double& number : units) number *= unit;
  return units;
}

std::optional<double> parse_number(std::string_view written) {
  std::string plain;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const std::string_view rest = written.substr(at);
    if (rest.substr(0, 3) == minus) {
      plain.push_back('-');
      at += 2;
    } else if (rest.substr(0, 2) == no_break_space) {
      at += 1;
    } else if (rest.substr(0, 3) == "\xE2\x80\xAF") {  // narrow no-break space
      at += 2;
    } else if (written[at] == ',') {
      plain.push_back('.');
    } else if (written[at] != ' ' && written[at] != '%') {
      plain.push_back(written[at]);
    }
  }
  if (plain.empty() || plain.find_first_not_of("+-.0123456789") != std::string::npos) {
    return std::nullopt;
  }
  char* end = nullptr;
  const double number = std::strtod(plain.c_str(), &end);
  if (end != plain.c_str() + plain.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace malvag::ui
