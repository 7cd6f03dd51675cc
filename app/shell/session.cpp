// Opens, changes and keeps the document.
#include "session.hpp"

#include <algorithm>

#include "../../core/io/plan_file.hpp"

namespace malvag::shell {
namespace {

constexpr int milliseconds_until_stored = 700;

platform::Effect effect(Json json, std::string bytes = {}) {
  return {std::move(json), std::move(bytes)};
}

std::string file_name_for(const std::string& id) {
  return id.empty() ? "plan.json" : id + ".json";
}

}  // namespace

Session::Session()
    : history_(edit::Document{}), snapshot_(history_.shared_plan(), history_.revision()) {}

void Session::open(std::string bytes, const std::string& name, const std::string& source,
                   bool read_only, platform::Effects& effects) {
  auto read = io::read_plan(bytes);
  if (!read) return refuse(name, std::move(read.error()));
  const bool from_person = source == "picker" || source == "drop";
  const bool instead_of_another = has_plan_;
  if (instead_of_another && touched_) put_aside(effects);
  journal_broken_ = edit::first_broken(read->document.journal).has_value();
  remarks_ = std::move(read->remarks);
  read_only_ = read_only || read->read_only;
  history_ = edit::History(std::move(read->document));
  snapshot_ = views::Snapshot(history_.shared_plan(), history_.revision());
  has_plan_ = true;
  sample_ = source == "sample";
  touched_ = source == "recovered";
  file_name_ = from_person ? name : "";
  failed_.reset();
  refused_.reset();
  kept_ = source == "recovered" ? Kept::stored : Kept::unchanged;
  kept_at_.clear();
  ++change_;
  // What a person opened is kept at once, as it was given, so that a reload finds it; a sample is
  // there anyway, and the plan before it must not come back in its place.
  if (instead_of_another && sample_) {
    effects.push_back(effect({{"type", "forget"}, {"slot", own_slot_}}));
  } else if (instead_of_another && !read_only_ && !own_slot_.empty()) {
    kept_ = Kept::waiting;
    store(std::move(bytes), effects);
  }
}

void Session::refuse(const std::string& name, Problems problems) {
  failed_ = views::FailedFile{name, std::move(problems)};
}

void Session::commit(const edit::Command& command, platform::Effects& effects,
                     const std::string& who, const std::string& reason) {
  refused_.reset();
  if (read_only_) return;
  if (auto problems = history_.commit(command, {now_, who, reason})) {
    refused_ = std::move(problems);
    return;
  }
  changed(effects);
}

void Session::undo(platform::Effects& effects) {
  if (read_only_ || !history_.can_undo()) return;
  history_.undo(stamp());
  changed(effects);
}

void Session::redo(platform::Effects& effects) {
  if (read_only_ || !history_.can_redo()) return;
  history_.redo(stamp());
  changed(effects);
}

void Session::changed(platform::Effects& effects) {
  snapshot_ = snapshot_.succeeded_by(history_.shared_plan(), history_.revision());
  touched_ = true;
  kept_ = Kept::waiting;
  ++change_;
  effects.push_back(effect({{"type", "timer"}, {"after", milliseconds_until_stored}}));
}

void Session::store(platform::Effects& effects) {
  if (kept_ != Kept::waiting || own_slot_.empty() || being_stored_ == change_) return;
  store(io::write_plan(history_.document()), effects);
}

void Session::store(std::string bytes, platform::Effects& effects) {
  being_stored_ = change_;
  effects.push_back(effect(
      {{"type", "store"}, {"slot", own_slot_}, {"title", history_.plan().head.title}, {"at", now_}},
      std::move(bytes)));
}

// What was open and not saved as a file is kept beside, so that opening another loses nothing.
void Session::put_aside(platform::Effects& effects) {
  if (own_slot_.empty()) return;
  const std::string slot = own_slot_ + "-earlier";
  slots_.erase(std::remove_if(slots_.begin(), slots_.end(),
                              [&](const views::Slot& known) { return known.slot == slot; }),
               slots_.end());
  slots_.push_back({slot, history_.plan().head.title, now_, false});
  effects.push_back(effect(
      {{"type", "store"}, {"slot", slot}, {"title", history_.plan().head.title}, {"at", now_}},
      io::write_plan(history_.document())));
}

void Session::save(platform::Effects& effects) {
  store(effects);  // once it is saved nothing waits any more, and a reload must find it too
  effects.push_back(
      effect({{"type", "save"},
              {"name", file_name_.empty() ? file_name_for(history_.plan().head.id) : file_name_},
              {"mime", "application/json"},
              {"again", !file_name_.empty()}},
             io::write_plan(history_.document())));
}

void Session::is_saved(const std::string& name) {
  if (!name.empty()) file_name_ = name;
  kept_ = Kept::saved;
  kept_at_ = now_;
  touched_ = false;
}

void Session::is_stored(const std::string& slot) {
  // A change that was made meanwhile still waits.
  if (slot != own_slot_ || being_stored_ != change_) return;
  kept_ = Kept::stored;
  kept_at_ = now_;
}

void Session::could_not_store() {
  kept_ = Kept::failed;
}

void Session::set_slots(std::string own, std::vector<views::Slot> slots) {
  own_slot_ = std::move(own);
  slots_ = std::move(slots);
}

views::PlansShown Session::shown() const {
  views::PlansShown shown;
  shown.file_name = file_name_;
  shown.read_only = read_only_;
  shown.sample = sample_;
  shown.remarks = remarks_;
  shown.failed = failed_ ? &*failed_ : nullptr;
  shown.slots = &slots_;
  shown.journal = &history_.journal();
  shown.journal_broken = journal_broken_;
  return shown;
}

}  // namespace malvag::shell
