// Undo, redo, gestures, and the journal that forgets nothing.
#include "../../../core/edit/document.hpp"
#include "../../../core/edit/sha256.hpp"
#include "../../../core/plan/limits.hpp"
#include "../../../core/plan/problem_codes.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using edit::Command;
using edit::History;
using edit::SetField;

namespace {

const edit::Stamp stamp{"2020-03-01T09:00:00+01:00", "Vem", "Därför"};

Command weight(double value) {
  return {SetField{"g-1", "/weight", value}};
}
Command title(const char* value) {
  return {SetField{"g-1", "/title", value}};
}

std::vector<std::string> actions(const edit::Journal& journal) {
  std::vector<std::string> result;
  for (const edit::JournalEntry& entry : journal) result.push_back(entry.action());
  return result;
}

}  // namespace

TEST_CASE("a step is undone and redone, and each of it stands in the journal") {
  History history(test::plan_with_all_fields());
  const Plan start = history.plan();
  CHECK_FALSE(history.can_undo());
  CHECK_FALSE(history.commit(title("Ny"), stamp));
  const Plan changed = history.plan();
  CHECK(history.undo_description()->key == "edit.set-field");
  history.undo(stamp);
  CHECK(history.plan() == start);
  CHECK(history.redo_description()->key == "edit.set-field");
  history.redo(stamp);
  CHECK(history.plan() == changed);
  CHECK(actions(history.journal()) == std::vector<std::string>{"do", "undo", "redo"});
  CHECK(history.revision().number() == 3);
}

TEST_CASE("a refused command leaves no trace") {
  History history(test::plan_with_all_fields());
  const auto problems = history.commit(weight(-1), stamp);
  REQUIRE(problems);
  CHECK(problems->front().code == problem::number_out_of_range);
  CHECK_FALSE(history.can_undo());
  CHECK(history.journal().empty());
  CHECK(history.revision().number() == 0);
}

TEST_CASE("a new step ends what could be redone") {
  History history(test::plan_with_all_fields());
  history.commit(weight(3), stamp);
  history.undo(stamp);
  history.commit(weight(4), stamp);
  CHECK_FALSE(history.can_redo());
  history.redo(stamp);
  CHECK(history.plan().goals.find("g-1")->weight == 4);
  CHECK(history.journal().size() == 3);
}

TEST_CASE("a drag is one step and one line of the journal") {
  History history(test::plan_with_all_fields());
  const Plan start = history.plan();
  history.begin_gesture();
  for (int value = 3; value <= 60; ++value) {
    CHECK_FALSE(history.commit(weight(value), stamp));
    CHECK(history.plan().goals.find("g-1")->weight == value);
  }
  CHECK(history.journal().empty());
  history.end_gesture(stamp);
  REQUIRE(history.journal().size() == 1);
  const auto command = edit::command_from_json(history.journal().front().json["command"]);
  REQUIRE(command);
  CHECK(*command == weight(60));
  history.undo(stamp);
  CHECK(history.plan() == start);
  CHECK_FALSE(history.can_undo());
}

TEST_CASE("a drag over two fields keeps the last of each") {
  History history(test::plan_with_all_fields());
  history.begin_gesture();
  for (int value = 3; value < 9; ++value) {
    history.commit(weight(value), stamp);
    history.commit({SetField{"pp-1", "/tiers/2/weights/c-2", 10 - value}}, stamp);
  }
  history.end_gesture(stamp);
  const auto command = edit::command_from_json(history.journal().front().json["command"]);
  REQUIRE(command);
  CHECK(std::get<edit::Batch>(command->what).commands.size() == 2);
}

TEST_CASE("settings that mean another thing the second time are all kept") {
  History history(test::plan_with_all_fields());
  const Plan start = history.plan();
  history.begin_gesture();
  history.commit({SetField{"m-2", "/goals/-", "g-1"}}, stamp);
  history.commit({SetField{"m-2", "/goals/-", "g-2"}}, stamp);
  history.end_gesture(stamp);
  const auto command = edit::command_from_json(history.journal().front().json["command"]);
  REQUIRE(command);
  const auto replayed = edit::apply(start, *command);
  REQUIRE(replayed);
  CHECK(*replayed == history.plan());
  CHECK(history.plan().measures.find("m-2")->goals.size() == 2);
}

TEST_CASE("a gesture that ends where it began is no step") {
  History history(test::plan_with_all_fields());
  history.begin_gesture();
  history.commit(weight(3), stamp);
  history.commit(weight(2.5), stamp);
  history.end_gesture(stamp);
  CHECK_FALSE(history.can_undo());
  CHECK(history.journal().empty());
  history.end_gesture(stamp);
  CHECK(history.journal().empty());
}

