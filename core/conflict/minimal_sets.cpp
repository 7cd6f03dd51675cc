// The two ends take turns; whatever is half done when the nodes run out is begun again, and what
// was asked before is answered from memory.
#include "minimal_sets.hpp"

#include <numeric>

#include "hitting_set.hpp"

namespace malvag::conflict {
namespace {

constexpr std::int64_t nodes_of_a_hitting_set = 20'000;
constexpr std::int64_t quick_effort = 2;
constexpr std::int64_t second_effort = 12;
constexpr int in_vain_at_most = 2;  // a second effort that leaves too many goals all the same
constexpr std::int64_t effort_of_a_set = 1'500;
constexpr std::int64_t effort_of_one_more = 40;
// What is not settled in the end is looked at again, each time so many times as long.
constexpr std::int64_t more_patience = 8;
constexpr std::int64_t most_patience = 64;
constexpr std::size_t goals_worth_patience = 12;  // nobody reads a conflict of more
constexpr int misses_at_most = 5;  // from below, before the other end gets more of the turns

// The nodes are used up.
constexpr std::nullopt_t unfinished = std::nullopt;

// What a goal takes of what the measures share, about: the measures that reach it at the least cost
// are taken, the last of them in part (the linear relaxation of one goal alone).
double need_of(const GoalQuestion& question, std::size_t goal) {
  std::vector<double> cost(question.firm.size(), 0);
  for (const portfolio::Row& row : question.firm.rows) {
    if (!row.is_frame) continue;
    for (const portfolio::Term& term : row.terms) {
      cost[term.place] += static_cast<double>(std::max<std::int64_t>(term.amount, 0)) /
                          static_cast<double>(std::max<std::int64_t>(row.limit, 1));
    }
  }
  double most = 0;
  for (const portfolio::Row& row : question.goals[goal]) {
    std::vector<std::pair<double, double>> reach;  // cost for each unit, units
    for (const portfolio::Term& term : row.terms) {
      if (term.amount >= 0) continue;
      const auto units = static_cast<double>(-term.amount);
      reach.emplace_back(cost[term.place] / units, units);
    }
    std::sort(reach.begin(), reach.end());
    double left = static_cast<double>(-row.limit), need = 0;
    for (const auto& [each, units] : reach) {
      if (left <= 0) break;
      need += each * std::min(units, left);
      left -= units;
    }
    most = std::max(most, need);
  }
  return most;
}

}  // namespace

int compared_conflicts(const std::vector<std::int64_t>& weights, const GoalSet& one,
                       const GoalSet& other) {
  if (one.count() != other.count()) return one.count() < other.count() ? -1 : 1;
  const std::int64_t of_one = weight_of(weights, one), of_other = weight_of(weights, other);
  if (of_one != of_other) return of_one > of_other ? -1 : 1;
  const auto goals = one.goals(), others = other.goals();
  return goals < others ? -1 : goals > others ? 1 : 0;
}

std::int64_t weight_of(const std::vector<std::int64_t>& weights, const GoalSet& goals) {
  std::int64_t sum = 0;
  for (const std::size_t goal : goals.goals()) sum += weights[goal];
  return sum;
}

struct MinimalSetsRun::State {
  State(GoalQuestion question, std::size_t most)
      : oracle(std::move(question)), at_most(most), size(oracle.size()) {
    const auto& weights = oracle.question().weights;
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{1});
    for (const std::int64_t weight : weights) by_importance.push_back(sum - weight);
    neediest_first.resize(size);
    std::iota(neediest_first.begin(), neediest_first.end(), std::size_t{0});
    std::vector<double> needs;
    for (std::size_t goal = 0; goal < size; ++goal) {
      needs.push_back(need_of(oracle.question(), goal));
    }
    std::stable_sort(neediest_first.begin(), neediest_first.end(),
                     [&](std::size_t one, std::size_t other) { return needs[one] > needs[other]; });
  }

  const std::vector<std::int64_t>& weights() const { return oracle.question().weights; }

  std::optional<bool> go_on();
  std::optional<bool> begin();
  std::optional<bool> from_below();
  std::optional<bool> look_again();
  void be_more_patient();
  std::optional<bool> from_above();
  std::optional<MinimalSet> made_small(const GoalSet& goals, std::int64_t effort);
  std::optional<MinimalSet> conflict_within(const GoalSet& goals);
  std::optional<GoalSet> explain(const GoalSet& firm, bool firm_is_new,
                                 const std::vector<std::size_t>& goals, std::int64_t effort,
                                 bool& proven);
  std::optional<MinimalSet> made_large(const GoalSet& goals);

