// Where one is: a place and what is selected there, as the fragment of the address.
#pragma once

#include <string>
#include <string_view>

namespace malvag::shell {

enum class Place { prioritise, plans, paste };

struct Route {
  Place place = Place::prioritise;
  std::string selected;  // an id, or empty
  bool operator==(const Route&) const = default;
};

Route route_from(std::string_view fragment);  // the first place for what is not known
std::string fragment_of(const Route& route);  // "#/val", "#/val/m-017", "#/mer/planer"

// Where the navigation leads to it.
Place destination_of(Place place);

}  // namespace malvag::shell
