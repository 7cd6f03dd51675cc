// Problems of the same kind told once: the first of them, and where else it is so.
#pragma once

#include <string>
#include <vector>

#include "problem.hpp"

namespace malvag {

struct ProblemCause {
  Problem first;
  std::vector<std::string> also_at;  // JSON pointers, as they come
  bool operator==(const ProblemCause&) const = default;
};

// Of one kind are those with the same code and the same expectation in the same member of the same
// collection, whichever entity and year it is. In the order of the first of each.
std::vector<ProblemCause> by_cause(const Problems& problems);

}  // namespace malvag
