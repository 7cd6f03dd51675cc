// Reading goes through the file once: each entity is decoded as soon as its last brace is read, so
// that beside the plan never more than one entity stands in memory twice.
#include <algorithm>
#include <array>
#include <optional>

#include "../plan/id_table.hpp"
#include "../plan/limits.hpp"
#include "../plan/problem_codes.hpp"
#include "decode.hpp"
#include "fields.hpp"
#include "file_kind.hpp"
#include "plan_file.hpp"
#include "plan_members.hpp"
#include "references.hpp"
#include "scan.hpp"
#include "tape.hpp"

namespace malvag::io {

namespace {

// Entities stand here at their places in the file, the faulty ones too, so that every pointer of a
// problem is right. In the order of the collections.
using Parts = std::array<EntityList::Items, collections.size()>;

// The place among the collections, none: it is not one of them.
std::optional<std::size_t> place_of_collection(std::string_view name) {
  const auto place = std::find(collection_names.begin(), collection_names.end(), name);
  if (place == collection_names.end()) return std::nullopt;
  return static_cast<std::size_t>(place - collection_names.begin());
}

struct SyntaxFault {
  std::size_t byte = 0;  // counted from 1, in a text that stands wrongly its first
  std::string expected;  // empty: anything else
};

struct KnownId {
  std::string_view id;
  std::string_view collection;
  std::size_t place = 0;  // in the collection
};

class PlanReader {
 public:
  PlanReader(std::string_view text, const std::vector<std::string>& not_finite)
      : not_finite_(not_finite), tape_(text) {}

  bool has_syntax_fault() const { return fault_.has_value(); }
  tl::expected<ReadPlan, Problems> result(std::string_view bytes);

  // What nlohmann's parser calls; false stops it.
  bool null() { return scalar(Kind::null); }
  bool boolean(bool value) { return scalar(Kind::boolean, value ? 1 : 0); }
  bool number_integer(std::int64_t value) { return scalar(Kind::whole, value); }
  bool number_unsigned(std::uint64_t value) {
    const bool fits = value <= static_cast<std::uint64_t>(INT64_MAX);
    return scalar(fits ? Kind::whole : Kind::natural, static_cast<std::int64_t>(value));
  }
  bool number_float(double value, std::string_view text);
  bool string(std::string_view text);
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t);
  bool key(std::string_view name);
  bool end_object();
  bool start_array(std::size_t);
  bool end_array();
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& error);

 private:
  enum class Where { before, root, list, after };
  enum class List { collection, journal, unknown };

  bool scalar(Kind kind, std::int64_t whole = 0, double real = 0);
  bool refuse_root(std::string_view found);
  bool stop(std::string_view code, std::string at, std::size_t limit);
  bool is_deeper_than_allowed();
  bool has_room_for_one_more();
  bool value_complete();
  void begin_list();
  void element_complete();
  void take_entity(const Path& at);
  void take_journal_entry(const Path& at);
  void member_complete();
  bool innermost_complete();
  template <class Use>
  auto with_base(const Use& use) const;  // use(the place of the tape's first value)
  std::string base() const;
  std::string next_pointer() const;

  void take_version(const Path& at);
  void take_language(const Path& at);
  void take_head(const Path& at);
  void keep_unknown(Json value) { unknown_.emplace_back(root_name_, std::move(value)); }

  void check_whole_plan();
  void check_ids();
  void report_doubled_ids();
  auto ids() const {
    return [this](std::size_t place) { return known_ids_[place].id; };
  }
  Plan make_plan();
  bool is_a_plan() const { return format_ == format_name; }

  const std::vector<std::string>& not_finite_;
  std::size_t not_finite_seen_ = 0;
  Report report_;
  Orders orders_;
  Tape tape_;
  Where where_ = Where::before;
  std::string root_name_;                // the root's member that is being read
  std::vector<std::string> root_names_;  // all so far
  bool is_doubled_member_ = false;       // said once, then passed over
  List list_ = List::unknown;            // that is being read
  std::size_t collection_ = 0;
  std::size_t list_index_ = 0;
  std::size_t list_limit_ = 0;
  Json::array_t unknown_list_;

  std::optional<Problem> stopped_;
  std::optional<SyntaxFault> fault_;
  std::string format_;
  std::string format_shown_;
  std::int64_t version_ = 0;
  bool has_head_ = false;
  std::string language_ = Plan{}.language;
  Head head_;
  Parts parts_;
  edit::Journal journal_;
  Json::object_t unknown_;
  std::vector<KnownId> known_ids_;
  std::optional<IdTable> place_of_id_;
};

// ---- what the parser says ----

