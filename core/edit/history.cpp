// Undo and redo keep whole plans: they share all that did not change.
#include "../plan/limits.hpp"
#include "document.hpp"

namespace malvag::edit {

namespace {

bool has_same_target(const Command& left, const Command& right) {
  const auto* one = std::get_if<SetField>(&left.what);
  const auto* other = std::get_if<SetField>(&right.what);
  return one && other && one->entity == other->entity && one->pointer == other->pointer;
}

// One command for all that a gesture did: of several settings of one field only the last stands,
// where the result is the same without the others.
Command merged(const Plan& before, const Plan& after, std::vector<Command> commands) {
  std::vector<Command> few;
  for (const Command& command : commands) {
    bool is_merged = false;
    for (Command& earlier : few) {
      if (is_merged || !has_same_target(earlier, command)) continue;
      earlier = command;
      is_merged = true;
    }
    if (!is_merged) few.push_back(command);
  }
  const auto as_one = [](std::vector<Command> list) {
    return list.size() == 1 ? std::move(list.front()) : Command{Batch{"", std::move(list)}};
  };
  Command short_form = as_one(std::move(few));
  const auto result = apply(before, short_form);
  if (result && *result == after) return short_form;
  return as_one(std::move(commands));
}

}  // namespace

History::History(Document document, Revision revision)
    : plan_(std::make_shared<const Plan>(std::move(document.plan))),
      journal_(std::move(document.journal)),
      revision_(revision) {}

std::optional<Problems> History::commit(const Command& command, const Stamp& stamp) {
  auto applied = apply(*plan_, command);
  if (!applied) return std::move(applied.error());
  auto before = plan_;
  plan_ = std::make_shared<const Plan>(std::move(*applied));
  revision_ = revision_.next();
  if (gesture_) {
    gesture_->commands.push_back(command);
  } else {
    record({before, plan_, command, describe(*before, command)}, stamp);
  }
  return std::nullopt;
}

void History::begin_gesture() {
  if (!gesture_) gesture_ = Gesture{plan_, {}};
}

void History::end_gesture(const Stamp& stamp) {
  if (!gesture_) return;
  Gesture gesture = std::move(*gesture_);
  gesture_.reset();
  if (gesture.commands.empty()) return;
  if (*gesture.before == *plan_) {
    plan_ = gesture.before;
    revision_ = revision_.next();
    return;
  }
  Command command = merged(*gesture.before, *plan_, std::move(gesture.commands));
  Description description = describe(*gesture.before, command);
  record({gesture.before, plan_, std::move(command), std::move(description)}, stamp);
}

void History::record(Step step, const Stamp& stamp) {
  write_down("do", step.command, stamp);
  undone_from_.push_back(std::move(step));
  redone_from_.clear();
}

void History::write_down(const std::string& action, const Command& command, const Stamp& stamp) {
  if (journal_.size() >= limits::journal_entries) fold_journal(limits::journal_entries / 2);
  journal_.push_back(next_entry(journal_, action, command, stamp));
}

std::optional<Description> History::undo_description() const {
  if (undone_from_.empty()) return std::nullopt;
  return undone_from_.back().description;
}

std::optional<Description> History::redo_description() const {
  if (redone_from_.empty()) return std::nullopt;
  return redone_from_.back().description;
}

void History::undo(const Stamp& stamp) {
  end_gesture(stamp);
  if (undone_from_.empty()) return;
  Step step = std::move(undone_from_.back());
  undone_from_.pop_back();
  plan_ = step.before;
  revision_ = revision_.next();
  write_down("undo", step.command, stamp);
  redone_from_.push_back(std::move(step));
}

void History::redo(const Stamp& stamp) {
  end_gesture(stamp);
  if (redone_from_.empty()) return;
  Step step = std::move(redone_from_.back());
  redone_from_.pop_back();
  plan_ = step.after;
  revision_ = revision_.next();
  write_down("redo", step.command, stamp);
  undone_from_.push_back(std::move(step));
}

}  // namespace malvag::edit
