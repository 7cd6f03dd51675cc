// Addresses.
#include "routes.hpp"

namespace malvag::shell {
namespace {

constexpr std::string_view prioritise = "#/val";
constexpr std::string_view plans = "#/mer/planer";
constexpr std::string_view paste = "#/mer/klistra";

}  // namespace

Route route_from(std::string_view fragment) {
  if (fragment == paste) return {Place::paste, ""};
  if (fragment.substr(0, 5) == "#/mer") return {Place::plans, ""};
  if (fragment.substr(0, prioritise.size() + 1) == "#/val/") {
    return {Place::prioritise, std::string(fragment.substr(prioritise.size() + 1))};
  }
  return {Place::prioritise, ""};
}

std::string fragment_of(const Route& route) {
  if (route.place == Place::plans) return std::string(plans);
  if (route.place == Place::paste) return std::string(paste);
  return std::string(prioritise) + (route.selected.empty() ? "" : "/" + route.selected);
}

Place destination_of(Place place) {
  return place == Place::paste ? Place::plans : place;
}

}  // namespace malvag::shell
