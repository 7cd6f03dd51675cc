// Chance that is the same everywhere: the same seed gives the same numbers on every machine.
#pragma once

#include <array>
#include <cstdint>

namespace malvag::method {

std::uint64_t splitmix64(std::uint64_t& state);

// xoshiro256** (Blackman & Vigna 2018) seeded by splitmix64: the same numbers everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed);
  explicit Random(const std::array<std::uint64_t, 4>& state);  // not all 0
  std::uint64_t next();
  double uniform();      // (0, 1)
  double exponential();  // rate 1

 private:
  std::array<std::uint64_t, 4> state_;
};

// The same bits everywhere, as the standard library's does not promise; x > 0 and normal.
double natural_logarithm(double x);

}  // namespace malvag::method
