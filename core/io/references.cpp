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

// Calls visit.reference(at, id, rule) for each and visit.list(at, ids) for each list of them.
template <class Visit, Described Type>
void visit_references(const Type& object, const Path& at, Visit& visit);

template <class Visit, class Value>
void visit_value(const Value& value, const Path& at, const Rule& rule, Visit& visit) {
  if constexpr (Described<Value>) {
    visit_references(value, at, visit);
  } else if constexpr (is_optional<Value>) {
    if (value) visit_value(*value, at, rule, visit);
  } else if constexpr (is_list<Value>) {
    const bool is_of_references = rule.meaning == Meaning::reference;
    if constexpr (std::is_same_v<Value, std::vector<Id>>) {
      if (is_of_references) visit.list(at, value);
    }
    for (std::size_t place = 0; place < value.size(); ++place) {
      visit_value(value[place], at.element(place), rule, visit);
    }
  } else if constexpr (is_by<Value>) {
    for (const auto& [key, element] : value) {
      if constexpr (std::is_same_v<std::decay_t<decltype(key)>, std::string>) {
        if (rule.meaning == Meaning::reference) visit.reference(at.member(key), key, rule);
        visit_value(element, at.member(key), anything, visit);
      } else {
        const std::string name = std::to_string(key);
        visit_value(element, at.member(name), anything, visit);
      }
    }
  } else if constexpr (std::is_same_v<Value, std::string>) {
    if (rule.meaning == Meaning::reference && !value.empty()) visit.reference(at, value, rule);
  }
}

template <class Visit, Described Type>
void visit_references(const Type& object, const Path& at, Visit& visit) {
  fields(Of<Type>{}, [&](std::string_view name, auto member, const Rule& rule) {
    visit_value(object.*member, at.member(name), rule, visit);
  });
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

struct Checking {
  const CollectionOf& collection_of;
  Report& report;

  void reference(const Path& at, const Id& id, const Rule& rule) const {
    const std::string_view collection = collection_of(id, rule);
    const auto& targets = rule.targets;
    const bool is_of_the_kind = !collection.empty() && std::find(targets.begin(), targets.end(),
                                                                 collection) != targets.end();
    if (!is_of_the_kind) report.add(problem::reference_dangling, at, joined_targets(rule), id);
  }

  void list(const Path& at, const std::vector<Id>& ids) const {
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
      report.add(problem::reference_doubled, at.element(places[next]), {}, id);
    }
  }
};

struct Searching {
  std::string_view id;
  const Id* entity;
  std::size_t at_most;
  std::vector<Referrer>& found;

  void reference(const Path& at, const Id& to, const Rule&) const {
    if (to == id && found.size() < at_most) found.push_back({*entity, at.pointer()});
  }
  void list(const Path&, const std::vector<Id>&) const {}
};

