// The words between the app and its worker, a second instance of the same program. A worker that
// computes can be told nothing, so a job is steps of at most 50 ms with messages between them.
//
// To the worker:
//   {"kind": "start", "job": 7, "what": "robustness", "revision": 12, "seed": 1, "input": {…}}
//      + bytes of the plan file when the worker has not this revision yet ("hasPlan": true)
//   {"kind": "cancel", "job": 7}
// From it:
//   {"kind": "progress", "job": 7, "revision": 12, "done": 400, "of": 2000}
//   {"kind": "partial",  "job": 7, "revision": 12, "result": {…}}
//   {"kind": "result",   "job": 7, "revision": 12, "result": {…}}
//   {"kind": "problem",  "job": 7, "revision": 12, "code": "…"}
// Answers for a job or a revision that has gone are dropped. Jobs are done in the order in which
// they were started; a plan of another revision drops those that wait for the one before. Every
// step that works says something: progress, a partial result after each 200 ms or so of work, the
// result. Problems: job.unknown (no such "what"), job.input-invalid, job.plan-missing (this
// revision was never sent), job.plan-unreadable; then, too, the job is over.
//
// robustness: input {"principle": {…}, "year": 2020, "body": "", "samples": 2000,
//                    "weights": "free" | "ordinal" | "intervals", "margin": 0.1, "measure": ""},
//             result: see core/priority/robustness.hpp, in its order and with its names.
//             year 0: the first with a room. body "": the whole plan. samples: 1 … 1 000 000.
//             margin: of a share, 0 … 1, for intervals. measure: the one to watch; "": none.
//
// feasibility: input {"moreRoom": [{"frame", "year", "more"}, …]},
//              result: see core/conflict/feasibility.hpp and feasibility_messages.hpp.
//
// The other solver, HiGHS, in a worker of its own, which can be told nothing while it works, only
// be ended: the app's "solver" effects and events (host.hpp).
//
// To it:
//   {"kind": "start", "job": 3, "seconds": 60, "megabytes": 1024}   at most so long, and so much
//      + bytes: a program in CPLEX's LP format (core/portfolio/linear_format.hpp), gap 0 asked for
//   {"kind": "end"}   it is stopped, and gives its memory back
// From it:
//   {"kind": "found",    "job": 3, "taken": [0, 4, …]}   better than those before; places of items
//   {"kind": "progress", "job": 3, "best": 95000, "bound": 96000}   of the objective; null: not yet
//   {"kind": "result",   "job": 3, "status": "best", "taken": […], "version": "1.15.1"}
//      or without taken: "none", no choice is allowed; "time", "memory": it stopped there
//   {"kind": "problem",  "job": 3, "code": "…"}   solver.not-here: it could not be fetched;
//      solver.not-in-file: the single-file page is without it; solver.stopped, solver.silent
// Taken are those that it rounds to 1. Whoever hears it holds them to the program.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "../../core/plan/json.hpp"

namespace malvag::platform {

struct JobMessage {
  Json json;
  std::string bytes;
};

// The worker's side. The host feeds it messages and calls step while it says that there is more.
class Worker {
 public:
  Worker();
  ~Worker();
  void receive(const JobMessage& message);
  // Works for about `milliseconds` and gives what there is to say; none: nothing to do.
  std::optional<JobMessage> step(double milliseconds);
  bool busy() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace malvag::platform
