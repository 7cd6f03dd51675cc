// The bare methods about what to choose, see method_answers.hpp.
#pragma once

#include "method_input.hpp"

namespace malvag::platform {

Json portfolio_json(MethodInput& input);
Json core_index(MethodInput& input);
Json conflict_sets(MethodInput& input);

}  // namespace malvag::platform
