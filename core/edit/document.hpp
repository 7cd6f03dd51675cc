// A document is a plan and its journal; the history is what undo and redo walk through.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command.hpp"
#include "revision.hpp"

namespace malvag::edit {

// One line of the append-only journal. `json` is the whole entry as it stands in the file; the
// canonical bytes of an entry, over which the next one carries the SHA-256, are its compact dump.
struct JournalEntry {
  Json json;
  std::int64_t number() const;
  std::string time() const;  // ISO 8601 with offset
  std::string who() const;
  std::string reason() const;
  std::string action() const;  // "do", "undo", "redo" or "fold"
  // Stands first, for all that came before the next one: "number" is the last one's, "from" and
  // "time" when the first and the last were made, "last" the hash of the last.
  bool is_fold() const;
  bool operator==(const JournalEntry&) const = default;
};
using Journal = std::vector<JournalEntry>;

struct Stamp {  // who does it, when and why; the core has no clock
  std::string time;
  std::string who;
  std::string reason;
};
JournalEntry next_entry(const Journal& journal, const std::string& action, const Command& command,
                        const Stamp& stamp);
// The last `kept` entries, with one in place of all before them: what was changed is told no more,
// that it was, how often and with which hash is. A journal that short stays as it is.
Journal folded(Journal journal, std::size_t kept);
// The first entry whose number or hash of the entry before does not hold; none: the chain is whole.
std::optional<std::size_t> first_broken(const Journal& journal);

struct Document {
  Plan plan;
  Journal journal;
  bool operator==(const Document&) const = default;
};

// Undo and redo over shared snapshots, with a gesture (a drag) as one step.
class History {
 public:
  // `revision` is the one that comes after those of the document before it.
  explicit History(Document document, Revision revision = {});

  const Plan& plan() const { return *plan_; }
  std::shared_ptr<const Plan> shared_plan() const { return plan_; }
  const Journal& journal() const { return journal_; }
  Document document() const { return {*plan_, journal_}; }
  Revision revision() const { return revision_; }  // another with every change of the plan

  // Outside a gesture each commit is a step. Between begin_gesture and end_gesture all commits are
  // one step, written to the journal when the gesture ends, and none if it changed nothing.
  std::optional<Problems> commit(const Command& command, const Stamp& stamp);
  void begin_gesture();
  void end_gesture(const Stamp& stamp);

  bool can_undo() const { return !undone_from_.empty(); }
  bool can_redo() const { return !redone_from_.empty(); }
  std::optional<Description> undo_description() const;
  std::optional<Description> redo_description() const;
  void undo(const Stamp& stamp);
  void redo(const Stamp& stamp);
  // Where a file would become larger than can be read; at its limit the journal does so by itself.
  void fold_journal(std::size_t kept) { journal_ = folded(std::move(journal_), kept); }

 private:
  struct Step {
    std::shared_ptr<const Plan> before;
    std::shared_ptr<const Plan> after;
    Command command;
    Description description;
  };
  void record(Step step, const Stamp& stamp);
  void write_down(const std::string& action, const Command& command, const Stamp& stamp);

  std::shared_ptr<const Plan> plan_;
  Journal journal_;
  Revision revision_;
  std::vector<Step> undone_from_;  // steps that undo takes back, the latest last
  std::vector<Step> redone_from_;
  struct Gesture {
    std::shared_ptr<const Plan> before;
    std::vector<Command> commands;
  };
  std::optional<Gesture> gesture_;
};

}  // namespace malvag::edit
