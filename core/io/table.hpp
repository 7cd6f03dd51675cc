// A table as spreadsheets put it on the clipboard or save it as text: cells parted by tabs, or by
// semicolons or commas, in quotes where a cell holds line breaks, quotes or the separator itself.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "../plan/problem.hpp"

namespace malvag::io {

struct Table {
  std::vector<std::vector<std::string>>
      rows;                 // as long as they were written, without spaces around
  std::size_t columns = 0;  // of the longest row
  bool operator==(const Table&) const = default;

  // Empty where the row is shorter.
  std::string_view cell(std::size_t row, std::size_t column) const {
    if (row >= rows.size() || column >= rows[row].size()) return {};
    return rows[row][column];
  }
};

// A tab anywhere parts the cells. Without one a semicolon or a comma does, if no space follows it
// anywhere (then it is prose) and all rows come out equally long; else each line is one cell.
// Empty lines stay, so that rows keep their numbers; those at the end are left out. Problems have
// `at` "/row/column", counted from 0, or "" for the whole: table.not-text, table.too-large,
// table.too-many-rows, table.too-many-columns, table.cell-too-long, table.quote-unclosed,
// table.empty. Limits are in core/plan/limits.hpp.
tl::expected<Table, Problems> read_table(std::string_view bytes);

std::string pointer_to_cell(std::size_t row, std::size_t column);  // "/row/column"

// Without spaces, line breaks and unbreakable spaces at either end.
std::string_view trimmed(std::string_view text);

}  // namespace malvag::io
