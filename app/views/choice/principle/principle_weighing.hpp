// To weigh a principle's points anew: five ways to answer, what they give, and who stands for it.
#pragma once

#include "principle_parts.hpp"

namespace malvag::views::principle_parts {

// Answers to begin from: those that are stored for that way, else ones that come near the weights.
Weighing begun_weighing(const Plan& plan, const Tier& tier, WeighingMethod method);
// `place`: of the tier in the principle. The state holds answers.
void weighing(ui::Page& page, Parts& parts, std::size_t place);

}  // namespace malvag::views::principle_parts
