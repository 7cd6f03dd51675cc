// Answers as text for a person at a terminal.
#pragma once

#include <string>

#include "../../core/conflict/conflicts.hpp"
#include "../../core/plan/plan.hpp"
#include "../../core/plan/problem.hpp"
#include "../../core/portfolio/selection.hpp"
#include "../../core/priority/ranking.hpp"
#include "../ui/text.hpp"

namespace malvag::cli {

// The plan, and by which principle.
std::string heading_text(const Plan& plan, const Principle& principle, bool trial,
                         ui::Language language);
std::string right_aligned(const std::string& text, std::size_t columns);

std::string check_text(const Plan& plan, ui::Language language);
std::string rank_text(const Plan& plan, const Principle& principle,
                      const priority::Question& question, bool trial, ui::Language language);
std::string selection_text(const Plan& plan, const Principle& principle,
                           const portfolio::Selection& selection,
                           const std::optional<portfolio::Selection>& another,
                           ui::Language language);
std::string conflicts_text(const Plan& plan, const Principle* principle,
                           const std::vector<conflict::Found>& all, ui::Language language);
std::string problems_text(const Problems& problems, ui::Language language);

}  // namespace malvag::cli
