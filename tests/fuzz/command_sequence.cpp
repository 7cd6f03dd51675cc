// A plan and changes to it, through the history: the first byte chooses the plan, then each line is
//   u undo, r redo, b a gesture begins, e it ends,
//   {…} a command as the journal writes it, anything else a command that the line's bytes make.
// Whatever is tried: what is refused changes nothing, the file of every state reads back, the
// journal is whole and makes the plan again, and undoing all gives the first plan.
#include <algorithm>
#include <vector>

#include "../../core/edit/document.hpp"
#include "plans.hpp"

using namespace malvag;
using fuzz::must;

namespace {

constexpr std::size_t most_lines = 60;

// ---- commands made of bytes ----

struct Known {
  std::string collection;
  Id id;
};

std::vector<Known> known_entities(const Plan& plan) {
  std::vector<Known> known = {{"plan", plan.head.id}};
  for_each_collection([&](std::string_view name, auto collection) {
    for (const auto& entity : plan.*collection) known.push_back({std::string(name), entity.id});
  });
  return known;
}

constexpr const char* members[] = {
    "title",  "id",       "origin", "origins", "kind",   "weight", "goals",    "costs", "2020",
    "2031",   "body",     "parent", "scores",  "status", "lock",   "requires", "tiers", "excludes",
    "target", "baseline", "series", "effects", "x",      "",       "~1",       "0",     "-"};
constexpr const char* values[] = {
    "null",
    "true",
    "0",
    "-1",
    "0.002",
    "1e308",
    "-0.0",
    "9007199254740993",
    "18446744073709551615",
    "\"\"",
    "\"text\"",
    "\"2020-02-29\"",
    "\"2020-02-30\"",
    "\"lower\"",
    "\"planned\"",
    "\"rad\\nrad\"",
    "\"a\\u0000b\"",
    "\"\\ud83d\\ude00 \\u0061\\u030a\"",
    "[]",
    "{}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]"
    "]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    "{\"2020\": 7, \"2022\": -3}",
    "{\"2020\": null}",
    "{\"kind\": \"example\"}",
    "{\"kind\": \"in\", \"reason\": \"så\"}",
    "{\"low\": 1, \"high\": 9}",
    "{\"x\": {\"y\": [1, 2.50, \"z\"]}}"};

class Maker {
 public:
  Maker(const Plan& plan, fuzz::Bytes& bytes)
      : plan_(plan), bytes_(bytes), known_(known_entities(plan)) {}

  edit::Command command(bool may_be_batch = true) {
    switch (bytes_.below(may_be_batch ? 10 : 9)) {
      case 0:
      case 1:
        return {edit::RemoveEntity{any_id()}};
      case 2:
        return {edit::MoveEntity{any_id(), maybe_id()}};
      case 3:
      case 4:
      case 5:
        return put();
      case 9:
        return batch();
      default:
        return set();
    }
  }

 private:
  Id any_id() {
    const std::size_t place = bytes_.below(known_.size() + 1);
    return place < known_.size() ? known_[place].id : Id("nobody");
  }
  std::optional<Id> maybe_id() {
    if (bytes_.one_in(2)) return any_id();
    return std::nullopt;
  }
  Json entity_of(const Known& known) {
    return io::entity_to_json(plan_, known.collection, known.id);
  }

  edit::Command put() {
    const Known& like = bytes_.one_of(known_);
    Json entity = entity_of(like);
    if (!bytes_.one_in(3)) entity["id"] = "new-" + std::to_string(bytes_.below(8));
    for (std::size_t more = bytes_.below(3); more > 0; --more) entity[member_of(entity)] = value();
    const std::string collection =
        bytes_.one_in(8) ? bytes_.one_of(known_).collection : like.collection;
    return {edit::PutEntity{collection, std::move(entity), maybe_id()}};
  }

  edit::Command set() {
    const Known& of = bytes_.one_of(known_);
    Json inside = entity_of(of);
    std::string pointer;
    do {
      const std::string token =
          inside.is_array() ? std::to_string(bytes_.below(inside.size() + 2)) : member_of(inside);
      pointer.append("/").append(token);
      inside = inside.is_array() ? element_of(inside, token) : inside.value(token, Json());
    } while (inside.is_structured() && !bytes_.one_in(2));
    if (bytes_.one_in(10)) pointer += "/-";
    return {edit::SetField{of.id, std::move(pointer), value()}};
  }

  edit::Command batch() {
    edit::Batch made{"flera", {}};
    for (std::size_t more = bytes_.below(5); more > 0; --more) {
      made.commands.push_back(command(bytes_.one_in(6)));
    }
    return {std::move(made)};
  }

  std::string member_of(const Json& object) {
    const std::size_t place = bytes_.below(object.size() + std::size(members));
    if (place >= object.size()) return members[place - object.size()];
    return std::next(object.begin(), static_cast<std::ptrdiff_t>(place)).key();
  }
  static Json element_of(const Json& list, const std::string& place) {
    const std::size_t number = std::stoul(place);
    return number < list.size() ? list[number] : Json();
  }

  // Something fixed, an id, a list of them, or what another entity has: that is often of the right
  // kind.
  Json value() {
    switch (bytes_.below(8)) {
      case 0:
        return any_id();
      case 1:
        return Json::array({any_id()});
      case 2:
        return Json::array({any_id(), any_id()});
      case 3:
      case 4: {
        const Json entity = entity_of(bytes_.one_of(known_));
        return entity.is_object() ? entity.value(member_of(entity), Json()) : Json();
      }
      default:
        return Json::parse(bytes_.one_of(values), nullptr, false);
    }
  }

  const Plan& plan_;
  fuzz::Bytes& bytes_;
  std::vector<Known> known_;
};

std::optional<edit::Command> command_of(const Plan& plan, std::string_view line) {
  if (line.substr(0, 1) != "{") {
    fuzz::Bytes bytes(line);
    return Maker(plan, bytes).command();
  }
  const Json json = Json::parse(line.begin(), line.end(), nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  auto command = edit::command_from_json(json);
  if (command) return std::move(*command);
  fuzz::must_be_located(command.error());
  return std::nullopt;
}

// ---- what holds ----

const edit::Stamp stamp{"2020-03-01T09:00:00+01:00", "Vem", "Därför"};

void commit(edit::History& history, const edit::Command& command) {
  const auto before = history.shared_plan();
  const edit::Revision revision = history.revision();
  const std::size_t entries = history.journal().size();
  const bool is_taken = !edit::check(*before, command);
  edit::describe(*before, command);
  const auto refused = history.commit(command, stamp);
  must(refused.has_value() != is_taken, "check says what commit does");
  if (refused) {
    fuzz::must_be_located(*refused);
    must(history.shared_plan() == before && history.revision() == revision &&
             history.journal().size() == entries,
         "what is refused changes nothing");
    return;
  }
  ++fuzz::taken;
  must(!(history.plan() == *before), "what is taken changes something");
  const auto again = edit::command_from_json(edit::to_json(command));
  must(again && *again == command, "a command comes back from its JSON");
}

void must_hold(const edit::History& history) {
  must(!edit::first_broken(history.journal()), "the journal's chain is whole");
  fuzz::must_read_back(history.document());
}

// The plan that the journal's commands make of the first, as anybody can who has the file.
Plan replayed(const Plan& first, const edit::Journal& journal, std::size_t from) {
  std::vector<Plan> done = {first};
  for (std::size_t place = from; place < journal.size(); ++place) {
    if (journal[place].action() == "undo") {
      must(done.size() > 1, "only what was done is undone");
      done.pop_back();
      continue;
    }
    const auto command = edit::command_from_json(journal[place].json["command"]);
    must(command.has_value(), "the journal's command can be read", journal[place].json.dump());
    auto plan = edit::apply(done.back(), *command);
    must(plan.has_value(), "the journal's command can be applied", journal[place].json.dump());
    done.push_back(std::move(*plan));
  }
  return std::move(done.back());
}

void must_go_back_and_forth(edit::History& history, const edit::Document& first) {
  history.end_gesture(stamp);
  must_hold(history);
  const Plan again = replayed(first.plan, history.journal(), first.journal.size());
  must(again == history.plan(), "the journal makes the plan again",
       io::write_plan(history.document()));
  while (history.can_redo()) history.redo(stamp);
  const Plan furthest = history.plan();
  while (history.can_undo()) {
    must(history.undo_description().has_value(), "what can be undone has words");
    history.undo(stamp);
  }
  must(history.plan() == first.plan, "undoing all gives the first plan");
  must(io::write_plan({history.plan(), {}}) == io::write_plan({first.plan, {}}),
       "undoing all gives the first plan's bytes");
  while (history.can_redo()) history.redo(stamp);
  must(history.plan() == furthest, "redoing all gives the last plan");
  must_hold(history);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(data, size);
  const std::string_view choice = bytes.line();
  const edit::Document& first = fuzz::plan_of(choice.empty() ? 'a' : choice.front());
  edit::History history(first);
  for (std::size_t lines = 0; lines < most_lines && !bytes.empty(); ++lines) {
    const std::string_view line = bytes.line();
    if (line == "u") {
      history.undo(stamp);
    } else if (line == "r") {
      history.redo(stamp);
    } else if (line == "b") {
      history.begin_gesture();
    } else if (line == "e") {
      history.end_gesture(stamp);
    } else if (const auto command = command_of(history.plan(), line)) {
      commit(history, *command);
    } else {
      continue;
    }
    must_hold(history);
  }
  must_go_back_and_forth(history, first);
  return 0;
}
