// The program malvag as a shell sees it: what it prints and its exit codes.
#include <sys/wait.h>

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include "../../core/plan/json.hpp"
#include "../core/support/files.hpp"
#include "../core/support/json_words.hpp"

using malvag::Json;

namespace {

const std::string program = MALVAG_BUILD_DIR "/malvag";
const std::string plan = MALVAG_SOURCE_DIR "/assets/plans/rs-2020.json";

struct Outcome {
  int exit = -1;
  std::string out;
  std::string error;
};

std::string content_of(const std::string& path) {
  std::string bytes;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file)) {
      bytes.push_back(static_cast<char>(byte));
    }
    std::fclose(file);
  }
  return bytes;
}

void write(const std::string& path, const std::string& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  REQUIRE(file);
  std::fwrite(bytes.data(), 1, bytes.size(), file);
  std::fclose(file);
}

std::string scratch(const std::string& name) {
  return MALVAG_BUILD_DIR "/terminal_test." + name;
}

Outcome run_malvag(const std::string& arguments) {
  const std::string command =
      program + " " + arguments + " >" + scratch("out") + " 2>" + scratch("error") + " </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(scratch("out")),
          content_of(scratch("error"))};
}

Json json_of(const Outcome& outcome) {
  return Json::parse(outcome.out, nullptr, false);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("checking the 2020 plan finds its known faults and exits with 1") {
  const Outcome outcome = run_malvag("check " + plan + " --format json");
  CHECK(outcome.exit == 1);
  CHECK(outcome.error == "");
  const Json answer = json_of(outcome);
  REQUIRE(answer.is_object());
  CHECK(answer["format"] == "malvag-check");
  const auto count = [&](const char* code) {
    int found = 0;
    for (const Json& finding : answer["findings"]) found += finding["code"] == code ? 1 : 0;
    return found;
  };
  CHECK(count("MV001") == 1);   // P-01
  CHECK(count("MV002") == 2);   // P-02
  CHECK(count("MV004") == 15);  // P-04
  CHECK(count("MV005") == 3);   // P-27
  CHECK(count("MV006") == 26);  // P-29
}

TEST_CASE("the text form names a rule once and lists what it found") {
  const Outcome outcome = run_malvag("check " + plan);
  CHECK(outcome.exit == 1);
  const std::size_t first = outcome.out.find("MV006 Mål utan namngiven ansvarig (brist 26)");
  CHECK(first != std::string::npos);
  CHECK(outcome.out.find("MV006", first + 1) == std::string::npos);
  CHECK(has(outcome.out, "MV004 Mål utan mätetal (fel 1, brist 14)"));
  CHECK(has(outcome.out, "/goals/25/responsible"));
  CHECK(has(run_malvag("check " + plan + " --lang en").out,
            "MV006 Goals without anyone named as responsible"));
}

TEST_CASE("a plan without findings exits with 0") {
  write(scratch("sound.json"),
        R"({"format":"malvag-plan","version":1,"language":"sv","plan":{"id":"p","title":"Tom",
        "kind":"operational","period":{"from":2020,"to":2020},"adopted":{"date":"2020-01-01","paragraph":"§ 1","case":"RS/1/2020"}},
        "criteria":[{"id":"c","title":"C","scale":{"worst":0,"best":1}}],
        "principles":[{"id":"pr","title":"P","adopted":{"date":"2020-01-01"},"tiers":[]}]})");
  const Outcome outcome = run_malvag("check " + scratch("sound.json"));
  CHECK(outcome.exit == 0);
  CHECK(has(outcome.out, "Reglerna hittar inget att anmärka på."));
}

TEST_CASE("a plan is read from standard input, with and without a dash") {
  for (const char* const dash : {"", " -"}) {
    const std::string command =
        program + " check" + dash + " --format json <" + plan + " >" + scratch("out");
    CHECK(WEXITSTATUS(std::system(command.c_str())) == 1);
    CHECK(content_of(scratch("out")) == run_malvag("check " + plan + " --format json").out);
  }
}

