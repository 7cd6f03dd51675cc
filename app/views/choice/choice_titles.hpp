// What comes and what falls away, by name.
#pragma once

#include <string>
#include <vector>

#include "../../../core/plan/plan.hpp"
#include "../../ui/page.hpp"

namespace malvag::views {

// Titles of measures or goals under each other below a heading, at most so many, and how many more
// there are; nothing where there are none.
void titles(ui::Page& page, const std::string& id, const Plan& plan, const std::vector<Id>& ids,
            ui::TextKey heading, std::size_t most);

}  // namespace malvag::views
