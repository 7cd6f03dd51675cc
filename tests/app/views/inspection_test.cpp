// Granska uträkningen of Målkonflikter on the 2020 plan, by roles, names and keys.
#include <catch_amalgamated.hpp>
#include <map>

#include "../../../core/plan/json.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string at(const Driver& driver, const std::string& id) {
  return text_of(driver.node(id), "name");
}

struct Visit {
  Driver driver;
  explicit Visit(Screen screen = {}) : driver(screen) {
    driver.open_sample();
    driver.start("#/konflikt/granska");
  }

  void focus(const std::string& id) {
    driver.event({{"type", "focus"}, {"id", id}, {"visible", true}});
    driver.settle();
  }
  void key(const std::string& key, bool ctrl = false) {
    driver.event({{"type", "key"}, {"key", key}, {"ctrl", ctrl}, {"shift", false}, {"alt", false}});
    driver.settle();
  }
  // The cell that Tab reaches.
  std::string cell() const {
    std::string found;
    for (const std::string& id : driver.mirror().ids()) {
      const Json& node = driver.node(id);
      if (text_of(node, "role") != "gridcell" || !node.contains("focusable")) continue;
      if (!found.empty()) return "more than one";
      found = id.substr(std::string("granska/cell/").size());
    }
    return found;
  }
  std::string now() const { return at(driver, "granska/now"); }
};

}  // namespace

TEST_CASE("the arrow keys walk the table of goals, past the diagonal and to its ends") {
  Visit visit;
  visit.focus("granska/cell/" + visit.cell());
  visit.key("Home", true);
  CHECK(visit.cell() == "g-01/g-02");
  visit.key("ArrowRight");
  CHECK(visit.cell() == "g-01/g-03");
  visit.key("ArrowDown");
  visit.key("ArrowDown");  // over g-03 on g-03
  CHECK(visit.cell() == "g-04/g-03");
  visit.key("ArrowLeft");
  visit.key("ArrowLeft");
  visit.key("ArrowLeft");  // the first already
  CHECK(visit.cell() == "g-04/g-01");
  visit.key("End");
  CHECK(visit.cell() == "g-04/g-26");
  visit.key("End", true);
  CHECK(visit.cell() == "g-26/g-25");
  visit.key("ArrowRight");  // nothing but g-26 on g-26
  CHECK(visit.cell() == "g-26/g-25");
  visit.key("Home");
  CHECK(visit.cell() == "g-26/g-01");
  visit.key("PageUp");
  CHECK(visit.cell() == "g-18/g-01");
  const platform::Effect* focus = visit.driver.last_effect("focus");
  REQUIRE(focus);
  CHECK(focus->json["id"] == "granska/cell/g-18/g-01");
}

TEST_CASE("what a cell says is said as one comes to it") {
  Visit visit;
  visit.focus("granska/cell/" + visit.cell());
  visit.key("Home", true);
  CHECK(has(visit.now(), "Ingen har bedömt hur"));
  while (visit.cell().substr(0, 4) != "g-22") visit.key("ArrowDown");
  while (visit.cell() != "g-22/g-18") visit.key("ArrowRight");
  CHECK(has(visit.now(), "motverkar"));
  CHECK(has(visit.now(), "(−2, −2"));
  CHECK(visit.driver.has("gridcell", at(visit.driver, "granska/cell/g-22/g-18")));
  CHECK(has(at(visit.driver, "granska/cell/g-22/g-18"), "−2, motverkar"));
}

TEST_CASE("digits judge for the one who is named, one cell after the other, and undo takes back") {
  Visit visit;
  Driver& driver = visit.driver;
  visit.focus("granska/cell/" + visit.cell());
  visit.key("Home", true);
  visit.key("2");
  CHECK(visit.now() == "Skriv först vem som bedömer.");
  CHECK(driver.last_effect("focus")->json["id"] == "granska/who");
  driver.set("textfield", "Vem bedömer", "Anna");
  visit.focus("granska/cell/g-01/g-02");
  visit.key("2");
  CHECK(visit.cell() == "g-01/g-03");
  CHECK(has(visit.now(), "Anna"));
  CHECK(has(visit.now(), "+2"));
  visit.key("-");
  CHECK(has(visit.now(), "Minus"));
  visit.key("3");
  CHECK(visit.cell() == "g-01/g-04");
  CHECK(has(at(driver, "granska/cell/g-01/g-02"), "+2, förstärker"));
  CHECK(has(at(driver, "granska/cell/g-01/g-03"), "−3, utesluter"));
  visit.key("ArrowLeft");
  visit.key("1");  // another view of the same: no second judgement
  CHECK(has(at(driver, "granska/cell/g-01/g-03"), "+1, underlättar"));
  visit.key("ArrowLeft");
  visit.key("Delete");
  CHECK(has(at(driver, "granska/cell/g-01/g-03"), "inte bedömt"));
  CHECK(has(visit.now(), "har inte längre"));
  visit.key("z", true);
  visit.key("z", true);
  CHECK(has(at(driver, "granska/cell/g-01/g-03"), "−3, utesluter"));
  visit.key("z", true);
  visit.key("z", true);
  CHECK(has(at(driver, "granska/cell/g-01/g-02"), "inte bedömt"));
}

