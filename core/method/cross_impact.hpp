// Which combinations of states go together (cross-impact balances: Weimer-Jehle 2006,
// Technological Forecasting & Social Change 73, 334–361). Each descriptor is in one of its states;
// a state promotes or hinders states of the other descriptors. A combination is consistent when
// each chosen state is promoted at least as much as every other state of its descriptor: a tie is
// consistent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace malvag::method {

struct CrossImpact {
  std::vector<std::size_t> states;  // by descriptor, how many it has, ≥ 1
  // By state, the descriptors' states one after the other: how much the row's promotes the
  // column's. Whole numbers in units of the caller's choice, so that sums are exact; at most 10^12
  // either way. What a descriptor's states do to each other is not read.
  std::vector<std::vector<std::int64_t>> impacts;
};

struct CrossImpactLimits {
  std::int64_t nodes = 5'000'000;     // of the search
  std::size_t combinations = 10'000;  // that are kept
};
struct ConsistentCombinations {
  // By descriptor, the place of its state; in rising order.
  std::vector<std::vector<std::size_t>> combinations;
  bool complete = true;    // these are all that there are
  std::int64_t nodes = 0;  // that the search looked at
};
// All of them, by branch and bound: a choice is left as soon as some descriptor can have no state
// that is promoted most, whatever is chosen in the descriptors that are still open.
ConsistentCombinations consistent_combinations(const CrossImpact& question,
                                               const CrossImpactLimits& limits = {});

// Σ of what the chosen states do to each state: the impact balances, by state.
std::vector<std::int64_t> impact_balances(const CrossImpact& question,
                                          const std::vector<std::size_t>& chosen);

}  // namespace malvag::method
