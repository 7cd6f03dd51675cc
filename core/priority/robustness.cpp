// Draws weights and scores, and counts where each measure stands.
#include "robustness.hpp"

#include <algorithm>

#include "../method/matrix.hpp"
#include "../plan/in_order.hpp"

namespace malvag::priority {
namespace {

constexpr std::int64_t draws_for_confidence = 1'000;

method::WeightDraw draw_for(const Belief& belief, const std::vector<double>& weights) {
  method::WeightsKnown known;
  if (belief.weights == WeightsBelieved::order) known.what = method::WeightsKnown::What::order;
  if (belief.weights == WeightsBelieved::around) {
    known.what = method::WeightsKnown::What::intervals;
    known.bounds = bounds_around(shares_of(weights), belief.margin);
  }
  return method::WeightDraw(std::move(known));
}

std::vector<std::size_t> largest_first(const std::vector<double>& weights) {
  std::vector<std::size_t> order;
  for (std::size_t place = 0; place < weights.size(); ++place) order.push_back(place);
  put_in_order(order,
               [&](std::size_t one, std::size_t other) { return weights[one] > weights[other]; });
  return order;
}

// Drawn weights, the largest first, given to the criteria in their order; equal criteria take
// theirs by lot.
void give_out(const std::vector<std::size_t>& order, const std::vector<double>& own,
              method::Random& random, std::vector<double>& weights) {
  std::vector<double> drawn = weights;
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from + 1;
    while (to < order.size() && own[order[to]] == own[order[from]]) ++to;
    for (std::size_t at = to; at > from + 1; --at) {
      const auto count = static_cast<double>(at - from);
      const std::size_t other = from + static_cast<std::size_t>(random.uniform() * count);
      std::swap(drawn[at - 1], drawn[other]);
    }
    for (; from < to; ++from) weights[order[from]] = drawn[from];
  }
}

}  // namespace

std::vector<double> shares_of(const std::vector<double>& weights) {
  const bool is_any =
      std::any_of(weights.begin(), weights.end(), [](double one) { return one > 0; });
  if (is_any) return method::shares_of(weights);
  return std::vector<double>(weights.size(), 1 / static_cast<double>(weights.size()));
}

std::vector<std::pair<double, double>> bounds_around(const std::vector<double>& shares,
                                                     double margin) {
  std::vector<std::pair<double, double>> bounds;
  for (const double share : shares) {
    bounds.emplace_back(std::max(0.0, share - margin), std::min(1.0, share + margin));
  }
  return bounds;
}

RobustnessRun::RobustnessRun(const Plan& plan, const Principle& principle, const Question& question,
                             const Wanted& wanted, std::uint64_t seed, std::int64_t samples)
    : candidates_(Prepared(plan), principle, question),
      wanted_(wanted),
      own_weights_(weights_of(principle)),
      weights_(own_weights_),
      random_(seed),
      seed_(seed),
      total_(std::max<std::int64_t>(samples, 0)) {
  for (std::size_t tier = 0; tier < own_weights_.size(); ++tier) {
    draws_.push_back(draw_for(wanted_.belief, own_weights_[tier]));
    most_important_first_.push_back(largest_first(own_weights_[tier]));
    if (!own_weights_[tier].empty()) last_weighted_ = tier;
  }
  find_uncertain(plan, principle);
  const std::size_t count = candidates_.measures().size();
  candidates_.sort(own_weights_, sorting_);
  for (const auto& entry : sorting_.entries) {
    own_order_.push_back(entry.candidate);
    result_.order.push_back(candidates_.measures()[entry.candidate]);
  }
  for (auto counts : {&Robustness::first, &Robustness::top_three, &Robustness::above}) {
    (result_.*counts).resize(plan.measures.size(), 0);
  }
  result_.before_next.resize(count > 0 ? count - 1 : 0, 0);
  result_.level_with_next.resize(count > 0 ? count - 1 : 0, 0);
  rank_of_.resize(count, 0);
  const std::size_t criteria = last_weighted_ ? own_weights_[*last_weighted_].size() : 0;
  if (wanted_.watched) watched_ = candidates_.candidate(*wanted_.watched);
  if (watched_) {
    result_.places.resize(count, 0);
    result_.shares_when_above.resize(criteria, 0.0);
    result_.shares_when_below.resize(criteria, 0.0);
  }
  if (!wanted_.everything) return;
  all_places_.assign(count, std::vector<std::int64_t>(count, 0));
  sums_when_first_.assign(count, std::vector<double>(criteria, 0.0));
}

void RobustnessRun::find_uncertain(const Plan& plan, const Principle& principle) {
  for (std::size_t tier = 0; tier < principle.tiers.size(); ++tier) {
    if (principle.tiers[tier].kind != TierKind::weighted) continue;
    std::size_t place = 0;
    for (const auto& [criterion, weight] : principle.tiers[tier].weights) {
      for (std::uint32_t candidate = 0; candidate < candidates_.measures().size(); ++candidate) {
        const Measure& measure = plan.measures[candidates_.measures()[candidate]];
        const Span* span = measure.spans.find(criterion);
        if (!span || !(span->low < span->high)) continue;
        const Criterion& read = *plan.criteria.find(criterion);
        uncertain_.push_back({tier, place, candidate, read_on(read.scale, span->low),
                              read_on(read.scale, span->high), lowering(measure, read),
                              read.scale});
      }
      ++place;
    }
  }
}

