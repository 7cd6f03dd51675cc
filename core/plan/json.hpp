// The one JSON value of the project: keeps the order of members, so that what a file says in an
// order of its own is written back in that order.
#pragma once

#include <nlohmann/json.hpp>

namespace malvag {

using Json = nlohmann::ordered_json;

}  // namespace malvag
