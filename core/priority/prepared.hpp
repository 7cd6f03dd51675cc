// What ranking reads of a plan, as compact tables: made once, then used for every weight that is
// tried. 10 000 measures with 12 criteria are ordered anew in about a millisecond.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ranking.hpp"
#include "room.hpp"

namespace malvag::priority {

// A ranking as places in plan.measures: for lists of which only a part is shown, and for many
// trials.
struct Order {
  std::vector<std::uint32_t> measures;  // best first; equal ones in the plan's order
  std::vector<int> places;              // beside `measures`, as RankedMeasure::place
  std::vector<std::uint32_t> unranked;  // in the plan's order
  std::vector<std::uint32_t> outside;   // of the principle's scope, in the plan's order
  std::vector<std::uint32_t> done;      // in the plan's order
  std::vector<std::uint32_t> stopped;   // the same
  std::size_t line = 0;
  std::size_t fixed = 0;  // so many above the line stand there whatever the weights are
  Year line_year = 0;
  std::vector<RoomOfYear> rooms;
  std::vector<FrameOfYear> frames;
  std::vector<MissingRoom> next_lacks;
  bool operator==(const Order&) const = default;
};

// One weight per criterion of each weighted tier, in the tier's order; nothing for the other tiers.
using Weights = std::vector<std::vector<double>>;
Weights weights_of(const Principle& principle);

class Prepared;

using UsesOfMeasures = std::vector<std::vector<Use>>;  // by place in the plan

// The measures that a question asks about and that have every score the principle asks for, with
// all that weights do not change. Stands on its own.
class Candidates {
 public:
  Candidates(const Prepared& prepared, const Principle& principle, const Question& question);

  // How one set of weights sorts the candidates, best first. Kept between calls, it needs no new
  // memory.
  struct Sorting {
    struct Entry {
      std::int64_t key = 0;  // all gates and levels that come first, and the first weighted tier
      std::uint32_t candidate = 0;  // place in measures()
    };
    std::vector<Entry> entries;
    std::vector<double> points;
    std::vector<std::vector<std::int64_t>> later_keys;  // of tiers after the first weighted one
    bool equal(const Entry& one, const Entry& other) const;
  };
  void sort(const Weights& weights, Sorting& sorting) const;
  std::size_t line(const Sorting& sorting) const;
  std::size_t line(const std::vector<std::uint32_t>& candidates) const;  // best first
  // How many are above the line in whatever order the weights put those that the gates and levels
  // before them leave equal.
  std::size_t fixed_above() const;
  Order order(const Weights& weights) const;

  // Places in plan.measures, in the plan's order.
  const std::vector<std::uint32_t>& measures() const { return measures_; }
  const std::vector<std::uint32_t>& unranked() const { return unranked_; }
  const Collection<Measure>& plan_measures() const { return plan_measures_; }
  // Of a measure by its place in the plan; none: it is not ranked.
  std::optional<std::uint32_t> candidate(std::size_t measure) const;
  // What a tier gives each candidate, in the units that are compared, higher first.
  std::vector<std::int64_t> results(std::size_t tier, const std::vector<double>& weights) const;
  // Of a weighted tier: values by criterion in the tier's order, by candidate. Empty for others.
  const std::vector<std::vector<double>>& values(std::size_t tier) const {
    return tiers_[tier].columns;
  }
  void set_value(std::size_t tier, std::size_t criterion, std::size_t candidate, double value) {
    tiers_[tier].columns[criterion][candidate] = value;
  }
  // False: no room is stated for the year that would draw the line.
  bool has_line() const { return line_year_ != 0; }
  Year line_year() const { return line_year_; }  // 0: there is none

  // What a candidate, or any of the plan's measures, takes of the rooms that draw the line.
  std::span<const Use> line_uses(std::uint32_t candidate) const {
    return {line_uses_.data() + line_begins_[candidate],
            line_begins_[candidate + 1] - line_begins_[candidate]};
  }
  std::vector<Use> line_uses(const Measure& measure) const;

