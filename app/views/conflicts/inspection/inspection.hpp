// Målkonflikter, Granska uträkningen: who judged what about which goals, to be read and changed. A
// table of all pairs that the arrow keys walk and digits fill in, one goal at a time as a list, a
// picture of what pulls and what helps; and what the judgements say together, beside what the
// plan's measures say.
#pragma once

#include <string>
#include <string_view>

#include "../../../../core/plan/problem.hpp"
#include "../../../../core/report/report.hpp"
#include "../../../ui/ui.hpp"
#include "../../shown/intents.hpp"
#include "../../shown/snapshot.hpp"

namespace malvag::views {

enum class InspectionForm { table, row, picture };

struct InspectionState {
  Id goal;  // of the row, and whose judgements are listed; empty: the one that is in most
  Id to;    // of the column; empty: the first that is another
  InspectionForm form = InspectionForm::table;
  std::string who;         // whose judgements are entered
  bool minus = false;      // was written, a digit is to come
  std::string said;        // of the last change, for the live region
  std::string awaited;     // the cell that is to have the focus
  bool opens = false;      // the chosen cell: its judgement is to have the focus
  bool strongest = false;  // the picture shows the strongest, not the goal's own
  bool all_sums = false;   // lists that are opened
  bool all_loops = false;
  bool all_beside = false;
};

struct InspectionKey {
  std::string_view key;  // as the browser names it
  bool ctrl = false;
};

// `refused` says why the last change was not made; it may be null. `today` is an ISO date.
void inspection(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, bool read_only,
                const Problems* refused, std::string_view today, InspectionState& state,
                Intents& intents);

// A key pressed in a cell of the table: moves, judges or takes a judgement away. Whether it was one
// of the table's.
bool inspection_key(ui::Ui& ui, const Snapshot& snapshot, bool read_only, std::string_view today,
                    const InspectionKey& key, InspectionState& state, Intents& intents);

// For the projector and as the page to take along: what is judged of the goal that is chosen, and
// what all judgements say together.
report::Report inspection_report(ui::Ui& ui, const Snapshot& snapshot,
                                 const InspectionState& state);
// The picture of what pulls at the goal that is chosen, for the projector.
void inspection_picture(ui::Ui& ui, ui::Rect box, const Snapshot& snapshot,
                        const InspectionState& state);

}  // namespace malvag::views
