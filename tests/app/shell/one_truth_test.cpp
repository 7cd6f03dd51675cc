// Whatever was opened, changed and taken back before: every screen shows of a plan what it shows
// where nothing was before it.
#include <algorithm>
#include <catch_amalgamated.hpp>

#include "../../core/support/chance.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

const char* const screens[] = {"#/laget", "#/laget/kedja",   "#/konflikt",    "#/konflikt/granska",
                               "#/val",   "#/val/avvagning", "#/val/granska", "#/val/princip"};

const std::vector<std::string>& plans() {
  static const std::vector<std::string> read = {
      file_bytes("assets/plans/rs-2020.json"), file_bytes("tests/data/lower_target.json"),
      file_bytes("tests/data/conflict_kinds.json"), file_bytes("tests/data/all_fields.json")};
  return read;
}

// What is said in the screen itself, in reading order.
std::string said_on(Driver& driver, const std::string& screen) {
  driver.event({{"type", "route"}, {"route", screen}});
  driver.settle();
  driver.work();
  const Mirror& mirror = driver.mirror();
  std::string said;
  for (const std::string& id : mirror.ids()) {
    const Json& node = driver.node(id);
    bool is_in_main = false;
    for (std::string at = id; !at.empty(); at = text_of(driver.node(at), "parent")) {
      is_in_main = is_in_main || text_of(driver.node(at), "role") == "main";
    }
    if (!is_in_main) continue;
    said += text_of(node, "role") + " " + text_of(node, "name") + " = " + text_of(node, "value") +
            text_of(node, "valueText") + "\n";
  }
  return said;
}

void open(Driver& driver, std::size_t plan) {
  driver.open(plans()[plan], "plan" + std::to_string(plan) + ".json");
}

// What the screens say of each plan where it is the first that is opened.
const std::vector<std::string>& said_of(std::size_t plan) {
  static std::vector<std::vector<std::string>> known(plans().size());
  if (known[plan].empty()) {
    Driver fresh;
    fresh.event({{"type", "plan"}, {"name", "plan.json"}, {"source", "sample"}, {"slot", "1"}},
                plans()[plan]);
    fresh.start("#/laget");
    for (const char* screen : screens) known[plan].push_back(said_on(fresh, screen));
  }
  return known[plan];
}

// Somebody changes the first measure's title and, perhaps, takes it back. Whether it is as before.
bool change(Driver& driver, bool is_taken_back) {
  driver.event({{"type", "route"}, {"route", "#/val/m-001"}});
  driver.settle();
  if (!driver.has("button", "Ändra åtgärden")) return true;
  driver.press("button", "Ändra åtgärden");
  driver.set("textfield", "Rubrik", "Ändrad här");
  if (is_taken_back) driver.key("z");
  driver.settle();
  return is_taken_back;
}

TEST_CASE("each screen shows of a plan what it shows where none was before it") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    Chance chance(seed);
    Driver driver;
    driver.open_sample();
    driver.start("#/laget");
    std::string trail = "sample";
    for (int step = 0; step < 4; ++step) {
      const std::size_t plan = chance.below(plans().size());
      open(driver, plan);
      trail += " " + std::to_string(plan);
      if (chance.one_in(2)) change(driver, chance.one_in(2));
      for (std::size_t visits = chance.below(4); visits > 0; --visits) {
        const char* screen = screens[chance.below(std::size(screens))];
        driver.event({{"type", "route"}, {"route", screen}});
        driver.settle();
        if (chance.below(2) == 0) driver.work();
        trail += std::string(" ") + screen;
      }
    }
    const std::size_t last = chance.below(plans().size());
    open(driver, last);
    change(driver, true);
    trail += " " + std::to_string(last);
    CAPTURE(seed, trail);
    for (std::size_t at = 0; at < std::size(screens); ++at) {
      CAPTURE(screens[at]);
      CHECK(said_on(driver, screens[at]) == said_of(last)[at]);
    }
  }
}

}  // namespace
}  // namespace malvag::test