TEST_CASE("ranking prints the line and money in Swedish form") {
  const Outcome outcome = run_malvag("rank " + plan);
  CHECK(outcome.exit == 0);
  CHECK(has(outcome.out, "Hit räcker utrymmet 2020"));
  CHECK(has(outcome.out, "42,0\u00a0mkr"));
  const Json answer = json_of(run_malvag("rank " + plan + " --format json"));
  CHECK(answer["format"] == "malvag-rank");
  CHECK(answer["question"]["year"] == 2020);
  CHECK(answer["rooms"][0]["room"] == 42000);
  CHECK(answer["measures"].size() > 40);
  CHECK(answer["rooms"][0]["spent"] <= 42000);
}

TEST_CASE("weights are tried for this answer alone") {
  const Json own = json_of(run_malvag("rank " + plan + " --format json"));
  REQUIRE(own["principle"]["tiers"].size() == 3);
  const Json shares = own["principle"]["tiers"][2]["shares"];
  const std::string criterion = shares.begin().key();
  const Outcome outcome =
      run_malvag("rank " + plan + " --format json --weights " + criterion + "=1000");
  CHECK(outcome.exit == 0);
  const Json tried = json_of(outcome);
  CHECK(tried["principle"]["trial"] == true);
  CHECK(tried["principle"]["tiers"][2]["shares"][criterion] > 0.9);
  CHECK(own["principle"]["trial"] == false);
  CHECK(run_malvag("rank " + plan + " --format json").out == own.dump(2) + "\n");
}

TEST_CASE("a principle, a year and a body can be asked for") {
  const Json answer = json_of(
      run_malvag("rank " + plan + " --principle p-2 --year 2021 --body vardval --format json"));
  CHECK(answer["principle"]["id"] == "p-2");
  CHECK(answer["question"] == Json({{"year", 2021}, {"body", "vardval"}}));
}

TEST_CASE("robustness gives each measure a share, the same for the same seed") {
  const std::string arguments = "robustness " + plan + " --format json --samples 200 --seed 3";
  const Json answer = json_of(run_malvag(arguments));
  CHECK(answer["samples"] == 200);
  CHECK(answer["seed"] == "3");
  for (const Json& measure : answer["measures"]) {
    CHECK((measure["share"] >= 0.0 && measure["share"] <= 1.0));
  }
  CHECK(run_malvag(arguments).out == run_malvag(arguments).out);
  CHECK(json_of(run_malvag(arguments + " --known ordinal"))["weights"]["known"] == "ordinal");
  const Json near = json_of(run_malvag(arguments + " --known intervals --margin 5"));
  CHECK(near["weights"] == Json({{"known", "intervals"}, {"margin", 0.05}}));
  CHECK(json_of(run_malvag(arguments + " --detail all"))["measures"][0]["places"].size() == 50);
  CHECK(json_of(run_malvag(arguments + " --weights c-economy=90"))["principle"]["trial"] == true);
}

TEST_CASE("robustness in words: the sentence, close calls, ranges, other ways, one measure") {
  const std::string text = run_malvag("robustness " + plan + " --samples 50 --measure m-017").out;
  for (const char* const part :
       {"åtgärder som ryms", "50 sätt att väga", "Där ordningen är jämn",
        "Hur långt kan en vikt flyttas?", "TOPSIS", "PROMETHEE II", "Vad som flyttar den"}) {
    INFO(part);
    CHECK(has(text, part));
  }
  CHECK(has(run_malvag("robustness " + plan + " --samples 50 --lang en").out, "Other ways"));
}

TEST_CASE("converting what we wrote gives the same bytes, to standard output and to a file") {
  const std::string before = content_of(plan);
  const Outcome outcome = run_malvag("convert " + plan);
  CHECK(outcome.exit == 0);
  CHECK(outcome.out == before);
  const std::string target = scratch("converted.json");
  std::remove(target.c_str());
  CHECK(run_malvag("convert " + plan + " --output " + target).exit == 0);
  CHECK(content_of(target) == before);
  CHECK(run_malvag("convert " + target + " --output " + target).exit == 0);  // in place
  CHECK(content_of(target) == before);
}

