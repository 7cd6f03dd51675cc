// What the parts of the screen Avvägning share.
#pragma once

#include <string_view>
#include <unordered_set>

#include "../../../ui/page.hpp"
#include "../choice_titles.hpp"
#include "tradeoff_work.hpp"

namespace malvag::views::tradeoff_parts {

struct Parts {
  ui::Ui& ui;
  const Snapshot& snapshot;
  TradeoffState& state;
  Intents& intents;
  const Work& work;
  bool read_only;
  const Problems* refused;
  const Plan& plan() const { return snapshot.plan(); }
  const portfolio::Selection& selection() const { return work.selection(); }
};

// Ids, where many are asked for.
std::unordered_set<std::string_view> taken_in(const portfolio::Selection& selection);
inline bool is_taken(const portfolio::Selection& selection, const Id& measure) {
  for (const portfolio::Taken& one : selection.taken) {
    if (one.measure == measure) return true;
  }
  return false;
}
// How many points more or less the other gives than the one, and whether that is less or more of
// what the principle puts first.
std::string difference_words(const ui::Ui& ui, const portfolio::Selection& one,
                             const portfolio::Selection& other);
std::string points_words(const ui::Ui& ui, double points);
inline constexpr std::size_t titles_at_most = 6;

void select(Parts& parts, const Id& measure);
void turn_fold(TradeoffState& state, const std::string& id);
// What the other program has found that is better, or has shown to be the best, is what the screen
// then shows.
void take_over(TradeoffState& state);

// Each draws from the page's place and moves it.
void cross_check(ui::Page& page, Parts& parts);
void frames(ui::Page& page, Parts& parts);
void staff(ui::Page& page, Parts& parts);
void taken(ui::Page& page, Parts& parts);
void left_out(ui::Page& page, Parts& parts);
void next_best(ui::Page& page, Parts& parts);
void sure(ui::Page& page, Parts& parts);
void other_rooms(ui::Page& page, Parts& parts);
void price_of_order(ui::Page& page, Parts& parts);
// A room's size, and the points and the count of the best choice in it.
std::vector<std::string> room_heads(const ui::Ui& ui);
std::vector<std::string> room_words(const ui::Ui& ui, const OtherRoom& one);
// The rooms that are found so far, in a box; where the percent of now stands among them.
void curve(ui::Ui& ui, ui::Rect box, const std::vector<OtherRoom>& rooms, int percent_now);
// Draws from the box's top left and gives its height.
float details(Parts& parts, ui::Rect box);

}  // namespace malvag::views::tradeoff_parts
