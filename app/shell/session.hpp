// The open document and what belongs to it: snapshot, history, where it came from, and what of it
// is kept. Changes only through its functions; what the host shall do comes out as effects.
//
// Each document has a slot of its own in the browser's storage, from when it is opened until a
// person deletes it: no document is ever written where another one is kept.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "../../core/edit/document.hpp"
#include "../platform/host.hpp"
#include "../ui/ui.hpp"
#include "../views/shown/document.hpp"
#include "../views/shown/snapshot.hpp"
#include "keeping.hpp"

namespace malvag::shell {

// A document that is to be opened, as the host tells of it.
struct Arrival {
  std::string name;
  // sample, recovered, copy (of what another tab has open), elsewhere (the same, only to be read),
  // freed (what was elsewhere, now that no other tab has it), query, picker, drop
  std::string source;
  std::string slot;
  std::string at;                 // when it was stored, ISO 8601; empty: it was not
  ui::Drafts drafts;              // what is written in its forms and not decided yet
  bool read_only = false;         // may be looked at, not changed
  bool instead_of_other = false;  // of one that could not be opened and is still to be told of
};

// What the host could not do with a file, until something is done about it.
struct FileTrouble {
  std::string name;
  bool changed = false;  // on the disk since it was read or written here; else it was not written
};

class Session {
 public:
  Session();

  // Opens a plan in place of the one that is open; a file with problems leaves that alone and is
  // told of. True: it was opened.
  bool open(std::string bytes, const Arrival& arrival, platform::Effects& effects);
  // The document that another tab had is changed here from now on, where it is the one that is
  // shown: then nothing is opened anew. False: it is another by now.
  bool take_over(const std::string& bytes, const Arrival& arrival, platform::Effects& effects);
  void refuse(const std::string& name, Problems problems);
  void dismiss_problems() { failed_.reset(); }

  // Who and why, where that is known, are on record in the journal.
  void commit(const edit::Command& command, platform::Effects& effects, const std::string& who = "",
              const std::string& reason = "");
  void undo(platform::Effects& effects);
  void redo(platform::Effects& effects);
  // What is written in forms and not decided yet is kept beside the plan.
  void keep_drafts(const ui::Drafts& drafts, platform::Effects& effects);

  void store(platform::Effects& effects);          // in its slot, if something waits
  void store_at_once(platform::Effects& effects);  // the page goes away
  void is_stored(const std::string& slot, std::uint64_t change, platform::Effects& effects);
  void could_not_store(const std::string& slot, std::uint64_t change, const std::string& reason,
                       platform::Effects& effects);

  enum class Target { same_file, same_file_as_it_is, other_file };
  void save(platform::Effects& effects, Target target = Target::same_file);
  void is_saved(const std::string& slot, std::uint64_t change, const std::string& name,
                bool is_download);
  void could_not_save(const std::string& slot, const FileTrouble& trouble);
  void forget_file_trouble() { file_trouble_.reset(); }
  // Back to a document that was left before the browser had stored it: as it was left. False: the
  // browser holds it.
  bool return_to_left(const std::string& slot, platform::Effects& effects);
  // The same as a file.
  void hand_out_left(const std::string& slot, platform::Effects& effects) const;

  void set_now(std::string now) { now_ = std::move(now); }
  std::string_view today() const { return std::string_view(now_).substr(0, 10); }
  void set_slots(std::vector<views::Slot> slots) { slots_ = std::move(slots); }

  const std::string& now() const { return now_; }  // ISO 8601
  const views::Snapshot& snapshot() const { return snapshot_; }
  void learn(const edit::Answer<views::Snapshot::Together>& answer, bool is_whole) {
    snapshot_.learn(answer, is_whole);
  }
  const edit::History& history() const { return history_; }
  bool read_only() const { return read_only_; }
  bool has_plan() const { return has_plan_; }
  bool is_open_elsewhere() const { return open_elsewhere_; }
  const std::string& slot() const { return slot_; }
  const Keeping& keeping() const { return keeping_; }
  const ui::Drafts& drafts() const { return drafts_; }
  const std::optional<FileTrouble>& file_trouble() const { return file_trouble_; }

  struct Left {
    std::string slot;
    std::string title;
    std::string at;
    std::string file_name;
    std::string bytes;
    ui::Drafts drafts;
    Keeping keeping;
  };
  // Documents that were left before the browser had stored what was changed in them.
  const std::vector<Left>& left() const { return left_; }
  bool is_anything_at_risk() const;

  // Why the last change was not made; null: it was.
  const Problems* refused() const { return refused_ ? &*refused_ : nullptr; }
  void forget_refusal() { refused_.reset(); }
  views::DocumentShown shown() const;

 private:
  edit::Stamp stamp() const { return {now_, "", ""}; }
  void changed(platform::Effects& effects);
  void to_be_kept(platform::Effects& effects);
  void try_later(platform::Effects& effects, int after);
  void hand_to_browser(std::string bytes, platform::Effects& effects);
  void leave(platform::Effects& effects);
  void warn_of_leaving(platform::Effects& effects);
  std::string bytes_within_limit();
  bool would_be_too_large(const edit::Command& command);

  edit::History history_;
  views::Snapshot snapshot_;
  std::string now_;
  std::string file_name_;
  std::string slot_;
  std::vector<views::Slot> slots_;
  bool has_plan_ = false;
  bool read_only_ = false;
  bool open_elsewhere_ = false;
  bool sample_ = false;
  Keeping keeping_;
  ui::Drafts drafts_;
  std::size_t size_ = 0;  // of the document's bytes: never less than it is
  std::vector<Left> left_;
  bool timer_is_set_ = false;
  bool warns_of_leaving_ = false;
  std::optional<FileTrouble> file_trouble_;
  std::optional<views::FailedFile> failed_;
  std::optional<Problems> refused_;
  Problems remarks_;
  bool journal_broken_ = false;
};

}  // namespace malvag::shell
