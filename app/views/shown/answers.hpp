// What the worker is asked for a screen, and how far it has come.
#pragma once

#include <cstdint>
#include <optional>

#include "../../../core/conflict/more_choice.hpp"
#include "../../../core/priority/robustness.hpp"

namespace malvag::views {

using conflict::MoreRoom;

// Of all ways to weigh that are believed possible, in how many is what above the line.
struct WaysAsked {
  Principle principle;
  priority::Question question;
  priority::Belief belief;
  Id measure;           // looked at closely; empty: none
  bool halted = false;  // no more is counted, and what is there is kept
};

struct Asked {
  std::optional<MoreRoom> together = {};  // which goals hold together, and with more money
  std::optional<WaysAsked> ways = {};
  bool cross_check = false;  // the other solver, where a person wants it
};

// How it goes with trying which goals hold together.
struct TogetherShown {
  const conflict::Feasibility* trial = nullptr;  // with more money; null: none is tried, or not yet
  bool trial_is_due = false;
  const conflict::MoreChoice* choice = nullptr;  // with the same money; null: none, or not yet
  bool choice_is_due = false;
  bool is_working = false;
  double done = 0;  // 0 … 1
  bool failed = false;
};

struct RobustnessShown {
  const priority::Robustness* result = nullptr;   // null: nothing yet
  const priority::Robustness* watched = nullptr;  // of the measure that is looked at; null: not yet
  bool running = false;
  double done = 0;  // 0 … 1
};

}  // namespace malvag::views
