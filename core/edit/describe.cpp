// What a command does, as a key and arguments; the words are made where languages are known.
#include "../io/set_member.hpp"
#include "command.hpp"

namespace malvag::edit {

namespace {

struct Named {
  std::string collection;
  std::string title;
};

Named named(const Plan& plan, const Id& id) {
  if (id == plan.head.id) return {"plan", plan.head.title.empty() ? id : plan.head.title};
  const CollectionOfPlan* collection = collection_with(plan, id);
  if (!collection) return {"", id};
  const std::string* title = collection->title(*collection->of(plan).find_entity(id));
  if (const Level* level = plan.levels.find(id)) title = &level->name.sv;
  return {std::string(collection->name), title && !title->empty() ? *title : id};
}

std::string text_in(const Json& json, const char* name) {
  if (!json.is_object()) return {};
  const auto member = json.find(name);
  return member != json.end() && member->is_string() ? member->get<std::string>() : std::string();
}

std::string shown(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return io::shortened(value.get<std::string>());
  if (value.is_structured()) return std::to_string(value.size());
  return io::shortened(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Description describe_what(const Plan& plan, const PutEntity& put) {
  const Id id = text_in(put.entity, "id");
  const bool is_new = named(plan, id).collection.empty();
  const std::string title = text_in(put.entity, "title");
  return {is_new ? "edit.add-entity" : "edit.replace-entity",
          {{"collection", put.collection}, {"entity", id}, {"title", title.empty() ? id : title}}};
}

Description describe_what(const Plan& plan, const RemoveEntity& remove) {
  const Named entity = named(plan, remove.id);
  return {"edit.remove-entity",
          {{"collection", entity.collection}, {"entity", remove.id}, {"title", entity.title}}};
}

Description describe_what(const Plan& plan, const MoveEntity& move) {
  const Named entity = named(plan, move.id);
  return {"edit.move-entity",
          {{"collection", entity.collection}, {"entity", move.id}, {"title", entity.title}}};
}

Description describe_what(const Plan& plan, const SetField& set) {
  const Named entity = named(plan, set.entity);
  const std::vector<std::string> tokens = io::pointer_tokens(set.pointer);
  const bool is_taken_away = set.value.is_null();
  Description description{is_taken_away ? "edit.clear-field" : "edit.set-field",
                          {{"collection", entity.collection},
                           {"entity", set.entity},
                           {"title", entity.title},
                           {"field", tokens.empty() ? std::string() : tokens.front()},
                           {"part", tokens.size() > 1 ? tokens.back() : std::string()}}};
  if (!is_taken_away) description.arguments.emplace_back("value", shown(set.value));
  return description;
}

Description describe_what(const Plan& plan, const Batch& batch) {
  if (batch.commands.size() == 1 && batch.name.empty()) {
    return describe(plan, batch.commands.front());
  }
  return {batch.name.empty() ? "edit.batch" : "edit.named-batch",
          {{"name", batch.name}, {"count", std::to_string(batch.commands.size())}}};
}

}  // namespace

Description describe(const Plan& plan, const Command& command) {
  return std::visit([&](const auto& what) { return describe_what(plan, what); }, command.what);
}

}  // namespace malvag::edit
