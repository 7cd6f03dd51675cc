// Sorts the candidates of a question by a principle's tiers.
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "../method/matrix.hpp"
#include "prepared.hpp"
#include "room.hpp"
#include "standing.hpp"

namespace malvag::priority {
namespace {

constexpr int points_bits = 37;  // 100 points in units of 1e-9 fit in them

std::int64_t in_units(double points) {
  return std::llround(points * 1e9);
}

bool asked_for(const Measure& measure, const Question& question) {
  return !question.body || measure.body == *question.body;
}

// The criteria that a tier names; those that the plan does not have, as none.
std::vector<std::optional<std::size_t>> criteria_of(const Prepared& prepared, const Tier& tier) {
  if (tier.kind != TierKind::weighted) return {prepared.criterion(tier.criterion)};
  std::vector<std::optional<std::size_t>> result;
  for (const auto& [criterion, weight] : tier.weights) {
    result.push_back(prepared.criterion(criterion));
  }
  return result;
}

}  // namespace

Weights weights_of(const Principle& principle) {
  Weights result;
  for (const Tier& tier : principle.tiers) {
    std::vector<double>& weights = result.emplace_back();
    if (tier.kind != TierKind::weighted) continue;
    for (const auto& [criterion, weight] : tier.weights) weights.push_back(weight);
  }
  return result;
}

Candidates::Candidates(const Prepared& prepared, const Principle& principle,
                       const Question& question)
    : plan_measures_(prepared.measures()), rooms_(rooms(prepared.frames(), question.body)) {
  std::vector<std::optional<std::size_t>> asked;
  for (const Tier& tier : principle.tiers) {
    const auto criteria = criteria_of(prepared, tier);
    asked.insert(asked.end(), criteria.begin(), criteria.end());
  }
  for (std::size_t place = 0; place < plan_measures_.size(); ++place) {
    if (!asked_for(plan_measures_[place], question)) continue;
    const Standing standing = standing_of(plan_measures_[place]);
    if (has_ended(standing)) {
      (standing == Standing::done ? done_ : stopped_).push_back(static_cast<std::uint32_t>(place));
      continue;
    }
    if (!prepared.is_within(principle, plan_measures_[place])) {
      outside_.push_back(static_cast<std::uint32_t>(place));
      continue;
    }
    const bool complete = std::all_of(asked.begin(), asked.end(), [&](const auto& criterion) {
      return criterion && prepared.known(*criterion, place);
    });
    (complete ? measures_ : unranked_).push_back(static_cast<std::uint32_t>(place));
  }

  for (const Tier& tier : principle.tiers) tiers_.push_back(table(prepared, tier));
  while (leading_ < tiers_.size() && !tiers_[leading_].weighted) ++leading_;
  groups_ = groups(leading_);

  for (RoomOfYear& room : rooms_) {
    for (const std::uint32_t place : done_) {
      room.given += plan_measures_[place].costs.value_or(room.year, 0);
    }
    room.spent = room.given;
  }
  const RoomOfYear* room = room_of_line(rooms_, question.year);
  if (!room) return;
  line_year_ = room->year;
  line_room_ = room->room - room->given;
  for (const std::uint32_t place : measures_) {
    line_costs_.push_back(plan_measures_[place].costs.value_or(line_year_, 0));
  }
}

Candidates::TierTable Candidates::table(const Prepared& prepared, const Tier& tier) const {
  TierTable result;
  result.weighted = tier.kind == TierKind::weighted;
  for (const auto& criterion : criteria_of(prepared, tier)) {
    if (result.weighted) {
      std::vector<double>& column = result.columns.emplace_back();
      column.reserve(measures_.size());
      for (const std::uint32_t place : measures_)
        column.push_back(prepared.value(*criterion, place));
    } else {
      result.keys.reserve(measures_.size());
      for (const std::uint32_t place : measures_) {
        result.keys.push_back(tier.kind == TierKind::level ? prepared.level(*criterion, place)
                              : prepared.at_best(*criterion, place) ? 1
                                                                    : 0);
      }
    }
  }
  return result;
}

// Numbers the different combinations of the first `tiers` keys, the best highest.
std::vector<std::int64_t> Candidates::groups(std::size_t tiers) const {
  std::vector<std::int64_t> result(measures_.size(), 0);
  if (tiers == 0) return result;
  const auto compared = [&](std::uint32_t one, std::uint32_t other) {
    for (std::size_t tier = 0; tier < tiers; ++tier) {
      const std::int64_t difference = tiers_[tier].keys[one] - tiers_[tier].keys[other];
      if (difference != 0) return difference;
    }
    return std::int64_t{0};
  };
  std::vector<std::uint32_t> worst_first(measures_.size());
  for (std::uint32_t candidate = 0; candidate < worst_first.size(); ++candidate) {
    worst_first[candidate] = candidate;
  }
  std::sort(worst_first.begin(), worst_first.end(),
            [&](std::uint32_t one, std::uint32_t other) { return compared(one, other) < 0; });
  std::int64_t group = 0;
  for (std::size_t at = 0; at < worst_first.size(); ++at) {
    if (at > 0 && compared(worst_first[at - 1], worst_first[at]) != 0) ++group;
    result[worst_first[at]] = group;
  }
  return result;
}

void Candidates::add_points(const TierTable& tier, const std::vector<double>& weights,
                            std::vector<double>& points) const {
  const std::vector<double> shares = method::shares_of(weights);
  points.assign(measures_.size(), 0.0);
  for (std::size_t criterion = 0; criterion < tier.columns.size(); ++criterion) {
    const double factor = 100 * shares[criterion];
    const std::vector<double>& column = tier.columns[criterion];
    for (std::size_t candidate = 0; candidate < points.size(); ++candidate) {
      points[candidate] += factor * column[candidate];
    }
  }
}

bool Candidates::Sorting::equal(const Entry& one, const Entry& other) const {
  if (one.key != other.key) return false;
  return std::all_of(later_keys.begin(), later_keys.end(), [&](const auto& keys) {
    return keys[one.candidate] == keys[other.candidate];
  });
}

void Candidates::sort(const Weights& weights, Sorting& sorting) const {
  const std::size_t count = measures_.size();
  sorting.points.assign(count, 0.0);
  if (leading_ < tiers_.size()) add_points(tiers_[leading_], weights[leading_], sorting.points);
  sorting.entries.resize(count);
  for (std::uint32_t candidate = 0; candidate < count; ++candidate) {
    const std::int64_t key =
        (groups_[candidate] << points_bits) + in_units(sorting.points[candidate]);
    sorting.entries[candidate] = {key, candidate};
  }

  const std::size_t first_later = std::min(leading_ + 1, tiers_.size());
  sorting.later_keys.resize(tiers_.size() - first_later);
  for (std::size_t tier = first_later; tier < tiers_.size(); ++tier) {
    std::vector<std::int64_t>& keys = sorting.later_keys[tier - first_later];
    if (!tiers_[tier].weighted) {
      keys = tiers_[tier].keys;
      continue;
    }
    add_points(tiers_[tier], weights[tier], sorting.points);
    keys.resize(count);
    for (std::size_t candidate = 0; candidate < count; ++candidate) {
      keys[candidate] = in_units(sorting.points[candidate]);
    }
  }

  using Entry = Sorting::Entry;
  std::sort(sorting.entries.begin(), sorting.entries.end(),
            [&](const Entry& one, const Entry& other) {
              if (one.key != other.key) return one.key > other.key;
              for (const auto& keys : sorting.later_keys) {
                const std::int64_t mine = keys[one.candidate];
                const std::int64_t others = keys[other.candidate];
                if (mine != others) return mine > others;
              }
              return one.candidate < other.candidate;
            });
}

std::size_t Candidates::line(const Sorting& sorting) const {
  if (line_costs_.empty()) return 0;
  Tkr spent = 0;
  for (std::size_t index = 0; index < sorting.entries.size(); ++index) {
    const Tkr cost = line_costs_[sorting.entries[index].candidate];
    if (cost > 0 && spent + cost > line_room_) return index;
    spent += cost;
  }
  return sorting.entries.size();
}

std::size_t Candidates::line(const std::vector<std::uint32_t>& candidates) const {
  if (line_costs_.empty()) return 0;
  Tkr spent = 0;
  for (std::size_t index = 0; index < candidates.size(); ++index) {
    const Tkr cost = line_costs_[candidates[index]];
    if (cost > 0 && spent + cost > line_room_) return index;
    spent += cost;
  }
  return candidates.size();
}

std::size_t Candidates::fixed_above() const {
  if (line_costs_.empty()) return 0;
  struct Costs {
    std::size_t count = 0;
    Tkr net = 0;
    Tkr without_savings = 0;
  };
  std::map<std::int64_t, Costs, std::greater<>> groups;
  for (std::size_t candidate = 0; candidate < measures_.size(); ++candidate) {
    Costs& costs = groups[groups_[candidate]];
    ++costs.count;
    costs.net += line_costs_[candidate];
    costs.without_savings += std::max<Tkr>(line_costs_[candidate], 0);
  }
  std::size_t fixed = 0;
  Tkr spent = 0;
  for (const auto& [group, costs] : groups) {
    if (costs.without_savings > 0 && spent + costs.without_savings > line_room_) break;
    fixed += costs.count;
    spent += costs.net;
  }
  return fixed;
}

std::optional<std::uint32_t> Candidates::candidate(std::size_t measure) const {
  const auto found = std::lower_bound(measures_.begin(), measures_.end(), measure);
  if (found == measures_.end() || *found != measure) return std::nullopt;
  return static_cast<std::uint32_t>(found - measures_.begin());
}

std::vector<std::int64_t> Candidates::results(std::size_t tier,
                                              const std::vector<double>& weights) const {
  if (!tiers_[tier].weighted) return tiers_[tier].keys;
  std::vector<double> points;
  add_points(tiers_[tier], weights, points);
  std::vector<std::int64_t> result;
  result.reserve(points.size());
  for (const double one : points) result.push_back(in_units(one));
  return result;
}

Order Candidates::order(const Weights& weights) const {
  Sorting sorting;
  sort(weights, sorting);
  Order result;
  result.unranked = unranked_;
  result.outside = outside_;
  result.done = done_;
  result.stopped = stopped_;
  result.rooms = rooms_;
  result.line_year = line_year_;
  result.line = line(sorting);
  result.fixed = fixed_above();
  result.measures.reserve(measures_.size());
  result.places.reserve(measures_.size());
  for (std::size_t index = 0; index < sorting.entries.size(); ++index) {
    const bool equal =
        index > 0 && sorting.equal(sorting.entries[index - 1], sorting.entries[index]);
    result.measures.push_back(measures_[sorting.entries[index].candidate]);
    result.places.push_back(equal ? result.places.back() : static_cast<int>(index) + 1);
  }
  for (RoomOfYear& room : result.rooms) {
    for (std::size_t index = 0; index < result.line; ++index) {
      room.spent += plan_measures_[result.measures[index]].costs.value_or(room.year, 0);
    }
  }
  return result;
}

}  // namespace malvag::priority
