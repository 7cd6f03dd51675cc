// No word of the app is cut for want of room, down to a telephone 320 pixels wide, and to one of
// 390 with text twice as large.
#include <catch_amalgamated.hpp>
#include <map>
#include <set>

#include "../driver.hpp"

namespace malvag::test {
namespace {

struct Size {
  float width, height, text;
};
constexpr Size sizes[] = {{320, 4000, 1},  {320, 4000, 2},  {390, 4000, 2},
                          {390, 4000, 1},  {820, 4000, 1},  {820, 4000, 2},
                          {1440, 4000, 1}, {1440, 4000, 2}, {1920, 4000, 1}};
const char* const routes[] = {"#/laget",       "#/laget/kedja",       "#/laget/kedja/g-22",
                              "#/konflikt",    "#/konflikt/granska",  "#/val",
                              "#/val/m-001",   "#/val/avvagning",     "#/val/avvagning/m-001",
                              "#/val/granska", "#/val/granska/m-001", "#/val/princip",
                              "#/mer",         "#/mer/klistra"};

}  // namespace

TEST_CASE("no words are cut on any screen at any size") {
  std::map<std::string, std::set<std::string>> cut;
  for (const Size& size : sizes) {
    Driver driver({size.width, size.height, false, size.text});
    driver.open_sample();
    driver.start();
    for (const char* route : routes) {
      driver.event({{"type", "route"}, {"route", route}});
      driver.settle();
      for (const std::string& text : driver.cut_texts()) {
        cut[text].insert(std::to_string(static_cast<int>(size.width)) + "×" +
                         std::to_string(static_cast<int>(size.text)) + " " + route);
      }
    }
  }
  for (const auto& [text, where] : cut) {
    std::string all;
    for (const std::string& one : where) all += "\n    " + one;
    UNSCOPED_INFO(text << all);
  }
  CHECK(cut.empty());
}

}  // namespace malvag::test
