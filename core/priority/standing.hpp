// What is already decided of a measure, before any order and any choice. Ranking, choice and
// conflicts read it here, so that none of them decides about what another takes as given.
#pragma once

#include <cstdint>

#include "../plan/plan.hpp"

namespace malvag::priority {

class Prepared;

// The later one holds. A done measure's costs and effects belong to what is given, a stopped one's
// to nothing. A lock is somebody's decision about this measure; the law (what one of the
// principle's gates asks for, and the measure has) is what is required where nobody has decided.
enum class Standing { open, law, locked_in, locked_out, done, stopped };

// Without a principle nothing is required by one.
Standing standing_of(const Measure& measure);
Standing standing_of(const Prepared& prepared, const Principle& principle, std::uint32_t measure);

constexpr bool has_ended(Standing standing) {
  return standing == Standing::done || standing == Standing::stopped;
}
constexpr bool is_to_be_taken(Standing standing) {
  return standing == Standing::law || standing == Standing::locked_in;
}
// Nobody has decided that it is not to be there.
constexpr bool can_be_there(Standing standing) {
  return standing != Standing::stopped && standing != Standing::locked_out;
}

}  // namespace malvag::priority
