// Makes a plan's question into a program: candidates with the years in which they can begin, limits
// of money and staff, and rules.
#include "selection_question.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "../priority/prepared.hpp"
#include "../priority/room.hpp"
#include "../priority/shares.hpp"
#include "../priority/standing.hpp"

namespace malvag::portfolio {
namespace {

constexpr double coarsest = 1e3;         // units of a point
constexpr double finest = 1e9;           // ten thousand measures of a hundred points can be summed
constexpr double where_not_whole = 1e6;  // points such as thirds are whole in no unit
constexpr double rounding = 1e-12;       // of a point, counted with doubles
constexpr double parts_of_an_equivalent = 1'000;

// The gates and levels that come before the weights, as one key; the least is served first.
std::vector<std::int64_t> leading_key(const priority::Prepared& prepared,
                                      const Principle& principle, std::uint32_t measure) {
  std::vector<std::int64_t> key;
  for (const Tier& tier : principle.tiers) {
    if (tier.kind == TierKind::weighted) break;
    const auto criterion = prepared.criterion(tier.criterion);
    if (!criterion) break;
    key.push_back(tier.kind == TierKind::gate ? (prepared.at_best(*criterion, measure) ? 0 : 1)
                                              : -prepared.level(*criterion, measure));
  }
  return key;
}

const Tier* first_weighted(const Principle& principle) {
  for (const Tier& tier : principle.tiers) {
    if (tier.kind == TierKind::weighted) return &tier;
  }
  return nullptr;
}

// What changing nothing gives by the first weighted tier.
double points_unchanged(const Plan& plan, const Principle& principle) {
  const Tier* tier = first_weighted(principle);
  if (!tier) return 0;
  double total = 0, points = 0;
  for (const auto& [id, weight] : tier->weights) total += std::max(weight, 0.0);
  if (total <= 0) return 0;
  for (const auto& [id, weight] : tier->weights) {
    const Criterion* criterion = plan.criteria.find(id);
    if (!criterion || !criterion->scale.unchanged) continue;
    points += 100 * (std::max(weight, 0.0) / total) *
              priority::value_on(criterion->scale, *criterion->scale.unchanged);
  }
  return points;
}

// Of ranked measures: points of the first weighted tier; a principle without one counts measures.
class Points {
 public:
  Points(const priority::Prepared& prepared, const Principle& principle) : prepared_(prepared) {
    const Tier* tier = first_weighted(principle);
    if (!tier) return;
    is_weighted_ = true;
    shares_ = priority::shares_of(*tier);
    for (const auto& [id, weight] : tier->weights) criteria_.push_back(*prepared.criterion(id));
  }

  double of(std::uint32_t measure) const {
    if (!is_weighted_) return 1;
    double points = 0;
    for (std::size_t at = 0; at < criteria_.size(); ++at) {
      points += 100 * shares_[at] * prepared_.value(criteria_[at], measure);
    }
    return points;
  }

 private:
  const priority::Prepared& prepared_;
  bool is_weighted_ = false;
  std::vector<double> shares_;
  std::vector<std::size_t> criteria_;
};

Year first_year(const Measure& measure) {
  if (!measure.costs.empty()) return measure.costs.begin()->first;
  if (!measure.staff.empty()) return measure.staff.begin()->first;
  return 0;
}

struct Years {
  Year first = 0;  // 0: no limit is stated
  Year last = 0;
  void add(Year year) {
    first = first == 0 ? year : std::min(first, year);
    last = std::max(last, year);
  }
};

// A year outside those that have limits would be free of all of them; where it could only begin
// there, it begins as early as it can.
std::vector<Year> beginnings(const Measure& measure, const Years& limited) {
  const Year stated = first_year(measure);
  if (measure.startYears.empty() || stated == 0) return {stated};
  const std::set<Year> years(measure.startYears.begin(), measure.startYears.end());
  std::vector<Year> result;
  for (const Year year : years) {
    if (limited.first == 0 || (year >= limited.first && year <= limited.last)) {
      result.push_back(year);
    }
  }
  if (result.empty()) result.push_back(*years.begin());
  return result;
}

Tkr scaled(Tkr amount, std::int64_t permille) {
  return static_cast<Tkr>(
      std::llround(static_cast<double>(amount) * static_cast<double>(permille) / 1000));
}

std::int64_t parts_of(double equivalents) {
  return std::llround(equivalents * parts_of_an_equivalent);
}

class Maker {
 public:
  Maker(Question& question, Fineness fineness, std::shared_ptr<const priority::Prepared> prepared)
      : question_(question), fineness_(fineness), prepared_(std::move(prepared)) {}

