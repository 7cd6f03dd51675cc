// Entities of one kind: shared, in order, looked up by id. A change copies the pointers of one
// collection and makes one new entity; everything else stays shared between the plans before and
// after. `==` compares deeply; `identity()` is the same exactly while nothing has changed, so a
// result computed from a collection can be kept for as long as its identity stays.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "id_table.hpp"

namespace malvag {

template <class T>
class Collection {
 public:
  using Pointer = std::shared_ptr<const T>;

  Collection() = default;

  // Later entities with an id that is already there are left out; whoever reads files looks for
  // doubled ids first.
  static Collection from(std::vector<T> entities) {
    std::vector<Pointer> pointers;
    pointers.reserve(entities.size());
    for (T& entity : entities) pointers.push_back(std::make_shared<const T>(std::move(entity)));
    return from_shared(std::move(pointers));
  }
  static Collection from_shared(std::vector<Pointer> entities) {
    auto items = std::make_shared<Items>(std::move(entities));
    auto places = places_of(*items);
    if (places->size() == items->size()) return Collection(std::move(items), std::move(places));
    Items first_ones;
    for (std::size_t place = 0; place < items->size(); ++place) {
      const Pointer& entity = (*items)[place];
      if (places->find(entity->id, ids_of(*items)) == place) first_ones.push_back(entity);
    }
    return Collection(std::make_shared<const Items>(std::move(first_ones)));
  }

  std::size_t size() const { return items_ ? items_->size() : 0; }
  bool empty() const { return size() == 0; }
  const T& operator[](std::size_t place) const { return *(*items_)[place]; }

  const T* find(std::string_view id) const {
    const auto place = place_of(id);
    return place ? (*items_)[*place].get() : nullptr;
  }
  std::optional<std::size_t> place_of(std::string_view id) const {
    return places_ ? places_->find(id, ids_of(*items_)) : std::nullopt;
  }
  const void* identity() const { return items_.get(); }

  // Replaces the entity with the same id where it stands, else puts it before `before` or last.
  Collection with(T entity, std::optional<std::string_view> before = std::nullopt) const {
    auto items = copy_items();
    const auto place = place_of(entity.id);
    if (place && !before) {
      (*items)[*place] = std::make_shared<const T>(std::move(entity));
      return Collection(std::move(items), places_);
    }
    if (place) items->erase(items->begin() + static_cast<std::ptrdiff_t>(*place));
    items->insert(position(*items, before), std::make_shared<const T>(std::move(entity)));
    return Collection(std::move(items));
  }
  Collection without(std::string_view id) const {
    const auto place = place_of(id);
    if (!place) return *this;
    auto items = copy_items();
    items->erase(items->begin() + static_cast<std::ptrdiff_t>(*place));
    return Collection(std::move(items));
  }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    explicit Iterator(const Pointer* at) : at_(at) {}
    const T& operator*() const { return **at_; }
    const T* operator->() const { return at_->get(); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const Pointer* at_;
  };
  Iterator begin() const { return Iterator(items_ ? items_->data() : nullptr); }
  Iterator end() const { return Iterator(items_ ? items_->data() + items_->size() : nullptr); }

  friend bool operator==(const Collection& left, const Collection& right) {
    if (left.items_ == right.items_) return true;
    if (left.size() != right.size()) return false;
    for (std::size_t place = 0; place < left.size(); ++place) {
      if ((*left.items_)[place] != (*right.items_)[place] && !(left[place] == right[place])) {
        return false;
      }
    }
    return true;
  }

 private:
  using Items = std::vector<Pointer>;

  static auto ids_of(const Items& items) {
    return [&items](std::size_t place) { return std::string_view(items[place]->id); };
  }
  static std::shared_ptr<const IdTable> places_of(const Items& items) {
    return std::make_shared<const IdTable>(items.size(), ids_of(items));
  }

  explicit Collection(std::shared_ptr<const Items> items)
      : items_(std::move(items)), places_(places_of(*items_)) {}
  Collection(std::shared_ptr<const Items> items, std::shared_ptr<const IdTable> places)
      : items_(std::move(items)), places_(std::move(places)) {}

  std::shared_ptr<Items> copy_items() const {
    return items_ ? std::make_shared<Items>(*items_) : std::make_shared<Items>();
  }
  static typename Items::iterator position(Items& items, std::optional<std::string_view> before) {
    for (auto item = items.begin(); before && item != items.end(); ++item) {
      if ((*item)->id == *before) return item;
    }
    return items.end();
  }

  std::shared_ptr<const Items> items_;
  std::shared_ptr<const IdTable> places_;
};

}  // namespace malvag
