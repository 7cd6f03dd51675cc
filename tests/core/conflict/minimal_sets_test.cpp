// Against every choice and every set of goals, on thousands of small cases; and by the duality of
// conflicts and corrections.
#include "../../../core/conflict/minimal_sets.hpp"

#include <catch_amalgamated.hpp>

#include "goal_questions.hpp"

namespace malvag::test {
namespace {

using conflict::GoalSet;
using conflict::MinimalSet;
using conflict::MinimalSets;

std::set<PlainSet> plain(const std::vector<MinimalSet>& sets) {
  std::set<PlainSet> result;
  for (const MinimalSet& set : sets) {
    const auto goals = set.goals.goals();
    CHECK(set.proven_minimal);
    result.emplace(goals.begin(), goals.end());
  }
  CHECK(result.size() == sets.size());
  return result;
}

// All smallest sets that meet each of these, by trying every set.
std::set<PlainSet> hitting_sets(const std::set<PlainSet>& sets, std::size_t goals) {
  std::set<PlainSet> result;
  const auto hits = [&](std::uint32_t bits) {
    return std::all_of(sets.begin(), sets.end(), [&](const PlainSet& set) {
      return std::any_of(set.begin(), set.end(),
                         [&](std::size_t goal) { return (bits >> goal & 1) != 0; });
    });
  };
  for (std::uint32_t bits = 0; bits < (1u << goals); ++bits) {
    if (!hits(bits)) continue;
    bool smallest = true;
    PlainSet set;
    for (std::size_t goal = 0; goal < goals; ++goal) {
      if (!(bits >> goal & 1)) continue;
      set.insert(goal);
      smallest = smallest && !hits(bits & ~(1u << goal));
    }
    if (smallest) result.insert(set);
  }
  return result;
}

TEST_CASE("smallest conflicts and corrections are those that trying everything gives") {
  Chance chance(51);
  std::size_t with_conflicts = 0, with_several = 0, impossible = 0;
  for (int round = 0; round < 4'000; ++round) {
    const GoalsAsked asked = small_goals(chance);
    const auto question = question_of(asked);
    if (!question) continue;
    CAPTURE(round);
    const PlainMinimal expected = plain_minimal(asked);
    const MinimalSets found = conflict::minimal_sets(*question);
    REQUIRE(found.complete);
    REQUIRE(found.firm_is_known);
    REQUIRE(found.firm_holds == expected.firm_holds);
    const auto conflicts = plain(found.conflicts), corrections = plain(found.corrections);
    REQUIRE(conflicts == expected.conflicts);
    REQUIRE(corrections == expected.corrections);
    impossible += expected.firm_holds ? 0 : 1;
    with_conflicts += conflicts.empty() ? 0 : 1;
    with_several += conflicts.size() > 2 && corrections.size() > 2 ? 1 : 0;
    if (conflicts.empty()) continue;
    const std::size_t goals = asked.targets.size();
    CHECK(hitting_sets(conflicts, goals) == corrections);
    CHECK(hitting_sets(corrections, goals) == conflicts);
    CHECK(found.conflicts_in_order == conflicts.size());
    CHECK(found.corrections_in_order == corrections.size());
  }
  CHECK(with_conflicts > 1'000);
  CHECK(with_several > 100);
  CHECK(impossible > 100);
}

TEST_CASE("what is said to be the most important, and the lightest, before the end is so") {
  Chance chance(52);
  std::size_t stopped = 0;
  for (int round = 0; round < 300; ++round) {
    const GoalsAsked asked = small_goals(chance);
    const auto question = question_of(asked);
    if (!question) continue;
    CAPTURE(round);
    const MinimalSets whole = conflict::minimal_sets(*question);
    conflict::MinimalSetsRun run(*question);
    while (run.step(1)) {
      const MinimalSets now = run.result();
      stopped += now.conflicts_in_order > 0 && !now.complete ? 1 : 0;
      const auto cost = [&](const MinimalSet& set) {
        return std::pair(set.goals.count(), -conflict::weight_of(asked.weights, set.goals));
      };
      for (std::size_t at = 0; at < now.conflicts_in_order; ++at) {
        REQUIRE(cost(now.conflicts[at]) == cost(whole.conflicts[at]));
      }
      for (std::size_t at = 0; at < now.corrections_in_order; ++at) {
        REQUIRE(conflict::weight_of(asked.weights, now.corrections[at].goals) ==
                conflict::weight_of(asked.weights, whole.corrections[at].goals));
      }
    }
    CHECK(run.result() == whole);
  }
  CHECK(stopped > 20);
}

// Liffiton & Sakallah (2008), figure 1: C1 = (a), C2 = (¬a), C3 = (¬a ∨ b), C4 = (¬b). The
// conflicts are {1,2} and {1,3,4}, the corrections {1}, {2,3} and {2,4}. As measures a and b, and
// each clause as a goal: Σ effects ≥ target.
TEST_CASE("the example of Liffiton and Sakallah") {
  GoalsAsked asked;
  asked.problem.values = {0, 0};
  asked.effects = {{{1, 0}}, {{-1, 0}}, {{-1, 1}}, {{0, -1}}};
  asked.targets = {{1}, {0}, {0}, {0}};
  asked.weights = {1, 1, 1, 1};
  const MinimalSets found = conflict::minimal_sets(*question_of(asked));
  CHECK(plain(found.conflicts) == std::set<PlainSet>{{0, 1}, {0, 2, 3}});
  CHECK(plain(found.corrections) == std::set<PlainSet>{{0}, {1, 2}, {1, 3}});
  CHECK(found.corrections.front().goals == GoalSet::of(4, {0}));
}

}  // namespace
}  // namespace malvag::test
