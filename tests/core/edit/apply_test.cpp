// What each command does and when it is refused.
#include "../../../core/edit/command.hpp"
#include "../../../core/plan/limits.hpp"
#include "../../../core/plan/problem_codes.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using edit::Batch;
using edit::Command;
using edit::MoveEntity;
using edit::PutEntity;
using edit::RemoveEntity;
using edit::SetField;

namespace {

Plan plan() {
  return test::plan_with_all_fields().plan;
}

Plan after(const Plan& before, Command command) {
  auto applied = edit::apply(before, command);
  if (!applied) FAIL(test::listed(applied.error()));
  return std::move(*applied);
}

Problems refused(const Plan& before, Command command) {
  const auto applied = edit::apply(before, command);
  REQUIRE_FALSE(applied);
  return applied.error();
}

std::string line_of(const Plan& of, const char* collection, const char* id) {
  return io::entity_to_json(of, collection, id).dump();
}

template <class List>
std::vector<Id> ids(const List& list) {
  std::vector<Id> result;
  for (const auto& one : list) result.push_back(one.id);
  return result;
}

Json parsed(const char* text) {
  return Json::parse(text, nullptr, false);
}

}  // namespace

TEST_CASE("a title is set and nothing else changes") {
  const Plan before = plan();
  const Plan now = after(before, {SetField{"g-1", "/title", "Ny titel"}});
  CHECK(now.goals.find("g-1")->title == "Ny titel");
  CHECK(now.kpis.find("k-1")->goal == "g-1");
  CHECK(now.measures.identity() == before.measures.identity());
  CHECK(now.goals.identity() != before.goals.identity());
  CHECK(after(now, {SetField{"g-1", "/title", "Ekonomi i balans"}}) == before);
}

TEST_CASE("a new member stands where the table has it, before what is unknown") {
  const Plan now = after(plan(), {SetField{"m-2", "/body", "b-1"}});
  CHECK(line_of(now, "measures", "m-2") == R"({"id":"m-2","title":"Bättre teknik","body":"b-1"})");
  CHECK_FALSE(now.measures.find("m-2")->members.order);

  const Plan other = test::read(test::replaced(io::write_plan({plan(), {}}),
                                               R"({"id":"m-2","title":"Bättre teknik"})",
                                               R"({"x":1,"title":"T","id":"m-2","y":2})"))
                         .document.plan;
  CHECK(line_of(after(other, {SetField{"m-2", "/costs/2020", 5}}), "measures", "m-2") ==
        R"({"x":1,"title":"T","id":"m-2","costs":{"2020":5},"y":2})");
}

TEST_CASE("what is set to its default or to null goes from the file") {
  const Plan before = plan();
  for (const Json& nothing : {Json(nullptr), Json("")}) {
    CHECK(line_of(after(before, {SetField{"s-1", "/description", nothing}}), "strategies", "s-1") ==
          R"({"id":"s-1","title":"God ekonomi"})");
  }
  const Plan once = after(before, {SetField{"m-1", "/staff/2020", nullptr}});
  CHECK(line_of(once, "measures", "m-1").find("staff") == std::string::npos);
}

TEST_CASE("entries of tables and lists are set, added and taken away") {
  Plan now = after(plan(), {SetField{"m-1", "/costs/2022", -100}});
  CHECK(now.measures.find("m-1")->costs.value_or(2022, Tkr{0}) == -100);
  now = after(now, {SetField{"m-1", "/costs/2020", nullptr}});
  CHECK(now.measures.find("m-1")->costs.find(2020) == nullptr);
  now = after(now, {SetField{"m-2", "/goals/-", "g-2"}});
  now = after(now, {SetField{"m-2", "/goals/-", "g-1"}});
  now = after(now, {SetField{"m-2", "/goals/0", nullptr}});
  CHECK(now.measures.find("m-2")->goals == std::vector<Id>{"g-1"});
  now = after(now, {SetField{"m-1", "/effects/1/amount/2021", -2}});
  CHECK(now.measures.find("m-1")->effects[1].amount.value_or(2021, 0.0) == -2);
  now = after(now, {SetField{"pp-1", "/tiers/2/weights/c-1", 4}});
  CHECK(now.principles.find("pp-1")->tiers[2].weights.value_or(Id("c-1"), 0.0) == 4);
  now = after(now, {SetField{"p", "/adopted/by", "Styrelsen"}});
  CHECK(now.head.adopted.by == "Styrelsen");
}

