// A choice stands for as long as the plan says what it rested on, and no longer.
#include "../../../core/conflict/resolution.hpp"

#include <algorithm>
#include <map>

#include "../../../core/edit/document.hpp"
#include "../priority/plans.hpp"
#include "../support/chance.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using conflict::Changed;
using conflict::Course;
using conflict::Found;
using conflict::Standing;
using conflict::State;

namespace {

Plan sample() {
  return test::read(test::file("assets/plans/rs-2020.json")).document.plan;
}

const Found& found_by_id(const std::vector<Found>& found, const Id& id) {
  const auto one =
      std::find_if(found.begin(), found.end(), [&](const Found& each) { return each.id == id; });
  REQUIRE(one != found.end());
  return *one;
}

ConflictChoice choice_about(const Plan& plan, const Found& found, const Id& id = "ch-1") {
  ConflictChoice choice;
  choice.id = id;
  choice.conflict = found.id;
  choice.title = "Frågan";
  choice.way.title = "Vägen";
  choice.reason = "Därför";
  choice.who = "Styrelsen";
  choice.date = "2020-03-01";
  choice.basis = conflict::basis_of(plan, priority::Prepared(plan), found);
  return choice;
}

conflict::Status status_in(const Plan& plan, const ConflictChoice& choice,
                           std::string_view on = {}) {
  return conflict::status_of(plan, priority::Prepared(plan), choice, conflict::find(plan), on);
}

Plan with_choices(Plan plan, std::vector<ConflictChoice> choices) {
  plan.choices = Collection<ConflictChoice>::from(std::move(choices));
  return plan;
}

Plan after(const Plan& plan, const Id& entity, const std::string& pointer, Json value) {
  const auto changed = edit::apply(plan, {edit::SetField{entity, pointer, std::move(value)}});
  REQUIRE(changed);
  return *changed;
}

std::vector<std::string> parts_of(const std::string& name) {
  std::vector<std::string> parts(1);
  for (const char sign : name) {
    if (sign == '/') {
      parts.emplace_back();
    } else {
      parts.back() += sign;
    }
  }
  return parts;
}

// The plan with one thing that a choice rests on said otherwise; none: it is said nowhere alone.
std::optional<Plan> with_other_fact(const Plan& plan, const std::string& name,
                                    const std::string& value) {
  const std::vector<std::string> parts = parts_of(name);
  if (parts[0] == "principle") {
    if (parts[1] != "version") return std::nullopt;
    return after(plan, priority::principle_in_force(plan)->id, "/version", std::stoi(value) + 1);
  }
  const std::string& what = parts[2];
  if (what == "weight") return after(plan, parts[1], "/weight", std::stod(value) + 0.5);
  if (what == "strength") return after(plan, parts[1], "/strength", value == "-3" ? -2 : -3);
  if (what == "baseline") return after(plan, parts[1], "/baseline/value", std::stod(value) + 1);
  if (what == "target") {
    const Target& target = *plan.kpis.find(parts[1])->target.find(std::stoi(parts[3]));
    return after(plan, parts[1], "/target/" + parts[3] + "/value", target.value + 0.001);
  }
  if (what == "fulfilledAt") {
    return after(plan, parts[1], "/fulfilledAt/" + parts[3], std::stod(value) + 1);
  }
  if (what == "costs" || what == "room" || what == "amounts") {
    return after(plan, parts[1], "/" + what + "/" + parts[3], std::stoll(value) + 1);
  }
  return std::nullopt;
}

bool names(const std::vector<Changed>& changed, const std::string& name, const std::string& then) {
  return std::any_of(changed.begin(), changed.end(), [&](const Changed& one) {
    return one.name == name && one.then == then && one.now != then;
  });
}

}  // namespace

TEST_CASE("in a plan that says the same, every choice stands") {
  const Plan plan = sample();
  const priority::Prepared prepared(plan);
  const auto found = conflict::find(plan);
  REQUIRE(found.size() > 20);
  for (const Found& one : found) {
    INFO(one.id);
    const ConflictChoice choice = choice_about(plan, one);
    CHECK_FALSE(choice.basis.empty());
    CHECK(conflict::status_of(plan, prepared, choice, found, "2030-01-01") == conflict::Status{});
  }
}

