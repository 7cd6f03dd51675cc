// From a tape to an entity, by the table of fields, with every problem found and nothing lost.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report.hpp"
#include "rule.hpp"
#include "tape.hpp"

namespace malvag::io {

struct Shape;

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

// Reads the value at `place` into `in`, a new value of the shape's type. What has a problem is left
// as it was.
void decode(Decoding& decoding, Place place, const Path& at, const Rule& rule, const Shape& shape,
            void* in);

bool is_id(std::string_view text);     // [a-z][a-z0-9-]*, at most limits::id_bytes
bool is_date(std::string_view text);   // YYYY-MM-DD, a day that the calendar has
bool is_month(std::string_view text);  // YYYY-MM

}  // namespace malvag::io