// A walk over "who needs whom". Neighbours gives the ids that an item points to, and its pointer.
template <class Item, class Neighbours>
void report_cycles(const std::vector<const Item*>& items, const Path& at, Report& report,
                   const Neighbours& neighbours) {
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
    const Path at_item = at.element(walk.back().item);
    neighbours.place(*items[walk.back().item], at_item, walk.back().next_neighbour - 1,
                     [&](const Path& at_reference) {
                       report.add(problem::reference_cycle, at_reference, {},
                                  chain + items[to]->id);
                     });
  };

  for (std::size_t start = 0; start < items.size(); ++start) {
    if (states[start] != State::unseen) continue;
    states[start] = State::open;
    walk.push_back({start, 0});
    while (!walk.empty()) {
      Step& step = walk.back();
      if (step.next_neighbour == neighbours.count(*items[step.item])) {
        states[step.item] = State::done;
        walk.pop_back();
        continue;
      }
      const Id& to = neighbours.id(*items[step.item], step.next_neighbour++);
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

struct Parent {
  template <class Item>
  std::size_t count(const Item& item) const {
    return item.parent.empty() ? 0 : 1;
  }
  template <class Item>
  const Id& id(const Item& item, std::size_t) const {
    return item.parent;
  }
  template <class Item, class Use>
  void place(const Item&, const Path& at_item, std::size_t, const Use& use) const {
    use(at_item.member("parent"));
  }
};

struct Requirements {
  std::size_t count(const Measure& measure) const { return measure.needs.size(); }
  const Id& id(const Measure& measure, std::size_t place) const { return measure.needs[place]; }
  template <class Use>
  void place(const Measure&, const Path& at_item, std::size_t neighbour, const Use& use) const {
    const Path at_list = at_item.member("requires");
    use(at_list.element(neighbour));
  }
};

}  // namespace

CollectionOf collection_of(const Plan& plan) {
  return [&plan](std::string_view id, const Rule& likely) {
    std::string_view found;
    for_each_collection([&](std::string_view name, auto collection) {
      const bool is_likely =
          std::find(likely.targets.begin(), likely.targets.end(), name) != likely.targets.end();
      if (is_likely && found.empty() && (plan.*collection).find(id)) found = name;
    });
    return found;
  };
}

template <class Entity>
void check_references(const Entity& entity, const Path& at, const CollectionOf& collection_of,
                      Report& report) {
  Checking checking{collection_of, report};
  visit_references(entity, at, checking);
}

std::vector<Referrer> referrers_to(const Plan& plan, std::string_view id, std::size_t at_most) {
  std::vector<Referrer> found;
  Searching searching{id, &plan.head.id, at_most, found};
  visit_references(plan.head, Path{}, searching);
  for_each_collection([&](std::string_view, auto collection) {
    for (const auto& entity : plan.*collection) {
      if (found.size() == at_most) return;
      searching.entity = &entity.id;
      if (entity.id != id) visit_references(entity, Path{}, searching);
    }
  });
  return found;
}

void check_cycles(const std::vector<const Body*>& bodies, const Path& at, Report& report) {
  report_cycles(bodies, at, report, Parent{});
}
void check_cycles(const std::vector<const Frame*>& frames, const Path& at, Report& report) {
  report_cycles(frames, at, report, Parent{});
}
void check_cycles(const std::vector<const Measure*>& measures, const Path& at, Report& report) {
  report_cycles(measures, at, report, Requirements{});
}

template void check_references(const Head&, const Path&, const CollectionOf&, Report&);
template void check_references(const Level&, const Path&, const CollectionOf&, Report&);
template void check_references(const SourceDocument&, const Path&, const CollectionOf&, Report&);
template void check_references(const Body&, const Path&, const CollectionOf&, Report&);
template void check_references(const Role&, const Path&, const CollectionOf&, Report&);
template void check_references(const Premise&, const Path&, const CollectionOf&, Report&);
template void check_references(const Meeting&, const Path&, const CollectionOf&, Report&);
template void check_references(const Strategy&, const Path&, const CollectionOf&, Report&);
template void check_references(const Area&, const Path&, const CollectionOf&, Report&);
template void check_references(const Goal&, const Path&, const CollectionOf&, Report&);
template void check_references(const Assignment&, const Path&, const CollectionOf&, Report&);
template void check_references(const Kpi&, const Path&, const CollectionOf&, Report&);
template void check_references(const Frame&, const Path&, const CollectionOf&, Report&);
template void check_references(const Criterion&, const Path&, const CollectionOf&, Report&);
template void check_references(const Measure&, const Path&, const CollectionOf&, Report&);
template void check_references(const Group&, const Path&, const CollectionOf&, Report&);
template void check_references(const Principle&, const Path&, const CollectionOf&, Report&);
template void check_references(const Influence&, const Path&, const CollectionOf&, Report&);
template void check_references(const Conflict&, const Path&, const CollectionOf&, Report&);
template void check_references(const ConflictChoice&, const Path&, const CollectionOf&, Report&);
template void check_references(const Milestone&, const Path&, const CollectionOf&, Report&);

}  // namespace malvag::io