TEST_CASE("at the row's end entering goes on in the next row") {
  Visit visit;
  visit.driver.set("textfield", "Vem bedömer", "Anna");
  visit.focus("granska/cell/" + visit.cell());
  visit.key("Home", true);
  visit.key("End");
  visit.key("0");
  CHECK(visit.cell() == "g-02/g-01");
  visit.key("End", true);
  visit.key("0");
  CHECK(visit.cell() == "g-26/g-25");  // the last
}

TEST_CASE("a cell opens: who said what, the spread, and a judgement of one's own with a reason") {
  Visit visit;
  Driver& driver = visit.driver;
  visit.focus("granska/cell/" + visit.cell());
  while (visit.cell().substr(0, 4) != "g-22") visit.key("ArrowDown");
  visit.key("Home");
  while (visit.cell() != "g-22/g-18") visit.key("ArrowRight");
  driver.event({{"type", "activate"}, {"id", "granska/cell/g-22/g-18"}});
  driver.settle();
  CHECK(driver.last_effect("focus")->json["id"] == "granska/who");
  CHECK(has(at(driver, "granska/judge/all"), "har bedömt det: −2, −2"));
  const std::string before = at(driver, "granska/judge/all");
  CHECK_FALSE(driver.mirror().find("granska/judge/strength"));
  driver.set("textfield", "Vem bedömer", "Bo");
  driver.event({{"type", "activate"}, {"id", "granska/cell/g-22/g-18"}});
  driver.settle();
  CHECK(driver.last_effect("focus")->json["id"] == "granska/judge/strength/0");
  driver.press("radio", "+1 underlättar");
  CHECK(has(at(driver, "granska/judge/all"), "+1"));
  CHECK(has(at(driver, "granska/judge/all"), "skiljer"));
  CHECK(has(at(driver, "granska/judge/all"), "inte överens om riktningen"));
  driver.set("textfield", "Varför", "Billigare lokaler");
  driver.set("textfield", "Vad det vilar på", "Revisionen 2019");
  driver.set("textfield", "På hur lång sikt", "5 år");
  driver.set("select", "Hur säkert", "low");
  bool told = false;
  for (const std::string& id : driver.mirror().ids()) {
    told =
        told || at(driver, id) == "Billigare lokaler · Vilar på: Revisionen 2019 · 5 år · Osäkert";
  }
  CHECK(told);
  driver.press("button", "Ta bort bedömningen");
  CHECK(at(driver, "granska/judge/all") == before);
  // Another's judgement is changed under their name.
  driver.press("button", "Ändra det Exempel: ekonom har bedömt");
  CHECK(driver.value("textfield", "Vem bedömer") == "Exempel: ekonom");
  driver.press("radio", "0 påverkar inte");
  CHECK(has(at(driver, "granska/judge/all"), "0"));
  driver.press("button", "Se andra hållet");
  CHECK(visit.cell() == "g-18/g-22");
}

TEST_CASE("one goal's influence on all the others is judged in a list, also on a telephone") {
  Visit visit({390, 844, true});
  Driver& driver = visit.driver;
  CHECK_FALSE(driver.mirror().find("granska/grid"));
  driver.set("textfield", "Vem bedömer", "Bo");
  driver.set("select", "Mål", "g-01");
  std::size_t choices = 0;
  std::string first;
  for (const std::string& id : driver.mirror().ids()) {
    if (text_of(driver.node(id), "role") != "select" || !has(id, "granska/row/")) continue;
    if (choices++ == 0) first = at(driver, id);
  }
  CHECK(choices == 25);
  driver.set("select", first, "-2");
  CHECK(driver.value("select", first) == "-2");
  CHECK(has(visit.now(), "motverkar"));
  driver.set("select", first, "none");
  CHECK(driver.value("select", first) == "none");
}

