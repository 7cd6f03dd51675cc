// Rows pasted from a spreadsheet, by roles and names, without a browser.
#include <catch_amalgamated.hpp>

#include "../../../app/ui/audit.hpp"
#include "../../../core/plan/limits.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

constexpr const char* rows =
    "Åtgärd\tNämnd\tKostnad 2021\tÖvrigt\n"
    "Öppna natten\tRegionstyrelsen\t1 200\tx\n"
    "Stänga dagen\tXnämnden\tmycket\ty\n"
    "\tRegionstyrelsen\t300\tz\n"
    "Barnchecklista och utbildning\tRegionstyrelsen\t300\tz\n";

void paste(Driver& driver, const std::string& text) {
  driver.event({{"type", "paste"}, {"size", text.size()}}, text);
  driver.settle();
}

std::string answer(const Driver& driver) {
  return text_of(driver.node("paste/answer"), "name");
}

std::string name_of(const Driver& driver, const std::string& id) {
  return text_of(driver.node(id), "name");
}

Driver& started(Driver& driver, const std::string& route = "") {
  driver.open_sample();
  driver.start(route);
  return driver;
}

TEST_CASE("pasted rows open as a preview that says what it takes them for") {
  Driver driver;
  started(driver);
  paste(driver, rows);
  CHECK(driver.route() == "#/mer/klistra");
  CHECK(driver.has("heading", "Vad har ni klistrat in?"));
  CHECK(answer(driver) ==
        "2 åtgärder kan läggas in. 3 av 4 kolumner används. 1 rad utan namn lämnas. "
        "1 rad finns redan i planen och lämnas.");
  CHECK(driver.has("table", "Rader"));
  CHECK(text_of(driver.node(driver.get("select", "Vad Kostnad 2021 är")), "value") == "cost/2021");
  CHECK(name_of(driver, "paste/row/1/2") == "1\u00A0200");
  CHECK(name_of(driver, "paste/row/1/fate") == "Läggs in");
  CHECK(name_of(driver, "paste/row/2/1") == "Xnämnden (förstås inte)");
  CHECK(name_of(driver, "paste/row/2/fate") == "Läggs in, 2 oklara");
  CHECK(name_of(driver, "paste/row/3/fate") == "Saknar namn");
  CHECK(name_of(driver, "paste/row/4/fate") == "Finns redan");
  CHECK(driver.has("text",
                   "Rad 3, Nämnd: ”Xnämnden” finns inte bland organ i planen. Uppgiften lämnas "
                   "tom."));
  // Whoever comes by keyboard or listens begins at the question.
  CHECK(text_of(driver.last_effect("focus")->json, "id") == "paste/title");
}

TEST_CASE("what is taken is one step that undo takes back whole") {
  Driver driver;
  started(driver);
  paste(driver, rows);
  driver.press("button", "Lägg in 2 åtgärder");
  CHECK(driver.route() == "#/val");
  CHECK(driver.has("status", "2 åtgärder är inlagda. De står sist i listan tills de har poäng."));
  CHECK(driver.has("button", "Ångra: Klistrade in 2 åtgärder"));
  driver.event({{"type", "timer"}, {"name", "store"}});
  driver.settle();
  REQUIRE(driver.last_effect("store") != nullptr);
  const std::string stored = driver.last_effect("store")->bytes;
  CHECK(stored.find("\"id\":\"m-oppna-natten\"") != std::string::npos);
  CHECK(stored.find("\"id\":\"m-stanga-dagen\"") != std::string::npos);

  driver.press("button", "Ta bort dem igen");
  CHECK_FALSE(
      driver.has("status", "2 åtgärder är inlagda. De står sist i listan tills de har poäng."));
  CHECK_FALSE(driver.has("button", "Ta bort dem igen"));
  driver.event({{"type", "timer"}, {"name", "store"}});
  driver.settle();
  const Json kept = Json::parse(driver.last_effect("store")->bytes, nullptr, false);
  const Json sample = Json::parse(file_bytes("assets/plans/rs-2020.json"), nullptr, false);
  CHECK(kept["measures"] == sample["measures"]);
  CHECK(driver.node("top/undo").contains("disabled"));
}

TEST_CASE("what is left changes nothing, and one is back where one was") {
  Driver driver;
  started(driver, "#/mer/planer");
  paste(driver, rows);
  driver.press("button", "Låt bli");
  CHECK(driver.route() == "#/mer/planer");
  CHECK(driver.has("heading", "Vilken plan arbetar ni med?"));
  CHECK(driver.last_effect("store") == nullptr);
  CHECK(driver.node("top/undo").contains("disabled"));
}

TEST_CASE("a person says what a column is, what the rows are and which unit the amounts have") {
  Driver driver;
  started(driver);
  paste(driver, rows);
  driver.set("select", "Vad Övrigt är", "cost/2022");
  CHECK(answer(driver).find("4 av 4 kolumner används.") != std::string::npos);
  CHECK(name_of(driver, "paste/row/1/fate") == "Läggs in, 1 oklar");
  driver.set("select", "Vad Övrigt är", "unused");
  CHECK(answer(driver).find("3 av 4 kolumner används.") != std::string::npos);

  CHECK(driver.has("text", "Tabellen säger inte vilken enhet beloppen har."));
  driver.press("radio", "mkr");
  CHECK(name_of(driver, "paste/row/1/2") == "1\u00A0200\u00A0000");
  CHECK_FALSE(driver.has("text", "Tabellen säger inte vilken enhet beloppen har."));

  driver.press("radio", "Mål");
  CHECK(driver.has("button", "Lägg in 3 mål"));
  driver.press("radio", "Innehåll");
  CHECK(driver.has("button", "Lägg in 4 mål"));
  driver.press("button", "Lägg in 4 mål");
  CHECK(driver.route() == "#/mer/planer");
  CHECK(driver.has("status", "4 mål är inlagda."));
}

