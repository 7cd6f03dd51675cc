// Sums, circles and groups of what is judged, and what measures say beside it.
#include "influence_network.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "../plan/in_order.hpp"
#include "grounds.hpp"

namespace malvag::conflict {
namespace {

using Place = std::size_t;  // of a goal in the plan

struct Arrow {
  Place from = 0;
  Place to = 0;
  double strength = 0;  // the median
};

// What is judged between two goals of the plan, another way to say it than by ids.
std::vector<Arrow> arrows_of(const Plan& plan, const std::vector<Influences>& directions) {
  std::vector<Arrow> arrows;
  for (const Influences& one : directions) {
    const auto from = plan.goals.place_of(one.from);
    const auto to = plan.goals.place_of(one.to);
    if (from && to && *from != *to) arrows.push_back({*from, *to, one.median});
  }
  return arrows;
}

// --- sums -------------------------------------------------------------------------------------

std::vector<GoalInfluence> sums_of(const Plan& plan, const std::vector<Arrow>& arrows) {
  std::vector<GoalInfluence> goals;
  for (const Goal& goal : plan.goals) {
    goals.emplace_back();
    goals.back().goal = goal.id;
  }
  std::map<std::pair<Place, Place>, double> strengths;
  for (const Arrow& arrow : arrows) {
    GoalInfluence& from = goals[arrow.from];
    GoalInfluence& to = goals[arrow.to];
    from.out += arrow.strength;
    to.in += arrow.strength;
    (arrow.strength > 0 ? from.helps : from.hinders) += arrow.strength;
    (arrow.strength > 0 ? to.helped : to.hindered) += arrow.strength;
    ++from.judged;
    ++to.judged;
    strengths.emplace(std::pair(arrow.from, arrow.to), arrow.strength);
  }
  for (const Arrow& arrow : arrows) {
    goals[arrow.from].second_order += arrow.strength * goals[arrow.to].out;
    const auto back = strengths.find({arrow.to, arrow.from});
    if (back != strengths.end()) goals[arrow.from].feedback += arrow.strength * back->second;
  }
  return goals;
}

// --- circles ----------------------------------------------------------------------------------

class LoopSearch {
 public:
  LoopSearch(const Plan& plan, const std::vector<Arrow>& arrows, const NetworkLimits& limits)
      : plan_(plan), limits_(limits), from_(plan.goals.size()), visited_(plan.goals.size()) {
    for (const Arrow& arrow : arrows) {
      if (arrow.strength != 0) from_[arrow.from].push_back(arrow);
    }
    for (auto& list : from_) {
      put_in_order(list, [](const Arrow& one, const Arrow& other) { return one.to < other.to; });
    }
  }

  Circles all() {
    for (Place start = 0; start < from_.size() && loops_.complete; ++start) {
      path_ = {start};
      go_on(start, {std::numeric_limits<double>::infinity(), 0});
    }
    order();
    for (const Kept& kept : kept_) {
      Circle loop{kept.so_far.kind(), {}, kept.so_far.weakest};
      for (const Place goal : kept.goals) loop.goals.push_back(plan_.goals[goal].id);
      loops_.strongest.push_back(std::move(loop));
    }
    return std::move(loops_);
  }

 private:
  struct SoFar {
    double weakest = 0;
    int negative = 0;
    CircleKind kind() const {
      return negative == 0       ? CircleKind::drives
             : negative % 2 == 0 ? CircleKind::pulls
                                 : CircleKind::brakes;
    }
  };
  struct Kept {
    SoFar so_far;
    std::vector<Place> goals;
  };

  void go_on(Place at, const SoFar& so_far) {
    visited_[at] = true;
    for (const Arrow& arrow : from_[at]) {
      if (!loops_.complete) break;
      const Place start = path_.front();
      if (arrow.to < start) continue;
      if (++steps_ > limits_.loop_steps) {
        loops_.complete = false;
        break;
      }
      SoFar next = so_far;
      next.weakest = std::min(next.weakest, std::fabs(arrow.strength));
      next.negative += arrow.strength < 0 ? 1 : 0;
      if (arrow.to == start) {
        found(next);
      } else if (!visited_[arrow.to] && path_.size() < limits_.longest_loop) {
        path_.push_back(arrow.to);
        go_on(arrow.to, next);
        path_.pop_back();
      }
    }
    visited_[at] = false;
  }

  void found(const SoFar& loop) {
    switch (loop.kind()) {
      case CircleKind::drives:
        ++loops_.drives;
        break;
      case CircleKind::pulls:
        ++loops_.pulls;
        break;
      case CircleKind::brakes:
        ++loops_.brakes;
        break;
    }
    kept_.push_back({loop, path_});
    if (kept_.size() >= 4 * limits_.loops_kept + 64) order();
  }

  void order() {
    put_in_order(kept_, [](const Kept& one, const Kept& other) {
      if (one.so_far.weakest != other.so_far.weakest) {
        return one.so_far.weakest > other.so_far.weakest;
      }
      if (one.goals.size() != other.goals.size()) return one.goals.size() < other.goals.size();
      return one.goals < other.goals;
    });
    if (kept_.size() > limits_.loops_kept) kept_.resize(limits_.loops_kept);
  }

