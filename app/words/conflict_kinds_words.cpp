// One pair of functions for each kind of evidence: its title, and the rest of its card.
#include "conflict_kinds_words.hpp"

#include <algorithm>
#include <set>

#include "../ui/numbers.hpp"
#include "conflict_phrases.hpp"
#include "finding_words.hpp"
#include "kpi_words.hpp"

namespace malvag::words {
namespace {

using conflict::Found;
using conflict::Kind;
using ui::Arguments;
using ui::PluralKey;
using ui::TextKey;

std::string year_words(Year year) {
  return std::to_string(year);
}
// In the order in which they are given, each once.
template <class Values, class Get>
std::vector<Id> distinct(const Values& values, Get&& get) {
  std::vector<Id> result;
  for (const auto& value : values) {
    const Id& id = get(value);
    if (std::find(result.begin(), result.end(), id) == result.end()) result.push_back(id);
  }
  return result;
}

std::string value_words(const ConflictContext& context, const Kpi& kpi, double value) {
  return value_with_unit(context.language, value, kpi.unit);
}
const Kpi& kpi_of(const ConflictContext& context, const Id& id) {
  return *context.plan.kpis.find(id);
}

// What a card says besides the sentences made from its evidence.
struct Keys {
  TextKey why;  // where the card does not say already
  TextKey unknown;
  std::vector<WayKeys> ways;
  std::vector<TextKey> questions;
};
void fill(const ConflictContext& context, const Keys& keys, const ui::Filling& arguments,
          ConflictCard& card) {
  card.says = ui::capitalised(std::move(card.says));
  if (card.why.empty()) card.why = ui::capitalised(say(context, keys.why, arguments));
  card.unknown = ui::capitalised(say(context, keys.unknown, arguments));
  if (card.principle.empty()) {
    card.principle = say(context, context.principle ? TextKey::conflict_principle_undecided
                                                    : TextKey::conflict_principle_none);
  }
  add_ways(context, keys.ways, arguments, card);
  for (const TextKey question : keys.questions) {
    card.questions.push_back(ui::capitalised(say(context, question, arguments)));
  }
}

// --- judged ---------------------------------------------------------------------------------

Arguments arguments_of(const ConflictContext& context, const conflict::Through& through) {
  const auto from = distinct(through.chains, [](const auto& one) { return one.from; });
  const auto to = distinct(through.chains, [](const auto& one) { return one.to; });
  return {{"via", goal_quoted(context, through.via)},
          {"from", some_of(context, goals_quoted(context, from))},
          {"to", some_of(context, goals_quoted(context, to))}};
}

std::string title_of(const ConflictContext& context, const conflict::Through& through) {
  return say(context,
             through.helps ? TextKey::kinds_through_title : TextKey::kinds_through_title_less,
             {{"via", goal_title(context.plan, through.via)}});
}

void fill(const ConflictContext& context, const conflict::Through& through, ConflictCard& card) {
  const Arguments arguments = arguments_of(context, through);
  card.says =
      say(context, through.helps ? TextKey::kinds_through_says : TextKey::kinds_through_says_less,
          arguments);
  card.why = ui::plural(context.language, PluralKey::kinds_through_why,
                        static_cast<std::int64_t>(through.chains.size()), arguments);
  const WayKeys other =
      through.helps
          ? WayKeys{TextKey::kinds_through_way_other, TextKey::kinds_through_way_other_text,
                    TextKey::kinds_through_way_other_gives}
          : WayKeys{TextKey::kinds_through_way_less, TextKey::kinds_through_way_less_text,
                    TextKey::kinds_through_way_other_gives};
  fill(context,
       {TextKey::kinds_through_unknown,
        TextKey::kinds_through_unknown,
        {{TextKey::kinds_through_way_judge, TextKey::kinds_through_way_judge_text,
          TextKey::kinds_gives_time},
         other,
         {TextKey::kinds_through_way_watch, TextKey::kinds_through_way_watch_text,
          TextKey::kinds_risk_meanwhile, true}},
        {TextKey::kinds_through_question_seen, TextKey::kinds_through_question_who,
         TextKey::kinds_through_question_ways}},
       arguments, card);
}

std::string title_of(const ConflictContext& context, const conflict::Loop& loop) {
  if (loop.comes_back) {
    return say(context, TextKey::kinds_circle_title,
               {{"goal", goal_title(context.plan, loop.goals.front())}});
  }
  const auto count = static_cast<std::int64_t>(loop.goals.size());
  return ui::capitalised(say(context, TextKey::kinds_circle_title_all,
                             {{"count", ui::number_word(context.language, count)}}));
}

void fill(const ConflictContext& context, const conflict::Loop& loop, ConflictCard& card) {
  const std::vector<std::string> goals = goals_quoted(context, loop.goals);
  std::vector<std::string> steps;
  for (std::size_t place = 0; place < goals.size(); ++place) {
    steps.push_back(say(context,
                        loop.medians[place] < 0 ? TextKey::kinds_circle_step_holds_back
                                                : TextKey::kinds_circle_step_helps,
                        {{"from", goals[place]}, {"to", goals[(place + 1) % goals.size()]}}));
  }
  const Arguments arguments = {{"steps", listed(context, steps)},
                               {"goal", goals.front()},
                               {"from", goals.front()},
                               {"to", goals[1]}};
  card.says = say(context, TextKey::kinds_circle_says, arguments);
  fill(context,
       {loop.comes_back ? TextKey::kinds_circle_why : TextKey::kinds_circle_why_all,
        TextKey::kinds_circle_unknown,
        {{TextKey::kinds_circle_way_protect, TextKey::kinds_circle_way_protect_text,
          TextKey::kinds_circle_way_protect_gives},
         {TextKey::kinds_circle_way_slower, TextKey::kinds_circle_way_slower_text,
          TextKey::kinds_circle_way_slower_gives},
         {TextKey::kinds_through_way_watch, TextKey::kinds_circle_way_watch_text,
          TextKey::kinds_risk_meanwhile, true}},
        {TextKey::kinds_circle_question_time, TextKey::kinds_circle_question_protect,
         TextKey::kinds_circle_question_who}},
       arguments, card);
}

std::string title_of(const ConflictContext& context, const conflict::SavesAndWorsens& worsens) {
  return say(context, TextKey::kinds_worsens_title,
             {{"measure", measure_title(context.plan, worsens.measure)}});
}

void fill(const ConflictContext& context, const conflict::SavesAndWorsens& worsens,
          ConflictCard& card) {
  const auto goals = distinct(worsens.worsened, [](const auto& one) { return one.goal; });
  std::vector<Id> of_goals;
  for (const Id& goal : goals) {
    const std::vector<Id>& bodies = context.plan.goals.find(goal)->bodies;
    of_goals.insert(of_goals.end(), bodies.begin(), bodies.end());
  }
  const auto bodies = distinct(of_goals, [](const Id& id) { return id; });
  const Arguments arguments = {{"measure", measure_quoted(context, worsens.measure)},
                               {"saves", money(context.language, worsens.saves)},
                               {"body", body_title(context.plan, worsens.body)},
                               {"goals", some_of(context, goals_quoted(context, goals))},
                               {"bodies", some_of(context, body_titles(context, bodies))}};
  card.says = say(context, TextKey::kinds_worsens_says, arguments);
  fill(context,
       {TextKey::kinds_worsens_why,
        TextKey::kinds_worsens_unknown,
        {{TextKey::kinds_worsens_way_ask, TextKey::kinds_worsens_way_ask_text,
          TextKey::kinds_gives_time},
         {TextKey::kinds_worsens_way_without, TextKey::kinds_worsens_way_without_text,
          TextKey::kinds_worsens_way_without_gives},
         {TextKey::kinds_worsens_way_anyway, TextKey::kinds_worsens_way_anyway_text,
          TextKey::kinds_worsens_way_anyway_risk, true}},
        {TextKey::kinds_worsens_question_asked, TextKey::kinds_worsens_question_whole,
         TextKey::conflict_question_price}},
       arguments, card);
}

// --- targets --------------------------------------------------------------------------------

std::string title_of(const ConflictContext& context, const conflict::DifferentTargets& targets,
                     Kind kind) {
  return say(context,
             kind == Kind::targets_exclude ? TextKey::kinds_targets_title
                                           : TextKey::kinds_targets_title_levels,
             {{"kpi", kpi_of(context, targets.kpis.front()).title}});
}

void fill(const ConflictContext& context, const conflict::DifferentTargets& targets, Kind kind,
          ConflictCard& card) {
  const conflict::TargetsOfYear& year = targets.years.front();
  std::vector<std::string> asked;
  for (const conflict::KpiTarget& one : year.targets) {
    std::string words = target_words(context.language, kpi_of(context, one.kpi), one.target);
    if (std::find(asked.begin(), asked.end(), words) == asked.end()) {
      asked.push_back(std::move(words));
    }
  }
  const Arguments arguments = {
      {"kpi", ui::in_sentence(kpi_of(context, targets.kpis.front()).title)},
      {"year", year_words(year.year)},
      {"targets", some_of(context, asked)},
      {"bodies", some_of(context, body_titles(context, targets.bodies))}};
  card.says = say(context, TextKey::kinds_targets_says, arguments);
  fill(context,
       {kind == Kind::targets_exclude ? TextKey::kinds_targets_why
                                      : TextKey::kinds_targets_why_levels,
        TextKey::kinds_targets_unknown,
        {{TextKey::kinds_targets_way_one, TextKey::kinds_targets_way_one_text,
          TextKey::kinds_targets_way_one_gives},
         {TextKey::kinds_targets_way_names, TextKey::kinds_targets_way_names_text,
          TextKey::kinds_targets_way_names_gives},
         {TextKey::kinds_targets_way_keep, TextKey::kinds_targets_way_keep_text,
          TextKey::kinds_targets_way_keep_risk, true}},
        {TextKey::kinds_targets_question_which, TextKey::kinds_targets_question_same,
         TextKey::kinds_targets_question_who}},
       arguments, card);
}

std::string title_of(const ConflictContext& context, const conflict::Parts& parts) {
  return say(
      context,
      parts.adds == Adds::sum ? TextKey::kinds_parts_title_sum : TextKey::kinds_parts_title_each,
      {{"kpi", kpi_of(context, parts.kpi).title}});
}

void fill(const ConflictContext& context, const conflict::Parts& parts, ConflictCard& card) {
  const Kpi& kpi = kpi_of(context, parts.kpi);
  const conflict::PartsOfYear& year = parts.years.front();
  std::vector<std::string> of_parts;
  for (const conflict::BodyTarget& part : year.parts) {
    of_parts.push_back(say(context, TextKey::kinds_parts_part,
                           {{"body", body_title(context.plan, part.body)},
                            {"target", target_words(context.language, kpi, part.target)}}));
  }
  const Arguments arguments = {{"year", year_words(year.year)},
                               {"target", target_words(context.language, kpi, year.whole)},
                               {"total", value_words(context, kpi, year.total)},
                               {"parts", some_of(context, of_parts)}};
  card.says =
      say(context,
          parts.adds == Adds::sum ? TextKey::kinds_parts_says_sum : TextKey::kinds_parts_says_each,
          arguments);
  fill(context,
       {TextKey::kinds_parts_why,
        TextKey::kinds_parts_unknown,
        {{TextKey::kinds_parts_way_parts, TextKey::kinds_parts_way_parts_text,
          TextKey::kinds_parts_way_parts_gives},
         {TextKey::kinds_parts_way_whole, TextKey::kinds_parts_way_whole_text,
          TextKey::kinds_parts_way_whole_gives},
         {TextKey::kinds_parts_way_rest, TextKey::kinds_parts_way_rest_text,
          TextKey::kinds_parts_way_rest_risk, true}},
        {TextKey::kinds_parts_question_difference, TextKey::kinds_parts_question_same,
         TextKey::kinds_parts_question_known}},
       arguments, card);
}

std::string title_of(const ConflictContext& context, const conflict::WorseTarget& worse) {
  return say(context, TextKey::kinds_worse_title, {{"kpi", kpi_of(context, worse.kpi).title}});
}

void fill(const ConflictContext& context, const conflict::WorseTarget& worse, ConflictCard& card) {
  const Kpi& kpi = kpi_of(context, worse.kpi);
  const auto& [year, target] = *worse.target.begin();
  const Arguments arguments = {{"baseline", value_words(context, kpi, worse.baseline)},
                               {"from", year_words(worse.baseline_year)},
                               {"year", year_words(year)},
                               {"target", target_words(context.language, kpi, target)},
                               {"kpi", ui::in_sentence(kpi.title)}};
  card.says =
      say(context,
          worse.baseline_year == 0 ? TextKey::kinds_worse_says : TextKey::kinds_worse_says_year,
          arguments);
  fill(context,
       {kpi.direction == Direction::lower ? TextKey::kinds_worse_why_lower
                                          : TextKey::kinds_worse_why_higher,
        TextKey::kinds_worse_unknown,
        {{TextKey::kinds_worse_way_better, TextKey::kinds_worse_way_better_text,
          TextKey::kinds_worse_way_better_gives},
         {TextKey::kinds_worse_way_say, TextKey::kinds_worse_way_say_text,
          TextKey::kinds_worse_way_say_gives},
         {TextKey::kinds_worse_way_check, TextKey::kinds_worse_way_check_text,
          TextKey::kinds_gives_time}},
        {TextKey::kinds_worse_question_meant, TextKey::kinds_worse_question_same,
         TextKey::kinds_targets_question_who}},
       arguments, card);
}

std::string title_of(const ConflictContext& context, const conflict::Trend& trend) {
  return say(context, TextKey::kinds_trend_title, {{"kpi", kpi_of(context, trend.kpi).title}});
}

void fill(const ConflictContext& context, const conflict::Trend& trend, ConflictCard& card) {
  const Kpi& kpi = kpi_of(context, trend.kpi);
  const auto points = static_cast<std::int64_t>(trend.points);
  const Arguments arguments = {{"kpi", ui::in_sentence(kpi.title)},
                               {"first", value_words(context, kpi, trend.first)},
                               {"from", year_words(trend.first_year)},
                               {"last", value_words(context, kpi, trend.last)},
                               {"to", year_words(trend.last_year)},
                               {"reaches", value_words(context, kpi, trend.reaches)},
                               {"year", year_words(trend.year)},
                               {"count", ui::number_word(context.language, points)},
                               {"target", target_words(context.language, kpi, trend.target)}};
  card.says = say(context, TextKey::kinds_trend_says, arguments);
  fill(context,
       {TextKey::kinds_trend_why,
        TextKey::kinds_trend_unknown,
        {{TextKey::kinds_trend_way_more, TextKey::kinds_trend_way_more_text,
          TextKey::kinds_gives_money},
         {TextKey::kinds_trend_way_target, TextKey::kinds_trend_way_target_text,
          TextKey::kinds_trend_way_target_gives},
         {TextKey::kinds_trend_way_wait, TextKey::kinds_trend_way_wait_text,
          TextKey::kinds_trend_way_wait_risk, true}},
        {TextKey::kinds_trend_question_why, TextKey::kinds_trend_question_measures,
         TextKey::kinds_targets_question_who}},
       arguments, card);
}

// --- principle ------------------------------------------------------------------------------

std::string title_of(const ConflictContext& context, const conflict::PassedOver& passed) {
  return say(context, TextKey::kinds_passed_title,
             {{"body", body_title(context.plan, passed.body)}});
}

void fill(const ConflictContext& context, const conflict::PassedOver& passed, ConflictCard& card) {
  const Arguments arguments = {
      {"funded", some_of(context, measures_quoted(context, passed.funded))},
      {"waiting", some_of(context, measures_quoted(context, passed.waiting))},
      {"number", std::to_string(passed.tier + 1)}};
  card.says = say(context, TextKey::kinds_passed_says, arguments);
  card.principle = say(context, TextKey::kinds_principle_passed, arguments);
  const Principle* principle = context.plan.principles.find(passed.principle);
  if (principle) card.principle += " " + force_words(context, *principle);
  fill(context,
       {TextKey::kinds_passed_why,
        TextKey::kinds_passed_unknown,
        {{TextKey::kinds_passed_way_follow, TextKey::kinds_passed_way_follow_text,
          TextKey::kinds_passed_way_follow_gives},
         {TextKey::kinds_passed_way_explain, TextKey::kinds_passed_way_explain_text,
          TextKey::kinds_passed_way_explain_gives},
         {TextKey::kinds_passed_way_money, TextKey::kinds_passed_way_money_text,
          TextKey::kinds_gives_money}},
        {TextKey::kinds_passed_question_why, TextKey::kinds_passed_question_who,
         TextKey::kinds_passed_question_stop}},
       arguments, card);
}

std::string title_of(const ConflictContext& context, const conflict::Unexplained& unexplained) {
  return ui::plural(context.language, PluralKey::kinds_locks_title,
                    static_cast<std::int64_t>(unexplained.measures.size()));
}

void fill(const ConflictContext& context, const conflict::Unexplained& unexplained,
          ConflictCard& card) {
  const Arguments arguments = {
      {"measures", some_of(context, measures_quoted(context, unexplained.measures))}};
  card.says = say(context, TextKey::kinds_locks_says, arguments);
  fill(context,
       {TextKey::kinds_locks_why,
        TextKey::kinds_locks_unknown,
        {{TextKey::kinds_locks_way_write, TextKey::kinds_locks_way_write_text,
          TextKey::kinds_locks_way_write_gives},
         {TextKey::kinds_locks_way_open, TextKey::kinds_locks_way_open_text,
          TextKey::kinds_locks_way_open_gives},
         {TextKey::kinds_locks_way_keep, TextKey::kinds_locks_way_keep_text,
          TextKey::kinds_locks_way_keep_risk, true}},
        {TextKey::kinds_locks_question_why, TextKey::kinds_locks_question_else,
         TextKey::kinds_locks_question_until}},
       arguments, card);
}

// --- responsibility -------------------------------------------------------------------------

std::string title_of(const ConflictContext& context, const conflict::Unowned& unowned, Kind kind) {
  const auto count = static_cast<std::int64_t>(unowned.goals.size());
  if (kind == Kind::several_owners) {
    return ui::plural(context.language, PluralKey::kinds_shared_title, count);
  }
  if (unowned.goals.size() == unowned.of && unowned.of > 1) {
    return say(context, TextKey::kinds_unowned_title_all,
               {{"count", ui::number_word(context.language, count)}});
  }
  return ui::plural(context.language, PluralKey::kinds_unowned_title, count);
}

std::int64_t goals_with_roles_at_meetings(const Plan& plan, const std::vector<Id>& goals) {
  std::set<Id> met;
  for (const Meeting& meeting : plan.meetings) {
    for (const AgendaItem& item : meeting.items) {
      if (!item.roles.empty()) met.insert(item.goals.begin(), item.goals.end());
    }
  }
  return std::count_if(goals.begin(), goals.end(),
                       [&](const Id& goal) { return met.count(goal) > 0; });
}

void fill(const ConflictContext& context, const conflict::Unowned& unowned, Kind kind,
          ConflictCard& card) {
  const Arguments arguments = {{"goals", some_of(context, goals_quoted(context, unowned.goals))},
                               {"bodies", some_of(context, body_titles(context, unowned.bodies))}};
  if (kind == Kind::several_owners) {
    card.says = say(context, TextKey::kinds_shared_says, arguments);
    fill(context,
         {TextKey::kinds_shared_why,
          TextKey::kinds_shared_unknown,
          {{TextKey::kinds_shared_way_name, TextKey::kinds_shared_way_name_text,
            TextKey::kinds_shared_way_name_gives},
           {TextKey::kinds_shared_way_split, TextKey::kinds_shared_way_split_text,
            TextKey::kinds_shared_way_split_gives},
           {TextKey::kinds_shared_way_together, TextKey::kinds_shared_way_together_text,
            TextKey::kinds_shared_way_together_risk, true}},
          {TextKey::kinds_shared_question_who, TextKey::kinds_shared_question_own,
           TextKey::kinds_unowned_question_when}},
         arguments, card);
    return;
  }
  card.says = say(context, TextKey::kinds_unowned_says, arguments);
  const std::int64_t met = goals_with_roles_at_meetings(context.plan, unowned.goals);
  if (met > 0) {
    card.says += " " + ui::plural(context.language, PluralKey::kinds_unowned_meetings, met);
  }
  fill(context,
       {TextKey::kinds_unowned_why,
        TextKey::kinds_unowned_unknown,
        {{TextKey::kinds_unowned_way_name, TextKey::kinds_unowned_way_name_text,
          TextKey::kinds_unowned_way_name_gives},
         {TextKey::kinds_unowned_way_area, TextKey::kinds_unowned_way_area_text,
          TextKey::kinds_unowned_way_area_gives},
         {TextKey::kinds_unowned_way_board, TextKey::kinds_unowned_way_board_text,
          TextKey::kinds_unowned_way_board_risk, true}},
        {TextKey::kinds_unowned_question_who, TextKey::kinds_unowned_question_collide,
         TextKey::kinds_unowned_question_when}},
       arguments, card);
}

// --- time -----------------------------------------------------------------------------------

std::string title_of(const ConflictContext& context, const conflict::NeedsLater& later) {
  return say(context, TextKey::kinds_later_title,
             {{"measure", measure_title(context.plan, later.measure.measure)}});
}

void fill(const ConflictContext& context, const conflict::NeedsLater& later, ConflictCard& card) {
  std::vector<std::string> needed;
  std::vector<Id> ids;
  Year last = 0;
  for (const conflict::Beginning& one : later.needed) {
    needed.push_back(
        say(context, TextKey::kinds_later_needed,
            {{"measure", measure_quoted(context, one.measure)}, {"year", year_words(one.year)}}));
    ids.push_back(one.measure);
    last = std::max(last, one.year);
  }
  Arguments arguments = {{"measure", measure_quoted(context, later.measure.measure)},
                         {"year", year_words(later.measure.year)},
                         {"later", year_words(last)}};
  arguments.emplace_back("needed", some_of(context, needed));
  card.says = say(context, TextKey::kinds_later_says, arguments);
  arguments.back().second = some_of(context, measures_quoted(context, ids));
  fill(context,
       {TextKey::kinds_later_why,
        TextKey::kinds_later_unknown,
        {{TextKey::kinds_later_way_earlier, TextKey::kinds_later_way_earlier_text,
          TextKey::kinds_gives_then},
         {TextKey::kinds_later_way_wait, TextKey::kinds_later_way_wait_text,
          TextKey::kinds_later_way_wait_gives},
         {TextKey::kinds_later_way_anyway, TextKey::kinds_later_way_anyway_text,
          TextKey::kinds_later_way_anyway_risk, true}},
        {TextKey::kinds_later_question_part, TextKey::kinds_later_question_years,
         TextKey::conflict_question_price}},
       arguments, card);
}

std::string title_of(const ConflictContext& context, const conflict::DueTooEarly& due) {
  return say(context, TextKey::kinds_due_title, {{"goal", goal_title(context.plan, due.goal)}});
}

void fill(const ConflictContext& context, const conflict::DueTooEarly& due, ConflictCard& card) {
  const Arguments arguments = {{"due", year_words(due.due)},
                               {"year", year_words(due.effect)},
                               {"measure", measure_quoted(context, due.measures.front())}};
  card.says = say(context, TextKey::kinds_due_says, arguments);
  fill(context,
       {TextKey::kinds_due_why,
        TextKey::kinds_due_unknown,
        {{TextKey::kinds_due_way_later, TextKey::kinds_due_way_later_text,
          TextKey::kinds_due_way_later_gives},
         {TextKey::kinds_due_way_earlier, TextKey::kinds_due_way_earlier_text,
          TextKey::kinds_gives_then},
         {TextKey::kinds_due_way_more, TextKey::kinds_due_way_more_text,
          TextKey::kinds_gives_money}},
        {TextKey::kinds_due_question_year, TextKey::kinds_due_question_else,
         TextKey::conflict_question_price}},
       arguments, card);
}

// --- spill-over -----------------------------------------------------------------------------

std::vector<std::string> who_pays(const ConflictContext& context,
                                  const conflict::SpillOver& spill) {
  return body_titles(context, distinct(spill.pays, [](const auto& one) { return one.body; }));
}

std::string title_of(const ConflictContext& context, const conflict::SpillOver& spill) {
  return say(context, TextKey::kinds_spill_title,
             {{"measure", measure_title(context.plan, spill.measure)},
              {"body", body_title(context.plan, spill.body)},
              {"others", some_of(context, who_pays(context, spill))}});
}

std::string reasons_of(const ConflictContext& context, const conflict::SpillOver& spill) {
  std::string reasons;
  for (const Elsewhere& other : context.plan.measures.find(spill.measure)->elsewhere) {
    if (other.reason.empty()) continue;
    reasons += (reasons.empty() ? "" : " ") + other.reason;
  }
  return reasons;
}

void fill(const ConflictContext& context, const conflict::SpillOver& spill, ConflictCard& card) {
  Tkr costs = 0;
  for (const conflict::BodyCost& one : spill.pays) costs += one.costs;
  const bool is_loss = costs > spill.saves;
  const Year from = spill.years.front().year, to = spill.years.back().year;
  const std::string years = from == to ? year_words(from)
                                       : say(context, TextKey::kinds_spill_years,
                                             {{"from", year_words(from)}, {"to", year_words(to)}});
  const Arguments arguments = {
      {"measure", measure_quoted(context, spill.measure)},
      {"body", body_title(context.plan, spill.body)},
      {"others", some_of(context, who_pays(context, spill))},
      {"saves", money(context.language, spill.saves)},
      {"costs", money(context.language, costs)},
      {"net", money(context.language, is_loss ? costs - spill.saves : spill.saves - costs)},
      {"years", years}};
  card.says =
      say(context, is_loss ? TextKey::kinds_spill_says_loss : TextKey::kinds_spill_says, arguments);
  card.why = reasons_of(context, spill);
  fill(context,
       {TextKey::kinds_spill_why,
        card.is_example ? TextKey::kinds_spill_unknown : TextKey::kinds_spill_unknown_known,
        {{TextKey::kinds_spill_way_move, TextKey::kinds_spill_way_move_text,
          TextKey::kinds_spill_way_move_gives},
         {TextKey::kinds_spill_way_without, TextKey::kinds_spill_way_without_text,
          TextKey::kinds_spill_way_without_gives},
         {TextKey::kinds_spill_way_anyway, TextKey::kinds_spill_way_anyway_text,
          TextKey::kinds_spill_way_anyway_risk, true}},
        {TextKey::kinds_spill_question_said, TextKey::kinds_spill_question_whole,
         TextKey::kinds_spill_question_else}},
       arguments, card);
}

// --- by evidence ----------------------------------------------------------------------------

struct Title {
  const ConflictContext& context;
  Kind kind;
  using Answer = std::optional<std::string>;
  Answer operator()(const conflict::DifferentTargets& one) const {
    return title_of(context, one, kind);
  }
  Answer operator()(const conflict::Unowned& one) const { return title_of(context, one, kind); }
  template <class Evidence>
  Answer operator()(const Evidence& one) const {
    if constexpr (requires { title_of(context, one); }) return title_of(context, one);
    return std::nullopt;
  }
};

struct Rest {
  const ConflictContext& context;
  Kind kind;
  ConflictCard& card;
  bool operator()(const conflict::DifferentTargets& one) const {
    fill(context, one, kind, card);
    return true;
  }
  bool operator()(const conflict::Unowned& one) const {
    fill(context, one, kind, card);
    return true;
  }
  template <class Evidence>
  bool operator()(const Evidence& one) const {
    if constexpr (requires { fill(context, one, card); }) {
      fill(context, one, card);
      return true;
    }
    return false;
  }
};

}  // namespace

std::optional<std::string> kind_title(const ConflictContext& context, const Found& found) {
  return std::visit(Title{context, found.kind}, found.evidence);
}

std::optional<std::string> kind_ground_words(ui::Language language, Kind kind) {
  switch (kind) {
    case Kind::pulls_through_another:
      return ui::text(language, TextKey::kinds_ground_through);
    case Kind::comes_back:
      return ui::text(language, TextKey::kinds_ground_circle);
    case Kind::saving_worsens:
      return ui::text(language, TextKey::conflict_ground_judged);
    case Kind::costs_others:
      return ui::text(language, TextKey::conflict_ground_costs_others);
    case Kind::targets_exclude:
    case Kind::parts_do_not_add_up:
    case Kind::needs_what_is_later:
    case Kind::due_before_effects:
    case Kind::passed_over:
      return ui::text(language, TextKey::conflict_ground_computed);
    default:
      return std::nullopt;  // what is unclear is told by the ground alone
  }
}

bool fill_kind(const ConflictContext& context, const Found& found, ConflictCard& card) {
  return std::visit(Rest{context, found.kind, card}, found.evidence);
}

SynergyWords synergy_words(const ConflictContext& context, const conflict::Synergy& synergy) {
  SynergyWords words;
  words.title =
      say(context, synergy.is_mutual ? TextKey::synergies_mutual : TextKey::synergies_one_way,
          {{"one", goal_quoted(context, synergy.most.from)},
           {"other", goal_quoted(context, synergy.most.to)}});
  words.judged =
      ui::plural(context.language, PluralKey::conflict_judged,
                 static_cast<std::int64_t>(synergy.most.strengths.size()),
                 {{"strengths", strengths_words(context.language, synergy.most.strengths)}});
  words.serves =
      synergy.serves_both.empty()
          ? say(context, TextKey::synergies_serves_none)
          : say(context, TextKey::synergies_serves,
                {{"measures", some_of(context, measures_quoted(context, synergy.serves_both))}});
  return words;
}

}  // namespace malvag::words
