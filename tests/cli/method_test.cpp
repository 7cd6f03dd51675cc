// The bare methods and the choice within the frames, as a shell sees them.
#include <sys/wait.h>

#include <catch_amalgamated.hpp>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

#include "../../core/plan/json.hpp"

using Catch::Approx;
using malvag::Json;

namespace {

const std::string program = MALVAG_BUILD_DIR "/malvag";
const std::string plan = MALVAG_SOURCE_DIR "/assets/plans/rs-2020.json";
const std::string scratch = MALVAG_BUILD_DIR "/method_test.";

struct Outcome {
  int exit = -1;
  Json json;
  std::string text;
};

Outcome run(const std::string& arguments, const std::string& input = "") {
  if (std::FILE* file = std::fopen((scratch + "in").c_str(), "wb")) {
    std::fwrite(input.data(), 1, input.size(), file);
    std::fclose(file);
  }
  const std::string command =
      program + " " + arguments + " <" + scratch + "in >" + scratch + "out 2>" + scratch + "error";
  const int status = std::system(command.c_str());
  Outcome outcome;
  outcome.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  for (const char* name : {"out", "error"}) {
    if (std::FILE* file = std::fopen((scratch + name).c_str(), "rb")) {
      std::string bytes;
      for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file)) {
        bytes.push_back(static_cast<char>(byte));
      }
      std::fclose(file);
      if (std::string(name) == "out") outcome.json = Json::parse(bytes, nullptr, false);
      outcome.text += bytes;
    }
  }
  return outcome;
}

Json answer(const std::string& method, const std::string& input) {
  const Outcome outcome = run("method " + method, input);
  INFO(outcome.text);
  REQUIRE(outcome.exit == 0);
  return outcome.json;
}

}  // namespace

TEST_CASE("method topsis answers the known case of five telephones") {
  // Price, storage, camera, looks with equal weights: 0.534, 0.308, 0.692, 0.535, 0.401.
  const Json json = answer("topsis", R"({"matrix":[[250,16,12,5],[200,16,8,3],[300,32,16,4],
    [275,32,8,4],[225,16,16,2]],"weights":[1,1,1,1],"directions":["min","max","max","max"]})");
  const double known[] = {0.534, 0.308, 0.692, 0.535, 0.401};
  for (std::size_t at = 0; at < 5; ++at) {
    CHECK(json["score"][at].get<double>() == Approx(known[at]).margin(0.0005));
  }
  CHECK(json["rank"] == Json({3, 5, 1, 2, 4}));
}

TEST_CASE("each method answers with the members that it promises") {
  const std::string table = R"({"matrix":[[1,2],[2,1],[0,0]],"weights":[1,1]})";
  CHECK(answer("wsm", table)["rank"] == Json({1, 1, 3}));
  const Json flows = answer("promethee2", table);
  CHECK(flows["phi"][2] == -1.0);
  CHECK(flows["phiPlus"][0] == 0.75);
  CHECK(flows["phiMinus"][0] == 0.25);
  CHECK(answer("ahp", R"({"matrix":[[1,3],[0.3333333333,1]]})")["weights"][0].get<double>() ==
        Approx(0.75));
  CHECK(
      answer("ahp",
             R"({"matrix":[[1,2,4],[0.5,1,4],[0.25,0.25,1]],"randomIndex":0.52})")["randomIndex"] ==
      0.52);
  CHECK(answer("roc", R"({"count":2})")["weights"] == Json({0.75, 0.25}));
  const Json shares =
      answer("smaa2", R"({"values":[[1,1],[0,0]],"weights":"free","samples":100,"seed":3})");
  CHECK(shares["rankAcceptability"] == Json::parse("[[1.0,0.0],[0.0,1.0]]"));
  CHECK(shares["centralWeights"][1].is_null());
  CHECK(shares["pairwiseWins"][0][1] == 1.0);
  CHECK(answer("stability", R"({"values":[[1,0],[0,1]],"weights":[3,1]})")["best"][0] ==
        Json({0.5, 1.0}));
  CHECK(answer("kendall-w", R"({"rankings":[[1,2,3],[1,2,3]]})")["w"].get<double>() == Approx(1));
  CHECK(answer("borda", R"({"rankings":[[1,2],[1,2]]})")["rankSum"] == Json({2.0, 4.0}));
  CHECK(answer("pareto", R"({"matrix":[[1,2],[2,1],[0,0]],"directions":["max","max"]})")["front"] ==
        Json({0, 1}));
}

TEST_CASE("method portfolio answers what is asked, and that nothing is allowed") {
  const Json best = answer("portfolio", R"({"value":[5,4,3.5],"cost":[[3],[2],[2]],"frames":[4],
    "requires":[],"excludes":[],"mandatory":[],"groups":[]})");
  CHECK(best["objective"] == 7.5);
  CHECK(best["selected"] == Json({1, 2}));
  CHECK(best["spent"] == Json({4.0}));
  CHECK(best["bound"] == 7.5);
  CHECK(best["proven"] == true);
  const Json grouped = answer("portfolio", R"({"value":[5,4,3],"cost":[[3],[2],[2]],"frames":[4],
    "excludes":[[1,2]],"groups":[{"members":[0,2],"min":1,"max":1}]})");
  CHECK(grouped["selected"] == Json({0}));
  const Json core = answer("core-index", R"({"scoreLower":[[5,5],[4,1],[1,4]],"scoreUpper":
    [[5,5],[4,1],[1,4]],"cost":[1,1,1],"budget":2,"weightVertices":[[1,0],[0,1]]})");
  CHECK(core["coreIndex"] == Json({1.0, 0.5, 0.5}));
  CHECK(core["nonDominated"] == Json::parse("[[0,1],[0,2]]"));
  const Json none =
      answer("portfolio", R"({"value":[1],"cost":[[2]],"frames":[1],"mandatory":[0]})");
  CHECK(none["objective"].is_null());
  CHECK(none["proven"] == true);
}

