// Why what is to be taken cannot be, and why each measure that is left out is.
#include <algorithm>

#include "../priority/standing.hpp"
#include "selection_question.hpp"

namespace malvag::portfolio {
namespace {

// What is to be taken with all that it needs, and what cannot be taken.
class Reach {
 public:
  explicit Reach(const Question& question)
      : question_(question),
        taken_(question.mandatory),
        cannot_(question.forbidden),
        needed_by_(question.candidates.size()) {
    for (Item item = 0; item < taken_.size(); item += question_.candidates[item].forms) {
      for (const Item needed : needs(item)) needed_by_[needed].push_back(item);
    }
  }

  std::optional<Impossible> contradiction() {
    if (auto found = follow_needs()) return found;
    follow_refusals();
    if (auto found = exclusion()) return found;
    if (auto found = group()) return found;
    for (std::size_t limit = 0; limit < question_.limits.size(); ++limit) {
      if (auto found = shortage(limit)) return found;
    }
    return std::nullopt;
  }

 private:
  const Id& id_of(Item item) const { return question_.measure(item).id; }
  std::vector<Item> needs(Item item) const {
    std::vector<Item> result;
    for (const Id& needed : question_.measure(item).needs) {
      const auto found = question_.item_of.find(needed);
      if (found != question_.item_of.end()) result.push_back(found->second);
    }
    return result;
  }
  static Impossible both(ImpossibleBy by, Id one, Id other) {
    Impossible result;
    result.by = by;
    result.one = std::move(one);
    result.other = std::move(other);
    return result;
  }

  std::optional<Impossible> follow_needs();
  void follow_refusals();
  std::optional<Impossible> exclusion() const;
  std::optional<Impossible> group() const;
  std::optional<Impossible> shortage(std::size_t limit) const;

