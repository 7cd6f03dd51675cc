// Val, Avvägning: what do we get for the money? The best choice of measures within the frames, what
// has to wait and why, what more or less money would give, and what it costs to decide otherwise.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "../../shown/screen.hpp"
#include "tradeoff_check.hpp"

namespace malvag::views {

namespace tradeoff_parts {
class Work;
}

// What a person has set on the screen; nothing of it is in the plan.
struct TradeoffState {
  Id body;            // empty: the whole plan
  int percent = 100;  // of the plan's room
  std::map<Id, LockKind> tried;
  Id selected;
  bool writing = false;  // a decision into the plan
  std::string reason;    // as written so far
  std::string who;
  std::set<std::string> unfolded = {"avvagning/sure/some"};  // lists, by id
  std::string now;           // ISO 8601, told by the shell: a decision is dated
  std::string not_a_number;  // id of the field where something else was written
  // Goes on from frame to frame for as long as the question stays.
  std::shared_ptr<tradeoff_parts::Work> work;
  CheckShown check;  // told by the shell, which carries out what is asked
  CheckAsked check_asked = CheckAsked::nothing;
};

extern const Screen tradeoff_screen;

}  // namespace malvag::views
