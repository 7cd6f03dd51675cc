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
  // Sums from the least value, so that differences of them stay small in size.
  std::vector<double> sums(count + 1, 0.0);
  for (std::size_t at = 0; at < count; ++at) sums[at + 1] = sums[at] + (rising[at] - rising[0]);
  std::size_t full = 0, part = 0;  // so many lag by more than the one, the other threshold
  for (std::size_t at = 0; at < count; ++at) {
    while (full < at && rising[at] - rising[full] > full_from) ++full;
    while (part < at && rising[at] - rising[part] > part_from) ++part;
    const auto between = static_cast<double>(part - full);
    double sum = static_cast<double>(full);
    if (sloped) {
      sum += (between * (rising[at] - rising[0] - part_from) - (sums[part] - sums[full])) /
             (full_from - part_from);
    } else if (preference.type == Preference::level) {
      sum += between / 2;
    }
    result[at] = sum;
  }
  return result;
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
  for (std::size_t place = 0; place < matrix.columns; ++place) {
    const double* column = matrix.column(place);
    const auto [worst, best] = own_range(column, matrix.rows, directions[place]);
    const double largest = std::max(std::fabs(worst), std::fabs(best));
    if (largest == 0) continue;
    const double scale = scale_for(largest);
    double squares = 0;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
      const double part = column[row] * scale;
      squares += part * part;
    }
    const double factor = shares[place] * (1 / std::sqrt(squares));
    for (std::size_t row = 0; row < matrix.rows; ++row) {
      const double from_best = factor * (column[row] * scale - best * scale);
      const double from_worst = factor * (column[row] * scale - worst * scale);
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
