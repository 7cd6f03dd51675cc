// Holds what was decided against what the plan says now.
#include "resolution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <unordered_set>

#include "../plan/in_order.hpp"
#include "grounds.hpp"
#include "more_money.hpp"

namespace malvag::conflict {
namespace {

constexpr std::array<std::string_view, 5> comparisons = {"<", "<=", "=", ">=", ">"};

// As it stands in a plan file: whole numbers without a point.
std::string number_text(double number) {
  constexpr double largest_exact_whole = 9007199254740992.0;
  const bool is_whole = std::trunc(number) == number && std::fabs(number) <= largest_exact_whole;
  return is_whole ? std::to_string(static_cast<std::int64_t>(number)) : Json(number).dump();
}

std::string path(std::string_view collection, const Id& id, std::string_view what) {
  return std::string(collection).append("/").append(id).append("/").append(what);
}
std::string path(std::string_view collection, const Id& id, std::string_view what, Year year) {
  return path(collection, id, what) + "/" + std::to_string(year);
}

class Gathering {
 public:
  Gathering(const Plan& plan, const Found& found)
      : plan_(plan), found_(found), goals_(found.goals.begin(), found.goals.end()) {}

  Basis all(const priority::Prepared& prepared) {
    weights();
    if (const auto* shortage = std::get_if<Shortage>(&found_.evidence)) {
      room(*shortage);
    } else {
      targets();
      influences();
      measures(*prepared.rooms());
    }
    if (const auto* beside = std::get_if<Beside>(&found_.evidence)) frame_beside(*beside);
    principle(prepared);
    return Basis::from(std::move(facts_));
  }

 private:
  void add(std::string name, std::string value) {
    facts_.emplace_back(std::move(name), std::move(value));
  }
  bool is_concerned(const Id& goal) const { return goals_.count(goal) > 0; }

  void weights() {
    for (const Id& id : found_.goals) {
      if (const Goal* goal = plan_.goals.find(id)) {
        add(path("goals", id, "weight"), number_text(goal->weight));
      }
    }
  }

  void targets() {
    for (const Id& id : found_.goals) {
      const Goal* goal = plan_.goals.find(id);
      if (!goal) continue;
      for (const auto& [year, level] : goal->fulfilledAt) {
        add(path("goals", id, "fulfilledAt", year), number_text(level));
      }
    }
    for (const Kpi& kpi : plan_.kpis) {
      if (!is_concerned(kpi.goal)) continue;
      for (const auto& [year, target] : kpi.target) {
        add(path("kpis", kpi.id, "target", year),
            std::string(comparisons[static_cast<std::size_t>(target.comparison)]) + " " +
                number_text(target.value));
      }
      if (kpi.baseline && kpi.baseline->value) {
        add(path("kpis", kpi.id, "baseline"), number_text(*kpi.baseline->value));
      }
    }
  }

  void influences() {
    const bool all_upon = std::holds_alternative<Unmeasured>(found_.evidence);
    for (const Influence& influence : plan_.influences) {
      const bool concerns =
          is_concerned(influence.to) && (all_upon || is_concerned(influence.from));
      if (!concerns) continue;
      add(path("influences", influence.id, "strength"), std::to_string(influence.strength));
    }
  }

  void effects(const Measure& measure) {
    for (const Effect& effect : measure.effects) {
      if (!is_concerned(effect.on)) continue;
      for (const auto& [year, amount] : effect.amount) {
        add(path("measures", measure.id, "effects/" + effect.on, year), number_text(amount));
      }
    }
  }

  void measures(const priority::Rooms& rooms) {
    std::set<std::uint32_t> costly;
    for (const Measure& measure : plan_.measures) {
      const bool serves = std::any_of(measure.goals.begin(), measure.goals.end(),
                                      [&](const Id& goal) { return is_concerned(goal); });
      if (!serves || measure.status == MeasureStatus::stopped) continue;
      if (measure.costs.empty()) add(path("measures", measure.id, "counts"), "yes");
      for (const auto& [year, cost] : measure.costs) {
        add(path("measures", measure.id, "costs", year), std::to_string(cost));
      }
      for (const priority::Use& use : rooms.uses_of(measure)) {
        if (use.cost > 0) costly.insert(use.room);
      }
      effects(measure);
    }
    for (const Frame& frame : plan_.frames) {
      for (const auto& [year, amount] : frame.room) {
        const auto room = rooms.stated_by(frame.id, year);
        if (!room || !costly.count(*room)) continue;
        add(path("frames", frame.id, "room", year), std::to_string(amount));
      }
    }
  }

