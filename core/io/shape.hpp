// What the values of a plan are, as data: a Shape for each type, made from the type. What runs over
// the table of fields is so written once, and compiled once, not for each of fifty types.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "../plan/plan.hpp"
#include "enumerations.hpp"
#include "report.hpp"
#include "rule.hpp"
#include "within.hpp"

namespace malvag::io {

enum class Form : std::uint8_t {
  text,      // std::string
  boolean,   // bool
  number,    // double
  whole,     // std::int64_t
  year,      // Year
  word,      // an enumeration, by its enumerator's place among the words
  optional,  // std::optional
  list,      // std::vector
  by_text,   // By<std::string, …>
  by_year,   // By<Year, …>
  object     // a type with a table
};

// All `of` and `in` point to a value of the shape's type.
struct Shape;

struct Member {
  std::string_view name{};
  Rule rule{};
  const Shape* shape = nullptr;
  void* (*in)(void* object) = nullptr;

  const void* of(const void* object) const { return in(const_cast<void*>(object)); }
};

struct Shape {
  Form form = Form::text;
  std::span<const std::string_view> words{};  // word

  // optional, list, by_text, by_year: of what they hold
  const Shape* inside = nullptr;
  std::size_t (*count)(const void* of) = nullptr;
  const void* (*at)(const void* of, std::size_t place) = nullptr;
  void* (*add)(void* in) = nullptr;                        // optional, list: one more, new
  void (*reserve)(void* in, std::size_t count) = nullptr;  // list, by_text, by_year
  const std::string& (*text_key)(const void* of, std::size_t place) = nullptr;
  Year (*year_key)(const void* of, std::size_t place) = nullptr;
  void* (*add_by_text)(void* in, std::string_view key) = nullptr;  // settle must follow
  void* (*add_by_year)(void* in, Year key) = nullptr;
  void (*settle)(void* in) = nullptr;

  // object
  std::span<const Member> members{};
  malvag::Members& (*kept)(void* in) = nullptr;  // what the file says beyond the members
  std::shared_ptr<void> (*make)() = nullptr;
  const void* (*default_value)() = nullptr;
  void (*check_within)(const void* of, const Path& at, Report& report) = nullptr;  // or null

