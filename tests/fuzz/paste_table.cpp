// A pasted table. The first byte chooses the plan, the second how the table is read; the rest is
// the table. Nothing that is pasted crashes; every row is accounted for; what is taken becomes a
// command that applies or says why not, makes as many entities, and can be undone.
#include "../../core/edit/document.hpp"
#include "../../core/edit/from_table.hpp"
#include "plans.hpp"

using namespace malvag;
using fuzz::must;

namespace {

const edit::Stamp stamp{"2020-03-01T09:00:00+01:00", "Vem", ""};

void must_be_cells(const Problems& problems, const io::Table& table) {
  fuzz::must_be_located(problems);
  for (const Problem& problem : problems) {
    const std::size_t slash = problem.at.find('/', 1);
    must(slash != std::string::npos, "a remark is about a cell", problem.at);
    must(std::stoul(problem.at.substr(1)) < table.rows.size() &&
             std::stoul(problem.at.substr(slash + 1)) < table.columns,
         "a remark's cell is there", problem.at);
  }
}

edit::Proposal proposed(const io::Table& table, const edit::TableReading& reading,
                        const Plan& plan) {
  must(reading.columns.size() == table.columns, "each column has a meaning");
  edit::Proposal proposal = edit::propose(table, reading, plan);
  std::size_t remarks = 0;
  for (const edit::ProposedRow& row : proposal.rows) {
    must(row.row < table.rows.size(), "a row is the table's");
    must(row.id.empty() == (row.fate != edit::RowFate::taken), "what is taken has an id");
    if (!row.remarks.empty()) must_be_cells(row.remarks, table);
    remarks += row.remarks.size();
  }
  must(remarks == proposal.remarks &&
           proposal.rows.size() ==
               proposal.taken + proposal.already_there + proposal.repeated + proposal.nameless,
       "every row is counted once");
  return proposal;
}

std::size_t count_of(const Plan& plan, edit::RowsAre rows_are) {
  return rows_are == edit::RowsAre::measures ? plan.measures.size() : plan.goals.size();
}

void must_be_taken_whole(const io::Table& table, const edit::TableReading& reading,
                         const Plan& plan) {
  const edit::Proposal proposal = proposed(table, reading, plan);
  const auto command = edit::command_of(proposal, reading.rows_are, "Rader");
  must(command.has_value() == (proposal.taken > 0), "what is taken makes a command");
  if (!command) return;
  edit::History history({plan, {}});
  if (const auto refused = history.commit(*command, stamp)) {
    fuzz::must_be_located(*refused);
    must(history.plan() == plan && history.journal().empty(), "what is refused changes nothing");
    return;
  }
  ++fuzz::taken;
  must(count_of(history.plan(), reading.rows_are) ==
           count_of(plan, reading.rows_are) + proposal.taken,
       "as many are made as rows are taken");
  fuzz::must_read_back(history.document());
  must(edit::propose(table, reading, history.plan()).taken == 0,
       "what is pasted twice is there already");
  history.undo(stamp);
  must(history.plan() == plan, "a pasted table can be undone");
  fuzz::must_read_back(history.document());
}

// A person gives a column another meaning.
edit::TableReading changed(const edit::TableReading& reading, const Plan& plan,
                           fuzz::Bytes& bytes) {
  const std::size_t last = static_cast<std::size_t>(edit::ColumnMeaning::due);
  edit::Column column;
  const std::size_t place = bytes.below(reading.columns.size() + 1);
  column.meaning = static_cast<edit::ColumnMeaning>(bytes.below(last + 1));
  if (column.meaning == edit::ColumnMeaning::cost) {
    column.year = 2018 + static_cast<Year>(bytes.below(6));
  }
  if (column.meaning == edit::ColumnMeaning::score && !plan.criteria.empty()) {
    column.criterion = plan.criteria[bytes.below(plan.criteria.size())].id;
  }
  return edit::with_column(reading, place, std::move(column));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(data, size);
  const Plan& plan = fuzz::plan_of(bytes.empty() ? 'a' : bytes.rest().front()).plan;
  bytes.below(1);
  const std::size_t how = bytes.below(256);
  const auto table = io::read_table(bytes.rest());
  if (!table) {
    fuzz::must_be_located(table.error());
    return 0;
  }
  const auto otherwise = how & 1 ? io::DecimalMark::point : io::DecimalMark::comma;
  edit::TableReading reading = edit::recognise(*table, plan, otherwise);
  must_be_taken_whole(*table, reading, plan);
  const auto rows_are = how & 2 ? edit::RowsAre::goals : edit::RowsAre::measures;
  reading = edit::recognise_as(rows_are, how & 4, *table, plan, otherwise);
  if (how & 8) {
    for (std::size_t more = 0; more < 4; ++more) reading = changed(reading, plan, bytes);
  }
  reading.unit = how & 16 ? io::MoneyUnit::mkr : reading.unit;
  must_be_taken_whole(*table, reading, plan);
  return 0;
}
