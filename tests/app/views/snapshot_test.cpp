// What is remembered of a plan is made anew when what it rests on has changed.
#include "../../../app/views/shown/snapshot.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>

#include "../../core/support/plans.hpp"

using namespace malvag;
using views::Snapshot;

namespace {

bool has(const Snapshot& snapshot, conflict::Kind kind) {
  const auto& found = snapshot.conflicts();
  return std::any_of(found.begin(), found.end(),
                     [&](const conflict::Found& one) { return one.kind == kind; });
}

Snapshot after(const Snapshot& before, Plan plan) {
  before.conflicts();
  return before.succeeded_by(std::make_shared<const Plan>(std::move(plan)),
                             before.revision().next());
}

}  // namespace

TEST_CASE("conflicts follow the roles and the principle, not only goals and measures") {
  const Plan plan = test::read(test::file("tests/data/conflict_kinds.json")).document.plan;
  const Snapshot before(std::make_shared<const Plan>(plan), {});
  REQUIRE(has(before, conflict::Kind::nobody_responsible));
  REQUIRE(has(before, conflict::Kind::passed_over));
  Plan without_roles = plan;
  without_roles.roles = {};
  CHECK_FALSE(has(after(before, without_roles), conflict::Kind::nobody_responsible));
  Plan without_principle = plan;
  without_principle.principles = {};
  CHECK_FALSE(has(after(before, without_principle), conflict::Kind::passed_over));
  Plan level_scale = plan;
  Criterion criterion = plan.criteria[0];
  criterion.scale.worst = 1;
  criterion.scale.best = 4;
  level_scale.criteria = Collection<Criterion>::from({criterion});
  CHECK_FALSE(has(after(before, level_scale), conflict::Kind::passed_over));
}

TEST_CASE("what no conflict rests on leaves them as they were found") {
  const Plan plan = test::read(test::file("tests/data/conflict_kinds.json")).document.plan;
  const Snapshot before(std::make_shared<const Plan>(plan), {});
  Plan with_milestone = plan;
  Milestone milestone;
  milestone.id = "h-1";
  with_milestone.milestones = Collection<Milestone>::from({milestone});
  CHECK(&after(before, with_milestone).conflicts() == &before.conflicts());
}
