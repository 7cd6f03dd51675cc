// From a pasted table to measures and goals in a plan, and back by undo.
#include "../../../core/edit/from_table.hpp"

#include <set>

#include "../../../core/edit/document.hpp"
#include "../../../core/edit/table_words.hpp"
#include "../../../core/plan/limits.hpp"
#include "../../../core/plan/problem_codes.hpp"
#include "../support/chance.hpp"
#include "../support/plans.hpp"

using namespace malvag;
using edit::Column;
using edit::ColumnMeaning;
using edit::RowFate;
using edit::RowsAre;
using io::DecimalMark;

namespace {

const Plan& plan_2020() {
  static const Plan plan = test::read(test::file("assets/plans/rs-2020.json")).document.plan;
  return plan;
}

io::Table table_of(std::string_view text) {
  auto table = io::read_table(text);
  if (!table) FAIL(test::listed(table.error()));
  return std::move(*table);
}

edit::TableReading recognised(const io::Table& table) {
  return edit::recognise(table, plan_2020(), DecimalMark::comma);
}

std::vector<ColumnMeaning> meanings(const edit::TableReading& reading) {
  std::vector<ColumnMeaning> result;
  for (const Column& column : reading.columns) result.push_back(column.meaning);
  return result;
}

struct Taken {
  edit::TableReading reading;
  edit::Proposal proposal;
  Plan plan;
};

// The table read as it is recognised, and taken into the 2020 plan.
Taken taken(std::string_view text) {
  const io::Table table = table_of(text);
  Taken result{recognised(table), {}, plan_2020()};
  result.proposal = edit::propose(table, result.reading, plan_2020());
  const auto command = edit::command_of(result.proposal, result.reading.rows_are, "Inklistrat");
  REQUIRE(command);
  auto applied = edit::apply(plan_2020(), *command);
  if (!applied) FAIL(test::listed(applied.error()));
  result.plan = std::move(*applied);
  return result;
}

const Measure& last_measure(const Taken& taken) {
  return taken.plan.measures[taken.plan.measures.size() - 1];
}
const Goal& last_goal(const Taken& taken) {
  return taken.plan.goals[taken.plan.goals.size() - 1];
}

}  // namespace

TEST_CASE("a title that is too long is cut, and stands whole in the description") {
  std::string title;
  while (title.size() < 2 * limits::title_characters + 2) title += "å";
  const Taken result = taken("Åtgärd\tBeskrivning\n" + title + "\tMer\nKort\tText\n");
  REQUIRE(result.proposal.taken == 2);
  REQUIRE(result.proposal.rows[0].remarks.size() == 1);
  CHECK(result.proposal.rows[0].remarks[0].code == problem::table_title_too_long);
  const Measure& measure = *result.plan.measures.find(result.proposal.rows[0].id);
  CHECK(measure.title == title.substr(0, 2 * (limits::title_characters - 1)) + "…");
  CHECK(measure.description == title + "\nMer");
  CHECK(result.proposal.rows[1].remarks.empty());
}

TEST_CASE("measures are recognised in Swedish and English, whatever the columns' order") {
  using enum ColumnMeaning;
  const io::Table swedish = table_of(
      "Nämnd\tKostnad 2021 (tkr)\tÅtgärd\tMål\tStatus\tBeskrivning\tEkonomi i balans\tÖvrigt\n"
      "Regionstyrelsen\t1 200\tBygga\t21\tPågår\tSnart\t4\tx");
  const edit::TableReading reading = recognised(swedish);
  CHECK(reading.rows_are == RowsAre::measures);
  CHECK(reading.has_header);
  CHECK(meanings(reading) ==
        std::vector{body, cost, title, goals, status, description, score, unused});
  CHECK(reading.columns[1].year == 2021);
  CHECK(reading.columns[6].criterion == "c-economy");
  CHECK(reading.is_unit_stated);

  const io::Table english = table_of(
      "STATUS\tMeasure\t2021\t2022\tCost 2023, MSEK\tLinked goals\n"
      "done\tBuild\t1\t2\t3\t21");
  CHECK(meanings(recognised(english)) == std::vector{status, title, cost, cost, cost, goals});
  CHECK(recognised(english).unit == io::MoneyUnit::mkr);
}

TEST_CASE("goals are recognised, and a person can say that they are measures") {
  using enum ColumnMeaning;
  const io::Table table = table_of(
      "Nr\tMål\tPrioriterat område\tAnsvarig\tVikt\tKlart senast\n"
      "40\tNytt mål\tHög tillgänglighet\tRegiondirektör\t3\t2022");
  const edit::TableReading reading = recognised(table);
  CHECK(reading.rows_are == RowsAre::goals);
  CHECK(meanings(reading) == std::vector{number, title, area, responsible, weight, due});
  const edit::TableReading other =
      edit::recognise_as(RowsAre::measures, true, table, plan_2020(), DecimalMark::comma);
  CHECK(std::count(other.columns.begin(), other.columns.end(), Column{title, 0, {}}) == 1);
}

