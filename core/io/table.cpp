// Reads cells one after another; which separator is tried is decided by what comes out.
#include "table.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "../plan/limits.hpp"
#include "../plan/problem_codes.hpp"
#include "composed.hpp"
#include "report.hpp"
#include "utf8.hpp"

namespace malvag::io {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr char no_separator = '\0';

Problem problem_at(std::string_view code, std::size_t row, std::size_t column,
                   std::string expected = {}, std::string found = {}) {
  return {std::string(code), pointer_to_cell(row, column), std::move(expected), std::move(found)};
}

Problem problem_of_all(std::string_view code, std::size_t limit, std::size_t found) {
  return {std::string(code), "", std::to_string(limit), std::to_string(found)};
}

bool ends_line(char character) {
  return character == '\n' || character == '\r';
}

// What is written in quotes from `at` on, up to after the closing one. A quote that closes is
// followed by a separator, a line's end or the text's end; what only begins like a quotation
// ("Hej" sa hon) is no quoted cell, as spreadsheets write such a cell without quotes.
struct Quoted {
  std::string text;
  std::size_t end = 0;
  enum class Kind { closed, no_quotation, unclosed } kind = Kind::unclosed;
};

Quoted read_quoted(std::string_view bytes, std::size_t at, char separator) {
  Quoted quoted;
  for (++at; at < bytes.size(); ++at) {
    if (bytes[at] != '"') {
      quoted.text += bytes[at];
      continue;
    }
    const std::size_t after = at + 1;
    if (after < bytes.size() && bytes[after] == '"') {
      quoted.text += '"';
      ++at;
      continue;
    }
    const bool closes =
        after == bytes.size() || bytes[after] == separator || ends_line(bytes[after]);
    quoted.kind = closes ? Quoted::Kind::closed : Quoted::Kind::no_quotation;
    quoted.end = after;
    return quoted;
  }
  return quoted;
}

class Reader {
 public:
  Reader(std::string_view bytes, char separator) : bytes_(bytes), separator_(separator) {}

  tl::expected<Table, Problem> read() {
    while (at_ < bytes_.size()) {
      if (table_.rows.size() == limits::table_rows) {
        return tl::unexpected(
            problem_of_all(problem::table_too_many_rows, limits::table_rows, rows_in_all()));
      }
      table_.rows.emplace_back();
      if (auto problem = read_row(table_.rows.back())) return tl::unexpected(std::move(*problem));
    }
    const auto is_empty = [](const std::vector<std::string>& row) {
      return std::all_of(row.begin(), row.end(), [](const auto& cell) { return cell.empty(); });
    };
    while (!table_.rows.empty() && is_empty(table_.rows.back())) table_.rows.pop_back();
    for (const auto& row : table_.rows) table_.columns = std::max(table_.columns, row.size());
    return std::move(table_);
  }

 private:
  std::optional<Problem> read_row(std::vector<std::string>& row) {
    const std::size_t number = table_.rows.size() - 1;
    for (;;) {
      const std::size_t column = row.size();
      if (column == limits::table_columns) {
        return problem_at(problem::table_too_many_columns, number, column,
                          std::to_string(limits::table_columns));
      }
      std::string cell;
      if (!read_cell(cell)) return problem_at(problem::table_quote_unclosed, number, column);
      if (cell.size() > limits::cell_bytes) {
        return problem_at(problem::table_cell_too_long, number, column,
                          std::to_string(limits::cell_bytes), std::to_string(cell.size()));
      }
      row.push_back(composed(trimmed(cell)));
      if (at_ < bytes_.size() && bytes_[at_] == separator_ && separator_ != no_separator) {
        ++at_;
        continue;
      }
      skip_line_end();
      return std::nullopt;
    }
  }

