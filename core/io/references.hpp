// What holds between entities: references lead to an entity of the right kind, no list names one
// twice, nothing is its own ancestor or requirement.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../plan/plan.hpp"
#include "report.hpp"

namespace malvag::io {

struct EntityKind;
struct Rule;

// The collection that the id stands in, empty when there is no such entity. `likely` are the
// collections that it should stand in.
using CollectionOf = std::function<std::string_view(std::string_view id, const Rule& likely)>;
CollectionOf collection_of(const Plan& plan);

void check_references(const EntityKind& kind, const Entity& entity, const Path& at,
                      const CollectionOf& collection_of, Report& report);

struct Referrer {
  Id entity;
  std::string pointer;  // inside the entity
};
// The first few places, in the plan's order, that refer to the id.
std::vector<Referrer> referrers_to(const Plan& plan, std::string_view id, std::size_t at_most);

// A chain of references that must never lead back, and does, is a problem of the reference that
// closes it. `entities` are all of the kind, `at` is the place of their collection.
void check_cycles(const EntityKind& kind, std::span<const EntityList::Pointer> entities,
                  const Path& at, Report& report);

}  // namespace malvag::io
