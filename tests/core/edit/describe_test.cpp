// Every command can be told of, with words in both languages.
#include <set>

#include "../../../core/edit/command.hpp"
#include "../support/commands.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using edit::Batch;
using edit::Command;
using edit::Description;

namespace {

std::string argument(const Description& description, const char* name) {
  for (const auto& [known, value] : description.arguments) {
    if (known == name) return value;
  }
  return "(none)";
}

Description described(Command command) {
  return edit::describe(test::plan_with_all_fields().plan, command);
}

}  // namespace

TEST_CASE("a change is described by what it is done to") {
  Description set = described({edit::SetField{"m-1", "/costs/2020", -900}});
  CHECK(set.key == "edit.set-field");
  CHECK(argument(set, "title") == "Färre resor");
  CHECK(argument(set, "field") == "costs");
  CHECK(argument(set, "part") == "2020");
  CHECK(argument(set, "value") == "-900");
  CHECK(described({edit::SetField{"m-1", "/lock", nullptr}}).key == "edit.clear-field");
  CHECK(argument(described({edit::SetField{"p", "/title", "x"}}), "title") == "En plan med allt");
  CHECK(argument(described({edit::RemoveEntity{"l-1"}}), "title") == "mål");
  CHECK(argument(described({edit::RemoveEntity{"i-1"}}), "title") == "i-1");
  CHECK(described({edit::PutEntity{"goals", {{"id", "new"}, {"title", "Nytt"}}, {}}}).key ==
        "edit.add-entity");
  CHECK(described({edit::PutEntity{"goals", {{"id", "g-1"}, {"title", "Nytt"}}, {}}}).key ==
        "edit.replace-entity");
  CHECK(argument(described({Batch{"Vikter", {}}}), "name") == "Vikter");
  CHECK(described({Batch{"", {{edit::RemoveEntity{"k-2"}}}}}).key == "edit.remove-entity");
}

TEST_CASE("there are words for every description, with no argument that is never given") {
  test::RandomCommands commands(3);
  const Plan plan = test::plan_with_all_fields().plan;
  for (const char* path : {"assets/locale/problems.sv.json", "assets/locale/problems.en.json"}) {
    const Json texts = Json::parse(test::file(path), nullptr, false);
    REQUIRE(texts.is_object());
    for (int round = 0; round < 400; ++round) {
      const Description description = edit::describe(plan, commands.next(plan));
      INFO(path << " " << description.key);
      REQUIRE(texts.contains(description.key));
      std::string text = texts[description.key].get<std::string>();
      for (const auto& [name, value] : description.arguments) {
        const std::string placeholder = std::string("{").append(name).append("}");
        for (auto at = text.find(placeholder); at != std::string::npos;
             at = text.find(placeholder)) {
          text.replace(at, placeholder.size(), "x");
        }
      }
      CHECK(text.find('{') == std::string::npos);
    }
  }
}
