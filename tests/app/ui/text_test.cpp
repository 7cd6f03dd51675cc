// Numbers and dates as they are written, and the locale files held together.
#include "../../../app/ui/text.hpp"

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <set>

#include "../../../app/ui/numbers.hpp"
#include "../../../app/ui/text_tables.hpp"
#include "../../../core/plan/json.hpp"
#include "../../../core/plan/limits.hpp"
#include "../../../core/plan/problem_codes.hpp"
#include "../driver.hpp"

namespace malvag::ui {
namespace {

constexpr Language sv = Language::sv;
constexpr Language en = Language::en;

TEST_CASE("numbers are grouped with a space that does not break, and have a real minus") {
  CHECK(whole_number(sv, 1694737) == "1\u00A0694\u00A0737");
  CHECK(whole_number(sv, -999) == "\u2212999");
  CHECK(whole_number(en, 1694737) == "1,694,737");
  CHECK(million_kronor(sv, 1459900) == "1\u00A0459,9");
  CHECK(million_kronor(sv, -9000) == "\u22129,0");
  // What is there is never told as nothing.
  CHECK(million_kronor(sv, -20) == "\u22120,02");
  CHECK(million_kronor(sv, 8) == "0,008");
  CHECK(million_kronor(sv, 50) == "0,1");
  CHECK(million_kronor(sv, 1450) == "1,5");
  CHECK(million_kronor(sv, -21650) == "\u221221,7");
  CHECK(million_kronor(sv, 350) == "0,4");
  CHECK(million_kronor(sv, 0) == "0,0");
  CHECK(rounded_money(sv, 40) == "40\u00A0tkr");
  CHECK(rounded_money(sv, 1460) == "1,5\u00A0mkr");
  CHECK(rounded_money(en, -40) == "SEK\u00A0\u221240\u00A0k");
  CHECK(million_kronor(en, 1459900) == "1,459.9");
  CHECK(percent(sv, 0.002, 1) == "0,2\u00A0%");
  CHECK(percent(en, 0.3) == "30%");
}

TEST_CASE("a number carries no decimals that say nothing") {
  CHECK(plain_number(sv, 7) == "7");
  CHECK(plain_number(sv, 7.25) == "7,25");
  CHECK(plain_number(en, 7.3) == "7.3");
  CHECK(plain_number(sv, -0.5, 1) == "\u22120,5");
  CHECK(plain_number(sv, 1.0 / 3) == "0,33");
  CHECK(plain_number(sv, 2.999, 1) == "3,0");
}

TEST_CASE("dates and times are written in words") {
  CHECK(date(sv, "2026-04-22") == "22 april 2026");
  CHECK(date(en, "2020-01-05T10:00:00+01:00") == "5 January 2020");
  CHECK(clock("2026-11-23T14:02:31+01:00") == "14:02");
  CHECK(date(sv, "2020") == "2020");
}

TEST_CASE("what a person writes in a number field is understood") {
  CHECK(parse_number("30") == 30.0);
  CHECK(parse_number(" 30 % ") == 30.0);
  CHECK(parse_number("0,2") == 0.2);
  CHECK(parse_number("0.2") == 0.2);
  CHECK(parse_number("\u22121\u00A0459,9") == -1459.9);
  CHECK(parse_number("-9") == -9.0);
  CHECK_FALSE(parse_number(""));
  CHECK_FALSE(parse_number("trettio"));
  CHECK_FALSE(parse_number("1,2,3"));
  CHECK_FALSE(parse_number("1e999"));
  CHECK_FALSE(parse_number("nan"));
}

TEST_CASE("a written number is read back as itself") {
  for (const std::int64_t number : {0L, 7L, -7L, 1000L, -123456L, 999999999L}) {
    CAPTURE(number);
    CHECK(parse_number(whole_number(sv, number)) == static_cast<double>(number));
  }
}

TEST_CASE("parts of a sum are rounded so that they add up as shown") {
  // 18,32 + 27,04 + 7,28 + 8,24 = 60,88: each rounded by itself would give 60,8.
  const auto parts = rounded_to_sum({18.32, 27.04, 7.28, 8.24}, 1);
  double sum = 0;
  for (const double part : parts) sum += part;
  CHECK(decimal_number(sv, sum, 1) == "60,9");
  CHECK(decimal_number(sv, parts[0], 1) == "18,3");
  CHECK(decimal_number(sv, parts[2], 1) == "7,3");
  CHECK(rounded_to_sum({}, 1).empty());
  CHECK(rounded_to_sum({0.04}, 1)[0] == 0);
}

TEST_CASE("a plural takes its form and its number word, and starts with a capital") {
  CHECK(plural(sv, PluralKey::val_tier_levels, 1) == "En nivå");
  CHECK(plural(sv, PluralKey::val_tier_levels, 4) == "Fyra nivåer");
  CHECK(plural(sv, PluralKey::val_tier_levels, 13) == "13 nivåer");
  CHECK(plural(en, PluralKey::val_tier_levels, 4) == "Four levels");
  CHECK(capitalised("åtta") == "Åtta");
  CHECK(capitalised("") == "");
}

std::set<std::string> places_of(const std::string& text) {
  std::set<std::string> places;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    places.insert(text.substr(at, text.find('}', at) - at + 1));
  }
  return places;
}

std::vector<std::pair<Json, Json>> locale_files() {
  std::vector<std::pair<Json, Json>> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(MALVAG_SOURCE_DIR) + "/assets/locale")) {
    const std::string name = entry.path().filename().string();
    if (name.find(".sv.json") == std::string::npos) continue;
    const std::string english = name.substr(0, name.size() - 7) + "en.json";
    files.emplace_back(Json::parse(test::file_bytes("assets/locale/" + name), nullptr, false),
                       Json::parse(test::file_bytes("assets/locale/" + english), nullptr, false));
  }
  return files;
}