  const Plan& plan_;
  const NetworkLimits limits_;
  std::vector<std::vector<Arrow>> from_;
  std::vector<bool> visited_;
  std::vector<Place> path_;
  std::vector<Kept> kept_;
  std::int64_t steps_ = 0;
  Circles loops_;
};

// --- groups -----------------------------------------------------------------------------------

constexpr double least_tie = 1;  // one step of the scale, both ways together

// Between groups, by their places: the sum of their goals' ties.
class Grouping {
 public:
  Grouping(std::vector<Place> goals, const std::map<std::pair<Place, Place>, double>& ties)
      : sums_(goals.size(), std::vector<double>(goals.size(), 0.0)), within_(goals.size(), 0.0) {
    std::unordered_map<Place, std::size_t> places;
    for (const Place goal : goals) {
      places.emplace(goal, members_.size());
      members_.push_back({goal});
    }
    for (const auto& [pair, tie] : ties) {
      const auto one = places.find(pair.first), other = places.find(pair.second);
      if (one == places.end() || other == places.end()) continue;
      sums_[one->second][other->second] = sums_[other->second][one->second] = tie;
    }
  }

  void join_all() {
    while (join_best()) {
    }
  }

  std::vector<Cluster> clusters(const Plan& plan) const {
    std::vector<Cluster> result;
    for (std::size_t group = 0; group < members_.size(); ++group) {
      if (members_[group].size() < 2) continue;
      const auto count = static_cast<double>(members_[group].size());
      Cluster cluster{{}, within_[group] / (count * (count - 1) / 2)};
      std::vector<Place> goals = members_[group];
      std::sort(goals.begin(), goals.end());
      for (const Place goal : goals) cluster.goals.push_back(plan.goals[goal].id);
      result.push_back(std::move(cluster));
    }
    put_in_order(result,
                 [](const Cluster& one, const Cluster& other) { return one.tie > other.tie; });
    return result;
  }

 private:
  bool join_best() {
    std::size_t first = 0, second = 0;
    double best = least_tie;
    bool is_found = false;
    for (std::size_t one = 0; one < members_.size(); ++one) {
      for (std::size_t other = one + 1; other < members_.size(); ++other) {
        if (members_[one].empty() || members_[other].empty()) continue;
        const double mean =
            sums_[one][other] / static_cast<double>(members_[one].size() * members_[other].size());
        if (is_found ? mean > best : mean >= best) {
          is_found = true;
          best = mean;
          first = one;
          second = other;
        }
      }
    }
    if (is_found) join(first, second);
    return is_found;
  }

  void join(std::size_t first, std::size_t second) {
    within_[first] += within_[second] + sums_[first][second];
    for (std::size_t other = 0; other < members_.size(); ++other) {
      sums_[first][other] += sums_[second][other];
      sums_[other][first] = sums_[first][other];
    }
    sums_[first][first] = 0;
    members_[first].insert(members_[first].end(), members_[second].begin(), members_[second].end());
    members_[second].clear();
  }

  std::vector<std::vector<Place>> members_;
  std::vector<std::vector<double>> sums_;
  std::vector<double> within_;
};

void group(const Plan& plan, const std::vector<Arrow>& arrows, const NetworkLimits& limits,
           InfluenceNetwork& network) {
  std::map<std::pair<Place, Place>, double> ties;
  for (const Arrow& arrow : arrows) {
    ties[std::minmax(arrow.from, arrow.to)] += arrow.strength;
  }
  std::vector<Place> tied;
  for (const auto& [pair, tie] : ties) {
    if (tie < least_tie) continue;
    tied.push_back(pair.first);
    tied.push_back(pair.second);
  }
  std::sort(tied.begin(), tied.end());
  tied.erase(std::unique(tied.begin(), tied.end()), tied.end());
  network.clustered = tied.size() <= limits.most_clustered;
  if (!network.clustered) return;
  Grouping grouping(std::move(tied), ties);
  grouping.join_all();
  network.clusters = grouping.clusters(plan);
}

// --- beside the measures ----------------------------------------------------------------------

// The goal that an effect is for, and whether it is for the better (1), the worse (−1) or cannot be
// said (0).
struct Meant {
  const Goal* goal = nullptr;
  int sign = 0;
};
Meant meant_by(const Plan& plan, const Effect& effect) {
  double sum = 0;
  for (const auto& [year, amount] : effect.amount) sum += amount;
  const int sign = sum > 0 ? 1 : sum < 0 ? -1 : 0;
  if (const Goal* goal = plan.goals.find(effect.on)) return {goal, sign};
  const Kpi* kpi = plan.kpis.find(effect.on);
  if (!kpi) return {};
  const Goal* goal = plan.goals.find(kpi->goal);
  switch (kpi->direction) {
    case Direction::lower:
      return {goal, -sign};
    case Direction::higher:
    case Direction::keepOrHigher:
      return {goal, sign};
    case Direction::keep:
      return {goal, 0};
  }
  return {};
}

// What one measure says about each goal that it serves and each that it acts on.
class PairsOfMeasures {
 public:
  explicit PairsOfMeasures(std::size_t most) : most_(most) {}

