// Sweeps each weight down and up.
#include "weight_ranges.hpp"

#include <algorithm>

#include "line_watch.hpp"

namespace malvag::priority {
namespace {

struct Ends {
  RangeEnd best;
  RangeEnd line;
  RangeEnd ranking;
};

struct Search {
  const Candidates& candidates;
  const LastWeighted& field;
  WeightSweep sweep;
  LineWatch watch;
  bool best_open = true;
  bool line_open = true;
  bool ranking_open = true;
  Ends ends;

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
  bool is_open() const { return best_open || line_open || ranking_open; }
};

Ends ends(const Candidates& candidates, const LastWeighted& field, std::size_t criterion,
          WeightSweep::Way way) {
  const double end = way == WeightSweep::Way::up ? 1 : 0;
  Search search{candidates,
                field,
                WeightSweep(candidates, field, criterion, way),
                LineWatch(candidates, field.order),
                true,
                true,
                true,
                {{end, {}, {}, true}, {end, {}, {}, true}, {end, {}, {}, true}}};
  if (candidates.line_costs().empty()) search.line_open = false;
  while (search.is_open()) {
    if (search.sweep.exchanges() > exchanges_at_most) {
      const RangeEnd given_up{search.sweep.share(), {}, {}, false};
      if (search.best_open) search.ends.best = given_up;
      if (search.line_open) search.ends.line = given_up;
      if (search.ranking_open) search.ends.ranking = given_up;
      break;
    }
    if (!search.sweep.next()) break;
    if (search.best_open) search.look_at_best();
    if (search.ranking_open) search.look_at_ranking();
    if (search.line_open) search.look_at_line();
  }
  return std::move(search.ends);
}

}  // namespace

WeightRange weight_range(const Candidates& candidates, const LastWeighted& field,
                         std::size_t criterion) {
  WeightRange range;
  range.criterion = field.criteria[criterion];
  range.share = field.shares[criterion];
  const auto add = [&](WeightSweep::Way way, RangeEnd ShareRange::*end) {
    Ends found = ends(candidates, field, criterion, way);
    range.best.*end = std::move(found.best);
    range.line.*end = std::move(found.line);
    range.ranking.*end = std::move(found.ranking);
  };
  add(WeightSweep::Way::down, &ShareRange::from);
  add(WeightSweep::Way::up, &ShareRange::to);
  return range;
}

std::vector<WeightRange> weight_ranges(const Candidates& candidates, const Principle& principle) {
  std::vector<WeightRange> ranges;
  const auto field = last_weighted(candidates, principle);
  if (!field || field->criteria.size() < 2 || field->order.empty()) return ranges;
  for (std::size_t criterion = 0; criterion < field->criteria.size(); ++criterion) {
    ranges.push_back(weight_range(candidates, *field, criterion));
  }
  return ranges;
}

}  // namespace malvag::priority
