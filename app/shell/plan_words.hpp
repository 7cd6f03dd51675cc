// Which texts on the screen are the plan's own: they are in the plan's language, whichever language
// the app speaks, and a screen reader reads them in it.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_set>

#include "../../core/plan/plan.hpp"

namespace malvag::shell {

class PlanWords {
 public:
  // Titles of what the plan holds; gathered when the plan is another one than last time.
  bool has(const std::shared_ptr<const Plan>& plan, std::string_view words);

 private:
  std::shared_ptr<const Plan> plan_;
  std::unordered_set<std::string_view> words_;  // within `plan_`
};

}  // namespace malvag::shell
