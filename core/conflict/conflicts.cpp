// Puts what the three grounds give into one order.
#include "conflicts.hpp"

#include <algorithm>

#include "grounds.hpp"

namespace malvag::conflict {

Ground ground_of(Kind kind) {
  switch (kind) {
    case Kind::room_exceeded:
    case Kind::goals_beyond_money:
    case Kind::goals_beyond_staff:
    case Kind::goals_against_rules:
    case Kind::goals_beyond_limits:
    case Kind::goals_out_of_reach:
    case Kind::firm_impossible:
      return Ground::computed;
    case Kind::pulls_apart:
    case Kind::assessors_disagree:
      return Ground::judged;
    case Kind::target_beside_frames:
    case Kind::foremost_not_measured:
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
  }
  return "";
}

OriginKind origin_of(const Entity& entity, std::string_view field) {
  if (const Origin* own = entity.origins.find(std::string(field))) return own->kind;
  return entity.origin ? entity.origin->kind : OriginKind::source;
}

OriginKind weakest(OriginKind one, OriginKind other) {
  return std::max(one, other);  // in the order of the enumerators
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

}  // namespace

std::vector<Found> find(const Plan& plan, const Feasibility* together) {
  std::vector<Found> found;
  if (together) find_apart(plan, *together, found);
  find_shortages(plan, found);
  find_judged(plan, found);
  find_unclear(plan, found);
  for (Found& one : found) {
    if (ground_of(one.kind) == Ground::judged) one.written = written_about(plan, one.goals);
  }
  return found;
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

}  // namespace malvag::conflict
