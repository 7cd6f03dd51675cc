// Fills a question's groups one after the other, and makes the answer into measures and reasons.
#include "selection.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "selection_question.hpp"
#include "solver.hpp"

namespace malvag::portfolio {
namespace {

constexpr std::int64_t nodes_to_find_cause = 2'000;
constexpr std::int64_t exchanges_tried = 200'000;

// A choice that is changed a little at a time and stays allowed.
class Adjusted {
 public:
  Adjusted(const Program& program, Choice choice)
      : program_(program), choice_(std::move(choice)), sums_(program.rows.size(), 0) {
    for (std::size_t row = 0; row < program_.rows.size(); ++row) {
      for (const Term& term : program_.rows[row].terms) {
        if (choice_[term.place]) sums_[row] += term.amount;
      }
    }
  }
  const Choice& choice() const { return choice_; }

  // Turns each item round; false: that is not allowed, and nothing has changed.
  bool turn(const std::vector<Item>& items) {
    const bool is_fixed = std::any_of(items.begin(), items.end(), [&](Item item) {
      return program_.fixed[item] >= 0 && program_.fixed[item] == choice_[item];
    });
    if (is_fixed) return false;
    for (const Item item : items) flip(item);
    const bool holds = std::all_of(items.begin(), items.end(), [&](Item item) {
      const auto& terms = program_.items[item];
      return std::all_of(terms.begin(), terms.end(), [&](const Term& term) {
        return sums_[term.place] <= program_.rows[term.place].limit;
      });
    });
    if (holds) return true;
    for (const Item item : items) flip(item);
    return false;
  }

 private:
  void flip(Item item) {
    choice_[item] = choice_[item] ? 0 : 1;
    for (const Term& term : program_.items[item]) {
      sums_[term.place] += choice_[item] ? term.amount : -term.amount;
    }
  }

  const Program& program_;
  Choice choice_;
  std::vector<std::int64_t> sums_;
};

// The program without one of its rows, and with another thing to get the most of.
Answer without_row(const Program& program, std::size_t without, const std::vector<Term>& aim,
                   std::int64_t nodes) {
  Program freed;
  freed.values.assign(program.size(), 0);
  for (const Term& term : aim) freed.values[term.place] = term.amount;
  freed.items.resize(program.size());
  freed.fixed = program.fixed;
  for (std::size_t row = 0; row < program.rows.size(); ++row) {
    if (row != without) add_row(freed, program.rows[row]);
  }
  return solve(std::move(freed), nodes);
}

}  // namespace

struct SelectionRun::State : Question {
  std::size_t group = 0;       // that is being filled
  std::function<bool()> make;  // what is left of the question; none: it is whole
  std::unique_ptr<Solver> solver;
  std::optional<Choice> best;  // of the groups that are done
  std::int64_t filled_units = 0;
  bool done = false;

