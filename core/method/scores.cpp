// Additive value, TOPSIS, PROMETHEE II, the front.
#include "scores.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numeric>

namespace malvag::method {
namespace {

Range own_range(const double* column, std::size_t rows, Better direction) {
  double least = column[0], most = column[0];
  for (std::size_t row = 1; row < rows; ++row) {
    least = column[row] < least ? column[row] : least;
    most = column[row] > most ? column[row] : most;
  }
  return direction == Better::higher ? Range{least, most} : Range{most, least};
}

// Doubles as whole numbers that sort alike.
std::uint64_t sorted_as(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

// Σ (lead − threshold) over a window of rising values that both of its ends move up through. Sums
// are kept from a value within the window, the front's towards its last and the back's from its
// first, and never taken from one another: no value outside the window costs it a digit.
class WindowOfLeads {
 public:
  WindowOfLeads(const std::vector<double>& rising, double threshold)
      : rising_(rising), threshold_(threshold), to_last_(rising.size(), 0.0) {}

  void take_in() { back_ += rising_[end_++] - rising_[middle_]; }
  void let_go() {
    if (begin_ == middle_) turn();
    ++begin_;
  }
  double sum(double value) const {
    double sum = 0;
    if (begin_ < middle_) {
      const double lead = value - rising_[middle_ - 1] - threshold_;
      sum += static_cast<double>(middle_ - begin_) * lead + to_last_[begin_];
    }
    if (middle_ < end_) {
      const double lead = value - rising_[middle_] - threshold_;
      sum += static_cast<double>(end_ - middle_) * lead - back_;
    }
    return sum;
  }

 private:
  // All of the back becomes the front.
  void turn() {
    double sum = 0;
    for (std::size_t at = end_; at-- > middle_;) {
      sum += rising_[end_ - 1] - rising_[at];
      to_last_[at] = sum;
    }
    middle_ = end_;
    back_ = 0;
  }

  const std::vector<double>& rising_;
  double threshold_;
  std::vector<double> to_last_;  // by place in the front: how far it and all after it lie from its
                                 // last, added up
  double back_ = 0;              // how far the back's lie from its first, added up
  std::size_t begin_ = 0, middle_ = 0, end_ = 0;  // of the front, of the back, behind both
};

// Σ preference(value − other) over all others, for values in rising order.
std::vector<double> leads(const std::vector<double>& rising, const PreferenceOf& preference) {
  const std::size_t count = rising.size();
  double full_from = preference.p, part_from = preference.q;
  if (preference.type == Preference::usual) full_from = part_from = 0;
  if (preference.type == Preference::ushape) full_from = part_from;
  if (preference.type == Preference::vshape) part_from = 0;
  const bool sloped =
      (preference.type == Preference::vshape || preference.type == Preference::linear) &&
      full_from > part_from;
  std::vector<double> result(count, 0.0);
  WindowOfLeads between(rising, part_from);
  std::size_t full = 0, part = 0;  // so many lag by more than the one, the other threshold
  for (std::size_t at = 0; at < count; ++at) {
    for (; part < at && rising[at] - rising[part] > part_from; ++part) between.take_in();
    for (; full < part && rising[at] - rising[full] > full_from; ++full) between.let_go();
    result[at] = static_cast<double>(full);
    if (sloped) {
      result[at] += between.sum(rising[at]) / (full_from - part_from);
    } else if (preference.type == Preference::level) {
      result[at] += static_cast<double>(part - full) / 2;
    }
  }
  return result;
}

// How a column counts in TOPSIS: what its numbers are multiplied by, first to be near 1 and then to
// have the length of its share.
struct Stretch {
  double worst = 0, best = 0;  // multiplied by `scale`
  double scale = 1;
  double factor = 0;  // 0: a column of zeros
  double extent() const { return factor * std::fabs(best - worst); }
};

Stretch stretch_of(const double* column, std::size_t rows, Better direction, double share) {
  const auto [worst, best] = own_range(column, rows, direction);
  const double largest = std::max(std::fabs(worst), std::fabs(best));
  if (largest == 0) return {};
  const double scale = scale_for(largest);
  double squares = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const double part = column[row] * scale;
    squares += part * part;
  }
  return {worst * scale, best * scale, scale, share * (1 / std::sqrt(squares))};
}

}  // namespace

std::vector<double> additive(const Matrix& matrix, const std::vector<double>& weights,
                             const std::vector<Better>& directions,
                             const std::vector<Range>& ranges) {
  const std::vector<double> shares = shares_of(weights);
  std::vector<double> result(matrix.rows, 0.0);
  if (matrix.rows == 0) return result;
  for (std::size_t place = 0; place < matrix.columns; ++place) {
    const double* column = matrix.column(place);
    const auto [worst, best] =
        ranges.empty() ? own_range(column, matrix.rows, directions[place]) : ranges[place];
    const double share = shares[place];
    if (best == worst) {
      for (double& score : result) score += share;
      continue;
    }
    const double scale = scale_for(std::max(std::fabs(worst), std::fabs(best)));
    const double from = worst * scale;
    const double factor = 1 / (best * scale - from);
    for (std::size_t row = 0; row < matrix.rows; ++row) {
      const double value = (column[row] * scale - from) * factor;
      result[row] += share * std::min(std::max(value, 0.0), 1.0);
    }
  }
  return result;
}

std::vector<double> topsis(const Matrix& matrix, const std::vector<double>& weights,
                           const std::vector<Better>& directions) {
  const std::vector<double> shares = shares_of(weights);
  std::vector<double> to_best(matrix.rows, 0.0), to_worst(matrix.rows, 0.0);
  if (matrix.rows == 0) return {};
  std::vector<Stretch> stretches;
  double longest = 0;
  for (std::size_t place = 0; place < matrix.columns; ++place) {
    stretches.push_back(
        stretch_of(matrix.column(place), matrix.rows, directions[place], shares[place]));
    longest = std::max(longest, stretches.back().extent());
  }
  // Where all that tells them apart is small, its squares would be nothing.
  const double enlarged = scale_for(longest);
  for (std::size_t place = 0; place < matrix.columns; ++place) {
    const double* column = matrix.column(place);
    const Stretch& stretch = stretches[place];
    const double factor = stretch.factor * enlarged;
    if (stretch.extent() == 0) continue;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
      const double from_best = factor * (column[row] * stretch.scale - stretch.best);
      const double from_worst = factor * (column[row] * stretch.scale - stretch.worst);
      to_best[row] += from_best * from_best;
      to_worst[row] += from_worst * from_worst;
    }
  }
  std::vector<double> result(matrix.rows, 0.5);
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    const double best = std::sqrt(to_best[row]), worst = std::sqrt(to_worst[row]);
    if (best + worst > 0) result[row] = worst / (best + worst);
  }
  return result;
}

