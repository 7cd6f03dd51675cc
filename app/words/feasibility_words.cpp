// Says what stands in the way, and the ways out, cheapest in what they ask for first.
#include "feasibility_words.hpp"

#include <algorithm>
#include <cmath>

#include "../../core/conflict/grounds.hpp"
#include "../ui/numbers.hpp"
#include "conflict_phrases.hpp"
#include "finding_words.hpp"
#include "kpi_words.hpp"
#include "room_words.hpp"
#include "selection_words.hpp"

namespace malvag::words {
namespace {

using conflict::Apart;
using conflict::Found;
using conflict::GoalConflict;
using conflict::Kind;
using conflict::Level;
using conflict::PlanRule;
using ui::PluralKey;
using ui::TextKey;

std::string body_of_frame(const ConflictContext& context, const Id& frame) {
  const Frame* found = context.plan.frames.find(frame);
  return whose_room(context.language, context.plan, frame, found ? found->body : frame);
}

std::string level_value(const ConflictContext& context, const Level& level, double value) {
  const Kpi* kpi = level.kpi.empty() ? nullptr : context.plan.kpis.find(level.kpi);
  if (kpi) return value_with_unit(context.language, value, kpi->unit);
  return value_with_unit(context.language, value, "");
}

std::string level_words(const ConflictContext& context, const Level& level) {
  const Kpi* kpi = level.kpi.empty() ? nullptr : context.plan.kpis.find(level.kpi);
  if (kpi) {
    return ui::in_sentence(kpi->title) + " " +
           target_words(context.language, *kpi, Target{level.comparison, level.asked, {}});
  }
  return say(context, TextKey::apart_level, {{"level", level_value(context, level, level.asked)}});
}

bool acts_on_a_kpi_of(const Plan& plan, const Id& goal) {
  const auto is_of_goal = [&](const Effect& effect) {
    const Kpi* kpi = plan.kpis.find(effect.on);
    return kpi && kpi->goal == goal;
  };
  return std::any_of(plan.measures.begin(), plan.measures.end(), [&](const Measure& measure) {
    return std::any_of(measure.effects.begin(), measure.effects.end(), is_of_goal);
  });
}

ConflictSide side_of(const ConflictContext& context, const conflict::TriedGoal& tried) {
  ConflictSide side{tried.goal, title_in(context.plan.goals, tried.goal), "", ""};
  if (tried.levels.empty()) return side;
  const Level& level = tried.levels.back();
  const std::string year = std::to_string(level.year);
  if (level.kpi.empty()) {
    side.number = level_words(context, level);
    side.note = say(context, TextKey::apart_level_note, {{"year", year}});
    if (acts_on_a_kpi_of(context.plan, tried.goal)) {
      side.note += " " + say(context, TextKey::apart_level_note_kpis);
    }
  } else {
    const Kpi* kpi = context.plan.kpis.find(level.kpi);
    side.number =
        kpi ? target_words(context.language, *kpi, Target{level.comparison, level.asked, {}}) : "";
    side.note = say(context, TextKey::apart_level_kpi,
                    {{"kpi", title_in(context.plan.kpis, level.kpi)}, {"year", year}});
  }
  return side;
}

std::string says_of(const ConflictContext& context, const Apart& apart) {
  std::vector<std::string> levels;
  for (const conflict::TriedGoal& tried : apart.tried) {
    for (const Level& level : tried.levels) {
      levels.push_back(say(context, TextKey::apart_says_one,
                           {{"goal", title_in(context.plan.goals, tried.goal)},
                            {"level", level_words(context, level)},
                            {"year", std::to_string(level.year)}}));
    }
  }
  return say(context, TextKey::apart_says, {{"levels", listed(context, levels)}});
}

// What was not shown not to help is not said not to.
TextKey why_key(Kind kind, bool settled) {
  switch (kind) {
    case Kind::goals_beyond_money:
      return TextKey::apart_why_money;
    case Kind::goals_beyond_staff:
      return settled ? TextKey::apart_why_staff : TextKey::apart_why_staff_unsettled;
    case Kind::goals_against_rules:
      return settled ? TextKey::apart_why_rules : TextKey::apart_why_rules_unsettled;
    case Kind::goals_out_of_reach:
      return TextKey::apart_why_reach;
    default:
      return settled ? TextKey::apart_why_limits : TextKey::apart_why_limits_unsettled;
  }
}

// --- ways -------------------------------------------------------------------------------------

// Of all targets that could be lowered, the one that gives up the least of its own way.
const conflict::LowerTarget* least_given_up(const Apart& apart) {
  const conflict::LowerTarget* least = nullptr;
  double least_share = 0;
  for (const conflict::LowerTarget& lower : apart.conflict.lower) {
    const auto tried =
        std::find_if(apart.tried.begin(), apart.tried.end(),
                     [&](const conflict::TriedGoal& one) { return one.goal == lower.goal; });
    if (tried == apart.tried.end() || lower.level >= tried->levels.size()) continue;
    const Level& level = tried->levels[lower.level];
    const double way = std::max(std::fabs(level.asked - level.from), 1e-9);
    const double share = std::fabs(level.asked - lower.reached) / way;
    if (least && share >= least_share) continue;
    least = &lower;
    least_share = share;
  }
  return least;
}

void add_lower(const ConflictContext& context, const Apart& apart, ConflictCard& card) {
  const conflict::LowerTarget* lower = least_given_up(apart);
  if (!lower) return;
  const auto tried =
      std::find_if(apart.tried.begin(), apart.tried.end(),
                   [&](const conflict::TriedGoal& one) { return one.goal == lower->goal; });
  const Level& level = tried->levels[lower->level];
  const ui::Arguments arguments = {{"goal", title_in(context.plan.goals, lower->goal)},
                                   {"asked", level_value(context, level, level.asked)},
                                   {"reached", level_value(context, level, lower->reached)}};
  ConflictWay way;
  way.title = say(context, TextKey::apart_way_lower, arguments);
  way.text = say(context,
                 apart.tried.size() == 1   ? TextKey::apart_way_lower_text_single
                 : apart.tried.size() == 2 ? TextKey::apart_way_lower_text_pair
                                           : TextKey::apart_way_lower_text,
                 arguments);
  if (!lower->proven) way.text += " " + say(context, TextKey::apart_way_lower_at_most, arguments);
  way.gives = say(context, TextKey::apart_way_lower_gives, arguments);
  card.ways.push_back(std::move(way));
}

// In one place where that is enough, else where the least is.
std::vector<conflict::MoreMoney> money_to_add(const GoalConflict& conflict) {
  if (!conflict.money_in_one.empty()) return {conflict.money_in_one.front()};
  return conflict.money;
}

void add_money(const ConflictContext& context, const Apart& apart, ConflictCard& card) {
  const std::vector<conflict::MoreMoney> places = money_to_add(apart.conflict);
  if (places.empty()) return;
  Tkr sum = 0;
  bool proven = true;
  std::vector<std::string> where;
  for (const conflict::MoreMoney& more : places) {
    sum += more.amount;
    proven = proven && more.proven;
    where.push_back(
        say(context, TextKey::apart_way_money_where,
            {{"amount", ui::million_kronor(context.language, more.amount)},
             {"body", whose_room(context.language, context.plan, more.frame, more.body)},
             {"year", std::to_string(more.year)}}));
  }
  ConflictWay way;
  way.title = say(context, TextKey::apart_way_money, {{"amount", money(context.language, sum)}});
  way.text =
      say(context, proven ? TextKey::apart_way_money_text : TextKey::apart_way_money_text_unproven,
          {{"where", listed(context, where)}});
  way.gives = say(context, TextKey::apart_way_money_gives);
  way.price = say(context, TextKey::conflict_way_price, {{"price", money(context.language, sum)}});
  card.ways.push_back(std::move(way));
}

void add_staff(const ConflictContext& context, const Apart& apart, ConflictCard& card) {
  if (apart.conflict.staff.empty()) return;
  std::vector<std::string> where;
  for (const conflict::MoreStaff& more : apart.conflict.staff) {
    where.push_back(
        say(context, TextKey::apart_way_staff_where,
            {{"amount", equivalents(context.language, std::llround(more.amount * 1'000))},
             {"body", title_in(context.plan.bodies, more.body)},
             {"year", std::to_string(more.year)}}));
  }
  ConflictWay way;
  way.title = say(context, TextKey::apart_way_staff);
  way.text = say(context, TextKey::apart_way_staff_text, {{"where", listed(context, where)}});
  way.gives = say(context, TextKey::apart_way_staff_gives);
  way.price = say(context, TextKey::conflict_way_price_unknown);
  card.ways.push_back(std::move(way));
}

// What the law requires is no rule that a board can lift.
const std::vector<PlanRule>* liftable(const GoalConflict& conflict) {
  for (const std::vector<PlanRule>& rules : conflict.rules) {
    const bool is_law = std::any_of(rules.begin(), rules.end(), [](const PlanRule& rule) {
      return rule.kind == PlanRule::Kind::law;
    });
    if (!is_law) return &rules;
  }
  return nullptr;
}

void add_rules(const ConflictContext& context, const Apart& apart, ConflictCard& card) {
  const std::vector<PlanRule>* rules = liftable(apart.conflict);
  if (!rules) return;
  std::vector<std::string> words;
  for (const PlanRule& rule : *rules) words.push_back(rule_words(context, rule));
  ConflictWay way;
  way.title = rules->size() == 1 ? say(context, TextKey::apart_way_rule)
                                 : say(context, TextKey::apart_way_rule_several,
                                       {{"count", std::to_string(rules->size())}});
  way.text = say(context, TextKey::apart_way_rule_text, {{"rules", listed(context, words)}});
  const Group* group = rules->size() == 1 ? context.plan.groups.find(rules->front().one) : nullptr;
  way.gives = group && !group->reason.empty()
                  ? say(context, TextKey::apart_way_rule_gives_reason, {{"reason", group->reason}})
                  : say(context, TextKey::apart_way_rule_gives);
  card.ways.push_back(std::move(way));
}

void add_drop(const ConflictContext& context, const Apart& apart, ConflictCard& card) {
  if (apart.tried.size() < 2) return;
  const auto weight = [&](const conflict::TriedGoal& tried) {
    const Goal* goal = context.plan.goals.find(tried.goal);
    return goal ? goal->weight : 1;
  };
  const auto by_weight = [&](const auto& one, const auto& other) {
    return weight(one) < weight(other);
  };
  const auto [least, most] = std::minmax_element(apart.tried.begin(), apart.tried.end(), by_weight);
  const bool same = weight(*least) == weight(*most);
  const ui::Arguments arguments = {
      {"goal", title_in(context.plan.goals, least->goal)},
      {"year", least->levels.empty() ? "" : std::to_string(least->levels.back().year)}};
  ConflictWay way;
  way.title = say(context, TextKey::apart_way_drop, arguments);
  way.text = say(context, same ? TextKey::apart_way_drop_text_same : TextKey::apart_way_drop_text);
  way.gives = say(context, TextKey::apart_way_drop_gives, arguments);
  card.ways.push_back(std::move(way));
}

// Whether fewer goals would do to make it a conflict.
std::string smallest_words(const ConflictContext& context, const Found& found) {
  const auto& apart = std::get<Apart>(found.evidence);
  if (!apart.conflict.proven_minimal) return say(context, TextKey::apart_why_not_smallest);
  if (found.goals.size() == 2) return say(context, TextKey::apart_why_pair);
  return ui::plural(context.language, PluralKey::apart_why_smallest,
                    static_cast<std::int64_t>(found.goals.size()));
}

void give_letters(ConflictCard& card) {
  for (std::size_t place = 0; place < card.ways.size(); ++place) {
    card.ways[place].letter = std::string(1, static_cast<char>('A' + place));
  }
}

}  // namespace

std::string rule_words(const ConflictContext& context, const PlanRule& rule) {
  const Group* group = context.plan.groups.find(rule.one);
  const std::int64_t count = !group                               ? 0
                             : rule.kind == PlanRule::Kind::least ? group->least
                                                                  : group->most.value_or(0);
  const ui::Arguments arguments = {{"measure", title_in(context.plan.measures, rule.one)},
                                   {"other", title_in(context.plan.measures, rule.other)},
                                   {"group", title_in(context.plan.groups, rule.one)},
                                   {"count", std::to_string(count)},
                                   {"body", body_of_frame(context, rule.one)},
                                   {"year", std::to_string(rule.year)}};
  switch (rule.kind) {
    case PlanRule::Kind::law:
      return say(context, TextKey::apart_rule_law, arguments);
    case PlanRule::Kind::lock_in:
      return say(context, TextKey::apart_rule_lock_in, arguments);
    case PlanRule::Kind::lock_out:
      return say(context, TextKey::apart_rule_lock_out, arguments);
    case PlanRule::Kind::stopped:
      return say(context, TextKey::apart_rule_stopped, arguments);
    case PlanRule::Kind::need:
      return say(context, TextKey::apart_rule_need, arguments);
    case PlanRule::Kind::exclusion:
      return say(context, TextKey::apart_rule_exclusion, arguments);
    case PlanRule::Kind::least:
      return say(context, TextKey::apart_rule_least, arguments);
    case PlanRule::Kind::most:
      return say(context, TextKey::apart_rule_most, arguments);
    case PlanRule::Kind::room:
      return say(context, TextKey::apart_rule_room, arguments);
    case PlanRule::Kind::staff:
      break;
  }
  return say(context, TextKey::apart_rule_staff, arguments);
}

std::string given_up_words(ui::Language language, const Plan& plan,
                           const conflict::Feasibility& together) {
  if (together.given_up.empty()) return {};
  constexpr double same_weight = 1e-9;
  const conflict::GivenUp& lightest = together.given_up.front();
  std::vector<std::string> others;
  const auto titles_of = [&](const conflict::GivenUp& one) {
    std::vector<std::string> titles;
    for (const Id& goal : one.goals) titles.push_back("”" + title_in(plan.goals, goal) + "”");
    return listed(language, titles);
  };
  for (std::size_t at = 1; at < together.given_up_in_order; ++at) {
    if (together.given_up[at].weight > lightest.weight + same_weight) break;
    others.push_back(titles_of(together.given_up[at]));
  }
  const bool is_lightest = together.given_up_in_order > 0;
  std::string words =
      ui::text(language,
               !is_lightest                             ? TextKey::apart_given_up_unproven
               : together.origin == OriginKind::example ? TextKey::apart_given_up_example
                                                        : TextKey::apart_given_up,
               {{"goals", titles_of(lightest)}});
  if (is_lightest) {
    const auto& goals = plan.goals;
    const bool weigh_the_same = std::all_of(goals.begin(), goals.end(), [&](const Goal& goal) {
      return std::fabs(goal.weight - goals[0].weight) < same_weight;
    });
    words += " " + ui::text(language, weigh_the_same ? TextKey::apart_given_up_fewest
                                                     : TextKey::apart_given_up_lightest);
  }
  if (others.empty()) return words;
  constexpr std::size_t most = 4;
  const std::size_t count = others.size();
  std::string ways;
  for (std::size_t at = 0; at < std::min(count, most); ++at) {
    ways += (at == 0 ? "" : "; ") + others[at];
  }
  if (count > most) ways += "; …";
  return words + " " +
         ui::plural(language, PluralKey::apart_given_up_others, static_cast<std::int64_t>(count),
                    {{"ways", ways}});
}

std::string example_levels_words(ui::Language language, const Plan& plan,
                                 const conflict::Feasibility& together) {
  const auto is_example = [&](const conflict::TriedGoal& tried) {
    const Goal* goal = plan.goals.find(tried.goal);
    return goal && std::any_of(tried.levels.begin(), tried.levels.end(), [&](const Level& level) {
             if (level.kpi.empty()) {
               return conflict::origin_of(*goal, "fulfilledAt") == OriginKind::example;
             }
             const Kpi* kpi = plan.kpis.find(level.kpi);
             return kpi && conflict::origin_of(*kpi, "target") == OriginKind::example;
           });
  };
  const auto count = std::count_if(together.tried.begin(), together.tried.end(), is_example);
  if (count == 0) return {};
  return ui::text(
      language, TextKey::apart_examples,
      {{"count", ui::capitalised(ui::number_word(language, count))},
       {"all", ui::number_word(language, static_cast<std::int64_t>(together.tried.size()))}});
}

std::string apart_title(const ConflictContext& context, const Found& found) {
  const std::string first = title_in(context.plan.goals, found.goals.front());
  if (found.goals.size() == 1) return say(context, TextKey::apart_title_single, {{"goal", first}});
  if (found.goals.size() == 2) {
    return say(
        context, TextKey::conflict_pair_title,
        {{"one", first}, {"other", ui::in_sentence(title_in(context.plan.goals, found.goals[1]))}});
  }
  return say(context, TextKey::apart_title,
             {{"first", first}, {"count", std::to_string(found.goals.size() - 1)}});
}

std::string apart_line(const ConflictContext& context, const Found& found) {
  const auto& apart = std::get<Apart>(found.evidence);
  std::string way;
  switch (found.kind) {
    case Kind::goals_beyond_money: {
      Tkr sum = 0;
      for (const auto& more : money_to_add(apart.conflict)) sum += more.amount;
      way = sum > 0 ? say(context, TextKey::apart_line_money,
                          {{"amount", ui::million_kronor(context.language, sum)}})
                    : say(context, TextKey::apart_line_money_some);
      break;
    }
    case Kind::goals_beyond_staff:
      way = say(context, TextKey::apart_line_staff);
      break;
    case Kind::goals_against_rules:
      way = say(context, TextKey::apart_line_rules);
      break;
    case Kind::goals_out_of_reach:
      way = say(context, TextKey::apart_line_reach);
      break;
    default:
      way = say(context, TextKey::apart_line_limits);
  }
  return say(
      context, TextKey::apart_line,
      {{"count", ui::number_word(context.language, static_cast<std::int64_t>(found.goals.size()))},
       {"way", way}});
}

void fill_apart(const ConflictContext& context, const Found& found, ConflictCard& card) {
  const auto& apart = std::get<Apart>(found.evidence);
  if (apart.tried.size() == 2) {
    for (const conflict::TriedGoal& tried : apart.tried) {
      card.sides.push_back(side_of(context, tried));
    }
  }
  card.says = says_of(context, apart);
  card.why = say(context, why_key(found.kind, apart.conflict.in_the_way.settled)) + " " +
             smallest_words(context, found);
  card.unknown = say(context, found.origin == OriginKind::example ? TextKey::apart_unknown_example
                                                                  : TextKey::apart_unknown);
  card.principle = context.principle ? say(context, TextKey::apart_principle)
                                     : say(context, TextKey::conflict_principle_none);
  add_lower(context, apart, card);
  add_money(context, apart, card);
  add_staff(context, apart, card);
  add_rules(context, apart, card);
  add_drop(context, apart, card);
  give_letters(card);
  card.questions = {
      say(context, TextKey::apart_question_goals), say(context, TextKey::apart_question_effects),
      say(context, found.kind == Kind::goals_against_rules ? TextKey::apart_question_rules
                                                           : TextKey::conflict_question_price)};
}

std::string firm_title(const ConflictContext& context) {
  return say(context, TextKey::apart_title_firm);
}

void fill_firm(const ConflictContext& context, const Found& found, ConflictCard& card) {
  const auto& firm = std::get<conflict::Firm>(found.evidence);
  if (firm.impossible) {
    portfolio::Selection selection;
    selection.impossible = firm.impossible;
    selection.frames = firm.frames;
    selection.staff = firm.staff;
    card.says = impossible_words(context.language, context.plan, selection);
  } else {
    std::vector<std::string> rules;
    for (const PlanRule& rule : firm.at_fault) rules.push_back(rule_words(context, rule));
    card.says = say(context, TextKey::apart_says_firm, {{"rules", listed(context, rules)}});
  }
  card.why = say(context, TextKey::apart_why_firm);
  card.unknown = say(context, TextKey::conflict_unknown_room_known);
  card.principle = context.principle ? say(context, TextKey::apart_principle)
                                     : say(context, TextKey::conflict_principle_none);
  for (const PlanRule& rule : firm.at_fault) {
    ConflictWay way;
    way.title = say(context, TextKey::apart_way_rule);
    way.text = say(context, TextKey::apart_way_rule_text, {{"rules", rule_words(context, rule)}});
    way.gives = say(context, TextKey::apart_way_rule_gives);
    card.ways.push_back(std::move(way));
  }
  give_letters(card);
  card.questions = {say(context, TextKey::apart_question_rules),
                    say(context, TextKey::conflict_question_room),
                    say(context, TextKey::conflict_question_price)};
}

}  // namespace malvag::words
