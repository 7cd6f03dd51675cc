// The open document and what belongs to it: snapshot, history, where it came from, and what of it
// is kept. Changes only through its functions; what the host shall do comes out as effects.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "../../core/edit/document.hpp"
#include "../platform/host.hpp"
#include "../views/plans.hpp"
#include "../views/snapshot.hpp"

namespace malvag::shell {

enum class Kept { unchanged, waiting, stored, failed, saved };

class Session {
 public:
  Session();

  // Opens a plan in place of the one that is open; a file with problems leaves that alone and is
  // told of. `source`: sample, recovered, query, picker, drop.
  void open(std::string bytes, const std::string& name, const std::string& source, bool read_only,
            platform::Effects& effects);
  void refuse(const std::string& name, Problems problems);
  void dismiss_problems() { failed_.reset(); }

  // Who and why, where that is known, are on record in the journal.
  void commit(const edit::Command& command, platform::Effects& effects, const std::string& who = "",
              const std::string& reason = "");
  void undo(platform::Effects& effects);
  void redo(platform::Effects& effects);
  void save(platform::Effects& effects);
  void store(platform::Effects& effects);  // to this tab's slot, if something waits
  void is_saved(const std::string& name);
  void is_stored(const std::string& at);
  void could_not_store();

  void set_now(std::string now) { now_ = std::move(now); }
  std::string_view today() const { return std::string_view(now_).substr(0, 10); }
  void set_slots(std::string own, std::vector<views::Slot> slots);

  const std::string& now() const { return now_; }  // ISO 8601
  const views::Snapshot& snapshot() const { return snapshot_; }
  void learn(std::shared_ptr<const conflict::Feasibility> together, bool is_whole) {
    snapshot_.learn(std::move(together), is_whole);
  }
  const edit::History& history() const { return history_; }
  bool read_only() const { return read_only_; }
  bool has_plan() const { return has_plan_; }
  Kept kept() const { return kept_; }
  const std::string& kept_at() const { return kept_at_; }
  // Why the last change was not made; null: it was.
  const Problems* refused() const { return refused_ ? &*refused_ : nullptr; }
  void forget_refusal() { refused_.reset(); }
  views::PlansShown shown() const;

 private:
  edit::Stamp stamp() const { return {now_, "", ""}; }
  void changed(platform::Effects& effects);
  void store(std::string bytes, platform::Effects& effects);
  void put_aside(platform::Effects& effects);

  edit::History history_;
  views::Snapshot snapshot_;
  std::string now_;
  std::string file_name_;
  std::string own_slot_;
  std::vector<views::Slot> slots_;
  bool has_plan_ = false;
  bool read_only_ = false;
  bool sample_ = false;
  bool touched_ = false;  // changed since it was opened or saved as a file
  Kept kept_ = Kept::unchanged;
  std::string kept_at_;
  std::uint64_t change_ = 0;        // counts what is to be kept, opened plans too
  std::uint64_t being_stored_ = 0;  // the change that the host was last given
  std::optional<views::FailedFile> failed_;
  std::optional<Problems> refused_;
  Problems remarks_;
  bool journal_broken_ = false;
};

}  // namespace malvag::shell