TEST_CASE("whichever of the things that a choice rests on changes, it is open again and names it") {
  const Plan plan = sample();
  test::Chance chance(5);
  std::map<std::string, int> tried;
  for (const Found& one : conflict::find(plan)) {
    const ConflictChoice choice = choice_about(plan, one);
    std::map<std::string, int> of_kind;
    for (const auto& [name, value] : choice.basis) {
      const std::vector<std::string> parts = parts_of(name);
      const std::string kind = parts.size() > 2 ? parts[2] : name;
      if (of_kind[kind] == 2 || (of_kind[kind] == 1 && !chance.one_in(4))) continue;
      const auto otherwise = with_other_fact(plan, name, value);
      if (!otherwise) continue;
      ++of_kind[kind];
      INFO(one.id << " " << name);
      const conflict::Status status = status_in(*otherwise, choice);
      if (status.standing == Standing::gone) continue;
      CHECK(status.standing == Standing::reopened);
      CHECK(names(status.changed, name, value));
      ++tried[kind];
    }
  }
  for (const char* kind : {"weight", "fulfilledAt", "strength", "baseline", "target", "costs",
                           "room", "amounts", "principle/version"}) {
    INFO(kind);
    CHECK(tried[kind] > 0);
  }
}

TEST_CASE("what is new and what is gone re-opens a choice too") {
  const Plan plan = sample();
  const ConflictChoice choice = choice_about(plan, found_by_id(conflict::find(plan), "g-19+g-22"));
  Influence another = *plan.influences.find(
      std::get<conflict::Judged>(found_by_id(conflict::find(plan), "g-19+g-22").evidence)
          .most.influences.front());
  const Id first = another.id;
  const std::string strength = std::to_string(another.strength);
  another.id = "i-new";
  another.strength = -3;
  Plan more = plan;
  more.influences = more.influences.with(another);
  CHECK(status_in(more, choice).changed ==
        std::vector<Changed>{{"influences/i-new/strength", "", "-3"}});
  Plan fewer = plan;
  fewer.influences = fewer.influences.without(first);
  CHECK(names(status_in(fewer, choice).changed, "influences/" + first + "/strength", strength));
}

TEST_CASE("a change that does not concern the conflict lets a choice stand") {
  const Plan plan = sample();
  const ConflictChoice choice = choice_about(plan, found_by_id(conflict::find(plan), "g-19+g-22"));
  for (const Goal& goal : plan.goals) {
    if (goal.id == "g-19" || goal.id == "g-22") continue;
    INFO(goal.id);
    REQUIRE(status_in(after(plan, goal.id, "/weight", 7), choice).standing == Standing::stands);
  }
  CHECK(status_in(after(plan, "g-19", "/title", "Friskare"), choice).standing == Standing::stands);
}

TEST_CASE("undoing what re-opened a choice lets it stand again") {
  const Plan plan = sample();
  edit::History history({plan, {}});
  ConflictChoice choice = choice_about(plan, found_by_id(conflict::find(plan), "g-19+g-22"));
  const Plan chosen = with_choices(plan, {choice});
  REQUIRE_FALSE(history.commit(
      {edit::PutEntity{"choices", io::entity_to_json(chosen, "choices", "ch-1"), {}}}, {}));
  CHECK(history.plan() == chosen);
  const auto state = [&] {
    const auto found = conflict::find(history.plan());
    const auto all = conflict::settlements(history.plan(), priority::Prepared(history.plan()),
                                           found, "2020-04-01");
    for (std::size_t place = 0; place < found.size(); ++place) {
      if (found[place].id == "g-19+g-22") return all[place].state;
    }
    return State::open;
  };
  CHECK(state() == State::decided);
  REQUIRE_FALSE(history.commit({edit::SetField{"g-22", "/weight", 3}}, {}));
  CHECK(state() == State::open_again);
  history.undo({});
  CHECK(state() == State::decided);
  history.undo({});
  CHECK(state() == State::open);
}

