// What the screen Avvägning computes, a little for each frame: first the choice that is asked for,
// then what is shown beside it.
#pragma once

#include <deque>

#include "../../../../core/portfolio/robust_selection.hpp"
#include "tradeoff.hpp"

namespace malvag::views::tradeoff_parts {

struct Asked {
  std::shared_ptr<const Plan> plan;
  Principle principle;
  Id body;
  int percent = 100;
  std::map<Id, LockKind> locks;
  Id selected;
  // Of the plan; null: it is not at hand.
  std::shared_ptr<const priority::Prepared> prepared = nullptr;
};

// What a room of another size gives.
struct OtherRoom {
  int percent = 100;
  portfolio::Selection selection;
};

class Work {
 public:
  // Begins anew with what differs from what was asked before.
  void ask(Asked asked);
  // A frame's worth; true while there is more.
  bool step();
  // At once, but for the next best and what holds however it is weighed.
  void finish();
  // Another program's answer to the same question, in place of the search's own.
  void settle(portfolio::Selection selection);
  bool is_settled() const { return settled_; }
  portfolio::Asked question() const;

  const Asked& asked() const { return asked_; }
  // Something has been found for what is asked; of very many measures not yet in the first frame.
  bool has_selection() const { return has_selection_; }
  const portfolio::Selection& selection() const { return selection_; }
  const std::vector<OtherRoom>& other_rooms() const { return other_rooms_; }  // found so far
  // By points alone, without the principle's gates and levels; null: not yet, or it has none.
  const portfolio::Selection* by_points() const { return by_points_.get(); }
  // With the selected measure the other way round; null: not yet, or none is selected.
  const portfolio::Selection* turned() const { return turned_.get(); }

  // The next best ones, each with something that those before it do not have; found so far.
  const std::vector<portfolio::Selection>& next() const { return next_; }
  bool next_is_done() const { return next_done_; }
  // However the criteria are weighed; null: not begun, or nothing is weighed.
  const portfolio::RobustSelection* sure() const { return robust_ ? &robust_->result() : nullptr; }

  static const std::vector<int>& rooms_asked();

 private:
  bool is_time_to_look();
  bool is_among_many() const;
  bool step_among_many();
  void look();
  bool begin_next();
  void end_run();

  enum class What { selection, turned, by_points, next, other_room, robust };
  Asked asked_;
  bool has_asked_ = false;
  std::deque<What> due_;
  std::optional<portfolio::SelectionRun> run_;
  What doing_ = What::selection;
  std::size_t next_room_ = 0;
  portfolio::Selection selection_;
  std::size_t frames_ = 0;  // of the selection's search
  std::size_t next_look_ = 1;
  bool settled_ = false;
  bool has_selection_ = false;
  enum class Then { begin, go_on, look, end };
  Then then_ = Then::go_on;  // what the next frame does with the run
  std::vector<OtherRoom> other_rooms_;
  std::vector<portfolio::Selection> next_;
  bool next_done_ = false;
  std::optional<portfolio::RobustRun> robust_;
  std::unique_ptr<const portfolio::Selection> by_points_;
  std::unique_ptr<const portfolio::Selection> turned_;
};

// The principle with its weights alone.
Principle without_order(const Principle& principle);
bool has_order(const Principle& principle);
// There is more than one thing to weigh, and not more measures than can be chosen among again and
// again while a person looks on.
bool is_weighed(const Plan& plan, const Principle& principle);

}  // namespace malvag::views::tradeoff_parts
