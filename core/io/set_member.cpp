// The edit walks down the JSON and the types side by side.
#include "set_member.hpp"

#include <algorithm>

#include "decode_value.hpp"
#include "fields.hpp"

namespace malvag::io {

namespace {

struct Steps {
  const std::vector<std::string>& tokens;
  std::size_t at = 0;
  const std::string& token() const { return tokens[at]; }
  bool is_last() const { return at + 1 == tokens.size(); }
  Steps next() const { return {tokens, at + 1}; }
};

// Does the JSON say no more than the default, or nothing?
template <class Value>
bool says_default(const Json& json, const Rule& rule, const Value& default_value) {
  if (json.is_null()) return true;
  Tape tape;
  Report report;
  Orders orders;
  if (!tape.add_json(json, Path{}, limits::depth, report)) return false;
  Decoding decoding{tape, report, orders};
  Value value = Value();
  Rule lenient = rule;
  lenient.required = false;
  decode_value(decoding, 0, Path{}, lenient, value);
  return report.empty() && value == default_value;
}

// A new member goes behind the last one that the table has before it.
void insert_member(Json& object, const std::vector<std::string_view>& names,
                   const std::string& name, Json value) {
  const auto rank = [&](std::string_view of) {
    return std::find(names.begin(), names.end(), of) - names.begin();
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

template <Described Type>
bool set_in_object(Json& object, const Steps& steps, const Json& value);

// Sets something inside a member's value that is not a single value itself.
template <class Value>
bool set_inside(Json& json, const Steps& steps, const Json& value) {
  if constexpr (is_optional<Value>) {
    return set_inside<typename Value::value_type>(json, steps, value);
  } else if constexpr (Described<Value>) {
    return set_in_object<Value>(json, steps, value);
  } else if constexpr (is_list<Value>) {
    if (steps.is_last()) return set_element(json, steps.token(), value);
    const auto place = list_place(json, steps.token());
    if (!place || *place == json.size()) return false;
    return set_inside<typename Value::value_type>(
        *(json.begin() + static_cast<std::ptrdiff_t>(*place)), steps.next(), value);
  } else if constexpr (is_by<Value>) {
    if (steps.is_last()) return set_entry(json, steps.token(), value);
    if (!json.is_object()) return false;
    using Element = std::decay_t<decltype(std::declval<typename Value::Entry>().second)>;
    if constexpr (Described<Element>) {
      const auto child = json.find(steps.token());
      if (child != json.end()) return set_inside<Element>(*child, steps.next(), value);
    }
    return false;
  } else {
    return false;
  }
}

template <class Value>
Json empty_container() {
  return is_list<Value> ? Json::array() : Json::object();
}

template <class Value>
bool set_known(Json& object, const std::vector<std::string_view>& names, const std::string& name,
               const Rule& rule, const Value& default_value, const Steps& steps,
               const Json& value) {
  auto member = object.find(name);
  const bool was_there = member != object.end();
  if (!steps.is_last()) {
    const bool is_new = !was_there || member->is_null();
    Json inside = is_new ? empty_container<Value>() : *member;
    if (!set_inside<Value>(inside, steps.next(), value)) return false;
    const bool is_nothing_now = (is_list<Value> || is_by<Value>)&&inside.empty();
    if (is_nothing_now && is_new) return true;
    if (is_nothing_now) {
      object.erase(name);
    } else if (was_there) {
      *member = std::move(inside);
    } else {
      insert_member(object, names, name, std::move(inside));
    }
    return true;
  }
  const bool is_to_go = !rule.required && says_default(value, rule, default_value);
  if (is_to_go || value.is_null()) {
    if (was_there && !(is_to_go && says_default(*member, rule, default_value))) object.erase(name);
  } else if (was_there) {
    *member = value;
  } else {
    insert_member(object, names, name, value);
  }
  return true;
}

template <Described Type>
bool set_in_object(Json& object, const Steps& steps, const Json& value) {
  if (!object.is_object()) return false;
  std::vector<std::string_view> names;
  fields(Of<Type>{}, [&](std::string_view name, auto, const Rule&) { names.push_back(name); });
  bool is_known = false;
  bool is_set = false;
  fields(Of<Type>{}, [&](std::string_view name, auto member, const Rule& rule) {
    if (name != steps.token()) return;
    is_known = true;
    is_set = set_known(object, names, steps.token(), rule, defaults<Type>().*member, steps, value);
  });
  if (is_known) return is_set;
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

bool set_member(std::string_view collection, Json& entity, std::string_view pointer,
                const Json& value) {
  const std::vector<std::string> tokens = pointer_tokens(pointer);
  if (tokens.empty()) return false;
  const Steps steps{tokens};
  if (collection == "plan") return set_in_object<Head>(entity, steps, value);
  bool is_set = false;
  for_each_collection([&](std::string_view name, auto member) {
    if (name != collection) return;
    using Entity = std::decay_t<decltype((Plan{}.*member)[0])>;
    is_set = set_in_object<Entity>(entity, steps, value);
  });
  return is_set;
}

}  // namespace malvag::io
