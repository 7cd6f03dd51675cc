// Plans of the sizes that the budgets name: valid, whole, and cheap to change. Their bytes
// are the generator's own, which no part of ours has written.
#include "../../../core/plan/problem_codes.hpp"
#include "../support/plans.hpp"

using namespace malvag;

namespace {

edit::Command set_title(const Id& id, const std::string& title) {
  return {edit::SetField{id, "/title", title}};
}

}  // namespace

TEST_CASE("large plans are read without a problem and written byte for byte") {
  for (const int measures : {231, 1000, 10000}) {
    INFO(measures);
    const std::string bytes = test::large_plan(measures);
    REQUIRE_FALSE(bytes.empty());
    const io::ReadPlan read = test::read(bytes);
    CHECK(read.remarks.empty());
    CHECK(read.document.plan.measures.size() == static_cast<std::size_t>(measures));
    CHECK(io::write_plan(read.document) == bytes);
  }
}

TEST_CASE("a plan is written the same in parts, whatever their size") {
  for (const char* path : {"tests/data/all_fields.json", "tests/data/unknown_members.json",
                           "assets/plans/rs-2020.json"}) {
    const Plan plan = test::read(test::file(path)).document.plan;
    const std::string whole = io::write_plan({plan, {}});
    for (const std::size_t bytes : {1, 100, 5'000, 300'000}) {
      INFO(path << " " << bytes);
      io::PlanWriter writer(plan);
      std::size_t steps = 1;
      while (writer.step(bytes)) ++steps;
      CHECK_FALSE(writer.step(bytes));
      CHECK(writer.take() == whole);
      if (bytes == 1) CHECK(steps > plan.measures.size());
    }
  }
}

TEST_CASE("a large plan has all that makes a plan, in proportion") {
  const Plan plan = test::read(test::large_plan(1000)).document.plan;
  CHECK(plan.goals.size() > 50);
  CHECK(plan.kpis.size() > plan.goals.size());
  CHECK(plan.influences.size() > 2 * plan.goals.size());
  std::size_t on_several = 0;
  std::size_t needing = 0;
  std::size_t letters = 0;
  for (const Measure& measure : plan.measures) {
    if (measure.effects.size() > 1) ++on_several;
    if (!measure.needs.empty()) ++needing;
    letters += measure.description.size();
  }
  CHECK(on_several > 500);
  CHECK(needing > 50);
  CHECK(letters / plan.measures.size() > 80);
}

TEST_CASE("the chain of a large plan's journal holds, by hashes that others computed") {
  const edit::Document document = test::read(test::large_plan(1000)).document;
  REQUIRE(document.journal.size() == 100);
  CHECK(edit::first_broken(document.journal) == std::nullopt);
  edit::Journal changed = document.journal;
  changed[41].json["who"] = "Någon annan";
  CHECK(edit::first_broken(changed) == 42);
}

TEST_CASE("an edit in a large plan leaves all else the same objects") {
  const Plan before = test::read(test::large_plan(10000)).document.plan;
  const Id id = before.measures[7000].id;
  const auto after = edit::apply(before, set_title(id, "En annan rubrik"));
  REQUIRE(after);
  for_each_collection([&](std::string_view name, auto collection) {
    INFO(name);
    const bool is_same = (before.*collection).identity() == ((*after).*collection).identity();
    CHECK(is_same == (name != "measures"));
  });
  std::size_t other_objects = 0;
  for (std::size_t place = 0; place < before.measures.size(); ++place) {
    if (&before.measures[place] != &after->measures[place]) ++other_objects;
  }
  CHECK(other_objects == 1);
  CHECK(after->measures[7000].title == "En annan rubrik");
}

TEST_CASE("a fault far into a large plan is found where it stands") {
  std::string bytes = test::large_plan(1000);
  const Plan plan = test::read(bytes).document.plan;
  std::size_t last = plan.measures.size() - 1;
  while (plan.measures[last].body != "vardval") --last;
  const std::string member = "\"body\":\"vardval\",\"goals\"";
  const auto at = bytes.rfind(member);
  REQUIRE(at != std::string::npos);
  bytes.erase(at + member.find("l\","), 1);
  const auto read = io::read_plan(bytes);
  REQUIRE_FALSE(read);
  CHECK(test::listed(read.error()) ==
        test::listed({{std::string(problem::reference_dangling),
                       "/measures/" + std::to_string(last) + "/body", "bodies", "vardva"}}));
}
