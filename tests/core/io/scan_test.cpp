// The fast reader of JSON says the same as nlohmann's of every text that it takes, and takes every
// text that nlohmann's does.
#include "../../../core/io/scan.hpp"

#include <cstring>

#include "../../../core/io/utf8.hpp"
#include "../support/mutated.hpp"
#include "../support/plans.hpp"

using namespace malvag;

namespace {

// What a parser told, to the last bit of each number.
struct Told {
  std::string log;
  std::size_t at_most = static_cast<std::size_t>(-1);  // calls, after which it stops the parser
  std::size_t calls = 0;
  bool is_faulty = false;

  bool say(const std::string& what) {
    log += what + "\n";
    return ++calls < at_most;
  }
  bool null() { return say("null"); }
  bool boolean(bool value) { return say(value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return say("integer " + std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return say("unsigned " + std::to_string(value)); }
  bool number_float(double value, std::string_view text) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return say("float " + std::to_string(bits) + " " + std::string(text));
  }
  bool string(std::string_view text) { return say("text " + std::string(text)); }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return say("{"); }
  bool key(std::string_view name) { return say("key " + std::string(name)); }
  bool end_object() { return say("}"); }
  bool start_array(std::size_t) { return say("["); }
  bool end_array() { return say("]"); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
    is_faulty = true;
    return false;
  }
};

// Returns whether the text is proper JSON.
bool check_same(const std::string& text, std::size_t at_most = static_cast<std::size_t>(-1)) {
  INFO(text);
  Told expected;
  expected.at_most = at_most;
  const bool is_whole = Json::sax_parse(text.begin(), text.end(), &expected);
  Told told;
  told.at_most = at_most;
  const io::Scanned scanned = io::scan(std::string_view(text), told);
  if (expected.is_faulty) {
    REQUIRE(scanned == io::Scanned::faulty);
    return false;
  }
  REQUIRE(scanned == (is_whole ? io::Scanned::whole : io::Scanned::stopped));
  REQUIRE(told.log == expected.log);
  return is_whole;
}

}  // namespace

TEST_CASE("numbers are told alike, whatever their form and size") {
  // clang-format off
  const std::vector<std::string> numbers = {
      "0", "-0", "7", "-7", "123456789012345678", "-12345678901234567", "1234567890123456789",
      "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
      "18446744073709551615", "18446744073709551616", "99999999999999999999999", "0.0", "-0.0",
      "0.1", "-0.002", "0.3", "204.7", "1.0000000000001", "9007199254740992.5",
      "0.12345678901234567", "0.1234567890123456789012345", "1e5", "1E+5", "1e-5", "4.9e-324",
      "2.2250738585072014e-308", "1.7976931348623157e308", "1e309", "-1e400", "0e0", "00", "01",
      "-", "-a", ".5", "5.", "5.e1", "1e", "1e+", "+1", "1.2.3", "0x10", "1a", "123456.789e3",
      "8.5", "0.30000000000000004", "179769313486231570000000000000000"};
  // clang-format on
  for (const std::string& number : numbers) {
    check_same(number);
    check_same("[" + number + "]");
    check_same("{\"a\": " + number + " ,\"b\":1}");
  }
}

TEST_CASE("texts are told alike, with all their escapes") {
  // clang-format off
  const std::vector<std::string> texts = {
      "", "a", "åäö", "eight___", "sixteen_characters", "with \\\" in it", "\\\\", "\\/",
      "\\b\\f\\n\\r\\t", "\\u0041", "\\u00e5\\u00C5", "\\u0000", "\\ud83d\\ude00", "\\ud83d",
      "\\ud83dx", "\\ud83d\\u0041", "\\ude00", "\\u12", "\\u12g4", "\\x", "\\", "\t", "\n",
      "1234567\x01", "12345678\x1f", "längre text med \\n radbrytning och mer därtill", "\x7f"};
  // clang-format on
  for (const std::string& text : texts) {
    check_same("\"" + text + "\"");
    check_same("{\"" + text + "\":[\"" + text + "\",\"efter\"]}");
    check_same("\"" + text);
  }
}

TEST_CASE("structure is told alike, and its faults are seen") {
  // clang-format off
  const std::vector<std::string> texts = {
      "", " ", "null", "nul", "nulll", "true", "tru", "false", "falsey", "{}", "{ }", "[]", "[ ]",
      "[1,2]", "[1,]", "[,1]", "[1 2]", "[1", "]", "}", "{", "[", "{]", "[}", "{\"a\"}",
      "{\"a\":}", "{\"a\":1,}", "{,}", "{a:1}", "{\"a\":1 \"b\":2}", "{\"a\":1}x", "{}{}", "[] []",
      " \t\r\n[ { \"a\" : [ null , true ] } ] \n", "[[[[]]],{\"a\":{\"b\":[]}}]", "1 2", "\"a\" 1",
      "[\v1]", "/* no */ 1"};
  // clang-format on
  for (const std::string& text : texts) {
    check_same(text);
  }
  check_same(std::string("[1,\0 2]", 7));
}

TEST_CASE("a handler that stops is told no more") {
  const std::string text = R"({"a":[1,{"b":"c"},2.5,null],"d":false})";
  for (std::size_t calls = 1; calls < 14; ++calls) check_same(text, calls);
}

TEST_CASE("plans broken at random are told alike or found faulty") {
  test::Chance chance(4);
  const std::string all = test::file("tests/data/all_fields.json");
  const std::string unknown = test::file("tests/data/unknown_members.json");
  int whole = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::string text = test::mutated(round % 2 == 0 ? all : unknown, chance);
    if (io::first_fault_in_utf8(text) != std::string_view::npos) continue;
    if (check_same(text)) ++whole;
  }
  CHECK(whole > 100);
}
