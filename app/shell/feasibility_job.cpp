// Messages to and from the worker about which goals hold together.
#include "feasibility_job.hpp"

#include "../platform/feasibility_messages.hpp"

namespace malvag::shell {
namespace {

constexpr double still_milliseconds = 250;
constexpr std::int64_t seed = 1;

}  // namespace

void FeasibilityJob::start(Run& run, const char* what, const views::Snapshot& snapshot,
                           const views::MoreRoom& more, platform::Effects& effects) {
  stop(run, effects);
  run = {line_.start(snapshot, what, seed, {{"moreRoom", platform::rooms_json(more)}}, effects),
         true, true, snapshot.revision(), 0};
}

void FeasibilityJob::stop(Run& run, platform::Effects& effects) {
  if (run.running) WorkerLine::cancel(run.job, effects);
  run.running = false;
}

void FeasibilityJob::try_more(const views::MoreRoom& tried, platform::Effects& effects) {
  if (tried == tried_) return;
  tried_ = tried;
  trial_.started = choice_.started = false;
  choice_result_ = {};
  stop(choice_, effects);
  if (!tried_.empty()) return;
  stop(trial_, effects);
  trial_result_ = {};
}

std::optional<int> FeasibilityJob::follow(const views::Snapshot& snapshot,
                                          const views::MoreRoom& tried, double milliseconds,
                                          platform::Effects& effects) {
  if (asked_revision_ != snapshot.revision()) {
    asked_revision_ = snapshot.revision();
    asked_since_ = milliseconds;
    failed_ = line_.is_gone;
    trial_.started = choice_.started = false;
  }
  try_more(tried, effects);
  const bool plan_is_due = !snapshot.together_is_current() && !failed_ &&
                           !(plan_.running && plan_.revision == snapshot.revision());
  if (plan_is_due) {
    const double left = still_milliseconds - (milliseconds - asked_since_);
    const bool is_first = snapshot.together() == nullptr;
    if (left > 0 && !is_first) return static_cast<int>(left) + 1;
    if (asked_since_ == milliseconds || line_.write_some(snapshot)) return 1;
    start(plan_, "feasibility", snapshot, {}, effects);
  }
  if (!tried_.empty() && !trial_.started && !plan_.running && !line_.is_gone) {
    if (line_.write_some(snapshot)) return 1;
    start(choice_, "moreChoice", snapshot, tried_, effects);
    start(trial_, "feasibility", snapshot, tried_, effects);
  }
  return std::nullopt;
}

FeasibilityJob::Run* FeasibilityJob::run_of(std::int64_t job) {
  for (Run* run : {&plan_, &trial_, &choice_}) {
    if (run->running && run->job == job) return run;
  }
  return nullptr;
}

void FeasibilityJob::receive(const Json& message, Session& session) {
  const auto kind = message.find("kind");
  if (kind == message.end() || !kind->is_string()) return;
  if (*kind == "restarted" || *kind == "gone") {
    line_.revision_there.reset();
    plan_ = {};
    trial_ = {};
    choice_ = {};
    failed_ = line_.is_gone;
    return;
  }
  Run* run = run_of(whole_at(message, "job"));
  if (!run) return;
  if (*kind == "progress") {
    const auto of = static_cast<double>(whole_at(message, "of"));
    run->done = of > 0 ? static_cast<double>(whole_at(message, "done")) / of : 0;
    return;
  }
  const bool is_whole = *kind == "result";
  if (is_whole || *kind == "problem") run->running = false;
  if (*kind == "problem" && run == &plan_) failed_ = true;
  const auto found = message.find("result");
  if (found == message.end()) return;
  if (run == &choice_) {
    const auto choice = platform::more_choice_from(*found);
    if (choice && is_whole) choice_result_ = {run->revision, *choice};
    return;
  }
  auto result = platform::feasibility_from(*found);
  if (!result) return;
  const edit::Answer<views::Snapshot::Together> answer(
      run->revision, std::make_shared<const conflict::Feasibility>(std::move(*result)));
  if (run == &trial_) {
    trial_result_ = answer;
  } else {
    session.learn(answer, is_whole);
  }
}

views::TogetherShown FeasibilityJob::shown(const views::Snapshot& snapshot) const {
  const auto* tried = trial_result_.about(snapshot.revision());
  const bool is_due = !tried_.empty() && !trial_.started && !line_.is_gone;
  const bool choice_is_due = !tried_.empty() && (choice_.running || !choice_.started);
  return {tried ? tried->get() : nullptr,
          trial_.running || is_due,
          choice_result_.about(snapshot.revision()),
          choice_is_due && !line_.is_gone,
          plan_.running,
          plan_.done,
          failed_};
}

}  // namespace malvag::shell
