// How Catch2 prints JSON: without this it takes a value for a list of itself and never ends.
#pragma once

#include <catch_amalgamated.hpp>

#include "../../../core/plan/json.hpp"

template <>
struct Catch::StringMaker<malvag::Json> {
  static std::string convert(const malvag::Json& json) {
    return json.dump(-1, ' ', false, malvag::Json::error_handler_t::replace);
  }
};
