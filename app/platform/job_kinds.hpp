// What the worker can be asked to compute: a kind of job is one value here, and one beside it in
// the app (shell/job.hpp). The worker runs them all alike.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "../../core/plan/plan.hpp"

namespace malvag::platform {

// A job that is going on.
class Task {
 public:
  virtual ~Task() = default;
  virtual bool step() = 0;  // some milliseconds; true while there is more to do
  virtual Json result() const = 0;
  virtual std::int64_t done() const = 0;
  virtual std::int64_t of() const = 0;
};

struct Given {
  const Plan& plan;
  const Json& input;                 // an object; what is in it: jobs.hpp
  std::optional<std::int64_t> seed;  // of what is drawn at random
};

struct JobKind {
  std::string_view what;
  std::unique_ptr<Task> (*begin)(const Given& given);  // null: the input makes no sense
};
std::span<const JobKind> job_kinds();

std::unique_ptr<Task> begin_robustness(const Given& given);
std::unique_ptr<Task> begin_feasibility(const Given& given);
std::unique_ptr<Task> begin_more_choice(const Given& given);

}  // namespace malvag::platform
