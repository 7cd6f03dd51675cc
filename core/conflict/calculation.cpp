// Adds up what the question of feasibility.hpp says of the measures of an attempt.
#include "calculation.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "../priority/prepared.hpp"
#include "../priority/room.hpp"
#include "../priority/standing.hpp"
#include "feasibility_question.hpp"
#include "grounds.hpp"

namespace malvag::conflict {
namespace {

using portfolio::Item;
using portfolio::Row;
using portfolio::Term;

constexpr double parts_of_an_equivalent = 1'000;
constexpr double finest = 1e-6;  // of a level's unit, as it is asked

bool is_done(const Measure& measure) {
  return priority::standing_of(measure) == priority::Standing::done;
}

bool holds(const Level& level, double reached) {
  const double over = reached - level.asked;
  switch (level.comparison) {
    case TargetOperator::less:
      return over < -finest;
    case TargetOperator::lessOrEqual:
      return over <= finest;
    case TargetOperator::equal:
      return std::abs(over) <= finest;
    case TargetOperator::greaterOrEqual:
      return over >= -finest;
    case TargetOperator::greater:
      return over > finest;
  }
  return false;
}

class Counting {
 public:
  Counting(const Plan& plan, const GoalConflict& conflict)
      : plan_(plan), question_(plan_question_of(plan, asked_in_force(plan))) {
    for (const RuleRows& rule : question_.rules) {
      if (rule.rule.kind == PlanRule::Kind::law) by_law_.push_back(rule.rule.one);
    }
    for (const Begun& begun : conflict.attempt) take(begun);
    is_attempt_ = !conflict.attempt.empty();
    result_.of = is_attempt_ ? Calculation::Of::attempt : Calculation::Of::reach;
    for (const Id& goal : conflict.goals) add_levels(goal);
    if (is_attempt_) {
      add_limits();
      add_broken();
    }
  }
  Calculation result() { return std::move(result_); }

 private:
  void take(const Begun& begun) {
    const auto first = question_.chosen.item_of.find(begun.measure);
    if (first == question_.chosen.item_of.end()) return;
    const auto& candidates = question_.chosen.candidates;
    for (Item form = 0; form < candidates[first->second].forms; ++form) {
      const Item item = first->second + form;
      if (candidates[item].begins == begun.begins) taken_[begun.measure] = item;
    }
  }

  Counted counted(const Measure& measure, Year begins, double amount) const {
    const bool by_law = std::find(by_law_.begin(), by_law_.end(), measure.id) != by_law_.end();
    return {measure.id, begins, is_done(measure), by_law, amount};
  }

  // What it does in a year, when it begins as the item says.
  double effect(const Measure& measure, std::optional<Item> item, const Id& on, Year year) const {
    const Year moved = item ? question_.chosen.candidates[*item].begins - stated(*item) : 0;
    double sum = 0;
    for (const Effect& one : measure.effects) {
      if (one.on == on) sum += one.amount.value_or(year - moved, 0.0);
    }
    return sum;
  }
  Year stated(Item item) const {
    const Measure& measure = question_.chosen.measure(item);
    if (!measure.costs.empty()) return measure.costs.begin()->first;
    return measure.staff.empty() ? 0 : measure.staff.begin()->first;
  }

  void add_levels(const Id& goal) {
    const auto tried = std::find_if(question_.tried.begin(), question_.tried.end(),
                                    [&](const TriedGoal& one) { return one.goal == goal; });
    if (tried == question_.tried.end()) return;
    for (const Level& level : tried->levels) add_level(goal, level);
  }

  void add_level(const Id& goal, const Level& level) {
    LevelSum sum{goal, level, {}, level.from, false};
    const Id& on = level.kpi.empty() ? goal : level.kpi;
    const bool is_less =
        level.comparison == TargetOperator::less || level.comparison == TargetOperator::lessOrEqual;
    for (const Measure& measure : plan_.measures) {
      const auto taken = taken_.find(measure.id);
      const bool is_taken = taken != taken_.end();
      if (is_attempt_ && !is_taken && !is_done(measure)) continue;
      const auto item = is_taken ? std::optional(taken->second) : std::nullopt;
      const double amount = effect(measure, item, on, level.year);
      const bool helps = is_less ? amount < 0 : amount > 0;
      if (amount == 0 || (!is_attempt_ && !helps && !is_done(measure))) continue;
      const Year begins = item ? question_.chosen.candidates[*item].begins : 0;
      sum.counted.push_back(counted(measure, begins, amount));
      sum.reached += amount;
    }
    sum.holds = holds(level, sum.reached);
    result_.levels.push_back(std::move(sum));
  }

