// What tests look for among conflicts that are found.
#pragma once

#include "../../../core/conflict/conflicts.hpp"

namespace malvag::test {

// The first; null: no room is exceeded.
inline const conflict::Shortage* shortage_in(const std::vector<conflict::Found>& found) {
  for (const conflict::Found& one : found) {
    if (const auto* shortage = std::get_if<conflict::Shortage>(&one.evidence)) return shortage;
  }
  return nullptr;
}

}  // namespace malvag::test