TEST_CASE("each text has the same places to fill in both languages") {
  const auto files = locale_files();
  REQUIRE(files.size() >= 3);
  for (const auto& [swedish, english] : files) {
    REQUIRE(swedish.is_object());
    for (const auto& [key, text] : swedish.items()) {
      CAPTURE(key);
      REQUIRE(english.contains(key));
      CHECK(places_of(text.get<std::string>()) == places_of(english[key].get<std::string>()));
    }
  }
}

TEST_CASE("no text shouts, and no label ends in a colon") {
  for (const auto& [swedish, english] : locale_files()) {
    for (const Json* texts : {&swedish, &english}) {
      for (const auto& [key, value] : texts->items()) {
        const std::string text = value.get<std::string>();
        CAPTURE(key, text);
        CHECK_FALSE(text.empty());
        CHECK(text.find('!') == std::string::npos);
        CHECK(text.back() != ':');
      }
    }
  }
}

TEST_CASE("what is put into a sentence is cut where nobody reads on, between two letters") {
  const std::string title(limits::text_bytes, 'x'), letters = "a" + [] {
    std::string all;
    for (std::size_t at = 0; at < limits::part_bytes; ++at) all += "å";
    return all;
  }();
  const auto said = [](const std::string& goal) {
    return text(sv, TextKey::apart_way_lower, {{"goal", goal}});
  };
  CHECK(said(title) == "Sänk nivån för ”" + title.substr(0, limits::part_bytes) + "…”");
  CHECK(said(letters) == "Sänk nivån för ”" + letters.substr(0, limits::part_bytes - 1) + "…”");
  const std::string fits(limits::part_bytes, 'x');
  CHECK(said(fits) == "Sänk nivån för ”" + fits + "”");
}

TEST_CASE("every problem has its words in both languages") {
  for (const std::string_view code : problem::all) {
    CAPTURE(code);
    for (const Language language : {sv, en}) {
      const auto words = text_by_name(language, "problem." + std::string(code));
      REQUIRE(words);
      CHECK_FALSE(text_by_name(language, "problem." + std::string(code) + "x"));
      CHECK(words->find('{') == std::string::npos);
    }
  }
}

}  // namespace
TEST_CASE("a program that is given its texts takes only its own") {
  using ui::Language;
  const std::string own(ui::texts_within[1]);
  const std::string before = ui::text(Language::en, ui::TextKey::app_name);
  for (const std::string& wrong :
       {std::string(), std::string("<!doctype html>"), own.substr(0, own.size() - 1), own + own,
        own.substr(own.find(ui::after_each_text) + 1)}) {
    CHECK_FALSE(ui::give_texts(Language::en, wrong));
    CHECK(ui::text(Language::en, ui::TextKey::app_name) == before);
  }
  std::string others = own;  // the first text is another
  others.insert(0, "x");
  CHECK(ui::give_texts(Language::en, others));
  const auto first = static_cast<ui::TextKey>(0);
  CHECK(ui::text(Language::en, first).starts_with('x'));
  CHECK(ui::give_texts(Language::en, own));
  CHECK_FALSE(ui::text(Language::en, first).starts_with('x'));
}

}  // namespace malvag::ui