TEST_CASE("a number that can be read in two ways is asked about") {
  Driver driver;
  started(driver);
  paste(driver, "Åtgärd\t2021, mkr\nÖppna\t1,459\n");
  CHECK(name_of(driver, "paste/row/1/1") == "1\u00A0459");
  driver.press("radio", "1,234.5");
  CHECK(name_of(driver, "paste/row/1/1") == "1\u00A0459\u00A0000");
}

TEST_CASE("without a keyboard rows are pasted into a field of their own") {
  Driver driver(Screen{390, 844, true});
  started(driver, "#/mer/planer");
  driver.press("button", "Klistra in rader");
  CHECK(driver.route() == "#/mer/klistra");
  CHECK(driver.has("heading", "Vad vill ni klistra in?"));
  driver.set("textarea", "Rader ur ett kalkylark", rows);
  CHECK(driver.has("heading", "Vad har ni klistrat in?"));
  CHECK(driver.has("list", "Rader"));
  driver.scroll("paste/page", 600);
  CHECK(driver.has("text", "Kostnad 2021, tkr: 1\u00A0200"));
  CHECK(driver.has("text", "Nämnd eller styrelse: Xnämnden (förstås inte)"));
  driver.press("button", "Klistra in något annat");
  CHECK(driver.has("textarea", "Rader ur ett kalkylark"));
}

TEST_CASE("what cannot be read says why, and the plan is as it was") {
  Driver driver;
  started(driver);
  paste(driver, "a\tb\nc\t\"d");
  CHECK(driver.has("alert",
                   "Rad 2, kolumn 2: citattecknet som inleder cellen avslutas aldrig. Avsluta det "
                   "eller ta bort det."));
  CHECK(driver.has("textarea", "Rader ur ett kalkylark"));
  driver.event({{"type", "paste"}, {"size", limits::table_bytes + 1}});
  driver.settle();
  CHECK(answer(driver) == "Det som klistrades in går inte att läsa som en tabell.");
  CHECK(driver.has("alert",
                   "Texten är 4194305 byte lång. Gränsen är 4194304 byte. Klistra in en "
                   "del i taget."));
  CHECK(driver.last_effect("store") == nullptr);
}

TEST_CASE("nothing is taken into a plan that is open for reading") {
  Driver driver;
  driver.event({{"type", "plan"}, {"name", "x"}, {"source", "query"}, {"readOnly", true}},
               file_bytes("assets/plans/rs-2020.json"));
  driver.start();
  paste(driver, rows);
  CHECK(driver.node(driver.get("button", "Lägg in 2 åtgärder")).contains("disabled"));
  CHECK(driver.has("alert", "Planen är öppnad för läsning och går inte att ändra."));
}

TEST_CASE("two thousand rows are mirrored only where they are in view") {
  std::string text = "Åtgärd\t2021\n";
  for (std::size_t row = 1; row < limits::table_rows; ++row) {
    text += "Åtgärd " + std::to_string(row) + "\t" + std::to_string(row) + "\n";
  }
  Driver driver;
  started(driver);
  paste(driver, text);
  CHECK(driver.has("button", "Lägg in 1\u00A0999 åtgärder"));
  CHECK(driver.mirror().ids().size() < 300);
  CHECK(driver.node("paste/rows")["rowCount"] == limits::table_rows);
  driver.scroll("paste/page", 48 * 1000);
  CHECK(driver.mirror().find("paste/row/1000"));
  CHECK_FALSE(driver.mirror().find("paste/row/1"));
  driver.press("button", "Lägg in 1\u00A0999 åtgärder");
  CHECK(driver.has("status",
                   "1\u00A0999 åtgärder är inlagda. De står sist i listan tills de har poäng."));
}

TEST_CASE("the preview lies within the screen at any size, and all that is pressed has a node") {
  const Screen screen =
      GENERATE(Screen{1440, 900, false}, Screen{820, 1180, true}, Screen{390, 844, true});
  const std::string language = GENERATE("sv", "en");
  const bool is_empty = GENERATE(true, false);
  CAPTURE(screen.width, language, is_empty);
  Driver driver(screen, language);
  driver.open_sample();
  ui::audit_items(true);
  driver.start("#/mer/klistra");
  if (!is_empty) paste(driver, rows);
  ui::audit_items(true);
  driver.event({{"type", "timer"}, {"name", "store"}});
  driver.settle();
  const std::vector<ui::Rect> items = ui::audited_items();
  ui::audit_items(false);
  for (const std::string& id : driver.mirror().ids()) {
    const Box box = driver.mirror().box(id, {});
    CAPTURE(id, box.x, box.width);
    CHECK(box.x >= -1);
    CHECK(box.x + box.width <= screen.width + 1);
  }
  const std::vector<std::string> roles = {"button", "link", "radio", "select"};
  for (const ui::Rect& item : items) {
    const std::vector<std::string> ids = driver.mirror().ids();
    const bool found = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
      const std::string role = text_of(driver.node(id), "role");
      if (std::find(roles.begin(), roles.end(), role) == roles.end()) return false;
      const Box box = driver.mirror().box(id, {});
      return item.contains(
          {static_cast<float>(box.x + box.width / 2), static_cast<float>(box.y + box.height / 2)});
    });
    CAPTURE(item.x, item.y, item.width, item.height);
    CHECK(found);
    if (screen.touch) CHECK(item.height >= 43.5f);
  }
}

}  // namespace
}  // namespace malvag::test
