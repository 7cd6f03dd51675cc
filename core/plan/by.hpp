// A small sorted map: one allocation, ordered iteration, value comparison. Plans hold many thousands
// of these with one to ten entries each (costs by year, scores by criterion).
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace malvag {

template <class Key, class Value>
class By {
 public:
  using Entry = std::pair<Key, Value>;

  By() = default;
  By(std::initializer_list<Entry> entries) {
    for (const Entry& entry : entries) set(entry.first, entry.second);
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
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  bool operator==(const By&) const = default;

 private:
  template <class Lookup>
  static bool before(const Entry& entry, const Lookup& key) {
    return entry.first < key;
  }

  std::vector<Entry> entries_;
};

}  // namespace malvag
