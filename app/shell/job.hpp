// Jobs for the worker. A kind of job is one value: what the worker calls it, how its question is
// put and its answer read (the worker's side: platform/job_kinds.hpp). Whoever keeps questions of a
// kind answered has a Job of it, which is tied to the plan that it was asked about.
#pragma once

#include <optional>

#include "worker_line.hpp"

namespace malvag::shell {

template <class Question_, class Answer_>
struct JobKind {
  using Question = Question_;
  using Answer = Answer_;
  const char* what;
  Json (*input)(const Question& question);
  std::optional<Answer> (*answer)(const Json& result);  // none: it makes no sense
};

// A question is put when it has been still for a moment. Milliseconds left; none: it has been.
std::optional<int> until_still(double since, double now);

// What a job has of the worker, whichever its kind.
class Run {
 public:
  bool is_running() const { return running_; }
  double done() const { return done_; }                         // a share
  const edit::Revision& revision() const { return revision_; }  // of the plan asked about
  void stop(platform::Effects& effects);

  struct Said {
    const Json* result = nullptr;  // null: none came along
    bool is_whole = false;         // nothing more will come
    bool is_problem = false;       // the worker could not do it
    bool is_lost = false;  // the worker was ended; a new one, if there will be, knows nothing
  };
  // None: the message is not for this job, or says only how far it is.
  std::optional<Said> receive(const Json& message);

 protected:
  explicit Run(WorkerLine& line) : line_(line) {}
  void begin(const char* what, const views::Snapshot& snapshot, Json input,
             platform::Effects& effects);

 private:
  WorkerLine& line_;
  std::int64_t job_ = 0;  // the latest that was started
  bool running_ = false;
  edit::Revision revision_;
  double done_ = 0;
};

template <class Kind>
class Job : public Run {
 public:
  Job(WorkerLine& line, const Kind& kind) : Run(line), kind_(kind) {}
  // One that is going on gives way.
  void ask(const views::Snapshot& snapshot, const typename Kind::Question& question,
           platform::Effects& effects) {
    begin(kind_.what, snapshot, kind_.input(question), effects);
  }
  std::optional<typename Kind::Answer> answer(const Said& said) const {
    return said.result ? kind_.answer(*said.result) : std::nullopt;
  }

 private:
  const Kind& kind_;
};

}  // namespace malvag::shell
