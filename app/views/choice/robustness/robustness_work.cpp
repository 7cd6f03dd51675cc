// One part after the other.
#include "robustness_work.hpp"

#include <cmath>

#include "../../../../core/plan/in_order.hpp"

namespace malvag::views::robustness_parts {
namespace {

// Each way of a search among 250 measures is within one frame. Among very many an exchange takes
// longer: what is looked up lies far apart.
constexpr std::size_t exchanges_of_a_frame = 32'000;
constexpr std::size_t exchanges_among_many = 6'000;
constexpr std::size_t many = 1'000;

}  // namespace

void Work::ask(Asked asked) {
  const bool same_order =
      has_asked_ && asked.plan == asked_.plan && asked.principle == asked_.principle &&
      asked.question.year == asked_.question.year && asked.question.body == asked_.question.body;
  const bool same_measure =
      same_order && asked.belief == asked_.belief && asked.selected == asked_.selected;
  if (same_measure) return;
  asked_ = std::move(asked);
  has_asked_ = true;
  looked_at_measure_ = false;
  close_calls_of_ = -1;
  points_.reset();
  swings_.reset();
  if (same_order) return;
  to_prepare_ = Next::candidates;
  range_run_.reset();
  ranges_.clear();
  has_opinions_ = false;
  opinions_.clear();
}

bool Work::prepare(const Snapshot& snapshot) {
  switch (to_prepare_) {
    case Next::candidates:
      candidates_.emplace(snapshot.prepared(), asked_.principle, asked_.question);
      to_prepare_ = Next::order;
      return true;
    case Next::order:
      order_ = candidates_->order(priority::weights_of(asked_.principle));
      to_prepare_ = Next::field;
      return true;
    case Next::field:
      field_ = priority::last_weighted(*candidates_, asked_.principle);
      to_prepare_ = Next::missing;
      return true;
    case Next::missing:
      missing_ = priority::missing_scores(*asked_.plan, snapshot.prepared(), asked_.principle,
                                          asked_.question);
      to_prepare_ = Next::close_calls;
      return true;
    case Next::close_calls:
      close_calls(nullptr);
      to_prepare_ = Next::nothing;
      return true;
    case Next::nothing:
      return false;
  }
  return false;
}

const std::vector<priority::CloseCall>& Work::close_calls(
    const priority::Robustness* counted) const {
  const std::int64_t samples = counted ? counted->samples : 0;
  if (close_calls_of_ == samples) return close_calls_;
  close_calls_of_ = samples;
  close_calls_ = priority::close_calls(*candidates_, asked_.principle, counted);
  if (order_.line_year == 0) return close_calls_;
  const auto line = static_cast<double>(order_.line);
  put_in_order(close_calls_, [&](const priority::CloseCall& one, const priority::CloseCall& other) {
    return std::fabs(one.place - line) < std::fabs(other.place - line);
  });
  return close_calls_;
}

bool Work::due_for_measure() const {
  return !looked_at_measure_ && !asked_.selected.empty();
}

bool Work::step() {
  const bool has_ranges = field_ && field_->criteria.size() > 1 && !field_->order.empty();
  if (due_for_measure()) {
    looked_at_measure_ = true;
    const auto place = asked_.plan->measures.place_of(asked_.selected);
    if (place) {
      points_ = priority::turning_points(*asked_.plan, *candidates_, asked_.principle, *place);
      swings_ =
          priority::swings(*asked_.plan, *candidates_, asked_.principle, asked_.belief, *place);
    }
  } else if (has_ranges && ranges_.size() < field_->criteria.size()) {
    if (!range_run_) range_run_.emplace(*candidates_, *field_, ranges_.size());
    const bool among_many = field_->order.size() > many;
    if (!range_run_->step(among_many ? exchanges_among_many : exchanges_of_a_frame)) {
      ranges_.push_back(range_run_->result());
      range_run_.reset();
    }
  } else if (!has_opinions_) {
    opinions_ = priority::second_opinions(*asked_.plan, *candidates_, asked_.principle);
    has_opinions_ = true;
  }
  return due_for_measure() || !has_opinions_;
}

void Work::finish() {
  while (step()) continue;
}

}  // namespace malvag::views::robustness_parts
