// Messages to and from the worker about how sure an order is.
#include "robustness_job.hpp"

#include "../../core/io/encode.hpp"
#include "../platform/robustness_messages.hpp"

namespace malvag::shell {
namespace {

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

const RobustnessJob::Kind RobustnessJob::kind_of_job = {
    "robustness",
    [](const Asked& asked) {
      return Json{{"principle", json_of(asked.principle)},
                  {"year", asked.question.year},
                  {"body", asked.question.body.value_or("")},
                  {"samples", priority::ways_to_weigh},
                  {"weights", platform::name_of(asked.belief.weights)},
                  {"margin", asked.belief.margin},
                  {"measure", asked.measure}};
    },
    platform::robustness_from};

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
    job_.stop(effects);
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
    job_.stop(effects);
    started_ = false;
    return std::nullopt;
  }
  if (line_.is_gone || started_ || is_answered(asked) || snapshot.plan().measures.empty() ||
      !depends_on_weights(asked.principle)) {
    return std::nullopt;
  }
  if (const auto left = until_still(asked_since_, milliseconds)) return left;
  if (line_.write_some(snapshot)) return 1;
  started_ = true;
  job_.ask(snapshot, *asked_, effects);
  return std::nullopt;
}

void RobustnessJob::receive(const Json& message) {
  const auto said = job_.receive(message);
  if (!said) return;
  if (said->is_lost) started_ = false;
  auto result = job_.answer(*said);
  if (!result) return;
  if (!asked_->measure.empty()) watched_ = *result;
  if (result->samples >= result_.samples) result_ = std::move(*result);
}

views::RobustnessShown RobustnessJob::shown(const views::Snapshot& snapshot) const {
  if (revision_ != snapshot.revision()) return {};
  return {result_.samples > 0 ? &result_ : nullptr, watched_.samples > 0 ? &watched_ : nullptr,
          job_.is_running(), job_.done()};
}

}  // namespace malvag::shell
