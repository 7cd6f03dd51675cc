// Puts the network into words.
#include "influence_words.hpp"

#include <algorithm>
#include <cmath>

#include "../../../ui/numbers.hpp"
#include "../../../words/conflict_words.hpp"

namespace malvag::words {
namespace {

using conflict::Agreement;
using conflict::BesideJudged;
using conflict::Circle;
using conflict::CircleKind;
using conflict::InfluenceNetwork;
using conflict::Influences;
using ui::Language;
using ui::PluralKey;
using ui::TextKey;

std::string listed(Language language, const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string start = items.front();
  for (std::size_t place = 1; place + 1 < items.size(); ++place) start += ", " + items[place];
  if (items.size() == 1) return start;
  return ui::text(language, TextKey::influence_list_and,
                  {{"start", start}, {"last", items.back()}});
}

// The first measure by name, the others by how many they are.
std::string measures_words(Language language, const Plan& plan, const std::vector<Id>& measures) {
  if (measures.empty()) return {};
  const std::string title = title_in(plan.measures, measures.front());
  if (measures.size() == 1)
    return ui::text(language, TextKey::influence_measure, {{"title", title}});
  return ui::text(
      language, TextKey::influence_measure_and_more,
      {{"title", title},
       {"count", ui::number_word(language, static_cast<std::int64_t>(measures.size()) - 1)}});
}

std::int64_t count_of(const InfluenceNetwork& network, Agreement agreement) {
  return std::count_if(network.derived.begin(), network.derived.end(),
                       [&](const BesideJudged& one) { return one.agreement == agreement; });
}

TextKey key_of(const BesideJudged& one) {
  const bool harms = one.derived.sign() < 0;
  switch (one.agreement) {
    case Agreement::opposite:
      return harms ? TextKey::influence_beside_opposite_harm
                   : TextKey::influence_beside_opposite_help;
    case Agreement::unclear:
      return harms ? TextKey::influence_beside_nought_harm : TextKey::influence_beside_nought_help;
    case Agreement::only_derived:
      return harms ? TextKey::influence_beside_only_harm : TextKey::influence_beside_only_help;
    case Agreement::same:
      return TextKey::influence_beside_same;
  }
  return TextKey::influence_beside_same;
}

}  // namespace

std::string goal_words(const Plan& plan, const Id& goal) {
  return title_in(plan.goals, goal);
}

std::string median_words(Language language, double median) {
  const bool whole = std::fabs(median - std::round(median)) < 1e-9;
  return (median > 0 ? "+" : "") + ui::decimal_number(language, median, whole ? 0 : 1);
}

std::string step_words(Language language, int strength) {
  return ui::text(language, TextKey::influence_step,
                  {{"number", median_words(language, strength)},
                   {"does", ui::text(language, strength_key(strength))}});
}

std::string direction_sentence(Language language, const Plan& plan, const Influences& one) {
  const int step = static_cast<int>(std::lround(one.median));
  return ui::text(language, TextKey::inspection_sentence,
                  {{"from", goal_words(plan, one.from)},
                   {"does", ui::text(language, strength_key(step))},
                   {"to", ui::in_sentence(goal_words(plan, one.to))},
                   {"median", median_words(language, one.median)},
                   {"all", strengths_words(language, one.strengths)}});
}

std::string assessors_sentence(Language language, const Influences& one) {
  std::string words = ui::plural(language, PluralKey::influence_judge_all,
                                 static_cast<std::int64_t>(one.strengths.size()),
                                 {{"strengths", strengths_words(language, one.strengths)}});
  if (one.strengths.size() < 2) return words;
  if (one.highest == one.lowest) {
    return words + " " + ui::text(language, TextKey::influence_judge_agree);
  }
  words +=
      " " +
      ui::text(language, TextKey::influence_judge_spread,
               {{"steps", ui::in_sentence(ui::plural(language, PluralKey::influence_judge_steps,
                                                     one.highest - one.lowest))}});
  if (one.lowest < 0 && one.highest > 0) {
    words += " " + ui::text(language, TextKey::influence_judge_opposed);
  }
  return words;
}

std::string leverage_sentence(Language language, const Plan& plan,
                              const InfluenceNetwork& network) {
  const auto said = [&](const conflict::GoalInfluence* one, TextKey key) {
    return one ? ui::text(language, key, {{"goal", goal_words(plan, one->goal)}}) : std::string();
  };
  std::string words = said(network.helps_most(), TextKey::influence_most_helps);
  if (words.empty()) words = ui::text(language, TextKey::influence_most_no_help);
  const std::string harm = said(network.hinders_most(), TextKey::influence_most_hinders);
  if (harm.empty()) return words + " " + ui::text(language, TextKey::influence_most_no_harm);
  return words + " " + harm + " " + said(network.hindered_most(), TextKey::influence_most_hindered);
}

std::string loops_sentence(Language language, const conflict::Circles& loops) {
  if (loops.strongest.empty()) return ui::text(language, TextKey::influence_loops_none);
  const std::size_t longest = conflict::NetworkLimits().longest_loop;
  std::string words = ui::text(
      language, TextKey::influence_loops_says,
      {{"drives", ui::plural(language, PluralKey::influence_loops_drives, loops.drives)},
       {"pulls",
        ui::in_sentence(ui::plural(language, PluralKey::influence_loops_pulls, loops.pulls))},
       {"brakes",
        ui::in_sentence(ui::plural(language, PluralKey::influence_loops_brakes, loops.brakes))},
       {"longest", ui::number_word(language, static_cast<std::int64_t>(longest))}});
  if (!loops.complete) words += " " + ui::text(language, TextKey::influence_loops_more);
  return words;
}

std::string loop_sentence(Language language, const Plan& plan, const Circle& loop) {
  std::string goals = goal_words(plan, loop.goals.front());
  for (std::size_t place = 1; place < loop.goals.size(); ++place) {
    goals = ui::text(
        language, TextKey::influence_loop_then,
        {{"first", goals}, {"then", ui::in_sentence(goal_words(plan, loop.goals[place]))}});
  }
  const TextKey key = loop.kind == CircleKind::drives  ? TextKey::influence_loop_drives
                      : loop.kind == CircleKind::pulls ? TextKey::influence_loop_pulls
                                                       : TextKey::influence_loop_brakes;
  return ui::text(language, key, {{"goals", goals}});
}

std::string clusters_sentence(Language language, const InfluenceNetwork& network) {
  if (!network.clustered) return ui::text(language, TextKey::influence_clusters_too_many);
  if (network.clusters.empty()) return ui::text(language, TextKey::influence_clusters_none);
  return ui::plural(language, PluralKey::influence_clusters_says,
                    static_cast<std::int64_t>(network.clusters.size()));
}

std::string cluster_words(Language language, const Plan& plan, const conflict::Cluster& cluster) {
  std::vector<std::string> titles;
  for (const Id& goal : cluster.goals) {
    const std::string title = goal_words(plan, goal);
    titles.push_back(titles.empty() ? title : ui::in_sentence(title));
  }
  return listed(language, titles);
}

std::string beside_sentence(Language language, const InfluenceNetwork& network) {
  if (network.derived.empty()) return ui::text(language, TextKey::influence_beside_none);
  std::string words = ui::text(
      language, TextKey::influence_beside_says,
      {{"count", ui::in_sentence(ui::plural(language, PluralKey::influence_beside_pairs,
                                            static_cast<std::int64_t>(network.derived.size())))},
       {"opposite", ui::plural(language, PluralKey::influence_beside_opposite,
                               count_of(network, Agreement::opposite))},
       {"only", ui::number_word(language, count_of(network, Agreement::only_derived))}});
  if (!network.derived_complete) {
    words += " " + ui::text(language, TextKey::influence_loops_more);
  }
  return words;
}

std::string beside_words(Language language, const Plan& plan, const BesideJudged& one) {
  const std::string from = goal_words(plan, one.derived.from);
  const std::string to = goal_words(plan, one.derived.to);
  const std::string helping = measures_words(language, plan, one.derived.helping);
  const std::string hindering = measures_words(language, plan, one.derived.hindering);
  if (one.derived.sign() == 0) {
    return ui::text(language, TextKey::influence_beside_mixed,
                    {{"from", from}, {"to", to}, {"helping", helping}, {"hindering", hindering}});
  }
  return ui::text(language, key_of(one),
                  {{"from", from},
                   {"to", to},
                   {"median", one.median ? median_words(language, *one.median) : ""},
                   {"measures", one.derived.sign() > 0 ? helping : hindering}});
}

std::string differ_sentence(Language language, std::size_t count) {
  if (count == 0) return ui::text(language, TextKey::influence_differ_none);
  return ui::plural(language, PluralKey::influence_differ_says, static_cast<std::int64_t>(count));
}

}  // namespace malvag::words
