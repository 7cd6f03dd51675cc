// Keeps the meetings of neighbours, the nearest first.
#include "weight_sweep.hpp"

#include <algorithm>

namespace malvag::priority {
namespace {

constexpr double flat = 1e-12;

}  // namespace

// Of those at one share the order that candidates have decides, so that the sweep is one and the
// same everywhere.
bool WeightSweep::Later::operator()(const Meeting& one, const Meeting& other) const {
  if (one.distance != other.distance) return one.distance > other.distance;
  if (one.before != other.before) return one.before > other.before;
  return one.after > other.after;
}

WeightSweep::WeightSweep(const Candidates& candidates, const LastWeighted& field,
                         std::size_t criterion, Way way)
    : line_(moving(candidates, field, criterion)),
      groups_(field.groups),
      order_(field.order),
      place_of_(field.order.size(), 0),
      start_(field.shares[criterion]),
      direction_(way == Way::up ? 1 : -1),
      farthest_(way == Way::up ? 1 - start_ : start_),
      share_(start_) {
  for (std::size_t place = 0; place < order_.size(); ++place) place_of_[order_[place]] = place;
  if (field.shares.size() < 2) return;
  for (std::size_t place = 0; place < order_.size(); ++place) look_at(place);
}

void WeightSweep::look_at(std::size_t place) {
  if (place + 1 >= order_.size()) return;
  const std::uint32_t before = order_[place], after = order_[place + 1];
  if (groups_[before] != groups_[after]) return;
  const double own = line_.own[before] - line_.own[after];
  const double others = line_.others[before] - line_.others[after];
  const double closes = direction_ * (others - own);  // how fast the lead shrinks
  if (closes <= flat) return;
  const double lead = start_ * own + (1 - start_) * others;
  const double distance = std::max(lead / closes, distance_);
  // At the very end of the way they would be equal, and nothing lies beyond.
  if (distance < farthest_ - flat) meetings_.push({distance, before, after});
}

bool WeightSweep::still_meet(const Meeting& meeting) const {
  return place_of_[meeting.after] == place_of_[meeting.before] + 1;
}

bool WeightSweep::next() {
  exchanged_.clear();
  while (!meetings_.empty()) {
    const Meeting meeting = meetings_.top();
    if (!exchanged_.empty() && meeting.distance > distance_ + flat) break;
    meetings_.pop();
    if (!still_meet(meeting)) continue;
    if (exchanged_.empty()) distance_ = meeting.distance;
    const std::size_t place = place_of_[meeting.before];
    std::swap(order_[place], order_[place + 1]);
    place_of_[meeting.after] = place;
    place_of_[meeting.before] = place + 1;
    exchanged_.push_back(place);
    ++exchanges_;
    if (place > 0) look_at(place - 1);
    look_at(place + 1);
  }
  share_ = std::clamp(start_ + direction_ * distance_, 0.0, 1.0);
  return !exchanged_.empty();
}

}  // namespace malvag::priority
