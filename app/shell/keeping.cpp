// Counts what is kept.
#include "keeping.hpp"

#include <algorithm>
#include <utility>

namespace malvag::shell {
namespace {

constexpr int most_milliseconds_until_next_try = 8000;
constexpr int most_doublings = 4;
constexpr std::uint64_t nothing = UINT64_MAX;

bool is_later(std::uint64_t change, std::uint64_t known) {
  return known == nothing || change > known;
}

}  // namespace

Keeping Keeping::opened(bool is_stored, std::string at) {
  Keeping keeping;
  if (!is_stored) return keeping;
  keeping.change_ = 1;
  keeping.stored_ = 1;
  keeping.stored_at_ = std::move(at);
  return keeping;
}

void Keeping::answered(std::uint64_t change) {
  if (on_its_way_ == change) on_its_way_ = 0;
  unanswered_ = on_its_way_ == 0 ? 0 : std::max(0, unanswered_ - 1);
}

void Keeping::stored(std::uint64_t change, std::string at) {
  answered(change);
  if (change > change_ || !is_later(change, stored_)) return;
  stored_ = change;
  stored_at_ = std::move(at);
  failures_ = 0;
  failure_.clear();
}

void Keeping::could_not_store(std::uint64_t change, std::string reason) {
  answered(change);
  if (!is_later(change, stored_)) return;  // it was written after all, or a later one was
  ++failures_;
  failure_ = std::move(reason);
}

void Keeping::saved(std::uint64_t change, bool is_handed_out, std::string at) {
  if (change > change_ || (saved_ != nothing && change < saved_)) return;
  saved_ = change;
  handed_out_ = is_handed_out;
  saved_at_ = std::move(at);
}

Kept Keeping::kept() const {
  if (is_in_file()) return handed_out_ ? Kept::handed_out : Kept::saved;
  if (is_in_browser()) return Kept::stored;
  if (!failure_.empty()) return Kept::failed;
  return change_ == 0 ? Kept::unchanged : Kept::waiting;
}

int Keeping::milliseconds_until_next_try() const {
  if (failures_ == 0) return milliseconds_between;
  return std::min(most_milliseconds_until_next_try,
                  1000 << std::min(failures_ - 1, most_doublings));
}

}  // namespace malvag::shell
