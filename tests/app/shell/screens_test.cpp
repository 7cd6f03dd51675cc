// A screen is added by its value alone: it is reached, drawn, remembered, presented and printed as
// the others are. And of all screens, what the shell relies on.
#include "../../../app/shell/screens.hpp"

#include <catch_amalgamated.hpp>
#include <set>

#include "../../../app/shell/routes.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

struct AddedState {
  Id selected;
  int pressed = 0;
};

bool draw(const views::Shown& shown, ui::Rect area, views::Intents& intents) {
  AddedState& state = shown.states.of<AddedState>();
  shown.ui.heading("added/title", 1, area.take_top(40), ui::style::title, "En skärm till");
  const std::string words = "Här är " + state.selected + ", " + std::to_string(state.pressed);
  shown.ui.label("added/words", area.take_top(40), ui::style::body, shown.ui.theme().text, words);
  if (shown.ui.button("added/more", area.take_top(48), "En till", ui::ButtonKind::primary)) {
    ++state.pressed;
  }
  if (shown.ui.button("added/close", area.take_top(48), "Stäng", ui::ButtonKind::secondary)) {
    state.selected.clear();
  }
  if (shown.ui.button("added/back", area.take_top(48), "Till Val", ui::ButtonKind::secondary)) {
    intents.go_to = "#/val";
  }
  return false;
}

std::optional<report::Report> report_of(const views::Shown& shown) {
  report::Report report;
  report.title = "En skärm till";
  report.lead = "Tryckt " + std::to_string(shown.states.of<AddedState>().pressed);
  return report;
}

const views::Screen added{
    .address = "#/val/prov",
    .under = "#/val",
    .close = "added/close",
    .draw = draw,
    .report = report_of,
    .select = [](const views::States& states,
                 const Id& id) { states.of<AddedState>().selected = id; },
    .selected = [](const views::States& states) { return states.of<AddedState>().selected; },
};

}  // namespace

TEST_CASE("a screen is added by its value alone") {
  static const bool is_there = [] { return shell::add_screen(added), true; }();
  REQUIRE(is_there);
  Driver driver;
  driver.open_sample();
  driver.start("#/val/prov/m-007");
  CHECK(driver.has("heading", "En skärm till"));
  CHECK(driver.node("added/words").at("name") == "Här är m-007, 0");
  CHECK(driver.node("nav/val").at("current") == true);
  driver.press("button", "En till");
  CHECK(driver.node("added/words").at("name") == "Här är m-007, 1");
  driver.event({{"type", "key"}, {"key", "Escape"}});  // closes what is selected
  driver.settle();
  CHECK(driver.route() == "#/val/prov");
  driver.press("button", "Till Val");
  CHECK(driver.route() == "#/val");
  driver.event({{"type", "route"}, {"route", "#/duk/val/prov"}});
  driver.settle();
  CHECK(driver.has("heading", "En skärm till"));
  driver.event({{"type", "print"}});
  driver.settle();
  REQUIRE(driver.last_effect("print"));
  CHECK(driver.last_effect("print")->bytes.find("Tryckt 1") != std::string::npos);
  driver.open_sample();  // what is set on a screen belongs to the plan
  driver.settle();
  driver.event({{"type", "route"}, {"route", "#/val/prov"}});
  driver.settle();
  CHECK(driver.node("added/words").at("name") == "Här är , 0");
}

TEST_CASE("each screen has an address of its own, and leads back to itself") {
  std::set<std::string_view> addresses;
  for (const views::Screen* screen : shell::screens()) {
    INFO(screen->address);
    CHECK(addresses.insert(screen->address).second);
    CHECK(screen->draw);
    CHECK((!screen->selected || screen->select));  // what it says can be said to it
    for (const char* selected : {"", "m-001", "g-19+g-22"}) {
      for (const bool presented : {false, true}) {
        const shell::Route route{screen, selected, presented};
        CHECK(shell::route_from(shell::fragment_of(route)) == route);
      }
    }
    const std::string_view destination = shell::destination_of(*screen);
    const shell::Route to = shell::route_from(destination);
    CHECK(to.screen->address == destination);
    CHECK(to.screen->under.empty());
  }
  CHECK(shell::route_from("#/finns-inte").screen == shell::screens().front());
  CHECK(shell::route_from("#/valfritt").screen == shell::screens().front());
  CHECK(shell::route_from("#/mer").screen->address == "#/mer/planer");
}

}  // namespace malvag::test
