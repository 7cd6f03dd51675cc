// A screen is one value. The shell has a list of them (app/shell/screens.cpp): a screen is added by
// a folder with its value, and a line there.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "../../../core/report/report.hpp"
#include "../../ui/ui.hpp"
#include "answers.hpp"
#include "document.hpp"
#include "intents.hpp"
#include "ranked_by.hpp"
#include "snapshot.hpp"
#include "states.hpp"

namespace malvag::views {

struct Shown {
  ui::Ui& ui;
  const Snapshot& snapshot;
  const States& states;
  bool read_only = false;
  const Problems* refused = nullptr;  // why the last change was not made; null: it was
  std::string today;                  // ISO 8601
  std::string now;                    // the same, with the time
  TogetherShown together;
  RobustnessShown counted;
  std::function<DocumentShown()> document;

  const Plan& plan() const { return snapshot.plan(); }
  RankedBy& by() const { return states.of<RankedBy>(); }
  const Principle* principle() const { return principle_of(plan(), by()); }
  Principle ranking() const { return ranking_principle(plan(), by()); }
  priority::Question question() const { return question_of(plan(), by()); }
};

struct Key {
  std::string_view key;  // as the browser names it
  bool ctrl = false;
};

struct Screen {
  std::string_view address = {};        // "#/val/avvagning"; the id of what is selected may follow
  std::string_view other_address = {};  // that leads here too; empty: none
  std::string_view under = {};  // of the screen that it stands under; empty: it leads there itself
  // What scrolls, and is seen from its top by who comes from another screen.
  std::string_view page = {}, inner_page = {};
  std::string_view panel = {};  // what is selected there: seen from its top when it is another
  std::string_view close = {};  // the button that Escape presses

  // True: the next frame goes on with what is shown.
  bool (*draw)(const Shown&, ui::Rect, Intents&) = nullptr;
  // For the projector and the page to take along; null: there is none here.
  std::optional<report::Report> (*report)(const Shown&) = nullptr;
  void (*picture)(const Shown&, const report::Picture&, ui::Rect) = nullptr;
  // The letter of the way that is pointed out, which a press on the projector changes; null: there
  // are none.
  std::string& (*way)(const States&) = nullptr;
  bool selected_has_own_report = false;  // and a button for it beside its own words

  Asked (*asks)(const Shown&) = nullptr;  // of the worker; null: nothing
  // Computes a part of what it needs of a very large plan; false: it can be drawn. Null: it needs
  // nothing.
  bool (*gather)(const Shown&, bool has_selected) = nullptr;

  void (*select)(const States&,
                 const Id&) = nullptr;      // what the address says; null: nothing can be
  Id (*selected)(const States&) = nullptr;  // null: the address says it first
  bool (*key)(const Shown&, const Key&, Intents&) = nullptr;  // true: it was for the screen
  bool lists_documents = false;                               // those that the browser keeps
};

}  // namespace malvag::views
