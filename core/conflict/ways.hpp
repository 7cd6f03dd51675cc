// What the ways out of a conflict give up, and what the principle says of it.
#pragma once

#include <cstddef>
#include <vector>

#include "../priority/prepared.hpp"
#include "conflicts.hpp"

namespace malvag::conflict {

struct LeftOut {
  std::vector<Id> measures;
  std::vector<Id> goals_without;  // goals that then have no measure left, in the plan's order
  bool operator==(const LeftOut&) const = default;
};
// Without these measures.
LeftOut left_out(const Plan& plan, std::vector<Id> measures);
// Without what an order of the plan's measures leaves below its line and costs something in the
// line's year; what saves or is free is kept.
LeftOut below_the_line(const Plan& plan, const priority::Prepared& prepared,
                       const Principle& principle, const Id& frame, Year year);

// The measures of one goal that do not serve the other, and what they cost over all years.
struct OwnMeasures {
  std::vector<Id> measures;
  Tkr cost = 0;              // tkr, net of savings, with what other bodies pay
  bool others_pay = false;   // some of it
  bool all_can_be = true;    // none excludes another, and no group has more of them than it may
  bool need_others = false;  // one needs a measure that is neither among them nor done
  bool operator==(const OwnMeasures&) const = default;
};
OwnMeasures own_measures(const Plan& plan, const Id& goal, const Id& other);

enum class Verdict { no_principle, does_not_decide, decides };
struct Principled {
  Verdict verdict = Verdict::no_principle;
  Id before;             // decides: the goal whose measures go first
  std::size_t tier = 0;  // decides: the place of the principle's point that does it
  bool operator==(const Principled&) const = default;
};
// A principle orders measures, not goals. It decides between two goals only where its gates and
// levels, which no weight can outdo, put every measure of the one before every measure of the
// other; measures that serve both, and those with a score missing, do not count.
Principled principled(const Plan& plan, const Principle* principle,
                      const priority::Prepared& prepared, const Id& one, const Id& other);

}  // namespace malvag::conflict
