// A plan that another tab had, once that tab is gone.
#include <catch_amalgamated.hpp>

#include "../driver.hpp"

namespace malvag::test {
namespace {

constexpr const char* economy = "Vikt för Ekonomi i balans";

void tell(Driver& driver, const std::string& source, const std::string& slot,
          const std::string& bytes) {
  driver.event({{"type", "plan"},
                {"name", "Planen"},
                {"source", source},
                {"slot", slot},
                {"at", "2026-11-30T01:00:00+00:00"}},
               bytes);
  driver.settle();
}

std::string sample_with(const std::string& from, const std::string& to) {
  std::string bytes = file_bytes("assets/plans/rs-2020.json");
  bytes.replace(bytes.find(from), from.size(), to);
  return bytes;
}

}  // namespace

TEST_CASE("what is tried while one reads stays when the plan may be changed") {
  Driver driver;
  const std::string bytes = file_bytes("assets/plans/rs-2020.json");
  tell(driver, "elsewhere", "7", bytes);
  driver.start("#/val/m-012");
  CHECK_FALSE(driver.has("button", "Ändra åtgärden"));
  driver.set("slider", economy, "80");
  REQUIRE(driver.value("slider", economy) == "80");
  tell(driver, "freed", "7", bytes);
  CHECK(driver.value("slider", economy) == "80");
  CHECK(driver.route() == "#/val/m-012");
  CHECK(driver.has("button", "Ändra åtgärden"));
  CHECK(driver.last_effect("hold")->json["reading"] == false);
}

TEST_CASE("what the other tab changed last is read again where one stands") {
  Driver driver;
  tell(driver, "elsewhere", "7", file_bytes("assets/plans/rs-2020.json"));
  driver.start("#/val/m-012");
  tell(driver, "freed", "7", sample_with("Färre hyrda läkare", "Inga hyrda läkare"));
  CHECK(driver.route() == "#/val/m-012");
  CHECK(driver.has("heading", "Varför hamnar ”Inga hyrda läkare” här?"));
  CHECK(driver.has("button", "Ändra åtgärden"));
}

TEST_CASE("a plan that is no longer shown is not brought back") {
  Driver driver;
  tell(driver, "elsewhere", "7", file_bytes("assets/plans/rs-2020.json"));
  driver.start("#/val");
  const std::string other = sample_with("Regionstyrelsens plan 2020", "En annan plan");
  tell(driver, "picker", "8", other);
  tell(driver, "freed", "7", file_bytes("assets/plans/rs-2020.json"));
  CHECK(driver.has("text", "En annan plan"));
}

}  // namespace malvag::test
