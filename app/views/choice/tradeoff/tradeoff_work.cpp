// One search after the other, each in steps.
#include "tradeoff_work.hpp"

#include <algorithm>

namespace malvag::views::tradeoff_parts {
namespace {

// As many nodes of a search as a frame has time for: each looks at every measure some times.
std::int64_t nodes_of_a_frame(const Plan& plan) {
  const auto measures = static_cast<std::int64_t>(plan.measures.size());
  return std::clamp<std::int64_t>(20'000 / std::max<std::int64_t>(measures, 1), 1, 400);
}

constexpr std::int64_t frames_at_most = 50;  // for one search, where all is wanted at once
constexpr std::size_t next_at_most = 3;
constexpr std::int64_t samples = 64;
constexpr std::uint64_t seed = 1;
constexpr std::size_t measures_at_most = 1'000;  // for what takes many searches

}  // namespace

bool has_order(const Principle& principle) {
  return principle.tiers.size() > 1 && principle.tiers.front().kind != TierKind::weighted &&
         std::any_of(principle.tiers.begin(), principle.tiers.end(),
                     [](const Tier& tier) { return tier.kind == TierKind::weighted; });
}

bool is_weighed(const Plan& plan, const Principle& principle) {
  const Tier* tier = portfolio::weighed(principle);
  return tier && tier->weights.size() > 1 && plan.measures.size() <= measures_at_most;
}

Principle without_order(const Principle& principle) {
  Principle result = principle;
  result.tiers.clear();
  for (const Tier& tier : principle.tiers) {
    if (tier.kind == TierKind::weighted) result.tiers.push_back(tier);
  }
  return result;
}

const std::vector<int>& Work::rooms_asked() {
  static const std::vector<int> percents = {-50, -25, 0, 25, 50, 75, 100, 125, 150};
  return percents;
}

portfolio::Asked Work::question() const {
  portfolio::Asked question;
  question.principle = asked_.principle;
  if (!asked_.body.empty()) question.body = asked_.body;
  question.permille = std::int64_t{10} * asked_.percent;
  question.locks = asked_.locks;
  return question;
}

void Work::ask(Asked asked) {
  const bool same_plan = has_asked_ && asked.plan == asked_.plan &&
                         asked.principle == asked_.principle && asked.body == asked_.body &&
                         asked.locks == asked_.locks;
  const bool same_room = same_plan && asked.percent == asked_.percent;
  const bool same_selected = same_room && asked.selected == asked_.selected;
  if (same_selected) return;
  asked_ = std::move(asked);
  has_asked_ = true;
  if (same_room && !(run_ && doing_ == What::turned)) {  // what is being done goes on
    due_.erase(std::remove(due_.begin(), due_.end(), What::turned), due_.end());
    turned_.reset();
    const bool is_first = due_.empty() || due_.front() != What::selection;
    due_.insert(is_first ? due_.begin() : due_.begin() + 1, What::turned);
    return;
  }
  run_.reset();
  then_ = Then::go_on;
  due_.clear();
  turned_.reset();
  if (!same_room) {
    settled_ = false;
    has_selection_ = false;
    frames_ = 0;
    next_look_ = 1;
    due_.push_back(What::selection);
    by_points_.reset();
    next_.clear();
    next_done_ = false;
    robust_.reset();
  }
  due_.push_back(What::turned);
  if (!by_points_) due_.push_back(What::by_points);
  if (!next_done_) due_.push_back(What::next);
  if (!same_plan) {
    other_rooms_.clear();
    next_room_ = 0;
  }
  if (next_room_ < rooms_asked().size()) due_.push_back(What::other_room);
  due_.push_back(What::robust);
}

// False: there is nothing to do for it.
bool Work::begin_next() {
  doing_ = due_.front();
  due_.pop_front();
  portfolio::Asked asked = question();
  switch (doing_) {
    case What::selection:
      break;
    case What::turned: {
      if (asked_.selected.empty()) return false;
      const auto& taken = selection_.taken;
      const bool is_taken =
          std::any_of(taken.begin(), taken.end(),
                      [&](const portfolio::Taken& one) { return one.measure == asked_.selected; });
      asked.locks[asked_.selected] = is_taken ? LockKind::out : LockKind::in;
      break;
    }
    case What::by_points:
      if (!has_order(asked_.principle)) return false;
      asked.principle = without_order(asked_.principle);
      break;
    case What::next: {
      next_done_ = selection_.impossible || next_.size() >= next_at_most || is_among_many();
      if (next_done_) return false;
      asked.nor_parts_of_these = true;
      const auto add = [&](const portfolio::Selection& known) {
        std::vector<Id>& taken = asked.not_these.emplace_back();
        for (const portfolio::Taken& one : known.taken) taken.push_back(one.measure);
      };
      add(selection_);
      for (const portfolio::Selection& known : next_) add(known);
      break;
    }
    case What::other_room:
      asked.permille = std::int64_t{10} * rooms_asked()[next_room_];
      break;
    case What::robust:
      if (selection_.impossible || !is_weighed(*asked_.plan, asked_.principle)) return false;
      if (!robust_) robust_.emplace(*asked_.plan, std::move(asked), seed, samples);
      return true;
  }
  if (is_among_many()) {
    run_ = portfolio::SelectionRun::begun_by_step(*asked_.plan, std::move(asked), asked_.prepared);
  } else {
    run_.emplace(*asked_.plan, std::move(asked));
  }
  return true;
}

void Work::end_run() {
  switch (doing_) {
    case What::selection:
      look();
      break;
    case What::turned:
      turned_ = std::make_unique<const portfolio::Selection>(run_->result());
      break;
    case What::by_points:
      by_points_ = std::make_unique<const portfolio::Selection>(run_->result());
      break;
    case What::other_room:
      other_rooms_.push_back({rooms_asked()[next_room_], run_->result()});
      // What takes the longest comes last.
      if (++next_room_ < rooms_asked().size()) due_.push_front(What::other_room);
      break;
    case What::next:
      if (run_->result().impossible) {
        next_done_ = true;
      } else {
        next_.push_back(run_->result());
        due_.push_front(What::next);
      }
      break;
    case What::robust:
      break;
  }
  run_.reset();
}

bool Work::is_among_many() const {
  return asked_.plan->measures.size() > measures_at_most;
}

void Work::look() {
  selection_ = run_->result();
  has_selection_ = true;
}

// What is found so far takes long to tell of very many measures: it is told ever more seldom.
bool Work::is_time_to_look() {
  if (++frames_ < next_look_) return false;
  next_look_ = 2 * frames_;
  return true;
}

// To begin, to search, to look and to end are each a frame's work.
bool Work::step_among_many() {
  if (!run_) {
    while (!due_.empty() && !begin_next()) continue;
    then_ = Then::begin;
  } else if (then_ == Then::begin) {
    if (!run_->step(0)) {
      then_ = Then::end;
    } else if (run_->has_begun()) {
      then_ = Then::go_on;
    }
  } else if (then_ == Then::end) {
    end_run();
    then_ = Then::go_on;
  } else if (then_ == Then::look) {
    look();
    then_ = Then::go_on;
  } else if (!run_->step(nodes_of_a_frame(*asked_.plan))) {
    then_ = Then::end;
  } else if (doing_ == What::selection && is_time_to_look()) {
    then_ = Then::look;
  }
  return run_ || !due_.empty();
}

bool Work::step() {
  if (is_among_many()) return step_among_many();
  std::int64_t left = nodes_of_a_frame(*asked_.plan);
  while (left > 0 && (run_ || !due_.empty())) {
    if (!run_ && !begin_next()) continue;
    const std::int64_t step = std::max<std::int64_t>(left / 4, 1);
    left -= step;
    if (!run_) {
      if (robust_->step(step)) due_.push_front(What::robust);
      continue;
    }
    const bool more = run_->step(step);
    if (more) continue;
    end_run();
  }
  if (run_ && doing_ == What::selection) look();
  return run_ || !due_.empty();
}

void Work::settle(portfolio::Selection selection) {
  if (settled_) return;
  settled_ = true;
  selection.bound = std::max(selection.points, std::min(selection.bound, selection_.bound));
  const bool is_other = selection.taken != selection_.taken;
  selection_ = std::move(selection);
  has_selection_ = true;
  const auto give_up = [&](What what) {
    if (run_ && doing_ == what) {
      run_.reset();
      then_ = Then::go_on;
    }
    due_.erase(std::remove(due_.begin(), due_.end(), what), due_.end());
  };
  give_up(What::selection);
  if (!is_other) return;
  give_up(What::turned);
  give_up(What::next);
  turned_.reset();
  next_.clear();
  next_done_ = false;
  due_.insert(due_.begin(), {What::turned, What::next});
}

void Work::finish() {
  if (run_ && doing_ == What::next) {  // it begins anew afterwards
    run_.reset();
    due_.push_front(What::next);
  }
  then_ = Then::go_on;
  std::deque<What> later;
  while (run_ || !due_.empty()) {
    if (!run_ && (due_.front() == What::next || due_.front() == What::robust)) {
      later.push_back(due_.front());
      due_.pop_front();
      continue;
    }
    if (!run_ && !begin_next()) continue;
    run_->step(frames_at_most * nodes_of_a_frame(*asked_.plan));
    end_run();
  }
  due_ = std::move(later);
}

}  // namespace malvag::views::tradeoff_parts
