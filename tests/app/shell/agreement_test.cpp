// What is shown of the same thing in several places is the same in each: over plans made by chance
// from the 2020 plan, on screens and in the answers that the terminal prints.
#include <algorithm>
#include <catch_amalgamated.hpp>

#include "../../../app/platform/answers.hpp"
#include "../../../app/platform/selection_answers.hpp"
#include "../../../app/ui/numbers.hpp"
#include "../../../app/words/resolution_words.hpp"
#include "../../../core/conflict/conflicts.hpp"
#include "../../../core/conflict/resolution.hpp"
#include "../../core/support/chance.hpp"
#include "../../core/support/plans.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

constexpr auto sv = ui::Language::sv;

// Other costs, rooms, scores and weights; some measures done, stopped, or of no body.
std::string shaken(std::uint64_t seed) {
  Chance chance(seed);
  Json plan = Json::parse(file_bytes("assets/plans/rs-2020.json"));
  for (Json& measure : plan["measures"]) {
    for (auto& [year, cost] : measure["costs"].items()) {
      if (chance.one_in(3)) cost = cost.get<std::int64_t>() * static_cast<int>(chance.below(4)) / 2;
    }
    for (auto& [criterion, score] : measure["scores"].items()) {
      if (criterion[2] == 'e' && chance.one_in(3)) score = chance.below(11);
    }
    if (chance.one_in(12)) measure["status"] = "done";
    if (chance.one_in(12)) measure["status"] = "stopped";
    if (seed % 3 == 0 && chance.one_in(16)) measure.erase("body");
  }
  for (Json& frame : plan["frames"]) {
    if (!frame.contains("room")) continue;
    for (auto& [year, room] : frame["room"].items()) {
      room = room.get<std::int64_t>() * static_cast<int>(50 + chance.below(100)) / 100;
    }
  }
  for (Json& tier : plan["principles"][0]["tiers"]) {
    if (!tier.contains("weights")) continue;
    for (auto& [criterion, weight] : tier["weights"].items()) weight = 1 + chance.below(9);
  }
  return plan.dump();
}

void go(Driver& driver, const char* screen) {
  driver.event({{"type", "route"}, {"route", screen}});
  driver.settle();
  driver.work();
  driver.settle();
}

std::string name_at(const Driver& driver, const std::string& id) {
  return text_of(driver.node(id), "name");
}