  bool next() {
    if (part_ >= all_parts.size()) return false;
    (this->*all_parts[part_])();
    return ++part_ < all_parts.size();
  }

 private:
  void prepare() {
    if (!prepared_) prepared_ = std::make_shared<const priority::Prepared>(question_.plan);
  }
  void put_in_order() {
    order_ = prepared_->order(question_.asked.principle, {0, question_.asked.body});
  }
  void contradict() {
    add_members();
    question_.impossible = contradiction(question_);
  }
  Years limited_years() const;
  void add_candidates();
  void count_in_units();
  void add_limits();
  void add_staff_limits();
  void add_all_uses();
  void add_uses(Item item);
  void add_given();
  void keep_asked_limits();
  void add_standing(Item item);
  void add_against_given(Item item);
  void add_locks();
  void add_members();
  void add_rows();
  void add_need(Item one, Item needed);
  void add_known_choices();
  void add_counted(const std::vector<Item>& firsts, std::int64_t each, std::int64_t limit);
  void add_forms(Row& row, Item first, std::int64_t each) const;
  void row(Row&& row) { add_row(*question_.program, std::move(row)); }
  // The rows from `first` on say this rule.
  void note(std::size_t first, RowOfRule::Kind kind, const Id& one, const Id& other = {});
  std::size_t rows() const { return question_.program->rows.size(); }

  using Part = void (Maker::*)();
  static const std::array<Part, 10> all_parts;

