// From an entity to compact JSON, by the table of fields: members in the order they were read in or
// else the table's, what is unknown in its place.
#pragma once

#include <string>
#include <string_view>

#include "fields.hpp"

namespace malvag::io {

// Appends the value as one line of JSON.
void encode(const Shape& shape, const void* of, std::string& out);

template <class Entity>
void encode_entity(const Entity& entity, std::string& out) {
  encode(shape_of<Entity>, &entity, out);
}

void encode_text(std::string_view text, std::string& out);
std::string compact(const Json& json);

}  // namespace malvag::io
