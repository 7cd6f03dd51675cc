// A set of goals by their places.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace malvag::conflict {

class GoalSet {
 public:
  explicit GoalSet(std::size_t size = 0) : words_((size + 63) / 64, 0), size_(size) {}
  static GoalSet all(std::size_t size) {
    GoalSet set(size);
    for (std::size_t goal = 0; goal < size; ++goal) set.insert(goal);
    return set;
  }
  static GoalSet of(std::size_t size, const std::vector<std::size_t>& goals) {
    GoalSet set(size);
    for (const std::size_t goal : goals) set.insert(goal);
    return set;
  }

  std::size_t size() const { return size_; }  // of all that could be in it
  void insert(std::size_t goal) { words_[goal / 64] |= bit(goal); }
  void erase(std::size_t goal) { words_[goal / 64] &= ~bit(goal); }
  bool has(std::size_t goal) const { return (words_[goal / 64] & bit(goal)) != 0; }
  bool empty() const {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
  }
  std::size_t count() const {
    std::size_t sum = 0;
    for (const std::uint64_t word : words_) sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
  }
  bool is_within(const GoalSet& other) const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (words_[at] & ~other.words_[at]) return false;
    }
    return true;
  }
  bool meets(const GoalSet& other) const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (words_[at] & other.words_[at]) return true;
    }
    return false;
  }
  GoalSet complement() const {
    GoalSet set(size_);
    for (std::size_t goal = 0; goal < size_; ++goal) {
      if (!has(goal)) set.insert(goal);
    }
    return set;
  }
  std::vector<std::size_t> goals() const {
    std::vector<std::size_t> result;
    for (std::size_t at = 0; at < words_.size(); ++at) {
      for (std::uint64_t word = words_[at]; word != 0; word &= word - 1) {
        result.push_back(at * 64 + static_cast<std::size_t>(std::countr_zero(word)));
      }
    }
    return result;
  }

  GoalSet& operator|=(const GoalSet& other) {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] |= other.words_[at];
    return *this;
  }
  bool operator==(const GoalSet&) const = default;
  // libc++ 13 has no three-way comparison of vectors.
  bool operator<(const GoalSet& other) const {
    return words_ != other.words_ ? words_ < other.words_ : size_ < other.size_;
  }

 private:
  static std::uint64_t bit(std::size_t goal) { return std::uint64_t{1} << (goal % 64); }

  std::vector<std::uint64_t> words_;
  std::size_t size_ = 0;
};

}  // namespace malvag::conflict
