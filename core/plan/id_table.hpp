// Places by id: a hash table that holds places only, at least half of it free, and asks for the ids
// where they stand. So it holds no text and takes one allocation, whatever the number of entities.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace malvag {

class IdTable {
 public:
  // id_at(place) gives the id at each place below `count`. Of places with one id the first is kept.
  template <class IdAt>
  IdTable(std::size_t count, const IdAt& id_at) {
    std::size_t size = 1;
    while (size <= 2 * count) size *= 2;
    slots_.assign(size, free);
    for (std::size_t place = 0; place < count; ++place) {
      std::uint32_t& slot = slots_[slot_of(id_at(place), id_at)];
      if (slot != free) continue;
      slot = static_cast<std::uint32_t>(place);
      ++size_;
    }
  }

  template <class IdAt>
  std::optional<std::size_t> find(std::string_view id, const IdAt& id_at) const {
    const std::uint32_t place = slots_[slot_of(id, id_at)];
    return place == free ? std::nullopt : std::optional<std::size_t>(place);
  }
  std::size_t size() const { return size_; }  // how many different ids

 private:
  static constexpr std::uint32_t free = 0xFFFFFFFF;

  // Where the id stands, or where it would.
  template <class IdAt>
  std::size_t slot_of(std::string_view id, const IdAt& id_at) const {
    const std::size_t last = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(id)&last;
    while (slots_[slot] != free && id_at(slots_[slot]) != id) slot = (slot + 1) & last;
    return slot;
  }

  std::vector<std::uint32_t> slots_;
  std::size_t size_ = 0;
};

}  // namespace malvag