  explicit State(Question question);
  void begin();
  void make_part();
  void begin_group();
  void end_group();
  void settle();
  void take_first_of_equals(Adjusted& adjusted) const;
  Impossible cause() const;
  std::optional<Choice> choice() const;
};

SelectionRun::State::State(Question question) : Question(std::move(question)) {
  done = impossible.has_value();
}

void SelectionRun::State::begin() {
  while (make) make_part();
  if (!done && !solver) begin_group();
}

void SelectionRun::State::make_part() {
  if (make()) return;
  make = nullptr;
  done = impossible.has_value();
}

void SelectionRun::State::begin_group() {
  if (group >= groups) {  // nothing to choose among: the rows alone decide
    done = true;
    best = Choice(candidates.size(), 0);
    if (!is_allowed(*program, *best)) {
      best.reset();
      impossible = Impossible{};
    }
    return;
  }
  Program now = *program;
  for (Item item = 0; item < candidates.size(); ++item) {
    now.values[item] = candidates[item].group == group ? candidates[item].units : 0;
  }
  solver = std::make_unique<Solver>(std::move(now));
  if (best) solver->suggest(*best);
}

void SelectionRun::State::end_group() {
  const Answer answer = solver->answer();
  if (!answer.found) {
    impossible = cause();
    best.reset();
    done = true;
    return;
  }
  best = answer.choice;
  Row row;  // what this group has got, it keeps
  row.limit = -answer.value;
  for (Item item = 0; item < candidates.size(); ++item) {
    if (candidates[item].group == group && candidates[item].units != 0) {
      row.terms.push_back({item, -candidates[item].units});
    }
  }
  add_row(*program, std::move(row));
  filled_units += answer.value;
  ++group;
  if (group < groups) {
    begin_group();
  } else {
    settle();
    done = true;
  }
}

// Of those worth the same, what stands first in the principle's order is taken, where it fits in
// the other's place.
void SelectionRun::State::take_first_of_equals(Adjusted& adjusted) const {
  std::map<std::tuple<std::size_t, std::int64_t, double>, std::vector<Item>> equals;
  for (Item item = 0; item < candidates.size(); ++item) {
    const Candidate& one = candidates[item];
    if (one.units != 0) equals[{one.group, one.units, one.points}].push_back(item);
  }
  std::int64_t tries = exchanges_tried;
  for (const auto& [worth, items] : equals) {
    for (std::size_t at = 0; at < items.size(); ++at) {
      const Item first = candidates[items[at]].first;
      if (takes(adjusted.choice(), first)) continue;
      for (std::size_t later = items.size(); later-- > at + 1 && tries > 0;) {
        const Item other = items[later];
        if (candidates[other].first == first || !adjusted.choice()[other]) continue;
        --tries;
        if (adjusted.turn({items[at], other})) break;
      }
    }
  }
}

// What is worth nothing is left when nothing needs it, and each of the taken begins as early as
// there is room for, in the principle's order.
void SelectionRun::State::settle() {
  Adjusted adjusted(*program, *best);
  for (auto item = static_cast<Item>(candidates.size()); item-- > 0;) {
    if (candidates[item].units == 0 && adjusted.choice()[item]) adjusted.turn({item});
  }
  take_first_of_equals(adjusted);
  for (bool moved = true; moved;) {
    moved = false;
    for (Item item = 0; item < candidates.size(); ++item) {
      if (!adjusted.choice()[item]) continue;
      for (Item earlier = candidates[item].first; earlier < item; ++earlier) {
        if (!adjusted.turn({item, earlier})) continue;
        moved = true;
        break;
      }
    }
  }
  best = adjusted.choice();
}

// Where no choice is allowed though nothing contradicts itself at first sight: the first of the
// groups' minima, then of the limits, without which one would be. How many can be taken, or how
// much is missing, is told where it is found in a short search.
Impossible SelectionRun::State::cause() const {
  if (!asked.not_these.empty()) return {};
  for (std::size_t at = 0; at < least_rows.size(); ++at) {
    if (least_rows[at] == no_row) continue;
    std::vector<Term> aim = program->rows[least_rows[at]].terms;
    for (Term& term : aim) term.amount = 1;
    const Answer answer = without_row(*program, least_rows[at], aim, nodes_to_find_cause);
    if (!answer.found || !answer.proven) continue;
    Impossible result;
    result.by = ImpossibleBy::least;
    result.one = plan.groups[at].id;
    result.can = answer.value;
    return result;
  }
  for (std::size_t limit = 0; limit < limits.size(); ++limit) {
    std::vector<Term> aim = limits[limit].uses;
    for (Term& term : aim) term.amount = -term.amount;
    const Answer answer = without_row(*program, limit, aim, nodes_to_find_cause);
    if (!answer.found || !answer.proven) continue;
    return shortage_of(*this, limit, -answer.value - limits[limit].most);
  }
  return {};
}

std::optional<Choice> SelectionRun::State::choice() const {
  if (solver && !done) {
    const Answer answer = solver->answer();
    if (answer.found) return answer.choice;
  }
  return best;
}

SelectionRun::SelectionRun(const Plan& plan, Asked asked, Fineness fineness)
    : state_(std::make_unique<State>(question_of(plan, std::move(asked), fineness))) {
  state_->begin();
}
SelectionRun::SelectionRun(std::unique_ptr<State> state) : state_(std::move(state)) {}
SelectionRun SelectionRun::begun_by_step(const Plan& plan, Asked asked,
                                         std::shared_ptr<const priority::Prepared> prepared) {
  Question question;
  question.plan = plan;
  question.asked = std::move(asked);
  auto state = std::make_unique<State>(std::move(question));
  state->make = making_of(*state, Fineness::whole, std::move(prepared));
  return SelectionRun(std::move(state));
}
SelectionRun::~SelectionRun() = default;
SelectionRun::SelectionRun(SelectionRun&&) noexcept = default;
SelectionRun& SelectionRun::operator=(SelectionRun&&) noexcept = default;

bool SelectionRun::done() const {
  return state_->done;
}

bool SelectionRun::has_begun() const {
  return !state_->make && (state_->done || state_->solver);
}

bool SelectionRun::step(std::int64_t nodes) {
  if (state_->make && nodes <= 0) {
    state_->make_part();
    return !state_->done;
  }
  state_->begin();
  while (nodes > 0 && !state_->done) {
    const std::int64_t before = state_->solver->answer().nodes;
    const bool more = state_->solver->step(nodes);
    nodes -= std::max<std::int64_t>(state_->solver->answer().nodes - before, 1);
    if (!more) state_->end_group();
  }
  return !state_->done;
}

namespace {

std::vector<priority::Uncovered> uncovered_by(const Question& question, const Choice& chosen) {
  std::map<Id, Tkr> by_body;
  for (const auto& [item, costs] : question.uncovered) {
    for (const priority::Uncovered& one : costs) by_body[one.body] += chosen[item] ? one.cost : 0;
  }
  std::vector<priority::Uncovered> all;
  for (const Body& body : question.plan.bodies) {
    const auto found = by_body.find(body.id);
    if (found != by_body.end() && found->second != 0) all.push_back({body.id, found->second});
  }
  return all;
}

}  // namespace

Selection SelectionRun::result() const {
  const State& state = *state_;
  Selection result;
  result.frames = state.frames;
  result.staff = state.staff;
  result.impossible = state.impossible;
  result.proven = state.done;
  const std::optional<Choice> choice = state.choice();
  const Choice none(state.candidates.size(), 0);
  const Choice& chosen = choice ? *choice : none;
  const std::vector<std::int64_t> used = state.used(chosen);
  for (std::size_t frame = 0; frame < result.frames.size(); ++frame) {
    result.frames[frame].spent = used[frame] + result.frames[frame].given;
  }
  for (std::size_t place = 0; place < result.staff.size(); ++place) {
    result.staff[place].used = used[result.frames.size() + place] + result.staff[place].given;
  }
  result.by_group.assign(state.groups, 0.0);
  for (Item item = 0; item < state.candidates.size(); ++item) {
    if (!chosen[item]) continue;
    const Candidate& candidate = state.candidates[item];
    Taken taken;
    taken.measure = state.measure(item).id;
    taken.points = candidate.points;
    taken.locked = state.mandatory[candidate.first] != 0;
    taken.by_law = state.by_law[candidate.first] != 0;
    if (candidate.forms > 1) taken.begins = candidate.begins;
    result.points += candidate.points;
    result.by_group[candidate.group] += candidate.points;
    result.taken.push_back(std::move(taken));
  }
  result.uncovered = uncovered_by(state, chosen);
  if (choice) result.left_out = reasons(state, chosen);
  for (const std::uint32_t place : state.given) {
    const Measure& measure = state.plan.measures[place];
    if (!state.asked.body || measure.body == *state.asked.body) result.done.push_back(measure.id);
  }
  result.bound = result.points + (choice ? state.lost_points : 0);
  if (!state.done && state.solver) {
    // What the groups that are done have, the bound of the one at hand, and all that is after it.
    std::int64_t units = state.filled_units + state.solver->answer().bound;
    for (Item item = 0; item < state.candidates.size(); item += state.candidates[item].forms) {
      const Candidate& candidate = state.candidates[item];
      if (candidate.group > state.group) units += std::max<std::int64_t>(candidate.units, 0);
    }
    result.bound = std::max(
        result.points, static_cast<double>(units) / state.units_of_a_point + state.lost_points);
  }
  return result;
}

int compared_in_order(const std::vector<double>& one, const std::vector<double>& other,
                      double within) {
  for (std::size_t at = 0; at < std::min(one.size(), other.size()); ++at) {
    const double more = one[at] - other[at];
    if (std::abs(more) > within) return more > 0 ? 1 : -1;
  }
  return 0;
}

int compared_in_order(const Selection& one, const Selection& other) {
  return compared_in_order(one.by_group, other.by_group);
}

const Program* SelectionRun::question() const {
  return state_->done || !state_->solver ? nullptr : &state_->solver->program();
}

void SelectionRun::suggest(const Choice& choice) {
  if (question()) state_->solver->suggest(choice);
}

void SelectionRun::accept() {
  if (question()) state_->end_group();
}

std::size_t SelectionRun::group() const {
  return state_->group;
}

std::size_t SelectionRun::groups() const {
  return state_->groups;
}

Id SelectionRun::measure_of(Item item) const {
  return state_->measure(item).id;
}

std::optional<Year> SelectionRun::beginning_of(Item item) const {
  const Candidate& candidate = state_->candidates[item];
  return candidate.forms > 1 ? std::optional(candidate.begins) : std::nullopt;
}

std::vector<double> SelectionRun::worth(const Selection& selection) const {
  std::vector<double> worth(state_->groups, 0.0);
  for (const Taken& one : selection.taken) {
    const auto found = state_->item_of.find(one.measure);
    if (found == state_->item_of.end()) continue;
    const Candidate& candidate = state_->candidates[found->second];
    worth[candidate.group] += candidate.points;
  }
  return worth;
}

double SelectionRun::units_of_a_point() const {
  return state_->units_of_a_point;
}

Selection select(const Plan& plan, const Asked& asked, std::int64_t nodes) {
  SelectionRun run(plan, asked);
  run.step(nodes);
  return run.result();
}

std::optional<Selection> another_as_good(const Plan& plan, Asked asked, const Selection& selection,
                                         std::int64_t nodes) {
  if (selection.impossible || !selection.proven) return std::nullopt;
  std::vector<Id> taken;
  for (const Taken& one : selection.taken) taken.push_back(one.measure);
  asked.not_these.push_back(std::move(taken));
  Selection other = select(plan, asked, nodes);
  if (other.impossible || compared_in_order(other, selection) != 0) return std::nullopt;
  return other;
}

}  // namespace malvag::portfolio