  Question& question_;
  Fineness fineness_;
  std::shared_ptr<const priority::Prepared> prepared_;
  std::size_t part_ = 0;
  priority::Order order_;
  std::optional<priority::Rooms> rooms_;              // the first limits, in their order
  std::vector<bool> binds_;                           // by room
  std::map<std::pair<Id, Year>, std::size_t> staff_;  // limits, by body and year
};

Years Maker::limited_years() const {
  Years years;
  for (const Frame& frame : question_.plan.frames) {
    for (const auto& [year, room] : frame.room) years.add(year);
    for (const auto& [year, staff] : frame.staff) years.add(year);
  }
  return years;
}

void Maker::add_candidates() {
  const Plan& plan = question_.plan;
  const Principle& principle = question_.asked.principle;
  const priority::Prepared& prepared = *prepared_;
  const Points points(prepared, principle);
  const double unchanged = points_unchanged(plan, principle);
  const Years limited = limited_years();
  std::map<std::vector<std::int64_t>, std::size_t> groups;
  std::vector<std::vector<std::int64_t>> keys;  // by item
  for (std::size_t index = 0; index < order_.measures.size(); ++index) {
    Candidate candidate;
    candidate.measure = order_.measures[index];
    candidate.points = points.of(candidate.measure) - unchanged;
    candidate.first = static_cast<Item>(question_.candidates.size());
    const Measure& measure = plan.measures[candidate.measure];
    const std::vector<Year> years = beginnings(measure, limited);
    candidate.forms = static_cast<std::uint32_t>(years.size());
    question_.item_of[measure.id] = candidate.first;
    for (const Year year : years) {
      candidate.begins = year;
      question_.candidates.push_back(candidate);
      keys.push_back(leading_key(prepared, principle, candidate.measure));
    }
    groups.emplace(keys.back(), 0);
  }
  for (auto& [key, group] : groups) {
    group = question_.groups++;
    question_.keys.push_back(key);
  }
  for (std::size_t at = 0; at < keys.size(); ++at) {
    question_.candidates[at].group = groups[keys[at]];
  }
  question_.unranked = std::move(order_.unranked);
  question_.outside = std::move(order_.outside);
  question_.stopped = std::move(order_.stopped);
  for (std::uint32_t place = 0; place < plan.measures.size(); ++place) {
    if (priority::standing_of(plan.measures[place]) == priority::Standing::done) {
      question_.given.push_back(place);
    }
  }
}

// The coarsest unit in which everybody's points are whole: then the choice with the most units is
// the one with the most points, and the search has the least to tell apart.
void Maker::count_in_units() {
  const auto lost = [](const Candidate& one, double units) {
    return one.points - std::nearbyint(one.points * units) / units;
  };
  const auto is_whole = [&](double units) {
    return std::all_of(
        question_.candidates.begin(), question_.candidates.end(),
        [&](const Candidate& one) { return std::fabs(lost(one, units)) <= rounding; });
  };
  double& units = question_.units_of_a_point;
  units = coarsest;
  if (fineness_ == Fineness::whole) {
    while (units < finest && !is_whole(units)) units *= 10;
    if (!is_whole(units)) units = where_not_whole;
  }
  const bool loses = !is_whole(units);
  for (Candidate& one : question_.candidates) {
    one.units = static_cast<std::int64_t>(std::nearbyint(one.points * units));
    if (loses) question_.lost_points += std::max(lost(one, units), 0.0) / one.forms;
  }
}

// As rooms do, staff counts for its body and for the bodies below that have none of their own.
std::optional<std::size_t> nearest(const Plan& plan, const Id& body, Year year,
                                   const std::map<std::pair<Id, Year>, std::size_t>& places) {
  const Body* at = plan.bodies.find(body);
  for (std::size_t steps = 0; at && steps <= plan.bodies.size(); ++steps) {
    const auto found = places.find({at->id, year});
    if (found != places.end()) return found->second;
    at = plan.bodies.find(at->parent);
  }
  return std::nullopt;
}

void Maker::add_limits() {
  const Plan& plan = question_.plan;
  rooms_.emplace(plan.frames, plan.bodies);
  binds_ = priority::rooms_that_bind(*rooms_);
  for (const priority::Room& room : rooms_->all()) {
    const Tkr most = scaled(room.amount, question_.asked.permille);
    question_.frames.push_back({room.frame, room.body, room.year, most, 0, 0});
    question_.limits.push_back({most, {}});
  }
  add_staff_limits();
}

void Maker::add_all_uses() {
  for (Item item = 0; item < question_.candidates.size(); ++item) add_uses(item);
  for (const std::uint32_t place : question_.unranked) {
    priority::let_bind(*rooms_, rooms_->uses_of(question_.plan.measures[place]), binds_);
  }
  add_given();
}

void Maker::add_staff_limits() {
  for (const Frame& frame : question_.plan.frames) {
    for (const auto& [year, equivalents] : frame.staff) {
      const std::int64_t most = parts_of(equivalents);
      const auto [known, is_first] =
          staff_.emplace(std::pair(frame.body, year), question_.limits.size());
      if (!is_first) {
        question_.limits[known->second].most += most;
        question_.staff[known->second - question_.frames.size()].limit += most;
        continue;
      }
      question_.staff.push_back({frame.id, frame.body, year, most, 0, 0});
      question_.limits.push_back({most, {}});
    }
  }
}

void Maker::add_uses(Item item) {
  const Measure& measure = question_.measure(item);
  const Year moved = question_.candidates[item].begins - first_year(measure);
  const std::vector<priority::Use> uses = rooms_->uses_of(measure, moved);
  priority::let_bind(*rooms_, uses, binds_);
  if (auto uncovered = rooms_->uncovered_of(measure, moved); !uncovered.empty()) {
    question_.uncovered.emplace(item, std::move(uncovered));
  }
  for (const priority::Use& use : uses) {
    if (use.cost != 0) question_.limits[use.room].uses.push_back({item, use.cost});
  }
  for (const auto& [year, equivalents] : measure.staff) {
    const auto limit = nearest(question_.plan, measure.body, year + moved, staff_);
    const std::int64_t parts = parts_of(equivalents);
    if (limit && parts != 0) question_.limits[*limit].uses.push_back({item, parts});
  }
}

void Maker::add_given() {
  for (const std::uint32_t place : question_.given) {
    const Measure& measure = question_.plan.measures[place];
    const std::vector<priority::Use> uses = rooms_->uses_of(measure);
    priority::let_bind(*rooms_, uses, binds_);
    for (const priority::Use& use : uses) {
      question_.limits[use.room].most -= use.cost;
      question_.frames[use.room].given += use.cost;
    }
    for (const auto& [year, equivalents] : measure.staff) {
      const auto limit = nearest(question_.plan, measure.body, year, staff_);
      if (!limit) continue;
      question_.limits[*limit].most -= parts_of(equivalents);
      question_.staff[*limit - question_.frames.size()].given += parts_of(equivalents);
    }
  }
}

// Of a question about one body, what nobody asks for binds nobody.
void Maker::keep_asked_limits() {
  std::vector<FrameOfYear> frames;
  std::vector<StaffOfYear> staff;
  std::vector<Limit> limits;
  for (std::size_t at = 0; at < question_.limits.size(); ++at) {
    const bool is_money = at < question_.frames.size();
    const std::size_t place = is_money ? at : at - question_.frames.size();
    const Id& body = is_money ? question_.frames[place].body : question_.staff[place].body;
    const bool asks = !question_.limits[at].uses.empty();
    if (is_money && !binds_[at]) continue;
    if (!asks && question_.asked.body && body != *question_.asked.body) continue;
    if (is_money) {
      frames.push_back(question_.frames[place]);
    } else {
      staff.push_back(question_.staff[place]);
    }
    limits.push_back(std::move(question_.limits[at]));
  }
  question_.frames = std::move(frames);
  question_.staff = std::move(staff);
  question_.limits = std::move(limits);
  question_.uses.resize(question_.candidates.size());
  for (std::uint32_t limit = 0; limit < question_.limits.size(); ++limit) {
    for (const Term& use : question_.limits[limit].uses) {
      question_.uses[use.place].push_back({limit, use.amount});
    }
  }
}

// What is tried goes before what stands.
void Maker::add_standing(Item item) {
  using priority::Standing;
  const auto tried = question_.asked.locks.find(question_.measure(item).id);
  Standing standing = priority::standing_of(*prepared_, question_.asked.principle,
                                            question_.candidates[item].measure);
  if (tried != question_.asked.locks.end()) {
    standing = tried->second == LockKind::in ? Standing::locked_in : Standing::locked_out;
  }
  question_.mandatory[item] = priority::is_to_be_taken(standing) ? 1 : 0;
  question_.by_law[item] = standing == Standing::law ? 1 : 0;
  question_.forbidden[item] = priority::can_be_there(standing) ? 0 : 1;
}

void Maker::add_against_given(Item item) {
  const Measure& measure = question_.measure(item);
  for (const std::uint32_t place : question_.given) {
    const Measure& done = question_.plan.measures[place];
    const auto names = [](const Measure& one, const Id& other) {
      return std::find(one.excludes.begin(), one.excludes.end(), other) != one.excludes.end();
    };
    if (!names(measure, done.id) && !names(done, measure.id)) continue;
    question_.against_given[item].push_back(done.id);
    question_.forbidden[item] = 1;
  }
}

// A measure that is not asked about, another body's, is taken as given: it neither binds nor lacks.
void Maker::add_locks() {
  const std::size_t count = question_.candidates.size();
  question_.forbidden.assign(count, 0);
  question_.mandatory.assign(count, 0);
  question_.by_law.assign(count, 0);
  question_.against.resize(count);
  question_.against_given.resize(count);
  std::set<Id> missing;  // what cannot be there
  for (const auto* places : {&question_.unranked, &question_.stopped}) {
    for (const std::uint32_t place : *places) missing.insert(question_.plan.measures[place].id);
  }
  for (Item item = 0; item < count; item += question_.candidates[item].forms) {
    const Measure& measure = question_.measure(item);
    add_standing(item);
    add_against_given(item);
    for (const Id& needed : measure.needs) {
      if (missing.count(needed)) question_.forbidden[item] = 1;
    }
    for (const Id& other : measure.excludes) {
      const auto found = question_.item_of.find(other);
      // What goes against itself says nothing: the rule MV033 asks what was meant.
      if (found == question_.item_of.end() || found->second == item) continue;
      question_.against[item].push_back(found->second);
      question_.against[found->second].push_back(item);
    }
  }
  for (auto& others : question_.against) {
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
  }
}

void Maker::add_members() {
  for (const malvag::Group& group : question_.plan.groups) {
    std::vector<Item>& members = question_.members.emplace_back();
    for (const Id& id : group.measures) {
      const auto found = question_.item_of.find(id);
      if (found != question_.item_of.end()) members.push_back(found->second);
    }
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
  }
  question_.least_rows.assign(question_.plan.groups.size(), Question::no_row);
}

void Maker::note(std::size_t first, RowOfRule::Kind kind, const Id& one, const Id& other) {
  for (std::size_t row = first; row < rows(); ++row) {
    question_.rules.push_back({row, kind, one, other});
  }
}

void Maker::add_forms(Row& row, Item first, std::int64_t each) const {
  for (Item form = 0; form < question_.candidates[first].forms; ++form) {
    row.terms.push_back({first + form, each});
  }
}

void Maker::add_counted(const std::vector<Item>& firsts, std::int64_t each, std::int64_t limit) {
  Row counted;
  counted.limit = limit;
  for (const Item first : firsts) add_forms(counted, first, each);
  row(std::move(counted));
}

// Where either can begin in several years, what is needed has begun by then.
void Maker::add_need(Item one, Item needed) {
  if (one == needed) return;
  const Candidate& asking = question_.candidates[one];
  const Candidate& asked = question_.candidates[needed];
  const bool by_year = (asking.forms > 1 || asked.forms > 1) && asking.begins != 0;
  for (Item form = 0; form < asking.forms; ++form) {
    const Year begins = question_.candidates[one + form].begins;
    if (!by_year && form + 1 < asking.forms) continue;
    Row need;
    for (Item earlier = 0; earlier <= form; ++earlier) need.terms.push_back({one + earlier, 1});
    for (Item other = 0; other < asked.forms; ++other) {
      if (!by_year || question_.candidates[needed + other].begins <= begins) {
        need.terms.push_back({needed + other, -1});
      }
    }
    row(std::move(need));
  }
}

void Maker::add_rows() {
  if (question_.impossible) return;
  const std::size_t count = question_.candidates.size();
  Problem problem;
  for (Item item = 0; item < count; ++item) {
    const Candidate& candidate = question_.candidates[item];
    problem.values.push_back(candidate.units);
    if (question_.forbidden[candidate.first]) problem.forbidden.push_back(item);
    if (question_.mandatory[candidate.first] && candidate.forms == 1) {
      problem.mandatory.push_back(item);
    }
  }
  question_.program = program_of(problem);
  for (const Limit& limit : question_.limits) row({limit.uses, limit.most, true});
  for (Item item = 0; item < count; item += question_.candidates[item].forms) {
    const Candidate& candidate = question_.candidates[item];
    if (candidate.forms > 1) {
      add_counted({item}, 1, 1);
      if (question_.mandatory[item]) add_counted({item}, -1, -1);
    }
    for (const Id& needed : question_.measure(item).needs) {
      const auto found = question_.item_of.find(needed);
      const std::size_t first = rows();
      if (found != question_.item_of.end()) add_need(item, found->second);
      note(first, RowOfRule::Kind::need, question_.measure(item).id, needed);
    }
    for (const Item other : question_.against[item]) {
      const std::size_t first = rows();
      if (other > item) add_counted({item, other}, 1, 1);
      note(first, RowOfRule::Kind::exclusion, question_.measure(item).id,
           question_.measure(other).id);
    }
  }
  for (std::size_t at = 0; at < question_.plan.groups.size(); ++at) {
    const malvag::Group& group = question_.plan.groups[at];
    const std::vector<Item>& members = question_.members[at];
    const std::int64_t least = least_of(question_, at);
    if (least > 0) {
      question_.least_rows[at] = rows();
      add_counted(members, -1, -least);
      note(question_.least_rows[at], RowOfRule::Kind::least, group.id);
    }
    const std::optional<std::int64_t> most = most_of(question_, at);
    if (most && *most < static_cast<std::int64_t>(members.size())) {
      add_counted(members, 1, *most);
      note(rows() - 1, RowOfRule::Kind::most, group.id);
    }
  }
  add_known_choices();
}

void Maker::add_known_choices() {
  for (const std::vector<Id>& known : question_.asked.not_these) {
    const std::set<Id> held(known.begin(), known.end());
    Row cut;
    cut.limit = -1;
    for (Item item = 0; item < question_.candidates.size(); ++item) {
      const bool in = held.count(question_.measure(item).id) > 0;
      if (in && question_.asked.nor_parts_of_these) continue;
      cut.terms.push_back({item, in ? 1 : -1});
      if (in && item == question_.candidates[item].first) ++cut.limit;
    }
    row(std::move(cut));
  }
}

// About as long each, where there are very many measures.
const std::array<Maker::Part, 10> Maker::all_parts = {
    &Maker::prepare,    &Maker::put_in_order, &Maker::add_candidates,    &Maker::count_in_units,
    &Maker::add_limits, &Maker::add_all_uses, &Maker::keep_asked_limits, &Maker::add_locks,
    &Maker::contradict, &Maker::add_rows,
};

}  // namespace

std::int64_t done_members(const Question& question, const malvag::Group& group) {
  return std::count_if(question.given.begin(), question.given.end(), [&](std::uint32_t place) {
    const Measure& measure = question.plan.measures[place];
    if (question.asked.body && measure.body != *question.asked.body) return false;
    return std::find(group.measures.begin(), group.measures.end(), measure.id) !=
           group.measures.end();
  });
}

std::int64_t least_of(const Question& question, std::size_t group) {
  const malvag::Group& asked = question.plan.groups[group];
  std::int64_t outside = 0;
  if (question.asked.body) {
    for (const Id& id : asked.measures) {
      const Measure* measure = question.plan.measures.find(id);
      if (measure && measure->body != *question.asked.body) ++outside;
    }
  }
  return std::max<std::int64_t>(asked.least - outside - done_members(question, asked), 0);
}

std::optional<std::int64_t> most_of(const Question& question, std::size_t group) {
  const malvag::Group& asked = question.plan.groups[group];
  if (!asked.most) return std::nullopt;
  return std::max<std::int64_t>(*asked.most - done_members(question, asked), 0);
}

bool Question::takes(const Choice& choice, Item first) const {
  for (Item form = 0; form < candidates[first].forms; ++form) {
    if (choice[first + form]) return true;
  }
  return false;
}

std::vector<std::int64_t> Question::used(const Choice& choice) const {
  std::vector<std::int64_t> sums(limits.size(), 0);
  for (std::size_t limit = 0; limit < limits.size(); ++limit) {
    for (const Term& use : limits[limit].uses) {
      if (choice[use.place]) sums[limit] += use.amount;
    }
  }
  return sums;
}

std::function<bool()> making_of(Question& question, Fineness fineness,
                                std::shared_ptr<const priority::Prepared> prepared) {
  return [maker = std::make_shared<Maker>(question, fineness, std::move(prepared))] {
    return maker->next();
  };
}

Question question_of(const Plan& plan, Asked asked, Fineness fineness) {
  Question question;
  question.plan = plan;
  question.asked = std::move(asked);
  const std::function<bool()> make = making_of(question, fineness, nullptr);
  while (make()) continue;
  return question;
}

}  // namespace malvag::portfolio
