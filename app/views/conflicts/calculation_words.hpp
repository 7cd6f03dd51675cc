// The sums behind a computed conflict.
#pragma once

#include <optional>
#include <vector>

#include "../../../core/conflict/calculation.hpp"
#include "../../words/conflict_words.hpp"

namespace malvag::words {

// What is added up, a section for each level and each limit that is passed; the last rows of each
// are the sum, what it is held against, and the difference.
struct SumWords {
  std::string title;
  std::vector<std::pair<std::string, std::string>> rows;  // a name, and a number
  std::size_t counted = 0;                                // so many of them are before the sum
  bool holds = false;
};
struct CalculationWords {
  std::string lead;
  std::string what;  // is added up: the head of its names
  std::vector<SumWords> sums;
  std::vector<std::string> broken;  // rules that are not kept
};
CalculationWords calculation_words(const ConflictContext& context,
                                   const conflict::Calculation& calculation);
// Of a conflict whose evidence is its own sums: parts beside their whole, and what is saved in one
// place and paid in another. None: of another kind.
std::optional<CalculationWords> calculation_words(const ConflictContext& context,
                                                  const conflict::Found& found);
// For the page to take along, and the projector.
std::vector<report::Section> calculation_sections(const ConflictContext& context,
                                                  const CalculationWords& words);

}  // namespace malvag::words
