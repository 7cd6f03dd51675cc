// Rules about the meeting calendar: who answers for what is on the agenda.
#include "rules.hpp"

namespace malvag::check {
namespace {

template <class Applies>
void report_items(const Plan& plan, const char* code, Applies applies, Findings& findings) {
  for (std::size_t place = 0; place < plan.meetings.size(); ++place) {
    const Meeting& meeting = plan.meetings[place];
    for (std::size_t item = 0; item < meeting.items.size(); ++item) {
      if (!applies(meeting.items[item])) continue;
      findings.push_back({code,
                          Severity::warning,
                          pointer("meetings", place, "items/" + std::to_string(item)),
                          meeting.id,
                          {{"title", meeting.items[item].title},
                           {"meeting_date", meeting.date.empty() ? meeting.title : meeting.date}}});
    }
  }
}

}  // namespace

void agenda_item_without_role(const Plan& plan, Findings& findings) {
  const auto applies = [](const AgendaItem& item) { return item.roles.empty(); };
  report_items(plan, "MV013", applies, findings);
}

void agenda_item_with_unclear_role(const Plan& plan, Findings& findings) {
  const auto applies = [](const AgendaItem& item) {
    return !item.roles.empty() && item.certainty == Certainty::ambiguous;
  };
  report_items(plan, "MV016", applies, findings);
}

}  // namespace malvag::check
