// Leads from one of Val's screens to another.
#include "choice_tabs.hpp"

#include <algorithm>

namespace malvag::views {
namespace {

using ui::TextKey;

struct Tab {
  ChoiceTab tab;
  const char* value;
  const char* address;
  TextKey name;
};
constexpr Tab all_tabs[] = {
    {ChoiceTab::prioritise, "prioritise", "#/val", TextKey::tradeoff_tab_prioritise},
    {ChoiceTab::tradeoff, "tradeoff", "#/val/avvagning", TextKey::tradeoff_tab_tradeoff},
    {ChoiceTab::robustness, "robustness", "#/val/granska", TextKey::sure_tab}};

}  // namespace

float choice_tabs_width(const ui::Ui& ui, float at_most) {
  return std::min(at_most, ui.px(360));
}

void choice_tabs(ui::Ui& ui, const std::string& id, ui::Rect box, ChoiceTab chosen,
                 Intents& intents) {
  std::vector<ui::Option> options;
  std::string value;
  for (const Tab& tab : all_tabs) {
    options.push_back({tab.value, ui.t(tab.name)});
    if (tab.tab == chosen) value = tab.value;
  }
  const auto answered = ui.choice(id, box, ui.t(TextKey::tradeoff_tabs), options, value);
  for (const Tab& tab : all_tabs) {
    if (answered && *answered == tab.value && tab.tab != chosen) intents.go_to = tab.address;
  }
}

}  // namespace malvag::views
