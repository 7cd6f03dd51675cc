// Messages to and from the worker about which goals hold together.
#include "feasibility_job.hpp"

#include "../platform/feasibility_messages.hpp"

namespace malvag::shell {
namespace {

Json room_input(const views::MoreRoom& more) {
  return {{"moreRoom", platform::rooms_json(more)}};
}

}  // namespace

const FeasibilityJob::TogetherKind FeasibilityJob::together_kind = {"feasibility", room_input,
                                                                    platform::feasibility_from};
const FeasibilityJob::ChoiceKind FeasibilityJob::choice_kind = {"moreChoice", room_input,
                                                                platform::more_choice_from};

void FeasibilityJob::try_more(const views::MoreRoom& tried, platform::Effects& effects) {
  if (tried == tried_) return;
  tried_ = tried;
  trial_started_ = choice_started_ = false;
  choice_result_ = {};
  choice_.stop(effects);
  if (!tried_.empty()) return;
  trial_.stop(effects);
  trial_result_ = {};
}

std::optional<int> FeasibilityJob::follow(const views::Snapshot& snapshot,
                                          const views::MoreRoom& tried, double milliseconds,
                                          platform::Effects& effects) {
  if (asked_revision_ != snapshot.revision()) {
    asked_revision_ = snapshot.revision();
    asked_since_ = milliseconds;
    failed_ = line_.is_gone;
    trial_started_ = choice_started_ = false;
  }
  try_more(tried, effects);
  const bool plan_is_due = !snapshot.together_is_current() && !failed_ &&
                           !(plan_.is_running() && plan_.revision() == snapshot.revision());
  if (plan_is_due) {
    const bool is_first = snapshot.together() == nullptr;
    const auto left = until_still(asked_since_, milliseconds);
    if (left && !is_first) return left;
    if (asked_since_ == milliseconds || line_.write_some(snapshot)) return 1;
    plan_.ask(snapshot, {}, effects);
  }
  if (!tried_.empty() && !trial_started_ && !plan_.is_running() && !line_.is_gone) {
    if (line_.write_some(snapshot)) return 1;
    trial_started_ = choice_started_ = true;
    choice_.ask(snapshot, tried_, effects);
    trial_.ask(snapshot, tried_, effects);
  }
  return std::nullopt;
}

void FeasibilityJob::receive(const Json& message, Session& session) {
  if (const auto said = plan_.receive(message)) {
    if (said->is_problem) failed_ = true;
    if (said->is_lost) failed_ = line_.is_gone;
    if (auto together = together_of(plan_, *said)) session.learn(*together, said->is_whole);
  }
  if (const auto said = trial_.receive(message)) {
    if (said->is_lost) trial_started_ = false;
    if (auto together = together_of(trial_, *said)) trial_result_ = *together;
  }
  if (const auto said = choice_.receive(message)) {
    if (said->is_lost) choice_started_ = false;
    const auto choice = choice_.answer(*said);
    if (choice && said->is_whole) choice_result_ = {choice_.revision(), *choice};
  }
}

std::optional<edit::Answer<views::Snapshot::Together>> FeasibilityJob::together_of(
    const Job<TogetherKind>& job, const Run::Said& said) {
  auto found = job.answer(said);
  if (!found) return std::nullopt;
  return edit::Answer<views::Snapshot::Together>(
      job.revision(), std::make_shared<const conflict::Feasibility>(std::move(*found)));
}

views::TogetherShown FeasibilityJob::shown(const views::Snapshot& snapshot) const {
  const auto* tried = trial_result_.about(snapshot.revision());
  const bool is_due = !tried_.empty() && !trial_started_ && !line_.is_gone;
  const bool choice_is_due = !tried_.empty() && (choice_.is_running() || !choice_started_);
  return {tried ? tried->get() : nullptr,
          trial_.is_running() || is_due,
          choice_result_.about(snapshot.revision()),
          choice_is_due && !line_.is_gone,
          plan_.is_running(),
          plan_.done(),
          failed_};
}

}  // namespace malvag::shell
