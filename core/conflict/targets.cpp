// Targets held against each other, against their parts, where they began and where they are
// heading.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "../plan/in_order.hpp"
#include "grounds.hpp"

namespace malvag::conflict {
namespace {

// --- what a target allows -------------------------------------------------------------------

constexpr double infinity = std::numeric_limits<double>::infinity();

// Sums of decimal fractions are not exact: what differs in the tenth figure is the same.
bool is_same(double one, double other) {
  if (std::isinf(one) || std::isinf(other)) return one == other;
  return std::fabs(one - other) <= 1e-9 * std::max({1e-3, std::fabs(one), std::fabs(other)});
}
bool is_less(double one, double other) {
  return one < other && !is_same(one, other);
}

struct Allowed {
  double least = -infinity;
  double most = infinity;
  bool least_itself = true;
  bool most_itself = true;
};
Allowed allowed_by(const Target& target) {
  switch (target.comparison) {
    case TargetOperator::less:
      return {-infinity, target.value, true, false};
    case TargetOperator::lessOrEqual:
      return {-infinity, target.value, true, true};
    case TargetOperator::greaterOrEqual:
      return {target.value, infinity, true, true};
    case TargetOperator::greater:
      return {target.value, infinity, false, true};
    case TargetOperator::equal:
      break;
  }
  return {target.value, target.value, true, true};
}
Allowed both(const Allowed& one, const Allowed& other) {
  Allowed result = one;
  if (is_same(one.least, other.least)) {
    result.least_itself = one.least_itself && other.least_itself;
  } else if (other.least > one.least) {
    result.least = other.least;
    result.least_itself = other.least_itself;
  }
  if (is_same(one.most, other.most)) {
    result.most_itself = one.most_itself && other.most_itself;
  } else if (other.most < one.most) {
    result.most = other.most;
    result.most_itself = other.most_itself;
  }
  return result;
}
bool allows_nothing(const Allowed& one) {
  if (is_same(one.least, one.most)) return !one.least_itself || !one.most_itself;
  return one.most < one.least;
}
bool meets(double value, const Target& target) {
  const Allowed allowed = allowed_by(target);
  if (is_same(value, allowed.least)) return allowed.least_itself;
  if (is_same(value, allowed.most)) return allowed.most_itself;
  return value > allowed.least && value < allowed.most;
}
// How far off, as a share of the target.
double off(double value, const Target& target) {
  return std::fabs(value - target.value) / std::max(std::fabs(target.value), 1e-9);
}

template <class Serious>
void add_by(std::vector<std::pair<Serious, Found>> all, std::vector<Found>& found) {
  put_in_order(all, [](const auto& one, const auto& other) { return one.first > other.first; });
  for (auto& [serious, one] : all) found.push_back(std::move(one));
}

Found found_of(const Plan& plan, Kind kind, Id id, const std::vector<Id>& kpis,
               std::string_view field) {
  Found found;
  found.id = std::move(id);
  found.kind = kind;
  std::vector<Id> goals;
  for (const Id& id_of_kpi : kpis) {
    const Kpi& kpi = *plan.kpis.find(id_of_kpi);
    goals.push_back(kpi.goal);
    found.origin = weakest(found.origin, origin_of(kpi, "target"));
    if (!field.empty()) found.origin = weakest(found.origin, origin_of(kpi, field));
  }
  found.goals = in_plan_order(plan, goals);
  return found;
}

// --- the same, with different targets -------------------------------------------------------

// Small letters, å, ä and ö too, and single spaces.
std::string folded(const std::string& text) {
  std::string result;
  for (std::size_t place = 0; place < text.size(); ++place) {
    char letter = text[place];
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    const bool follows = place > 0 && text[place - 1] == '\xC3';
    if (follows && (letter == '\x85' || letter == '\x84' || letter == '\x96')) {
      letter = static_cast<char>(letter + 0x20);
    }
    const bool is_space = letter == ' ';
    if (is_space && (result.empty() || result.back() == ' ')) continue;
    result += letter;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string what_is_measured(const Kpi& kpi) {
  const std::string name = kpi.quantity
                               ? "quantity " + std::to_string(static_cast<int>(*kpi.quantity))
                               : "title " + folded(kpi.title);
  return name + "\n" + folded(kpi.unit);
}

std::vector<Id> bodies_of(const Plan& plan, const Kpi& kpi) {
  const Goal* goal = plan.goals.find(kpi.goal);
  return goal && !goal->bodies.empty() ? goal->bodies : std::vector<Id>{plan.head.body};
}

std::vector<TargetsOfYear> targets_by_year(const Plan& plan, const std::vector<Id>& kpis) {
  std::map<Year, std::vector<KpiTarget>> years;
  for (const Id& id : kpis) {
    for (const auto& [year, target] : plan.kpis.find(id)->target) {
      years[year].push_back({id, target});
    }
  }
  std::vector<TargetsOfYear> result;
  for (auto& [year, targets] : years) result.push_back({year, std::move(targets)});
  return result;
}

bool differ(const TargetsOfYear& year) {
  return std::any_of(year.targets.begin(), year.targets.end(), [&](const KpiTarget& one) {
    const Target& first = year.targets.front().target;
    return one.target.comparison != first.comparison || !is_same(one.target.value, first.value);
  });
}
bool exclude(const TargetsOfYear& year) {
  Allowed allowed;
  for (const KpiTarget& one : year.targets) allowed = both(allowed, allowed_by(one.target));
  return allows_nothing(allowed);
}

void find_different_targets(const Plan& plan, std::vector<Found>& found) {
  std::map<std::string, std::vector<const Kpi*>> alike;
  for (const Kpi& kpi : plan.kpis) {
    if (!kpi.target.empty()) alike[what_is_measured(kpi)].push_back(&kpi);
  }
  std::vector<std::pair<std::size_t, Found>> excluding, levels;
  for (const auto& [name, kpis] : alike) {
    if (kpis.size() < 2) continue;
    std::map<Id, std::vector<Id>> of_body;
    std::map<std::vector<Id>, std::vector<Id>> bodies_of_kpis;
    for (const Kpi* kpi : kpis) {
      for (const Id& body : bodies_of(plan, *kpi)) of_body[body].push_back(kpi->id);
    }
    for (const auto& [body, ids] : of_body) bodies_of_kpis[ids].push_back(body);
    for (const auto& [ids, bodies] : bodies_of_kpis) {
      if (ids.size() < 2) continue;
      DifferentTargets different{ids, bodies, targets_by_year(plan, ids)};
      auto& years = different.years;
      const bool is_impossible = std::any_of(years.begin(), years.end(), exclude);
      years.erase(std::remove_if(years.begin(), years.end(),
                                 [&](const TargetsOfYear& year) {
                                   return is_impossible ? !exclude(year) : !differ(year);
                                 }),
                  years.end());
      if (years.empty()) continue;
      Id id = "targets";
      for (const Id& kpi : ids) id += "+" + kpi;
      Found one = found_of(plan, is_impossible ? Kind::targets_exclude : Kind::two_levels,
                           std::move(id), ids, "");
      const std::size_t count = years.size();
      one.evidence = std::move(different);
      (is_impossible ? excluding : levels).emplace_back(count, std::move(one));
    }
  }
  add_by(std::move(excluding), found);
  add_by(std::move(levels), found);
}

// --- a target and its parts -----------------------------------------------------------------

// Whether everybody can reach their part and the whole still not be reached. Of the bounds only the
// values are held against each other: less than 5 is as good as at most 5.
bool lets_slip(const Target& whole, const Allowed& reached) {
  const Allowed asked = allowed_by(whole);
  return is_less(reached.least, asked.least) || is_less(asked.most, reached.most);
}

std::optional<PartsOfYear> parts_off(const Kpi& kpi, Year year, const Target& whole) {
  PartsOfYear result{year, whole, {}, 0};
  Allowed together{0, 0, true, true};
  for (const TargetPart& part : kpi.breakdown) {
    const Target* target = part.target.find(year);
    if (!target) {
      if (*kpi.adds == Adds::sum) return std::nullopt;
      continue;
    }
    const Allowed allowed = allowed_by(*target);
    together.least += allowed.least;
    together.most += allowed.most;
    result.total += target->value;
    if (*kpi.adds == Adds::sum || lets_slip(whole, allowed)) {
      result.parts.push_back({part.body, *target});
    }
  }
  if (result.parts.empty()) return std::nullopt;
  if (*kpi.adds == Adds::sum && !lets_slip(whole, together)) return std::nullopt;
  return result;
}

void find_parts(const Plan& plan, std::vector<Found>& found) {
  std::vector<std::pair<double, Found>> all;
  for (const Kpi& kpi : plan.kpis) {
    if (!kpi.adds || kpi.breakdown.empty()) continue;
    Parts parts{kpi.id, *kpi.adds, {}};
    double serious = 0;
    for (const auto& [year, whole] : kpi.target) {
      auto off_year = parts_off(kpi, year, whole);
      if (!off_year) continue;
      if (kpi.adds == Adds::sum) {
        serious = std::max(serious, off(off_year->total, whole));
      } else {
        for (const BodyTarget& part : off_year->parts) {
          serious = std::max(serious, off(part.target.value, whole));
        }
      }
      parts.years.push_back(std::move(*off_year));
    }
    if (parts.years.empty()) continue;
    Found one = found_of(plan, Kind::parts_do_not_add_up, "parts+" + kpi.id, {kpi.id}, "breakdown");
    one.evidence = std::move(parts);
    all.emplace_back(serious, std::move(one));
  }
  add_by(std::move(all), found);
}

// --- a target and where it began ------------------------------------------------------------

// A target that is worse than the baseline in the KPI's own direction. One that keeps a level has
// no worse side.
bool is_worse(const Kpi& kpi, const Target& target, double baseline) {
  if (kpi.direction == Direction::lower) {
    return target.comparison != TargetOperator::greater &&
           target.comparison != TargetOperator::greaterOrEqual && is_less(baseline, target.value);
  }
  if (kpi.direction == Direction::keep) return false;
  return target.comparison != TargetOperator::less &&
         target.comparison != TargetOperator::lessOrEqual && is_less(target.value, baseline);
}

void find_worse_than_now(const Plan& plan, std::vector<Found>& found) {
  std::vector<std::pair<double, Found>> all;
  for (const Kpi& kpi : plan.kpis) {
    if (!kpi.baseline || !kpi.baseline->value) continue;
    if (!kpi.baseline->unit.empty() && kpi.baseline->unit != kpi.unit) continue;
    WorseTarget worse{kpi.id, *kpi.baseline->value, kpi.baseline->year, {}};
    double serious = 0;
    for (const auto& [year, target] : kpi.target) {
      if (!is_worse(kpi, target, worse.baseline)) continue;
      worse.target.set(year, target);
      serious = std::max(serious, off(worse.baseline, target));
    }
    if (worse.target.empty()) continue;
    Found one =
        found_of(plan, Kind::target_worse_than_now, "worse+" + kpi.id, {kpi.id}, "baseline");
    one.evidence = std::move(worse);
    all.emplace_back(serious, std::move(one));
  }
  add_by(std::move(all), found);
}

// --- a target and where it is heading -------------------------------------------------------

// Only values of whole years: a part of a year is not like the whole. Of several for one year the
// last holds.
ByYear<double> yearly(const Kpi& kpi) {
  ByYear<double> values;
  for (const Outcome& outcome : kpi.series) {
    if (outcome.at.size() == 4) values.set(*year_of(outcome.at), outcome.value);
  }
  return values;
}

struct Line {
  double middle_year = 0;
  double middle = 0;
  double slope = 0;
  double at(Year year) const { return middle + slope * (year - middle_year); }
};
Line least_squares(const ByYear<double>& values) {
  Line line;
  const auto count = static_cast<double>(values.size());
  for (const auto& [year, value] : values) {
    line.middle_year += year / count;
    line.middle += value / count;
  }
  double together = 0, spread = 0;
  for (const auto& [year, value] : values) {
    const double away = year - line.middle_year;
    together += away * (value - line.middle);
    spread += away * away;
  }
  line.slope = together / spread;
  return line;
}

void find_trends(const Plan& plan, std::vector<Found>& found) {
  std::vector<std::pair<double, Found>> all;
  for (const Kpi& kpi : plan.kpis) {
    const ByYear<double> values = yearly(kpi);
    if (values.size() < 3) continue;
    const Line line = least_squares(values);
    const auto& [first_year, first] = *values.begin();
    const auto& [last_year, last] = *(values.end() - 1);
    for (const auto& [year, target] : kpi.target) {
      if (year <= last_year || meets(line.at(year), target)) continue;
      Trend trend{kpi.id, values.size(), first_year, first,         last_year,
                  last,   line.slope,    year,       line.at(year), target};
      Found one = found_of(plan, Kind::trend_misses_target, "trend+" + kpi.id, {kpi.id}, "series");
      for (const Outcome& outcome : kpi.series) {
        if (outcome.origin) one.origin = weakest(one.origin, outcome.origin->kind);
      }
      const double serious = off(trend.reaches, target);
      one.evidence = std::move(trend);
      all.emplace_back(serious, std::move(one));
      break;
    }
  }
  add_by(std::move(all), found);
}

}  // namespace

void find_targets(const Plan& plan, std::vector<Found>& found) {
  find_different_targets(plan, found);
  find_parts(plan, found);
  find_worse_than_now(plan, found);
  find_trends(plan, found);
}

}  // namespace malvag::conflict
