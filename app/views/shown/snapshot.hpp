// What views read: a plan with the results computed from it, each made when first asked for and
// made anew only when the collections that it reads have changed.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../../../core/check/finding.hpp"
#include "../../../core/conflict/calculation.hpp"
#include "../../../core/conflict/influence_network.hpp"
#include "../../../core/conflict/more_money.hpp"
#include "../../../core/conflict/resolution.hpp"
#include "../../../core/conflict/synergies.hpp"
#include "../../../core/edit/revision.hpp"
#include "../../../core/plan/plan.hpp"
#include "../../../core/priority/prepared.hpp"
#include "../../../core/priority/undecided.hpp"

namespace malvag::views {

// An order and where in it each measure stands, by the measure's place in the plan.
struct OrderAndIndex {
  static constexpr std::uint32_t unranked = 0xFFFFFFFF;
  priority::Order order;
  std::vector<std::uint32_t> index_of;
};

// What is looked up among influences, gathered once; points into the network.
struct InfluencesAtHand {
  using Pair = std::pair<std::string_view, std::string_view>;
  Id most;                                             // the goal that most is judged of
  std::vector<const conflict::GoalInfluence*> judged;  // goals, those that act most first
  std::vector<conflict::Influences> differ;            // that are seen differently
  std::map<Pair, const conflict::Influences*> between;
  // From and to each goal, in the network's order.
  std::unordered_map<std::string_view, std::vector<const conflict::Influences*>> of_goal;
};

class Snapshot {
 public:
  Snapshot(std::shared_ptr<const Plan> plan, edit::Revision revision);
  // The next plan's snapshot, with what still holds.
  Snapshot succeeded_by(std::shared_ptr<const Plan> plan, edit::Revision revision) const;

  const Plan& plan() const { return *plan_; }
  std::shared_ptr<const Plan> shared_plan() const { return plan_; }
  edit::Revision revision() const { return revision_; }
  // How many of the answers below had to be computed so far.
  std::size_t computed() const { return computed_; }
  const priority::Prepared& prepared() const { return *shared_prepared(); }
  std::shared_ptr<const priority::Prepared> shared_prepared() const;
  const std::vector<check::Finding>& findings() const;
  void find_some() const;  // of the findings, where they are very many
  std::int64_t findings_of(std::string_view code) const;  // how many
  // With goals that cannot hold together, as far as that is known: see learn.
  const std::vector<conflict::Found>& conflicts() const;
  const std::vector<conflict::Found>& conflicts_beside_goals_apart() const;
  void look_for_some_conflicts() const;  // of those
  const conflict::InfluenceNetwork& influence_network() const;
  const conflict::Found* to_begin_with() const;  // null: there is no conflict
  std::size_t choices_without_conflict() const;
  const InfluencesAtHand& influences_at_hand() const;
  const std::vector<conflict::Synergy>& synergies() const;
  // Which goals hold together; null: not known yet. Of an earlier plan where it is not current.
  const conflict::Feasibility* together() const { return together_.get(); }
  bool together_is_current() const { return together_is_current_; }
  // It takes long to compute, and comes from elsewhere. What is about another plan teaches nothing.
  using Together = std::shared_ptr<const conflict::Feasibility>;
  void learn(const edit::Answer<Together>& answer, bool is_whole);
  // The last one is kept.
  const conflict::WithMoreMoney& with_more_money(const conflict::MoreRoom& more, Year year) const;
  // What a computed conflict adds up to; none: nothing, or it was found in an earlier plan. The
  // last one is kept.
  const std::optional<conflict::Calculation>& calculation(const conflict::Found& found) const;
  // Beside conflicts(): what was decided of each, on that day.
  const std::vector<conflict::Settlement>& settlements(std::string_view on) const;
  // Stays valid until eight other orders have been asked for.
  const OrderAndIndex& order(const Principle& principle, const priority::Question& question) const;
  // With every measure's results: for what looks at one measure closely. The last one is kept.
  const priority::Ranking& ranking(const Principle& principle,
                                   const priority::Question& question) const;
  // What it leaves open; the last one is kept.
  const priority::Undecided& undecided(const Principle& principle,
                                       const priority::Question& question) const;

 private:
  struct Remembered {
    Principle principle;
    priority::Question question;
    std::shared_ptr<const OrderAndIndex> result;
  };

  std::shared_ptr<const Plan> plan_;
  edit::Revision revision_;
  mutable std::size_t computed_ = 0;
  mutable std::shared_ptr<const priority::Prepared> prepared_;
  mutable std::shared_ptr<const std::vector<check::Finding>> findings_;
  mutable check::Checking checking_;  // until they are there
  mutable std::shared_ptr<const std::vector<conflict::Found>> beside_goals_apart_;
  mutable conflict::Searching searching_;  // until they are there
  mutable std::shared_ptr<const std::vector<conflict::Found>> conflicts_;
  mutable std::shared_ptr<const std::vector<conflict::Synergy>> synergies_;
  mutable std::shared_ptr<const conflict::InfluenceNetwork> influence_network_;
  mutable std::shared_ptr<const InfluencesAtHand> influences_at_hand_;
  mutable std::optional<const conflict::Found*> to_begin_with_;  // into conflicts_
  mutable std::optional<std::size_t> choices_without_conflict_;
  std::shared_ptr<const conflict::Feasibility> together_;
  bool together_is_current_ = false;
  struct RememberedSettlements {
    std::string on;
    std::vector<conflict::Settlement> all;
  };
  mutable std::shared_ptr<const RememberedSettlements> settlements_;
  struct RememberedMoney {
    conflict::MoreRoom more;
    Year year = 0;
    conflict::WithMoreMoney result;
  };
  mutable std::shared_ptr<const RememberedMoney> with_more_money_;
  struct RememberedCalculation {
    conflict::Found found;
    std::optional<conflict::Calculation> calculation;
  };
  mutable std::shared_ptr<const RememberedCalculation> calculation_;
  mutable std::vector<Remembered> orders_;
  struct RememberedRanking {
    Principle principle;
    priority::Question question;
    priority::Ranking ranking;
  };
  mutable std::shared_ptr<const RememberedRanking> ranking_;
  struct RememberedUndecided {
    Principle principle;
    priority::Question question;
    priority::Undecided undecided;
  };
  mutable std::shared_ptr<const RememberedUndecided> undecided_;
};

}  // namespace malvag::views
