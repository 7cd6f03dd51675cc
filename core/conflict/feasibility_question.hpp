// A plan's goals and what stands firm, as rows of numbers. Part of feasibility.hpp.
#pragma once

#include "../portfolio/selection_question.hpp"
#include "feasibility.hpp"
#include "together.hpp"

namespace malvag::conflict {

struct RowOfLevel {
  std::size_t level = 0;  // place in TriedGoal::levels
  double unit = 1;        // of the row, in the level's own
};
struct RuleRows {
  PlanRule rule;
  std::vector<std::size_t> rows;  // of GoalQuestion::firm
};

struct PlanQuestion {
  portfolio::Question chosen;  // without locks: those are among `rules`
  std::optional<portfolio::Impossible> impossible;
  GoalQuestion numbers;  // when possible
  std::vector<TriedGoal> tried;
  std::vector<NotTried> not_tried;
  std::vector<std::vector<RowOfLevel>> levels;  // by goal, by its rows
  std::vector<std::size_t> money_rows;          // beside chosen.frames
  std::vector<std::size_t> staff_rows;          // beside chosen.staff
  std::vector<RuleRows> rules;
  OriginKind origin = OriginKind::source;
};

PlanQuestion plan_question_of(const Plan& plan, const FeasibilityAsked& asked);

}  // namespace malvag::conflict
