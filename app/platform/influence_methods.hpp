// The bare methods on influences; what they read and write stands in method_answers.hpp.
#pragma once

#include <string>

#include "../../core/plan/json.hpp"

namespace malvag::platform {

// Why the input cannot be used: the first fault in reading order. An empty code: it can.
struct MethodRefusal {
  std::string code;  // of a text "terminal.method.CODE"
  std::string at;    // JSON pointer
};

Json influence_answer(const Json& input, MethodRefusal& refusal);
Json cross_impact_answer(const Json& input, MethodRefusal& refusal);

}  // namespace malvag::platform
