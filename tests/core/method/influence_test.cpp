// Sums of influences, against a table worked out by hand and against walks counted one by one.
#include "../../../core/method/influence.hpp"

#include <catch_amalgamated.hpp>
#include <cmath>

#include "../support/chance.hpp"

using namespace malvag;
using method::InfluenceFault;
using method::InfluenceProblem;
using method::Matrix;

namespace {

Matrix matrix(const std::vector<std::vector<double>>& rows) {
  Matrix result(rows.size(), rows[0].size());
  for (std::size_t row = 0; row < result.rows; ++row) {
    for (std::size_t column = 0; column < result.columns; ++column) {
      result.at(row, column) = rows[row][column];
    }
  }
  return result;
}

}  // namespace

TEST_CASE("influence sums of three goals are what one gets by hand") {
  // a helps b strongly (2), b holds a back (−1) and helps c (3), c does nothing.
  const auto sums = method::influence_sums(matrix({{0, 2, 0}, {-1, 0, 3}, {0, 0, 0}}));
  CHECK(sums.out == std::vector<double>{2, 2, 0});
  CHECK(sums.in == std::vector<double>{-1, 2, 3});
  // a → b → a: 2 · −1 = −2, a → b → c: 2 · 3 = 6; b → a → b: −1 · 2 = −2, b → c ends there.
  CHECK(sums.second_order == std::vector<double>{4, -2, 0});
  CHECK(sums.feedback == std::vector<double>{-2, -2, 0});
}

TEST_CASE("the second order is every walk of two steps, the feedback those that return") {
  test::Chance chance(414);
  for (int round = 0; round < 300; ++round) {
    const std::size_t count = 1 + chance.below(7);
    Matrix influence(count, count);
    for (std::size_t row = 0; row < count; ++row) {
      for (std::size_t column = 0; column < count; ++column) {
        if (row == column) continue;
        influence.at(row, column) = static_cast<double>(chance.below(13)) / 2 - 3;
      }
    }
    REQUIRE_FALSE(method::problem_of_influences(influence));
    const auto sums = method::influence_sums(influence);
    double out = 0, in = 0;
    for (std::size_t a = 0; a < count; ++a) {
      double walks = 0, back = 0;
      for (std::size_t b = 0; b < count; ++b) {
        for (std::size_t c = 0; c < count; ++c) {
          if (b == a || c == b) continue;
          const double walk = influence.at(a, b) * influence.at(b, c);
          walks += walk;
          if (c == a) back += walk;
        }
      }
      CHECK(sums.second_order[a] == walks);  // halves: sums are exact
      CHECK(sums.feedback[a] == back);
      out += sums.out[a];
      in += sums.in[a];
    }
    CHECK(out == in);
  }
}

TEST_CASE("what cannot be an influence is located") {
  CHECK(method::problem_of_influences(matrix({{0, 1, 0}, {0, 0, 1}}))->fault ==
        InfluenceFault::not_square);
  CHECK(method::problem_of_influences(matrix({{0, 1}, {1, 2}})) ==
        InfluenceProblem{InfluenceFault::on_itself, 1, 1});
  CHECK(method::problem_of_influences(matrix({{0, 3}, {-3.5, 0}})) ==
        InfluenceProblem{InfluenceFault::off_scale, 1, 0});
  CHECK(method::problem_of_influences(matrix({{0, std::nan("")}, {0, 0}})) ==
        InfluenceProblem{InfluenceFault::off_scale, 0, 1});
  CHECK_FALSE(method::problem_of_influences(matrix({{0, 3}, {-3, 0}})));
  CHECK(method::influence_sums(Matrix()).out.empty());
}
