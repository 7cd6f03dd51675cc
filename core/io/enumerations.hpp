// How enumerations are written in a plan file.
#pragma once

#include <array>
#include <string_view>

#include "../plan/plan.hpp"

namespace malvag::io {

// The words of an enumeration, in the order of its enumerators.
using Word = std::string_view;
constexpr auto words(OriginKind) {
  return std::array<Word, 3>{"source", "judgement", "example"};
}
constexpr auto words(PlanKind) {
  return std::array<Word, 4>{"regional", "operational", "followUp", "other"};
}
constexpr auto words(DocumentKind) {
  return std::array<Word, 7>{"plan", "budget", "followUp", "audit", "rules", "decision", "other"};
}
constexpr auto words(BodyKind) {
  return std::array<Word, 7>{"council", "executiveBoard", "board", "budgetArea",
                             "unit",    "company",        "other"};
}
constexpr auto words(AgendaKind) {
  return std::array<Word, 2>{"recurring", "followUp"};
}
constexpr auto words(Certainty) {
  return std::array<Word, 4>{"stated", "positional", "ambiguous", "missing"};
}
constexpr auto words(MeetingKind) {
  return std::array<Word, 2>{"meeting", "budgetDay"};
}
constexpr auto words(Direction) {
  return std::array<Word, 4>{"lower", "higher", "keep", "keepOrHigher"};
}
constexpr auto words(TargetOperator) {
  return std::array<Word, 5>{"<", "<=", "=", ">=", ">"};
}
constexpr auto words(Term) {
  return std::array<Word, 2>{"short", "long"};
}
constexpr auto words(Quantity) {
  return std::array<Word, 1>{"grossCostGrowth"};
}
constexpr auto words(Adds) {
  return std::array<Word, 2>{"sum", "each"};
}
constexpr auto words(Fulfilment) {
  return std::array<Word, 4>{"fulfilled", "partly", "notFulfilled", "notMeasurable"};
}
constexpr auto words(MeasureStatus) {
  return std::array<Word, 6>{"proposed", "planned", "ongoing", "delayed", "done", "stopped"};
}
constexpr auto words(LockKind) {
  return std::array<Word, 2>{"in", "out"};
}
constexpr auto words(Reach) {
  return std::array<Word, 2>{"everywhere", "withinBody"};
}
constexpr auto words(DowngradeCause) {
  return std::array<Word, 4>{"benefit", "cost", "evidence", "other"};
}
constexpr auto words(WeighingMethod) {
  return std::array<Word, 5>{"direct", "swing", "points", "pairwise", "ordinal"};
}
constexpr auto words(TierKind) {
  return std::array<Word, 3>{"gate", "level", "weighted"};
}
constexpr auto words(Follows) {
  return std::array<Word, 3>{"notDecided", "yes", "no"};
}
constexpr auto words(Confidence) {
  return std::array<Word, 3>{"low", "medium", "high"};
}

template <class Enumeration>
inline constexpr auto words_of = words(Enumeration{});

}  // namespace malvag::io
