// One number for each alternative: published or hand-worked cases, and what must hold for all.
#include "../../../core/method/scores.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>

#include "../support/chance.hpp"

using namespace malvag;
using Catch::Approx;
using method::Better;
using method::Matrix;
using method::Preference;
using method::PreferenceOf;

namespace {

Matrix matrix_of(const std::vector<std::vector<double>>& rows) {
  Matrix matrix(rows.size(), rows.empty() ? 0 : rows[0].size());
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      matrix.at(row, column) = rows[row][column];
    }
  }
  return matrix;
}

Matrix random_matrix(test::Chance& chance, std::size_t rows, std::size_t columns) {
  Matrix matrix(rows, columns);
  for (double& cell : matrix.cells) cell = static_cast<double>(chance.below(40)) / 4;
  return matrix;
}

std::vector<Better> higher(std::size_t count) {
  return std::vector<Better>(count, Better::higher);
}

}  // namespace

TEST_CASE("Keys are put in order as a stable sort does, few and many, near and far apart") {
  test::Chance chance(4);
  for (const std::size_t count : {0u, 1u, 7u, 511u, 512u, 3'000u}) {
    for (const std::uint64_t spread :
         {std::uint64_t{1}, std::uint64_t{50}, std::uint64_t{1} << 40, ~std::uint64_t{0}}) {
      std::vector<std::uint64_t> keys(count);
      for (std::uint64_t& key : keys) key = ~std::uint64_t{0} - chance.bits() % spread;
      std::vector<std::uint32_t> expected(count);
      for (std::uint32_t at = 0; at < count; ++at) expected[at] = at;
      std::stable_sort(
          expected.begin(), expected.end(),
          [&](std::uint32_t one, std::uint32_t other) { return keys[one] < keys[other]; });
      REQUIRE(method::order_of(keys) == expected);
    }
  }
}

TEST_CASE("Additive: a car's price, safety and comfort worked by hand, cost lower the better") {
  // Own ranges: price 100…300 lower better, comfort 2…10.
  const Matrix matrix = matrix_of({{100, 2}, {200, 10}, {300, 6}});
  const auto score = method::additive(matrix, {3, 1}, {Better::lower, Better::higher});
  CHECK(score[0] == Approx(0.75));
  CHECK(score[1] == Approx(0.75 * 0.5 + 0.25));
  CHECK(score[2] == Approx(0.25 * 0.5));
  CHECK(method::places_of(score) == std::vector<int>{1, 2, 3});
}

TEST_CASE("Additive: declared ranges keep the others' scores when one more comes") {
  const std::vector<method::Range> ranges = {{0, 100}, {10, 0}};
  const auto few = method::additive(matrix_of({{50, 5}, {80, 9}}), {1, 1}, higher(2), ranges);
  const auto more =
      method::additive(matrix_of({{50, 5}, {80, 9}, {1000, -7}}), {1, 1}, higher(2), ranges);
  CHECK(few[0] == more[0]);
  CHECK(few[1] == more[1]);
  CHECK(more[2] == Approx(1));  // kept within the range
}

TEST_CASE("Additive: a column that tells nobody apart changes no place") {
  const auto with = method::additive(matrix_of({{1, 7}, {2, 7}}), {1, 9}, higher(2));
  CHECK(method::places_of(with) == std::vector<int>{2, 1});
}

TEST_CASE("TOPSIS: two alternatives worked by hand") {
  // Columns (3, 4) and (4, 3), both of length 5: 0.6 0.8 and 0.8 0.6, halved. From the best (0.4,
  // 0.4): both 0.1; from the worst (0.3, 0.3): both 0.1.
  const auto same = method::topsis(matrix_of({{3, 4}, {4, 3}}), {1, 1}, higher(2));
  CHECK(same[0] == Approx(0.5));
  CHECK(same[1] == Approx(0.5));
  // With the weights 2 : 1 the distances are in that proportion.
  const auto first = method::topsis(matrix_of({{3, 4}, {4, 3}}), {2, 1}, higher(2));
  CHECK(first[0] == Approx(1.0 / 3));
  CHECK(first[1] == Approx(2.0 / 3));
}

TEST_CASE("TOPSIS: zero columns and equal alternatives have a defined answer") {
  const auto zero = method::topsis(matrix_of({{0, 1}, {0, 2}}), {1, 1}, higher(2));
  CHECK(zero[0] == Approx(0));
  CHECK(zero[1] == Approx(1));
  const auto equal = method::topsis(matrix_of({{2, 1}, {2, 1}}), {1, 1}, higher(2));
  CHECK(equal == std::vector<double>{0.5, 0.5});
}

TEST_CASE("Scores: a cost is the same as its negative to be had more of") {
  test::Chance chance(4);
  for (int round = 0; round < 50; ++round) {
    const Matrix matrix = random_matrix(chance, 9, 3);
    Matrix turned = matrix;
    for (std::size_t row = 0; row < 9; ++row) turned.at(row, 1) = -matrix.at(row, 1);
    const std::vector<Better> cost = {Better::higher, Better::lower, Better::higher};
    const std::vector<double> weights = {3, 2, 1};
    const auto near = [](const std::vector<double>& one, const std::vector<double>& other) {
      return std::equal(one.begin(), one.end(), other.begin(),
                        [](double left, double right) { return std::abs(left - right) < 1e-12; });
    };
    CHECK(near(method::additive(matrix, weights, cost),
               method::additive(turned, weights, higher(3))));
    CHECK(near(method::topsis(matrix, weights, cost), method::topsis(turned, weights, higher(3))));
    const std::vector<PreferenceOf> linear(3, {Preference::linear, 0.5, 2});
    CHECK(near(method::promethee(matrix, weights, cost, linear).net,
               method::promethee(turned, weights, higher(3), linear).net));
  }
}

TEST_CASE("PROMETHEE II: the fast way gives what the definition gives, with ties and thresholds") {
  test::Chance chance(8);
  const Preference types[] = {Preference::usual, Preference::ushape, Preference::vshape,
                              Preference::level, Preference::linear};
  for (int round = 0; round < 200; ++round) {
    const std::size_t rows = 2 + chance.below(12);
    const Matrix matrix = random_matrix(chance, rows, 5);
    std::vector<PreferenceOf> preferences;
    std::vector<Better> directions;
    for (const Preference type : types) {
      const double q = static_cast<double>(chance.below(8)) / 4;
      preferences.push_back({type, q, q + static_cast<double>(1 + chance.below(9)) / 4});
      directions.push_back(chance.one_in(2) ? Better::higher : Better::lower);
    }
    const std::vector<double> weights = {1, 2, 3, 4, 5};
    const method::Flows flows = method::promethee(matrix, weights, directions, preferences);
    double net = 0;
    for (std::size_t one = 0; one < rows; ++one) {
      double plus = 0, minus = 0;
      for (std::size_t other = 0; other < rows; ++other) {
        for (std::size_t column = 0; column < 5; ++column) {
          const double sign = directions[column] == Better::higher ? 1 : -1;
          const double lead = sign * (matrix.at(one, column) - matrix.at(other, column));
          plus += weights[column] / 15 * method::preferred(preferences[column], lead);
          minus += weights[column] / 15 * method::preferred(preferences[column], -lead);
        }
      }
      const auto others = static_cast<double>(rows - 1);
      REQUIRE(flows.plus[one] == Approx(plus / others).margin(1e-12));
      REQUIRE(flows.minus[one] == Approx(minus / others).margin(1e-12));
      net += flows.net[one];
    }
    REQUIRE(net == Approx(0).margin(1e-10));
  }
}

TEST_CASE("PROMETHEE II: who lies far away takes no digit from those who lie close") {
  const auto flows = method::promethee(matrix_of({{-1e15}, {0.1}, {0.4}}), {1}, higher(1),
                                       {PreferenceOf{Preference::vshape, 0, 1}});
  CHECK(flows.plus[2] == Approx((1 + 0.3) / 2).epsilon(1e-15));
  CHECK(flows.minus[1] == Approx(0.3 / 2).epsilon(1e-15));
  test::Chance chance(12);
  const double sizes[] = {1e-3, 1, 1e6, 1e15, 1e140};
  for (int round = 0; round < 300; ++round) {
    const std::size_t rows = 2 + chance.below(40);
    Matrix matrix(rows, 1);
    for (double& cell : matrix.cells) {
      cell = (static_cast<double>(chance.below(2'000)) / 1'000 - 1) * chance.one_of(sizes);
    }
    const double q = static_cast<double>(chance.below(8)) / 8 * chance.one_of(sizes);
    const bool linear = chance.one_in(2);
    const PreferenceOf preference{linear ? Preference::linear : Preference::vshape, q,
                                  q + static_cast<double>(1 + chance.below(9)) / 4};
    const method::Flows both = method::promethee(matrix, {1}, higher(1), {preference});
    for (std::size_t one = 0; one < rows; ++one) {
      double plus = 0, minus = 0;
      for (std::size_t other = 0; other < rows; ++other) {
        const double lead = matrix.at(one, 0) - matrix.at(other, 0);
        plus += method::preferred(preference, lead);
        minus += method::preferred(preference, -lead);
      }
      const auto others = static_cast<double>(rows - 1);
      REQUIRE(both.plus[one] == Approx(plus / others).margin(1e-13));
      REQUIRE(both.minus[one] == Approx(minus / others).margin(1e-13));
    }
  }
}

TEST_CASE("TOPSIS: where only a tiny weight tells two apart, it does") {
  const auto score = method::topsis(matrix_of({{3, 1}, {3, 2}}), {1, 1e-200}, higher(2));
  CHECK(score[0] == Approx(0));
  CHECK(score[1] == Approx(1));
}

TEST_CASE("PROMETHEE II: one alternative flows nowhere") {
  const auto flows = method::promethee(matrix_of({{5}}), {1}, higher(1), {PreferenceOf{}});
  CHECK(flows.net == std::vector<double>{0});
}

TEST_CASE("The front: who is dominated is not in it, equal ones are") {
  const Matrix matrix = matrix_of({{1, 5}, {2, 2}, {1, 5}, {1, 2}, {3, 1}});
  CHECK(method::front(matrix, higher(2)) == std::vector<std::size_t>{0, 1, 2, 4});
  CHECK(method::front(matrix, {Better::higher, Better::lower}) == std::vector<std::size_t>{4});
}

TEST_CASE("Places: equal scores share the better place, rounding makes no difference") {
  CHECK(method::places_of({0.3, 0.1 + 0.2, 0.9, 0.1}) == std::vector<int>{2, 2, 1, 4});
}
