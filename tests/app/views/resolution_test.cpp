// A decision about a conflict by roles and names, without a browser: written on the card, shown
// there and in the list, open again when what it rests on changes, and taken along.
#include <algorithm>
#include <catch_amalgamated.hpp>

#include "../../../core/edit/document.hpp"
#include "../../../core/io/plan_file.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

constexpr const char* card = "#/konflikt/g-19+g-22";
constexpr const char* way_a = "A. Skydda det förebyggande";
constexpr const char* question = "Hålla nere kostnaderna eller hålla personalen frisk?";

// The plan as the app holds it: what it stores.
std::string stored_bytes(Driver& driver) {
  driver.event({{"type", "timer"}, {"name", "store"}});
  driver.settle();
  const auto* effect = driver.last_effect("store");
  REQUIRE(effect != nullptr);
  return effect->bytes;
}
edit::Document stored(Driver& driver) {
  auto read = io::read_plan(stored_bytes(driver));
  REQUIRE(read);
  return read->document;
}

std::string words(const Driver& driver, const std::string& id) {
  return text_of(driver.node(id), "name");
}

bool is_there(const Driver& driver, const std::string& id) {
  return driver.mirror().find(id) != nullptr;
}

void decide(Driver& driver) {
  driver.press("button", "Välj och motivera");
  driver.press("radio", way_a);
  driver.set("textarea", "Varför", "Det förebyggande ger mest på sikt.");
  driver.set("textfield", "Vem som beslutar", "Regionstyrelsen");
  driver.press("button", "Spara beslutet");
}

void visit(Driver& driver, const std::string& route = card) {
  driver.open_sample();
  driver.start(route);
}

}  // namespace

TEST_CASE("a way is chosen with a reason, and the card says what was decided") {
  Driver driver;
  visit(driver);
  CHECK(driver.has("button", "Vad väger tyngst för dig?"));
  CHECK_FALSE(driver.has("heading", "Beslut"));
  driver.press("button", "Välj och motivera");
  CHECK(words(driver, "konflikt/form/does") == "Välj en väg ovan, så syns det här.");
  driver.press("radio", way_a);
  CHECK(words(driver, "konflikt/form/does/0") == "Ni avstår från det som annars hade sparats där.");
  CHECK(driver.has("text", "Vad vägen kostar i sin helhet är inte uträknat."));
  CHECK(driver.value("textfield", "Datum") == "2026-11-23");
  driver.set("textarea", "Varför", "Det förebyggande ger mest på sikt.");
  driver.set("textfield", "Vem som beslutar", "Regionstyrelsen");
  driver.set("textfield", "Följs upp, om ni vill", "2027-05-01");
  driver.press("button", "Spara beslutet");

  CHECK(driver.has("heading", "Beslut"));
  CHECK(driver.has("status", "Beslutet är sparat."));
  CHECK(driver.has("text",
                   "Skydda det förebyggande. Låt insatser mot ohälsa gå fria från besparingar."));
  CHECK(driver.has("text", "Regionstyrelsen, 23 november 2026"));
  CHECK(driver.has("text", "Det förebyggande ger mest på sikt."));
  CHECK(driver.has("text", "1 maj 2027"));
  CHECK(driver.has(
      "text", "”Följ beslutad budget i stället” och ”Behåll båda och bestäm när ni tar upp det”"));
  CHECK_FALSE(driver.has("button", "Välj och motivera"));

  const edit::Document document = stored(driver);
  REQUIRE(document.plan.choices.size() == 1);
  const ConflictChoice& choice = document.plan.choices[0];
  CHECK(choice.conflict == "g-19+g-22");
  CHECK(choice.title == question);
  CHECK(choice.way.givesUp == "det som annars hade sparats där.");
  CHECK(choice.notChosen.size() == 2);
  CHECK(choice.consequences.front() == "Ni avstår från det som annars hade sparats där.");
  CHECK(choice.principle == "p-1");
  CHECK_FALSE(choice.basis.empty());
  REQUIRE(document.journal.size() == 1);
  CHECK(document.journal[0].who() == "Regionstyrelsen");
  CHECK(document.journal[0].reason() == "Det förebyggande ger mest på sikt.");

  driver.key("z");
  CHECK_FALSE(driver.has("heading", "Beslut"));
  CHECK(driver.has("button", "Välj och motivera"));
  driver.key("z", true);
  CHECK(driver.has("heading", "Beslut"));
}

