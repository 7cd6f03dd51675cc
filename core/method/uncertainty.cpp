// Counts what drawn weights give; finds where lines cross.
#include "uncertainty.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace malvag::method {
namespace {

constexpr std::int64_t draws_of_small_counters = 60'000;  // before they could overflow
constexpr std::size_t batch_size = 8;
constexpr std::size_t planes = 10;  // count up to 1 023
constexpr std::int64_t draws_of_planes = 1'016;
constexpr int row_bits = 16;  // of a key, below the score's
constexpr double flat = 1e-12;

// Scores of values that are near 1, as numbers that sort: nearer than 2⁻⁴¹ is equal.
constexpr double units = 0x1p41;
std::uint64_t key_of(double score) {
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(score * units + (0x1p44 + 0.5)));
}

// Adds three words of bits, upright: a digit of one kind, and one of the next.
void add_upright(std::uint64_t& sum, std::uint64_t& carry, std::uint64_t one, std::uint64_t other) {
  const std::uint64_t either = sum ^ one;
  carry = (sum & one) | (either & other);
  sum = either ^ other;
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

AcceptabilityRun::AcceptabilityRun(Matrix values, WeightsKnown known, std::uint64_t seed,
                                   std::int64_t samples, bool pairs)
    : values_(near_one(std::move(values))),
      draw_(std::move(known)),
      random_(seed),
      total_(samples),
      pairs_(pairs),
      weights_(values_.columns, 0.0),
      scores_(values_.rows, 0.0),
      keys_(values_.rows, 0),
      unsorted_(values_.rows, 0),
      recent_ranks_(values_.rows * values_.rows, 0),
      rank_counts_(values_.rows * values_.rows, 0),
      weight_sums_(values_.rows * values_.columns, 0.0),
      words_(pairs ? (values_.rows + 63) / 64 : 0),
      beaten_(words_, 0),
      batch_(values_.rows * words_ * batch_size, 0),
      planes_(values_.rows * words_ * planes, 0),
      wins_(pairs ? values_.rows * values_.rows : 0, 0) {}

// Into buckets by score, of which none holds many; what stands in one is then put in order. Where
// scores crowd together all are compared instead.
void AcceptabilityRun::order_by_score() {
  constexpr std::size_t buckets = 512;
  constexpr std::uint32_t crowd = 32;
  const std::size_t rows = values_.rows;
  std::uint64_t least = ~std::uint64_t{0}, most = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint64_t key = (~key_of(scores_[row]) << row_bits) | row;
    unsorted_[row] = key;
    least = std::min(least, key);
    most = std::max(most, key);
  }
  int shift = 0;
  while (((most - least) >> shift) >= buckets) ++shift;
  std::uint32_t starts[buckets + 1] = {};
  for (const std::uint64_t key : unsorted_)
    ++starts[static_cast<std::size_t>((key - least) >> shift) + 1];
  if (*std::max_element(std::begin(starts), std::end(starts)) > crowd) {
    keys_ = unsorted_;
    std::sort(keys_.begin(), keys_.end());
    return;
  }
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) starts[bucket + 1] += starts[bucket];
  for (const std::uint64_t key : unsorted_)
    keys_[starts[static_cast<std::size_t>((key - least) >> shift)]++] = key;
  for (std::size_t at = 1; at < rows; ++at) {
    const std::uint64_t key = keys_[at];
    std::size_t to = at;
    for (; to > 0 && keys_[to - 1] > key; --to) keys_[to] = keys_[to - 1];
    keys_[to] = key;
  }
}

void AcceptabilityRun::count_sample() {
  const std::size_t rows = values_.rows;
  std::fill(scores_.begin(), scores_.end(), 0.0);
  std::size_t column = 0;
  for (; column + 3 < values_.columns; column += 4) {  // four at a time: fewer ways to memory
    const double* one = values_.column(column);
    const double* two = values_.column(column + 1);
    const double* three = values_.column(column + 2);
    const double* four = values_.column(column + 3);
    const double* weights = weights_.data() + column;
    for (std::size_t row = 0; row < rows; ++row) {
      scores_[row] = scores_[row] + weights[0] * one[row] + weights[1] * two[row] +
                     weights[2] * three[row] + weights[3] * four[row];
    }
  }
  for (; column < values_.columns; ++column) {
    const double weight = weights_[column];
    const double* cells = values_.column(column);
    for (std::size_t row = 0; row < rows; ++row) scores_[row] += weight * cells[row];
  }
  order_by_score();
  std::size_t rank = 0;
  for (std::size_t at = 0; at < rows; ++at) {
    if (at == 0 || (keys_[at] >> row_bits) != (keys_[at - 1] >> row_bits)) rank = at;
    const auto row = static_cast<std::size_t>(keys_[at] & 0xFFFF);
    ++recent_ranks_[row * rows + rank];
    if (rank > 0) continue;
    for (std::size_t of = 0; of < values_.columns; ++of) {
      weight_sums_[row * values_.columns + of] += weights_[of];
    }
  }
  if (pairs_) count_wins();
  if (++recent_ == draws_of_small_counters) take_counts();
}

