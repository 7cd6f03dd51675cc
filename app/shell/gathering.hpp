// What a screen shows of a very large plan is computed before the screen is drawn, a part in each
// frame, so that none is waited for. Of other plans it is computed where it is shown.
#pragma once

#include <string_view>

#include "../views/shown/snapshot.hpp"
#include "routes.hpp"

namespace malvag::shell {

struct Shown {
  Place place = Place::overview;
  bool has_selected = false;
  const Principle* stored = nullptr;  // null: the plan has none
  Principle ranking;                  // with the weights that are tried
  priority::Question question;
  std::string_view today;
};

bool is_large(const Plan& plan);

// Computes one of the parts that are not there yet; false: all are.
bool gather_one(const views::Snapshot& snapshot, const Shown& shown);

}  // namespace malvag::shell
