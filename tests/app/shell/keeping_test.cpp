// What is kept, and that it is said only when it is true.
#include <catch_amalgamated.hpp>

#include "../../../app/shell/session.hpp"
#include "../../../core/io/plan_file.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

using shell::Keeping;
using shell::Kept;

shell::Arrival arrival(const char* source, const char* slot) {
  shell::Arrival arriving;
  arriving.name = "plan.json";
  arriving.source = source;
  arriving.slot = slot;
  return arriving;
}

struct Desk {
  shell::Session session;
  platform::Effects effects;

  Desk() {
    session.set_now("2026-11-23T14:02:31+01:00");
    open("sample", "1", file_bytes("assets/plans/rs-2020.json"));
  }
  void open(const char* source, const char* slot, std::string bytes) {
    REQUIRE(session.open(std::move(bytes), arrival(source, slot), effects));
  }
  void retitle(const std::string& title) {
    session.commit({edit::SetField{"m-001", "/title", title}}, effects);
    REQUIRE(session.refused() == nullptr);
  }
  std::vector<platform::Effect> all(const std::string& type) const {
    std::vector<platform::Effect> found;
    for (const platform::Effect& effect : effects) {
      if (text_of(effect.json, "type") == type) found.push_back(effect);
    }
    return found;
  }
  static std::uint64_t change_of(const platform::Effect& effect) {
    return effect.json.at("change").get<std::uint64_t>();
  }
  void answer(const platform::Effect& store) {
    session.is_stored(text_of(store.json, "slot"), change_of(store), effects);
  }
  void refuse(const platform::Effect& store) {
    session.could_not_store(text_of(store.json, "slot"), change_of(store), "full", effects);
  }
  Kept kept() const { return session.keeping().kept(); }
  std::vector<int> waits() const {  // milliseconds, of each timer that was set
    std::vector<int> found;
    for (const platform::Effect& timer : all("timer")) found.push_back(timer.json.at("after"));
    return found;
  }
};

std::string titled(const std::string& id, const std::string& title) {
  return R"({"format": "malvag-plan", "version": 1, "language": "sv", "plan": {"id": ")" + id +
         R"(", "title": ")" + title +
         R"(", "kind": "operational", "period": {"from": 2020, "to": 2022}}, "measures": [{"id": "m-001", "title": "Åtgärd"}]})";
}

TEST_CASE("a change is stored at once, and changes in a row do not put off when they are") {
  Desk desk;
  for (int change = 0; change < 40; ++change) desk.retitle("Rubrik " + std::to_string(change));
  CHECK(desk.waits() == std::vector<int>{0});
  desk.session.store(desk.effects);
  REQUIRE(desk.all("store").size() == 1);
  desk.retitle("En till");
  desk.retitle("Och en");
  CHECK(desk.waits() == std::vector<int>{0, shell::milliseconds_between});
  desk.session.store(desk.effects);
  REQUIRE(desk.all("store").size() == 2);
  desk.answer(desk.all("store")[1]);
  desk.session.store(desk.effects);  // nothing is left, and nothing more is waited for
  CHECK(desk.waits().size() == 3);
  desk.retitle("Efter en stund");
  CHECK(desk.waits().back() == 0);
}

TEST_CASE("a large plan shows what a change led to before it is stored") {
  Desk desk;
  desk.open("recovered", "2", titled("b", "Plan B") + std::string(2 * 1024 * 1024, ' '));
  desk.retitle("En rubrik");
  CHECK(desk.waits() == std::vector<int>{shell::milliseconds_between});
}

TEST_CASE("a change made while the one before is being stored is stored too") {
  Desk desk;
  desk.retitle("Första rubriken");
  desk.session.store(desk.effects);
  desk.retitle("Andra rubriken");
  desk.session.store(desk.effects);
  REQUIRE(desk.all("store").size() == 2);
  desk.answer(desk.all("store")[0]);
  CHECK(desk.kept() == Kept::waiting);
  CHECK(desk.all("store")[1].bytes.find("Andra rubriken") != std::string::npos);
  desk.answer(desk.all("store")[1]);
  CHECK(desk.kept() == Kept::stored);
  desk.session.store(desk.effects);
  CHECK(desk.all("store").size() == 2);
}

