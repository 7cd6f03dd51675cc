// Members of a message, where it has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "../../core/plan/json.hpp"

namespace malvag::platform {

inline std::optional<std::int64_t> whole(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_number_integer()) return std::nullopt;
  return found->get<std::int64_t>();
}

inline std::string text(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_string()) return {};
  return *found->get_ptr<const std::string*>();
}

}  // namespace malvag::platform
