// Every change goes through the codec: the entity as JSON, the edit, decoding with all its checks.
// So no command makes a plan that the reader would refuse.
#include <algorithm>
#include <array>
#include <memory>

#include "../io/decode.hpp"
#include "../io/fields.hpp"
#include "../io/plan_file.hpp"
#include "../io/references.hpp"
#include "../io/set_member.hpp"
#include "../io/tape.hpp"
#include "../plan/problem_codes.hpp"
#include "characters.hpp"
#include "command.hpp"

namespace malvag::edit {

namespace {

constexpr std::size_t referrers_shown = 10;
constexpr std::size_t deepest_batch = 8;
// Around an entity in the file stand the root and its collection; around one in the journal also
// the entry, its command and the batches that the command may stand in.
constexpr std::size_t depth_around_entity = 2;
constexpr std::size_t depth_around_command = 6 + 2 * deepest_batch;

Problem problem_of(std::string_view code, std::string at, std::string expected = {},
                   std::string found = {}) {
  return {std::string(code), std::move(at), std::move(expected), std::move(found)};
}

// One simple command on the way through a batch.
struct Leaf {
  const Command* command;
  std::string prefix;  // "" or "/commands/3/commands/0"
};

struct Touched {
  std::string collection;
  Id id;
  std::string prefix;
};

struct Work {
  Plan plan;
  io::Orders orders;
  Problems problems;
  std::vector<Touched> touched;
  std::vector<Touched> removed;
  std::string prefix;  // of the command at work

