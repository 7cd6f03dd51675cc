// Principen on the 2020 plan, by roles and names, without a browser.
#include <catch_amalgamated.hpp>

#include "../../../app/words/principle_words.hpp"
#include "../../../core/io/plan_file.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

void visit(Driver& driver, const std::string& route = "#/val/princip/p-1") {
  driver.open_sample();
  driver.start(route);
}

// The plan as the app holds it: what it stores.
Plan stored(Driver& driver) {
  driver.event({{"type", "timer"}, {"name", "store"}});
  driver.settle();
  const auto* effect = driver.last_effect("store");
  REQUIRE(effect != nullptr);
  auto read = io::read_plan(effect->bytes);
  REQUIRE(read);
  return read->document.plan;
}

std::string words_at(const Driver& driver, const std::string& id) {
  return text_of(driver.node(id), "name");
}

TEST_CASE("the principle reads as sentences, says what it leaves open, and who adopted it") {
  Driver driver;
  visit(driver);
  CHECK(driver.has("heading", "Vilken princip gäller?"));
  CHECK(words_at(driver, "princip/answer").find("Ingen princip är antagen.") == 0);
  CHECK(driver.has("text", "1. Det lagen kräver gör vi"));
  CHECK(driver.has("text", "2. Störst behov går först"));
  CHECK(words_at(driver, "princip/step/2/how").find("Poängen vägs ihop") == 0);
  CHECK(driver.has("heading", "Det avgör den inte"));
  CHECK(driver.has("text", "Inte antagen av någon."));
  CHECK(words_at(driver, "princip/changes/words").find("bland åtgärderna som ryms 2020") !=
        std::string::npos);
}

TEST_CASE(
    "a principle is adopted with who, when and whether the ranking was seen, and then stands") {
  Driver driver;
  visit(driver, "#/val");
  driver.press("button", "Läs och ändra principen");
  CHECK(driver.route() == "#/val/princip/p-1");
  driver.press("button", "Anteckna att den är antagen");
  CHECK(driver.has("text", "Ordningen har visats här i dag."));
  CHECK(driver.node("princip/adopt/write").contains("disabled"));
  driver.set("textfield", "Vem antog den", "regionfullmäktige");
  driver.set("textfield", "Datum, till exempel 2026-04-22", "2026-04-22");
  driver.set("textfield", "Paragraf", "12");
  driver.press("button", "Skriv in antagandet");
  CHECK(driver.has("text", "Antagen 22 april 2026 av regionfullmäktige, § 12."));
  CHECK(driver.has("text", "Ordningen hade visats innan principen antogs."));
  CHECK_FALSE(driver.has("button", "Ändra principen"));
  const Plan plan = stored(driver);
  REQUIRE(plan.principles.find("p-1")->adopted);
  CHECK(plan.principles.find("p-1")->adopted->by == "regionfullmäktige");
  CHECK(plan.principles.find("p-1")->rankingSeen == true);

  driver.press("button", "Ny version");
  CHECK(driver.has("textfield", "Principens namn"));
  const Plan next = stored(driver);
  REQUIRE(next.principles.size() == 3);
  const Principle& version = next.principles[2];
  CHECK(version.version == 2);
  CHECK(version.replaces == "p-1");
  CHECK_FALSE(version.adopted);
  CHECK(version.tiers == next.principles.find("p-1")->tiers);
}

TEST_CASE("a date that is none is told of, and nothing is written") {
  Driver driver;
  visit(driver);
  driver.press("button", "Anteckna att den är antagen");
  driver.set("textfield", "Vem antog den", "styrelsen");
  driver.set("textfield", "Datum, till exempel 2026-04-22", "i våras");
  driver.press("button", "Skriv in antagandet");
  CHECK(words_at(driver, "princip/refused").find("Ändringen gjordes inte.") == 0);
  CHECK(driver.has("text", "Inte antagen av någon."));
}

TEST_CASE("weights are set by order alone, with who and why, and can be undone") {
  Driver driver;
  visit(driver);
  driver.press("button", "Väg på nytt");
  CHECK(driver.value("select", "Hur vill ni väga?") == "0");
  driver.press("button", "Flytta upp Medarbetare");
  CHECK(driver.node("princip/weigh/write").contains("disabled"));
  driver.set("textfield", "Vem väger", "Styrelsen");
  driver.set("textarea", "Varför just så", "Efter samtal");
  driver.press("button", "Skriv in vikterna");
  CHECK(words_at(driver, "princip/weights/how") ==
        "Vikterna kommer av en ordning, utan tal, Styrelsen, 23 november 2026.");
  CHECK(driver.has("text", "Skäl: Efter samtal"));
  const Plan plan = stored(driver);
  const Tier& tier = plan.principles.find("p-1")->tiers[2];
  REQUIRE(tier.weighing);
  CHECK(tier.weighing->order ==
        std::vector<Id>{"c-residents", "c-staff", "c-economy", "c-environment"});
  CHECK(tier.weights.value_or("c-residents", 0) == Catch::Approx(52.08).margin(0.01));
  driver.key("z");
  CHECK(words_at(driver, "princip/weights/how").find("Vikterna kommer av hundra poäng") == 0);
}

