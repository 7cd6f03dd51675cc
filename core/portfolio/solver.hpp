// The best choice, with proof: branch and bound over whole numbers. At each node a linear
// relaxation suggests multipliers λ ≥ 0 for the rows; the bound Σ λ_i·limit_i + Σ_j max(0, value_j
// − Σ λ_i·a_ij), valid for any such λ (Lagrangian relaxation, Geoffrion 1974), is then computed
// exactly, as is every conclusion: a variable is fixed where its reduced value exceeds the gap, a
// node is left where the bound does not exceed the best choice known. So nothing rests on floating
// point but the speed. The same program gives the same search everywhere.
#pragma once

#include <memory>

#include "program.hpp"

namespace malvag::portfolio {

class Search;

struct Answer {
  bool found = false;      // a choice is known that is allowed
  Choice choice;           // empty when none is found
  std::int64_t value = 0;  // of the choice
  std::int64_t bound = 0;  // no allowed choice is worth more
  bool proven = false;     // the search is over: the choice is the best, or there is none
  std::int64_t nodes = 0;
};

// A long computation, made in steps so that it can be shown while it goes and be stopped.
class Solver {
 public:
  explicit Solver(Program program);
  ~Solver();

  // An allowed choice to begin from; one that is not allowed is ignored.
  void suggest(const Choice& choice);
  // Looks at up to `nodes` more; true while there is more to do.
  bool step(std::int64_t nodes);
  Answer answer() const;
  const Program& program() const { return program_; }

 private:
  void shrink();
  void keep_best();
  Choice whole(const Choice& part) const;

  Program program_;
  std::unique_ptr<Search> search_;  // among the items that are not settled yet
  std::vector<Item> items_;         // of the search, in the program
  Choice settled_;                  // the others
  std::int64_t settled_value_ = 0;
  Choice best_;  // before the search at hand
  std::int64_t best_value_ = 0;
  std::int64_t nodes_before_ = 0;  // looked at by searches that were given up for a smaller one
  std::int64_t next_shrink_ = 0;
};

// To the end, or to `nodes`.
Answer solve(Program program, std::int64_t nodes = 50'000'000);

}  // namespace malvag::portfolio
