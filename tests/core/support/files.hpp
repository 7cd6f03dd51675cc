// Test data by its path in the project.
#pragma once

#include <cstdio>
#include <string>

namespace malvag::test {

inline std::string file_at(const std::string& path) {
  std::string bytes;
  std::FILE* stream = std::fopen(path.c_str(), "rb");
  if (!stream) return bytes;
  char block[65536];
  for (std::size_t size = 1; size > 0;) {
    size = std::fread(block, 1, sizeof block, stream);
    bytes.append(block, size);
  }
  std::fclose(stream);
  return bytes;
}

inline std::string file(const std::string& path) {
  return file_at(std::string(MALVAG_SOURCE_DIR "/") + path);
}

// The 2020 plan grown to so many measures: 231, 1 000 or 10 000 (tests/data/large_plan.mjs).
inline std::string large_plan(int measures) {
  return file_at(MALVAG_BUILD_DIR "/large_plans/" + std::to_string(measures) + ".json");
}

}  // namespace malvag::test
