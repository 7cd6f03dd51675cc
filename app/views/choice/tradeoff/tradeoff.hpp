// Val, Avvägning: what do we get for the money? The best choice of measures within the frames, what
// has to wait and why, what more or less money would give, and what it costs to decide otherwise.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "../../../../core/report/report.hpp"
#include "../../../ui/ui.hpp"
#include "../../shown/intents.hpp"
#include "../../shown/snapshot.hpp"
#include "tradeoff_check.hpp"

namespace malvag::views {

namespace tradeoff_parts {
class Work;
}

// What a person has set on the screen; nothing of it is in the plan.
struct TradeoffState {
  Id body;            // empty: the whole plan
  int percent = 100;  // of the plan's room
  std::map<Id, LockKind> tried;
  Id selected;
  bool writing = false;  // a decision into the plan
  std::string reason;    // as written so far
  std::string who;
  std::set<std::string> unfolded = {"avvagning/sure/some"};  // lists, by id
  std::string now;           // ISO 8601, told by the shell: a decision is dated
  std::string not_a_number;  // id of the field where something else was written
  // Goes on from frame to frame for as long as the question stays.
  std::shared_ptr<tradeoff_parts::Work> work;
  CheckShown check;  // told by the shell, which carries out what is asked
  CheckAsked check_asked = CheckAsked::nothing;
};

// Of very many measures: a part of what there must be before the screen is drawn; false: it is
// there.
bool prepare_tradeoff(const Snapshot& snapshot, const Principle& principle, TradeoffState& state);

// `principle` may be one with tried weights. `refused`: why the last change was not made; null: it
// was. True: there is more to compute, another frame is due.
bool tradeoff(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, const Principle* principle,
              bool is_trial, bool read_only, const Problems* refused, TradeoffState& state,
              Intents& intents);

// For the projector: what fits, what has to wait, what the money gives.
report::Report tradeoff_report(const ui::Ui& ui, const Snapshot& snapshot,
                               const Principle* principle, TradeoffState& state);
// The picture of what the money gives, for the projector.
void tradeoff_picture(ui::Ui& ui, ui::Rect box, const TradeoffState& state);

}  // namespace malvag::views
