// What the worker says of which goals hold together is read back as it was.
#include "../../../app/platform/feasibility_messages.hpp"

#include <catch_amalgamated.hpp>

#include "../../core/support/plans.hpp"

namespace malvag::test {
namespace {

conflict::Feasibility of_sample(const conflict::FeasibilityAsked& more = {}) {
  const Plan plan = read(file("assets/plans/rs-2020.json")).document.plan;
  conflict::FeasibilityAsked asked = conflict::asked_in_force(plan);
  asked.more_room = more.more_room;
  return conflict::feasibility(plan, asked);
}

}  // namespace

TEST_CASE("which goals hold together survives the way from the worker") {
  const conflict::Feasibility result = of_sample();
  REQUIRE(result.conflicts.size() == 4);
  const auto back =
      platform::feasibility_from(Json::parse(platform::to_json(result).dump(), nullptr, false));
  REQUIRE(back);
  CHECK(*back == result);
}

TEST_CASE("a message that lacks a member or has another kind is none") {
  const Json whole = platform::to_json(of_sample());
  CHECK_FALSE(platform::feasibility_from(Json()));
  CHECK_FALSE(platform::feasibility_from(Json::array()));
  for (const auto& [name, value] : whole.items()) {
    CAPTURE(name);
    Json without = whole;
    without.erase(name);
    CHECK_FALSE(platform::feasibility_from(without));
    Json other = whole;
    other[name] = value.is_string() ? Json(1) : Json("text");
    if (name != "impossible") CHECK_FALSE(platform::feasibility_from(other));
  }
  Json broken = whole;
  broken["conflicts"][0]["lowerTargets"][0]["goal"] = 3;
  CHECK_FALSE(platform::feasibility_from(broken));
}

TEST_CASE("what more money brings into the best choice survives the way, and nothing else does") {
  using conflict::MoreChoice;
  for (const auto kind : {MoreChoice::Kind::none, MoreChoice::Kind::same, MoreChoice::Kind::other,
                          MoreChoice::Kind::first, MoreChoice::Kind::nothing}) {
    const MoreChoice choice{kind, {"m-1", "m-2"}, {"m-3"}, true};
    const Json json = platform::to_json(choice);
    CHECK(platform::more_choice_from(Json::parse(json.dump(), nullptr, false)) == choice);
    for (const auto& [name, value] : json.items()) {
      CAPTURE(name);
      Json other = json;
      other[name] = 7;
      CHECK_FALSE(platform::more_choice_from(other));
      other.erase(name);
      CHECK_FALSE(platform::more_choice_from(other));
    }
  }
}

TEST_CASE("rooms that are tried are read back, and nothing else is") {
  const std::map<std::pair<Id, Year>, Tkr> rooms = {{{"f-1", 2020}, 2'100}, {{"f-1", 2021}, 5}};
  CHECK(platform::rooms_from(platform::rooms_json(rooms)) == rooms);
  CHECK_FALSE(platform::rooms_from(Json::parse(R"([{"frame":"f-1","year":"2020","more":1}])")));
}

}  // namespace malvag::test
