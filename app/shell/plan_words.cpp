#include "plan_words.hpp"

namespace malvag::shell {

bool PlanWords::has(const std::shared_ptr<const Plan>& plan, std::string_view words) {
  if (plan != plan_) {
    plan_ = plan;
    words_.clear();
    words_.insert(plan_->head.title);
    for_each_collection([&](std::string_view, auto collection) {
      for (const auto& entity : (*plan_).*collection) {
        if constexpr (requires { entity.title; }) words_.insert(entity.title);
      }
    });
    for (const Principle& principle : plan_->principles) {
      for (const Tier& tier : principle.tiers) words_.insert(tier.title);
    }
    words_.erase("");
  }
  return words_.count(words) > 0;
}

}  // namespace malvag::shell
