// A list of entities whose kind is known. `==` compares deeply.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entity_list.hpp"

namespace malvag {

template <class T>
class Collection : public EntityList {
 public:
  Collection() = default;

  // Later entities with an id that is already there are left out.
  static Collection from(std::vector<T> entities) {
    Items items;
    items.reserve(entities.size());
    for (T& entity : entities) items.push_back(std::make_shared<T>(std::move(entity)));
    return Collection(EntityList(std::move(items)));
  }

  const T& operator[](std::size_t place) const { return static_cast<const T&>(entity(place)); }
  const T* find(std::string_view id) const { return static_cast<const T*>(find_entity(id)); }

  // Replaces the entity with the same id where it stands, else puts it before `before` or last.
  Collection with(T entity, std::optional<std::string_view> before = std::nullopt) const {
    return Collection(with_entity(std::make_shared<T>(std::move(entity)), before));
  }
  Collection without(std::string_view id) const { return Collection(without_entity(id)); }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    explicit Iterator(const Pointer* at) : at_(at) {}
    const T& operator*() const { return static_cast<const T&>(**at_); }
    const T* operator->() const { return static_cast<const T*>(at_->get()); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const Pointer* at_;
  };
  Iterator begin() const { return Iterator(pointers().data()); }
  Iterator end() const { return Iterator(pointers().data() + size()); }

  friend bool operator==(const Collection& left, const Collection& right) {
    if (left.identity() == right.identity()) return true;
    if (left.size() != right.size()) return false;
    for (std::size_t place = 0; place < left.size(); ++place) {
      const bool is_shared = &left[place] == &right[place];
      if (!is_shared && !(left[place] == right[place])) return false;
    }
    return true;
  }

 private:
  explicit Collection(EntityList list) : EntityList(std::move(list)) {}
};

// The title of one; an id that is not there stands for itself.
template <class T>
std::string title_in(const Collection<T>& entities, const Id& id) {
  const T* found = entities.find(id);
  return found ? found->title : id;
}

}  // namespace malvag
