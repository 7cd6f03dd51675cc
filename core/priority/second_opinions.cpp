// Counts other ways and lays the orders beside each other.
#include "second_opinions.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "../method/scores.hpp"
#include "../plan/in_order.hpp"
#include "last_weighted.hpp"

namespace malvag::priority {
namespace {

struct Table {
  method::Matrix scores;
  std::vector<method::Better> directions;
};

Table table_of(const Plan& plan, const Candidates& candidates, const LastWeighted& field) {
  Table table{method::Matrix(candidates.measures().size(), field.criteria.size()), {}};
  for (std::size_t column = 0; column < field.criteria.size(); ++column) {
    const Criterion& criterion = *plan.criteria.find(field.criteria[column]);
    const Scale& scale = criterion.scale;
    table.directions.push_back(scale.best < scale.worst ? method::Better::lower
                                                        : method::Better::higher);
    for (std::size_t row = 0; row < candidates.measures().size(); ++row) {
      const Measure& measure = plan.measures[candidates.measures()[row]];
      table.scores.at(row, column) = lowered_score(measure, criterion).value_or(0.0);
    }
  }
  return table;
}

std::vector<double> counted(OtherWay way, const Table& table, const std::vector<double>& shares) {
  if (way == OtherWay::topsis) return method::topsis(table.scores, shares, table.directions);
  return method::promethee(table.scores, shares, table.directions,
                           std::vector<method::PreferenceOf>(shares.size()))
      .net;
}

// Results of all tiers, higher first, with another way's numbers in the place of the last weighted
// tier's.
struct Keys {
  std::vector<std::vector<std::int64_t>> tiers;
  bool equal(std::uint32_t one, std::uint32_t other) const {
    return std::all_of(tiers.begin(), tiers.end(),
                       [&](const auto& keys) { return keys[one] == keys[other]; });
  }
  bool before(std::uint32_t one, std::uint32_t other) const {
    for (const auto& keys : tiers) {
      if (keys[one] != keys[other]) return keys[one] > keys[other];
    }
    return one < other;
  }
};

struct Places {
  std::vector<std::uint32_t> order;  // candidates
  std::vector<double> place_of;      // by candidate
  std::size_t line = 0;
};

Places places_by(const Candidates& candidates, const Keys& keys) {
  Places places;
  for (std::uint32_t one = 0; one < candidates.measures().size(); ++one) {
    places.order.push_back(one);
  }
  put_in_order(places.order,
               [&](std::uint32_t one, std::uint32_t other) { return keys.before(one, other); });
  places.place_of.resize(places.order.size());
  for (std::size_t at = 0; at < places.order.size(); ++at) {
    const bool level = at > 0 && keys.equal(places.order[at - 1], places.order[at]);
    places.place_of[places.order[at]] =
        level ? places.place_of[places.order[at - 1]] : static_cast<double>(at) + 1;
  }
  places.line = candidates.line(places.order);
  return places;
}

method::Agreement within_groups(const LastWeighted& field, const Places& own, const Places& other) {
  method::Agreement sum;
  for (std::size_t from = 0; from < field.order.size();) {
    std::vector<double> one, another;
    const std::uint32_t group = field.groups[field.order[from]];
    for (; from < field.order.size() && field.groups[field.order[from]] == group; ++from) {
      one.push_back(own.place_of[field.order[from]]);
      another.push_back(other.place_of[field.order[from]]);
    }
    const method::Agreement part = method::agreement(one, another);
    sum.same += part.same;
    sum.opposite += part.opposite;
  }
  return sum;
}

std::vector<bool> above(const Places& places) {
  std::vector<bool> result(places.order.size(), false);
  for (std::size_t at = 0; at < places.line; ++at) result[places.order[at]] = true;
  return result;
}

std::vector<Disagreement> disagreements(const Plan& plan, const Candidates& candidates,
                                        const Places& own, const Places& other) {
  std::vector<Disagreement> found;
  const std::vector<bool> own_above = above(own), other_above = above(other);
  for (const std::uint32_t one : own.order) {
    if (own.place_of[one] == other.place_of[one]) continue;
    found.push_back({plan.measures[candidates.measures()[one]].id,
                     static_cast<int>(own.place_of[one]), static_cast<int>(other.place_of[one]),
                     own_above[one], other_above[one]});
  }
  put_in_order(found, [](const Disagreement& one, const Disagreement& another) {
    return std::abs(one.place - one.other_place) > std::abs(another.place - another.other_place);
  });
  return found;
}

}  // namespace

std::vector<Opinion> second_opinions(const Plan& plan, const Candidates& candidates,
                                     const Principle& principle) {
  std::vector<Opinion> opinions;
  const auto field = last_weighted(candidates, principle);
  if (!field || field->order.size() < 2) return opinions;
  const Weights weights = weights_of(principle);
  Keys keys;
  for (std::size_t tier = 0; tier < principle.tiers.size(); ++tier) {
    keys.tiers.push_back(candidates.results(tier, weights[tier]));
  }
  const Places own = places_by(candidates, keys);
  const Table table = table_of(plan, candidates, *field);
  for (const OtherWay way : {OtherWay::topsis, OtherWay::promethee}) {
    std::vector<std::int64_t>& numbers = keys.tiers[field->tier];
    numbers.clear();
    for (const double number : counted(way, table, field->shares)) {
      numbers.push_back(std::llround(number * 1e9));
    }
    const Places other = places_by(candidates, keys);
    Opinion opinion;
    opinion.way = way;
    for (const std::uint32_t one : other.order) {
      opinion.order.push_back(candidates.measures()[one]);
    }
    opinion.tau_b = method::kendall_tau_b(own.place_of, other.place_of);
    opinion.rho = method::spearman(own.place_of, other.place_of);
    opinion.pairs = within_groups(*field, own, other);
    opinion.disagreements = disagreements(plan, candidates, own, other);
    opinions.push_back(std::move(opinion));
  }
  return opinions;
}

}  // namespace malvag::priority
