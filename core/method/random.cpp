// Draws numbers.
#include "random.hpp"

#include <cstring>

namespace malvag::method {
namespace {

constexpr std::uint64_t rotated(std::uint64_t bits, int by) {
  return (bits << by) | (bits >> (64 - by));
}

std::array<std::uint64_t, 4> seeded(std::uint64_t seed) {
  std::array<std::uint64_t, 4> state{};
  for (std::uint64_t& word : state) word = splitmix64(seed);
  return state;
}

}  // namespace

std::uint64_t splitmix64(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15u;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return mixed ^ (mixed >> 31);
}

Random::Random(std::uint64_t seed) : Random(seeded(seed)) {}
Random::Random(const std::array<std::uint64_t, 4>& state) : state_(state) {}

std::uint64_t Random::next() {
  const std::uint64_t result = rotated(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = rotated(state_[3], 45);
  return result;
}

// The middles of 2^52 equal parts: neither 0 nor 1 can come out, and every one is exact.
double Random::uniform() {
  return (static_cast<double>(next() >> 12) + 0.5) * 0x1p-52;
}

double Random::exponential() {
  return -natural_logarithm(uniform());
}

// x = m · 2^e with m in [√½, √2); ln m = 2 · artanh(s), s = (m − 1) / (m + 1), |s| < 0.172, so that
// twelve terms of the series reach the last bit. Only + − × ÷, which IEEE 754 rounds alike
// everywhere.
double natural_logarithm(double x) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &x, sizeof bits);
  int exponent = static_cast<int>(bits >> 52) - 1023;
  bits = (bits & 0x000F'FFFF'FFFF'FFFFu) | 0x3FF0'0000'0000'0000u;
  double mantissa = 0;
  std::memcpy(&mantissa, &bits, sizeof mantissa);
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const double s = (mantissa - 1) / (mantissa + 1);
  const double square = s * s;
  double series = 0;
  for (int term = 25; term >= 1; term -= 2) series = series * square + 1.0 / term;
  constexpr double logarithm_of_2 = 0.69314718055994530942;
  return exponent * logarithm_of_2 + 2 * s * series;
}

}  // namespace malvag::method
