// Answers as JSON, and the words of findings in both languages.
#include "../../../app/platform/answers.hpp"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <set>

#include "../../../app/ui/text.hpp"
#include "../../../app/words/finding_words.hpp"
#include "../../../core/check/finding.hpp"
#include "../../../core/io/plan_file.hpp"
#include "../../core/support/json_words.hpp"

using namespace malvag;
using namespace malvag::platform;
using namespace malvag::words;
using ui::Language;

namespace {

// A regional plan with something for every rule to find.
const char* const faulty_plan = R"({"format":"malvag-plan","version":1,"language":"sv",
"plan":{"id":"p","title":"Plan","kind":"regional","period":{"from":2022,"to":2025},
  "claims":[{"count":"goals","value":3}],"foremostGoal":"g-1"},
"bodies":[{"id":"rs","title":"Styrelsen","kind":"executiveBoard"},{"id":"stab","title":"Staben","kind":"unit","parent":"rs"},
  {"id":"hsn","title":"Nämnden","kind":"board"}],
"roles":[{"id":"r-1","title":"Direktör"}],
"meetings":[{"id":"mt-1","title":"Mars","kind":"meeting","date":"2022-03-04","items":[
  {"title":"Punkt ett","kind":"recurring","roles":[],"certainty":"missing"},
  {"title":"Punkt två","kind":"recurring","roles":["r-1"],"certainty":"ambiguous"}]}],
"strategies":[{"id":"s-1","title":"Strategi"}],
"areas":[{"id":"a-1","strategy":"s-1","title":"Område","listed":false}],
"goals":[{"id":"g-1","area":"a-1","title":"Främst"},{"id":"g-2","area":"a-1","title":"Nästa"}],
"kpis":[{"id":"k-1","goal":"g-2","title":"Utan mål","unit":"%","direction":"higher",
   "breakdown":[{"body":"stab","target":{"2022":{"operator":">=","value":85}}}],
   "series":[{"at":"2021","value":81}]},
  {"id":"k-2","goal":"g-2","title":"Stilla","unit":"","direction":"higher",
   "target":{"2022":{"operator":">=","value":4.87}},"baseline":{"value":4.87,"year":2021}}],
"frames":[{"id":"f-1","body":"rs","amounts":{"2021":1000,"2022":1459900},"room":{"2022":300},
   "additions":[{"title":"Tillskott","year":2022,"amount":65000}]},
  {"id":"f-2","body":"stab","parent":"f-1","amounts":{"2022":1459850}},
  {"id":"f-3","body":"rs","room":{"2022":10}}],
"criteria":[{"id":"c-1","title":"Nytta","scale":{"worst":0,"best":3}},{"id":"c-2","title":"Lag","scale":{"worst":0,"best":1}}],
"measures":[{"id":"m-1","title":"Lös","body":"rs","costs":{"2022":200},"scores":{"c-1":1,"c-2":-1},"excludes":["m-1","m-2"]},
  {"id":"m-2","title":"Hel","body":"rs","goals":["g-2"],"costs":{"2022":200},"scores":{"c-1":2,"c-2":0}},
  {"id":"m-3","title":"Halv","body":"rs","goals":["g-2"],"scores":{"c-2":0},"requires":["m-2"],
   "effects":[{"on":"g-2","amount":{"2022":7}},{"on":"k-1","amount":{"2022":5}}],
   "elsewhere":[{"body":"rs","costs":{"2022":0}},{"body":"hsn","costs":{"2022":3}}]},
  {"id":"m-4","title":"Utanför","body":"hsn","goals":["g-2"],"costs":{"2022":1,"2023":1},"scores":{"c-1":0,"c-2":0}},
  {"id":"m-5","title":"Under","body":"stab","goals":["g-2"],"costs":{"2022":1},"scores":{"c-1":0,"c-2":0}}],
"influences":[{"id":"i-1","from":"g-1","to":"g-2","strength":1,"assessor":"A"},
  {"id":"i-2","from":"g-1","to":"g-2","strength":2,"assessor":"A"}],
"principles":[{"id":"pr-1","title":"Princip","tiers":[{"kind":"gate","criterion":"c-2"},{"kind":"weighted","weights":{"c-1":2}}]}]})";

