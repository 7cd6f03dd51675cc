// The whole app behind three calls: events in, a frame, effects out. The browser and the headless
// twin drive it alike.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "../platform/host.hpp"

namespace malvag::shell {

enum class Due {
  nothing,
  frame,             // at once: input settling, an animation
  frame_of_its_own,  // nothing was drawn: a part of what the next frames show was computed
};

class App {
 public:
  App();  // makes the Dear ImGui context; the host brings the drawing back end
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // True when the event was for us and the host shall not do what it would by itself.
  bool handle(platform::Event event);

  // Draws one frame, for the back end to bring to the screen. `milliseconds`: a clock that only
  // goes forward. Tells what is due next.
  Due frame(double milliseconds);

  // How many answers about the plan that is open had to be computed so far.
  std::size_t computed() const;
  // Texts of the last frame that had too little room and end with "…".
  const std::vector<std::string>& cut_texts() const;

  // What the host shall do, in order; gone when taken.
  platform::Effects take_effects();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace malvag::shell
