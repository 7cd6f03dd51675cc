// What a member of a plan file must be like.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "../plan/limits.hpp"

namespace malvag::io {

enum class Meaning : std::uint8_t { plain, id, reference, date, year_or_date, time, year };

struct Rule {
  Meaning meaning = Meaning::plain;
  bool required = false;  // must be there and not be empty; written even when it has its default
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool above_least = false;                   // least itself is too little
  std::array<std::string_view, 3> targets{};  // collections that a reference may point to
  std::span<const std::string_view> words{};  // allowed texts, none: any
  bool acyclic = false;                       // a reference: no chain of them leads back
};

inline constexpr Rule anything{};
inline constexpr Rule required{.required = true};
inline constexpr Rule an_id{.meaning = Meaning::id, .required = true};
inline constexpr Rule a_date{.meaning = Meaning::date};
inline constexpr Rule a_year_or_date{.meaning = Meaning::year_or_date};
inline constexpr Rule a_time{.meaning = Meaning::time};  // a year, a month or a date
inline constexpr Rule a_year{
    .meaning = Meaning::year, .least = limits::year_from, .most = limits::year_to};
inline constexpr Rule money{.least = -static_cast<double>(limits::tkr),
                            .most = static_cast<double>(limits::tkr)};

constexpr Rule needed(Rule rule) {
  rule.required = true;
  return rule;
}
constexpr Rule between(double least, double most) {
  return {.least = least, .most = most};
}
constexpr Rule at_least(double least) {
  return {.least = least};
}
constexpr Rule above(double least, double most = std::numeric_limits<double>::infinity()) {
  return {.least = least, .most = most, .above_least = true};
}
constexpr Rule to(std::string_view one, std::string_view two = {}, std::string_view three = {}) {
  return {.meaning = Meaning::reference, .targets = {one, two, three}};
}
constexpr Rule never_back(Rule rule) {
  rule.acyclic = true;
  return rule;
}
constexpr Rule one_of(std::span<const std::string_view> words) {
  return {.words = words};
}
constexpr Rule weights_by_criterion() {
  Rule rule = to("criteria");
  rule.least = 0;
  rule.most = limits::weight;
  return rule;
}

}  // namespace malvag::io
