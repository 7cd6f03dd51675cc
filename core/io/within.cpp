#include "within.hpp"

#include "../plan/problem_codes.hpp"

namespace malvag::io {

void check_within(const Period& period, const Path& at, Report& report) {
  if (period.from == 0 || period.to == 0 || period.to >= period.from) return;
  report.add(problem::number_out_of_range, at.member("to"), std::to_string(period.from) + "…",
             std::to_string(period.to));
}

// A scale is a way from worst to best with points in order on it.
void check_within(const Scale& scale, const Path& at, Report& report) {
  if (scale.worst == scale.best) {
    return report.add(problem::number_out_of_range, at.member("best"), "≠ worst",
                      Json(scale.best).dump());
  }
  const double way = scale.best > scale.worst ? 1 : -1;
  double before = scale.worst * way;
  const Path at_points = at.member("points");
  for (std::size_t place = 0; place < scale.points.size(); ++place) {
    const double point = scale.points[place].at * way;
    if (point <= before || point >= scale.best * way) {
      const Path at_point = at_points.element(place);
      report.add(problem::number_out_of_range, at_point.member("at"), "worst < … < best",
                 Json(scale.points[place].at).dump());
    }
    before = point;
  }
}

void check_within(const Span& span, const Path& at, Report& report) {
  if (span.low <= span.high) return;
  report.add(problem::number_out_of_range, at.member("high"), Json(span.low).dump() + "…",
             Json(span.high).dump());
}

void check_within(const Group& group, const Path& at, Report& report) {
  if (!group.most || *group.most >= group.least) return;
  report.add(problem::number_out_of_range, at.member("most"), std::to_string(group.least) + "…",
             std::to_string(*group.most));
}

void check_within(const Judgement& judgement, const Path& at, Report& report) {
  if (judgement.more.empty() || judgement.more != judgement.less) return;
  report.add(problem::reference_cycle, at.member("less"), {},
             judgement.more + " → " + judgement.less);
}

void check_within(const Tier& tier, const Path& at, Report& report) {
  if (tier.kind == TierKind::weighted || !tier.criterion.empty()) return;
  report.add(problem::member_missing, at.member("criterion"), "criterion");
}

void check_within(const Influence& influence, const Path& at, Report& report) {
  if (influence.from.empty() || influence.from != influence.to) return;
  report.add(problem::reference_cycle, at.member("to"), {}, influence.from + " → " + influence.to);
}

}  // namespace malvag::io
