// Writes each sum as rows that add up as they are shown.
#include "calculation_words.hpp"

#include <algorithm>
#include <cmath>

#include "../../../core/plan/limits.hpp"
#include "../../ui/numbers.hpp"
#include "../../words/conflict_phrases.hpp"
#include "../../words/feasibility_words.hpp"
#include "../../words/kpi_words.hpp"
#include "../../words/room_words.hpp"

namespace malvag::words {
namespace {

using conflict::Calculation;
using conflict::Counted;
using conflict::LevelSum;
using conflict::LimitSum;
using ui::TextKey;

// As many decimals in all as one of the amounts has, so that nothing is lost to who adds up.
class Numbers {
 public:
  Numbers(ui::Language language, const std::vector<Counted>& counted, std::vector<double> others,
          double unit)
      : language_(language), unit_(unit) {
    for (const Counted& one : counted) others.push_back(one.amount);
    constexpr int most_decimals = 6;
    const auto is_whole = [&](double value) {
      const double parts = value / unit_ * std::pow(10.0, decimals_);
      return std::fabs(parts - std::round(parts)) < 1e-6;
    };
    while (decimals_ < most_decimals && !std::all_of(others.begin(), others.end(), is_whole)) {
      ++decimals_;
    }
  }
  std::string of(double value) const {
    return ui::decimal_number(language_, value / unit_, decimals_);
  }
  std::string with_sign(double value) const { return (value > 0 ? "+" : "") + of(value); }

