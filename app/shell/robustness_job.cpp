// Messages to and from the worker about how sure an order is.
#include "robustness_job.hpp"

#include "../../core/io/encode.hpp"
#include "../platform/robustness_messages.hpp"

namespace malvag::shell {
namespace {

constexpr double still_milliseconds = 250;
constexpr std::int64_t seed = 1;

bool same(const priority::Question& one, const priority::Question& other) {
  return one.year == other.year && one.body == other.body;
}

bool depends_on_weights(const Principle& principle) {
  for (const Tier& tier : principle.tiers) {
    if (tier.kind == TierKind::weighted && !tier.weights.empty()) return true;
  }
  return false;
}

Json json_of(const Principle& principle) {
  std::string text;
  io::encode_entity(principle, text);
  return Json::parse(text, nullptr, false);
}

}  // namespace

bool RobustnessJob::counts_for(const views::Snapshot& snapshot, const Asked& asked) const {
  return asked_ && revision_ == snapshot.revision() && same(asked_->question, asked.question) &&
         asked_->belief == asked.belief && asked_->principle == asked.principle;
}

bool RobustnessJob::is_answered(const Asked& asked) const {
  return result_.samples >= priority::ways_to_weigh &&
         (asked.measure.empty() ||
          (watched_measure_ == asked.measure && watched_.samples >= priority::ways_to_weigh));
}

std::optional<int> RobustnessJob::follow(const views::Snapshot& snapshot, const Asked& asked,
                                         double milliseconds, platform::Effects& effects) {
  const bool counts = counts_for(snapshot, asked);
  if (!counts || asked_->measure != asked.measure) {
    stop(effects);
    if (!counts) {
      result_ = {};
      asked_since_ = milliseconds;
    }
    if (!counts || asked_->measure != asked.measure) {
      watched_ = {};
      watched_measure_ = asked.measure;
    }
    asked_ = asked;
    revision_ = snapshot.revision();
    started_ = false;
  }
  if (asked.halted) {
    stop(effects);
    started_ = false;
    return std::nullopt;
  }
  if (line_.is_gone || started_ || is_answered(asked) || snapshot.plan().measures.empty() ||
      !depends_on_weights(asked.principle)) {
    return std::nullopt;
  }
  const double left = still_milliseconds - (milliseconds - asked_since_);
  if (left > 0) return static_cast<int>(left) + 1;
  if (line_.write_some(snapshot)) return 1;
  start(snapshot, effects);
  return std::nullopt;
}

void RobustnessJob::start(const views::Snapshot& snapshot, platform::Effects& effects) {
  started_ = true;
  running_ = true;
  done_ = 0;
  job_ = line_.start(snapshot, "robustness", seed,
                     {{"principle", json_of(asked_->principle)},
                      {"year", asked_->question.year},
                      {"body", asked_->question.body.value_or("")},
                      {"samples", priority::ways_to_weigh},
                      {"weights", platform::name_of(asked_->belief.weights)},
                      {"margin", asked_->belief.margin},
                      {"measure", asked_->measure}},
                     effects);
}

void RobustnessJob::stop(platform::Effects& effects) {
  if (!running_) return;
  running_ = false;
  WorkerLine::cancel(job_, effects);
}

void RobustnessJob::receive(const Json& message) {
  const auto kind = message.find("kind");
  if (kind == message.end() || !kind->is_string()) return;
  // A worker that did not answer was ended; the new one, if there will be one, knows nothing.
  if (*kind == "restarted" || *kind == "gone") {
    line_.revision_there.reset();
    started_ = false;
    running_ = false;
    return;
  }
  if (!running_ || whole_at(message, "job") != job_) return;
  if (*kind == "progress") {
    const auto of = static_cast<double>(whole_at(message, "of"));
    done_ = of > 0 ? static_cast<double>(whole_at(message, "done")) / of : 0;
    return;
  }
  if (*kind == "result" || *kind == "problem") running_ = false;
  const auto found = message.find("result");
  if (found == message.end()) return;
  auto result = platform::robustness_from(*found);
  if (!result) return;
  done_ = static_cast<double>(result->samples) / static_cast<double>(priority::ways_to_weigh);
  if (!asked_->measure.empty()) watched_ = *result;
  if (result->samples >= result_.samples) result_ = std::move(*result);
}

views::RobustnessShown RobustnessJob::shown(const views::Snapshot& snapshot) const {
  if (revision_ != snapshot.revision()) return {};
  return {result_.samples > 0 ? &result_ : nullptr, watched_.samples > 0 ? &watched_ : nullptr,
          running_, done_};
}

}  // namespace malvag::shell
