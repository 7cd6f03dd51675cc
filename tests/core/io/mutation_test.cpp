// Broken in thousands of small ways, a file is read or refused, and never more than that.
#include "../support/chance.hpp"
#include "../support/plans.hpp"

using namespace malvag;

namespace {

// Pieces that mean something to a reader of JSON or of plans.
const std::vector<std::string> pieces = {
    "{",        "}",  "[",     "]",    "\"",      ",",       ":",       "null",
    "true",     "-",  "1e999", "NaN",  "0",       "1e5",     "\\u0000", "\\ud800",
    "\xFF",     "{}", "[]",    "\"\"", "\"id\":", "\"g-1\"", "\"m-1\"", "99999999999999999999",
    "\"2020\":"};

std::string mutated(std::string text, test::Chance& chance) {
  const std::size_t changes = 1 + chance.below(4);
  for (std::size_t change = 0; change < changes && !text.empty(); ++change) {
    const std::size_t at = chance.below(text.size());
    switch (chance.below(5)) {
      case 0:
        text[at] = static_cast<char>(chance.below(256));
        break;
      case 1:
        text.erase(at, 1 + chance.below(12));
        break;
      case 2:
        text.insert(at, chance.one_of(pieces));
        break;
      case 3:
        text.insert(at, text.substr(chance.below(text.size()), 1 + chance.below(60)));
        break;
      default:
        text.replace(at, std::min<std::size_t>(5, text.size() - at), chance.one_of(pieces));
    }
  }
  return text;
}

}  // namespace

TEST_CASE("files broken at random are refused with reasons or survive saving") {
  test::Chance chance(20200101);
  const std::string all = test::file("tests/data/all_fields.json");
  const std::string unknown = test::file("tests/data/unknown_members.json");
  int read_count = 0;
  for (int round = 0; round < 6000; ++round) {
    const std::string bytes = mutated(round % 2 == 0 ? all : unknown, chance);
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
