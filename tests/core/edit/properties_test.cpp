// What holds for every command and every row of them, tried with many at random.
#include "../../../core/edit/document.hpp"
#include "../support/commands.hpp"
#include "../support/plans.hpp"

using namespace malvag;

namespace {

const edit::Stamp stamp{"2020-03-01T09:00:00+01:00", "Vem", "Därför"};

std::vector<edit::Document> starts() {
  return {test::plan_with_all_fields(),
          test::read(test::file("tests/data/unknown_members.json")).document};
}

}  // namespace

TEST_CASE("no command makes a plan that the reader refuses or reads otherwise") {
  for (const edit::Document& start : starts()) {
    test::RandomCommands commands(42);
    Plan plan = start.plan;
    int applied_count = 0;
    int refused_count = 0;
    for (int round = 0; round < 4000; ++round) {
      const edit::Command command = commands.next(plan);
      const auto applied = edit::apply(plan, command);
      REQUIRE(edit::check(plan, command).has_value() == !applied.has_value());
      if (!applied) {
        REQUIRE_FALSE(applied.error().empty());
        ++refused_count;
        continue;
      }
      ++applied_count;
      INFO(edit::to_json(command).dump());
      const std::string written = io::write_plan({*applied, {}});
      const auto read = io::read_plan(written);
      if (!read) FAIL(test::listed(read.error()));
      if (!(read->document.plan == *applied)) FAIL(written << io::write_plan(read->document));
      REQUIRE_FALSE(*applied == plan);
      plan = *applied;
    }
    CHECK(applied_count > 500);
    CHECK(refused_count > 500);
  }
}

TEST_CASE("a command through JSON is the same command and does the same") {
  test::RandomCommands commands(7);
  Plan plan = test::plan_with_all_fields().plan;
  for (int round = 0; round < 1500; ++round) {
    const edit::Command command = commands.next(plan);
    const Json json = edit::to_json(command);
    const auto again = edit::command_from_json(Json::parse(json.dump(), nullptr, false));
    if (!again) FAIL(test::listed(again.error()) << json.dump());
    REQUIRE(*again == command);
    const auto applied = edit::apply(plan, command);
    const auto applied_again = edit::apply(plan, *again);
    REQUIRE(applied.has_value() == applied_again.has_value());
    if (!applied) {
      REQUIRE(applied.error() == applied_again.error());
      continue;
    }
    REQUIRE(*applied == *applied_again);
    plan = *applied;
  }
}

TEST_CASE("undoing everything gives the start, redoing everything the end, the journal all of it") {
  for (const edit::Document& start : starts()) {
    test::RandomCommands commands(11);
    edit::History history(start);
    std::size_t steps = 0;
    while (steps < 120) {
      if (!history.commit(commands.next(history.plan()), stamp)) ++steps;
    }
    const Plan end = history.plan();
    for (std::size_t step = 0; step < steps; ++step) {
      REQUIRE(history.can_undo());
      history.undo(stamp);
    }
    CHECK_FALSE(history.can_undo());
    CHECK(history.plan() == start.plan);
    for (std::size_t step = 0; step < steps; ++step) history.redo(stamp);
    CHECK_FALSE(history.can_redo());
    CHECK(history.plan() == end);
    CHECK(history.journal().size() == 3 * steps);
    CHECK_FALSE(edit::first_broken(history.journal()));

    const edit::Document whole = history.document();
    const edit::Document read = test::read(io::write_plan(whole)).document;
    CHECK(read == whole);
    CHECK_FALSE(edit::first_broken(read.journal));
  }
}

TEST_CASE("the journal's commands lead from the start to where the plan stands") {
  const edit::Document start = test::plan_with_all_fields();
  test::RandomCommands commands(5);
  edit::History history(start);
  for (int round = 0; round < 300; ++round) history.commit(commands.next(history.plan()), stamp);
  Plan replayed = start.plan;
  for (const edit::JournalEntry& entry : history.journal()) {
    const auto command = edit::command_from_json(entry.json["command"]);
    REQUIRE(command);
    auto applied = edit::apply(replayed, *command);
    REQUIRE(applied);
    replayed = std::move(*applied);
  }
  CHECK(replayed == history.plan());
}
