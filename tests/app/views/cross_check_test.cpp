// Avvägning held against another program, whose answers are made here: what it is asked, what is
// said of its answers, and that none of them is believed unseen.
#include <catch_amalgamated.hpp>

#include "../../../core/portfolio/solver.hpp"
#include "../../core/portfolio/linear_reader.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

const std::string check = "Kontrollräkna med ett annat program";

class Other {
 public:
  explicit Other(Driver& driver) : driver_(driver) {}

  // The question that waits for an answer.
  const platform::Effect& asked() const {
    const platform::Effect* effect = driver_.last_effect("solver");
    REQUIRE(effect);
    REQUIRE(effect->json.at("kind") == "start");
    return *effect;
  }
  bool is_asked() const {
    const platform::Effect* effect = driver_.last_effect("solver");
    return effect && effect->json.at("kind") == "start";
  }
  void say(Json message) {
    message["type"] = "solver";
    if (!message.contains("job")) message["job"] = asked().json.at("job");
    driver_.event(std::move(message));
    driver_.settle();
  }
  void result(const std::string& status, const Json& taken = {}) {
    say({{"kind", "result"}, {"status", status}, {"taken", taken}, {"version", "1.15.1"}});
  }
  Json best() const {
    const portfolio::Answer answer = portfolio::solve(read_linear(asked().bytes));
    REQUIRE(answer.proven);
    Json taken = Json::array();
    for (std::size_t item = 0; item < answer.choice.size(); ++item) {
      if (answer.choice[item]) taken.push_back(item);
    }
    return taken;
  }
  int answer_all() {
    int steps = 0;
    for (; is_asked(); ++steps) result("best", best());
    return steps;
  }

 private:
  Driver& driver_;
};

void open(Driver& driver) {
  driver.open_sample();
  driver.start("#/val/avvagning");
}

