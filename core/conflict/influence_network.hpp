// What all judgements of how goals act on each other say together: which goal helps and hinders
// most, what a goal does by way of others, circles in which goals drive or brake each other, groups
// of goals that help each other, and what the plan's measures say beside the judgements.
//
// Judged: the median of all who judged a direction (influences_by_direction); a direction that
// nobody judged is 0. Derived: from effects of measures, which are the plan's own numbers. The two
// stand beside each other and are never mixed in one number.
#pragma once

#include <cstdint>

#include "conflicts.hpp"

namespace malvag::conflict {

// A goal's place in the network. Sums of medians, as core/method/influence.hpp has them.
struct GoalInfluence {
  Id goal;
  double out = 0;           // what it does to the others: helps + hinders
  double helps = 0;         // Σ of what is above 0, ≥ 0
  double hinders = 0;       // Σ of what is below 0, ≤ 0
  double in = 0;            // what the others do to it
  double helped = 0;        // ≥ 0
  double hindered = 0;      // ≤ 0
  double second_order = 0;  // by way of those that it acts on, with what comes back to itself
  double feedback = 0;      // what comes back to itself, a part of second_order
  std::size_t judged = 0;   // directions from or to it that somebody judged
  bool operator==(const GoalInfluence&) const = default;
};

enum class CircleKind {
  drives,  // nothing in it is below 0: a step in one goal comes back as help
  pulls,   // an even number is: what goes first gains on what falls behind
  brakes,  // an odd number is: a step in one goal comes back as a drag
};
// A circle of directions, each goal once, that begins with the goal that comes first in the plan.
struct Circle {
  CircleKind kind = CircleKind::drives;
  std::vector<Id> goals;
  double weakest = 0;  // the smallest of the medians' sizes: as strong as its weakest link
  bool operator==(const Circle&) const = default;
};
struct Circles {
  std::vector<Circle> strongest;  // by weakest link, then the shorter, then the plan's order
  std::int64_t drives = 0;        // how many of each kind there are
  std::int64_t pulls = 0;
  std::int64_t brakes = 0;
  bool complete = true;  // false: there are more than were counted
};

// Goals that help each other: grouped from one each, always joining the two groups whose goals are
// tied most on average, as long as that is at least one step of the scale (average linkage). Two
// goals' tie is the sum of the medians both ways; ties in the plan's order.
struct Cluster {
  std::vector<Id> goals;  // two or more, in the plan's order
  double tie = 0;         // of its pairs, on average
  bool operator==(const Cluster&) const = default;
};

// What measures for one goal do to another, or to its KPIs. A measure that is stopped or locked out
// does nothing. Help to a goal that the measure itself serves is what it is for and is left out.
struct Derived {
  Id from;
  Id to;
  std::vector<Id> helping;  // measures, in the plan's order
  std::vector<Id> hindering;
  OriginKind origin = OriginKind::source;  // the weakest of the measures'
  int sign() const {                       // 0: some help and some hinder
    return hindering.empty() ? 1 : helping.empty() ? -1 : 0;
  }
  bool operator==(const Derived&) const = default;
};

enum class Agreement {
  same,
  opposite,      // judged to help and does harm, or the other way round
  unclear,       // judged 0, or the measures go both ways
  only_derived,  // nobody judged it
};
struct BesideJudged {
  Derived derived;
  std::optional<double> median;  // none: nobody judged it
  Agreement agreement = Agreement::only_derived;
  bool operator==(const BesideJudged&) const = default;
};

struct InfluenceNetwork {
  std::vector<Influences> directions;  // judged, in the plan's order of first mention
  std::vector<GoalInfluence> goals;    // all of the plan's, in its order
  Circles loops;
  std::vector<Cluster> clusters;      // the most tied first
  bool clustered = true;              // false: too many goals are tied to be grouped
  std::vector<BesideJudged> derived;  // opposite first, then unclear, only_derived, same
  bool derived_complete = true;  // false: there are more pairs than the limit, which were not made
  OriginKind origin = OriginKind::judgement;  // the weakest of the judgements'

  // Null: nobody's judgements are above, or below, 0. The first in the plan of those that are
  // equal.
  const GoalInfluence* helps_most() const;
  const GoalInfluence* hinders_most() const;
  const GoalInfluence* hindered_most() const;
};

struct NetworkLimits {
  std::size_t longest_loop = 4;  // goals
  std::size_t loops_kept = 50;
  std::int64_t loop_steps = 2'000'000;  // of the search
  std::size_t most_clustered = 300;     // goals
  std::size_t most_derived = 20'000;    // pairs of goals
};
InfluenceNetwork influence_network(const Plan& plan, const NetworkLimits& limits = {});

// Directions that those who judged see differently: some below, some above 0. The widest first.
std::vector<Influences> seen_differently(const std::vector<Influences>& directions);

}  // namespace malvag::conflict
