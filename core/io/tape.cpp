// How a tape is built and read.
#include "tape.hpp"

#include <algorithm>
#include <functional>

#include "../plan/limits.hpp"
#include "../plan/problem_codes.hpp"
#include "utf8.hpp"

namespace malvag::io {

namespace {
// An object with so few members is looked through pair by pair, which needs no memory.
constexpr std::uint32_t few_members = 24;
}  // namespace

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return "boolean";
    case Kind::whole:
    case Kind::natural:
      return "wholeNumber";
    case Kind::real:
      return "number";
    case Kind::text:
      return "text";
    case Kind::list:
      return "list";
    case Kind::object:
      return "object";
    case Kind::null:
    case Kind::reported:
      break;
  }
  return "null";
}

void Tape::clear() {
  nodes_.clear();
  open_.clear();
  if (!copies_.empty()) copies_.clear();
  key_ = {};
}

std::string_view Tape::kept(std::string_view text) {
  const std::less<const char*> before;
  const bool is_lent = !before(text.data(), lent_.data()) &&
                       !before(lent_.data() + lent_.size(), text.data() + text.size());
  return is_lent ? text : std::string_view(copies_.emplace_back(text));
}

void Tape::key(std::string_view name) {
  key_ = kept(name);
}

void Tape::add(Kind kind, std::int64_t whole, double real) {
  if (!open_.empty()) ++nodes_[open_.back()].children;
  Node& node = nodes_.emplace_back();
  node.kind = kind;
  node.whole = whole;
  node.real = real;
  node.key = key_;
  node.end = static_cast<std::uint32_t>(nodes_.size());
  key_ = {};
}

void Tape::add_text(std::string_view text) {
  add(Kind::text);
  nodes_.back().text = kept(text);
}

void Tape::start(Kind list_or_object) {
  add(list_or_object);
  open_.push_back(static_cast<Place>(nodes_.size()) - 1);
}

void Tape::finish(const Path& base, Report& report) {
  const Place place = open_.back();
  nodes_[place].end = static_cast<std::uint32_t>(nodes_.size());
  if (nodes_[place].kind == Kind::object && may_have_doubled(place)) {
    report_doubled(place, base, report);
  }
  open_.pop_back();
}

bool Tape::may_have_doubled(Place object) const {
  const Node& node = nodes_[object];
  if (node.children > few_members) return true;
  for (Place later = object + 1; later < node.end; later = nodes_[later].end) {
    for (Place child = object + 1; child < later; child = nodes_[child].end) {
      if (key_of(child) == key_of(later)) return true;
    }
  }
  return false;
}

void Tape::report_doubled(Place object, const Path& base, Report& report) {
  std::vector<Place> children;
  children.reserve(nodes_[object].children);
  for (Place child = object + 1; child < nodes_[object].end; child = nodes_[child].end) {
    children.push_back(child);
  }
  std::sort(children.begin(), children.end(), [this](Place left, Place right) {
    const int order = key_of(left).compare(key_of(right));
    return order != 0 ? order < 0 : left < right;
  });
  for (std::size_t place = 1; place < children.size(); ++place) {
    if (key_of(children[place - 1]) != key_of(children[place])) continue;
    std::string at = pointer_to_innermost(base);
    append_token(at, key_of(children[place]));
    report.add(problem::member_doubled, std::move(at), {}, key_of(children[place]));
  }
}

std::string Tape::pointer_to_innermost(const Path& base) const {
  std::string pointer = base.pointer();
  for (std::size_t level = 1; level < open_.size(); ++level) {
    const Node& parent = nodes_[open_[level - 1]];
    append_token(pointer, parent.kind == Kind::list ? std::to_string(parent.children - 1)
                                                    : std::string(key_of(open_[level])));
  }
  return pointer;
}

std::string Tape::next_pointer(const Path& base) const {
  std::string pointer = pointer_to_innermost(base);
  if (open_.empty()) return pointer;
  const Node& parent = nodes_[open_.back()];
  append_token(pointer,
               parent.kind == Kind::list ? std::to_string(parent.children) : std::string(key_));
  return pointer;
}