TEST_CASE("without a header row the first column of words is the title, and numbers wait") {
  using enum ColumnMeaning;
  const io::Table table = table_of("1\tBygga\tmer text\t1200\n2\tRiva\tän mer\t300");
  const edit::TableReading reading = recognised(table);
  CHECK_FALSE(reading.has_header);
  CHECK(meanings(reading) == std::vector{unused, title, unused, unused});
  CHECK(edit::propose(table, reading, plan_2020()).taken == 2);
}

TEST_CASE("a head that no other column may share is given to the one that a person chooses") {
  const io::Table table = table_of("Åtgärd\tRubrik\nBygga\tHus");
  const edit::TableReading reading = recognised(table);
  CHECK(reading.columns[0].meaning == ColumnMeaning::title);
  CHECK(reading.columns[1].meaning == ColumnMeaning::unused);
  const auto changed = edit::with_column(reading, 1, {ColumnMeaning::title, 0, {}});
  CHECK(changed.columns[0].meaning == ColumnMeaning::unused);
  CHECK(changed.columns[1].meaning == ColumnMeaning::title);
}

TEST_CASE("a cost without a year is of the plan's first year that is free") {
  const edit::TableReading reading =
      recognised(table_of("Åtgärd\t2020\tKostnad\tBelopp\nBygga\t1\t2\t3"));
  CHECK(reading.columns[1].year == 2020);
  CHECK(reading.columns[2].year == 2021);
  CHECK(reading.columns[3].year == 2022);
}

TEST_CASE("a measure comes into the plan with all that its row says") {
  const Taken result = taken(
      "Åtgärd\tBeskrivning\tKostnad 2021\tKostnad 2022\tNämnd\tBidrar till\tStatus\tBehov\n"
      "Öppna  natten\t\"Rad ett\nrad två\"\t1,5 mkr\t−300\tREGIONSTYRELSEN\t"
      "21; Akademisk miljö\tpågår\tStort behov\n");
  const Measure& measure = last_measure(result);
  CHECK(measure.id == "m-oppna-natten");
  CHECK(measure.title == "Öppna natten");
  CHECK(measure.description == "Rad ett\nrad två");
  CHECK(measure.costs == ByYear<Tkr>{{2021, 1500}, {2022, -300}});
  CHECK(measure.body == "rs");
  CHECK(measure.goals == std::vector<Id>{"g-21", "g-02"});
  CHECK(measure.status == MeasureStatus::ongoing);
  CHECK(measure.scores == By<Id, double>{{"c-need", 2}});
  REQUIRE(measure.origin);
  CHECK(measure.origin->kind == OriginKind::judgement);
  CHECK(result.proposal.remarks == 0);
}

TEST_CASE("a goal comes into the plan with all that its row says") {
  const Taken result = taken(
      "Mål\tMål nr\tOmråde\tNämnd\tAnsvarig\tVikt\tKlart\n"
      "Kortare köer\t40\ten ekonomi i balans\tRegionstyrelsen, Patientnämnden\tEkonomidirektör\t"
      "2,5\t2022-12-31\n");
  const Goal& goal = last_goal(result);
  CHECK(goal.id == "g-kortare-koer");
  CHECK(goal.number == 40);
  CHECK(plan_2020().areas.find(goal.area)->title == "En ekonomi i balans");
  REQUIRE(goal.bodies.size() == 2);
  CHECK(goal.bodies[0] == "rs");
  CHECK(plan_2020().roles.find(goal.responsible)->title == "Ekonomidirektör");
  CHECK(goal.weight == 2.5);
  CHECK(goal.due == "2022-12-31");
}

TEST_CASE("what is there already, stands twice or has no name is left, each for its reason") {
  const io::Table table = table_of(
      "Åtgärd\tKostnad 2021\n"
      "  barnchecklista  OCH utbildning \t1\nNy\t2\n\t3\nny\t4\n\nAnnan\t5\n");
  const edit::Proposal proposal = edit::propose(table, recognised(table), plan_2020());
  std::vector<std::pair<std::size_t, RowFate>> fates;
  for (const auto& row : proposal.rows) fates.emplace_back(row.row, row.fate);
  CHECK(fates == std::vector<std::pair<std::size_t, RowFate>>{{1, RowFate::already_there},
                                                              {2, RowFate::taken},
                                                              {3, RowFate::nameless},
                                                              {4, RowFate::repeated},
                                                              {6, RowFate::taken}});
  CHECK(proposal.taken == 2);
  CHECK(proposal.already_there == 1);
  CHECK(proposal.repeated == 1);
  CHECK(proposal.nameless == 1);
}

