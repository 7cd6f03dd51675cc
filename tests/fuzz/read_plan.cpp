// A libFuzzer target: reading never crashes, and what can be read is written so that it can be read
// again and is the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "../../core/io/plan_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto first = malvag::io::read_plan(bytes);
  if (!first) return 0;
  const std::string written = malvag::io::write_plan(first->document);
  const auto second = malvag::io::read_plan(written);
  if (!second || !(second->document == first->document)) std::abort();
  if (malvag::io::write_plan(second->document) != written) std::abort();
  return 0;
}