TEST_CASE("where no answers come, no more than a few changes are sent after each other") {
  Desk desk;
  for (int change = 0; change < 10; ++change) {
    desk.retitle("Rubrik " + std::to_string(change));
    desk.session.store(desk.effects);
  }
  CHECK(desk.all("store").size() == 4);
  desk.answer(desk.all("store")[3]);
  desk.session.store(desk.effects);
  REQUIRE(desk.all("store").size() == 5);
  CHECK(desk.all("store")[4].bytes.find("Rubrik 9") != std::string::npos);
}

TEST_CASE("a page that goes away waits for no answer") {
  Desk desk;
  desk.retitle("Första rubriken");
  desk.session.store(desk.effects);
  desk.retitle("Andra rubriken");
  desk.session.store_at_once(desk.effects);
  REQUIRE(desk.all("store").size() == 2);
  // Nor does it trust what is on its way, which may go with it.
  desk.session.store_at_once(desk.effects);
  REQUIRE(desk.all("store").size() == 3);
  CHECK(desk.all("store")[2].bytes.find("Andra rubriken") != std::string::npos);
  desk.answer(desk.all("store")[2]);
  desk.session.store_at_once(desk.effects);
  CHECK(desk.all("store").size() == 3);
}

TEST_CASE("what could not be stored is said, tried again, and stored when it can be") {
  Desk desk;
  desk.retitle("En rubrik");
  desk.session.store(desk.effects);
  desk.refuse(desk.all("store")[0]);
  CHECK(desk.kept() == Kept::failed);
  CHECK(desk.session.is_anything_at_risk());
  REQUIRE(desk.all("warnOfLeaving").size() == 1);
  CHECK(desk.waits().back() == 1000);
  desk.session.store(desk.effects);
  REQUIRE(desk.all("store").size() == 2);
  desk.refuse(desk.all("store")[1]);
  CHECK(desk.waits().back() == 2000);
  desk.session.store(desk.effects);
  REQUIRE(desk.all("store").size() == 3);
  desk.answer(desk.all("store")[2]);
  CHECK(desk.kept() == Kept::stored);
  CHECK_FALSE(desk.all("warnOfLeaving")[1].json.at("on").get<bool>());
}

TEST_CASE(
    "an answer that comes after it was given up counts, a late no to what is stored does not") {
  Desk desk;
  desk.retitle("En rubrik");
  desk.session.store(desk.effects);
  const auto store = desk.all("store")[0];
  desk.refuse(store);
  desk.answer(store);
  CHECK(desk.kept() == Kept::stored);
  desk.refuse(store);
  desk.answer(store);
  CHECK(desk.kept() == Kept::stored);
  CHECK(desk.session.keeping().failure().empty());
}

TEST_CASE("a change made while a file is being written is not told as saved") {
  Desk desk;
  desk.retitle("I filen");
  desk.session.save(desk.effects);
  const auto save = desk.all("save")[0];
  desk.retitle("Inte i filen");
  desk.session.is_saved("1", Desk::change_of(save), "plan.json", false);
  CHECK(desk.kept() == Kept::waiting);
  desk.session.save(desk.effects);
  desk.session.is_saved("1", Desk::change_of(desk.all("save")[1]), "plan.json", false);
  CHECK(desk.kept() == Kept::saved);
}

TEST_CASE("that a file was written says nothing of what the browser could not store") {
  Desk desk;
  desk.retitle("I filen");
  desk.session.save(desk.effects);
  desk.refuse(desk.all("store")[0]);
  desk.session.is_saved("1", Desk::change_of(desk.all("save")[0]), "plan.json", false);
  CHECK(desk.kept() == Kept::saved);
  CHECK_FALSE(desk.session.keeping().is_in_browser());
  CHECK_FALSE(desk.session.is_anything_at_risk());
  CHECK(desk.session.keeping().failure() == "full");
}

