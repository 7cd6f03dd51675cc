// Does long jobs in short steps.
#include <algorithm>
#include <chrono>
#include <deque>
#include <utility>
#include <vector>

#include "../../core/io/plan_file.hpp"
#include "job_kinds.hpp"
#include "jobs.hpp"
#include "members.hpp"

namespace malvag::platform {
namespace {

constexpr double partial_milliseconds = 200;

struct Job {
  std::int64_t id = 0;
  std::int64_t revision = 0;
  std::unique_ptr<Task> task;
  double unsaid_milliseconds = 0;  // of work since the last partial result
};

Json message(const char* kind, std::int64_t job, std::int64_t revision) {
  return {{"kind", kind}, {"job", job}, {"revision", revision}};
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
  const auto kinds = job_kinds();
  const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                 [&](const JobKind& one) { return one.what == what; });
  if (kind == kinds.end()) return "job.unknown";
  const auto input = json.find("input");
  if (input == json.end() || !input->is_object()) return "job.input-invalid";
  std::unique_ptr<Task> task = kind->begin({*plan, *input, whole(json, "seed")});
  if (!task) return "job.input-invalid";
  jobs.push_back({job, of_revision, std::move(task), 0});
  return std::nullopt;
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

std::span<const JobKind> job_kinds() {
  static constexpr JobKind kinds[] = {{"robustness", begin_robustness},
                                      {"feasibility", begin_feasibility},
                                      {"moreChoice", begin_more_choice}};
  return kinds;
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
