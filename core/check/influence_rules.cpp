// Rules about judgements of how goals act on each other.
#include <map>
#include <string_view>
#include <tuple>

#include "rules.hpp"

namespace malvag::check {
namespace {}  // namespace

// Both count, so that who says a thing twice weighs twice. Who is not named may be two.
void direction_judged_twice(const Plan& plan, Findings& findings) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, Id> first;
  for (std::size_t place = 0; place < plan.influences.size(); ++place) {
    const Influence& one = plan.influences[place];
    if (one.assessor.empty()) continue;
    const auto [known, is_new] =
        first.emplace(std::tuple<std::string_view, std::string_view, std::string_view>(
                          one.from, one.to, one.assessor),
                      one.id);
    if (is_new) continue;
    findings.push_back({"MV019",
                        Severity::warning,
                        pointer("influences", place),
                        one.id,
                        {{"who", one.assessor},
                         {"from", title_in(plan.goals, one.from)},
                         {"to", title_in(plan.goals, one.to)},
                         {"first", known->second}}});
  }
}

}  // namespace malvag::check
