// How problems are collected and their places written.
#include "report.hpp"

#include "../plan/limits.hpp"
#include "../plan/problem_codes.hpp"

namespace malvag::io {

namespace {
constexpr std::size_t longest_found = 80;
}

void append_token(std::string& pointer, std::string_view token) {
  pointer += '/';
  for (const char character : token) {
    if (character == '~') {
      pointer += "~0";
    } else if (character == '/') {
      pointer += "~1";
    } else {
      pointer += character;
    }
  }
}

std::string Path::pointer() const {
  if (!parent) return std::string(name);
  std::string text = parent->pointer();
  append_token(text, in_list ? std::to_string(index) : std::string(name));
  return text;
}

bool Report::full() const {
  return problems_.size() > limits::problems;
}

void Report::add(std::string_view code, std::string at, std::string_view expected,
                 std::string_view found) {
  if (full()) return;
  if (problems_.size() == limits::problems) {
    problems_.push_back(
        {std::string(problem::file_too_many_problems), "", std::to_string(limits::problems), ""});
    return;
  }
  problems_.push_back({std::string(code), std::move(at), shortened(expected), shortened(found)});
}

void Report::add(std::string_view code, const Path& at, std::string_view expected,
                 std::string_view found) {
  if (!full()) add(code, at.pointer(), expected, found);
}

std::string shortened(std::string_view text) {
  std::string line;
  for (const char character : text.substr(0, longest_found)) {
    line += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
  }
  if (text.size() <= longest_found) return line;
  while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80) line.pop_back();
  if (!line.empty() && static_cast<unsigned char>(line.back()) >= 0xC0) line.pop_back();
  return line + "…";
}

}  // namespace malvag::io
