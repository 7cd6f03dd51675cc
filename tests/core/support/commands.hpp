// Commands at random: many that can be carried out, many that cannot.
#pragma once

#include <string>
#include <vector>

#include "../../../core/edit/command.hpp"
#include "../../../core/io/plan_file.hpp"
#include "chance.hpp"

namespace malvag::test {

struct Known {
  std::string collection;
  Id id;
};

inline std::vector<Known> known_entities(const Plan& plan) {
  std::vector<Known> known = {{"plan", plan.head.id}};
  for_each_collection([&](std::string_view name, auto collection) {
    for (const auto& entity : plan.*collection) known.push_back({std::string(name), entity.id});
  });
  return known;
}

class RandomCommands {
 public:
  explicit RandomCommands(std::uint64_t seed) : chance_(seed) {}

  edit::Command next(const Plan& plan, bool may_be_batch = true) {
    known_ = known_entities(plan);
    switch (chance_.below(may_be_batch ? 8 : 7)) {
      case 0:
        return {edit::RemoveEntity{any_id()}};
      case 1:
        return {edit::MoveEntity{any_id(), maybe_id()}};
      case 2:
        return put(plan);
      case 7: {
        edit::Batch batch{"flera", {}};
        const std::size_t count = chance_.below(4);
        for (std::size_t one = 0; one < count; ++one) batch.commands.push_back(next(plan, false));
        return {std::move(batch)};
      }
      default:
        return set(plan);
    }
  }

 private:
  Id any_id() { return chance_.one_in(20) ? Id("nobody") : chance_.one_of(known_).id; }
  std::optional<Id> maybe_id() {
    if (chance_.one_in(3)) return std::nullopt;
    return any_id();
  }

  edit::Command put(const Plan& plan) {
    const Known like = chance_.one_of(known_);
    Json entity = io::entity_to_json(plan, like.collection, like.id);
    if (chance_.one_in(2))
      entity["id"] = std::string("new-").append(std::to_string(chance_.below(50)));
    if (chance_.one_in(2))
      entity["title"] = std::string("Titel ").append(std::to_string(chance_.below(9)));
    if (chance_.one_in(6)) entity["x"] = value();
    const std::string collection =
        chance_.one_in(10) ? chance_.one_of(known_).collection : like.collection;
    return {edit::PutEntity{collection, std::move(entity), maybe_id()}};
  }

  edit::Command set(const Plan& plan) {
    const Known of = chance_.one_of(known_);
    const Json entity = io::entity_to_json(plan, of.collection, of.id);
    std::string pointer = std::string("/").append(member(entity));
    const auto inside = entity.find(pointer.substr(1));
    const bool goes_on = inside != entity.end() && inside->is_structured() && !chance_.one_in(3);
    if (goes_on) pointer.append("/").append(inside->is_object() ? member(*inside) : place(*inside));
    return {edit::SetField{of.id, std::move(pointer), value()}};
  }

  std::string member(const Json& object) {
    static const std::vector<std::string> names = {
        "title",    "description", "body",   "goals",  "costs",   "due",    "weight",
        "requires", "excludes",    "lock",   "parent", "status",  "area",   "origin",
        "2020",     "2031",        "scores", "x",      "id",      "number", "bodies",
        "tiers",    "goal",        "unit",   "c-1",    "effects", "kind"};
    if (object.empty() || chance_.one_in(2)) return chance_.one_of(names);
    auto item = object.begin();
    for (std::size_t step = chance_.below(object.size()); step > 0; --step) ++item;
    return item.key();
  }
  std::string place(const Json& list) {
    return chance_.one_in(4) ? std::string("-") : std::to_string(chance_.below(list.size() + 2));
  }

  Json value() {
    static const std::vector<std::string> words = {"planned", "lower", "2020-02-29", "2025", "text",
                                                   "",        "<",     "stated",     "x\ny"};
    switch (chance_.below(14)) {
      case 0:
        return nullptr;
      case 1:
        return chance_.below(5000);
      case 2:
        return 0.25 * static_cast<double>(chance_.below(40));
      case 3:
        return Json::array({any_id()});
      case 4:
        return Json::array({any_id(), any_id()});
      case 5:
        return Json{{"2020", chance_.below(100)}, {"2022", 7}};
      case 6:
        return Json{{"kind", "example"}};
      case 7:
        return Json{{"kind", "in"}, {"reason", "så"}};
      case 8:
        return chance_.one_in(2);
      case 9:
        return Json::array();
      case 10:
      case 11:
        return any_id();
      default:
        return chance_.one_of(words);
    }
  }

  Chance chance_;
  std::vector<Known> known_;
};

}  // namespace malvag::test
