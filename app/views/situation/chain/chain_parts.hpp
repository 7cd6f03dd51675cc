// What the parts of the screen Styrkedja share: the goals that are shown, and what each lacks.
#pragma once

#include "../../../ui/page.hpp"
#include "chain.hpp"

namespace malvag::views::chain_parts {

struct GoalInChain {
  const Goal* goal = nullptr;
  std::vector<const Kpi*> kpis;
  std::vector<const Measure*> measures;
  bool lacks_kpi = false;
  bool lacks_responsible = false;
  bool lacks_measure = false;
};
struct AreaInChain {
  const Area* area = nullptr;  // null: goals that stand in no area
  std::vector<GoalInChain> goals;
};
struct StrategyInChain {
  const Strategy* strategy = nullptr;  // null: areas that stand under no strategy
  std::vector<AreaInChain> areas;
};
using Chain = std::vector<StrategyInChain>;

// What a frame reads, gathered in walks through the whole plan.
struct Gathered {
  std::shared_ptr<const Plan> plan;  // what the pointers below point into
  Id body;                           // the filters, as in ChainState
  std::string status;
  std::string lacks;
  Chain chain;                          // what the filters leave, in the plan's order
  std::size_t goals = 0;                // in the chain
  std::vector<const Body*> bodies;      // that have a goal or a measure
  std::vector<MeasureStatus> statuses;  // that a measure has
};
// Gathers anew only when the plan or the state's filters are others than last time.
std::shared_ptr<const Gathered> gathered(const Snapshot& snapshot, ChainState& state);
Chain chain_of(const Plan& plan, const ChainState& state);

struct Parts {
  ui::Ui& ui;
  const Snapshot& snapshot;
  ChainState& state;
  Intents& intents;
  bool read_only;
  const Problems* refused;
  const Chain& chain;
  bool can_be_pressed = true;
  const Plan& plan() const { return snapshot.plan(); }
};

// Each draws from the box's top left and gives its height. `seen`: what is on the screen.
float outline(Parts& parts, ui::Rect box, ui::Rect seen);
float picture(Parts& parts, ui::Rect box);
// Areas of a strategy, by their places in it, that a slide shows together.
struct AreasOfASlide {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t lines = 0;
};
std::vector<AreasOfASlide> in_slides(const StrategyInChain& strategy, std::size_t most);
float picture_height(const AreasOfASlide& slide);  // at text size 1
// Nothing in it can be pressed.
void picture_alone(Parts& parts, const StrategyInChain& strategy, const AreasOfASlide& slide,
                   ui::Rect box);
float details(Parts& parts, ui::Rect box);

void choose(Parts& parts, const Id& id);
std::string words_of_lacks(const ui::Ui& ui, const GoalInChain& goal);

}  // namespace malvag::views::chain_parts
