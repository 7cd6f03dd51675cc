// Looking at bytes.
#include "file_kind.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "../plan/limits.hpp"
#include "../plan/problem_codes.hpp"
#include "utf8.hpp"

namespace malvag::io {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool starts_with_one_of(std::string_view bytes, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; });
}

bool is_of_a_word_or_number(char character) {
  return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
         (character >= 'A' && character <= 'Z') || character == '+' || character == '-' ||
         character == '.';
}

bool is_not_finite(std::string_view word) {
  const std::string_view unsigned_word =
      word.front() == '-' || word.front() == '+' ? word.substr(1) : word;
  if (unsigned_word == "NaN" || unsigned_word == "nan" || unsigned_word == "Infinity" ||
      unsigned_word == "Inf" || unsigned_word == "inf") {
    return true;
  }
  const bool may_be_too_large =
      unsigned_word.size() > 300 || unsigned_word.find_first_of("eE") != std::string_view::npos;
  if (!may_be_too_large || unsigned_word.empty() || unsigned_word.front() < '0' ||
      unsigned_word.front() > '9') {
    return false;
  }
  const std::string number(word);
  char* end = nullptr;
  const double value = std::strtod(number.c_str(), &end);
  return end == number.c_str() + number.size() && std::isinf(value);
}

std::string stand_in(std::size_t length) {
  std::string text(length, '0');
  text[1] = 'E';
  return text;
}

}  // namespace

std::optional<Problem> problem_of_bytes(std::string_view bytes) {
  const auto problem = [](std::string_view code, std::string expected = {},
                          std::string found = {}) {
    return Problem{std::string(code), "", std::move(expected), std::move(found)};
  };
  if (bytes.size() > limits::file_bytes) {
    return problem(problem::file_too_large, std::to_string(limits::file_bytes),
                   std::to_string(bytes.size()));
  }
  if (without_byte_order_mark(bytes).find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return problem(problem::file_empty);
  }
  if (starts_with_one_of(bytes, {"%PDF"})) return problem(problem::file_is_pdf);
  // zip and what is made of it, gzip, and the older Office files.
  if (starts_with_one_of(bytes, {"PK\x03\x04", "PK\x05\x06", "\x1F\x8B", "\xD0\xCF\x11\xE0"})) {
    return problem(problem::file_is_archive);
  }
  const std::size_t fault = first_fault_in_utf8(bytes);
  if (fault == std::string_view::npos) return std::nullopt;
  return problem(problem::file_not_utf8, "UTF-8", std::to_string(fault + 1));
}

std::string_view without_byte_order_mark(std::string_view bytes) {
  return starts_with_one_of(bytes, {byte_order_mark}) ? bytes.substr(byte_order_mark.size())
                                                      : bytes;
}

std::string line_and_column(std::string_view text, std::size_t byte) {
  std::size_t line = 1;
  std::size_t column = 1;
  const std::size_t end = std::min(byte > 0 ? byte - 1 : 0, text.size());
  for (std::size_t place = 0; place < end; ++place) {
    if (text[place] == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(text[place]) & 0xC0) != 0x80) {
      ++column;
    }
  }
  return std::to_string(line) + ":" + std::to_string(column);
}

std::optional<StandIns> with_stand_ins_for_not_finite(std::string_view text) {
  std::optional<StandIns> result;
  bool is_in_text = false;
  for (std::size_t place = 0; place < text.size();) {
    const char character = text[place];
    if (is_in_text) {
      if (character == '"') is_in_text = false;
      place += character == '\\' ? 2 : 1;
      continue;
    }
    if (character == '"') is_in_text = true;
    if (!is_of_a_word_or_number(character)) {
      ++place;
      continue;
    }
    std::size_t end = place;
    while (end < text.size() && is_of_a_word_or_number(text[end])) ++end;
    const std::string_view word = text.substr(place, end - place);
    if (is_not_finite(word)) {
      if (!result) result = StandIns{std::string(text), {}};
      result->text.replace(place, word.size(), stand_in(word.size()));
      result->found.emplace_back(word);
    }
    place = end;
  }
  return result;
}

bool is_stand_in_for_not_finite(std::string_view number) {
  return number.size() >= 3 && number[0] == '0' && number[1] == 'E' &&
         number.find_first_not_of('0', 2) == std::string_view::npos;
}

}  // namespace malvag::io
