// From an entity to compact JSON, by the table of fields: members in the order they were read in or
// else the table's, what is unknown in its place.
#pragma once

#include <string>
#include <string_view>

#include "../plan/plan.hpp"

namespace malvag::io {

// Appends the entity as one line of JSON. For each entity type of a Plan and for Head.
template <class Entity>
void encode_entity(const Entity& entity, std::string& out);

void encode_text(std::string_view text, std::string& out);
std::string compact(const Json& json);

}  // namespace malvag::io
