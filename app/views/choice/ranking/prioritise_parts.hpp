// The three parts of the screen Prioritera. Each draws into its box and gives the height it took.
#pragma once

#include "prioritise.hpp"

namespace malvag::views::prioritise_parts {

struct Parts {
  ui::Ui& ui;
  const Snapshot& snapshot;
  const RobustnessShown& steadiness;
  PrioritiseState& state;
  RankedBy& by;
  Intents& intents;
  bool read_only;
  const Problems* refused;
  const Principle& stored;   // as it stands in the plan
  const Principle& ranking;  // what ranks now: the trial, if there is one
  const priority::Question& question;
  const OrderAndIndex& before;  // by the stored principle
  const OrderAndIndex& now;

  const Plan& plan() const { return snapshot.plan(); }
  Year year() const { return now.order.line_year; }
  bool is_trial() const { return by.trial.has_value(); }
};

const priority::RoomOfYear* room_of_line(const priority::Order& order);
const Tier* weighted_tier(const Principle& principle);  // the last one; null: none
// The criteria whose contributions are shown, in the order of their colours.
std::vector<Id> shown_criteria(const Plan& plan, const Principle& principle);
// Share of the ways to weigh in which the measure stands above the line; none: not computed yet.
// None where nothing is counted, or no room is stated that a line could be drawn by.
std::optional<double> share_above(const Parts& parts, std::size_t measure);
// What a measure costs in the line's year, and the head above it; nothing where there is no line.
std::string cost_head(const Parts& parts);
std::string cost_words(const Parts& parts, const Measure& measure);
bool is_example(const Entity& entity);

// Which group of the list the measure at that place in the plan stands in; nothing: in none.
std::string group_sentence(const Parts& parts, std::size_t measure);
// Its group, where the most of its points come from, what stands before it, and how the line falls.
std::string reason_for(const Parts& parts, const Id& measure);
// Why the measure at that place in the plan stands where it does, to take along.
report::Report trace_report(const Parts& parts, std::size_t place);

// The measure's scores to be changed, from the box's top left; gives the height.
float score_editor(Parts& parts, const Measure& measure, ui::Rect box);

float principle_panel(Parts& parts, ui::Rect box);
// `seen`: what of the box is on the screen; rows outside are neither drawn nor mirrored.
float ranking_list(Parts& parts, ui::Rect box, ui::Rect seen);
float measure_panel(Parts& parts, ui::Rect box);

}  // namespace malvag::views::prioritise_parts