Plan read(const char* bytes) {
  const auto read = io::read_plan(bytes);
  if (!read) {
    for (const Problem& problem : read.error()) UNSCOPED_INFO(problem.code << " " << problem.at);
  }
  REQUIRE(read);
  return read->document.plan;
}

std::string pattern(Language language, const std::string& key) {
  return std::string(ui::pattern_by_name(language, key).value_or(""));
}

std::set<std::string> places_in(const std::string& text) {
  std::set<std::string> result;
  for (std::size_t open = text.find('{'); open != std::string::npos;
       open = text.find('{', open + 1)) {
    result.insert(text.substr(open + 1, text.find('}', open) - open - 1));
  }
  return result;
}

bool is_rounded(const Json& json) {
  if (json.is_number_float()) {
    const double units = json.get<double>() * 1e9;
    return std::fabs(units - std::round(units)) < 1e-4;
  }
  if (!json.is_structured()) return true;
  for (const Json& inside : json) {
    if (!is_rounded(inside)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("every rule has words in both languages, whose places its findings fill") {
  std::set<std::string> codes;
  for (const check::Finding& finding : check::check(read(faulty_plan))) {
    codes.insert(finding.code);
    std::set<std::string> arguments;
    for (const auto& [name, value] : finding.arguments) arguments.insert(name);
    for (const Language language : {Language::sv, Language::en}) {
      for (const char* const ending : {"", ".item", ".mend", ".rule"}) {
        const std::string key = "finding.mv" + finding.code.substr(2) + ending;
        const std::string words = pattern(language, key);
        INFO(key);
        CHECK_FALSE(words.empty());
        for (const std::string& place : places_in(words)) CHECK(arguments.count(place) == 1);
      }
      CHECK(message(language, finding) != finding.code);
      CHECK(item(language, finding) != finding.code);
      CHECK(mend(language, finding) != finding.code);
    }
  }
  for (const check::Rule& rule : check::rules()) {
    INFO(rule.code);
    CHECK(codes.count(std::string(rule.code)) == 1);
  }
}

TEST_CASE("figures in findings are written as people write them") {
  for (const check::Finding& finding : check::check(read(faulty_plan))) {
    const std::string sv = message(Language::sv, finding);
    const std::string en = message(Language::en, finding);
    if (finding.code == "MV001") CHECK(sv == "På ett ställe säger planen 3 mål. Uppräknade är 2.");
    if (finding.code == "MV004" && finding.entity == "g-1") {
      CHECK(sv == "Målet som planen sätter främst, ”Främst”, har inget mätetal.");
    }
    if (finding.code == "MV007") {
      CHECK(sv ==
            "Delarna av ramen för Styrelsen 2022 blir 1\u00a0459\u00a0850\u00a0tkr, men ramen är "
            "1\u00a0459,9\u00a0mkr.");
      CHECK(en.find("SEK\u00a01,459.9\u00a0m") != std::string::npos);
    }
    if (finding.code == "MV009") {
      CHECK(sv == "Målvärdet 4,87 för ”Stilla” 2022 nås redan med utgångsvärdet 4,87.");
    }
    if (finding.code == "MV013") CHECK(sv == "Ingen roll står vid ”Punkt ett” (4 mars 2022).");
  }
}

TEST_CASE("the check's answer has its envelope, its counts and each finding's members") {
  const Plan plan = read(faulty_plan);
  const std::string text = check_json(plan, Language::sv);
  CHECK(text == check_json(plan, Language::sv));
  CHECK(text.back() == '\n');
  const Json answer = Json::parse(text, nullptr, false);
  REQUIRE(answer.is_object());
  CHECK(answer["format"] == "malvag-check");
  CHECK(answer["version"] == 1);
  CHECK(answer["plan"] == Json({{"id", "p"}, {"title", "Plan"}}));
  const auto findings = check::check(plan);
  REQUIRE(answer["findings"].size() == findings.size());
  int errors = 0;
  for (std::size_t at = 0; at < findings.size(); ++at) {
    const Json& json = answer["findings"][at];
    CHECK(json["code"] == findings[at].code);
    CHECK(json["at"] == findings[at].at);
    CHECK(json["entity"] == findings[at].entity);
    CHECK(json["severity"] == name_of(findings[at].severity));
    CHECK(json.size() == 7);
    errors += findings[at].severity == check::Severity::error ? 1 : 0;
  }
  CHECK(answer["counts"]["error"] == errors);
  CHECK(errors > 0);
}

TEST_CASE("the ranking's answer tells the ranking") {
  const Plan plan = read(faulty_plan);
  const Json answer = Json::parse(rank_json(plan, plan.principles[0], {}), nullptr, false);
  REQUIRE(answer.is_object());
  CHECK(answer["format"] == "malvag-rank");
  CHECK(answer["principle"]["trial"] == false);
  CHECK(answer["principle"]["tiers"][0] == Json({{"kind", "gate"}, {"criterion", "c-2"}}));
  CHECK(answer["principle"]["tiers"][1]["shares"] == Json({{"c-1", 1.0}}));
  CHECK(answer["question"] == Json({{"year", 2022}, {"body", nullptr}}));
  CHECK(answer["rooms"] ==
        Json::array({{{"year", 2022}, {"room", 310}, {"spent", 200}, {"given", 0}}}));
  CHECK(answer["line"] == 1);
  REQUIRE(answer["measures"].size() == 4);
  const Json& first = answer["measures"][0];
  CHECK(first["place"] == 1);
  CHECK(first["id"] == "m-2");
  CHECK(first["title"] == "Hel");
  CHECK(first["aboveLine"] == true);
  CHECK(first["cost"] == 200);
  CHECK(first["points"] == 66.666666667);
  CHECK(first["tiers"][0] == Json({{"kind", "gate"}, {"result", 0.0}}));
  CHECK(first["tiers"][1]["contributions"][0] == Json({{"criterion", "c-1"},
                                                       {"share", 1.0},
                                                       {"value", 0.666666667},
                                                       {"points", 66.666666667}}));
  CHECK(answer["unranked"] ==
        Json::array({{{"id", "m-3"}, {"title", "Halv"}, {"missing", {"c-1"}}}}));
  CHECK(is_rounded(answer));
}

TEST_CASE("an answer without a room has no year, and a trial says that it is one") {
  Plan plan = read(faulty_plan);
  plan.frames = {};
  const Json answer =
      Json::parse(rank_json(plan, plan.principles[0], {0, "rs"}, true), nullptr, false);
  CHECK(answer["question"] == Json({{"year", nullptr}, {"body", "rs"}}));
  CHECK(answer["rooms"] == Json::array());
  CHECK(answer["principle"]["trial"] == true);
}

TEST_CASE("text that is not UTF-8 does not stop an answer") {
  Plan plan = read(faulty_plan);
  plan.head.title = "Br\xF6kstak";
  CHECK(Json::parse(check_json(plan, Language::sv), nullptr, false).is_object());
}

TEST_CASE("problems are told with their place and words") {
  const auto broken = io::read_plan("[]");
  REQUIRE_FALSE(broken);
  const Json answer =
      Json::parse(problems_json("rank", broken.error(), Language::sv), nullptr, false);
  CHECK(answer["format"] == "malvag-rank");
  REQUIRE(answer["problems"].size() == broken.error().size());
  CHECK(answer["problems"][0]["code"] == broken.error()[0].code);
  CHECK_FALSE(answer.contains("plan"));
}

TEST_CASE("the adopted principle is in force, else the first") {
  Plan plan = read(faulty_plan);
  Principle second = plan.principles[0];
  second.id = "pr-2";
  plan.principles = plan.principles.with(second);
  CHECK(priority::principle_in_force(plan)->id == "pr-1");
  second.adopted = Adoption{};
  plan.principles = plan.principles.with(second);
  CHECK(priority::principle_in_force(plan)->id == "pr-2");
  plan.principles = {};
  CHECK(priority::principle_in_force(plan) == nullptr);
}
