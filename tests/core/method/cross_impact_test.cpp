// Consistent combinations: the textbook's case, and every small case against plain enumeration.
#include "../../../core/method/cross_impact.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>

#include "../support/chance.hpp"

using namespace malvag;
using method::CrossImpact;
using Combinations = std::vector<std::vector<std::size_t>>;

namespace {

bool is_consistent(const CrossImpact& question, const std::vector<std::size_t>& chosen) {
  const auto balances = method::impact_balances(question, chosen);
  std::size_t first = 0;
  for (std::size_t descriptor = 0; descriptor < chosen.size(); ++descriptor) {
    const auto begin = balances.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = begin + static_cast<std::ptrdiff_t>(question.states[descriptor]);
    if (balances[first + chosen[descriptor]] != *std::max_element(begin, end)) return false;
    first += question.states[descriptor];
  }
  return true;
}

Combinations by_enumeration(const CrossImpact& question) {
  Combinations found;
  std::vector<std::size_t> chosen(question.states.size(), 0);
  for (;;) {
    if (is_consistent(question, chosen)) found.push_back(chosen);
    std::size_t at = chosen.size();
    while (at > 0 && ++chosen[at - 1] == question.states[at - 1]) chosen[--at] = 0;
    if (at == 0) return found;
  }
}

// Weimer-Jehle's teaching case "Somewhereland", from the manual of ScenarioWizard 4.1, figure 2-2:
// government, foreign policy, economy, distribution of wealth, social cohesion, social values.
const CrossImpact somewhereland = {{3, 3, 3, 2, 3, 3},
                                   {{0, 0, 0, -2, 1, 1, 0, 0, 0, 0, 0, -2, 1, 1, 0, 0, 0},
                                    {0, 0, 0, 2, 1, -3, -2, -1, 3, -2, 2, 0, 0, 0, 2, -1, -1},
                                    {0, 0, 0, 0, 0, 0, 0, 2, -2, 3, -3, 2, -1, -1, -2, 2, 0},
                                    {0, 0, 0, 0, 0, 0, -2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0},
                                    {0, 0, 0, 0, 0, 0, 0, 1, -1, 0, 0, 1, 0, -1, 0, 0, 0},
                                    {3, -1, -2, 0, 0, 0, 3, 0, -3, 0, 0, 3, -1, -2, -2, 1, 1},
                                    {2, 1, -3, 0, 0, 0, 0, 0, 0, -2, 2, -3, 1, 2, 0, 0, 0},
                                    {-1, 2, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                                    {0, 0, 0, 0, 0, 0, 0, 0, 0, -2, 2, 3, -1, -2, 0, 0, 0},
                                    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, -1, -2, -2, 1, 1},
                                    {0, -3, 3, 0, 0, 0, 0, 0, 0, 0, 0, -3, 1, 2, 2, -1, -1},
                                    {0, 0, 0, 0, 0, 0, -2, -1, 3, 0, 0, 0, 0, 0, 2, -1, -1},
                                    {0, 0, 0, -1, 0, 1, 1, 1, -2, 0, 0, 0, 0, 0, -1, 0, 1},
                                    {2, -1, -1, -3, 1, 2, 3, 0, -3, 0, 0, 0, 0, 0, -2, -1, 3},
                                    {0, 3, -3, 0, 0, 0, -3, 0, 3, -3, 3, -2, 1, 1, 0, 0, 0},
                                    {1, -2, 1, 0, 0, 0, -1, 2, -1, 2, -2, 2, -1, -1, 0, 0, 0},
                                    {0, 0, 0, 0, 0, 0, -1, 2, -1, 1, -1, 2, -1, -1, 0, 0, 0}}};

CrossImpact random_question(test::Chance& chance) {
  CrossImpact question;
  std::size_t all = 0;
  const std::size_t descriptors = 1 + chance.below(5);
  for (std::size_t at = 0; at < descriptors; ++at) {
    question.states.push_back(1 + chance.below(3));
    all += question.states.back();
  }
  // Many noughts make many ties.
  const bool is_sparse = chance.one_in(2);
  for (std::size_t row = 0; row < all; ++row) {
    question.impacts.emplace_back();
    for (std::size_t column = 0; column < all; ++column) {
      const bool is_nought = is_sparse && !chance.one_in(3);
      question.impacts.back().push_back(is_nought ? 0
                                                  : static_cast<std::int64_t>(chance.below(7)) - 3);
    }
  }
  return question;
}

}  // namespace

TEST_CASE("the impact balances of Somewhereland's test scenario are the published ones") {
  // Figure 2-3: A2 B1 C3 D1 E1 F1, whose distribution of wealth is not consistent.
  const std::vector<std::size_t> scenario = {1, 0, 2, 0, 0, 0};
  CHECK(method::impact_balances(somewhereland, scenario) ==
        std::vector<std::int64_t>{0, 3, -3, 2, 1, -3, -9, -1, 10, -7, 7, 4, -1, -3, 2, -1, -1});
  CHECK_FALSE(is_consistent(somewhereland, scenario));
}

TEST_CASE("of Somewhereland's 486 combinations ten are consistent") {
  const auto result = method::consistent_combinations(somewhereland);
  CHECK(result.complete);
  CHECK(result.combinations == by_enumeration(somewhereland));
  CHECK(result.combinations == Combinations{{0, 1, 1, 0, 0, 1},
                                            {0, 2, 0, 1, 2, 2},
                                            {0, 2, 1, 0, 0, 1},
                                            {0, 2, 1, 0, 0, 2},
                                            {1, 0, 2, 1, 1, 0},
                                            {1, 1, 2, 1, 1, 0},
                                            {2, 0, 1, 0, 0, 1},
                                            {2, 0, 2, 1, 0, 0},
                                            {2, 1, 1, 0, 0, 1},
                                            {2, 1, 2, 1, 0, 0}});
  // Bounds leave most of the 486 unlooked at.
  CHECK(result.nodes < 120);
}

TEST_CASE("the search finds what enumeration finds") {
  test::Chance chance(415);
  std::size_t with_none = 0, with_many = 0;
  for (int round = 0; round < 4000; ++round) {
    const CrossImpact question = random_question(chance);
    const Combinations all = by_enumeration(question);
    const auto result = method::consistent_combinations(question);
    REQUIRE(result.complete);
    REQUIRE(result.combinations == all);
    with_none += all.empty();
    with_many += all.size() > 3;
  }
  CHECK(with_none > 50);
  CHECK(with_many > 50);
}

TEST_CASE("what is cut off is said, and what is given is consistent") {
  CrossImpact nothing_matters;  // every combination is a tie
  nothing_matters.states.assign(12, 2);
  nothing_matters.impacts.assign(24, std::vector<std::int64_t>(24, 0));
  const auto all = method::consistent_combinations(nothing_matters);
  CHECK(all.complete);
  CHECK(all.combinations.size() == 4096);
  const auto some = method::consistent_combinations(nothing_matters, {5'000'000, 100});
  CHECK_FALSE(some.complete);
  CHECK(some.combinations.size() == 100);
  const auto few_nodes = method::consistent_combinations(somewhereland, {10, 10'000});
  CHECK_FALSE(few_nodes.complete);
  CHECK(few_nodes.nodes == 10);
  for (const auto& one : few_nodes.combinations) CHECK(is_consistent(somewhereland, one));
  CHECK(method::consistent_combinations({}).combinations.empty());
}
