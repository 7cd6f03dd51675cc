// Signs that the three faces do not have.
#pragma once

namespace malvag::ui {

// True once, when the current context was to show some: most are in the font "more".
bool take_lack_of_signs();

}  // namespace malvag::ui