  TogetherOracle oracle;
  std::size_t at_most;
  std::size_t size;
  std::vector<std::int64_t> by_importance;  // costs: fewest goals first, then the heaviest
  // A conflict is preferably made of the first, for then it is of few.
  std::vector<std::size_t> neediest_first;
  std::vector<MinimalSet> conflicts;
  std::vector<MinimalSet> corrections;
  std::vector<GoalSet> held_off;     // within these nothing more is asked: unknown
  std::vector<GoalSet> given_up_on;  // as corrections: unknown
  bool begun = false;
  bool firm_holds = true;
  bool firm_is_known = true;
  bool is_done = false;
  bool is_complete = false;
  bool below_is_open = true;
  bool above_is_open = true;
  int in_vain = 0;
  int turn = 0;
  int misses_below = 0;  // one after the other
  std::int64_t patience = 1;
  std::vector<MinimalSet> doubtful_conflicts;  // to be looked at with more patience
  std::vector<MinimalSet> doubtful_corrections;
  std::int64_t below_reached = 0;  // cheaper conflicts than this are all known
  std::int64_t above_reached = 0;
};

namespace {

// One that was not known to be smallest gives way to what is within it.
void keep(std::vector<MinimalSet>& sets, MinimalSet set) {
  const bool holds_one = std::any_of(sets.begin(), sets.end(), [&](const MinimalSet& one) {
    return one.goals.is_within(set.goals) && !(one.goals == set.goals);
  });
  if (holds_one) return;
  sets.erase(std::remove_if(sets.begin(), sets.end(),
                            [&](const MinimalSet& one) { return set.goals.is_within(one.goals); }),
             sets.end());
  sets.push_back(std::move(set));
}

std::vector<GoalSet> sets_of(const std::vector<MinimalSet>& from,
                             const std::vector<GoalSet>& besides) {
  std::vector<GoalSet> sets;
  for (const MinimalSet& set : from) sets.push_back(set.goals);
  sets.insert(sets.end(), besides.begin(), besides.end());
  return sets;
}

}  // namespace

// QuickXplain: what of `goals` is needed so that together with `firm` it cannot hold.
std::optional<GoalSet> MinimalSetsRun::State::explain(const GoalSet& firm, bool firm_is_new,
                                                      const std::vector<std::size_t>& goals,
                                                      std::int64_t effort, bool& proven) {
  if (firm_is_new) {
    const auto verdict = oracle.ask(firm, effort);
    if (!verdict) return unfinished;
    if (*verdict == Together::unknown) proven = false;
    if (*verdict == Together::cannot) return GoalSet(size);
  }
  if (goals.size() == 1) return GoalSet::of(size, goals);
  const auto middle = goals.begin() + static_cast<std::ptrdiff_t>(goals.size() / 2);
  const std::vector<std::size_t> first(goals.begin(), middle), last(middle, goals.end());
  GoalSet with_first = firm;
  for (const std::size_t goal : first) with_first.insert(goal);
  const auto of_last = explain(with_first, true, last, effort, proven);
  if (!of_last) return unfinished;
  GoalSet with_last = firm;
  with_last |= *of_last;
  auto of_first = explain(with_last, !of_last->empty(), first, effort, proven);
  if (!of_first) return unfinished;
  *of_first |= *of_last;
  return of_first;
}

std::optional<MinimalSet> MinimalSetsRun::State::made_small(const GoalSet& goals,
                                                            std::int64_t effort) {
  std::vector<std::size_t> order;
  for (const std::size_t goal : neediest_first) {
    if (goals.has(goal)) order.push_back(goal);
  }
  bool proven = true;
  const auto small = explain(GoalSet(size), false, order, effort, proven);
  if (!small) return unfinished;
  return MinimalSet{*small, proven};
}

// First with what the relaxation shows at once, then, within that, with more patience: the more
// goals, the nearer each set that is asked about is to holding, and the less a long search settles.
std::optional<MinimalSet> MinimalSetsRun::State::conflict_within(const GoalSet& goals) {
  auto rough = made_small(goals, quick_effort);
  if (rough && !rough->proven_minimal && in_vain < in_vain_at_most) {
    rough = made_small(rough->goals, second_effort);
    if (rough) in_vain = rough->goals.count() > goals_worth_patience ? in_vain + 1 : 0;
  }
  if (!rough || rough->proven_minimal || rough->goals.count() > goals_worth_patience) return rough;
  const auto size_now = static_cast<std::int64_t>(rough->goals.count());
  return made_small(
      rough->goals,
      std::clamp(effort_of_a_set / size_now, quick_effort, nodes_of_a_question) * patience);
}

