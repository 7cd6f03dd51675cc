// Titles, lists and ways on.
#include "conflict_phrases.hpp"

#include "../ui/numbers.hpp"

namespace malvag::words {

using ui::TextKey;

std::string say(const ConflictContext& context, TextKey key, const ui::Filling& filling) {
  return ui::text(context.language, key, filling);
}

std::string goal_title(const Plan& plan, const Id& id) {
  return title_in(plan.goals, id);
}
std::string body_title(const Plan& plan, const Id& id) {
  return title_in(plan.bodies, id);
}
std::string measure_title(const Plan& plan, const Id& id) {
  return title_in(plan.measures, id);
}
std::string million(const ConflictContext& context, Tkr amount) {
  return ui::million_kronor(context.language, amount);
}

std::string listed(const ConflictContext& context, const std::vector<std::string>& items) {
  return listed(context.language, items);
}

std::string listed(ui::Language language, const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string start = items.front();
  for (std::size_t place = 1; place + 1 < items.size(); ++place) start += ", " + items[place];
  if (items.size() == 1) return start;
  return ui::text(language, TextKey::conflict_list_and, {{"start", start}, {"last", items.back()}});
}

std::string some_of(ui::Language language, const std::vector<std::string>& items) {
  constexpr std::size_t most = 4;
  if (items.size() <= most) return listed(language, items);
  std::string start = items.front();
  for (std::size_t place = 1; place + 1 < most; ++place) start += ", " + items[place];
  const auto rest = static_cast<std::int64_t>(items.size() - most + 1);
  return ui::text(language, TextKey::kinds_list_more,
                  {{"start", start}, {"count", ui::number_word(language, rest)}});
}
std::string some_of(const ConflictContext& context, const std::vector<std::string>& items) {
  return some_of(context.language, items);
}

std::vector<std::string> goal_titles(const ConflictContext& context, const std::vector<Id>& goals) {
  std::vector<std::string> titles;
  for (const Id& goal : goals) titles.push_back(ui::in_sentence(goal_title(context.plan, goal)));
  return titles;
}
std::vector<std::string> body_titles(const ConflictContext& context,
                                     const std::vector<Id>& bodies) {
  std::vector<std::string> titles;
  for (const Id& body : bodies) titles.push_back(body_title(context.plan, body));
  return titles;
}

std::string goal_quoted(const ConflictContext& context, const Id& goal) {
  return say(context, TextKey::kinds_quoted, {{"title", goal_title(context.plan, goal)}});
}
std::vector<std::string> goals_quoted(const ConflictContext& context,
                                      const std::vector<Id>& goals) {
  std::vector<std::string> titles;
  for (const Id& goal : goals) titles.push_back(goal_quoted(context, goal));
  return titles;
}

std::string measure_quoted(const ConflictContext& context, const Id& measure) {
  return say(context, TextKey::kinds_quoted, {{"title", measure_title(context.plan, measure)}});
}
std::vector<std::string> measures_quoted(const ConflictContext& context,
                                         const std::vector<Id>& measures) {
  std::vector<std::string> titles;
  for (const Id& measure : measures) titles.push_back(measure_quoted(context, measure));
  return titles;
}

std::string force_words(const ConflictContext& context, const Principle& principle) {
  return say(context, principle.adopted ? TextKey::conflict_principle_follow
                                        : TextKey::conflict_principle_trial);
}

void add_ways(const ConflictContext& context, const std::vector<WayKeys>& keys,
              const ui::Filling& filling, ConflictCard& card) {
  for (const WayKeys& key : keys) {
    ConflictWay way;
    way.letter = std::string(1, static_cast<char>('A' + card.ways.size()));
    way.title = say(context, key.title, filling);
    way.text = ui::capitalised(say(context, key.text, filling));
    way.gives = say(context, key.gives, filling);
    way.is_risk = key.is_risk;
    card.ways.push_back(std::move(way));
  }
}

}  // namespace malvag::words