TEST_CASE("converting puts a plan in good order, once and for all") {
  write(scratch("untidy.json"),
        "{ \"format\" : \"malvag-plan\",\n\n\"version\":1, \"language\":\"sv\", \"plan\":"
        "{\"id\":\"p\",\"title\":\"Plan\",\"kind\":\"operational\",\"period\":{\"from\":2020,"
        "\"to\":2020}}}");
  const Outcome once = run_malvag("convert " + scratch("untidy.json"));
  CHECK(once.exit == 0);
  write(scratch("tidy.json"), once.out);
  CHECK(run_malvag("convert " + scratch("tidy.json")).out == once.out);
  CHECK(once.out != content_of(scratch("untidy.json")));
}

TEST_CASE("a file that cannot be used exits with 3 and tells every problem with its place") {
  write(scratch("broken.json"),
        R"({"format":"malvag-plan","version":1,"language":"sv","plan":{"id":"p","title":"P",
        "kind":"operational","period":{"from":2020,"to":2020}},"goals":[{"id":"g-1","area":"gone","title":"A"},
        {"id":"g-1","area":"gone","title":"B"}]})");
  const Outcome outcome = run_malvag("check " + scratch("broken.json"));
  CHECK(outcome.exit == 3);
  CHECK(outcome.out == "");
  CHECK(has(outcome.error, "går inte att använda som plan"));
  CHECK(has(outcome.error, "/goals/0/area"));
  CHECK(has(outcome.error, "/goals/1"));

  const Outcome as_json = run_malvag("check --format json " + scratch("broken.json"));
  CHECK(as_json.exit == 3);
  const Json answer = json_of(as_json);
  CHECK(answer["format"] == "malvag-check");
  REQUIRE(answer["problems"].is_array());
  bool doubled = false;
  bool dangling = false;
  for (const Json& problem : answer["problems"]) {
    doubled = doubled || problem["code"] == "id.doubled";
    dangling = dangling || problem["code"] == "reference.dangling";
    CHECK(problem["message"].get<std::string>() != "");
  }
  CHECK(doubled);
  CHECK(dangling);
}

TEST_CASE("a file that is not there, or not a plan, exits with 3") {
  CHECK(run_malvag("check " + scratch("not-there.json")).exit == 3);
  CHECK(run_malvag("rank " MALVAG_SOURCE_DIR).exit == 3);  // a folder
  write(scratch("pdf"), "%PDF-1.4");
  CHECK(run_malvag("rank " + scratch("pdf")).exit == 3);
  write(scratch("empty"), "");
  const Outcome empty = run_malvag("convert " + scratch("empty") + " --output " + scratch("never"));
  CHECK(empty.exit == 3);
  CHECK(content_of(scratch("never")) == "");
}

TEST_CASE("an output that cannot be written exits with 3") {
  const Outcome outcome =
      run_malvag("convert " + plan + " --output " MALVAG_BUILD_DIR "/no/such/folder/plan.json");
  CHECK(outcome.exit == 3);
  CHECK(has(outcome.error, "Det gick inte att skriva"));
}

