// What the parts of the screen Granska share.
#pragma once

#include "../../../ui/page.hpp"
#include "robustness_work.hpp"

namespace malvag::views::robustness_parts {

struct Parts {
  ui::Ui& ui;
  const Snapshot& snapshot;
  const RobustnessShown& counted;
  RobustnessState& state;
  Intents& intents;
  const Work& work;

  const Plan& plan() const { return snapshot.plan(); }
  const priority::Order& order() const { return work.order(); }
  // Share of the ways to weigh in which the measure is above the line; none: not counted yet.
  std::optional<double> share_above(std::size_t measure) const;
};

ui::Node node_of(ui::Role role, std::string id, std::string name);
// A bar of which a part is filled.
void bar(ui::Ui& ui, ui::Rect box, double from, double to, ui::Colour colour);

// Each draws from the page's place and moves it.
void settled(ui::Page& page, Parts& parts);
void close_calls(ui::Page& page, Parts& parts);
void ranges(ui::Page& page, Parts& parts);
void opinions(ui::Page& page, Parts& parts);
void missing(ui::Page& page, Parts& parts);
// Draws from the box's top left and gives its height.
float measure_panel(Parts& parts, ui::Rect box);

}  // namespace malvag::views::robustness_parts
