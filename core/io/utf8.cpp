// The check by Unicode's table of well-formed byte sequences (3-7).
#include "utf8.hpp"

#include <cstdint>
#include <cstring>

namespace malvag::io {

namespace {

struct Lead {
  std::size_t length;  // 0: no character starts so
  unsigned char second_from;
  unsigned char second_to;
};

Lead lead(unsigned char byte) {
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool is_plain(const char* eight_bytes) {
  std::uint64_t block = 0;
  std::memcpy(&block, eight_bytes, sizeof block);
  return (block & 0x8080808080808080u) == 0;
}

}  // namespace

std::size_t first_fault_in_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (at + 8 <= bytes.size() && is_plain(bytes.data() + at)) {
      at += 8;
      continue;
    }
    const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(bytes[place]); };
    if (byte(at) < 0x80) {
      ++at;
      continue;
    }
    const Lead character = lead(byte(at));
    if (character.length == 0 || at + character.length > bytes.size()) return at;
    if (byte(at + 1) < character.second_from || byte(at + 1) > character.second_to) return at;
    for (std::size_t place = at + 2; place < at + character.length; ++place) {
      if ((byte(place) & 0xC0) != 0x80) return at;
    }
    at += character.length;
  }
  return std::string_view::npos;
}

}  // namespace malvag::io
