// Asks the other solver the question of the screen Avvägning when a person wants it: hands it one
// group of the principle after the other, holds its answers to them, and drops what belongs to an
// earlier plan or question.
#pragma once

#include <memory>
#include <optional>

#include "../platform/host.hpp"
#include "../views/choice/tradeoff/tradeoff.hpp"
#include "../views/shown/snapshot.hpp"

namespace malvag::shell {

class CrossCheckJob {
 public:
  // Each frame of the screen, before it is drawn; tells `state` how far it has come. Gives the
  // milliseconds until it should be asked again, if any.
  std::optional<int> follow(const views::Snapshot& snapshot, views::TradeoffState& state,
                            double milliseconds, platform::Effects& effects);
  void receive(const Json& message, platform::Effects& effects);
  // The plan is another: nothing of it is left.
  void forget(platform::Effects& effects);

 private:
  struct Question {
    edit::Revision revision;
    portfolio::Asked asked;
    bool operator==(const Question&) const = default;
  };
  void start(const views::Snapshot& snapshot, platform::Effects& effects);
  void ask_next(platform::Effects& effects);
  void end(views::CheckEnd how, platform::Effects& effects);
  void answered(const Json& message, platform::Effects& effects);
  views::CheckShown shown(const portfolio::Selection* ours) const;
  double worked() const { return now_ - started_; }  // milliseconds

  std::optional<Question> question_;
  std::optional<portfolio::CrossCheck> check_;
  std::optional<views::CheckEnd> end_;
  std::shared_ptr<const views::CheckResult> result_;
  std::string version_;
  std::int64_t job_ = 0;  // the latest that was started
  bool running_ = false;
  int most_seconds_ = 0;
  double seconds_ = 0;  // that it worked
  double now_ = 0;
  double since_ = 0;  // when the question was first asked
  double started_ = 0;
  std::optional<double> best_;
  std::optional<double> bound_;
};

}  // namespace malvag::shell
