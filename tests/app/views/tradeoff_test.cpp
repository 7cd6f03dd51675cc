// Avvägning by roles and names, without a browser: reasons, staff, years to begin in, savings, what
// does not hang on the weights, and a decision that goes into the journal.
#include <algorithm>
#include <catch_amalgamated.hpp>

#include "../../../core/edit/document.hpp"
#include "../../../core/io/plan_file.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

constexpr const char* screen = "#/val/avvagning";
constexpr const char* percent = "Procent av angivet utrymme";

std::string words(const Driver& driver, const std::string& id) {
  return text_of(driver.node(id), "name");
}

// Descriptions of the buttons whose ids begin so.
std::vector<std::string> notes(const Driver& driver) {
  std::vector<std::string> result;
  for (const std::string& id : driver.mirror().ids()) {
    if (id.rfind("avvagning/m-", 0) == 0 && id.size() > 5 &&
        id.compare(id.size() - 5, 5, "/open") == 0) {
      result.push_back(text_of(driver.node(id), "description"));
    }
  }
  return result;
}

bool any_has(const std::vector<std::string>& texts, const std::string& part) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

Json sample() {
  return Json::parse(file_bytes("assets/plans/rs-2020.json"));
}

void open_at(Driver& driver, const Json& plan) {
  driver.open(plan.dump(2), "plan.json");
  driver.start(screen);
}

TEST_CASE("each that waits says why: money, staff, a group, what cannot go together, a tier") {
  Driver driver({1440, 4000, false});  // all of it is seen
  driver.open_sample();
  driver.start(screen);
  driver.press("button", "Visa alla 16");
  const auto all = notes(driver);
  CHECK(any_has(all, "mkr saknas hos Regionstaben 2020"));
  CHECK(any_has(all, "årsarbetare saknas hos Vårdval 2021"));
  CHECK(any_has(all, "Bara en av ”Stora byggen” får tas med"));
  CHECK(any_has(all, "Går inte ihop med ”Billigare råvaror i köken”, som är med"));
  CHECK(any_has(all, "när ”Störst behov går först” har fått sitt"));
  driver.press("button", "Årsarbetare");
  CHECK(driver.has("list", "Årsarbetare"));
  CHECK(words(driver, "avvagning/staff/f-vardval/2021/spent") == "29 av 29");
  driver.press("button", "Visa färre");
  CHECK(notes(driver).size() < all.size());
}

TEST_CASE("a measure that can begin in several years says in which it does") {
  Driver driver({1440, 4000, false});
  driver.open_sample();
  driver.start("#/val/avvagning/m-017");
  CHECK(words(driver, "avvagning/details/begins") == "Börjar 2021");
  CHECK(words(driver, "avvagning/details/may-begin") == "Kan börja 2020, 2021");
  CHECK(words(driver, "avvagning/details/costs").find("2021 2,6 mkr") != std::string::npos);
  CHECK(words(driver, "avvagning/details/beyond") ==
        "Planen anger inget utrymme 2023, så det räknas inte.");
  driver.press("button", "Visa alla 34");
  CHECK(any_has(notes(driver), "börjar 2021"));
}

TEST_CASE("a demand for savings is met, or what is missing is told") {
  Driver driver;
  driver.open_sample();
  driver.start(screen);
  driver.set("numberfield", percent, "-5");
  driver.settle();
  CHECK(words(driver, "avvagning/answer").find("Kravet på besparingar 2020–2022 klaras med") == 0);
  CHECK(words(driver, "avvagning/money/compared") ==
        "Kräver besparingar som motsvarar 5\u00A0% av angivet utrymme");
  driver.set("numberfield", percent, "-50");
  driver.settle();
  CHECK(words(driver, "avvagning/answer").find("Inget urval går ihop. Det fattas") == 0);
  CHECK(words(driver, "avvagning/answer").find("också när alla besparingar görs") !=
        std::string::npos);
}

TEST_CASE("a saving that does harm is told to be one, and is made when its money is needed") {
  Json plan = sample();
  for (Json& measure : plan["measures"]) {
    if (measure["id"] != "m-050") continue;
    measure["scores"] = {{"c-law", 0},     {"c-need", 4},  {"c-residents", 0},
                         {"c-economy", 6}, {"c-staff", 3}, {"c-environment", 4}};
  }
  for (Json& frame : plan["frames"]) {
    if (frame.contains("room")) frame["room"] = {{"2020", 90000}, {"2021", 90000}, {"2022", 90000}};
    if (frame.contains("staff")) frame.erase("staff");
  }
  plan.erase("groups");
  Driver driver({1440, 4000, false});
  open_at(driver, plan);
  CHECK(any_has(notes(driver), "Gör mer skada än nytta, och pengarna behövs inte"));
  driver.set("numberfield", percent, "-5");
  driver.settle();
  CHECK_FALSE(any_has(notes(driver), "Gör mer skada än nytta, och pengarna behövs inte"));
}

TEST_CASE("what is in all, some and none of the choices, and other choices, by name") {
  Driver driver({1440, 4000, false});
  driver.open_sample();
  driver.start(screen);
  driver.settle();
  CHECK(driver.has("heading", "Om ni väger på andra sätt"));
  CHECK(words(driver, "avvagning/sure/hint").find("Det bästa urvalet för 69 sätt att väga") == 0);
  const auto count = [&](const std::string& id) {
    const std::string text = words(driver, id);
    return std::stoi(text.substr(text.find('(') + 1));
  };
  const int all = count("avvagning/sure/all"), some = count("avvagning/sure/some"),
            none = count("avvagning/sure/none");
  CHECK(count("avvagning/sure/fixed") == 3);  // what the law requires
  CHECK(all + some + none == 47);
  CHECK(all > 5);
  CHECK(some > 5);
  driver.press("button", words(driver, "avvagning/sure/all"));
  CHECK(driver.has("list", words(driver, "avvagning/sure/all")));
  CHECK(words(driver, "avvagning/next/0").find("Med ”") == 0);
  CHECK(words(driver, "avvagning/next/0/points").find("poäng") != std::string::npos);
}

