// How sure an order is, in steps.
#include <algorithm>
#include <utility>

#include "../../core/edit/command.hpp"
#include "../../core/plan/problem_codes.hpp"
#include "job_kinds.hpp"
#include "members.hpp"
#include "robustness_messages.hpp"

namespace malvag::platform {
namespace {

constexpr std::int64_t most_samples = 1'000'000;

// Between two looks at the clock: a few milliseconds of work, however many measures there are.
std::int64_t samples_at_a_time(const Plan& plan) {
  const auto measures = static_cast<std::int64_t>(plan.measures.size());
  return std::clamp<std::int64_t>(50'000 / (measures + 1), 1, 100);
}

// Read by the same codec as files: as a change to the plan. None if it is no principle of this
// plan.
std::optional<Principle> principle_from(const Plan& plan, const Json& json) {
  const std::string id = text(json, "id");
  const auto changed = edit::apply(plan, {edit::PutEntity{"principles", json, std::nullopt}});
  const Plan* holder = changed ? &*changed : nullptr;
  if (!changed && changed.error().front().code == problem::command_changes_nothing) holder = &plan;
  const Principle* found = holder ? holder->principles.find(id) : nullptr;
  return found ? std::optional(*found) : std::nullopt;
}

class RobustnessTask : public Task {
 public:
  RobustnessTask(priority::RobustnessRun run, std::int64_t samples_at_a_time)
      : run_(std::move(run)), samples_at_a_time_(samples_at_a_time) {}
  bool step() override { return run_.step(samples_at_a_time_); }
  Json result() const override { return to_json(run_.result()); }
  std::int64_t done() const override { return run_.result().samples; }
  std::int64_t of() const override { return run_.total(); }

 private:
  priority::RobustnessRun run_;
  std::int64_t samples_at_a_time_;
};

// What is believed of the weights, and which measure is watched; none: it makes no sense.
std::optional<priority::RobustnessRun::Wanted> wanted_from(const Plan& plan, const Json& input) {
  const auto weights = weights_believed_named(text(input, "weights"));
  const auto margin = input.find("margin");
  if (!weights || margin == input.end() || !margin->is_number()) return std::nullopt;
  priority::RobustnessRun::Wanted wanted;
  wanted.belief = {*weights, margin->get<double>()};
  if (!(wanted.belief.margin >= 0 && wanted.belief.margin <= 1)) return std::nullopt;
  const std::string measure = text(input, "measure");
  if (!measure.empty()) wanted.watched = plan.measures.place_of(measure);
  if (!measure.empty() && !wanted.watched) return std::nullopt;
  return wanted;
}

}  // namespace

std::unique_ptr<Task> begin_robustness(const Given& given) {
  const Json& input = given.input;
  const auto principle_json = input.find("principle");
  const auto year = whole(input, "year");
  const auto samples = whole(input, "samples");
  if (principle_json == input.end() || !year || !given.seed || !samples || *samples < 1 ||
      *samples > most_samples) {
    return nullptr;
  }
  const auto principle = principle_from(given.plan, *principle_json);
  const auto wanted = wanted_from(given.plan, input);
  if (!principle || !wanted) return nullptr;
  priority::Question question{static_cast<Year>(*year), std::nullopt};
  if (const std::string body = text(input, "body"); !body.empty()) question.body = body;
  return std::make_unique<RobustnessTask>(
      priority::RobustnessRun(given.plan, *principle, question, *wanted,
                              static_cast<std::uint64_t>(*given.seed), *samples),
      samples_at_a_time(given.plan));
}

}  // namespace malvag::platform
