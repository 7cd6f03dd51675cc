// Compares what stands above the line in two orders.
#include "difference.hpp"

namespace malvag::priority {
namespace {

std::vector<unsigned char> above(const Plan& plan, const Order& order) {
  std::vector<unsigned char> result(plan.measures.size(), 0);
  for (std::size_t index = 0; index < order.line; ++index) result[order.measures[index]] = 1;
  return result;
}

std::vector<unsigned char> served(const Plan& plan, const std::vector<unsigned char>& measures) {
  std::vector<unsigned char> result(plan.goals.size(), 0);
  for (std::size_t place = 0; place < measures.size(); ++place) {
    if (measures[place] == 0) continue;
    for (const Id& goal : plan.measures[place].goals) {
      if (const auto at = plan.goals.place_of(goal)) result[*at] = 1;
    }
  }
  return result;
}

std::vector<Id> only_in(const Plan& plan, const Order& order,
                        const std::vector<unsigned char>& other) {
  std::vector<Id> result;
  for (std::size_t index = 0; index < order.line; ++index) {
    if (other[order.measures[index]] == 0) {
      result.push_back(plan.measures[order.measures[index]].id);
    }
  }
  return result;
}

}  // namespace

Difference difference(const Plan& plan, const Order& before, const Order& now) {
  const auto above_before = above(plan, before);
  const auto above_now = above(plan, now);
  Difference result;
  result.measures_in = only_in(plan, now, above_before);
  result.measures_out = only_in(plan, before, above_now);
  const auto served_before = served(plan, above_before);
  const auto served_now = served(plan, above_now);
  for (std::size_t place = 0; place < plan.goals.size(); ++place) {
    if (served_now[place] == served_before[place]) continue;
    (served_now[place] ? result.goals_in : result.goals_out).push_back(plan.goals[place].id);
  }
  return result;
}

Principle no_principle() {
  return {};
}

}  // namespace malvag::priority