  const Question& question_;
  std::vector<unsigned char> taken_;
  std::vector<unsigned char> cannot_;
  std::vector<std::vector<Item>> needed_by_;
};

std::optional<Impossible> Reach::follow_needs() {
  std::vector<Item> reach;
  for (Item item = 0; item < taken_.size(); ++item) {
    if (taken_[item]) reach.push_back(item);
  }
  for (std::size_t at = 0; at < reach.size(); ++at) {
    const Item item = reach[at];
    if (cannot_[item]) {  // it needs what cannot be there, or goes against what is done
      if (!question_.against_given[item].empty()) {
        return both(ImpossibleBy::exclusion, id_of(item), question_.against_given[item].front());
      }
      Id missing;
      for (const Id& needed : question_.measure(item).needs) {
        const Measure* other = question_.plan.measures.find(needed);
        const bool is_given = other && priority::standing_of(*other) == priority::Standing::done;
        if (!question_.item_of.count(needed) && !is_given) missing = needed;
      }
      return both(ImpossibleBy::lock, id_of(item), missing);
    }
    for (const Item needed : needs(item)) {
      if (taken_[needed]) continue;
      if (cannot_[needed]) return both(ImpossibleBy::lock, id_of(item), id_of(needed));
      taken_[needed] = 1;
      reach.push_back(needed);
    }
  }
  return std::nullopt;
}

void Reach::follow_refusals() {
  std::vector<Item> refused;
  for (Item item = 0; item < taken_.size(); item += question_.candidates[item].forms) {
    const auto& others = question_.against[item];
    const bool excluded = !taken_[item] && std::any_of(others.begin(), others.end(),
                                                       [&](Item other) { return taken_[other]; });
    if (excluded) cannot_[item] = 1;
    if (cannot_[item]) refused.push_back(item);
  }
  for (std::size_t at = 0; at < refused.size(); ++at) {
    for (const Item item : needed_by_[refused[at]]) {
      if (cannot_[item]) continue;
      cannot_[item] = 1;
      refused.push_back(item);
    }
  }
}

std::optional<Impossible> Reach::exclusion() const {
  for (Item item = 0; item < taken_.size(); ++item) {
    if (!taken_[item]) continue;
    for (const Item other : question_.against[item]) {
      if (taken_[other]) return both(ImpossibleBy::exclusion, id_of(item), id_of(other));
    }
  }
  return std::nullopt;
}

std::optional<Impossible> Reach::group() const {
  for (std::size_t at = 0; at < question_.plan.groups.size(); ++at) {
    const malvag::Group& group = question_.plan.groups[at];
    std::int64_t possible = 0, taken = 0;
    for (const Item member : question_.members[at]) {
      possible += cannot_[member] ? 0 : 1;
      taken += taken_[member] ? 1 : 0;
    }
    const std::optional<std::int64_t> most = most_of(question_, at);
    const bool too_many = most && taken > *most;
    if (possible >= least_of(question_, at) && !too_many) continue;
    Impossible result;
    result.by = too_many ? ImpossibleBy::most : ImpossibleBy::least;
    result.one = group.id;
    result.can = (too_many ? taken : possible) + done_members(question_, group);
    return result;
  }
  return std::nullopt;
}

std::optional<Impossible> Reach::shortage(std::size_t limit) const {
  const Limit& asked = question_.limits[limit];
  std::int64_t least = 0;
  for (std::size_t at = 0; at < asked.uses.size();) {
    const Candidate& candidate = question_.candidates[asked.uses[at].place];
    std::uint32_t stated = 0;
    std::int64_t lowest = asked.uses[at].amount;
    for (; at < asked.uses.size() &&
           question_.candidates[asked.uses[at].place].first == candidate.first;
         ++at) {
      lowest = std::min(lowest, asked.uses[at].amount);
      ++stated;
    }
    if (stated < candidate.forms) lowest = std::min<std::int64_t>(lowest, 0);
    if (taken_[candidate.first] || (lowest < 0 && !cannot_[candidate.first])) least += lowest;
  }
  if (least <= asked.most) return std::nullopt;
  return shortage_of(question_, limit, least - asked.most);
}

// What the chosen use of a limit, by the group that they belong to.
struct GroupUse {
  std::size_t group = 0;
  std::int64_t amount = 0;
};

class Reasons {
 public:
  Reasons(const Question& question, const Choice& choice)
      : question_(question), choice_(choice), used_(question.used(choice)) {
    const std::size_t count = question_.candidates.size();
    groups_of_.resize(count);
    for (std::size_t at = 0; at < question_.members.size(); ++at) {
      std::int64_t taken = 0;
      for (const Item member : question_.members[at]) {
        taken += question_.takes(choice_, member) ? 1 : 0;
        groups_of_[member].push_back(at);
      }
      taken_.push_back(taken);
    }
    for (const auto* places : {&question_.unranked, &question_.stopped}) {
      for (const std::uint32_t place : *places) {
        missing_.push_back(question_.plan.measures[place].id);
      }
    }
    std::sort(missing_.begin(), missing_.end());
    if (question_.groups > 1) add_shares();
  }

  LeftOut of(Item first) const;

 private:
  struct Lack {
    std::optional<std::size_t> frame, staff;  // limits
    std::int64_t money = 0, equivalents = 0;
    bool less_than(const Lack& other) const {
      return money != other.money ? money < other.money : equivalents < other.equivalents;
    }
  };

  void add_shares();
  bool begun_by(Item form, Item needed) const;
  bool by_rule(Item first, LeftOut& reason) const;
  std::optional<Id> unmet_need(Item first) const;
  Lack lack_of(Item form) const;
  std::optional<std::size_t> tier_of(Item form, std::size_t limit) const;

