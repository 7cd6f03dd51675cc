// The main job on the 2020 plan, by roles and names, without a browser.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>

#include "../../../app/ui/audit.hpp"
#include "../../../core/edit/document.hpp"
#include "../../../core/io/plan_file.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

constexpr const char* economy = "Vikt för Ekonomi i balans";
constexpr const char* economy_share = "Andel i procent för Ekonomi i balans";

std::string answer(const Driver& driver) {
  return text_of(driver.node("val/answer"), "name");
}

std::vector<std::string> order_of(const Driver& driver) {
  std::vector<std::string> titles;
  for (const std::string& id : driver.mirror().ids()) {
    if (id.size() > 5 && id.substr(id.size() - 5) == "/open") {
      titles.push_back(text_of(driver.node(id), "name"));
    }
  }
  return titles;
}

TEST_CASE("a visitor sees what goes first and how far the room reaches") {
  Driver driver;
  driver.open_sample();
  driver.start();
  CHECK(driver.has("heading", "Vad ska gå först, och varför?"));
  CHECK(answer(driver).find("åtgärder ryms i pengarna 2020") != std::string::npos);
  CHECK(driver.has("table", "Åtgärder i ordning"));
  CHECK(order_of(driver).size() > 5);
  CHECK_FALSE(driver.has("button", "Återställ"));
}

TEST_CASE("a trial begins and ends without moving what is above it") {
  for (const Screen screen : {Screen{1440, 900}, Screen{820, 1180, true}, Screen{390, 844, true}}) {
    CAPTURE(screen.width);
    Driver driver(screen);
    driver.open_sample();
    driver.start();
    if (!driver.has("slider", economy)) driver.press("button", "Principen");
    const auto places = [&] {
      std::vector<std::string> all;
      for (const char* id : {"val/title", "val/tabs", "val/principle", "val/ranking"}) {
        const Json box = driver.node(id).at("b");
        all.push_back(box.at(0).dump() + " " + box.at(1).dump() + " " + box.at(2).dump());
      }
      all.push_back(driver.node(driver.get("slider", economy)).at("b").dump());
      return all;
    };
    const auto before = places();
    driver.set("slider", economy, "90");
    REQUIRE(driver.has("button", "Återställ"));
    CHECK(places() == before);
    driver.press("button", "Återställ");
    CHECK(places() == before);
  }
}

TEST_CASE("moving a weight moves the ranking, says why, and leaves the principle alone") {
  Driver driver;
  driver.open_sample();
  driver.start();
  const auto before = order_of(driver);
  driver.set("slider", economy, "80");
  CHECK(driver.value("slider", economy) == "80");
  CHECK(driver.value("numberfield", economy_share) == "80\u00A0%");
  CHECK(driver.has("status", "Du provar."));
  const std::string trial = text_of(driver.node("val/trial/holds"), "name");
  CHECK(trial.find("Exempelprincipen i planen ändras inte.") != std::string::npos);
  CHECK(trial.find("när Ekonomi i balans vägde tyngre") != std::string::npos);
  CHECK(order_of(driver) != before);
  // No command was made: there is nothing to undo and nothing to save.
  CHECK(driver.node("top/undo").contains("disabled"));
  CHECK(driver.last_effect("store") == nullptr);

  driver.press("button", "Återställ");
  CHECK(driver.value("slider", economy) == "28");
  CHECK(order_of(driver) == before);
}

TEST_CASE("a weight that has been everything gives the others their proportions back") {
  Driver driver;
  driver.open_sample();
  driver.start();
  driver.set("slider", economy, "100");
  CHECK(driver.value("slider", "Vikt för Medarbetare") == "0");
  driver.set("slider", economy, "28");
  CHECK(driver.value("slider", "Vikt för Nytta för invånarna") == "30");
  CHECK(driver.value("slider", "Vikt för Medarbetare") == "24");
  CHECK(driver.value("slider", "Vikt för Miljö och hela länet") == "18");
}

TEST_CASE("dragging the slider and writing the share come to the same ranking") {
  Driver dragged;
  dragged.open_sample();
  dragged.start();
  dragged.drag("slider", economy, 0.28, 0.6);
  const std::string share = dragged.value("slider", economy);
  CHECK(std::abs(std::stoi(share) - 60) <= 4);

  Driver written;
  written.open_sample();
  written.start();
  written.set("numberfield", economy_share, share + " %");
  CHECK(order_of(written) == order_of(dragged));
  CHECK(answer(written) == answer(dragged));
}

