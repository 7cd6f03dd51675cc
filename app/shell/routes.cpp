// Addresses.
#include "routes.hpp"

namespace malvag::shell {
namespace {

constexpr std::string_view presented = "#/duk";

struct Address {
  Place place;
  std::string_view fragment;
};
// The longest first where one is the beginning of another.
constexpr Address addresses[] = {
    {Place::chain, "#/laget/kedja"},
    {Place::overview, "#/laget"},
    {Place::inspection, "#/konflikt/granska"},
    {Place::conflicts, "#/konflikt"},
    {Place::tradeoff, "#/val/avvagning"},
    {Place::robustness, "#/val/granska"},
    {Place::principle, "#/val/princip"},
    {Place::prioritise, "#/val"},
    {Place::paste, "#/mer/klistra"},
    {Place::plans, "#/mer/planer"},
    {Place::plans, "#/mer"},
};

}  // namespace

Route route_from(std::string_view fragment) {
  if (fragment.substr(0, presented.size()) == presented) {
    Route route = route_from("#" + std::string(fragment.substr(presented.size())));
    route.presented = true;
    return route;
  }
  for (const Address& address : addresses) {
    if (fragment.substr(0, address.fragment.size()) != address.fragment) continue;
    const std::string_view rest = fragment.substr(address.fragment.size());
    if (rest.empty()) return {address.place, "", false};
    if (rest[0] == '/') return {address.place, std::string(rest.substr(1)), false};
  }
  return {};
}

std::string fragment_of(const Route& route) {
  for (const Address& address : addresses) {
    if (address.place != route.place) continue;
    std::string fragment(address.fragment);
    if (!route.selected.empty()) fragment += "/" + route.selected;
    return route.presented ? std::string(presented) + fragment.substr(1) : fragment;
  }
  return {};
}

Place destination_of(Place place) {
  switch (place) {
    case Place::chain:
      return Place::overview;
    case Place::inspection:
      return Place::conflicts;
    case Place::principle:
    case Place::tradeoff:
    case Place::robustness:
      return Place::prioritise;
    case Place::paste:
      return Place::plans;
    default:
      return place;
  }
}

}  // namespace malvag::shell
