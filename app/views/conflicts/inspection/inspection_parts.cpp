// Looks judgements up, and changes them.
#include "inspection_parts.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "../../../../core/io/plan_file.hpp"
#include "../../../words/conflict_words.hpp"
#include "../../../words/principle_words.hpp"
#include "influence_words.hpp"

namespace malvag::views::inspection_parts {
namespace {

using ui::TextKey;

std::vector<const Goal*> shown_goals(const Plan& plan, const InfluencesAtHand& at_hand,
                                     const Id& chosen) {
  std::vector<const Goal*> goals;
  if (plan.goals.size() <= most_goals) {
    for (const Goal& goal : plan.goals) goals.push_back(&goal);
    return goals;
  }
  std::set<std::size_t> near;  // places in the plan
  const auto add = [&](const Id& goal) {
    if (const auto place = plan.goals.place_of(goal)) near.insert(*place);
  };
  if (const auto own = at_hand.of_goal.find(chosen); own != at_hand.of_goal.end()) {
    for (const Influences* one : own->second) {
      add(one->from);
      add(one->to);
    }
  }
  if (near.empty()) {  // nobody has judged anything of it: the plan's first are there to begin with
    for (std::size_t place = 0; place < most_goals; ++place) near.insert(place);
  }
  const auto own = plan.goals.place_of(chosen);
  if (own) near.erase(*own);
  std::vector<std::size_t> places(near.begin(), near.end());
  if (own) {
    places.resize(std::min(places.size(), most_goals - 1));
    places.insert(std::lower_bound(places.begin(), places.end(), *own), *own);
  }
  places.resize(std::min(places.size(), most_goals));
  for (const std::size_t place : places) goals.push_back(&plan.goals[place]);
  return goals;
}

void put(Parts& parts, const Influence& changed) {
  Plan with = parts.plan();
  with.influences = with.influences.with(changed);
  parts.intents.commands.push_back({edit::PutEntity{
      "influences", io::entity_to_json(with, "influences", changed.id), std::nullopt}});
  parts.intents.who = changed.assessor;
}

ui::Arguments said_of(const Parts& parts, const Id& from, const Id& to) {
  return {{"who", parts.state.who},
          {"from", words::goal_words(parts.plan(), from)},
          {"to", words::goal_words(parts.plan(), to)}};
}

}  // namespace

Parts::Parts(ui::Ui& ui_of, const Snapshot& snapshot_of, InspectionState& state_of,
             Intents& intents_of, std::string_view today_of, bool read_only_of,
             const Problems* refused_of)
    : ui(ui_of),
      snapshot(snapshot_of),
      state(state_of),
      intents(intents_of),
      today(today_of),
      read_only(read_only_of),
      refused(refused_of) {
  if (!plan().goals.find(state.goal)) {
    state.goal = at_hand().most;
  }
  goals = shown_goals(plan(), at_hand(), state.goal);
  if (place_of(state.to) == goals.size() || state.to == state.goal) {
    state.to.clear();
    for (const Goal* goal : goals) {
      if (goal->id != state.goal && state.to.empty()) state.to = goal->id;
    }
  }
}

const Influences* Parts::between(const Id& from, const Id& to) const {
  const auto found = at_hand().between.find({from, to});
  return found == at_hand().between.end() ? nullptr : found->second;
}

std::size_t Parts::place_of(const Id& goal) const {
  return static_cast<std::size_t>(
      std::find_if(goals.begin(), goals.end(), [&](const Goal* one) { return one->id == goal; }) -
      goals.begin());
}

const Influence* Parts::own(const Id& from, const Id& to) const {
  const Influences* all = between(from, to);
  if (!all) return nullptr;
  for (const Id& id : all->influences) {
    const Influence* one = plan().influences.find(id);
    if (one && one->assessor == state.who) return one;
  }
  return nullptr;
}

std::string Parts::number_of(const Goal& goal) const {
  if (goal.number > 0) return std::to_string(goal.number);
  return std::to_string(plan().goals.place_of(goal.id).value_or(0) + 1);
}

std::string cell_id(const Id& from, const Id& to) {
  return "granska/cell/" + from + "/" + to;
}

void judge(Parts& parts, const Id& from, const Id& to, int strength) {
  if (parts.state.who.empty()) {
    parts.state.said = parts.ui.t(TextKey::influence_who_first);
    parts.ui.focus("granska/who");
    return;
  }
  Influence judged;
  if (const Influence* own = parts.own(from, to)) {
    judged = *own;
  } else {
    judged.id = words::new_id(parts.plan(), "i-");
    judged.from = from;
    judged.to = to;
    judged.assessor = parts.state.who;
    judged.origin.emplace();
    judged.origin->kind = OriginKind::judgement;
  }
  if (judged.origin && judged.origin->kind == OriginKind::judgement) {
    judged.origin->date = std::string(parts.today);
  }
  const bool is_new = judged.strength != strength || !parts.plan().influences.find(judged.id);
  judged.strength = strength;
  if (is_new) put(parts, judged);
  ui::Arguments arguments = said_of(parts, from, to);
  arguments.emplace_back("does", parts.ui.t(words::strength_key(strength)));
  arguments.emplace_back("number", words::median_words(parts.ui.language(), strength));
  parts.state.said = parts.ui.t(TextKey::influence_saved, arguments);
}

void take_away(Parts& parts, const Id& from, const Id& to) {
  const Influence* own = parts.own(from, to);
  if (!own) return;
  parts.intents.commands.push_back({edit::RemoveEntity{own->id}});
  parts.intents.who = parts.state.who;
  parts.state.said = parts.ui.t(TextKey::influence_removed, said_of(parts, from, to));
}

void change(Parts& parts, Influence changed) {
  put(parts, changed);
}

ui::Colour colour_of(const ui::Theme& theme, double median) {
  return median < 0 ? theme.minus : median > 0 ? theme.plus : theme.none;
}

void draw_strength(ui::Ui& ui, ui::Rect box, const Influences* one) {
  if (!one) return;
  const ui::Rect inside = box.inset(1.5f);
  const auto& theme = ui.theme();
  const double strength = std::min(1.0, std::fabs(one->median) / 3);
  if (one->median != 0) {
    ui.fill(inside, one->median < 0 ? theme.minus_soft : theme.plus_soft, 3);
    ui.fill(inside, colour_of(theme, one->median), 3, static_cast<float>(strength * 0.28));
  }
  // Where those who judged differ in sign, the corner says so.
  if (one->lowest < 0 && one->highest > 0) {
    ui.stroke(
        {{inside.right() - ui.px(7), inside.y + 1}, {inside.right() - 1, inside.y + ui.px(7)}},
        theme.text, 1.5f);
  }
  ui.line_of_text(box, ui::style::small, theme.text,
                  words::median_words(ui.language(), one->median), ui::Align::centre);
}

std::vector<ui::Option> steps(const ui::Ui& ui, bool may_be_none) {
  std::vector<ui::Option> options;
  if (may_be_none) options.push_back({"none", ui.t(TextKey::influence_step_none)});
  for (int strength = -3; strength <= 3; ++strength) {
    options.push_back({std::to_string(strength), words::step_words(ui.language(), strength)});
  }
  return options;
}

}  // namespace malvag::views::inspection_parts
