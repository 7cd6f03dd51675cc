// Plan rules: each is one small function in one table, with a code that is never used again for
// another thing. What a rule finds is a value; the words are made in app/ from code and arguments.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../plan/plan.hpp"

namespace malvag::check {

enum class Severity { error, warning, remark };

struct Finding {
  std::string code;  // "MV" and three digits
  Severity severity = Severity::warning;
  std::string at;                                              // JSON pointer into the plan file
  Id entity;                                                   // empty: the plan as a whole
  std::vector<std::pair<std::string, std::string>> arguments;  // for the words: title, count …
  bool operator==(const Finding&) const = default;
};

struct Rule {
  std::string_view code;
  Severity severity;
  // Which of the five audit recommendations it serves (R1 principle, R2 targets and owners,
  // R3 causes, R4 path to decision, R5 economy over years), or empty.
  std::string_view serves;
  void (*find)(const Plan&, std::vector<Finding>&);
};

const std::vector<Rule>& rules();
std::vector<Finding> check(const Plan& plan);  // in the order of the rules, then of the plan

// The same a part at a time, for plans of very many: some rules on, until about so many more are
// found. False: it is done.
struct Checking {
  std::size_t next_rule = 0;
  std::vector<Finding> found;
};
bool check_on(const Plan& plan, Checking& checking, std::size_t findings);

}  // namespace malvag::check
