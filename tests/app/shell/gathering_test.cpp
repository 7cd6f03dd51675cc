// Of a very large plan each frame computes one answer at most, on whatever screen, and what is
// shown in the end is the same.
#include "../../../app/views/shown/gathering.hpp"

#include <catch_amalgamated.hpp>

#include "../../../app/views/choice/principle/principle.hpp"
#include "../../../core/io/plan_file.hpp"
#include "../../core/support/files.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

constexpr const char* routes[] = {
    "#/laget", "#/laget/kedja",   "#/konflikt",    "#/konflikt/granska",
    "#/val",   "#/val/avvagning", "#/val/granska", "#/val/princip",
    "#/mer",
};

std::string first_measure(const std::string& bytes) {
  const auto read = io::read_plan(bytes);
  REQUIRE(read);
  return read->document.plan.measures[0].id;
}

}  // namespace

TEST_CASE("a frame of a large plan computes one answer at most, whichever screen it is of") {
  const std::string bytes = large_plan(10'000);
  Driver driver;
  driver.open(bytes, "stor.json");
  driver.start("#/val/" + first_measure(bytes));
  CHECK(driver.most_computed_in_a_frame() == 1);
  for (const char* route : routes) {
    INFO(route);
    driver.event({{"type", "route"}, {"route", route}});
    driver.settle();
    CHECK(driver.most_computed_in_a_frame() == 1);
  }
}

TEST_CASE("a change in a large plan is shown with what follows from it, a part in each frame") {
  const std::string bytes = large_plan(10'000);
  Driver driver;
  driver.open(bytes, "stor.json");
  driver.start("#/val/" + first_measure(bytes));
  driver.activate("button", "Ändra åtgärden");
  driver.set("textfield", "Rubrik", "En ny rubrik");
  CHECK(driver.has("heading", "Varför hamnar ”En ny rubrik” här?"));
  CHECK(driver.most_computed_in_a_frame() == 1);
}

TEST_CASE("what is gathered of a plan is all that a screen needs, and no more is asked for then") {
  const auto read = io::read_plan(large_plan(10'000));
  REQUIRE(read);
  const auto plan = std::make_shared<const Plan>(read->document.plan);
  REQUIRE(views::is_large(*plan));
  const views::Snapshot snapshot(plan, {});
  ui::Ui ui;
  const views::States states;
  states.of<views::RankedBy>().principle = plan->principles[0].id;
  const views::Shown shown{.ui = ui,
                           .snapshot = snapshot,
                           .states = states,
                           .today = "2026-11-29",
                           .now = "",
                           .together = {},
                           .counted = {},
                           .document = {}};
  const auto gather = [&] { return views::principle_screen.gather(shown, false); };
  for (std::size_t parts = 1; gather(); ++parts) {
    CHECK(snapshot.computed() == parts);
    REQUIRE(parts < 40);
  }
  CHECK(snapshot.computed() > 3);
  CHECK_FALSE(gather());
}

}  // namespace malvag::test
