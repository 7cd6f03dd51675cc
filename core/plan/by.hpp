// A small sorted map: one allocation, ordered iteration, value comparison. Plans hold many
// thousands of these with one to ten entries each (costs by year, scores by criterion).
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "in_order.hpp"

namespace malvag {

template <class Key, class Value>
class By {
 public:
  using Entry = std::pair<Key, Value>;
  using Entries = std::vector<Entry>;

  By() = default;
  By(std::initializer_list<Entry> entries) {
    for (const Entry& entry : entries) set(entry.first, entry.second);
  }
  // Of several with one key the last holds. Costs nothing where they stand in order.
  static By from(Entries entries) {
    By result;
    result.entries_ = std::move(entries);
    result.settle();
    return result;
  }

  // For whoever reads many: puts the key at the end, whatever it is. settle() must follow before
  // anything is looked up.
  Value& append(Key key) { return entries_.emplace_back(std::move(key), Value()).second; }
  void reserve(std::size_t count) { entries_.reserve(count); }
  void settle() {
    const auto out_of_order = [](const Entry& left, const Entry& right) {
      return !(left.first < right.first);
    };
    if (std::adjacent_find(entries_.begin(), entries_.end(), out_of_order) == entries_.end()) {
      return;
    }
    put_in_order(entries_,
                 [](const Entry& left, const Entry& right) { return left.first < right.first; });
    Entries settled;
    for (Entry& entry : entries_) {
      const bool is_there = !settled.empty() && settled.back().first == entry.first;
      if (is_there) {
        settled.back().second = std::move(entry.second);
      } else {
        settled.push_back(std::move(entry));
      }
    }
    entries_ = std::move(settled);
  }

  template <class Lookup>
  const Value* find(const Lookup& key) const {
    const auto place = std::lower_bound(entries_.begin(), entries_.end(), key, before<Lookup>);
    return place != entries_.end() && !(key < place->first) ? &place->second : nullptr;
  }
  template <class Lookup>
  Value value_or(const Lookup& key, Value otherwise) const {
    const Value* found = find(key);
    return found ? *found : otherwise;
  }
  void set(Key key, Value value) {
    const auto place = std::lower_bound(entries_.begin(), entries_.end(), key, before<Key>);
    if (place != entries_.end() && !(key < place->first)) {
      place->second = std::move(value);
    } else {
      entries_.emplace(place, std::move(key), std::move(value));
    }
  }

  bool empty() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }
  const Entry& operator[](std::size_t place) const { return entries_[place]; }  // in order of keys
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  bool operator==(const By&) const = default;

 private:
  template <class Lookup>
  static bool before(const Entry& entry, const Lookup& key) {
    return entry.first < key;
  }

  Entries entries_;
};

}  // namespace malvag
