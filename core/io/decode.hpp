// From a tape to an entity, by the table of fields, with every problem found and nothing lost.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../plan/plan.hpp"
#include "report.hpp"
#include "tape.hpp"

namespace malvag::io {

// Orders of members, each kept once: thousands of entities of one file share a handful.
class Orders {
 public:
  using Order = std::shared_ptr<const std::vector<std::string>>;
  Order shared(const std::vector<std::string_view>& names);

 private:
  std::unordered_map<std::size_t, std::vector<Order>> known_;
};

struct Decoding {
  Tape& tape;
  Report& report;
  Orders& orders;
};

// Reads the value at `place` into `entity`, which is new. What has a problem is left as it was.
// For each entity type of a Plan and for Head.
template <class Entity>
void decode_entity(Decoding& decoding, Place place, const Path& at, Entity& entity);

bool is_id(std::string_view text);     // [a-z][a-z0-9-]*, at most limits::id_bytes
bool is_date(std::string_view text);   // YYYY-MM-DD, a day that the calendar has
bool is_month(std::string_view text);  // YYYY-MM

}  // namespace malvag::io