TEST_CASE("what a cell says and the plan does not know is remarked on and left empty") {
  const Taken result = taken(
      "Åtgärd\tNämnd\tMål\tKostnad 2021\tStatus\tMedarbetare\n"
      "Ny\tXnämnden\t21, 99\tmycket\tkanske\t11\n");
  const Measure& measure = last_measure(result);
  CHECK(measure.body.empty());
  CHECK(measure.goals == std::vector<Id>{"g-21"});
  CHECK(measure.costs.empty());
  CHECK(measure.status == MeasureStatus::proposed);
  CHECK(measure.scores.empty());
  const Problems& remarks = result.proposal.rows.front().remarks;
  REQUIRE(remarks.size() == 5);
  CHECK(remarks[0] ==
        Problem{std::string(problem::table_unknown_title), "/1/1", "bodies", "Xnämnden"});
  CHECK(remarks[1] == Problem{std::string(problem::table_unknown_title), "/1/2", "goals", "99"});
  CHECK(test::has(remarks, problem::table_not_a_number, "/1/3"));
  CHECK(test::has(remarks, problem::table_unknown_status, "/1/4"));
  CHECK(test::has(remarks, problem::table_number_out_of_range, "/1/5"));
}

TEST_CASE("a dash in a cell is nothing, and no remark") {
  const Taken result = taken("Åtgärd\tKostnad 2021\tNämnd\nNy\t–\t-\n");
  CHECK(last_measure(result).costs.empty());
  CHECK(result.proposal.remarks == 0);
}

TEST_CASE(
    "the mark of decimals is told by other numbers, else by who asks, and is said to be open") {
  CHECK(recognised(table_of("Åtgärd\t2021\nA\t1,459\nB\t12,5")).decimal_mark == DecimalMark::comma);
  CHECK(recognised(table_of("Åtgärd\t2021\nA\t1,459\nB\t12.5")).decimal_mark == DecimalMark::point);
  const io::Table open = table_of("Åtgärd\t2021\nA\t1,459");
  CHECK(recognised(open).is_decimal_mark_open);
  CHECK(edit::recognise(open, plan_2020(), DecimalMark::point).decimal_mark == DecimalMark::point);
  CHECK_FALSE(recognised(table_of("Åtgärd\t2021\nA\t1 459")).is_decimal_mark_open);
}

TEST_CASE("new ids are made of titles, are ids, and are nobody else's in the whole plan") {
  const std::string long_title(300, 'a');
  const Taken result =
      taken("Åtgärd\nÉcole & Ærø ßtraße\nÉcole Ærø ßtraße\n東京\n大阪\n" + long_title +
            "\nEtt två tre fyra fem sex sju åtta nio tio elva tolv tretton\n");
  std::vector<Id> ids;
  for (const auto& row : result.proposal.rows) ids.push_back(row.id);
  CHECK(ids == std::vector<Id>{"m-ecole-aero-sstrasse", "m-ecole-aero-sstrasse-2", "m-1", "m-2",
                               "m-" + long_title.substr(0, 46),
                               "m-ett-tva-tre-fyra-fem-sex-sju-atta-nio-tio-elva"});
}

TEST_CASE("an id that anything in the plan has is not taken again") {
  Plan plan = plan_2020();
  Body body;
  body.id = "m-ny";
  body.title = "Ny nämnd";
  plan.bodies = plan.bodies.with(body);
  const io::Table table = table_of("Åtgärd\nNy");
  CHECK(edit::propose(table, recognised(table), plan).rows.front().id == "m-ny-2");
}

TEST_CASE("what was taken is one step, and undone the plan is as it was, byte for byte") {
  const std::string before = io::write_plan({plan_2020(), {}});
  edit::History history({plan_2020(), {}});
  const io::Table table = table_of("Åtgärd\tKostnad 2021\nA\t1\nB\t2\nC\t3\n");
  const auto command = edit::command_of(edit::propose(table, recognised(table), plan_2020()),
                                        RowsAre::measures, "Klistrade in 3 åtgärder");
  REQUIRE(command);
  REQUIRE_FALSE(history.commit(*command, {"2026-11-23T14:02:31+01:00", "", ""}));
  CHECK(history.plan().measures.size() == plan_2020().measures.size() + 3);
  CHECK(history.journal().size() == 1);
  CHECK(io::read_plan(io::write_plan(history.document())));
  history.undo({"2026-11-23T14:03:31+01:00", "", ""});
  CHECK(io::write_plan({history.plan(), {}}) == before);
  CHECK_FALSE(history.can_undo());
}

