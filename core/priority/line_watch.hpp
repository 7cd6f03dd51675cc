// Who stands above the line, watched while an order changes by exchanges of neighbours.
#pragma once

#include <vector>

#include "prepared.hpp"

namespace malvag::priority {

class LineWatch {
 public:
  LineWatch(const Candidates& candidates, const std::vector<std::uint32_t>& order);

  // Looks at the order after exchanges of the measures at these places and the ones after them;
  // `order` is all that it was but for them. True: others stand above the line than at first.
  bool has_changed(const std::vector<std::uint32_t>& order,
                   const std::vector<std::size_t>& exchanged);
  // Candidates that came above the line, and that fell below it, since the beginning.
  const std::vector<std::uint32_t>& up() const { return up_; }
  const std::vector<std::uint32_t>& down() const { return down_; }

 private:
  bool can_matter(std::size_t place) const;

  const Candidates& candidates_;
  std::vector<bool> was_above_;  // by candidate
  bool saves_ = false;           // some measure costs less than nothing
  std::size_t line_ = 0;
  std::vector<std::uint32_t> up_;
  std::vector<std::uint32_t> down_;
};

}  // namespace malvag::priority
