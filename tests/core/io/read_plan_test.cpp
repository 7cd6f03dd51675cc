// What reading makes of bad files: a code and a place for everything that is wrong.
#include "../../../core/plan/limits.hpp"
#include "../../../core/plan/problem_codes.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using test::has;
using test::listed;
using test::replaced;

namespace {

Problems problems_of(const std::string& bytes) {
  const auto read = io::read_plan(bytes);
  return read ? Problems{} : read.error();
}

Problem only_problem_of(const std::string& bytes) {
  const Problems problems = problems_of(bytes);
  INFO(listed(problems));
  REQUIRE(problems.size() == 1);
  return problems.front();
}

std::string whole_plan() {
  return test::file("tests/data/all_fields.json");
}

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

struct Fault {
  const char* name;
  const char* from;
  const char* to;
  std::string_view code;
  const char* at;
  const char* found;
};

}  // namespace

TEST_CASE("what is no plan file at all is told apart") {
  struct Case {
    std::string bytes;
    std::string_view code;
  };
  const std::vector<Case> cases = {
      {"", problem::file_empty},
      {" \n\t ", problem::file_empty},
      {"\xEF\xBB\xBF", problem::file_empty},
      {"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", problem::file_is_pdf},
      {std::string("PK\x03\x04\x14\0\6\0", 8), problem::file_is_archive},
      {std::string("\xD0\xCF\x11\xE0\xA1\xB1", 6), problem::file_is_archive},
      {"Regionplan 2020", problem::file_not_json},
      {"id;title\n1;Mål\n", problem::file_not_json},
      {"<html></html>", problem::file_not_json},
      {"[]", problem::file_not_a_plan},
      {"null", problem::file_not_a_plan},
      {"12", problem::file_not_a_plan},
      {"\"malvag-plan\"", problem::file_not_a_plan},
      {"{}", problem::file_not_a_plan},
      {R"({"format":"geojson","version":1})", problem::file_not_a_plan},
      {R"({"format":["malvag-plan"],"version":1})", problem::file_not_a_plan},
  };
  for (const Case& one : cases) {
    INFO(one.bytes);
    CHECK(only_problem_of(one.bytes).code == one.code);
  }
}

TEST_CASE("a file that is not UTF-8 says at which byte") {
  const Problem problem = only_problem_of(replaced(whole_plan(), "Behov", "Beh\xF6v"));
  CHECK(problem.code == problem::file_not_utf8);
  CHECK(problem.found == std::to_string(whole_plan().find("Behov") + 4));
}

TEST_CASE("a byte order mark is no fault and is not written back") {
  const auto read = io::read_plan("\xEF\xBB\xBF" + whole_plan());
  REQUIRE(read);
  CHECK(io::write_plan(read->document) == whole_plan());
}

TEST_CASE("broken JSON is told by line and column") {
  struct Case {
    const char* from;
    const char* to;
    const char* place;
  };
  for (const Case& one : {Case{"\"version\": 1,", "\"version\": 1", "4:3"},
                          Case{"\"language\": \"sv\"", "\"language\" \"sv\"", "4:14"},
                          Case{"\"title\":\"Balans\"", "\"title\":'Balans'", "29:42"}}) {
    const Problems problems = problems_of(replaced(whole_plan(), one.from, one.to));
    INFO(listed(problems));
    REQUIRE_FALSE(problems.empty());
    CHECK(problems.front().code == problem::file_not_json);
    CHECK(problems.front().found == one.place);
  }
}

TEST_CASE("a plan cut short at any byte is refused") {
  const std::string whole = whole_plan();
  for (std::size_t size = 0; size + 2 < whole.size(); size += 7) {
    const auto read = io::read_plan(std::string_view(whole).substr(0, size));
    REQUIRE_FALSE(read);
    REQUIRE_FALSE(read.error().empty());
  }
}

TEST_CASE("a file over the size limit is refused before it is read") {
  const std::string large(limits::file_bytes + 1, '[');
  const Problem problem = only_problem_of(large);
  CHECK(problem.code == problem::file_too_large);
  CHECK(problem.found == std::to_string(large.size()));
}