TEST_CASE("wrong usage exits with 2 and says what was wrong") {
  const auto misuse = [](const std::string& arguments, const std::string& words) {
    const Outcome outcome = run_malvag(arguments);
    INFO(arguments);
    CHECK(outcome.exit == 2);
    CHECK(outcome.out == "");
    CHECK(has(outcome.error, words));
    CHECK(has(outcome.error, "malvag help"));
  };
  misuse("", "Ange ett kommando");
  misuse("conquer", "”conquer” finns inte");
  misuse("conquer --lang en", "There is no command “conquer”");
  misuse("check a.json b.json", "”b.json” blev en för mycket");
  misuse("check --year 2020", "--year finns inte för check");
  misuse("rank --samples 5", "--samples finns inte för rank");
  misuse("check --format", "--format behöver ett värde");
  misuse("check --format xml", "”xml” går inte att använda för --format");
  misuse("check --lang de", "”de”");
  misuse("rank --year 20", "”20”");
  misuse("rank --year next", "”next”");
  misuse("rank --weights c-need", "”c-need”");
  misuse("rank --weights c-need=", "”c-need=”");
  misuse("rank --weights c-need=-1", "”c-need=-1”");
  misuse("rank --weights c-need=nan", "”c-need=nan”");
  misuse("rank --weights c-need=1,", "”c-need=1,”");
  misuse("robustness --samples 0", "”0”");
  misuse("robustness --seed -1", "”-1”");
  misuse("robustness --known some", "”some”");
  misuse("robustness --margin 101", "”101”");
  misuse("robustness --detail much", "”much”");
  misuse("robustness " + plan + " --measure gone", "ingen åtgärd med id ”gone”");
  misuse("rank " + plan + " --principle gone", "ingen princip med id ”gone”");
  misuse("rank " + plan + " --body gone", "inget organ med id ”gone”");
  misuse("rank " + plan + " --weights gone=1", "”gone”");
}

TEST_CASE("help tells commands, options and exit codes, in both languages") {
  for (const char* const words : {"help", "--help", "-h", "help --lang en"}) {
    const Outcome outcome = run_malvag(words);
    CHECK(outcome.exit == 0);
    for (const char* const part : {"check", "rank", "robustness", "convert", "--format",
                                   "--weights", "--output", "malvag-", " 3 "}) {
      INFO(words << ": " << part);
      CHECK(has(outcome.out, part));
    }
  }
  CHECK(run_malvag("version").exit == 0);
  CHECK(has(run_malvag("version").out, "1"));
}

TEST_CASE("conflicts says what collides, on which ground, and what each way gives up") {
  const Outcome outcome = run_malvag("conflicts " + plan + " --format json");
  CHECK(outcome.exit == 1);
  const Json answer = json_of(outcome);
  REQUIRE(answer.is_object());
  CHECK(answer["format"] == "malvag-conflicts");
  CHECK(answer["version"] == 1);
  std::size_t counted = 0;
  for (const char* ground : {"computed", "judged", "unclear"}) {
    counted += answer["counts"][ground].get<std::size_t>();
  }
  CHECK(counted == answer["conflicts"].size());
  for (const Json& conflict : answer["conflicts"]) {
    CAPTURE(conflict["id"].dump());
    CHECK(conflict["title"].get<std::string>().size() > 5);
    CHECK(conflict["ways"].size() >= 2);
    CHECK(conflict["questions"].size() == 3);
    const bool is_pair = conflict["code"] == "MK010" || conflict["code"] == "MK011";
    CHECK(conflict.contains("judged") == is_pair);
    for (const Json& way : conflict["ways"]) {
      CHECK(way.contains("givesUp") != way.contains("risk"));
    }
  }
  CHECK(run_malvag("conflicts " + plan + " --format json").out == outcome.out);
  const Outcome text = run_malvag("conflicts " + plan + " --lang en");
  CHECK(has(text.out, "Judged: pull apart"));
  CHECK(has(text.out, "Goals that help other goals"));
  REQUIRE(answer["synergies"].size() == 5);
  CHECK(answer["synergies"][0]["most"]["median"].get<double>() >= 2);
}

TEST_CASE("conflicts exits with 1 also where only what the money reaches collides, else with 0") {
  const std::string colliding = MALVAG_SOURCE_DIR "/tests/data/lower_target.json";
  for (const char* format : {"text", "json"}) {
    CHECK(run_malvag("conflicts " + colliding + " --format " + format).exit == 1);
  }
  Json reached = Json::parse(content_of(colliding));
  REQUIRE(reached["kpis"][0]["target"]["2025"]["value"] == 30);
  reached["kpis"][0]["target"]["2025"]["value"] = 36;
  write(scratch("reached.json"), reached.dump());
  const Outcome none = run_malvag("conflicts " + scratch("reached.json") + " --format json");
  CHECK(json_of(none)["conflicts"].size() == 0);
  CHECK(none.exit == 0);
}

