// What a choice rests on, in words: what was then and what is now.
#pragma once

#include <string>
#include <vector>

#include "conflict_words.hpp"

namespace malvag::words {

// "Kostnaden för ”Vikarier” 2020: 1,2 mkr då, 1,4 mkr nu"
std::string changed_words(const ConflictContext& context, const conflict::Changed& changed);
// At most `most` of them, and how many more.
std::vector<std::string> changed_words(const ConflictContext& context,
                                       const std::vector<conflict::Changed>& changed,
                                       std::size_t most);

}  // namespace malvag::words
