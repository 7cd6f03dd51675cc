// Granska on the 2020 plan, by roles and names, without a browser.
#include <catch_amalgamated.hpp>

#include "../../../app/ui/audit.hpp"
#include "../../../core/plan/json.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

std::string answer(const Driver& driver) {
  return text_of(driver.node("sure/answer"), "name");
}

std::string at(const Driver& driver, const std::string& id) {
  return text_of(driver.node(id), "name");
}

// The measures that are listed, in order.
std::vector<std::string> listed(const Driver& driver) {
  std::vector<std::string> titles;
  for (const std::string& id : driver.mirror().ids()) {
    const bool is_row =
        id.rfind("sure/m-", 0) == 0 && id.size() > 5 && id.substr(id.size() - 5) == "/open";
    if (is_row) titles.push_back(text_of(driver.node(id), "name"));
  }
  return titles;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

struct Visit {
  Driver driver;
  explicit Visit(const std::string& route = "#/val/granska", Screen screen = {}) : driver(screen) {
    driver.open_sample();
    driver.start(route);
    driver.work();
  }
};

}  // namespace

TEST_CASE("the question how sure the order is has one computed answer") {
  Visit visit;
  Driver& driver = visit.driver;
  CHECK(driver.has("heading", "Hur säker är ordningen?"));
  CHECK(answer(driver) ==
        "Osäker. Krav och nivåer går före vikterna och avgör 11 av de 19 åtgärder som ryms. Av de "
        "åtta andra är det ingen som ryms nästan hur vikterna än sätts. 8 kan falla ut om vikterna "
        "ändras.");
  CHECK(driver.has("heading", "Vad står fast?"));
  CHECK(driver.has("heading", "Där ordningen är jämn"));
  CHECK(driver.has("heading", "Hur långt kan en vikt flyttas?"));
  CHECK(driver.has("heading", "Andra sätt att räkna"));
  CHECK_FALSE(driver.has("heading", "Poäng som saknas"));
  CHECK(has(at(driver, "sure/counted"), "10\u00A0000 sätt att väga har dragits"));
}

TEST_CASE("the three screens of Val lead to each other") {
  Visit visit("#/val");
  Driver& driver = visit.driver;
  driver.press("link", "Granska");
  CHECK(driver.route() == "#/val/granska");
  driver.press("link", "Avvägning");
  CHECK(driver.route() == "#/val/avvagning");
  driver.press("link", "Granska");
  CHECK(driver.route() == "#/val/granska");
  driver.press("link", "Prioritera");
  CHECK(driver.route() == "#/val");
}

TEST_CASE("measures are listed by whether they stand, hang on the weights, or fall") {
  Visit visit;
  Driver& driver = visit.driver;
  const auto open = listed(driver);
  CHECK(open.size() > 5);
  driver.press("radio", "Säkra 11");
  driver.settle();
  const auto in = listed(driver);
  REQUIRE(in.size() > 5);
  CHECK(in.front() == "Säkrare information i vårdens system");
  driver.press("radio", "Utanför 26");
  CHECK(listed(driver) != in);
}

TEST_CASE("what is known of the weights changes what is sure") {
  Visit visit;
  Driver& driver = visit.driver;
  const std::string free = answer(driver);
  driver.press("radio", "Nära dagens");
  driver.work();
  CHECK(answer(driver) != free);
  CHECK(has(answer(driver), "så länge ingen vikt ändras mer än 10 procentenheter"));
  CHECK(has(at(driver, "sure/known/about"), "högst 10 procentenheter"));
  driver.set("numberfield", "Så många procentenheter kan en vikt ändras", "2");
  driver.work();
  CHECK(has(answer(driver), "ändras mer än 2 procentenheter"));
  driver.set("numberfield", "Så många procentenheter kan en vikt ändras", "få");
  CHECK(has(at(driver, "sure/margin/problem"), "Skriv ett tal"));
  driver.press("radio", "Bara ordningen");
  driver.work();
  CHECK(has(answer(driver), "så länge vikternas ordning gäller"));
}