TEST_CASE("nesting is refused beyond the limit and allowed up to it") {
  const auto with_nesting = [](std::size_t levels) {
    return replaced(whole_plan(), R"("title":"Färre resor")",
                    R"("title":"Färre resor","x":)" + nested(levels));
  };
  // Around the lists stand the root, the collection and the measure.
  CHECK(io::read_plan(with_nesting(limits::depth - 3)));
  const Problem problem = only_problem_of(with_nesting(limits::depth - 2));
  CHECK(problem.code == problem::file_too_deep);
  CHECK(problem.at.substr(0, 18) == "/measures/0/x/0/0/");
  CHECK(only_problem_of(with_nesting(200)).code == problem::file_too_deep);
  CHECK(problems_of(nested(100'000)).front().code == problem::file_not_a_plan);
}

TEST_CASE("each fault of one place has its code, its pointer and what was found") {
  const auto fault = GENERATE(values<Fault>({
      {"missing id", R"("id":"k-2",)", "", problem::id_missing, "/kpis/1/id", ""},
      {"empty id", R"("id":"k-2",)", R"("id":"",)", problem::id_missing, "/kpis/1/id", ""},
      {"id with a capital", R"("id":"k-2")", R"("id":"K-2")", problem::id_malformed, "/kpis/1/id",
       "K-2"},
      {"id with å", R"("id":"k-2")", R"("id":"mål")", problem::id_malformed, "/kpis/1/id", "mål"},
      {"id that starts with a digit", R"("id":"k-2")", R"("id":"2k")", problem::id_malformed,
       "/kpis/1/id", "2k"},
      {"id that is a number", R"("id":"k-2")", R"("id":2)", problem::type_wrong, "/kpis/1/id", "2"},
      {"id twice in a collection", R"("id":"k-2")", R"("id":"k-1")", problem::id_doubled,
       "/kpis/1/id", "k-1"},
      {"id twice in the plan", R"("id":"k-2")", R"("id":"p")", problem::id_doubled, "/kpis/1/id",
       "p"},
      {"missing title", R"("title":"Balans",)", "", problem::member_missing, "/areas/0/title", ""},
      {"title that is null", R"("title":"Balans")", R"("title":null)", problem::member_missing,
       "/areas/0/title", ""},
      {"title that is empty", R"("title":"Balans")", R"("title":"")", problem::member_missing,
       "/areas/0/title", ""},
      {"title that is a number", R"("title":"Balans")", R"("title":7)", problem::type_wrong,
       "/areas/0/title", "7"},
      {"title that is a list", R"("title":"Balans")", R"("title":[1,2])", problem::type_wrong,
       "/areas/0/title", "list"},
      {"boolean as text", R"("worked":false)", R"("worked":"false")", problem::type_wrong,
       "/areas/0/worked", "false"},
      {"list that is a text", R"("goals":["g-1"],"title":"Se)", R"("goals":"g-1","title":"Se)",
       problem::type_wrong, "/assignments/0/goals", "g-1"},
      {"null in a list", R"("goals":["g-1"],"title":"Se)", R"("goals":[null],"title":"Se)",
       problem::type_wrong, "/assignments/0/goals/0", "null"},
      {"empty reference in a list", R"("goals":["g-1"],"title":"Se)", R"("goals":[""],"title":"Se)",
       problem::member_missing, "/assignments/0/goals/0", ""},
      {"object that is a list", R"("period":{"from":2020,"to":2022})", R"("period":[2020,2022])",
       problem::type_wrong, "/plan/period", "list"},
      {"table that is a list", R"("staff":{"2020":-0.5})", R"("staff":[-0.5])", problem::type_wrong,
       "/measures/0/staff", "list"},
      {"entity that is a text", R"("kpis": [)", R"("kpis": [ "k-9",)", problem::type_wrong,
       "/kpis/0", "k-9"},
      {"collection that is an object", R"("premises": [
    {"id":"pr-1","title":"Befolkning","text":"Den minskar.\nSakta."}
  ])",
       R"("premises": {"pr-1": {}})", problem::type_wrong, "/premises", "object"},
      {"money with a decimal", R"("2020":-1200)", R"("2020":-1200.5)", problem::number_not_whole,
       "/measures/0/costs/2020", "-1200.5"},
      {"money as text", R"("2020":-1200)", R"("2020":"-1200")", problem::type_wrong,
       "/measures/0/costs/2020", "-1200"},
      {"too much money", R"("2020":-1200)", R"("2020":1000000001)", problem::number_out_of_range,
       "/measures/0/costs/2020", "1000000001"},
      {"money beyond 64 bits", R"("2020":-1200)", R"("2020":-99999999999999999999)",
       problem::number_out_of_range, "/measures/0/costs/2020", "-1e+20"},
      {"money beyond signed 64 bits", R"("2020":-1200)", R"("2020":18446744073709551615)",
       problem::number_out_of_range, "/measures/0/costs/2020", "18446744073709551615"},
      {"influence beyond the scale", R"("strength":-2)", R"("strength":-4)",
       problem::number_out_of_range, "/influences/0/strength", "-4"},
      {"goal without weight", R"("weight":2.5)", R"("weight":0)", problem::number_out_of_range,
       "/goals/0/weight", "0"},
      {"negative weight of a criterion", R"("c-2":3.5)", R"("c-2":-3.5)",
       problem::number_out_of_range, "/principles/0/tiers/2/weights/c-2", "-3.5"},
      {"number that is NaN", R"("c-2":7.25)", R"("c-2":NaN)", problem::number_not_finite,
       "/measures/0/scores/c-2", "NaN"},
      {"number that is infinite", R"("c-2":7.25)", R"("c-2":-Infinity)", problem::number_not_finite,
       "/measures/0/scores/c-2", "-Infinity"},
      {"number that is too large", R"("c-2":7.25)", R"("c-2":1e999)", problem::number_not_finite,
       "/measures/0/scores/c-2", "1e999"},
      {"word that is not known", R"("status":"ongoing")", R"("status":"paused")",
       problem::value_unknown, "/measures/0/status", "paused"},
      {"operator that is not known", R"("operator":">=")", R"("operator":"≥")",
       problem::value_unknown, "/kpis/1/target/2020/operator", "≥"},
      {"frequency that is not known", R"("frequency":"fourMonths")", R"("frequency":"weekly")",
       problem::value_unknown, "/kpis/0/frequency", "weekly"},
      {"day that no calendar has", R"("date":"2020-02-29")", R"("date":"2019-02-29")",
       problem::date_invalid, "/plan/origins/body/date", "2019-02-29"},
      {"date in another form", R"("date":"2019-12-01")", R"("date":"1/12 2019")",
       problem::date_invalid, "/plan/adopted/date", "1/12 2019"},
      {"due neither year nor date", R"("due":"2022",)", R"("due":"snart",)", problem::date_invalid,
       "/goals/0/due", "snart"},
      {"year that is none", R"("2020":-1200)", R"("year":-1200)", problem::year_invalid,
       "/measures/0/costs/year", "year"},
      {"year out of reach", R"("from":2020)", R"("from":202)", problem::year_invalid,
       "/plan/period/from", "202"},
      {"period that ends before it starts", R"("to":2022)", R"("to":2019)",
       problem::number_out_of_range, "/plan/period/to", "2019"},
      {"scale without a way", R"("worst":0,"best":10)", R"("worst":10,"best":10)",
       problem::number_out_of_range, "/criteria/1/scale/best", "10.0"},
      {"point outside its scale", R"("at":3,)", R"("at":5,)", problem::number_out_of_range,
       "/criteria/0/scale/points/0/at", "5.0"},
      {"gate without criterion", R"("title":"Lag","criterion":"c-1")", R"("title":"Lag")",
       problem::member_missing, "/principles/0/tiers/0/criterion", ""},
      {"reference to nothing", R"("body":"b-2","goals")", R"("body":"b-9","goals")",
       problem::reference_dangling, "/measures/0/body", "b-9"},
      {"reference to another kind", R"("body":"b-2","goals")", R"("body":"g-1","goals")",
       problem::reference_dangling, "/measures/0/body", "g-1"},
      {"dangling in a list", R"("goals":["g-1","g-2"],"costs")", R"("goals":["g-1","g-3"],"costs")",
       problem::reference_dangling, "/measures/0/goals/1", "g-3"},
      {"dangling as a key", R"("c-2":7.25)", R"("c-3":7.25)", problem::reference_dangling,
       "/measures/0/scores/c-3", "c-3"},
      {"dangling deep inside", R"("roles":["r-1"])", R"("roles":["r-2"])",
       problem::reference_dangling, "/meetings/0/items/0/roles/0", "r-2"},
      {"dangling in an origin", R"("document":"d-1","place":"s. 4"},"origins")",
       R"("document":"d-2","place":"s. 4"},"origins")", problem::reference_dangling,
       "/plan/origin/document", "d-2"},
      {"twice in a list", R"("goals":["g-1","g-2"],"costs")", R"("goals":["g-1","g-1"],"costs")",
       problem::reference_doubled, "/measures/0/goals/1", "g-1"},
      {"body above itself", R"("kind":"council")", R"("kind":"council","parent":"b-2")",
       problem::reference_cycle, "/bodies/1/parent", "b-1 → b-2 → b-1"},
      {"frame in itself", R"("id":"f-1","body":"b-1")", R"("id":"f-1","body":"b-1","parent":"f-1")",
       problem::reference_cycle, "/frames/0/parent", "f-1 → f-1"},
      {"measures that wait for each other", R"("id":"m-2","title":"Bättre teknik")",
       R"("id":"m-2","title":"Bättre teknik","requires":["m-3","m-1"])", problem::reference_cycle,
       "/measures/1/requires/1", "m-1 → m-2 → m-1"},
      {"goal that influences itself", R"("to":"g-2")", R"("to":"g-1")", problem::reference_cycle,
       "/influences/0/to", "g-1 → g-1"},
      {"member twice", R"("worked":false)", R"("worked":false,"worked":true)",
       problem::member_doubled, "/areas/0/worked", "worked"},
      {"member twice deep inside", R"("operator":">=")", R"("operator":">=","operator":">")",
       problem::member_doubled, "/kpis/1/target/2020/operator", "operator"},
      {"year twice", R"("2020":-1200)", R"("2020":-1200,"2020":1200)", problem::member_doubled,
       "/measures/0/costs/2020", "2020"},
      {"unknown member twice", R"("worked":false)", R"("worked":false,"x/y":1,"x/y":2)",
       problem::member_doubled, "/areas/0/x~1y", "x/y"},
      {"collection twice", R"("levels": [)", R"("levels": [],
  "levels": [)",
       problem::member_doubled, "/levels", "levels"},
      {"no version", R"("version": 1,)", "", problem::member_missing, "/version", ""},
      {"version as text", R"("version": 1,)", R"("version": "1",)", problem::type_wrong, "/version",
       "1"},
      {"version before the first", R"("version": 1,)", R"("version": 0,)",
       problem::number_out_of_range, "/version", "0"},
  }));
  INFO(fault.name);
  const Problem problem = only_problem_of(replaced(whole_plan(), fault.from, fault.to));
  CHECK(problem.code == fault.code);
  CHECK(problem.at == fault.at);
  CHECK(problem.found == fault.found);
}

TEST_CASE("a dangling reference says what it should have led to") {
  CHECK(only_problem_of(replaced(whole_plan(), R"("on":"k-1")", R"("on":"m-1")")).expected ==
        "goals | kpis");
}

TEST_CASE("a plan without its head says so, and not that it is broken elsewhere") {
  const std::string text = R"({"format": "malvag-plan", "version": 1, "language": "sv"})";
  const Problem problem = only_problem_of(text);
  CHECK(problem.code == problem::member_missing);
  CHECK(problem.at == "/plan");
}

TEST_CASE("all problems are found, in one reading") {
  std::string text = whole_plan();
  text = replaced(text, R"("2020":-1200)", R"("2020":NaN)");
  text = replaced(text, R"("2021":-1500)", R"("2021":-1e400)");
  text = replaced(text, R"("status":"ongoing")", R"("status":"paused")");
  text = replaced(text, R"("id":"k-2")", R"("id":"k-1")");
  text = replaced(text, R"("strategy":"s-1")", R"("strategy":"s-9")");
  text = replaced(text, R"("kind":"council")", R"("kind":"council","parent":"b-2")");
  const Problems problems = problems_of(text);
  INFO(listed(problems));
  CHECK(problems.size() == 6);
  CHECK(has(problems, problem::number_not_finite, "/measures/0/costs/2020"));
  CHECK(has(problems, problem::number_not_finite, "/measures/0/costs/2021"));
  CHECK(has(problems, problem::value_unknown, "/measures/0/status"));
  CHECK(has(problems, problem::id_doubled, "/kpis/1/id"));
  CHECK(has(problems, problem::reference_dangling, "/areas/0/strategy"));
  CHECK(has(problems, problem::reference_cycle, "/bodies/1/parent"));
}

TEST_CASE("after a faulty entity the others keep their places") {
  std::string text = replaced(whole_plan(), R"({"id":"m-2","title":"Bättre teknik"})", "17");
  text = replaced(text, R"("requires":["m-2"])", R"("requires":[])");
  text = replaced(text, R"("status":"stopped")", R"("status":"paused")");
  const Problems problems = problems_of(text);
  INFO(listed(problems));
  CHECK(problems.size() == 2);
  CHECK(has(problems, problem::value_unknown, "/measures/2/status"));
}

TEST_CASE("more problems than anybody reads end in one word that there are more") {
  std::string measures;
  for (int number = 0; number < 1000; ++number) measures += "{},";
  const Problems problems =
      problems_of(replaced(whole_plan(), R"("measures": [)", R"("measures": [)" + measures));
  REQUIRE(problems.size() == limits::problems + 1);
  CHECK(problems.back().code == problem::file_too_many_problems);
}

TEST_CASE("lists, texts and collections have limits") {
  std::string ids;
  for (std::size_t number = 0; number <= limits::list_length; ++number) ids += "\"g-1\",";
  ids.pop_back();
  Problem problem = only_problem_of(replaced(whole_plan(), R"("goals":["g-1"],"title":"Se)",
                                             "\"goals\":[" + ids + "],\"title\":\"Se"));
  CHECK(problem.code == problem::list_too_long);
  CHECK(problem.at.substr(0, 20) == "/assignments/0/goals");

  problem = only_problem_of(
      replaced(whole_plan(), "Balans\"", std::string(limits::text_bytes + 1, 'x') + "\""));
  CHECK(problem.code == problem::text_too_long);
  CHECK(problem.at == "/areas/0/title");

  std::string premises;
  for (std::size_t number = 0; number < limits::entities; ++number) {
    premises += R"({"id":"x)" + std::to_string(number) + R"(","title":"x"},)";
  }
  problem =
      only_problem_of(replaced(whole_plan(), R"("premises": [)", R"("premises": [)" + premises));
  CHECK(problem.code == problem::list_too_long);
  CHECK(problem.at.substr(0, 9) == "/premises");
}