TEST_CASE("what is missing is said at its field, and nothing is decided") {
  Driver driver;
  visit(driver);
  driver.press("button", "Välj och motivera");
  driver.set("textfield", "Datum", "i våras");
  driver.set("textfield", "Följs upp, om ni vill", "snart");
  driver.press("button", "Spara beslutet");
  CHECK(words(driver, "konflikt/form/way/problem") ==
        "Välj en av vägarna ovan, eller skriv en egen.");
  CHECK(words(driver, "konflikt/form/reason/problem") == "Skriv varför.");
  CHECK(words(driver, "konflikt/form/who/problem") == "Skriv vem som beslutar.");
  CHECK(words(driver, "konflikt/form/date/problem") == "Skriv datumet så här: 2026-03-24.");
  CHECK(is_there(driver, "konflikt/form/follow-up/problem"));
  driver.press("radio", "D. En egen väg");
  CHECK(words(driver, "konflikt/form/own/problem") == "Skriv vad ni gör.");
  driver.set("textfield", "Datum", "2026-11-23");
  driver.set("textfield", "Följs upp, om ni vill", "2026-11-01");
  CHECK(words(driver, "konflikt/form/follow-up/problem") == "Uppföljningen ligger före beslutet.");
  CHECK_FALSE(driver.has("heading", "Beslut"));
  driver.press("button", "Avbryt");
  CHECK(driver.has("button", "Välj och motivera"));
  CHECK_FALSE(driver.has("radio", "D. En egen väg"));
}

TEST_CASE("a way of one's own, and a conflict that is lived with, which stays in the list") {
  Driver driver;
  visit(driver);
  driver.press("button", "Välj och motivera");
  driver.press("radio", "D. En egen väg");
  driver.set("textfield", "Er väg", "Pröva i en förvaltning först");
  driver.set("textfield", "Det här avstår ni från", "tempo i de andra.");
  driver.press("radio", "Vi lever med den");
  driver.set("textarea", "Varför", "Vi behöver veta mer");
  driver.set("textfield", "Vem som beslutar", "Regionstyrelsen");
  driver.press("button", "Spara beslutet");
  CHECK(driver.has("text", "Pröva i en förvaltning först"));
  CHECK(driver.has("text", "Vi känner till konflikten och lever med den. Den syns kvar i listan."));
  CHECK(stored(driver).plan.choices[0].notChosen.size() == 3);
  CHECK(stored(driver).plan.choices[0].accepted);

  driver.press("button", "Alla målkonflikter");
  CHECK_THAT(words(driver, "konflikt/settled"),
             Catch::Matchers::StartsWith("En av ") && Catch::Matchers::EndsWith(" är avgjord."));
  CHECK(words(driver, "konflikt/g-19+g-22/state") == "Ni lever med den");
  driver.press("radio", "Lever med");
  CHECK(is_there(driver, "konflikt/g-19+g-22/open"));
  CHECK_FALSE(is_there(driver, "konflikt/g-12+g-13/open"));
  driver.press("radio", "Öppna");
  CHECK_FALSE(is_there(driver, "konflikt/g-19+g-22/open"));
}

TEST_CASE("when what a decision rests on changes it is open again, and undoing lets it stand") {
  Driver driver;
  visit(driver);
  decide(driver);
  const edit::Document document = stored(driver);
  const auto measure = std::find_if(document.plan.measures.begin(), document.plan.measures.end(),
                                    [](const Measure& one) {
                                      return one.goals.front() == "g-19" && one.costs.find(2020) &&
                                             one.costs.value_or(2020, 0) > 0;
                                    });
  REQUIRE(measure != document.plan.measures.end());
  driver.event({{"type", "route"}, {"route", "#/val/" + measure->id}});
  driver.settle();
  driver.press("button", "Ändra åtgärden");
  driver.set("numberfield", "Kostnad 2020, tkr", "98765");
  driver.event({{"type", "route"}, {"route", card}});
  driver.settle();
  CHECK(words(driver, "konflikt/again") == "Öppen igen: det som beslutet vilar på har ändrats");
  CHECK(words(driver, "konflikt/again/0").find("Kostnaden för ”" + measure->title + "” 2020: ") ==
        0);
  CHECK_THAT(words(driver, "konflikt/again/0"), Catch::Matchers::EndsWith("98 765 tkr nu"));
  CHECK(words(driver, "konflikt/decision/state") == "Öppen igen");
  CHECK(driver.has("button", "Välj och motivera"));
  driver.key("z");
  CHECK_FALSE(is_there(driver, "konflikt/again"));
  CHECK(words(driver, "konflikt/decision/state") == "Avgjord");
}

TEST_CASE("a judgement that is changed in the file opens the conflict again, with then and now") {
  Driver driver;
  visit(driver);
  decide(driver);
  Json plan = Json::parse(stored_bytes(driver));
  for (Json& influence : plan["influences"]) {
    if (influence["from"] == "g-22" && influence["to"] == "g-19") {
      influence["strength"] = -3;
      break;
    }
  }
  Driver later;
  later.open(plan.dump(2), "plan.json");
  later.start(card);
  CHECK(words(later, "konflikt/again/0").find("−3 (utesluter) nu") != std::string::npos);
}