// As many goals as can be had beside those that hold, those that need least tried first; what is
// left is the correction.
std::optional<MinimalSet> MinimalSetsRun::State::made_large(const GoalSet& goals) {
  GoalSet held = oracle.fulfilled_beside(goals);
  bool proven = true;
  for (auto place = neediest_first.rbegin(); place != neediest_first.rend(); ++place) {
    const std::size_t goal = *place;
    if (held.has(goal)) continue;
    GoalSet more = held;
    more.insert(goal);
    const auto verdict = oracle.ask(more, effort_of_one_more * patience);
    if (!verdict) return unfinished;
    if (*verdict == Together::holds) held = oracle.fulfilled_beside(more);
    if (*verdict == Together::unknown) proven = false;
  }
  return MinimalSet{held.complement(), proven};
}

std::optional<bool> MinimalSetsRun::State::begin() {
  const auto firm = oracle.ask(GoalSet(size), nodes_of_a_question * most_patience);
  if (!firm) return unfinished;
  if (*firm != Together::holds) {
    firm_holds = false;
    firm_is_known = *firm == Together::cannot;
    begun = is_done = true;
    is_complete = firm_is_known;
    return true;
  }
  const GoalSet all = GoalSet::all(size);
  const auto together = oracle.ask(all);
  if (!together) return unfinished;
  if (*together == Together::holds) {
    begun = is_done = is_complete = true;
    return true;
  }
  if (*together == Together::cannot) {
    if (conflicts.empty()) {
      auto rough = made_small(all, quick_effort);
      if (!rough) return unfinished;
      keep(conflicts, std::move(*rough));
    }
    auto small = conflict_within(conflicts.front().goals);
    if (!small) return unfinished;
    keep(conflicts, std::move(*small));
  }
  begun = true;
  return true;
}

std::optional<bool> MinimalSetsRun::State::from_below() {
  const Hitting seed = cheapest_hitting_set(sets_of(corrections, held_off), sets_of(conflicts, {}),
                                            by_importance, nodes_of_a_hitting_set);
  if (!seed.proven || !seed.set) {
    below_is_open = false;
    if (seed.proven) is_complete = held_off.empty() && given_up_on.empty();
    return true;
  }
  const auto verdict = oracle.ask(*seed.set, nodes_of_a_question * patience);
  if (!verdict) return unfinished;
  if (*verdict == Together::cannot) {
    below_reached = seed.cost;
    keep(conflicts, {*seed.set, held_off.empty()});
  } else if (*verdict == Together::holds) {
    auto large = made_large(*seed.set);
    if (!large) return unfinished;
    if (held_off.empty()) below_reached = seed.cost;
    keep(corrections, std::move(*large));
  } else {
    held_off.push_back(seed.set->complement());
  }
  return true;
}

std::optional<bool> MinimalSetsRun::State::from_above() {
  const Hitting seed = cheapest_hitting_set(
      sets_of(conflicts, given_up_on), sets_of(corrections, {}), weights(), nodes_of_a_hitting_set);
  if (!seed.proven || !seed.set) {
    above_is_open = false;
    if (seed.proven) is_complete = held_off.empty() && given_up_on.empty();
    return true;
  }
  const GoalSet kept = seed.set->complement();
  const auto verdict = oracle.ask(kept, nodes_of_a_question * patience);
  if (!verdict) return unfinished;
  if (*verdict == Together::holds) {
    above_reached = seed.cost;
    keep(corrections, {*seed.set, given_up_on.empty()});
  } else if (*verdict == Together::cannot) {
    auto small = conflict_within(kept);
    if (!small) return unfinished;
    if (given_up_on.empty()) above_reached = seed.cost;
    keep(conflicts, std::move(*small));
  } else {
    given_up_on.push_back(kept);
  }
  return true;
}

// Both ends are closed, and something is open.
void MinimalSetsRun::State::be_more_patient() {
  patience *= more_patience;
  held_off.clear();
  given_up_on.clear();
  below_is_open = above_is_open = true;
  in_vain = 0;
  const auto take_doubtful = [](std::vector<MinimalSet>& from, std::vector<MinimalSet>& to) {
    for (const MinimalSet& set : from) {
      if (!set.proven_minimal) to.push_back(set);
    }
    from.erase(std::remove_if(from.begin(), from.end(),
                              [](const MinimalSet& set) { return !set.proven_minimal; }),
               from.end());
  };
  take_doubtful(conflicts, doubtful_conflicts);
  take_doubtful(corrections, doubtful_corrections);
}

