// Numbers as people write them, against what they mean.
#include "../../../core/io/written_number.hpp"

#include "../../../core/plan/limits.hpp"
#include "../support/chance.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using io::DecimalMark;
using io::MoneyUnit;
using io::read_number;

namespace {

double read(std::string_view text, DecimalMark mark) {
  const auto number = read_number(text, mark);
  INFO(text);
  REQUIRE(number);
  return io::value_of(*number);
}

std::optional<std::int64_t> tkr(std::string_view text, MoneyUnit unit,
                                DecimalMark mark = DecimalMark::comma) {
  const auto number = read_number(text, mark);
  INFO(text);
  REQUIRE(number);
  return io::tkr_of(*number, unit);
}

}  // namespace

TEST_CASE("what can be read one way only is read so in both languages") {
  const std::pair<const char*, double> numbers[] = {{"0", 0},
                                                    {"1200", 1200},
                                                    {"1 459,9", 1459.9},
                                                    {"1,459.9", 1459.9},
                                                    {"1.459,9", 1459.9},
                                                    {"1 459.9", 1459.9},
                                                    {"−1 200", -1200},
                                                    {"-1\u00A0200", -1200},
                                                    {"–1\u202F200", -1200},
                                                    {"1\u2009200", 1200},
                                                    {"(1 200)", -1200},
                                                    {"1 200-", -1200},
                                                    {"+5", 5},
                                                    {"12,5", 12.5},
                                                    {"12.5", 12.5},
                                                    {"0,459", 0.459},
                                                    {"0.459", 0.459},
                                                    {"1,459,900", 1459900},
                                                    {"1.459.900", 1459900},
                                                    {"30 %", 30},
                                                    {",5", 0.5},
                                                    {"1 459,900", 1459.9},
                                                    {"007", 7}};
  for (const auto& [text, value] : numbers) {
    CHECK(read(text, DecimalMark::comma) == value);
    CHECK(read(text, DecimalMark::point) == value);
  }
}

TEST_CASE("three digits after a lone mark are decimals or thousands as the mark says") {
  CHECK(read("1,459", DecimalMark::comma) == 1.459);
  CHECK(read("1,459", DecimalMark::point) == 1459);
  CHECK(read("1.459", DecimalMark::comma) == 1459);
  CHECK(read("1.459", DecimalMark::point) == 1.459);
  CHECK_FALSE(io::decimal_mark_of("1,459"));
  CHECK_FALSE(io::decimal_mark_of("1459"));
  CHECK(io::decimal_mark_of("12,5") == DecimalMark::comma);
  CHECK(io::decimal_mark_of("1,459.9") == DecimalMark::point);
}

TEST_CASE("what is no number is none") {
  for (const char* text : {"",       "-",          "–",     "två",         "12 st",
                           "1 2",    "12 34",      "1,2,3", "1..2",        "2021-12",
                           "1 4599", "1e5",        "0x10",  "1,",          "(5",
                           "kr",     "1 200 euro", "--5",   "1 200 000 0", "1234567890123456"}) {
    CAPTURE(text);
    CHECK_FALSE(read_number(text, DecimalMark::comma));
    CHECK_FALSE(read_number(text, DecimalMark::point));
  }
}

TEST_CASE("amounts become whole tkr, from the unit that they say or else the column's") {
  CHECK(tkr("1 459,9", MoneyUnit::mkr) == 1'459'900);
  CHECK(tkr("1 459,9 mkr", MoneyUnit::tkr) == 1'459'900);
  CHECK(tkr("1,459.9 MSEK", MoneyUnit::kronor) == 1'459'900);
  CHECK(tkr("−1 200 tkr", MoneyUnit::mkr) == -1200);
  CHECK(tkr("(1 200) tkr", MoneyUnit::mkr) == -1200);
  CHECK(tkr("SEK 1,500,000", MoneyUnit::tkr, DecimalMark::point) == 1500);
  CHECK(tkr("1 500 000 kr", MoneyUnit::tkr) == 1500);
  CHECK(tkr("250 000:-", MoneyUnit::tkr) == 250);
  CHECK(tkr("12", MoneyUnit::tkr) == 12);
}

TEST_CASE("halves are rounded away from zero, and what is small becomes nothing") {
  CHECK(tkr("1 500", MoneyUnit::kronor) == 2);
  CHECK(tkr("1 499", MoneyUnit::kronor) == 1);
  CHECK(tkr("-1 500", MoneyUnit::kronor) == -2);
  CHECK(tkr("0,5", MoneyUnit::tkr) == 1);
  CHECK(tkr("0,000000000000001", MoneyUnit::kronor) == 0);
}

TEST_CASE("an amount beyond what a plan holds is none") {
  CHECK(tkr("1000000000", MoneyUnit::tkr) == limits::tkr);
  CHECK_FALSE(tkr("1000000001", MoneyUnit::tkr));
  CHECK_FALSE(tkr("999999999999999", MoneyUnit::mkr));
}

TEST_CASE("an amount written in any way is read as what it was") {
  test::Chance chance(5);
  for (int round = 0; round < 2'000; ++round) {
    const auto amount = static_cast<std::int64_t>(chance.below(2'000'000'000));
    const bool is_negative = chance.one_in(3);
    const bool is_swedish = chance.one_in(2);
    std::string digits = std::to_string(amount / 1000);
    std::string decimals = std::to_string(1000 + amount % 1000).substr(1);
    const std::vector<std::string> spaces = {" ", "\u00A0", "\u202F", "\u2009"};
    const std::string group = is_swedish ? chance.one_of(spaces) : ",";
    for (std::size_t place = digits.size(); place > 3;) digits.insert(place -= 3, group);
    const std::string text = std::string(is_negative ? "\u2212" : "") + digits +
                             (is_swedish ? "," : ".") + decimals + (chance.one_in(2) ? " mkr" : "");
    CAPTURE(text);
    const auto read =
        tkr(text, MoneyUnit::mkr, is_swedish ? DecimalMark::comma : DecimalMark::point);
    if (amount <= limits::tkr) {
      CHECK(read == (is_negative ? -amount : amount));
    } else {
      CHECK_FALSE(read);
    }
  }
}
