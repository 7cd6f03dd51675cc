// What the bare methods read and refuse, and that no number is lost on the way to the answer.
#include "../../../app/platform/method_answers.hpp"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <map>

#include "../../../core/plan/json.hpp"
#include "../../core/support/chance.hpp"

namespace malvag::test {
namespace {

Json made(std::string_view method, const Json& input, bool is_usable = true) {
  const auto answer = platform::method_answer(method, input.dump(), ui::Language::sv);
  INFO(method << " " << input.dump() << answer.json);
  REQUIRE(answer.usable == is_usable);
  return Json::parse(answer.json, nullptr, false);
}

Json refusal(std::string_view method, const Json& input) {
  return made(method, input, false)["problems"][0];
}

// An input of each method with every member that it reads.
const std::map<std::string, Json> inputs = {
    {"wsm", Json::parse(R"({"matrix": [[1, 2], [2, 1]], "weights": [1, 1],
                            "directions": ["max", "min"], "ranges": [[0, 3], [3, 0]]})")},
    {"topsis", Json::parse(R"({"matrix": [[1, 2], [2, 1]], "weights": [1, 1],
                               "directions": ["max", "min"]})")},
    {"promethee2",
     Json::parse(R"({"matrix": [[1, 2], [2, 1]], "weights": [1, 1], "directions": ["max", "min"],
                     "preferences": [{"type": "usual"}, {"type": "linear", "q": 0, "p": 1}]})")},
    {"ahp", Json::parse(R"({"matrix": [[1, 2], [0.5, 1]], "randomIndex": 0.5})")},
    {"roc", Json::parse(R"({"count": 3})")},
    {"smaa2",
     Json::parse(R"({"values": [[1, 0], [0, 1]], "weights": {"intervals": [[0, 1], [0, 1]]},
                              "samples": 50, "seed": 2, "pairs": true})")},
    {"stability", Json::parse(R"({"values": [[1, 0], [0, 1]], "weights": [3, 1]})")},
    {"kendall-w", Json::parse(R"({"rankings": [[1, 2, 3], [1, 3, 2]]})")},
    {"borda", Json::parse(R"({"rankings": [[1, 2, 3], [1, 3, 2]]})")},
    {"pareto", Json::parse(R"({"matrix": [[1, 2], [2, 1]], "directions": ["max", "min"]})")},
    {"portfolio", Json::parse(R"({"value": [5, 4, 3], "cost": [[3], [2], [2]], "frames": [4],
                     "requires": [[0, 1]], "excludes": [[0, 2]], "mandatory": [1], "forbidden": [2],
                     "groups": [{"members": [0, 1], "min": 1, "max": 2}], "nodes": 99,
                     "seconds": 9})")},
    {"core-index", Json::parse(R"({"scoreLower": [[5, 5], [4, 1]], "scoreUpper": [[5, 5], [4, 1]],
                                   "cost": [1, 1], "budget": 1, "weightVertices": [[1, 0], [0, 1]]})")},
    {"conflict-sets",
     Json::parse(R"({"cost": [[1], [1]], "frames": [1], "effects": [[1, 0], [0, 1]],
                     "targets": [1, 1], "weights": [1, 2], "requires": [], "excludes": [],
                     "mandatory": [], "forbidden": [], "groups": [{"members": [0], "min": 0, "max": 1}],
                     "nodes": 99})")},
    {"influence", Json::parse(R"({"influence": [[0, 1], [2, 0]]})")},
    {"cross-impact", Json::parse(R"({"descriptors": {"a": ["x", "y"], "b/c": ["z"]},
                                     "impacts": [[0, 0, 1], [0, 0, 2], [1, 0, 0]]})")}};

// Pointers to all objects in the input whose members' names the method has chosen.
void objects_in(const Json& json, const std::string& at, std::vector<std::string>& found) {
  if (json.is_object() && at != "/descriptors") found.push_back(at);
  for (const auto& [name, value] : json.items()) {
    if (value.is_structured()) objects_in(value, at + "/" + name, found);
  }
}

// JSON has no infinity; what is no number would stand as null.
bool has_null(const Json& json) {
  return json.is_null() ||
         (json.is_structured() && std::any_of(json.begin(), json.end(), has_null));
}

double number(const Json& json) {
  return json.get<double>();
}

using Catch::Approx;

TEST_CASE("a member that a method does not read is refused where it stands, in every method") {
  for (const std::string_view method : platform::method_names()) {
    const Json& input = inputs.at(std::string(method));
    made(method, input);
    std::vector<std::string> objects;
    objects_in(input, "", objects);
    for (const std::string& at : objects) {
      Json changed = input;
      changed[Json::json_pointer(at)]["wieghts/~"] = 1;
      const Json problem = refusal(method, changed);
      CHECK(problem["code"] == "method.unknown-member");
      CHECK(problem["at"] == at + "/wieghts~1~0");
      CHECK(problem["message"] != "unknown-member");
    }
  }
  CHECK(refusal("topsis", inputs.at("wsm"))["at"] == "/ranges");
}

TEST_CASE("ahp takes a third in decimals as a third, and says how far off it was") {
  const Json third = made("ahp", Json::parse(R"({"matrix": [[1, 3], [0.333333, 1]]})"));
  CHECK(third["weights"] == Json({0.75, 0.25}));
  CHECK(number(third["lambdaMax"]) == Approx(2).epsilon(1e-15));
  CHECK(third["rounded"]["row"] == 1);
  CHECK(third["rounded"]["column"] == 0);
  CHECK(number(third["rounded"]["off"]) == Approx(1e-6).epsilon(1e-6));
  // Two pairs: the one that is farther off is told. 7 · 0.142857 and 9 · 0.111111 are 1e-6 short.
  const Json two =
      made("ahp", Json::parse(R"({"matrix": [[1, 7, 9], [0.1428571, 1, 1], [0.11111, 1, 1]]})"));
  CHECK(two["rounded"]["row"] == 2);
  CHECK(number(two["rounded"]["off"]) == Approx(1e-5).epsilon(1e-6));
  CHECK(made("ahp", Json::parse(R"({"matrix": [[1, 2], [0.5, 1]]})"))["rounded"].is_null());
  const Json exact = {{"matrix", {{1, 3}, {1.0 / 3, 1}}}};
  CHECK(made("ahp", exact)["rounded"].is_null());
  const Json wrong =
      refusal("ahp", Json::parse(R"({"matrix": [[1, 1, 3], [1, 1, 1], [0.33, 1, 1]]})"));
  CHECK(wrong["code"] == "method.reciprocal");
  CHECK(wrong["at"] == "/matrix/2/0");
  CHECK(refusal("ahp", Json::parse(R"({"matrix": [[1, -1], [-1, 1]]})"))["at"] == "/matrix/1/0");
  CHECK(refusal("ahp", Json::parse(R"({"matrix": [[1.1]]})"))["at"] == "/matrix/0/0");
}

TEST_CASE("portfolio drops no decimal, however large the amounts are") {
  const Json one = made("portfolio", Json::parse(R"({"value": [1, 1], "frames": [1000000000],
                                                     "cost": [[600000000.3], [399999999.9]]})"));
  CHECK(one["selected"].size() == 1);
  CHECK(one["objective"] == 1.0);
  CHECK(one["proven"] == true);
  const Json both = made("portfolio", Json::parse(R"({"value": [1, 1], "frames": [1000000000.2],
                                                      "cost": [[600000000.3], [399999999.9]]})"));
  CHECK(both["selected"].size() == 2);
  CHECK(both["spent"] == Json({1000000000.2}));
  // Worth: 0.000001 decides beside a hundred thousand.
  const Json worth = made("portfolio", Json::parse(R"({"value": [100000, 100000.000001],
                                                       "frames": [1], "cost": [[1], [1]]})"));
  CHECK(worth["selected"] == Json({1}));
  CHECK(worth["objective"] == 100000.000001);
}

TEST_CASE("numbers that cannot be counted exactly are refused where they stand") {
  const auto at = [](std::string_view method, const char* input) {
    const Json problem = refusal(method, Json::parse(input));
    return problem["code"].get<std::string>() + " " + problem["at"].get<std::string>();
  };
  CHECK(at("portfolio", R"({"value": [1, 0.0000001]})") == "method.decimals /value/1");
  CHECK(at("portfolio", R"({"value": [1], "frames": [1], "cost": [[900000.0000001]]})") ==
        "method.decimals /cost/0/0");
  CHECK(at("portfolio", R"({"value": [1], "frames": [0.30000000000000004], "cost": [[1]]})") ==
        "method.decimals /frames/0");
  CHECK(at("portfolio", R"({"value": [1e12, 0.01]})") == "method.too-large /value");
  CHECK(at("portfolio", R"({"value": [1], "frames": [1e12], "cost": [[0.0001]]})") ==
        "method.too-large /cost");
  CHECK(at("core-index", R"({"scoreLower": [[1]], "scoreUpper": [[1]], "cost": [1e100],
                             "budget": 1, "weightVertices": [[1]]})") == "method.too-large /cost");
  CHECK(at("conflict-sets", R"({"cost": [[1]], "frames": [1], "effects": [[1]], "targets": [1],
                                "weights": [1e20]})") == "method.too-large /weights");
  CHECK(at("cross-impact", R"({"descriptors": {"a": ["x"], "b": ["y"]},
                               "impacts": [[0, 999999.00000011], [0, 0]]})") ==
        "method.decimals /impacts/0/1");
}

TEST_CASE("decimals up to six are found for what they are, with any number of digits before them") {
  Chance chance(11);
  for (int round = 0; round < 2'000; ++round) {
    // Two of so many millionths that together are one more, or just as many, as the frame.
    const auto first = static_cast<std::int64_t>(1 + chance.bits() % 4'000'000'000'000u);
    const auto other = static_cast<std::int64_t>(1 + chance.bits() % 4'000'000'000'000u);
    const std::int64_t frame = first + other - static_cast<std::int64_t>(chance.below(2));
    const auto written = [](std::int64_t millionths) {
      char text[40];
      std::snprintf(text, sizeof text, "%lld.%06lld",
                    static_cast<long long>(millionths / 1'000'000),
                    static_cast<long long>(millionths % 1'000'000));
      return std::string(text);
    };
    const std::string input = R"({"value": [1, 1], "cost": [[)" + written(first) + "], [" +
                              written(other) + R"(]], "frames": [)" + written(frame) + "]}";
    const Json answer = made("portfolio", Json::parse(input));
    REQUIRE(answer["selected"].size() == (frame == first + other ? 2 : 1));
  }
}

TEST_CASE("a search that is cut short says what is possible at most") {
  Json input = {{"value", Json::array()}, {"cost", Json::array()}, {"frames", {60'000, 60'000}}};
  Chance chance(3);
  for (int item = 0; item < 250; ++item) {
    input["value"].push_back(1'000 + chance.below(1'000));
    input["cost"].push_back({1'000 + chance.below(1'000), 1'000 + chance.below(1'000)});
  }
  for (const auto& [name, limit] : {std::pair<const char*, Json>{"nodes", 3}, {"seconds", 1e-9}}) {
    Json limited = input;
    limited[name] = limit;
    const Json answer = made("portfolio", limited);
    CAPTURE(name, answer.dump());
    REQUIRE(answer["proven"] == false);
    REQUIRE(answer["bound"].is_number());
    if (answer["objective"].is_number()) CHECK(answer["bound"] > answer["objective"]);
  }
  input["seconds"] = 0;
  CHECK(refusal("portfolio", input)["code"] == "method.seconds");
}