bool PlanReader::number_float(double value, std::string_view text) {
  if (is_stand_in_for_not_finite(text) && not_finite_seen_ < not_finite_.size()) {
    if (where_ == Where::before) return refuse_root("number");
    report_.add(problem::number_not_finite, next_pointer(), "number",
                not_finite_[not_finite_seen_++]);
    return scalar(Kind::reported);
  }
  return scalar(Kind::real, 0, value);
}

bool PlanReader::string(std::string_view text) {
  if (where_ == Where::before) return refuse_root("text");
  if (text.size() > limits::text_bytes) {
    report_.add(problem::text_too_long, next_pointer(), std::to_string(limits::text_bytes),
                std::to_string(text.size()));
    return scalar(Kind::reported);
  }
  if (!has_room_for_one_more()) return false;
  tape_.add_text(text);
  return value_complete();
}

bool PlanReader::scalar(Kind kind, std::int64_t whole, double real) {
  if (where_ == Where::before) return refuse_root(kind_name(kind));
  if (!has_room_for_one_more()) return false;
  tape_.add(kind, whole, real);
  return value_complete();
}

bool PlanReader::start_object(std::size_t) {
  if (where_ == Where::before) {
    where_ = Where::root;
    return true;
  }
  if (is_deeper_than_allowed() || !has_room_for_one_more()) return false;
  tape_.start(Kind::object);
  return true;
}

bool PlanReader::key(std::string_view name) {
  if (tape_.is_open()) {
    tape_.key(name);
    return true;
  }
  root_name_ = name;
  is_doubled_member_ = std::find(root_names_.begin(), root_names_.end(), name) != root_names_.end();
  if (is_doubled_member_) {
    report_.add(problem::member_doubled, base(), {}, name);
  } else {
    root_names_.emplace_back(name);
    if (root_names_.size() > limits::list_length) {
      return stop(problem::list_too_long, "", limits::list_length);
    }
  }
  return !report_.full();
}

bool PlanReader::end_object() {
  if (!tape_.is_open()) {
    where_ = Where::after;
    return true;
  }
  return innermost_complete();
}

bool PlanReader::start_array(std::size_t) {
  if (where_ == Where::before) return refuse_root("list");
  if (is_deeper_than_allowed() || !has_room_for_one_more()) return false;
  if (tape_.is_open() || where_ == Where::list) {
    tape_.start(Kind::list);
    return true;
  }
  const bool is_ours = root_name_ == "format" || root_name_ == "version" ||
                       root_name_ == "language" || root_name_ == "plan";
  if (is_ours) {
    tape_.start(Kind::list);
  } else {
    begin_list();
  }
  return true;
}

void PlanReader::begin_list() {
  const auto place = place_of_collection(root_name_);
  if (place) {
    list_ = List::collection;
    collection_ = *place;
    list_limit_ = collections[*place].most;
  } else if (root_name_ == "journal") {
    list_ = List::journal;
    list_limit_ = limits::journal_entries;
  } else {
    list_ = List::unknown;
    list_limit_ = limits::entities;
  }
  unknown_list_.clear();
  list_index_ = 0;
  where_ = Where::list;
}

bool PlanReader::end_array() {
  if (tape_.is_open()) return innermost_complete();
  where_ = Where::root;
  if (list_ == List::unknown && !is_doubled_member_) keep_unknown(std::move(unknown_list_));
  unknown_list_ = {};
  return true;
}

bool PlanReader::parse_error(std::size_t position, const std::string& token,
                             const nlohmann::detail::exception& error) {
  const bool is_text = token.size() > 1 && token.front() == '"' && token.back() == '"';
  const std::size_t byte =
      is_text && position >= token.size() ? position - token.size() + 1 : position;
  // The library says what it waited for only in its message, after these words.
  constexpr std::string_view mark = "; expected ";
  const std::string_view message = error.what();
  const auto at = message.find(mark);
  const bool is_said = at != std::string_view::npos;
  fault_ = SyntaxFault{byte, std::string(is_said ? message.substr(at + mark.size()) : "")};
  return false;
}

// ---- limits ----

bool PlanReader::stop(std::string_view code, std::string at, std::size_t limit) {
  stopped_ = Problem{std::string(code), std::move(at), std::to_string(limit), ""};
  return false;
}

bool PlanReader::refuse_root(std::string_view found) {
  stopped_ = Problem{std::string(problem::file_not_a_plan), "", "object", std::string(found)};
  return false;
}

bool PlanReader::is_deeper_than_allowed() {
  const std::size_t around = where_ == Where::list ? 2 : 1;
  if (around + tape_.depth() < limits::depth) return false;
  stop(problem::file_too_deep, next_pointer(), limits::depth);
  return true;
}

