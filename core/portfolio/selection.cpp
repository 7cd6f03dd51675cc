// Makes a plan's question into programs, group by group, and the answer into measures and reasons.
#include "selection.hpp"

#include <algorithm>
#include <cmath>

#include "../priority/prepared.hpp"
#include "solver.hpp"

namespace malvag::portfolio {
namespace {

constexpr double units_of_a_point = 1'000;  // values are whole thousandths of a point

struct Candidate {
  std::uint32_t measure = 0;  // place in the plan
  std::int64_t units = 0;
  double points = 0;
  std::size_t group = 0;  // the first is served first
  std::int64_t rank = 0;  // place in the ranking
};

std::optional<LockKind> lock_of(const Measure& measure, const Asked& asked) {
  const auto tried = asked.locks.find(measure.id);
  if (tried != asked.locks.end()) return tried->second;
  if (measure.lock) return measure.lock->kind;
  return std::nullopt;
}

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

// Points of the first weighted tier; a principle without one counts measures.
double points_of(const priority::RankedMeasure& row) {
  for (const priority::TierResult& tier : row.tiers) {
    if (tier.kind == TierKind::weighted) return tier.result;
  }
  return 1;
}

std::vector<Candidate> candidates_of(const priority::Prepared& prepared, const Asked& asked) {
  const priority::Order order = prepared.order(asked.principle, {0, asked.body});
  std::vector<Candidate> candidates;
  std::map<std::vector<std::int64_t>, std::size_t> groups;
  std::vector<std::vector<std::int64_t>> keys;
  for (std::size_t index = 0; index < order.measures.size(); ++index) {
    const std::uint32_t measure = order.measures[index];
    const double points = points_of(prepared.row(order, index, asked.principle));
    keys.push_back(leading_key(prepared, asked.principle, measure));
    groups.emplace(keys.back(), 0);
    candidates.push_back({measure,
                          std::max<std::int64_t>(std::llround(points * units_of_a_point), 0),
                          points, 0, static_cast<std::int64_t>(index)});
  }
  std::size_t number = 0;
  for (auto& [key, group] : groups) group = number++;
  for (std::size_t at = 0; at < candidates.size(); ++at) {
    candidates[at].group = groups[keys[at]];
  }
  return candidates;
}

// The body's own frame with a room that year, or the nearest above that has one.
const Frame* frame_for(const Plan& plan, const Id& body, Year year) {
  const Body* at = plan.bodies.find(body);
  for (std::size_t steps = 0; at && steps <= plan.bodies.size(); ++steps) {
    for (const Frame& frame : plan.frames) {
      if (frame.body == at->id && frame.room.find(year)) return &frame;
    }
    at = plan.bodies.find(at->parent);
  }
  return nullptr;
}

Tkr scaled(Tkr amount, std::int64_t permille) {
  return static_cast<Tkr>(
      std::llround(static_cast<double>(amount) * static_cast<double>(permille) / 1000));
}

}  // namespace

struct SelectionRun::State {
  Plan plan;  // shares its collections with the one that was given
  Asked asked;
  std::vector<Candidate> candidates;    // in the ranking's order
  std::vector<std::uint32_t> unranked;  // places in the plan
  std::map<Id, Item> item_of;           // by measure
  std::vector<FrameOfYear> frames;
  std::vector<std::vector<Tkr>> costs;  // by frame, by candidate
  Problem problem;
  std::optional<Program> program;
  std::size_t groups = 0;
  std::size_t group = 0;  // that is being filled
  std::unique_ptr<Solver> solver;
  std::optional<Choice> best;  // of the groups that are done
  std::int64_t filled_units = 0;
  std::optional<Impossible> impossible;
  bool done = false;