  bool fail(std::string_view code, std::string at = {}, std::string expected = {},
            std::string found = {}) {
    problems.push_back(problem_of(code, prefix + at, std::move(expected), std::move(found)));
    return false;
  }
  bool fail(const io::Report& report) {
    for (const Problem& problem : report.problems()) {
      problems.push_back(problem);
      problems.back().at = prefix + problem.at;
    }
    return false;
  }
};

std::string_view collection_name_of(const Plan& plan, std::string_view id) {
  if (id == plan.head.id) return io::head_kind.name;
  const CollectionOfPlan* collection = collection_with(plan, id);
  return collection ? collection->name : std::string_view();
}

std::size_t values_in(const Json& json) {
  if (!json.is_structured()) return 1;
  std::size_t values = 1;
  for (const Json& inside : json) values += values_in(inside);
  return values;
}

std::size_t values_in(const Command& command) {
  constexpr std::size_t around = 8;
  if (const auto* put = std::get_if<PutEntity>(&command.what))
    return around + values_in(put->entity);
  if (const auto* set = std::get_if<SetField>(&command.what)) return around + values_in(set->value);
  return around;
}

std::size_t depth_of(const Json& json) {
  std::size_t deepest = 0;
  if (!json.is_structured()) return deepest;
  for (const Json& inside : json) deepest = std::max(deepest, depth_of(inside));
  return deepest + 1;
}

bool is_shallow_enough(Work& work, const Json& json) {
  if (depth_of(json) + depth_around_command <= limits::depth) return true;
  return work.fail(problem::file_too_deep, "",
                   std::to_string(limits::depth - depth_around_command));
}

// Reads the JSON into the entity; false with the problems said.
bool decode(Work& work, const Json& json, const io::EntityKind& kind, Entity& entity) {
  io::Tape tape;
  io::Report report;
  const io::Path at_entity;
  if (tape.add_json(json, at_entity, limits::depth - depth_around_entity, report)) {
    io::Decoding decoding{tape, report, work.orders};
    io::decode(decoding, 0, at_entity, io::anything, *kind.shape, kind.whole(entity));
  }
  return report.empty() || work.fail(report);
}

// A root that lists its members says where a collection stands that was empty until now.
void add_to_order(Plan& plan, std::string_view collection) {
  if (!plan.members.order) return;
  const auto rank = [](std::string_view name) {
    constexpr std::array<std::string_view, 4> head = {"format", "version", "language", "plan"};
    const auto in_head = std::find(head.begin(), head.end(), name);
    if (in_head != head.end()) return in_head - head.begin();
    const auto& names = io::collection_names;
    return 4 + (std::find(names.begin(), names.end(), name) - names.begin());
  };
  std::vector<std::string> names = *plan.members.order;
  if (std::find(names.begin(), names.end(), collection) != names.end()) return;
  std::size_t place = 0;
  for (std::size_t index = 0; index < names.size(); ++index) {
    if (rank(names[index]) < rank(collection)) place = index + 1;
  }
  names.emplace(names.begin() + static_cast<std::ptrdiff_t>(place), collection);
  plan.members.order = std::make_shared<const std::vector<std::string>>(std::move(names));
}

// A title is a line in every list. Longer ones in a file are read, so that nobody's plan is
// refused, and may stay; they are not written here. `before`: as it was, null: new.
bool has_fitting_title(Work& work, const io::EntityKind& kind, const Entity& entity,
                       const Entity* before) {
  const std::string* title = kind.title(entity);
  if (!title || (before && *title == *kind.title(*before))) return true;
  const std::size_t length = characters_in(*title);
  if (length <= limits::title_characters) return true;
  return work.fail(problem::title_too_long, "/title", std::to_string(limits::title_characters),
                   std::to_string(length));
}

bool put_head(Work& work, const Json& json) {
  Head head;
  if (!decode(work, json, io::head_kind, head)) return false;
  if (head.id != work.plan.head.id) {
    return work.fail(problem::command_changes_id, "/id", work.plan.head.id, head.id);
  }
  if (!has_fitting_title(work, io::head_kind, head, &work.plan.head)) return false;
  work.plan.head = std::move(head);
  work.touched.push_back({"plan", work.plan.head.id, work.prefix});
  return true;
}

bool put_into(Work& work, const CollectionOfPlan& collection, const PutEntity& put) {
  const io::EntityKind& kind = io::kind_of(collection);
  EntityList& list = collection.in(work.plan);
  std::shared_ptr<Entity> entity = kind.make();
  if (!decode(work, put.entity, kind, *entity)) return false;
  if (!has_fitting_title(work, kind, *entity, list.find_entity(entity->id))) return false;
  const std::string_view there = collection_name_of(work.plan, entity->id);
  if (!there.empty() && there != collection.name) {
    return work.fail(problem::id_doubled, "/id", {}, entity->id);
  }
  std::optional<std::string_view> before;
  if (put.before && *put.before != entity->id) {
    if (!list.find_entity(*put.before)) {
      return work.fail(problem::command_unknown_entity, "", {}, *put.before);
    }
    before = *put.before;
  }
  if (there.empty() && list.size() >= collection.most) {
    return work.fail(problem::list_too_long, "", std::to_string(collection.most));
  }
  if (there.empty()) add_to_order(work.plan, collection.name);
  work.touched.push_back({std::string(collection.name), entity->id, work.prefix});
  list = list.with_entity(std::move(entity), before);
  return true;
}

bool run(Work& work, const PutEntity& put) {
  if (!is_shallow_enough(work, put.entity)) return false;
  if (put.collection == io::head_kind.name) return put_head(work, put.entity);
  const CollectionOfPlan* collection = collection_named(put.collection);
  return collection ? put_into(work, *collection, put)
                    : work.fail(problem::command_unknown_collection, "", {}, put.collection);
}

bool run(Work& work, const RemoveEntity& remove) {
  const CollectionOfPlan* collection = collection_with(work.plan, remove.id);
  if (!collection) return work.fail(problem::command_unknown_entity, "", {}, remove.id);
  work.removed.push_back({std::string(collection->name), remove.id, work.prefix});
  EntityList& list = collection->in(work.plan);
  list = list.without_entity(remove.id);
  return true;
}

bool run(Work& work, const MoveEntity& move) {
  const CollectionOfPlan* collection = collection_with(work.plan, move.id);
  if (!collection) return work.fail(problem::command_unknown_entity, "", {}, move.id);
  if (move.before == move.id) return true;
  EntityList& list = collection->in(work.plan);
  if (move.before && !list.find_entity(*move.before)) {
    return work.fail(problem::command_unknown_entity, "", {}, *move.before);
  }
  const EntityList::Pointer entity = list.pointers()[*list.place_of(move.id)];
  list = move.before ? list.with_entity(entity, *move.before)
                     : list.without_entity(move.id).with_entity(entity);
  return true;
}

bool set_in(Work& work, const io::EntityKind& kind, const SetField& set, Entity& entity) {
  Json json = io::entity_to_json(work.plan, kind.name, set.entity);
  if (!io::set_member(*kind.shape, json, set.pointer, set.value)) {
    return work.fail(problem::command_bad_pointer, set.pointer);
  }
  return decode(work, json, kind, entity);
}

bool run(Work& work, const SetField& set) {
  if (!is_shallow_enough(work, set.value)) return false;
  const bool is_of_head = set.entity == work.plan.head.id;
  if (set.pointer == "/id") return work.fail(problem::command_changes_id, "/id", set.entity);
  if (is_of_head) {
    Head head;
    if (!set_in(work, io::head_kind, set, head)) return false;
    if (!has_fitting_title(work, io::head_kind, head, &work.plan.head)) return false;
    work.plan.head = std::move(head);
    work.touched.push_back({"plan", set.entity, work.prefix});
    return true;
  }
  const CollectionOfPlan* collection = collection_with(work.plan, set.entity);
  if (!collection) return work.fail(problem::command_unknown_entity, "", {}, set.entity);
  const io::EntityKind& kind = io::kind_of(*collection);
  EntityList& list = collection->in(work.plan);
  const Entity& before = *list.find_entity(set.entity);
  std::shared_ptr<Entity> entity = kind.make();
  if (!set_in(work, kind, set, *entity)) return false;
  if (!has_fitting_title(work, kind, *entity, &before)) return false;
  if (io::is_same(*kind.shape, kind.whole(*entity), kind.whole_of(before))) return true;
  list = list.with_entity(std::move(entity));
  work.touched.push_back({std::string(collection->name), set.entity, work.prefix});
  return true;
}

bool run(Work&, const Batch&) {
  return true;
}  // its leaves are run one by one

std::optional<Problem> collect_leaves(const Command& command, const std::string& prefix,
                                      std::size_t depth, std::vector<Leaf>& leaves) {
  const auto* batch = std::get_if<Batch>(&command.what);
  if (!batch) {
    leaves.push_back({&command, prefix});
    return std::nullopt;
  }
  if (depth == deepest_batch) {
    return problem_of(problem::file_too_deep, prefix, std::to_string(deepest_batch));
  }
  if (batch->name.size() > limits::text_bytes) {
    return problem_of(problem::text_too_long, prefix + "/name", std::to_string(limits::text_bytes),
                      std::to_string(batch->name.size()));
  }
  for (std::size_t place = 0; place < batch->commands.size(); ++place) {
    const std::string inside = prefix + "/commands/" + std::to_string(place);
    auto problem = collect_leaves(batch->commands[place], inside, depth + 1, leaves);
    if (problem) return problem;
  }
  return std::nullopt;
}

// A command stands in the journal, and so must itself keep to the file's limits.
std::optional<Problem> problem_of_size(const std::vector<Leaf>& leaves) {
  if (leaves.size() > limits::list_length) {
    return problem_of(problem::list_too_long, "/commands", std::to_string(limits::list_length),
                      std::to_string(leaves.size()));
  }
  std::size_t values = 0;
  for (const Leaf& leaf : leaves) values += values_in(*leaf.command);
  if (values <= limits::values_in_entity) return std::nullopt;
  return problem_of(problem::list_too_long, "", std::to_string(limits::values_in_entity),
                    std::to_string(values));
}

// ---- what holds between entities, looked at when all is done ----

void check_touched(Work& work, const Touched& touched, const io::EntityKind& kind,
                   const Entity& entity) {
  io::Report report;
  io::check_references(kind, entity, io::Path{}, io::collection_of(work.plan), report);
  work.prefix = touched.prefix;
  if (!report.empty()) work.fail(report);
}

void check_references_from(Work& work, const Touched& touched) {
  if (touched.collection == io::head_kind.name) {
    return check_touched(work, touched, io::head_kind, work.plan.head);
  }
  const CollectionOfPlan* collection = collection_named(touched.collection);
  if (const Entity* entity = collection->of(work.plan).find_entity(touched.id)) {
    check_touched(work, touched, io::kind_of(*collection), *entity);
  }
}

void check_references_to(Work& work, const Touched& removed) {
  if (collection_name_of(work.plan, removed.id) == removed.collection) return;
  for (const io::Referrer& referrer : io::referrers_to(work.plan, removed.id, referrers_shown)) {
    work.prefix = removed.prefix;
    work.fail(problem::command_still_referred_to, "", removed.id,
              referrer.entity + referrer.pointer);
  }
}

void check_cycles_in(Work& work, const CollectionOfPlan& collection) {
  const EntityList& list = collection.of(work.plan);
  io::Report report;
  io::check_cycles(io::kind_of(collection), list.pointers(), io::Path{}, report);
  for (const Problem& problem : report.problems()) {
    // "/12/requires/0": the place in the collection gives way to the command that touched it.
    const std::size_t end = problem.at.find('/', 1);
    const std::size_t place = static_cast<std::size_t>(std::stoul(problem.at.substr(1, end - 1)));
    const auto touched =
        std::find_if(work.touched.rbegin(), work.touched.rend(),
                     [&](const Touched& one) { return one.id == list.entity(place).id; });
    const std::string prefix =
        touched != work.touched.rend() ? touched->prefix : work.touched.back().prefix;
    work.problems.push_back(problem);
    work.problems.back().at = prefix + problem.at.substr(end);
  }
}

void check_cycles(Work& work) {
  const auto is_touched = [&](std::string_view collection) {
    return std::any_of(work.touched.begin(), work.touched.end(),
                       [&](const Touched& one) { return one.collection == collection; });
  };
  for (const CollectionOfPlan& collection : collections) {
    if (is_touched(collection.name)) check_cycles_in(work, collection);
  }
}

void check_between_entities(Work& work) {
  // The last touch of an entity is the one that its references are answered for.
  for (std::size_t place = 0; place < work.touched.size(); ++place) {
    const Touched touched = work.touched[place];
    const bool is_touched_later = std::any_of(
        work.touched.begin() + static_cast<std::ptrdiff_t>(place) + 1, work.touched.end(),
        [&](const Touched& later) { return later.id == touched.id; });
    if (!is_touched_later) check_references_from(work, touched);
  }
  for (const Touched& removed : work.removed) check_references_to(work, removed);
  check_cycles(work);
}

}  // namespace

tl::expected<Plan, Problems> apply(const Plan& plan, const Command& command) {
  std::vector<Leaf> leaves;
  if (auto problem = collect_leaves(command, {}, 0, leaves)) {
    return tl::unexpected(Problems{std::move(*problem)});
  }
  if (auto problem = problem_of_size(leaves)) return tl::unexpected(Problems{std::move(*problem)});
  Work work{plan, {}, {}, {}, {}, {}};
  for (const Leaf& leaf : leaves) {
    work.prefix = leaf.prefix;
    const bool is_done =
        std::visit([&](const auto& what) { return run(work, what); }, leaf.command->what);
    if (!is_done) return tl::unexpected(std::move(work.problems));
  }
  check_between_entities(work);
  if (!work.problems.empty()) return tl::unexpected(std::move(work.problems));
  if (io::is_same_plan(work.plan, plan)) {
    return tl::unexpected(Problems{problem_of(problem::command_changes_nothing, "")});
  }
  return std::move(work.plan);
}

std::optional<Problems> check(const Plan& plan, const Command& command) {
  auto applied = apply(plan, command);
  if (applied) return std::nullopt;
  return std::move(applied.error());
}

}  // namespace malvag::edit