bool PlanReader::has_room_for_one_more() {
  if (tape_.is_open()) {
    if (tape_.innermost_children() < limits::list_length) {
      if (tape_.size() < limits::values_in_entity) return true;
      return stop(problem::list_too_long, base(), limits::values_in_entity);
    }
    return stop(problem::list_too_long, next_pointer(), limits::list_length);
  }
  if (where_ != Where::list || list_index_ < list_limit_) return true;
  return stop(problem::list_too_long, base(), list_limit_);
}

template <class Use>
auto PlanReader::with_base(const Use& use) const {
  const Path at_root;
  const Path at_member = at_root.member(root_name_);
  return use(where_ == Where::list ? at_member.element(list_index_) : at_member);
}

std::string PlanReader::base() const {
  return with_base([](const Path& at) { return at.pointer(); });
}

std::string PlanReader::next_pointer() const {
  return with_base([this](const Path& at) { return tape_.next_pointer(at); });
}

// ---- what has been read whole ----

bool PlanReader::innermost_complete() {
  with_base([this](const Path& at) { tape_.finish(at, report_); });
  return value_complete();
}

bool PlanReader::value_complete() {
  if (tape_.is_open()) return true;
  if (!is_doubled_member_) where_ == Where::list ? element_complete() : member_complete();
  if (where_ == Where::list) ++list_index_;
  tape_.clear();
  return !report_.full();
}

void PlanReader::element_complete() {
  const Path at_root;
  const Path at_list = at_root.member(root_name_);
  const Path at = at_list.element(list_index_);
  switch (list_) {
    case List::collection:
      return take_entity(at);
    case List::journal:
      return take_journal_entry(at);
    case List::unknown:
      unknown_list_.push_back(tape_.to_json(0));
  }
}

void PlanReader::take_entity(const Path& at) {
  const EntityKind& kind = entity_kinds[collection_];
  Decoding decoding{tape_, report_, orders_};
  auto entity = kind.make();
  decode(decoding, 0, at, anything, *kind.shape, kind.whole(*entity));
  parts_[collection_].push_back(std::move(entity));
}

void PlanReader::take_journal_entry(const Path& at) {
  if (tape_[0].kind == Kind::object) {
    journal_.push_back({tape_.to_json(0)});
  } else {
    report_.add(problem::type_wrong, at, "object", tape_.shown(0));
  }
}

void PlanReader::member_complete() {
  const Path at_root;
  const Path at = at_root.member(root_name_);
  if (root_name_ == "format") {
    format_shown_ = tape_.shown(0);
    if (tape_[0].kind == Kind::text) format_ = tape_.text_of(0);
    return;
  }
  if (root_name_ == "version") return take_version(at);
  if (root_name_ == "language") return take_language(at);
  if (root_name_ == "plan") return take_head(at);
  const bool is_list_by_right =
      root_name_ == "journal" || place_of_collection(root_name_).has_value();
  if (!is_list_by_right) return keep_unknown(tape_.to_json(0));
  if (tape_[0].kind == Kind::null || tape_[0].kind == Kind::reported) return;
  report_.add(problem::type_wrong, at, "list", tape_.shown(0));
}

void PlanReader::take_version(const Path& at) {
  if (tape_[0].kind != Kind::whole) {
    if (tape_[0].kind != Kind::reported) {
      report_.add(problem::type_wrong, at, "wholeNumber", tape_.shown(0));
    }
    version_ = format_version;
  } else if (tape_[0].whole < 1) {
    report_.add(problem::number_out_of_range, at, "1…", tape_.shown(0));
    version_ = format_version;
  } else {
    version_ = tape_[0].whole;
  }
}

void PlanReader::take_language(const Path& at) {
  if (tape_[0].kind == Kind::text && !tape_.text_of(0).empty()) {
    language_ = tape_.text_of(0);
  } else if (tape_[0].kind == Kind::null || tape_[0].kind == Kind::text) {
    report_.add(problem::member_missing, at, "language");
  } else if (tape_[0].kind != Kind::reported) {
    report_.add(problem::type_wrong, at, "text", tape_.shown(0));
  }
}

void PlanReader::take_head(const Path& at) {
  has_head_ = true;
  if (tape_[0].kind == Kind::reported) return;
  Decoding decoding{tape_, report_, orders_};
  decode(decoding, 0, at, anything, shape_of<Head>, &head_);
}

// ---- the plan as a whole ----

void PlanReader::check_ids() {
  const auto take = [this](const Id& id, std::string_view collection, std::size_t place) {
    if (!id.empty()) known_ids_.push_back({id, collection, place});
  };
  take(head_.id, "plan", 0);
  for (std::size_t of = 0; of < parts_.size(); ++of) {
    for (std::size_t place = 0; place < parts_[of].size(); ++place) {
      take(parts_[of][place]->id, collections[of].name, place);
    }
  }
  place_of_id_.emplace(known_ids_.size(), ids());
  if (place_of_id_->size() < known_ids_.size()) report_doubled_ids();
}

