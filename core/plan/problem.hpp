// A failure is a value: what went wrong, where, what was expected, what was found.
// The words for a person are made in app/ from the code; nothing here is shown as it stands.
#pragma once

#include <string>
#include <vector>

namespace malvag {

struct Problem {
  std::string code;  // stable and dotted, e.g. "reference.dangling"; listed in problem_codes.hpp
  std::string at;    // JSON pointer into the file or the entity, "" is the whole
  std::string expected;  // a value, a range or a type name, never a sentence
  std::string found;     // shortened to what a person can read in one line

  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

}  // namespace malvag
