// What the screen Granska computes itself, a little for each frame: all that needs no drawing of
// weights.
#pragma once

#include "../../../../core/priority/close_calls.hpp"
#include "../../../../core/priority/missing_scores.hpp"
#include "../../../../core/priority/second_opinions.hpp"
#include "../../../../core/priority/swings.hpp"
#include "../../../../core/priority/turning_points.hpp"
#include "../../../../core/priority/weight_ranges.hpp"
#include "robustness.hpp"

namespace malvag::views::robustness_parts {

struct Asked {
  std::shared_ptr<const Plan> plan;
  Principle principle;
  priority::Question question;
  priority::Belief belief;
  Id selected;
};

class Work {
 public:
  // Begins anew with what differs from what was asked before.
  void ask(Asked asked);
  // A part of what everything else builds on, and of which nothing can be shown before; false: all
  // is there.
  bool prepare(const Snapshot& snapshot);
  bool step();    // a part; true while there is more
  void finish();  // all that is left, at once

  const Asked& asked() const { return asked_; }
  const priority::Candidates& candidates() const { return *candidates_; }
  const priority::Order& order() const { return order_; }
  std::size_t criteria() const { return field_ ? field_->criteria.size() : 0; }
  const std::vector<priority::WeightRange>& ranges() const { return ranges_; }  // found so far
  // Null: not yet.
  const std::vector<priority::Opinion>* opinions() const {
    return has_opinions_ ? &opinions_ : nullptr;
  }
  const std::vector<priority::MissingScores>& missing() const { return missing_; }
  // Neighbours that are close, those nearest to the line first. `counted` is of what was asked.
  const std::vector<priority::CloseCall>& close_calls(const priority::Robustness* counted) const;
  // Of the selected measure; null: not yet, or it is not ranked.
  const priority::TurningPoints* points() const { return points_ ? &*points_ : nullptr; }
  const priority::Swings* swings() const { return swings_ ? &*swings_ : nullptr; }

 private:
  bool due_for_measure() const;

  Asked asked_;
  bool has_asked_ = false;
  enum class Next { candidates, order, field, missing, close_calls, nothing };
  Next to_prepare_ = Next::candidates;
  std::optional<priority::Candidates> candidates_;
  priority::Order order_;
  std::optional<priority::LastWeighted> field_;
  std::vector<priority::WeightRange> ranges_;
  std::optional<priority::WeightRangeRun> range_run_;  // of the next one
  bool has_opinions_ = false;
  std::vector<priority::Opinion> opinions_;
  std::vector<priority::MissingScores> missing_;
  // Made anew when more has been counted.
  mutable std::vector<priority::CloseCall> close_calls_;
  mutable std::int64_t close_calls_of_ = -1;  // samples; −1: none made yet
  bool looked_at_measure_ = false;
  std::optional<priority::TurningPoints> points_;
  std::optional<priority::Swings> swings_;
};

}  // namespace malvag::views::robustness_parts
