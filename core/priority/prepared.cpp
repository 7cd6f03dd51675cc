// Makes the compact tables, and the rows that explain an order.
#include "prepared.hpp"

#include <algorithm>
#include <cmath>

#include "../plan/in_order.hpp"
#include "shares.hpp"

namespace malvag::priority {
namespace {

struct Column {
  std::string_view id;
  std::size_t place;
};

std::vector<Column> columns_by_id(const Collection<Criterion>& criteria) {
  std::vector<Column> result;
  for (std::size_t place = 0; place < criteria.size(); ++place) {
    result.push_back({criteria[place].id, place});
  }
  put_in_order(result, [](const Column& one, const Column& other) { return one.id < other.id; });
  return result;
}

}  // namespace

Prepared::Prepared(const Plan& plan)
    : measures_(plan.measures),
      criteria_(plan.criteria),
      frames_(plan.frames),
      bodies_(plan.bodies),
      areas_(plan.areas),
      goals_(plan.goals),
      rooms_(std::make_shared<const Rooms>(plan.frames, plan.bodies)) {
  UsesOfMeasures uses;
  uses.reserve(measures_.size());
  for (const Measure& measure : measures_) uses.push_back(rooms_->uses_of(measure));
  uses_ = std::make_shared<const UsesOfMeasures>(std::move(uses));
  const std::size_t cells = measures_.size() * criteria_.size();
  values_.resize(cells, 0.0);
  levels_.resize(cells, 0);
  known_.resize(cells, 0);
  // Scores and columns are both sorted by id, so each measure is one walk along the two.
  const std::vector<Column> columns = columns_by_id(criteria_);
  for (std::size_t measure = 0; measure < measures_.size(); ++measure) {
    auto column = columns.begin();
    for (const auto& [criterion, written] : measures_[measure].scores) {
      while (column != columns.end() && column->id < criterion) ++column;
      if (column == columns.end()) break;
      if (column->id != criterion) continue;
      const Scale& scale = criteria_[column->place].scale;
      const bool is_lowered = !measures_[measure].downgrades.empty();
      const double score = is_lowered ? *lowered_score(measures_[measure], criteria_[column->place])
                                      : read_on(scale, written);
      const std::size_t cell = column->place * measures_.size() + measure;
      values_[cell] = value_on(scale, score);
      levels_[cell] = std::llround(place_on(scale, score) * 1e11);
      known_[cell] = 1;
    }
  }
}

bool Prepared::holds_for(const Plan& plan) const {
  return plan.measures.identity() == measures_.identity() &&
         plan.criteria.identity() == criteria_.identity() &&
         plan.frames.identity() == frames_.identity() &&
         plan.bodies.identity() == bodies_.identity() &&
         plan.areas.identity() == areas_.identity() && plan.goals.identity() == goals_.identity();
}

bool Prepared::is_within(const Principle& principle, const Measure& measure) const {
  if (principle.scope.empty()) return true;
  const auto names = [&](const Id& id) {
    return !id.empty() &&
           std::find(principle.scope.begin(), principle.scope.end(), id) != principle.scope.end();
  };
  const Body* body = bodies_.find(measure.body);
  for (std::size_t steps = 0; body && steps <= bodies_.size(); ++steps) {
    if (names(body->id)) return true;
    body = bodies_.find(body->parent);
  }
  return std::any_of(measure.goals.begin(), measure.goals.end(), [&](const Id& id) {
    const Goal* goal = goals_.find(id);
    const Area* area = goal ? areas_.find(goal->area) : nullptr;
    return area && (names(area->id) || names(area->strategy));
  });
}

Order Prepared::order(const Principle& principle, const Question& question) const {
  return Candidates(*this, principle, question).order(weights_of(principle));
}

Ranking Prepared::ranking(const Principle& principle, const Question& question) const {
  const Order order_of_all = order(principle, question);
  Ranking result;
  result.line = order_of_all.line;
  result.line_year = order_of_all.line_year;
  result.rooms = order_of_all.rooms;
  result.frames = order_of_all.frames;
  result.next_lacks = order_of_all.next_lacks;
  result.measures.reserve(order_of_all.measures.size());
  for (std::size_t index = 0; index < order_of_all.measures.size(); ++index) {
    result.measures.push_back(row(order_of_all, index, principle));
  }
  for (const std::uint32_t measure : order_of_all.unranked) {
    result.unranked.push_back(unranked(measure, principle));
  }
  const auto add = [&](const std::vector<std::uint32_t>& places, std::vector<Id>& ids) {
    for (const std::uint32_t measure : places) ids.push_back(measures_[measure].id);
  };
  add(order_of_all.outside, result.outside);
  add(order_of_all.done, result.done);
  add(order_of_all.stopped, result.stopped);
  return result;
}

RankedMeasure Prepared::row(const Order& order, std::size_t index,
                            const Principle& principle) const {
  const std::uint32_t measure = order.measures[index];
  RankedMeasure result;
  result.measure = measures_[measure].id;
  result.place = order.places[index];
  result.tied = (index > 0 && order.places[index - 1] == result.place) ||
                (index + 1 < order.places.size() && order.places[index + 1] == result.place);
  result.above_line = index < order.line;
  for (const Tier& tier : principle.tiers) {
    result.tiers.push_back(this->result(tier, measure));
    if (tier.kind == TierKind::weighted) result.points = result.tiers.back().result;
  }
  return result;
}

TierResult Prepared::result(const Tier& tier, std::size_t measure) const {
  TierResult result;
  result.kind = tier.kind;
  if (tier.kind != TierKind::weighted) {
    const Criterion* of = criteria_.find(tier.criterion);
    const double score = of ? lowered_score(measures_[measure], *of).value_or(0.0) : 0.0;
    const bool passes = at_best(*criterion(tier.criterion), measure);
    result.result = tier.kind == TierKind::gate ? (passes ? 1.0 : 0.0) : score;
    return result;
  }
  const std::vector<double> shares = shares_of(tier);
  result.contributions.reserve(tier.weights.size());
  for (const auto& [id, weight] : tier.weights) {
    Contribution contribution;
    contribution.criterion = id;
    contribution.share = shares[result.contributions.size()];
    contribution.value = value(*criterion(id), measure);
    contribution.points = 100 * contribution.share * contribution.value;
    result.result += contribution.points;
    result.contributions.push_back(std::move(contribution));
  }
  return result;
}

UnrankedMeasure Prepared::unranked(std::uint32_t measure, const Principle& principle) const {
  UnrankedMeasure result{measures_[measure].id, {}};
  const auto ask_for = [&](const Id& id) {
    const auto column = criterion(id);
    if (column && known(*column, measure)) return;
    if (std::find(result.missing.begin(), result.missing.end(), id) != result.missing.end()) return;
    result.missing.push_back(id);
  };
  for (const Tier& tier : principle.tiers) {
    if (tier.kind != TierKind::weighted) ask_for(tier.criterion);
    for (const auto& [id, weight] : tier.weights) {
      if (tier.kind == TierKind::weighted) ask_for(id);
    }
  }
  return result;
}

}  // namespace malvag::priority
