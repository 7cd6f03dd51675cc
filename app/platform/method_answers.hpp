// The bare methods as JSON, so that any number can be computed again with other tools: what
// `malvag method NAME` reads and writes. Alternatives, criteria and measures are places from 0.
//
//   wsm, topsis   {"matrix": [[…]…], "weights": […], "directions": ["max"|"min"…]}, wsm also
//                 "ranges": [[worst, best]…]   → {"score": […], "rank": […]}
//   promethee2    the same, and "preferences": [{"type": "usual|ushape|vshape|level|linear", "q",
//                 "p"}…]; without it all usual → {"phiPlus", "phiMinus", "phi", "rank"}
//   ahp           {"matrix", "randomIndex"?}   → {"weights", "lambdaMax", "consistencyIndex",
//                 "randomIndex", "consistencyRatio", "mostInconsistent": {"row", "column",
//                 "judged", "implied"} or null, "rounded": {"row", "column", "off"} or null}. A
//                 reciprocal written with decimals, 0.333333 beside 3, is read as what it is meant
//                 to be: the larger of the two stands. "off" is how far from 1 the product of the
//                 worst pair lies, at most 1e-5; null where each is as near as doubles come
//   roc           {"count"}                    → {"weights"}
//   smaa2         {"values", "weights": "free"|"ordinal"|{"intervals": [[lo, hi]…]}, "samples",
//                 "seed"?, "pairs"?: false}    → {"samples", "rankAcceptability",
//                 "centralWeights", "confidence", "pairwiseWins"}
//   stability     {"values", "weights"}        → {"best": [[from, to]…], "ranking": [[from, to]…]}
//   kendall-w     {"rankings": a row a judge}  → {"w", "chiSquare", "p"}
//   borda         {"rankings"}                 → {"rankSum"}
//   pareto        {"matrix", "directions"}     → {"front"}
//   portfolio     {"value": […], "cost": a row an item, its cost per year, "frames": […],
//                 "requires": [[a, b]…], "excludes": [[a, b]…], "mandatory": […],
//                 "forbidden": […], "groups": [{"members", "min"?, "max"?}…], "nodes"?,
//                 "seconds"?: how long to search}
//                 → {"objective", "selected", "spent", "bound", "proven"}; nothing allowed:
//                 objective and selected null. No choice is worth more than "bound", proven or
//                 not. Values and costs with at most six decimals, of which none is left out.
//   core-index    {"scoreLower", "scoreUpper": a row an item, "cost": […], "budget",
//                 "weightVertices": [[…]…]}    → {"coreIndex", "nonDominated": [[items]…]}
//   conflict-sets {"cost": a row a measure, a column a frame, "frames": […], "effects": a row a
//                 measure, a column a goal, "targets": […], "weights"?: […], "requires"?,
//                 "excludes"?, "mandatory"?, "forbidden"?, "groups"?: as portfolio, "nodes"?}: goal
//                 k holds when the effects on it of the chosen sum to its target or more →
//                 {"feasible": whether anything can be chosen at all, "conflicts": all smallest
//                 sets of goals that cannot hold together, "corrections": all smallest to give up
//                 so that the others can, both the smallest first, "smallestByWeight": the lightest
//                 correction, "smallestWeight", "smallestProven", "extraMoney": by frame, the least
//                 in all with which all goals hold, null where no money helps, "extraMoneyProven",
//                 "complete": whether all sets are there}
//   influence     {"influence": a square table, row acts on column, −3 … +3, the diagonal 0}
//                 → {"out", "in": the rows' and columns' sums, "secondOrder": Σj≠i Iij · outj,
//                 "feedback": Σj≠i Iij · Iji, the part of it that comes back, "onOthers": the rest}
//   cross-impact  {"descriptors": {name: [states]…}, "impacts": a square table over all states in
//                 order, row acts on column, 0 within a descriptor; at most six decimals}
//                 → {"consistent": [{descriptor: state…}…] in the states' order, "complete":
//                 whether they are all, "combinations": how many there are at all, as a number
//                 rounded where it is larger than 2^53, "nodes": what the search looked at}
// "directions" left out: all max. A member that the method does not read is refused. Where the
// input cannot be used, the answer is
//   {"format": "malvag-method", "problems": [{"code", "at": a JSON pointer, "message"}…]}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../ui/text.hpp"

namespace malvag::platform {

struct MethodAnswer {
  bool usable = false;  // the input was
  std::string json;     // with one line feed at the end
};

std::vector<std::string_view> method_names();
bool is_method(std::string_view name);
MethodAnswer method_answer(std::string_view name, std::string_view input, ui::Language language);

}  // namespace malvag::platform