TEST_CASE("input that cannot be used is told where, in both languages") {
  const auto refused = [](const std::string& arguments, const std::string& input) {
    const Outcome outcome = run("method " + arguments, input);
    CHECK(outcome.exit == 3);
    REQUIRE(outcome.json.contains("problems"));
    return outcome.json["problems"][0];
  };
  CHECK(refused("wsm", "{")["code"] == "method.json");
  CHECK(refused("wsm", "[]")["code"] == "method.object");
  CHECK(refused("wsm", R"({"weights":[1]})")["at"] == "/matrix");
  CHECK(refused("wsm", R"({"matrix":[[1,2],[1]],"weights":[1,1]})")["at"] == "/matrix/1");
  CHECK(refused("wsm", R"({"matrix":[["a"]],"weights":[1]})")["at"] == "/matrix/0/0");
  CHECK(refused("wsm", R"({"matrix":[[1]],"weights":[0]})")["code"] == "method.all-zero");
  CHECK(refused("wsm", R"({"matrix":[[1]],"weights":[-1]})")["at"] == "/weights/0");
  CHECK(refused("ahp", R"({"matrix":[[1,2],[2,1]]})")["code"] == "method.reciprocal");
  CHECK(refused("smaa2", R"({"values":[[1]],"weights":{"intervals":[[0,0.5]]}})")["code"] ==
        "method.intervals");
  CHECK(refused("portfolio", R"({"value":[1],"requires":[[0,1]]})")["at"] == "/requires/0/1");
  CHECK(refused("portfolio", R"({"value":[0.00000001]})")["code"] == "method.decimals");
  CHECK(refused("wsm --lang en", R"({"matrix":[],"weights":[]})")["message"] ==
        "At least one row with at least one number belongs here.");
}

TEST_CASE("a method that is not there, or none, is wrong usage that names them all") {
  const Outcome outcome = run("method vikor");
  CHECK(outcome.exit == 2);
  CHECK(outcome.text.find("promethee2") != std::string::npos);
  CHECK(run("method").exit == 2);
}

TEST_CASE("portfolio chooses within every frame of the 2020 plan, and says what has to wait") {
  const Outcome outcome = run("portfolio " + plan + " --format json");
  CHECK(outcome.exit == 0);
  const Json& json = outcome.json;
  REQUIRE(json.is_object());
  CHECK(json["format"] == "malvag-portfolio");
  CHECK(json["proven"] == true);
  for (const Json& frame : json["frames"]) CHECK(frame["spent"] <= frame["room"]);
  CHECK(json["taken"].size() + json["leftOut"].size() == 50);
  for (const Json& one : json["leftOut"]) CHECK_FALSE(one["message"].get<std::string>().empty());
  const Outcome poorer = run("portfolio " + plan + " --format json --percent 60");
  CHECK(poorer.json["points"] < json["points"]);
  const Outcome plain = run("portfolio " + plan + " --format json --principle p-2");
  CHECK(plain.json["points"] >= json["points"]);
  CHECK(run("portfolio " + plan + " --percent x").exit == 2);
  // The example plan's staff, groups and years to begin in are in the answer.
  REQUIRE(json["staff"].size() == 6);
  for (const Json& limit : json["staff"]) {
    CHECK(limit["used"].get<double>() <= limit["limit"].get<double>());
  }
  std::set<std::string> reasons;
  for (const Json& one : json["leftOut"]) reasons.insert(one["by"].get<std::string>());
  for (const char* by : {"money", "staff", "group", "tier", "exclusion"}) {
    CAPTURE(by);
    CHECK(reasons.count(by) == 1);
  }
  bool begins_later = false;
  for (const Json& one : json["taken"]) begins_later |= one["begins"] == 2021;
  CHECK(begins_later);
  // A demand to save a twentieth of the room, and one that cannot be met.
  const Outcome saving = run("portfolio " + plan + " --format json --percent -5");
  CHECK(saving.exit == 0);
  for (const Json& frame : Json::parse(saving.text)["frames"]) {
    CHECK(frame["room"].get<std::int64_t>() < 0);
    CHECK(frame["spent"].get<std::int64_t>() <= frame["room"].get<std::int64_t>());
  }
  const Outcome too_much = run("portfolio " + plan + " --format json --percent -100");
  CHECK(too_much.exit == 1);
  CHECK(Json::parse(too_much.text)["impossible"]["by"] == "frame");
  CHECK(run("portfolio " + plan).text.find("Det här får vänta") != std::string::npos);
}

TEST_CASE("numbers and weights of any size give numbers") {
  const auto with_weights = [](const std::string& weights) {
    return R"({"matrix": [[7, 3], [5, 9]], "weights": )" + weights + "}";
  };
  CHECK(answer("wsm", R"({"matrix": [[0], [1e-310]], "weights": [1]})")["score"] ==
        Json({0.0, 1.0}));
  for (const char* method : {"wsm", "topsis"}) {
    INFO(method);
    const Json expected = answer(method, with_weights("[2, 1]"));
    for (const char* weights : {"[4e-300, 2e-300]", "[1e150, 5e149]"}) {
      const Json found = answer(method, with_weights(weights));
      CHECK(found["rank"] == expected["rank"]);
      CHECK(found["score"][0].get<double>() == Approx(expected["score"][0].get<double>()));
    }
  }
}