// From the last to the first: each beats all that stand after its equals.
void AcceptabilityRun::count_wins() {
  const std::size_t rows = values_.rows;
  std::uint64_t* slot = batch_.data() + in_batch_ * rows * words_;
  std::fill(beaten_.begin(), beaten_.end(), std::uint64_t{0});
  for (std::size_t to = rows; to > 0;) {
    std::size_t from = to - 1;
    while (from > 0 && (keys_[from - 1] >> row_bits) == (keys_[to - 1] >> row_bits)) --from;
    for (std::size_t at = from; at < to; ++at) {
      std::uint64_t* own = slot + static_cast<std::size_t>(keys_[at] & 0xFFFF) * words_;
      for (std::size_t word = 0; word < words_; ++word) own[word] = beaten_[word];
    }
    for (std::size_t at = from; at < to; ++at) {
      const auto row = static_cast<std::size_t>(keys_[at] & 0xFFFF);
      beaten_[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    to = from;
  }
  if (++in_batch_ == batch_size) add_batch();
}

// Eight draws at once into the upright counts (Harley & Seal's adders, in Warren, "Hacker's
// Delight", 5-1).
void AcceptabilityRun::add_batch() {
  const std::size_t count = values_.rows * words_;
  const std::uint64_t* draw = batch_.data();
  std::uint64_t* plane = planes_.data();
  for (std::size_t at = 0; at < count; ++at) {
    std::uint64_t one = plane[at], two = plane[count + at], four = plane[2 * count + at];
    std::uint64_t twos[4], fours[2], eight = 0;
    for (std::size_t pair = 0; pair < 4; ++pair) {
      add_upright(one, twos[pair], draw[2 * pair * count + at], draw[(2 * pair + 1) * count + at]);
    }
    add_upright(two, fours[0], twos[0], twos[1]);
    add_upright(two, fours[1], twos[2], twos[3]);
    add_upright(four, eight, fours[0], fours[1]);
    plane[at] = one;
    plane[count + at] = two;
    plane[2 * count + at] = four;
    for (std::size_t digit = 3; digit < planes; ++digit) {
      std::uint64_t& here = plane[digit * count + at];
      const std::uint64_t before = here;
      here = before ^ eight;
      eight &= before;
    }
  }
  in_batch_ = 0;
  in_planes_ += batch_size;
  if (in_planes_ == draws_of_planes) take_counts();
}

// Of the draws in the planes and in the batch.
std::int64_t AcceptabilityRun::planes_count(std::size_t row, std::size_t other) const {
  const std::size_t count = values_.rows * words_;
  const std::size_t at = row * words_ + other / 64;
  const auto bit = [&](std::uint64_t word) {
    return static_cast<std::int64_t>((word >> (other % 64)) & 1);
  };
  std::int64_t sum = 0;
  for (std::size_t digit = 0; digit < planes; ++digit) {
    sum += bit(planes_[digit * count + at]) << digit;
  }
  for (std::size_t draw = 0; draw < in_batch_; ++draw) sum += bit(batch_[draw * count + at]);
  return sum;
}

void AcceptabilityRun::take_counts() {
  const std::size_t rows = values_.rows;
  for (std::size_t at = 0; at < rank_counts_.size(); ++at) rank_counts_[at] += recent_ranks_[at];
  std::fill(recent_ranks_.begin(), recent_ranks_.end(), std::uint16_t{0});
  recent_ = 0;
  if (!pairs_) return;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t other = 0; other < rows; ++other) {
      wins_[row * rows + other] += planes_count(row, other);
    }
  }
  std::fill(planes_.begin(), planes_.end(), std::uint64_t{0});
  in_planes_ = 0;
  in_batch_ = 0;
}

bool AcceptabilityRun::step(std::int64_t samples) {
  const std::int64_t until = std::min(total_, done_ + samples);
  for (; done_ < until; ++done_) {
    draw_.draw(random_, weights_);
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
      const std::size_t at = row * rows + rank;
      result.ranks[row].push_back(static_cast<double>(rank_counts_[at] + recent_ranks_[at]) /
                                  drawn);
    }
    const std::int64_t firsts = rank_counts_[row * rows] + recent_ranks_[row * rows];
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
      const std::int64_t wins = wins_[row * rows + other] + planes_count(row, other);
      result.wins[row].push_back(static_cast<double>(wins) / drawn);
    }
  }
  return result;
}

Stability stability(const Matrix& written, const std::vector<double>& weights) {
  const Matrix values = near_one(written);
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

std::vector<std::optional<double>> flips(const Matrix& written, const std::vector<double>& weights,
                                         std::size_t one, std::size_t other) {
  const Matrix values = near_one(written);
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
