// Finds for each body and year what its costs count against.
#include "room.hpp"

#include <algorithm>

#include "../plan/in_order.hpp"

namespace malvag::priority {
namespace {

// The frames that this one is a part of, the nearest first.
template <typename Look>
void each_above(const Collection<Frame>& frames, const Frame& frame, Look look) {
  const Frame* above = frames.find(frame.parent);
  for (std::size_t steps = 0; above && steps < frames.size(); ++steps) {
    look(*above);
    above = frames.find(above->parent);
  }
}

bool is_part_of_a_room(const Collection<Frame>& frames, const Frame& frame, Year year) {
  bool is_part = false;
  each_above(frames, frame, [&](const Frame& above) {
    is_part = is_part || (&above != &frame && above.room.find(year));
  });
  return is_part;
}

// A body's costs are not told apart by frame, so a part of its own room binds nothing more.
bool is_part_of_own_room(const Collection<Frame>& frames, const Frame& frame, Year year) {
  bool is_part = false;
  each_above(frames, frame, [&](const Frame& above) {
    is_part = is_part || (&above != &frame && !frame.body.empty() && above.body == frame.body &&
                          above.room.find(year));
  });
  return is_part;
}

}  // namespace

bool is_whole_plan(const Room& room) {
  return room.frame.empty();
}

Rooms::Rooms(const Collection<Frame>& frames, const Collection<Body>& bodies) : bodies_(bodies) {
  read(frames);
  find_chains(frames);
  find_wholes(frames);
}

void Rooms::read(const Collection<Frame>& frames) {
  for (const Frame& frame : frames) {
    for (const auto& [year, amount] : frame.room) {
      if (is_part_of_own_room(frames, frame, year)) continue;
      const auto place = static_cast<std::uint32_t>(rooms_.size());
      if (!frame.body.empty()) {
        const auto [of_body, is_first] = of_body_.emplace(BodyYear(frame.body, year), place);
        if (!is_first) {
          rooms_[of_body->second].amount += amount;
          of_frame_[{frame.id, year}] = of_body->second;
          continue;
        }
      }
      of_frame_[{frame.id, year}] = place;
      rooms_.push_back({frame.id, frame.body, year, amount});
    }
  }
}

// Rooms that add up are a part of what all their frames are parts of.
void Rooms::find_chains(const Collection<Frame>& frames) {
  chains_.resize(rooms_.size());
  std::vector<bool> begun(rooms_.size(), false);
  for (const Frame& frame : frames) {
    for (const auto& [year, amount] : frame.room) {
      const auto own = stated_by(frame.id, year);
      if (!own) continue;
      std::vector<std::uint32_t> chain = {*own};
      each_above(frames, frame, [&, year = year](const Frame& above) {
        const auto room = stated_by(above.id, year);
        if (!room || std::find(chain.begin(), chain.end(), *room) != chain.end()) return;
        chain.push_back(*room);
      });
      std::vector<std::uint32_t>& known = chains_[*own];
      if (!begun[*own]) {
        known = std::move(chain);
      } else {
        known.erase(std::remove_if(known.begin(), known.end(),
                                   [&](std::uint32_t room) {
                                     return std::find(chain.begin(), chain.end(), room) ==
                                            chain.end();
                                   }),
                    known.end());
      }
      begun[*own] = true;
    }
  }
}

void Rooms::find_wholes(const Collection<Frame>& frames) {
  std::map<Year, Tkr> sums;
  for (const Frame& frame : frames) {
    for (const auto& [year, amount] : frame.room) {
      sums[year] += is_part_of_a_room(frames, frame, year) ? 0 : amount;
    }
  }
  for (const auto& [year, amount] : sums) {
    of_whole_[year] = static_cast<std::uint32_t>(rooms_.size());
    rooms_.push_back({"", "", year, amount});
  }
}

std::optional<std::uint32_t> Rooms::covering(const Id& body, Year year) const {
  Id at = body;
  for (std::size_t steps = 0; !at.empty() && steps <= bodies_.size(); ++steps) {
    const auto found = of_body_.find({at, year});
    if (found != of_body_.end()) return found->second;
    const Body* known = bodies_.find(at);
    at = known ? known->parent : Id();
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Rooms::of_whole_plan(Year year) const {
  const auto found = of_whole_.find(year);
  return found == of_whole_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> Rooms::stated_by(const Id& frame, Year year) const {
  const auto found = of_frame_.find({frame, year});
  return found == of_frame_.end() ? std::nullopt : std::optional(found->second);
}

void Rooms::add(const Id& body, Year year, Tkr cost, bool is_own, std::vector<Use>& uses) const {
  const auto whole = of_whole_plan(year);
  if (cost == 0 || !whole) return;
  const auto nearest = covering(body, year);
  if (!nearest && !is_own) return;
  if (nearest) {
    for (const std::uint32_t room : chains_[*nearest]) uses.push_back({room, cost, false});
  }
  uses.push_back({*whole, cost, !nearest});
}

std::vector<Use> Rooms::uses_of(const Measure& measure, Year moved) const {
  std::vector<Use> each;
  for (const auto& [year, cost] : measure.costs) add(measure.body, year + moved, cost, true, each);
  for (const Elsewhere& other : measure.elsewhere) {
    for (const auto& [year, cost] : other.costs) add(other.body, year + moved, cost, false, each);
  }
  put_in_order(each, [](const Use& one, const Use& other) { return one.room < other.room; });
  std::vector<Use> uses;
  for (const Use& one : each) {
    if (uses.empty() || uses.back().room != one.room) {
      uses.push_back(one);
      continue;
    }
    uses.back().cost += one.cost;
    uses.back().is_outside = uses.back().is_outside || one.is_outside;
  }
  return uses;
}

std::vector<Uncovered> Rooms::uncovered_of(const Measure& measure, Year moved) const {
  std::vector<Uncovered> all;
  for (const Elsewhere& other : measure.elsewhere) {
    Tkr sum = 0;
    for (const auto& [year, cost] : other.costs) {
      if (!covering(other.body, year + moved)) sum += cost;
    }
    if (sum != 0) all.push_back({other.body, sum});
  }
  return all;
}

std::vector<bool> rooms_that_bind(const Rooms& rooms) {
  std::vector<bool> binds;
  for (const Room& room : rooms.all()) binds.push_back(!room.body.empty());
  return binds;
}

void let_bind(const Rooms& rooms, const std::vector<Use>& uses, std::vector<bool>& binds) {
  for (const Use& use : uses) {
    if (use.is_outside || !is_whole_plan(rooms.all()[use.room])) binds[use.room] = true;
  }
}

}  // namespace malvag::priority
