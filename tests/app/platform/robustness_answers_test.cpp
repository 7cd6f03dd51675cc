// The answer about how sure an order is, and its sentences.
#include "../../../app/platform/robustness_answers.hpp"

#include <catch_amalgamated.hpp>

#include "../../../app/words/robustness_words.hpp"
#include "../../core/priority/random_plans.hpp"

using namespace malvag;
using namespace malvag::test;
using namespace malvag::platform;
using ui::Language;

namespace {

RobustnessAsked asked_of(const RandomPlan& random) {
  RobustnessAsked asked;
  asked.principle = random.principle;
  asked.samples = 200;
  asked.seed = 18446744073709551615u;
  return asked;
}

Json answer_to(const RandomPlan& random, const RobustnessAsked& asked) {
  return Json::parse(robustness_json(random.plan, asked, Language::sv), nullptr, false);
}

std::string sentence(const Plan& plan, const Principle& principle, std::int64_t samples = 2000,
                     const priority::Belief& belief = {}) {
  priority::RobustnessRun run(plan, principle, {}, {belief, std::nullopt, false}, 1, samples);
  run.step(samples);
  const priority::Prepared prepared(plan);
  return words::robustness_answer(Language::sv, plan, principle, belief, prepared.order(principle),
                                  &run.result());
}

}  // namespace

TEST_CASE("the answer about robustness is the same for the same seed, and holds what it says") {
  const RandomPlan random = random_plan(4);
  const RobustnessAsked asked = asked_of(random);
  CHECK(robustness_json(random.plan, asked, Language::sv) ==
        robustness_json(random.plan, asked, Language::sv));
  const Json answer = answer_to(random, asked);
  CHECK(answer["format"] == "malvag-robustness");
  CHECK(answer["seed"] == "18446744073709551615");
  CHECK(answer["samples"] == 200);
  CHECK(answer["weights"] == Json({{"known", "free"}, {"margin", 0.1}}));
  REQUIRE(answer["measures"].size() == 9);
  for (const Json& measure : answer["measures"]) {
    CHECK(measure["share"] == measure["above"].get<double>() / 200);
    CHECK_FALSE(measure.contains("places"));
  }
  CHECK(answer["neighbours"].size() == 8);
  CHECK(answer["weightRanges"].size() == 3);
  REQUIRE(answer["secondOpinions"].size() == 2);
  CHECK(answer["secondOpinions"][0]["method"] == "TOPSIS");
  CHECK(answer["secondOpinions"][1]["order"].size() == 9);
  CHECK(answer["missing"] == Json::array());
  CHECK_FALSE(answer.contains("measure"));
}

TEST_CASE("with detail every measure has its places, and the first their central weights") {
  const RandomPlan random = random_plan(4);
  RobustnessAsked asked = asked_of(random);
  asked.detail = true;
  for (const Json& measure : answer_to(random, asked)["measures"]) {
    CHECK(measure["places"].size() == 9);
    const bool is_ever_first = measure["first"] > 0;
    CHECK(measure["centralWeights"].is_null() != is_ever_first);
    CHECK(measure["places"][0] == measure["first"]);
  }
}

TEST_CASE("a measure is looked at closely, and one without its scores has its range instead") {
  RandomPlan random = random_plan(4);
  RobustnessAsked asked = asked_of(random);
  asked.measure = "m-3";
  const Json answer = answer_to(random, asked);
  CHECK(answer["measure"]["id"] == "m-3");
  CHECK(answer["measure"]["places"].size() == 9);
  CHECK(answer["measure"]["swings"].size() == 3);
  CHECK(answer["measure"]["turns"]["line"].contains("weights"));
  Measure bare = *random.plan.measures.find("m-3");
  bare.scores = {};
  random.plan.measures = random.plan.measures.with(bare);
  const Json without = answer_to(random, asked);
  CHECK(without["measure"].is_null());
  REQUIRE(without["missing"].size() == 1);
  CHECK(without["missing"][0]["bestPlace"] == 1);
}

TEST_CASE("the one sentence: sure, fairly, partly, unsure, and what cannot be asked") {
  const std::vector<Criterion> criteria = {criterion("a", 0, 1), criterion("b", 0, 1)};
  const Principle even = principle({weighted({{"a", 1}, {"b", 1}})});
  const auto with_room = [&](std::vector<Measure> measures, Tkr room) {
    return plan(criteria, std::move(measures), {frame("f-1", "rs", {{2020, room}})});
  };
  const Measure strong = measure("m-1", {{"a", 0.9}, {"b", 0.9}}, 100);
  const Measure left = measure("m-2", {{"a", 0.8}, {"b", 0.1}}, 100);
  const Measure right = measure("m-3", {{"a", 0.1}, {"b", 0.7}}, 100);
  CHECK(sentence(with_room({strong, left}, 100), even) ==
        "Säker. Den åtgärd som ryms gör det nästan hur vikterna än sätts.");
  CHECK(sentence(with_room({strong, left, right}, 200), even).rfind("Delvis säker. 1 av 2", 0) ==
        0);
  CHECK(sentence(with_room({left, right}, 100), even).rfind("Osäker. 0 av 1", 0) == 0);
  CHECK(
      sentence(with_room({left, right}, 100), even, 2000, {priority::WeightsBelieved::around, 0.02})
          .find("så länge ingen vikt ändras mer än 2 procentenheter") != std::string::npos);
  CHECK(sentence(with_room({left, right}, 500), even) ==
        "Säker. Alla åtgärder ryms, vilken ordningen än är.");
  CHECK(sentence(with_room({left, right}, 50), even) ==
        "Ingen åtgärd ryms, så ordningen avgör inget än.");
  CHECK(sentence(plan(criteria, {strong, left}), even).find("Åtgärd m-1 står först i 100 av 100") !=
        std::string::npos);
  CHECK(sentence(with_room({strong, left}, 100), principle({level("a")}))
            .rfind("Principen väger inte", 0) == 0);
  CHECK(sentence(with_room({strong, left}, 100), even, 0) == "Räknar på olika sätt att väga.");
}

TEST_CASE("a share is told in whole hundredths, and never as none or all when it is not") {
  CHECK(words::out_of_100(0) == "0");
  CHECK(words::out_of_100(0.001) == "<1");
  CHECK(words::out_of_100(0.5) == "50");
  CHECK(words::out_of_100(0.999) == ">99");
  CHECK(words::out_of_100(1) == "100");
}
