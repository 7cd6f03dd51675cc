// Writes and reads counts as lists of numbers.
#include "robustness_messages.hpp"

namespace malvag::platform {
namespace {

using priority::Robustness;
using priority::WeightsBelieved;

struct Name {
  WeightsBelieved weights;
  std::string_view name;
};
constexpr Name names[] = {{WeightsBelieved::free, "free"},
                          {WeightsBelieved::order, "ordinal"},
                          {WeightsBelieved::around, "intervals"}};

template <class Number>
bool read(const Json& json, const char* name, std::vector<Number>& numbers) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_array()) return false;
  for (const Json& number : *found) {
    if (!number.is_number()) return false;
    numbers.push_back(number.get<Number>());
  }
  return true;
}

}  // namespace

std::string_view name_of(WeightsBelieved weights) {
  for (const Name& one : names) {
    if (one.weights == weights) return one.name;
  }
  return "";
}

std::optional<WeightsBelieved> weights_believed_named(std::string_view name) {
  for (const Name& one : names) {
    if (one.name == name) return one.weights;
  }
  return std::nullopt;
}

Json to_json(const Robustness& result) {
  return {{"samples", result.samples},
          {"first", result.first},
          {"topThree", result.top_three},
          {"above", result.above},
          {"order", result.order},
          {"beforeNext", result.before_next},
          {"levelWithNext", result.level_with_next},
          {"places", result.places},
          {"sharesWhenAbove", result.shares_when_above},
          {"sharesWhenBelow", result.shares_when_below}};
}

std::optional<Robustness> robustness_from(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  const auto samples = json.find("samples");
  if (samples == json.end() || !samples->is_number_integer()) return std::nullopt;
  Robustness result;
  result.samples = samples->get<std::int64_t>();
  const bool is_whole =
      read(json, "first", result.first) && read(json, "topThree", result.top_three) &&
      read(json, "above", result.above) && read(json, "order", result.order) &&
      read(json, "beforeNext", result.before_next) &&
      read(json, "levelWithNext", result.level_with_next) && read(json, "places", result.places) &&
      read(json, "sharesWhenAbove", result.shares_when_above) &&
      read(json, "sharesWhenBelow", result.shares_when_below);
  return is_whole ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace malvag::platform
