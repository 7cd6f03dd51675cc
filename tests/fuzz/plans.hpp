// The plans that targets begin with, chosen by a letter. The large one only by its own: what is
// tried there takes twenty times as long.
#pragma once

#include "../core/support/files.hpp"
#include "fuzz.hpp"

namespace malvag::fuzz {

inline edit::Document read_document(const char* path) {
  auto read = io::read_plan(test::file(path));
  must(read.has_value(), "the plan to begin with can be read", path);
  return std::move(read->document);
}

inline const edit::Document& plan_of(char letter) {
  static const edit::Document sample = read_document("assets/plans/rs-2020.json");
  static const edit::Document small[] = {read_document("tests/data/all_fields.json"),
                                         read_document("tests/data/unknown_members.json"),
                                         read_document("tests/data/conflict_kinds.json")};
  return letter == 's' ? sample : small[static_cast<unsigned char>(letter) % std::size(small)];
}

}  // namespace malvag::fuzz