  // Those rooms, while measures are taken from the top.
  class Filling {
   public:
    explicit Filling(const Candidates& candidates) : left_(candidates.line_left_) {}
    // What saves always does.
    bool fits(std::span<const Use> uses) const {
      for (const Use& use : uses) {
        if (use.cost > 0 && use.cost > left_[use.room]) return false;
      }
      return true;
    }
    void take(std::span<const Use> uses) {
      for (const Use& use : uses) left_[use.room] -= use.cost;
    }

   private:
    std::vector<Tkr> left_;
  };

 private:
  struct TierTable {
    bool weighted = false;
    std::vector<std::int64_t> keys;            // gate, level: by candidate, higher first
    std::vector<std::vector<double>> columns;  // weighted: values by criterion, by candidate
  };
  TierTable table(const Prepared& prepared, const Tier& tier) const;
  std::vector<std::int64_t> groups(std::size_t tiers) const;
  void add_points(const TierTable& tier, const std::vector<double>& weights,
                  std::vector<double>& points) const;

  Collection<Measure> plan_measures_;
  std::vector<std::uint32_t> measures_;
  std::vector<std::uint32_t> unranked_;
  std::vector<std::uint32_t> outside_;
  std::vector<std::uint32_t> done_;
  std::vector<std::uint32_t> stopped_;
  std::vector<TierTable> tiers_;
  std::size_t leading_ = 0;           // how many gates and levels come before all weighted tiers
  std::vector<std::int64_t> groups_;  // by candidate: what those make together, higher first

  void add_rooms();
  void choose_line(Year asked);
  void add_spent(const std::vector<Tkr>& spent, Order& order) const;
  template <class CandidateAt>
  std::size_t line_of(std::size_t count, CandidateAt at) const;

  std::shared_ptr<const Rooms> rooms_;
  std::shared_ptr<const UsesOfMeasures> uses_;
  std::optional<Id> body_;   // asked about
  std::vector<bool> binds_;  // by room: it is asked about, and says something
  std::vector<Tkr> given_;   // by room
  Year line_year_ = 0;
  std::vector<std::uint32_t> line_rooms_;       // of rooms_, rising
  std::vector<Tkr> line_left_;                  // beside them: what those that are done leave
  std::vector<Use> line_uses_;                  // of line_rooms_
  std::vector<std::size_t> line_begins_ = {0};  // by candidate, and the end
};

class Prepared {
 public:
  explicit Prepared(const Plan& plan);
  // Nothing that it was made of has changed.
  bool holds_for(const Plan& plan) const;

  Order order(const Principle& principle, const Question& question = {}) const;
  Ranking ranking(const Principle& principle, const Question& question = {}) const;
  // The row at `index` of an order that this principle gave.
  RankedMeasure row(const Order& order, std::size_t index, const Principle& principle) const;
  UnrankedMeasure unranked(std::uint32_t measure, const Principle& principle) const;

  const Collection<Measure>& measures() const { return measures_; }
  const std::shared_ptr<const Rooms>& rooms() const { return rooms_; }
  const std::shared_ptr<const UsesOfMeasures>& uses() const { return uses_; }
  bool is_within(const Principle& principle, const Measure& measure) const;
  std::optional<std::size_t> criterion(std::string_view id) const { return criteria_.place_of(id); }
  bool known(std::size_t criterion, std::size_t measure) const {
    return known_[criterion * measures_.size() + measure] != 0;
  }
  double value(std::size_t criterion, std::size_t measure) const {
    return values_[criterion * measures_.size() + measure];
  }
  // The place on the scale in units of 1e-11 of its extent: of 1e-9 points.
  std::int64_t level(std::size_t criterion, std::size_t measure) const {
    return levels_[criterion * measures_.size() + measure];
  }
  bool at_best(std::size_t criterion, std::size_t measure) const {
    return level(criterion, measure) == 100'000'000'000;
  }

 private:
  TierResult result(const Tier& tier, std::size_t measure) const;

  Collection<Measure> measures_;
  Collection<Criterion> criteria_;
  Collection<Frame> frames_;
  Collection<Body> bodies_;
  Collection<Area> areas_;
  Collection<Goal> goals_;
  // By criterion, then by measure.
  std::vector<double> values_;
  std::vector<std::int64_t> levels_;
  std::vector<unsigned char> known_;
  std::shared_ptr<const Rooms> rooms_;
  std::shared_ptr<const UsesOfMeasures> uses_;
};

}  // namespace malvag::priority