  // False when a quotation begins and never ends.
  bool read_cell(std::string& cell) {
    if (at_ < bytes_.size() && bytes_[at_] == '"') {
      Quoted quoted = read_quoted(bytes_, at_, separator_);
      if (quoted.kind == Quoted::Kind::unclosed) return false;
      if (quoted.kind == Quoted::Kind::closed) {
        cell = std::move(quoted.text);
        at_ = quoted.end;
        return true;
      }
    }
    const std::size_t start = at_;
    while (at_ < bytes_.size() && !ends_line(bytes_[at_]) &&
           (separator_ == no_separator || bytes_[at_] != separator_)) {
      ++at_;
    }
    cell = bytes_.substr(start, at_ - start);
    return true;
  }

  void skip_line_end() {
    if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
    if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
  }

  // About: line breaks in quotes count too, as this is said of a table that is not read.
  std::size_t rows_in_all() const {
    const auto ends = std::max(std::count(bytes_.begin(), bytes_.end(), '\n'),
                               std::count(bytes_.begin(), bytes_.end(), '\r'));
    return static_cast<std::size_t>(ends) + (ends_line(bytes_.back()) ? 0 : 1);
  }

  std::string_view bytes_;
  char separator_;
  std::size_t at_ = 0;
  Table table_;
};

// A separator that stands between words of a sentence is followed by a space.
bool is_of_prose(std::string_view bytes, char separator) {
  bool in_quotes = false;
  for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
    if (bytes[at] == '"') in_quotes = !in_quotes;
    if (!in_quotes && bytes[at] == separator && bytes[at + 1] == ' ') return true;
  }
  return false;
}

bool has_equal_rows(const Table& table) {
  return table.columns > 1 &&
         std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
           return row.size() == table.columns || (row.size() == 1 && row[0].empty());
         });
}

tl::expected<Table, Problem> read_with_likely_separator(std::string_view bytes) {
  if (bytes.find('\t') != std::string_view::npos) return Reader(bytes, '\t').read();
  for (const char separator : {';', ','}) {
    if (bytes.find(separator) == std::string_view::npos || is_of_prose(bytes, separator)) continue;
    auto table = Reader(bytes, separator).read();
    if (table && has_equal_rows(*table)) return table;
  }
  return Reader(bytes, no_separator).read();
}

}  // namespace

std::string pointer_to_cell(std::size_t row, std::size_t column) {
  std::string pointer;
  append_token(pointer, std::to_string(row));
  append_token(pointer, std::to_string(column));
  return pointer;
}

std::string_view trimmed(std::string_view text) {
  // Space, tab and line ends; U+00A0, U+2009, U+202F and the U+FEFF that some programs leave.
  constexpr std::array<std::string_view, 8> blanks = {
      " ", "\t", "\n", "\r", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", byte_order_mark};
  const auto take = [&](bool at_front) {
    for (const std::string_view blank : blanks) {
      if (text.size() < blank.size()) continue;
      const std::size_t place = at_front ? 0 : text.size() - blank.size();
      if (text.substr(place, blank.size()) != blank) continue;
      at_front ? text.remove_prefix(blank.size()) : text.remove_suffix(blank.size());
      return true;
    }
    return false;
  };
  while (take(true)) {
  }
  while (take(false)) {
  }
  return text;
}

tl::expected<Table, Problems> read_table(std::string_view bytes) {
  const auto refused = [](Problem problem) { return tl::unexpected(Problems{std::move(problem)}); };
  if (bytes.size() > limits::table_bytes) {
    return refused(problem_of_all(problem::table_too_large, limits::table_bytes, bytes.size()));
  }
  if (bytes.substr(0, byte_order_mark.size()) == byte_order_mark) {
    bytes.remove_prefix(byte_order_mark.size());
  }
  if (bytes.find('\0') != std::string_view::npos ||
      first_fault_in_utf8(bytes) != std::string_view::npos) {
    return refused({std::string(problem::table_not_text), "", "", ""});
  }
  auto table = read_with_likely_separator(bytes);
  if (!table) return refused(std::move(table.error()));
  if (table->rows.empty()) return refused({std::string(problem::table_empty), "", "", ""});
  return std::move(*table);
}

}  // namespace malvag::io
