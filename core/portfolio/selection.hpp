// Which of a plan's measures to take within several years' frames: the most value that the room to
// decide allows, by a principle, with proof. Where the principle has gates or levels before its
// weights, the groups that they make are filled in their order (lexicographic goal programming,
// Ignizio 1976): first the most value of the first group, then, without giving up any of it, of the
// second, and so on.
// What a measure is worth here is its points less those of changing nothing (Scale::unchanged), so
// that what does harm is worth less than nothing, and a saving that does harm is made only where
// what its money pays for outweighs it. Ranking is not affected: it is the same for every measure.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "../plan/plan.hpp"
#include "../priority/ranking.hpp"
#include "../priority/room.hpp"
#include "program.hpp"

namespace malvag::priority {
class Prepared;
}

namespace malvag::portfolio {

struct Asked {
  Principle principle;
  std::optional<Id> body;                  // only this body's measures and frames
  std::int64_t permille = 1000;            // of every frame's room, not of its staff
  std::map<Id, LockKind> locks;            // tried; they stand before the plan's own
  std::vector<std::vector<Id>> not_these;  // choices that are known: what comes next after them
  bool nor_parts_of_these = false;         // it holds something that each of them does not
  bool operator==(const Asked&) const = default;
};

// In what unit points are counted. whole: in one in which each measure's are whole, down to
// billionths of a point; where they are whole in none, in millionths, and the bound says by how
// much another choice could have more. thousandths: for solvers that count with doubles, to whom
// larger numbers are not exact.
enum class Fineness { whole, thousandths };

// What the chosen take of the rooms that bind: priority/room.hpp tells what counts against which.
using priority::FrameOfYear;

// Full-time equivalents, in thousandths: less than two hours of a year's work. A frame's count for
// its body's measures and for those of the bodies below that have none of their own that year.
struct StaffOfYear {
  Id frame;
  Id body;
  Year year = 0;
  std::int64_t limit = 0;
  std::int64_t used = 0;   // with `given`
  std::int64_t given = 0;  // by measures that are done
  bool operator==(const StaffOfYear&) const = default;
};

struct Taken {
  Id measure;
  double points = 0;    // more than changing nothing
  bool locked = false;  // somebody has said that it is to be taken, or a gate requires it
  bool by_law = false;  // the gate
  // The first year of its costs, where it has years to choose among: of those that fit the
  // earliest, for none of the taken is there room to begin earlier while the others stay.
  std::optional<Year> begins;
  bool operator==(const Taken&) const = default;
};

// The first that holds, in this order. Where a measure can begin in several years, all have been
// tried, and what is said is of the one that lacks the least.
enum class LeftOutBy {
  stopped,    // it is not there to be chosen
  lock,       // somebody has said that it is not to be taken
  scores,     // a score is missing that the principle asks for
  outside,    // the principle is not made for it, so it is not chosen about here
  exclusion,  // cannot go with `other`, which is taken
  need,       // needs `other`, which is not taken, or not begun by then
  group,      // as many of the group `other` are taken as may be
  harm,       // worth less than changing nothing, and what it saves pays for nothing better
  money,      // `missing` tkr too little in `frame`, the one where most is missing
  staff,      // the same of staff, with money enough
  tier,       // as money or staff, and already what the principle serves first by `tier` leaves
              // too little for it
  worth,      // there is room, but it adds nothing that the principle counts
  open,       // it would fit and add: the search is not at its end, or a known choice is ruled out
};
struct LeftOut {
  Id measure;
  double points = 0;
  LeftOutBy by = LeftOutBy::worth;
  Id other;                          // a measure or a group
  std::optional<std::size_t> frame;  // place in Selection::frames
  Tkr missing = 0;
  std::optional<std::size_t> staff;  // place in Selection::staff, also when money is missing too
  std::int64_t missing_staff = 0;    // thousandths
  std::optional<std::size_t> tier;   // place in the principle's tiers
  std::string tier_title;            // its own, or its criterion's
  bool tried = false;                // lock: it is one that is tried, not the plan's
  bool operator==(const LeftOut&) const = default;
};

enum class ImpossibleBy {
  lock,       // `one` is to be taken and needs `other`, which is not to be taken
  exclusion,  // both are to be taken, and cannot go together
  least,      // of the group `one` fewer can be taken than are to be
  most,       // of the group `one` more are to be taken than may be
  frame,      // what is to be taken costs `missing` too much in `frame`, with all savings made
  staff,      // it needs `missing_staff` too many in `staff`
  together,   // each holds alone, all of them do not
};
struct Impossible {
  ImpossibleBy by = ImpossibleBy::together;
  Id one;
  Id other;
  std::optional<std::size_t> frame;
  Tkr missing = 0;
  std::optional<std::size_t> staff;
  std::int64_t missing_staff = 0;
  std::int64_t can = 0;  // least: how many can be taken; most: how many are to be
  bool operator==(const Impossible&) const = default;
};

struct Selection {
  std::vector<Taken> taken;       // in the principle's order
  std::vector<LeftOut> left_out;  // in the principle's order, those without a score last
  std::vector<Id> done;           // given: not chosen about, and their costs are taken already
  std::vector<FrameOfYear> frames;
  std::vector<StaffOfYear> staff;
  // What the taken cost bodies that have no room for it, in the order of the plan's bodies.
  std::vector<priority::Uncovered> uncovered;
  double points = 0;             // of all taken
  std::vector<double> by_group;  // the same for each of the principle's groups, the first first
  // No choice has more points, given what earlier groups get. Above `points` also where that is
  // proven but points are no whole units: by less than a millionth for each measure.
  double bound = 0;
  bool proven = false;
  std::optional<Impossible> impossible;  // then nothing is taken
  bool operator==(const Selection&) const = default;
};

// Which of two choices for the same measures and principle serves better what the principle puts
// first: above 0 the one, below 0 the other, 0 neither, where `within` so many points are the same.
inline constexpr double same_points = 1e-6;
int compared_in_order(const Selection& one, const Selection& other);
int compared_in_order(const std::vector<double>& one, const std::vector<double>& other,
                      double within = same_points);

// A long computation, made in steps so that it can be shown while it goes and be stopped.
class SelectionRun {
 public:
  SelectionRun(const Plan& plan, Asked asked, Fineness fineness = Fineness::whole);
  // The question is made and the search begun by the first steps: for very many measures, where
  // each part of that is a frame's work. A step of no nodes does one part, any other what is left.
  // `prepared`: of the same plan; null where none is at hand.
  static SelectionRun begun_by_step(const Plan& plan, Asked asked,
                                    std::shared_ptr<const priority::Prepared> prepared);
  bool has_begun() const;
  ~SelectionRun();
  SelectionRun(SelectionRun&&) noexcept;
  SelectionRun& operator=(SelectionRun&&) noexcept;

