// Draws weights and counts; finds where lines cross.
#include "uncertainty.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace malvag::method {
namespace {

constexpr std::int64_t tries_before_walking = 2'000;
constexpr std::int64_t flush_after = 60'000;  // draws, before the small counters could overflow
constexpr double flat = 1e-12;

// Values as numbers that sort: nearer than 2⁻⁴⁰ is equal.
std::uint64_t key_of(double score) {
  return static_cast<std::uint64_t>(std::llround(score * 0x1p40) + (std::int64_t{1} << 44));
}

// How the scores move with one weight: at weight t alternative i has t·own + (1 − t)·others.
struct Moving {
  std::vector<double> own;
  std::vector<double> others;
  double now = 0;
};
Moving moving(const Matrix& values, const std::vector<double>& shares, std::size_t criterion) {
  Moving result;
  result.now = shares[criterion];
  const double rest = 1 - result.now;
  const bool alone = rest <= flat;
  result.own.assign(values.column(criterion), values.column(criterion) + values.rows);
  result.others.assign(values.rows, 0.0);
  for (std::size_t column = 0; column < values.columns; ++column) {
    if (column == criterion) continue;
    const double part = alone ? 1 / static_cast<double>(values.columns - 1) : shares[column] / rest;
    for (std::size_t row = 0; row < values.rows; ++row) {
      result.others[row] += part * values.at(row, column);
    }
  }
  return result;
}

// Narrows the interval so that `above` keeps at least what `below` has.
void keep(const Moving& line, std::size_t above, std::size_t below, Interval& interval) {
  const double own = line.own[above] - line.own[below];
  const double others = line.others[above] - line.others[below];
  if (std::fabs(line.now * own + (1 - line.now) * others) <= flat) return;
  if (std::fabs(own - others) <= flat) return;
  const double meets = others / (others - own);
  if (own > others) {
    interval.from = std::max(interval.from, meets);
  } else {
    interval.to = std::min(interval.to, meets);
  }
}

}  // namespace

bool can_hold(const WeightsKnown& known, std::size_t criteria) {
  if (known.what != WeightsKnown::What::intervals) return criteria > 0;
  if (known.bounds.size() != criteria) return false;
  double least = 0, most = 0;
  for (const auto& [lower, upper] : known.bounds) {
    if (!(lower >= 0 && upper <= 1 && lower <= upper)) return false;
    least += lower;
    most += upper;
  }
  return least <= 1 + flat && most >= 1 - flat;
}

AcceptabilityRun::AcceptabilityRun(Matrix values, WeightsKnown known, std::uint64_t seed,
                                   std::int64_t samples, bool pairs)
    : values_(std::move(values)),
      known_(std::move(known)),
      random_(seed),
      total_(samples),
      pairs_(pairs),
      weights_(values_.columns, 0.0),
      scores_(values_.rows, 0.0),
      keys_(values_.rows, 0),
      rank_of_(values_.rows, 0),
      rank_counts_(values_.rows * values_.rows, 0),
      weight_sums_(values_.rows * values_.columns, 0.0),
      recent_wins_(pairs ? values_.rows * values_.rows : 0, 0),
      wins_(pairs ? values_.rows * values_.rows : 0, 0) {}

bool AcceptabilityRun::keeps_bounds() const {
  for (std::size_t at = 0; at < weights_.size(); ++at) {
    if (weights_[at] < known_.bounds[at].first || weights_[at] > known_.bounds[at].second) {
      return false;
    }
  }
  return true;
}

// Moves weight between two criteria, evenly within what both allow. On the simplex such directions
// reach every point.
void AcceptabilityRun::walk() {
  const std::size_t count = weights_.size();
  if (count < 2) return;
  for (std::size_t step = 0; step < 10 * count; ++step) {
    const auto one = static_cast<std::size_t>(random_.uniform() * static_cast<double>(count));
    auto other = static_cast<std::size_t>(random_.uniform() * static_cast<double>(count - 1));
    if (other >= one) ++other;
    const double up = std::min(known_.bounds[one].second - weights_[one],
                               weights_[other] - known_.bounds[other].first);
    const double down = std::min(weights_[one] - known_.bounds[one].first,
                                 known_.bounds[other].second - weights_[other]);
    const double moved = -down + (up + down) * random_.uniform();
    weights_[one] += moved;
    weights_[other] -= moved;
  }
}

void AcceptabilityRun::draw() {
  if (walks_) return walk();
  while (true) {
    double sum = 0;
    for (double& weight : weights_) sum += weight = random_.exponential();
    for (double& weight : weights_) weight /= sum;
    if (known_.what == WeightsKnown::What::order) {
      std::sort(weights_.begin(), weights_.end(), std::greater<>());
    }
    if (known_.what != WeightsKnown::What::intervals) return;
    ++tried_;
    if (keeps_bounds()) {
      ++kept_;
      return;
    }
    if (tried_ < tries_before_walking || kept_ * 200 > tried_) continue;
    // Too narrow to hit: from the lower bounds, the rest shared by what each has room for.
    walks_ = true;
    double least = 0, room = 0;
    for (const auto& [lower, upper] : known_.bounds) {
      least += lower;
      room += upper - lower;
    }
    const double part = room > 0 ? (1 - least) / room : 0;
    for (std::size_t at = 0; at < weights_.size(); ++at) {
      const auto& [lower, upper] = known_.bounds[at];
      weights_[at] = lower + part * (upper - lower);
    }
    return walk();
  }
}

