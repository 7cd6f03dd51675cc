// A change to a plan is a value. check says whether it can be made, apply makes it, describe says
// in a key and arguments what it does (the words are made in app/).
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "../plan/plan.hpp"
#include "../plan/problem.hpp"

namespace malvag::edit {

struct Command;

// Puts a whole entity: a new one (before `before`, or last), or in place of the one with its id.
struct PutEntity {
  std::string collection;
  Json entity;
  std::optional<Id> before;
  bool operator==(const PutEntity&) const = default;
};
struct RemoveEntity {  // refused while others refer to it
  Id id;
  bool operator==(const RemoveEntity&) const = default;
};
struct MoveEntity {  // within its collection
  Id id;
  std::optional<Id> before;  // none: last
  bool operator==(const MoveEntity&) const = default;
};
struct SetField {  // the plan's head is the entity with the head's id
  Id entity;
  std::string pointer;  // JSON pointer inside the entity, e.g. "/title", "/costs/2020"
  Json value;           // null takes the member away
  bool operator==(const SetField&) const = default;
};
struct Batch {  // all or nothing; one step of undo
  std::string name;
  std::vector<Command> commands;
  bool operator==(const Batch&) const;
};

struct Command {
  std::variant<PutEntity, RemoveEntity, MoveEntity, SetField, Batch> what;
  bool operator==(const Command&) const = default;
};
inline bool Batch::operator==(const Batch& other) const {
  return name == other.name && commands == other.commands;
}

// A problem's `at` is a pointer from the entity, or from the batch's /commands.
tl::expected<Plan, Problems> apply(const Plan& plan, const Command& command);
std::optional<Problems> check(const Plan& plan, const Command& command);  // none: can be applied

struct Description {
  std::string key;  // edit.add-entity, edit.set-field …; words in assets/locale/problems.*.json
  // collection, entity (its id), title, field, part (the pointer's last token), value, name, count
  std::vector<std::pair<std::string, std::string>> arguments;
  bool operator==(const Description&) const = default;
};
Description describe(const Plan& plan, const Command& command);  // plan: as it was before

Json to_json(const Command& command);
tl::expected<Command, Problems> command_from_json(const Json& json);

}  // namespace malvag::edit
