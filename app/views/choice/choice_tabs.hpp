// Val's screens beside each other: what first, what for the money, how sure. On each of them the
// way to the others stands first, in the same place.
#pragma once

#include "../../../core/plan/plan.hpp"
#include "../../ui/ui.hpp"
#include "../shown/intents.hpp"

namespace malvag::views {

// Example measures, or a room that is an example, make what all of them answer one.
bool rests_on_example(const Plan& plan);

enum class ChoiceTab { prioritise, tradeoff, robustness };

// From the box's top left; gives the height. `is_example`: what the screen shows is, which is said
// beside the links, or below them. `id`: the screen's.
float choice_tabs(ui::Ui& ui, const std::string& id, ui::Rect box, ChoiceTab chosen,
                  bool is_example, Intents& intents);

}  // namespace malvag::views
