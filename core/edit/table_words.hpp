// The words by which a pasted table's columns and statuses are recognised, in Swedish and English:
// words that people write in spreadsheets, not words that we show them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "../io/written_number.hpp"
#include "../plan/plan.hpp"

namespace malvag::edit {

// What a column's first cell says. goal_title and goal_number stand for the goals themselves where
// the rows are goals, and for the goals that a measure serves where the rows are measures.
enum class HeaderHint {
  measure_title,
  goal_title,
  title,
  description,
  cost,
  body,
  served_goals,
  goal_number,
  number,
  area,
  status,
  weight,
  responsible,
  due,
};

struct Header {
  HeaderHint hint = HeaderHint::title;
  std::optional<Year> year;           // "Kostnad 2021", "2021"
  std::optional<io::MoneyUnit> unit;  // "Kostnad (mkr)"
  bool is_bare_year = false;          // nothing but a year: could be a value as well
};

// None when the words are not known.
std::optional<Header> read_header(std::string_view cell);

std::optional<MeasureStatus> read_status(std::string_view cell);

// For comparing what people write: small letters (also å, ä, ö and their kin), runs of spaces and
// line breaks as one space, none at the ends.
std::string folded(std::string_view text);

}  // namespace malvag::edit