  void set_up();
  void add_frames();
  void add_rules();
  void diagnose();
  void begin_group();
  void end_group();
  std::optional<Choice> choice() const;
  std::vector<Tkr> spent(const Choice& choice) const;
  LeftOut reason_for(const Choice& choice, const std::vector<Tkr>& spent, Item item) const;
};

void SelectionRun::State::set_up() {
  const priority::Prepared prepared(plan);
  candidates = candidates_of(prepared, asked);
  unranked = prepared.order(asked.principle, {0, asked.body}).unranked;
  for (Item item = 0; item < candidates.size(); ++item) {
    item_of[plan.measures[candidates[item].measure].id] = item;
    groups = std::max(groups, candidates[item].group + 1);
    problem.values.push_back(candidates[item].units);
  }
  add_frames();
  add_rules();
  if (!impossible) program = program_of(problem);
  if (!program && !impossible) impossible = Impossible{};
  if (impossible) {
    done = true;
    return;
  }
  for (const std::vector<Id>& known : asked.not_these) {
    Row row;
    row.limit = -1;
    for (Item item = 0; item < candidates.size(); ++item) {
      const bool in = std::find(known.begin(), known.end(),
                                plan.measures[candidates[item].measure].id) != known.end();
      row.terms.push_back({item, in ? 1 : -1});
      if (in) ++row.limit;
    }
    add_row(*program, std::move(row));
  }
  begin_group();
}

void SelectionRun::State::add_frames() {
  std::map<std::pair<std::size_t, Year>, std::size_t> place_of;  // by frame's place and year
  for (std::size_t at = 0; at < plan.frames.size(); ++at) {
    const Frame& frame = plan.frames[at];
    for (const auto& [year, room] : frame.room) {
      place_of[{at, year}] = frames.size();
      frames.push_back({frame.id, frame.body, year, scaled(room, asked.permille), 0});
    }
  }
  costs.assign(frames.size(), std::vector<Tkr>(candidates.size(), 0));
  for (Item item = 0; item < candidates.size(); ++item) {
    const Measure& measure = plan.measures[candidates[item].measure];
    for (const auto& [year, cost] : measure.costs) {
      const Frame* frame = frame_for(plan, measure.body, year);
      if (!frame) continue;
      costs[place_of[{*plan.frames.place_of(frame->id), year}]][item] = cost;
    }
  }
  // A frame for which nobody asks binds nobody.
  std::vector<FrameOfYear> kept_frames;
  std::vector<std::vector<Tkr>> kept_costs;
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    const bool asks =
        std::any_of(costs[frame].begin(), costs[frame].end(), [](Tkr cost) { return cost != 0; });
    if (!asks && (asked.body && frames[frame].body != *asked.body)) continue;
    kept_frames.push_back(frames[frame]);
    kept_costs.push_back(std::move(costs[frame]));
  }
  frames = std::move(kept_frames);
  costs = std::move(kept_costs);
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    problem.frames.push_back(frames[frame].room);
    problem.costs.push_back(costs[frame]);
  }
}

// A measure that is not asked about, another body's, is taken as given: it neither binds nor lacks.
void SelectionRun::State::add_rules() {
  const auto is_unranked = [&](const Id& id) {
    return std::any_of(unranked.begin(), unranked.end(),
                       [&](std::uint32_t place) { return plan.measures[place].id == id; });
  };
  for (Item item = 0; item < candidates.size(); ++item) {
    const Measure& measure = plan.measures[candidates[item].measure];
    const auto lock = lock_of(measure, asked);
    if (lock) (*lock == LockKind::in ? problem.mandatory : problem.forbidden).push_back(item);
    for (const Id& needed : measure.needs) {
      const auto found = item_of.find(needed);
      if (found != item_of.end()) {
        problem.needs.push_back({item, found->second});
      } else if (is_unranked(needed)) {
        problem.forbidden.push_back(item);
      }
    }
    for (const Id& other : measure.excludes) {
      const auto found = item_of.find(other);
      if (found != item_of.end()) problem.excludes.push_back({item, found->second});
    }
  }
  diagnose();
}

// What is to be taken, with all that it needs, held against what is not and against the frames.
void SelectionRun::State::diagnose() {
  const auto id_of = [&](Item item) { return plan.measures[candidates[item].measure].id; };
  const auto contains = [](const std::vector<Item>& items, Item item) {
    return std::find(items.begin(), items.end(), item) != items.end();
  };
  std::vector<unsigned char> taken(candidates.size(), 0);
  std::vector<Item> reach = problem.mandatory;
  for (const Item item : reach) taken[item] = 1;
  for (std::size_t at = 0; at < reach.size(); ++at) {
    if (contains(problem.forbidden, reach[at])) {
      const Measure& measure = plan.measures[candidates[reach[at]].measure];
      impossible = Impossible{ImpossibleBy::lock,
                              id_of(reach[at]),
                              measure.needs.empty() ? Id() : measure.needs.front(),
                              {},
                              0};
      return;
    }
    for (const auto& [one, needed] : problem.needs) {
      if (one != reach[at] || taken[needed]) continue;
      if (contains(problem.forbidden, needed)) {
        impossible = Impossible{ImpossibleBy::lock, id_of(one), id_of(needed), {}, 0};
        return;
      }
      taken[needed] = 1;
      reach.push_back(needed);
    }
  }
  for (const auto& [one, other] : problem.excludes) {
    if (!taken[one] || !taken[other]) continue;
    impossible = Impossible{ImpossibleBy::exclusion, id_of(one), id_of(other), {}, 0};
    return;
  }
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    Tkr least = 0;
    for (Item item = 0; item < candidates.size(); ++item) {
      const Tkr cost = costs[frame][item];
      if (taken[item]) least += cost;
      if (!taken[item] && cost < 0 && !contains(problem.forbidden, item)) least += cost;
    }
    if (least <= frames[frame].room) continue;
    impossible = Impossible{ImpossibleBy::frame, {}, {}, frame, least - frames[frame].room};
    return;
  }
}

void SelectionRun::State::begin_group() {
  if (group >= groups) {  // nothing to choose among: the rows alone decide
    solver = nullptr;
    done = true;
    if (!best) best = Choice(candidates.size(), 0);
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
    impossible = Impossible{};
    best.reset();
    done = true;
    return;
  }
  best = answer.choice;
  Row row;  // what this group has got, it keeps
  row.limit = -answer.value;
  for (Item item = 0; item < candidates.size(); ++item) {
    if (candidates[item].group == group && candidates[item].units > 0) {
      row.terms.push_back({item, -candidates[item].units});
    }
  }
  add_row(*program, std::move(row));
  filled_units += answer.value;
  ++group;
  if (group < groups) {
    begin_group();
  } else {
    done = true;
  }
}

