// Which members each bare method reads. Others are refused: a misspelt one would else be left out,
// and the answer be to another question than the one that was asked.
#pragma once

#include "method_input.hpp"

namespace malvag::platform {

// As a JSON pointer: the one that the others are about.
std::string_view first_member_of(std::string_view method);
void refuse_unknown_members(std::string_view method, MethodInput& input);

}  // namespace malvag::platform