bool is_there(const Driver& driver, const std::string& id) {
  const std::vector<std::string> ids = driver.mirror().ids();
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// As at the beginning of a sentence.
std::string counted(std::size_t number) {
  return ui::capitalised(ui::number_word(sv, static_cast<std::int64_t>(number)));
}

struct Answers {
  Plan plan;
  Json rank, chosen;
};

Answers answers_of(const std::string& bytes) {
  Answers answers{read(bytes).document.plan, {}, {}};
  const Principle& principle = *priority::principle_in_force(answers.plan);
  answers.rank = Json::parse(platform::rank_json(answers.plan, principle, {}));
  portfolio::Asked asked;
  asked.principle = principle;
  answers.chosen = Json::parse(platform::selection_json(
      answers.plan, asked, portfolio::select(answers.plan, asked), std::nullopt, sv));
  return answers;
}

void check_rooms(Driver& driver, const Answers& answers) {
  for (const Json& room : answers.rank["rooms"]) {
    const std::string year = std::to_string(room["year"].get<int>());
    const Tkr left = room["room"].get<Tkr>() - room["spent"].get<Tkr>();
    const std::string amount = ui::million_kronor(sv, left < 0 ? -left : left);
    const std::string rest = amount + (left < 0 ? " över" : " kvar");
    CAPTURE(year);
    go(driver, "#/laget");
    CHECK(name_at(driver, "laget/room/" + year + "/left") == rest);
    CHECK(name_at(driver, "laget/room/" + year + "/room") ==
          ui::million_kronor(sv, room["room"].get<Tkr>()) + " mkr");
    go(driver, "#/val");
    CHECK(name_at(driver, "val/rooms/" + year) ==
          year + ": " + ui::million_kronor(sv, room["room"].get<Tkr>()) + " mkr, " + rest);
  }
}

void check_order(Driver& driver, const Answers& answers) {
  go(driver, "#/val");
  const std::size_t line = answers.rank["line"];
  const std::string answer = name_at(driver, "val/answer");
  CHECK(answer.find(counted(line) + " åtgärd") == 0);
  std::size_t shown = 0;
  for (const Json& row : answers.rank["measures"]) {
    const std::string id = "val/" + row["id"].get<std::string>();
    if (!is_there(driver, id + "/points")) continue;
    ++shown;
    CHECK(name_at(driver, id + "/points") == ui::decimal_number(sv, row["points"], 1));
    CHECK(name_at(driver, id + "/cost") == ui::million_kronor(sv, row["cost"].get<Tkr>()));
  }
  CHECK(shown > 5);
}

void check_choice(Driver& driver, const Answers& answers) {
  go(driver, "#/val/avvagning");
  const Json& chosen = answers.chosen;
  CHECK(name_at(driver, "avvagning/answer").find(counted(chosen["taken"].size()) + " av ") == 0);
  for (const Json& frame : chosen["frames"]) {
    const std::string id = frame["id"].is_null() ? "" : frame["id"].get<std::string>();
    const std::string place =
        "avvagning/frame/" + id + "/" + std::to_string(frame["year"].get<int>());
    CAPTURE(place);
    REQUIRE(is_there(driver, place));
    const Tkr spent = frame["spent"], room = frame["room"];
    const std::string amounts =
        spent < 0 ? ui::million_kronor(sv, -spent) + " mkr sparas"
                  : ui::million_kronor(sv, spent) + " av " + ui::million_kronor(sv, room) + " mkr";
    CHECK(name_at(driver, place + "/spent") == amounts);
  }
  // The rooms are those of the order, which spends them in another way.
  REQUIRE(chosen["frames"].size() == answers.rank["frames"].size());
  for (std::size_t at = 0; at < chosen["frames"].size(); ++at) {
    for (const char* what : {"id", "body", "year", "room", "given"}) {
      CHECK(chosen["frames"][at][what] == answers.rank["frames"][at][what]);
    }
  }
  if (is_there(driver, "avvagning/order")) {
    const std::size_t line = answers.rank["line"];
    CHECK(name_at(driver, "avvagning/order")
              .find("ryms " + ui::in_sentence(counted(line)) + " i pengarna:") !=
          std::string::npos);
  }
}

void check_conflicts(Driver& driver, const Answers& answers) {
  go(driver, "#/konflikt");
  const priority::Prepared prepared(answers.plan);
  const auto all = conflict::find_all(answers.plan).conflicts;
  const auto settled = conflict::settlements(answers.plan, prepared, all, "");
  CHECK(name_at(driver, "konflikt/settled") == words::count_words(sv, settled));
}

void check_shares(Driver& driver, const Answers& answers) {
  for (std::size_t at = 0; at < 3; ++at) {
    const std::string id = answers.rank["measures"][at]["id"];
    CAPTURE(id);
    go(driver, ("#/val/" + id).c_str());
    if (!is_there(driver, "val/measure/sure")) continue;
    const std::string beside = name_at(driver, "val/measure/sure");
    go(driver, ("#/val/granska/" + id).c_str());
    const std::string examined = name_at(driver, "sure/measure/share");
    const auto number_in = [](const std::string& words) {
      const std::size_t end = words.find(" av 100");
      REQUIRE(end != std::string::npos);
      const std::size_t begin = words.rfind(' ', end - 1) + 1;
      return words.substr(begin, end - begin);
    };
    CHECK(number_in(beside) == number_in(examined));
  }
}

}  // namespace

TEST_CASE("what several places show of the same thing is the same") {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    CAPTURE(seed);
    const std::string bytes = shaken(seed);
    const Answers answers = answers_of(bytes);
    Driver driver;
    driver.event({{"type", "plan"}, {"name", "plan.json"}, {"source", "sample"}, {"slot", "1"}},
                 bytes);
    driver.start("#/laget");
    check_rooms(driver, answers);
    check_order(driver, answers);
    check_choice(driver, answers);
    check_conflicts(driver, answers);
    check_shares(driver, answers);
  }
}

}  // namespace malvag::test
