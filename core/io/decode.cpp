#include "decode.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>

#include "../plan/problem_codes.hpp"
#include "composed.hpp"
#include "shape.hpp"

namespace malvag::io {

namespace {

bool is_lower(char character) {
  return character >= 'a' && character <= 'z';
}
bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

// −1: not digits only.
int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) {
    if (!is_digit(digit)) return -1;
    number = number * 10 + (digit - '0');
  }
  return number;
}

bool is_year(int year) {
  return year >= limits::year_from && year <= limits::year_to;
}
bool is_year(std::string_view text) {
  return text.size() == 4 && is_year(number_of(text));
}

std::string range_text(double least, double most) {
  const auto bound = [](double value) {
    return std::isinf(value) ? std::string() : std::to_string(static_cast<std::int64_t>(value));
  };
  return bound(least) + "…" + bound(most);
}

bool is_in_range(double value, const Rule& rule) {
  return value >= rule.least && value <= rule.most && !(rule.above_least && value == rule.least);
}

void report_range(Decoding& decoding, Place place, const Path& at, const Rule& rule) {
  const bool of_year = rule.meaning == Meaning::year;
  const std::string range = (rule.above_least ? "> " : "") + range_text(rule.least, rule.most);
  decoding.report.add(of_year ? problem::year_invalid : problem::number_out_of_range, at, range,
                      decoding.tape.shown(place));
}

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += " | ";
    text += word;
  }
  return text;
}

std::size_t hash_of(const std::vector<std::string_view>& names) {
  std::size_t hash = names.size();
  for (const std::string_view name : names) hash = hash * 31 + std::hash<std::string_view>{}(name);
  return hash;
}

void wrong_type(Decoding& decoding, Place place, const Path& at, std::string_view expected) {
  if (decoding.tape[place].kind == Kind::reported) return;
  decoding.report.add(problem::type_wrong, at, expected, decoding.tape.shown(place));
}

void report_missing(Decoding& decoding, const Path& at, const Rule& rule) {
  decoding.report.add(rule.meaning == Meaning::id ? problem::id_missing : problem::member_missing,
                      at, at.name);
}

void decode_text(Decoding& decoding, Place place, const Path& at, const Rule& rule,
                 std::string& into) {
  if (decoding.tape[place].kind != Kind::text) return wrong_type(decoding, place, at, "text");
  const std::string_view text = decoding.tape.text_of(place);
  if (text.empty()) {
    if (rule.required) report_missing(decoding, at, rule);
    return;
  }
  if (rule.meaning == Meaning::id && !is_id(text)) {
    decoding.report.add(problem::id_malformed, at, "a-z 0-9 -", text);
  }
  if (rule.meaning == Meaning::date && !is_date(text)) {
    return decoding.report.add(problem::date_invalid, at, "YYYY-MM-DD", text);
  }
  if (rule.meaning == Meaning::year_or_date && !is_year(text) && !is_date(text)) {
    return decoding.report.add(problem::date_invalid, at, "YYYY | YYYY-MM-DD", text);
  }
  if (rule.meaning == Meaning::time && !is_year(text) && !is_month(text) && !is_date(text)) {
    return decoding.report.add(problem::date_invalid, at, "YYYY | YYYY-MM | YYYY-MM-DD", text);
  }
  if (!rule.words.empty() &&
      std::find(rule.words.begin(), rule.words.end(), text) == rule.words.end()) {
    return decoding.report.add(problem::value_unknown, at, joined(rule.words), text);
  }
  into = has_marks(text) ? composed(text) : std::string(text);
}

void decode_whole(Decoding& decoding, Place place, const Path& at, const Rule& rule,
                  std::int64_t& into) {
  const Node& node = decoding.tape[place];
  if (node.kind == Kind::natural) return report_range(decoding, place, at, rule);
  if (node.kind == Kind::real) {
    if (std::trunc(node.real) != node.real) {
      return decoding.report.add(problem::number_not_whole, at, "wholeNumber",
                                 decoding.tape.shown(place));
    }
    const bool fits = std::fabs(node.real) < 9e18 && is_in_range(node.real, rule);
    if (!fits) return report_range(decoding, place, at, rule);
    into = static_cast<std::int64_t>(node.real);
    return;
  }
  if (node.kind != Kind::whole) return wrong_type(decoding, place, at, "wholeNumber");
  if (!is_in_range(static_cast<double>(node.whole), rule)) {
    return report_range(decoding, place, at, rule);
  }
  into = node.whole;
}

