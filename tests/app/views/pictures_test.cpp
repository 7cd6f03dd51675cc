// Pictures on the projector, and the room that a screen has for them.
#include <catch_amalgamated.hpp>
#include <set>

#include "../driver.hpp"

namespace malvag::test {
namespace {

const std::vector<Screen> screens = {
    {1920, 1080}, {1440, 900}, {820, 1180, true}, {390, 844, true}};

// Turns the slides until one shows what is sought.
bool turn_to(Driver& driver, const std::string& id) {
  for (int slide = 0; slide < 60 && !driver.mirror().find(id); ++slide) {
    if (driver.node("duk/next").value("disabled", false)) return false;
    driver.press("button", "Nästa");
  }
  return driver.mirror().find(id) != nullptr;
}

std::vector<std::string> pressable(const Driver& driver) {
  std::vector<std::string> found;
  for (const char* role : {"button", "link", "radio", "slider"}) {
    for (const std::string& id : driver.mirror().all(role, "")) {
      if (id.rfind("duk/", 0) != 0) found.push_back(id);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("the projector shows the curve, the influences and the chain, within the screen") {
  struct Shown {
    const char* route;
    const char* id;
  };
  for (const Screen& screen : screens) {
    for (const Shown& shown : {Shown{"#/duk/val/avvagning", "avvagning/curve"},
                               Shown{"#/duk/konflikt/granska", "granska/picture"},
                               Shown{"#/duk/laget/kedja", "kedja/picture"}}) {
      CAPTURE(screen.width, shown.route);
      Driver driver(screen);
      driver.open_sample();
      driver.start(shown.route);
      REQUIRE(turn_to(driver, shown.id));
      CHECK(pressable(driver).empty());
      const auto box = driver.mirror().box(shown.id, {});
      const auto foot = driver.mirror().box("duk/next", {});
      CHECK(box.x >= 0);
      CHECK(box.x + box.width <= screen.width);
      CHECK(box.width > screen.width * 0.8);
      CHECK(box.height > 150);
      CHECK(box.y + box.height <= foot.y);
    }
  }
}

TEST_CASE("no two slides of the chain bear the same title") {
  Driver driver;
  driver.open_sample();
  driver.start("#/duk/laget/kedja");
  std::set<std::string> titles;
  std::size_t slides = 1;
  const auto take = [&] {
    std::string all;
    for (const std::string& id : driver.mirror().all("heading", "")) {
      all += text_of(driver.node(id), "name") + "\n";
    }
    titles.insert(all);
  };
  for (take(); !driver.node("duk/next").value("disabled", false); ++slides) {
    driver.press("button", "Nästa");
    take();
  }
  CHECK(slides > 5);
  CHECK(titles.size() == slides);
}

TEST_CASE("the page to take along has the curve's numbers, and says what cannot hold") {
  Driver driver;
  driver.open_sample();
  driver.start("#/val/avvagning");
  driver.work();
  driver.event({{"type", "print"}});
  driver.settle();
  const auto* printed = driver.last_effect("print");
  REQUIRE(printed != nullptr);
  CHECK(printed->bytes.find("<th scope=\"row\">150\u00A0%</th>") != std::string::npos);
  // Savings as large as half the room are more than the measures can give.
  CHECK(printed->bytes.find("<th scope=\"row\">Besparing 50\u00A0%</th><td>går inte</td>") !=
        std::string::npos);
}

TEST_CASE("on a tablet that stands up the weights are seen together with the order") {
  Driver driver({820, 1180, true});
  driver.open_sample();
  driver.start();
  REQUIRE(driver.has("slider", "Vikt för Ekonomi i balans"));
  const auto principle = driver.mirror().box("val/principle", {});
  const auto ranking = driver.mirror().box("val/ranking", {});
  CHECK(principle.x + principle.width <= ranking.x);
  CHECK(ranking.y < 320);
  CHECK(principle.y == ranking.y);
}

TEST_CASE("Avvägning draws its curve large and uses a wide screen") {
  for (const Screen& screen : screens) {
    CAPTURE(screen.width);
    Driver driver(screen);
    driver.open_sample();
    driver.start("#/val/avvagning");
    const auto curve = driver.mirror().box("avvagning/curve", {});
    CHECK(curve.width >= (screen.width < 1000 ? 300 : 450));
    CHECK(curve.height >= 300);
    if (screen.width >= 1600) CHECK(curve.x + curve.width > screen.width - 100);
    CHECK(curve.x + curve.width <= screen.width);
  }
}

}  // namespace malvag::test