std::string said(const Driver& driver) {
  const Json* words = driver.mirror().find("avvagning/check/words");
  REQUIRE(words);
  return words->at("name").get<std::string>();
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("another program is asked step by step, agrees, and is then let go") {
  Driver driver;
  open(driver);
  REQUIRE(driver.last_effect("solver") == nullptr);  // nothing is fetched unasked
  driver.press("button", check);
  Other other(driver);
  CHECK(other.asked().json.at("seconds") == 60);
  CHECK(has(said(driver), "räknar på samma fråga"));
  CHECK(driver.has("button", "Sluta räkna"));
  CHECK(other.answer_all() > 1);  // the sample's principle has levels
  CHECK(driver.last_effect("solver")->json.at("kind") == "end");
  CHECK(has(said(driver), "kommer fram till samma sak: inget annat urval ger mer"));
  CHECK(has(driver.mirror().dump(), "HiGHS 1.15.1"));
  CHECK_FALSE(driver.has("button", check));
}

TEST_CASE("an answer that breaks a condition is not used, and less than ours is said to be less") {
  Driver driver;
  open(driver);
  const std::string before = driver.node("avvagning/answer").at("name");
  driver.press("button", check);
  Other other(driver);
  const std::size_t items = read_linear(other.asked().bytes).size();
  Json all = Json::array();
  for (std::size_t item = 0; item < items; ++item) all.push_back(item);
  other.result("best", all);
  CHECK(has(said(driver), "inte följer alla villkor"));
  CHECK(driver.node("avvagning/answer").at("name") == before);

  driver.set("slider", "Jämfört med angivet utrymme", "99");
  driver.press("button", check);
  other.result("none");
  CHECK(has(said(driver), "hittar inget urval som går ihop"));
}

TEST_CASE("the keyboard goes along to what stands where the pressed button was") {
  Driver driver;
  open(driver);
  const auto focus = [&] { return driver.last_effect("focus")->json.at("id"); };
  driver.event({{"type", "focus"}, {"id", "avvagning/check/start"}, {"visible", true}});
  driver.activate("button", check);
  CHECK(focus() == "avvagning/check/stop");
  driver.activate("button", "Sluta räkna");
  CHECK(focus() == "avvagning/check/start");
  driver.activate("button", "Försök igen");
  CHECK(focus() == "avvagning/check/stop");
  Other(driver).answer_all();
  CHECK(focus() == "avvagning/check/words");
}

TEST_CASE("it can be stopped, and what it says afterwards is not heard") {
  Driver driver;
  open(driver);
  driver.press("button", check);
  Other other(driver);
  const Json job = other.asked().json.at("job");
  other.say({{"kind", "progress"}, {"best", 1000}, {"bound", 2000}});
  driver.press("button", "Sluta räkna");
  CHECK(driver.last_effect("solver")->json.at("kind") == "end");
  const std::string words = said(driver);
  CHECK(has(words, "slutade i förtid"));
  other.say({{"kind", "result"}, {"job", job}, {"status", "none"}});
  CHECK(said(driver) == words);
  driver.press("button", "Försök igen");
  CHECK(other.asked().json.at("job") != job);
}

TEST_CASE("another question, and another plan, drop what was being counted") {
  Driver driver;
  open(driver);
  driver.press("button", check);
  Other other(driver);
  const Json job = other.asked().json.at("job");
  driver.set("slider", "Jämfört med angivet utrymme", "80");
  CHECK(driver.last_effect("solver")->json.at("kind") == "end");
  CHECK(driver.mirror().find("avvagning/check/words") == nullptr);
  other.say({{"kind", "result"}, {"job", job}, {"status", "none"}});
  CHECK(driver.mirror().find("avvagning/check/words") == nullptr);
  driver.press("button", check);
  REQUIRE(other.is_asked());
  driver.open(file_bytes("assets/plans/rs-2020.json"), "igen.json");
  CHECK(driver.last_effect("solver")->json.at("kind") == "end");
}

TEST_CASE("why there is no other program is said, and what can be done about it") {
  const auto [code, words] = GENERATE(
      std::pair<const char*, const char*>("solver.not-here", "Försök igen när du har nät"),
      std::pair<const char*, const char*>("solver.not-in-file", "Öppna Målvåg från en webbadress"),
      std::pair<const char*, const char*>("solver.stopped", "kanske för att minnet tog slut"));
  Driver driver;
  open(driver);
  driver.press("button", check);
  Other other(driver);
  other.say({{"kind", "problem"}, {"code", code}});
  CHECK(has(said(driver), words));
  CHECK(driver.has("button", "Försök igen") == (std::string(code) != "solver.not-in-file"));
}

TEST_CASE("when time runs out it may have longer, and when memory does that is said") {
  Driver driver;
  open(driver);
  driver.press("button", check);
  Other other(driver);
  other.result("time");
  CHECK(has(said(driver), "hann inte klart på 60 sekunder"));
  CHECK(has(said(driver), "inte hittat något som ger mer"));
  driver.press("button", "Låt det räkna längre");
  CHECK(other.asked().json.at("seconds") == 600);
  other.result("memory");
  CHECK(has(said(driver), "mer minne"));
}

namespace {

// Everything costs an even number and is worth what it costs, and the room is odd: no bound meets
// the best choice, so that the search has to go through nearly all of them.
std::string endless_plan() {
  Json plan = Json::parse(R"({"format": "malvag-plan", "version": 1, "language": "sv",
    "plan": {"id": "svar", "title": "Svår", "kind": "operational", "body": "rs",
             "period": {"from": 2020, "to": 2020}},
    "bodies": [{"id": "rs", "title": "Regionstyrelsen"}],
    "frames": [{"id": "f-rs", "body": "rs", "amounts": {"2020": 10001}, "room": {"2020": 10001}}],
    "criteria": [{"id": "c-use", "title": "Nytta", "scale": {"worst": 0, "best": 1000}}],
    "principles": [{"id": "p-1", "title": "Nyttan",
                    "tiers": [{"kind": "weighted", "weights": {"c-use": 1}}]}],
    "measures": []})");
  for (int at = 0; at < 40; ++at) {
    const int cost = 2 * (200 + (at * 37) % 199);
    plan["measures"].push_back({{"id", "m-" + std::to_string(at)},
                                {"title", "Åtgärd " + std::to_string(at)},
                                {"body", "rs"},
                                {"costs", {{"2020", cost}}},
                                {"scores", {{"c-use", cost}}}});
  }
  return plan.dump();
}

// As far as it comes in the frames of some seconds.
template <class Step>
void without_rest(Step&& step) {
  REQUIRE_THROWS_WITH(step(), Catch::Matchers::ContainsSubstring("never comes to rest"));
}

}  // namespace

TEST_CASE("a search that takes long is helped, and ends when the other program vouches for it") {
  Driver driver;
  driver.event({{"type", "plan"}, {"name", "svar"}, {"source", "query"}}, endless_plan());
  without_rest([&] { driver.start("#/val/avvagning"); });
  CHECK(has(driver.node("avvagning/answer").at("name"), "Bättre urval söks"));
  without_rest([&] { driver.activate("button", "Låt ett annat program räkna vidare"); });
  Other other(driver);
  // What it has found is not worth more than ours; then it says that it is the best there is.
  const portfolio::Program program = read_linear(other.asked().bytes);
  portfolio::Solver solver(program);
  solver.step(20'000);
  const portfolio::Answer answer = solver.answer();
  REQUIRE_FALSE(answer.proven);
  REQUIRE(answer.value == 1'000'000);  // all of the room but one, at a hundred a tkr
  Json taken = Json::array();
  for (std::size_t item = 0; item < answer.choice.size(); ++item) {
    if (answer.choice[item]) taken.push_back(item);
  }
  without_rest([&] { other.result("best", taken); });  // other rooms are searched on
  CHECK(has(said(driver), "kommer fram till samma sak"));
  CHECK(has(driver.node("avvagning/answer").at("name"), "Enligt ett annat program"));
}

}  // namespace malvag::test