void PlanReader::report_doubled_ids() {
  const Path at_root;
  for (std::size_t place = 0; place < known_ids_.size(); ++place) {
    const KnownId& known = known_ids_[place];
    if (place_of_id_->find(known.id, ids()) == place) continue;
    const Path at_list = at_root.member(known.collection);
    const Path at_entity = known.collection == "plan" ? at_list : at_list.element(known.place);
    report_.add(problem::id_doubled, at_entity.member("id"), {}, known.id);
  }
}

void PlanReader::check_whole_plan() {
  const Path at_root;
  if (!has_head_) report_.add(problem::member_missing, at_root.member("plan"), "plan");
  check_ids();
  const CollectionOf lookup = [this](std::string_view id, const Rule&) {
    const auto place = place_of_id_->find(id, ids());
    return place ? known_ids_[*place].collection : std::string_view();
  };
  check_references(head_kind, head_, at_root.member("plan"), lookup, report_);
  for (std::size_t of = 0; of < parts_.size(); ++of) {
    const Path at_list = at_root.member(collections[of].name);
    for (std::size_t place = 0; place < parts_[of].size() && !report_.full(); ++place) {
      check_references(entity_kinds[of], *parts_[of][place], at_list.element(place), lookup,
                       report_);
    }
  }
  for (std::size_t of = 0; of < parts_.size(); ++of) {
    check_cycles(entity_kinds[of], parts_[of], at_root.member(collections[of].name), report_);
  }
}

Plan PlanReader::make_plan() {
  Plan plan;
  plan.language = std::move(language_);
  plan.head = std::move(head_);
  for (std::size_t of = 0; of < parts_.size(); ++of) {
    collections[of].in(plan) = EntityList(std::move(parts_[of]));
  }
  if (version_ > format_version) unknown_.emplace_back("version", version_);
  if (!unknown_.empty()) plan.members.unknown = std::make_shared<const Json>(std::move(unknown_));
  root_names_.erase(std::remove(root_names_.begin(), root_names_.end(), "journal"),
                    root_names_.end());
  if (root_names_ != canonical_members(plan)) {
    plan.members.order = std::make_shared<const std::vector<std::string>>(std::move(root_names_));
  }
  return plan;
}

tl::expected<ReadPlan, Problems> PlanReader::result(std::string_view bytes) {
  Problems first;
  if (fault_) {
    first.push_back({std::string(problem::file_not_json), "", fault_->expected,
                     line_and_column(bytes, fault_->byte)});
    if (!is_a_plan()) return tl::unexpected(std::move(first));
  } else if (stopped_ && (!is_a_plan() || where_ == Where::before)) {
    return tl::unexpected(Problems{std::move(*stopped_)});
  } else if (stopped_) {
    first.push_back(std::move(*stopped_));
  } else if (!is_a_plan() && !report_.full()) {
    return tl::unexpected(Problems{{std::string(problem::file_not_a_plan), "/format",
                                    std::string(format_name), format_shown_}});
  }
  const bool is_newer = version_ > format_version;
  const Problem newer{std::string(problem::file_newer_version), "/version",
                      std::to_string(format_version), std::to_string(version_)};
  if (is_newer) first.push_back(newer);
  const bool is_whole = !fault_ && !stopped_ && !report_.full();
  if (is_whole) {
    if (version_ == 0) report_.add(problem::member_missing, std::string("/version"), "version");
    check_whole_plan();
  }
  if (!is_whole || !report_.empty()) {
    const Problems& found = report_.problems();
    first.insert(first.end(), found.begin(), found.end());
    return tl::unexpected(std::move(first));
  }
  ReadPlan read;
  read.document.journal = std::move(journal_);
  read.document.plan = make_plan();
  read.read_only = is_newer;
  if (is_newer) read.remarks.push_back(newer);
  return read;
}

}  // namespace

tl::expected<ReadPlan, Problems> read_plan(std::string_view bytes) {
  if (auto problem = problem_of_bytes(bytes)) return tl::unexpected(Problems{std::move(*problem)});
  const std::string_view text = without_byte_order_mark(bytes);
  const std::vector<std::string> none;
  {
    PlanReader reader(text, none);
    if (scan(text, reader) != Scanned::faulty) return reader.result(text);
  }
  PlanReader reader(text, none);
  Json::sax_parse(text.begin(), text.end(), &reader);
  if (!reader.has_syntax_fault()) return reader.result(text);
  const auto finite = with_stand_ins_for_not_finite(text);
  if (!finite) return reader.result(text);
  PlanReader second_reader(finite->text, finite->found);
  Json::sax_parse(finite->text.begin(), finite->text.end(), &second_reader);
  return second_reader.result(text);
}

}  // namespace malvag::io
