// Reads a bare method's input, and remembers the first thing that was wrong: what follows from it
// is not told.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/method/scores.hpp"
#include "../../core/plan/json.hpp"

namespace malvag::platform {

inline constexpr std::size_t alternatives_at_most = 10'000;
inline constexpr std::size_t columns_at_most = 100;
inline constexpr double largest_number = 1e150;  // its square is still a number

class MethodInput {
 public:
  explicit MethodInput(const Json& json) : json_(json) {
    if (!json.is_object()) wrong("object", "");
  }

  const Json& json() const { return json_; }
  bool failed() const { return !code_.empty(); }
  const std::string& code() const { return code_; }
  const std::string& at() const { return at_; }
  void wrong(std::string code, std::string at) {
    if (failed()) return;
    code_ = std::move(code);
    at_ = std::move(at);
  }

  const Json* member(const char* name, bool needed) {
    if (failed()) return nullptr;
    const auto found = json_.find(name);
    if (found != json_.end()) return &*found;
    if (needed) wrong("missing", std::string("/") + name);
    return nullptr;
  }

  double number(const Json& json, const std::string& at) {
    const double value = json.is_number() ? json.get<double>() : NAN;
    if (!std::isfinite(value) || std::fabs(value) > largest_number) wrong("number", at);
    return failed() ? 0 : value;
  }

  std::vector<double> numbers(const Json& json, const std::string& at, std::size_t at_most) {
    std::vector<double> result;
    if (!json.is_array()) wrong("list", at);
    if (!failed() && json.size() > at_most) wrong("too-many", at);
    for (std::size_t place = 0; !failed() && place < json.size(); ++place) {
      result.push_back(number(json[place], at + "/" + std::to_string(place)));
    }
    return result;
  }

  std::vector<std::vector<double>> rows(const char* name) {
    std::vector<std::vector<double>> result;
    const Json* json = member(name, true);
    const std::string at = std::string("/") + name;
    if (json && (!json->is_array() || json->empty())) wrong("rows", at);
    if (json && !failed() && json->size() > alternatives_at_most) wrong("too-many", at);
    for (std::size_t row = 0; json && !failed() && row < json->size(); ++row) {
      const std::string place = at + "/" + std::to_string(row);
      result.push_back(numbers((*json)[row], place, alternatives_at_most));
      if (!failed() && result[row].empty()) wrong("rows", place);
      if (!failed() && result[row].size() != result[0].size()) wrong("ragged", place);
    }
    return result;
  }

  method::Matrix matrix(const char* name) {
    const auto given = rows(name);
    if (!failed() && given[0].size() > columns_at_most) wrong("too-many", std::string("/") + name);
    if (failed()) return {};
    method::Matrix result(given.size(), given[0].size());
    for (std::size_t row = 0; row < result.rows; ++row) {
      for (std::size_t column = 0; column < result.columns; ++column) {
        result.at(row, column) = given[row][column];
      }
    }
    return result;
  }

  std::vector<double> weights(std::size_t count) {
    const Json* json = member("weights", true);
    if (!json) return {};
    std::vector<double> result = numbers(*json, "/weights", columns_at_most);
    if (failed()) return {};
    if (result.size() != count) wrong("length", "/weights");
    double sum = 0;
    for (std::size_t at = 0; at < result.size(); ++at) {
      if (result[at] < 0) wrong("negative", "/weights/" + std::to_string(at));
      sum += result[at];
    }
    if (sum <= 0) wrong("all-zero", "/weights");
    return result;
  }

  std::vector<method::Better> directions(std::size_t count) {
    std::vector<method::Better> result(count, method::Better::higher);
    const Json* json = member("directions", false);
    if (!json) return result;
    if (!json->is_array() || json->size() != count) wrong("length", "/directions");
    for (std::size_t at = 0; !failed() && at < count; ++at) {
      const Json& one = (*json)[at];
      if (one != "max" && one != "min") wrong("direction", "/directions/" + std::to_string(at));
      result[at] = one == "min" ? method::Better::lower : method::Better::higher;
    }
    return result;
  }

  std::vector<std::pair<double, double>> pairs(const Json& json, const std::string& at) {
    std::vector<std::pair<double, double>> result;
    if (!json.is_array() || json.size() > alternatives_at_most) wrong("list", at);
    for (std::size_t place = 0; !failed() && place < json.size(); ++place) {
      const std::string here = at + "/" + std::to_string(place);
      const std::vector<double> both = numbers(json[place], here, 2);
      if (!failed() && both.size() != 2) wrong("pair", here);
      if (!failed()) result.emplace_back(both[0], both[1]);
    }
    return result;
  }

  std::int64_t whole(const char* name, std::int64_t least, std::int64_t most,
                     std::optional<std::int64_t> otherwise) {
    const Json* json = member(name, !otherwise);
    if (!json) return otherwise.value_or(least);
    const std::string at = std::string("/") + name;
    const double value = number(*json, at);
    if (!failed() && (value != std::floor(value) || value < static_cast<double>(least) ||
                      value > static_cast<double>(most))) {
      wrong("whole", at);
    }
    return failed() ? least : static_cast<std::int64_t>(value);
  }

 private:
  const Json& json_;
  std::string code_;
  std::string at_;
};

}  // namespace malvag::platform
