// Where in a JSON text the signs end that stand for themselves: what reading and writing pass over
// at once.
#pragma once

#include <cstdint>
#include <cstring>

namespace malvag::io {

// Neither a quotation mark nor a backslash nor a control sign.
inline bool is_plain(char sign) {
  return static_cast<unsigned char>(sign) >= 0x20 && sign != '"' && sign != '\\';
}

// Eight signs as one number, each compared in its own byte.
inline bool are_plain(const char* eight_signs) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  std::uint64_t block = 0;
  std::memcpy(&block, eight_signs, sizeof block);
  const auto below = [](std::uint64_t signs, std::uint64_t limit) {
    return (signs - ones * limit) & ~signs & (ones * 0x80);
  };
  return (below(block, 0x20) | below(block ^ (ones * '"'), 1) | below(block ^ (ones * '\\'), 1)) ==
         0;
}

// The first sign from `at` that is not plain, or the end.
inline const char* end_of_plain(const char* at, const char* end) {
  while (end - at >= 8 && are_plain(at)) at += 8;
  while (at != end && is_plain(*at)) ++at;
  return at;
}

}  // namespace malvag::io
