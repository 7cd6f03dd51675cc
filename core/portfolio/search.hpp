// One search by branch and bound through a program; see solver.hpp. The open node with the highest
// bound is gone on from, and from there the search dives until a node closes.
#pragma once

#include <algorithm>

#include "bound.hpp"
#include "relaxation.hpp"

namespace malvag::portfolio {

class Search {
 public:
  explicit Search(Program program);
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  void suggest(const Choice& choice);
  // Only what is worth more is looked for.
  void ask_for_more_than(std::int64_t value) { best_value_ = std::max(best_value_, value); }
  bool step(std::int64_t nodes);
  bool done() const { return done_; }
  std::int64_t nodes() const { return nodes_; }
  bool found() const { return found_; }
  const Choice& best() const { return best_; }
  std::int64_t best_value() const { return best_value_; }
  std::int64_t bound() const;
  const Program& program() const { return program_; }
  // By item: the value that it has in every choice that is better than the best one known, −1 where
  // both are possible. For whoever begins anew with fewer items.
  std::vector<signed char> settled() const;

 private:
  struct Open {
    std::int64_t bound = 0;
    std::int64_t number = 0;             // later nodes first among equal bounds
    std::vector<std::uint32_t> fixings;  // twice the item, and one more where it is taken
  };
  enum class Looked { closed, open, unfinished };

  bool fix(Item item, signed char value);
  bool propagate();
  void undo(std::size_t trail);
  bool fix_by_reduced_values(bool& others);
  bool offer_relaxed();
  Looked look();
  void branch(Item item, signed char first);
  bool go_on();
  bool take_up(const Open& node);
  void try_order();
  Item to_branch_on(signed char& first) const;
  void try_rounding();
  bool fill(Choice& choice, const std::vector<Item>& order) const;
  void improve(Choice& choice) const;
  void offer(const Choice& choice);
  std::vector<std::int64_t> room_of(const Choice& choice) const;

  Program program_;
  Relaxation relaxation_;
  std::vector<signed char> fixed_;
  std::vector<Item> trail_;
  std::vector<std::int64_t> least_;    // by row: below it the free variables cannot bring the row
  std::vector<std::int64_t> largest_;  // by row: of its |amounts|
  std::vector<std::uint32_t> dirty_;   // rows to look at
  std::vector<unsigned char> is_dirty_;
  std::vector<Open> open_;         // a heap
  std::size_t fixings_kept_ = 0;   // in it
  std::vector<Open> last_first_;   // gone on from before the heap, once that holds enough
  std::int64_t diving_bound_ = 0;  // of the node at hand
  std::size_t depth_ = 0;          // of the dive
  Bound bound_;                    // of the node at hand
  std::optional<Bound> root_bound_;
  std::vector<signed char> root_fixed_;
  Choice best_;
  bool found_ = false;
  int unfinished_ = 0;  // looks at the node at hand
  std::int64_t best_value_ = 0;
  bool done_ = false;
  std::int64_t nodes_ = 0;
};

}  // namespace malvag::portfolio