  const Question& question_;
  const Choice& choice_;
  std::vector<std::int64_t> used_;
  std::vector<std::vector<std::size_t>> groups_of_;
  std::vector<std::int64_t> taken_;            // by plan group
  std::vector<Id> missing_;                    // without a score, or stopped
  std::vector<std::vector<GroupUse>> shares_;  // by limit, the first served first; costs alone
  std::vector<std::int64_t> savings_;          // by limit
};

void Reasons::add_shares() {
  shares_.resize(question_.limits.size());
  savings_.assign(question_.limits.size(), 0);
  for (std::size_t limit = 0; limit < question_.limits.size(); ++limit) {
    std::map<std::size_t, std::int64_t> by_group;
    for (const Term& use : question_.limits[limit].uses) {
      if (!choice_[use.place]) continue;
      if (use.amount < 0) {
        savings_[limit] -= use.amount;
      } else {
        by_group[question_.candidates[use.place].group] += use.amount;
      }
    }
    for (const auto& [group, amount] : by_group) shares_[limit].push_back({group, amount});
  }
}

bool Reasons::begun_by(Item form, Item needed) const {
  const Candidate& asking = question_.candidates[form];
  for (Item other = 0; other < question_.candidates[needed].forms; ++other) {
    if (!choice_[needed + other]) continue;
    const bool by_year = asking.forms > 1 || question_.candidates[needed].forms > 1;
    return !by_year || asking.begins == 0 ||
           question_.candidates[needed + other].begins <= asking.begins;
  }
  return false;
}

std::optional<Id> Reasons::unmet_need(Item first) const {
  for (const Id& needed : question_.measure(first).needs) {
    const auto found = question_.item_of.find(needed);
    if (found == question_.item_of.end()) {
      if (std::binary_search(missing_.begin(), missing_.end(), needed)) return needed;
      continue;  // another body's or done, taken as given
    }
    const Item last = first + question_.candidates[first].forms - 1;
    if (!begun_by(last, found->second)) return needed;
  }
  return std::nullopt;
}

bool Reasons::by_rule(Item first, LeftOut& reason) const {
  const Measure& measure = question_.measure(first);
  const auto tried = question_.asked.locks.find(measure.id);
  reason.tried = tried != question_.asked.locks.end();
  const bool locked = reason.tried ? tried->second == LockKind::out
                                   : measure.lock && measure.lock->kind == LockKind::out;
  if (locked) {
    reason.by = LeftOutBy::lock;
    return true;
  }
  reason.tried = false;
  if (!question_.against_given[first].empty()) {
    reason.by = LeftOutBy::exclusion;
    reason.other = question_.against_given[first].front();
    return true;
  }
  for (const Item other : question_.against[first]) {
    if (!question_.takes(choice_, other) && other != first) continue;
    reason.by = LeftOutBy::exclusion;
    reason.other = question_.measure(other).id;
    return true;
  }
  if (const auto needed = unmet_need(first)) {
    reason.by = LeftOutBy::need;
    reason.other = *needed;
    return true;
  }
  for (const std::size_t at : groups_of_[first]) {
    const malvag::Group& group = question_.plan.groups[at];
    const std::optional<std::int64_t> most = most_of(question_, at);
    if (!most || taken_[at] < *most) continue;
    reason.by = LeftOutBy::group;
    reason.other = group.id;
    return true;
  }
  if (question_.candidates[first].units >= 0) return false;
  reason.by = LeftOutBy::harm;
  return true;
}

Reasons::Lack Reasons::lack_of(Item form) const {
  Lack lack;
  for (const Term& use : question_.uses[form]) {
    if (use.amount <= 0) continue;
    const std::int64_t missing = used_[use.place] + use.amount - question_.limits[use.place].most;
    const bool is_money = use.place < question_.frames.size();
    std::int64_t& most = is_money ? lack.money : lack.equivalents;
    if (missing <= most) continue;
    most = missing;
    (is_money ? lack.frame : lack.staff) = use.place;
  }
  return lack;
}

// What is served before leaves less than it costs, when all savings are made: then the tier that
// the most of it goes before by.
std::optional<std::size_t> Reasons::tier_of(Item form, std::size_t limit) const {
  if (shares_.empty()) return std::nullopt;
  const std::size_t group = question_.candidates[form].group;
  std::int64_t left = question_.limits[limit].most + savings_[limit];
  std::map<std::size_t, std::int64_t> by_tier;
  for (const GroupUse& share : shares_[limit]) {
    if (share.group >= group) break;
    left -= share.amount;
    const auto& before = question_.keys[share.group];
    const auto& own = question_.keys[group];
    const auto differ = std::mismatch(before.begin(), before.end(), own.begin(), own.end()).first;
    by_tier[static_cast<std::size_t>(differ - before.begin())] += share.amount;
  }
  std::int64_t cost = 0;
  for (const Term& use : question_.uses[form]) {
    if (use.place == limit) cost = use.amount;
  }
  if (cost <= left || by_tier.empty()) return std::nullopt;
  return std::max_element(
             by_tier.begin(), by_tier.end(),
             [](const auto& one, const auto& other) { return one.second < other.second; })
      ->first;
}

LeftOut Reasons::of(Item first) const {
  LeftOut reason;
  reason.measure = question_.measure(first).id;
  reason.points = question_.candidates[first].points;
  if (by_rule(first, reason)) return reason;
  std::optional<Lack> least;
  Item nearest = first;
  for (Item form = first; form < first + question_.candidates[first].forms; ++form) {
    const auto& needs = question_.measure(first).needs;
    const bool too_early = std::any_of(needs.begin(), needs.end(), [&](const Id& needed) {
      const auto found = question_.item_of.find(needed);
      return found != question_.item_of.end() && !begun_by(form, found->second);
    });
    if (too_early) continue;
    const Lack lack = lack_of(form);
    if (least && !lack.less_than(*least)) continue;
    least = lack;
    nearest = form;
  }
  if (!least->frame && !least->staff) {
    reason.by = question_.candidates[first].units > 0 ? LeftOutBy::open : LeftOutBy::worth;
    return reason;
  }
  reason.by = least->frame ? LeftOutBy::money : LeftOutBy::staff;
  reason.missing = least->money;
  reason.missing_staff = least->equivalents;
  if (least->frame) reason.frame = *least->frame;
  if (least->staff) reason.staff = *least->staff - question_.frames.size();
  reason.tier = tier_of(nearest, least->frame ? *least->frame : *least->staff);
  if (!reason.tier) return reason;
  reason.by = LeftOutBy::tier;
  const Tier& tier = question_.asked.principle.tiers[*reason.tier];
  const Criterion* criterion = question_.plan.criteria.find(tier.criterion);
  reason.tier_title = !tier.title.empty() ? tier.title : criterion ? criterion->title : "";
  return reason;
}

}  // namespace

std::optional<Impossible> contradiction(const Question& question) {
  return Reach(question).contradiction();
}

Impossible shortage_of(const Question& question, std::size_t limit, std::int64_t missing) {
  Impossible result;
  if (limit < question.frames.size()) {
    result.by = ImpossibleBy::frame;
    result.frame = limit;
    result.missing = missing;
  } else {
    result.by = ImpossibleBy::staff;
    result.staff = limit - question.frames.size();
    result.missing_staff = missing;
  }
  return result;
}

std::vector<LeftOut> reasons(const Question& question, const Choice& choice) {
  std::vector<LeftOut> result;
  const Reasons made(question, choice);
  for (Item item = 0; item < question.candidates.size(); item += question.candidates[item].forms) {
    if (!question.takes(choice, item)) result.push_back(made.of(item));
  }
  const auto add = [&](const std::vector<std::uint32_t>& places, LeftOutBy by) {
    for (const std::uint32_t place : places) {
      LeftOut reason;
      reason.measure = question.plan.measures[place].id;
      reason.by = by;
      result.push_back(std::move(reason));
    }
  };
  add(question.unranked, LeftOutBy::scores);
  add(question.outside, LeftOutBy::outside);
  add(question.stopped, LeftOutBy::stopped);
  return result;
}

}  // namespace malvag::portfolio
