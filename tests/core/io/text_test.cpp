// UTF-8, dates, ids and places in a text.
#include "../../../core/io/decode.hpp"
#include "../../../core/io/file_kind.hpp"
#include "../../../core/io/set_member.hpp"
#include "../../../core/io/utf8.hpp"
#include "../support/plans.hpp"

using namespace malvag;

TEST_CASE("UTF-8 is told from what only looks like it") {
  constexpr auto fine = std::string_view::npos;
  struct Case {
    std::string_view bytes;
    std::size_t fault;
  };
  for (const Case& one : {
           Case{"", fine}, Case{"Målvåg — 目标 🎯", fine},
           Case{"\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", fine},
           Case{"ok\x80", 2},            // a byte that continues nothing
           Case{"12345678\xC3", 8},      // cut short
           Case{"\xC0\xAF", 0},          // overlong
           Case{"\xE0\x9F\xBF", 0},      // overlong
           Case{"\xED\xA0\x80", 0},      // a surrogate
           Case{"\xF4\x90\x80\x80", 0},  // above U+10FFFF
           Case{"abc\xE2\x82 def", 3},   // the third byte is missing
           Case{"\xFF\xFE{\0", 0},       // UTF-16
       }) {
    INFO(one.bytes);
    CHECK(io::first_fault_in_utf8(one.bytes) == one.fault);
  }
}

TEST_CASE("dates are days of the calendar") {
  for (const char* date : {"2020-02-29", "2000-02-29", "2019-12-31", "1900-01-01"}) {
    CHECK(io::is_date(date));
  }
  for (const char* date :
       {"2019-02-29", "1900-02-29", "2020-13-01", "2020-00-10", "2020-04-31", "2020-1-1",
        "20200101", "2020-01-01T00:00", "1899-12-31", "år 2020-1-1", "2020-01-0x"}) {
    INFO(date);
    CHECK_FALSE(io::is_date(date));
  }
}

TEST_CASE("ids are small letters, digits and hyphens") {
  CHECK(io::is_id("a"));
  CHECK(io::is_id("vp-2020"));
  CHECK(io::is_id(std::string(64, 'a')));
  for (const char* id : {"", "A", "1a", "-a", "a b", "å", "a_b"}) CHECK_FALSE(io::is_id(id));
  CHECK_FALSE(io::is_id(std::string(65, 'a')));
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(io::line_and_column("åäö!", 7) == "1:4");
  CHECK(io::line_and_column("a\nbc", 4) == "2:2");
  CHECK(io::line_and_column("", 0) == "1:1");
}

TEST_CASE("pointers are split and unescaped") {
  CHECK(io::pointer_tokens("/a~1b/m~0n/0") == std::vector<std::string>{"a/b", "m~n", "0"});
  CHECK(io::pointer_tokens("/") == std::vector<std::string>{""});
  CHECK(io::pointer_tokens("").empty());
  CHECK(io::pointer_tokens("a/b").empty());
  CHECK(io::pointer_tokens("/a~2").empty());
  CHECK(io::pointer_tokens("/a~").empty());
}

TEST_CASE("what was found is cut to a line without breaking a character") {
  const std::string swedish(79, 'a');
  CHECK(io::shortened(swedish + "ååå") == swedish + "…");
  CHECK(io::shortened("two\nlines") == "two lines");
}