  void add(const Plan& plan, const Measure& measure) {
    if (measure.effects.empty()) return;
    const std::unordered_set<std::string_view> served(measure.goals.begin(), measure.goals.end());
    for (const Effect& effect : measure.effects) {
      const auto [to, sign] = meant_by(plan, effect);
      if (!to || sign == 0 || (sign > 0 && served.count(to->id) > 0)) continue;
      const Place at = *plan.goals.place_of(to->id);
      for (const Id& from : measure.goals) {
        const auto place = plan.goals.place_of(from);
        if (!place || *place == at) continue;
        if (!is_room_for({*place, at})) return;
        add(measure, {*place, at}, from, to->id, sign);
      }
    }
  }
  bool is_complete() const { return is_complete_; }
  std::vector<Derived> all() {
    std::vector<Derived> result;
    for (auto& [places, one] : found_) result.push_back(std::move(one));
    return result;
  }

 private:
  using Pair = std::pair<Place, Place>;

  bool is_room_for(const Pair& pair) {
    if (found_.size() < most_ || found_.count(pair) > 0) return true;
    return is_complete_ = false;
  }
  void add(const Measure& measure, const Pair& pair, const Id& from, const Id& to, int sign) {
    Derived& one = found_[pair];
    one.from = from;
    one.to = to;
    auto& list = sign > 0 ? one.helping : one.hindering;
    if (list.empty() || list.back() != measure.id) list.push_back(measure.id);
    one.origin = weakest(one.origin, origin_of(measure, "effects"));
  }

  std::size_t most_;
  std::map<Pair, Derived> found_;
  bool is_complete_ = true;
};

Agreement agreement_of(const Derived& derived, const std::optional<double>& median) {
  if (!median) return Agreement::only_derived;
  if (*median == 0 || derived.sign() == 0) return Agreement::unclear;
  return (*median > 0) == (derived.sign() > 0) ? Agreement::same : Agreement::opposite;
}

std::vector<BesideJudged> beside_judged(std::vector<Derived> all,
                                        const std::vector<Influences>& directions) {
  std::map<std::pair<std::string_view, std::string_view>, double> medians;
  for (const Influences& one : directions) medians[{one.from, one.to}] = one.median;
  std::vector<BesideJudged> result;
  for (Derived& derived : all) {
    BesideJudged one;
    const auto judged = medians.find({derived.from, derived.to});
    if (judged != medians.end()) one.median = judged->second;
    one.agreement = agreement_of(derived, one.median);
    one.derived = std::move(derived);
    result.push_back(std::move(one));
  }
  const auto place = [](const BesideJudged& one) {
    switch (one.agreement) {
      case Agreement::opposite:
        return 0;
      case Agreement::unclear:
        return 1;
      case Agreement::only_derived:
        return 2;
      case Agreement::same:
        return 3;
    }
    return 3;
  };
  put_in_order(result, [&](const BesideJudged& one, const BesideJudged& other) {
    return place(one) < place(other);
  });
  return result;
}

template <class Better>
const GoalInfluence* foremost(const std::vector<GoalInfluence>& goals, double GoalInfluence::*of,
                              Better&& better) {
  const GoalInfluence* best = nullptr;
  for (const GoalInfluence& one : goals) {
    if (better(one.*of, best ? best->*of : 0.0)) best = &one;
  }
  return best;
}

}  // namespace

const GoalInfluence* InfluenceNetwork::helps_most() const {
  return foremost(goals, &GoalInfluence::helps, std::greater<>());
}
const GoalInfluence* InfluenceNetwork::hinders_most() const {
  return foremost(goals, &GoalInfluence::hinders, std::less<>());
}
const GoalInfluence* InfluenceNetwork::hindered_most() const {
  return foremost(goals, &GoalInfluence::hindered, std::less<>());
}

InfluenceNetwork influence_network(const Plan& plan, const NetworkLimits& limits) {
  InfluenceNetwork network;
  network.directions = influences_by_direction(plan);
  const std::vector<Arrow> arrows = arrows_of(plan, network.directions);
  network.goals = sums_of(plan, arrows);
  network.loops = LoopSearch(plan, arrows, limits).all();
  group(plan, arrows, limits, network);
  PairsOfMeasures pairs(limits.most_derived);
  for (const Measure& measure : plan.measures) {
    if (can_be_chosen(measure)) pairs.add(plan, measure);
  }
  network.derived_complete = pairs.is_complete();
  network.derived = beside_judged(pairs.all(), network.directions);
  for (const Influence& influence : plan.influences) {
    network.origin = weakest(network.origin, origin_of(influence, "strength"));
  }
  return network;
}

std::vector<Influences> seen_differently(const std::vector<Influences>& directions) {
  std::vector<Influences> result;
  for (const Influences& one : directions) {
    if (one.lowest < 0 && one.highest > 0) result.push_back(one);
  }
  put_in_order(result, [](const Influences& one, const Influences& other) {
    return one.highest - one.lowest > other.highest - other.lowest;
  });
  return result;
}

}  // namespace malvag::conflict