double preferred(const PreferenceOf& preference, double lead) {
  if (lead <= 0) return 0;
  switch (preference.type) {
    case Preference::usual:
      return 1;
    case Preference::ushape:
      return lead > preference.q ? 1 : 0;
    case Preference::vshape:
      return lead > preference.p ? 1 : lead / preference.p;
    case Preference::level:
      return lead > preference.p ? 1 : lead > preference.q ? 0.5 : 0;
    case Preference::linear:
      if (lead > preference.p) return 1;
      return lead > preference.q ? (lead - preference.q) / (preference.p - preference.q) : 0;
  }
  return 0;
}

Flows promethee(const Matrix& matrix, const std::vector<double>& weights,
                const std::vector<Better>& directions,
                const std::vector<PreferenceOf>& preferences) {
  const std::size_t count = matrix.rows;
  Flows flows{std::vector<double>(count, 0.0), std::vector<double>(count, 0.0),
              std::vector<double>(count, 0.0)};
  if (count < 2) return flows;
  const std::vector<double> shares = shares_of(weights);
  std::vector<std::uint64_t> keys(count);
  std::vector<double> rising(count), mirrored(count);
  for (std::size_t place = 0; place < matrix.columns; ++place) {
    const double* column = matrix.column(place);
    const double sign = directions[place] == Better::higher ? 1 : -1;
    for (std::size_t row = 0; row < count; ++row) keys[row] = sorted_as(sign * column[row]);
    const std::vector<std::uint32_t> order = order_of(keys);
    for (std::size_t at = 0; at < count; ++at) rising[at] = sign * column[order[at]];
    const std::vector<double> ahead = leads(rising, preferences[place]);
    // Who leads over one is who lags behind it in the mirrored order.
    for (std::size_t at = 0; at < count; ++at) mirrored[at] = -rising[count - 1 - at];
    const std::vector<double> behind = leads(mirrored, preferences[place]);
    const double share = shares[place] / static_cast<double>(count - 1);
    for (std::size_t at = 0; at < count; ++at) {
      const std::uint32_t row = order[at];
      flows.plus[row] += share * ahead[at];
      flows.minus[row] += share * behind[count - 1 - at];
    }
  }
  for (std::size_t row = 0; row < count; ++row) flows.net[row] = flows.plus[row] - flows.minus[row];
  return flows;
}

std::vector<std::size_t> front(const Matrix& matrix, const std::vector<Better>& directions) {
  const auto value = [&](std::size_t row, std::size_t column) {
    const double cell = matrix.at(row, column);
    return directions[column] == Better::higher ? cell : -cell;
  };
  std::vector<std::size_t> order(matrix.rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Who dominates stands before whom it dominates.
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      const double left = value(one, column), right = value(other, column);
      if (left != right) return left > right;
    }
    return one < other;
  });
  const auto dominates = [&](std::size_t one, std::size_t other) {
    bool better = false;
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      const double left = value(one, column), right = value(other, column);
      if (left < right) return false;
      better = better || left > right;
    }
    return better;
  };
  std::vector<std::size_t> kept;
  for (const std::size_t row : order) {
    if (std::none_of(kept.begin(), kept.end(),
                     [&](std::size_t one) { return dominates(one, row); })) {
      kept.push_back(row);
    }
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace malvag::method
