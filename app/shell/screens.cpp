// The list.
#include "screens.hpp"

#include <vector>

#include "../views/choice/principle/principle.hpp"
#include "../views/choice/ranking/prioritise.hpp"
#include "../views/choice/robustness/robustness.hpp"
#include "../views/choice/tradeoff/tradeoff.hpp"
#include "../views/conflicts/conflicts.hpp"
#include "../views/conflicts/inspection/inspection.hpp"
#include "../views/plans/paste.hpp"
#include "../views/plans/plans.hpp"
#include "../views/situation/chain/chain.hpp"
#include "../views/situation/overview.hpp"

namespace malvag::shell {

namespace {

std::vector<const views::Screen*>& all() {
  static std::vector<const views::Screen*> all = {
      &views::overview_screen,   &views::chain_screen,     &views::conflicts_screen,
      &views::inspection_screen, &views::ranking_screen,   &views::tradeoff_screen,
      &views::robustness_screen, &views::principle_screen, &views::plans_screen,
      &views::paste_screen,
  };
  return all;
}

}  // namespace

std::span<const views::Screen* const> screens() {
  return all();
}

void add_screen(const views::Screen& screen) {
  all().push_back(&screen);
}

}  // namespace malvag::shell
