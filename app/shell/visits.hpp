// Where each visited place was scrolled to, so that the way back leads to what was seen.
#pragma once

#include <algorithm>
#include <map>
#include <string>

#include "../ui/ui.hpp"

namespace malvag::shell {

class Visits {
 public:
  // Of the browser's history, from 0; the first is the one that the page began with.
  int current() const { return current_; }

  // Leaves a place for a new visit, whose number it gives.
  int begin(const std::string& left, const ui::Ui& ui) {
    leave(left, ui);
    return current_ = ++last_;
  }

  // Goes back, or forward again. Whether the visit is known.
  bool return_to(int visit, const std::string& left, ui::Ui& ui) {
    leave(left, ui);
    const auto known = visits_.find(visit);
    if (known == visits_.end()) return false;
    current_ = visit;
    scroll(ui, known->second.tops);
    return true;
  }

  // As the place was when it was last left, if it was.
  void find_again(const std::string& place, ui::Ui& ui) const {
    const auto last = std::find_if(visits_.rbegin(), visits_.rend(),
                                   [&](const auto& visit) { return visit.second.place == place; });
    if (last != visits_.rend()) scroll(ui, last->second.tops);
  }

 private:
  struct Visit {
    std::string place;  // a fragment
    ui::ScrollTops tops;
  };
  static constexpr std::size_t most = 200;

  void leave(const std::string& place, const ui::Ui& ui) {
    visits_[current_] = {place, ui.scroll_tops()};
    if (visits_.size() > most) visits_.erase(visits_.begin());
  }
  static void scroll(ui::Ui& ui, const ui::ScrollTops& tops) {
    for (const auto& [area, top] : tops) ui.scroll_to(area, top);
  }

  std::map<int, Visit> visits_;
  int current_ = 0;
  int last_ = 0;
};

}  // namespace malvag::shell