TEST_CASE("a cost of nothing is not the same as no cost stated") {
  const Plan now = after(plan(), {SetField{"m-2", "/costs/2020", 0}});
  REQUIRE(now.measures.find("m-2")->costs.find(2020));
  CHECK(*now.measures.find("m-2")->costs.find(2020) == 0);
}

TEST_CASE("a title is written no longer than a line, but a longer one from a file may stay") {
  const auto of = [](std::size_t length) {
    std::string title;
    for (std::size_t at = 0; at < length; ++at) title += "å";
    return title;
  };
  const std::size_t most = limits::title_characters;
  CHECK(after(plan(), {SetField{"m-1", "/title", of(most)}}).measures.find("m-1")->title ==
        of(most));
  const auto expect_refusal = [&](const Command& command) {
    const Problems problems = refused(plan(), command);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == problem::title_too_long);
    CHECK(problems[0].expected == std::to_string(most));
    CHECK(problems[0].found == std::to_string(most + 1));
  };
  expect_refusal({SetField{"m-1", "/title", of(most + 1)}});
  expect_refusal({SetField{"p", "/title", of(most + 1)}});
  expect_refusal({PutEntity{"goals", {{"id", "g-new"}, {"title", of(most + 1)}}, std::nullopt}});
  Plan long_title = plan();
  Measure measure = *long_title.measures.find("m-1");
  measure.title = of(most + 1);
  long_title.measures = long_title.measures.with(measure);
  const Plan now = after(long_title, {SetField{"m-1", "/description", "Kort"}});
  CHECK(now.measures.find("m-1")->title == of(most + 1));
  CHECK(now.measures.find("m-1")->description == "Kort");
}

TEST_CASE("setting a field is refused with the reason and its place") {
  struct Case {
    SetField set;
    std::string_view code;
    const char* at;
  };
  const std::vector<Case> cases = {
      {{"nobody", "/title", "x"}, problem::command_unknown_entity, ""},
      {{"m-1", "/id", "m-9"}, problem::command_changes_id, "/id"},
      {{"p", "/id", "q"}, problem::command_changes_id, "/id"},
      {{"m-1", "", "x"}, problem::command_bad_pointer, ""},
      {{"m-1", "title", "x"}, problem::command_bad_pointer, "title"},
      {{"m-1", "/titel", "x"}, problem::command_bad_pointer, "/titel"},
      {{"m-1", "/title/sv", "x"}, problem::command_bad_pointer, "/title/sv"},
      {{"m-1", "/goals/9", "g-1"}, problem::command_bad_pointer, "/goals/9"},
      {{"m-1", "/goals/01", "g-1"}, problem::command_bad_pointer, "/goals/01"},
      {{"m-1", "/effects/2/on", "g-1"}, problem::command_bad_pointer, "/effects/2/on"},
      {{"m-1", "/title", nullptr}, problem::member_missing, "/title"},
      {{"m-1", "/title", ""}, problem::member_missing, "/title"},
      {{"m-1", "/title", 7}, problem::type_wrong, "/title"},
      {{"m-1", "/title", "\xC3"}, problem::file_not_utf8, "/title"},
      {{"m-1", "/title", std::string(limits::text_bytes + 1, 'x')},
       problem::text_too_long,
       "/title"},
      {{"m-1", "/status", "paused"}, problem::value_unknown, "/status"},
      {{"m-1", "/costs/2020", 0.5}, problem::number_not_whole, "/costs/2020"},
      {{"m-1", "/costs/20", 5}, problem::year_invalid, "/costs/20"},
      {{"m-1", "/scores/c-1", std::numeric_limits<double>::infinity()},
       problem::number_not_finite,
       "/scores/c-1"},
      {{"m-1", "/body", "b-9"}, problem::reference_dangling, "/body"},
      {{"m-1", "/body", "g-1"}, problem::reference_dangling, "/body"},
      {{"m-1", "/goals/-", "g-1"}, problem::reference_doubled, "/goals/2"},
      {{"m-1", "/requires/-", "m-1"}, problem::reference_cycle, "/requires/1"},
      {{"m-2", "/requires/-", "m-1"}, problem::reference_cycle, "/requires/0"},
      {{"b-1", "/parent", "b-2"}, problem::reference_cycle, "/parent"},
      {{"c-1", "/scale/worst", 1}, problem::number_out_of_range, "/scale/best"},
      {{"m-1", "/title", "Färre resor"}, problem::command_changes_nothing, ""},
      {{"m-2", "/description", ""}, problem::command_changes_nothing, ""},
      {{"m-2", "/costs/2020", nullptr}, problem::command_changes_nothing, ""},
      {{"m-2", "/status", "proposed"}, problem::command_changes_nothing, ""},
  };
  for (const Case& one : cases) {
    INFO(one.set.entity << one.set.pointer);
    const Problems problems = refused(plan(), {one.set});
    INFO(test::listed(problems));
    CHECK(problems.front().code == one.code);
    CHECK(test::has(problems, one.code,
                    one.code == problem::reference_cycle && one.set.entity == "b-1"
                        ? problems.front().at
                        : one.at));
  }
}