TEST_CASE("a slider that is dragged faster than frames are drawn stays where it was let go") {
  Driver slow;
  slow.open_sample();
  slow.start();
  slow.drag("slider", economy, 0.28, 0.7);
  Driver quick;
  quick.open_sample();
  quick.start();
  quick.drag("slider", economy, 0.28, 0.7, Pace::one_frame);
  CHECK(quick.value("slider", economy) == slow.value("slider", economy));
}

TEST_CASE("a title is corrected, undone, redone, and kept in the browser") {
  Driver driver;
  driver.open_sample();
  driver.start();
  const std::string title = order_of(driver)[0];
  driver.press("button", title);
  CHECK(driver.route().find("#/val/m-") == 0);
  driver.press("button", "Ändra åtgärden");
  driver.set("textfield", "Rubrik", "En bättre rubrik");
  CHECK(driver.has("button", "En bättre rubrik"));
  driver.event({{"type", "timer"}, {"name", "store"}});
  driver.settle();
  REQUIRE(driver.last_effect("store") != nullptr);
  CHECK(driver.last_effect("store")->bytes.find("En bättre rubrik") != std::string::npos);
  CHECK(driver.has("status", "Sparad i den här webbläsaren 14:02"));

  driver.key("z");
  CHECK(driver.has("button", title));
  CHECK_FALSE(driver.has("button", "En bättre rubrik"));
  driver.key("z", true);
  CHECK(driver.has("button", "En bättre rubrik"));
}

TEST_CASE("a plan that is saved at once after a change is kept for a reload too") {
  Driver driver;
  driver.open_sample();
  driver.start();
  driver.press("button", order_of(driver)[0]);
  driver.press("button", "Ändra åtgärden");
  driver.set("textfield", "Rubrik", "En bättre rubrik");
  REQUIRE(driver.last_effect("store") == nullptr);
  driver.key("s");
  REQUIRE(driver.last_effect("save") != nullptr);
  REQUIRE(driver.last_effect("store") != nullptr);
  CHECK(driver.last_effect("store")->bytes == driver.last_effect("save")->bytes);

  const Json saved = driver.last_effect("save")->json;
  driver.event({{"type", "saved"},
                {"ok", true},
                {"slot", saved["slot"]},
                {"change", saved["change"]},
                {"how", "file"},
                {"name", "rs-2020.json"}});
  driver.settle();
  CHECK(driver.has("status", "Sparad som fil 14:02"));
}

TEST_CASE("by keyboard a row leads to what it opened, and closing that leads back") {
  const Screen screen =
      GENERATE(Screen{1440, 900, false}, Screen{1024, 768, false}, Screen{390, 844, true});
  Driver driver(screen);
  driver.open_sample();
  driver.start();
  const std::string title = order_of(driver)[0];
  const std::string row = driver.get("button", title);
  driver.event({{"type", "focus"}, {"id", row}, {"visible", true}});
  driver.activate("button", title);
  REQUIRE(driver.last_effect("focus") != nullptr);
  CHECK(text_of(driver.last_effect("focus")->json, "id") == "val/measure/close");
  driver.activate("button", "Stäng");
  CHECK(text_of(driver.last_effect("focus")->json, "id") == row);
}

TEST_CASE("a change that cannot be made is said, and changes nothing") {
  Driver driver;
  driver.open_sample();
  driver.start();
  const std::string title = order_of(driver)[0];
  driver.press("button", title);
  driver.press("button", "Ändra åtgärden");
  driver.set("textfield", "Rubrik", "");
  CHECK(text_of(driver.node("val/measure/edit/refused"), "name").find("Ändringen gjordes inte.") ==
        0);
  CHECK(driver.has("button", title));
  CHECK(driver.node("top/undo").contains("disabled"));
  driver.set("textfield", "Rubrik", "Ny rubrik");
  CHECK_FALSE(driver.mirror().find("val/measure/edit/refused"));

  driver.set("numberfield", "Kostnad 2020, tkr", "mycket");
  CHECK(driver.has("alert", "Skriv ett tal, till exempel 30 eller 1 250."));
  driver.set("numberfield", "Kostnad 2020, tkr", "1 250");
  CHECK_FALSE(driver.has("alert", "Skriv ett tal, till exempel 30 eller 1 250."));
  CHECK(driver.value("numberfield", "Kostnad 2020, tkr") == "1\u00A0250");
  driver.set("numberfield", economy_share, "halva");
  CHECK(driver.has("alert", "Skriv ett tal, till exempel 30 eller 1 250."));
}

