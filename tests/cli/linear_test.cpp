// The program that `malvag portfolio --format lp` writes, read back and solved anew.
#include <sys/wait.h>

#include <catch_amalgamated.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "../../core/plan/json.hpp"
#include "../../core/portfolio/solver.hpp"
#include "../core/portfolio/linear_reader.hpp"
#include "../core/support/files.hpp"

using malvag::Json;

namespace {

struct Outcome {
  int exit = -1;
  std::string out;
};

Outcome run_malvag(const std::string& arguments) {
  const std::string out = MALVAG_BUILD_DIR "/linear_test.out";
  const std::string command =
      std::string(MALVAG_BUILD_DIR "/malvag ") + arguments + " >" + out + " 2>&1 </dev/null";
  const int status = std::system(command.c_str());
  Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -1, ""};
  if (std::FILE* file = std::fopen(out.c_str(), "rb")) {
    for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file)) {
      outcome.out.push_back(static_cast<char>(byte));
    }
    std::fclose(file);
  }
  return outcome;
}

std::string note_of(const Json& taken) {
  const bool has_years = taken.contains("begins") && taken["begins"].is_number();
  return " " + taken["id"].get<std::string>() + " " +
         (has_years ? std::to_string(taken["begins"].get<int>()) + " " : "");
}

const std::string plan = MALVAG_SOURCE_DIR "/assets/plans/rs-2020.json";

}  // namespace

TEST_CASE("the last step's program has the command's own choice as its best") {
  for (const std::string options : {"", " --percent 60", " --principle p-2"}) {
    CAPTURE(options);
    const Outcome json = run_malvag("portfolio " + plan + " --format json" + options);
    REQUIRE(json.exit == 0);
    const Json selection = Json::parse(json.out, nullptr, false);
    const Outcome text = run_malvag("portfolio " + plan + " --format lp" + options);
    REQUIRE(text.exit == 0);
    const malvag::portfolio::Program program = malvag::test::read_linear(text.out);
    malvag::portfolio::Choice choice(program.size(), 0);
    for (const Json& one : selection["taken"]) {  // each item's note names its measure
      const std::size_t at = text.out.find(note_of(one));
      REQUIRE(at != std::string::npos);
      const std::size_t from = text.out.rfind("\\ x", at) + 3;
      choice[std::stoul(text.out.substr(from, at - from))] = 1;
    }
    REQUIRE(is_allowed(program, choice));
    const malvag::portfolio::Answer answer = malvag::portfolio::solve(program);
    REQUIRE(answer.proven);
    CHECK(value_of(program, choice) == answer.value);
  }
}

TEST_CASE("a step that is not there, and a form that is not for the command, are wrong usage") {
  CHECK(run_malvag("portfolio " + plan + " --format lp --step 1").exit == 0);
  CHECK(run_malvag("portfolio " + plan + " --format lp --step 999").exit == 2);
  CHECK(run_malvag("portfolio " + plan + " --format lp --step 0").exit == 2);
  CHECK(run_malvag("rank " + plan + " --format lp").exit == 2);
}
