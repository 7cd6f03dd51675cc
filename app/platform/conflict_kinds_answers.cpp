// Evidence as JSON.
#include "conflict_kinds_answers.hpp"

namespace malvag::platform {
namespace {

using conflict::Kind;

Json target_json(const Target& target) {
  constexpr std::string_view operators[] = {"<", "<=", "=", ">=", ">"};
  return {{"operator", operators[static_cast<std::size_t>(target.comparison)]},
          {"value", target.value}};
}

template <class Value, class Make>
Json by_year(const ByYear<Value>& values, Make&& make) {
  Json result = Json::object();
  for (const auto& [year, value] : values) result[std::to_string(year)] = make(value);
  return result;
}

}  // namespace

std::string_view name_of_kind(Kind kind) {
  switch (kind) {
    case Kind::pulls_through_another:
      return "pullsThroughAnother";
    case Kind::comes_back:
      return "comesBack";
    case Kind::saving_worsens:
      return "savingWorsens";
    case Kind::targets_exclude:
      return "targetsExclude";
    case Kind::two_levels:
      return "twoLevels";
    case Kind::parts_do_not_add_up:
      return "partsDoNotAddUp";
    case Kind::target_worse_than_now:
      return "targetWorseThanNow";
    case Kind::trend_misses_target:
      return "trendMissesTarget";
    case Kind::passed_over:
      return "passedOver";
    case Kind::lock_without_reason:
      return "lockWithoutReason";
    case Kind::several_owners:
      return "severalOwners";
    case Kind::nobody_responsible:
      return "nobodyResponsible";
    case Kind::needs_what_is_later:
      return "needsWhatIsLater";
    case Kind::due_before_effects:
      return "dueBeforeEffects";
    case Kind::costs_others:
      return "costsOthers";
    default:
      return "";
  }
}

void add_evidence(Json& json, const conflict::Through& through) {
  Json chains = Json::array();
  for (const conflict::Chain& chain : through.chains) {
    chains.push_back(
        {{"from", chain.from}, {"to", chain.to}, {"first", chain.first}, {"second", chain.second}});
  }
  json["through"] = {{"via", through.via}, {"helps", through.helps}, {"chains", std::move(chains)}};
}

void add_evidence(Json& json, const conflict::Loop& loop) {
  json["loop"] = {{"goals", loop.goals}, {"medians", loop.medians}, {"comesBack", loop.comes_back}};
}

void add_evidence(Json& json, const conflict::SavesAndWorsens& worsens) {
  Json worsened = Json::array();
  for (const conflict::Worsened& one : worsens.worsened) {
    worsened.push_back(
        {{"goal", one.goal}, {"on", one.on}, {"amount", by_year(one.amount, [](double amount) {
                                                return Json(amount);
                                              })}});
  }
  json["worsens"] = {{"measure", worsens.measure},
                     {"body", worsens.body},
                     {"saves", worsens.saves},
                     {"worsened", std::move(worsened)}};
}

void add_evidence(Json& json, const conflict::DifferentTargets& targets) {
  Json years = Json::array();
  for (const conflict::TargetsOfYear& year : targets.years) {
    Json asked = Json::array();
    for (const conflict::KpiTarget& one : year.targets) {
      asked.push_back({{"kpi", one.kpi}, {"target", target_json(one.target)}});
    }
    years.push_back({{"year", year.year}, {"targets", std::move(asked)}});
  }
  json["targets"] = {
      {"kpis", targets.kpis}, {"bodies", targets.bodies}, {"years", std::move(years)}};
}

void add_evidence(Json& json, const conflict::WorseTarget& worse) {
  json["worse"] = {{"kpi", worse.kpi},
                   {"baseline", worse.baseline},
                   {"year", nullptr},
                   {"target", by_year(worse.target, target_json)}};
  if (worse.baseline_year != 0) json["worse"]["year"] = worse.baseline_year;
}

void add_evidence(Json& json, const conflict::Parts& parts) {
  Json years = Json::array();
  for (const conflict::PartsOfYear& year : parts.years) {
    Json of_bodies = Json::array();
    for (const conflict::BodyTarget& part : year.parts) {
      of_bodies.push_back({{"body", part.body}, {"target", target_json(part.target)}});
    }
    const Json total = parts.adds == Adds::sum ? Json(year.total) : Json(nullptr);
    years.push_back({{"year", year.year},
                     {"whole", target_json(year.whole)},
                     {"total", total},
                     {"parts", std::move(of_bodies)}});
  }
  json["parts"] = {{"kpi", parts.kpi},
                   {"adds", parts.adds == Adds::sum ? "sum" : "each"},
                   {"years", std::move(years)}};
}

void add_evidence(Json& json, const conflict::Trend& trend) {
  json["trend"] = {{"kpi", trend.kpi},
                   {"points", trend.points},
                   {"from", {{"year", trend.first_year}, {"value", trend.first}}},
                   {"to", {{"year", trend.last_year}, {"value", trend.last}}},
                   {"slope", trend.slope},
                   {"reaches", {{"year", trend.year}, {"value", trend.reaches}}},
                   {"target", target_json(trend.target)}};
}

void add_evidence(Json& json, const conflict::PassedOver& passed) {
  json["passed"] = {{"body", passed.body},           {"frame", passed.frame},
                    {"principle", passed.principle}, {"tier", passed.tier},
                    {"funded", passed.funded},       {"waiting", passed.waiting}};
}

void add_evidence(Json& json, const conflict::Unexplained& unexplained) {
  json["locks"] = {{"measures", unexplained.measures}};
}

void add_evidence(Json& json, const conflict::Unowned& unowned) {
  json["unowned"] = {{"goals", unowned.goals}, {"of", unowned.of}, {"bodies", unowned.bodies}};
}

void add_evidence(Json& json, const conflict::NeedsLater& later) {
  Json needed = Json::array();
  for (const conflict::Beginning& one : later.needed) {
    needed.push_back({{"measure", one.measure}, {"year", one.year}});
  }
  json["later"] = {{"measure", later.measure.measure},
                   {"year", later.measure.year},
                   {"needed", std::move(needed)}};
}

void add_evidence(Json& json, const conflict::DueTooEarly& due) {
  json["due"] = {
      {"goal", due.goal}, {"due", due.due}, {"effect", due.effect}, {"measures", due.measures}};
}

void add_evidence(Json& json, const conflict::SpillOver& spill) {
  Json pays = Json::array(), years = Json::array();
  for (const conflict::BodyCost& one : spill.pays) {
    pays.push_back({{"body", one.body}, {"costs", one.costs}});
  }
  for (const conflict::SpillYear& year : spill.years) {
    years.push_back({{"year", year.year}, {"own", year.own}, {"elsewhere", year.elsewhere}});
  }
  json["spill"] = {{"measure", spill.measure},
                   {"body", spill.body},
                   {"saves", spill.saves},
                   {"pays", std::move(pays)},
                   {"years", std::move(years)}};
}

}  // namespace malvag::platform
