// Finds goals that collide, on three grounds that are kept apart and never weighed in one score:
// computed from the plan's own numbers, judged by somebody, or unclear in the plan, which makes a
// question of it. Values only; the words are made in app/.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "../plan/plan.hpp"
#include "feasibility.hpp"
#include "kinds.hpp"

namespace malvag::conflict {

enum class Ground { computed, judged, unclear };

enum class Kind {
  room_exceeded,          // MK001 measures want more than the room to decide
  goals_beyond_money,     // MK002 goals that cannot hold together: money would help
  goals_beyond_staff,     // MK003 … staff would, and money would not
  goals_against_rules,    // MK004 … only lifting a rule would
  goals_beyond_limits,    // MK005 … only several of these together
  goals_out_of_reach,     // MK006 … nothing does: the measures do not reach so far
  firm_impossible,        // MK007 what stands firm contradicts itself, even without goals
  pulls_apart,            // MK010 most who judged say that one goal counteracts the other
  assessors_disagree,     // MK011 some say so, but not most
  target_beside_frames,   // MK020 a target for the growth of costs beside frames that grow faster
  foremost_not_measured,  // MK021 the goal that goes first has no KPI of its own
  pulls_through_another,  // MK012 a goal acts on another through a third; nobody judged it
  comes_back,             // MK013 what is gained for a goal comes around to it as a loss
  saving_worsens,         // MK014 a saving makes it harder for bodies that have another goal
  two_levels,             // MK022 the same is measured twice, with different targets
  target_worse_than_now,  // MK023 a target that allows a worse level than the baseline
  trend_misses_target,    // MK024 a straight line through the years misses the target
  lock_without_reason,    // MK025 measures settled beforehand, and the plan does not say why
  nobody_responsible,     // MK026 goals with nobody responsible
  several_owners,         // MK027 goals in several bodies' plans with nobody responsible
  targets_exclude,        // MK030 the same is to be at most and at least, and cannot be both
  parts_do_not_add_up,    // MK031 every part is reached, and the whole is not
  passed_over,            // MK032 gets money before what the principle puts first
  needs_what_is_later,    // MK033 a measure needs one that begins after it
  due_before_effects,     // MK034 a goal is due before any of its measures helps
  costs_others,           // MK035 what one body saves another pays
};
Ground ground_of(Kind kind);
std::string_view code_of(Kind kind);  // "MK" and three digits, never used again for another thing

// What all assessors said of one goal's influence on another. Strengths are −3 cancelling … +3
// indivisible (Nilsson, Griggs, Visbeck 2016), in the plan's order; an assessor who gave several is
// there with each.
struct Influences {
  Id from;
  Id to;
  std::vector<Id> influences;
  std::vector<int> strengths;
  int lowest = 0;
  int highest = 0;
  double median = 0;        // of an even number the mean of the two in the middle
  std::size_t against = 0;  // how many are below 0
  bool operator==(const Influences&) const = default;
};
// The direction that pulls most is `most`; the other may be empty.
struct Judged {
  Influences most;
  Influences back;
  bool operator==(const Judged&) const = default;
};

// A year in which a body's measures, all together and net of savings, cost more than its room.
struct YearShort {
  Year year = 0;
  Tkr wanted = 0;
  Tkr room = 0;
  Tkr missing = 0;  // wanted − room, > 0
  bool operator==(const YearShort&) const = default;
};
struct Shortage {
  Id frame;
  Id body;
  std::vector<YearShort> years;
  std::vector<Id> measures;  // that cost something in one of those years, in the plan's order
  // The year in which most is missing, and the fewest measures whose absence makes the rest fit:
  // proved, since no other set of as many or fewer costs more than the dearest ones.
  Year worst = 0;
  std::vector<Id> fewest;  // dearest first
  bool operator==(const Shortage&) const = default;
};

// One year's growth of a frame beside the growth that the target allows. Shares: 0.002 is 0,2 %.
struct Growth {
  Year year = 0;
  Tkr before = 0;
  Tkr after = 0;
  double grows = 0;
  double allowed = 0;
  bool operator==(const Growth&) const = default;
};
struct Beside {
  Id kpi;
  Id frame;
  Growth growth;
  bool operator==(const Beside&) const = default;
};

struct Unmeasured {
  std::vector<Id> against;  // goals that most judge to counteract it, in the plan's order
  bool operator==(const Unmeasured&) const = default;
};

// Goals that cannot hold together.
struct Apart {
  GoalConflict conflict;
  std::vector<TriedGoal> tried;  // beside conflict.goals: what each asks for
  bool operator==(const Apart&) const = default;
};

struct Firm {
  std::optional<portfolio::Impossible> impossible;
  std::vector<PlanRule> at_fault;  // where `impossible` is none
  std::vector<portfolio::FrameOfYear> frames;
  std::vector<portfolio::StaffOfYear> staff;
  bool operator==(const Firm&) const = default;
};

struct Found {
  Id id;  // the same for as long as it is about the same things: "g-19+g-22", "room+f-rs" …
  Kind kind = Kind::pulls_apart;
  OriginKind origin = OriginKind::source;  // the weakest of all that was used
  std::vector<Id> goals;
  Id written;  // of the plan's conflicts, what somebody wrote about it; empty: nothing
  std::variant<Judged, Shortage, Beside, Unmeasured, Apart, Firm, Through, Loop, SavesAndWorsens,
               DifferentTargets, WorseTarget, Parts, Trend, PassedOver, Unexplained, Unowned,
               NeedsLater, DueTooEarly, SpillOver>
      evidence;
  bool operator==(const Found&) const = default;
};

// By ground, within a ground by kind, within a kind the most serious first; ties in the plan's
// order. Grounds are never weighed against each other. Seriousness of pairs is lexicographic:
// median of the direction that pulls most, share who see a pull, lowest strength, the two goals'
// weights. That of the other kinds stands at their functions in grounds.hpp.
// `together`: which goals hold together, when that is known; null: it is not.
std::vector<Found> find(const Plan& plan, const Feasibility* together = nullptr);

// The same in two parts, for whoever learns bit by bit which goals hold together: `beside` is what
// the first gives for the same plan.
std::vector<Found> find_beside_goals_apart(const Plan& plan);
// The same a kind at a time, of a plan that stays the same. False: all have been looked for, and
// `found` is in order.
struct Searching {
  std::size_t kinds = 0;  // that have been looked for
  std::vector<Found> found;
};
bool find_on(const Plan& plan, Searching& searching);
std::vector<Found> with_goals_apart(const Plan& plan, const Feasibility& together,
                                    std::vector<Found> beside);

// Everything that is found, with what the principle in force lets hold together: whoever answers
// about a whole plan takes it from here, so that no two answers differ.
struct AllFound {
  Feasibility together;
  std::vector<Found> conflicts;
};
AllFound find_all(const Plan& plan);

// The conflict's id, the same for the same goals.
Id id_of_apart(const std::vector<Id>& goals);

// All influences by pair and direction, in the plan's order of first mention: the matrix.
std::vector<Influences> influences_by_direction(const Plan& plan);

// What somebody wrote that is found, in the plan's order, comes first: who writes of a conflict
// means it to be read. Then the most serious judged one, then anything. Null: none is found.
const Found* to_begin_with(const Plan& plan, const std::vector<Found>& found);

}  // namespace malvag::conflict
