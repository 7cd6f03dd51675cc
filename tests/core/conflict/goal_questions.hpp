// Random questions of which goals can hold together, and the plainest way to the answer.
#pragma once

#include <set>

#include "../../../core/conflict/together.hpp"
#include "../portfolio/problems.hpp"

namespace malvag::test {

// What each goal asks for, by measure; it holds when the chosen measures' effects sum to its target
// in each year.
struct GoalsAsked {
  portfolio::Problem problem;
  std::vector<std::vector<std::vector<std::int64_t>>> effects;  // by goal, year, measure
  std::vector<std::vector<std::int64_t>> targets;               // by goal, year
  std::vector<std::int64_t> weights;
};

// Nothing but money stands in the way, and many goals compete for it.
inline portfolio::Problem scarce_problem(Chance& chance) {
  portfolio::Problem problem;
  problem.values.resize(6 + chance.below(4), 0);
  problem.costs.resize(1 + chance.below(2));
  for (auto& costs : problem.costs) {
    for (std::size_t at = 0; at < problem.values.size(); ++at) {
      costs.push_back(between(chance, 1, 9));
    }
    problem.frames.push_back(between(chance, 8, 22));
  }
  return problem;
}

inline GoalsAsked small_goals(Chance& chance) {
  GoalsAsked asked;
  const bool is_scarce = chance.one_in(3);
  asked.problem = is_scarce ? scarce_problem(chance) : small_problem(chance);
  const std::size_t measures = asked.problem.values.size();
  const std::size_t goals = is_scarce ? 4 + chance.below(4) : chance.below(8);
  for (std::size_t goal = 0; goal < goals; ++goal) {
    asked.weights.push_back(between(chance, 1, 4));
    auto& effects = asked.effects.emplace_back();
    auto& targets = asked.targets.emplace_back();
    for (std::size_t years = 1 + chance.below(2); years > 0; --years) {
      std::vector<std::int64_t>& year = effects.emplace_back(measures, 0);
      for (std::int64_t& effect : year) {
        if (chance.one_in(2)) effect = between(chance, is_scarce ? 1 : -2, 3);
      }
      targets.push_back(is_scarce ? between(chance, 1, 3) : between(chance, -2, 8));
    }
  }
  return asked;
}

// None: what is mandatory is also forbidden.
inline std::optional<conflict::GoalQuestion> question_of(const GoalsAsked& asked) {
  const auto firm = portfolio::program_of(asked.problem);
  if (!firm) return std::nullopt;
  conflict::GoalQuestion question{*firm, {}, asked.weights};
  for (std::size_t goal = 0; goal < asked.targets.size(); ++goal) {
    auto& rows = question.goals.emplace_back();
    for (std::size_t year = 0; year < asked.targets[goal].size(); ++year) {
      portfolio::Row row;
      row.limit = -asked.targets[goal][year];
      const auto& effects = asked.effects[goal][year];
      for (std::uint32_t at = 0; at < effects.size(); ++at) {
        if (effects[at] != 0) row.terms.push_back({at, -effects[at]});
      }
      rows.push_back(std::move(row));
    }
  }
  return question;
}

using PlainSet = std::set<std::size_t>;

// The goals that hold, for each choice that what stands firm allows: read from the problem itself.
inline std::vector<PlainSet> goals_by_choice(const GoalsAsked& asked) {
  std::vector<PlainSet> result;
  const std::size_t measures = asked.problem.values.size();
  for (std::uint32_t bits = 0; bits < (1u << measures); ++bits) {
    portfolio::Choice choice(measures);
    for (std::size_t at = 0; at < measures; ++at) choice[at] = (bits >> at) & 1;
    if (!holds(asked.problem, choice)) continue;
    PlainSet held;
    for (std::size_t goal = 0; goal < asked.targets.size(); ++goal) {
      bool all = true;
      for (std::size_t year = 0; year < asked.targets[goal].size(); ++year) {
        std::int64_t sum = 0;
        for (std::size_t at = 0; at < measures; ++at) {
          if (choice[at]) sum += asked.effects[goal][year][at];
        }
        all = all && sum >= asked.targets[goal][year];
      }
      if (all) held.insert(goal);
    }
    result.push_back(std::move(held));
  }
  return result;
}

struct PlainMinimal {
  bool firm_holds = true;
  std::set<PlainSet> conflicts;
  std::set<PlainSet> corrections;
};
inline PlainMinimal plain_minimal(const GoalsAsked& asked) {
  PlainMinimal result;
  const std::vector<PlainSet> held = goals_by_choice(asked);
  result.firm_holds = !held.empty();
  if (held.empty()) return result;
  const std::size_t goals = asked.targets.size();
  const std::uint32_t all = (1u << goals) - 1;
  std::vector<bool> together(std::size_t{1} << goals, false);
  for (const PlainSet& set : held) {
    std::uint32_t bits = 0;
    for (const std::size_t goal : set) bits |= 1u << goal;
    for (std::uint32_t part = bits;; part = (part - 1) & bits) {
      together[part] = true;
      if (part == 0) break;
    }
  }
  const auto set_of = [&](std::uint32_t bits) {
    PlainSet set;
    for (std::size_t goal = 0; goal < goals; ++goal) {
      if (bits >> goal & 1) set.insert(goal);
    }
    return set;
  };
  for (std::uint32_t bits = 0; bits <= all; ++bits) {
    bool smallest = !together[bits], largest = together[bits];
    for (std::size_t goal = 0; goal < goals; ++goal) {
      if (bits >> goal & 1) {
        smallest = smallest && together[bits & ~(1u << goal)];
      } else {
        largest = largest && !together[bits | 1u << goal];
      }
    }
    if (smallest) result.conflicts.insert(set_of(bits));
    if (largest && bits != all) result.corrections.insert(set_of(all & ~bits));
  }
  return result;
}

}  // namespace malvag::test
