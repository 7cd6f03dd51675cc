#include "plan.hpp"

namespace malvag {

const CollectionOfPlan* collection_named(std::string_view name) {
  for (const CollectionOfPlan& collection : collections) {
    if (collection.name == name) return &collection;
  }
  return nullptr;
}

const CollectionOfPlan* collection_with(const Plan& plan, std::string_view id) {
  for (const CollectionOfPlan& collection : collections) {
    if (collection.of(plan).find_entity(id)) return &collection;
  }
  return nullptr;
}

}  // namespace malvag
