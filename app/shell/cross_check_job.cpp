// Messages to and from the other solver.
#include "cross_check_job.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace malvag::shell {
namespace {

constexpr int first_seconds = 60;
constexpr int more_seconds = 600;  // when it was not enough
constexpr int most_megabytes = 1024;
constexpr double long_search = 3000;  // milliseconds
constexpr double units_of_a_point = 1000;

std::string text_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_string()) return {};
  return *found->get_ptr<const std::string*>();
}

std::vector<std::int64_t> places_at(const Json& json, const char* name) {
  std::vector<std::int64_t> places;
  const auto found = json.find(name);
  if (found == json.end() || !found->is_array()) return places;
  for (const Json& place : *found) {
    places.push_back(place.is_number_integer() ? place.get<std::int64_t>() : -1);
  }
  return places;
}

std::optional<double> points_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_number()) return std::nullopt;
  return found->get<double>() / units_of_a_point;
}

views::CheckEnd end_by(const std::string& code) {
  if (code == "solver.not-here") return views::CheckEnd::not_here;
  if (code == "solver.not-in-file") return views::CheckEnd::not_in_file;
  return views::CheckEnd::stopped;
}

}  // namespace

void CrossCheckJob::forget(platform::Effects& effects) {
  if (running_) effects.push_back({{{"type", "solver"}, {"kind", "end"}}, {}});
  running_ = false;
  question_.reset();
  check_.reset();
  end_.reset();
  result_.reset();
  most_seconds_ = 0;
}

std::optional<int> CrossCheckJob::follow(const views::Snapshot& snapshot,
                                         views::TradeoffState& state, double milliseconds,
                                         platform::Effects& effects) {
  now_ = milliseconds;
  const auto asked = views::asked_of(state);
  const portfolio::Selection* ours = views::selection_of(state);
  const views::CheckAsked wanted = std::exchange(state.check_asked, views::CheckAsked::nothing);
  if (!asked || !question_ || *question_ != Question{snapshot.revision(), *asked}) {
    forget(effects);
    since_ = milliseconds;
    if (asked) question_ = Question{snapshot.revision(), *asked};
  } else if (wanted == views::CheckAsked::start) {
    start(snapshot, effects);
  } else if (wanted == views::CheckAsked::stop) {
    end(views::CheckEnd::stopped_by_person, effects);
  }
  if (end_ && !result_ && ours) {
    const portfolio::Selection theirs = check_->selection();
    result_ = std::make_shared<const views::CheckResult>(views::CheckResult{
        *end_, check_->agreement_with(*ours), theirs, theirs.points - ours->points, version_});
  }
  state.check = shown(ours);
  if (!running_) return std::nullopt;
  return static_cast<int>(1000 - std::fmod(worked(), 1000)) + 1;
}

void CrossCheckJob::start(const views::Snapshot& snapshot, platform::Effects& effects) {
  if (running_) return;
  most_seconds_ = end_ == views::CheckEnd::out_of_time ? more_seconds : first_seconds;
  check_.emplace(snapshot.plan(), question_->asked);
  end_.reset();
  result_.reset();
  version_.clear();
  running_ = true;
  started_ = now_;
  ask_next(effects);
}

void CrossCheckJob::ask_next(platform::Effects& effects) {
  std::string program = check_->question();
  if (program.empty()) {
    end(views::CheckEnd::finished, effects);
    return;
  }
  best_.reset();
  bound_.reset();
  const int left = most_seconds_ - static_cast<int>(worked() / 1000);
  effects.push_back({{{"type", "solver"},
                      {"kind", "start"},
                      {"job", ++job_},
                      {"seconds", std::max(left, 1)},
                      {"megabytes", most_megabytes}},
                     std::move(program)});
}

void CrossCheckJob::end(views::CheckEnd how, platform::Effects& effects) {
  if (!running_) return;
  running_ = false;
  end_ = how;
  seconds_ = worked() / 1000;
  check_->stop();
  effects.push_back({{{"type", "solver"}, {"kind", "end"}}, {}});
}

void CrossCheckJob::receive(const Json& message, platform::Effects& effects) {
  const auto job = message.find("job");
  if (!running_ || job == message.end() || *job != job_) return;
  const std::string kind = text_at(message, "kind");
  if (kind == "found") check_->found(places_at(message, "taken"));
  if (kind == "progress") {
    best_ = points_at(message, "best");
    bound_ = points_at(message, "bound");
  }
  if (kind == "result") answered(message, effects);
  if (kind == "problem") end(end_by(text_at(message, "code")), effects);
}

void CrossCheckJob::answered(const Json& message, platform::Effects& effects) {
  version_ = text_at(message, "version");
  const std::string status = text_at(message, "status");
  if (status == "time") {
    end(views::CheckEnd::out_of_time, effects);
  } else if (status == "memory") {
    end(views::CheckEnd::out_of_memory, effects);
  } else {
    status == "none" ? check_->none() : check_->best(places_at(message, "taken"));
    ask_next(effects);
  }
}

views::CheckShown CrossCheckJob::shown(const portfolio::Selection* ours) const {
  views::CheckShown shown;
  shown.running = running_;
  shown.ours_takes_long = ours && !ours->proven && now_ - since_ > long_search;
  shown.seconds = running_ ? worked() / 1000 : seconds_;
  shown.most_seconds = most_seconds_;
  if (check_) {
    shown.group = check_->group();
    shown.groups = check_->groups();
  }
  shown.best = best_;
  shown.bound = bound_;
  shown.result = result_;
  return shown;
}

}  // namespace malvag::shell
