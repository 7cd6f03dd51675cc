// Uncertain weights: cases whose shares geometry gives, and what must hold for all.
#include "../../../core/method/uncertainty.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>
#include <numeric>

#include "../support/chance.hpp"

using namespace malvag;
using Catch::Approx;
using method::Acceptability;
using method::AcceptabilityRun;
using method::Matrix;
using method::WeightsKnown;

namespace {

Matrix matrix_of(const std::vector<std::vector<double>>& rows) {
  Matrix matrix(rows.size(), rows[0].size());
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      matrix.at(row, column) = rows[row][column];
    }
  }
  return matrix;
}

Acceptability run(const Matrix& values, const WeightsKnown& known, std::int64_t samples) {
  AcceptabilityRun one(values, known, 7, samples);
  one.step(samples);
  return one.result();
}

WeightsKnown intervals(std::vector<std::pair<double, double>> bounds) {
  return {WeightsKnown::What::intervals, std::move(bounds)};
}
const WeightsKnown order{WeightsKnown::What::order, {}};

}  // namespace

TEST_CASE("Two criteria: the shares are the lengths of the line where each is best") {
  // With weight w for the first: (0.8, 0.2) gives 0.2 + 0.6 w, (0.5, 0.6) gives 0.6 − 0.1 w; equal
  // at w = 4/7, and the third never leads.
  const Matrix values = matrix_of({{0.8, 0.2}, {0.5, 0.6}, {0.4, 0.3}});
  const Acceptability free = run(values, {}, 40'000);
  CHECK(free.ranks[0][0] == Approx(3.0 / 7).margin(0.01));
  CHECK(free.ranks[1][0] == Approx(4.0 / 7).margin(0.01));
  CHECK(free.ranks[2][0] == 0);
  CHECK(free.central_weights[2].empty());
  CHECK(free.central_weights[0][0] == Approx((1 + 4.0 / 7) / 2).margin(0.01));
  CHECK(free.confidence[0] == 1);
  CHECK(free.wins[0][1] == Approx(free.ranks[0][0]));
  CHECK(free.wins[1][2] == 1);
  // The first criterion at least as heavy: w evenly in ½ … 1.
  CHECK(run(values, order, 40'000).ranks[0][0] == Approx(6.0 / 7).margin(0.01));
  // w in 0.5 … 0.6.
  const Acceptability narrow = run(values, intervals({{0.5, 0.6}, {0, 1}}), 40'000);
  CHECK(narrow.ranks[0][0] == Approx((0.6 - 4.0 / 7) / 0.1).margin(0.01));
}

TEST_CASE("Three criteria: who is best in one each is first in a third of all weights") {
  const Acceptability result = run(matrix_of({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}), {}, 40'000);
  for (std::size_t at = 0; at < 3; ++at) {
    CHECK(result.ranks[at][0] == Approx(1.0 / 3).margin(0.01));
    CHECK(result.central_weights[at][at] ==
          Approx(11.0 / 18).margin(0.01));  // ROC's first of three
  }
}

TEST_CASE("Intervals too narrow to hit are walked, evenly: the mean is the middle by symmetry") {
  const auto known = intervals({{0.24, 0.26}, {0.24, 0.26}, {0.24, 0.26}, {0.24, 0.26}});
  // Always first, so its central weights are the mean of all draws.
  const Acceptability result = run(matrix_of({{1, 1, 1, 1}, {0, 0, 0, 0}}), known, 20'000);
  for (const double weight : result.central_weights[0]) {
    CHECK(weight == Approx(0.25).margin(0.0002));
  }
  // Two of four within their bounds: one weight alone decides, at its middle.
  const Acceptability half = run(matrix_of({{1, 0, 0, 0}, {0, 1, 0, 0}}), known, 20'000);
  CHECK(half.ranks[0][0] == Approx(0.5).margin(0.02));
}

TEST_CASE("Bounds that no weights can keep are told apart") {
  CHECK(method::can_hold(intervals({{0.2, 0.5}, {0.5, 0.8}}), 2));
  CHECK_FALSE(method::can_hold(intervals({{0.6, 0.7}, {0.5, 0.8}}), 2));
  CHECK_FALSE(method::can_hold(intervals({{0, 0.4}, {0, 0.5}}), 2));
  CHECK_FALSE(method::can_hold(intervals({{0.5, 0.4}, {0, 1}}), 2));
  CHECK_FALSE(method::can_hold(intervals({{0, 1}}), 2));
}

TEST_CASE("Wins and ranks are those counted pair by pair, with ties, in whatever steps") {
  test::Chance chance(5);
  constexpr std::size_t rows = 70, columns = 3;  // more than a word of bits
  Matrix values(rows, columns);
  for (double& cell : values.cells) cell = static_cast<double>(chance.below(4)) / 4;
  for (std::size_t column = 0; column < columns; ++column) {  // some are the same
    values.at(1, column) = values.at(0, column);
    values.at(69, column) = values.at(64, column);
  }
  constexpr std::int64_t draws = 2'101;  // beyond what is counted upright, and not in eights
  AcceptabilityRun one(values, {}, 7, draws);
  for (std::int64_t step = 1; one.step(step); ++step) {
  }
  const Acceptability result = one.result();
  std::vector<std::vector<double>> wins(rows, std::vector<double>(rows, 0));
  std::vector<std::vector<double>> ranks = wins;
  method::Random random(7);
  for (std::int64_t draw = 0; draw < draws; ++draw) {
    double weights[columns], sum = 0, scores[rows] = {};
    for (double& weight : weights) sum += weight = random.exponential();
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t at = 0; at < columns; ++at) {
        scores[row] += weights[at] / sum * values.at(row, at);
      }
    }
    for (std::size_t row = 0; row < rows; ++row) {
      std::size_t rank = 0;
      for (std::size_t other = 0; other < rows; ++other) {
        if (scores[row] > scores[other] + 1e-11) ++wins[row][other];
        if (scores[other] > scores[row] + 1e-11) ++rank;
      }
      ++ranks[row][rank];
    }
  }
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t other = 0; other < rows; ++other) {
      REQUIRE(result.wins[row][other] * draws == Approx(wins[row][other]).margin(1e-6));
      REQUIRE(result.ranks[row][other] * draws == Approx(ranks[row][other]).margin(1e-6));
    }
  }
  REQUIRE(result.wins[0][1] == 0);
}

TEST_CASE("The unit of the values makes no difference, far beyond 0 to 1") {
  test::Chance chance(6);
  Matrix values(20, 4);
  for (double& cell : values.cells) cell = static_cast<double>(chance.below(1'000)) / 1'024;
  Matrix large = values;
  for (double& cell : large.cells) cell *= 0x1p30;
  const Acceptability result = run(values, {}, 500), same = run(large, {}, 500);
  REQUIRE(result.ranks == same.ranks);
  REQUIRE(result.wins == same.wins);
}

TEST_CASE("Each alternative's shares add up to one, wins and losses to at most one") {
  test::Chance chance(2);
  Matrix values(12, 4);
  for (double& cell : values.cells) cell = static_cast<double>(chance.below(5)) / 4;
  const Acceptability result = run(values, {}, 2'000);
  for (std::size_t row = 0; row < 12; ++row) {
    CHECK(std::accumulate(result.ranks[row].begin(), result.ranks[row].end(), 0.0) == Approx(1));
    CHECK(result.wins[row][row] == 0);
    for (std::size_t other = 0; other < 12; ++other) {
      CHECK(result.wins[row][other] + result.wins[other][row] <= 1 + 1e-12);
    }
  }
}

TEST_CASE("Steps give what one run gives") {
  const Matrix values = matrix_of({{0.8, 0.2}, {0.5, 0.6}});
  AcceptabilityRun stepped(values, {}, 7, 1'000);
  while (stepped.step(37)) {
  }
  CHECK(stepped.result().ranks == run(values, {}, 1'000).ranks);
}

TEST_CASE("Stability: the interval ends where the lines cross") {
  const Matrix values = matrix_of({{0.8, 0.2}, {0.5, 0.6}, {0.4, 0.3}});
  const method::Stability result = method::stability(values, {0.8, 0.2});
  CHECK(result.best[0].from == Approx(4.0 / 7));
  CHECK(result.best[0].to == 1);
  CHECK(result.best[1].from == 0);
  CHECK(result.best[1].to == Approx(3.0 / 7));
  CHECK(*method::flips(values, {0.8, 0.2}, 0, 1)[0] == Approx(4.0 / 7));
  CHECK_FALSE(method::flips(values, {0.8, 0.2}, 1, 2)[0]);
}

TEST_CASE("Stability: just inside the interval the order stands, just outside it does not") {
  test::Chance chance(9);
  for (int round = 0; round < 60; ++round) {
    Matrix values(6, 4);
    for (double& cell : values.cells) cell = static_cast<double>(chance.below(1000)) / 1000;
    const std::vector<double> weights = {0.4, 0.3, 0.2, 0.1};
    const auto order_at = [&](std::size_t criterion, double weight) {
      std::vector<double> scores(6, 0.0);
      for (std::size_t column = 0; column < 4; ++column) {
        const double share = column == criterion
                                 ? weight
                                 : weights[column] * (1 - weight) / (1 - weights[criterion]);
        for (std::size_t row = 0; row < 6; ++row) scores[row] += share * values.at(row, column);
      }
      std::vector<std::size_t> order(6);
      std::iota(order.begin(), order.end(), std::size_t{0});
      std::sort(order.begin(), order.end(),
                [&](std::size_t one, std::size_t other) { return scores[one] > scores[other]; });
      return order;
    };
    const method::Stability result = method::stability(values, weights);
    for (std::size_t criterion = 0; criterion < 4; ++criterion) {
      const auto now = order_at(criterion, weights[criterion]);
      const method::Interval& whole = result.ranking[criterion];
      const method::Interval& first = result.best[criterion];
      REQUIRE(order_at(criterion, whole.from + 1e-7) == now);
      REQUIRE(order_at(criterion, whole.to - 1e-7) == now);
      if (whole.from > 0) REQUIRE(order_at(criterion, whole.from - 1e-7) != now);
      if (whole.to < 1) REQUIRE(order_at(criterion, whole.to + 1e-7) != now);
      if (first.from > 0) REQUIRE(order_at(criterion, first.from - 1e-7)[0] != now[0]);
      if (first.to < 1) REQUIRE(order_at(criterion, first.to + 1e-7)[0] != now[0]);
      REQUIRE(first.from <= whole.from);
      REQUIRE(first.to >= whole.to);
    }
  }
}
