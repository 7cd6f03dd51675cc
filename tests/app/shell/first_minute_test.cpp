// The first minute of a visitor who has read no manual: from the plan's story to a conflict, its
// ways on, what weighs most, and a page in hand.
#include <catch_amalgamated.hpp>

#include "../driver.hpp"

namespace malvag::test {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string name_at(const Driver& driver, const std::string& id) {
  const Json& node = driver.node(id);
  const auto name = node.find("name");
  return name == node.end() ? "" : name->get<std::string>();
}

const Screen screens[] = {{1440, 900, false},
                          {1024, 768, true},
                          {820, 1180, true},
                          {390, 844, true},
                          {1920, 1080, false}};

}  // namespace

TEST_CASE("the first minute leads from the plan to a page in hand, at every size") {
  const Screen screen = GENERATE(from_range(std::begin(screens), std::end(screens)));
  CAPTURE(screen.width);
  Driver driver(screen);
  driver.open_sample();
  driver.start("");

  CHECK(name_at(driver, "laget/title") == "26 mål. Vilka drar åt olika håll?");
  CHECK(has(name_at(driver, "laget/answer"), "par av mål bedöms av de flesta dra isär"));
  CHECK(has(name_at(driver, "laget/plan"), "Planen stannar på din enhet."));
  CHECK(has(name_at(driver, "laget/fact/foremost"),
            "inget av planens mätetal hör till just det målet"));
  CHECK(has(name_at(driver, "laget/fact/kpis"), "15 av 26"));
  CHECK(has(name_at(driver, "laget/fact/responsible"), "Ingen person eller roll är utpekad"));

  driver.press("button", "Se en målkonflikt");
  CHECK(driver.route() == "#/konflikt/g-19+g-22");
  CHECK(name_at(driver, "konflikt/title") ==
        "Hålla nere kostnaderna eller hålla personalen frisk?");
  CHECK(driver.has("text", "Bedömt: drar isär"));
  CHECK(driver.has("text", "Exempelbedömning"));

  driver.press("radio", "A. Skydda det förebyggande");
  CHECK(has(name_at(driver, "konflikt/chosen"), "Med A avstår ni från"));
  CHECK(has(name_at(driver, "konflikt/chosen"), "Inget är beslutat."));
  driver.press("radio", "C. Behåll båda och bestäm när ni tar upp det");
  CHECK(has(name_at(driver, "konflikt/chosen"), "Det här tar ni med C"));
  CHECK(driver.node("top/undo").value("disabled", false));  // nothing was changed

  driver.press("button", "Ta med en sida");
  const platform::Effect* page = driver.last_effect("handOut");
  REQUIRE(page);
  CHECK(page->json["mime"] == "text/html");
  for (const char* words : {"Hålla nere kostnaderna", "Vägar vidare", "Tre frågor att ställa",
                            "Exempelbedömning", "Inget på sidan är ett beslut"}) {
    CHECK(has(page->bytes, words));
  }

  driver.press("button", "Vad väger tyngst för dig?");
  CHECK(driver.route() == "#/val");
}

TEST_CASE("each fact leads to the goals that it counts") {
  Driver driver;
  driver.open_sample();
  driver.start("#/laget");
  driver.activate("link", name_at(driver, "laget/fact/kpis"));
  CHECK(driver.route().rfind("#/laget/kedja", 0) == 0);
  CHECK(name_at(driver, "kedja/count") == "15 mål visas");
  CHECK(driver.has("button", "Bättre samverkan med kommunerna"));
  CHECK_FALSE(driver.has("button", "Minskad klimatpåverkan från egen drift"));  // it has a KPI
}

TEST_CASE("a goal that several boards share is seen from each, and corrected in place") {
  Driver driver;
  driver.open_sample();
  driver.start("#/laget/kedja/g-02");
  CHECK(name_at(driver, "kedja/details/title") == "Akademisk miljö");
  driver.activate("button", "Se från Hälso- och sjukvårdsnämnden");
  CHECK(driver.has("button", "Akademisk miljö"));
  CHECK_FALSE(driver.has("button", "Bättre samverkan med kommunerna"));  // stands with one board
  driver.activate("button", "Ändra målet");
  driver.set("textfield", "Rubrik", "Stark forskningsmiljö");
  CHECK(name_at(driver, "kedja/details/title") == "Stark forskningsmiljö");
  driver.key("z");
  CHECK(name_at(driver, "kedja/details/title") == "Akademisk miljö");
}

TEST_CASE("a screen before a projector goes on and back by a remote's keys, and ends with Escape") {
  Driver driver({1920, 1080, false});
  driver.open_sample();
  driver.start("#/konflikt/g-19+g-22");
  driver.press("button", "Visa på duk");
  CHECK(driver.route() == "#/duk/konflikt/g-19+g-22");
  CHECK(name_at(driver, "duk/title") == "Hålla nere kostnaderna eller hålla personalen frisk?");
  const auto press = [&](const char* key) {
    driver.event(
        {{"type", "key"}, {"key", key}, {"ctrl", false}, {"shift", false}, {"alt", false}});
    driver.settle();
  };
  press("PageDown");
  CHECK(name_at(driver, "duk/title") == "Det som ställs mot varandra");
  press("PageUp");
  press("PageUp");
  CHECK(has(name_at(driver, "duk/step"), "1 av"));
  for (int step = 0; step < 20; ++step) press("ArrowRight");
  CHECK(name_at(driver, "duk/title") == "Tre frågor att ställa");
  press("Escape");
  CHECK(driver.route() == "#/konflikt/g-19+g-22");
}

TEST_CASE("what a person chose of looks is remembered, and given back at the next start") {
  Driver driver;
  driver.open_sample();
  driver.start("#/mer/planer");
  driver.activate("radio", "Hög kontrast");
  const platform::Effect* told = driver.last_effect("remember");
  REQUIRE(told);
  CHECK(told->json["theme"] == "contrast");
  CHECK(told->json["language"] == "sv");
}

TEST_CASE("a plan without goals, judgements or measures has something to say on every screen") {
  const std::string route =
      GENERATE("#/laget", "#/laget/kedja", "#/konflikt", "#/konflikt/granska", "#/val",
               "#/konflikt/finns-inte", "#/duk/laget", "#/duk/konflikt", "#/duk/val");
  CAPTURE(route);
  Driver driver;
  driver.open_sample();
  driver.start(route);
  driver.open(R"({"format":"malvag-plan","version":1,
    "plan":{"id":"tom","title":"Tom plan","kind":"other","period":{"from":2027,"to":2029}}})",
              "tom.json");
  driver.event({{"type", "route"}, {"route", route}});
  driver.settle();
  bool says_something = false;
  for (const std::string& id : driver.mirror().ids()) {
    const Json& node = driver.node(id);
    if (node.value("role", "") == "heading") says_something = true;
  }
  CHECK(says_something);
}

}  // namespace malvag::test
