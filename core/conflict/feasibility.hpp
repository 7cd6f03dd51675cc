// Which of a plan's goals can be fulfilled together with its measures, within what stands firm: the
// rooms to decide, staff, what the law requires, locks, needs, exclusions and groups.
// A goal is fulfilled when, in every year that it says (Goal::fulfilledAt), the effects on it of
// the measures that are chosen sum to its level or more, and when its KPIs' baselines with the
// effects on them meet their targets. A KPI without a baseline in its own unit, or that no measure
// moves, says nothing here: it is told among what could not be tried, for a question must not
// become a proof. What the law requires are the measures at the best of a criterion that is a gate
// of the principle, save those that are stopped or locked out.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../plan/plan.hpp"
#include "../portfolio/selection.hpp"

namespace malvag::conflict {

// Why a target could not be tried.
enum class Untried {
  no_baseline,       // the KPI has no baseline value
  other_unit,        // its baseline is in another unit
  no_measures,       // the goal has a level, and no measure acts on it
  nothing_moves_it,  // no measure acts on the KPI
  no_target,         // the goal has neither a level nor a KPI with a target
};
struct NotTried {
  Id goal;
  Id kpi;  // empty: the goal itself
  Untried why = Untried::no_target;
  bool operator==(const NotTried&) const = default;
};

// One thing that must be so for a goal to be fulfilled.
struct Level {
  Id kpi;  // empty: the goal's own level
  Year year = 0;
  TargetOperator comparison = TargetOperator::greaterOrEqual;
  double asked = 0;
  double from = 0;  // before any measure
  bool operator==(const Level&) const = default;
};
struct TriedGoal {
  Id goal;
  std::vector<Level> levels;
  bool operator==(const TriedGoal&) const = default;
};

// A rule of the plan that can be lifted, or a limit among what contradicts itself.
struct PlanRule {
  enum class Kind { law, lock_in, lock_out, stopped, need, exclusion, least, most, room, staff };
  Kind kind = Kind::need;
  Id one;         // a measure, a group, or a frame
  Id other;       // need, exclusion: the other measure
  Year year = 0;  // room, staff
  bool operator==(const PlanRule&) const = default;
};

struct MoreMoney {
  Id frame;
  Id body;
  Year year = 0;
  Tkr amount = 0;
  bool proven = false;  // less does not do
  bool operator==(const MoreMoney&) const = default;
};
struct MoreStaff {
  Id frame;
  Id body;
  Year year = 0;
  double amount = 0;  // full-time equivalents
  bool operator==(const MoreStaff&) const = default;
};
struct LowerTarget {  // with the other goals of the conflict fulfilled
  Id goal;
  std::size_t level = 0;  // place in TriedGoal::levels
  double reached = 0;
  bool proven = false;  // nearer is not possible
  bool operator==(const LowerTarget&) const = default;
};

// What stands in the way: what alone, taken away, would let the goals hold together.
struct InTheWay {
  bool money = false;
  bool staff = false;
  bool rules = false;
  // None of these alone: money and staff together, …
  bool money_and_staff = false;
  bool everything = false;  // … or only all three together
  // Nor that: the plan's measures do not reach so far.
  bool out_of_reach = false;
  // What is said not to help has been shown not to; else the search came to its limit somewhere,
  // and only what is said to help is known.
  bool settled = true;
  bool operator==(const InTheWay&) const = default;
};

// A measure that is taken, and when it begins; 0: the plan says nothing of when.
struct Begun {
  Id measure;
  Year begins = 0;
  bool operator==(const Begun&) const = default;
};

struct GoalConflict {
  std::vector<Id> goals;  // in the plan's order
  bool proven_minimal = false;
  InTheWay in_the_way;
  std::vector<LowerTarget>
      lower;                     // for each goal that a lower target would help; not for many goals
  std::vector<MoreMoney> money;  // together the least that does; empty: no money does
  bool money_proven = false;     // so little, or that no money does
  std::vector<MoreMoney> money_in_one;       // each alone enough, the least first
  std::vector<MoreStaff> staff;              // together the least that does
  std::vector<std::vector<PlanRule>> rules;  // each alone enough, the fewest first
  // What fulfils these goals with the least more of what stands in the way, as far as was searched;
  // without a measure that is not needed. Empty: nothing does, or none was found.
  std::vector<Begun> attempt;
  bool operator==(const GoalConflict&) const = default;
};

struct GivenUp {
  std::vector<Id> goals;
  double weight = 0;
  bool proven_minimal = false;
  bool operator==(const GivenUp&) const = default;
};

struct Feasibility {
  std::vector<TriedGoal> tried;
  std::vector<NotTried> not_tried;
  // Before any goal: what stands firm contradicts itself.
  std::optional<portfolio::Impossible> impossible;
  std::vector<PlanRule> at_fault;  // `impossible` only together: a smallest set of rules and limits
  std::vector<portfolio::FrameOfYear> frames;  // what `impossible` points into, and the rooms
  std::vector<portfolio::StaffOfYear> staff;
  std::vector<GoalConflict> conflicts;  // most important first
  std::vector<GivenUp> given_up;        // what to give up so that all others hold, lightest first
  std::size_t conflicts_found = 0;      // also those that are not explained in `conflicts`
  std::size_t conflicts_in_order = 0;   // so many of the first are the most important there are
  std::size_t given_up_in_order = 0;
  bool complete = false;                   // all that there are have been found
  OriginKind origin = OriginKind::source;  // the weakest of what was used
  bool operator==(const Feasibility&) const = default;
};

using MoreRoom = std::map<std::pair<Id, Year>, Tkr>;  // by frame and year, tkr

struct FeasibilityAsked {
  std::optional<Principle> principle;  // its gates are law; none: no law
  MoreRoom more_room;                  // tried: see with_more_room
  std::size_t explained = 10;          // so many conflicts, most important first
  bool operator==(const FeasibilityAsked&) const = default;
};

// With the gates of the principle that the plan goes by.
FeasibilityAsked asked_in_force(const Plan& plan);

class FeasibilityRun {
 public:
  FeasibilityRun(const Plan& plan, const FeasibilityAsked& asked);
  ~FeasibilityRun();
  FeasibilityRun(FeasibilityRun&&) noexcept;
  FeasibilityRun& operator=(FeasibilityRun&&) noexcept;

  bool step(std::int64_t nodes);  // true while there is more to do
  bool done() const;
  std::size_t explained() const;    // how many conflicts are
  std::int64_t nodes_done() const;  // of at most so many
  std::int64_t nodes_at_most() const;
  Feasibility result() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Feasibility feasibility(const Plan& plan, const FeasibilityAsked& asked);

}  // namespace malvag::conflict