TEST_CASE("a chain of requirements as long as a collection is no fault and no crash") {
  std::string measures = R"({"id":"y0","title":"x"},)";
  const std::size_t count = limits::entities - 10;  // the plan has some of its own
  for (std::size_t number = 1; number < count; ++number) {
    const std::string id = std::to_string(number);
    measures += R"({"id":"y)" + id + R"(","title":"x","requires":["y)" +
                std::to_string(number - 1) + R"("]},)";
  }
  const std::string straight =
      replaced(whole_plan(), R"("measures": [)", R"("measures": [)" + measures);
  CHECK(io::read_plan(straight));
  const std::string closed =
      replaced(straight, R"({"id":"y0","title":"x"})",
               R"({"id":"y0","title":"x","requires":["y)" + std::to_string(count - 1) + R"("]})");
  CHECK(only_problem_of(closed).code == problem::reference_cycle);
}

TEST_CASE("a newer version opens to be looked at and keeps its number") {
  const std::string newer = replaced(whole_plan(), "\"version\": 1", "\"version\": 7");
  const auto read = io::read_plan(newer);
  REQUIRE(read);
  CHECK(read->read_only);
  REQUIRE(read->remarks.size() == 1);
  CHECK(read->remarks.front().code == problem::file_newer_version);
  CHECK(read->remarks.front().found == "7");
  CHECK(io::write_plan(read->document) == newer);
}