  const malvag::Members& kept_of(const void* of) const { return kept(const_cast<void*>(of)); }
  bool is_scalar() const { return form < Form::optional; }
  bool is_table() const { return form == Form::by_text || form == Form::by_year; }
};

bool is_same(const Shape& shape, const void* one, const void* other);

// ---- how shapes are made ----

template <class Type>
inline constexpr bool is_optional = false;
template <class Type>
inline constexpr bool is_optional<std::optional<Type>> = true;
template <class Type>
inline constexpr bool is_list = false;
template <class Type>
inline constexpr bool is_list<std::vector<Type>> = true;
template <class Type>
inline constexpr bool is_by = false;
template <class Key, class Value>
inline constexpr bool is_by<By<Key, Value>> = true;

template <class Type>
constexpr Shape made_shape();
template <class Type>
inline constexpr Shape shape_of = made_shape<Type>();

template <class Type>
inline constexpr int members_of =
    0;  // an array of Member for each type that is an object in the file

template <class Type>
Type& as(void* in) {
  return *static_cast<Type*>(in);
}
template <class Type>
const Type& as(const void* of) {
  return *static_cast<const Type*>(of);
}

template <class Type, class Value>
Type owner_of(Value Type::*);
template <class Type, class Value>
Value value_of(Value Type::*);

template <auto pointer, class Type = decltype(owner_of(pointer))>
constexpr Member member(std::string_view name, const Rule& rule = anything) {
  return {name, rule, &shape_of<decltype(value_of(pointer))>,
          [](void* object) -> void* { return &(as<Type>(object).*pointer); }};
}

template <class Type>
constexpr auto made_table() {
  if constexpr (std::is_base_of_v<Entity, Type>) {
    constexpr auto& own = members_of<Type>;
    std::array<Member, own.size() + 3> table;
    table.front() = member<&Entity::id, Type>("id", an_id);
    std::copy(own.begin(), own.end(), table.begin() + 1);
    table[own.size() + 1] = member<&Entity::origin, Type>("origin");
    table[own.size() + 2] = member<&Entity::origins, Type>("origins");
    return table;
  } else {
    return members_of<Type>;
  }
}
template <class Type>
inline constexpr auto table_of = made_table<Type>();

template <class Type>
constexpr void add_holding(Shape& shape) {
  if constexpr (is_optional<Type>) {
    shape.form = Form::optional;
    shape.inside = &shape_of<typename Type::value_type>;
    shape.count = [](const void* of) -> std::size_t { return as<Type>(of).has_value() ? 1 : 0; };
    shape.at = [](const void* of, std::size_t) -> const void* { return &*as<Type>(of); };
    shape.add = [](void* in) -> void* { return &as<Type>(in).emplace(); };
  } else if constexpr (is_list<Type>) {
    shape.form = Form::list;
    shape.inside = &shape_of<typename Type::value_type>;
    shape.count = [](const void* of) { return as<Type>(of).size(); };
    shape.at = [](const void* of, std::size_t place) -> const void* {
      return &as<Type>(of)[place];
    };
    shape.add = [](void* in) -> void* { return &as<Type>(in).emplace_back(); };
    shape.reserve = [](void* in, std::size_t count) { as<Type>(in).reserve(count); };
  } else {
    using Key = typename Type::Entry::first_type;
    shape.inside = &shape_of<typename Type::Entry::second_type>;
    shape.count = [](const void* of) { return as<Type>(of).size(); };
    shape.at = [](const void* of, std::size_t place) -> const void* {
      return &as<Type>(of)[place].second;
    };
    shape.reserve = [](void* in, std::size_t count) { as<Type>(in).reserve(count); };
    shape.settle = [](void* in) { as<Type>(in).settle(); };
    if constexpr (std::is_same_v<Key, Year>) {
      shape.form = Form::by_year;
      shape.year_key = [](const void* of, std::size_t place) { return as<Type>(of)[place].first; };
      shape.add_by_year = [](void* in, Year key) -> void* { return &as<Type>(in).append(key); };
    } else {
      shape.form = Form::by_text;
      shape.text_key = [](const void* of, std::size_t place) -> const std::string& {
        return as<Type>(of)[place].first;
      };
      shape.add_by_text = [](void* in, std::string_view key) -> void* {
        return &as<Type>(in).append(Key(key));
      };
    }
  }
}

template <class Type>
const void* default_of() {
  static const Type value{};
  return &value;
}

template <class Type>
constexpr void add_members(Shape& shape) {
  shape.form = Form::object;
  shape.members = table_of<Type>;
  shape.kept = [](void* in) -> malvag::Members& { return as<Type>(in).members; };
  shape.make = []() -> std::shared_ptr<void> { return std::make_shared<Type>(); };
  shape.default_value = default_of<Type>;
  if constexpr (requires(const Type& of, const Path& at, Report& report) {
                  check_within(of, at, report);
                }) {
    shape.check_within = [](const void* of, const Path& at, Report& report) {
      check_within(as<Type>(of), at, report);
    };
  }
}

template <class Type>
constexpr Shape made_shape() {
  Shape shape;
  if constexpr (std::is_same_v<Type, std::string>) {
    shape.form = Form::text;
  } else if constexpr (std::is_same_v<Type, bool>) {
    shape.form = Form::boolean;
  } else if constexpr (std::is_same_v<Type, double>) {
    shape.form = Form::number;
  } else if constexpr (std::is_same_v<Type, std::int64_t>) {
    shape.form = Form::whole;
  } else if constexpr (std::is_same_v<Type, Year>) {
    shape.form = Form::year;
  } else if constexpr (std::is_enum_v<Type>) {
    static_assert(std::is_same_v<std::underlying_type_t<Type>, int>);
    shape.form = Form::word;
    shape.words = words_of<Type>;
  } else if constexpr (is_optional<Type> || is_list<Type> || is_by<Type>) {
    add_holding<Type>(shape);
  } else {
    add_members<Type>(shape);
  }
  return shape;
}

}  // namespace malvag::io
