// A conflict as a card: every sentence that is shown of it, made once from what was found. The
// screen, the projector, the page to take along and the terminal all say the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../../core/conflict/resolution.hpp"
#include "../../core/report/report.hpp"
#include "../ui/text.hpp"

namespace malvag::words {

struct ConflictSide {  // one of the two goals
  Id goal;
  std::string title;
  std::string number;  // its target, "0,2 %"; empty: none
  std::string note;    // which KPI and when, or that there is none
};
struct ConflictWay {
  std::string letter;
  std::string title;
  std::string text;
  bool is_risk = false;  // nothing is given up, something is carried
  std::string gives;     // what is given up or carried
  std::string price;
  std::optional<Tkr> amount;  // the price, where somebody wrote one
  conflict::Course course;
};
struct ConflictCard {
  Id id;
  conflict::Ground ground = conflict::Ground::judged;
  bool is_example = false;
  std::string title;
  std::string ground_words;
  std::string origin_words;
  std::string judged;  // by how many, how strongly; empty: nobody judged
  std::vector<ConflictSide> sides;
  std::string says;
  std::string why;
  std::string unknown;
  std::string principle;
  std::vector<ConflictWay> ways;
  std::string question;
  std::vector<std::string> questions;  // three, the first is `question`
};

// What the words are made from besides the plan. `principle` may be null.
struct ConflictContext {
  ui::Language language = ui::Language::sv;
  const Plan& plan;
  const priority::Prepared& prepared;
  const Principle* principle = nullptr;
};

// Only what a list shows, without ways and questions.
std::string conflict_title(const ConflictContext& context, const conflict::Found& found);
std::string ground_words(ui::Language language, conflict::Kind kind);
// What stands over why: what is judged is no fact.
ui::TextKey why_heading(conflict::Ground ground);
std::string origin_words(ui::Language language, const conflict::Found& found);
// "−2, −2, −1"
std::string strengths_words(ui::Language language, const std::vector<int>& strengths);
ui::TextKey strength_key(int strength);  // "motverkar"

ConflictCard conflict_card(const ConflictContext& context, const conflict::Found& found);

// The page to take along, and what the projector shows section by section.
report::Report conflict_report(const ConflictContext& context, const ConflictCard& card);

}  // namespace malvag::words
