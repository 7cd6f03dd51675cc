// What more money would change, in sentences.
#pragma once

#include <string>
#include <vector>

#include "../../core/conflict/more_choice.hpp"
#include "../../core/conflict/more_money.hpp"
#include "conflict_words.hpp"

namespace malvag::words {

struct MoneyTried {
  Id frame;  // empty: what no frame covers
  Id body;
  std::vector<Year> years;  // ascending; the same amount each
  Tkr amount = 0;
};
// "Regionstaben 2020", "Regionstaben varje år 2020–2022"
std::string place_words(ui::Language language, const Plan& plan, const MoneyTried& tried);

// `before` and `after` are all conflicts that are found, `together` says of `after` how much of it
// is known.
std::string vanishing_words(const ConflictContext& context, const MoneyTried& tried,
                            const std::vector<conflict::Found>& before,
                            const std::vector<conflict::Found>& after,
                            const conflict::Feasibility& together);
// Computed conflicts that are not found any more. Where not all goals were tried to the end, none
// of those between goals.
std::vector<Id> vanishing(const std::vector<conflict::Found>& before,
                          const std::vector<conflict::Found>& after,
                          const conflict::Feasibility& together);
// Which goals still do not hold together, and what stands in the way. Empty: not known.
std::string goals_left_words(const ConflictContext& context,
                             const std::vector<conflict::Found>& after,
                             const conflict::Feasibility& together);

// What the order reaches then, and what the next one lacks. Empty: there is no order.
std::string reached_words(const ConflictContext& context, const conflict::WithMoreMoney& with);
// What comes into the best choice and what goes out of it. Empty: there is no principle.
std::string choice_words(const ConflictContext& context, const conflict::MoreChoice& choice);
// The rooms that are still too small for everything.
std::string still_short_words(const ConflictContext& context, const conflict::WithMoreMoney& with);

}  // namespace malvag::words
