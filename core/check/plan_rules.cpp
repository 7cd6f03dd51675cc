// Rules about the plan as a whole: what it says of itself.
#include "rules.hpp"

namespace malvag::check {
namespace {

std::optional<std::size_t> count(const Plan& plan, std::string_view name) {
  const CollectionOfPlan* collection = collection_named(name);
  if (!collection) return std::nullopt;
  return collection->of(plan).size();
}

}  // namespace

void claims_against_counts(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.head.claims.size(); ++place) {
    const Claim& claim = plan.head.claims[place];
    const auto counted = count(plan, claim.count);
    if (!counted || static_cast<std::int64_t>(*counted) == claim.value) continue;
    findings.push_back({"MV001",
                        Severity::error,
                        "/plan/claims/" + std::to_string(place),
                        plan.head.id,
                        {{"collection", claim.count},
                         {"claimed", std::to_string(claim.value)},
                         {"counted", std::to_string(*counted)}}});
  }
}

void area_not_listed(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.areas.size(); ++place) {
    const Area& area = plan.areas[place];
    if (area.listed) continue;
    const Strategy* strategy = plan.strategies.find(area.strategy);
    findings.push_back(
        {"MV003",
         Severity::warning,
         pointer("areas", place),
         area.id,
         {{"title", area.title}, {"strategy", strategy ? strategy->title : area.strategy}}});
  }
}

void adoption_not_stated(const Plan& plan, Findings& findings) {
  const auto require = [&](const char* field, const std::string& value) {
    if (!value.empty()) return;
    findings.push_back({"MV005",
                        Severity::warning,
                        std::string("/plan/adopted/") + field,
                        plan.head.id,
                        {{"field", field}}});
  };
  require("case", plan.head.adopted.reference);
  require("date", plan.head.adopted.date);
  require("paragraph", plan.head.adopted.paragraph);
}

// Kommunallagen asks a regional plan and budget for three years; an operational plan may have one.
void period_not_three_years(const Plan& plan, Findings& findings) {
  const Period& period = plan.head.period;
  if (plan.head.kind != PlanKind::regional || period.from == 0 || period.to == 0) return;
  const int years = period.to - period.from + 1;
  if (years == 3) return;
  findings.push_back({"MV011",
                      Severity::warning,
                      "/plan/period",
                      plan.head.id,
                      {{"from", std::to_string(period.from)},
                       {"to", std::to_string(period.to)},
                       {"years", std::to_string(years)}}});
}

void no_principle_adopted(const Plan& plan, Findings& findings) {
  bool adopted = false;
  for (const Principle& principle : plan.principles) {
    adopted = adopted || principle.adopted.has_value();
  }
  if (!adopted) findings.push_back({"MV018", Severity::remark, "/principles", plan.head.id, {}});
}

}  // namespace malvag::check