TEST_CASE("an open gesture is closed before it is undone") {
  History history(test::plan_with_all_fields());
  const Plan start = history.plan();
  history.begin_gesture();
  history.commit(weight(3), stamp);
  history.undo(stamp);
  CHECK(history.plan() == start);
  CHECK(actions(history.journal()) == std::vector<std::string>{"do", "undo"});
}

TEST_CASE("each entry carries the hash of the one before") {
  History history(test::plan_with_all_fields());
  history.commit(weight(3), stamp);
  history.commit(title("Två"), stamp);
  history.commit(title("Tre"), stamp);
  const edit::Journal& journal = history.journal();
  CHECK(journal[0].json["previous"].is_null());
  CHECK(journal[1].json["previous"] == edit::sha256(journal[0].json.dump()));
  CHECK(journal[1].number() == 2);
  CHECK(journal[1].time() == stamp.time);
  CHECK(journal[1].who() == "Vem");
  CHECK(journal[1].reason() == "Därför");
  CHECK_FALSE(edit::first_broken(journal));
}

TEST_CASE("a journal that was tampered with shows where") {
  History history(test::plan_with_all_fields());
  for (int value = 3; value < 9; ++value) history.commit(weight(value), stamp);
  const edit::Journal whole = history.journal();

  edit::Journal changed = whole;
  changed[2].json["who"] = "Någon annan";
  CHECK(edit::first_broken(changed) == 3);

  edit::Journal shortened = whole;
  shortened.erase(shortened.begin() + 1);
  CHECK(edit::first_broken(shortened) == 1);

  edit::Journal swapped = whole;
  std::swap(swapped[3], swapped[4]);
  CHECK(edit::first_broken(swapped) == 3);

  edit::Journal beheaded(whole.begin() + 1, whole.end());
  CHECK(edit::first_broken(beheaded) == 0);

  edit::Journal odd = {{Json(7)}, {Json::object()}};
  CHECK(edit::first_broken(odd) == 0);
}

TEST_CASE("a broken chain survives opening and saving, so that it can be shown") {
  History history(test::plan_with_all_fields());
  history.commit(weight(3), stamp);
  history.commit(weight(4), stamp);
  const std::string bytes =
      test::replaced(io::write_plan(history.document()), "\"Vem\"", "\"Ingen\"");
  const edit::Document read = test::read(bytes).document;
  CHECK(edit::first_broken(read.journal) == 1);
  CHECK(io::write_plan(read) == bytes);
}

TEST_CASE("a folded journal keeps the last number and hash, and its chain") {
  History history(test::plan_with_all_fields());
  for (int weights = 1; weights <= 9; ++weights) history.commit(weight(weights), stamp);
  const edit::Journal whole = history.journal();
  REQUIRE_FALSE(edit::first_broken(whole));
  history.fold_journal(3);
  const edit::Journal& folded = history.journal();
  REQUIRE(folded.size() == 4);
  CHECK(folded.front().is_fold());
  CHECK(folded.front().number() == whole[whole.size() - 4].number());
  CHECK(folded.back() == whole.back());
  CHECK_FALSE(edit::first_broken(folded));

  history.commit(weight(10), stamp);
  history.undo(stamp);
  CHECK(history.journal().back().number() == whole.back().number() + 2);
  CHECK_FALSE(edit::first_broken(history.journal()));

  history.fold_journal(1);
  CHECK(history.journal().size() == 2);
  CHECK(history.journal().front().json.at("from") == whole.front().json.at("time"));
  CHECK_FALSE(edit::first_broken(history.journal()));

  edit::Journal broken = folded;
  broken[0].json["last"] = "0";
  CHECK(edit::first_broken(broken) == 1);
  broken = whole;
  broken.insert(broken.begin() + 1, folded.front());
  CHECK(edit::first_broken(broken) == 1);
}

TEST_CASE("a journal at its limit is folded, not written past what can be read") {
  edit::Document document = test::plan_with_all_fields();
  document.journal.clear();
  document.journal.resize(limits::journal_entries);
  edit::JournalEntry last = edit::next_entry({}, "do", weight(1), stamp);
  last.json["number"] = limits::journal_entries;
  document.journal.back() = last;
  History history(std::move(document));
  history.commit(weight(2), stamp);
  CHECK(history.journal().size() <= limits::journal_entries);
  CHECK(history.journal().back().number() ==
        static_cast<std::int64_t>(limits::journal_entries) + 1);
}
