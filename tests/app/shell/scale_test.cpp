// With 10 000 measures the app shows, mirrors and keeps what it does with fifty.
#include <algorithm>
#include <catch_amalgamated.hpp>

#include "../../../core/io/plan_file.hpp"
#include "../../core/support/files.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

struct Opened {
  explicit Opened(int measures) {
    driver.event({{"type", "plan"}, {"name", "stor"}, {"source", "sample"}}, large_plan(measures));
    driver.start();
  }
  Driver driver;
};

std::size_t rows_of(const Driver& driver) {
  const auto ids = driver.mirror().ids();
  return static_cast<std::size_t>(std::count_if(ids.begin(), ids.end(), [&](const std::string& id) {
    return text_of(driver.node(id), "role") == "row";
  }));
}

platform::Effects stored(const platform::Effects& effects) {
  platform::Effects found;
  std::copy_if(effects.begin(), effects.end(), std::back_inserter(found),
               [](const auto& effect) { return text_of(effect.json, "type") == "store"; });
  return found;
}

TEST_CASE("a list of 10 000 mirrors the rows in view, and says how many there are") {
  const Opened small(231);
  Opened large(10000);
  CHECK(rows_of(large.driver) == rows_of(small.driver));
  CHECK(rows_of(large.driver) < 40);
  CHECK(large.driver.mirror().ids().size() < 400);
  const Json& table = large.driver.node(large.driver.get("table", "Åtgärder i ordning"));
  CHECK(table.at("rowCount").get<int>() > 10000);
}

TEST_CASE("at the end of a list of 10 000 stands its last row, and no more than fit") {
  Opened opened(10000);
  Driver& driver = opened.driver;
  const std::string scrolled = [&] {
    for (std::string id = driver.get("table", "Åtgärder i ordning");;
         id = text_of(driver.node(id), "parent")) {
      if (driver.node(id).contains("scrolls")) return id;
    }
  }();
  driver.scroll(scrolled, driver.node(scrolled).at("contentHeight").get<double>());
  int last = 0;
  for (const std::string& id : driver.mirror().ids()) {
    if (driver.node(id).contains("rowIndex")) {
      last = std::max(last, driver.node(id).at("rowIndex").get<int>());
    }
  }
  CHECK(last == driver.node(driver.get("table", "Åtgärder i ordning")).at("rowCount").get<int>());
  CHECK(rows_of(driver) < 40);
}

TEST_CASE("what a person opens is kept at once, just as it was given") {
  Driver driver;
  driver.open_sample();
  driver.start();
  const std::string bytes = large_plan(231);
  driver.open(bytes, "stor.json");
  REQUIRE(driver.last_effect("store") != nullptr);
  CHECK(driver.last_effect("store")->bytes == bytes);
  const auto count = stored(driver.effects()).size();
  driver.event({{"type", "timer"}, {"name", "store"}});
  driver.settle();
  CHECK(stored(driver.effects()).size() == count);
}

}  // namespace
}  // namespace malvag::test
