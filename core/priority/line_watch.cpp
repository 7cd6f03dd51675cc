// Draws the line anew only where an exchange can have moved it.
#include "line_watch.hpp"

#include <algorithm>

namespace malvag::priority {

LineWatch::LineWatch(const Candidates& candidates, const std::vector<std::uint32_t>& order)
    : candidates_(candidates), was_above_(order.size(), false), line_(candidates.line(order)) {
  for (const std::uint32_t one : order) {
    for (const Use& use : candidates.line_uses(one)) saves_ = saves_ || use.cost < 0;
  }
  for (std::size_t index = 0; index < line_; ++index) was_above_[order[index]] = true;
}

// Not between two above the line, where nothing is saved that could make or take room on the way to
// it, nor between two below the one that does not fit.
bool LineWatch::can_matter(std::size_t place) const {
  if (!candidates_.has_line() || place > line_) return false;
  return saves_ || place + 1 >= line_;
}

bool LineWatch::has_changed(const std::vector<std::uint32_t>& order,
                            const std::vector<std::size_t>& exchanged) {
  const bool may_have = std::any_of(exchanged.begin(), exchanged.end(),
                                    [&](std::size_t place) { return can_matter(place); });
  if (!may_have) return !up_.empty() || !down_.empty();
  line_ = candidates_.line(order);
  up_.clear();
  down_.clear();
  for (std::size_t index = 0; index < order.size(); ++index) {
    const bool above = index < line_;
    if (above == was_above_[order[index]]) continue;
    (above ? up_ : down_).push_back(order[index]);
  }
  return !up_.empty() || !down_.empty();
}

}  // namespace malvag::priority
