// Entities of one kind, whichever that is: shared, in order, looked up by id. A change copies the
// pointers of one list and puts one new entity among them; everything else stays shared between the
// plans before and after. `identity()` is the same exactly while nothing has changed, so a result
// computed from a list can be kept for as long as its identity stays.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "entity.hpp"
#include "id_table.hpp"

namespace malvag {

class EntityList {
 public:
  using Pointer = std::shared_ptr<const Entity>;
  using Items = std::vector<Pointer>;

  EntityList() = default;
  // Later entities with an id that is already there are left out; whoever reads files looks for
  // doubled ids first.
  explicit EntityList(Items entities);

  std::size_t size() const { return items_ ? items_->size() : 0; }
  bool empty() const { return size() == 0; }
  const Entity& entity(std::size_t place) const { return *(*items_)[place]; }
  std::span<const Pointer> pointers() const;
  std::optional<std::size_t> place_of(std::string_view id) const;
  const Entity* find_entity(std::string_view id) const {
    const auto place = place_of(id);
    return place ? (*items_)[*place].get() : nullptr;
  }
  const void* identity() const { return items_.get(); }

  // Replaces the entity with the same id where it stands, else puts it before `before` or last.
  EntityList with_entity(Pointer entity,
                         std::optional<std::string_view> before = std::nullopt) const;
  EntityList without_entity(std::string_view id) const;

 private:
  explicit EntityList(std::shared_ptr<const Items> items);
  EntityList(std::shared_ptr<const Items> items, std::shared_ptr<const IdTable> places);
  std::shared_ptr<Items> copy_items() const;

  std::shared_ptr<const Items> items_;
  std::shared_ptr<const IdTable> places_;
};

}  // namespace malvag
