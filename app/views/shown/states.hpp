// What a person has set on the screens; nothing of it is in the plan. Each screen has a type of its
// own for it and finds it here, so that nobody needs a list of them.
#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace malvag::views {

class States {
 public:
  // As it is made when it is first asked for, until it is changed. Stays in its place.
  template <class State>
  State& of() const {
    for (const auto& [key, state] : states_) {
      if (key == &key_of<State>) return *static_cast<State*>(state.get());
    }
    states_.emplace_back(&key_of<State>, std::make_shared<State>());
    return *static_cast<State*>(states_.back().second.get());
  }

 private:
  template <class State>
  static constexpr char key_of = 0;  // its address is the key

  mutable std::vector<std::pair<const void*, std::shared_ptr<void>>> states_;
};

}  // namespace malvag::views