  void room(const Shortage& shortage) {
    std::set<Year> years;
    for (const Frame& frame : plan_.frames) {
      if (!shortage.frame.empty() && frame.id != shortage.frame) continue;
      for (const auto& [year, amount] : frame.room) {
        add(path("frames", frame.id, "room", year), std::to_string(amount));
        years.insert(year);
      }
    }
    for (const Year year : years) {
      for (const Id& id : shortage.measures) {
        const Measure* measure = plan_.measures.find(id);
        const Tkr* cost = measure ? measure->costs.find(year) : nullptr;
        if (cost) add(path("measures", id, "costs", year), std::to_string(*cost));
      }
    }
    for (const YearShort& year : shortage.years) {
      const std::string wanted = std::to_string(year.wanted);
      add(shortage.frame.empty() ? path("plan", plan_.head.id, "wanted", year.year)
                                 : path("frames", shortage.frame, "wanted", year.year),
          wanted);
    }
  }

  void frame_beside(const Beside& beside) {
    const Growth& growth = beside.growth;
    add(path("frames", beside.frame, "amounts", growth.year - 1), std::to_string(growth.before));
    add(path("frames", beside.frame, "amounts", growth.year), std::to_string(growth.after));
  }

  void principle(const priority::Prepared& prepared) {
    const Principle* in_force = priority::principle_in_force(plan_);
    if (!in_force) return;
    add("principle/id", in_force->id);
    add("principle/version", std::to_string(in_force->version));
    if (!std::holds_alternative<Judged>(found_.evidence)) return;
    const Principled says = principled(plan_, in_force, prepared, found_.goals[0], found_.goals[1]);
    add("principle/first", says.verdict == Verdict::decides ? says.before : "none");
  }