TEST_CASE("points, comparisons and written weights each come to shares") {
  Driver driver;
  visit(driver);
  driver.press("button", "Väg på nytt");
  driver.set("select", "Hur vill ni väga?", "1");  // worst to best
  driver.set("numberfield", "Poäng för Nytta för invånarna", "100");
  driver.set("numberfield", "Poäng för Ekonomi i balans", "50");
  driver.set("numberfield", "Poäng för Medarbetare", "50");
  driver.set("numberfield", "Poäng för Miljö och hela länet", "0");
  CHECK(driver.has("text", "Nytta för invånarna 50\u00A0%"));
  CHECK(driver.has("text", "Miljö och hela länet 0\u00A0%"));
  driver.set("numberfield", "Poäng för Medarbetare", "mycket");
  CHECK(driver.has("alert", "Skriv ett tal, till exempel 30 eller 1 250."));

  driver.set("select", "Hur vill ni väga?", "3");  // two by two, in a ring
  driver.set("select", "Ekonomi i balans eller Miljö och hela länet", "9");
  driver.set("select", "Nytta för invånarna eller Miljö och hela länet", "-9");
  driver.set("select", "Nytta för invånarna eller Ekonomi i balans", "9");
  CHECK(words_at(driver, "princip/weigh/consistency").find("säger emot varandra") !=
        std::string::npos);
  CHECK(words_at(driver, "princip/weigh/worst").find("Mest sticker") == 0);
}

TEST_CASE("what is begun for one principle does not follow to another") {
  Driver driver;
  visit(driver);
  driver.press("button", "Väg på nytt");
  driver.set("select", "Princip", "p-2");
  CHECK_FALSE(driver.has("select", "Hur vill ni väga?"));
  driver.press("button", "Ändra principen");
  driver.event({{"type", "route"}, {"route", "#/val/princip/p-1"}});
  driver.settle();
  CHECK(driver.value("select", "Princip") == "p-1");
  CHECK_FALSE(driver.has("textfield", "Principens namn"));
}

TEST_CASE("something to score is added, given a scale and words, and weighed in") {
  Driver driver;
  visit(driver);
  driver.press("button", "Lägg till något att bedöma");
  driver.set("textfield", "Vad som bedöms", "Tillgänglighet");
  driver.set("numberfield", "Bäst, Tillgänglighet", "5");
  driver.set("numberfield", "Om inget ändras, Tillgänglighet", "2,5");
  driver.activate("button", "Väg in i principen");
  const Plan plan = stored(driver);
  const Criterion& made = plan.criteria[plan.criteria.size() - 1];
  CHECK(made.title == "Tillgänglighet");
  CHECK(made.scale.best == 5);
  CHECK(made.scale.unchanged == 2.5);
  const Tier& tier = plan.principles.find("p-1")->tiers[2];
  CHECK(tier.weights.value_or(made.id, 0) == 25);
  CHECK_FALSE(tier.weighing);
  driver.set("numberfield", "Sämst, Tillgänglighet", "5");
  CHECK(words_at(driver, "princip/refused").find("Ändringen gjordes inte.") == 0);
  driver.set("numberfield", "Sämst, Tillgänglighet", "många");
  CHECK(driver.has("alert", "Skriv ett tal, till exempel 30 eller 1 250."));
  driver.activate("button", "Väg inte längre");
  driver.activate("button", "Ta bort Tillgänglighet");
  CHECK(stored(driver).criteria.size() == plan.criteria.size() - 1);
}

TEST_CASE("weights can be tried without changing the principle") {
  Driver driver;
  visit(driver);
  driver.press("button", "Väg på nytt");
  driver.press("button", "Flytta upp Medarbetare");
  driver.press("button", "Prova vikterna");
  CHECK(driver.route() == "#/val");
  CHECK(driver.has("status", "Du provar."));
  CHECK(driver.last_effect("store") == nullptr);
}

TEST_CASE("a ready-made principle is put in with what it needs, ranks, and can be undone") {
  Driver driver;
  visit(driver);
  driver.press("button", "Ny princip");
  driver.press("button", "Utgå från den: Den nationella modellen");
  CHECK(driver.route() == "#/val/princip/p-3");
  CHECK(driver.has("text", "1. Svårast går först, med sänkta nivåer där nyttan är liten"));
  const Plan plan = stored(driver);
  const Principle& made = *plan.principles.find("p-3");
  REQUIRE(made.tiers.size() == 1);
  const Criterion& severity = *plan.criteria.find(made.tiers[0].criterion);
  CHECK(severity.reach == Reach::withinBody);
  CHECK(severity.scale.worst == 10);
  CHECK(severity.scale.best == 1);
  driver.key("z");
  CHECK(driver.value("select", "Princip") == "p-1");
}

