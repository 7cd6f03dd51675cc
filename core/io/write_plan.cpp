// Canonical bytes: pretty on the outside, one entity a line.
#include <algorithm>

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
    if (is_time_to_measure(written)) make_room(out, from, written, list.size());
    out += written == 0 ? "\n    " : ",\n    ";
    ++written;
    write_one(one);
  }
  out += "\n  ]";
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

void write_member(const Plan& plan, const std::string& name, std::string& out) {
  const Json* unknown = nullptr;
  if (plan.members.unknown) {
    const auto found = plan.members.unknown->find(name);
    if (found != plan.members.unknown->end()) unknown = &*found;
  }
  if (unknown) {
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
  for_each_collection([&](std::string_view collection_name, auto collection) {
    if (collection_name != name) return;
    start_member(name, out);
    write_list(plan.*collection, out, [&](const auto& entity) { encode_entity(entity, out); });
  });
}

}  // namespace

std::string write_plan(const edit::Document& document) {
  std::string out = "{";
  for (const std::string& name : members_to_write(document.plan)) {
    write_member(document.plan, name, out);
  }
  if (!document.journal.empty()) {
    start_member("journal", out);
    write_list(document.journal, out,
               [&](const edit::JournalEntry& entry) { out += compact(entry.json); });
  }
  out += "\n}\n";
  return out;
}

Json entity_to_json(const Plan& plan, std::string_view collection, std::string_view id) {
  std::string text;
  if (collection == "plan" && id == plan.head.id) encode_entity(plan.head, text);
  for_each_collection([&](std::string_view name, auto member) {
    if (name != collection) return;
    if (const auto* entity = (plan.*member).find(id)) encode_entity(*entity, text);
  });
  return text.empty() ? Json() : Json::parse(text, nullptr, false);
}

}  // namespace malvag::io