TEST_CASE("what is saved opens again with nothing lost, the log whole") {
  Driver driver;
  driver.open_sample();
  driver.start();
  driver.press("button", order_of(driver)[0]);
  driver.press("button", "Ändra åtgärden");
  driver.set("textfield", "Rubrik", "Rubrik ett");
  driver.set("textfield", "Rubrik", "Rubrik två");
  driver.key("z");
  driver.key("s");
  REQUIRE(driver.last_effect("save") != nullptr);
  const std::string saved = driver.last_effect("save")->bytes;

  const auto read = io::read_plan(saved);
  REQUIRE(read);
  CHECK(read->document.journal.size() == 3);
  CHECK_FALSE(edit::first_broken(read->document.journal));
  CHECK(io::write_plan(read->document) == saved);

  Driver other;
  other.open_sample();
  other.start();
  other.open(saved, "min-plan.json");
  CHECK(other.has("heading", "Vilken plan arbetar ni med?"));
  other.press("link", "Val");
  CHECK(other.has("button", "Rubrik ett"));
}

TEST_CASE("the sample is saved byte for byte as it was opened") {
  Driver driver;
  driver.open_sample();
  driver.start();
  driver.key("s");
  REQUIRE(driver.last_effect("save") != nullptr);
  CHECK(driver.last_effect("save")->bytes == file_bytes("assets/plans/rs-2020.json"));
}

TEST_CASE("a file that is no plan is told of, and the open plan stays") {
  Driver driver;
  driver.open_sample();
  driver.start();
  const std::string pdf = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  for (const std::string& bytes : {pdf, std::string("{"), std::string("\xFF\xFE"), std::string()}) {
    driver.open(bytes, "budget.pdf", "drop");
    CHECK(driver.has("alert", "budget.pdf gick inte att öppna"));
    CHECK(driver.has("text", "Planen som var öppen är kvar som den var."));
  }
  driver.press("button", "Stäng meddelandet");
  CHECK_FALSE(driver.has("alert", "budget.pdf gick inte att öppna"));
  driver.press("link", "Val");
  CHECK(order_of(driver).size() > 5);
}

TEST_CASE("every problem of a broken file is listed with its place") {
  Driver driver;
  driver.open_sample();
  driver.start();
  Json plan = Json::parse(file_bytes("assets/plans/rs-2020.json"), nullptr, false);
  plan["goals"][2]["area"] = "a-finns-inte";
  plan["measures"][0]["costs"]["2020"] = "mycket";
  driver.open(plan.dump(), "plan.json");
  std::string sentences;
  for (const std::string& id : driver.mirror().all("text", "")) {
    if (id.find("plans/failed/") == 0) sentences += text_of(driver.node(id), "name") + "\n";
  }
  CHECK(sentences.find("/goals/2/area") != std::string::npos);
  CHECK(sentences.find("/measures/0/costs/2020") != std::string::npos);
}

TEST_CASE("the same fault in many places is told once, beside an alert that says the least") {
  Driver driver;
  driver.open_sample();
  driver.start();
  Json plan = Json::parse(file_bytes("assets/plans/rs-2020.json"), nullptr, false);
  for (Json& measure : plan["measures"]) measure["costs"] = {{"2020", "mycket"}};
  plan["goals"][2]["area"] = "a-finns-inte";
  driver.open(plan.dump(), "plan.json");
  std::vector<std::string> told;
  for (const std::string& id : driver.mirror().all("text", "")) {
    if (id.find("plans/failed/") == 0) told.push_back(text_of(driver.node(id), "name"));
  }
  REQUIRE(told.size() == 3);  // that the plan is untouched, and two kinds of fault
  const std::string many = std::to_string(plan["measures"].size() - 1);
  CHECK((told[1] + told[2]).find("finns på " + many + " ställen till: /measures/1/costs/2020") !=
        std::string::npos);
  CHECK(driver.node("plans/failed/0")["parent"] != "plans/failed");
}

