// Where one is: a screen and what is selected there, as the fragment of the address.
#pragma once

#include <string>
#include <string_view>

#include "screens.hpp"

namespace malvag::shell {

struct Route {
  const views::Screen* screen = screens().front();
  std::string selected;    // an id, or empty
  bool presented = false;  // alone on the display, for a projector
  bool operator==(const Route&) const = default;
};

Route route_from(std::string_view fragment);  // the first screen for what is not known
// "#/laget", "#/laget/kedja/g-21", "#/konflikt/g-19+g-22", "#/val/m-017"; presented
// "#/duk/konflikt/g-19+g-22"
std::string fragment_of(const Route& route);

// The address of the screen by which the navigation leads to this one.
std::string_view destination_of(const views::Screen& screen);

}  // namespace malvag::shell
