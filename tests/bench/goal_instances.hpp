// Plans of sixty goals whose levels cannot all be reached, in two families.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "../../core/plan/plan.hpp"
#include "../core/support/chance.hpp"

namespace malvag::bench {

enum class GoalFamily {
  local,   // eight bodies with rooms of their own, whose goals are mostly their own business
  scarce,  // one room for all, far too small: every goal competes with every other
};
constexpr std::string_view goal_family_names[] = {"local", "scarce"};

class GoalPlanMaker {
 public:
  GoalPlanMaker(GoalFamily family, std::uint64_t seed)
      : chance_((seed << 8) ^ static_cast<std::uint64_t>(family)),
        is_local_(family == GoalFamily::local) {}

  Plan plan() {
    const std::size_t bodies = is_local_ ? 8 : 1;
    for (std::size_t body = 0; body < bodies; ++body) {
      Body& made = bodies_.emplace_back();
      made.id = "b-" + std::to_string(body);
      made.title = made.id;
      Frame& frame = frames_.emplace_back();
      frame.id = "f-" + std::to_string(body);
      frame.body = made.id;
    }
    for (std::size_t at = 0; at < measure_count; ++at) add_measure(at, at * bodies / measure_count);
    for (std::size_t goal = 0; goal < goal_count; ++goal) add_goal(goal);
    for (std::size_t body = 0; body < bodies; ++body) {
      for (std::size_t year = 0; year < year_count; ++year) {
        const double share = is_local_ ? 0.6 * static_cast<double>(between(70, 130)) / 100 : 0.1;
        frames_[body].room.set(first_year + static_cast<Year>(year),
                               static_cast<Tkr>(share * wanted_[body][year]));
      }
    }
    Plan plan;
    plan.head.id = "p";
    plan.head.title = "Plan";
    plan.bodies = Collection<Body>::from(std::move(bodies_));
    plan.frames = Collection<Frame>::from(std::move(frames_));
    plan.goals = Collection<Goal>::from(std::move(goals_));
    plan.measures = Collection<Measure>::from(std::move(measures_));
    return plan;
  }

 private:
  static constexpr std::size_t measure_count = 231;
  static constexpr std::size_t goal_count = 60;
  static constexpr std::size_t year_count = 3;
  static constexpr Year first_year = 2020;

  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least +
           static_cast<std::int64_t>(chance_.below(static_cast<std::size_t>(most - least + 1)));
  }

  void add_measure(std::size_t at, std::size_t body) {
    Measure& measure = measures_.emplace_back();
    measure.id = "m-" + std::to_string(at);
    measure.title = measure.id;
    measure.body = "b-" + std::to_string(body);
    const std::int64_t base = between(100, 6'000);
    const bool saves = chance_.one_in(10);
    for (std::size_t year = 0; year < year_count; ++year) {
      const Tkr cost = base * between(70, 130) / 100;
      measure.costs.set(first_year + static_cast<Year>(year), saves ? -cost : cost);
      if (!saves) wanted_[body][year] += static_cast<double>(cost);
    }
    const std::size_t bodies = is_local_ ? 8 : 1;
    const auto least = static_cast<std::int64_t>(body * goal_count / bodies);
    const auto most = static_cast<std::int64_t>((body + 1) * goal_count / bodies) - 1;
    for (std::int64_t left = between(1, is_local_ ? 2 : 3); left > 0; --left) {
      act(measure, static_cast<std::size_t>(between(least, most)), between(1, 3));
    }
    if (chance_.one_in(4)) {
      act(measure, chance_.below(goal_count), chance_.one_in(6) ? -1 : 1);
    }
    if (at > 0 && chance_.one_in(12)) measure.needs.push_back(earlier(at));
    if (at > 0 && chance_.one_in(12)) measure.excludes.push_back(earlier(at));
  }
  Id earlier(std::size_t at) { return "m-" + std::to_string(chance_.below(at)); }

  void act(Measure& measure, std::size_t goal, std::int64_t by) {
    Effect effect;
    effect.on = "g-" + std::to_string(goal);
    effect.amount.set(first_year + 2, static_cast<double>(by));
    measure.effects.push_back(std::move(effect));
    if (by > 0) within_reach_[goal] += by;
  }

  void add_goal(std::size_t at) {
    Goal& goal = goals_.emplace_back();
    goal.id = "g-" + std::to_string(at);
    goal.title = goal.id;
    goal.weight = static_cast<double>(between(1, 5));
    const std::int64_t share = (is_local_ ? 70 : 50) * between(60, 140) / 100;
    goal.fulfilledAt.set(first_year + 2, static_cast<double>(within_reach_[at] * share / 100));
  }

  test::Chance chance_;
  bool is_local_;
  std::vector<Body> bodies_;
  std::vector<Frame> frames_;
  std::vector<Goal> goals_;
  std::vector<Measure> measures_;
  double wanted_[8][year_count] = {};
  std::int64_t within_reach_[goal_count] = {};
};

}  // namespace malvag::bench
