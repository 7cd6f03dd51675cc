// What the sentences on conflicts are made with: titles as they stand in sentences, lists, ways on.
// Part of conflict_words.hpp.
#pragma once

#include <string>
#include <vector>

#include "conflict_words.hpp"

namespace malvag::words {

std::string say(const ConflictContext& context, ui::TextKey key, const ui::Filling& filling = {});

// An id that the plan does not know stands for itself.
std::string goal_title(const Plan& plan, const Id& id);
std::string body_title(const Plan& plan, const Id& id);
std::string measure_title(const Plan& plan, const Id& id);
std::string million(const ConflictContext& context, Tkr amount);  // without the unit

// "a, b och c"
std::string listed(ui::Language language, const std::vector<std::string>& items);
std::string listed(const ConflictContext& context, const std::vector<std::string>& items);
// "a, b, c och 9 till", where there are more than four.
std::string some_of(ui::Language language, const std::vector<std::string>& items);
std::string some_of(const ConflictContext& context, const std::vector<std::string>& items);

std::vector<std::string> goal_titles(const ConflictContext& context, const std::vector<Id>& goals);
std::vector<std::string> body_titles(const ConflictContext& context, const std::vector<Id>& bodies);
// In quotation marks.
std::string goal_quoted(const ConflictContext& context, const Id& goal);
std::vector<std::string> goals_quoted(const ConflictContext& context, const std::vector<Id>& goals);
std::string measure_quoted(const ConflictContext& context, const Id& measure);
std::vector<std::string> measures_quoted(const ConflictContext& context,
                                         const std::vector<Id>& measures);

// What its order asks of those who decide: nothing, until it is adopted.
std::string force_words(const ConflictContext& context, const Principle& principle);

struct WayKeys {
  ui::TextKey title, text, gives;
  bool is_risk = false;
};
void add_ways(const ConflictContext& context, const std::vector<WayKeys>& keys,
              const ui::Filling& filling, ConflictCard& card);

}  // namespace malvag::words
