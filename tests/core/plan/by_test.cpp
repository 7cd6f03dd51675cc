// The small map keeps its keys in order and one of each.
#include "../../../core/plan/by.hpp"

#include <catch_amalgamated.hpp>
#include <string>

using malvag::By;

TEST_CASE("entries come in the order of their keys, the last of a key stands") {
  By<int, std::string> years = {{2022, "c"}, {2020, "a"}, {2021, "b"}, {2020, "A"}};
  std::string text;
  for (const auto& [year, value] : years) text += value;
  CHECK(text == "Abc");
  CHECK(years.size() == 3);
  CHECK(*years.find(2021) == "b");
  CHECK(years.find(2019) == nullptr);
  CHECK(years.value_or(2030, std::string("none")) == "none");
}

TEST_CASE("equality is of entries, however they were put in") {
  CHECK(By<int, int>{{1, 2}, {3, 4}} == By<int, int>{{3, 4}, {1, 2}});
  CHECK_FALSE(By<int, int>{{1, 2}} == By<int, int>{{1, 3}});
}