bool Tape::add_json(const Json& json, const Path& at, std::size_t depth_left, Report& report) {
  const auto add_checked_text = [&](const std::string& text) {
    if (text.size() > limits::text_bytes) {
      report.add(problem::text_too_long, at, std::to_string(limits::text_bytes),
                 std::to_string(text.size()));
      return false;
    }
    if (first_fault_in_utf8(text) != std::string_view::npos) {
      report.add(problem::file_not_utf8, at, "UTF-8");
      return false;
    }
    add_text(text);
    return true;
  };
  switch (json.type()) {
    case Json::value_t::boolean:
      add(Kind::boolean, json.get<bool>() ? 1 : 0);
      return true;
    case Json::value_t::number_integer:
      add(Kind::whole, json.get<std::int64_t>());
      return true;
    case Json::value_t::number_unsigned: {
      const auto number = json.get<std::uint64_t>();
      const bool fits = number <= static_cast<std::uint64_t>(INT64_MAX);
      add(fits ? Kind::whole : Kind::natural, static_cast<std::int64_t>(number));
      return true;
    }
    case Json::value_t::number_float: {
      const auto number = json.get<double>();
      if (!(number - number == 0)) {
        report.add(problem::number_not_finite, at);
        return false;
      }
      add(Kind::real, 0, number);
      return true;
    }
    case Json::value_t::string:
      return add_checked_text(*json.get_ptr<const std::string*>());
    case Json::value_t::array:
    case Json::value_t::object:
      break;
    case Json::value_t::null:
    case Json::value_t::binary:
    case Json::value_t::discarded:
      add(Kind::null);
      return true;
  }
  if (depth_left == 0) {
    report.add(problem::file_too_deep, at, std::to_string(limits::depth));
    return false;
  }
  if (json.size() > limits::list_length) {
    report.add(problem::list_too_long, at, std::to_string(limits::list_length),
               std::to_string(json.size()));
    return false;
  }
  start(json.is_array() ? Kind::list : Kind::object);
  bool whole = true;
  std::size_t index = 0;
  for (auto item = json.begin(); whole && item != json.end(); ++item, ++index) {
    if (json.is_array()) {
      whole = add_json(*item, at.element(index), depth_left - 1, report);
      continue;
    }
    if (first_fault_in_utf8(item.key()) != std::string_view::npos) {
      report.add(problem::file_not_utf8, at, "UTF-8");
      return false;
    }
    key(item.key());
    whole = add_json(*item, at.member(item.key()), depth_left - 1, report);
  }
  if (whole) finish(Path{}, report);
  return whole;
}

Json Tape::to_json(Place place) const {
  const Node& node = nodes_[place];
  switch (node.kind) {
    case Kind::boolean:
      return node.whole != 0;
    case Kind::whole:
      return node.whole;
    case Kind::natural:
      return static_cast<std::uint64_t>(node.whole);
    case Kind::real:
      return node.real;
    case Kind::text:
      return std::string(text_of(place));
    case Kind::list: {
      Json::array_t list;
      list.reserve(node.children);
      for (Place child = place + 1; child < node.end; child = nodes_[child].end) {
        list.push_back(to_json(child));
      }
      return list;
    }
    case Kind::object: {
      Json::object_t object;
      object.reserve(node.children);
      // The container's own emplace looks through all names; the doubled ones have been reported.
      for (Place child = place + 1; child < node.end; child = nodes_[child].end) {
        object.emplace_back(std::string(key_of(child)), to_json(child));
      }
      return object;
    }
    case Kind::null:
    case Kind::reported:
      break;
  }
  return nullptr;
}

std::string Tape::shown(Place place) const {
  const Node& node = nodes_[place];
  if (node.kind == Kind::text) return shortened(text_of(place));
  if (node.kind == Kind::list || node.kind == Kind::object)
    return std::string(kind_name(node.kind));
  return to_json(place).dump();
}

}  // namespace malvag::io
