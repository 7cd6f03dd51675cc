#include "plan_words.hpp"

namespace malvag::shell {

bool PlanWords::has(const std::shared_ptr<const Plan>& plan, std::string_view words) {
  if (plan != plan_) {
    plan_ = plan;
    words_.clear();
    words_.insert(plan_->head.title);
    for (const CollectionOfPlan& collection : collections) {
      for (const auto& entity : collection.of(*plan_).pointers()) {
        if (const std::string* title = collection.title(*entity)) words_.insert(*title);
      }
    }
    for (const Principle& principle : plan_->principles) {
      for (const Tier& tier : principle.tiers) words_.insert(tier.title);
    }
    words_.erase("");
  }
  return words_.count(words) > 0;
}

}  // namespace malvag::shell
