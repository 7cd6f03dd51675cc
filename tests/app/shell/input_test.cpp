// Keys and pointers as they come from keyboards and hands.
#include <catch_amalgamated.hpp>

#include "../driver.hpp"

namespace malvag::test {
namespace {

constexpr const char* economy = "Vikt för Ekonomi i balans";

TEST_CASE("shortcuts work with Caps Lock on") {
  Driver driver;
  driver.open_sample();
  driver.start();
  driver.key("O");
  REQUIRE(driver.last_effect("open"));
  driver.key("S");
  REQUIRE(driver.last_effect("save"));
  driver.key("K");
  CHECK(driver.has("textfield", "Sök i planen och bland det som går att göra"));
}

TEST_CASE("undo and redo work with Caps Lock on") {
  Driver driver;
  driver.open_sample();
  driver.start("#/val/m-001");
  driver.press("button", "Ändra åtgärden");
  driver.set("textfield", "Rubrik", "En bättre rubrik");
  REQUIRE(driver.has("button", "En bättre rubrik"));
  driver.key("Z");
  CHECK_FALSE(driver.has("button", "En bättre rubrik"));
  driver.key("Y");
  CHECK(driver.has("button", "En bättre rubrik"));
  driver.key("Z");
  driver.key("z", true);  // Shift with Caps Lock
  CHECK(driver.has("button", "En bättre rubrik"));
}

TEST_CASE("a slider whose press is broken off stays where the drag had brought it") {
  Driver driver;
  driver.open_sample();
  driver.start();
  const std::string id = driver.get("slider", economy);
  const Box box = driver.mirror().box(id, {});
  const auto pointer = [&](const char* kind, double share) {
    driver.event({{"type", "pointer"},
                  {"kind", kind},
                  {"x", box.x + box.width * share},
                  {"y", box.y + box.height / 2},
                  {"button", 0},
                  {"pointer", "mouse"}});
    driver.settle();
  };
  pointer("move", 0.28);
  pointer("down", 0.28);
  pointer("move", 0.6);
  const std::string reached = driver.value("slider", economy);
  REQUIRE(reached != "28");
  pointer("cancel", 0.6);
  CHECK(driver.value("slider", economy) == reached);
  pointer("move", 0.9);
  CHECK(driver.value("slider", economy) == reached);
}

}  // namespace
}  // namespace malvag::test
