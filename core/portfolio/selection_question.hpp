// A plan's question as a program: who may be chosen, what they cost where, and the rules. Part of
// selection.hpp.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "program.hpp"
#include "selection.hpp"

namespace malvag::priority {
class Prepared;
}

namespace malvag::portfolio {

// A measure, or one of the years in which it can begin.
struct Candidate {
  std::uint32_t measure = 0;  // place in the plan
  std::int64_t units = 0;     // Question::units_of_a_point, more than changing nothing
  double points = 0;
  std::size_t group = 0;  // the first is served first
  Item first = 0;         // the measure's years stand beside each other, the earliest first
  std::uint32_t forms = 1;
  Year begins = 0;  // of the first cost, else of the first staff; 0: neither is stated
};

// The most of something that the chosen may use: a room in tkr, or staff in thousandths.
struct Limit {
  std::int64_t most = 0;   // what those that are done leave
  std::vector<Term> uses;  // by item
};

// Which rule of the plan a row of the program says, for whoever asks what stands in the way.
struct RowOfRule {
  enum class Kind { need, exclusion, least, most };
  std::size_t row = 0;
  Kind kind = Kind::need;
  Id one;    // a measure, or a plan group
  Id other;  // the measure that it needs, or cannot go with
  bool operator==(const RowOfRule&) const = default;
};

struct Question {
  Plan plan;  // shares its collections with the one that was given
  Asked asked;
  std::vector<Candidate> candidates;  // in the ranking's order
  double units_of_a_point = 1'000;
  double lost_points = 0;  // at most so many more than its units say has any choice; 0: units are
                           // the points
  std::vector<std::uint32_t> unranked;  // places in the plan
  std::vector<std::uint32_t> outside;   // of the principle's scope, the same
  std::vector<std::uint32_t> stopped;   // the same
  std::vector<std::uint32_t> given;     // done ones in the whole plan, the same
  std::map<Id, Item> item_of;           // the first, by measure
  std::size_t groups = 0;
  std::vector<std::vector<std::int64_t>> keys;  // by group: a number for each leading gate, level
  std::vector<FrameOfYear> frames;
  std::vector<StaffOfYear> staff;
  std::vector<Limit> limits;                                   // the frames', then the staff's
  std::vector<std::vector<Term>> uses;                         // by item: of which limit, how much
  std::map<Item, std::vector<priority::Uncovered>> uncovered;  // of the items that have any
  std::vector<std::vector<Item>> against;      // by item that is a measure's first: cannot go with
  std::vector<unsigned char> forbidden;        // by item that is a measure's first
  std::vector<unsigned char> mandatory;        // the same
  std::vector<unsigned char> by_law;           // the same: mandatory for the law's sake
  std::vector<std::vector<Id>> against_given;  // by item that is a measure's first: done measures
                                               // that it cannot go with
  std::vector<std::size_t> least_rows;         // the rows of the groups' minima, by plan group;
                                               // none: no_row
  std::vector<std::vector<Item>> members;      // firsts, by plan group
  std::optional<Program> program;              // none: impossible; its first rows are the limits
  std::vector<RowOfRule> rules;                // by row, rising
  std::optional<Impossible> impossible;

  static constexpr std::size_t no_row = static_cast<std::size_t>(-1);
  const Measure& measure(Item item) const { return plan.measures[candidates[item].measure]; }
  bool takes(const Choice& choice, Item first) const;
  std::vector<std::int64_t> used(const Choice& choice) const;  // by limit
};

Question question_of(const Plan& plan, Asked asked, Fineness fineness = Fineness::whole);

// Of a question that has its plan and what is asked, and stays in its place: each call makes a part
// of the rest; false when it is whole. `prepared`: of the same plan; null where none is at hand.
std::function<bool()> making_of(Question& question, Fineness fineness,
                                std::shared_ptr<const priority::Prepared> prepared);

// Of a question about one body, the group's other measures are taken as given; so are those that
// are done. None: as many as there are may be taken.
std::int64_t least_of(const Question& question, std::size_t group);
std::optional<std::int64_t> most_of(const Question& question, std::size_t group);
// How many of the group's members are done; of a question about one body, of that body's.
std::int64_t done_members(const Question& question, const malvag::Group& group);

// What stands out before any search: rules and limits held against what is to be taken.
std::optional<Impossible> contradiction(const Question& question);
Impossible shortage_of(const Question& question, std::size_t limit, std::int64_t missing);

// Why each measure that is not taken is not, beside the choice that is.
std::vector<LeftOut> reasons(const Question& question, const Choice& choice);

}  // namespace malvag::portfolio
