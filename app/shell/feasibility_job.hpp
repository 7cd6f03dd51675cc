// Keeps the question which goals hold together answered in the worker: anew when what it reads has
// changed and been still for a moment, and for more money that somebody tries; for that also what
// the best choice of measures then is.
#pragma once

#include "../views/shown/answers.hpp"
#include "job.hpp"
#include "session.hpp"

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
  using TogetherKind = JobKind<views::MoreRoom, conflict::Feasibility>;
  using ChoiceKind = JobKind<views::MoreRoom, conflict::MoreChoice>;
  static const TogetherKind together_kind;
  static const ChoiceKind choice_kind;
  void try_more(const views::MoreRoom& tried, platform::Effects& effects);
  static std::optional<edit::Answer<views::Snapshot::Together>> together_of(
      const Job<TogetherKind>& job, const Run::Said& said);

  WorkerLine& line_;
  Job<TogetherKind> plan_{line_, together_kind};
  Job<TogetherKind> trial_{line_, together_kind};
  Job<ChoiceKind> choice_{line_, choice_kind};
  bool trial_started_ = false;
  bool choice_started_ = false;
  std::optional<edit::Revision> asked_revision_;
  double asked_since_ = 0;
  views::MoreRoom tried_;
  edit::Answer<views::Snapshot::Together> trial_result_;
  edit::Answer<conflict::MoreChoice> choice_result_;
  bool failed_ = false;
};

}  // namespace malvag::shell
