// What was decided about the conflicts that are found, and whether it still stands. Nothing of this
// is stored: a choice keeps what it rested on, the plan says what holds now.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../priority/prepared.hpp"
#include "conflicts.hpp"
#include "ways.hpp"

namespace malvag::conflict {

// What a choice about a found conflict rests on, by name. A name is a path in the plan file or an
// aggregate of it; a value is text that a person can read:
//   goals/ID/weight               "2"
//   goals/ID/fulfilledAt/YEAR     "3"
//   kpis/ID/target/YEAR           "<= 0.002"
//   kpis/ID/baseline              "4.87"
//   influences/ID/strength        "-2", between the goals, or upon a goal that is not measured
//   measures/ID/costs/YEAR        "1200", tkr, of measures that serve one of the goals and are not
//                                 stopped, or that compete for a room that is exceeded
//   measures/ID/effects/GOAL/YEAR "2", of the same, on one of the goals
//   measures/ID/counts            "yes", of those of them that have no costs
//   frames/ID/room/YEAR           "42000", tkr, where those measures cost something
//   frames/ID/wanted/YEAR         "44100", tkr, where the room is exceeded
//   frames/ID/amounts/YEAR        "1459900", tkr, where a target is held beside the frame
//   principle/id, principle/version, principle/first   the one in force, and which of two goals it
//                                 puts first; "none" where it does not decide
// Depends on nothing but the plan; `prepared` is made of the same plan.
using Basis = By<std::string, std::string>;
Basis basis_of(const Plan& plan, const priority::Prepared& prepared, const Found& found);

struct Changed {
  std::string name;  // as in the basis
  std::string then;  // empty: it was not there
  std::string now;   // empty: it is not there any more
  bool operator==(const Changed&) const = default;
};
// By name.
std::vector<Changed> changes(const Basis& then, const Basis& now);

enum class Standing {
  stands,
  reopened,  // what it rests on has changed, or somebody took it up again
  gone,      // the conflict is not found any more
};
struct Status {
  Standing standing = Standing::stands;
  std::vector<Changed> changed;  // none where somebody took it up again
  bool follow_up_due = false;    // it stands, and the day to follow it up has come
  bool operator==(const Status&) const = default;
};
// `found` is what is found in the same plan. `on` is a day, ISO 8601; empty: no follow-up is due.
Status status_of(const Plan& plan, const priority::Prepared& prepared, const ConflictChoice& choice,
                 const std::vector<Found>& found, std::string_view on);

// About that conflict, the one that counts first: the latest by date, then by place in the plan.
std::vector<const ConflictChoice*> choices_about(const Plan& plan, std::string_view conflict);

enum class State { open, decided, accepted, follow_up_due, open_again };
struct Settlement {
  State state = State::open;
  Id choice;  // the one that counts; empty: none
  std::vector<Changed> changed;
  bool operator==(const Settlement&) const = default;
};
// Beside `found`.
std::vector<Settlement> settlements(const Plan& plan, const priority::Prepared& prepared,
                                    const std::vector<Found>& found, std::string_view on);
// The choices that count about conflicts that are not found any more, in the plan's order.
std::vector<Id> without_conflict(const Plan& plan, const std::vector<Found>& found);

// A way on whose outcome the plan's own numbers can say something of.
struct Course {
  enum class Kind { other, goal_first, leave_out, add_money };
  Kind kind = Kind::other;
  Id goal;                    // goal_first: the one that goes first, of two
  std::vector<Id> measures;   // leave_out
  bool by_principle = false;  // leave_out: they are the ones that the principle's order leaves
  Year year = 0;              // add_money
  Tkr money = 0;              // add_money, tkr
  bool operator==(const Course&) const = default;
};
struct Consequences {
  Id waiting;         // goal_first: the goal whose own measures wait
  LeftOut left;       // measures that wait or are left out, and goals that then have none
  ByYear<Tkr> freed;  // what those measures cost, net of savings, tkr
  std::vector<YearShort> still_short;  // of a room that is exceeded: where it still is
  bool operator==(const Consequences&) const = default;
};
// What taking that way does, as far as the plan's numbers say it. Of another way: nothing.
Consequences consequences(const Plan& plan, const Found& found, const Course& course);

// Whether taking that way is what the principle says, for ways that are computed.
Follows follows(const Principled& principled, const Course& course);

}  // namespace malvag::conflict
