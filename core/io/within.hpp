// What holds between the members of one value, beyond each member's own rule.
#pragma once

#include "../plan/plan.hpp"
#include "report.hpp"

namespace malvag::io {

void check_within(const Period& period, const Path& at, Report& report);
void check_within(const Scale& scale, const Path& at, Report& report);
void check_within(const Span& span, const Path& at, Report& report);
void check_within(const Group& group, const Path& at, Report& report);
void check_within(const Judgement& judgement, const Path& at, Report& report);
void check_within(const Tier& tier, const Path& at, Report& report);
void check_within(const Influence& influence, const Path& at, Report& report);

}  // namespace malvag::io
