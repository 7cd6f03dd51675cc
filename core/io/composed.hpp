// Letters with marks, as one sign each: what comes from Macs and out of PDFs has å as a and a ring.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace malvag::io {

// A byte that starts a sign from U+0300 to U+037F, among which the combining marks are: CC or CD.
inline bool starts_mark(char byte) {
  return (static_cast<unsigned char>(byte) & 0xFE) == 0xCC;
}

// May hold a combining mark. Eight bytes at a time, since every text of a plan is looked at.
inline bool has_marks(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (; end - at >= 8; at += 8) {
    std::uint64_t block = 0;
    std::memcpy(&block, at, sizeof block);
    block = (block & (ones * 0xFE)) ^ (ones * 0xCC);  // zero where a mark starts
    if (((block - ones) & ~block & (ones * 0x80)) != 0) return true;
  }
  for (; at != end; ++at) {
    if (starts_mark(*at)) return true;
  }
  return false;
}

// The text in Unicode's form NFC, as far as Latin, Greek and Cyrillic letters go: all pairs of a
// letter and a mark of U+00C0–024F, U+0370–04FF, U+1E80–1E85 and U+1EA0–1EF9, and letters with two
// marks in either order. Other signs, and marks that belong to no letter, stay as they are.
std::string composed(std::string_view text);

}  // namespace malvag::io
