// Ranks measures by a principle of ordered tiers. Additive value over declared scales
// (Keeney & Raiffa 1976): value = Σ share · v(score), v piecewise linear from 0 at the scale's
// worst to 1 at its best, share = weight / Σ weights. Tiers are lexicographic: a later tier only
// orders what the earlier ones leave equal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "../plan/plan.hpp"

namespace malvag::priority {

struct Contribution {
  Id criterion;
  double share = 0;   // 0…1, of all weight in the tier
  double value = 0;   // 0…1
  double points = 0;  // 100 · share · value
  bool operator==(const Contribution&) const = default;
};
struct TierResult {
  TierKind kind = TierKind::weighted;
  // gate: 1 passes, 0 does not. level: the score. weighted: 0…100 points.
  double result = 0;
  std::vector<Contribution> contributions;  // weighted only, in the tier's order
  bool operator==(const TierResult&) const = default;
};
struct RankedMeasure {
  Id measure;
  int place = 0;      // from 1; equal measures share the better place, the next is skipped
  bool tied = false;  // shares its place
  std::vector<TierResult> tiers;
  double points = 0;        // of the last weighted tier, 0…100; 0 when there is none
  bool above_line = false;  // the room reaches it
  bool operator==(const RankedMeasure&) const = default;
};
struct UnrankedMeasure {  // a score is missing that the principle asks for
  Id measure;
  std::vector<Id> missing;  // criteria
  bool operator==(const UnrankedMeasure&) const = default;
};
// A room that binds, and what is taken of it. See room.hpp for what counts against it.
struct FrameOfYear {
  Id frame;  // that states it, of several the first; empty: the whole plan's
  Id body;
  Year year = 0;
  Tkr room = 0;
  Tkr spent = 0;  // net of savings, with `given`
  Tkr given = 0;  // by measures that are done
  bool operator==(const FrameOfYear&) const = default;
};
// The same of all that a question asks about: of the whole plan, or of what covers one body.
struct RoomOfYear {
  Year year = 0;
  Tkr room = 0;
  Tkr spent = 0;
  Tkr given = 0;
  bool operator==(const RoomOfYear&) const = default;
};
// How much more of a room would be needed.
struct MissingRoom {
  std::size_t frame = 0;  // place in Ranking::frames
  Tkr amount = 0;         // tkr, above 0
  bool operator==(const MissingRoom&) const = default;
};
struct Ranking {
  std::vector<RankedMeasure> measures;  // best first; equal ones in the plan's order
  std::vector<UnrankedMeasure> unranked;
  std::vector<Id> outside;              // for which the principle is not made, in the plan's order
  std::vector<Id> done;                 // given: they only take of the room
  std::vector<Id> stopped;              // not there
  std::size_t line = 0;                 // how many of `measures` stand above the line
  Year line_year = 0;                   // the year that draws the line, 0: no room is stated for it
  std::vector<RoomOfYear> rooms;        // every year that has a room, taken down to the line
  std::vector<FrameOfYear> frames;      // what they are made of: each that binds
  std::vector<MissingRoom> next_lacks;  // what keeps the first below the line from fitting
  bool operator==(const Ranking&) const = default;
};

struct Question {
  Year year = 0;           // draws the line; 0: the first year that has a room
  std::optional<Id> body;  // only this body's measures and the rooms that cover them
};

// Results are compared in whole units of 1e-9 points: below that only rounding speaks, and whole
// units make equality hold through a chain of equals.
//   gate      the criterion's score is at its scale's best, or not
//   level     the score's place on its scale, nearer the best first
//   weighted  the sum of share · value
// A principle with a scope ranks only what lies within it: a body's measures and those of the
// bodies below it, and measures for goals in an area or a strategy. A score is the one that is
// written, moved towards the scale's worst by the measure's downgrades of that criterion, at most
// to it.
//
// A measure needs a score on every criterion that the principle names, also at weight 0, so that
// moving a weight never changes which measures are ranked. Weights below 0 count as 0.
//
// The line: measures are taken from the top while what they cost in the line's year stays within
// each room that it counts against (room.hpp); the first that does not fit draws the line, and all
// after it are below. A measure that costs nothing or saves always fits (so a negative room, a
// demand to save, is filled from the top too). What is done has taken its part of the rooms before;
// what has ended, done or stopped, has no place (see standing.hpp). For many rankings of one plan,
// see prepared.hpp.
Ranking rank(const Plan& plan, const Principle& principle, const Question& question = {});

// None: no year draws the line.
const RoomOfYear* room_of_line(const std::vector<RoomOfYear>& rooms, Year line_year);

// The principle that decides when none is named: the adopted one that no later adopted version
// replaces, of several the one adopted last, else the plan's first. Null: the plan has none.
const Principle* principle_in_force(const Plan& plan);

// The principle with one criterion of its last weighted tier given `share` (0…1) and the others
// keeping their proportions (equal parts if they had none).
Principle with_share(const Principle& principle, const Id& criterion, double share);
double share_of(const Tier& tier, const Id& criterion);

// A score as it is counted everywhere: one written outside the scale is read as the scale's nearer
// end. The rule MV031 says so where it happens.
double read_on(const Scale& scale, double score);

// What a measure's downgrades add to a score, in its unit: towards the worst.
double lowering(const Measure& measure, const Criterion& criterion);

// The measure's score as it is read, with its downgrades; none: it has no score.
std::optional<double> lowered_score(const Measure& measure, const Criterion& criterion);

// Both 0…1 and clamped to the scale; on a scale without extent every score is at its best.
double place_on(const Scale& scale, double score);  // straight from worst to best
double value_on(const Scale& scale, double score);  // through the scale's points

}  // namespace malvag::priority