TEST_CASE("a measure has its places, what moves it and the least that would") {
  Visit visit("#/val/granska/m-017");
  Driver& driver = visit.driver;
  CHECK(driver.has("region", "Om åtgärden"));
  CHECK(at(driver, "sure/measure/title") == "Fler utbildningsplatser i primärvården");
  CHECK(at(driver, "sure/measure/now") == "Plats 16 av 50");
  CHECK(has(at(driver, "sure/places/range"), "I 90 av 100 sätt att väga"));
  CHECK(driver.has("list", "Platser den kan få"));
  CHECK(driver.has("list", "Vad som flyttar den"));
  CHECK(driver.has("heading", "Minsta ändring för att den inte ska rymmas"));
  CHECK(has(at(driver, "sure/turn/line/weight"), "Ekonomi i balans väger 25,9"));
  driver.press("button", "Se platsen i rangordningen");
  CHECK(driver.route() == "#/val/m-017");
  driver.press("button", "Granska hur säkert det är");
  CHECK(driver.route() == "#/val/granska/m-017");
  driver.press("button", "Stäng");
  CHECK(driver.route() == "#/val/granska");
  CHECK_FALSE(driver.has("region", "Om åtgärden"));
}

TEST_CASE("choosing another measure keeps what has been counted") {
  Visit visit;
  Driver& driver = visit.driver;
  const std::string before = answer(driver);
  driver.press("button", "Läkemedelsgenomgångar för äldre");
  CHECK(answer(driver) == before);
  driver.work();
  CHECK(answer(driver) == before);
  CHECK(has(at(driver, "sure/places/range"), "plats"));
}

TEST_CASE("the counting can be stopped and gone on with") {
  Driver driver;
  driver.open_sample();
  driver.start("#/val/granska");
  driver.settle();
  CHECK(answer(driver) == "Räknar på olika sätt att väga.");
  REQUIRE(driver.has("button", "Avbryt"));
  driver.press("button", "Avbryt");
  driver.work();
  CHECK(answer(driver) == "Inget är räknat än.");
  CHECK_FALSE(driver.has("button", "Avbryt"));
  driver.press("button", "Räkna vidare");
  driver.work();
  CHECK(has(answer(driver), "11 av de 19"));
  CHECK_FALSE(driver.has("button", "Räkna vidare"));
}

TEST_CASE("a trial's weights are those that are examined, and it is said") {
  Driver driver;
  driver.open_sample();
  driver.start("#/val");
  driver.set("slider", "Vikt för Ekonomi i balans", "80");
  driver.press("link", "Granska");
  driver.work();
  CHECK(has(at(driver, "sure/principle"), "med de vikter som du provar"));
  CHECK(driver.has("heading", "Ekonomi i balans, nu 80\u00A0%"));
}

TEST_CASE("a plan without a room or with scores missing says so") {
  Json plan = Json::parse(file_bytes("assets/plans/rs-2020.json"));
  for (Json& frame : plan["frames"]) frame.erase("room");
  plan["measures"][16]["scores"].erase("c-staff");
  Driver driver;
  driver.open(plan.dump(), "utan.json", "sample");
  driver.start("#/val/granska");
  driver.work();
  CHECK(has(answer(driver), "Planen anger inget utrymme"));
  CHECK(driver.has("heading", "Poäng som saknas"));
  CHECK(has(at(driver, "sure/missing/m-017/range"), "Saknar Medarbetare. Plats "));
  CHECK(has(at(driver, "sure/missing/m-017/range"), "–"));
}

TEST_CASE("the examination opens on the sizes that people have") {
  for (const Screen& screen : {Screen{1440, 900, false}, Screen{1024, 768, false},
                               Screen{820, 1180, true}, Screen{390, 844, true}}) {
    Visit visit("#/val/granska/m-017", screen);
    INFO(screen.width);
    CHECK(visit.driver.has("button", "Stäng"));
    CHECK(visit.driver.has("heading", "Hur säker är ordningen?"));
  }
}

TEST_CASE("for the projector the examination is told in pages") {
  Visit visit;
  Driver& driver = visit.driver;
  driver.event({{"type", "route"}, {"route", "#/duk/val/granska"}});
  driver.settle();
  CHECK(driver.has("heading", "Hur säker är ordningen?"));
}

}  // namespace malvag::test
