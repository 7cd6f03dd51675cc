// All choices where they are few, the best ones for drawn weights where they are many.
#include "robust_selection.hpp"

#include <algorithm>

#include "../method/random.hpp"
#include "../plan/in_order.hpp"
#include "selection_question.hpp"

namespace malvag::portfolio {
namespace {

constexpr std::size_t items_at_most = 14;  // 2^14 choices are looked through
constexpr double share_of_one = 0.9;
constexpr std::int64_t nodes_of_a_choice = 2'000;

// The principle with other weights for what it weighs first, in the tier's order.
Principle weighed_by(Principle principle, const std::vector<double>& weights) {
  for (Tier& tier : principle.tiers) {
    if (tier.kind != TierKind::weighted) continue;
    By<Id, double> changed;
    std::size_t at = 0;
    for (const auto& [id, weight] : tier.weights) changed.set(id, weights[at++]);
    tier.weights = std::move(changed);
    break;
  }
  return principle;
}

// A choice of measures, and what it is worth where all weight is on one criterion.
struct Known {
  std::uint32_t measures = 0;  // a bit for each of the question's
  std::vector<std::int64_t> values;
  std::int64_t sum = 0;
};

bool dominates(const Known& one, const Known& other) {
  bool more = false;
  for (std::size_t at = 0; at < one.values.size(); ++at) {
    if (one.values[at] < other.values[at]) return false;
    more = more || one.values[at] > other.values[at];
  }
  return more;
}

}  // namespace

const Tier* weighed(const Principle& principle) {
  for (const Tier& tier : principle.tiers) {
    if (tier.kind == TierKind::weighted) return &tier;
  }
  return nullptr;
}

struct RobustRun::State {
  Plan plan;
  Asked asked;
  method::Random random;
  std::size_t criteria = 0;
  RobustSelection result;
  std::optional<SelectionRun> run;
  std::int64_t nodes_left = 0;
  std::vector<Known> candidates;  // the most valuable first
  std::vector<Known> kept;
  std::size_t looked_at = 0;
  std::vector<std::size_t> places;  // in the plan, by bit

  State(const Plan& of, Asked question, std::uint64_t seed, std::int64_t samples);
  std::vector<double> draw();
  void list_choices(const Question& question);
  bool look_through(std::int64_t count);
  bool choose(std::int64_t nodes);
};

RobustRun::State::State(const Plan& of, Asked question, std::uint64_t seed, std::int64_t samples)
    : plan(of), asked(std::move(question)), random(seed) {
  result.taken.assign(plan.measures.size(), 0);
  const Tier* tier = weighed(asked.principle);
  criteria = tier ? tier->weights.size() : 0;
  const Question first = question_of(plan, asked);
  result.exact = criteria > 0 && asked.principle.tiers.size() == 1 && asked.not_these.empty() &&
                 first.program && first.candidates.size() <= items_at_most;
  if (result.exact) {
    list_choices(first);
  } else {
    result.total =
        1 + (criteria > 1 ? static_cast<std::int64_t>(criteria) + std::max<std::int64_t>(samples, 0)
                          : 0);
  }
}

void RobustRun::State::list_choices(const Question& question) {
  std::vector<std::size_t> bit_of;  // by item
  for (Item item = 0; item < question.candidates.size(); ++item) {
    if (question.candidates[item].first == item) {
      places.push_back(question.candidates[item].measure);
    }
    bit_of.push_back(places.size() - 1);
  }
  std::vector<std::vector<std::int64_t>> values;  // by criterion, by bit
  for (std::size_t criterion = 0; criterion < criteria; ++criterion) {
    std::vector<double> weights(criteria, 0.0);
    weights[criterion] = 1;
    Asked one = asked;
    one.principle = weighed_by(asked.principle, weights);
    const Question at = question_of(plan, std::move(one));
    std::vector<std::int64_t>& by_bit = values.emplace_back();
    for (const std::size_t place : places) {
      by_bit.push_back(at.candidates[at.item_of.at(plan.measures[place].id)].units);
    }
  }
  std::vector<unsigned char> seen(std::size_t{1} << places.size(), 0);
  const std::size_t items = question.candidates.size();
  Choice choice(items, 0);
  for (std::uint32_t bits = 0; bits < (1u << items); ++bits) {
    Known known;
    for (std::size_t item = 0; item < items; ++item) {
      choice[item] = (bits >> item) & 1u;
      if (choice[item]) known.measures |= 1u << bit_of[item];
    }
    if (seen[known.measures] || !is_allowed(*question.program, choice)) continue;
    seen[known.measures] = 1;
    for (const auto& by_bit : values) {
      std::int64_t sum = 0;
      for (std::size_t bit = 0; bit < places.size(); ++bit) {
        if ((known.measures >> bit) & 1u) sum += by_bit[bit];
      }
      known.values.push_back(sum);
      known.sum += sum;
    }
    candidates.push_back(std::move(known));
  }
  // None is dominated by one that comes after it.
  put_in_order(candidates,
               [](const Known& one, const Known& other) { return one.sum > other.sum; });
}

bool RobustRun::State::look_through(std::int64_t count) {
  for (; count > 0 && looked_at < candidates.size(); --count, ++looked_at) {
    const Known& candidate = candidates[looked_at];
    if (std::none_of(kept.begin(), kept.end(),
                     [&](const Known& one) { return dominates(one, candidate); })) {
      kept.push_back(candidate);
    }
  }
  if (looked_at < candidates.size()) return true;
  result.total = result.choices = static_cast<std::int64_t>(kept.size());
  for (std::size_t bit = 0; bit < places.size(); ++bit) {
    result.taken[places[bit]] = std::count_if(
        kept.begin(), kept.end(), [&](const Known& one) { return (one.measures >> bit) & 1u; });
  }
  return false;
}

std::vector<double> RobustRun::State::draw() {
  std::vector<double> weights(criteria, (1 - share_of_one) / static_cast<double>(criteria));
  const auto way = static_cast<std::size_t>(result.choices);
  if (way <= criteria) {
    weights[way - 1] += share_of_one;
    return weights;
  }
  for (double& weight : weights) weight = random.exponential();
  return weights;
}

bool RobustRun::State::choose(std::int64_t nodes) {
  while (nodes > 0 && result.choices < result.total) {
    if (!run) {
      Asked now = asked;
      if (result.choices > 0) now.principle = weighed_by(asked.principle, draw());
      run.emplace(plan, std::move(now));
      nodes_left = nodes_of_a_choice;
    }
    const std::int64_t step = std::min(nodes, nodes_left);
    const bool more = run->step(step);
    nodes -= step;
    nodes_left -= step;
    if (more && nodes_left > 0) continue;
    if (more) ++result.unproven;
    for (const Taken& one : run->result().taken) {
      ++result.taken[*plan.measures.place_of(one.measure)];
    }
    ++result.choices;
    run.reset();
  }
  return result.choices < result.total;
}

RobustRun::RobustRun(const Plan& plan, Asked asked, std::uint64_t seed, std::int64_t samples)
    : state_(std::make_unique<State>(plan, std::move(asked), seed, samples)) {}
RobustRun::~RobustRun() = default;
RobustRun::RobustRun(RobustRun&&) noexcept = default;
RobustRun& RobustRun::operator=(RobustRun&&) noexcept = default;

bool RobustRun::step(std::int64_t nodes) {
  return state_->result.exact ? state_->look_through(nodes) : state_->choose(nodes);
}

const RobustSelection& RobustRun::result() const {
  return state_->result;
}

}  // namespace malvag::portfolio