TEST_CASE("a title that is cut is there already when it is pasted again") {
  const std::string text = "Åtgärd\tKostnad\n" + std::string(600, 'a') + "\t1\n";
  const auto table = io::read_table(text);
  REQUIRE(table);
  const auto proposed = [&](const Plan& plan) {
    return edit::propose(
        *table, edit::recognise_as(RowsAre::measures, true, *table, plan, DecimalMark::comma),
        plan);
  };
  edit::History history({plan_2020(), {}});
  const auto first = proposed(history.plan());
  REQUIRE(first.taken == 1);
  REQUIRE_FALSE(history.commit(*edit::command_of(first, RowsAre::measures, "Inklistrat"), {}));
  CHECK(proposed(history.plan()).already_there == 1);
}

TEST_CASE("what is proposed can always be done, and undone leaves no trace, whatever was pasted") {
  test::Chance chance(21);
  const std::vector<std::string> heads = {"Åtgärd",   "Mål",    "Titel",  "Nämnd", "2021",
                                          "Kostnad",  "Vikt",   "Status", "Nr",    "Behov",
                                          "Ansvarig", "Område", "Klart",  "x",     ""};
  const std::vector<std::string> cells = {
      "Bygga", "Riva",     "21", "1 200", "−3,5 mkr",    "Regionstyrelsen", "pågår", "2022-02-30",
      "2022",  "\"a\nb\"", "",   "-",     "99999999999", "Behov",           "m-001", "g-21; 3, 4",
      "\x01",  "0",        "4",  "0,5"};
  const std::string before = io::write_plan({plan_2020(), {}});
  std::size_t done = 0;
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const std::size_t columns = 1 + chance.below(6);
    for (std::size_t row = 0; row < 1 + chance.below(8); ++row) {
      for (std::size_t column = 0; column < columns; ++column) {
        text += (column > 0 ? "\t" : "") + chance.one_of(row == 0 ? heads : cells);
      }
      text += "\n";
    }
    CAPTURE(text);
    const auto table = io::read_table(text);
    if (!table) continue;
    const auto rows_are = chance.one_in(2) ? RowsAre::measures : RowsAre::goals;
    auto reading =
        edit::recognise_as(rows_are, !chance.one_in(4), *table, plan_2020(), DecimalMark::comma);
    reading.unit = chance.one_in(2) ? io::MoneyUnit::mkr : io::MoneyUnit::kronor;
    const auto proposal = edit::propose(*table, reading, plan_2020());
    CHECK(proposal.rows.size() ==
          proposal.taken + proposal.already_there + proposal.repeated + proposal.nameless);
    const auto command = edit::command_of(proposal, rows_are, "Inklistrat");
    CHECK(command.has_value() == (proposal.taken > 0));
    if (!command) continue;
    edit::History history({plan_2020(), {}});
    const auto refused = history.commit(*command, {"2026-11-23T14:02:31+01:00", "", ""});
    if (refused) FAIL(test::listed(*refused));
    ++done;
    history.undo({"2026-11-23T14:02:31+01:00", "", ""});
    CHECK(io::write_plan({history.plan(), {}}) == before);
  }
  CHECK(done > 200);
}

TEST_CASE("as many rows as a table may have can be taken at once") {
  std::string text;
  for (std::size_t row = 0; row < limits::table_rows; ++row) {
    text += "Åtgärd " + std::to_string(row) + "\t1\n";
  }
  const Taken result = taken(text);
  CHECK(result.plan.measures.size() == plan_2020().measures.size() + limits::table_rows);
}

TEST_CASE("a head is known by its words, whatever year and unit stand beside them") {
  for (const char* word : {"Åtgärd", "ÅTGÄRD", " åtgärd ", "Kostnad 2021", "Kostnad år 2021 (tkr)",
                           "2021", "tkr", "Mål/nr", "Due date"}) {
    CAPTURE(word);
    CHECK(edit::read_header(word));
  }
  for (const char* word : {"", "x", "åtgärder och mål", "20 21", "2021 2022", "12"}) {
    CAPTURE(word);
    CHECK_FALSE(edit::read_header(word));
  }
  CHECK(edit::read_header("Kostnad 2021 i mkr")->unit == io::MoneyUnit::mkr);
  CHECK(edit::read_header("Kostnad, tusen kronor, 2021")->unit == io::MoneyUnit::tkr);
  CHECK(edit::read_header("Kostnad, tusen kronor, 2021")->year == 2021);
}