void decode_number(Decoding& decoding, Place place, const Path& at, const Rule& rule,
                   double& into) {
  const Node& node = decoding.tape[place];
  double value = node.real;
  if (node.kind == Kind::whole) value = static_cast<double>(node.whole);
  if (node.kind == Kind::natural)
    value = static_cast<double>(static_cast<std::uint64_t>(node.whole));
  if (node.kind != Kind::real && node.kind != Kind::whole && node.kind != Kind::natural) {
    return wrong_type(decoding, place, at, "number");
  }
  if (!is_in_range(value, rule)) return report_range(decoding, place, at, rule);
  into = value;
}

void decode_boolean(Decoding& decoding, Place place, const Path& at, bool& into) {
  const Node& node = decoding.tape[place];
  if (node.kind != Kind::boolean) return wrong_type(decoding, place, at, "boolean");
  into = node.whole != 0;
}

// An enumerator's number is its word's place.
void decode_word(Decoding& decoding, Place place, const Path& at,
                 std::span<const std::string_view> words, void* in) {
  if (decoding.tape[place].kind != Kind::text) return wrong_type(decoding, place, at, "text");
  const std::string_view text = decoding.tape.text_of(place);
  const auto word = std::find(words.begin(), words.end(), text);
  if (word == words.end()) {
    return decoding.report.add(problem::value_unknown, at, joined(words), text);
  }
  const int enumerator = static_cast<int>(word - words.begin());
  std::memcpy(in, &enumerator, sizeof enumerator);
}

std::optional<Year> decode_year(Decoding& decoding, std::string_view key, const Path& at) {
  if (is_year(key)) return number_of(key);
  decoding.report.add(problem::year_invalid, at, range_text(limits::year_from, limits::year_to),
                      key);
  return std::nullopt;
}

void decode_list(Decoding& decoding, Place place, const Path& at, const Rule& rule,
                 const Shape& shape, void* in) {
  const Tape& tape = decoding.tape;
  if (tape[place].kind != Kind::list) return wrong_type(decoding, place, at, "list");
  Rule of_element = rule;
  of_element.required = rule.meaning == Meaning::reference;
  shape.reserve(in, tape[place].children);
  std::size_t index = 0;
  for (Place child = place + 1; child < tape[place].end; child = tape[child].end) {
    decode(decoding, child, at.element(index++), of_element, *shape.inside, shape.add(in));
  }
}

void decode_table(Decoding& decoding, Place place, const Path& at, const Rule& rule,
                  const Shape& shape, void* in) {
  const Tape& tape = decoding.tape;
  if (tape[place].kind != Kind::object) return wrong_type(decoding, place, at, "object");
  Rule of_value = rule;
  of_value.meaning = Meaning::plain;
  shape.reserve(in, tape[place].children);
  for (Place child = place + 1; child < tape[place].end; child = tape[child].end) {
    const std::string_view key = tape.key_of(child);
    const Path at_child = at.member(key);
    void* value = nullptr;
    if (shape.form == Form::by_text) {
      value = shape.add_by_text(in, key);
    } else {
      const std::optional<Year> year = decode_year(decoding, key, at_child);
      if (!year) continue;
      value = shape.add_by_year(in, *year);
    }
    decode(decoding, child, at_child, of_value, *shape.inside, value);
  }
  shape.settle(in);
}

// The child of that name; `likely` is looked at first and moved past it, since files mostly have
// their members in the table's order. 0: there is none.
Place find_child(const Tape& tape, Place object, std::string_view name, Place likely) {
  const Place end = tape[object].end;
  if (likely < end && tape.key_of(likely) == name) return likely;
  for (Place child = object + 1; child < end; child = tape[child].end) {
    if (tape.key_of(child) == name) return child;
  }
  return 0;
}

