// Makes the sentences.
#include "principle_words.hpp"

#include <algorithm>
#include <cmath>

#include "../../core/io/plan_file.hpp"
#include "../../core/priority/ranking.hpp"
#include "../ui/numbers.hpp"

namespace malvag::words {
namespace {

using ui::Language;
using ui::PluralKey;
using ui::TextKey;

constexpr std::size_t titles_at_most = 3;

std::string titles_of(const Plan& plan, const std::vector<Id>& measures) {
  std::string words;
  for (std::size_t at = 0; at < std::min(measures.size(), titles_at_most); ++at) {
    if (!words.empty()) words += ", ";
    words += title_in(plan.measures, measures[at]);
  }
  return words;
}

bool has_two_steps(const Criterion& criterion) {
  return std::fabs(criterion.scale.best - criterion.scale.worst) == 1;
}
bool has_levels(const Criterion& criterion) {
  return criterion.steps.size() > 2;
}

bool is_taken(const Plan& plan, const Id& id) {
  return plan.head.id == id || collection_with(plan, id) != nullptr;
}

Language language_of(const Plan& plan) {
  return plan.language == "en" ? Language::en : Language::sv;
}

// A ready-made principle while it is put together.
struct Making {
  const Plan& plan;
  Language language;
  Plan made;  // the plan with what has been added
  std::vector<edit::Command> commands;
  Principle principle;

  std::string t(TextKey key) const { return ui::text(language, key); }

