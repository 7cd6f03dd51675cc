// Addresses.
#include "routes.hpp"

namespace malvag::shell {
namespace {

constexpr std::string_view presented = "#/duk";

// What follows the address in the fragment, from "/" on; none: it is another's.
std::optional<std::string_view> rest_after(std::string_view address, std::string_view fragment) {
  if (address.empty() || fragment.substr(0, address.size()) != address) return std::nullopt;
  const std::string_view rest = fragment.substr(address.size());
  if (!rest.empty() && rest[0] != '/') return std::nullopt;
  return rest;
}

}  // namespace

Route route_from(std::string_view fragment) {
  if (fragment.substr(0, presented.size()) == presented) {
    Route route = route_from("#" + std::string(fragment.substr(presented.size())));
    route.presented = true;
    return route;
  }
  Route route;
  std::size_t longest = 0;  // where one address is the beginning of another
  for (const views::Screen* screen : screens()) {
    for (const std::string_view address : {screen->address, screen->other_address}) {
      const auto rest = rest_after(address, fragment);
      if (!rest || address.size() <= longest) continue;
      longest = address.size();
      route.screen = screen;
      route.selected = rest->empty() ? "" : rest->substr(1);
    }
  }
  return route;
}

std::string fragment_of(const Route& route) {
  std::string fragment(route.screen->address);
  if (!route.selected.empty()) fragment += "/" + route.selected;
  return route.presented ? std::string(presented) + fragment.substr(1) : fragment;
}

std::string_view destination_of(const views::Screen& screen) {
  return screen.under.empty() ? screen.address : screen.under;
}

}  // namespace malvag::shell
