// Keeps the computation "how sure" going in the worker: starts it when the plan, the principle or
// the question has been still for a moment, and drops what belongs to an earlier one.
#pragma once

#include <optional>

#include "../platform/host.hpp"
#include "../views/shown/answers.hpp"
#include "../views/shown/snapshot.hpp"
#include "job.hpp"

namespace malvag::shell {

class RobustnessJob {
 public:
  explicit RobustnessJob(WorkerLine& line) : line_(line) {}
  using Asked = views::WaysAsked;
  // Each frame: what is looked at now. Gives the milliseconds until it should be asked again, if
  // any. Halted, it does nothing more and keeps what it has.
  std::optional<int> follow(const views::Snapshot& snapshot, const Asked& asked,
                            double milliseconds, platform::Effects& effects);
  void receive(const Json& message);
  views::RobustnessShown shown(const views::Snapshot& snapshot) const;

 private:
  using Kind = JobKind<Asked, priority::Robustness>;
  static const Kind kind_of_job;
  // Whether what was counted for one is right for the other, but for how much there is of it.
  bool counts_for(const views::Snapshot& snapshot, const Asked& asked) const;
  bool is_answered(const Asked& asked) const;

  WorkerLine& line_;
  Job<Kind> job_{line_, kind_of_job};
  std::optional<Asked> asked_;
  edit::Revision revision_;  // of the plan that it is asked about
  double asked_since_ = 0;
  bool started_ = false;
  priority::Robustness result_;   // with the most samples so far
  priority::Robustness watched_;  // the latest that looked at the measure
  Id watched_measure_;
};

}  // namespace malvag::shell
