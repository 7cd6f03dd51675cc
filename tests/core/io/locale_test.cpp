// There are words for every problem, every field and every collection, in both languages.
#include <set>

#include "../../../core/io/fields.hpp"
#include "../../../core/io/tape.hpp"
#include "../../../core/plan/problem_codes.hpp"
#include "../support/plans.hpp"

using namespace malvag;

namespace {

Json texts(const char* language) {
  return Json::parse(test::file(std::string("assets/locale/problems.") + language + ".json"),
                     nullptr, false);
}

std::set<std::string> placeholders(const std::string& text) {
  std::set<std::string> names;
  for (auto start = text.find('{'); start != std::string::npos; start = text.find('{', start + 1)) {
    names.insert(text.substr(start + 1, text.find('}', start) - start - 1));
  }
  return names;
}

}  // namespace

TEST_CASE("every problem code has a sentence of its own") {
  for (const char* language : {"sv", "en"}) {
    const Json said = texts(language);
    REQUIRE(said.is_object());
    std::set<std::string> sentences;
    for (const std::string_view code : problem::all) {
      INFO(language << " " << code);
      const std::string key = std::string("problem.").append(code);
      REQUIRE(said.contains(key));
      const std::string sentence = said[key].get<std::string>();
      CHECK(sentences.insert(sentence).second);
      CHECK(sentence.back() == '.');
      for (const std::string& name : placeholders(sentence)) {
        CHECK((name == "at" || name == "expected" || name == "found"));
      }
    }
  }
}

TEST_CASE("both languages have the same texts with the same placeholders, and no others") {
  const Json swedish = texts("sv");
  const Json english = texts("en");
  CHECK(swedish.size() == english.size());
  std::size_t problems = 0;
  for (auto item = swedish.begin(); item != swedish.end(); ++item) {
    INFO(item.key());
    REQUIRE(english.contains(item.key()));
    CHECK(placeholders(item->get<std::string>()) ==
          placeholders(english[item.key()].get<std::string>()));
    if (item.key().substr(0, 8) == "problem.") ++problems;
  }
  CHECK(problems == problem::all.size());
}

TEST_CASE("every field and collection has a name that people know") {
  for (const char* language : {"sv", "en"}) {
    const Json said = texts(language);
    const auto check_members = [&](const io::EntityKind& kind) {
      for (const io::Member& member : kind.shape->members) {
        INFO(language << " " << member.name);
        CHECK(said.contains(std::string("field.").append(member.name)));
      }
    };
    check_members(io::head_kind);
    for (const io::EntityKind& kind : io::entity_kinds) {
      CHECK(said.contains(std::string("collection.").append(kind.name)));
      check_members(kind);
    }
    for (const auto kind : {io::Kind::null, io::Kind::boolean, io::Kind::whole, io::Kind::real,
                            io::Kind::text, io::Kind::list, io::Kind::object}) {
      CHECK(said.contains(std::string("type.").append(io::kind_name(kind))));
    }
  }
}
