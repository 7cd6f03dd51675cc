// The order of all measures while one weight moves and the others keep their proportions: from one
// share at which two measures meet to the next (the lines of a kinetic order; each pair meets at
// most once each way).
#pragma once

#include <queue>
#include <vector>

#include "last_weighted.hpp"

namespace malvag::priority {

class WeightSweep {
 public:
  enum class Way { down, up };
  WeightSweep(const Candidates& candidates, const LastWeighted& field, std::size_t criterion,
              Way way);

  // Goes on to the next share at which measures change order, and past it. False: there is none on
  // the way to 0 or 1.
  bool next();
  double share() const { return share_; }
  // Candidates, best first, just beyond the share.
  const std::vector<std::uint32_t>& order() const { return order_; }
  // The exchanges just made: the place, from 0, of the first of the two in the order.
  const std::vector<std::size_t>& exchanged() const { return exchanged_; }
  std::size_t exchanges() const { return exchanges_; }  // so far

 private:
  struct Meeting {
    double distance = 0;  // of the share from where it was at first
    std::uint32_t before = 0;
    std::uint32_t after = 0;
  };
  struct Later {
    bool operator()(const Meeting& one, const Meeting& other) const;
  };
  void look_at(std::size_t place);  // and the one after it
  bool still_meet(const Meeting& meeting) const;

  Moving line_;
  std::vector<std::uint32_t> groups_;
  std::vector<std::uint32_t> order_;
  std::vector<std::size_t> place_of_;  // by candidate
  double start_ = 0;
  double direction_ = 1;
  double farthest_ = 1;
  double share_ = 0;
  double distance_ = 0;
  std::priority_queue<Meeting, std::vector<Meeting>, Later> meetings_;
  std::vector<std::size_t> exchanged_;
  std::size_t exchanges_ = 0;
};

}  // namespace malvag::priority
