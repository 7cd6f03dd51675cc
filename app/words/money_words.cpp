// Tells what the plan with more money has that the plan has not.
#include "money_words.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "../ui/numbers.hpp"
#include "conflict_phrases.hpp"
#include "room_words.hpp"

namespace malvag::words {
namespace {

using conflict::Found;
using conflict::Kind;
using ui::PluralKey;
using ui::TextKey;

bool is_computed(const Found& found) {
  return conflict::ground_of(found.kind) == conflict::Ground::computed;
}
bool is_between_goals(const Found& found) {
  return std::holds_alternative<conflict::Apart>(found.evidence);
}
bool tells_all(const conflict::Feasibility& together) {
  return together.complete && together.conflicts_found <= together.conflicts.size();
}

// Computed ones in `these` that `those` do not have.
std::vector<const Found*> missing_in(const std::vector<Found>& those,
                                     const std::vector<Found>& these) {
  std::unordered_set<std::string_view> there;
  for (const Found& one : those) there.insert(one.id);
  std::vector<const Found*> missing;
  for (const Found& one : these) {
    if (is_computed(one) && !there.count(one.id)) missing.push_back(&one);
  }
  return missing;
}

}  // namespace

std::string place_words(ui::Language language, const Plan& plan, const MoneyTried& tried) {
  const std::string body = whose_room(language, plan, tried.frame, tried.body);
  const Year from = tried.years.front(), to = tried.years.back();
  if (from == to) {
    return ui::text(language, TextKey::slide_place,
                    {{"body", body}, {"year", std::to_string(from)}});
  }
  if (to - from + 1 == static_cast<Year>(tried.years.size())) {
    return ui::text(language, TextKey::slide_place_years,
                    {{"body", body}, {"from", std::to_string(from)}, {"to", std::to_string(to)}});
  }
  std::vector<std::string> years;
  for (const Year year : tried.years) years.push_back(std::to_string(year));
  return ui::text(language, TextKey::slide_place_some_years,
                  {{"body", body}, {"years", listed(language, years)}});
}

std::vector<Id> vanishing(const std::vector<Found>& before, const std::vector<Found>& after,
                          const conflict::Feasibility& together) {
  std::vector<Id> ids;
  for (const Found* one : missing_in(after, before)) {
    if (!is_between_goals(*one) || tells_all(together)) ids.push_back(one->id);
  }
  return ids;
}

std::string vanishing_words(const ConflictContext& context, const MoneyTried& tried,
                            const std::vector<Found>& before, const std::vector<Found>& after,
                            const conflict::Feasibility& together) {
  const auto count = std::count_if(before.begin(), before.end(), is_computed);
  const std::size_t gone = vanishing(before, after, together).size();
  std::string words = say(context,
                          count == 0  ? TextKey::slide_vanish_nothing
                          : gone == 0 ? TextKey::slide_vanish_none
                                      : TextKey::slide_vanish,
                          {{"amount", ui::rounded_money(context.language, tried.amount)},
                           {"place", place_words(context.language, context.plan, tried)},
                           {"gone", std::to_string(gone)},
                           {"count", std::to_string(count)}});
  if (!tells_all(together)) {
    words += " " + say(context, TextKey::slide_unsure);
  } else if (const auto anew = missing_in(before, after); !anew.empty()) {
    words += " " + ui::plural(context.language, PluralKey::slide_new,
                              static_cast<std::int64_t>(anew.size()));
  }
  return words;
}

std::string goals_left_words(const ConflictContext& context, const std::vector<Found>& after,
                             const conflict::Feasibility& together) {
  if (!tells_all(together) || together.impossible || !together.at_fault.empty() ||
      together.tried.empty()) {
    return {};
  }
  if (together.conflicts.empty()) return say(context, TextKey::slide_left_all);
  constexpr std::array kinds = {std::pair(Kind::goals_beyond_money, PluralKey::slide_left_money),
                                std::pair(Kind::goals_beyond_staff, PluralKey::slide_left_staff),
                                std::pair(Kind::goals_against_rules, PluralKey::slide_left_rules),
                                std::pair(Kind::goals_beyond_limits, PluralKey::slide_left_limits),
                                std::pair(Kind::goals_out_of_reach, PluralKey::slide_left_reach)};
  std::vector<std::string> parts;
  for (const auto& [kind, key] : kinds) {
    const auto count = std::count_if(after.begin(), after.end(),
                                     [kind = kind](const Found& one) { return one.kind == kind; });
    if (count > 0) parts.push_back(ui::in_sentence(ui::plural(context.language, key, count)));
  }
  return say(context, TextKey::slide_left, {{"kinds", listed(context, parts)}});
}

std::string reached_words(const ConflictContext& context, const conflict::WithMoreMoney& with) {
  if (with.order.line_year == 0) return {};
  std::string words =
      say(context, with.reached.empty() ? TextKey::slide_order_same : TextKey::slide_order_more,
          {{"year", std::to_string(with.order.line_year)},
           {"measures", some_of(context, measures_quoted(context, with.reached))}});
  if (!with.order.next_lacks.empty()) {
    words += " " + say(context, TextKey::slide_order_next,
                       {{"missing", missing_rooms(context.language, context.plan, with.order.frames,
                                                  with.order.next_lacks)}});
  }
  return words;
}

std::string choice_words(const ConflictContext& context, const conflict::MoreChoice& choice) {
  using Kind = conflict::MoreChoice::Kind;
  if (choice.kind == Kind::none) return {};
  const TextKey key = choice.kind == Kind::nothing ? TextKey::slide_choice_nothing
                      : choice.kind == Kind::first ? TextKey::slide_choice_first
                      : choice.kind == Kind::same  ? (choice.proven ? TextKey::slide_choice_same
                                                                    : TextKey::slide_choice_none)
                      : choice.in.empty()          ? TextKey::slide_choice_out
                      : choice.out.empty()         ? TextKey::slide_choice_in
                                                   : TextKey::slide_choice_swap;
  const std::string words =
      say(context, key,
          {{"choice",
            say(context, choice.proven ? TextKey::slide_choice_best : TextKey::slide_choice_known)},
           {"in", some_of(context, measures_quoted(context, choice.in))},
           {"out", some_of(context, measures_quoted(context, choice.out))}});
  if (choice.proven) return words;
  return words + " " + say(context, TextKey::slide_choice_unproven);
}

std::string still_short_words(const ConflictContext& context, const conflict::WithMoreMoney& with) {
  std::vector<std::string> rooms;
  for (const Found& one : with.conflicts) {
    const auto* shortage = std::get_if<conflict::Shortage>(&one.evidence);
    if (!shortage) continue;
    for (const conflict::YearShort& year : shortage->years) {
      const MoneyTried place{shortage->frame, shortage->body, {year.year}, 0};
      rooms.push_back(say(context, TextKey::slide_short_room,
                          {{"missing", ui::rounded_money(context.language, year.missing)},
                           {"place", place_words(context.language, context.plan, place)}}));
    }
  }
  if (rooms.empty()) return say(context, TextKey::slide_short_none);
  return say(context, TextKey::slide_short, {{"rooms", some_of(context, std::move(rooms))}});
}

}  // namespace malvag::words
