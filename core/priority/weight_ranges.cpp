// Sweeps each weight down and up.
#include "weight_ranges.hpp"

#include <algorithm>

#include "line_watch.hpp"

namespace malvag::priority {

struct WeightRangeRun::Search {
  const Candidates& candidates;
  const LastWeighted& field;
  WeightSweep sweep;
  LineWatch watch;
  bool best_open = true;
  bool line_open = true;
  bool ranking_open = true;
  struct {
    RangeEnd best;
    RangeEnd line;
    RangeEnd ranking;
  } ends;

  Id id_of(std::uint32_t candidate) const {
    return candidates.plan_measures()[candidates.measures()[candidate]].id;
  }
  bool level_now(std::uint32_t one, std::uint32_t other) const {
    return field.points[one] == field.points[other];
  }
  void look_at_best() {
    const std::uint32_t first = field.order.front(), now = sweep.order().front();
    if (now == first || level_now(first, now)) return;
    ends.best = {sweep.share(), {id_of(now)}, {id_of(first)}, true};
    best_open = false;
  }
  void look_at_ranking() {
    for (const std::size_t place : sweep.exchanged()) {
      const std::uint32_t risen = sweep.order()[place], fallen = sweep.order()[place + 1];
      if (level_now(risen, fallen)) continue;
      ends.ranking = {sweep.share(), {id_of(risen)}, {id_of(fallen)}, true};
      ranking_open = false;
      return;
    }
  }
  void look_at_line() {
    if (!watch.has_changed(sweep.order(), sweep.exchanged())) return;
    ends.line.share = sweep.share();
    for (const std::uint32_t one : watch.up()) ends.line.up.push_back(id_of(one));
    for (const std::uint32_t one : watch.down()) ends.line.down.push_back(id_of(one));
    line_open = false;
  }
  void give_up() {
    const RangeEnd given_up{sweep.share(), {}, {}, false};
    if (best_open) ends.best = given_up;
    if (line_open) ends.line = given_up;
    if (ranking_open) ends.ranking = given_up;
  }
  bool is_open() const { return best_open || line_open || ranking_open; }
};

WeightRangeRun::WeightRangeRun(const Candidates& candidates, const LastWeighted& field,
                               std::size_t criterion)
    : candidates_(&candidates), field_(&field), criterion_(criterion) {
  range_.criterion = field.criteria[criterion];
  range_.share = field.shares[criterion];
  begin(WeightSweep::Way::down);
}
WeightRangeRun::WeightRangeRun(WeightRangeRun&&) noexcept = default;
WeightRangeRun& WeightRangeRun::operator=(WeightRangeRun&&) noexcept = default;
WeightRangeRun::~WeightRangeRun() = default;

void WeightRangeRun::begin(WeightSweep::Way way) {
  way_ = way;
  const double end = way == WeightSweep::Way::up ? 1 : 0;
  const RangeEnd farthest{end, {}, {}, true};
  search_.reset(new Search{*candidates_,
                           *field_,
                           WeightSweep(*candidates_, *field_, criterion_, way),
                           LineWatch(*candidates_, field_->order),
                           true,
                           candidates_->has_line(),
                           true,
                           {farthest, farthest, farthest}});
}

void WeightRangeRun::end() {
  const auto end = way_ == WeightSweep::Way::down ? &ShareRange::from : &ShareRange::to;
  range_.best.*end = std::move(search_->ends.best);
  range_.line.*end = std::move(search_->ends.line);
  range_.ranking.*end = std::move(search_->ends.ranking);
  search_.reset();
  if (way_ == WeightSweep::Way::down) begin(WeightSweep::Way::up);
}

bool WeightRangeRun::step(std::size_t exchanges) {
  if (!search_) return false;
  Search& search = *search_;
  const std::size_t last = search.sweep.exchanges() + exchanges;
  while (search.is_open()) {
    if (search.sweep.exchanges() > exchanges_at_most) {
      search.give_up();
      break;
    }
    if (search.sweep.exchanges() >= last) return true;
    if (!search.sweep.next()) break;
    if (search.best_open) search.look_at_best();
    if (search.ranking_open) search.look_at_ranking();
    if (search.line_open) search.look_at_line();
  }
  end();
  return search_ != nullptr;
}

std::vector<WeightRange> weight_ranges(const Candidates& candidates, const Principle& principle) {
  std::vector<WeightRange> ranges;
  const auto field = last_weighted(candidates, principle);
  if (!field || field->criteria.size() < 2 || field->order.empty()) return ranges;
  for (std::size_t criterion = 0; criterion < field->criteria.size(); ++criterion) {
    WeightRangeRun run(candidates, *field, criterion);
    while (run.step(exchanges_at_most)) continue;
    ranges.push_back(run.result());
  }
  return ranges;
}

}  // namespace malvag::priority
