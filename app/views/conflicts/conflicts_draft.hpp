// A decision that is being written: what it would be, and what is missing for it to be saved.
#pragma once

#include <optional>
#include <string>

#include "conflicts_parts.hpp"

namespace malvag::views::conflicts_parts {

std::string letter_of_own(const Shown& shown);  // that a way of one's own has
bool is_own(const Shown& shown, const ConflictsState& state);

struct Draft {
  std::optional<words::ConflictWay> way;
  ConflictChoice choice;      // where a way is chosen; what the principle says in any case
  bool asks_follows = false;  // the principle decides, but not whether the way follows it
};
Draft draft_of(const Shown& shown, const ConflictsState& state);

// By field, in plain words; empty: nothing.
struct Missing {
  std::string way, own, reason, who, date, follow_up;
  std::string first_field;
};
Missing missing_in(const ui::Ui& ui, const Shown& shown, const ConflictsState& state,
                   const Draft& draft);

}  // namespace malvag::views::conflicts_parts
