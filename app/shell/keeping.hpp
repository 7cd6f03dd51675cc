// What of a document is kept, and where: which of its changes the browser's storage holds, which a
// file holds, and what is on its way. Says when it is time to store; the bytes are the session's.
//
// A change is a number that grows with each thing that is to be kept. What is told as kept is only
// what somebody else has said to have written: an answer counts for the change that it names.
#pragma once

#include <cstdint>
#include <string>

namespace malvag::shell {

enum class Kept { unchanged, waiting, stored, failed, saved, handed_out };

// Milliseconds from when a document was handed to the browser until the changes since are. The
// first change after a rest waits for none: a page may be ended without being told.
inline constexpr int milliseconds_between = 400;

class Keeping {
 public:
  // Of a document that was just opened. `is_stored`: the browser holds it as it is now.
  static Keeping opened(bool is_stored, std::string at);

  void changed() { ++change_; }
  std::uint64_t change() const { return change_; }

  bool is_in_browser() const { return stored_ == change_; }
  bool is_in_file() const { return saved_ == change_; }
  // Something that neither the browser nor a file holds.
  bool is_at_risk() const { return change_ > 0 && !is_in_browser() && !is_in_file(); }
  // The browser shall be given it: it has not got it, and is not on its way there. Where answers do
  // not come, which a busy page hears late, no more than a few are sent after each other.
  bool is_due() const { return is_due_at_once() && unanswered_ < most_unanswered; }
  // The same for a plan that is left, which waits for no answer.
  bool is_due_at_once() const { return is_at_stake() && on_its_way_ != change_; }
  // For a page that goes away: what is on its way may go with it.
  bool is_at_stake() const { return change_ > 0 && !is_in_browser(); }

  void handed_over() {
    on_its_way_ = change_;
    ++unanswered_;
  }
  void stored(std::uint64_t change, std::string at);
  void could_not_store(std::uint64_t change, std::string reason);
  void saved(std::uint64_t change, bool is_handed_out, std::string at);

  Kept kept() const;
  const std::string& kept_at() const { return kept() == Kept::stored ? stored_at_ : saved_at_; }
  // Why the browser could not store what is there now; empty: it could, or has not been asked.
  const std::string& failure() const { return failure_; }
  int milliseconds_until_next_try() const;

 private:
  static constexpr int most_unanswered = 4;
  void answered(std::uint64_t change);

  std::uint64_t change_ = 0;  // 0: as it was opened, and not to be kept
  std::uint64_t stored_ = UINT64_MAX;
  std::uint64_t saved_ = UINT64_MAX;
  std::uint64_t on_its_way_ = 0;  // to the browser's storage, the latest; 0: nothing
  int unanswered_ = 0;
  bool handed_out_ = false;  // as a download, which nobody tells the end of
  int failures_ = 0;         // one after the other
  std::string failure_;
  std::string stored_at_;
  std::string saved_at_;
};

}  // namespace malvag::shell
