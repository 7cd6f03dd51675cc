// What the kinds of conflict rest on: the numbers and judgements that each is told from. Part of
// conflicts.hpp.
#pragma once

#include <optional>
#include <vector>

#include "../plan/plan.hpp"

namespace malvag::conflict {

// --- judged ---

// One goal acts on another through a third. Medians of what was judged; their product is below 0.
struct Chain {
  Id from;
  Id to;
  double first = 0;   // of `from` on the goal between
  double second = 0;  // of that one on `to`
  bool operator==(const Chain&) const = default;
};
struct Through {
  Id via;
  bool helps = true;  // what `via` gets from the first goals; it does the opposite to others
  std::vector<Chain> chains;  // strongest first
  bool operator==(const Through&) const = default;
};
// Each goal acts on the next and the last on the first.
struct Loop {
  std::vector<Id> goals;        // from the one that pulls most
  std::vector<double> medians;  // of each on the next
  bool comes_back = true;       // as a loss: the product is below 0. Else each holds the next back
  bool operator==(const Loop&) const = default;
};
struct Worsened {
  Id goal;
  Id on;  // the goal itself or its KPI
  ByYear<double> amount;
  bool operator==(const Worsened&) const = default;
};
struct SavesAndWorsens {
  Id measure;
  Id body;
  Tkr saves = 0;  // over all years, net, > 0
  std::vector<Worsened> worsened;
  bool operator==(const SavesAndWorsens&) const = default;
};

// --- computed from the plan's own numbers, or unclear in it ---

struct KpiTarget {
  Id kpi;
  Target target;
  bool operator==(const KpiTarget&) const = default;
};
struct TargetsOfYear {
  Year year = 0;
  std::vector<KpiTarget> targets;
  bool operator==(const TargetsOfYear&) const = default;
};
// Several KPIs that measure the same, for the same bodies, with different targets.
struct DifferentTargets {
  std::vector<Id> kpis;
  std::vector<Id> bodies;
  std::vector<TargetsOfYear> years;
  bool operator==(const DifferentTargets&) const = default;
};
struct WorseTarget {
  Id kpi;
  double baseline = 0;
  Year baseline_year = 0;  // 0: not stated
  ByYear<Target> target;   // those that are worse
  bool operator==(const WorseTarget&) const = default;
};
struct BodyTarget {
  Id body;
  Target target;
  bool operator==(const BodyTarget&) const = default;
};
struct PartsOfYear {
  Year year = 0;
  Target whole;
  std::vector<BodyTarget> parts;  // sum: all; each: those that ask for less than the whole
  double total = 0;               // sum: of the parts' values
  bool operator==(const PartsOfYear&) const = default;
};
struct Parts {
  Id kpi;
  Adds adds = Adds::sum;
  std::vector<PartsOfYear> years;
  bool operator==(const Parts&) const = default;
};
// A straight line by least squares through the values that are given for whole years.
struct Trend {
  Id kpi;
  std::size_t points = 0;  // ≥ 3
  Year first_year = 0;
  double first = 0;
  Year last_year = 0;
  double last = 0;
  double slope = 0;  // by year
  Year year = 0;     // of the target that the line misses first
  double reaches = 0;
  Target target;
  bool operator==(const Trend&) const = default;
};

// Measures that get money beside others that the principle's gates and levels put before them and
// that do not fit any more.
struct PassedOver {
  Id body;
  Id frame;
  Id principle;
  std::size_t tier = 0;     // the place of the first point that tells the two apart
  std::vector<Id> funded;   // the last in the principle's order first
  std::vector<Id> waiting;  // the first in the principle's order first
  bool operator==(const PassedOver&) const = default;
};
struct Unexplained {
  std::vector<Id> measures;  // locked without a reason
  bool operator==(const Unexplained&) const = default;
};
struct Unowned {
  std::vector<Id> goals;
  std::size_t of = 0;      // so many goals has the plan
  std::vector<Id> bodies;  // in whose plans they stand
  bool operator==(const Unowned&) const = default;
};

struct Beginning {
  Id measure;
  Year year = 0;  // several to choose from: the one that fits best
  bool operator==(const Beginning&) const = default;
};
struct NeedsLater {
  Beginning measure;
  std::vector<Beginning> needed;  // each later
  bool operator==(const NeedsLater&) const = default;
};
struct DueTooEarly {
  Id goal;
  Year due = 0;
  Year effect = 0;           // the first year in which a measure helps, > due
  std::vector<Id> measures;  // that help in that year
  bool operator==(const DueTooEarly&) const = default;
};

struct SpillYear {
  Year year = 0;
  Tkr own = 0;        // tkr, negative: saving
  Tkr elsewhere = 0;  // tkr, of the bodies that pay
  bool operator==(const SpillYear&) const = default;
};
struct BodyCost {
  Id body;
  Tkr costs = 0;  // over all years, net, > 0
  bool operator==(const BodyCost&) const = default;
};
struct SpillOver {
  Id measure;
  Id body;
  Tkr saves = 0;               // over all years, net, > 0
  std::vector<BodyCost> pays;  // most first
  std::vector<SpillYear> years;
  bool operator==(const SpillOver&) const = default;
};

}  // namespace malvag::conflict