TEST_CASE("goals keep their places in the picture whatever is judged") {
  Visit visit;
  Driver& driver = visit.driver;
  driver.press("radio", "Bild");
  const auto places = [&] {
    std::map<std::string, Box> found;
    for (const std::string& id : driver.mirror().ids()) {
      if (has(id, "granska/picture/g-")) found[id] = driver.mirror().box(id, {});
    }
    return found;
  };
  const auto before = places();
  CHECK(before.size() >= 26);
  driver.press("radio", "Tabell");
  driver.set("textfield", "Vem bedömer", "Bo");
  visit.focus("granska/cell/" + visit.cell());
  visit.key("3");
  driver.press("radio", "Bild");
  const auto after = places();
  REQUIRE(after.size() == before.size());
  for (const auto& [id, box] : before) {
    CHECK(after.at(id).x == box.x);
    CHECK(after.at(id).y == box.y);
  }
  driver.press("radio", "De starkaste");
  CHECK(has(at(driver, "granska/picture/says"), "De 15 starkaste av"));
}

TEST_CASE("what the judgements say together is told in sentences, and leads to the judgement") {
  Visit visit;
  Driver& driver = visit.driver;
  CHECK(has(at(driver, "granska/most/says"), "hindrar andra mest"));
  CHECK(driver.has("table", "Alla måls summor"));
  CHECK(has(at(driver, "granska/loops/says"), "ringar"));
  CHECK(driver.has("heading", "Bedömningarna bredvid åtgärderna"));
  CHECK(has(at(driver, "granska/beside/says"), "Åtgärdernas effekter säger något om"));
  std::string first;
  for (const std::string& id : driver.mirror().ids()) {
    const bool is_row = id.rfind("granska/beside/g-", 0) == 0 && has(id, "/open");
    if (is_row && first.empty()) first = id;
  }
  REQUIRE_FALSE(first.empty());
  driver.press("button", at(driver, first));
  CHECK(driver.last_effect("focus")->json["id"] == "granska/judge");
  CHECK(has(first, visit.cell()));
}

TEST_CASE("the influences are shown on the projector and taken along as a page") {
  Visit visit;
  Driver& driver = visit.driver;
  driver.press("button", "Ta med en sida");
  const platform::Effect* page = driver.last_effect("handOut");
  REQUIRE(page);
  CHECK(page->json["name"] == "malens-paverkan.html");
  CHECK(has(page->bytes, "Vilket mål hjälper och hindrar mest?"));
  CHECK(has(page->bytes, "Exempelbedömning"));
  driver.press("button", "Visa på duk");
  CHECK(driver.route() == "#/duk/konflikt/granska");
}

TEST_CASE("in a plan that is only read nothing is judged") {
  Driver driver;
  driver.event({{"type", "plan"}, {"source", "query"}, {"name", "plan.json"}, {"readOnly", true}},
               file_bytes("assets/plans/rs-2020.json"));
  driver.start("#/konflikt/granska");
  CHECK_FALSE(driver.has("textfield", "Vem bedömer"));
  const std::string id = "granska/cell/g-01/g-02";
  driver.event({{"type", "focus"}, {"id", id}, {"visible", true}});
  driver.settle();
  const std::string before = at(driver, id);
  driver.event({{"type", "key"}, {"key", "2"}, {"ctrl", false}, {"shift", false}, {"alt", false}});
  driver.settle();
  CHECK(at(driver, id) == before);
  CHECK(has(at(driver, "granska/now"), "går inte att ändra"));
}

TEST_CASE("sixty goals: the table walks through all its columns, the picture keeps names apart") {
  Json plan = Json::parse(file_bytes("assets/plans/rs-2020.json"), nullptr, false);
  for (int number = 27; number <= 60; ++number) {
    Json goal = plan["goals"][0];
    goal["id"] = "g-" + std::to_string(number);
    goal["title"] = "Mål nummer " + std::to_string(number);
    goal["number"] = number;
    plan["goals"].push_back(goal);
  }
  plan["plan"].erase("claims");
  Driver driver;
  driver.open(plan.dump(), "plan.json");
  driver.start("#/konflikt/granska");
  const auto key = [&](const std::string& name, bool ctrl) {
    driver.event(
        {{"type", "key"}, {"key", name}, {"ctrl", ctrl}, {"shift", false}, {"alt", false}});
    driver.settle();
  };
  std::string cell;
  for (const std::string& id : driver.mirror().ids()) {
    if (driver.node(id).contains("focusable") && has(id, "granska/cell/")) cell = id;
  }
  driver.event({{"type", "focus"}, {"id", cell}, {"visible", true}});
  driver.settle();
  key("Home", true);
  for (int step = 0; step < 58; ++step) key("ArrowRight", false);
  CHECK(driver.last_effect("focus")->json["id"] == "granska/cell/g-01/g-60");
  CHECK(driver.mirror().find("granska/cell/g-01/g-60"));
  CHECK_FALSE(driver.mirror().find("granska/cell/g-01/g-02"));  // another screen of columns
  CHECK(driver.has("button", "Visa målen före"));
  driver.press("radio", "Bild");
  // A line's height for each name of a side.
  CHECK(driver.mirror().box("granska/picture", {}).height >= 29 * 24);
}

}  // namespace malvag::test
