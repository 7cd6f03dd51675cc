// A search that is looked at in steps and ended when its time is out.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace malvag::platform {

inline constexpr double seconds_at_most = 86'400;

// To the end, to so many nodes, or until so many seconds have gone: what comes first.
template <class Run>
void step_within(Run& run, std::int64_t nodes, std::optional<double> seconds) {
  if (!seconds) {
    run.step(nodes);
    return;
  }
  const auto begun = std::chrono::steady_clock::now();
  for (std::int64_t left = nodes; left > 0; --left) {
    if (!run.step(1)) return;
    const std::chrono::duration<double> gone = std::chrono::steady_clock::now() - begun;
    if (gone.count() >= *seconds) return;
  }
}

}  // namespace malvag::platform
