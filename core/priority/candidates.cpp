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
    : plan_measures_(prepared.measures()),
      rooms_(prepared.rooms()),
      uses_(prepared.uses()),
      body_(question.body) {
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

  add_rooms();
  choose_line(question.year);
}

// A question about one body asks about its own rooms and those that its measures take of.
void Candidates::add_rooms() {
  const std::vector<Room>& rooms = rooms_->all();
  std::vector<bool> is_used(rooms.size(), false);
  binds_ = rooms_that_bind(*rooms_);
  for (const auto* places : {&measures_, &unranked_}) {
    for (const std::uint32_t place : *places) {
      for (const Use& use : (*uses_)[place]) is_used[use.room] = true;
      let_bind(*rooms_, (*uses_)[place], binds_);
    }
  }
  // Another body's measures that are done have taken of a room that is shared.
  given_.assign(rooms.size(), 0);
  for (std::size_t place = 0; place < plan_measures_.size(); ++place) {
    if (standing_of(plan_measures_[place]) != Standing::done) continue;
    for (const Use& use : (*uses_)[place]) given_[use.room] += use.cost;
    let_bind(*rooms_, (*uses_)[place], binds_);
  }
  for (std::size_t room = 0; body_ && room < rooms.size(); ++room) {
    binds_[room] = binds_[room] && (is_used[room] || rooms[room].body == *body_);
  }
}

void Candidates::choose_line(Year asked) {
  const std::vector<Room>& rooms = rooms_->all();
  for (std::size_t room = 0; room < rooms.size(); ++room) {
    if (!binds_[room] || (asked != 0 && rooms[room].year != asked)) continue;
    if (line_year_ == 0 || rooms[room].year < line_year_) line_year_ = rooms[room].year;
  }
  std::vector<std::uint32_t> place_in_line(rooms.size(), 0);
  for (std::uint32_t room = 0; room < rooms.size(); ++room) {
    if (!binds_[room] || rooms[room].year != line_year_) continue;
    place_in_line[room] = static_cast<std::uint32_t>(line_rooms_.size());
    line_rooms_.push_back(room);
    line_left_.push_back(rooms[room].amount - given_[room]);
  }
  for (const std::uint32_t place : measures_) {
    for (const Use& use : (*uses_)[place]) {
      if (!binds_[use.room] || rooms[use.room].year != line_year_) continue;
      line_uses_.push_back({place_in_line[use.room], use.cost, use.is_outside});
    }
    line_begins_.push_back(line_uses_.size());
  }
}

std::vector<Use> Candidates::line_uses(const Measure& measure) const {
  std::vector<Use> result;
  for (const Use& use : rooms_->uses_of(measure)) {
    const auto found = std::lower_bound(line_rooms_.begin(), line_rooms_.end(), use.room);
    if (found == line_rooms_.end() || *found != use.room) continue;
    const auto place = static_cast<std::uint32_t>(found - line_rooms_.begin());
    result.push_back({place, use.cost, use.is_outside});
  }
  return result;
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

// The first that does not fit stands below it. `at`: the candidate at an index.
template <class CandidateAt>
std::size_t Candidates::line_of(std::size_t count, CandidateAt at) const {
  if (!has_line()) return 0;
  Filling filling(*this);
  for (std::size_t index = 0; index < count; ++index) {
    const std::span<const Use> uses = line_uses(at(index));
    if (!filling.fits(uses)) return index;
    filling.take(uses);
  }
  return count;
}

std::size_t Candidates::line(const Sorting& sorting) const {
  return line_of(sorting.entries.size(),
                 [&](std::size_t index) { return sorting.entries[index].candidate; });
}

std::size_t Candidates::line(const std::vector<std::uint32_t>& candidates) const {
  return line_of(candidates.size(), [&](std::size_t index) { return candidates[index]; });
}

std::size_t Candidates::fixed_above() const {
  if (!has_line()) return 0;
  std::map<std::int64_t, std::vector<std::uint32_t>, std::greater<>> groups;
  for (std::uint32_t candidate = 0; candidate < measures_.size(); ++candidate) {
    groups[groups_[candidate]].push_back(candidate);
  }
  std::size_t fixed = 0;
  Filling filling(*this);
  for (const auto& [group, members] : groups) {
    std::vector<Use> costs(line_rooms_.size());  // of all that cost something, by room
    for (std::uint32_t room = 0; room < costs.size(); ++room) costs[room].room = room;
    for (const std::uint32_t member : members) {
      for (const Use& use : line_uses(member)) costs[use.room].cost += std::max<Tkr>(use.cost, 0);
    }
    if (!filling.fits(costs)) break;
    fixed += members.size();
    for (const std::uint32_t member : members) filling.take(line_uses(member));
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
  std::vector<Tkr> spent = given_;
  for (std::size_t index = 0; index < result.line; ++index) {
    for (const Use& use : (*uses_)[result.measures[index]]) spent[use.room] += use.cost;
  }
  add_spent(spent, result);
  return result;
}

void Candidates::add_spent(const std::vector<Tkr>& spent, Order& order) const {
  const std::vector<Room>& rooms = rooms_->all();
  for (std::size_t place = 0; place < rooms.size(); ++place) {
    const Room& room = rooms[place];
    if (!binds_[place]) continue;
    order.frames.push_back(
        {room.frame, room.body, room.year, room.amount, spent[place], given_[place]});
    if (room.year != line_year_ || order.line == order.measures.size()) continue;
    for (const Use& use : (*uses_)[order.measures[order.line]]) {
      const Tkr missing = spent[place] + use.cost - room.amount;
      if (use.room != place || use.cost <= 0 || missing <= 0) continue;
      order.next_lacks.push_back({order.frames.size() - 1, missing});
    }
  }
  for (std::size_t place = 0; place < rooms.size(); ++place) {
    if (!is_whole_plan(rooms[place])) continue;
    const Year year = rooms[place].year;
    const auto covering = body_ ? rooms_->covering(*body_, year) : std::nullopt;
    const std::size_t total = covering ? *covering : place;
    if (body_ && !binds_[total]) continue;
    order.rooms.push_back({year, rooms[total].amount, spent[total], given_[total]});
  }
}

}  // namespace malvag::priority
