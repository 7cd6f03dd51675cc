// Messages to and from the worker about steadiness.
#include "steadiness_job.hpp"

#include "../../core/io/plan_file.hpp"

namespace malvag::shell {
namespace {

constexpr double still_milliseconds = 250;
constexpr std::int64_t samples = 2000;
constexpr std::int64_t seed = 1;

std::int64_t whole_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_number_integer()) return 0;
  return found->get<std::int64_t>();
}

bool same(const priority::Question& one, const priority::Question& other) {
  return one.year == other.year && one.body == other.body;
}

bool depends_on_weights(const Principle& principle) {
  for (const Tier& tier : principle.tiers) {
    if (tier.kind == TierKind::weighted && tier.weights.size() > 1) return true;
  }
  return false;
}

}  // namespace

bool SteadinessJob::is_wanted(const views::Snapshot& snapshot, const Principle& principle,
                              const priority::Question& question) const {
  return wanted_ && wanted_->revision == snapshot.revision() && same(wanted_->question, question) &&
         wanted_->principle == principle;
}

std::optional<int> SteadinessJob::follow(const views::Snapshot& snapshot,
                                         const Principle& principle,
                                         const priority::Question& question, double milliseconds,
                                         platform::Effects& effects) {
  if (!is_wanted(snapshot, principle, question)) {
    stop(effects);
    wanted_ = Wanted{snapshot.revision(), principle, question};
    wanted_since_ = milliseconds;
    started_ = false;
    result_ = {};
  }
  if (started_ || snapshot.plan().measures.empty() || !depends_on_weights(principle)) {
    return std::nullopt;
  }
  const double left = still_milliseconds - (milliseconds - wanted_since_);
  if (left > 0) return static_cast<int>(left) + 1;
  start(snapshot, effects);
  return std::nullopt;
}

void SteadinessJob::start(const views::Snapshot& snapshot, platform::Effects& effects) {
  started_ = true;
  running_ = true;
  done_ = 0;
  const bool has_plan = revision_there_ != snapshot.revision();
  Json principle = io::entity_to_json(snapshot.plan(), "principles", wanted_->principle.id);
  for (std::size_t place = 0; place < wanted_->principle.tiers.size(); ++place) {
    const Tier& tier = wanted_->principle.tiers[place];
    if (tier.kind != TierKind::weighted) continue;
    Json weights = Json::object();
    for (const auto& [criterion, weight] : tier.weights) weights[criterion] = weight;
    principle["tiers"][place]["weights"] = std::move(weights);
  }
  Json message = {{"type", "job"},
                  {"kind", "start"},
                  {"job", ++job_},
                  {"what", "steadiness"},
                  {"revision", snapshot.revision()},
                  {"seed", seed},
                  {"hasPlan", has_plan},
                  {"input",
                   {{"principle", std::move(principle)},
                    {"year", wanted_->question.year},
                    {"body", wanted_->question.body.value_or("")},
                    {"samples", samples}}}};
  std::string bytes;
  if (has_plan) bytes = io::write_plan({snapshot.plan(), {}});
  revision_there_ = snapshot.revision();
  effects.push_back({std::move(message), std::move(bytes)});
}

void SteadinessJob::stop(platform::Effects& effects) {
  if (!running_) return;
  running_ = false;
  effects.push_back({{{"type", "job"}, {"kind", "cancel"}, {"job", job_}}, {}});
}

void SteadinessJob::receive(const Json& message) {
  const auto kind = message.find("kind");
  if (kind == message.end() || !kind->is_string()) return;
  if (*kind == "restarted") {  // a worker that did not answer was ended; the new one knows nothing
    revision_there_.reset();
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
  const auto result = message.find("result");
  if (result == message.end() || !result->is_object()) return;
  const auto above = result->find("above");
  if (above == result->end() || !above->is_array()) return;
  priority::Steadiness steadiness;
  steadiness.samples = whole_at(*result, "samples");
  for (const Json& count : *above) {
    steadiness.above.push_back(count.is_number_integer() ? count.get<std::int64_t>() : 0);
  }
  result_ = std::move(steadiness);
  done_ = static_cast<double>(result_.samples) / static_cast<double>(samples);
}

views::SteadinessShown SteadinessJob::shown() const {
  return {result_.samples > 0 ? &result_ : nullptr, running_, done_};
}

}  // namespace malvag::shell