void RobustnessRun::draw_weights() {
  for (std::size_t tier = 0; tier < weights_.size(); ++tier) {
    std::vector<double>& weights = weights_[tier];
    if (weights.empty()) continue;
    draws_[tier].draw(random_, weights);
    if (wanted_.belief.weights != WeightsBelieved::order) continue;
    give_out(most_important_first_[tier], own_weights_[tier], random_, weights);
  }
}

void RobustnessRun::draw_scores(method::Random& random, Candidates& candidates) const {
  for (const Uncertain& one : uncertain_) {
    const double score = one.low + (one.high - one.low) * random.uniform();
    candidates.set_value(one.tier, one.criterion, one.candidate,
                         value_on(one.scale, score + one.lowering));
  }
}

void RobustnessRun::count_watched(std::size_t line) {
  const std::uint32_t rank = rank_of_[*watched_];
  ++result_.places[rank];
  bool above = false;
  for (std::size_t index = rank; index < line && !above; ++index) {
    above = sorting_.entries[index].candidate == *watched_;
  }
  if (!last_weighted_) return;
  std::vector<double>& sums = above ? result_.shares_when_above : result_.shares_when_below;
  const std::vector<double>& weights = weights_[*last_weighted_];
  for (std::size_t at = 0; at < sums.size(); ++at) sums[at] += weights[at];
}

void RobustnessRun::count() {
  const auto& entries = sorting_.entries;
  std::uint32_t rank = 0;
  for (std::size_t index = 0; index < entries.size(); ++index) {
    if (index == 0 || !sorting_.equal(entries[index - 1], entries[index])) {
      rank = static_cast<std::uint32_t>(index);
    }
    const std::uint32_t candidate = entries[index].candidate;
    rank_of_[candidate] = rank;
    if (rank < 3) ++result_.top_three[candidates_.measures()[candidate]];
    if (rank == 0) ++result_.first[candidates_.measures()[candidate]];
  }
  const std::size_t line = candidates_.line(sorting_);
  for (std::size_t index = 0; index < line; ++index) {
    ++result_.above[candidates_.measures()[entries[index].candidate]];
  }
  for (std::size_t index = 0; index + 1 < own_order_.size(); ++index) {
    const std::uint32_t mine = rank_of_[own_order_[index]];
    const std::uint32_t next = rank_of_[own_order_[index + 1]];
    result_.before_next[index] += mine < next ? 1 : 0;
    result_.level_with_next[index] += mine == next ? 1 : 0;
  }
  if (watched_) count_watched(line);
  for (std::uint32_t candidate = 0; candidate < all_places_.size(); ++candidate) {
    ++all_places_[candidate][rank_of_[candidate]];
    if (rank_of_[candidate] > 0 || !last_weighted_) continue;
    for (std::size_t at = 0; at < sums_when_first_[candidate].size(); ++at) {
      sums_when_first_[candidate][at] += weights_[*last_weighted_][at];
    }
  }
}

bool RobustnessRun::step(std::int64_t samples) {
  const std::int64_t until = std::min(total_, result_.samples + std::max<std::int64_t>(samples, 0));
  for (; result_.samples < until; ++result_.samples) {
    draw_weights();
    draw_scores(random_, candidates_);
    candidates_.sort(weights_, sorting_);
    count();
  }
  return result_.samples < total_;
}

double RobustnessRun::first_with(const std::vector<double>& shares, std::uint32_t candidate) const {
  Candidates candidates = candidates_;
  Candidates::Sorting sorting;
  Weights weights = own_weights_;
  weights[*last_weighted_] = shares;
  method::Random random(seed_);
  const std::int64_t draws = uncertain_.empty() ? 1 : draws_for_confidence;
  std::int64_t firsts = 0;
  for (std::int64_t draw = 0; draw < draws; ++draw) {
    draw_scores(random, candidates);
    candidates.sort(weights, sorting);
    for (const auto& entry : sorting.entries) {
      if (!sorting.equal(entry, sorting.entries.front())) break;
      firsts += entry.candidate == candidate ? 1 : 0;
    }
  }
  return static_cast<double>(firsts) / static_cast<double>(draws);
}

Acceptability RobustnessRun::acceptability() const {
  Acceptability all;
  all.places.resize(result_.first.size());
  all.central_weights.resize(result_.first.size());
  all.confidence.resize(result_.first.size(), 0.0);
  for (std::uint32_t candidate = 0; candidate < all_places_.size(); ++candidate) {
    const std::uint32_t measure = candidates_.measures()[candidate];
    all.places[measure] = all_places_[candidate];
    const std::int64_t firsts = result_.first[measure];
    if (firsts == 0 || !last_weighted_) continue;
    std::vector<double>& central = all.central_weights[measure];
    for (const double sum : sums_when_first_[candidate]) {
      central.push_back(sum / static_cast<double>(firsts));
    }
    all.confidence[measure] = first_with(central, candidate);
  }
  return all;
}

}  // namespace malvag::priority
