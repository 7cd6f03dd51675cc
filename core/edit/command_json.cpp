// Commands as JSON, as the journal keeps them: {"kind": "setField", "entity": …, …}.
#include "../plan/limits.hpp"
#include "../plan/problem_codes.hpp"
#include "command.hpp"

namespace malvag::edit {

namespace {

constexpr std::size_t deepest_batch = 16;

Json json_of(const PutEntity& put) {
  Json json = {{"kind", "putEntity"}, {"collection", put.collection}, {"entity", put.entity}};
  if (put.before) json["before"] = *put.before;
  return json;
}
Json json_of(const RemoveEntity& remove) {
  return {{"kind", "removeEntity"}, {"entity", remove.id}};
}
Json json_of(const MoveEntity& move) {
  Json json = {{"kind", "moveEntity"}, {"entity", move.id}};
  if (move.before) json["before"] = *move.before;
  return json;
}
Json json_of(const SetField& set) {
  return {
      {"kind", "setField"}, {"entity", set.entity}, {"pointer", set.pointer}, {"value", set.value}};
}
Json json_of(const Batch& batch) {
  Json commands = Json::array();
  for (const Command& command : batch.commands) commands.push_back(to_json(command));
  return {{"kind", "batch"}, {"name", batch.name}, {"commands", std::move(commands)}};
}

// Members of one command, with what is wrong about them.
struct Reading {
  const Json& json;
  std::string at;
  Problems& problems;

  void fail(std::string_view code, const char* name, std::string_view expected) {
    problems.push_back({std::string(code), at + "/" + name, std::string(expected), ""});
  }
  const Json* member(const char* name) {
    const auto found = json.find(name);
    if (found != json.end()) return &*found;
    fail(problem::member_missing, name, name);
    return nullptr;
  }
  std::string text(const char* name) {
    const Json* found = member(name);
    if (!found) return {};
    if (found->is_string()) return found->get<std::string>();
    fail(problem::type_wrong, name, "text");
    return {};
  }
  std::optional<std::string> text_or_none(const char* name) {
    if (!json.contains(name)) return std::nullopt;
    return text(name);
  }
  Json value(const char* name) {
    const Json* found = member(name);
    return found ? *found : Json();
  }
};

Command read_command(const Json& json, const std::string& at, std::size_t depth,
                     Problems& problems);

Batch read_batch(Reading& reading, std::size_t depth) {
  Batch batch;
  batch.name = reading.text("name");
  const Json* commands = reading.member("commands");
  if (!commands) return batch;
  if (!commands->is_array()) {
    reading.fail(problem::type_wrong, "commands", "list");
  } else if (depth == deepest_batch) {
    reading.fail(problem::file_too_deep, "commands", std::to_string(deepest_batch));
  } else {
    for (std::size_t place = 0; place < commands->size(); ++place) {
      const std::string inside = reading.at + "/commands/" + std::to_string(place);
      batch.commands.push_back(
          read_command((*commands)[place], inside, depth + 1, reading.problems));
    }
  }
  return batch;
}

Command read_command(const Json& json, const std::string& at, std::size_t depth,
                     Problems& problems) {
  if (!json.is_object()) {
    problems.push_back({std::string(problem::type_wrong), at, "object", json.type_name()});
    return {};
  }
  Reading reading{json, at, problems};
  const std::string kind = reading.text("kind");
  if (kind == "putEntity") {
    return {PutEntity{reading.text("collection"), reading.value("entity"),
                      reading.text_or_none("before")}};
  }
  if (kind == "removeEntity") return {RemoveEntity{reading.text("entity")}};
  if (kind == "moveEntity") {
    return {MoveEntity{reading.text("entity"), reading.text_or_none("before")}};
  }
  if (kind == "setField") {
    return {SetField{reading.text("entity"), reading.text("pointer"), reading.value("value")}};
  }
  if (kind == "batch") return {read_batch(reading, depth)};
  if (!kind.empty()) {
    reading.fail(problem::value_unknown, "kind",
                 "putEntity | removeEntity | moveEntity | setField | batch");
  }
  return {};
}

}  // namespace

Json to_json(const Command& command) {
  return std::visit([](const auto& what) { return json_of(what); }, command.what);
}

tl::expected<Command, Problems> command_from_json(const Json& json) {
  Problems problems;
  Command command = read_command(json, "", 0, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return command;
}

}  // namespace malvag::edit
