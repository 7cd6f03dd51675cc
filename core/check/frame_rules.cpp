// Rules about budget frames: sums that the plan's own figures must keep.
#include "rules.hpp"

namespace malvag::check {
namespace {

std::string title_of(const Plan& plan, const Frame& frame) {
  const Body* body = plan.bodies.find(frame.body);
  return body ? body->title : frame.id;
}

// By year, of all frames that state this one as their whole.
ByYear<Tkr> sums_of_parts(const Plan& plan, const Frame& whole) {
  ByYear<Tkr> result;
  for (const Frame& part : plan.frames) {
    if (part.parent != whole.id) continue;
    for (const auto& [year, amount] : part.amounts) {
      result.set(year, result.value_or(year, 0) + amount);
    }
  }
  return result;
}

}  // namespace

void parts_of_frame(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.frames.size(); ++place) {
    const Frame& frame = plan.frames[place];
    const ByYear<Tkr> sums = sums_of_parts(plan, frame);
    for (const auto& [year, amount] : frame.amounts) {
      const Tkr* sum = sums.find(year);
      if (!sum || *sum == amount) continue;
      findings.push_back({"MV007",
                          Severity::error,
                          pointer("frames", place, "amounts/" + std::to_string(year)),
                          frame.id,
                          {{"title", title_of(plan, frame)},
                           {"year", std::to_string(year)},
                           {"amount_tkr", std::to_string(amount)},
                           {"sum_tkr", std::to_string(*sum)},
                           {"difference_tkr", std::to_string(*sum - amount)}}});
    }
  }
}

// Only where the plan itemises additions at all, and the frame of the year before is known.
void growth_beyond_additions(const Plan& plan, Findings& findings) {
  for (std::size_t place = 0; place < plan.frames.size(); ++place) {
    const Frame& frame = plan.frames[place];
    ByYear<Tkr> additions;
    for (const Addition& addition : frame.additions) {
      additions.set(addition.year, additions.value_or(addition.year, 0) + addition.amount);
    }
    for (const auto& [year, added] : additions) {
      const Tkr* amount = frame.amounts.find(year);
      const Tkr* before = frame.amounts.find(year - 1);
      if (!amount || !before || *amount - *before == added) continue;
      findings.push_back({"MV008",
                          Severity::remark,
                          pointer("frames", place, "additions"),
                          frame.id,
                          {{"title", title_of(plan, frame)},
                           {"year", std::to_string(year)},
                           {"growth_tkr", std::to_string(*amount - *before)},
                           {"additions_tkr", std::to_string(added)}}});
    }
  }
}

}  // namespace malvag::check
