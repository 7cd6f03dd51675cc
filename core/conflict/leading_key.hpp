// The gates and levels of a principle that come before its weights: what no weight can outdo.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "../priority/prepared.hpp"

namespace malvag::conflict {

// The results of those tiers, higher going first. `measure` is a place in the plan; none: it has a
// score missing.
using Key = std::vector<std::int64_t>;
std::optional<Key> key_of(const Principle& principle, const priority::Prepared& prepared,
                          std::size_t measure);

// The place of the first tier that tells the two apart.
std::size_t first_difference(const Key& one, const Key& other);

}  // namespace malvag::conflict
