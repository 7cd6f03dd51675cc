// What a table's rows and columns are, from its first row and from what stands below it.
#include <algorithm>

#include "../plan/limits.hpp"
#include "from_table.hpp"
#include "table_words.hpp"

namespace malvag::edit {

namespace {

constexpr Year longest_period = 10;

// What a column's first cell was recognised as.
struct Head {
  std::optional<Header> header;
  Id criterion;
};

std::vector<Head> heads_of(const io::Table& table, const Plan& plan) {
  std::vector<Head> heads(table.columns);
  for (std::size_t place = 0; place < table.columns; ++place) {
    const std::string text = folded(table.cell(0, place));
    if (text.empty()) continue;
    for (const Criterion& criterion : plan.criteria) {
      if (folded(criterion.title) == text) heads[place].criterion = criterion.id;
    }
    if (heads[place].criterion.empty()) heads[place].header = read_header(text);
  }
  return heads;
}

bool has_hint(const std::vector<Head>& heads, std::initializer_list<HeaderHint> hints) {
  return std::any_of(heads.begin(), heads.end(), [&](const Head& head) {
    return head.header && std::find(hints.begin(), hints.end(), head.header->hint) != hints.end();
  });
}

bool has_criterion(const std::vector<Head>& heads) {
  return std::any_of(heads.begin(), heads.end(),
                     [](const Head& head) { return !head.criterion.empty(); });
}

// One bare year may as well be a value; two beside each other are heads.
bool are_heads(const std::vector<Head>& heads) {
  std::size_t years = 0;
  for (const Head& head : heads) {
    if (!head.criterion.empty() || (head.header && !head.header->is_bare_year)) return true;
    if (head.header) ++years;
  }
  return years > 1;
}

RowsAre what_rows_are(const std::vector<Head>& heads) {
  using enum HeaderHint;
  if (has_hint(heads, {measure_title})) return RowsAre::measures;
  if (has_hint(heads, {goal_title}) && !has_hint(heads, {title})) return RowsAre::goals;
  if (has_criterion(heads) || has_hint(heads, {cost, status, served_goals, goal_title})) {
    return RowsAre::measures;
  }
  const bool is_of_goals = has_hint(heads, {weight, area, responsible, due, number, goal_number});
  return is_of_goals ? RowsAre::goals : RowsAre::measures;
}

ColumnMeaning meaning_among_measures(HeaderHint hint) {
  switch (hint) {
    case HeaderHint::measure_title:
    case HeaderHint::title:
      return ColumnMeaning::title;
    case HeaderHint::description:
      return ColumnMeaning::description;
    case HeaderHint::cost:
      return ColumnMeaning::cost;
    case HeaderHint::body:
    case HeaderHint::responsible:
      return ColumnMeaning::body;
    case HeaderHint::goal_title:
    case HeaderHint::served_goals:
    case HeaderHint::goal_number:
      return ColumnMeaning::goals;
    case HeaderHint::status:
      return ColumnMeaning::status;
    case HeaderHint::number:
    case HeaderHint::area:
    case HeaderHint::weight:
    case HeaderHint::due:
      return ColumnMeaning::unused;
  }
  return ColumnMeaning::unused;
}

ColumnMeaning meaning_among_goals(HeaderHint hint) {
  switch (hint) {
    case HeaderHint::goal_title:
    case HeaderHint::title:
      return ColumnMeaning::title;
    case HeaderHint::description:
      return ColumnMeaning::description;
    case HeaderHint::body:
      return ColumnMeaning::body;
    case HeaderHint::number:
    case HeaderHint::goal_number:
      return ColumnMeaning::number;
    case HeaderHint::area:
      return ColumnMeaning::area;
    case HeaderHint::weight:
      return ColumnMeaning::weight;
    case HeaderHint::responsible:
      return ColumnMeaning::responsible;
    case HeaderHint::due:
      return ColumnMeaning::due;
    case HeaderHint::measure_title:
    case HeaderHint::cost:
    case HeaderHint::served_goals:
    case HeaderHint::status:
      return ColumnMeaning::unused;
  }
  return ColumnMeaning::unused;
}

// Among the heads that could name the column, the plainest word for it: "Åtgärd" before "Titel".
bool is_plainest(HeaderHint hint) {
  return hint == HeaderHint::measure_title || hint == HeaderHint::goal_title ||
         hint == HeaderHint::body || hint == HeaderHint::served_goals;
}

bool is_taken(const std::vector<Column>& columns, const Column& column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

// A cost without a year is of the plan's first year that no other column has.
Year year_for(const std::vector<Column>& columns, const Plan& plan) {
  Year first = plan.head.period.from;
  for (const Frame& frame : plan.frames) {
    if (first == 0 && !frame.room.empty()) first = frame.room.begin()->first;
  }
  if (first == 0) return 0;
  const Year last = std::min(std::max(plan.head.period.to, first), first + longest_period);
  for (Year year = first; year <= last; ++year) {
    if (!is_taken(columns, {ColumnMeaning::cost, year, {}})) return year;
  }
  return 0;
}

void put_column(TableReading& reading, std::size_t place, Column column, const Plan& plan) {
  if (column.meaning == ColumnMeaning::cost && column.year == 0) {
    column.year = year_for(reading.columns, plan);
    if (column.year == 0) return;
  }
  if (column.meaning == ColumnMeaning::unused || is_taken(reading.columns, column)) return;
  reading.columns[place] = std::move(column);
}

bool names_a_body(const io::Table& table, std::size_t column, const Plan& plan) {
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    const std::string text = folded(table.cell(row, column));
    for (const Body& body : plan.bodies) {
      if (!text.empty() && (text == folded(body.title) || text == body.id)) return true;
    }
  }
  return false;
}

void put_recognised(TableReading& reading, const std::vector<Head>& heads, const io::Table& table,
                    const Plan& plan, bool plainest) {
  for (std::size_t place = 0; place < heads.size(); ++place) {
    const Head& head = heads[place];
    const bool is_of_measures = reading.rows_are == RowsAre::measures;
    if (!head.criterion.empty() && is_of_measures && plainest) {
      put_column(reading, place, {ColumnMeaning::score, 0, head.criterion}, plan);
    }
    if (!head.header || is_plainest(head.header->hint) != plainest) continue;
    const HeaderHint hint = head.header->hint;
    // A measure is some body's; who answers for it in person is nothing that a plan holds.
    const bool is_no_body =
        is_of_measures && hint == HeaderHint::responsible && !names_a_body(table, place, plan);
    if (is_no_body) continue;
    const ColumnMeaning meaning =
        is_of_measures ? meaning_among_measures(hint) : meaning_among_goals(hint);
    const Year year = meaning == ColumnMeaning::cost ? head.header->year.value_or(0) : 0;
    put_column(reading, place, {meaning, year, {}}, plan);
  }
}

bool holds_words(const io::Table& table, std::size_t column, bool has_header) {
  std::size_t words = 0;
  std::size_t numbers = 0;
  for (std::size_t row = has_header ? 1 : 0; row < table.rows.size(); ++row) {
    const std::string_view cell = table.cell(row, column);
    if (cell.empty()) continue;
    io::read_number(cell, io::DecimalMark::comma) ? ++numbers : ++words;
  }
  return words > numbers;
}

// Without a head that says so, the first column of words is the title.
void put_title(TableReading& reading, const io::Table& table) {
  if (is_taken(reading.columns, {ColumnMeaning::title, 0, {}})) return;
  for (const bool only_unused : {true, false}) {
    for (std::size_t place = 0; place < reading.columns.size(); ++place) {
      if (only_unused && reading.columns[place].meaning != ColumnMeaning::unused) continue;
      if (!holds_words(table, place, reading.has_header)) continue;
      reading.columns[place] = {ColumnMeaning::title, 0, {}};
      return;
    }
  }
}

// The unit that the cost columns' heads say, where they agree or only some say it.
void put_unit(TableReading& reading, const std::vector<Head>& heads) {
  for (std::size_t place = 0; place < heads.size(); ++place) {
    if (reading.columns[place].meaning != ColumnMeaning::cost) continue;
    if (!heads[place].header || !heads[place].header->unit) continue;
    reading.unit = *heads[place].header->unit;
    reading.is_unit_stated = true;
    return;
  }
}

void put_decimal_mark(TableReading& reading, const io::Table& table) {
  std::size_t commas = 0;
  std::size_t points = 0;
  bool is_open = false;
  for (std::size_t row = reading.has_header ? 1 : 0; row < table.rows.size(); ++row) {
    for (const std::string& cell : table.rows[row]) {
      const auto mark = io::decimal_mark_of(cell);
      if (mark) *mark == io::DecimalMark::comma ? ++commas : ++points;
      const bool can_be_either = !mark && cell.find_first_of(",.") != std::string::npos &&
                                 io::read_number(cell, io::DecimalMark::comma) &&
                                 io::read_number(cell, io::DecimalMark::point);
      is_open = is_open || can_be_either;
    }
  }
  if (commas > points) reading.decimal_mark = io::DecimalMark::comma;
  if (points > commas) reading.decimal_mark = io::DecimalMark::point;
  reading.is_decimal_mark_open = is_open && commas == points;
}

}  // namespace

TableReading recognise(const io::Table& table, const Plan& plan, io::DecimalMark otherwise) {
  const std::vector<Head> heads = heads_of(table, plan);
  const bool has_header = are_heads(heads);
  return recognise_as(has_header ? what_rows_are(heads) : RowsAre::measures, has_header, table,
                      plan, otherwise);
}

TableReading recognise_as(RowsAre rows_are, bool has_header, const io::Table& table,
                          const Plan& plan, io::DecimalMark otherwise) {
  TableReading reading;
  reading.rows_are = rows_are;
  reading.has_header = has_header;
  reading.columns.resize(table.columns);
  reading.decimal_mark = otherwise;
  const std::vector<Head> heads =
      has_header ? heads_of(table, plan) : std::vector<Head>(table.columns);
  put_recognised(reading, heads, table, plan, true);
  put_recognised(reading, heads, table, plan, false);
  put_title(reading, table);
  put_unit(reading, heads);
  put_decimal_mark(reading, table);
  return reading;
}

TableReading with_column(TableReading reading, std::size_t place, Column column) {
  if (place >= reading.columns.size()) return reading;
  if (column.meaning != ColumnMeaning::unused) {
    std::replace(reading.columns.begin(), reading.columns.end(), column, Column{});
  }
  reading.columns[place] = std::move(column);
  return reading;
}

}  // namespace malvag::edit
