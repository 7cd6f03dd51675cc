// What a principle leaves undecided: where it says nothing, and where what it says cannot be held
// up between bodies.
#pragma once

#include <vector>

#include "ranking.hpp"

namespace malvag::priority {

struct Undecided {
  // Measures that share a place, a list a place.
  std::vector<std::vector<Id>> equal;
  // Criteria of gates and levels whose scores hold only within one body's field, where the ranking
  // has several bodies: between these the principle does not decide.
  std::vector<Id> within_bodies;
  std::vector<Id> unscored;  // a score is missing
  std::vector<Id> outside;   // of its scope
  bool operator==(const Undecided&) const = default;
};
// `ranking` is what rank gave for this plan and principle.
Undecided undecided(const Plan& plan, const Principle& principle, const Ranking& ranking);

// Whether the tier's scores can be held beside each other for these two.
bool can_compare(const Plan& plan, const Tier& tier, const Measure& one, const Measure& other);

}  // namespace malvag::priority