  const Plan& plan_;
  const Found& found_;
  std::unordered_set<std::string_view> goals_;
  Basis::Entries facts_;
};

const Found* find_by_id(const std::vector<Found>& found, std::string_view id) {
  const auto one =
      std::find_if(found.begin(), found.end(), [&](const Found& each) { return each.id == id; });
  return one == found.end() ? nullptr : &*one;
}

Settlement settled(const ConflictChoice& choice, Status status) {
  Settlement settlement{State::decided, choice.id, std::move(status.changed)};
  if (status.standing != Standing::stands) {
    settlement.state = State::open_again;
  } else if (status.follow_up_due) {
    settlement.state = State::follow_up_due;
  } else if (choice.accepted) {
    settlement.state = State::accepted;
  }
  return settlement;
}

// The plan as it would be with those measures left out and so much more to spend.
Plan plan_after(const Plan& plan, const Shortage& shortage, const Course& course) {
  Plan after = plan;
  for (const Id& id : course.measures) {
    const Measure* measure = plan.measures.find(id);
    if (!measure) continue;
    Measure stopped = *measure;
    stopped.status = MeasureStatus::stopped;
    after.measures = after.measures.with(std::move(stopped));
  }
  if (course.kind != Course::Kind::add_money) return after;
  return with_more_room(std::move(after), {{{shortage.frame, course.year}, course.money}});
}

ByYear<Tkr> costs_by_year(const Plan& plan, const std::vector<Id>& measures) {
  ByYear<Tkr> costs;
  for (const Id& id : measures) {
    const Measure* measure = plan.measures.find(id);
    if (!measure) continue;
    const auto add = [&](const ByYear<Tkr>& paid) {
      for (const auto& [year, cost] : paid) costs.set(year, costs.value_or(year, 0) + cost);
    };
    add(measure->costs);
    for (const Elsewhere& other : measure->elsewhere) add(other.costs);
  }
  return costs;
}

}  // namespace

Basis basis_of(const Plan& plan, const priority::Prepared& prepared, const Found& found) {
  return Gathering(plan, found).all(prepared);
}

std::vector<Changed> changes(const Basis& then, const Basis& now) {
  std::vector<Changed> changed;
  auto before = then.begin();
  auto after = now.begin();
  while (before != then.end() || after != now.end()) {
    const bool only_before =
        after == now.end() || (before != then.end() && before->first < after->first);
    const bool only_after =
        before == then.end() || (after != now.end() && after->first < before->first);
    if (only_before) {
      changed.push_back({before->first, before->second, ""});
    } else if (only_after) {
      changed.push_back({after->first, "", after->second});
    } else if (before->second != after->second) {
      changed.push_back({before->first, before->second, after->second});
    }
    if (!only_after) ++before;
    if (!only_before) ++after;
  }
  return changed;
}

Status status_of(const Plan& plan, const priority::Prepared& prepared, const ConflictChoice& choice,
                 const std::vector<Found>& found, std::string_view on) {
  const Found* conflict = find_by_id(found, choice.conflict);
  if (!conflict) return {Standing::gone, {}, false};
  if (choice.reopened) return {Standing::reopened, {}, false};
  std::vector<Changed> changed = changes(choice.basis, basis_of(plan, prepared, *conflict));
  if (!changed.empty()) return {Standing::reopened, std::move(changed), false};
  return {Standing::stands, {}, !choice.followUp.empty() && on >= choice.followUp};
}

std::vector<const ConflictChoice*> choices_about(const Plan& plan, std::string_view conflict) {
  std::vector<const ConflictChoice*> about;
  for (const ConflictChoice& choice : plan.choices) {
    if (choice.conflict == conflict) about.insert(about.begin(), &choice);
  }
  put_in_order(about, [](const ConflictChoice* one, const ConflictChoice* other) {
    return one->date > other->date;
  });
  return about;
}

std::vector<Settlement> settlements(const Plan& plan, const priority::Prepared& prepared,
                                    const std::vector<Found>& found, std::string_view on) {
  std::vector<Settlement> result;
  for (const Found& one : found) {
    const auto about = choices_about(plan, one.id);
    result.push_back(about.empty() ? Settlement{}
                                   : settled(*about.front(),
                                             status_of(plan, prepared, *about.front(), found, on)));
  }
  return result;
}

std::vector<Id> without_conflict(const Plan& plan, const std::vector<Found>& found) {
  std::vector<Id> ids;
  for (const ConflictChoice& choice : plan.choices) {
    if (find_by_id(found, choice.conflict)) continue;
    if (choices_about(plan, choice.conflict).front() == &choice) ids.push_back(choice.id);
  }
  return ids;
}

Consequences consequences(const Plan& plan, const Found& found, const Course& course) {
  Consequences result;
  if (course.kind == Course::Kind::goal_first && found.goals.size() == 2) {
    result.waiting = found.goals[0] == course.goal ? found.goals[1] : found.goals[0];
    result.left = left_out(plan, own_measures(plan, result.waiting, course.goal).measures);
  }
  if (course.kind == Course::Kind::leave_out) result.left = left_out(plan, course.measures);
  result.freed = costs_by_year(plan, result.left.measures);
  const auto* shortage = std::get_if<Shortage>(&found.evidence);
  if (!shortage || course.kind == Course::Kind::other) return result;
  std::vector<Found> after;
  find_shortages(plan_after(plan, *shortage, course), after);
  if (const Found* still = find_by_id(after, found.id)) {
    result.still_short = std::get<Shortage>(still->evidence).years;
  }
  return result;
}

Follows follows(const Principled& principled, const Course& course) {
  if (principled.verdict == Verdict::no_principle) return Follows::notDecided;
  if (course.kind == Course::Kind::leave_out) {
    return course.by_principle ? Follows::yes : Follows::no;
  }
  if (course.kind != Course::Kind::goal_first || principled.verdict != Verdict::decides) {
    return Follows::notDecided;
  }
  return principled.before == course.goal ? Follows::yes : Follows::no;
}

}  // namespace malvag::conflict
