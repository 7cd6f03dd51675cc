// Each sentence that Läget, Målkonflikter and Val say of the 2020 plan when opened is listed in
// tests/data/grounds.json with what it rests on: the source's place, the computation, or that it is
// an example or a part of the interface. A sentence that is new or has changed must be given its
// ground by somebody who has looked it up; one that is no longer said is taken away.
//
// A place such as 004:19 is a line of the region's documents as text: 000 the auditors' review and
// the answer to it, 002 the follow-up of 2024, 003 the review of the governing model, 004 the
// board's plan for 2020.
//
// MALVAG_SAID=FILE writes down what is said, by screen, for whoever brings the list up to date.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <set>

#include "../driver.hpp"

namespace malvag::test {
namespace {

using Said = std::vector<std::pair<std::string, std::vector<std::string>>>;  // by screen

bool is_frame_of_the_app(const Driver& driver, const std::string& id) {
  for (std::string at = id; !at.empty();) {
    if (at == "main") return false;
    const Json* node = driver.mirror().find(at);
    at = node ? text_of(*node, "parent") : "";
  }
  return true;
}

// A bare number says nothing by itself: the words beside it say of what it is.
bool has_letters(const std::string& words) {
  return std::any_of(words.begin(), words.end(),
                     [](unsigned char sign) { return std::isalpha(sign) || sign >= 0xC3; });
}

std::vector<std::string> said_on(const Driver& driver) {
  std::vector<std::string> said;
  const auto add = [&](const std::string& words) {
    const bool is_known = std::find(said.begin(), said.end(), words) != said.end();
    if (has_letters(words) && !is_known) said.push_back(words);
  };
  for (const std::string& id : driver.mirror().ids()) {
    if (is_frame_of_the_app(driver, id)) continue;
    const Json& node = driver.node(id);
    for (const char* member : {"name", "description", "valueText", "value"}) {
      add(text_of(node, member));
    }
  }
  return said;
}

// Every list is seen to its end.
std::vector<std::string> said_in_all(Driver& driver) {
  std::vector<std::string> said = said_on(driver);
  std::set<std::string> known(said.begin(), said.end());
  for (double top = 400; top < 6'000; top += 400) {
    std::vector<std::string> areas;
    for (const std::string& id : driver.mirror().ids()) {
      if (driver.node(id).contains("scrolls")) areas.push_back(id);
    }
    for (const std::string& id : areas) {
      if (driver.mirror().find(id)) driver.scroll(id, top);
    }
    for (const std::string& words : said_on(driver)) {
      if (known.insert(words).second) said.push_back(words);
    }
  }
  return said;
}

// "konflikt/g-19+g-22", from the top of the list to its end.
std::set<std::string> conflicts_listed(Driver& driver) {
  std::set<std::string> found;
  for (double top = 0; top < 6'000; top += 400) {
    if (driver.mirror().find("konflikt")) driver.scroll("konflikt", top);
    for (const std::string& id : driver.mirror().ids()) {
      const bool is_card = id.rfind("konflikt/", 0) == 0 && id.find('+') != std::string::npos &&
                           id.find('/', 9) == std::string::npos;
      if (is_card) found.insert(id);
    }
  }
  return found;
}

Said all_said() {
  Driver driver;
  driver.open_sample();
  driver.start("#/laget");
  driver.work();
  Said all;
  const auto visit = [&](const std::string& route) {
    driver.event({{"type", "route"}, {"route", route}});
    driver.settle();
    driver.work();
    all.emplace_back(route, said_in_all(driver));
  };
  visit("#/laget");
  visit("#/konflikt");
  std::vector<std::string> cards;
  for (const std::string& id : conflicts_listed(driver)) cards.push_back("#/" + id);
  for (const std::string& card : cards) visit(card);
  for (const char* route : {"#/val", "#/val/m-001", "#/val/avvagning"}) visit(route);
  return all;
}

void write_down(const Said& all, const char* path) {
  Json json = Json::object();
  for (const auto& [screen, words] : all) json[screen] = words;
  std::ofstream(path) << json.dump(1) << "\n";
}

}  // namespace

TEST_CASE("each sentence of the 2020 plan's screens has its ground, and none is listed in vain") {
  const Said all = all_said();
  if (const char* path = std::getenv("MALVAG_SAID")) write_down(all, path);
  const Json grounds = Json::parse(file_bytes("tests/data/grounds.json"), nullptr, false);
  REQUIRE(grounds.is_object());
  std::set<std::string> said;
  for (const auto& [screen, sentences] : all) {
    for (const std::string& words : sentences) {
      said.insert(words);
      INFO(screen << " says, with no ground listed: " << words);
      CHECK(grounds.contains(words));
    }
  }
  for (const auto& [words, ground] : grounds.items()) {
    INFO("listed, and not said: " << words);
    CHECK(said.count(words) == 1);
    const std::string kind = text_of(ground, "kind");
    const bool is_known =
        kind == "source" || kind == "computed" || kind == "example" || kind == "interface";
    CHECK(is_known);
    const bool needs_ground = kind == "source" || kind == "computed";
    INFO("it needs a place or a computation: " << words);
    CHECK((!needs_ground || !text_of(ground, "ground").empty()));
  }
}

}  // namespace malvag::test
