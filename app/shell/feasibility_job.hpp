// Keeps the question which goals hold together answered in the worker: anew when what it reads has
// changed and been still for a moment, and for more money that somebody tries; for that also what
// the best choice of measures then is.
#pragma once

#include "../views/shown/answers.hpp"
#include "session.hpp"
#include "worker_line.hpp"

namespace malvag::shell {

class FeasibilityJob {
 public:
  explicit FeasibilityJob(WorkerLine& line) : line_(line) {}
  // Each frame in which it matters. Gives the milliseconds until it should be asked again, if any.
  std::optional<int> follow(const views::Snapshot& snapshot, const views::MoreRoom& tried,
                            double milliseconds, platform::Effects& effects);
  // What it says of the plan goes to the session.
  void receive(const Json& message, Session& session);
  views::TogetherShown shown(const views::Snapshot& snapshot) const;

 private:
  struct Run {
    std::int64_t job = 0;
    bool started = false;
    bool running = false;
    edit::Revision revision;
    double done = 0;
  };
  void start(Run& run, const char* what, const views::Snapshot& snapshot,
             const views::MoreRoom& more, platform::Effects& effects);
  void try_more(const views::MoreRoom& tried, platform::Effects& effects);
  Run* run_of(std::int64_t job);
  static void stop(Run& run, platform::Effects& effects);

  WorkerLine& line_;
  Run plan_;
  Run trial_;
  Run choice_;
  std::optional<edit::Revision> asked_revision_;
  double asked_since_ = 0;
  views::MoreRoom tried_;
  edit::Answer<views::Snapshot::Together> trial_result_;
  edit::Answer<conflict::MoreChoice> choice_result_;
  bool failed_ = false;
};

}  // namespace malvag::shell
