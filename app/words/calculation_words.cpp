// Writes each sum as rows that add up as they are shown.
#include "calculation_words.hpp"

#include <algorithm>
#include <cmath>

#include "../../core/plan/limits.hpp"
#include "../ui/numbers.hpp"
#include "conflict_phrases.hpp"
#include "feasibility_words.hpp"
#include "kpi_words.hpp"
#include "room_words.hpp"

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

// Of very many the first, and the rest as one row, so that they still add up.
template <class Write>
void add_rows(const ConflictContext& context, const std::vector<Counted>& counted, Write&& write,
              SumWords& words) {
  const std::size_t shown = std::min(counted.size(), limits::items);
  double rest = 0;
  for (std::size_t place = 0; place < counted.size(); ++place) {
    const Counted& one = counted[place];
    if (place < shown) {
      words.rows.emplace_back(name_of(context, one), write(one.amount));
    } else {
      rest += one.amount;
    }
  }
  if (shown == counted.size()) return;
  words.rows.emplace_back(ui::plural(context.language, ui::PluralKey::tradeoff_more,
                                     static_cast<std::int64_t>(counted.size() - shown)),
                          write(rest));
}

SumWords level_sum(const ConflictContext& context, const LevelSum& sum) {
  SumWords words;
  const Numbers numbers(context.language, sum.counted, {sum.level.from, sum.level.asked}, 1);
  const Kpi* kpi = sum.level.kpi.empty() ? nullptr : context.plan.kpis.find(sum.level.kpi);
  words.title = say(context, kpi ? TextKey::sums_title_kpi : TextKey::sums_title_goal,
                    {{"goal", goal_title(context.plan, sum.goal)},
                     {"kpi", kpi ? kpi->title : ""},
                     {"unit", kpi ? kpi->unit : ""},
                     {"year", std::to_string(sum.level.year)}});
  if (kpi) words.rows.emplace_back(say(context, TextKey::sums_from), numbers.of(sum.level.from));
  add_rows(
      context, sum.counted, [&](double amount) { return numbers.with_sign(amount); }, words);
  words.counted = words.rows.size();
  words.rows.emplace_back(say(context, TextKey::sums_sum), numbers.of(sum.reached));
  words.rows.emplace_back(
      say(context, TextKey::sums_asked),
      say(context,
          sum.level.comparison == TargetOperator::less             ? TextKey::sums_less
          : sum.level.comparison == TargetOperator::lessOrEqual    ? TextKey::sums_at_most
          : sum.level.comparison == TargetOperator::equal          ? TextKey::sums_exactly
          : sum.level.comparison == TargetOperator::greaterOrEqual ? TextKey::sums_at_least
                                                                   : TextKey::sums_more,
          {{"level", numbers.of(sum.level.asked)}}));
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
      context, sum.counted, [&](double amount) { return numbers.of(amount); }, words);
  words.counted = words.rows.size();
  words.rows.emplace_back(say(context, TextKey::sums_sum), numbers.of(sum.used));
  words.rows.emplace_back(say(context, is_room ? TextKey::sums_room : TextKey::sums_staff),
                          numbers.of(sum.limit));
  words.holds = sum.holds;
  words.rows.emplace_back(say(context, TextKey::sums_too_much), numbers.of(sum.used - sum.limit));
  return words;
}

}  // namespace

CalculationWords calculation_words(const ConflictContext& context, const Calculation& calculation) {
  CalculationWords words;
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
    section.table.heads = {say(context, TextKey::sums_what), say(context, TextKey::sums_amount)};
    for (const auto& [name, amount] : sum.rows) section.table.rows.push_back({name, amount});
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace malvag::words
