// How sure an order is, on a terminal.
#pragma once

#include <string>

#include "../platform/robustness_answers.hpp"

namespace malvag::cli {

std::string robustness_text(const Plan& plan, const platform::RobustnessAsked& asked,
                            ui::Language language);

}  // namespace malvag::cli
