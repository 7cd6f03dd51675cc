// Asks the plan with larger rooms the same as the plan itself.
#include "more_money.hpp"

#include <algorithm>
#include <unordered_set>

namespace malvag::conflict {
namespace {

// A frame above no other that no body has: only the whole plan's room knows of it.
Frame beside_all(const Plan& plan, Year year, Tkr amount) {
  Frame frame;
  frame.id = "more";
  while (plan.frames.find(frame.id)) frame.id += "+";
  frame.room.set(year, amount);
  return frame;
}

// Where none is stated nothing binds.
bool has_room(const Plan& plan, Year year) {
  return std::any_of(plan.frames.begin(), plan.frames.end(),
                     [&](const Frame& frame) { return frame.room.find(year) != nullptr; });
}

priority::Order order_of(const Plan& plan, const Principle& principle, Year year) {
  const priority::Prepared prepared(plan);
  return priority::Candidates(prepared, principle, {year, std::nullopt})
      .order(priority::weights_of(principle));
}

}  // namespace

Plan with_more_room(Plan plan, const MoreRoom& more) {
  for (const auto& [place, amount] : more) {
    const auto& [id, year] = place;
    if (id.empty()) {
      if (has_room(plan, year)) plan.frames = plan.frames.with(beside_all(plan, year, amount));
      continue;
    }
    const Frame* frame = plan.frames.find(id);
    if (!frame || !frame->room.find(year)) continue;
    Frame larger = *frame;
    larger.room.set(year, *frame->room.find(year) + amount);
    plan.frames = plan.frames.with(std::move(larger));
  }
  return plan;
}

WithMoreMoney with_more_money(const Plan& plan, const MoreRoom& more, Year year) {
  const Plan larger = with_more_room(plan, more);
  WithMoreMoney result;
  result.conflicts = find_beside_goals_apart(larger);
  const Principle* principle = priority::principle_in_force(plan);
  if (!principle) return result;
  const priority::Order before = order_of(plan, *principle, year);
  result.order = order_of(larger, *principle, year);
  result.reached_before = before.line;
  const std::unordered_set<std::uint32_t> were(
      before.measures.begin(), before.measures.begin() + static_cast<std::ptrdiff_t>(before.line));
  for (std::size_t place = 0; place < result.order.line; ++place) {
    const std::uint32_t measure = result.order.measures[place];
    if (!were.count(measure)) result.reached.push_back(plan.measures[measure].id);
  }
  return result;
}

}  // namespace malvag::conflict
