#include "choice_titles.hpp"

#include <algorithm>

#include "../../ui/numbers.hpp"

namespace malvag::views {

void titles(ui::Page& page, const std::string& id, const Plan& plan, const std::vector<Id>& ids,
            ui::TextKey heading, std::size_t most) {
  if (ids.empty()) return;
  ui::Ui& ui = page.ui;
  page.space(8);
  page.heading(id, 3, ui::style::small_strong, ui.t(heading));
  for (std::size_t at = 0; at < std::min(ids.size(), most); ++at) {
    const Measure* measure = plan.measures.find(ids[at]);
    const Goal* goal = plan.goals.find(ids[at]);
    page.paragraph(id + "/" + ids[at], ui::style::small, ui.theme().text,
                   "· " + ui::shortened(measure ? measure->title
                                        : goal  ? goal->title
                                                : ids[at]));
  }
  if (ids.size() > most) {
    page.paragraph(
        id + "/more", ui::style::small, ui.theme().muted,
        ui.n(ui::PluralKey::tradeoff_more, static_cast<std::int64_t>(ids.size() - most)));
  }
}

}  // namespace malvag::views
