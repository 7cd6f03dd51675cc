// Val's screens beside each other: what first, what for the money, how sure.
#pragma once

#include "../ui/ui.hpp"
#include "intents.hpp"

namespace malvag::views {

enum class ChoiceTab { prioritise, tradeoff, robustness };

float choice_tabs_width(const ui::Ui& ui, float at_most);
void choice_tabs(ui::Ui& ui, const std::string& id, ui::Rect box, ChoiceTab chosen,
                 Intents& intents);

}  // namespace malvag::views
