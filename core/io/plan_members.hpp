// The members of a plan file's root: which stand there, and in which order.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "../plan/plan.hpp"

namespace malvag::io {

// The order when the file had none of its own, without the journal, which is always last. An
// unknown "version" is that of a newer file, kept so that it is not passed off as ours.
inline std::vector<std::string> canonical_members(const Plan& plan) {
  std::vector<std::string> names = {"format", "version", "language", "plan"};
  for (const CollectionOfPlan& collection : collections) {
    if (!collection.of(plan).empty()) names.emplace_back(collection.name);
  }
  if (!plan.members.unknown) return names;
  for (auto item = plan.members.unknown->begin(); item != plan.members.unknown->end(); ++item) {
    if (item.key() != "version") names.push_back(item.key());
  }
  return names;
}

// The order in which the root's members are written.
inline std::vector<std::string> members_to_write(const Plan& plan) {
  const std::vector<std::string> canonical = canonical_members(plan);
  if (!plan.members.order) return canonical;
  std::vector<std::string> names = *plan.members.order;
  for (const std::string& name : canonical) {
    const bool is_there = std::find(names.begin(), names.end(), name) != names.end();
    const bool is_implied = name == "language" && plan.language == Plan{}.language;
    if (!is_there && !is_implied) names.push_back(name);
  }
  return names;
}

}  // namespace malvag::io