TEST_CASE("the latest choice about a conflict counts, and one that was taken up again does not") {
  const Plan plan = sample();
  const auto found = conflict::find(plan);
  const Found& pair = found_by_id(found, "g-19+g-22");
  ConflictChoice first = choice_about(plan, pair, "ch-1");
  ConflictChoice second = choice_about(plan, pair, "ch-2");
  ConflictChoice same_day = choice_about(plan, pair, "ch-3");
  second.date = same_day.date = "2020-05-01";
  second.accepted = same_day.accepted = true;
  const Plan decided = with_choices(plan, {second, first, same_day});
  const auto about = conflict::choices_about(decided, pair.id);
  REQUIRE(about.size() == 3);
  CHECK(about[0]->id == "ch-3");
  CHECK(about[1]->id == "ch-2");
  CHECK(about[2]->id == "ch-1");
  const auto state_of = [&](const ConflictChoice& choice, std::string_view on) {
    const Plan with = with_choices(plan, {choice});
    const auto all = conflict::settlements(with, priority::Prepared(with), found, on);
    return all[static_cast<std::size_t>(&pair - found.data())].state;
  };
  CHECK(state_of(same_day, "2020-06-01") == State::accepted);
  same_day.followUp = "2020-06-02";
  CHECK(state_of(same_day, "2020-06-01") == State::accepted);
  CHECK(state_of(same_day, "2020-06-02") == State::follow_up_due);
  CHECK(state_of(same_day, "") == State::accepted);
  same_day.reopened = Reopening{"Styrelsen", "2020-06-03", "Nytt läge", {}};
  CHECK(state_of(same_day, "2020-06-04") == State::open_again);
  CHECK(status_in(plan, same_day).changed.empty());
}

TEST_CASE("a choice whose conflict is not found any more is kept and said to be so") {
  const Plan plan = sample();
  ConflictChoice gone = choice_about(plan, found_by_id(conflict::find(plan), "g-19+g-22"));
  gone.conflict = "g-01+g-02";
  ConflictChoice later = gone;
  later.id = "ch-2";
  later.date = "2021-01-01";
  CHECK(status_in(plan, gone).standing == Standing::gone);
  const Plan with = with_choices(plan, {gone, later});
  CHECK(conflict::without_conflict(with, conflict::find(with)) == std::vector<Id>{"ch-2"});
}

TEST_CASE("what changed between two sets of facts is every difference, once") {
  test::Chance chance(3);
  for (int round = 0; round < 500; ++round) {
    std::map<std::string, std::string> then, now;
    for (auto* side : {&then, &now}) {
      const std::size_t count = chance.below(6);
      for (std::size_t place = 0; place < count; ++place) {
        (*side)[std::string(1, static_cast<char>('a' + chance.below(6)))] =
            std::to_string(1 + chance.below(2));
      }
    }
    const auto basis = [](const auto& map) {
      return conflict::Basis::from({map.begin(), map.end()});
    };
    std::vector<Changed> expected;
    for (char letter = 'a'; letter < 'g'; ++letter) {
      const std::string name(1, letter);
      if (then[name] != now[name]) expected.push_back({name, then[name], now[name]});
    }
    for (auto* side : {&then, &now}) {
      for (auto item = side->begin(); item != side->end();) {
        item = item->second.empty() ? side->erase(item) : std::next(item);
      }
    }
    REQUIRE(conflict::changes(basis(then), basis(now)) == expected);
  }
}

TEST_CASE("where a goal goes first, the other's own measures wait with what they cost") {
  const Plan plan = sample();
  const auto found = conflict::find(plan);
  const Found& pair = found_by_id(found, "g-19+g-22");
  Course course;
  course.kind = Course::Kind::goal_first;
  course.goal = "g-22";
  const auto says = conflict::consequences(plan, pair, course);
  CHECK(says.waiting == "g-19");
  const conflict::OwnMeasures own = conflict::own_measures(plan, "g-19", "g-22");
  CHECK(says.left.measures == own.measures);
  CHECK(conflict::consequences(plan, pair, {}) == conflict::Consequences{});
  for (const Found& one : found) {
    if (conflict::ground_of(one.kind) != conflict::Ground::judged || one.goals.size() != 2)
      continue;
    course.goal = one.goals[1];
    Tkr sum = 0;
    for (const auto& [year, cost] : conflict::consequences(plan, one, course).freed) sum += cost;
    CHECK(sum == conflict::own_measures(plan, one.goals[0], one.goals[1]).cost);
  }
}

