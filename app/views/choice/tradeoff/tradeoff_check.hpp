// Another program's answer to the question of the screen Avvägning, as far as it has come; what a
// person asks of it; and what the screen lets the shell know of its question.
#pragma once

#include <memory>
#include <optional>

#include "../../../../core/portfolio/cross_check.hpp"

namespace malvag::views {

struct TradeoffState;

enum class CheckAsked { nothing, start, stop };

enum class CheckEnd {
  finished,
  out_of_time,
  out_of_memory,
  stopped_by_person,
  not_here,     // it has not been fetched, and could not be
  not_in_file,  // the page is a file that is without it
  stopped,      // by itself
};

struct CheckResult {
  CheckEnd end = CheckEnd::finished;
  portfolio::Agreement agreement = portfolio::Agreement::unfinished;
  portfolio::Selection theirs;
  double points_more = 0;  // theirs than ours
  std::string version;     // of the other program; empty: it has not said
};

struct CheckShown {
  bool running = false;
  bool ours_takes_long = false;  // the search has gone on for seconds without a proof
  double seconds = 0;            // that it has worked, or did
  int most_seconds = 0;
  std::size_t group = 0;  // that it is filling, of `groups`
  std::size_t groups = 1;
  // In points, by its own account, when there is one group only.
  std::optional<double> best;
  std::optional<double> bound;
  std::shared_ptr<const CheckResult> result;  // null: it has not ended
};

// None: the screen has not been shown with anything to choose.
std::optional<portfolio::Asked> asked_of(const TradeoffState& state);
const portfolio::Selection* selection_of(const TradeoffState& state);

}  // namespace malvag::views
