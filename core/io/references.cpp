// References are found by the table of fields; cycles by a walk that keeps its own stack, since a
// chain of requirements can be as long as a collection.
#include "references.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "../plan/problem_codes.hpp"
#include "fields.hpp"

namespace malvag::io {

namespace {

// What is told of each reference, and of each list of them.
class Visit {
 public:
  virtual void reference(const Path& at, const Id& id, const Rule& rule) = 0;
  virtual void list(const Path&, const std::vector<Id>&) {}

 protected:
  ~Visit() = default;
};

bool may_refer(const Shape& shape) {
  if (shape.form == Form::object) return true;
  return !shape.is_scalar() && may_refer(*shape.inside);
}

void visit_references(const Shape& shape, const void* object, const Path& at, Visit& visit);

void visit_table(const Shape& shape, const void* of, const Path& at, const Rule& rule,
                 Visit& visit);

void visit_value(const Shape& shape, const void* of, const Path& at, const Rule& rule,
                 Visit& visit) {
  const bool is_reference = rule.meaning == Meaning::reference;
  if (!is_reference && !may_refer(shape)) return;
  switch (shape.form) {
    case Form::text:
      if (!as<std::string>(of).empty()) visit.reference(at, as<std::string>(of), rule);
      return;
    case Form::object:
      return visit_references(shape, of, at, visit);
    case Form::optional:
      if (shape.count(of) > 0) visit_value(*shape.inside, shape.at(of, 0), at, rule, visit);
      return;
    case Form::by_text:
    case Form::by_year:
      return visit_table(shape, of, at, rule, visit);
    case Form::list: {
      if (is_reference) visit.list(at, as<std::vector<Id>>(of));
      const std::size_t count = shape.count(of);
      for (std::size_t place = 0; place < count; ++place) {
        visit_value(*shape.inside, shape.at(of, place), at.element(place), rule, visit);
      }
      return;
    }
    default:
      return;
  }
}

// A rule of references is about the keys.
void visit_table(const Shape& shape, const void* of, const Path& at, const Rule& rule,
                 Visit& visit) {
  const std::size_t count = shape.count(of);
  for (std::size_t place = 0; place < count; ++place) {
    if (shape.form == Form::by_text) {
      const std::string& key = shape.text_key(of, place);
      if (rule.meaning == Meaning::reference) visit.reference(at.member(key), key, rule);
      visit_value(*shape.inside, shape.at(of, place), at.member(key), anything, visit);
    } else {
      const std::string key = std::to_string(shape.year_key(of, place));
      visit_value(*shape.inside, shape.at(of, place), at.member(key), anything, visit);
    }
  }
}

void visit_references(const Shape& shape, const void* object, const Path& at, Visit& visit) {
  for (const Member& member : shape.members) {
    visit_value(*member.shape, member.of(object), at.member(member.name), member.rule, visit);
  }
}

std::string joined_targets(const Rule& rule) {
  std::string text;
  for (const std::string_view target : rule.targets) {
    if (target.empty()) continue;
    if (!text.empty()) text += " | ";
    text += target;
  }
  return text;
}

class Checking final : public Visit {
 public:
  Checking(const CollectionOf& collection_of, Report& report)
      : collection_of_(collection_of), report_(report) {}

  void reference(const Path& at, const Id& id, const Rule& rule) override {
    const std::string_view collection = collection_of_(id, rule);
    const auto& targets = rule.targets;
    const bool is_of_the_kind = !collection.empty() && std::find(targets.begin(), targets.end(),
                                                                 collection) != targets.end();
    if (!is_of_the_kind) report_.add(problem::reference_dangling, at, joined_targets(rule), id);
  }

  void list(const Path& at, const std::vector<Id>& ids) override {
    if (ids.size() < 2) return;
    std::vector<std::size_t> places(ids.size());
    for (std::size_t place = 0; place < places.size(); ++place) places[place] = place;
    std::sort(places.begin(), places.end(), [&](std::size_t left, std::size_t right) {
      const int order = ids[left].compare(ids[right]);
      return order != 0 ? order < 0 : left < right;
    });
    for (std::size_t next = 1; next < places.size(); ++next) {
      const Id& id = ids[places[next]];
      if (id.empty() || ids[places[next - 1]] != id) continue;
      report_.add(problem::reference_doubled, at.element(places[next]), {}, id);
    }
  }

 private:
  const CollectionOf& collection_of_;
  Report& report_;
};

class Searching final : public Visit {
 public:
  Searching(std::string_view id, std::size_t at_most, std::vector<Referrer>& found)
      : id_(id), at_most_(at_most), found_(found) {}