TEST_CASE("a new entity goes last or before another") {
  const Json entity = parsed(R"({"id":"m-9","title":"Ny"})");
  CHECK(ids(after(plan(), {PutEntity{"measures", entity, {}}}).measures) ==
        std::vector<Id>{"m-1", "m-2", "m-3", "m-9"});
  CHECK(ids(after(plan(), {PutEntity{"measures", entity, "m-2"}}).measures) ==
        std::vector<Id>{"m-1", "m-9", "m-2", "m-3"});
}

TEST_CASE("an entity that is there is replaced where it stands") {
  const Json entity = parsed(R"({"id":"m-2","title":"Annan","x":1})");
  const Plan now = after(plan(), {PutEntity{"measures", entity, {}}});
  CHECK(ids(now.measures) == ids(plan().measures));
  CHECK(line_of(now, "measures", "m-2") == R"({"id":"m-2","title":"Annan","x":1})");
}

TEST_CASE("putting is refused where it would break the plan") {
  const auto code = [](const char* collection, const char* entity, std::optional<Id> before = {}) {
    return refused(plan(), {PutEntity{collection, parsed(entity), before}}).front().code;
  };
  CHECK(code("things", R"({"id":"x"})") == problem::command_unknown_collection);
  CHECK(code("goals", R"({"id":"m-1","title":"x"})") == problem::id_doubled);
  CHECK(code("goals", R"({"id":"p","title":"x"})") == problem::id_doubled);
  CHECK(code("goals", R"({"title":"x"})") == problem::id_missing);
  CHECK(code("goals", R"({"id":"Å","title":"x"})") == problem::id_malformed);
  CHECK(code("goals", R"([])") == problem::type_wrong);
  CHECK(code("goals", R"({"id":"x","title":"x"})", "m-1") == problem::command_unknown_entity);
  CHECK(code("plan", R"({"id":"q","title":"x","kind":"other","period":{"from":2020,"to":2020}})") ==
        problem::command_changes_id);
  CHECK(code("measures", R"({"id":"m-2","title":"Bättre teknik"})") ==
        problem::command_changes_nothing);
}

TEST_CASE("what is referred to is not removed, and those who refer are named") {
  const Problems problems = refused(plan(), {RemoveEntity{"g-2"}});
  std::vector<std::string> found;
  for (const Problem& problem : problems) {
    CHECK(problem.code == problem::command_still_referred_to);
    found.push_back(problem.found);
  }
  CHECK(found == std::vector<std::string>{"mt-1/items/0/goals/1", "m-1/goals/1", "m-1/effects/1/on",
                                          "i-1/to", "x-1/goals/1", "ch-1/goals/1"});
  CHECK(refused(plan(), {RemoveEntity{"p"}}).front().code == problem::command_unknown_entity);
  CHECK(refused(plan(), {RemoveEntity{"nobody"}}).front().code == problem::command_unknown_entity);
}

TEST_CASE("what nobody refers to is removed") {
  const Plan now = after(plan(), {RemoveEntity{"k-2"}});
  CHECK(ids(now.kpis) == std::vector<Id>{"k-1"});
}

TEST_CASE("an entity is moved within its collection") {
  CHECK(ids(after(plan(), {MoveEntity{"m-3", "m-1"}}).measures) ==
        std::vector<Id>{"m-3", "m-1", "m-2"});
  CHECK(ids(after(plan(), {MoveEntity{"m-1", {}}}).measures) ==
        std::vector<Id>{"m-2", "m-3", "m-1"});
  const auto code = [](MoveEntity move) { return refused(plan(), {move}).front().code; };
  CHECK(code({"m-3", {}}) == problem::command_changes_nothing);
  CHECK(code({"m-1", "m-2"}) == problem::command_changes_nothing);
  CHECK(code({"m-1", "m-1"}) == problem::command_changes_nothing);
  CHECK(code({"m-1", "g-1"}) == problem::command_unknown_entity);
  CHECK(code({"nobody", {}}) == problem::command_unknown_entity);
}

