// From a pasted table to a change of the plan: what its columns mean, which rows become measures or
// goals, and the one command that takes them all. Nothing that is there already is overwritten.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../io/table.hpp"
#include "../io/written_number.hpp"
#include "command.hpp"

namespace malvag::edit {

enum class RowsAre { measures, goals };

enum class ColumnMeaning {
  unused,
  title,
  description,
  cost,   // of measures, by year
  body,   // of measures one, of goals several; by title or id
  goals,  // of measures: by title, number or id
  status,
  score,  // of measures, by criterion
  number,
  area,  // of goals, by title or id
  responsible,
  weight,
  due,
};

struct Column {
  ColumnMeaning meaning = ColumnMeaning::unused;
  Year year = 0;  // of a cost
  Id criterion;   // of a score
  bool operator==(const Column&) const = default;
};

// How the table is read: recognised first, then changed by a person as they see fit.
struct TableReading {
  RowsAre rows_are = RowsAre::measures;
  bool has_header = false;
  std::vector<Column> columns;              // as many as the table's
  io::MoneyUnit unit = io::MoneyUnit::tkr;  // of amounts that do not say it themselves
  bool is_unit_stated = false;              // by a column's head
  io::DecimalMark decimal_mark = io::DecimalMark::comma;
  bool is_decimal_mark_open = false;  // "1,459" can be read in two ways, and nothing tells which
  bool operator==(const TableReading&) const = default;
};

// `otherwise` is the decimal mark where the table does not tell it.
TableReading recognise(const io::Table& table, const Plan& plan, io::DecimalMark otherwise);

// The columns' meanings as recognised, for rows of that kind.
TableReading recognise_as(RowsAre rows_are, bool has_header, const io::Table& table,
                          const Plan& plan, io::DecimalMark otherwise);

// One column means something else; no two columns mean the same.
TableReading with_column(TableReading reading, std::size_t place, Column column);

enum class RowFate {
  taken,
  already_there,  // the plan has one with that title
  repeated,       // an earlier row has that title
  nameless,
};

struct ProposedRow {
  std::size_t row = 0;  // in the table
  RowFate fate = RowFate::taken;
  Id id;             // of what is taken; empty for the others
  Json entity;       // what is taken, as it stands in the command
  Problems remarks;  // about its cells, at "/row/column"; what they say is left empty
};

struct Proposal {
  std::vector<ProposedRow> rows;  // empty rows of the table are not among them
  std::size_t taken = 0;
  std::size_t already_there = 0;
  std::size_t repeated = 0;
  std::size_t nameless = 0;
  std::size_t remarks = 0;
  std::size_t known_columns = 0;
};
Proposal propose(const io::Table& table, const TableReading& reading, const Plan& plan);

// All rows that are taken as one step with that name; none when no row is.
std::optional<Command> command_of(const Proposal& proposal, RowsAre rows_are, std::string name);

}  // namespace malvag::edit
