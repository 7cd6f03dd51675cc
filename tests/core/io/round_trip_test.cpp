// What is read is written, byte for byte where we wrote it, and nothing is lost.
#include <filesystem>

#include "../../../core/io/fields.hpp"
#include "../support/plans.hpp"

using namespace malvag;

namespace {

std::vector<std::string> our_own_files() {
  std::vector<std::string> paths = {"tests/data/all_fields.json",
                                    "tests/data/unknown_members.json"};
  for (const auto& entry : std::filesystem::directory_iterator(MALVAG_SOURCE_DIR "/assets/plans")) {
    if (entry.path().extension() != ".json") continue;
    paths.push_back("assets/plans/" + entry.path().filename().string());
  }
  return paths;
}

// The members of an entity that have their default.
void name_defaults(const io::EntityKind& kind, const Entity& entity,
                   std::vector<std::string>& names) {
  for (const io::Member& member : kind.shape->members) {
    const void* const here = member.of(kind.whole_of(entity));
    const void* const by_default = member.of(kind.shape->default_value());
    if (io::is_same(*member.shape, here, by_default)) {
      names.push_back(std::string(kind.name).append("/").append(member.name));
    }
  }
}

Json parsed(const std::string& text) {
  return Json::parse(text, nullptr, false);
}

}  // namespace

TEST_CASE("opening and saving our own files changes no byte") {
  for (const std::string& path : our_own_files()) {
    INFO(path);
    const std::string bytes = test::file(path);
    REQUIRE_FALSE(bytes.empty());
    CHECK(io::write_plan(test::read(bytes).document) == bytes);
  }
}

TEST_CASE("a file from elsewhere keeps what it says and is stable from the first save") {
  for (const std::string& path : our_own_files()) {
    INFO(path);
    const Json said = parsed(test::file(path));
    const io::ReadPlan first = test::read(said.dump(4));
    const std::string saved = io::write_plan(first.document);
    CHECK(parsed(saved) == said);
    const io::ReadPlan second = test::read(saved);
    CHECK(second.document == first.document);
    CHECK(io::write_plan(second.document) == saved);
  }
}

TEST_CASE("the file with all fields leaves none of an entity's at its default") {
  const Plan plan = test::plan_with_all_fields().plan;
  std::vector<std::string> defaults;
  name_defaults(io::head_kind, plan.head, defaults);
  for (const CollectionOfPlan& collection : collections) {
    REQUIRE_FALSE(collection.of(plan).empty());
    name_defaults(io::kind_of(collection), collection.of(plan).entity(0), defaults);
  }
  // Only these may: their defaults are what the fixture's first entities are meant to have.
  std::vector<std::string> unexpected;
  for (const std::string& name : defaults) {
    const std::string field = name.substr(name.find('/'));
    const bool is_expected =
        field == "/origin" || field == "/origins" || field == "/parent" || name == "documents/kind";
    if (!is_expected) unexpected.push_back(name);
  }
  CHECK(unexpected == std::vector<std::string>{});
}

TEST_CASE("file names that differ from members are the file's") {
  const Plan plan = test::plan_with_all_fields().plan;
  CHECK(plan.head.adopted.reference == "RS/1/2019");
  CHECK(plan.documents.find("d-1")->reference == "RS/2/2019");
  CHECK(plan.kpis.find("k-1")->target.find(2021)->comparison == TargetOperator::less);
  CHECK(plan.kpis.find("k-2")->term == Term::longTerm);
  CHECK(plan.measures.find("m-1")->needs == std::vector<Id>{"m-2"});
  CHECK(plan.meetings.find("mt-1")->kind == MeetingKind::budgetDay);
}

TEST_CASE("unknown members stay at every level, with their places") {
  const Plan plan = test::read(test::file("tests/data/unknown_members.json")).document.plan;
  CHECK(plan.members.unknown->contains("x-first"));
  CHECK(plan.head.period.members.unknown->dump() == R"({"note":"x"})");
  CHECK(plan.kpis.find("k-1")->target.find(2020)->members.unknown->size() == 1);
  CHECK(plan.measures.find("m-1")->lock->members.unknown->dump() == R"({"until":"then"})");
  CHECK(plan.measures.find("m-2")->origin->members.order->front() == "who");
}

TEST_CASE("entities in the table's order share no list of names, the others share one") {
  const Plan plan = test::plan_with_all_fields().plan;
  for (const Measure& measure : plan.measures) CHECK(measure.members.order == nullptr);
  std::string text = test::file("tests/data/all_fields.json");
  text = test::replaced(text, R"("id":"m-2","title":"Bättre teknik")",
                        R"("title":"Bättre teknik","id":"m-2")");
  text = test::replaced(text, R"("id":"s-1","title":"God ekonomi","description":"I balans")",
                        R"("title":"God ekonomi","id":"s-1")");
  const Plan other = test::read(text).document.plan;
  REQUIRE(other.measures.find("m-2")->members.order);
  CHECK(other.measures.find("m-2")->members.order == other.strategies.find("s-1")->members.order);
}

TEST_CASE("a plan made in code is read back equal") {
  Plan plan;
  plan.head.id = "made";
  plan.head.title = "Gjord";
  plan.head.period = {2020, 2022, {}};
  Goal goal;
  goal.id = "g";
  goal.title = "Mål \"ett\"\t\\ \x01\x1f";
  goal.weight = 0.1 + 0.2;
  plan.goals = Collection<Goal>::from({goal});
  const edit::Document document{plan, {}};
  CHECK(test::read(io::write_plan(document)).document == document);
}

TEST_CASE("numbers come back as they were, whatever their size") {
  const std::string text = test::file("tests/data/all_fields.json");
  for (const char* number : {"0", "-1", "0.1", "1e-300", "123456789.125", "1e+22",
                             "9007199254740992", "-2.2250738585072014e-308", "4.9e-324"}) {
    const std::string with =
        test::replaced(text, R"("value":4.6)", R"("value":)" + std::string(number));
    INFO(number);
    const io::ReadPlan read = test::read(with);
    const std::string saved = io::write_plan(read.document);
    CHECK(test::read(saved).document == read.document);
    CHECK(*read.document.plan.kpis.find("k-1")->baseline->value == std::strtod(number, nullptr));
  }
}

TEST_CASE("the table's names of collections are the plan's") {
  std::vector<std::string> names;
  for_each_collection([&](std::string_view name, auto) { names.emplace_back(name); });
  CHECK(names ==
        std::vector<std::string>(io::collection_names.begin(), io::collection_names.end()));
}

TEST_CASE("one entity as JSON is what stands in the file") {
  const Plan plan = test::plan_with_all_fields().plan;
  CHECK(io::entity_to_json(plan, "measures", "m-2").dump() ==
        R"({"id":"m-2","title":"Bättre teknik"})");
  CHECK(io::entity_to_json(plan, "plan", "p")["title"] == "En plan med allt");
  CHECK(io::entity_to_json(plan, "goals", "m-2").is_null());
  CHECK(io::entity_to_json(plan, "nothing", "m-2").is_null());
}
