// Says what each item and row of the program is.
#include "linear_text.hpp"

#include <cmath>

#include "../../core/portfolio/linear_format.hpp"
#include "../ui/numbers.hpp"

namespace malvag::cli {
namespace {

using ui::TextKey;

portfolio::LinearNotes notes_for(const Plan& plan, const portfolio::Asked& asked,
                                 const portfolio::SelectionRun& run, ui::Language language) {
  portfolio::LinearNotes notes;
  notes.head = {
      ui::text(language, TextKey::terminal_linear_plan, {{"title", plan.head.title}}),
      ui::text(language, TextKey::terminal_linear_principle,
               {{"title", asked.principle.title},
                {"step", std::to_string(run.group() + 1)},
                {"steps", std::to_string(run.groups())}}),
      ui::text(language, TextKey::terminal_linear_units,
               {{"units", ui::whole_number(language, std::llround(run.units_of_a_point()))}})};
  if (run.group() > 0) notes.head.push_back(ui::text(language, TextKey::terminal_linear_kept));
  for (portfolio::Item item = 0; item < run.question()->size(); ++item) {
    const Id id = run.measure_of(item);
    const auto begins = run.beginning_of(item);
    notes.items.push_back(id + (begins ? " " + std::to_string(*begins) : "") + " " +
                          plan.measures.find(id)->title);
  }
  const auto limit = [&](TextKey key, const Id& frame, Year year) {
    return ui::text(language, key, {{"frame", frame}, {"year", std::to_string(year)}});
  };
  const portfolio::Selection selection = run.result();  // the rows of its limits come first
  for (const portfolio::FrameOfYear& one : selection.frames) {
    notes.rows.push_back(limit(TextKey::terminal_linear_room,
                               one.frame.empty() ? plan.head.id : one.frame, one.year));
  }
  for (const portfolio::StaffOfYear& one : selection.staff) {
    notes.rows.push_back(limit(TextKey::terminal_linear_staff, one.frame, one.year));
  }
  return notes;
}

}  // namespace

std::optional<std::string> linear_text(const Plan& plan, const portfolio::Asked& asked,
                                       std::size_t step, ui::Language language) {
  portfolio::SelectionRun run(plan, asked);
  if (step > run.groups()) return std::nullopt;
  const std::size_t wanted = (step == 0 ? run.groups() : step) - 1;
  while (run.question() && run.group() < wanted) run.step(1);
  if (!run.question()) return std::nullopt;
  return portfolio::linear_format(*run.question(), notes_for(plan, asked, run, language));
}

}  // namespace malvag::cli
