// Rules about rooms to decide: whether each cost has one that covers it, and which. What counts
// against what is priority/room.hpp.
#include <set>

#include "../priority/room.hpp"
#include "../priority/standing.hpp"
#include "rules.hpp"

namespace malvag::check {
namespace {

std::string listed(const std::set<Year>& years) {
  std::string words;
  for (const Year year : years) words += (words.empty() ? "" : ", ") + std::to_string(year);
  return words;
}

bool counts(const Measure& measure) {
  return priority::standing_of(measure) != priority::Standing::stopped;
}

// The years of these costs in which somebody has a room, but nobody one that covers them.
std::set<Year> outside(const priority::Rooms& rooms, const Id& body, const ByYear<Tkr>& costs) {
  std::set<Year> years;
  for (const auto& [year, cost] : costs) {
    if (cost != 0 && rooms.of_whole_plan(year) && !rooms.covering(body, year)) years.insert(year);
  }
  return years;
}

}  // namespace

void cost_outside_every_room(const Plan& plan, Findings& findings) {
  const priority::Rooms rooms(plan.frames, plan.bodies);
  for (std::size_t place = 0; place < plan.measures.size(); ++place) {
    const Measure& measure = plan.measures[place];
    const std::set<Year> years = outside(rooms, measure.body, measure.costs);
    if (years.empty() || !counts(measure)) continue;
    const bool has_body = plan.bodies.find(measure.body) != nullptr;
    Finding finding{"MV034",
                    Severity::warning,
                    pointer("measures", place, has_body ? "costs" : "body"),
                    measure.id,
                    {{"title", measure.title},
                     {"body", title_in(plan.bodies, measure.body)},
                     {"years", listed(years)}}};
    if (!has_body) finding.arguments.emplace_back("form", "body");
    findings.push_back(std::move(finding));
  }
}

void cost_elsewhere_outside(const Plan& plan, Findings& findings) {
  const priority::Rooms rooms(plan.frames, plan.bodies);
  for (std::size_t place = 0; place < plan.measures.size(); ++place) {
    const Measure& measure = plan.measures[place];
    for (std::size_t at = 0; at < measure.elsewhere.size(); ++at) {
      const Elsewhere& other = measure.elsewhere[at];
      const std::set<Year> years = outside(rooms, other.body, other.costs);
      if (years.empty() || !counts(measure)) continue;
      findings.push_back({"MV035",
                          Severity::remark,
                          pointer("measures", place, "elsewhere/" + std::to_string(at)),
                          measure.id,
                          {{"title", measure.title},
                           {"body", title_in(plan.bodies, other.body)},
                           {"years", listed(years)}}});
    }
  }
}

void year_without_room(const Plan& plan, Findings& findings) {
  const priority::Rooms rooms(plan.frames, plan.bodies);
  if (rooms.all().empty()) return;
  std::map<Year, std::size_t> measures;
  for (const Measure& measure : plan.measures) {
    if (!counts(measure)) continue;
    for (const auto& [year, cost] : measure.costs) {
      if (cost > 0 && !rooms.of_whole_plan(year)) ++measures[year];
    }
  }
  for (const auto& [year, count] : measures) {
    findings.push_back({"MV036",
                        Severity::remark,
                        "/frames",
                        "",
                        {{"year", std::to_string(year)}, {"count", std::to_string(count)}}});
  }
}

void body_under_room_above(const Plan& plan, Findings& findings) {
  const priority::Rooms rooms(plan.frames, plan.bodies);
  std::map<std::pair<Id, Id>, std::set<Year>> years;  // by body, and the one whose room it is
  for (const Measure& measure : plan.measures) {
    if (!counts(measure)) continue;
    for (const auto& [year, cost] : measure.costs) {
      const auto room = rooms.covering(measure.body, year);
      if (cost == 0 || !room || rooms.all()[*room].body == measure.body) continue;
      years[{measure.body, rooms.all()[*room].body}].insert(year);
    }
  }
  for (const auto& [bodies, in] : years) {
    findings.push_back({"MV037",
                        Severity::remark,
                        pointer("bodies", *plan.bodies.place_of(bodies.first)),
                        bodies.first,
                        {{"title", title_in(plan.bodies, bodies.first)},
                         {"body", title_in(plan.bodies, bodies.second)},
                         {"years", listed(in)}}});
  }
}

void several_rooms_of_a_body(const Plan& plan, Findings& findings) {
  const priority::Rooms rooms(plan.frames, plan.bodies);
  for (std::size_t place = 0; place < plan.frames.size(); ++place) {
    const Frame& frame = plan.frames[place];
    std::set<Year> added, parts;
    for (const auto& [year, amount] : frame.room) {
      const auto room = rooms.stated_by(frame.id, year);
      if (!room) {
        parts.insert(year);
      } else if (rooms.all()[*room].frame != frame.id) {
        added.insert(year);
      }
    }
    for (const auto* years : {&added, &parts}) {
      if (years->empty()) continue;
      Finding finding{"MV038",
                      Severity::remark,
                      pointer("frames", place, "room"),
                      frame.id,
                      {{"title", title_in(plan.bodies, frame.body)}, {"years", listed(*years)}}};
      if (years == &parts) finding.arguments.emplace_back("form", "part");
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace malvag::check