TEST_CASE("steps are changed, moved, added and taken away, each a step of undo") {
  Driver driver;
  visit(driver);
  driver.press("button", "Ändra principen");
  driver.set("textfield", "Principens namn", "Vår princip");
  driver.set("textfield", "Punkt 1 i ord", "Lagen först");
  driver.press("button", "Flytta upp punkt 2");
  driver.press("button", "Ta bort punkt 3");
  driver.press("button", "Lägg till en punkt");
  driver.set("select", "Punkt 3 avgör genom", "level");
  driver.set("select", "Gäller för", "vardval");
  const Plan plan = stored(driver);
  const Principle& changed = *plan.principles.find("p-1");
  CHECK(changed.title == "Vår princip");
  REQUIRE(changed.tiers.size() == 3);
  CHECK(changed.tiers[0].kind == TierKind::level);
  CHECK(changed.tiers[1].title == "Lagen först");
  CHECK(changed.tiers[2].kind == TierKind::level);
  CHECK(changed.tiers[2].criterion == "c-need");
  CHECK(changed.scope == std::vector<Id>{"vardval"});
  for (int step = 0; step < 7; ++step) driver.key("z");
  CHECK(driver.value("textfield", "Principens namn") == "Följ, eller förklara varför inte");
}

TEST_CASE("why a measure stands where it does can be taken along, down to each ground") {
  Driver driver;
  visit(driver, "#/val/m-001");
  driver.press("button", "Ta med en sida");
  const auto* effect = driver.last_effect("handOut");
  REQUIRE(effect != nullptr);
  const std::string& page = effect->bytes;
  for (const char* words : {"Varför hamnar ”Barnchecklista", "Punkt för punkt", "Krav i lag",
                            "Så räknas poängen", "Inget beslut om åtgärden"}) {
    INFO(words);
    CHECK(page.find(words) != std::string::npos);
  }
}

TEST_CASE("a score, its ground and a lowered level are written, and the ranking follows") {
  Driver driver;
  visit(driver, "#/val/m-001");
  driver.press("button", "Ändra bedömningarna");
  driver.set("textfield", "Grund för Krav i lag", "Barnkonventionen är lag");
  driver.set("numberfield", "Lägst för Medarbetare", "3");
  driver.activate("button", "Sänk nivån för Behov");
  driver.set("textfield", "Förklaring till att Behov sänks", "Nyttan är osäker");
  driver.set("select", "Skäl till att Behov sänks", "evidence");
  const Plan plan = stored(driver);
  const Measure& measure = *plan.measures.find("m-001");
  CHECK(measure.grounds.value_or("c-law", "") == "Barnkonventionen är lag");
  REQUIRE(measure.spans.find("c-staff"));
  CHECK(measure.spans.find("c-staff")->low == 3);
  CHECK(measure.spans.find("c-staff")->high == 4);
  REQUIRE(measure.downgrades.size() == 1);
  CHECK(measure.downgrades[0].because == DowngradeCause::evidence);
  driver.press("button", "Ta med en sida");
  const std::string& page = driver.last_effect("handOut")->bytes;
  CHECK(page.find("Barnkonventionen är lag") != std::string::npos);
  CHECK(page.find("Sänkt 1 från 2, underlaget är svagt. Nyttan är osäker") != std::string::npos);

  driver.set("numberfield", "Bedömning av Medarbetare", "");
  CHECK(stored(driver).measures.find("m-001")->scores.find("c-staff") == nullptr);
  CHECK(driver.has("text", "Den saknar poäng som principen frågar efter."));
}

TEST_CASE("a measure outside the principle's scope is listed as such") {
  Driver driver;
  visit(driver);
  driver.press("button", "Ändra principen");
  driver.set("select", "Gäller för", "vardval");
  driver.press("button", "Visa ordningen");
  CHECK(driver.has("table", "Åtgärder i ordning"));
  driver.start("#/val/m-001");
  CHECK(driver.has("text", "Principen gäller inte för den här åtgärden."));
}

TEST_CASE("every ready-made principle can be put into a plan that has nothing") {
  Plan plan;
  plan.head.id = "p";
  plan.head.title = "Tom";
  for (const auto which : {words::ReadyMade::explain, words::ReadyMade::ethics,
                           words::ReadyMade::national, words::ReadyMade::weights}) {
    Id id;
    const auto made = edit::apply(plan, words::ready_made(plan, which, id));
    REQUIRE(made);
    REQUIRE(made->principles.find(id) != nullptr);
    CHECK_FALSE(made->principles.find(id)->leavesOpen.empty());
    plan = *made;  // the next one finds what the one before put in
  }
  CHECK(plan.principles.size() == 4);
  CHECK(plan.criteria.size() == 5);
}

}  // namespace
}  // namespace malvag::test
