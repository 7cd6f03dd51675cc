// Agreement of rankings: published figures, and counting pair by pair.
#include "../../../core/method/correlation.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>

#include "../support/chance.hpp"

using namespace malvag;
using Catch::Approx;
using method::agreement;
using method::kendall_tau_b;
using method::spearman;

// The example of the documentation of scipy.stats.kendalltau: −0.47140452079103173.
TEST_CASE("Kendall's tau-b of scipy's documented example, with ties") {
  CHECK(kendall_tau_b({12, 2, 1, 12, 2}, {1, 4, 7, 1, 0}) == Approx(-0.47140452079103173));
}

// The example of the documentation of scipy.stats.spearmanr: 0.8207826816681233.
TEST_CASE("Spearman's rho of scipy's documented example, with ties") {
  CHECK(spearman({1, 2, 3, 4, 5}, {5, 6, 7, 8, 7}) == Approx(0.8207826816681233));
}

TEST_CASE("Pairs counted by sorting are those counted one by one") {
  test::Chance chance(11);
  for (int round = 0; round < 200; ++round) {
    const std::size_t count = chance.below(30);
    std::vector<double> one, other;
    for (std::size_t at = 0; at < count; ++at) {
      one.push_back(static_cast<double>(chance.below(12)));
      other.push_back(static_cast<double>(chance.below(12)));
    }
    std::int64_t same = 0, opposite = 0, apart_in_one = 0, apart_in_other = 0;
    for (std::size_t left = 0; left < count; ++left) {
      for (std::size_t right = left + 1; right < count; ++right) {
        const double product = (one[left] - one[right]) * (other[left] - other[right]);
        same += product > 0 ? 1 : 0;
        opposite += product < 0 ? 1 : 0;
        apart_in_one += one[left] != one[right] ? 1 : 0;
        apart_in_other += other[left] != other[right] ? 1 : 0;
      }
    }
    CHECK(agreement(one, other).same == same);
    CHECK(agreement(one, other).opposite == opposite);
    if (apart_in_one == 0 || apart_in_other == 0) {
      CHECK(kendall_tau_b(one, other) == 0);
      continue;
    }
    CHECK(kendall_tau_b(one, other) ==
          Approx(static_cast<double>(same - opposite) /
                 std::sqrt(static_cast<double>(apart_in_one) * static_cast<double>(apart_in_other)))
              .margin(1e-12));
  }
}

TEST_CASE("The same order is 1, the opposite −1, and all level nothing") {
  const std::vector<double> rising = {1, 2, 3, 4, 5}, falling = {9, 7, 5, 3, 1};
  CHECK(kendall_tau_b(rising, rising) == 1);
  CHECK(spearman(rising, rising) == Approx(1));
  CHECK(kendall_tau_b(rising, falling) == -1);
  CHECK(spearman(rising, falling) == Approx(-1));
  CHECK(spearman(rising, {2, 2, 2, 2, 2}) == 0);
  CHECK(kendall_tau_b({}, {}) == 0);
  CHECK(spearman({}, {}) == 0);
}
