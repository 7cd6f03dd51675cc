// Judgements into weights, and agreement: published examples.
#include "../../../core/method/judgements.hpp"

#include <catch_amalgamated.hpp>
#include <numeric>

using namespace malvag;
using Catch::Approx;
using method::Matrix;

namespace {

Matrix reciprocal(std::size_t size, const std::vector<double>& above) {
  Matrix matrix(size, size);
  std::size_t next = 0;
  for (std::size_t row = 0; row < size; ++row) {
    matrix.at(row, row) = 1;
    for (std::size_t column = row + 1; column < size; ++column) {
      matrix.at(row, column) = above[next];
      matrix.at(column, row) = 1 / above[next++];
    }
  }
  return matrix;
}

}  // namespace

TEST_CASE("AHP, Saaty 2008, drinks in the US: the table's weights and consistency") {
  // "Decision making with the analytic hierarchy process", Int. J. Services Sciences 1:83–98:
  // coffee, wine, tea, beer, sodas, milk, water; weights .177 .019 .042 .116 .190 .129 .327, ratio
  // .022.
  const Matrix drinks = reciprocal(7, {9,       5,       2,       1,       1,       0.5,  // coffee
                                       1.0 / 3, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 9,       // wine
                                       1.0 / 3, 0.25,    1.0 / 3, 1.0 / 9,                // tea
                                       0.5,     1,       1.0 / 3,                         // beer
                                       2,       0.5,                                      // sodas
                                       1.0 / 3});                                         // milk
  const method::Pairwise result = method::pairwise(drinks);
  const double published[] = {0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327};
  for (std::size_t at = 0; at < 7; ++at) {
    CHECK(result.weights[at] == Approx(published[at]).margin(0.0006));
  }
  CHECK(result.consistency_ratio == Approx(0.022).margin(0.002));
}

TEST_CASE("AHP: consistent judgements give their weights back, with nothing inconsistent") {
  const Matrix matrix = reciprocal(3, {2, 4, 2});
  const method::Pairwise result = method::pairwise(matrix);
  CHECK(result.weights[0] == Approx(4.0 / 7));
  CHECK(result.weights[1] == Approx(2.0 / 7));
  CHECK(result.lambda_max == Approx(3));
  CHECK(result.consistency_ratio == Approx(0).margin(1e-9));
}

TEST_CASE("AHP: the judgement that does not go with the others is pointed out") {
  // 2 · 2 = 4 between all neighbours; first against last says 1/4 instead of 8.
  const method::Pairwise result = method::pairwise(reciprocal(4, {2, 4, 0.25, 2, 4, 2}));
  REQUIRE(result.most_inconsistent);
  CHECK(result.most_inconsistent->row == 0);
  CHECK(result.most_inconsistent->column == 3);
  CHECK(result.consistency_ratio > 0.1);
}

TEST_CASE("AHP: two or one are never inconsistent, and what is not reciprocal is told apart") {
  CHECK(method::pairwise(reciprocal(2, {3})).weights[0] == Approx(0.75));
  CHECK(method::pairwise(reciprocal(2, {3})).consistency_ratio == 0);
  CHECK(method::pairwise(reciprocal(1, {})).weights == std::vector<double>{1});
  Matrix wrong = reciprocal(2, {3});
  wrong.at(1, 0) = 0.5;
  CHECK_FALSE(method::make_reciprocal(wrong).holds);
  CHECK(wrong.at(1, 0) == 0.5);
  // The larger is what was judged, whichever side it stands on.
  Matrix rounded = reciprocal(2, {3});
  rounded.at(1, 0) = 0.333333;
  CHECK(method::make_reciprocal(rounded).holds);
  CHECK(rounded.at(1, 0) == 1.0 / 3);
  Matrix turned = reciprocal(2, {1.0 / 7});
  turned.at(0, 1) = 0.142857;
  CHECK(method::make_reciprocal(turned).off == Approx(1e-6).epsilon(1e-6));
  CHECK(turned.at(0, 1) == 1.0 / 7);
  CHECK(turned.at(1, 0) == 7);
}

TEST_CASE("Rank order centroid, Barron and Barrett 1996: three and four criteria") {
  const auto three = method::rank_order_centroid(3);
  CHECK(three[0] == Approx(0.6111).margin(5e-5));
  CHECK(three[1] == Approx(0.2778).margin(5e-5));
  CHECK(three[2] == Approx(0.1111).margin(5e-5));
  const auto four = method::rank_order_centroid(4);
  CHECK(four[0] == Approx(0.5208).margin(5e-5));
  CHECK(four[3] == Approx(0.0625).margin(5e-5));
  CHECK(std::accumulate(four.begin(), four.end(), 0.0) == Approx(1));
}

TEST_CASE("Kendall's W, Siegel 1956: three executives and six applicants, W 0.16") {
  // Nonparametric Statistics, ch. 9: X 1 6 3 2 5 4, Y 1 5 6 4 2 3, Z 6 3 2 5 4 1.
  const method::Concordance result =
      method::concordance({{1, 6, 3, 2, 5, 4}, {1, 5, 6, 4, 2, 3}, {6, 3, 2, 5, 4, 1}});
  CHECK(result.w == Approx(0.16).margin(0.005));
  CHECK(result.chi_square == Approx(3 * 5 * result.w));
}

TEST_CASE("Kendall's W: full agreement is 1 with ties too, all tied is 0") {
  CHECK(method::concordance({{1, 2, 3, 4}, {1, 2, 3, 4}}).w == Approx(1));
  CHECK(method::concordance({{1, 1, 3, 4}, {1.5, 1.5, 3, 4}, {0, 0, 8, 9}}).w == Approx(1));
  CHECK(method::concordance({{2, 2, 2}, {1, 1, 1}}).w == 0);
}

TEST_CASE("χ²: table values, 3.841 with 1 and 11.070 with 5 degrees of freedom leave 5 %") {
  CHECK(method::upper_gamma(0.5, 3.841 / 2) == Approx(0.05).margin(5e-5));
  CHECK(method::upper_gamma(2.5, 11.070 / 2) == Approx(0.05).margin(5e-5));
  CHECK(method::upper_gamma(2.5, 1.145 / 2) == Approx(0.95).margin(5e-5));
  CHECK(method::upper_gamma(5, 0) == 1);
}

TEST_CASE("Borda: sums of mean places") {
  CHECK(method::rank_sums({{1, 2, 3}, {10, 10, 20}}) == std::vector<double>{2.5, 3.5, 6});
}