TEST_CASE("more money is found, and proved, also where amounts are millions") {
  // Two frames; whether a choice holds and what it lacks was tried for all 256.
  const Json answer = made("conflict-sets", Json::parse(R"({
    "cost": [[7000000, 1000000], [6000000, 5000000], [3000000, -2000000], [0, 1000000],
             [4000000, 2000000], [3000000, 7000000], [1000000, 8000000], [8000000, 7000000]],
    "effects": [[0, 0.5, -2, 0], [0, 0, 1, 0], [0.5, 0, -2, -1], [1, -1, 2, 1], [0, 3, 0.5, 3],
                [2, 0, -2, 1], [0.5, 0.5, 1, 0], [2, 1, 0, 0]],
    "frames": [16000000, 9000000], "targets": [4, 1, 0, 1], "requires": [[6, 1], [5, 0]],
    "weights": [0.5, 10, 10, 2]})"));
  REQUIRE(answer["extraMoney"].is_array());
  CHECK(number(answer["extraMoney"][0]) + number(answer["extraMoney"][1]) == 18'000'000);
  CHECK(answer["extraMoneyProven"] == true);
}

// --- any size of numbers

double any_size(Chance& chance) {
  const double sizes[] = {0, 5e-324, 1e-310, 1e-200, 1e-9, 1, 1e15, 1e120, 5e149};
  const double size = chance.one_of(sizes);
  const double sign = chance.one_in(2) ? 1 : -1;
  return sign * size * (1 + static_cast<double>(chance.below(9)) / 9);
}

