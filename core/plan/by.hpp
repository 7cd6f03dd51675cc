// A small sorted map: one allocation, ordered iteration, value comparison. Plans hold many
// thousands of these with one to ten entries each (costs by year, scores by criterion).
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

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
    const auto in_order = [](const Entry& left, const Entry& right) {
      return left.first < right.first;
    };
    const auto out_of_order = [&](const Entry& left, const Entry& right) {
      return !in_order(left, right);
    };
    By result;
    if (std::adjacent_find(entries.begin(), entries.end(), out_of_order) == entries.end()) {
      result.entries_ = std::move(entries);
      return result;
    }
    std::stable_sort(entries.begin(), entries.end(), in_order);
    for (Entry& entry : entries) result.set(std::move(entry.first), std::move(entry.second));
    return result;
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

  Entries entries_;
};

}  // namespace malvag
