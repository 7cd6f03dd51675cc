// Tables as spreadsheets put them on the clipboard, and texts that are none.
#include "../../../core/io/table.hpp"

#include "../../../core/plan/limits.hpp"
#include "../../../core/plan/problem_codes.hpp"
#include "../support/chance.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using io::read_table;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text) {
  const auto table = read_table(text);
  if (!table) FAIL(test::listed(table.error()));
  return table->rows;
}

Problem refusal_of(std::string_view text) {
  const auto table = read_table(text);
  REQUIRE_FALSE(table.has_value());
  REQUIRE(table.error().size() == 1);
  return table.error().front();
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t time = 0; time < times; ++time) all += text;
  return all;
}

}  // namespace

TEST_CASE("cells are parted by tabs and rows by any line end, as each spreadsheet writes them") {
  const Rows expected = {{"Åtgärd", "2021"}, {"Bygga", "1 200"}};
  CHECK(rows_of("Åtgärd\t2021\r\nBygga\t1 200\r\n") == expected);
  CHECK(rows_of("Åtgärd\t2021\nBygga\t1 200") == expected);
  CHECK(rows_of("Åtgärd\t2021\rBygga\t1 200\r") == expected);
  CHECK(rows_of("\xEF\xBB\xBFÅtgärd\t2021\nBygga\t1 200\n\n\n") == expected);
}

TEST_CASE("a quoted cell holds line breaks, tabs and doubled quotes") {
  CHECK(rows_of("\"två\nrader\"\t\"sa \"\"hej\"\"\"\n\"a\tb\"\tc") ==
        Rows{{"två\nrader", "sa \"hej\""}, {"a\tb", "c"}});
}

TEST_CASE("a cell that only begins with a quotation is taken as it stands") {
  CHECK(rows_of("\"Hej\" sa hon\t1\n\"\"\t2") == Rows{{"\"Hej\" sa hon", "1"}, {"", "2"}});
}

TEST_CASE("semicolons and commas part cells when all rows come out equally long") {
  CHECK(rows_of("Titel;Kostnad\nBygga, snart;12,5") ==
        Rows{{"Titel", "Kostnad"}, {"Bygga, snart", "12,5"}});
  CHECK(rows_of("Title,Cost\n\"Build, soon\",\"1,200\"") ==
        Rows{{"Title", "Cost"}, {"Build, soon", "1,200"}});
  CHECK(rows_of("\"a; b\";5\n\"c; d\";6") == Rows{{"a; b", "5"}, {"c; d", "6"}});
}

TEST_CASE("prose with commas and semicolons stays one cell a line") {
  CHECK(rows_of("Minska kostnader, öka kvalitet\nBygga hus, laga tak") ==
        Rows{{"Minska kostnader, öka kvalitet"}, {"Bygga hus, laga tak"}});
  CHECK(rows_of("Först; sedan\nEn rad") == Rows{{"Först; sedan"}, {"En rad"}});
  CHECK(rows_of("a,b\nc,d,e") == Rows{{"a,b"}, {"c,d,e"}});
}

TEST_CASE("ragged rows are as long as they are, and empty ones keep their number") {
  const auto table = read_table("a\tb\tc\n\nd\n\te");
  REQUIRE(table);
  CHECK(table->rows == Rows{{"a", "b", "c"}, {""}, {"d"}, {"", "e"}});
  CHECK(table->columns == 3);
  CHECK(table->cell(2, 1).empty());
  CHECK(table->cell(9, 9).empty());
}

TEST_CASE("spaces around a cell go, of every kind that spreadsheets use") {
  CHECK(rows_of(" \xC2\xA0 a b\xE2\x80\x89\t\xE2\x80\xAF"
                "1 ") == Rows{{"a b", "1"}});
}

TEST_CASE("what is no table is refused with its place") {
  CHECK(refusal_of("").code == problem::table_empty);
  CHECK(refusal_of(" \t\n\t").code == problem::table_empty);
  CHECK(refusal_of(std::string_view("a\0b", 3)).code == problem::table_not_text);
  CHECK(refusal_of("a\xFF\xFE").code == problem::table_not_text);
  CHECK(refusal_of("a\tb\nc\t\"d\te\nf") ==
        Problem{std::string(problem::table_quote_unclosed), "/1/1", "", ""});
  const Problem long_cell = refusal_of("a\tb\nc\t" + std::string(limits::cell_bytes + 1, 'x'));
  CHECK(long_cell.code == problem::table_cell_too_long);
  CHECK(long_cell.at == "/1/1");
  const Problem wide = refusal_of(repeated("x\t", limits::table_columns) + "x");
  CHECK(wide.code == problem::table_too_many_columns);
  CHECK(wide.at == "/0/" + std::to_string(limits::table_columns));
}

TEST_CASE("a hundred thousand rows are refused, and the limit itself is taken") {
  const Problem many = refusal_of(repeated("Bygga\t1200\n", 100'000));
  CHECK(many.code == problem::table_too_many_rows);
  CHECK(many.found == "100000");
  CHECK(rows_of(repeated("x\ty\n", limits::table_rows)).size() == limits::table_rows);
  CHECK(refusal_of(std::string(limits::table_bytes + 1, 'x')).code == problem::table_too_large);
}

TEST_CASE("what is written as a spreadsheet writes it is read as it was") {
  test::Chance chance(11);
  const std::vector<std::string> pieces = {"Bygga", "\"", "\n", "å", " ", "1", ";", ",", "x\ty"};
  for (int round = 0; round < 500; ++round) {
    Rows rows(1 + chance.below(5));
    std::string text;
    const std::size_t columns = 2 + chance.below(4);
    for (auto& row : rows) {
      for (std::size_t column = 0; column < columns; ++column) {
        std::string cell = "c";
        for (std::size_t piece = chance.below(4); piece > 0; --piece) cell += chance.one_of(pieces);
        cell += "z";
        std::string written = "\"";
        for (const char character : cell)
          written += character == '"' ? "\"\"" : std::string(1, character);
        text += (column > 0 ? "\t" : "") +
                (cell.find_first_of("\"\n\t") == std::string::npos ? cell : written + "\"");
        row.push_back(cell);
      }
      text += "\r\n";
    }
    CAPTURE(text);
    CHECK(rows_of(text) == rows);
  }
}

TEST_CASE("no text at all makes the reader stumble, and what it takes is within the limits") {
  test::Chance chance(12);
  const std::string letters = "\"\"\t\n\r;, aå\xFF\x80";
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    for (std::size_t left = chance.below(60); left > 0; --left)
      text += letters[chance.below(letters.size())];
    const auto table = read_table(text);
    if (!table) continue;
    CHECK_FALSE(table->rows.empty());
    for (const auto& row : table->rows) CHECK(row.size() <= table->columns);
  }
}