  Id add_criterion(const Id& id, TextKey title, double worst, double best,
                   const std::vector<TextKey>& steps = {}, Reach reach = Reach::everywhere) {
    Criterion criterion;
    criterion.id = id;
    criterion.title = t(title);
    criterion.scale.worst = worst;
    criterion.scale.best = best;
    criterion.reach = reach;
    for (const TextKey step : steps) criterion.steps.push_back(t(step));
    made.criteria = made.criteria.with(criterion);
    commands.push_back(
        {edit::PutEntity{"criteria", io::entity_to_json(made, "criteria", id), std::nullopt}});
    return id;
  }
  // The plan's own by that title, or nothing.
  Id known(TextKey title) const {
    for (const Criterion& one : plan.criteria) {
      if (one.title == t(title)) return one.id;
    }
    return {};
  }
  void add_step(TierKind kind, TextKey title, const Id& criterion) {
    Tier tier;
    tier.kind = kind;
    tier.title = t(title);
    tier.criterion = criterion;
    principle.tiers.push_back(std::move(tier));
  }
  void add_weights(TextKey title) {
    Tier tier;
    tier.title = t(title);
    for (const Id& id : criteria_for(plan, TierKind::weighted)) tier.weights.set(id, 1);
    if (tier.weights.empty()) {
      tier.weights.set(
          add_criterion(new_id(plan, "c-benefit-"), TextKey::principle_criterion_benefit, 0, 10),
          1);
    }
    principle.tiers.push_back(std::move(tier));
  }
};

Id law(Making& making) {
  const auto gates = criteria_for(making.plan, TierKind::gate);
  if (!gates.empty()) return gates.front();
  return making.add_criterion(
      new_id(making.plan, "c-law-"), TextKey::principle_criterion_law, 0, 1,
      {TextKey::principle_criterion_law_yes, TextKey::principle_criterion_law_no});
}

Id worth(Making& making) {
  const Id known = making.known(TextKey::principle_criterion_worth);
  if (!known.empty()) return known;
  return making.add_criterion(
      new_id(making.plan, "c-worth-"), TextKey::principle_criterion_worth, 0, 1,
      {TextKey::principle_criterion_worth_yes, TextKey::principle_criterion_worth_no});
}

Id need(Making& making) {
  const auto levels = criteria_for(making.plan, TierKind::level);
  if (!levels.empty()) return levels.front();
  return making.add_criterion(
      new_id(making.plan, "c-need-"), TextKey::principle_criterion_need, 4, 1,
      {TextKey::principle_criterion_need_1, TextKey::principle_criterion_need_2,
       TextKey::principle_criterion_need_3, TextKey::principle_criterion_need_4});
}

Id severity(Making& making) {
  const Id known = making.known(TextKey::principle_criterion_severity);
  if (!known.empty()) return known;
  return making.add_criterion(new_id(making.plan, "c-severity-"),
                              TextKey::principle_criterion_severity, 10, 1, {}, Reach::withinBody);
}

TextKey open_of(ReadyMade which) {
  switch (which) {
    case ReadyMade::explain:
      return TextKey::principle_ready_explain_open;
    case ReadyMade::ethics:
      return TextKey::principle_ready_ethics_open;
    case ReadyMade::national:
      return TextKey::principle_ready_national_open;
    case ReadyMade::weights:
      break;
  }
  return TextKey::principle_ready_weights_open;
}

void add_steps(Making& making, ReadyMade which) {
  switch (which) {
    case ReadyMade::explain:
      making.add_step(TierKind::gate, TextKey::principle_ready_explain_step_1, law(making));
      making.add_step(TierKind::level, TextKey::principle_ready_explain_step_2, need(making));
      making.add_weights(TextKey::principle_ready_explain_step_3);
      break;
    case ReadyMade::ethics:
      making.add_step(TierKind::gate, TextKey::principle_ready_ethics_step_1, worth(making));
      making.add_step(TierKind::level, TextKey::principle_ready_ethics_step_2, need(making));
      making.add_weights(TextKey::principle_ready_ethics_step_3);
      break;
    case ReadyMade::national:
      making.add_step(TierKind::level, TextKey::principle_ready_national_step_1, severity(making));
      break;
    case ReadyMade::weights:
      making.add_weights(TextKey::principle_ready_weights_step_1);
      break;
  }
}

}  // namespace

Id new_id(const Plan& plan, const std::string& begins) {
  for (int number = 1;; ++number) {
    Id id = begins + std::to_string(number);
    if (!is_taken(plan, id)) return id;
  }
}

namespace {

// "§ 8" is often written with its sign, which the sentence has already.
std::string_view without_sign(std::string_view paragraph) {
  constexpr std::string_view sign = "§";
  if (paragraph.substr(0, sign.size()) == sign) paragraph.remove_prefix(sign.size());
  while (!paragraph.empty() && paragraph.front() == ' ') paragraph.remove_prefix(1);
  return paragraph;
}

}  // namespace

std::string adoption_words(Language language, const Adoption& adoption) {
  std::string words = adoption.date.empty()
                          ? ui::text(language, TextKey::principle_adopted_undated)
                          : ui::text(language, TextKey::principle_adopted_date,
                                     {{"date", ui::date(language, adoption.date)}});
  if (!adoption.by.empty()) {
    words += ui::text(language, TextKey::principle_adopted_by, {{"by", adoption.by}});
  }
  if (!adoption.paragraph.empty()) {
    words += ui::text(language, TextKey::principle_adopted_paragraph,
                      {{"paragraph", std::string(without_sign(adoption.paragraph))}});
  }
  if (!adoption.reference.empty()) {
    words += ui::text(language, TextKey::principle_adopted_case, {{"case", adoption.reference}});
  }
  return words;
}

std::string step_words(Language language, const Plan& plan, const Tier& tier,
                       std::int64_t passing) {
  if (tier.kind == TierKind::gate) {
    return ui::plural(language, PluralKey::principle_step_gate, passing);
  }
  if (tier.kind == TierKind::weighted) {
    const std::vector<Id> criteria = criteria_of(plan, tier);
    std::vector<double> shares;
    for (const Id& criterion : criteria) {
      shares.push_back(100 * priority::share_of(tier, criterion));
    }
    shares = ui::rounded_to_sum(shares, 0);
    std::string words;
    std::size_t at = 0;
    for (const Id& criterion : criteria) {
      if (!words.empty()) words += ", ";
      words += ui::text(language, TextKey::principle_step_share,
                        {{"criterion", title_in(plan.criteria, criterion)},
                         {"share", ui::percent(language, shares[at++] / 100)}});
    }
    return ui::text(language, TextKey::principle_step_weighted, {{"shares", words}});
  }
  const Criterion* criterion = plan.criteria.find(tier.criterion);
  const bool within = criterion && criterion->reach == Reach::withinBody;
  std::string words = ui::text(
      language, within ? TextKey::principle_step_level_within : TextKey::principle_step_level,
      {{"criterion", title_in(plan.criteria, tier.criterion)}});
  const auto lowered =
      std::count_if(plan.measures.begin(), plan.measures.end(), [&](const Measure& measure) {
        return std::any_of(measure.downgrades.begin(), measure.downgrades.end(),
                           [&](const Downgrade& one) { return one.criterion == tier.criterion; });
      });
  if (lowered > 0) words += " " + ui::plural(language, PluralKey::principle_step_lowered, lowered);
  return words;
}

std::vector<std::string> open_words(Language language, const Plan& plan, const Principle& principle,
                                    const priority::Undecided& undecided) {
  std::vector<std::string> words;
  if (!principle.leavesOpen.empty()) words.push_back(principle.leavesOpen);
  const auto add = [&](PluralKey key, const std::vector<Id>& measures, std::size_t count) {
    if (count == 0) return;
    words.push_back(ui::plural(language, key, static_cast<std::int64_t>(count),
                               {{"titles", titles_of(plan, measures)}}));
  };
  for (const Id& criterion : undecided.within_bodies) {
    words.push_back(ui::text(language, TextKey::principle_open_within,
                             {{"criterion", title_in(plan.criteria, criterion)}}));
  }
  add(PluralKey::principle_open_equal,
      undecided.equal.empty() ? std::vector<Id>{} : undecided.equal.front(),
      undecided.equal.size());
  add(PluralKey::principle_open_unscored, undecided.unscored, undecided.unscored.size());
  add(PluralKey::principle_open_outside, undecided.outside, undecided.outside.size());
  if (words.empty()) words.push_back(ui::text(language, TextKey::principle_open_nothing));
  return words;
}

std::string scope_words(Language language, const Plan& plan, const Principle& principle) {
  if (principle.scope.empty()) return ui::text(language, TextKey::principle_scope_whole);
  std::string words;
  for (const Id& id : principle.scope) {
    const Body* body = plan.bodies.find(id);
    const Area* area = plan.areas.find(id);
    const Strategy* strategy = plan.strategies.find(id);
    if (!words.empty()) words += ", ";
    words += body ? body->title : area ? area->title : strategy ? strategy->title : id;
  }
  return words;
}

std::string range_words(Language language, const Plan& plan, const Id& criterion) {
  const Criterion* found = plan.criteria.find(criterion);
  if (!found) return {};
  const bool has_words = found->steps.size() > 1;
  const auto number = [&](double score) { return ui::plain_number(language, score); };
  return ui::text(language, TextKey::principle_weights_range,
                  {{"worst", has_words ? found->steps.back() : number(found->scale.worst)},
                   {"best", has_words ? found->steps.front() : number(found->scale.best)}});
}

std::string weighing_words(Language language, const Weighing& weighing) {
  constexpr TextKey ways[] = {
      TextKey::principle_weights_how_direct, TextKey::principle_weights_how_swing,
      TextKey::principle_weights_how_points, TextKey::principle_weights_how_pairwise,
      TextKey::principle_weights_how_ordinal};
  const std::string who = weighing.who.empty() ? ""
                                               : ui::text(language, TextKey::principle_weights_who,
                                                          {{"who", weighing.who}});
  const std::string when = weighing.date.empty()
                               ? ""
                               : ui::text(language, TextKey::principle_weights_when,
                                          {{"date", ui::date(language, weighing.date)}});
  return ui::text(language, TextKey::principle_weights_sentence,
                  {{"how", ui::text(language, ways[static_cast<std::size_t>(weighing.method)])},
                   {"who", who},
                   {"when", when}});
}

std::string consistency_words(Language language, double ratio) {
  constexpr double customary = 0.10;
  return ui::text(language,
                  ratio > customary ? TextKey::principle_weights_contradiction
                                    : TextKey::principle_weights_consistent,
                  {{"ratio", ui::decimal_number(language, ratio, 2)}});
}

ReadyWords ready_words(Language language, ReadyMade which) {
  const auto words = [&](TextKey title, TextKey statement) {
    return ReadyWords{ui::text(language, title), ui::text(language, statement)};
  };
  switch (which) {
    case ReadyMade::explain:
      return words(TextKey::principle_ready_explain_title,
                   TextKey::principle_ready_explain_statement);
    case ReadyMade::ethics:
      return words(TextKey::principle_ready_ethics_title,
                   TextKey::principle_ready_ethics_statement);
    case ReadyMade::national:
      return words(TextKey::principle_ready_national_title,
                   TextKey::principle_ready_national_statement);
    case ReadyMade::weights:
      break;
  }
  return words(TextKey::principle_ready_weights_title, TextKey::principle_ready_weights_statement);
}

edit::Command ready_made(const Plan& plan, ReadyMade which, Id& id) {
  Making making{plan, language_of(plan), plan, {}, {}};
  add_steps(making, which);
  const ReadyWords words = ready_words(making.language, which);
  id = new_id(plan, "p-");
  making.principle.id = id;
  making.principle.title = words.title;
  making.principle.statement = words.statement;
  making.principle.leavesOpen = making.t(open_of(which));
  making.commands.push_back(put(making.made, making.principle));
  if (making.commands.size() == 1) return std::move(making.commands.front());
  return {edit::Batch{words.title, std::move(making.commands)}};
}

edit::Command next_version(const Plan& plan, const Principle& principle, Id& id) {
  id = new_id(plan, "p-");
  Principle next = principle;
  next.id = id;
  next.version = principle.version + 1;
  next.replaces = principle.id;
  next.adopted.reset();
  next.rankingSeen.reset();
  return put(plan, next);
}

edit::Command put(const Plan& plan, const Principle& principle) {
  Plan with = plan;
  with.principles = plan.principles.with(principle);
  return {edit::PutEntity{"principles", io::entity_to_json(with, "principles", principle.id),
                          std::nullopt}};
}

std::vector<Id> criteria_of(const Plan& plan, const Tier& tier) {
  std::vector<Id> result;
  for (const Criterion& criterion : plan.criteria) {
    if (tier.weights.find(criterion.id)) result.push_back(criterion.id);
  }
  return result;
}

std::vector<Id> criteria_for(const Plan& plan, TierKind kind) {
  std::vector<Id> result;
  for (const Criterion& criterion : plan.criteria) {
    const bool fits = kind == TierKind::gate ? has_two_steps(criterion)
                      : kind == TierKind::level
                          ? has_levels(criterion)
                          : !has_two_steps(criterion) && !has_levels(criterion);
    if (fits) result.push_back(criterion.id);
  }
  return result;
}

}  // namespace malvag::words
