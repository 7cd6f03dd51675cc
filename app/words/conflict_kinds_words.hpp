// Words for the kinds of conflict that are told from core/conflict/kinds.hpp, and for goals that
// help each other. Part of conflict_words.hpp.
#pragma once

#include <optional>
#include <string>

#include "../../core/conflict/synergies.hpp"
#include "conflict_words.hpp"

namespace malvag::words {

// None: the kind is not one of these.
std::optional<std::string> kind_title(const ConflictContext& context, const conflict::Found& found);
std::optional<std::string> kind_ground_words(ui::Language language, conflict::Kind kind);
// Fills all of the card that is told from the evidence. False: the kind is not one of these.
bool fill_kind(const ConflictContext& context, const conflict::Found& found, ConflictCard& card);

struct SynergyWords {
  std::string title;   // "Ökade frisktal och … hjälper varandra"
  std::string judged;  // by how many, how strongly
  std::string serves;  // which measures serve both
};
SynergyWords synergy_words(const ConflictContext& context, const conflict::Synergy& synergy);

}  // namespace malvag::words
