// Texts broken in small ways, as hands and transfers break them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "chance.hpp"

namespace malvag::test {

// Pieces that mean something to a reader of JSON or of plans.
inline const std::vector<std::string> pieces = {
    "{",        "}",  "[",     "]",    "\"",      ",",       ":",       "null",
    "true",     "-",  "1e999", "NaN",  "0",       "1e5",     "\\u0000", "\\ud800",
    "\xFF",     "{}", "[]",    "\"\"", "\"id\":", "\"g-1\"", "\"m-1\"", "99999999999999999999",
    "\"2020\":"};

inline std::string mutated(std::string text, Chance& chance) {
  const std::size_t changes = 1 + chance.below(4);
  for (std::size_t change = 0; change < changes && !text.empty(); ++change) {
    const std::size_t at = chance.below(text.size());
    switch (chance.below(5)) {
      case 0:
        text[at] = static_cast<char>(chance.below(256));
        break;
      case 1:
        text.erase(at, 1 + chance.below(12));
        break;
      case 2:
        text.insert(at, chance.one_of(pieces));
        break;
      case 3:
        text.insert(at, text.substr(chance.below(text.size()), 1 + chance.below(60)));
        break;
      default:
        text.replace(at, std::min<std::size_t>(5, text.size() - at), chance.one_of(pieces));
    }
  }
  return text;
}

}  // namespace malvag::test
