// Random choices of some of many things, and the plainest way to the best one.
#pragma once

#include <algorithm>
#include <optional>

#include "../../../core/portfolio/solver.hpp"
#include "../support/chance.hpp"

namespace malvag::test {

inline std::int64_t between(Chance& chance, std::int64_t least, std::int64_t most) {
  return least +
         static_cast<std::int64_t>(chance.below(static_cast<std::size_t>(most - least + 1)));
}

// Savings, things worth less than nothing, contradictions and what cannot be done are all in it.
inline portfolio::Problem small_problem(Chance& chance) {
  portfolio::Problem problem;
  const auto count = static_cast<std::uint32_t>(chance.below(13));
  const auto item = [&] { return static_cast<portfolio::Item>(chance.below(count)); };
  problem.costs.resize(chance.below(4));
  for (std::uint32_t at = 0; at < count; ++at) {
    problem.values.push_back(between(chance, -3, 20));
    for (auto& costs : problem.costs) costs.push_back(between(chance, -4, 15));
  }
  for (std::size_t frame = 0; frame < problem.costs.size(); ++frame) {
    problem.frames.push_back(between(chance, -5, 5 * static_cast<std::int64_t>(count)));
  }
  if (count < 2) return problem;
  for (std::size_t left = chance.below(4); left > 0; --left)
    problem.needs.push_back({item(), item()});
  for (std::size_t left = chance.below(4); left > 0; --left) {
    problem.excludes.push_back({item(), item()});
  }
  for (std::size_t left = chance.below(3); left > 0; --left) {
    portfolio::Group group;
    for (std::uint32_t at = 0; at < count; ++at) {
      if (chance.one_in(3)) group.members.push_back(at);
    }
    group.least = between(chance, 0, 2);
    if (chance.one_in(2)) group.most = group.least + between(chance, 0, 2);
    problem.groups.push_back(std::move(group));
  }
  if (chance.one_in(4)) problem.mandatory.push_back(item());
  if (chance.one_in(4)) problem.forbidden.push_back(item());
  return problem;
}

// Every choice, read from the problem itself and not from the rows that it is made into.
inline bool holds(const portfolio::Problem& problem, const portfolio::Choice& choice) {
  for (std::size_t frame = 0; frame < problem.frames.size(); ++frame) {
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < choice.size(); ++at) {
      if (choice[at]) sum += problem.costs[frame][at];
    }
    if (sum > problem.frames[frame]) return false;
  }
  for (const auto& [one, needed] : problem.needs) {
    if (choice[one] && !choice[needed]) return false;
  }
  for (const auto& [one, other] : problem.excludes) {
    if (choice[one] && choice[other]) return false;
  }
  for (const portfolio::Group& group : problem.groups) {
    std::int64_t taken = 0;
    for (const portfolio::Item member : group.members) taken += choice[member];
    if (taken < group.least || (group.most && taken > *group.most)) return false;
  }
  return std::all_of(problem.mandatory.begin(), problem.mandatory.end(),
                     [&](portfolio::Item item) { return choice[item] == 1; }) &&
         std::none_of(problem.forbidden.begin(), problem.forbidden.end(),
                      [&](portfolio::Item item) { return choice[item] == 1; });
}

inline std::int64_t worth(const portfolio::Problem& problem, const portfolio::Choice& choice) {
  std::int64_t sum = 0;
  for (std::size_t at = 0; at < choice.size(); ++at) sum += choice[at] ? problem.values[at] : 0;
  return sum;
}

inline std::optional<std::int64_t> best_of_all(const portfolio::Problem& problem) {
  std::optional<std::int64_t> best;
  const std::size_t count = problem.values.size();
  portfolio::Choice choice(count);
  for (std::uint32_t bits = 0; bits < (1u << count); ++bits) {
    for (std::size_t at = 0; at < count; ++at) choice[at] = (bits >> at) & 1u;
    if (holds(problem, choice))
      best = std::max(best.value_or(worth(problem, choice)), worth(problem, choice));
  }
  return best;
}

// As a plan's measures are: three years, needs, exclusions, and at least some of each of five
// kinds.
inline portfolio::Problem large_problem(Chance& chance, std::uint32_t count) {
  portfolio::Problem problem;
  problem.costs.resize(3);
  for (std::uint32_t at = 0; at < count; ++at) {
    problem.values.push_back(between(chance, 100, 1000));
    for (auto& costs : problem.costs) costs.push_back(between(chance, 100, 5000));
  }
  for (const auto& costs : problem.costs) {
    std::int64_t sum = 0;
    for (const std::int64_t cost : costs) sum += cost;
    problem.frames.push_back(sum * 3 / 10);
  }
  const auto pair = [&]() -> std::pair<portfolio::Item, portfolio::Item> {
    const auto one = static_cast<portfolio::Item>(chance.below(count));
    return {one, static_cast<portfolio::Item>((one + 1 + chance.below(count - 1)) % count)};
  };
  for (std::uint32_t left = count / 10; left > 0; --left) problem.needs.push_back(pair());
  for (std::uint32_t left = count / 10; left > 0; --left) problem.excludes.push_back(pair());
  for (std::uint32_t kind = 0; kind < 5; ++kind) {
    portfolio::Group group;
    for (std::uint32_t at = kind; at < count; at += 5) group.members.push_back(at);
    group.least = count / 25;
    problem.groups.push_back(std::move(group));
  }
  return problem;
}

}  // namespace malvag::test