TEST_CASE("a newer version that cannot be read says first that it is newer") {
  std::string newer = replaced(whole_plan(), "\"version\": 1", "\"version\": 2");
  newer = replaced(newer, R"("status":"ongoing")", R"("status":"paused")");
  const Problems problems = problems_of(newer);
  REQUIRE(problems.size() == 2);
  CHECK(problems.front().code == problem::file_newer_version);
}

TEST_CASE("a weight has a limit, which is said") {
  const auto most = [](const Json& plan) { return only_problem_of(plan.dump()); };
  const Json plan = Json::parse(whole_plan());
  Json heavy = plan;
  heavy["goals"][0]["weight"] = 1e308;
  CHECK(most(heavy) == Problem{std::string(problem::number_out_of_range), "/goals/0/weight",
                               "> 0…1000000000", "1e+308"});
  heavy = plan;
  std::string at;
  for (std::size_t tier = 0; tier < plan["principles"][0]["tiers"].size(); ++tier) {
    Json& weights = heavy["principles"][0]["tiers"][tier]["weights"];
    if (!weights.is_object() || weights.empty()) continue;
    weights.begin().value() = 2e9;
    at = "/principles/0/tiers/" + std::to_string(tier) + "/weights/" + weights.begin().key();
    break;
  }
  REQUIRE(at != "");
  const Problem found = most(heavy);
  CHECK(found.code == problem::number_out_of_range);
  CHECK(found.at == at);
  CHECK(found.expected == "0…1000000000");
  heavy["principles"] = plan["principles"];
  heavy["goals"][0]["weight"] = 1e9;
  CHECK(problems_of(heavy.dump()).empty());
}
