// Puts what the three grounds give into one order.
#include "conflicts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_set>

#include "../plan/in_order.hpp"
#include "grounds.hpp"

namespace malvag::conflict {

Ground ground_of(Kind kind) {
  switch (kind) {
    case Kind::targets_exclude:
    case Kind::parts_do_not_add_up:
    case Kind::needs_what_is_later:
    case Kind::due_before_effects:
    case Kind::costs_others:
    case Kind::passed_over:
    case Kind::room_exceeded:
    case Kind::goals_beyond_money:
    case Kind::goals_beyond_staff:
    case Kind::goals_against_rules:
    case Kind::goals_beyond_limits:
    case Kind::goals_out_of_reach:
    case Kind::firm_impossible:
      return Ground::computed;
    case Kind::pulls_apart:
    case Kind::comes_back:
    case Kind::pulls_through_another:
    case Kind::saving_worsens:
    case Kind::assessors_disagree:
      return Ground::judged;
    case Kind::target_beside_frames:
    case Kind::foremost_not_measured:
    case Kind::two_levels:
    case Kind::several_owners:
    case Kind::nobody_responsible:
    case Kind::trend_misses_target:
    case Kind::target_worse_than_now:
    case Kind::lock_without_reason:
      return Ground::unclear;
  }
  return Ground::unclear;
}

std::string_view code_of(Kind kind) {
  switch (kind) {
    case Kind::room_exceeded:
      return "MK001";
    case Kind::goals_beyond_money:
      return "MK002";
    case Kind::goals_beyond_staff:
      return "MK003";
    case Kind::goals_against_rules:
      return "MK004";
    case Kind::goals_beyond_limits:
      return "MK005";
    case Kind::goals_out_of_reach:
      return "MK006";
    case Kind::firm_impossible:
      return "MK007";
    case Kind::pulls_apart:
      return "MK010";
    case Kind::assessors_disagree:
      return "MK011";
    case Kind::target_beside_frames:
      return "MK020";
    case Kind::foremost_not_measured:
      return "MK021";
    case Kind::pulls_through_another:
      return "MK012";
    case Kind::comes_back:
      return "MK013";
    case Kind::saving_worsens:
      return "MK014";
    case Kind::two_levels:
      return "MK022";
    case Kind::target_worse_than_now:
      return "MK023";
    case Kind::trend_misses_target:
      return "MK024";
    case Kind::lock_without_reason:
      return "MK025";
    case Kind::nobody_responsible:
      return "MK026";
    case Kind::several_owners:
      return "MK027";
    case Kind::targets_exclude:
      return "MK030";
    case Kind::parts_do_not_add_up:
      return "MK031";
    case Kind::passed_over:
      return "MK032";
    case Kind::needs_what_is_later:
      return "MK033";
    case Kind::due_before_effects:
      return "MK034";
    case Kind::costs_others:
      return "MK035";
  }
  return "";
}

OriginKind origin_of(const Entity& entity, std::string_view field) {
  if (const Origin* own = entity.origins.find(std::string(field))) return own->kind;
  return entity.origin ? entity.origin->kind : OriginKind::source;
}

OriginKind origin_of(const Measure& measure, const Elsewhere& elsewhere) {
  return elsewhere.origin ? elsewhere.origin->kind : origin_of(measure, "elsewhere");
}

OriginKind weakest(OriginKind one, OriginKind other) {
  return std::max(one, other);  // in the order of the enumerators
}

std::vector<Id> in_plan_order(const Plan& plan, const std::vector<Id>& goals) {
  const std::unordered_set<std::string_view> named(goals.begin(), goals.end());
  std::vector<Id> ordered;
  for (const Goal& goal : plan.goals) {
    if (named.count(goal.id)) ordered.push_back(goal.id);
  }
  return ordered;
}

namespace {

// What is written about these goals, or about these and no others: the first in the plan.
Id written_about(const Plan& plan, std::vector<Id> goals) {
  std::sort(goals.begin(), goals.end());
  for (const Conflict& conflict : plan.conflicts) {
    std::vector<Id> written = conflict.goals;
    std::sort(written.begin(), written.end());
    if (written == goals) return conflict.id;
  }
  return {};
}

// Between kinds of one ground. Those that are not named come first, as they were found.
int rank_of(Kind kind) {
  constexpr std::array later = {Kind::targets_exclude,
                                Kind::parts_do_not_add_up,
                                Kind::needs_what_is_later,
                                Kind::due_before_effects,
                                Kind::costs_others,
                                Kind::passed_over,
                                Kind::comes_back,
                                Kind::pulls_through_another,
                                Kind::saving_worsens,
                                Kind::assessors_disagree,
                                Kind::two_levels,
                                Kind::several_owners,
                                Kind::nobody_responsible,
                                Kind::trend_misses_target,
                                Kind::target_worse_than_now,
                                Kind::lock_without_reason};
  const auto found = std::find(later.begin(), later.end(), kind);
  return found == later.end() ? 0 : static_cast<int>(found - later.begin()) + 1;
}

}  // namespace

bool find_on(const Plan& plan, Searching& searching) {
  using Find = void (*)(const Plan&, std::vector<Found>&);
  constexpr Find kinds[] = {find_shortages,
                            find_judged,
                            find_unclear,
                            find_targets,
                            find_timing,
                            find_spill_over,
                            find_principle_conflicts,
                            find_influence_chains,
                            find_responsibility};
  std::vector<Found>& found = searching.found;
  if (searching.kinds < std::size(kinds)) {
    kinds[searching.kinds++](plan, found);
    return true;
  }
  put_in_order(found, [](const Found& one, const Found& other) {
    return std::pair(ground_of(one.kind), rank_of(one.kind)) <
           std::pair(ground_of(other.kind), rank_of(other.kind));
  });
  for (Found& one : found) {
    if (std::holds_alternative<Judged>(one.evidence)) one.written = written_about(plan, one.goals);
  }
  return false;
}

std::vector<Found> find_beside_goals_apart(const Plan& plan) {
  Searching searching;
  while (find_on(plan, searching)) continue;
  return std::move(searching.found);
}

std::vector<Found> with_goals_apart(const Plan& plan, const Feasibility& together,
                                    std::vector<Found> beside) {
  std::vector<Found> found;
  find_apart(plan, together, found);  // of the first ground and rank
  found.insert(found.end(), std::make_move_iterator(beside.begin()),
               std::make_move_iterator(beside.end()));
  return found;
}

std::vector<Found> find(const Plan& plan, const Feasibility* together) {
  std::vector<Found> beside = find_beside_goals_apart(plan);
  return together ? with_goals_apart(plan, *together, std::move(beside)) : beside;
}

const Found* to_begin_with(const Plan& plan, const std::vector<Found>& found) {
  for (const Conflict& conflict : plan.conflicts) {
    for (const Found& one : found) {
      if (one.written == conflict.id) return &one;
    }
  }
  for (const Found& one : found) {
    if (ground_of(one.kind) == Ground::judged) return &one;
  }
  return found.empty() ? nullptr : &found.front();
}

AllFound find_all(const Plan& plan) {
  AllFound all;
  all.together = feasibility(plan, asked_in_force(plan));
  all.conflicts = find(plan, &all.together);
  return all;
}

}  // namespace malvag::conflict