// What the file says beyond the members that were taken, and in which order if not the table's.
void keep_members(Decoding& decoding, Place place, std::uint32_t taken, bool is_canonical,
                  Members& members) {
  const Tape& tape = decoding.tape;
  const bool are_all_known = taken == tape[place].children;
  if (are_all_known && is_canonical) return;
  Json::object_t unknown;
  for (Place child = place + 1; child < tape[place].end; child = tape[child].end) {
    if (tape[child].taken) continue;
    unknown.emplace_back(std::string(tape.key_of(child)), tape.to_json(child));
  }
  if (!unknown.empty()) members.unknown = std::make_shared<const Json>(std::move(unknown));
  if (is_canonical) return;
  std::vector<std::string_view> names;
  for (Place child = place + 1; child < tape[place].end; child = tape[child].end) {
    names.push_back(tape.key_of(child));
  }
  members.order = decoding.orders.shared(names);
}

bool is_written(const Member& member, const Shape& shape, const void* of) {
  return member.rule.required ||
         !is_same(*member.shape, member.of(of), member.of(shape.default_value()));
}

void decode_object(Decoding& decoding, Place place, const Path& at, const Shape& shape, void* in) {
  Tape& tape = decoding.tape;
  if (tape[place].kind != Kind::object) return wrong_type(decoding, place, at, "object");
  Place next = place + 1;  // where the next known member stands if the order is the table's
  std::uint32_t taken = 0;
  bool is_canonical = true;
  for (const Member& member : shape.members) {
    const bool are_all_taken = taken == tape[place].children;
    const Place child = are_all_taken ? 0 : find_child(tape, place, member.name, next);
    if (child == 0) {
      if (member.rule.required) report_missing(decoding, at.member(member.name), member.rule);
      continue;
    }
    tape.take(child);
    ++taken;
    const Path at_member = at.member(member.name);
    if (tape[child].kind == Kind::null) {
      if (member.rule.required) report_missing(decoding, at_member, member.rule);
    } else {
      decode(decoding, child, at_member, member.rule, *member.shape, member.in(in));
    }
    is_canonical = is_canonical && child == next && is_written(member, shape, in);
    next = tape[child].end;
  }
  keep_members(decoding, place, taken, is_canonical, shape.kept(in));
  if (shape.check_within) shape.check_within(in, at, decoding.report);
}

}  // namespace

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > limits::id_bytes || !is_lower(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [](char character) {
    return is_lower(character) || is_digit(character) || character == '-';
  });
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = number_of(text.substr(0, 4));
  const int month = number_of(text.substr(5, 2));
  const int day = number_of(text.substr(8, 2));
  if (!is_year(year) || month < 1 || month > 12 || day < 1) return false;
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const bool is_leap_february = month == 2 && is_leap;
  return day <= days[static_cast<std::size_t>(month - 1)] + (is_leap_february ? 1 : 0);
}

bool is_month(std::string_view text) {
  return text.size() == 7 && is_date(std::string(text) + "-01");
}

Orders::Order Orders::shared(const std::vector<std::string_view>& names) {
  std::vector<Order>& alike = known_[hash_of(names)];
  for (const Order& order : alike) {
    if (std::equal(order->begin(), order->end(), names.begin(), names.end())) return order;
  }
  alike.push_back(std::make_shared<const std::vector<std::string>>(names.begin(), names.end()));
  return alike.back();
}

void decode(Decoding& decoding, Place place, const Path& at, const Rule& rule, const Shape& shape,
            void* in) {
  if (decoding.tape[place].kind == Kind::reported) return;
  switch (shape.form) {
    case Form::text:
      return decode_text(decoding, place, at, rule, as<std::string>(in));
    case Form::boolean:
      return decode_boolean(decoding, place, at, as<bool>(in));
    case Form::number:
      return decode_number(decoding, place, at, rule, as<double>(in));
    case Form::whole:
      return decode_whole(decoding, place, at, rule, as<std::int64_t>(in));
    case Form::year: {
      std::int64_t whole = as<Year>(in);
      decode_whole(decoding, place, at, rule, whole);
      as<Year>(in) = static_cast<Year>(whole);
      return;
    }
    case Form::word:
      return decode_word(decoding, place, at, shape.words, in);
    case Form::optional:
      return decode(decoding, place, at, rule, *shape.inside, shape.add(in));
    case Form::list:
      return decode_list(decoding, place, at, rule, shape, in);
    case Form::by_text:
    case Form::by_year:
      return decode_table(decoding, place, at, rule, shape, in);
    case Form::object:
      return decode_object(decoding, place, at, shape, in);
  }
}

}  // namespace malvag::io
