// A plan may hold very much; a frame shows what a person can look at. Every screen is walked with
// more of everything than there may be nodes, so that a list that is not cut to what is near fails.
#include "../../../core/plan/limits.hpp"

#include <catch_amalgamated.hpp>
#include <functional>
#include <vector>

#include "../driver.hpp"

namespace malvag::test {
namespace {

using limits::nodes_in_frame;
constexpr std::size_t many = nodes_in_frame + 500;

Json sample() {
  return Json::parse(file_bytes("assets/plans/rs-2020.json"), nullptr, false);
}

std::string numbered(const char* kind, std::size_t number) {
  return std::string(kind) + "-x" + std::to_string(number);
}

void add(Json& plan, const char* collection, const char* kind, std::size_t count,
         const std::function<void(Json&, std::size_t)>& more) {
  for (std::size_t number = 0; number < count; ++number) {
    Json one = {{"id", numbered(kind, number)}, {"title", numbered("Nummer", number)}};
    more(one, number);
    plan[collection].push_back(std::move(one));
  }
}

// More goals, measures, KPIs and influences than nodes; many of each under one.
std::string wide_plan() {
  Json plan = sample();
  add(plan, "goals", "g", many, [](Json&, std::size_t) {});
  for (Json& goal : plan["goals"]) goal["area"] = plan["areas"][0]["id"];
  add(plan, "kpis", "k", many, [](Json& one, std::size_t number) {
    one["direction"] = "higher";
    one["goal"] = number % 2 ? "g-22" : numbered("g", number);
  });
  add(plan, "measures", "m", many, [](Json& one, std::size_t number) {
    one["body"] = "regionstaben";
    one["goals"] = {number % 2 ? "g-22" : numbered("g", number)};
    one["costs"] = {{"2020", 100}};
    one["scores"] = {{"c-law", 0},   {"c-need", 1},        {"c-economy", number % 10},
                     {"c-staff", 3}, {"c-environment", 2}, {"c-residents", 4}};
  });
  for (std::size_t number = 0; number < many; ++number) {
    // Between a goal and all others, and between many pairs in both ways.
    const std::string other = numbered("g", number);
    plan["influences"].push_back({{"id", numbered("i", number)},
                                  {"from", number % 2 ? "g-22" : other},
                                  {"to", number % 2 ? other : numbered("g", (number + 7) % many)},
                                  {"strength", number % 3 ? -2 : 3},
                                  {"assessor", "A"}});
  }
  return plan.dump();
}

// A dense network, its directions judged differently by many, one of them by very many.
std::string dense_plan() {
  Json plan = sample();
  const Json goals = plan["goals"];
  std::size_t number = 0;
  const auto judge = [&](const Json& from, const Json& to, int strength) {
    plan["influences"].push_back({{"id", numbered("i", number)},
                                  {"from", from},
                                  {"to", to},
                                  {"strength", strength},
                                  {"assessor", numbered("Person", number)}});
    ++number;
  };
  for (std::size_t from = 0; from < goals.size(); ++from) {
    for (std::size_t to = 0; to < goals.size(); ++to) {
      if (from == to) continue;
      judge(goals[from]["id"], goals[to]["id"], -3);
      judge(goals[from]["id"], goals[to]["id"], 3);
      judge(goals[from]["id"], goals[to]["id"], static_cast<int>(from + to) % 5 - 2);
    }
  }
  while (number < 3 * many) judge("g-22", "g-18", static_cast<int>(number % 7) - 3);
  return plan.dump();
}

struct Walk {
  Driver driver;
  std::size_t most = 0;
  std::string where;

