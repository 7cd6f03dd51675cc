#include "encode.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

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

void encode_object(const Shape& shape, const void* of, std::string& out);

void encode_key(const Shape& shape, const void* of, std::size_t place, std::string& out) {
  if (shape.form == Form::by_text) return encode_text(shape.text_key(of, place), out);
  out += '"';
  encode_whole(shape.year_key(of, place), out);
  out += '"';
}

void encode_held(const Shape& shape, const void* of, std::string& out) {
  const bool is_list = shape.form == Form::list;
  out += is_list ? '[' : '{';
  const std::size_t count = shape.count(of);
  for (std::size_t place = 0; place < count; ++place) {
    if (place > 0) out += ',';
    if (!is_list) {
      encode_key(shape, of, place, out);
      out += ':';
    }
    encode(*shape.inside, shape.at(of, place), out);
  }
  out += is_list ? ']' : '}';
}

std::string_view word_of(const Shape& shape, const void* of) {
  int enumerator = 0;
  std::memcpy(&enumerator, of, sizeof enumerator);
  return shape.words[static_cast<std::size_t>(enumerator)];
}

// A text, number or part that is not stated is null; a list or table of nothing is an empty one.
bool is_not_stated(const Member& member, const void* of) {
  switch (member.shape->form) {
    case Form::text:
      return as<std::string>(of).empty();
    case Form::year:
      return member.rule.meaning == Meaning::year && as<Year>(of) == 0;
    case Form::optional:
      return member.shape->count(of) == 0;
    default:
      return false;
  }
}

void start_member(std::string_view name, std::string& out) {
  if (out.back() != '{') out += ',';
  encode_text(name, out);
  out += ':';
}

void encode_member(const Member& member, const void* object, std::string& out) {
  start_member(member.name, out);
  const void* const of = member.of(object);
  if (is_not_stated(member, of)) {
    out += "null";
  } else {
    encode(*member.shape, of, out);
  }
}

void encode_unknown(const std::string& name, const Json& value, std::string& out) {
  start_member(name, out);
  out += compact(value);
}

void encode_in_order(const Shape& shape, const void* object, const std::vector<std::string>& order,
                     std::string& out) {
  const auto& unknown_members = shape.kept_of(object).unknown;
  for (const std::string& name : order) {
    const auto known = std::find_if(shape.members.begin(), shape.members.end(),
                                    [&](const Member& member) { return member.name == name; });
    if (known != shape.members.end()) {
      encode_member(*known, object, out);
    } else if (unknown_members) {
      const auto unknown = unknown_members->find(name);
      if (unknown != unknown_members->end()) encode_unknown(name, *unknown, out);
    }
  }
}

void encode_object(const Shape& shape, const void* of, std::string& out) {
  static const std::vector<std::string> none;
  const malvag::Members& kept = shape.kept_of(of);
  const std::vector<std::string>& order = kept.order ? *kept.order : none;
  const auto is_written = [&](std::string_view name) {
    return std::find(order.begin(), order.end(), name) != order.end();
  };
  out += '{';
  encode_in_order(shape, of, order, out);
  const void* const by_default = shape.default_value();
  for (const Member& member : shape.members) {
    const bool is_default =
        !member.rule.required && is_same(*member.shape, member.of(of), member.of(by_default));
    if (!is_default && !is_written(member.name)) encode_member(member, of, out);
  }
  if (kept.unknown) {
    for (auto item = kept.unknown->begin(); item != kept.unknown->end(); ++item) {
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

void encode(const Shape& shape, const void* of, std::string& out) {
  switch (shape.form) {
    case Form::text:
      return encode_text(as<std::string>(of), out);
    case Form::boolean:
      out += as<bool>(of) ? "true" : "false";
      return;
    case Form::number:
      return encode_number(as<double>(of), out);
    case Form::whole:
      return encode_whole(as<std::int64_t>(of), out);
    case Form::year:
      return encode_whole(as<Year>(of), out);
    case Form::word:
      return encode_text(word_of(shape, of), out);
    case Form::optional:
      return encode(*shape.inside, shape.at(of, 0), out);
    case Form::list:
    case Form::by_text:
    case Form::by_year:
      return encode_held(shape, of, out);
    case Form::object:
      return encode_object(shape, of, out);
  }
}

}  // namespace malvag::io
