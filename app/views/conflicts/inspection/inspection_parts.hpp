// What the parts of Granska uträkningen of Målkonflikter share. Each draws from the page's place
// and moves it.
#pragma once

#include <vector>

#include "../../../ui/page.hpp"
#include "inspection.hpp"

namespace malvag::views::inspection_parts {

using conflict::Influences;

// More goals than a person can tell apart are cut to those that the chosen one has to do with.
constexpr std::size_t most_goals = 60;

class Parts {
 public:
  Parts(ui::Ui& ui_of, const Snapshot& snapshot_of, InspectionState& state_of, Intents& intents_of,
        std::string_view today_of, bool read_only_of, const Problems* refused_of);

  const Plan& plan() const { return snapshot.plan(); }
  const conflict::InfluenceNetwork& network() const { return snapshot.influence_network(); }
  const InfluencesAtHand& at_hand() const { return snapshot.influences_at_hand(); }
  const Influences* between(const Id& from, const Id& to) const;  // null: nobody judged it
  // The place among `goals`, or how many they are.
  std::size_t place_of(const Id& goal) const;
  // Of the person who judges now; null: none.
  const Influence* own(const Id& from, const Id& to) const;
  // The number that people know a goal by.
  std::string number_of(const Goal& goal) const;

  ui::Ui& ui;
  const Snapshot& snapshot;
  InspectionState& state;
  Intents& intents;
  std::string_view today;
  bool read_only;
  const Problems* refused;
  std::vector<const Goal*> goals;  // that are shown, in the plan's order
};

std::string cell_id(const Id& from, const Id& to);
// The strength of the one who judges now, as a command; says what came of it.
void judge(Parts& parts, const Id& from, const Id& to, int strength);
void take_away(Parts& parts, const Id& from, const Id& to);
void change(Parts& parts, Influence changed);  // another member of a judgement

ui::Colour colour_of(const ui::Theme& theme, double median);
// A cell's ground and number.
void draw_strength(ui::Ui& ui, ui::Rect box, const Influences* one);
std::vector<ui::Option> steps(const ui::Ui& ui, bool may_be_none);

void table(ui::Page& page, Parts& parts);
bool table_fits(const ui::Ui& ui, float width);
bool key(Parts& parts, const Key& pressed);
void row_list(ui::Page& page, Parts& parts);
void picture(ui::Page& page, Parts& parts);
std::string picture_says(const Parts& parts);
// Fills the box, and nothing in it can be pressed.
void picture_alone(ui::Ui& ui, ui::Rect box, Parts& parts);
void judgement(ui::Page& page, Parts& parts);  // of the cell that is chosen
void together(ui::Page& page, Parts& parts);   // what the judgements say

}  // namespace malvag::views::inspection_parts
