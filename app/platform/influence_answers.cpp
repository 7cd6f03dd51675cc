// Writes the network of influences as JSON.
#include "influence_answers.hpp"

#include "../../core/conflict/influence_network.hpp"

namespace malvag::platform {
namespace {

using conflict::Agreement;
using conflict::CircleKind;

const char* name_of(CircleKind kind) {
  return kind == CircleKind::drives ? "drives" : kind == CircleKind::pulls ? "pulls" : "brakes";
}

const char* name_of(Agreement agreement) {
  switch (agreement) {
    case Agreement::same:
      return "same";
    case Agreement::opposite:
      return "opposite";
    case Agreement::unclear:
      return "unclear";
    case Agreement::only_derived:
      return "onlyDerived";
  }
  return "";
}

const char* name_of(OriginKind origin) {
  return origin == OriginKind::source      ? "source"
         : origin == OriginKind::judgement ? "judgement"
                                           : "example";
}

Json id_or_null(const conflict::GoalInfluence* goal) {
  return goal ? Json(goal->goal) : Json(nullptr);
}

Json goals_json(const conflict::InfluenceNetwork& network) {
  Json goals = Json::array();
  for (const conflict::GoalInfluence& one : network.goals) {
    goals.push_back({{"id", one.goal},
                     {"out", one.out},
                     {"helps", one.helps},
                     {"hinders", one.hinders},
                     {"in", one.in},
                     {"helped", one.helped},
                     {"hindered", one.hindered},
                     {"secondOrder", one.second_order},
                     {"feedback", one.feedback},
                     {"judged", one.judged}});
  }
  return goals;
}

Json loops_json(const conflict::Circles& loops) {
  Json strongest = Json::array();
  for (const conflict::Circle& loop : loops.strongest) {
    strongest.push_back(
        {{"kind", name_of(loop.kind)}, {"goals", loop.goals}, {"weakest", loop.weakest}});
  }
  return {{"drives", loops.drives},
          {"pulls", loops.pulls},
          {"brakes", loops.brakes},
          {"complete", loops.complete},
          {"strongest", std::move(strongest)}};
}

}  // namespace

Json influences_json(const Plan& plan) {
  const conflict::InfluenceNetwork network = conflict::influence_network(plan);
  Json directions = Json::array();
  for (const conflict::Influences& one : network.directions) {
    directions.push_back({{"from", one.from},
                          {"to", one.to},
                          {"strengths", one.strengths},
                          {"median", one.median},
                          {"lowest", one.lowest},
                          {"highest", one.highest}});
  }
  Json clusters = Json::array();
  for (const conflict::Cluster& one : network.clusters) {
    clusters.push_back({{"goals", one.goals}, {"tie", one.tie}});
  }
  Json derived = Json::array();
  for (const conflict::BesideJudged& one : network.derived) {
    derived.push_back({{"from", one.derived.from},
                       {"to", one.derived.to},
                       {"helping", one.derived.helping},
                       {"hindering", one.derived.hindering},
                       {"origin", name_of(one.derived.origin)},
                       {"median", one.median ? Json(*one.median) : Json(nullptr)},
                       {"agreement", name_of(one.agreement)}});
  }
  return {{"goals", goals_json(network)},
          {"helpsMost", id_or_null(network.helps_most())},
          {"hindersMost", id_or_null(network.hinders_most())},
          {"hinderedMost", id_or_null(network.hindered_most())},
          {"directions", std::move(directions)},
          {"loops", loops_json(network.loops)},
          {"clusters", std::move(clusters)},
          {"clustered", network.clustered},
          {"derived", std::move(derived)},
          {"derivedComplete", network.derived_complete},
          {"origin", name_of(network.origin)}};
}

}  // namespace malvag::platform
