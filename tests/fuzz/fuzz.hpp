// What the fuzz targets share: what must hold, and decisions taken from bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../../core/io/plan_file.hpp"
#include "../../core/plan/problem_codes.hpp"

namespace malvag::fuzz {

// Inputs that got as far as a target is for. A run in which none does tests nothing, and fails.
inline std::size_t taken = 0;

inline void must(bool holds, const char* what, const std::string& about = "") {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n%s\n", what, about.c_str());
  std::abort();
}

// A refusal says why and where; of a pointer that is none, the place is what was given.
inline void must_be_located(const Problems& problems) {
  must(!problems.empty(), "a refusal has a problem");
  for (const Problem& problem : problems) {
    must(!problem.code.empty(), "a problem has a code", problem.at);
    const bool is_place = problem.at.empty() || problem.at.front() == '/';
    must(is_place || problem.code == problem::command_bad_pointer, "a place is a JSON pointer",
         problem.at);
  }
}

// Gives what was written.
inline std::string must_read_back(const edit::Document& document) {
  std::string written = io::write_plan(document);
  const auto read = io::read_plan(written);
  must(read.has_value(), "what is written can be read",
       read ? std::string() : read.error().front().code + " at " + read.error().front().at);
  must(read->document == document, "what is read is what was written", written);
  return written;
}

// Bytes from the front on, as answers. When there are no more, every answer is the first.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size)
      : Bytes({reinterpret_cast<const char*>(data), size}) {}
  explicit Bytes(std::string_view left) : left_(left) {}

  bool empty() const { return left_.empty(); }
  std::string_view rest() const { return left_; }

  std::size_t below(std::size_t count) {
    const std::size_t bytes = count > 256 ? 2 : 1;
    std::size_t number = 0;
    for (std::size_t byte = 0; byte < bytes; ++byte) number = number * 256 + next();
    return count == 0 ? 0 : number % count;
  }
  bool one_in(std::size_t count) { return below(count) + 1 == count; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }
  // Up to the next line feed, which is taken too.
  std::string_view line() {
    const std::size_t end = left_.find('\n');
    const std::string_view taken_now = left_.substr(0, end);
    left_.remove_prefix(end == std::string_view::npos ? left_.size() : end + 1);
    return taken_now;
  }

 private:
  std::size_t next() {
    if (left_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(left_.front());
    left_.remove_prefix(1);
    return byte;
  }

  std::string_view left_;
};

}  // namespace malvag::fuzz
