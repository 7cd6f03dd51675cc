// A choice of some of many things as a 0/1 program over whole numbers:
//   the most Σ value_j x_j, where Σ a_ij x_j ≤ limit_i for every row i, and x_j is 0 or 1.
// Costs may be negative (savings) and so may values. All numbers are whole, so that whether a
// choice is allowed, and whether it is the best, is never a matter of rounding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace malvag::portfolio {

using Item = std::uint32_t;  // place in Problem::values

struct Group {
  std::vector<Item> members;
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
};

// |value| and |cost| at most 10^13, their sums at most 4·10^15: room for ten thousand measures of a
// thousand billion kronor. Whoever fills it in keeps to that; see within_range.
struct Problem {
  std::vector<std::int64_t> values;
  std::vector<std::vector<std::int64_t>> costs;  // by frame, by item
  std::vector<std::int64_t> frames;              // the most that the chosen may cost together
  std::vector<std::pair<Item, Item>> needs;      // the first only with the second
  std::vector<std::pair<Item, Item>> excludes;   // not both
  std::vector<Item> mandatory;
  std::vector<Item> forbidden;
  std::vector<Group> groups;
};
bool within_range(const Problem& problem);

struct Term {
  std::uint32_t place = 0;  // of the item in a row, of the row in an item
  std::int64_t amount = 0;
};
struct Row {
  std::vector<Term> terms;
  std::int64_t limit = 0;
  bool is_frame = false;
};
struct Program {
  std::vector<std::int64_t> values;
  std::vector<Row> rows;
  std::vector<std::vector<Term>> items;  // the rows' terms, by item
  std::vector<signed char> fixed;        // −1 free, 0 left out, 1 taken

  std::size_t size() const { return values.size(); }
};
// None: something is both mandatory and forbidden.
std::optional<Program> program_of(const Problem& problem);
void add_row(Program& program, Row row);

// By item, 0 or 1.
using Choice = std::vector<unsigned char>;
bool is_allowed(const Program& program, const Choice& choice);
std::int64_t value_of(const Program& program, const Choice& choice);

}  // namespace malvag::portfolio
