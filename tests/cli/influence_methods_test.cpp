// The bare methods on influences, as a shell sees them.
#include <sys/wait.h>

#include <catch_amalgamated.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "../../core/plan/json.hpp"

using malvag::Json;

namespace {

const std::string program = MALVAG_BUILD_DIR "/malvag";
const std::string scratch = MALVAG_BUILD_DIR "/influence_methods_test.";

struct Outcome {
  int exit = -1;
  Json json;
};

Outcome method(const std::string& name, const std::string& input) {
  if (std::FILE* file = std::fopen((scratch + "in").c_str(), "wb")) {
    std::fwrite(input.data(), 1, input.size(), file);
    std::fclose(file);
  }
  const int status = std::system(
      (program + " method " + name + " <" + scratch + "in >" + scratch + "out").c_str());
  std::string bytes;
  if (std::FILE* file = std::fopen((scratch + "out").c_str(), "rb")) {
    for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file)) {
      bytes.push_back(static_cast<char>(byte));
    }
    std::fclose(file);
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, Json::parse(bytes, nullptr, false)};
}

std::string refused(const std::string& name, const std::string& input) {
  const Outcome outcome = method(name, input);
  CHECK(outcome.exit == 3);
  if (!outcome.json.is_object() || !outcome.json.contains("problems")) return "not refused";
  const Json& problem = outcome.json["problems"][0];
  CHECK(problem["message"].get<std::string>().find("method") == std::string::npos);  // words
  return problem["code"].get<std::string>() + " " + problem["at"].get<std::string>();
}

// Weimer-Jehle's teaching case, from the manual of ScenarioWizard 4.1, figure 2-2.
const std::string somewhereland = R"({"descriptors": {
  "Government": ["Patriots party", "Prosperity party", "Social party"],
  "Foreign policy": ["Cooperation", "Rivalry", "Conflict"],
  "Economy": ["Shrinking", "Stagnant", "Dynamic"],
  "Distribution of wealth": ["Balanced", "Strong contrasts"],
  "Social cohesion": ["Social peace", "Tensions", "Riots"],
  "Social values": ["Meritocratic", "Solidarity", "Family"]},
  "impacts": [[0,0,0,-2,1,1,0,0,0,0,0,-2,1,1,0,0,0],
[0,0,0,2,1,-3,-2,-1,3,-2,2,0,0,0,2,-1,-1],
[0,0,0,0,0,0,0,2,-2,3,-3,2,-1,-1,-2,2,0],
[0,0,0,0,0,0,-2,1,1,0,0,0,0,0,0,0,0],
[0,0,0,0,0,0,0,1,-1,0,0,1,0,-1,0,0,0],
[3,-1,-2,0,0,0,3,0,-3,0,0,3,-1,-2,-2,1,1],
[2,1,-3,0,0,0,0,0,0,-2,2,-3,1,2,0,0,0],
[-1,2,-1,0,0,0,0,0,0,0,0,0,0,0,0,0,0],
[0,0,0,0,0,0,0,0,0,-2,2,3,-1,-2,0,0,0],
[0,0,0,0,0,0,0,0,0,0,0,3,-1,-2,-2,1,1],
[0,-3,3,0,0,0,0,0,0,0,0,-3,1,2,2,-1,-1],
[0,0,0,0,0,0,-2,-1,3,0,0,0,0,0,2,-1,-1],
[0,0,0,-1,0,1,1,1,-2,0,0,0,0,0,-1,0,1],
[2,-1,-1,-3,1,2,3,0,-3,0,0,0,0,0,-2,-1,3],
[0,3,-3,0,0,0,-3,0,3,-3,3,-2,1,1,0,0,0],
[1,-2,1,0,0,0,-1,2,-1,2,-2,2,-1,-1,0,0,0],
[0,0,0,0,0,0,-1,2,-1,1,-1,2,-1,-1,0,0,0]]})";

}  // namespace

TEST_CASE("method influence gives sums, and what comes back apart from what reaches others") {
  const Outcome outcome = method("influence", R"({"influence": [[0,2,0],[-1,0,3],[0,0,0]]})");
  REQUIRE(outcome.exit == 0);
  CHECK(outcome.json["out"] == Json({2.0, 2.0, 0.0}));
  CHECK(outcome.json["in"] == Json({-1.0, 2.0, 3.0}));
  CHECK(outcome.json["secondOrder"] == Json({4.0, -2.0, 0.0}));
  CHECK(outcome.json["feedback"] == Json({-2.0, -2.0, 0.0}));
  CHECK(outcome.json["onOthers"] == Json({6.0, 0.0, 0.0}));
}