std::optional<bool> MinimalSetsRun::State::look_again() {
  if (!doubtful_conflicts.empty()) {
    auto small = conflict_within(doubtful_conflicts.back().goals);
    if (!small) return unfinished;
    doubtful_conflicts.pop_back();
    keep(conflicts, std::move(*small));
    return true;
  }
  auto large = made_large(doubtful_corrections.back().goals.complement());
  if (!large) return unfinished;
  doubtful_corrections.pop_back();
  keep(corrections, std::move(*large));
  return true;
}

std::optional<bool> MinimalSetsRun::State::go_on() {
  if (!begun) return begin();
  if (!doubtful_conflicts.empty() || !doubtful_corrections.empty()) return look_again();
  const bool seldom_below = misses_below > misses_at_most;
  const bool is_above = above_is_open && (!below_is_open || turn % (seldom_below ? 6 : 2) != 0);
  const std::size_t conflicts_before = conflicts.size();
  const auto went = is_above ? from_above() : from_below();
  if (!went) return unfinished;
  ++turn;
  if (!is_above) misses_below = conflicts.size() > conflicts_before ? 0 : misses_below + 1;
  is_done = is_complete || conflicts.size() >= at_most || corrections.size() >= at_most;
  if (is_done || below_is_open || above_is_open) return true;
  if (patience < most_patience) {
    be_more_patient();
  } else {
    is_done = true;
  }
  return true;
}

MinimalSetsRun::MinimalSetsRun(GoalQuestion question, std::size_t at_most)
    : state_(std::make_unique<State>(std::move(question), at_most)) {}
MinimalSetsRun::~MinimalSetsRun() = default;
MinimalSetsRun::MinimalSetsRun(MinimalSetsRun&&) noexcept = default;
MinimalSetsRun& MinimalSetsRun::operator=(MinimalSetsRun&&) noexcept = default;

bool MinimalSetsRun::step(std::int64_t nodes) {
  state_->oracle.give(nodes);
  while (!state_->is_done && state_->oracle.nodes_left() > 0) {
    state_->go_on();
    // The search for seeds costs too.
    state_->oracle.give(state_->oracle.nodes_left() - 1);
  }
  return !state_->is_done;
}

bool MinimalSetsRun::done() const {
  return state_->is_done;
}
TogetherOracle& MinimalSetsRun::oracle() {
  return state_->oracle;
}

MinimalSets MinimalSetsRun::result() const {
  const State& state = *state_;
  MinimalSets result;
  result.firm_holds = state.firm_holds;
  result.firm_is_known = state.begun && state.firm_is_known;
  result.conflicts = state.conflicts;
  result.corrections = state.corrections;
  for (const MinimalSet& set : state.doubtful_conflicts) keep(result.conflicts, set);
  for (const MinimalSet& set : state.doubtful_corrections) keep(result.corrections, set);
  result.complete = state.is_complete;
  const auto& weights = state.weights();
  std::sort(result.conflicts.begin(), result.conflicts.end(),
            [&](const MinimalSet& one, const MinimalSet& other) {
              return compared_conflicts(weights, one.goals, other.goals) < 0;
            });
  std::sort(result.corrections.begin(), result.corrections.end(),
            [&](const MinimalSet& one, const MinimalSet& other) {
              const std::int64_t of_one = weight_of(weights, one.goals);
              const std::int64_t of_other = weight_of(weights, other.goals);
              if (of_one != of_other) return of_one < of_other;
              return compared_conflicts(weights, one.goals, other.goals) < 0;
            });
  const auto in_order = [&](const std::vector<MinimalSet>& sets, const auto& costs,
                            std::int64_t reached) {
    if (state.is_complete) return sets.size();
    const auto later = std::find_if(sets.begin(), sets.end(), [&](const MinimalSet& set) {
      return !set.proven_minimal || weight_of(costs, set.goals) > reached;
    });
    return static_cast<std::size_t>(later - sets.begin());
  };
  result.conflicts_in_order = in_order(result.conflicts, state.by_importance, state.below_reached);
  result.corrections_in_order = in_order(result.corrections, weights, state.above_reached);
  return result;
}

MinimalSets minimal_sets(GoalQuestion question, std::int64_t nodes, std::size_t at_most) {
  MinimalSetsRun run(std::move(question), at_most);
  run.step(nodes);
  return run.result();
}

}  // namespace malvag::conflict
