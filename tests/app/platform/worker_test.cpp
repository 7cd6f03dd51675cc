// The worker's side of jobs: what it says to what it is told.
#include <catch_amalgamated.hpp>

#include "../../../app/platform/jobs.hpp"
#include "../../../app/platform/robustness_messages.hpp"
#include "../../../core/io/plan_file.hpp"
#include "../../../core/priority/robustness.hpp"
#include "../../core/support/json_words.hpp"

using namespace malvag;
using namespace malvag::platform;

namespace {

const char* const plan_bytes = R"({"format":"malvag-plan","version":1,"language":"sv",
"plan":{"id":"p","title":"Plan","kind":"operational","period":{"from":2020,"to":2022}},
"bodies":[{"id":"rs","title":"Styrelsen","kind":"executiveBoard"},{"id":"hsn","title":"Nämnden","kind":"board"}],
"frames":[{"id":"f-1","body":"rs","amounts":{"2020":1000},"room":{"2020":100,"2021":250}},
          {"id":"f-2","body":"hsn","amounts":{"2020":1000},"room":{"2020":50}}],
"criteria":[{"id":"c-a","title":"A","scale":{"worst":0,"best":10}},{"id":"c-b","title":"B","scale":{"worst":0,"best":10}}],
"measures":[
{"id":"m-1","title":"Ett","body":"rs","costs":{"2020":100,"2021":100},"scores":{"c-a":9,"c-b":1}},
{"id":"m-2","title":"Två","body":"rs","costs":{"2020":100,"2021":100},"scores":{"c-a":2,"c-b":5}},
{"id":"m-3","title":"Tre","body":"hsn","costs":{"2020":50},"scores":{"c-a":1,"c-b":8}}],
"principles":[{"id":"pr-1","title":"Princip","tiers":[{"kind":"weighted","weights":{"c-a":1,"c-b":1}}]}]})";

Plan the_plan() {
  const auto read = io::read_plan(plan_bytes);
  REQUIRE(read);
  return read->document.plan;
}

Json principle_json() {
  return Json::parse(
      R"({"id":"pr-1","title":"Princip","tiers":[{"kind":"weighted","weights":{"c-a":1,"c-b":1}}]})");
}

JobMessage start(int job, int revision, bool with_plan, int samples = 500) {
  return {{{"kind", "start"},
           {"job", job},
           {"what", "robustness"},
           {"revision", revision},
           {"seed", 5},
           {"hasPlan", with_plan},
           {"input",
            {{"principle", principle_json()},
             {"year", 2020},
             {"body", ""},
             {"samples", samples},
             {"weights", "free"},
             {"margin", 0.1},
             {"measure", ""}}}},
          with_plan ? plan_bytes : ""};
}

// All that the worker says until it has nothing more to do, in the shortest steps.
std::vector<Json> all_said(Worker& worker) {
  std::vector<Json> result;
  while (const auto message = worker.step(0)) result.push_back(message->json);
  CHECK_FALSE(worker.busy());
  return result;
}

std::vector<Json> said_to(const JobMessage& message) {
  Worker worker;
  worker.receive(message);
  return all_said(worker);
}

Json problem(int job, int revision, const char* code) {
  return {{"kind", "problem"}, {"job", job}, {"revision", revision}, {"code", code}};
}

priority::Robustness expected(const priority::Question& question, int samples,
                              const priority::RobustnessRun::Wanted& wanted = {}) {
  const Plan plan = the_plan();
  priority::RobustnessRun run(plan, plan.principles[0], question, wanted, 5, samples);
  run.step(samples);
  return run.result();
}

}  // namespace

TEST_CASE("a worker with nothing to do says nothing") {
  Worker worker;
  CHECK_FALSE(worker.busy());
  CHECK_FALSE(worker.step(50));
}

TEST_CASE("a job about robustness ends with the same counts as the computation in one go") {
  Worker worker;
  worker.receive(start(7, 12, true));
  CHECK(worker.busy());
  const std::vector<Json> said = all_said(worker);
  REQUIRE(said.size() > 2);
  std::int64_t done = 0;
  for (std::size_t at = 0; at + 1 < said.size(); ++at) {
    CHECK(said[at]["kind"] == "progress");
    CHECK(said[at]["job"] == 7);
    CHECK(said[at]["revision"] == 12);
    CHECK(said[at]["of"] == 500);
    CHECK(said[at]["done"] > done);
    done = said[at]["done"].get<std::int64_t>();
  }
  const priority::Robustness direct = expected({2020, std::nullopt}, 500);
  CHECK(said.back()["kind"] == "result");
  CHECK(robustness_from(said.back()["result"]) == direct);
}

TEST_CASE("a long job says what it has so far") {
  Worker worker;
  JobMessage message = start(1, 1, true, 1'000'000);
  Json plan = Json::parse(plan_bytes);
  for (int at = 4; at < 1000; ++at) {  // so many that it is not done at once
    Json measure = plan["measures"][static_cast<std::size_t>(at % 3)];
    measure["id"] = "m-" + std::to_string(at);
    measure["scores"]["c-a"] = at % 11;
    plan["measures"].push_back(measure);
  }
  message.bytes = plan.dump();
  worker.receive(message);
  const auto said = worker.step(230);
  REQUIRE(said);
  CHECK(said->json["kind"] == "partial");
  const Json& result = said->json["result"];
  CHECK(result["samples"] > 0);
  CHECK(result["above"].size() == 999);
  CHECK(worker.step(1)->json["kind"] == "progress");
}