  Walk(const std::string& bytes, Screen screen) : driver(screen) {
    driver.event({{"type", "plan"}, {"name", "x"}, {"source", "sample"}}, bytes);
    driver.start("#/mer/planer");
    REQUIRE(text_of(driver.node("top/plan"), "name") == "Regionstyrelsens plan 2020");
  }
  void count(const std::string& name) {
    const std::size_t nodes = driver.mirror().ids().size();
    INFO(name << ": " << nodes << " nodes");
    CHECK(nodes <= nodes_in_frame);
  }
  void go(const std::string& route) {
    driver.event({{"type", "route"}, {"route", route}});
    driver.settle();
    count(route);
  }
  void activate(const std::string& id) {
    if (!driver.mirror().find(id)) return;
    driver.event({{"type", "activate"}, {"id", id}});
    driver.settle();
    count(id);
  }
};

void walk(const std::string& bytes, Screen screen) {
  Walk walk(bytes, screen);
  walk.go("#/laget");
  walk.go("#/laget/kedja");
  walk.activate("kedja/g-22/fold");
  walk.activate("kedja/form/picture");
  walk.go("#/laget/kedja/g-22");
  walk.activate("kedja/details/edit");
  walk.activate("kedja/form/outline");
  walk.go("#/konflikt");
  walk.go("#/konflikt/room+f-regionstaben");
  walk.activate("konflikt/sums");
  walk.go("#/konflikt/granska");
  walk.activate("granska/judge/back");
  for (const char* more :
       {"granska/sums/more", "granska/loops/more", "granska/beside/more", "granska/form/row",
        "granska/form/picture", "granska/picture/show/strongest"}) {
    walk.activate(more);
  }
  walk.go("#/val");
  walk.go("#/val/m-001");
  walk.activate("val/measure/edit");
  walk.activate("val/scores");
  walk.go("#/val/princip");
  walk.activate("princip/edit");
  walk.activate("princip/new");
  walk.go("#/mer/planer");
  walk.driver.key("k");
  walk.driver.event({{"type", "input"}, {"id", "sok/words"}, {"value", "nummer"}});
  walk.driver.settle();
  walk.count("search");
  walk.driver.event({{"type", "dismiss"}, {"id", "sok/words"}});
  for (const char* slide : {"#/duk/laget", "#/duk/laget/kedja", "#/duk/konflikt",
                            "#/duk/konflikt/granska", "#/duk/val"}) {
    walk.go(slide);
  }
}

TEST_CASE("no frame has more nodes than a browser carries, however much the plan holds") {
  for (const Screen screen : {Screen{}, Screen{390, 844, true}}) {
    walk(wide_plan(), screen);
    walk(dense_plan(), screen);
  }
}

TEST_CASE("of very many one chooses by writing a part of the name") {
  Json plan = sample();
  add(plan, "goals", "g", limits::options, [](Json&, std::size_t) {});
  Driver driver;
  driver.event({{"type", "plan"}, {"name", "x"}, {"source", "sample"}}, plan.dump());
  driver.start("#/konflikt/granska");
  const std::string id = "granska/choose";
  CHECK(driver.node(id).at("options").size() == limits::options);
  driver.event({{"type", "input"}, {"id", id + "/find"}, {"value", "NUMMER-X17"}});
  driver.settle();
  const Json options = driver.node(id).at("options");
  REQUIRE(options.size() == 12);  // 17, 170 … 179, and the one that is chosen
  CHECK(text_of(driver.node(id), "value") == "g-22");
  driver.event({{"type", "set"}, {"id", id}, {"value", "g-x171"}});
  driver.settle();
  CHECK(text_of(driver.node(id), "value") == "g-x171");
}

TEST_CASE("a title as long as a book is shown, its name cut, and is whole in its field") {
  Json plan = sample();
  std::string title;
  for (int word = 0; word < 2500; ++word) title += "väntan ";
  for (Json& goal : plan["goals"]) goal["title"] = title;
  Driver driver;
  driver.event({{"type", "plan"}, {"name", "x"}, {"source", "sample"}}, plan.dump());
  driver.start("#/laget/kedja/g-22");
  for (const std::string& id : driver.mirror().ids()) {
    const std::string role = text_of(driver.node(id), "role");
    if (role == "text" || role == "status") continue;
    INFO(id);
    CHECK(text_of(driver.node(id), "name").size() <= limits::name_bytes + 200);
  }
  driver.event({{"type", "activate"}, {"id", "kedja/details/edit"}});
  driver.settle();
  CHECK(text_of(driver.node("kedja/details/edit/title@g-22"), "value") == title);
}

}  // namespace
}  // namespace malvag::test
