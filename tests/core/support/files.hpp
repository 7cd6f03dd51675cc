// Test data by its path in the project.
#pragma once

#include <cstdio>
#include <string>

namespace malvag::test {

inline std::string file(const std::string& path) {
  std::string bytes;
  std::FILE* stream = std::fopen((std::string(MALVAG_SOURCE_DIR "/") + path).c_str(), "rb");
  if (!stream) return bytes;
  char block[65536];
  for (std::size_t size = 1; size > 0;) {
    size = std::fread(block, 1, sizeof block, stream);
    bytes.append(block, size);
  }
  std::fclose(stream);
  return bytes;
}

}  // namespace malvag::test
