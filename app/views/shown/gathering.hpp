// What a screen shows of a very large plan is computed before the screen is drawn, a part in each
// frame, so that none is waited for. Of other plans it is computed where it is shown.
#pragma once

#include "screen.hpp"

namespace malvag::views {

bool is_large(const Plan& plan);

// Asks for one part after the other, until one had to be computed.
class Gathering {
 public:
  explicit Gathering(const Shown& shown)
      : shown_(shown), computed_before_(shown.snapshot.computed()) {}

  template <class Ask>
  Gathering& then(Ask ask) {
    if (!has_computed()) ask(shown_.snapshot);
    return *this;
  }
  bool has_computed() const { return shown_.snapshot.computed() != computed_before_; }

  // What several screens need; nothing where the plan has no principle.
  Gathering& orders();   // of the stored principle and of the one that is tried
  Gathering& ranking();  // with the reasons, by the one that is tried

 private:
  const Shown& shown_;
  std::size_t computed_before_;
};

}  // namespace malvag::views
