// Which of a plan's measures to take within several years' frames: the most value that the room to
// decide allows, by a principle, with proof. Where the principle has gates or levels before its
// weights, the groups that they make are filled in their order (lexicographic goal programming,
// Ignizio 1976): first the most value of the first group, then, without giving up any of it, of the
// second, and so on.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "../plan/plan.hpp"
#include "../priority/ranking.hpp"

namespace malvag::portfolio {

struct Asked {
  Principle principle;
  std::optional<Id> body;                  // only this body's measures and frames
  std::int64_t permille = 1000;            // of every frame's room
  std::map<Id, LockKind> locks;            // tried; they stand before the plan's own
  std::vector<std::vector<Id>> not_these;  // choices that are known: what comes next after them
};

// The room of a frame in a year, and what the chosen take of it. A frame counts for its body's
// measures and for those of the bodies below that have no frame of their own with a room that year.
struct FrameOfYear {
  Id frame;
  Id body;
  Year year = 0;
  Tkr room = 0;
  Tkr spent = 0;  // net of savings
  bool operator==(const FrameOfYear&) const = default;
};

struct Taken {
  Id measure;
  double points = 0;
  bool locked = false;
  bool operator==(const Taken&) const = default;
};

enum class LeftOutBy {
  lock,       // somebody has said that it is not to be taken
  scores,     // a score is missing that the principle asks for
  exclusion,  // cannot go with `other`, which is taken
  need,       // needs `other`, which is not taken
  money,      // `missing` tkr too little in `frame`, the one where most is missing
  worth,      // there is room, but it adds nothing that the principle counts
};
struct LeftOut {
  Id measure;
  double points = 0;
  LeftOutBy by = LeftOutBy::worth;
  Id other;
  std::optional<std::size_t> frame;  // place in Selection::frames
  Tkr missing = 0;
  bool operator==(const LeftOut&) const = default;
};

enum class ImpossibleBy {
  lock,       // `one` is to be taken and needs `other`, which is not to be taken
  exclusion,  // both are to be taken, and cannot go together
  frame,      // what is to be taken costs `missing` too much in `frame`, with all savings made
  together,   // each holds alone, all of them do not
};
struct Impossible {
  ImpossibleBy by = ImpossibleBy::together;
  Id one;
  Id other;
  std::optional<std::size_t> frame;
  Tkr missing = 0;
  bool operator==(const Impossible&) const = default;
};

struct Selection {
  std::vector<Taken> taken;       // in the principle's order
  std::vector<LeftOut> left_out;  // in the principle's order, those without a score last
  std::vector<FrameOfYear> frames;
  double points = 0;  // of all taken
  double bound = 0;   // no choice has more points, given what earlier groups get
  bool proven = false;
  std::optional<Impossible> impossible;  // then nothing is taken
  bool operator==(const Selection&) const = default;
};

// A long computation, made in steps so that it can be shown while it goes and be stopped.
class SelectionRun {
 public:
  SelectionRun(const Plan& plan, Asked asked);
  ~SelectionRun();
  SelectionRun(SelectionRun&&) noexcept;
  SelectionRun& operator=(SelectionRun&&) noexcept;

  // Looks at up to `nodes` more of the search; true while there is more to do.
  bool step(std::int64_t nodes);
  bool done() const;
  Selection result() const;  // the best so far

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Selection select(const Plan& plan, const Asked& asked, std::int64_t nodes = 2'000'000);

}  // namespace malvag::portfolio
