// Letters with marks as Macs and PDFs write them: taken in as one sign, and nothing else touched.
#include "../../../core/io/composed.hpp"

#include "../../../core/io/table.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using io::composed;

namespace {

// "Mål" and "Åtgärd" with their marks apart.
const std::string goal = "Ma\xCC\x8Al";
const std::string measure = "A\xCC\x8Atga\xCC\x88rd";

}  // namespace

TEST_CASE("a letter and its mark become one sign") {
  CHECK(composed(goal) == "Mål");
  CHECK(composed(measure) == "Åtgärd");
  CHECK(composed("e\xCC\x81tude, C\xCC\xA7, A\xCC\x8A") == "étude, Ç, Å");
  CHECK(composed("\xCE\xB1\xCC\x81 \xD0\xB8\xCC\x86 \xD0\xB5\xCC\x88") == "ά й ё");
  // Vietnamese has two marks; in whichever order they stand.
  CHECK(composed("o\xCC\xA3\xCC\x82") == "ộ");
  CHECK(composed("o\xCC\x82\xCC\xA3") == "ộ");
}

TEST_CASE("what has no composed form stays as it is") {
  for (const std::string text : {"", "Mål", "z\xCC\x88", "\xCC\x88", "\xCC\x88 a", "a\xCD\xB0"}) {
    INFO(text);
    CHECK(composed(text) == text);
  }
  // Not past a mark of the same kind that stays.
  CHECK(composed("q\xCC\x88\xCC\x8A") == "q\xCC\x88\xCC\x8A");
}

TEST_CASE("a plan's texts are taken in composed, by file and by command") {
  const edit::Document whole = test::plan_with_all_fields();
  const std::string bytes = test::file("tests/data/all_fields.json");
  const std::string title = "\"title\":\"Ekonomi i balans\"";
  for (const std::string& written : {measure, std::string("A\\u030Atga\\u0308rd")}) {
    const Plan plan =
        test::read(test::replaced(bytes, title, "\"title\":\"" + written + "\"")).document.plan;
    CHECK(plan.goals.find("g-1")->title == "Åtgärd");
  }
  const auto changed = edit::apply(whole.plan, {edit::SetField{"g-1", "/title", measure}});
  REQUIRE(changed);
  CHECK(changed->goals.find("g-1")->title == "Åtgärd");
  // The same text, written otherwise, is no change.
  CHECK_FALSE(edit::apply(*changed, {edit::SetField{"g-1", "/title", "A\xCC\x8Atgärd"}}));
}

TEST_CASE("what the reader does not know, and the journal, keep their bytes") {
  const edit::Document whole = test::plan_with_all_fields();
  edit::History history(whole);
  REQUIRE_FALSE(history.commit({edit::SetField{"g-1", "/title", measure}},
                               {"2026-11-28T12:00:00+01:00", goal, goal}));
  const std::string bytes =
      test::replaced(io::write_plan(history.document()),
                     "\"format\":", "\"own\": \"" + goal + "\",\n  \"format\":");
  const edit::Document again = test::read(bytes).document;
  CHECK_FALSE(edit::first_broken(again.journal));
  CHECK(again.journal.back().json == history.journal().back().json);
  CHECK(again.journal.back().who() == goal);
  CHECK(io::write_plan(again) == bytes);
}

TEST_CASE("the cells of a pasted table are composed") {
  const auto table = io::read_table(measure + "\tKostnad\n" + goal + "\t1\n");
  REQUIRE(table);
  CHECK(table->rows == std::vector<std::vector<std::string>>{{"Åtgärd", "Kostnad"}, {"Mål", "1"}});
}