TEST_CASE("what is too little is told in thousands of kronor, not as nothing") {
  const std::string small = MALVAG_SOURCE_DIR "/tests/data/small_missing.json";
  CHECK(has(run_malvag("portfolio " + small).out, "(40\u00A0tkr saknas hos B 2025)"));
  CHECK_FALSE(has(run_malvag("portfolio " + small).out, " 0,0"));
}

TEST_CASE("portfolio that is stopped by the time says how much more is possible") {
  // So many alike that no second is enough to show that nothing is better.
  Json large = Json::parse(content_of(MALVAG_SOURCE_DIR "/tests/data/thousandths.json"));
  Json one = large["measures"][0];
  large["measures"] = Json::array();
  large["frames"][0]["room"] = {{"2025", 50'000}, {"2026", 50'000}};
  for (std::int64_t at = 0; at < 200; ++at) {
    one["id"] = "m-" + std::to_string(at);
    one["costs"] = {{"2025", 500 + at * 7919 % 1009}, {"2026", 500 + at * 104729 % 1013}};
    one["scores"]["c"] = 20 + static_cast<double>(at * 15485863 % 1019) / 17;
    large["measures"].push_back(one);
  }
  write(scratch("large.json"), large.dump());
  const std::string asked = "portfolio " + scratch("large.json") + " --seconds 0.05";
  const Json answer = json_of(run_malvag(asked + " --format json"));
  REQUIRE(answer["proven"] == false);
  CHECK(answer["bound"] > answer["points"]);
  CHECK(answer["taken"].size() > 10);
  CHECK(has(run_malvag(asked).out, "Sökningen slutade i förtid: högst "));
  CHECK(run_malvag("portfolio " + plan + " --seconds 60 --format json").exit == 0);
  for (const char* wrong : {"0", "-1", "x", "100000"}) {
    CHECK(run_malvag("portfolio " + plan + " --seconds " + wrong).exit == 2);
  }
}

TEST_CASE("conflicts knows every kind, with what it rests on and in whole sentences") {
  const std::map<std::string, std::string> evidence = {
      {"MK012", "through"}, {"MK013", "loop"},    {"MK014", "worsens"}, {"MK022", "targets"},
      {"MK023", "worse"},   {"MK024", "trend"},   {"MK025", "locks"},   {"MK026", "unowned"},
      {"MK027", "unowned"}, {"MK030", "targets"}, {"MK031", "parts"},   {"MK032", "passed"},
      {"MK033", "later"},   {"MK034", "due"},     {"MK035", "spill"}};
  const std::string kinds = MALVAG_SOURCE_DIR "/tests/data/conflict_kinds.json";
  for (const std::string language : {"sv", "en"}) {
    const Json answer =
        json_of(run_malvag("conflicts " + kinds + " --format json --lang " + language));
    REQUIRE(answer.is_object());
    std::set<std::string> codes;
    for (const Json& conflict : answer["conflicts"]) {
      const std::string code = conflict["code"].get<std::string>();
      CAPTURE(code, language);
      codes.insert(code);
      if (evidence.count(code)) CHECK(conflict.contains(evidence.at(code)));
      CHECK_FALSE(conflict["kind"].get<std::string>().empty());
      CHECK(conflict["ways"].size() == 3);
      CHECK(conflict["questions"].size() == 3);
      // No place is left to fill, and nothing is said in less than a sentence.
      CHECK(conflict.dump().find("{}") == std::string::npos);
      for (const char* name : {"title", "says", "why", "unknown", "principle"}) {
        const std::string words = conflict[name].get<std::string>();
        CAPTURE(name, words);
        CHECK(words.size() > 10);
        CHECK(words.find('{') == std::string::npos);
      }
      for (const Json& way : conflict["ways"]) {
        CHECK(way["text"].get<std::string>().find('{') == std::string::npos);
        CHECK(way["text"].get<std::string>().back() == '.');
      }
    }
    for (const auto& [code, name] : evidence) {
      CAPTURE(code);
      CHECK(codes.count(code) == 1);
    }
  }
}