TEST_CASE("opening the example again keeps what was open before, to fetch back") {
  Driver driver;
  driver.open_sample();
  driver.start();
  driver.press("button", order_of(driver)[0]);
  driver.press("button", "Ändra åtgärden");
  driver.set("textfield", "Rubrik", "Min rubrik");
  driver.press("link", "Mer");
  driver.press("button", "Öppna exemplet igen");
  REQUIRE(driver.last_effect("sample") != nullptr);
  driver.open_sample();
  driver.settle();
  REQUIRE(driver.kept().size() == 1);
  driver.press("button", "Hämta: Regionstyrelsens plan 2020");
  driver.press("link", "Val");
  CHECK(driver.has("button", "Min rubrik"));
}

TEST_CASE("how sure is computed by the worker and shown") {
  Driver driver;
  driver.open_sample();
  driver.start();
  driver.press("button", order_of(driver)[0]);
  driver.work();
  const Json& sure = driver.node("val/measure/sure");
  CHECK(text_of(sure, "name").find("av 100 sätt att väga") != std::string::npos);
  CHECK_FALSE(driver.mirror().find("val/measure/sure/progress"));
}

// A press is aimed at what is seen, and comes down where that was.
TEST_CASE("nothing on a measure's card moves when how sure it is has been counted") {
  for (const Screen& screen :
       {Screen{1440, 900}, Screen{820, 1180, true}, Screen{390, 844, true}}) {
    CAPTURE(screen.width);
    Driver driver(screen);
    driver.open_sample();
    driver.start();
    driver.press("button", order_of(driver)[0]);
    REQUIRE_FALSE(driver.mirror().find("val/measure/sure"));
    const auto heights = [&] {
      std::vector<double> found;
      for (const char* id : {"val/measure/sure/link", "val/measure/page", "val/measure/edit"}) {
        found.push_back(driver.mirror().box(id, {}).y);
      }
      return found;
    };
    const std::vector<double> before = heights();
    driver.work();
    REQUIRE(driver.mirror().find("val/measure/sure"));
    REQUIRE_FALSE(driver.mirror().find("val/measure/sure/progress"));
    CHECK(heights() == before);
  }
}

TEST_CASE(
    "where something is read, chosen or written nothing moves when what is counted has come") {
  for (const Screen& screen :
       {Screen{1440, 900}, Screen{820, 1180, true}, Screen{390, 844, true}}) {
    for (const char* route :
         {"#/laget", "#/laget/kedja", "#/val", "#/val/m-001", "#/val/princip", "#/val/avvagning",
          "#/konflikt/g-19+g-22", "#/konflikt/granska", "#/mer"}) {
      CAPTURE(screen.width, route);
      Driver driver(screen);
      driver.open_sample();
      driver.start(route);
      std::map<std::string, double> before;
      for (const char* role : {"button", "link", "checkbox", "radio", "slider", "numberfield",
                               "textfield", "textarea", "select", "tab", "gridcell"}) {
        for (const std::string& id : driver.mirror().all(role, "")) {
          before[id] = driver.mirror().box(id, {}).y;
        }
      }
      REQUIRE(before.size() > 8);
      driver.work();
      for (const auto& [id, y] : before) {
        if (driver.mirror().find(id) == nullptr) continue;
        CAPTURE(id);
        CHECK(driver.mirror().box(id, {}).y == y);
      }
    }
  }
}

TEST_CASE("the licences of what the app is made of are shown") {
  Driver driver;
  driver.open_sample();
  driver.start("#/mer/planer");
  driver.press("button", "Om Målvåg och licenser");
  REQUIRE(driver.last_effect("notices") != nullptr);
  driver.event({{"type", "notices"}}, "Dear ImGui\n\nThe MIT License\n\n\nOpen Sans\n");
  driver.settle();
  CHECK(driver.has("text", "The MIT License"));
  CHECK(driver.has("text", "Open Sans\n"));
}

TEST_CASE("both languages say the same things") {
  Driver driver;
  driver.open_sample();
  driver.start();
  driver.press("button", "English");
  CHECK(driver.has("heading", "What goes first, and why?"));
  CHECK(driver.has("button", "Svenska"));
}

