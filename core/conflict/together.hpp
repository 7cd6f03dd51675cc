// Whether some goals can hold together within what stands firm, and what is known of that already.
// Nothing is asked twice: an answer for some goals answers for each set within one that holds, and
// for each set that holds one that cannot.
#pragma once

#include <memory>
#include <vector>

#include "../portfolio/solver.hpp"
#include "goal_set.hpp"

namespace malvag::conflict {

// What stands firm, and what each goal asks for besides. A goal holds where all its rows do.
struct GoalQuestion {
  portfolio::Program firm;  // its values are not read
  std::vector<std::vector<portfolio::Row>> goals;
  std::vector<std::int64_t> weights;  // by goal, above 0
};

inline constexpr std::int64_t nodes_of_a_question = 400;

enum class Together { holds, cannot, unknown };

class TogetherOracle {
 public:
  explicit TogetherOracle(GoalQuestion question);

  // None: the nodes given to it are used up; asked again it goes on from where it was. `unknown`:
  // looking at `at_most` nodes for these goals settled nothing.
  std::optional<Together> ask(const GoalSet& goals, std::int64_t at_most = nodes_of_a_question);
  // Which goals hold in the choice that was found last, or that is known, for goals that hold.
  const GoalSet& fulfilled_beside(const GoalSet& goals) const;
  const portfolio::Choice& choice_for(const GoalSet& goals) const;

  void give(std::int64_t nodes) { nodes_left_ = nodes; }
  std::int64_t nodes_left() const { return nodes_left_; }
  // A set that cannot hold is made known, so that what holds it need not be asked.
  void learn_cannot(const GoalSet& goals);
  std::size_t size() const { return question_.goals.size(); }
  const GoalQuestion& question() const { return question_; }

 private:
  struct Known {
    GoalSet goals;
    portfolio::Choice choice;
  };
  struct Unsettled {
    GoalSet goals;
    std::int64_t nodes = 0;
  };
  const Known* known_for(const GoalSet& goals) const;
  GoalSet fulfilled_by(const portfolio::Choice& choice) const;
  void remember(const portfolio::Choice& choice);

  GoalQuestion question_;
  std::vector<Known> hold_;
  std::vector<GoalSet> cannot_;
  std::vector<Unsettled> unsettled_;
  std::unique_ptr<portfolio::Solver> solver_;  // for `asked_`
  GoalSet asked_;
  std::int64_t nodes_left_ = 0;
};

// The question's program with the rows of these goals firm too. What is worth most costs least: any
// choice will do, and one that leaves room is found sooner.
portfolio::Program program_of(const GoalQuestion& question, const GoalSet& goals);

}  // namespace malvag::conflict
