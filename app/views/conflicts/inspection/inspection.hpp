// Målkonflikter, Granska uträkningen: who judged what about which goals, to be read and changed. A
// table of all pairs that the arrow keys walk and digits fill in, one goal at a time as a list, a
// picture of what pulls and what helps; and what the judgements say together, beside what the
// plan's measures say.
#pragma once

#include <string>
#include <string_view>

#include "../../../../core/plan/problem.hpp"
#include "../../shown/screen.hpp"

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

extern const Screen inspection_screen;

}  // namespace malvag::views