TEST_CASE("the year and the body of the question are kept") {
  JobMessage message = start(1, 1, true, 300);
  message.json["input"]["body"] = "hsn";
  CHECK(said_to(message).back()["result"]["above"] == Json(expected({2020, "hsn"}, 300).above));
  message = start(1, 1, true, 300);
  message.json["input"]["year"] = 2021;
  CHECK(said_to(message).back()["result"]["above"] ==
        Json(expected({2021, std::nullopt}, 300).above));
}

TEST_CASE("what is believed of the weights and the measure to watch are kept") {
  JobMessage message = start(1, 1, true, 300);
  message.json["input"]["weights"] = "ordinal";
  message.json["input"]["measure"] = "m-2";
  priority::RobustnessRun::Wanted wanted;
  wanted.belief.weights = priority::WeightsBelieved::order;
  wanted.watched = 1;
  const priority::Robustness direct = expected({2020, std::nullopt}, 300, wanted);
  CHECK(robustness_from(said_to(message).back()["result"]) == direct);
  CHECK(direct.places.size() == 3);
  message.json["input"]["weights"] = "intervals";
  message.json["input"]["margin"] = 0.02;
  wanted.belief = {priority::WeightsBelieved::around, 0.02};
  CHECK(robustness_from(said_to(message).back()["result"]) ==
        expected({2020, std::nullopt}, 300, wanted));
}

TEST_CASE("counts that lack a list or hold words are none") {
  const Json whole = to_json(expected({2020, std::nullopt}, 10));
  CHECK(robustness_from(whole));
  for (const char* name : {"samples", "first", "above", "order", "beforeNext", "places"}) {
    Json broken = whole;
    broken.erase(name);
    CHECK_FALSE(robustness_from(broken));
    broken[name] = "many";
    CHECK_FALSE(robustness_from(broken));
  }
  Json words = whole;
  words["first"][0] = "once";
  CHECK_FALSE(robustness_from(words));
  CHECK_FALSE(robustness_from(Json::array()));
}

TEST_CASE("a plan that was sent once serves later jobs of its revision, with tried weights too") {
  Worker worker;
  worker.receive(start(1, 3, true));
  all_said(worker);
  JobMessage trial = start(2, 3, false);
  trial.json["input"]["principle"]["tiers"][0]["weights"]["c-a"] = 17;
  worker.receive(trial);
  CHECK(all_said(worker).back()["kind"] == "result");
  worker.receive(start(3, 4, false));
  CHECK(all_said(worker) == std::vector<Json>{problem(3, 4, "job.plan-missing")});
}

TEST_CASE("a cancelled job says nothing more, and leaves the others") {
  Worker worker;
  worker.receive(start(1, 1, true, 100'000));
  worker.receive(start(2, 1, false, 100));
  CHECK(worker.step(0)->json["job"] == 1);
  worker.receive({{{"kind", "cancel"}, {"job", 1}}, ""});
  CHECK(worker.busy());
  for (const Json& said : all_said(worker)) CHECK(said["job"] == 2);
  worker.receive({{{"kind", "cancel"}, {"job", 99}}, ""});
  CHECK_FALSE(worker.busy());
}

TEST_CASE("a new plan drops the jobs of the plan before it") {
  Worker worker;
  worker.receive(start(1, 1, true, 100'000));
  worker.step(0);
  worker.receive(start(2, 2, true, 100));
  for (const Json& said : all_said(worker)) {
    CHECK(said["job"] == 2);
    CHECK(said["revision"] == 2);
  }
}

TEST_CASE("what cannot be done is said with its code, and is over") {
  JobMessage message = start(4, 9, true);
  message.json["what"] = "astrology";
  CHECK(said_to(message) == std::vector<Json>{problem(4, 9, "job.unknown")});
  CHECK(said_to(start(4, 9, false)) == std::vector<Json>{problem(4, 9, "job.plan-missing")});
  message = start(4, 9, true);
  message.bytes = "%PDF-1.4";
  CHECK(said_to(message) == std::vector<Json>{problem(4, 9, "job.plan-unreadable")});
}

TEST_CASE("input that makes no sense is refused") {
  const auto refused = [](const char* pointer, const Json& value) {
    JobMessage message = start(4, 9, true);
    message.json[Json::json_pointer(pointer)] = value;
    INFO(pointer << " " << value.dump());
    CHECK(said_to(message) == std::vector<Json>{problem(4, 9, "job.input-invalid")});
  };
  refused("/input", nullptr);
  refused("/input", "2020");
  refused("/seed", "one");
  refused("/input/year", "2020");
  refused("/input/samples", 0);
  refused("/input/samples", 1'000'001);
  refused("/input/samples", 12.5);
  refused("/input/weights", "heavy");
  refused("/input/margin", "0.1");
  refused("/input/margin", 1.5);
  refused("/input/margin", -0.1);
  refused("/input/measure", "gone");
  refused("/input/principle", nullptr);
  refused("/input/principle", Json::object());
  refused("/input/principle/tiers/0/weights", {{"gone", 1}});
  refused("/input/principle/tiers/0/kind", "astrology");
}

TEST_CASE("messages that are none are left alone") {
  Worker worker;
  for (const Json& json :
       {Json(), Json(5), Json("start"), Json::array(), Json::object(), Json({{"kind", 5}}),
        Json({{"kind", "dance"}}), Json({{"kind", "cancel"}})}) {
    worker.receive({json, ""});
    CHECK_FALSE(worker.busy());
  }
}