 private:
  ui::Language language_;
  double unit_;
  int decimals_ = 0;
};

std::string name_of(const ConflictContext& context, const Counted& one) {
  if (one.measure.empty()) return say(context, TextKey::sums_done_all);
  const std::string title = measure_title(context.plan, one.measure);
  const ui::Arguments arguments = {{"measure", title}, {"year", std::to_string(one.begins)}};
  if (one.is_done) return say(context, TextKey::sums_done, arguments);
  if (one.by_law) return say(context, TextKey::sums_law, arguments);
  const Measure* measure = context.plan.measures.find(one.measure);
  const bool can_move = measure && measure->startYears.size() > 1 && one.begins != 0;
  return can_move ? say(context, TextKey::sums_begins, arguments) : title;
}

struct Row {
  std::string name;
  double amount = 0;
};

// Of very many the first, and the rest as one row, so that they still add up.
template <class Item, class RowOf, class Write>
void add_rows(const ConflictContext& context, const std::vector<Item>& items, RowOf&& row_of,
              Write&& write, SumWords& words) {
  const std::size_t shown = std::min(items.size(), limits::items);
  double rest = 0;
  for (std::size_t place = 0; place < items.size(); ++place) {
    const Row row = row_of(items[place]);
    if (place < shown) {
      words.rows.emplace_back(row.name, write(row.amount));
    } else {
      rest += row.amount;
    }
  }
  if (shown < items.size()) {
    words.rows.emplace_back(ui::plural(context.language, ui::PluralKey::tradeoff_more,
                                       static_cast<std::int64_t>(items.size() - shown)),
                            write(rest));
  }
  words.counted = words.rows.size();
}

std::string in_unit(const ConflictContext& context, const Kpi* kpi, const std::string& title) {
  if (!kpi || kpi->unit.empty()) return title;
  return say(context, TextKey::sums_title_unit, {{"title", title}, {"unit", kpi->unit}});
}

std::string asked_words(const ConflictContext& context, TargetOperator comparison,
                        const std::string& level) {
  return say(context,
             comparison == TargetOperator::less             ? TextKey::sums_less
             : comparison == TargetOperator::lessOrEqual    ? TextKey::sums_at_most
             : comparison == TargetOperator::equal          ? TextKey::sums_exactly
             : comparison == TargetOperator::greaterOrEqual ? TextKey::sums_at_least
                                                            : TextKey::sums_more,
             {{"level", level}});
}

SumWords level_sum(const ConflictContext& context, const LevelSum& sum) {
  SumWords words;
  const Kpi* kpi = sum.level.kpi.empty() ? nullptr : context.plan.kpis.find(sum.level.kpi);
  const Numbers numbers(context.language, sum.counted, {sum.level.from, sum.level.asked},
                        kpi ? written_in(kpi->unit) : 1);
  words.title = in_unit(context, kpi,
                        say(context, kpi ? TextKey::sums_title_kpi : TextKey::sums_title_goal,
                            {{"goal", goal_title(context.plan, sum.goal)},
                             {"kpi", kpi ? kpi->title : ""},
                             {"year", std::to_string(sum.level.year)}}));
  if (kpi) words.rows.emplace_back(say(context, TextKey::sums_from), numbers.of(sum.level.from));
  add_rows(
      context, sum.counted,
      [&](const Counted& one) {
        return Row{name_of(context, one), one.amount};
      },
      [&](double amount) { return numbers.with_sign(amount); }, words);
  words.rows.emplace_back(say(context, TextKey::sums_sum), numbers.of(sum.reached));
  words.rows.emplace_back(say(context, TextKey::sums_asked),
                          asked_words(context, sum.level.comparison, numbers.of(sum.level.asked)));
  words.holds = sum.holds;
  words.rows.emplace_back(say(context, sum.holds ? TextKey::sums_reached : TextKey::sums_lacks),
                          numbers.of(std::fabs(sum.level.asked - sum.reached)));
  return words;
}

SumWords limit_sum(const ConflictContext& context, const LimitSum& sum) {
  const bool is_room = sum.of == LimitSum::Of::room;
  // Rooms are written in millions of kronor, to the thousand that they are kept in.
  const Numbers numbers(context.language, sum.counted, {sum.limit}, is_room ? 1'000 : 1);
  SumWords words;
  words.title = say(context, is_room ? TextKey::sums_title_room : TextKey::sums_title_staff,
                    {{"body", whose_room(context.language, context.plan, sum.frame, sum.body)},
                     {"year", std::to_string(sum.year)}});
  add_rows(
      context, sum.counted,
      [&](const Counted& one) {
        return Row{name_of(context, one), one.amount};
      },
      [&](double amount) { return numbers.of(amount); }, words);
  words.rows.emplace_back(say(context, TextKey::sums_sum), numbers.of(sum.used));
  words.rows.emplace_back(say(context, is_room ? TextKey::sums_room : TextKey::sums_staff),
                          numbers.of(sum.limit));
  words.holds = sum.holds;
  words.rows.emplace_back(say(context, TextKey::sums_too_much), numbers.of(sum.used - sum.limit));
  return words;
}

SumWords parts_sum(const ConflictContext& context, const Kpi& kpi,
                   const conflict::PartsOfYear& year) {
  std::vector<double> values = {year.whole.value};
  for (const conflict::BodyTarget& part : year.parts) values.push_back(part.target.value);
  const Numbers numbers(context.language, {}, std::move(values), written_in(kpi.unit));
  SumWords words;
  words.title = in_unit(context, &kpi,
                        say(context, TextKey::sums_title_year,
                            {{"title", kpi.title}, {"year", std::to_string(year.year)}}));
  add_rows(
      context, year.parts,
      [&](const conflict::BodyTarget& part) {
        return Row{body_title(context.plan, part.body), part.target.value};
      },
      [&](double value) { return numbers.of(value); }, words);
  words.rows.emplace_back(say(context, TextKey::sums_sum), numbers.of(year.total));
  words.rows.emplace_back(
      say(context, TextKey::sums_asked),
      asked_words(context, year.whole.comparison, numbers.of(year.whole.value)));
  words.rows.emplace_back(say(context, TextKey::sums_difference),
                          numbers.of(std::fabs(year.whole.value - year.total)));
  return words;
}

std::vector<SumWords> spill_sums(const ConflictContext& context, const conflict::SpillOver& spill) {
  std::vector<double> amounts;
  double own = 0, paid = 0;
  for (const conflict::SpillYear& year : spill.years) {
    amounts.push_back(static_cast<double>(year.own));
    own += amounts.back();
  }
  for (const conflict::BodyCost& one : spill.pays) {
    amounts.push_back(static_cast<double>(one.costs));
    paid += amounts.back();
  }
  const Numbers numbers(context.language, {}, std::move(amounts), 1'000);
  const auto write = [&](double amount) { return numbers.with_sign(amount); };
  SumWords saves, pays;
  saves.title =
      say(context, TextKey::sums_title_saves, {{"body", body_title(context.plan, spill.body)}});
  add_rows(
      context, spill.years,
      [](const conflict::SpillYear& year) {
        return Row{std::to_string(year.year), static_cast<double>(year.own)};
      },
      write, saves);
  saves.rows.emplace_back(say(context, TextKey::sums_sum), write(own));
  saves.holds = true;
  pays.title = say(context, TextKey::sums_title_pays);
  add_rows(
      context, spill.pays,
      [&](const conflict::BodyCost& one) {
        return Row{body_title(context.plan, one.body), static_cast<double>(one.costs)};
      },
      write, pays);
  pays.rows.emplace_back(say(context, TextKey::sums_sum), write(paid));
  pays.rows.emplace_back(say(context, TextKey::sums_together), write(own + paid));
  pays.holds = own + paid <= 0;
  return {saves, pays};
}

}  // namespace

std::optional<CalculationWords> calculation_words(const ConflictContext& context,
                                                  const conflict::Found& found) {
  CalculationWords words;
  words.what = say(context, TextKey::sums_part);
  if (const auto* spill = std::get_if<conflict::SpillOver>(&found.evidence)) {
    words.lead = say(context, TextKey::sums_lead_spill);
    words.sums = spill_sums(context, *spill);
    return words;
  }
  const auto* parts = std::get_if<conflict::Parts>(&found.evidence);
  const Kpi* kpi = parts ? context.plan.kpis.find(parts->kpi) : nullptr;
  if (!kpi || parts->adds != Adds::sum) return std::nullopt;
  words.lead = say(context, TextKey::sums_lead_parts);
  for (const conflict::PartsOfYear& year : parts->years) {
    words.sums.push_back(parts_sum(context, *kpi, year));
  }
  return words;
}

CalculationWords calculation_words(const ConflictContext& context, const Calculation& calculation) {
  CalculationWords words;
  words.what = say(context, TextKey::sums_what);
  words.lead = say(context, calculation.of == Calculation::Of::attempt ? TextKey::sums_lead
                            : calculation.of == Calculation::Of::reach ? TextKey::sums_lead_reach
                                                                       : TextKey::sums_lead_room);
  if (calculation.of == Calculation::Of::attempt && !calculation.limits.empty()) {
    words.lead += " " + say(context, TextKey::sums_lead_too_much);
  }
  for (const LevelSum& sum : calculation.levels) words.sums.push_back(level_sum(context, sum));
  for (const LimitSum& sum : calculation.limits) words.sums.push_back(limit_sum(context, sum));
  for (const conflict::PlanRule& rule : calculation.broken) {
    words.broken.push_back(ui::capitalised(rule_words(context, rule)) + ".");
  }
  return words;
}

std::vector<report::Section> calculation_sections(const ConflictContext& context,
                                                  const CalculationWords& words) {
  std::vector<report::Section> sections;
  report::Section lead{say(context, TextKey::sums_title), {}, {}, {words.lead}, {}, {}, {}};
  if (!words.broken.empty()) {
    lead.paragraphs.push_back(say(context, TextKey::sums_broken));
    lead.points = words.broken;
  }
  sections.push_back(std::move(lead));
  for (const SumWords& sum : words.sums) {
    report::Section section{sum.title, {}, {}, {}, {}, {}, {}};
    section.table.heads = {words.what, say(context, TextKey::sums_amount)};
    for (const auto& [name, amount] : sum.rows) section.table.rows.push_back({name, amount});
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace malvag::words
