#include "shape.hpp"

#include <cstring>

#include "fields.hpp"

namespace malvag::io {

namespace {

bool has_same_keys(const Shape& shape, const void* one, const void* other, std::size_t place) {
  if (shape.form == Form::by_text) {
    return shape.text_key(one, place) == shape.text_key(other, place);
  }
  return shape.form != Form::by_year || shape.year_key(one, place) == shape.year_key(other, place);
}

bool holds_same(const Shape& shape, const void* one, const void* other) {
  const std::size_t count = shape.count(one);
  if (count != shape.count(other)) return false;
  for (std::size_t place = 0; place < count; ++place) {
    if (!has_same_keys(shape, one, other, place)) return false;
    if (!is_same(*shape.inside, shape.at(one, place), shape.at(other, place))) return false;
  }
  return true;
}

bool has_same_members(const Shape& shape, const void* one, const void* other) {
  for (const Member& member : shape.members) {
    if (!is_same(*member.shape, member.of(one), member.of(other))) return false;
  }
  return shape.kept_of(one) == shape.kept_of(other);
}

}  // namespace

bool is_same(const Shape& shape, const void* one, const void* other) {
  switch (shape.form) {
    case Form::text:
      return as<std::string>(one) == as<std::string>(other);
    case Form::boolean:
      return as<bool>(one) == as<bool>(other);
    case Form::number:
      return as<double>(one) == as<double>(other);
    case Form::whole:
      return as<std::int64_t>(one) == as<std::int64_t>(other);
    case Form::year:
      return as<Year>(one) == as<Year>(other);
    case Form::word:
      return std::memcmp(one, other, sizeof(int)) == 0;
    case Form::object:
      return has_same_members(shape, one, other);
    default:
      return holds_same(shape, one, other);
  }
}

bool is_same_plan(const Plan& one, const Plan& other) {
  for (std::size_t of = 0; of < collections.size(); ++of) {
    const EntityKind& kind = entity_kinds[of];
    const EntityList& left = collections[of].of(one);
    const EntityList& right = collections[of].of(other);
    if (left.identity() == right.identity()) continue;
    if (left.size() != right.size()) return false;
    for (std::size_t place = 0; place < left.size(); ++place) {
      const void* const here = kind.whole_of(left.entity(place));
      const void* const there = kind.whole_of(right.entity(place));
      if (here != there && !is_same(*kind.shape, here, there)) return false;
    }
  }
  return is_same(shape_of<Head>, &one.head, &other.head) && one.language == other.language &&
         one.members == other.members;
}

}  // namespace malvag::io
