// Val, Prioritera: what goes first, and why? The principle with its weights, the ranking with the
// line that the room draws, and the reason for one measure's place.
#pragma once

#include "../../../../core/report/report.hpp"
#include "../../../ui/ui.hpp"
#include "../../shown/intents.hpp"
#include "../../shown/snapshot.hpp"
#include "../sureness.hpp"

namespace malvag::views {

// What a person has set on the screen; nothing of it is in the plan.
struct PrioritiseState {
  Id principle;                    // empty: the one in force
  std::optional<Principle> trial;  // other weights, tried
  // The weight that is being moved, and the principle as it was before: the others keep their
  // proportions of then, also when this one has been all there is for a moment.
  Id moved_weight;
  Principle before_move;
  Year year = 0;  // 0: the first with a room
  Id body;        // empty: the whole plan
  Id selected;
  bool only_moved = false;
  bool editing = false;
  bool editing_scores = false;
  bool principle_open = false;  // in the narrow layout
  std::string not_a_number;     // id of the field where something else was written
};

const Principle* principle_of(const Plan& plan, const PrioritiseState& state);
// The principle that ranks: the trial if there is one.
Principle ranking_principle(const Plan& plan, const PrioritiseState& state);
priority::Question question_of(const Plan& plan, const PrioritiseState& state);

// `refused`: why the last change was not made; null: it was.
void prioritise(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, bool read_only,
                const Problems* refused, const RobustnessShown& steadiness, PrioritiseState& state,
                Intents& intents);

// For the projector: the sentence, and what goes first.
report::Report prioritise_report(ui::Ui& ui, const Snapshot& snapshot, PrioritiseState state);

}  // namespace malvag::views
