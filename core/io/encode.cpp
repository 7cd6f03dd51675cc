// How values are written, and the entity types that can be.
#include "encode.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "fields.hpp"
#include "plain_text.hpp"

namespace malvag::io {

namespace {

constexpr double largest_exact_whole = 9007199254740992.0;

void encode_whole(std::int64_t value, std::string& out) {
  char digits[24];
  const auto result = std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, result.ptr);
}

// Whole ones without a point; others in the shortest form that gives the same number back.
void encode_number(double value, std::string& out) {
  if (std::trunc(value) == value && std::fabs(value) <= largest_exact_whole) {
    return encode_whole(static_cast<std::int64_t>(value), out);
  }
  // What the library's dump() calls for a number, without a JSON value and its writer around it.
  char digits[64];
  const char* end = nlohmann::detail::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, static_cast<std::size_t>(end - digits));
}

void encode_key(int key, std::string& out) {
  encode_text(std::to_string(key), out);
}
void encode_key(const std::string& key, std::string& out) {
  encode_text(key, out);
}

template <Described Type>
void encode_object(const Type& object, std::string& out);

template <class Value>
void encode_value(const Value& value, std::string& out) {
  if constexpr (std::is_same_v<Value, std::string>) {
    encode_text(value, out);
  } else if constexpr (std::is_same_v<Value, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_same_v<Value, double>) {
    encode_number(value, out);
  } else if constexpr (std::is_integral_v<Value>) {
    encode_whole(value, out);
  } else if constexpr (Enumerated<Value>) {
    encode_text(words_of<Value>[static_cast<std::size_t>(value)], out);
  } else if constexpr (is_optional<Value>) {
    encode_value(*value, out);
  } else if constexpr (is_list<Value>) {
    out += '[';
    for (const auto& element : value) {
      if (out.back() != '[') out += ',';
      encode_value(element, out);
    }
    out += ']';
  } else if constexpr (is_by<Value>) {
    out += '{';
    for (const auto& [key, element] : value) {
      if (out.back() != '{') out += ',';
      encode_key(key, out);
      out += ':';
      encode_value(element, out);
    }
    out += '}';
  } else {
    encode_object(value, out);
  }
}

// A text, number or part that is not stated is null; a list or table of nothing is an empty one.
template <class Value>
bool is_not_stated(const Value& value) {
  if constexpr (std::is_same_v<Value, std::string>) {
    return value.empty();
  } else if constexpr (is_optional<Value>) {
    return !value;
  } else {
    return false;
  }
}

template <class Value>
void encode_member(std::string_view name, const Value& value, const Rule& rule, std::string& out) {
  if (out.back() != '{') out += ',';
  encode_text(name, out);
  out += ':';
  if constexpr (std::is_same_v<Value, int>) {
    if (rule.meaning == Meaning::year && value == 0) {
      out += "null";
      return;
    }
  }
  if (is_not_stated(value)) {
    out += "null";
  } else {
    encode_value(value, out);
  }
}

void encode_unknown(const std::string& name, const Json& value, std::string& out) {
  if (out.back() != '{') out += ',';
  encode_text(name, out);
  out += ':';
  out += compact(value);
}

template <Described Type>
void encode_in_order(const Type& object, const std::vector<std::string>& order, std::string& out) {
  for (const std::string& name : order) {
    bool is_known = false;
    fields(Of<Type>{}, [&](std::string_view known, auto member, const Rule& rule) {
      if (known != name) return;
      encode_member(known, object.*member, rule, out);
      is_known = true;
    });
    if (is_known || !object.members.unknown) continue;
    const auto unknown = object.members.unknown->find(name);
    if (unknown != object.members.unknown->end()) encode_unknown(name, *unknown, out);
  }
}

template <Described Type>
void encode_object(const Type& object, std::string& out) {
  static const std::vector<std::string> none;
  const std::vector<std::string>& order = object.members.order ? *object.members.order : none;
  const auto is_written = [&](std::string_view name) {
    return std::find(order.begin(), order.end(), name) != order.end();
  };
  out += '{';
  encode_in_order(object, order, out);
  fields(Of<Type>{}, [&](std::string_view name, auto member, const Rule& rule) {
    if (!rule.required && object.*member == defaults<Type>().*member) return;
    if (!is_written(name)) encode_member(name, object.*member, rule, out);
  });
  if (object.members.unknown) {
    for (auto item = object.members.unknown->begin(); item != object.members.unknown->end();
         ++item) {
      if (!is_written(item.key())) encode_unknown(item.key(), *item, out);
    }
  }
  out += '}';
}

void encode_special(char character, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(character);
  out += '\\';
  if (character == '"' || character == '\\') {
    out += character;
  } else if (character == '\n') {
    out += 'n';
  } else if (character == '\t') {
    out += 't';
  } else if (character == '\r') {
    out += 'r';
  } else if (character == '\b') {
    out += 'b';
  } else if (character == '\f') {
    out += 'f';
  } else {
    out += "u00";
    out += digits[byte >> 4];
    out += digits[byte & 0xF];
  }
}

}  // namespace

void encode_text(std::string_view text, std::string& out) {
  out += '"';
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at != end;) {
    const char* const stop = end_of_plain(at, end);
    out.append(at, stop);
    at = stop;
    if (at != end) encode_special(*at++, out);
  }
  out += '"';
}

std::string compact(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class Entity>
void encode_entity(const Entity& entity, std::string& out) {
  encode_object(entity, out);
}

template void encode_entity(const Head&, std::string&);
template void encode_entity(const Level&, std::string&);
template void encode_entity(const SourceDocument&, std::string&);
template void encode_entity(const Body&, std::string&);
template void encode_entity(const Role&, std::string&);
template void encode_entity(const Premise&, std::string&);
template void encode_entity(const Meeting&, std::string&);
template void encode_entity(const Strategy&, std::string&);
template void encode_entity(const Area&, std::string&);
template void encode_entity(const Goal&, std::string&);
template void encode_entity(const Assignment&, std::string&);
template void encode_entity(const Kpi&, std::string&);
template void encode_entity(const Frame&, std::string&);
template void encode_entity(const Criterion&, std::string&);
template void encode_entity(const Measure&, std::string&);
template void encode_entity(const Group&, std::string&);
template void encode_entity(const Principle&, std::string&);
template void encode_entity(const Influence&, std::string&);
template void encode_entity(const Conflict&, std::string&);
template void encode_entity(const ConflictChoice&, std::string&);
template void encode_entity(const Milestone&, std::string&);

}  // namespace malvag::io
