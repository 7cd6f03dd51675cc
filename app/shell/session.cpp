// Opens, changes and keeps the document.
#include "session.hpp"

#include <algorithm>

#include "../../core/io/plan_file.hpp"
#include "../../core/plan/limits.hpp"
#include "../../core/plan/problem_codes.hpp"

namespace malvag::shell {
namespace {

// Of the journal's entries, where the file would else be larger than can be read.
constexpr std::size_t entries_in_large_file = 1000;

// Bytes that are written between two frames without being felt. A larger document waits, so that
// what a change led to is seen first.
constexpr std::size_t written_unfelt = 1024 * 1024;

platform::Effect effect(Json json, std::string bytes = {}) {
  return {std::move(json), std::move(bytes)};
}

std::string file_name_for(const std::string& id) {
  return id.empty() ? "plan.json" : id + ".json";
}

platform::Effect store_effect(const std::string& slot, const std::string& title,
                              const std::string& at, const ui::Drafts& drafts, std::uint64_t change,
                              std::string bytes) {
  Json written = Json::object();
  for (const auto& [field, text] : drafts) written[field] = text;
  return effect({{"type", "store"},
                 {"slot", slot},
                 {"title", title},
                 {"at", at},
                 {"change", change},
                 {"drafts", std::move(written)}},
                std::move(bytes));
}

}  // namespace

Session::Session()
    : history_(edit::Document{}), snapshot_(history_.shared_plan(), history_.revision()) {}

bool Session::open(std::string bytes, const Arrival& arrival, platform::Effects& effects) {
  auto read = io::read_plan(bytes);
  if (!read) {
    refuse(arrival.name, std::move(read.error()));
    if (arrival.source == "recovered") failed_->slot = arrival.slot;
    return false;
  }
  if (has_plan_) leave(effects);
  const bool from_person =
      arrival.source == "picker" || arrival.source == "drop" || arrival.source == "copy";
  journal_broken_ = edit::first_broken(read->document.journal).has_value();
  remarks_ = std::move(read->remarks);
  open_elsewhere_ = arrival.source == "elsewhere";
  read_only_ = arrival.read_only || open_elsewhere_ || read->read_only;
  history_ = edit::History(std::move(read->document), snapshot_.revision().next());
  snapshot_ = views::Snapshot(history_.shared_plan(), history_.revision());
  has_plan_ = true;
  sample_ = arrival.source == "sample";
  file_name_ = from_person && arrival.source != "copy" ? arrival.name : "";
  file_trouble_.reset();
  if (!arrival.instead_of_other) failed_.reset();
  refused_.reset();
  slot_ = arrival.slot;
  drafts_ = arrival.drafts;
  size_ = bytes.size();
  keeping_ = Keeping::opened(!arrival.at.empty(), arrival.at);
  effects.push_back(
      effect({{"type", "hold"}, {"slot", slot_}, {"reading", read_only_ && !from_person}}));
  // What a person opened is kept at once, as it was given, so that a reload finds it.
  if (from_person && !slot_.empty()) {
    keeping_.changed();
    hand_to_browser(std::move(bytes), effects);
  }
  return true;
}

bool Session::take_over(const std::string& bytes, const Arrival& arrival,
                        platform::Effects& effects) {
  const auto read = io::read_plan(bytes);
  if (!read || read->document != edit::Document{history_.plan(), history_.journal()}) return false;
  open_elsewhere_ = false;
  read_only_ = read->read_only;
  drafts_ = arrival.drafts;
  keeping_ = Keeping::opened(!arrival.at.empty(), arrival.at);
  effects.push_back(effect({{"type", "hold"}, {"slot", slot_}, {"reading", read_only_}}));
  return true;
}

// The document that another one takes the place of is not let go before it is stored.
void Session::leave(platform::Effects& effects) {
  const bool is_kept = keeping_.change() == 0 || keeping_.is_in_browser() || slot_.empty();
  if (is_kept) {
    if (!open_elsewhere_) effects.push_back(effect({{"type", "release"}, {"slot", slot_}}));
    return;
  }
  left_.push_back({slot_, history_.plan().head.title, now_, file_name_for(history_.plan().head.id),
                   bytes_within_limit(), drafts_, keeping_});
  Left& left = left_.back();
  if (!left.keeping.is_due_at_once()) return;
  left.keeping.handed_over();
  effects.push_back(
      store_effect(left.slot, left.title, left.at, left.drafts, left.keeping.change(), left.bytes));
}

void Session::refuse(const std::string& name, Problems problems) {
  failed_ = views::FailedFile{name, "", std::move(problems)};
}

void Session::commit(const edit::Command& command, platform::Effects& effects,
                     const std::string& who, const std::string& reason) {
  refused_.reset();
  if (read_only_) return;
  if (would_be_too_large(command)) {
    refused_ = {{std::string(problem::plan_too_large), "",
                 std::to_string(limits::file_bytes / (1024 * 1024)), ""}};
    return;
  }
  if (auto problems = history_.commit(command, {now_, who, reason})) {
    refused_ = std::move(problems);
    return;
  }
  changed(effects);
}

// Nothing is written that could not be read again. A command stands in the file at most twice: as
// what it makes and in the journal. Only where that could reach the limit is the file measured.
bool Session::would_be_too_large(const edit::Command& command) {
  const std::size_t more =
      2 * edit::to_json(command).dump(-1, ' ', false, Json::error_handler_t::replace).size() +
      limits::text_bytes;
  size_ += more;
  if (size_ <= limits::file_bytes) return false;
  size_ = io::write_plan(history_.document()).size() + more;
  if (size_ <= limits::file_bytes) return false;
  history_.fold_journal(entries_in_large_file);
  size_ = io::write_plan(history_.document()).size() + more;
  if (size_ <= limits::file_bytes) return false;
  size_ -= more;
  return true;
}

std::string Session::bytes_within_limit() {
  std::string bytes = io::write_plan(history_.document());
  if (bytes.size() > limits::file_bytes) {  // by undoing and redoing, which need no leave
    history_.fold_journal(entries_in_large_file);
    bytes = io::write_plan(history_.document());
  }
  size_ = bytes.size();
  return bytes;
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
  to_be_kept(effects);
}

void Session::keep_drafts(const ui::Drafts& drafts, platform::Effects& effects) {
  if (drafts == drafts_) return;
  drafts_ = drafts;
  if (!read_only_) to_be_kept(effects);
}

void Session::to_be_kept(platform::Effects& effects) {
  keeping_.changed();
  try_later(effects, size_ <= written_unfelt ? 0 : milliseconds_between);
  warn_of_leaving(effects);
}

// A timer that runs is not begun anew: changes in a row do not put off what they lead to.
void Session::try_later(platform::Effects& effects, int after) {
  if (timer_is_set_) return;
  timer_is_set_ = true;
  effects.push_back(effect({{"type", "timer"}, {"name", "store"}, {"after", after}}));
}

void Session::store(platform::Effects& effects) {
  timer_is_set_ = false;
  const std::size_t others = effects.size();
  if (keeping_.is_due() && !slot_.empty()) hand_to_browser(bytes_within_limit(), effects);
  for (Left& left : left_) {
    if (!left.keeping.is_due()) continue;
    left.keeping.handed_over();
    effects.push_back(store_effect(left.slot, left.title, left.at, left.drafts,
                                   left.keeping.change(), left.bytes));
  }
  if (effects.size() > others) try_later(effects, milliseconds_between);
}

void Session::store_at_once(platform::Effects& effects) {
  if (keeping_.is_at_stake() && !slot_.empty()) hand_to_browser(bytes_within_limit(), effects);
}

void Session::hand_to_browser(std::string bytes, platform::Effects& effects) {
  keeping_.handed_over();
  effects.push_back(store_effect(slot_, history_.plan().head.title, now_, drafts_,
                                 keeping_.change(), std::move(bytes)));
}

void Session::is_stored(const std::string& slot, std::uint64_t change, platform::Effects& effects) {
  if (slot == slot_) {
    keeping_.stored(change, now_);
    if (keeping_.is_due()) try_later(effects, milliseconds_between);
  } else {
    const auto left =
        std::find_if(left_.begin(), left_.end(), [&](const Left& one) { return one.slot == slot; });
    if (left == left_.end()) return;
    left->keeping.stored(change, now_);
    if (!left->keeping.is_in_browser()) return store(effects);
    left_.erase(left);
    effects.push_back(effect({{"type", "release"}, {"slot", slot}}));
  }
  warn_of_leaving(effects);
}

void Session::could_not_store(const std::string& slot, std::uint64_t change,
                              const std::string& reason, platform::Effects& effects) {
  Keeping* keeping = slot == slot_ ? &keeping_ : nullptr;
  for (Left& left : left_) {
    if (left.slot == slot) keeping = &left.keeping;
  }
  if (!keeping) return;
  keeping->could_not_store(change, reason);
  timer_is_set_ = false;  // what fails is tried less and less often
  try_later(effects, keeping->milliseconds_until_next_try());
  warn_of_leaving(effects);
}

bool Session::is_anything_at_risk() const {
  const bool is_left = std::any_of(left_.begin(), left_.end(), [](const Left& left) {
    return !left.keeping.failure().empty() && left.keeping.is_at_risk();
  });
  return is_left || (!keeping_.failure().empty() && keeping_.is_at_risk());
}

// What is on its way to the browser arrives there, also when the page goes away. What the browser
// refuses does not.
void Session::warn_of_leaving(platform::Effects& effects) {
  const bool warns = is_anything_at_risk();
  if (warns == warns_of_leaving_) return;
  warns_of_leaving_ = warns;
  effects.push_back(effect({{"type", "warnOfLeaving"}, {"on", warns}}));
}

void Session::save(platform::Effects& effects, Target target) {
  file_trouble_.reset();
  std::string bytes = bytes_within_limit();
  if (keeping_.is_due_at_once() && !slot_.empty()) hand_to_browser(bytes, effects);
  effects.push_back(
      effect({{"type", "save"},
              {"slot", slot_},
              {"change", keeping_.change()},
              {"name", file_name_.empty() ? file_name_for(history_.plan().head.id) : file_name_},
              {"mime", "application/json"},
              {"again", target != Target::other_file},
              {"asItIs", target == Target::same_file_as_it_is}},
             std::move(bytes)));
}

void Session::is_saved(const std::string& slot, std::uint64_t change, const std::string& name,
                       bool is_download) {
  if (slot != slot_) return;
  if (!name.empty() && !is_download) file_name_ = name;
  file_trouble_.reset();
  keeping_.saved(change, is_download, now_);
}

void Session::could_not_save(const std::string& slot, const FileTrouble& trouble) {
  if (slot == slot_) file_trouble_ = trouble;
}

bool Session::return_to_left(const std::string& slot, platform::Effects& effects) {
  const auto found =
      std::find_if(left_.begin(), left_.end(), [&](const Left& one) { return one.slot == slot; });
  if (found == left_.end()) return false;
  const Left left = *found;
  left_.erase(found);
  Arrival arrival;
  arrival.name = left.title;
  arrival.source = "recovered";
  arrival.slot = left.slot;
  arrival.drafts = left.drafts;
  if (!open(left.bytes, arrival, effects)) return false;
  keeping_ = left.keeping;
  try_later(effects, keeping_.milliseconds_until_next_try());
  return true;
}

void Session::hand_out_left(const std::string& slot, platform::Effects& effects) const {
  for (const Left& left : left_) {
    if (left.slot != slot) continue;
    effects.push_back(effect(
        {{"type", "handOut"}, {"name", left.file_name}, {"mime", "application/json"}}, left.bytes));
  }
}

views::DocumentShown Session::shown() const {
  views::DocumentShown shown;
  shown.file_name = file_name_;
  shown.read_only = read_only_;
  shown.sample = sample_;
  shown.remarks = remarks_;
  shown.failed = failed_ ? &*failed_ : nullptr;
  shown.slots = &slots_;
  shown.own_slot = slot_;
  shown.journal = &history_.journal();
  shown.journal_broken = journal_broken_;
  return shown;
}

}  // namespace malvag::shell
