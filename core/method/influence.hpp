// How strongly each of some things acts on the others, from a square table of judged influences:
// row acts on column, −3 cancelling … +3 indivisible, 0 nothing (the scale: Nilsson, Griggs,
// Visbeck 2016, Nature 534). Sums of what is judged, of the first and of the second order.
//
// That a thing's second order is what the things that it acts on in their turn act on is the idea
// of Weitz, Carlsen, Nilsson, Skånberg (2018), Sustainability Science 13. Their paper's own
// equation could not be read when this was written: the sums here are ours, given in their parts,
// and no total of them is called theirs.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "matrix.hpp"

namespace malvag::method {

constexpr double strongest_influence = 3;  // either way

enum class InfluenceFault {
  not_square,
  on_itself,  // the diagonal is not 0
  off_scale,  // below −3, above 3 or no number
};
struct InfluenceProblem {
  InfluenceFault fault = InfluenceFault::not_square;
  std::size_t row = 0;
  std::size_t column = 0;
  bool operator==(const InfluenceProblem&) const = default;
};
// The first in reading order; none: influence_sums may be asked.
std::optional<InfluenceProblem> problem_of_influences(const Matrix& influence);

// Of each thing, in the table's order.
struct InfluenceSums {
  std::vector<double> out;  // Σj Iij: its row
  std::vector<double> in;   // Σi Iij: its column
  // Σj≠i Iij · outj: all walks of two steps that begin in it, the ones that end in it too.
  std::vector<double> second_order;
  // Σj≠i Iij · Iji: the walks of those that end in it, a part of second_order. What reaches the
  // others is second_order − feedback.
  std::vector<double> feedback;
};
InfluenceSums influence_sums(const Matrix& influence);

}  // namespace malvag::method