  // Looks at up to `nodes` more of the search; true while there is more to do.
  bool step(std::int64_t nodes);
  bool done() const;
  Selection result() const;  // the best so far

  // For whoever lets another solver than ours fill the groups, in place of steps: the group at hand
  // as a program, null when all are filled; an allowed choice for it, which result() then gives
  // unless a better one is known; and that the best one known is the best there is.
  const Program* question() const;
  void suggest(const Choice& choice);
  void accept();
  std::size_t group() const;   // at hand, from 0
  std::size_t groups() const;  // in the order in which they are filled
  // An item of the question: a measure, and the year it begins where it has several to choose
  // among.
  Id measure_of(Item item) const;
  std::optional<Year> beginning_of(Item item) const;
  // What a result is worth in each group, in points: the first difference decides which of two is
  // the better.
  std::vector<double> worth(const Selection& selection) const;
  double units_of_a_point() const;  // what the program's values are

 private:
  struct State;
  explicit SelectionRun(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

inline constexpr std::int64_t nodes_unless_told = 2'000'000;
// Of choices that are as good, the one with what stands first in the principle's order, as far as
// exchanging one measure for another gives it.
Selection select(const Plan& plan, const Asked& asked, std::int64_t nodes = nodes_unless_told);

// Another choice that serves the principle as well as the best. None: there is none, the search was
// too short to find it, or `selection` is not proven to be the best.
inline constexpr std::int64_t nodes_for_another = 50'000;
std::optional<Selection> another_as_good(const Plan& plan, Asked asked, const Selection& selection,
                                         std::int64_t nodes = nodes_for_another);

}  // namespace malvag::portfolio
