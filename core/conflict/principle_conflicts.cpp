// Where what gets money is not what the principle puts first, and where nobody says why.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "../plan/in_order.hpp"
#include "../priority/prepared.hpp"
#include "../priority/standing.hpp"
#include "grounds.hpp"
#include "leading_key.hpp"

namespace malvag::conflict {
namespace {

struct Placed {
  const Measure* measure = nullptr;
  Key key;
};

bool is_locked(const Measure& measure, LockKind kind) {
  return measure.lock && measure.lock->kind == kind;
}
bool gets_money(const Measure& measure) {
  if (!can_be_chosen(measure)) return false;
  return is_locked(measure, LockKind::in) || measure.status == MeasureStatus::planned ||
         measure.status == MeasureStatus::ongoing || measure.status == MeasureStatus::delayed;
}
bool waits(const Measure& measure) {
  return measure.status == MeasureStatus::proposed && !measure.lock;
}

// What costs nothing takes the place of nobody.
bool costs_something(const Measure& measure) {
  Tkr sum = 0;
  for (const auto& [year, cost] : measure.costs) sum += cost;
  return sum > 0;
}

using Ids = std::unordered_set<std::string_view>;
bool names_any(const std::vector<Id>& ids, const Ids& among) {
  return std::any_of(ids.begin(), ids.end(), [&](const Id& id) { return among.count(id) > 0; });
}

class Reading {
 public:
  Reading(const Plan& plan, const Principle& principle)
      : plan_(plan), principle_(principle), prepared_(plan) {
    taken_.assign(prepared_.rooms()->all().size(), 0);
    for (std::size_t place = 0; place < plan.measures.size(); ++place) {
      const Measure& measure = plan.measures[place];
      const bool is_done = priority::standing_of(measure) == priority::Standing::done;
      if (!is_done && !gets_money(measure)) continue;
      for (const priority::Use& use : (*prepared_.uses())[place]) taken_[use.room] += use.cost;
    }
  }

  void add(const Frame& frame, std::vector<Found>& found) const {
    std::vector<Placed> funded = placed(frame, gets_money);
    if (funded.empty()) return;
    std::vector<Placed> waiting = placed(frame, waits);
    Ids with_money, excluded;
    for (const Placed& one : funded) {
      with_money.insert(one.measure->id);
      excluded.insert(one.measure->excludes.begin(), one.measure->excludes.end());
    }
    const auto is_not_passed_over = [&](const Placed& one) {
      return fits_too(*one.measure) || excluded.count(one.measure->id) > 0 ||
             names_any(one.measure->excludes, with_money);
    };
    waiting.erase(std::remove_if(waiting.begin(), waiting.end(), is_not_passed_over),
                  waiting.end());
    if (waiting.empty()) return;
    const auto lower = [](const Placed& one, const Placed& other) { return one.key < other.key; };
    put_in_order(funded, lower);
    put_in_order(waiting,
                 [&](const Placed& one, const Placed& other) { return lower(other, one); });
    const Key first = waiting.front().key, last = funded.front().key;
    if (first <= last) return;
    PassedOver passed{frame.body, frame.id, principle_.id, first_difference(first, last), {}, {}};
    OriginKind origin = weakest(origin_of(principle_, "tiers"), origin_of(frame, "room"));
    std::vector<Id> goals;
    const auto take = [&](const Placed& one, std::vector<Id>& into) {
      into.push_back(one.measure->id);
      origin = weakest(
          origin, weakest(origin_of(*one.measure, "scores"), origin_of(*one.measure, "costs")));
      goals.insert(goals.end(), one.measure->goals.begin(), one.measure->goals.end());
    };
    for (const Placed& one : funded) {
      if (one.key < first) take(one, passed.funded);
    }
    for (const Placed& one : waiting) {
      if (one.key > last) take(one, passed.waiting);
    }
    Found one;
    one.id = "passed+" + frame.id;
    one.kind = Kind::passed_over;
    one.origin = origin;
    one.goals = in_plan_order(plan_, goals);
    one.evidence = std::move(passed);
    found.push_back(std::move(one));
  }

 private:
  // What is left beside all that gets money.
  bool fits_too(const Measure& waiting) const {
    const std::vector<priority::Room>& rooms = prepared_.rooms()->all();
    const auto uses = prepared_.rooms()->uses_of(waiting);
    return std::all_of(uses.begin(), uses.end(), [&](const priority::Use& use) {
      return use.cost <= 0 || priority::is_whole_plan(rooms[use.room]) ||
             taken_[use.room] + use.cost <= rooms[use.room].amount;
    });
  }

  // Those whose own costs the frame's room covers.
  bool covers(const Frame& frame, const Measure& measure) const {
    return std::any_of(measure.costs.begin(), measure.costs.end(), [&](const auto& cost) {
      const auto room = prepared_.rooms()->covering(measure.body, cost.first);
      return room && prepared_.rooms()->all()[*room].frame == frame.id;
    });
  }

  template <class Matches>
  std::vector<Placed> placed(const Frame& frame, Matches&& matches) const {
    std::vector<Placed> result;
    for (std::size_t place = 0; place < plan_.measures.size(); ++place) {
      const Measure& measure = plan_.measures[place];
      if (!matches(measure) || !costs_something(measure) || !covers(frame, measure)) continue;
      if (!prepared_.is_within(principle_, measure)) continue;
      if (auto key = key_of(principle_, prepared_, place)) {
        result.push_back({&measure, std::move(*key)});
      }
    }
    return result;
  }

  const Plan& plan_;
  const Principle& principle_;
  priority::Prepared prepared_;
  std::vector<Tkr> taken_;  // by room: of all that gets money, and of what is done
};

void find_passed_over(const Plan& plan, std::vector<Found>& found) {
  const Principle* principle = priority::principle_in_force(plan);
  if (!principle || std::none_of(plan.measures.begin(), plan.measures.end(), gets_money)) return;
  const Reading reading(plan, *principle);
  std::vector<Found> all;
  for (const Frame& frame : plan.frames) {
    if (!frame.room.empty()) reading.add(frame, all);
  }
  put_in_order(all, [](const Found& one, const Found& other) {
    return std::get<PassedOver>(one.evidence).waiting.size() >
           std::get<PassedOver>(other.evidence).waiting.size();
  });
  for (Found& one : all) found.push_back(std::move(one));
}

void find_unexplained(const Plan& plan, std::vector<Found>& found) {
  Unexplained unexplained;
  Found one;
  std::vector<Id> goals;
  for (const Measure& measure : plan.measures) {
    if (!measure.lock || !measure.lock->reason.empty()) continue;
    unexplained.measures.push_back(measure.id);
    one.origin = weakest(one.origin, origin_of(measure, "lock"));
    goals.insert(goals.end(), measure.goals.begin(), measure.goals.end());
  }
  if (unexplained.measures.empty()) return;
  one.id = "locks+unexplained";
  one.kind = Kind::lock_without_reason;
  one.goals = in_plan_order(plan, goals);
  one.evidence = std::move(unexplained);
  found.push_back(std::move(one));
}

}  // namespace

void find_principle_conflicts(const Plan& plan, std::vector<Found>& found) {
  find_passed_over(plan, found);
  find_unexplained(plan, found);
}

}  // namespace malvag::conflict
