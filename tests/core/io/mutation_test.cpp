// Broken in thousands of small ways, a file is read or refused, and never more than that.
#include "../support/mutated.hpp"
#include "../support/plans.hpp"

using namespace malvag;

TEST_CASE("files broken at random are refused with reasons or survive saving") {
  test::Chance chance(20200101);
  const std::string all = test::file("tests/data/all_fields.json");
  const std::string unknown = test::file("tests/data/unknown_members.json");
  int read_count = 0;
  for (int round = 0; round < 6000; ++round) {
    const std::string bytes = test::mutated(round % 2 == 0 ? all : unknown, chance);
    const auto first = io::read_plan(bytes);
    if (!first) {
      REQUIRE_FALSE(first.error().empty());
      continue;
    }
    ++read_count;
    const std::string saved = io::write_plan(first->document);
    const auto second = io::read_plan(saved);
    if (!second) FAIL(test::listed(second.error()) << saved);
    REQUIRE(second->document == first->document);
    REQUIRE(io::write_plan(second->document) == saved);
  }
  // Most are beyond reading, yet some must get through, or nothing was tried.
  CHECK(read_count > 100);
}