TEST_CASE("a batch is done whole or not at all") {
  const Plan before = plan();
  const Problems problems = refused(
      before, {Batch{"två", {{SetField{"g-1", "/title", "Ny"}}, {RemoveEntity{"nobody"}}}}});
  CHECK(test::has(problems, problem::command_unknown_entity, "/commands/1"));
  const Problems nested =
      refused(before, {Batch{"", {{Batch{"", {{SetField{"g-1", "/weight", -1}}}}}}}});
  CHECK(test::has(nested, problem::number_out_of_range, "/commands/0/commands/0/weight"));
  CHECK(refused(before, {Batch{"", {}}}).front().code == problem::command_changes_nothing);
}

TEST_CASE("within a batch, references may lead to what comes later") {
  const Plan now = after(
      plan(),
      {Batch{"",
             {{PutEntity{"measures", parsed(R"({"id":"y-1","title":"1","excludes":["y-2"]})"), {}}},
              {PutEntity{
                  "measures", parsed(R"({"id":"y-2","title":"2","excludes":["y-1"]})"), {}}}}}});
  CHECK(now.measures.size() == 5);
  const Plan without = after(now, {Batch{"", {{RemoveEntity{"y-1"}}, {RemoveEntity{"y-2"}}}}});
  CHECK(without == plan());
  const Problems problems = refused(now, {Batch{"", {{RemoveEntity{"y-1"}}}}});
  CHECK(test::has(problems, problem::command_still_referred_to, "/commands/0"));
}

TEST_CASE("a batch in which one command changes nothing still does the others") {
  const Plan now = after(
      plan(),
      {Batch{"",
             {{SetField{"g-1", "/title", "Ekonomi i balans"}}, {SetField{"g-1", "/weight", 3}}}}});
  CHECK(now.goals.find("g-1")->weight == 3);
}

TEST_CASE("a command too deep for the journal is refused") {
  Json deep = 1;
  for (int level = 0; level < 60; ++level) deep = Json::array({deep});
  Json entity = parsed(R"({"id":"x","title":"x"})");
  entity["x"] = deep;
  CHECK(refused(plan(), {PutEntity{"goals", entity, {}}}).front().code == problem::file_too_deep);
  Command command{SetField{"g-1", "/title", "Ny"}};
  for (int level = 0; level < 20; ++level) command = {Batch{"", {command}}};
  CHECK(refused(plan(), command).front().code == problem::file_too_deep);
}

TEST_CASE("commands in JSON that say nothing sensible are refused with places") {
  const auto problems = [](const char* text) {
    const auto command = edit::command_from_json(parsed(text));
    REQUIRE_FALSE(command);
    return command.error();
  };
  CHECK(test::has(problems("[]"), problem::type_wrong, ""));
  CHECK(test::has(problems("{}"), problem::member_missing, "/kind"));
  CHECK(test::has(problems(R"({"kind":"jump"})"), problem::value_unknown, "/kind"));
  CHECK(test::has(problems(R"({"kind":"setField","entity":1,"pointer":"/x","value":1})"),
                  problem::type_wrong, "/entity"));
  CHECK(test::has(problems(R"({"kind":"batch","name":"","commands":[{"kind":"removeEntity"}]})"),
                  problem::member_missing, "/commands/0/entity"));
}

TEST_CASE("a collection's first entity gives it its place in a root of its own order") {
  const std::string text = R"({
  "version": 1,
  "format": "malvag-plan",
  "language": "sv",
  "plan": {"id":"p","title":"Plan","kind":"other","period":{"from":2020,"to":2020}},
  "measures": [],
  "x": true
}
)";
  const edit::Document before = test::read(text).document;
  REQUIRE(io::write_plan(before) == text);
  const Plan now =
      after(before.plan, {PutEntity{"goals", parsed(R"({"id":"g","title":"Mål"})"), {}}});
  const std::string written = io::write_plan({now, {}});
  CHECK(
      written ==
      test::replaced(text, "  \"measures\"",
                     "  \"goals\": [\n    {\"id\":\"g\",\"title\":\"Mål\"}\n  ],\n  \"measures\""));
  CHECK(test::read(written).document.plan == now);
}
