// Which goals hold together, and what the best choice is with more money, in steps.
#include "feasibility_messages.hpp"
#include "job_kinds.hpp"

namespace malvag::platform {
namespace {

class FeasibilityTask : public Task {
 public:
  FeasibilityTask(const Plan& plan, const conflict::FeasibilityAsked& asked) : run_(plan, asked) {}
  bool step() override { return run_.step(nodes_at_a_time); }
  Json result() const override { return to_json(run_.result()); }
  std::int64_t done() const override { return run_.nodes_done(); }
  std::int64_t of() const override { return run_.nodes_at_most(); }

 private:
  static constexpr std::int64_t nodes_at_a_time = 20;
  conflict::FeasibilityRun run_;
};

class MoreChoiceTask : public Task {
 public:
  MoreChoiceTask(const Plan& plan, const conflict::MoreRoom& more) : run_(plan, more) {}
  bool step() override { return run_.step(); }
  Json result() const override { return to_json(run_.result()); }
  std::int64_t done() const override { return run_.nodes_done(); }
  std::int64_t of() const override { return run_.nodes_at_most(); }

 private:
  conflict::MoreChoiceRun run_;
};

}  // namespace

std::unique_ptr<Task> begin_feasibility(const Given& given) {
  conflict::FeasibilityAsked asked = conflict::asked_in_force(given.plan);
  const auto rooms = given.input.find("moreRoom");
  if (rooms != given.input.end()) {
    const auto more = rooms_from(*rooms);
    if (!more) return nullptr;
    asked.more_room = *more;
  }
  return std::make_unique<FeasibilityTask>(given.plan, asked);
}

std::unique_ptr<Task> begin_more_choice(const Given& given) {
  const auto rooms = given.input.find("moreRoom");
  if (rooms == given.input.end()) return nullptr;
  const auto more = rooms_from(*rooms);
  return more ? std::make_unique<MoreChoiceTask>(given.plan, *more) : nullptr;
}

}  // namespace malvag::platform
