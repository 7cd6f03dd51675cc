// From rows to entities, and from entities to one command.
#include "from_table.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "../io/decode.hpp"
#include "../io/encode.hpp"
#include "../io/report.hpp"
#include "../plan/limits.hpp"
#include "../plan/problem_codes.hpp"
#include "characters.hpp"
#include "table_words.hpp"

namespace malvag::edit {

namespace {

constexpr std::size_t longest_id = 48;              // leaves room for a number after it
constexpr std::int64_t highest_number = 1'000'000;  // of a goal, as in the table of fields

// Things by what people call them: title, id or number.
using Names = std::unordered_map<std::string, Id>;

template <class Entity>
Names titles_of(const Collection<Entity>& entities) {
  Names names;
  for (const Entity& entity : entities) names.emplace(folded(entity.title), entity.id);
  return names;
}

template <class Entity>
Names names_of(const Collection<Entity>& entities) {
  Names names = titles_of(entities);
  for (const Entity& entity : entities) names.emplace(entity.id, entity.id);
  return names;
}

std::unordered_map<std::int64_t, Id> numbers_of(const Collection<Goal>& goals) {
  std::unordered_map<std::int64_t, Id> numbers;
  for (const Goal& goal : goals) {
    if (goal.number > 0) numbers.emplace(goal.number, goal.id);
  }
  return numbers;
}

std::unordered_set<std::string> ids_of(const Plan& plan) {
  std::unordered_set<std::string> ids = {plan.head.id};
  for (const CollectionOfPlan& collection : collections) {
    for (const auto& entity : collection.of(plan).pointers()) ids.insert(entity->id);
  }
  return ids;
}

struct Known {
  explicit Known(const Plan& plan)
      : bodies(names_of(plan.bodies)),
        roles(names_of(plan.roles)),
        areas(names_of(plan.areas)),
        goals(names_of(plan.goals)),
        goal_numbers(numbers_of(plan.goals)),
        ids(ids_of(plan)),
        criteria(plan.criteria) {}

  Names bodies, roles, areas, goals;
  std::unordered_map<std::int64_t, Id> goal_numbers;
  std::unordered_set<std::string> ids;  // also those made on the way
  const Collection<Criterion>& criteria;
};

// ---- what is written in a cell ----

// A spreadsheet shows a nought or nothing as a dash.
bool is_empty(std::string_view cell) {
  return cell.empty() || cell == "-" || cell == "–" || cell == "—";
}

// Without control characters; line breaks as \n, or as spaces where one line is wanted.
std::string clean(std::string_view text, bool is_one_line) {
  std::string result;
  for (const char character : text) {
    const bool is_blank = character == ' ' || character == '\t' || character == '\n';
    if (is_one_line && is_blank) {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else if (static_cast<unsigned char>(character) >= ' ' || character == '\n') {
      if (character != '\x7F') result += character;
    }
  }
  return std::string(io::trimmed(result));
}

std::vector<std::string_view> parted(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    const std::string_view part = io::trimmed(text.substr(at, end - at));
    if (!part.empty()) parts.push_back(part);
    at = end + 1;
  }
  return parts;
}

const Id* named(const Names& names, std::string_view text) {
  const auto found = names.find(folded(text));
  return found == names.end() ? nullptr : &found->second;
}

// "21", "21.", "mål 21", "goal 21", "nr 21".
std::optional<std::int64_t> goal_number_in(std::string_view text) {
  std::string small = folded(text);
  for (const std::string_view word : {"mål ", "goal ", "nr ", "no "}) {
    if (small.substr(0, word.size()) == word) small.erase(0, word.size());
  }
  if (!small.empty() && small.back() == '.') small.pop_back();
  if (small.empty() || small.size() > 7) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : small) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

const Id* goal_named(const Known& known, std::string_view text) {
  if (const Id* id = named(known.goals, text)) return id;
  const auto number = goal_number_in(text);
  if (!number) return nullptr;
  const auto found = known.goal_numbers.find(*number);
  return found == known.goal_numbers.end() ? nullptr : &found->second;
}

// ---- one row ----

struct Row {
  const io::Table& table;
  const TableReading& reading;
  const Known& known;
  std::size_t number;
  Problems remarks;

