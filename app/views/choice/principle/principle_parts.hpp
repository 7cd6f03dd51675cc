// What the parts of the screen Principen share. Each draws from the page's place and moves it.
#pragma once

#include "../../../ui/page.hpp"
#include "../../../words/principle_words.hpp"
#include "principle.hpp"

namespace malvag::views::principle_parts {

struct Parts {
  ui::Ui& ui;
  const Snapshot& snapshot;
  const priority::Question& question;
  const std::set<Id>& seen;  // principles whose ranking has been shown
  PrincipleState& state;
  Intents& intents;
  std::string_view today;  // ISO date
  bool read_only;
  const Principle& shown;

  const Plan& plan() const { return snapshot.plan(); }
  bool can_change() const { return !read_only && !shown.adopted; }
  void put(const Principle& changed) const {
    intents.commands.push_back(words::put(plan(), changed));
  }
};

// A label and below it what is to be filled in; gives the box.
ui::Rect labelled(ui::Page& page, const std::string& id, const std::string& words, float height);
// Where something else than a number stands in that field, says so.
void not_a_number(ui::Page& page, const PrincipleState& state, const std::string& id);
const Tier* weighted_tier(const Principle& principle, std::size_t& place);

void steps(ui::Page& page, Parts& parts);     // the principle, to be changed
void adoption(ui::Page& page, Parts& parts);  // a decision, to be recorded
void weights(ui::Page& page, Parts& parts);   // how its points are weighed
void criteria(ui::Page& page, Parts& parts);  // what is scored, and on which scales
void changes(ui::Page& page, Parts& parts);   // what it changes beside another

}  // namespace malvag::views::principle_parts
