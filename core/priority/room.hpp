// The room to decide (utrymme att besluta om): what measures compete for, and against which of it a
// cost counts. The one rule for ranking, choice and conflicts:
// - A body's costs count against its room that year; where it has none, against that of the nearest
//   body above that has one. Several rooms of one body and year add up.
// - They count against each room too that this one is a part of (Frame::parent).
// - Where no body up to the top has a room that year, but some body in the plan has, a measure's
//   own costs count against the whole plan's room, the sum of all. What a measure costs in another
//   body that no room covers counts against none.
// - In a year in which nobody has a room nothing binds.
#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../plan/plan.hpp"

namespace malvag::priority {

struct Room {
  Id frame;  // that states it, of several the first; empty: the whole plan's
  Id body;   // empty: the whole plan's, or its frame names none
  Year year = 0;
  Tkr amount = 0;
  bool operator==(const Room&) const = default;
};
bool is_whole_plan(const Room& room);

// What one measure takes of a room, net of savings.
struct Use {
  std::uint32_t room = 0;  // place in Rooms::all
  Tkr cost = 0;
  bool is_outside = false;  // some of it is covered by the whole plan's room only
  bool operator==(const Use&) const = default;
};

// What a body pays for a measure of another's that no room covers: it counts against none.
struct Uncovered {
  Id body;
  Tkr cost = 0;  // over all years, net of savings
  bool operator==(const Uncovered&) const = default;
};

class Rooms {
 public:
  Rooms(const Collection<Frame>& frames, const Collection<Body>& bodies);

  // Those that frames state, in the frames' order, each by year; then the whole plan's by year.
  const std::vector<Room>& all() const { return rooms_; }
  // The nearest that covers what a body pays that year; none: only the whole plan's does, if it
  // has one.
  std::optional<std::uint32_t> covering(const Id& body, Year year) const;
  std::optional<std::uint32_t> of_whole_plan(Year year) const;
  // The room that a frame states; none: it states none, or is a part of one of the same body.
  std::optional<std::uint32_t> stated_by(const Id& frame, Year year) const;

  // By room, rising. The costs fall `moved` years later than stated.
  std::vector<Use> uses_of(const Measure& measure, Year moved = 0) const;
  // Beside that, in the order in which the measure names the bodies; a sum of 0 is left out.
  std::vector<Uncovered> uncovered_of(const Measure& measure, Year moved = 0) const;

 private:
  void read(const Collection<Frame>& frames);
  void find_wholes(const Collection<Frame>& frames);
  void find_chains(const Collection<Frame>& frames);
  void add(const Id& body, Year year, Tkr cost, bool is_own, std::vector<Use>& uses) const;

  using BodyYear = std::pair<Id, Year>;
  Collection<Body> bodies_;
  std::vector<Room> rooms_;
  std::map<BodyYear, std::uint32_t> of_body_;
  std::map<BodyYear, std::uint32_t> of_frame_;
  std::map<Year, std::uint32_t> of_whole_;
  std::vector<std::vector<std::uint32_t>> chains_;  // by room: itself and those it is a part of
};

// By room, before anything is used: a body's, which can demand savings that nobody makes. Those
// of no body, and the whole plan's, bind by what is asked of them alone.
std::vector<bool> rooms_that_bind(const Rooms& rooms);
// The whole plan's says nothing that the others do not, unless something is outside of them.
void let_bind(const Rooms& rooms, const std::vector<Use>& uses, std::vector<bool>& binds);

}  // namespace malvag::priority
