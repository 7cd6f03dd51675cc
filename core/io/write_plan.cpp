// Canonical bytes: pretty on the outside, one entity a line.
#include <algorithm>

#include "../plan/limits.hpp"
#include "encode.hpp"
#include "plan_file.hpp"
#include "plan_members.hpp"

namespace malvag::io {

namespace {

void start_member(std::string_view name, std::string& out) {
  out += out.size() == 1 ? "\n  " : ",\n  ";
  encode_text(name, out);
  out += ": ";
}

// A text that grows by doubling is moved many times, and at the end stands in memory twice. So room
// for a long list is made by the size of its first entities, and again whenever twice as many are
// written.
bool is_time_to_measure(std::size_t written) {
  return written >= 64 && (written & (written - 1)) == 0;
}
void make_room(std::string& out, std::size_t from, std::size_t written, std::size_t count) {
  const std::size_t each = (out.size() - from) / written + 1;
  const std::size_t wanted = from + each * count * 17 / 16;
  if (wanted > out.capacity()) out.reserve(wanted);
}

void start_entity(std::string& out, std::size_t from, std::size_t written, std::size_t count) {
  if (is_time_to_measure(written)) make_room(out, from, written, count);
  out += written == 0 ? "\n    " : ",\n    ";
}

constexpr std::string_view list_end = "\n  ]";
constexpr std::string_view file_end = "\n}\n";

template <class List, class WriteOne>
void write_list(const List& list, std::string& out, const WriteOne& write_one) {
  if (list.empty()) {
    out += "[]";
    return;
  }
  out += '[';
  const std::size_t from = out.size();
  std::size_t written = 0;
  for (const auto& one : list) {
    start_entity(out, from, written++, list.size());
    write_one(one);
  }
  out += list_end;
}

void write_unknown(const Json& value, std::string& out) {
  const bool is_like_a_collection =
      value.is_array() && !value.empty() &&
      std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_object(); });
  if (is_like_a_collection) {
    write_list(value, out, [&](const Json& one) { out += compact(one); });
  } else {
    out += compact(value);
  }
}

const Json* unknown_member(const Plan& plan, const std::string& name) {
  if (!plan.members.unknown) return nullptr;
  const auto found = plan.members.unknown->find(name);
  return found != plan.members.unknown->end() ? &*found : nullptr;
}

// One that is no collection.
void write_member(const Plan& plan, const std::string& name, std::string& out) {
  if (const Json* unknown = unknown_member(plan, name)) {
    start_member(name, out);
    return write_unknown(*unknown, out);
  }
  if (name == "format") {
    start_member(name, out);
    encode_text(format_name, out);
  } else if (name == "version") {
    start_member(name, out);
    out += std::to_string(format_version);
  } else if (name == "language") {
    start_member(name, out);
    encode_text(plan.language, out);
  } else if (name == "plan") {
    start_member(name, out);
    encode_entity(plan.head, out);
  }
}

}  // namespace

PlanWriter::PlanWriter(Plan plan) : plan_(std::move(plan)), names_(members_to_write(plan_)) {}

// True: there is more of the member.
bool PlanWriter::write_some(std::size_t enough) {
  const std::string& name = names_[member_];
  const CollectionOfPlan* collection = collection_named(name);
  if (!collection || unknown_member(plan_, name)) {
    write_member(plan_, name, text_);
    return false;
  }
  const EntityList& list = collection->of(plan_);
  const EntityKind& kind = kind_of(*collection);
  if (entity_ == 0) {
    start_member(name, text_);
    text_ += list.empty() ? "[]" : "[";
    list_from_ = text_.size();
  }
  for (; entity_ < list.size() && (entity_ == 0 || text_.size() < enough); ++entity_) {
    start_entity(text_, list_from_, entity_, list.size());
    encode(*kind.shape, kind.whole_of(list.entity(entity_)), text_);
  }
  const bool has_more = entity_ < list.size();
  if (!has_more && !list.empty()) text_ += list_end;
  return has_more;
}

bool PlanWriter::step(std::size_t bytes) {
  const std::size_t enough = text_.size() + bytes;
  while (member_ < names_.size() && text_.size() < enough) {
    if (write_some(enough)) return true;
    ++member_;
    entity_ = 0;
  }
  if (member_ < names_.size()) return true;
  if (!is_whole_) text_ += file_end;
  is_whole_ = true;
  return false;
}

std::string write_plan(const edit::Document& document) {
  PlanWriter writer(document.plan);
  while (writer.step(limits::file_bytes)) continue;
  std::string text = writer.take();
  if (document.journal.empty()) return text;
  text.resize(text.size() - file_end.size());
  start_member("journal", text);
  write_list(document.journal, text,
             [&](const edit::JournalEntry& entry) { text += compact(entry.json); });
  return text.append(file_end);
}

Json entity_to_json(const Plan& plan, std::string_view collection, std::string_view id) {
  std::string text;
  if (collection == "plan" && id == plan.head.id) encode_entity(plan.head, text);
  if (const CollectionOfPlan* of = collection_named(collection)) {
    const EntityKind& kind = kind_of(*of);
    if (const Entity* entity = of->of(plan).find_entity(id)) {
      encode(*kind.shape, kind.whole_of(*entity), text);
    }
  }
  return text.empty() ? Json() : Json::parse(text, nullptr, false);
}

}  // namespace malvag::io