TEST_CASE("a principle with nothing to weigh shows nothing about weighing") {
  Json plan = sample();
  for (Json& principle : plan["principles"]) {
    principle["tiers"] =
        Json::array({{{"kind", "level"}, {"title", "Störst behov"}, {"criterion", "c-need"}}});
  }
  Driver driver;
  open_at(driver, plan);
  CHECK_FALSE(driver.has("heading", "Om ni väger på andra sätt"));
  CHECK(driver.has("heading", "Andra urval som är nästan lika bra"));
}

TEST_CASE("a decision against the choice is in the journal: who, why, when, and its price") {
  Driver driver;
  driver.open_sample();
  driver.start("#/val/avvagning/m-041");
  driver.press("button", "Prova att ta med den");
  driver.settle();
  driver.set("textarea", "Varför", "Klimatet väntar inte");
  driver.set("textfield", "Vem bestämmer", "Regionstyrelsen");
  driver.press("button", "Skriv in det i planen");
  driver.settle();
  CHECK(words(driver, "avvagning/details/lock") ==
        "Ska med, enligt Regionstyrelsen. Klimatet väntar inte");
  CHECK(words(driver, "avvagning/details/lock/date") == "Beslutat 23 november 2026");
  driver.key("s");
  const platform::Effect* saved = driver.last_effect("save");
  REQUIRE(saved);
  const auto read = io::read_plan(saved->bytes);
  REQUIRE(read);
  REQUIRE(read->document.journal.size() == 1);
  const edit::JournalEntry& entry = read->document.journal[0];
  CHECK(entry.who() == "Regionstyrelsen");
  CHECK(entry.reason() == "Klimatet väntar inte");
  CHECK(entry.time().find("2026-11-23") == 0);
  const std::string name = entry.json["command"]["name"].get<std::string>();
  CHECK(name.find("Tog med ”Destruktion av lustgas” mot urvalet. Urvalet ger") == 0);
  CHECK(name.find("poäng") != std::string::npos);
  const Lock& lock = *read->document.plan.measures.find("m-041")->lock;
  CHECK(lock.date == "2026-11-23");
  CHECK(lock.who == "Regionstyrelsen");

  driver.event({{"type", "route"}, {"route", "#/mer"}});
  driver.settle();
  driver.press("button", "En ändring i loggen");
  CHECK(words(driver, "plans/journal/1").find("Tog med ”Destruktion av lustgas” mot urvalet") !=
        std::string::npos);
  CHECK(words(driver, "plans/journal/1/reason") ==
        "Bestämt av Regionstyrelsen. Klimatet väntar inte");
}

TEST_CASE("locks that cannot hold together, and a group that cannot be filled, say which") {
  Json plan = sample();
  const auto lock = [&](const std::string& id, const std::string& kind) {
    for (Json& measure : plan["measures"]) {
      if (measure["id"] == id) {
        measure["lock"] = {{"kind", kind}, {"reason", "Beslutat"}, {"who", "Styrelsen"}};
      }
    }
  };
  lock("m-030", "in");
  lock("m-031", "in");
  {
    Driver driver;
    open_at(driver, plan);
    CHECK(
        words(driver, "avvagning/answer").find("ska båda med, men går inte ihop. Släpp den ena.") !=
        std::string::npos);
  }
  plan = sample();
  lock("m-036", "out");
  lock("m-049", "out");
  Driver driver({1440, 4000, false});
  open_at(driver, plan);
  CHECK(words(driver, "avvagning/answer")
            .find("Minst 1 ska med av ”Forskning och utbildning”, men det går inte att ta med "
                  "fler än 0.") != std::string::npos);
}

TEST_CASE("needs that go in a ring are refused when the file is opened, and named") {
  Json plan = sample();
  for (Json& measure : plan["measures"]) {
    if (measure["id"] == "m-013") measure["requires"] = {"m-012"};
  }
  Driver driver;
  driver.open_sample();
  driver.start("#/mer");
  driver.open(plan.dump(2), "plan.json");
  CHECK(driver.has("alert", "plan.json gick inte att öppna"));
  CHECK(words(driver, "plans/failed/0").find("ring") != std::string::npos);
}

TEST_CASE("no measures, one measure, no room: each a clear sentence") {
  Json plan = sample();
  plan.erase("groups");
  plan.erase("conflicts");
  Json one = plan;
  one["measures"] = Json::array({plan["measures"][0]});
  {
    Driver driver;
    open_at(driver, one);
    CHECK(words(driver, "avvagning/answer").find("En av 1 åtgärder är med") == 0);
    CHECK(words(driver, "avvagning/next/none") == "Inget urval har något annat i sig.");
  }
  Json none = plan;
  none["measures"] = Json::array();
  {
    Driver driver;
    open_at(driver, none);
    CHECK(words(driver, "avvagning/answer").find("Planen har inga åtgärder än") == 0);
  }
  for (Json& frame : plan["frames"]) {
    frame.erase("room");
    frame.erase("staff");
  }
  Driver driver;
  open_at(driver, plan);
  CHECK(words(driver, "avvagning/answer") ==
        "Planen anger inget utrymme att besluta om. Pengarna stoppar därför ingen åtgärd.");
}

}  // namespace
}  // namespace malvag::test