TEST_CASE("each document is stored in its own slot, and saved to its own file") {
  Desk desk;
  desk.retitle("I exemplet");
  desk.open("picker", "2", titled("b", "Plan B"));
  REQUIRE(desk.all("store").size() == 2);
  CHECK(text_of(desk.all("store")[0].json, "slot") == "1");
  CHECK(desk.all("store")[0].bytes.find("I exemplet") != std::string::npos);
  CHECK(text_of(desk.all("store")[1].json, "slot") == "2");
  CHECK(desk.all("release").empty());  // before it is stored
  desk.answer(desk.all("store")[0]);
  REQUIRE(desk.all("release").size() == 1);
  CHECK(text_of(desk.all("release")[0].json, "slot") == "1");
  CHECK_FALSE(desk.session.open("{", arrival("drop", "3"), desk.effects));
  desk.session.save(desk.effects);
  CHECK(text_of(desk.all("save")[0].json, "slot") == "2");
  // What is answered about another document says nothing of this one.
  desk.session.is_saved("1", 99, "annan.json", false);
  CHECK(desk.session.shown().file_name == "plan.json");
}

TEST_CASE(
    "a document that was left before it was stored is kept on to, and come back to as it was") {
  Desk desk;
  desk.retitle("Bara här");
  desk.open("picker", "2", titled("b", "Plan B"));
  desk.refuse(desk.all("store")[0]);
  REQUIRE(desk.session.left().size() == 1);
  CHECK(desk.session.is_anything_at_risk());
  desk.session.hand_out_left("1", desk.effects);
  REQUIRE(desk.all("handOut").size() == 1);
  CHECK(desk.all("handOut")[0].bytes.find("Bara här") != std::string::npos);
  REQUIRE(desk.session.return_to_left("1", desk.effects));
  CHECK(desk.session.snapshot().plan().measures.find("m-001")->title == "Bara här");
  CHECK(desk.kept() == Kept::failed);
  CHECK(desk.session.slot() == "1");
}

TEST_CASE("a plan that another tab has open is only read") {
  Desk desk;
  desk.open("elsewhere", "7", titled("b", "Plan B"));
  desk.session.commit({edit::SetField{"m-001", "/title", "Nej"}}, desk.effects);
  CHECK(desk.session.snapshot().plan().measures.find("m-001")->title == "Åtgärd");
  CHECK(desk.all("store").empty());
  CHECK(desk.all("hold").back().json.at("reading").get<bool>());
}

TEST_CASE("revisions of two documents are never the same") {
  Desk desk;
  const auto first = desk.session.snapshot().revision();
  desk.retitle("En rubrik");
  const auto changed = desk.session.snapshot().revision();
  desk.open("picker", "2", titled("b", "Plan B"));
  CHECK(changed != first);
  CHECK(desk.session.snapshot().revision() != first);
  CHECK(desk.session.snapshot().revision() != changed);
}

TEST_CASE("there is a plan to look at where the one that was kept cannot be read") {
  Driver driver;
  driver.event({{"type", "plan"}, {"name", "Vår plan"}, {"source", "recovered"}, {"slot", "9"}},
               "{\"format\": \"malvag-plan\"");
  REQUIRE(driver.last_effect("sample") == nullptr);
  driver.settle();
  REQUIRE(driver.last_effect("sample") != nullptr);
  CHECK(driver.last_effect("sample")->json.at("insteadOfOther").get<bool>());
  driver.event({{"type", "plan"},
                {"name", "rs-2020"},
                {"source", "sample"},
                {"slot", "10"},
                {"insteadOfOther", true}},
               file_bytes("assets/plans/rs-2020.json"));
  driver.start("#/val");
  CHECK(driver.has("alert", "Vår plan gick inte att öppna"));
  driver.press("button", "Ladda ner det som är sparat");
  REQUIRE(driver.last_effect("handOutStored") != nullptr);
  CHECK(text_of(driver.last_effect("handOutStored")->json, "slot") == "9");
}

