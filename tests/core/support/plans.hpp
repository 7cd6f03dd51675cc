// The plans that tests begin with.
#pragma once

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <string>

#include "../../../core/io/plan_file.hpp"
#include "files.hpp"

namespace malvag::test {

inline std::string listed(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    text += problem.code + " at " + problem.at + ", expected " + problem.expected + ", found " +
            problem.found + "\n";
  }
  return text;
}

inline io::ReadPlan read(const std::string& bytes) {
  auto read = io::read_plan(bytes);
  if (!read) FAIL(listed(read.error()));
  return std::move(*read);
}

// One entity or more of each kind, every field with a value that is not its default.
inline edit::Document plan_with_all_fields() {
  return read(file("tests/data/all_fields.json")).document;
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto place = text.find(from);
  REQUIRE(place != std::string::npos);
  return text.replace(place, from.size(), to);
}

inline bool has(const Problems& problems, std::string_view code, std::string_view at) {
  return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
    return problem.code == code && problem.at == at;
  });
}

}  // namespace malvag::test
