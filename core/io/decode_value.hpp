// The reading of single values; apart from decode.cpp for whoever must read one member by itself.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <type_traits>

#include "../plan/problem_codes.hpp"
#include "decode.hpp"
#include "fields.hpp"

namespace malvag::io {

void wrong_type(Decoding& decoding, Place place, const Path& at, std::string_view expected);
void decode_text(Decoding& decoding, Place place, const Path& at, const Rule& rule,
                 std::string& into);
void decode_whole(Decoding& decoding, Place place, const Path& at, const Rule& rule,
                  std::int64_t& into);
void decode_number(Decoding& decoding, Place place, const Path& at, const Rule& rule, double& into);
void decode_boolean(Decoding& decoding, Place place, const Path& at, bool& into);
// The place of the word among the words; none: the report says so.
std::optional<std::size_t> decode_word(Decoding& decoding, Place place, const Path& at,
                                       std::span<const std::string_view> words);
bool decode_key(Decoding& decoding, std::string_view key, const Path& at, Year& into);
bool decode_key(Decoding& decoding, std::string_view key, const Path& at, std::string& into);
void report_missing(Decoding& decoding, const Path& at, const Rule& rule);

// What holds between the members of one value.
void check_within(const Period& period, const Path& at, Report& report);
void check_within(const Scale& scale, const Path& at, Report& report);
void check_within(const Span& span, const Path& at, Report& report);
void check_within(const Group& group, const Path& at, Report& report);
void check_within(const Judgement& judgement, const Path& at, Report& report);
void check_within(const Tier& tier, const Path& at, Report& report);
void check_within(const Influence& influence, const Path& at, Report& report);
template <class Type>
void check_within(const Type&, const Path&, Report&) {}

template <Described Type>
void decode_object(Decoding& decoding, Place place, const Path& at, Type& into);

template <class Value>
void decode_value(Decoding& decoding, Place place, const Path& at, const Rule& rule, Value& into) {
  Tape& tape = decoding.tape;
  if (tape[place].kind == Kind::reported) return;
  if constexpr (std::is_same_v<Value, std::string>) {
    decode_text(decoding, place, at, rule, into);
  } else if constexpr (std::is_same_v<Value, bool>) {
    decode_boolean(decoding, place, at, into);
  } else if constexpr (std::is_same_v<Value, double>) {
    decode_number(decoding, place, at, rule, into);
  } else if constexpr (std::is_same_v<Value, std::int64_t>) {
    decode_whole(decoding, place, at, rule, into);
  } else if constexpr (std::is_same_v<Value, int>) {
    std::int64_t whole = into;
    decode_whole(decoding, place, at, rule, whole);
    into = static_cast<int>(whole);
  } else if constexpr (Enumerated<Value>) {
    if (const auto word = decode_word(decoding, place, at, words_of<Value>)) {
      into = static_cast<Value>(*word);
    }
  } else if constexpr (is_optional<Value>) {
    decode_value(decoding, place, at, rule, into.emplace());
  } else if constexpr (is_list<Value>) {
    if (tape[place].kind != Kind::list) return wrong_type(decoding, place, at, "list");
    Rule of_element = rule;
    of_element.required = rule.meaning == Meaning::reference;
    into.reserve(tape[place].children);
    std::size_t index = 0;
    for (Place child = place + 1; child < tape[place].end; child = tape[child].end) {
      decode_value(decoding, child, at.element(index++), of_element, into.emplace_back());
    }
  } else if constexpr (is_by<Value>) {
    if (tape[place].kind != Kind::object) return wrong_type(decoding, place, at, "object");
    typename Value::Entries entries;
    entries.reserve(tape[place].children);
    for (Place child = place + 1; child < tape[place].end; child = tape[child].end) {
      const Path at_child = at.member(tape.key_of(child));
      auto& entry = entries.emplace_back();
      if (!decode_key(decoding, tape.key_of(child), at_child, entry.first)) {
        entries.pop_back();
        continue;
      }
      Rule of_value = rule;
      of_value.meaning = Meaning::plain;
      decode_value(decoding, child, at_child, of_value, entry.second);
    }
    into = Value::from(std::move(entries));
  } else {
    static_assert(Described<Value>);
    decode_object(decoding, place, at, into);
  }
}

// The child of that name; `likely` is looked at first and moved past it, since files mostly have
// their members in the table's order. 0: there is none.
Place find_child(const Tape& tape, Place object, std::string_view name, Place likely);

// What the file says beyond the fields that were taken, and in which order if not the table's.
void keep_members(Decoding& decoding, Place place, std::uint32_t taken, bool is_canonical,
                  Members& members);

template <Described Type>
void decode_object(Decoding& decoding, Place place, const Path& at, Type& into) {
  Tape& tape = decoding.tape;
  if (tape[place].kind != Kind::object) return wrong_type(decoding, place, at, "object");
  Place next = place + 1;  // where the next known member stands if the order is the table's
  std::uint32_t taken = 0;
  bool is_canonical = true;
  fields(Of<Type>{}, [&](std::string_view name, auto member, const Rule& rule) {
    const Path at_member = at.member(name);
    const bool are_all_taken = taken == tape[place].children;
    const Place child = are_all_taken ? 0 : find_child(tape, place, name, next);
    if (child == 0) {
      if (rule.required) report_missing(decoding, at_member, rule);
      return;
    }
    tape.take(child);
    ++taken;
    if (tape[child].kind == Kind::null) {
      if (rule.required) report_missing(decoding, at_member, rule);
    } else {
      decode_value(decoding, child, at_member, rule, into.*member);
    }
    const bool is_written = rule.required || !(into.*member == defaults<Type>().*member);
    is_canonical = is_canonical && child == next && is_written;
    next = tape[child].end;
  });
  keep_members(decoding, place, taken, is_canonical, into.members);
  check_within(into, at, decoding.report);
}

}  // namespace malvag::io