TEST_CASE("method influence locates what cannot be read") {
  CHECK(refused("influence", "{}") == "method.missing /influence");
  CHECK(refused("influence", R"({"influence": []})") == "method.rows /influence");
  CHECK(refused("influence", R"({"influence": [[0,1],[1]]})") == "method.ragged /influence/1");
  CHECK(refused("influence", R"({"influence": [[0,1,2],[1,0,2]]})") == "method.square /influence");
  CHECK(refused("influence", R"({"influence": [[0,1],[1,2]]})") ==
        "method.on-itself /influence/1/1");
  CHECK(refused("influence", R"({"influence": [[0,4],[1,0]]})") ==
        "method.off-scale /influence/0/1");
  CHECK(refused("influence", R"({"influence": [[0,"x"],[1,0]]})") ==
        "method.number /influence/0/1");
  CHECK(refused("influence", R"({"influence": [0,[1,0]]})") == "method.list /influence/0");
}

TEST_CASE("conflicts tells what the sample's judgements say together") {
  const std::string out = scratch + "conflicts";
  const int status = std::system((program + " conflicts " + MALVAG_SOURCE_DIR +
                                  "/assets/plans/rs-2020.json --format json >" + out)
                                     .c_str());
  CHECK(WEXITSTATUS(status) == 1);
  std::string bytes;
  if (std::FILE* file = std::fopen(out.c_str(), "rb")) {
    for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file)) {
      bytes.push_back(static_cast<char>(byte));
    }
    std::fclose(file);
  }
  const Json influences = Json::parse(bytes, nullptr, false)["influences"];
  CHECK(influences["hindersMost"] == "g-22");
  CHECK(influences["goals"].size() == 26);
  CHECK(influences["loops"]["complete"] == true);
  CHECK(influences["loops"]["brakes"] == 3);
  CHECK(influences["loops"]["strongest"][0]["goals"] == Json({"g-18", "g-22"}));
  CHECK(influences["origin"] == "example");
  CHECK(influences["derived"][0]["agreement"] == "opposite");
}

TEST_CASE("method cross-impact gives Somewhereland's ten consistent combinations") {
  const Outcome outcome = method("cross-impact", somewhereland);
  REQUIRE(outcome.exit == 0);
  CHECK(outcome.json["complete"] == true);
  CHECK(outcome.json["combinations"] == 486);
  REQUIRE(outcome.json["consistent"].size() == 10);
  CHECK(outcome.json["consistent"][4] == Json({{"Government", "Prosperity party"},
                                               {"Foreign policy", "Cooperation"},
                                               {"Economy", "Dynamic"},
                                               {"Distribution of wealth", "Strong contrasts"},
                                               {"Social cohesion", "Tensions"},
                                               {"Social values", "Meritocratic"}}));
}

TEST_CASE("method cross-impact reads decimals exactly: a tie is a tie") {
  // 0.1 + 0.2 promote the one state as much as 0.3 does the other.
  const Outcome outcome = method("cross-impact", R"({"descriptors": {"a": ["x"], "b": ["x"],
    "c": ["one", "other"]}, "impacts": [[0,0,0.1,0.3],[0,0,0.2,0],[0,0,0,0],[0,0,0,0]]})");
  REQUIRE(outcome.exit == 0);
  CHECK(outcome.json["consistent"].size() == 2);
}

TEST_CASE("method cross-impact locates what cannot be read") {
  const auto with = [](const std::string& descriptors, const std::string& impacts) {
    return refused("cross-impact",
                   R"({"descriptors": )" + descriptors + R"(, "impacts": )" + impacts + "}");
  };
  CHECK(refused("cross-impact", R"({"impacts": [[0]]})") == "method.missing /descriptors");
  CHECK(with("{}", "[[0]]") == "method.states /descriptors");
  CHECK(with(R"({"a/b": []})", "[[0]]") == "method.states /descriptors/a~1b");
  CHECK(with(R"({"a": ["x", 1]})", "[[0]]") == "method.state /descriptors/a/1");
  CHECK(with(R"({"a": ["x", "x"]})", "[[0]]") == "method.state-doubled /descriptors/a/1");
  CHECK(with(R"({"a": ["x", "y"]})", "[[0]]") == "method.impacts-length /impacts");
  CHECK(with(R"({"a": ["x", "y"]})", "[[0,1],[0,0]]") == "method.own-states /impacts/0/1");
  CHECK(with(R"({"a": ["x"], "b": ["x"]})", "[[0,0.12345678],[0,0]]") ==
        "method.decimals /impacts/0/1");
  CHECK(with(R"({"a": ["x"], "b": ["x"]})", "[[0,1e9],[0,0]]") == "method.too-large /impacts/0/1");
  CHECK(with(R"({"a": ["x"], "b": ["x"]})", "[[0,1]]") == "method.square /impacts");
}