TEST_CASE("a decision is changed by a new one, and taken up again; the earlier ones stay") {
  Driver driver;
  visit(driver);
  decide(driver);
  driver.press("button", "Ändra");
  CHECK(driver.value("textarea", "Varför") == "Det förebyggande ger mest på sikt.");
  driver.press("radio", "B. Följ beslutad budget i stället");
  driver.set("textarea", "Varför", "Fullmäktige har beslutat om ramen.");
  driver.press("button", "Spara beslutet");
  CHECK(driver.has("text", "Fullmäktige har beslutat om ramen."));
  driver.press("button", "Ett tidigare beslut");
  CHECK(words(driver, "konflikt/earlier/ch-1") ==
        "23 november 2026, Regionstyrelsen: Skydda det förebyggande. Det förebyggande ger mest på "
        "sikt.");
  driver.press("button", "Ta upp igen");
  driver.press("button", "Öppna konflikten igen");
  CHECK(words(driver, "konflikt/takeup/reason/problem") == "Skriv varför.");
  driver.set("textarea", "Varför", "Nya siffror");
  driver.set("textfield", "Vem som tar upp den", "Oppositionen");
  driver.press("button", "Öppna konflikten igen");
  CHECK(words(driver, "konflikt/again") == "Öppen igen: Oppositionen tog upp den 23 november 2026");
  CHECK(words(driver, "konflikt/again/0") == "Nya siffror");
  CHECK(stored(driver).plan.choices.size() == 2);
  driver.key("z");
  CHECK(words(driver, "konflikt/decision/state") == "Avgjord");
}

TEST_CASE("the protocol is taken along and shown, and so is the card's page with its decision") {
  Driver driver;
  visit(driver);
  decide(driver);
  driver.press("button", "Ta med en sida");
  const std::string page = driver.last_effect("handOut")->bytes;
  CHECK(page.find("<dt>Ni valde</dt><dd>Skydda det förebyggande.") != std::string::npos);
  CHECK(page.find("Inget på sidan är ett beslut") == std::string::npos);
  driver.press("button", "Alla målkonflikter");
  driver.press("button", "Ta med protokollet");
  const std::string protocol = driver.last_effect("handOut")->bytes;
  CHECK(driver.last_effect("handOut")->json["name"] == "konfliktprotokoll.html");
  for (const char* said : {"<h1>Konfliktprotokoll</h1>", " är avgjord.", question, "Avgjord",
                           "<dt>Av vem</dt><dd>Regionstyrelsen, 23 november 2026</dd>",
                           "<dt>Därför</dt><dd>Det förebyggande ger mest på sikt.</dd>",
                           "<dt>Ni avstod</dt>", "<dt>Principen sade</dt>", "Inte avgjorda än"}) {
    INFO(said);
    CHECK(protocol.find(said) != std::string::npos);
  }
  driver.press("button", "Visa protokollet på duk");
  CHECK(driver.has("heading", "Konfliktprotokoll"));
}

TEST_CASE("a way that is pressed before the projector is the one that is chosen on the card") {
  Driver driver;
  visit(driver);
  for (const bool is_chosen : {true, false}) {
    driver.press("button", "Visa på duk");
    for (int slide = 0; slide < 20 && !driver.has("radio", way_a); ++slide) {
      driver.press("button", "Nästa");
    }
    driver.press("radio", way_a);
    CHECK(driver.node("duk/way/A").value("checked", false) == is_chosen);
    driver.press("button", "Avsluta");
    CHECK(driver.node("konflikt/way/A").value("checked", false) == is_chosen);
  }
}

TEST_CASE("in a plan that may only be read nothing can be decided") {
  Driver driver;
  driver.event({{"type", "plan"}, {"name", "rs-2020"}, {"source", "query"}, {"readOnly", true}},
               file_bytes("assets/plans/rs-2020.json"));
  driver.start(card);
  CHECK(driver.has("button", "Vad väger tyngst för dig?"));
  CHECK_FALSE(driver.has("button", "Välj och motivera"));
}

TEST_CASE("form, decision and list keep within the screen at any width") {
  const Screen screen =
      GENERATE(Screen{1440, 900, false}, Screen{820, 1180, true}, Screen{390, 844, true});
  const std::string language = GENERATE("sv", "en");
  CAPTURE(screen.width, language);
  Driver driver(screen, language);
  visit(driver);
  const bool swedish = language == "sv";
  const auto check = [&] {
    for (const std::string& id : driver.mirror().ids()) {
      const Box box = driver.mirror().box(id, {});
      CAPTURE(id, box.x, box.width);
      CHECK(box.x >= -1);
      CHECK(box.x + box.width <= screen.width + 1);
    }
  };
  driver.press("button", swedish ? "Välj och motivera" : "Choose and give reasons");
  check();
  driver.press("button", swedish ? "Spara beslutet" : "Save the decision");
  check();
  driver.press("radio", way_a);
  driver.set("textarea", swedish ? "Varför" : "Why", "Därför");
  driver.set("textfield", swedish ? "Vem som beslutar" : "Who decides", "Regionstyrelsen");
  driver.press("button", swedish ? "Spara beslutet" : "Save the decision");
  CHECK(driver.has("heading", swedish ? "Beslut" : "Decision"));
  check();
  driver.press("button", swedish ? "Alla målkonflikter" : "All goal conflicts");
  check();
}

}  // namespace malvag::test
