#include "entity_list.hpp"

#include <algorithm>
#include <utility>

namespace malvag {

namespace {

auto ids_of(const EntityList::Items& items) {
  return [&items](std::size_t place) { return std::string_view(items[place]->id); };
}

std::shared_ptr<const IdTable> places_of(const EntityList::Items& items) {
  return std::make_shared<const IdTable>(items.size(), ids_of(items));
}

}  // namespace

EntityList::EntityList(Items entities) {
  auto items = std::make_shared<Items>(std::move(entities));
  places_ = places_of(*items);
  if (places_->size() < items->size()) {
    Items first_ones;
    for (std::size_t place = 0; place < items->size(); ++place) {
      const Pointer& entity = (*items)[place];
      if (places_->find(entity->id, ids_of(*items)) == place) first_ones.push_back(entity);
    }
    *items = std::move(first_ones);
    places_ = places_of(*items);
  }
  items_ = std::move(items);
}

EntityList::EntityList(std::shared_ptr<const Items> items)
    : items_(std::move(items)), places_(places_of(*items_)) {}
EntityList::EntityList(std::shared_ptr<const Items> items, std::shared_ptr<const IdTable> places)
    : items_(std::move(items)), places_(std::move(places)) {}

std::span<const EntityList::Pointer> EntityList::pointers() const {
  if (!items_) return {};
  return *items_;
}

std::optional<std::size_t> EntityList::place_of(std::string_view id) const {
  return places_ ? places_->find(id, ids_of(*items_)) : std::nullopt;
}

EntityList EntityList::with_entity(Pointer entity, std::optional<std::string_view> before) const {
  auto items = copy_items();
  const auto place = place_of(entity->id);
  if (place && !before) {
    (*items)[*place] = std::move(entity);
    return EntityList(std::move(items), places_);
  }
  if (place) items->erase(items->begin() + static_cast<std::ptrdiff_t>(*place));
  auto position = items->end();
  if (before) {
    position = std::find_if(items->begin(), items->end(),
                            [&](const Pointer& item) { return item->id == *before; });
  }
  items->insert(position, std::move(entity));
  return EntityList(std::move(items));
}

EntityList EntityList::without_entity(std::string_view id) const {
  const auto place = place_of(id);
  if (!place) return *this;
  auto items = copy_items();
  items->erase(items->begin() + static_cast<std::ptrdiff_t>(*place));
  return EntityList(std::move(items));
}

std::shared_ptr<EntityList::Items> EntityList::copy_items() const {
  return items_ ? std::make_shared<Items>(*items_) : std::make_shared<Items>();
}

}  // namespace malvag