TEST_CASE("conflicts says what was decided, whether it stands, and what has changed since") {
  Json decided = Json::parse(content_of(plan));
  const Json choice = {
      {"id", "ch-1"},       {"conflict", "g-19+g-22"},     {"goals", {"g-19", "g-22"}},
      {"title", "Frågan"},  {"way", {{"title", "Vägen"}}}, {"reason", "Därför"},
      {"who", "Styrelsen"}, {"date", "2020-03-01"},        {"basis", {{"goals/g-22/weight", "9"}}}};
  Json gone = choice;
  gone["id"] = "ch-2";
  gone["conflict"] = "g-01+g-02";
  decided["choices"] = {choice, gone};
  const std::string path = scratch("decided.json");
  write(path, decided.dump(2));
  const Json answer = json_of(run_malvag("conflicts " + path + " --format json"));
  CHECK(answer["choices"]["made"] == 2);
  CHECK(answer["choices"]["states"]["openAgain"] == 1);
  CHECK(answer["choices"]["states"]["decided"] == 0);
  REQUIRE(answer["choices"]["gone"].size() == 1);
  CHECK(answer["choices"]["gone"][0]["id"] == "ch-2");
  CHECK(answer["choices"]["gone"][0]["standing"] == "gone");
  std::size_t with_choice = 0;
  for (const Json& conflict : answer["conflicts"]) {
    if (conflict["choice"].is_null()) continue;
    ++with_choice;
    CHECK(conflict["id"] == "g-19+g-22");
    CHECK(conflict["choice"]["standing"] == "reopened");
    const Json expected = {{"name", "goals/g-22/weight"}, {"then", "9"}, {"now", "1"}};
    const Json& changed = conflict["choice"]["changed"];
    CHECK(std::find(changed.begin(), changed.end(), expected) != changed.end());
  }
  CHECK(with_choice == 1);
  const Outcome text = run_malvag("conflicts " + path);
  CHECK(has(text.out, " är avgjord och en är öppen igen."));
  CHECK(has(text.out, "Beslut: Öppen igen. Vägen (Styrelsen, 2020-03-01)"));
  CHECK(has(text.out, ": 9 då, 1 nu"));
}

TEST_CASE("control signs in a plan's texts do not reach the terminal") {
  Json hostile = Json::parse(content_of(plan));
  const std::string signs =
      "\x1B]0;owned\x07\x7F\xC2\x9B"
      "31m\rM\xC3\xA5l";
  hostile["plan"]["title"] = signs;
  for (const char* collection : {"goals", "measures", "principles", "criteria", "kpis"}) {
    for (Json& entity : hostile[collection]) {
      entity["title"] = signs + entity.value("title", "");
    }
  }
  const std::string path = scratch("hostile.json");
  write(path, hostile.dump(2));
  const auto steers = [](const std::string& text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) return true;
      if (byte == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
    }
    return false;
  };
  for (const char* command : {"check", "rank", "conflicts", "portfolio", "portfolio --format lp",
                              "robustness --samples 100"}) {
    INFO(command);
    const Outcome outcome = run_malvag(std::string(command) + " " + path);
    CHECK(has(outcome.out, "M\xC3\xA5l"));
    CHECK_FALSE(steers(outcome.out));
    CHECK_FALSE(steers(outcome.error));
  }
  CHECK_FALSE(steers(run_malvag("rank '\x1B[2J'").error));
  // Bytes for other programs stay as they are.
  const Json answer = json_of(run_malvag("rank " + path + " --format json"));
  REQUIRE(answer.is_object());
  CHECK(Json::parse(run_malvag("convert " + path).out)["plan"]["title"] == signs);
}
