// Does long jobs in short steps.
#include <algorithm>
#include <chrono>
#include <deque>
#include <utility>
#include <vector>

#include "../../core/edit/command.hpp"
#include "../../core/io/plan_file.hpp"
#include "../../core/plan/problem_codes.hpp"
#include "feasibility_messages.hpp"
#include "jobs.hpp"
#include "robustness_messages.hpp"

namespace malvag::platform {
namespace {

constexpr double partial_milliseconds = 200;
constexpr std::int64_t most_samples = 1'000'000;

// Between two looks at the clock: a few milliseconds of work, however many measures there are.
std::int64_t samples_at_a_time(const Plan& plan) {
  const auto measures = static_cast<std::int64_t>(plan.measures.size());
  return std::clamp<std::int64_t>(50'000 / (measures + 1), 1, 100);
}

std::optional<std::int64_t> whole(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_number_integer()) return std::nullopt;
  return found->get<std::int64_t>();
}

std::string text(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_string()) return {};
  return *found->get_ptr<const std::string*>();
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

// What a job computes.
class Task {
 public:
  virtual ~Task() = default;
  virtual bool step() = 0;  // some milliseconds; true while there is more to do
  virtual Json result() const = 0;
  virtual std::int64_t done() const = 0;
  virtual std::int64_t of() const = 0;
};

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

struct Job {
  std::int64_t id = 0;
  std::int64_t revision = 0;
  std::unique_ptr<Task> task;
  double unsaid_milliseconds = 0;  // of work since the last partial result
};

Json message(const char* kind, std::int64_t job, std::int64_t revision) {
  return {{"kind", kind}, {"job", job}, {"revision", revision}};
}

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

struct Worker::State {
  std::optional<Plan> plan;
  std::int64_t revision = 0;
  std::deque<Job> jobs;
  std::deque<JobMessage> unsaid;  // problems

  void start(const JobMessage& message);
  std::optional<std::string> take_plan(const JobMessage& message, std::int64_t of_revision);
  std::optional<std::string> add(const Json& json, std::int64_t job, std::int64_t of_revision);
  std::unique_ptr<Task> robustness(const Json& json, const Json& input) const;
  std::unique_ptr<Task> feasibility(const Json& input) const;
  std::unique_ptr<Task> more_choice(const Json& input) const;
  JobMessage work(double milliseconds);
};

void Worker::State::start(const JobMessage& start_message) {
  const Json& json = start_message.json;
  const std::int64_t job = whole(json, "job").value_or(0);
  const std::int64_t of_revision = whole(json, "revision").value_or(0);
  auto problem = take_plan(start_message, of_revision);
  if (!problem) problem = add(json, job, of_revision);
  if (!problem) return;
  Json told = message("problem", job, of_revision);
  told["code"] = *problem;
  unsaid.push_back({std::move(told), {}});
}

std::optional<std::string> Worker::State::take_plan(const JobMessage& start_message,
                                                    std::int64_t of_revision) {
  const auto has_plan = start_message.json.find("hasPlan");
  if (has_plan == start_message.json.end() || *has_plan != true) {
    if (plan && revision == of_revision) return std::nullopt;
    return "job.plan-missing";
  }
  jobs.clear();
  plan.reset();
  auto read = io::read_plan(start_message.bytes);
  if (!read) return "job.plan-unreadable";
  plan = std::move(read->document.plan);
  revision = of_revision;
  return std::nullopt;
}

std::optional<std::string> Worker::State::add(const Json& json, std::int64_t job,
                                              std::int64_t of_revision) {
  const std::string what = text(json, "what");
  if (what != "robustness" && what != "feasibility" && what != "moreChoice") return "job.unknown";
  const auto input = json.find("input");
  if (input == json.end() || !input->is_object()) return "job.input-invalid";
  std::unique_ptr<Task> task = what == "robustness"    ? robustness(json, *input)
                               : what == "feasibility" ? feasibility(*input)
                                                       : more_choice(*input);
  if (!task) return "job.input-invalid";
  jobs.push_back({job, of_revision, std::move(task), 0});
  return std::nullopt;
}

// Null: the input makes no sense.
std::unique_ptr<Task> Worker::State::robustness(const Json& json, const Json& input) const {
  const auto principle_json = input.find("principle");
  const auto year = whole(input, "year");
  const auto samples = whole(input, "samples");
  const auto seed = whole(json, "seed");
  if (principle_json == input.end() || !year || !seed || !samples || *samples < 1 ||
      *samples > most_samples) {
    return nullptr;
  }
  const auto principle = principle_from(*plan, *principle_json);
  const auto wanted = wanted_from(*plan, input);
  if (!principle || !wanted) return nullptr;
  priority::Question question{static_cast<Year>(*year), std::nullopt};
  if (const std::string body = text(input, "body"); !body.empty()) question.body = body;
  return std::make_unique<RobustnessTask>(
      priority::RobustnessRun(*plan, *principle, question, *wanted,
                              static_cast<std::uint64_t>(*seed), *samples),
      platform::samples_at_a_time(*plan));
}

std::unique_ptr<Task> Worker::State::feasibility(const Json& input) const {
  conflict::FeasibilityAsked asked = conflict::asked_in_force(*plan);
  const auto rooms = input.find("moreRoom");
  if (rooms != input.end()) {
    const auto more = rooms_from(*rooms);
    if (!more) return nullptr;
    asked.more_room = *more;
  }
  return std::make_unique<FeasibilityTask>(*plan, asked);
}

std::unique_ptr<Task> Worker::State::more_choice(const Json& input) const {
  const auto rooms = input.find("moreRoom");
  if (rooms == input.end()) return nullptr;
  const auto more = rooms_from(*rooms);
  return more ? std::make_unique<MoreChoiceTask>(*plan, *more) : nullptr;
}

JobMessage Worker::State::work(double milliseconds) {
  using Clock = std::chrono::steady_clock;
  const auto began = Clock::now();
  const auto passed = [&] {
    return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
  };
  Job& job = jobs.front();
  bool more = job.task->step();
  while (more && passed() < milliseconds) more = job.task->step();
  job.unsaid_milliseconds += passed();

  const bool partial = job.unsaid_milliseconds >= partial_milliseconds;
  Json told = message(!more ? "result" : partial ? "partial" : "progress", job.id, job.revision);
  if (more && !partial) {
    told["done"] = job.task->done();
    told["of"] = job.task->of();
  } else {
    told["result"] = job.task->result();
    job.unsaid_milliseconds = 0;
  }
  if (!more) jobs.pop_front();
  return {std::move(told), {}};
}

Worker::Worker() : state_(std::make_unique<State>()) {}
Worker::~Worker() = default;

void Worker::receive(const JobMessage& message) {
  const std::string kind = text(message.json, "kind");
  if (kind == "start") state_->start(message);
  if (kind != "cancel") return;
  const auto job = whole(message.json, "job");
  auto& jobs = state_->jobs;
  jobs.erase(
      std::remove_if(jobs.begin(), jobs.end(), [&](const Job& one) { return one.id == job; }),
      jobs.end());
}

std::optional<JobMessage> Worker::step(double milliseconds) {
  if (!state_->unsaid.empty()) {
    JobMessage told = std::move(state_->unsaid.front());
    state_->unsaid.pop_front();
    return told;
  }
  if (state_->jobs.empty()) return std::nullopt;
  return state_->work(milliseconds);
}

bool Worker::busy() const {
  return !state_->unsaid.empty() || !state_->jobs.empty();
}

}  // namespace malvag::platform
