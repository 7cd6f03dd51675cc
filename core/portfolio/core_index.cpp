// Keeps the choices that no other makes needless, item by item.
#include "core_index.hpp"

#include <algorithm>

#include "../plan/in_order.hpp"

namespace malvag::portfolio {
namespace {

constexpr double equal_within = 1e-9;

struct Partial {
  std::int64_t cost = 0;
  std::vector<unsigned char> takes;  // by item
};

// By vertex, by item: the least and the most that an item can be worth there.
struct Worths {
  std::vector<std::vector<double>> least;
  std::vector<std::vector<double>> most;
};

Worths worths_of(const RobustProblem& problem) {
  const auto worth = [&](const std::vector<std::vector<double>>& scores) {
    std::vector<std::vector<double>> result;
    for (const auto& vertex : problem.vertices) {
      std::vector<double>& by_item = result.emplace_back();
      for (const auto& item : scores) {
        double sum = 0;
        for (std::size_t at = 0; at < vertex.size(); ++at) sum += vertex[at] * item[at];
        by_item.push_back(sum);
      }
    }
    return result;
  };
  return {worth(problem.lower), worth(problem.upper)};
}

// The value of what only one of the two holds decides: the dominating one's at its least, the other
// one's at its most, and for "more for some" the other way round.
bool dominates(const Worths& worths, const Partial& one, const Partial& other) {
  if (one.cost > other.cost) return false;
  bool more = false;
  for (std::size_t vertex = 0; vertex < worths.least.size(); ++vertex) {
    double least = 0, most = 0;
    for (std::size_t item = 0; item < one.takes.size(); ++item) {
      if (one.takes[item] == other.takes[item]) continue;
      if (one.takes[item]) {
        least += worths.least[vertex][item];
        most += worths.most[vertex][item];
      } else {
        least -= worths.most[vertex][item];
        most -= worths.least[vertex][item];
      }
    }
    if (least < -equal_within) return false;
    more = more || most > equal_within;
  }
  return more;
}

std::vector<Partial> without_dominated(const Worths& worths, std::vector<Partial> all) {
  std::vector<Partial> kept;
  put_in_order(all, [](const Partial& one, const Partial& other) { return one.cost < other.cost; });
  for (Partial& candidate : all) {
    if (std::any_of(kept.begin(), kept.end(),
                    [&](const Partial& one) { return dominates(worths, one, candidate); })) {
      continue;
    }
    // One that costs the same can still be dominated by a later one.
    kept.erase(
        std::remove_if(kept.begin(), kept.end(),
                       [&](const Partial& one) { return dominates(worths, candidate, one); }),
        kept.end());
    kept.push_back(std::move(candidate));
  }
  return kept;
}

}  // namespace

std::optional<Robust> robust_choices(const RobustProblem& problem, std::size_t at_most) {
  const std::size_t items = problem.costs.size();
  const Worths worths = worths_of(problem);
  std::vector<Partial> choices = {{0, std::vector<unsigned char>(items, 0)}};
  for (std::size_t item = 0; item < items; ++item) {
    std::vector<Partial> next = choices;
    for (const Partial& one : choices) {
      if (one.cost + problem.costs[item] > problem.budget) continue;
      Partial taken = one;
      taken.cost += problem.costs[item];
      taken.takes[item] = 1;
      next.push_back(std::move(taken));
    }
    choices = without_dominated(worths, std::move(next));
    if (choices.size() > at_most) return std::nullopt;
  }
  // At the end what a choice leaves of the budget is worth nothing.
  for (Partial& choice : choices) choice.cost = 0;
  choices = without_dominated(worths, std::move(choices));
  Robust result;
  result.core_index.assign(items, 0.0);
  for (const Partial& choice : choices) {
    std::vector<std::size_t>& taken = result.non_dominated.emplace_back();
    for (std::size_t item = 0; item < items; ++item) {
      if (!choice.takes[item]) continue;
      taken.push_back(item);
      result.core_index[item] += 1;
    }
  }
  for (double& share : result.core_index) share /= static_cast<double>(choices.size());
  std::sort(result.non_dominated.begin(), result.non_dominated.end());
  return result;
}

}  // namespace malvag::portfolio
