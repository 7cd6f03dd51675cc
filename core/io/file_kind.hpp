// What a file is before anybody reads it as a plan, and the few things to be said of its raw text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../plan/problem.hpp"

namespace malvag::io {

// Too large, empty, a PDF, an archive, not UTF-8: none of it is worth reading on.
std::optional<Problem> problem_of_bytes(std::string_view bytes);

std::string_view without_byte_order_mark(std::string_view bytes);

// "3:17", both from 1, columns in characters.
std::string line_and_column(std::string_view text, std::size_t byte);

// JSON knows neither NaN nor infinity, and a parser ends at the first one or at a number that is
// too large for a double. So that all of them are found, each is overwritten by a number that
// nobody writes, of the same length, and reported when it comes by.
struct StandIns {
  std::string text;
  std::vector<std::string> found;  // what stood there, in order
};
std::optional<StandIns> with_stand_ins_for_not_finite(std::string_view text);
bool is_stand_in_for_not_finite(std::string_view number);

}  // namespace malvag::io