void AcceptabilityRun::count_sample() {
  const std::size_t rows = values_.rows;
  std::fill(scores_.begin(), scores_.end(), 0.0);
  for (std::size_t column = 0; column < values_.columns; ++column) {
    const double weight = weights_[column];
    const double* cells = values_.column(column);
    for (std::size_t row = 0; row < rows; ++row) scores_[row] += weight * cells[row];
  }
  // The highest first: the key's complement above, the alternative below.
  constexpr int bits = 16;
  for (std::size_t row = 0; row < rows; ++row) {
    keys_[row] = (~key_of(scores_[row]) << bits) | row;
  }
  std::sort(keys_.begin(), keys_.end());
  std::uint16_t rank = 0;
  for (std::size_t at = 0; at < rows; ++at) {
    if (at == 0 || (keys_[at] >> bits) != (keys_[at - 1] >> bits)) {
      rank = static_cast<std::uint16_t>(at);
    }
    const auto row = static_cast<std::size_t>(keys_[at] & 0xFFFF);
    rank_of_[row] = rank;
    ++rank_counts_[row * rows + rank];
    if (rank > 0) continue;
    for (std::size_t column = 0; column < values_.columns; ++column) {
      weight_sums_[row * values_.columns + column] += weights_[column];
    }
  }
  if (!pairs_) return;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint16_t own = rank_of_[row];
    const std::uint16_t* others = rank_of_.data();
    std::uint16_t* wins = recent_wins_.data() + row * rows;
    for (std::size_t other = 0; other < rows; ++other) {
      wins[other] = static_cast<std::uint16_t>(wins[other] + (own < others[other] ? 1 : 0));
    }
  }
  if (++recent_ == flush_after) take_wins();
}

void AcceptabilityRun::take_wins() {
  for (std::size_t at = 0; at < wins_.size(); ++at) wins_[at] += recent_wins_[at];
  std::fill(recent_wins_.begin(), recent_wins_.end(), std::uint16_t{0});
  recent_ = 0;
}

bool AcceptabilityRun::step(std::int64_t samples) {
  const std::int64_t until = std::min(total_, done_ + samples);
  for (; done_ < until; ++done_) {
    draw();
    count_sample();
  }
  return done_ < total_;
}

Acceptability AcceptabilityRun::result() const {
  const std::size_t rows = values_.rows;
  Acceptability result;
  result.samples = done_;
  result.ranks.resize(rows);
  result.central_weights.resize(rows);
  result.confidence.assign(rows, 0.0);
  const double drawn = static_cast<double>(std::max<std::int64_t>(done_, 1));
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t rank = 0; rank < rows; ++rank) {
      result.ranks[row].push_back(static_cast<double>(rank_counts_[row * rows + rank]) / drawn);
    }
    const std::int64_t firsts = rank_counts_[row * rows];
    if (firsts == 0) continue;
    std::vector<double>& central = result.central_weights[row];
    for (std::size_t column = 0; column < values_.columns; ++column) {
      central.push_back(weight_sums_[row * values_.columns + column] / static_cast<double>(firsts));
    }
    const auto score = [&](std::size_t of) {
      double sum = 0;
      for (std::size_t column = 0; column < values_.columns; ++column) {
        sum += central[column] * values_.at(of, column);
      }
      return key_of(sum);
    };
    const std::uint64_t own = score(row);
    bool first = true;
    for (std::size_t other = 0; first && other < rows; ++other) first = score(other) <= own;
    result.confidence[row] = first ? 1 : 0;
  }
  if (!pairs_) return result;
  result.wins.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t other = 0; other < rows; ++other) {
      const std::size_t at = row * rows + other;
      result.wins[row].push_back(static_cast<double>(wins_[at] + recent_wins_[at]) / drawn);
    }
  }
  return result;
}

Stability stability(const Matrix& values, const std::vector<double>& weights) {
  const std::vector<double> shares = shares_of(weights);
  Stability result;
  result.best.assign(values.columns, {});
  result.ranking.assign(values.columns, {});
  if (values.rows == 0) return result;
  std::vector<double> scores(values.rows, 0.0);
  for (std::size_t column = 0; column < values.columns; ++column) {
    for (std::size_t row = 0; row < values.rows; ++row) {
      scores[row] += shares[column] * values.at(row, column);
    }
  }
  std::vector<std::size_t> order(values.rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return scores[one] != scores[other] ? scores[one] > scores[other] : one < other;
  });
  if (values.columns < 2) return result;
  for (std::size_t criterion = 0; criterion < values.columns; ++criterion) {
    const Moving line = moving(values, shares, criterion);
    for (std::size_t at = 1; at < order.size(); ++at) {
      keep(line, order[0], order[at], result.best[criterion]);
    }
    // Equal ones stand beside each other without an order of their own: each is held against all
    // of the next group.
    for (std::size_t at = 1; at < order.size(); ++at) {
      for (std::size_t before = at; before-- > 0;) {
        keep(line, order[before], order[at], result.ranking[criterion]);
        if (scores[order[before]] - scores[order[at]] > flat) {
          const bool same_group =
              before > 0 && scores[order[before - 1]] - scores[order[before]] <= flat;
          if (!same_group) break;
        }
      }
    }
  }
  return result;
}

std::vector<std::optional<double>> flips(const Matrix& values, const std::vector<double>& weights,
                                         std::size_t one, std::size_t other) {
  const std::vector<double> shares = shares_of(weights);
  std::vector<std::optional<double>> result(values.columns);
  if (values.columns < 2) return result;
  for (std::size_t criterion = 0; criterion < values.columns; ++criterion) {
    const Moving line = moving(values, shares, criterion);
    const double own = line.own[one] - line.own[other];
    const double others = line.others[one] - line.others[other];
    if (std::fabs(own - others) <= flat) continue;
    const double meets = others / (others - own);
    if (meets >= 0 && meets <= 1) result[criterion] = meets;
  }
  return result;
}

}  // namespace malvag::method
