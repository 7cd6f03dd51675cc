// Val, Granska: how sure is the order? What stands whatever the weights and what hangs on them,
// where neighbours are close, how far each weight can move, what other ways of counting say, and
// for one measure the places it can have and what moves it.
#pragma once

#include <memory>

#include "../../../../core/report/report.hpp"
#include "../../../ui/ui.hpp"
#include "../../shown/intents.hpp"
#include "../../shown/snapshot.hpp"
#include "../sureness.hpp"

namespace malvag::views {

namespace robustness_parts {
class Work;
}

// What a person has set on the screen; nothing of it is in the plan.
struct RobustnessState {
  enum class Group { in, open, out };
  priority::Belief belief;
  Group listed = Group::open;
  bool all_close = false;     // not only the closest to the line
  bool halted = false;        // the counting
  bool not_a_number = false;  // something else was written for the margin
  Id selected;
  // Goes on from frame to frame for as long as the question stays.
  std::shared_ptr<robustness_parts::Work> work;
};

// Of very many measures: a part of what there must be before the screen is drawn; false: it is
// there.
bool prepare_robustness(const Snapshot& snapshot, const Principle& principle,
                        const priority::Question& question, RobustnessState& state);

// `principle` may be one with tried weights. True: there is more to compute, another frame is due.
bool robustness(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, const Principle* principle,
                bool is_trial, const priority::Question& question, const RobustnessShown& counted,
                RobustnessState& state, Intents& intents);

// For the projector: what stands, what is close, how far weights can move, other ways.
report::Report robustness_report(const ui::Ui& ui, const Snapshot& snapshot,
                                 const Principle* principle, const priority::Question& question,
                                 const RobustnessShown& counted, RobustnessState& state);

}  // namespace malvag::views
