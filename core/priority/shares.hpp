// How much of a tier's weight each of its criteria has.
#pragma once

#include <vector>

#include "../plan/plan.hpp"

namespace malvag::priority {

std::vector<double> shares_of(const Tier& tier);  // in the order of its weights

}  // namespace malvag::priority
