// Measures that together want more than the room to decide: proved by adding up.
#include <algorithm>
#include <set>

#include "../plan/in_order.hpp"
#include "../priority/room.hpp"
#include "../priority/standing.hpp"
#include "grounds.hpp"

namespace malvag::conflict {
namespace {

// A measure, and what it takes of each room.
struct Taking {
  const Measure* measure = nullptr;
  std::vector<priority::Use> uses;
  Tkr of(std::uint32_t room) const {
    for (const priority::Use& use : uses) {
      if (use.room == room) return use.cost;
    }
    return 0;
  }
};

struct Asking {
  priority::Rooms rooms;
  std::vector<Taking> takings;  // of all that can be chosen or are done, in the plan's order
  std::vector<bool> binds;      // by room
  std::vector<Tkr> wanted;      // the same: by all of them together
};

Asking asking_of(const Plan& plan) {
  Asking asking{priority::Rooms(plan.frames, plan.bodies), {}, {}, {}};
  asking.binds = priority::rooms_that_bind(asking.rooms);
  asking.wanted.assign(asking.binds.size(), 0);
  for (const Measure& measure : plan.measures) {
    if (!can_be_chosen(measure)) continue;
    asking.takings.push_back({&measure, asking.rooms.uses_of(measure)});
    for (const priority::Use& use : asking.takings.back().uses) {
      asking.wanted[use.room] += use.cost;
    }
    priority::let_bind(asking.rooms, asking.takings.back().uses, asking.binds);
  }
  return asking;
}

// One frame's years, or the whole plan's, that are not enough.
struct ShortRoom {
  std::vector<YearShort> years;
  std::vector<std::uint32_t> rooms;  // beside them
};

void add_if_short(const Asking& asking, std::uint32_t place, ShortRoom& result) {
  const priority::Room& room = asking.rooms.all()[place];
  const Tkr wanted = asking.wanted[place];
  const YearShort one{room.year, wanted, room.amount, wanted - room.amount};
  if (one.missing <= 0) return;
  result.years.push_back(one);
  result.rooms.push_back(place);
}

std::vector<Id> fewest_left_out(const Asking& asking, std::uint32_t room, Tkr missing) {
  std::vector<std::pair<Tkr, const Measure*>> dearest;
  for (const Taking& taking : asking.takings) {
    // What is done cannot be left out any more.
    const bool is_open = !priority::has_ended(priority::standing_of(*taking.measure));
    const Tkr cost = taking.of(room);
    if (cost > 0 && is_open) dearest.emplace_back(cost, taking.measure);
  }
  put_in_order(dearest, [](const auto& one, const auto& other) { return one.first > other.first; });
  std::vector<Id> left_out;
  for (const auto& [cost, measure] : dearest) {
    if (missing <= 0) break;
    left_out.push_back(measure->id);
    missing -= cost;
  }
  // A room below 0 demands savings that are not there: nothing that is left out makes it fit.
  return missing <= 0 ? left_out : std::vector<Id>{};
}

bool takes_of(const Asking& asking, const Measure& measure,
              const std::vector<std::uint32_t>& rooms) {
  const std::vector<priority::Use> uses = asking.rooms.uses_of(measure);
  return std::any_of(uses.begin(), uses.end(), [&](const priority::Use& use) {
    return std::find(rooms.begin(), rooms.end(), use.room) != rooms.end();
  });
}

// How that part of its costs is known that falls on these rooms.
OriginKind origin_in(const Asking& asking, const Measure& measure,
                     const std::vector<std::uint32_t>& rooms) {
  OriginKind origin = OriginKind::source;
  Measure own;
  own.body = measure.body;
  own.costs = measure.costs;
  if (takes_of(asking, own, rooms)) origin = origin_of(measure, "costs");
  for (const Elsewhere& other : measure.elsewhere) {
    Measure part;
    part.elsewhere = {other};
    if (takes_of(asking, part, rooms)) origin = weakest(origin, origin_of(measure, other));
  }
  return origin;
}

// How the rooms are known that this one is made of.
OriginKind origin_of_room(const Plan& plan, const Asking& asking, const priority::Room& room) {
  OriginKind origin = OriginKind::source;
  for (const Frame& frame : plan.frames) {
    if (!frame.room.find(room.year)) continue;
    const auto stated = asking.rooms.stated_by(frame.id, room.year);
    const bool is_in = priority::is_whole_plan(room) ||
                       (stated && asking.rooms.all()[*stated].frame == room.frame);
    if (is_in) origin = weakest(origin, origin_of(frame, "room"));
  }
  return origin;
}

Found found_of(const Plan& plan, const Asking& asking, ShortRoom short_room) {
  const auto worst = std::max_element(
      short_room.years.begin(), short_room.years.end(),
      [](const YearShort& one, const YearShort& other) { return one.missing < other.missing; });
  const std::uint32_t in_worst =
      short_room.rooms[static_cast<std::size_t>(worst - short_room.years.begin())];
  const priority::Room& room = asking.rooms.all()[in_worst];
  Found found;
  found.id = "room+" + (priority::is_whole_plan(room) ? plan.head.id : room.frame);
  found.kind = Kind::room_exceeded;
  found.origin = origin_of_room(plan, asking, room);
  Shortage shortage;
  shortage.frame = room.frame;
  shortage.body = room.body;
  shortage.worst = worst->year;
  shortage.fewest = fewest_left_out(asking, in_worst, worst->missing);
  std::set<Id> goals;
  for (const Taking& taking : asking.takings) {
    const bool costs = std::any_of(short_room.rooms.begin(), short_room.rooms.end(),
                                   [&](std::uint32_t place) { return taking.of(place) > 0; });
    if (!costs) continue;
    shortage.measures.push_back(taking.measure->id);
    if (found.origin != weakest_origin) {
      found.origin = weakest(found.origin, origin_in(asking, *taking.measure, short_room.rooms));
    }
    goals.insert(taking.measure->goals.begin(), taking.measure->goals.end());
  }
  shortage.years = std::move(short_room.years);
  for (const Goal& goal : plan.goals) {
    if (goals.count(goal.id)) found.goals.push_back(goal.id);
  }
  found.evidence = std::move(shortage);
  return found;
}

Tkr most_missing(const Found& found) {
  Tkr most = 0;
  for (const YearShort& year : std::get<Shortage>(found.evidence).years) {
    most = std::max(most, year.missing);
  }
  return most;
}

}  // namespace

bool can_be_chosen(const Measure& measure) {
  return priority::can_be_there(priority::standing_of(measure));
}

void find_shortages(const Plan& plan, std::vector<Found>& found) {
  const Asking asking = asking_of(plan);
  const std::vector<priority::Room>& rooms = asking.rooms.all();
  std::vector<Found> shortages;
  for (std::uint32_t place = 0; place < rooms.size();) {
    const Id frame = rooms[place].frame;
    ShortRoom short_room;
    for (; place < rooms.size() && rooms[place].frame == frame; ++place) {
      if (asking.binds[place]) add_if_short(asking, place, short_room);
    }
    if (!short_room.years.empty()) {
      shortages.push_back(found_of(plan, asking, std::move(short_room)));
    }
  }
  put_in_order(shortages, [](const Found& one, const Found& other) {
    return most_missing(one) > most_missing(other);
  });
  for (Found& one : shortages) found.push_back(std::move(one));
}

}  // namespace malvag::conflict