TEST_CASE("plans that were open stay in the list until a person deletes them") {
  Driver driver;
  driver.open_sample();
  driver.start();
  for (const char* name : {"a", "b", "c", "d"}) {
    driver.open(titled(name, std::string("Plan ") + name), std::string(name) + ".json");
  }
  CHECK(driver.kept().size() == 4);
  driver.press("button", "Ta bort: Plan b");
  CHECK(driver.kept().size() == 4);
  driver.press("button", "Ta bort för gott: Plan b");
  CHECK(driver.kept().size() == 3);
  CHECK_FALSE(driver.has("button", "Hämta: Plan b"));
  driver.press("button", "Hämta: Plan a");
  CHECK(driver.has("button", "Hämta: Plan d"));
  CHECK_FALSE(driver.has("button", "Hämta: Plan a"));
}

TEST_CASE("a full disk is said, with the file at a press, and no longer once there is room") {
  Driver driver;
  driver.open_sample();
  driver.start("#/val/m-001");
  driver.fill_disk(true);
  driver.press("button", "Ändra åtgärden");
  driver.set("textfield", "Rubrik", "En bättre rubrik");
  driver.store_what_waits();
  const auto trouble = driver.node("trouble/store");
  CHECK(text_of(trouble, "name").find("ingen plats kvar") != std::string::npos);
  driver.press("button", "Spara som fil");
  CHECK(driver.last_effect("save") != nullptr);
  driver.fill_disk(false);
  driver.store_what_waits();
  CHECK(driver.mirror().find("trouble/store") == nullptr);
}

TEST_CASE("a strip that comes by itself moves nothing that a finger is about to press") {
  for (const Screen screen : {Screen{1440, 900}, Screen{1024, 768, true}, Screen{390, 844, true}}) {
    for (const char* route :
         {"#/laget", "#/laget/kedja", "#/val", "#/val/m-001", "#/val/princip", "#/val/avvagning",
          "#/val/granska", "#/konflikt", "#/konflikt/granska", "#/mer", "#/mer/klistra"}) {
      CAPTURE(screen.width, route);
      Driver driver(screen);
      driver.open_sample();
      driver.start(route);
      driver.work();
      std::map<std::string, Box> before;
      for (const std::string& id : driver.mirror().all("button", "")) {
        before[id] = driver.mirror().box(id, {});
      }
      REQUIRE_FALSE(before.empty());
      driver.event({{"type", "job"}, {"kind", "gone"}});
      driver.settle();
      REQUIRE(driver.mirror().find("trouble/worker") != nullptr);
      for (const auto& [id, box] : before) {
        // The bar at the foot of the screen gives way; what comes there answers to nothing.
        if (driver.mirror().find(id) == nullptr || id == "paste/leave") continue;
        CAPTURE(id);
        const Box after = driver.mirror().box(id, {});
        CHECK(after.x == box.x);
        CHECK(after.y == box.y);
      }
    }
  }
}

TEST_CASE("a reason that is half written stays with its conflict, over a reload too") {
  Driver driver;
  driver.open_sample();
  driver.start("#/konflikt");
  driver.event({{"type", "route"}, {"route", "#/konflikt/g-19+g-22"}});
  driver.settle();
  driver.press("button", "Välj och motivera");
  driver.set("textarea", "Varför", "Därför");
  driver.event({{"type", "route"}, {"route", "#/konflikt"}});
  driver.settle();
  driver.store_what_waits();
  REQUIRE(driver.kept().size() == 1);
  const platform::Effect kept = driver.kept().begin()->second;

  Driver again;
  again.event({{"type", "plan"},
               {"name", ""},
               {"source", "recovered"},
               {"slot", "1"},
               {"at", kept.json["at"]},
               {"drafts", kept.json["drafts"]}},
              kept.bytes);
  again.start("#/konflikt/g-19+g-22");
  again.press("button", "Välj och motivera");
  CHECK(again.value("textarea", "Varför") == "Därför");
}

}  // namespace
}  // namespace malvag::test
