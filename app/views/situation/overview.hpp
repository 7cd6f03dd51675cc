// Läget, Översikt: how do we stand? The plan's story in figures that lead to where they come from.
#pragma once

#include "../shown/screen.hpp"

namespace malvag::views {

extern const Screen overview_screen;

}  // namespace malvag::views
