// The bare method, held against a case worked by hand and against its own duality.
#include <catch_amalgamated.hpp>

#include "../../../app/platform/method_answers.hpp"
#include "../../../core/plan/json.hpp"

namespace malvag::test {
namespace {

Json answer(const std::string& input, bool holds = true) {
  const platform::MethodAnswer made =
      platform::method_answer("conflict-sets", input, ui::Language::sv);
  CHECK(made.usable == holds);
  return Json::parse(made.json, nullptr, false);
}

// Three goals, each reached by one measure of 4, 3 and 5; 8 in the first year, 7 in the second.
// 4 + 3 and 3 + 5 fit, 4 + 5 does not.
TEST_CASE("conflict-sets finds what a budget of two years cannot hold") {
  const Json json = answer(
      R"({"cost":[[4,1],[3,1],[5,1]],"frames":[8,7],"effects":[[1,0,0],[0,1,0],[0,0,1]],
          "targets":[1,1,1],"weights":[2,9,1]})");
  CHECK(json["conflicts"] == Json::parse("[[0,2]]"));
  CHECK(json["corrections"] == Json::parse("[[0],[2]]"));
  CHECK(json["smallestByWeight"] == Json::parse("[2]"));
  CHECK(json["smallestWeight"] == 1);
  CHECK(json["extraMoney"] == Json::parse("[4.0,0.0]"));
  CHECK(json["complete"] == true);
  CHECK(json["feasible"] == true);
}

TEST_CASE("conflict-sets says when no money helps, and when nothing is allowed at all") {
  const Json reach = answer(R"({"cost":[[1]],"frames":[5],"effects":[[2]],"targets":[3]})");
  CHECK(reach["conflicts"] == Json::parse("[[0]]"));
  CHECK(reach["extraMoney"] == nullptr);
  CHECK(reach["extraMoneyProven"] == true);
  const Json none =
      answer(R"({"cost":[[9]],"frames":[5],"effects":[[2]],"targets":[1],"mandatory":[0]})");
  CHECK(none["feasible"] == false);
  CHECK(none["conflicts"] == Json::array());
  const Json excluded = answer(
      R"({"cost":[[1],[1]],"frames":[5],"effects":[[1,0],[0,1]],"targets":[1,1],
          "excludes":[[0,1]]})");
  CHECK(excluded["conflicts"] == Json::parse("[[0,1]]"));
  CHECK(excluded["extraMoney"] == nullptr);
}

TEST_CASE("decimals are exact in conflict-sets") {
  const Json json = answer(
      R"({"cost":[[0.1],[0.2]],"frames":[0.3],"effects":[[0.1,0],[0,0.7]],"targets":[0.1,0.7]})");
  CHECK(json["conflicts"] == Json::array());
  CHECK(json["smallestByWeight"] == Json::array());
  CHECK(json["extraMoney"] == Json::parse("[0.0]"));
}

TEST_CASE("conflict-sets tells where its input is wrong") {
  const auto at = [](const std::string& input) {
    return answer(input, false)["problems"][0]["at"].get<std::string>();
  };
  CHECK(at(R"({"frames":[1],"effects":[[1]],"targets":[1]})") == "/cost");
  CHECK(at(R"({"cost":[[1,2]],"frames":[1],"effects":[[1]],"targets":[1]})") == "/frames");
  CHECK(at(R"({"cost":[[1]],"frames":[1],"effects":[[1],[1]],"targets":[1]})") == "/effects");
  CHECK(at(R"({"cost":[[1]],"frames":[1],"effects":[[1]],"targets":[1,2]})") == "/targets");
  CHECK(at(R"({"cost":[[1]],"frames":[1],"effects":[[1]],"targets":[1],"weights":[0]})") ==
        "/weights");
  CHECK(at(R"({"cost":[[1]],"frames":[1],"effects":[[1]],"targets":[1],"requires":[[0,1]]})") ==
        "/requires/0/1");
  CHECK(at(R"({"cost":[[1e14]],"frames":[1],"effects":[[1]],"targets":[1]})") == "/cost");
}

}  // namespace
}  // namespace malvag::test