Json table(Chance& chance, std::size_t rows, std::size_t columns) {
  Json result = Json::array();
  for (std::size_t row = 0; row < rows; ++row) {
    Json cells = Json::array();
    for (std::size_t column = 0; column < columns; ++column) cells.push_back(any_size(chance));
    result.push_back(std::move(cells));
  }
  return result;
}

Json weights_of_any_size(Chance& chance, std::size_t count) {
  Json result = Json::array();
  for (std::size_t at = 0; at < count; ++at) result.push_back(std::fabs(any_size(chance)));
  result[0] = 1e-310;  // one of them is more than nothing
  return result;
}

TEST_CASE("numbers of any size give numbers in every method, or are refused where they stand") {
  Chance chance(29);
  int answered = 0;
  for (int round = 0; round < 3'000; ++round) {
    const std::size_t rows = 1 + chance.below(5), columns = 1 + chance.below(4);
    const Json weights = weights_of_any_size(chance, columns);
    std::map<std::string, Json> asked;
    asked["wsm"] = {{"matrix", table(chance, rows, columns)}, {"weights", weights}};
    if (chance.one_in(2)) asked["wsm"]["ranges"] = table(chance, columns, 2);
    asked["topsis"] = {{"matrix", table(chance, rows, columns)}, {"weights", weights}};
    asked["promethee2"] = asked["topsis"];
    Json preferences = Json::array();
    for (std::size_t column = 0; column < columns; ++column) {
      const double one = std::fabs(any_size(chance)), other = std::fabs(any_size(chance));
      const char* types[] = {"usual", "ushape", "vshape", "level", "linear"};
      preferences.push_back({{"type", chance.one_of(types)},
                             {"q", std::min(one, other)},
                             {"p", std::max({one, other, 5e-324})}});
    }
    asked["promethee2"]["preferences"] = preferences;
    asked["stability"] = {{"values", table(chance, rows, columns)}, {"weights", weights}};
    asked["smaa2"] = {{"values", table(chance, rows, columns)}, {"samples", 20}};
    asked["kendall-w"] = {{"rankings", table(chance, rows, columns)}};
    asked["borda"] = asked["kendall-w"];
    asked["pareto"] = {{"matrix", table(chance, rows, columns)}};
    const Json scores = table(chance, rows, columns);
    asked["core-index"] = {{"scoreLower", scores},
                           {"scoreUpper", scores},
                           {"cost", Json(std::vector<int>(rows, 1))},
                           {"budget", 2},
                           {"weightVertices", table(chance, 2, columns)}};
    Json pairs = Json::array();
    const double much = std::max(std::fabs(any_size(chance)), 1e-150);
    pairs.push_back({1, much, 1 / much});
    pairs.push_back({1 / much, 1, 2});
    pairs.push_back({much, 0.5, 1});
    asked["ahp"] = {{"matrix", pairs}};
    for (const auto& [method, input] : asked) {
      const auto answer = platform::method_answer(method, input.dump(), ui::Language::sv);
      const Json json = Json::parse(answer.json, nullptr, false);
      CAPTURE(method, input.dump(), answer.json);
      if (!answer.usable) {
        CHECK(json["problems"][0]["at"].get<std::string>().substr(0, 1) == "/");
        continue;
      }
      ++answered;
      Json numbers = json;
      numbers.erase("mostInconsistent");
      numbers.erase("centralWeights");
      numbers.erase("rounded");
      CHECK_FALSE(has_null(numbers));
    }
  }
  CHECK(answered > 25'000);
}

// A power of two changes no digit: what a method says does not hang on the unit.
TEST_CASE("the unit of the numbers makes no difference to any method, nor that of the weights") {
  Chance chance(31);
  for (int round = 0; round < 300; ++round) {
    const std::size_t rows = 2 + chance.below(5), columns = 2 + chance.below(3);
    Json cells = Json::array(), weights = Json::array();
    for (std::size_t row = 0; row < rows; ++row) {
      cells.push_back(Json::array());
      for (std::size_t column = 0; column < columns; ++column) {
        cells[row].push_back(static_cast<double>(chance.below(40)) / 4);
      }
    }
    for (std::size_t at = 0; at < columns; ++at) weights.push_back(1 + chance.below(9));
    const auto scaled = [](Json json, int power) {
      for (Json& one : json) {
        if (one.is_number()) one = std::ldexp(number(one), power);
        for (Json& cell : one) {
          if (one.is_array()) cell = std::ldexp(number(cell), power);
        }
      }
      return json;
    };
    for (const int power : {-1'040, -60, 60, 480}) {
      for (const std::string method : {"wsm", "topsis", "stability", "smaa2", "promethee2"}) {
        const char* name = method == "stability" || method == "smaa2" ? "values" : "matrix";
        Json plain = {{name, cells}}, other = {{name, scaled(cells, power)}};
        if (method == "smaa2") {
          plain["samples"] = other["samples"] = 60;
        } else {
          plain["weights"] = weights;
          other["weights"] = scaled(weights, power);
        }
        CAPTURE(method, power, plain.dump());
        CHECK(made(method, plain) == made(method, other));
      }
    }
  }
}

}  // namespace
}  // namespace malvag::test