std::optional<Choice> SelectionRun::State::choice() const {
  if (solver && !done) {
    const Answer answer = solver->answer();
    if (answer.found) return answer.choice;
  }
  return best;
}

std::vector<Tkr> SelectionRun::State::spent(const Choice& choice) const {
  std::vector<Tkr> sums(frames.size(), 0);
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    for (Item item = 0; item < candidates.size(); ++item) {
      if (choice[item]) sums[frame] += costs[frame][item];
    }
  }
  return sums;
}

LeftOut SelectionRun::State::reason_for(const Choice& choice, const std::vector<Tkr>& spent,
                                        Item item) const {
  const Measure& measure = plan.measures[candidates[item].measure];
  LeftOut reason{measure.id, candidates[item].points, LeftOutBy::worth, {}, {}, 0};
  const auto lock = lock_of(measure, asked);
  if (lock && *lock == LockKind::out) {
    reason.by = LeftOutBy::lock;
    return reason;
  }
  for (const auto& [one, other] : problem.excludes) {
    const Item against = one == item ? other : one;
    if ((one != item && other != item) || !choice[against]) continue;
    reason.by = LeftOutBy::exclusion;
    reason.other = plan.measures[candidates[against].measure].id;
    return reason;
  }
  for (const Id& needed : measure.needs) {
    const auto found = item_of.find(needed);
    if (found != item_of.end() ? choice[found->second] != 0 : !plan.measures.find(needed)) continue;
    if (found == item_of.end() && std::find(problem.forbidden.begin(), problem.forbidden.end(),
                                            item) == problem.forbidden.end()) {
      continue;  // another body's, taken as given
    }
    reason.by = LeftOutBy::need;
    reason.other = needed;
    return reason;
  }
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    if (costs[frame][item] <= 0) continue;
    const Tkr missing = spent[frame] + costs[frame][item] - frames[frame].room;
    if (missing <= reason.missing) continue;
    reason.by = LeftOutBy::money;
    reason.frame = frame;
    reason.missing = missing;
  }
  return reason;
}

SelectionRun::SelectionRun(const Plan& plan, Asked asked) : state_(std::make_unique<State>()) {
  state_->plan = plan;
  state_->asked = std::move(asked);
  state_->set_up();
}
SelectionRun::~SelectionRun() = default;
SelectionRun::SelectionRun(SelectionRun&&) noexcept = default;
SelectionRun& SelectionRun::operator=(SelectionRun&&) noexcept = default;

bool SelectionRun::done() const {
  return state_->done;
}

bool SelectionRun::step(std::int64_t nodes) {
  while (nodes > 0 && !state_->done) {
    const std::int64_t before = state_->solver->answer().nodes;
    const bool more = state_->solver->step(nodes);
    nodes -= std::max<std::int64_t>(state_->solver->answer().nodes - before, 1);
    if (!more) state_->end_group();
  }
  return !state_->done;
}

Selection SelectionRun::result() const {
  const State& state = *state_;
  Selection result;
  result.frames = state.frames;
  result.impossible = state.impossible;
  result.proven = state.done;
  const std::optional<Choice> choice = state.choice();
  const Choice none(state.candidates.size(), 0);
  const Choice& chosen = choice ? *choice : none;
  const std::vector<Tkr> spent = state.spent(chosen);
  for (std::size_t frame = 0; frame < spent.size(); ++frame) {
    result.frames[frame].spent = spent[frame];
  }
  for (Item item = 0; item < state.candidates.size(); ++item) {
    const Candidate& candidate = state.candidates[item];
    const Measure& measure = state.plan.measures[candidate.measure];
    if (chosen[item]) {
      const auto lock = lock_of(measure, state.asked);
      result.taken.push_back({measure.id, candidate.points, lock && *lock == LockKind::in});
      result.points += candidate.points;
    } else if (choice) {
      result.left_out.push_back(state.reason_for(chosen, spent, item));
    }
  }
  for (const std::uint32_t place : state.unranked) {
    result.left_out.push_back({state.plan.measures[place].id, 0, LeftOutBy::scores, {}, {}, 0});
  }
  result.bound = result.points;
  if (!state.done && state.solver) {
    // What the groups that are done have, the bound of the one at hand, and all that is after it.
    std::int64_t units = state.filled_units + state.solver->answer().bound;
    for (const Candidate& candidate : state.candidates) {
      if (candidate.group > state.group) units += candidate.units;
    }
    result.bound = std::max(result.points, static_cast<double>(units) / units_of_a_point);
  }
  return result;
}

Selection select(const Plan& plan, const Asked& asked, std::int64_t nodes) {
  SelectionRun run(plan, asked);
  run.step(nodes);
  return run.result();
}

}  // namespace malvag::portfolio