TEST_CASE(
    "what a goal's own measures cost has what others pay in it, and says what cannot be done") {
  const Plan plan = sample();
  const conflict::OwnMeasures lower_costs = conflict::own_measures(plan, "g-22", "g-02");
  CHECK(lower_costs.cost == -61'500);
  CHECK(lower_costs.others_pay);
  CHECK(lower_costs.all_can_be);
  CHECK(lower_costs.need_others);  // m-012 needs m-013, which does not lower costs
  Plan done = plan;
  Measure needed = *plan.measures.find("m-013");
  needed.status = MeasureStatus::done;
  done.measures = done.measures.with(std::move(needed));
  CHECK_FALSE(conflict::own_measures(done, "g-22", "g-02").need_others);
  const conflict::OwnMeasures learned = conflict::own_measures(plan, "g-16", "g-22");
  CHECK_FALSE(learned.others_pay);
  CHECK_FALSE(learned.all_can_be);                                       // one excludes another
  CHECK_FALSE(conflict::own_measures(plan, "g-15", "g-22").all_can_be);  // more than a group may
}

TEST_CASE(
    "after a way out of a shortage, the years that are still short are those that add up so") {
  test::Chance chance(17);
  int still = 0;
  for (int round = 0; round < 300; ++round) {
    Plan plan;
    const std::vector<Year> years = {2020, 2021};
    std::vector<Measure> measures;
    const std::size_t count = 1 + chance.below(7);
    for (std::size_t place = 0; place < count; ++place) {
      Measure measure = test::measure("m" + std::to_string(place), {}, 0);
      for (const Year year : years) {
        measure.costs.set(year, static_cast<Tkr>(chance.below(140)) - 40);
      }
      measures.push_back(measure);
    }
    const Tkr room = static_cast<Tkr>(chance.below(150));
    plan.frames = Collection<Frame>::from({test::frame("f", "rs", {{2020, room}, {2021, room}})});
    plan.measures = Collection<Measure>::from(measures);
    const auto found = conflict::find(plan);
    if (found.empty()) continue;
    const auto& shortage = std::get<conflict::Shortage>(found[0].evidence);
    Course course;
    course.kind = chance.one_in(2) ? Course::Kind::leave_out : Course::Kind::add_money;
    if (course.kind == Course::Kind::leave_out) {
      course.measures = shortage.fewest;
    } else {
      course.year = shortage.worst;
      course.money = shortage.years.front().missing;
    }
    std::vector<conflict::YearShort> expected;
    for (const Year year : years) {
      conflict::YearShort one{year, 0, room, 0};
      if (year == course.year) one.room += course.money;
      for (const Measure& measure : measures) {
        const auto& out = course.measures;
        if (std::find(out.begin(), out.end(), measure.id) != out.end()) continue;
        one.wanted += *measure.costs.find(year);
      }
      one.missing = one.wanted - one.room;
      if (one.missing > 0) expected.push_back(one);
    }
    REQUIRE(conflict::consequences(plan, found[0], course).still_short == expected);
    if (!expected.empty()) ++still;
  }
  CHECK(still > 10);
}

TEST_CASE("a way follows the principle where it takes what the principle puts first") {
  Course course;
  course.kind = Course::Kind::goal_first;
  course.goal = "a";
  using conflict::Principled;
  using conflict::Verdict;
  CHECK(conflict::follows({}, course) == Follows::notDecided);
  CHECK(conflict::follows({Verdict::does_not_decide, "", 0}, course) == Follows::notDecided);
  CHECK(conflict::follows({Verdict::decides, "a", 0}, course) == Follows::yes);
  CHECK(conflict::follows({Verdict::decides, "b", 0}, course) == Follows::no);
  course.kind = Course::Kind::leave_out;
  CHECK(conflict::follows({Verdict::does_not_decide, "", 0}, course) == Follows::no);
  course.by_principle = true;
  CHECK(conflict::follows({Verdict::does_not_decide, "", 0}, course) == Follows::yes);
  CHECK(conflict::follows({}, course) == Follows::notDecided);
}

TEST_CASE("a choice without who, when or why is refused, and so is one about a goal that is not") {
  const Plan plan = sample();
  const Plan with =
      with_choices(plan, {choice_about(plan, found_by_id(conflict::find(plan), "g-19+g-22"))});
  const Json whole = io::entity_to_json(with, "choices", "ch-1");
  const auto put = [&](const Json& json) {
    return edit::check(plan, {edit::PutEntity{"choices", json, {}}});
  };
  CHECK_FALSE(put(whole));
  for (const char* name : {"conflict", "title", "way", "reason", "who", "date"}) {
    INFO(name);
    Json without = whole;
    without.erase(name);
    CHECK(put(without));
  }
  Json about_nothing = whole;
  about_nothing["goals"] = {"g-99"};
  CHECK(put(about_nothing));
}
