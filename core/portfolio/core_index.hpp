// Robust portfolio modelling (Liesiö, Mild & Salo 2007, EJOR 181:1488–1505; 2008, EJOR
// 190:679–695): weights and scores are known only within sets. A choice within the
// budget is dominated when another within it is worth at least as much for all of them and more for
// some. What every
// non-dominated choice holds needs no debate, nor does what none holds; the rest does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace malvag::portfolio {

struct RobustProblem {
  std::vector<std::vector<double>> lower;     // scores by item, by criterion
  std::vector<std::vector<double>> upper;     // each at least as high as the lower
  std::vector<std::int64_t> costs;            // ≥ 0
  std::int64_t budget = 0;                    // ≥ 0
  std::vector<std::vector<double>> vertices;  // of the set of weights
};

struct Robust {
  std::vector<double> core_index;  // by item: share of `non_dominated`, 0 … 1
  std::vector<std::vector<std::size_t>> non_dominated;  // items, rising; in lexicographic order
};

// By dynamic programming over the items: a choice that is dominated stays so when both get the same
// more. Exact, save that values nearer than 1e-9 are equal. None: more than `at_most` choices would
// have to be kept at once.
std::optional<Robust> robust_choices(const RobustProblem& problem, std::size_t at_most = 20'000);

}  // namespace malvag::portfolio
