// Non-dominated choices under uncertain weights and scores, against all choices there are.
#include "../../../core/portfolio/core_index.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>

#include "../support/chance.hpp"

using namespace malvag;
using portfolio::Robust;
using portfolio::RobustProblem;

namespace {

// By the definition: value intervals at each vertex, from each choice's own items.
std::vector<std::vector<std::size_t>> by_definition(const RobustProblem& problem) {
  const std::size_t count = problem.costs.size();
  const auto cost = [&](unsigned choice) {
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < count; ++at) sum += (choice >> at) & 1u ? problem.costs[at] : 0;
    return sum;
  };
  const auto worth = [&](unsigned items, const std::vector<std::vector<double>>& scores,
                         const std::vector<double>& weights) {
    double sum = 0;
    for (std::size_t at = 0; at < count; ++at) {
      for (std::size_t of = 0; of < weights.size(); ++of) {
        if ((items >> at) & 1u) sum += weights[of] * scores[at][of];
      }
    }
    return sum;
  };
  const auto dominates = [&](unsigned one, unsigned other) {
    bool more = false;
    for (const auto& vertex : problem.vertices) {
      const unsigned own = one & ~other, others = other & ~one;
      if (worth(own, problem.lower, vertex) < worth(others, problem.upper, vertex) - 1e-9) {
        return false;
      }
      more =
          more || worth(own, problem.upper, vertex) > worth(others, problem.lower, vertex) + 1e-9;
    }
    return more;
  };
  std::vector<std::vector<std::size_t>> result;
  for (unsigned choice = 0; choice < (1u << count); ++choice) {
    if (cost(choice) > problem.budget) continue;
    bool kept = true;
    for (unsigned other = 0; kept && other < (1u << count); ++other) {
      kept = cost(other) > problem.budget || !dominates(other, choice);
    }
    if (!kept) continue;
    std::vector<std::size_t>& items = result.emplace_back();
    for (std::size_t at = 0; at < count; ++at) {
      if ((choice >> at) & 1u) items.push_back(at);
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

TEST_CASE("Non-dominated choices are those of the definition, in 400 random cases") {
  test::Chance chance(12);
  int borderline = 0;
  for (int round = 0; round < 400; ++round) {
    RobustProblem problem;
    const std::size_t count = chance.below(8), criteria = 1 + chance.below(3);
    for (std::size_t at = 0; at < count; ++at) {
      auto& lower = problem.lower.emplace_back();
      auto& upper = problem.upper.emplace_back();
      for (std::size_t of = 0; of < criteria; ++of) {
        lower.push_back(static_cast<double>(chance.below(6)));
        upper.push_back(lower.back() + static_cast<double>(chance.below(3)));
      }
      problem.costs.push_back(static_cast<std::int64_t>(chance.below(6)));
    }
    problem.budget = static_cast<std::int64_t>(chance.below(14));
    for (std::size_t of = 0; of < criteria; ++of) {
      problem.vertices.emplace_back(criteria, 0.0);
      problem.vertices.back()[of] = 1;
    }
    const auto result = portfolio::robust_choices(problem);
    REQUIRE(result);
    REQUIRE(result->non_dominated == by_definition(problem));
    for (std::size_t at = 0; at < count; ++at) {
      const auto holds = std::count_if(
          result->non_dominated.begin(), result->non_dominated.end(), [&](const auto& items) {
            return std::find(items.begin(), items.end(), at) != items.end();
          });
      REQUIRE(result->core_index[at] ==
              Catch::Approx(static_cast<double>(holds) /
                            static_cast<double>(result->non_dominated.size())));
      if (holds > 0 && result->core_index[at] < 1) ++borderline;
    }
  }
  REQUIRE(borderline > 100);
}

TEST_CASE("What is best at every weight is core, what is worst is out") {
  RobustProblem problem;
  problem.lower = {{5, 5}, {4, 1}, {1, 4}, {0, 0}};
  problem.upper = problem.lower;
  problem.costs = {1, 1, 1, 1};
  problem.budget = 2;
  problem.vertices = {{1, 0}, {0, 1}};
  const auto result = portfolio::robust_choices(problem);
  REQUIRE(result);
  REQUIRE(result->core_index == std::vector<double>{1, 0.5, 0.5, 0});
}

TEST_CASE("More choices than may be kept is told") {
  RobustProblem problem;
  for (std::size_t at = 0; at < 10; ++at) {
    problem.lower.push_back({static_cast<double>(at), static_cast<double>(10 - at)});
    problem.costs.push_back(static_cast<std::int64_t>(1 + at % 3));
  }
  problem.upper = problem.lower;
  problem.budget = 9;
  problem.vertices = {{1, 0}, {0, 1}};
  REQUIRE(portfolio::robust_choices(problem));
  REQUIRE_FALSE(portfolio::robust_choices(problem, 2));
}
