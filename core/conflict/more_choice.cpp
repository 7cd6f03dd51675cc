// Compares two choices by what they are worth, so that another that is as good is no change.
#include "more_choice.hpp"

#include <algorithm>
#include <unordered_set>

#include "more_money.hpp"

namespace malvag::conflict {
namespace {

// A node looks at every measure some times: a second or two in all, on a slow machine.
std::int64_t nodes_for(const Plan& plan) {
  const auto measures = static_cast<std::int64_t>(plan.measures.size());
  return std::clamp<std::int64_t>(2'000'000 / std::max<std::int64_t>(measures, 1), 50, 100'000);
}
constexpr std::int64_t steps_of_each = 50;

std::vector<Id> only_in(const portfolio::Selection& one, const portfolio::Selection& other) {
  std::unordered_set<std::string_view> there;
  for (const portfolio::Taken& taken : other.taken) there.insert(taken.measure);
  std::vector<Id> only;
  for (const portfolio::Taken& taken : one.taken) {
    if (!there.count(taken.measure)) only.push_back(taken.measure);
  }
  return only;
}

}  // namespace

MoreChoiceRun::MoreChoiceRun(const Plan& plan, const MoreRoom& more)
    : nodes_of_each_(nodes_for(plan)) {
  const Principle* principle = priority::principle_in_force(plan);
  if (!principle) return;
  portfolio::Asked asked;
  asked.principle = *principle;
  without_.emplace(plan, asked);
  with_.emplace(with_more_room(plan, more), asked);
}

bool MoreChoiceRun::step() {
  if (!without_) return false;
  const std::int64_t nodes = nodes_of_each_ / steps_of_each;
  const bool is_first = nodes_done_ < nodes_of_each_;
  const bool more = (is_first ? *without_ : *with_).step(nodes);
  nodes_done_ += nodes;
  if (is_first && !more) nodes_done_ = nodes_of_each_;
  return is_first || (more && nodes_done_ < nodes_at_most());
}

MoreChoice MoreChoiceRun::result() const {
  MoreChoice result;
  if (!without_) return result;
  const portfolio::Selection before = without_->result(), then = with_->result();
  result.proven = before.proven && then.proven;
  if (then.impossible) {
    result.kind = MoreChoice::Kind::nothing;
    return result;
  }
  result.kind = before.impossible                                ? MoreChoice::Kind::first
                : portfolio::compared_in_order(then, before) > 0 ? MoreChoice::Kind::other
                                                                 : MoreChoice::Kind::same;
  if (result.kind == MoreChoice::Kind::same) return result;
  result.in = only_in(then, before);
  result.out = only_in(before, then);
  return result;
}

}  // namespace malvag::conflict
