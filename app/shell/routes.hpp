// Where one is: a place and what is selected there, as the fragment of the address.
#pragma once

#include <string>
#include <string_view>

namespace malvag::shell {

enum class Place {
  overview,
  chain,
  conflicts,
  inspection,
  prioritise,
  principle,
  tradeoff,
  robustness,
  plans,
  paste
};

struct Route {
  Place place = Place::overview;
  std::string selected;    // an id, or empty
  bool presented = false;  // alone on the screen, for a projector
  bool operator==(const Route&) const = default;
};

Route route_from(std::string_view fragment);  // the first place for what is not known
// "#/laget", "#/laget/kedja/g-21", "#/konflikt/g-19+g-22", "#/val/m-017", "#/val/avvagning",
// "#/val/granska/m-017", "#/val/princip/p-1",
// "#/mer/planer";
// presented "#/duk/konflikt/g-19+g-22"
std::string fragment_of(const Route& route);

// Where the navigation leads to it.
Place destination_of(Place place);

}  // namespace malvag::shell
