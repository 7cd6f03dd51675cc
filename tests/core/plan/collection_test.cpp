// Collections share what did not change, and are equal when what they hold is.
#include "../../../core/plan/collection.hpp"

#include <catch_amalgamated.hpp>

#include "../../../core/plan/plan.hpp"

using namespace malvag;

namespace {

Goal goal(const char* id, const char* title = "Mål") {
  Goal made;
  made.id = id;
  made.title = title;
  return made;
}

Collection<Goal> three() {
  return Collection<Goal>::from({goal("a"), goal("b"), goal("c")});
}

std::string order(const Collection<Goal>& goals) {
  std::string text;
  for (const Goal& one : goals) text += one.id;
  return text;
}

}  // namespace

TEST_CASE("an entity is found by its id and stands in its place") {
  const Collection<Goal> goals = three();
  CHECK(goals.find("b")->id == "b");
  CHECK(goals.place_of("c") == 2);
  CHECK(goals.find("d") == nullptr);
  CHECK(Collection<Goal>().find("a") == nullptr);
  CHECK(order(Collection<Goal>()).empty());
}

TEST_CASE("an entity is replaced where it stands, and the others stay the same objects") {
  const Collection<Goal> before = three();
  const Collection<Goal> now = before.with(goal("b", "Nytt"));
  CHECK(order(now) == "abc");
  CHECK(now.find("b")->title == "Nytt");
  CHECK(before.find("b")->title == "Mål");
  CHECK(now.find("a") == before.find("a"));
  CHECK(now.identity() != before.identity());
}

TEST_CASE("entities are put last or before another, moved and taken away") {
  CHECK(order(three().with(goal("d"))) == "abcd");
  CHECK(order(three().with(goal("d"), "a")) == "dabc");
  CHECK(order(three().with(goal("c"), "a")) == "cab");
  CHECK(three().with(goal("c"), "a").place_of("b") == 2);
  CHECK(order(three().without("b")) == "ac");
  CHECK(three().without("b").place_of("c") == 1);
  CHECK(three().without("nobody") == three());
}

TEST_CASE("collections are equal when their entities are, in the same order") {
  CHECK(three() == three());
  CHECK(three().identity() != three().identity());
  CHECK_FALSE(three() == three().with(goal("a", "Annat")));
  CHECK_FALSE(three() == three().with(goal("c"), "a"));
  CHECK(Collection<Goal>() == Collection<Goal>::from({}));
}

TEST_CASE("a second entity with the same id is left out") {
  const auto goals = Collection<Goal>::from({goal("a", "ett"), goal("b"), goal("a", "två")});
  CHECK(order(goals) == "ab");
  CHECK(goals.find("a")->title == "ett");
  CHECK(goals.place_of("b") == 1);
}

TEST_CASE("each of very many is found at its own place, and nothing else is") {
  std::vector<Goal> many;
  for (int number = 0; number < 5000; ++number) {
    many.push_back(goal(("g-" + std::to_string(number)).c_str()));
  }
  const auto goals = Collection<Goal>::from(std::move(many));
  REQUIRE(goals.size() == 5000);
  for (std::size_t place = 0; place < goals.size(); ++place) {
    REQUIRE(goals.place_of(goals[place].id) == place);
  }
  CHECK(goals.find("g-5000") == nullptr);
  CHECK(goals.find("") == nullptr);
}