  void look_in(const EntityKind& kind, const Entity& entity) {
    entity_ = &entity.id;
    visit_references(*kind.shape, kind.whole_of(entity), Path{}, *this);
  }
  void reference(const Path& at, const Id& to, const Rule&) override {
    if (to == id_ && found_.size() < at_most_) found_.push_back({*entity_, at.pointer()});
  }

 private:
  std::string_view id_;
  const Id* entity_ = nullptr;
  std::size_t at_most_;
  std::vector<Referrer>& found_;
};

// Where a member of entities of one kind leads: it is one id, or a list of them.
class Leading {
 public:
  Leading(const EntityKind& kind, const Member& member) : kind_(kind), member_(member) {}

  std::size_t count(const Entity& from) const {
    if (is_list()) return member_.shape->count(of(from));
    return as<Id>(of(from)).empty() ? 0 : 1;
  }
  const Id& id(const Entity& from, std::size_t place) const {
    return as<Id>(is_list() ? member_.shape->at(of(from), place) : of(from));
  }
  std::string pointer(const Path& at_entity, std::size_t place) const {
    const Path at_member = at_entity.member(member_.name);
    return is_list() ? at_member.element(place).pointer() : at_member.pointer();
  }

 private:
  bool is_list() const { return member_.shape->form == Form::list; }
  const void* of(const Entity& from) const { return member_.of(kind_.whole_of(from)); }

  const EntityKind& kind_;
  const Member& member_;
};

// A walk over "who needs whom", which keeps its own stack.
void report_cycles(std::span<const EntityList::Pointer> items, const Leading& leading,
                   const Path& at, Report& report) {
  enum class State : std::uint8_t { unseen, open, done };
  struct Step {
    std::size_t item;
    std::size_t next_neighbour;
  };
  std::unordered_map<std::string_view, std::size_t> place_of;
  for (std::size_t place = 0; place < items.size(); ++place) {
    place_of.emplace(items[place]->id, place);
  }
  std::vector<State> states(items.size(), State::unseen);
  std::vector<Step> walk;

  const auto report_cycle = [&](std::size_t to) {
    const auto start =
        std::find_if(walk.begin(), walk.end(), [&](const Step& step) { return step.item == to; });
    std::string chain;
    for (auto step = start; step != walk.end(); ++step) chain += items[step->item]->id + " → ";
    const std::string at_reference =
        leading.pointer(at.element(walk.back().item), walk.back().next_neighbour - 1);
    report.add(problem::reference_cycle, at_reference, {}, chain + items[to]->id);
  };

  for (std::size_t start = 0; start < items.size(); ++start) {
    if (states[start] != State::unseen) continue;
    states[start] = State::open;
    walk.push_back({start, 0});
    while (!walk.empty()) {
      Step& step = walk.back();
      if (step.next_neighbour == leading.count(*items[step.item])) {
        states[step.item] = State::done;
        walk.pop_back();
        continue;
      }
      const Id& to = leading.id(*items[step.item], step.next_neighbour++);
      const auto found = place_of.find(to);
      if (found == place_of.end()) continue;
      if (states[found->second] == State::open) {
        report_cycle(found->second);
      } else if (states[found->second] == State::unseen) {
        states[found->second] = State::open;
        walk.push_back({found->second, 0});
      }
    }
  }
}

}  // namespace

CollectionOf collection_of(const Plan& plan) {
  return [&plan](std::string_view id, const Rule& likely) {
    for (const CollectionOfPlan& collection : collections) {
      const bool is_likely = std::find(likely.targets.begin(), likely.targets.end(),
                                       collection.name) != likely.targets.end();
      if (is_likely && collection.of(plan).find_entity(id)) return collection.name;
    }
    return std::string_view();
  };
}

void check_references(const EntityKind& kind, const Entity& entity, const Path& at,
                      const CollectionOf& collection_of, Report& report) {
  Checking checking(collection_of, report);
  visit_references(*kind.shape, kind.whole_of(entity), at, checking);
}

std::vector<Referrer> referrers_to(const Plan& plan, std::string_view id, std::size_t at_most) {
  std::vector<Referrer> found;
  Searching searching(id, at_most, found);
  searching.look_in(head_kind, plan.head);
  for (std::size_t place = 0; place < collections.size(); ++place) {
    for (const EntityList::Pointer& entity : collections[place].of(plan).pointers()) {
      if (found.size() == at_most) return found;
      if (entity->id != id) searching.look_in(entity_kinds[place], *entity);
    }
  }
  return found;
}

void check_cycles(const EntityKind& kind, std::span<const EntityList::Pointer> entities,
                  const Path& at, Report& report) {
  for (const Member& member : kind.shape->members) {
    if (member.rule.acyclic) report_cycles(entities, Leading(kind, member), at, report);
  }
}

}  // namespace malvag::io