  void add_limits() {
    const portfolio::Question& chosen = question_.chosen;
    for (std::size_t at = 0; at < chosen.limits.size(); ++at) {
      const bool is_room = at < chosen.frames.size();
      LimitSum sum =
          is_room ? sum_of(chosen.frames[at]) : sum_of(chosen.staff[at - chosen.frames.size()]);
      std::int64_t used =
          is_room ? chosen.frames[at].given : chosen.staff[at - chosen.frames.size()].given;
      sum.used = in_unit(used, is_room);
      if (used != 0) sum.counted.push_back({"", 0, true, false, sum.used});
      for (const Measure& measure : plan_.measures) {
        const auto taken = taken_.find(measure.id);
        if (taken == taken_.end()) continue;
        for (const Term& use : chosen.uses[taken->second]) {
          if (use.place != at || use.amount == 0) continue;
          used += use.amount;
          sum.counted.push_back(counted(measure, chosen.candidates[taken->second].begins,
                                        in_unit(use.amount, is_room)));
        }
      }
      sum.used = in_unit(used, is_room);
      sum.holds = sum.used <= sum.limit;
      if (!sum.holds) result_.limits.push_back(std::move(sum));
    }
  }
  static LimitSum sum_of(const portfolio::FrameOfYear& frame) {
    LimitSum sum;
    sum.frame = frame.frame;
    sum.body = frame.body;
    sum.year = frame.year;
    sum.limit = in_unit(frame.room, true);
    return sum;
  }
  static LimitSum sum_of(const portfolio::StaffOfYear& staff) {
    LimitSum sum;
    sum.of = LimitSum::Of::staff;
    sum.frame = staff.frame;
    sum.body = staff.body;
    sum.year = staff.year;
    sum.limit = in_unit(staff.limit, false);
    return sum;
  }
  static double in_unit(std::int64_t amount, bool is_room) {
    return static_cast<double>(amount) / (is_room ? 1 : parts_of_an_equivalent);
  }

  void add_broken() {
    std::vector<bool> is_taken(question_.numbers.firm.size(), false);
    for (const auto& [measure, item] : taken_) is_taken[item] = true;
    const auto is_kept = [&](std::size_t place) {
      const Row& row = question_.numbers.firm.rows[place];
      std::int64_t sum = 0;
      for (const Term& term : row.terms) sum += is_taken[term.place] ? term.amount : 0;
      return sum <= row.limit;
    };
    for (const RuleRows& rule : question_.rules) {
      if (!std::all_of(rule.rows.begin(), rule.rows.end(), is_kept)) {
        result_.broken.push_back(rule.rule);
      }
    }
  }

  const Plan& plan_;
  PlanQuestion question_;
  std::vector<Id> by_law_;
  std::unordered_map<Id, Item> taken_;
  bool is_attempt_ = false;
  Calculation result_;
};

}  // namespace

Calculation calculation_of(const Plan& plan, const GoalConflict& conflict) {
  return Counting(plan, conflict).result();
}

Calculation calculation_of(const Plan& plan, const Shortage& shortage) {
  const priority::Rooms rooms(plan.frames, plan.bodies);
  LimitSum sum;
  sum.frame = shortage.frame;
  sum.body = shortage.body;
  sum.year = shortage.worst;
  const Principle* principle = priority::principle_in_force(plan);
  const priority::Prepared prepared(plan);
  for (std::uint32_t place = 0; place < plan.measures.size(); ++place) {
    const Measure& measure = plan.measures[place];
    if (!can_be_chosen(measure)) continue;
    const bool by_law =
        principle && priority::standing_of(prepared, *principle, place) == priority::Standing::law;
    for (const priority::Use& use : rooms.uses_of(measure)) {
      const priority::Room& room = rooms.all()[use.room];
      if (room.frame != sum.frame || room.year != sum.year) continue;
      sum.limit = static_cast<double>(room.amount);
      sum.used += static_cast<double>(use.cost);
      if (use.cost == 0) continue;
      sum.counted.push_back(
          {measure.id, 0, is_done(measure), by_law, static_cast<double>(use.cost)});
    }
  }
  sum.holds = sum.used <= sum.limit;
  Calculation result;
  result.of = Calculation::Of::room;
  result.limits.push_back(std::move(sum));
  return result;
}

}  // namespace malvag::conflict
