// Goals that cannot hold together, on the 2020 plan, by roles and names.
#include <catch_amalgamated.hpp>

#include "../../../core/plan/json.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

std::string at(const Driver& driver, const std::string& id) {
  return text_of(driver.node(id), "name");
}
bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const std::string by_rule = "Minskad klimatpåverkan från egen drift eller robustare primärvård?";

struct Visit {
  Driver driver;
  explicit Visit(const std::string& route = "#/konflikt", Screen screen = {}) : driver(screen) {
    driver.open_sample();
    driver.start(route);
  }
};

// What a screen says of a plan that is opened, where these links lead.
std::string of_plan(const Json& plan, const std::vector<std::string>& links,
                    const std::string& id) {
  Driver driver;
  driver.open_sample();
  driver.start();
  driver.open(plan.dump(), "plan.json");
  for (const std::string& link : links) driver.press("link", link);
  driver.work();
  return at(driver, id);
}

}  // namespace

TEST_CASE("goals are tried against the money in the worker, and stand first when they are") {
  Visit visit;
  Driver& driver = visit.driver;
  CHECK_FALSE(driver.has("link", by_rule));
  CHECK(has(at(driver, "konflikt/working"), "Prövar vilka mål"));
  driver.work();
  CHECK(driver.has("link", by_rule));
  CHECK(has(text_of(driver.node("konflikt/goals+g-03+g-13/open"), "description"),
            "Räknat: går inte ihop. Exempelsiffror · två mål, en regel står i vägen"));
  CHECK(has(at(driver, "konflikt/together"), "gick inte att pröva"));
}

TEST_CASE("a card says what stands in the way, and the least that would help") {
  Visit visit("#/konflikt/goals+g-03+g-13");
  Driver& driver = visit.driver;
  driver.work();
  CHECK(driver.has("heading", by_rule));
  CHECK(has(at(driver, "konflikt/why"),
            "så länge reglerna för åtgärderna gäller. Pengar hjälper inte"));
  CHECK(driver.has("radio", "A. Sänk nivån för ”Robustare primärvård”"));
  CHECK(driver.has("radio", "B. Ändra en regel"));
  CHECK(has(text_of(driver.node("konflikt/way/A"), "description"), "Från 5 till 4."));
  CHECK(has(text_of(driver.node("konflikt/way/B"), "description"), "högst 1 av ”Stora byggen”"));
}

TEST_CASE("more money makes conflicts vanish, without touching the plan") {
  Visit visit;
  Driver& driver = visit.driver;
  driver.work();
  CHECK(text_of(driver.node(driver.get("select", "Till vem och när")), "value") ==
        "f-regionstaben/2020");
  driver.set("slider", "Mer pengar, mkr", "25");
  CHECK(has(at(driver, "konflikt/more/says"), "Prövar"));
  driver.work();
  const std::string says = at(driver, "konflikt/more/says");
  INFO(says);
  CHECK(has(says, "Med 2,5 mkr mer till Regionstaben 2020 försvinner 2 av 7"));
  CHECK(has(at(driver, "konflikt/more/order"), "ryms då också ”Tidiga insatser mot sjukfrånvaro”"));
  CHECK(has(at(driver, "konflikt/more/short"), "43,0 mkr hos Regionstaben 2020, 14,4 mkr hos"));
  CHECK(has(at(driver, "konflikt/more/left"),
            "en konflikt om personal och en konflikt där en regel"));
  CHECK(has(at(driver, "konflikt/more/trial"), "exempelsiffror"));
  CHECK(has(text_of(driver.node("konflikt/goals+g-09+g-13+g-18+g-23/open"), "description"),
            "Försvinner"));
  CHECK_FALSE(
      has(text_of(driver.node("konflikt/goals+g-03+g-13/open"), "description"), "Försvinner"));
  CHECK_FALSE(driver.has("button", "Ångra: "));
  driver.press("button", "Sluta prova");
  driver.work();
  CHECK(has(at(driver, "konflikt/more/says"), "Dra för att se"));
  CHECK_FALSE(has(text_of(driver.node("konflikt/goals+g-09+g-13+g-18+g-23/open"), "description"),
                  "Försvinner"));
}

