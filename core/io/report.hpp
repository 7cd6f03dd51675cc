// Problems as they are found, each with the JSON pointer of its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "../plan/problem.hpp"

namespace malvag::io {

// A place in the file, as a chain on the stack: a pointer's text is made only when it is needed.
struct Path {
  const Path* parent = nullptr;
  std::string_view name;
  std::size_t index = 0;
  bool in_list = false;

  Path member(std::string_view of_member) const { return {this, of_member, 0, false}; }
  Path element(std::size_t place) const { return {this, {}, place, true}; }
  std::string pointer() const;
};

// Appends "/token", with ~ and / written as JSON pointers write them.
void append_token(std::string& pointer, std::string_view token);

// At most limits::problems are kept, then one file.too-many-problems.
class Report {
 public:
  void add(std::string_view code, std::string at, std::string_view expected = {},
           std::string_view found = {});
  void add(std::string_view code, const Path& at, std::string_view expected = {},
           std::string_view found = {});
  bool empty() const { return problems_.empty(); }
  bool full() const;
  const Problems& problems() const { return problems_; }
  Problems take() { return std::move(problems_); }

 private:
  Problems problems_;
};

// Cut to what a person can read in one line, never inside a character.
std::string shortened(std::string_view text);

}  // namespace malvag::io
