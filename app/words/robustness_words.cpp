// Sentences about how sure an order is.
#include "robustness_words.hpp"

#include <algorithm>
#include <cmath>

#include "../../core/priority/settled.hpp"
#include "../ui/numbers.hpp"

namespace malvag::words {
namespace {

using priority::RangeEnd;
using priority::ShareRange;
using priority::WeightsBelieved;
using ui::PluralKey;
using ui::TextKey;

std::string share_words(ui::Language language, double share) {
  const bool is_whole = std::fabs(share * 100 - std::round(share * 100)) < 0.05;
  return ui::percent(language, share, is_whole ? 0 : 1);
}

std::string how_words(ui::Language language, const priority::Belief& belief) {
  switch (belief.weights) {
    case WeightsBelieved::free:
      return ui::text(language, TextKey::sure_how_free);
    case WeightsBelieved::order:
      return ui::text(language, TextKey::sure_how_order);
    case WeightsBelieved::around:
      break;
  }
  return ui::text(language, TextKey::sure_how_around,
                  {{"points", ui::decimal_number(language, belief.margin * 100, 0)}});
}

TextKey grade_of(std::size_t sure, std::size_t above) {
  if (3 * sure >= 2 * above) return TextKey::sure_grade_fairly;
  return 3 * sure >= above ? TextKey::sure_grade_partly : TextKey::sure_grade_weak;
}

bool weighs_something(const Principle& principle) {
  return std::any_of(principle.tiers.begin(), principle.tiers.end(), [](const Tier& tier) {
    return tier.kind == TierKind::weighted && !tier.weights.empty();
  });
}

std::string titles_of(ui::Language language, const Plan& plan, const std::vector<Id>& ids) {
  constexpr std::size_t at_most = 2;
  std::string words;
  for (std::size_t at = 0; at < std::min(ids.size(), at_most); ++at) {
    words += (at == 0 ? "”" : ", ”") + title_in(plan.measures, ids[at]) + "”";
  }
  if (ids.size() > at_most) {
    words += " " + ui::in_sentence(ui::plural(language, PluralKey::sure_more,
                                              static_cast<std::int64_t>(ids.size() - at_most)));
  }
  return words;
}

std::string changes_at(ui::Language language, const Plan& plan, const RangeEnd& end) {
  const TextKey key = end.up.empty()     ? TextKey::sure_ranges_falls
                      : end.down.empty() ? TextKey::sure_ranges_comes
                                         : TextKey::sure_ranges_both;
  return ui::text(
      language, key,
      {{"up", titles_of(language, plan, end.up)}, {"down", titles_of(language, plan, end.down)}});
}

bool goes_all_the_way(const ShareRange& range) {
  const auto is_open = [](const RangeEnd& end) {
    return end.up.empty() && end.down.empty() && end.found;
  };
  return is_open(range.from) && is_open(range.to);
}

std::string between(ui::Language language, const ShareRange& range, TextKey limited,
                    TextKey always) {
  if (goes_all_the_way(range)) return ui::text(language, always);
  return ui::text(language, limited,
                  {{"from", share_words(language, range.from.share)},
                   {"to", share_words(language, range.to.share)}});
}

std::string score_words(ui::Language language, double score) {
  return ui::plain_number(language, std::round(score * 10) / 10, 1);
}

}  // namespace

std::string out_of_100(double share) {
  const auto whole = std::lround(share * 100);
  if (whole == 0 && share > 0) return "<1";
  if (whole == 100 && share < 1) return ">99";
  return std::to_string(whole);
}

namespace {

// Only of what the weights decide can be said that they decide it surely.
std::string beside_what_is_fixed(ui::Language language, std::size_t fixed,
                                 const priority::Settled& found, const std::string& how) {
  const auto number = [&](std::size_t count) {
    return ui::whole_number(language, static_cast<std::int64_t>(count));
  };
  const std::size_t rest = found.above - fixed;
  if (rest == 0) {
    return ui::plural(language, PluralKey::sure_answer_fixed, static_cast<std::int64_t>(fixed));
  }
  const std::size_t sure = rest - found.may_fall;
  const ui::Arguments arguments = {
      {"fixed", number(fixed)},
      {"above", number(found.above)},
      {"how", how},
      {"grade", ui::text(language, grade_of(sure, rest))},
      {"sure", sure == 0 ? ui::text(language, TextKey::sure_none) : number(sure)},
      {"falls", number(found.may_fall)}};
  return ui::plural(language,
                    found.may_fall == 0 ? PluralKey::sure_answer_fixed_settled
                                        : PluralKey::sure_answer_fixed_open,
                    static_cast<std::int64_t>(rest), arguments);
}

}  // namespace

std::string robustness_answer(ui::Language language, const Plan& plan, const Principle& principle,
                              const priority::Belief& belief, const priority::Order& order,
                              const priority::Robustness* result) {
  if (!weighs_something(principle)) return ui::text(language, TextKey::sure_answer_no_weights);
  if (!result || result->samples == 0 || result->order.empty()) {
    return ui::text(language, TextKey::sure_answer_counting);
  }
  if (order.line_year == 0) {
    const auto most = std::max_element(result->first.begin(), result->first.end());
    const auto place = static_cast<std::size_t>(most - result->first.begin());
    const double share = static_cast<double>(*most) / static_cast<double>(result->samples);
    return ui::text(language, TextKey::sure_answer_no_line,
                    {{"title", plan.measures[place].title}, {"share", out_of_100(share)}});
  }
  const priority::Settled found = priority::settled(*result, order.line);
  if (found.above == 0) return ui::text(language, TextKey::sure_answer_none_fit);
  const std::string how = how_words(language, belief);
  if (found.may_fall == 0 && found.above == result->order.size()) {
    return ui::text(language, TextKey::sure_answer_all);
  }
  if (order.fixed > 0) return beside_what_is_fixed(language, order.fixed, found, how);
  if (found.may_fall == 0) {
    return ui::plural(language, PluralKey::sure_answer_settled,
                      static_cast<std::int64_t>(found.above), {{"how", how}});
  }
  const std::size_t sure = found.above - found.may_fall;
  return ui::plural(language, PluralKey::sure_answer_open,
                    static_cast<std::int64_t>(found.may_fall),
                    {{"grade", ui::text(language, grade_of(sure, found.above))},
                     {"sure", ui::whole_number(language, static_cast<std::int64_t>(sure))},
                     {"above", ui::whole_number(language, static_cast<std::int64_t>(found.above))},
                     {"how", how}});
}

std::string belief_words(ui::Language language, const priority::Belief& belief) {
  switch (belief.weights) {
    case WeightsBelieved::free:
      return ui::text(language, TextKey::sure_known_free_about);
    case WeightsBelieved::order:
      return ui::text(language, TextKey::sure_known_order_about);
    case WeightsBelieved::around:
      break;
  }
  return ui::text(language, TextKey::sure_known_around_about,
                  {{"points", ui::decimal_number(language, belief.margin * 100, 0)}});
}

std::string counted_words(ui::Language language, std::int64_t samples) {
  // Two standard errors of an even share, in whole hundredths.
  const double error = 100 / std::sqrt(static_cast<double>(std::max<std::int64_t>(samples, 1)));
  return ui::text(language, TextKey::sure_counted,
                  {{"samples", ui::whole_number(language, samples)},
                   {"error", ui::whole_number(language, std::lround(std::ceil(error - 1e-9)))}});
}

std::string close_call_title(ui::Language language, const Plan& plan,
                             const priority::CloseCall& call) {
  return ui::text(language, TextKey::sure_close_pair,
                  {{"before", title_in(plan.measures, call.before)},
                   {"after", title_in(plan.measures, call.after)}});
}

std::string close_call_words(ui::Language language, const priority::CloseCall& call) {
  std::string words;
  if (call.equal) {
    words = ui::text(language, TextKey::sure_close_equal);
  } else {
    // Less than a tenth is not nothing.
    const int decimals = call.points < 0.05 ? 2 : 1;
    words = ui::text(language,
                     call.holds ? TextKey::sure_close_points_holds : TextKey::sure_close_points,
                     {{"points", ui::decimal_number(language, call.points, decimals)},
                      {"share", out_of_100(call.holds.value_or(0))}});
  }
  if (call.at_line) words += " " + ui::text(language, TextKey::sure_close_line);
  return words;
}

std::string range_words(ui::Language language, const priority::WeightRange& range) {
  return between(language, range.line, TextKey::sure_ranges_line, TextKey::sure_ranges_line_always);
}

std::vector<std::string> range_end_words(ui::Language language, const Plan& plan,
                                         const priority::WeightRange& range) {
  std::vector<std::string> sentences;
  for (const RangeEnd* end : {&range.line.from, &range.line.to}) {
    if (!end->found) {
      sentences.push_back(ui::text(language, TextKey::sure_ranges_unfinished));
    } else if (!end->up.empty() || !end->down.empty()) {
      const bool is_low = end == &range.line.from;
      sentences.push_back(ui::text(language,
                                   is_low ? TextKey::sure_ranges_below : TextKey::sure_ranges_above,
                                   {{"share", share_words(language, end->share)},
                                    {"changes", changes_at(language, plan, *end)}}));
    }
  }
  return sentences;
}

std::string other_range_words(ui::Language language, const priority::WeightRange& range) {
  return between(language, range.best, TextKey::sure_ranges_best,
                 TextKey::sure_ranges_best_always) +
         " " +
         between(language, range.ranking, TextKey::sure_ranges_order,
                 TextKey::sure_ranges_order_always);
}

std::string_view method_name(priority::OtherWay way) {
  return way == priority::OtherWay::topsis ? "TOPSIS" : "PROMETHEE II";
}

std::string way_words(ui::Language language, priority::OtherWay way) {
  return ui::text(language, way == priority::OtherWay::topsis ? TextKey::sure_way_topsis
                                                              : TextKey::sure_way_promethee);
}

std::string agreement_words(ui::Language language, const priority::Opinion& opinion) {
  if (opinion.disagreements.empty()) return ui::text(language, TextKey::sure_agree_same);
  const std::int64_t all = opinion.pairs.same + opinion.pairs.opposite;
  const double share =
      all > 0 ? static_cast<double>(opinion.pairs.same) / static_cast<double>(all) : 1;
  const TextKey key = share >= priority::nearly_all ? TextKey::sure_agree_nearly
                      : share >= priority::most     ? TextKey::sure_agree_mostly
                      : share >= 0.6                ? TextKey::sure_agree_partly
                                                    : TextKey::sure_agree_other;
  return ui::text(language, key) + " " +
         ui::text(language, TextKey::sure_agree_pairs, {{"share", out_of_100(share)}});
}

std::string agreement_numbers(ui::Language language, const priority::Opinion& opinion) {
  return ui::text(language, TextKey::sure_agree_numbers,
                  {{"tau", ui::decimal_number(language, opinion.tau_b, 2)},
                   {"rho", ui::decimal_number(language, opinion.rho, 2)}});
}

std::string disagreement_words(ui::Language language, const priority::Disagreement& one) {
  const TextKey key = one.above_line == one.other_above_line ? TextKey::sure_differ_places
                      : one.other_above_line                 ? TextKey::sure_differ_in
                                                             : TextKey::sure_differ_out;
  return ui::text(
      language, key,
      {{"place", std::to_string(one.place)}, {"other", std::to_string(one.other_place)}});
}

std::string weight_turn_words(ui::Language language, const Plan& plan,
                              const std::vector<priority::WeightTurn>& turns) {
  if (turns.empty()) return ui::text(language, TextKey::sure_measure_turn_no_weight);
  const priority::WeightTurn& least = turns.front();
  return ui::text(language, TextKey::sure_measure_turn_weight,
                  {{"criterion", title_in(plan.criteria, least.criterion)},
                   {"from", share_words(language, least.from)},
                   {"to", share_words(language, least.to)}});
}

std::string score_turn_words(ui::Language language, const Plan& plan,
                             const std::vector<priority::ScoreTurn>& turns) {
  if (turns.empty()) return ui::text(language, TextKey::sure_measure_turn_no_score);
  const priority::ScoreTurn& least = turns.front();
  return ui::text(language, TextKey::sure_measure_turn_score,
                  {{"criterion", title_in(plan.criteria, least.criterion)},
                   {"from", score_words(language, least.from)},
                   {"to", score_words(language, least.to)}});
}

std::string missing_words(ui::Language language, const Plan& plan,
                          const priority::MissingScores& one) {
  std::string criteria;
  for (const Id& id : one.missing) {
    criteria += (criteria.empty() ? "" : ", ") + title_in(plan.criteria, id);
  }
  const TextKey fits = one.above_at_worst  ? TextKey::sure_missing_always
                       : one.above_at_best ? TextKey::sure_missing_maybe
                                           : TextKey::sure_missing_never;
  return ui::text(language, TextKey::sure_missing_row,
                  {{"criteria", criteria},
                   {"best", std::to_string(one.best_place)},
                   {"worst", std::to_string(one.worst_place)},
                   {"least", ui::decimal_number(language, one.least_points, 1)},
                   {"most", ui::decimal_number(language, one.most_points, 1)}}) +
         " " + ui::text(language, fits);
}

std::string swing_title(ui::Language language, const Plan& plan, const Id& criterion,
                        const priority::SwingEnd& low, const priority::SwingEnd& high,
                        bool is_score) {
  // "12–48 %": the sign stands once.
  const std::string from =
      is_score ? score_words(language, low.at) : ui::plain_number(language, low.at * 100, 0);
  const std::string to = is_score ? score_words(language, high.at) : ui::percent(language, high.at);
  return ui::text(language,
                  is_score ? TextKey::sure_measure_swing_score : TextKey::sure_measure_swing_weight,
                  {{"criterion", title_in(plan.criteria, criterion)}, {"from", from}, {"to", to}});
}

std::string swing_result(ui::Language language, const priority::SwingEnd& low,
                         const priority::SwingEnd& high) {
  const auto points = [&](double number) { return ui::decimal_number(language, number, 0); };
  return ui::text(language, TextKey::sure_measure_swing_result,
                  {{"low", points(std::min(low.points, high.points))},
                   {"high", points(std::max(low.points, high.points))},
                   {"best", std::to_string(std::min(low.place, high.place))},
                   {"worst", std::to_string(std::max(low.place, high.place))}});
}

std::vector<std::string> swing_words(ui::Language language, const Plan& plan,
                                     const priority::Swing& swing) {
  const auto sentence = [&](const priority::SwingEnd& low, const priority::SwingEnd& high,
                            bool is_score) {
    return ui::text(language, TextKey::sure_measure_swing,
                    {{"what", swing_title(language, plan, swing.criterion, low, high, is_score)},
                     {"result", swing_result(language, low, high)}});
  };
  std::vector<std::string> sentences = {sentence(swing.weight_low, swing.weight_high, false)};
  if (swing.score_low) sentences.push_back(sentence(*swing.score_low, *swing.score_high, true));
  return sentences;
}

}  // namespace malvag::words