TEST_CASE("more money says what the best choice then has, as Avvägning does with that room") {
  const auto chosen = [](const Json& plan) {
    return of_plan(plan, {"Val", "Avvägning"}, "avvagning/answer");
  };
  Visit visit;
  Driver& driver = visit.driver;
  driver.work();
  driver.set("slider", "Mer pengar, mkr", "50");
  CHECK(has(at(driver, "konflikt/more/choice"), "Söker det bästa urvalet"));
  driver.work();
  const std::string says = at(driver, "konflikt/more/choice");
  INFO(says);
  CHECK(says ==
        "Det bästa urvalet efter principen får då också med ”Utvecklande ledarskap”, "
        "”Utflyttade tjänster” och ”Ny kommunikationsplan”.");
  Json plan = Json::parse(file_bytes("assets/plans/rs-2020.json"), nullptr, false);
  CHECK(has(chosen(plan), "34 av 50 åtgärder"));
  for (Json& frame : plan["frames"]) {
    if (frame["id"] == "f-regionstaben")
      frame["room"]["2020"] = frame["room"]["2020"].get<int>() + 5'000;
  }
  CHECK(has(chosen(plan), "37 av 50 åtgärder"));
}

TEST_CASE("how a conflict is computed is added up on its card") {
  Visit visit("#/konflikt/goals+g-03+g-13");
  Driver& driver = visit.driver;
  driver.work();
  CHECK_FALSE(driver.has("button", "Granska uträkningen"));  // that is for what people judged
  driver.press("button", "Så är det räknat");
  CHECK(driver.has("list", "Robustare primärvård: nivå 2022"));
  CHECK(driver.has("item", "Summa: 5"));
  CHECK(driver.has("heading", "Regler som det bryter"));
  driver.press("button", "Så är det räknat");
  CHECK_FALSE(driver.has("heading", "Regler som det bryter"));
}

TEST_CASE("the same amount each year is tried in every year that the frame has") {
  Visit visit;
  Driver& driver = visit.driver;
  driver.work();
  driver.set("select", "Till vem och när", "f-regionstaben/0");
  driver.set("slider", "Mer pengar, mkr", "50");
  CHECK(has(at(driver, "konflikt/more/short"), "9,4 mkr hos Regionstaben 2021"));
  driver.work();
  CHECK(has(at(driver, "konflikt/more/says"), "till Regionstaben varje år 2020–2022 försvinner 2"));
}

TEST_CASE("that all rests on examples is said only where all of it does") {
  const auto answer = [](const Json& plan) {
    return of_plan(plan, {"Målkonflikter"}, "konflikt/answer");
  };
  Json plan = Json::parse(file_bytes("assets/plans/rs-2020.json"), nullptr, false);
  CHECK(has(answer(plan), "vilar på exempel"));
  for (Json& one : plan["influences"]) one["origin"] = {{"kind", "judgement"}};
  const std::string mixed = answer(plan);
  CHECK(has(mixed, "räknade konflikter"));
  CHECK_FALSE(has(mixed, "exempel"));
}

TEST_CASE("goals that help each other stand after those that collide, and say whose word it is") {
  Visit visit;
  Driver& driver = visit.driver;
  CHECK(driver.has("heading", "Mål som hjälper andra mål"));
  const std::string says = at(driver, "konflikt/synergies/g-19+g-20/says");
  INFO(says);
  CHECK(has(says, "+2, +3, +3"));
  CHECK(has(says, "Tidiga insatser mot sjukfrånvaro"));
  CHECK(has(says, "Exempelbedömning."));
  driver.press("radio", "Oklart");
  CHECK_FALSE(driver.has("heading", "Mål som hjälper andra mål"));
}

}  // namespace malvag::test
