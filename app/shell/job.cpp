#include "job.hpp"

namespace malvag::shell {
namespace {

constexpr double still_milliseconds = 250;
constexpr std::int64_t seed = 1;  // of what is drawn at random: the same answer each time

}  // namespace

std::optional<int> until_still(double since, double now) {
  const double left = still_milliseconds - (now - since);
  if (left <= 0) return std::nullopt;
  return static_cast<int>(left) + 1;
}

void Run::begin(const char* what, const views::Snapshot& snapshot, Json input,
                platform::Effects& effects) {
  stop(effects);
  job_ = line_.start(snapshot, what, seed, std::move(input), effects);
  running_ = true;
  revision_ = snapshot.revision();
  done_ = 0;
}

void Run::stop(platform::Effects& effects) {
  if (running_) WorkerLine::cancel(job_, effects);
  running_ = false;
}

std::optional<Run::Said> Run::receive(const Json& message) {
  const auto kind = message.find("kind");
  if (kind == message.end() || !kind->is_string()) return std::nullopt;
  if (*kind == "restarted" || *kind == "gone") {
    line_.revision_there.reset();
    running_ = false;
    return Said{.is_lost = true};
  }
  if (!running_ || whole_at(message, "job") != job_) return std::nullopt;
  if (*kind == "progress") {
    const auto of = static_cast<double>(whole_at(message, "of"));
    done_ = of > 0 ? static_cast<double>(whole_at(message, "done")) / of : 0;
    return std::nullopt;
  }
  Said said;
  said.is_whole = *kind == "result";
  said.is_problem = *kind == "problem";
  if (said.is_whole || said.is_problem) running_ = false;
  if (const auto found = message.find("result"); found != message.end()) said.result = &*found;
  return said;
}

}  // namespace malvag::shell
