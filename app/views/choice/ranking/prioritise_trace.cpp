// Why a measure stands where it does, on a page to take along: from the principle by way of
// weights, scores and their grounds to the points, the money and what has been decided.
#include <cmath>

#include "../../../ui/numbers.hpp"
#include "../../../words/principle_words.hpp"
#include "../../../words/robustness_words.hpp"
#include "prioritise_parts.hpp"

namespace malvag::views::prioritise_parts {
namespace {

using report::Section;
using ui::TextKey;

std::string ground_of(const ui::Ui& ui, const Measure& measure, const Id& criterion) {
  const std::string* ground = measure.grounds.find(criterion);
  return ground ? *ground : ui.t(TextKey::trace_no_ground);
}

std::string lowered_words(const ui::Ui& ui, const Measure& measure, const Id& criterion) {
  constexpr TextKey causes[] = {TextKey::trace_because_benefit, TextKey::trace_because_cost,
                                TextKey::trace_because_evidence, TextKey::trace_because_other};
  std::string words;
  for (const Downgrade& one : measure.downgrades) {
    if (one.criterion != criterion) continue;
    words +=
        (words.empty() ? "" : " ") +
        ui.t(TextKey::trace_lowered,
             {{"steps", ui::plain_number(ui.language(), one.steps)},
              {"score", ui::plain_number(ui.language(), measure.scores.value_or(criterion, 0.0))},
              {"because", ui.t(causes[static_cast<std::size_t>(one.because)])},
              {"reason", one.reason}});
  }
  return words;
}

std::string outcome(const Parts& parts, const Tier& tier, const priority::TierResult& result) {
  const ui::Ui& ui = parts.ui;
  if (tier.kind == TierKind::gate) {
    // In the criterion's own words, where it has words for both: "krav i lag", "inte krav i lag".
    const Criterion* criterion = parts.plan().criteria.find(tier.criterion);
    if (criterion && criterion->steps.size() == 2) {
      return ui::capitalised(criterion->steps[result.result > 0 ? 0 : 1]);
    }
    return ui.t(result.result > 0 ? TextKey::trace_passes : TextKey::trace_passes_not);
  }
  if (tier.kind == TierKind::level) {
    return ui.t(TextKey::trace_level,
                {{"criterion", title_in(parts.plan().criteria, tier.criterion)},
                 {"score", ui::plain_number(ui.language(), result.result)}});
  }
  return ui.t(TextKey::trace_points,
              {{"points", ui::decimal_number(ui.language(), result.result, 1)}});
}

Section principle_section(const Parts& parts) {
  const ui::Ui& ui = parts.ui;
  Section section;
  section.title = ui.t(TextKey::trace_principle);
  section.paragraphs.push_back(parts.stored.title + ". " + parts.stored.statement);
  section.paragraphs.push_back(
      parts.stored.adopted
          ? ui.t(TextKey::principle_status_adopted,
                 {{"adopted", words::adoption_words(ui.language(), *parts.stored.adopted)}})
          : ui.t(TextKey::principle_status_not_adopted));
  if (parts.is_trial()) section.paragraphs.push_back(ui.t(TextKey::trace_principle_trial));
  return section;
}

Section steps_section(const Parts& parts, const Measure& measure,
                      const priority::RankedMeasure& ranked) {
  const ui::Ui& ui = parts.ui;
  Section section;
  section.title = ui.t(TextKey::trace_steps);
  section.table.heads = {ui.t(TextKey::trace_step), ui.t(TextKey::trace_outcome),
                         ui.t(TextKey::trace_ground)};
  for (std::size_t at = 0; at < ranked.tiers.size(); ++at) {
    const Tier& tier = parts.ranking.tiers[at];
    std::string ground;
    if (tier.kind != TierKind::weighted) {
      ground = ground_of(ui, measure, tier.criterion);
      const std::string lowered = lowered_words(ui, measure, tier.criterion);
      if (!lowered.empty()) ground += ". " + lowered;
    }
    section.table.rows.push_back({std::to_string(at + 1) + ". " + tier.title,
                                  outcome(parts, tier, ranked.tiers[at]), ground});
  }
  return section;
}

Section points_section(const Parts& parts, const Measure& measure,
                       const priority::RankedMeasure& ranked) {
  const ui::Ui& ui = parts.ui;
  Section section;
  section.title = ui.t(TextKey::trace_contributions);
  section.table.heads = {ui.t(TextKey::trace_criterion),    ui.t(TextKey::trace_weight),
                         ui.t(TextKey::trace_score),        ui.t(TextKey::trace_value),
                         ui.t(TextKey::trace_contribution), ui.t(TextKey::trace_ground)};
  for (const priority::TierResult& tier : ranked.tiers) {
    if (tier.kind != TierKind::weighted) continue;
    for (const priority::Contribution& part : tier.contributions) {
      section.table.rows.push_back(
          {title_in(parts.plan().criteria, part.criterion), ui::percent(ui.language(), part.share),
           ui::plain_number(ui.language(), measure.scores.value_or(part.criterion, 0.0)),
           ui::percent(ui.language(), part.value),
           ui::decimal_number(ui.language(), part.points, 1),
           ground_of(ui, measure, part.criterion)});
    }
    section.table.rows.push_back({ui.t(TextKey::trace_sum), "", "", "",
                                  ui::decimal_number(ui.language(), tier.result, 1), ""});
  }
  return section;
}

Section weighing_section(const Parts& parts) {
  const ui::Ui& ui = parts.ui;
  Section section;
  section.title = ui.t(TextKey::trace_weighing);
  const Tier* tier = weighted_tier(parts.stored);
  if (tier && tier->weighing) {
    section.paragraphs.push_back(words::weighing_words(ui.language(), *tier->weighing));
    if (!tier->weighing->reason.empty()) {
      section.paragraphs.push_back(
          ui.t(TextKey::principle_weights_reason, {{"reason", tier->weighing->reason}}));
    }
  } else {
    section.paragraphs.push_back(ui.t(TextKey::principle_weights_unrecorded));
  }
  return section;
}

Section decision_section(const ui::Ui& ui, const Measure& measure) {
  Section section;
  section.title = ui.t(TextKey::trace_decision);
  if (!measure.lock) {
    section.paragraphs.push_back(ui.t(TextKey::trace_decision_none));
    return section;
  }
  std::string words = ui.t(
      measure.lock->kind == LockKind::in ? TextKey::trace_decision_in : TextKey::trace_decision_out,
      {{"who", measure.lock->who}, {"reason", measure.lock->reason}});
  if (!measure.lock->date.empty()) {
    words += " " + ui.t(TextKey::trace_decision_date,
                        {{"date", ui::date(ui.language(), measure.lock->date)}});
  }
  section.paragraphs.push_back(std::move(words));
  return section;
}

}  // namespace

report::Report trace_report(const Parts& parts, std::size_t place) {
  const ui::Ui& ui = parts.ui;
  const Measure& measure = parts.plan().measures[place];
  report::Report report;
  report.language = ui::code_of(ui.language());
  report.foot = parts.plan().head.title;
  if (is_example(measure)) {
    report.tags.push_back({report::Mark::example, ui.t(TextKey::origin_example)});
  }
  const std::uint32_t index = parts.now.index_of[place];
  if (index == OrderAndIndex::unranked) {
    report.title = ui.t(TextKey::trace_title_unranked, {{"title", measure.title}});
    report.lead = ui.t(TextKey::val_measure_unranked);
    report.sections.push_back(principle_section(parts));
    report.sections.push_back(decision_section(ui, measure));
    return report;
  }
  const priority::RankedMeasure ranked =
      parts.snapshot.prepared().row(parts.now.order, index, parts.ranking);
  report.title = ui.t(TextKey::trace_title,
                      {{"title", measure.title}, {"place", std::to_string(ranked.place)}});
  report.lead = reason_for(parts, measure.id);
  report.sections.push_back(principle_section(parts));
  report.sections.push_back(steps_section(parts, measure, ranked));
  if (weighted_tier(parts.ranking)) {
    report.sections.push_back(points_section(parts, measure, ranked));
    report.sections.push_back(weighing_section(parts));
  }
  if (const auto share = share_above(parts, place)) {
    report.sections.push_back(
        {ui.t(TextKey::trace_sure),
         {},
         {},
         {ui.t(TextKey::val_measure_sure,
               {{"share", words::out_of_100(*share)}, {"year", std::to_string(parts.year())}})},
         {},
         {},
         {}});
  }
  Section money;
  money.title = ui.t(TextKey::trace_money);
  for (const auto& [year, cost] : measure.costs) {
    money.points.push_back(
        ui.t(TextKey::val_measure_cost_in_year,
             {{"year", std::to_string(year)},
              {"cost", ui::million_kronor(ui.language(), cost) + " " + ui.t(TextKey::unit_mkr)}}));
  }
  report.sections.push_back(std::move(money));
  report.sections.push_back(decision_section(ui, measure));
  return report;
}

}  // namespace malvag::views::prioritise_parts
