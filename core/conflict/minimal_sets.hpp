// All smallest sets of goals that cannot hold together (minimal unsatisfiable subsets), and all
// smallest sets to give up so that the rest can (minimal correction subsets). Each is a hitting set
// of all the others (Reiter 1987; Liffiton & Sakallah 2008), so both are found in one search, as in
// MARCO (Liffiton, Previti, Malik & Marques-Silva 2016). Sets are asked for from two ends, in the
// order of their importance: from below the cheapest set that is within no set known to hold
// (Ignatiev et al. 2015), which when it cannot hold is smallest as it stands; from above the
// lightest set to give up that hits all known conflicts. The first conflict is made small by
// QuickXplain (Junker 2004).
// Most important are conflicts of few goals, among those the ones whose goals weigh most together.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "together.hpp"

namespace malvag::conflict {

struct MinimalSet {
  GoalSet goals;
  // Nothing less does: each of its goals has been shown to be needed. Else somewhere the search
  // came to its limit, and it may hold a goal too many.
  bool proven_minimal = true;
  bool operator==(const MinimalSet&) const = default;
};

struct MinimalSets {
  bool firm_holds = true;               // false: there is no choice at all, even without goals
  bool firm_is_known = false;           // false: not looked at yet, or the search came to its limit
  std::vector<MinimalSet> conflicts;    // most important first
  std::vector<MinimalSet> corrections;  // lightest first; empty when all goals can hold
  bool complete = false;                // these are all there are
  // So many of the first are known to be the most important, and the lightest, there are.
  std::size_t conflicts_in_order = 0;
  std::size_t corrections_in_order = 0;
  bool operator==(const MinimalSets&) const = default;
};

// At most so many of each kind are looked for.
inline constexpr std::size_t sets_at_most = 500;

class MinimalSetsRun {
 public:
  explicit MinimalSetsRun(GoalQuestion question, std::size_t at_most = sets_at_most);
  ~MinimalSetsRun();
  MinimalSetsRun(MinimalSetsRun&&) noexcept;
  MinimalSetsRun& operator=(MinimalSetsRun&&) noexcept;

  bool step(std::int64_t nodes);  // true while there is more to do
  bool done() const;
  MinimalSets result() const;
  TogetherOracle& oracle();  // what has been learnt, for whoever asks on

 private:
  struct State;
  std::unique_ptr<State> state_;
};

MinimalSets minimal_sets(GoalQuestion question, std::int64_t nodes = 5'000'000,
                         std::size_t at_most = sets_at_most);

// The order of importance: below 0, `one` comes first.
int compared_conflicts(const std::vector<std::int64_t>& weights, const GoalSet& one,
                       const GoalSet& other);
std::int64_t weight_of(const std::vector<std::int64_t>& weights, const GoalSet& goals);

}  // namespace malvag::conflict
