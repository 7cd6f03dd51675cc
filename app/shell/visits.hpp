// Where each visited place was scrolled to, so that the browser's Back leads to what was seen.
#pragma once

#include <map>
#include <string>

#include "../ui/ui.hpp"

namespace malvag::shell {

class Visits {
 public:
  // Of the browser's history, from 0; the first is the one that the page began with.
  int current() const { return current_; }

  // The number of a new visit.
  int begin(const ui::Ui& ui) {
    leave(ui);
    return current_ = ++last_;
  }

  // Goes back, or forward again. Whether the visit is known.
  bool return_to(int visit, ui::Ui& ui) {
    leave(ui);
    const auto known = tops_.find(visit);
    if (known == tops_.end()) return false;
    current_ = visit;
    for (const auto& [area, top] : known->second) ui.scroll_to(area, top);
    return true;
  }

 private:
  static constexpr std::size_t most = 200;

  void leave(const ui::Ui& ui) {
    tops_[current_] = ui.scroll_tops();
    if (tops_.size() > most) tops_.erase(tops_.begin());
  }

  std::map<int, ui::ScrollTops> tops_;
  int current_ = 0;
  int last_ = 0;
};

}  // namespace malvag::shell
