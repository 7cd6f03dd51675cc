// Amounts with decimals as whole numbers, so that sums of them are exact and nothing that was
// written is left out. A number is what its double stands for: the decimal number of up to fifteen
// digits that is nearest to it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace malvag::platform {

inline constexpr int decimals_at_most = 6;

// The least power of ten, up to the sixth, by which the amount becomes whole. None: it has more
// decimals. Both numbers of the quotient are exact, so that it is the very double that the decimal
// number is read as, and no other decimal number of as few digits is.
inline std::optional<double> whole_by(double amount) {
  double scale = 1;
  for (int decimals = 0; decimals <= decimals_at_most; ++decimals, scale *= 10) {
    if (std::nearbyint(amount * scale) / scale == amount) return scale;
  }
  return std::nullopt;
}

inline std::int64_t in_units(double amount, double scale) {
  return std::llround(std::clamp(amount * scale, -9e15, 9e15));
}

}  // namespace malvag::platform
