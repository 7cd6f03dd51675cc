// Reading never crashes, and what can be read is written so that it can be read again, is the same
// and is written alike.
#include "fuzz.hpp"

using namespace malvag;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = io::read_plan({reinterpret_cast<const char*>(data), size});
  if (!read) {
    fuzz::must_be_located(read.error());
    return 0;
  }
  ++fuzz::taken;
  const std::string written = fuzz::must_read_back(read->document);
  const auto again = io::read_plan(written);
  fuzz::must(again && io::write_plan(again->document) == written, "it is written alike", written);
  return 0;
}
