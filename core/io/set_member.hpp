// An edit inside an entity's JSON by pointer, with the table of fields beside it: a new member
// stands where the table has it, what is needed on the way there is made, what gets its default
// value goes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../plan/json.hpp"
#include "report.hpp"

namespace malvag::io {

struct Shape;

// The tokens of a JSON pointer; none when it is malformed or "".
std::vector<std::string> pointer_tokens(std::string_view pointer);

// A null value takes the member away. False when the pointer leads nowhere. What the value must be
// like is for decoding to say.
bool set_member(const Shape& shape, Json& entity, std::string_view pointer, const Json& value);

}  // namespace malvag::io
