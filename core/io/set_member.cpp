// The edit walks down the JSON and the shapes side by side.
#include "set_member.hpp"

#include <algorithm>

#include "../plan/limits.hpp"
#include "decode.hpp"
#include "shape.hpp"

namespace malvag::io {

namespace {

struct Steps {
  const std::vector<std::string>& tokens;
  std::size_t at = 0;
  const std::string& token() const { return tokens[at]; }
  bool is_last() const { return at + 1 == tokens.size(); }
  Steps next() const { return {tokens, at + 1}; }
};

// Does the JSON say no more of the member than its default, or nothing?
bool says_default(const Json& json, const Shape& object, const Member& member) {
  if (json.is_null()) return true;
  Tape tape;
  Report report;
  Orders orders;
  if (!tape.add_json(json, Path{}, limits::depth, report)) return false;
  Decoding decoding{tape, report, orders};
  const std::shared_ptr<void> scratch = object.make();
  Rule lenient = member.rule;
  lenient.required = false;
  decode(decoding, 0, Path{}, lenient, *member.shape, member.in(scratch.get()));
  return report.empty() &&
         is_same(*member.shape, member.of(scratch.get()), member.of(object.default_value()));
}

// A new member goes behind the last one that the table has before it.
void insert_member(Json& object, const Shape& shape, const std::string& name, Json value) {
  const auto rank = [&](std::string_view of) {
    return std::find_if(shape.members.begin(), shape.members.end(),
                        [&](const Member& member) { return member.name == of; }) -
           shape.members.begin();
  };
  std::size_t place = 0;
  std::size_t index = 0;
  for (auto item = object.begin(); item != object.end(); ++item) {
    ++index;
    if (rank(item.key()) < rank(name)) place = index;
  }
  Json::object_t members;
  index = 0;
  for (auto item = object.begin(); item != object.end(); ++item, ++index) {
    if (index == place) members.emplace_back(name, std::move(value));
    members.emplace_back(item.key(), std::move(*item));
  }
  if (index == place) members.emplace_back(name, std::move(value));
  object = std::move(members);
}

bool set_untyped(Json& json, const Steps& steps, const Json& value);

// The place in a list that a token names: its length for "-" and for one past the end.
std::optional<std::size_t> list_place(const Json& list, const std::string& token) {
  if (token == "-") return list.size();
  const bool is_number = !token.empty() && token.size() < 9 &&
                         (token == "0" || token.front() != '0') &&
                         token.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number) return std::nullopt;
  std::size_t place = 0;
  for (const char digit : token) place = place * 10 + static_cast<std::size_t>(digit - '0');
  if (place > list.size()) return std::nullopt;
  return place;
}

bool set_element(Json& list, const std::string& token, const Json& value) {
  if (!list.is_array()) return false;
  const auto place = list_place(list, token);
  if (!place) return false;
  if (value.is_null()) {
    if (*place == list.size()) return false;
    list.erase(*place);
  } else if (*place == list.size()) {
    list.push_back(value);
  } else {
    *(list.begin() + static_cast<std::ptrdiff_t>(*place)) = value;
  }
  return true;
}

bool set_entry(Json& object, const std::string& name, const Json& value) {
  if (!object.is_object()) return false;
  if (value.is_null()) {
    object.erase(name);
  } else {
    object[name] = value;
  }
  return true;
}

bool set_untyped(Json& json, const Steps& steps, const Json& value) {
  if (steps.is_last()) {
    return json.is_array() ? set_element(json, steps.token(), value)
                           : set_entry(json, steps.token(), value);
  }
  if (json.is_array()) {
    const auto place = list_place(json, steps.token());
    if (!place || *place == json.size()) return false;
    return set_untyped(*(json.begin() + static_cast<std::ptrdiff_t>(*place)), steps.next(), value);
  }
  const auto child = json.is_object() ? json.find(steps.token()) : json.end();
  return child != json.end() && set_untyped(*child, steps.next(), value);
}

bool set_in_object(Json& object, const Shape& shape, const Steps& steps, const Json& value);

// Sets something inside a value that is not a single one itself.
bool set_inside(Json& json, const Shape& shape, const Steps& steps, const Json& value) {
  switch (shape.form) {
    case Form::optional:
      return set_inside(json, *shape.inside, steps, value);
    case Form::object:
      return set_in_object(json, shape, steps, value);
    case Form::list: {
      if (steps.is_last()) return set_element(json, steps.token(), value);
      const auto place = list_place(json, steps.token());
      if (!place || *place == json.size()) return false;
      return set_inside(*(json.begin() + static_cast<std::ptrdiff_t>(*place)), *shape.inside,
                        steps.next(), value);
    }
    case Form::by_text:
    case Form::by_year: {
      if (steps.is_last()) return set_entry(json, steps.token(), value);
      if (!json.is_object() || shape.inside->form != Form::object) return false;
      const auto child = json.find(steps.token());
      return child != json.end() && set_inside(*child, *shape.inside, steps.next(), value);
    }
    default:
      return false;
  }
}

bool set_inside_member(Json& object, const Shape& shape, const Member& member, const Steps& steps,
                       const Json& value) {
  const Shape& of_member = *member.shape;
  const bool is_container = of_member.form == Form::list || of_member.is_table();
  const std::string& name = steps.token();
  const auto there = object.find(name);
  const bool was_there = there != object.end();
  const bool is_new = !was_there || there->is_null();
  Json inside = !is_new ? *there : of_member.form == Form::list ? Json::array() : Json::object();
  if (!set_inside(inside, of_member, steps.next(), value)) return false;
  const bool is_nothing_now = is_container && inside.empty();
  if (is_nothing_now && is_new) return true;
  if (is_nothing_now) {
    object.erase(name);
  } else if (was_there) {
    *there = std::move(inside);
  } else {
    insert_member(object, shape, name, std::move(inside));
  }
  return true;
}

void set_whole_member(Json& object, const Shape& shape, const Member& member,
                      const std::string& name, const Json& value) {
  const auto there = object.find(name);
  const bool was_there = there != object.end();
  const bool is_to_go = !member.rule.required && says_default(value, shape, member);
  if (is_to_go || value.is_null()) {
    const bool says_so_already = is_to_go && was_there && says_default(*there, shape, member);
    if (was_there && !says_so_already) object.erase(name);
  } else if (was_there) {
    *there = value;
  } else {
    insert_member(object, shape, name, value);
  }
}

bool set_in_object(Json& object, const Shape& shape, const Steps& steps, const Json& value) {
  if (!object.is_object()) return false;
  for (const Member& member : shape.members) {
    if (member.name != steps.token()) continue;
    if (!steps.is_last()) return set_inside_member(object, shape, member, steps, value);
    set_whole_member(object, shape, member, steps.token(), value);
    return true;
  }
  // Something that we do not know can be changed, not made.
  return object.contains(steps.token()) && set_untyped(object, steps, value);
}

}  // namespace

std::vector<std::string> pointer_tokens(std::string_view pointer) {
  std::vector<std::string> tokens;
  if (pointer.empty() || pointer.front() != '/') return tokens;
  for (std::size_t place = 0; place < pointer.size(); ++place) {
    const char character = pointer[place];
    if (character == '/') {
      tokens.emplace_back();
    } else if (character != '~') {
      tokens.back() += character;
    } else {
      const char escaped = place + 1 < pointer.size() ? pointer[++place] : '\0';
      if (escaped != '0' && escaped != '1') return {};
      tokens.back() += escaped == '0' ? '~' : '/';
    }
  }
  return tokens;
}

bool set_member(const Shape& shape, Json& entity, std::string_view pointer, const Json& value) {
  const std::vector<std::string> tokens = pointer_tokens(pointer);
  return !tokens.empty() && set_in_object(entity, shape, Steps{tokens}, value);
}

}  // namespace malvag::io
