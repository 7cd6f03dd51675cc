// What every entity of a plan has, whichever it is.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "by.hpp"
#include "json.hpp"

namespace malvag {

using Id = std::string;

// What a file said beyond the fields that we know, and in which order: so that nothing is lost and
// an opened plan is saved as it stood. `order` is null for the canonical order.
struct Members {
  std::shared_ptr<const std::vector<std::string>> order;
  std::shared_ptr<const Json> unknown;  // an object, null when there is none

  friend bool operator==(const Members& left, const Members& right) {
    const auto same = [](const auto& one, const auto& other) {
      return one == other || (one && other && *one == *other);
    };
    return same(left.order, right.order) && same(left.unknown, right.unknown);
  }
};

// How a thing is known. Results inherit the weakest origin of what they used:
// source > judgement > example.
enum class OriginKind { source, judgement, example };
struct Origin {
  OriginKind kind = OriginKind::source;
  Id document;        // kind source: which document of the plan
  std::string place;  // kind source: where in it
  std::string who;    // kind judgement
  std::string date;
  Members members;
  bool operator==(const Origin&) const = default;
};

// What every entity has. `origins` gives, by field name, an origin other than the entity's own.
struct Entity {
  Id id;
  std::optional<Origin> origin;
  By<std::string, Origin> origins;
  Members members;
  bool operator==(const Entity&) const = default;
};

}  // namespace malvag
