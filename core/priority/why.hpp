// Why a measure stands where it does, as data; the words are made in app/.
#pragma once

#include <optional>
#include <vector>

#include "ranking.hpp"

namespace malvag::priority {

// One criterion of a weighted tier, this measure beside a neighbour.
struct Lead {
  Id criterion;
  double points = 0;  // > 0: this measure gets more
  bool operator==(const Lead&) const = default;
};

// This measure beside the one next to it in the list.
struct Beside {
  Id measure;
  // The first tier whose result differs, a place in the principle's tiers; none: they are equal.
  std::optional<std::size_t> tier;
  // How far apart that tier's results are, ≥ 0: 1 for a gate, the scale's own steps for a level,
  // points for a weighted tier.
  double difference = 0;
  // Where that tier is weighted: where this measure leads most, and where it trails most; none if
  // there is no such criterion.
  std::optional<Lead> most_ahead;
  std::optional<Lead> most_behind;
  bool operator==(const Beside&) const = default;
};

struct Why {
  Id measure;
  int place = 0;
  bool above_line = false;
  std::optional<Beside> above;          // the one before it in the list
  std::optional<Beside> below;          // the one after it
  std::optional<Contribution> largest;  // of the last weighted tier, when it gives anything
  // Of the line's year; nothing when no room draws it.
  std::optional<std::size_t> room;   // place in Ranking::frames: the one that covers its body
  Tkr spent = 0;                     // of it, net: by what is done and by all down to this one
  std::vector<MissingRoom> missing;  // below the line: all that would carry it past this one
  bool operator==(const Why&) const = default;
};

// `ranking` is what rank gave for this plan and principle. None when the measure is not ranked
// there.
std::optional<Why> why(const Plan& plan, const Principle& principle, const Ranking& ranking,
                       const Id& measure);

}  // namespace malvag::priority
