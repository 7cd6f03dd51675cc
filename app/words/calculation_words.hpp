// The sums behind goals that cannot hold together.
#pragma once

#include <vector>

#include "../../core/conflict/calculation.hpp"
#include "conflict_words.hpp"

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
  std::vector<SumWords> sums;
  std::vector<std::string> broken;  // rules that are not kept
};
CalculationWords calculation_words(const ConflictContext& context,
                                   const conflict::Calculation& calculation);
// For the page to take along, and the projector.
std::vector<report::Section> calculation_sections(const ConflictContext& context,
                                                  const CalculationWords& words);

}  // namespace malvag::words
