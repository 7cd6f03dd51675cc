// What the app and its worker say to each other about how sure an order is, see jobs.hpp.
#pragma once

#include <optional>
#include <string_view>

#include "../../core/plan/json.hpp"
#include "../../core/priority/robustness.hpp"

namespace malvag::platform {

std::string_view name_of(priority::WeightsBelieved weights);  // free, ordinal, intervals
std::optional<priority::WeightsBelieved> weights_believed_named(std::string_view name);

Json to_json(const priority::Robustness& result);
// None: it is not such a message.
std::optional<priority::Robustness> robustness_from(const Json& json);

}  // namespace malvag::platform