  std::string_view cell(std::size_t column) const { return table.cell(number, column); }

  void remark(std::string_view code, std::size_t column, std::string_view found,
              std::string_view expected = {}) {
    remarks.push_back({std::string(code), io::pointer_to_cell(number, column),
                       std::string(expected), io::shortened(found)});
  }

  std::optional<io::WrittenNumber> number_in(std::size_t column) {
    const auto written = io::read_number(cell(column), reading.decimal_mark);
    if (!written) remark(problem::table_not_a_number, column, cell(column));
    return written;
  }

  Id one_named(const Names& names, std::size_t column, std::string_view collection) {
    if (const Id* id = named(names, cell(column))) return *id;
    remark(problem::table_unknown_title, column, cell(column), collection);
    return {};
  }

  // One or several: the whole cell as one name, else what stands between line breaks and
  // semicolons, else also between commas. One remark a cell, about the first that is not known.
  template <class Find>
  std::vector<Id> several_named(const Find& find, std::size_t column, std::string_view collection) {
    if (const Id* id = find(cell(column))) return {*id};
    std::vector<Id> ids;
    std::string_view unknown;
    const auto add = [&](std::string_view part) {
      const Id* id = find(part);
      if (id && std::find(ids.begin(), ids.end(), *id) == ids.end()) ids.push_back(*id);
      return id != nullptr;
    };
    for (const std::string_view part : parted(cell(column), "\n;")) {
      if (add(part)) continue;
      for (const std::string_view smaller : parted(part, ",")) {
        if (!add(smaller) && unknown.empty()) unknown = smaller;
      }
    }
    if (!unknown.empty()) remark(problem::table_unknown_title, column, unknown, collection);
    return ids;
  }
};

void read_cost(Row& row, std::size_t column, Measure& measure) {
  const auto number = row.number_in(column);
  if (!number) return;
  if (const auto tkr = io::tkr_of(*number, row.reading.unit)) {
    measure.costs.set(row.reading.columns[column].year, *tkr);
  } else {
    row.remark(problem::table_number_out_of_range, column, row.cell(column));
  }
}

// A score is a number on the criterion's scale, or the words that the criterion has for it.
void read_score(Row& row, std::size_t column, Measure& measure) {
  const Criterion* criterion = row.known.criteria.find(row.reading.columns[column].criterion);
  if (!criterion) return;
  const Scale& scale = criterion->scale;
  const std::string text = folded(row.cell(column));
  for (std::size_t step = 0; step < criterion->steps.size(); ++step) {
    if (folded(criterion->steps[step]) != text) continue;
    const double away = static_cast<double>(step);
    measure.scores.set(criterion->id, scale.best + (scale.worst < scale.best ? -away : away));
    return;
  }
  const auto number = row.number_in(column);
  if (!number) return;
  const double value = io::value_of(*number);
  if (value < std::min(scale.worst, scale.best) || value > std::max(scale.worst, scale.best)) {
    row.remark(problem::table_number_out_of_range, column, row.cell(column));
  } else {
    measure.scores.set(criterion->id, value);
  }
}

void read_cell(Row& row, std::size_t column, Measure& measure) {
  const std::string_view cell = row.cell(column);
  switch (row.reading.columns[column].meaning) {
    case ColumnMeaning::description:
      measure.description = clean(cell, false);
      return;
    case ColumnMeaning::cost:
      return read_cost(row, column, measure);
    case ColumnMeaning::score:
      return read_score(row, column, measure);
    case ColumnMeaning::body:
      measure.body = row.one_named(row.known.bodies, column, "bodies");
      return;
    case ColumnMeaning::goals:
      measure.goals = row.several_named(
          [&](std::string_view text) { return goal_named(row.known, text); }, column, "goals");
      return;
    case ColumnMeaning::status:
      if (const auto status = read_status(cell)) {
        measure.status = *status;
      } else {
        row.remark(problem::table_unknown_status, column, cell);
      }
      return;
    default:
      return;
  }
}

void read_cell(Row& row, std::size_t column, Goal& goal) {
  const std::string_view cell = row.cell(column);
  switch (row.reading.columns[column].meaning) {
    case ColumnMeaning::description:
      goal.description = clean(cell, false);
      return;
    case ColumnMeaning::body:
      goal.bodies = row.several_named(
          [&](std::string_view text) { return named(row.known.bodies, text); }, column, "bodies");
      return;
    case ColumnMeaning::area:
      goal.area = row.one_named(row.known.areas, column, "areas");
      return;
    case ColumnMeaning::responsible:
      goal.responsible = row.one_named(row.known.roles, column, "roles");
      return;
    case ColumnMeaning::number:
      if (const auto number = goal_number_in(cell); number && *number <= highest_number) {
        goal.number = *number;
      } else {
        row.remark(problem::table_not_a_number, column, cell);
      }
      return;
    case ColumnMeaning::weight:
      if (const auto number = row.number_in(column)) {
        if (number->digits > 0 && io::value_of(*number) <= limits::weight) {
          goal.weight = io::value_of(*number);
        } else {
          row.remark(problem::table_number_out_of_range, column, cell);
        }
      }
      return;
    case ColumnMeaning::due:
      if (const auto header = read_header(cell);
          io::is_date(cell) || (header && header->is_bare_year)) {
        goal.due = cell;
      } else {
        row.remark(problem::table_not_a_date, column, cell);
      }
      return;
    default:
      return;
  }
}

// ---- ids ----

// Letters without their marks; none for what has no like among a–z and 0–9.
std::string_view plain_letter(std::string_view two_bytes) {
  struct Like {
    std::string_view letter, plain;
  };
  constexpr Like likes[] = {
      {"å", "a"},  {"ä", "a"},  {"ö", "o"}, {"à", "a"}, {"á", "a"}, {"â", "a"}, {"ã", "a"},
      {"æ", "ae"}, {"ç", "c"},  {"è", "e"}, {"é", "e"}, {"ê", "e"}, {"ë", "e"}, {"ì", "i"},
      {"í", "i"},  {"î", "i"},  {"ï", "i"}, {"ð", "d"}, {"ñ", "n"}, {"ò", "o"}, {"ó", "o"},
      {"ô", "o"},  {"õ", "o"},  {"ø", "o"}, {"ù", "u"}, {"ú", "u"}, {"û", "u"}, {"ü", "u"},
      {"ý", "y"},  {"þ", "th"}, {"ÿ", "y"}, {"ß", "ss"}};
  for (const Like& like : likes) {
    if (like.letter == two_bytes) return like.plain;
  }
  return {};
}

// "m-oppna-natten" of "Öppna natten": words with hyphens between, cut after a whole word.
std::string id_from(std::string_view title, char first) {
  std::string id(1, first);
  std::string word;
  const auto end_word = [&] {
    const bool is_first = id.size() == 1;
    if (word.empty() || (id.size() + 1 + word.size() > longest_id && !is_first)) return;
    id.append("-").append(word, 0, longest_id - 2);
    word.clear();
  };
  const std::string text = folded(title);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char character = text[at];
    const bool is_plain =
        (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    const std::string_view plain = plain_letter(std::string_view(text).substr(at, 2));
    if (is_plain) {
      word += character;
    } else if (!plain.empty()) {
      word += plain;
      ++at;
    } else {
      end_word();
      if (!word.empty()) break;  // it did not fit
    }
  }
  end_word();
  return id;
}

Id new_id(std::string_view title, char first, std::unordered_set<std::string>& ids) {
  const std::string base = id_from(title, first);
  std::string id = base.size() > 1 ? base : base + "-1";
  for (std::size_t number = 2; !ids.insert(id).second; ++number) {
    id = base + "-" + std::to_string(number);
  }
  return id;
}

// ---- all rows ----

std::string fitting_title(std::string title) {
  if (characters_in(title) <= limits::title_characters) return title;
  return std::string(first_characters(title, limits::title_characters - 1)) + "…";
}

// What is too long to be a title stands first in the description too, so that nothing is lost.
template <class Entity>
void fit_title(Row& row, std::size_t column, Entity& entity) {
  if (characters_in(entity.title) <= limits::title_characters) return;
  row.remark(problem::table_title_too_long, column, entity.title,
             std::to_string(limits::title_characters));
  entity.description = entity.title + (entity.description.empty() ? "" : "\n" + entity.description);
  entity.title = fitting_title(std::move(entity.title));
}

std::optional<std::size_t> title_column(const TableReading& reading) {
  for (std::size_t place = 0; place < reading.columns.size(); ++place) {
    if (reading.columns[place].meaning == ColumnMeaning::title) return place;
  }
  return std::nullopt;
}

template <class Entity>
Json entity_from(Row& row, Id id, std::string title) {
  Entity entity;
  entity.id = std::move(id);
  entity.title = std::move(title);
  // What people keep in a spreadsheet of their own is their word: neither a document of the plan's
  // nor an example of ours. Who said it is not asked here; the journal holds when it came in.
  entity.origin.emplace().kind = OriginKind::judgement;
  for (std::size_t column = 0; column < row.reading.columns.size(); ++column) {
    if (!is_empty(row.cell(column))) read_cell(row, column, entity);
  }
  if (const auto named_in = title_column(row.reading)) fit_title(row, *named_in, entity);
  std::string json;
  io::encode_entity(entity, json);
  return Json::parse(json, nullptr, false);
}

bool is_blank(const std::vector<std::string>& row) {
  return std::all_of(row.begin(), row.end(), [](const auto& cell) { return cell.empty(); });
}

void count(Proposal& proposal, const ProposedRow& row) {
  proposal.remarks += row.remarks.size();
  switch (row.fate) {
    case RowFate::taken:
      ++proposal.taken;
      return;
    case RowFate::already_there:
      ++proposal.already_there;
      return;
    case RowFate::repeated:
      ++proposal.repeated;
      return;
    case RowFate::nameless:
      ++proposal.nameless;
      return;
  }
}

}  // namespace

Proposal propose(const io::Table& table, const TableReading& reading, const Plan& plan) {
  Known known(plan);
  const bool is_of_measures = reading.rows_are == RowsAre::measures;
  const Names there = is_of_measures ? titles_of(plan.measures) : titles_of(plan.goals);
  std::unordered_set<std::string> titles;
  const auto named_in = title_column(reading);
  Proposal proposal;
  for (const Column& column : reading.columns) {
    if (column.meaning != ColumnMeaning::unused) ++proposal.known_columns;
  }
  for (std::size_t place = reading.has_header ? 1 : 0; place < table.rows.size(); ++place) {
    if (is_blank(table.rows[place])) continue;
    ProposedRow proposed;
    proposed.row = place;
    const std::string title = named_in ? clean(table.cell(place, *named_in), true) : std::string();
    const std::string same = folded(title);
    if (title.empty()) {
      proposed.fate = RowFate::nameless;
    } else if (there.count(folded(fitting_title(title))) > 0) {
      proposed.fate = RowFate::already_there;
    } else if (!titles.insert(same).second) {
      proposed.fate = RowFate::repeated;
    } else {
      proposed.id = new_id(title, is_of_measures ? 'm' : 'g', known.ids);
      Row row{table, reading, known, place, {}};
      proposed.entity = is_of_measures ? entity_from<Measure>(row, proposed.id, title)
                                       : entity_from<Goal>(row, proposed.id, title);
      proposed.remarks = std::move(row.remarks);
    }
    count(proposal, proposed);
    proposal.rows.push_back(std::move(proposed));
  }
  return proposal;
}

std::optional<Command> command_of(const Proposal& proposal, RowsAre rows_are, std::string name) {
  Batch batch{std::move(name), {}};
  for (const ProposedRow& row : proposal.rows) {
    if (row.fate != RowFate::taken) continue;
    const char* collection = rows_are == RowsAre::measures ? "measures" : "goals";
    batch.commands.push_back({PutEntity{collection, row.entity, std::nullopt}});
  }
  if (batch.commands.empty()) return std::nullopt;
  return Command{std::move(batch)};
}

}  // namespace malvag::edit
