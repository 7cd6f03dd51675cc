// Remembers results.
#include "snapshot.hpp"

#include <algorithm>

#include "../../../core/plan/in_order.hpp"

namespace malvag::views {
namespace {

constexpr std::size_t most_orders = 8;
constexpr std::size_t findings_of_a_frame = 3'000;

bool same(const priority::Question& one, const priority::Question& other) {
  return one.year == other.year && one.body == other.body;
}

std::shared_ptr<const OrderAndIndex> indexed(priority::Order order, std::size_t measures) {
  auto result = std::make_shared<OrderAndIndex>();
  result->index_of.assign(measures, OrderAndIndex::unranked);
  for (std::size_t index = 0; index < order.measures.size(); ++index) {
    result->index_of[order.measures[index]] = static_cast<std::uint32_t>(index);
  }
  result->order = std::move(order);
  return result;
}

template <class... Collections>
bool are_identical(const Plan& one, const Plan& other, Collections... collections) {
  return (((one.*collections).identity() == (other.*collections).identity()) && ...);
}

bool reads_the_same_for_together(const Plan& one, const Plan& other) {
  return are_identical(one, other, &Plan::bodies, &Plan::goals, &Plan::kpis, &Plan::frames,
                       &Plan::criteria, &Plan::measures, &Plan::groups, &Plan::principles);
}

bool reads_the_same_for_conflicts(const Plan& one, const Plan& other) {
  const auto same = [&](auto collection) {
    return (one.*collection).identity() == (other.*collection).identity();
  };
  return same(&Plan::bodies) && same(&Plan::roles) && same(&Plan::criteria) &&
         same(&Plan::principles) && same(&Plan::areas) && same(&Plan::goals) && same(&Plan::kpis) &&
         same(&Plan::frames) && same(&Plan::measures) && same(&Plan::influences) &&
         same(&Plan::conflicts) && one.head == other.head;
}

}  // namespace

Snapshot::Snapshot(std::shared_ptr<const Plan> plan, edit::Revision revision)
    : plan_(std::move(plan)), revision_(revision) {}

Snapshot Snapshot::succeeded_by(std::shared_ptr<const Plan> plan, edit::Revision revision) const {
  Snapshot next(std::move(plan), revision);
  if (prepared_ && prepared_->holds_for(next.plan())) {
    next.prepared_ = prepared_;
    next.orders_ = orders_;
    next.ranking_ = ranking_;
  }
  if (reads_the_same_for_conflicts(*plan_, next.plan())) {
    next.beside_goals_apart_ = beside_goals_apart_;
    next.conflicts_ = conflicts_;
    next.influence_network_ = influence_network_;
    next.influences_at_hand_ = influences_at_hand_;
    next.synergies_ = synergies_;
  }
  next.together_ = together_;
  next.together_is_current_ =
      together_is_current_ && reads_the_same_for_together(*plan_, next.plan());
  return next;
}

std::shared_ptr<const priority::Prepared> Snapshot::shared_prepared() const {
  if (!prepared_) {
    ++computed_;
    prepared_ = std::make_shared<const priority::Prepared>(*plan_);
  }
  return prepared_;
}

const std::vector<check::Finding>& Snapshot::findings() const {
  while (!findings_) find_some();
  return *findings_;
}

void Snapshot::find_some() const {
  if (findings_) return;
  ++computed_;
  if (check::check_on(*plan_, checking_, findings_of_a_frame)) return;
  findings_ = std::make_shared<const std::vector<check::Finding>>(std::move(checking_.found));
  checking_ = {};
}

std::int64_t Snapshot::findings_of(std::string_view code) const {
  return std::count_if(findings().begin(), findings().end(),
                       [&](const check::Finding& finding) { return finding.code == code; });
}

const std::vector<conflict::Found>& Snapshot::conflicts_beside_goals_apart() const {
  while (!beside_goals_apart_) look_for_some_conflicts();
  return *beside_goals_apart_;
}

void Snapshot::look_for_some_conflicts() const {
  if (beside_goals_apart_) return;
  ++computed_;
  if (conflict::find_on(*plan_, searching_)) return;
  beside_goals_apart_ =
      std::make_shared<const std::vector<conflict::Found>>(std::move(searching_.found));
  searching_ = {};
}

const std::vector<conflict::Found>& Snapshot::conflicts() const {
  if (conflicts_) return *conflicts_;
  const std::vector<conflict::Found>& beside = conflicts_beside_goals_apart();
  if (!together_) {
    conflicts_ = beside_goals_apart_;
  } else {
    ++computed_;
    conflicts_ = std::make_shared<const std::vector<conflict::Found>>(
        conflict::with_goals_apart(*plan_, *together_, beside));
  }
  return *conflicts_;
}

const std::vector<conflict::Synergy>& Snapshot::synergies() const {
  if (!synergies_) {
    ++computed_;
    synergies_ =
        std::make_shared<const std::vector<conflict::Synergy>>(conflict::find_synergies(*plan_));
  }
  return *synergies_;
}

void Snapshot::learn(const edit::Answer<Together>& answer, bool is_whole) {
  const Together* together = answer.about(revision_);
  if (!together) return;
  together_is_current_ = is_whole;
  if (together_ && *together_ == **together) return;
  together_ = *together;
  conflicts_.reset();
  settlements_.reset();
  to_begin_with_.reset();
  choices_without_conflict_.reset();
}

const conflict::Found* Snapshot::to_begin_with() const {
  if (!to_begin_with_) {
    const std::vector<conflict::Found>& all = conflicts();
    ++computed_;
    to_begin_with_ = conflict::to_begin_with(*plan_, all);
  }
  return *to_begin_with_;
}

std::size_t Snapshot::choices_without_conflict() const {
  if (!choices_without_conflict_) {
    choices_without_conflict_ = conflict::without_conflict(*plan_, conflicts()).size();
  }
  return *choices_without_conflict_;
}

const std::vector<conflict::Settlement>& Snapshot::settlements(std::string_view on) const {
  if (!settlements_ || settlements_->on != on) {
    ++computed_;
    settlements_ = std::make_shared<const RememberedSettlements>(RememberedSettlements{
        std::string(on), conflict::settlements(*plan_, prepared(), conflicts(), on)});
  }
  return settlements_->all;
}

const conflict::WithMoreMoney& Snapshot::with_more_money(const conflict::MoreRoom& more,
                                                         Year year) const {
  if (!with_more_money_ || with_more_money_->more != more || with_more_money_->year != year) {
    with_more_money_ = std::make_shared<const RememberedMoney>(
        RememberedMoney{more, year, conflict::with_more_money(*plan_, more, year)});
  }
  return with_more_money_->result;
}

const std::optional<conflict::Calculation>& Snapshot::calculation(
    const conflict::Found& found) const {
  if (calculation_ && calculation_->found == found) return calculation_->calculation;
  RememberedCalculation next{found, std::nullopt};
  if (const auto* apart = std::get_if<conflict::Apart>(&found.evidence)) {
    if (together_is_current_) next.calculation = conflict::calculation_of(*plan_, apart->conflict);
  } else if (const auto* shortage = std::get_if<conflict::Shortage>(&found.evidence)) {
    next.calculation = conflict::calculation_of(*plan_, *shortage);
  }
  if (next.calculation && next.calculation->levels.empty() && next.calculation->limits.empty()) {
    next.calculation.reset();
  }
  calculation_ = std::make_shared<const RememberedCalculation>(std::move(next));
  return calculation_->calculation;
}

const conflict::InfluenceNetwork& Snapshot::influence_network() const {
  if (!influence_network_) {
    ++computed_;
    influence_network_ =
        std::make_shared<const conflict::InfluenceNetwork>(conflict::influence_network(*plan_));
  }
  return *influence_network_;
}

const InfluencesAtHand& Snapshot::influences_at_hand() const {
  if (influences_at_hand_) return *influences_at_hand_;
  const conflict::InfluenceNetwork& network = influence_network();
  ++computed_;
  InfluencesAtHand found;
  const conflict::GoalInfluence* most = nullptr;
  for (const conflict::GoalInfluence& one : network.goals) {
    if (!most || one.judged > most->judged) most = &one;
    if (one.judged > 0) found.judged.push_back(&one);
  }
  if (most) found.most = most->goal;
  put_in_order(found.judged,
               [](const conflict::GoalInfluence* one, const conflict::GoalInfluence* other) {
                 return one->helps - one->hinders > other->helps - other->hinders;
               });
  found.differ = conflict::seen_differently(network.directions);
  for (const conflict::Influences& one : network.directions) {
    found.between.emplace(InfluencesAtHand::Pair(one.from, one.to), &one);
    found.of_goal[one.from].push_back(&one);
    if (one.to != one.from) found.of_goal[one.to].push_back(&one);
  }
  influences_at_hand_ = std::make_shared<const InfluencesAtHand>(std::move(found));
  return *influences_at_hand_;
}

const OrderAndIndex& Snapshot::order(const Principle& principle,
                                     const priority::Question& question) const {
  for (auto known = orders_.begin(); known != orders_.end(); ++known) {
    if (!same(known->question, question) || !(known->principle == principle)) continue;
    std::rotate(known, known + 1, orders_.end());  // asked for last, forgotten last
    return *orders_.back().result;
  }
  ++computed_;
  if (orders_.size() == most_orders) orders_.erase(orders_.begin());
  orders_.push_back({principle, question,
                     indexed(prepared().order(principle, question), plan_->measures.size())});
  return *orders_.back().result;
}

const priority::Undecided& Snapshot::undecided(const Principle& principle,
                                               const priority::Question& question) const {
  if (!undecided_ || undecided_->principle != principle || !same(undecided_->question, question)) {
    ++computed_;
    undecided_ = std::make_shared<const RememberedUndecided>(RememberedUndecided{
        principle, question, priority::undecided(*plan_, principle, ranking(principle, question))});
  }
  return undecided_->undecided;
}

const priority::Ranking& Snapshot::ranking(const Principle& principle,
                                           const priority::Question& question) const {
  if (!ranking_ || !same(ranking_->question, question) || !(ranking_->principle == principle)) {
    ++computed_;
    ranking_ = std::make_shared<const RememberedRanking>(
        RememberedRanking{principle, question, prepared().ranking(principle, question)});
  }
  return ranking_->ranking;
}

}  // namespace malvag::views
