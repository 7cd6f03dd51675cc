// Keeps the computation "how sure" going in the worker: starts it when the plan, the principle or
// the question has been still for a moment, and drops what belongs to an earlier one.
#pragma once

#include <optional>

#include "../../core/priority/steadiness.hpp"
#include "../platform/host.hpp"
#include "../views/prioritise.hpp"
#include "../views/snapshot.hpp"

namespace malvag::shell {

class SteadinessJob {
 public:
  // Each frame: what is ranked now. Gives the milliseconds until it should be asked again, if any.
  std::optional<int> follow(const views::Snapshot& snapshot, const Principle& principle,
                            const priority::Question& question, double milliseconds,
                            platform::Effects& effects);
  void stop(platform::Effects& effects);
  void receive(const Json& message);
  views::SteadinessShown shown() const;

 private:
  struct Wanted {
    std::uint64_t revision = 0;
    Principle principle;
    priority::Question question;
  };
  bool is_wanted(const views::Snapshot& snapshot, const Principle& principle,
                 const priority::Question& question) const;
  void start(const views::Snapshot& snapshot, platform::Effects& effects);

  std::optional<Wanted> wanted_;
  double wanted_since_ = 0;
  std::int64_t job_ = 0;  // the latest that was started
  bool running_ = false;
  bool started_ = false;
  double done_ = 0;
  std::optional<std::uint64_t> revision_there_;  // the plan that the worker has
  priority::Steadiness result_;
};

}  // namespace malvag::shell