const std::vector<std::string> routes = {"#/laget",
                                         "#/laget/kedja",
                                         "#/laget/kedja/g-22",
                                         "#/konflikt",
                                         "#/konflikt/g-19+g-22",
                                         "#/konflikt/room+f-regionstaben",
                                         "#/konflikt/granska",
                                         "#/duk/konflikt/g-19+g-22",
                                         "#/duk/laget",
                                         "#/duk/laget/kedja",
                                         "#/duk/konflikt/granska",
                                         "#/duk/val",
                                         "#/val",
                                         "#/val/m-012",
                                         "#/mer/planer",
                                         "#/val/granska",
                                         "#/val/granska/m-017",
                                         "#/duk/val/granska"};

struct Size {
  Screen screen;
  double text;
};

TEST_CASE("nothing lies outside the screen's width at any size") {
  const Screen screen =
      GENERATE(Screen{1440, 900, false}, Screen{1024, 768, true}, Screen{820, 1180, true},
               Screen{390, 844, true}, Screen{1920, 1080, false});
  const std::string language = GENERATE("sv", "en");
  const std::string route = GENERATE(from_range(routes));
  CAPTURE(screen.width, language, route);
  Driver driver(screen, language);
  driver.open_sample();
  driver.start(route);
  for (const std::string& id : driver.mirror().ids()) {
    const Box box = driver.mirror().box(id, {});
    CAPTURE(id, box.x, box.width);
    CHECK(box.x >= -1);
    CHECK(box.x + box.width <= screen.width + 1);
  }
}

TEST_CASE("whatever can be pressed has a node, and under touch is large enough for a finger") {
  const Screen screen =
      GENERATE(Screen{1440, 900, false}, Screen{820, 1180, true}, Screen{390, 844, true});
  const std::string route = GENERATE(from_range(routes));
  CAPTURE(screen.width, route);
  Driver driver(screen);
  driver.open_sample();
  ui::audit_items(true);
  driver.start(route);
  ui::audit_items(true);
  driver.event({{"type", "timer"}, {"name", "store"}});
  driver.settle();
  const std::vector<ui::Rect> items = ui::audited_items();
  ui::audit_items(false);
  REQUIRE(items.size() > 2);
  const std::vector<std::string> roles = {"button",   "link",   "radio",   "slider",
                                          "checkbox", "select", "gridcell"};
  for (const ui::Rect& item : items) {
    bool found = false;
    for (const std::string& id : driver.mirror().ids()) {
      const std::string role = text_of(driver.node(id), "role");
      if (std::find(roles.begin(), roles.end(), role) == roles.end()) continue;
      const Box box = driver.mirror().box(id, {});
      const double x = box.x + box.width / 2, y = box.y + box.height / 2;
      if (item.contains({static_cast<float>(x), static_cast<float>(y)})) found = true;
    }
    CAPTURE(item.x, item.y, item.width, item.height);
    CHECK(found);
    if (screen.touch) CHECK(item.height >= 43.5f);
  }
}

TEST_CASE("at rest the app draws nothing") {
  Driver driver;
  driver.open_sample();
  driver.start();
  driver.work();
  const int frames = driver.frames();
  driver.settle();
  CHECK(driver.frames() == frames);
}

}  // namespace
TEST_CASE("where no room is stated nothing is said of a year, of a line or of how sure it is") {
  Json plan = Json::parse(file_bytes("assets/plans/rs-2020.json"));
  plan.erase("frames");
  Driver driver;
  driver.open_sample();
  driver.start();
  CHECK(driver.has("columnheader", "mkr 2020"));
  driver.open(plan.dump(), "utan utrymme.json");
  driver.activate("link", "Val");
  driver.work();
  CHECK(driver.has("columnheader", "mkr"));
  CHECK(driver.mirror().find("val/m-001/cost")->at("name") == "–");
  CHECK(driver.mirror().find("val/m-001/sure")->at("name") == "–");
  const std::string tree = driver.mirror().dump();
  CHECK(tree.find("mkr 0") == std::string::npos);
  CHECK(tree.find("Ryms 0") == std::string::npos);
}

TEST_CASE("whoever comes to the plans is shown those that other tabs have opened since") {
  Driver driver;
  driver.open_sample();
  driver.start();
  const auto asked = [&] {
    return std::count_if(driver.effects().begin(), driver.effects().end(),
                         [](const auto& effect) { return effect.json.at("type") == "list"; });
  };
  const auto before = asked();
  driver.activate("link", "Mer");
  CHECK(asked() == before + 1);
  driver.settle();
  CHECK(asked() == before + 1);
}

}  // namespace malvag::test
