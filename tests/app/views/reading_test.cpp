// What a screen reader is told beside the names: whose language, which place of how many, and why
// what was written was not taken.
#include <catch_amalgamated.hpp>

#include "../driver.hpp"

namespace malvag::test {

TEST_CASE("in English the plan's own words are marked as Swedish, and nothing else is") {
  Driver driver;
  driver.open_sample();
  driver.start();
  const std::string measure = driver.get("button", "Säkrare information i vårdens system");
  CHECK_FALSE(driver.node(measure).contains("language"));
  driver.press("button", "English");
  CHECK(text_of(driver.node(measure), "language") == "sv");
  CHECK(text_of(driver.node("val/principle/title"), "language") == "sv");
  CHECK_FALSE(driver.node("val/title").contains("language"));
  CHECK_FALSE(driver.node("val/answer").contains("language"));
}

TEST_CASE("a field in which no number stands says so itself") {
  struct Case {
    const char* route;
    const char* id;
  };
  for (const Case& one :
       {Case{"#/val", "val/weight/c-economy/share"},
        Case{"#/val/avvagning", "avvagning/money/percent"}, Case{"#/val/granska", "sure/margin"}}) {
    CAPTURE(one.id);
    Driver driver;
    driver.open_sample();
    driver.start(one.route);
    if (std::string(one.id) == "sure/margin") driver.press("radio", "Nära dagens");
    REQUIRE(driver.mirror().find(one.id) != nullptr);
    CHECK_FALSE(driver.node(one.id).value("invalid", false));
    driver.event({{"type", "set"}, {"id", one.id}, {"value", "mycket"}});
    driver.settle();
    CHECK(driver.node(one.id).value("invalid", false));
    CHECK_FALSE(text_of(driver.node(one.id), "description").empty());
    driver.event({{"type", "set"}, {"id", one.id}, {"value", "25"}});
    driver.settle();
    CHECK_FALSE(driver.node(one.id).value("invalid", false));
  }
}

TEST_CASE("a cell of the judgements' table knows its column, also where some columns are away") {
  Driver driver({820, 1180, true});
  driver.open_sample();
  driver.start("#/konflikt/granska");
  const auto heads_of_grid = [&] {
    std::vector<std::string> heads;
    for (const std::string& id : driver.mirror().all("columnheader", "")) {
      if (id.rfind("granska/grid/head/", 0) == 0) heads.push_back(id);
    }
    return heads;
  };
  const auto heads = heads_of_grid();
  REQUIRE(heads.size() > 3);
  const auto columns = driver.node("granska/grid").at("columnCount").get<int>();
  CHECK(static_cast<int>(heads.size()) < columns - 1);
  driver.press("button", "Visa målen efter");
  const std::string first = heads_of_grid().front();
  CHECK(driver.node(first).at("columnIndex").get<int>() > static_cast<int>(heads.size()));
  for (const std::string& id : driver.mirror().all("gridcell", "")) {
    CAPTURE(id);
    const int column = driver.node(id).at("columnIndex").get<int>();
    CHECK(column >= driver.node(first).at("columnIndex").get<int>());
    CHECK(column <= columns);
  }
}

TEST_CASE("Tab finds its way into a list that lies far below what is seen") {
  struct Case {
    const char* route;
    std::vector<std::string> lists;
  };
  const std::vector<Case> cases = {
      {"#/val/avvagning",
       {"avvagning/taken/list", "avvagning/left-out/list", "avvagning/sure/some/list"}},
      {"#/val/granska", {"sure/list"}}};
  for (const Screen& screen : {Screen{1920, 500}, Screen{1440, 600}, Screen{390, 600, true}}) {
    for (const Case& one : cases) {
      Driver driver(screen);
      driver.open_sample();
      driver.start(one.route);
      driver.work();
      for (const std::string& list : one.lists) {
        CAPTURE(screen.width, list);
        if (!driver.mirror().find(list)) continue;
        bool has_item = false;
        for (const std::string& id : driver.mirror().all("item", "")) {
          has_item = has_item || text_of(driver.node(id), "parent") == list;
        }
        CHECK(has_item);
      }
      CHECK(driver.mirror().find(one.lists.front()) != nullptr);
    }
  }
}

TEST_CASE("no sentence goes on with a capital after its names") {
  for (const char* route : {"#/laget", "#/konflikt", "#/konflikt/room+f-regionstaben", "#/val",
                            "#/val/m-001", "#/val/avvagning", "#/val/granska"}) {
    Driver driver({1440, 4000});
    driver.open_sample();
    driver.start(route);
    driver.work();
    for (const std::string& id : driver.mirror().ids()) {
      const std::string words = text_of(driver.node(id), "name");
      for (const char* wrong : {"” Och ", ", Och ", "” Eller "}) {
        CAPTURE(route, words);
        CHECK(words.find(wrong) == std::string::npos);
      }
    }
  }
}

TEST_CASE("what is done and nothing else tells of is read out, and forgotten with its screen") {
  Driver driver;
  driver.open_sample();
  driver.start("#/val/princip/p-1");
  const auto said = [&] { return text_of(driver.node("said"), "name"); };
  CHECK(said().empty());
  driver.press("button", "Ändra principen");
  driver.press("button", "Flytta upp punkt 3");
  CHECK(said() == "Punkten är nu nummer 2 av 3.");
  // Pressed again it goes on upwards, and at the top what is left of its buttons has the keyboard.
  CHECK(driver.last_effect("focus")->json["id"] == "princip/edit/step/1/up");
  driver.press("button", "Flytta upp punkt 2");
  CHECK(said() == "Punkten är nu nummer 1 av 3.");
  CHECK(driver.last_effect("focus")->json["id"] == "princip/edit/step/0/take-away");
  driver.key("z");
  CHECK(said().rfind("Ångrade: ", 0) == 0);
  const std::string first = said();
  driver.key("z");
  CHECK(said().rfind("Ångrade: ", 0) == 0);
  CHECK(said() != first);  // the same again is read out again
  driver.press("link", "Målkonflikter");
  CHECK(said().empty());
  driver.press("radio", "Räknat");
  CHECK(said() == "Tre rader visas.");
  driver.work();
  driver.press("radio", "Alla");
  driver.press("radio", "Räknat");
  CHECK(said() == "Sju rader visas.");
}

TEST_CASE("an item of a list that shows only what is near says which of how many it is") {
  struct Case {
    const char* route;
    const char* list;
  };
  for (const Case& one :
       {Case{"#/konflikt", "konflikt/list"}, Case{"#/val/avvagning", "avvagning/left-out/list"},
        Case{"#/val/granska", "sure/list"}}) {
    CAPTURE(one.route);
    Driver driver({1440, 2400});
    driver.open_sample();
    driver.start(one.route);
    driver.work();
    int before = 0;
    for (const std::string& id : driver.mirror().all("item", "")) {
      if (text_of(driver.node(id), "parent") != one.list) continue;
      CAPTURE(id);
      const int place = driver.node(id).at("setPlace").get<int>();
      CHECK(place > before);
      CHECK(driver.node(id).at("setSize").get<int>() >= place);
      before = place;
    }
    CHECK(before > 2);
  }
}

}  // namespace malvag::test
