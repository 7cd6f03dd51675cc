// The one table of what stands in a plan file: each member of each type once, with its name in the
// file and its rule. Reading, writing, reference checks, edits by pointer and the schema's test all
// run over it; a member that is added here is known to all of them.
#pragma once

#include <array>
#include <string_view>

#include "../plan/plan.hpp"
#include "shape.hpp"

namespace malvag::io {

inline constexpr auto collection_names = [] {
  std::array<std::string_view, collections.size()> names{};
  for (std::size_t place = 0; place < names.size(); ++place) names[place] = collections[place].name;
  return names;
}();

inline constexpr std::array<std::string_view, 4> frequencies = {"year", "halfYear", "fourMonths",
                                                                "month"};

// The members of each type in canonical order, without those that every entity has: its id, which
// comes first, and its origins, last.
template <>
inline constexpr std::array members_of<Origin> = {
    member<&Origin::kind>("kind", required), member<&Origin::document>("document", to("documents")),
    member<&Origin::place>("place"),         member<&Origin::who>("who"),
    member<&Origin::date>("date", a_date),
};

template <>
inline constexpr std::array members_of<Period> = {
    member<&Period::from>("from", needed(a_year)),
    member<&Period::to>("to", needed(a_year)),
};

template <>
inline constexpr std::array members_of<Adoption> = {
    member<&Adoption::date>("date", a_date),
    member<&Adoption::paragraph>("paragraph"),
    member<&Adoption::reference>("case"),
    member<&Adoption::by>("by"),
};

template <>
inline constexpr std::array members_of<Claim> = {
    member<&Claim::count>("count", needed(one_of(collection_names))),
    member<&Claim::value>("value", needed(at_least(0))),
    member<&Claim::origin>("origin"),
};

template <>
inline constexpr std::array members_of<Head> = {
    member<&Head::title>("title", required),
    member<&Head::kind>("kind", required),
    member<&Head::body>("body", to("bodies")),
    member<&Head::period>("period", required),
    member<&Head::adopted>("adopted"),
    member<&Head::claims>("claims"),
    member<&Head::foremostGoal>("foremostGoal", to("goals")),
};

template <>
inline constexpr std::array members_of<LocalName> = {
    member<&LocalName::sv>("sv"),
    member<&LocalName::en>("en"),
};

template <>
inline constexpr std::array members_of<Level> = {
    member<&Level::name>("name", required),
    member<&Level::collection>("collection", needed(one_of(collection_names))),
};

template <>
inline constexpr std::array members_of<SourceDocument> = {
    member<&SourceDocument::title>("title", required),
    member<&SourceDocument::reference>("case"),
    member<&SourceDocument::kind>("kind"),
    member<&SourceDocument::date>("date", a_date),
};

template <>
inline constexpr std::array members_of<Body> = {
    member<&Body::title>("title", required),
    member<&Body::kind>("kind"),
    member<&Body::parent>("parent", never_back(to("bodies"))),
};

template <>
inline constexpr std::array members_of<Role> = {
    member<&Role::title>("title", required),
    member<&Role::body>("body", to("bodies")),
};

template <>
inline constexpr std::array members_of<Premise> = {
    member<&Premise::title>("title", required),
    member<&Premise::text>("text"),
};

template <>
inline constexpr std::array members_of<AgendaItem> = {
    member<&AgendaItem::title>("title", required),    member<&AgendaItem::kind>("kind"),
    member<&AgendaItem::roles>("roles", to("roles")), member<&AgendaItem::certainty>("certainty"),
    member<&AgendaItem::goals>("goals", to("goals")),
};

template <>
inline constexpr std::array members_of<Meeting> = {
    member<&Meeting::title>("title"),       member<&Meeting::kind>("kind"),
    member<&Meeting::date>("date", a_date), member<&Meeting::endDate>("endDate", a_date),
    member<&Meeting::items>("items"),
};

template <>
inline constexpr std::array members_of<Strategy> = {
    member<&Strategy::title>("title", required),
    member<&Strategy::description>("description"),
};

template <>
inline constexpr std::array members_of<Area> = {
    member<&Area::strategy>("strategy", to("strategies")),
    member<&Area::title>("title", required),
    member<&Area::worked>("worked"),
    member<&Area::listed>("listed"),
};

template <>
inline constexpr std::array members_of<Goal> = {
    member<&Goal::number>("number", between(0, 1e6)),
    member<&Goal::area>("area", to("areas")),
    member<&Goal::title>("title", required),
    member<&Goal::description>("description"),
    member<&Goal::bodies>("bodies", to("bodies")),
    member<&Goal::responsible>("responsible", to("roles")),
    member<&Goal::weight>("weight", above(0, limits::weight)),
    member<&Goal::due>("due", a_year_or_date),
    member<&Goal::fulfilledAt>("fulfilledAt", between(-1e6, 1e6)),
};

template <>
inline constexpr std::array members_of<Assignment> = {
    member<&Assignment::area>("area", to("areas")),
    member<&Assignment::goals>("goals", to("goals")),
    member<&Assignment::title>("title", required),
    member<&Assignment::description>("description"),
    member<&Assignment::bodies>("bodies", to("bodies")),
    member<&Assignment::responsible>("responsible", to("roles")),
};

template <>
inline constexpr std::array members_of<Target> = {
    member<&Target::comparison>("operator", required),
    member<&Target::value>("value", required),
};

template <>
inline constexpr std::array members_of<Baseline> = {
    member<&Baseline::value>("value"),
    member<&Baseline::year>("year", a_year),
    member<&Baseline::unit>("unit"),
};

template <>
inline constexpr std::array members_of<TargetPart> = {
    member<&TargetPart::body>("body", needed(to("bodies"))),
    member<&TargetPart::target>("target"),
    member<&TargetPart::responsible>("responsible", to("roles")),
};

template <>
inline constexpr std::array members_of<Outcome> = {
    member<&Outcome::at>("at", needed(a_time)),
    member<&Outcome::value>("value", required),
    member<&Outcome::origin>("origin"),
};

template <>
inline constexpr std::array members_of<Kpi> = {
    member<&Kpi::goal>("goal", to("goals")),
    member<&Kpi::title>("title", required),
    member<&Kpi::unit>("unit"),
    member<&Kpi::direction>("direction", required),
    member<&Kpi::target>("target"),
    member<&Kpi::baseline>("baseline"),
    member<&Kpi::term>("term"),
    member<&Kpi::quantity>("quantity"),
    member<&Kpi::frequency>("frequency", one_of(frequencies)),
    member<&Kpi::instrument>("instrument"),
    member<&Kpi::note>("note"),
    member<&Kpi::responsible>("responsible", to("roles")),
    member<&Kpi::breakdown>("breakdown"),
    member<&Kpi::adds>("adds"),
    member<&Kpi::series>("series"),
};

template <>
inline constexpr std::array members_of<Addition> = {
    member<&Addition::title>("title", required),
    member<&Addition::year>("year", needed(a_year)),
    member<&Addition::amount>("amount", needed(money)),
    member<&Addition::origin>("origin"),
};

template <>
inline constexpr std::array members_of<Frame> = {
    member<&Frame::body>("body", needed(to("bodies"))),
    member<&Frame::parent>("parent", never_back(to("frames"))),
    member<&Frame::amounts>("amounts", money),
    member<&Frame::room>("room", money),
    member<&Frame::staff>("staff", between(-1e6, 1e6)),
    member<&Frame::additions>("additions"),
};

template <>
inline constexpr std::array members_of<ScalePoint> = {
    member<&ScalePoint::at>("at", required),
    member<&ScalePoint::value>("value", needed(between(0, 1))),
};

template <>
inline constexpr std::array members_of<Scale> = {
    member<&Scale::worst>("worst", required),
    member<&Scale::best>("best", required),
    member<&Scale::points>("points"),
    member<&Scale::unchanged>("unchanged"),
};

template <>
inline constexpr std::array members_of<Criterion> = {
    member<&Criterion::title>("title", required), member<&Criterion::description>("description"),
    member<&Criterion::scale>("scale", required), member<&Criterion::reach>("reach"),
    member<&Criterion::steps>("steps"),
};

template <>
inline constexpr std::array members_of<Effect> = {
    member<&Effect::on>("on", needed(to("goals", "kpis"))),
    member<&Effect::amount>("amount"),
};

template <>
inline constexpr std::array members_of<Lock> = {
    member<&Lock::kind>("kind", required),
    member<&Lock::reason>("reason"),
    member<&Lock::who>("who"),
    member<&Lock::date>("date", a_date),
};

template <>
inline constexpr std::array members_of<Span> = {
    member<&Span::low>("low", required),
    member<&Span::high>("high", required),
};

template <>
inline constexpr std::array members_of<Downgrade> = {
    member<&Downgrade::criterion>("criterion", needed(to("criteria"))),
    member<&Downgrade::steps>("steps", above(0)),
    member<&Downgrade::because>("because"),
    member<&Downgrade::reason>("reason"),
    member<&Downgrade::who>("who"),
    member<&Downgrade::date>("date", a_date),
};

template <>
inline constexpr std::array members_of<Elsewhere> = {
    member<&Elsewhere::body>("body", needed(to("bodies"))),
    member<&Elsewhere::costs>("costs", money),
    member<&Elsewhere::reason>("reason"),
    member<&Elsewhere::origin>("origin"),
};

template <>
inline constexpr std::array members_of<Measure> = {
    member<&Measure::title>("title", required),
    member<&Measure::description>("description"),
    member<&Measure::body>("body", to("bodies")),
    member<&Measure::goals>("goals", to("goals")),
    member<&Measure::costs>("costs", money),
    member<&Measure::staff>("staff", between(-1e6, 1e6)),
    member<&Measure::elsewhere>("elsewhere"),
    member<&Measure::scores>("scores", to("criteria")),
    member<&Measure::spans>("spans", to("criteria")),
    member<&Measure::grounds>("grounds", to("criteria")),
    member<&Measure::downgrades>("downgrades"),
    member<&Measure::effects>("effects"),
    member<&Measure::needs>("requires", never_back(to("measures"))),
    member<&Measure::excludes>("excludes", to("measures")),
    member<&Measure::startYears>("startYears", a_year),
    member<&Measure::status>("status"),
    member<&Measure::lock>("lock"),
};

template <>
inline constexpr std::array members_of<Group> = {
    member<&Group::title>("title", required),
    member<&Group::measures>("measures", to("measures")),
    member<&Group::least>("least", between(0, limits::entities)),
    member<&Group::most>("most", between(0, limits::entities)),
    member<&Group::reason>("reason"),
};

template <>
inline constexpr std::array members_of<Judgement> = {
    member<&Judgement::more>("more", needed(to("criteria"))),
    member<&Judgement::less>("less", needed(to("criteria"))),
    member<&Judgement::times>("times", needed(between(1, 9))),
};

template <>
inline constexpr std::array members_of<Range> = {
    member<&Range::worst>("worst", required),
    member<&Range::best>("best", required),
};

template <>
inline constexpr std::array members_of<Weighing> = {
    member<&Weighing::method>("method", required),
    member<&Weighing::points>("points", weights_by_criterion()),
    member<&Weighing::order>("order", to("criteria")),
    member<&Weighing::judgements>("judgements"),
    member<&Weighing::consistencyRatio>("consistencyRatio", at_least(0)),
    member<&Weighing::randomIndex>("randomIndex", at_least(0)),
    member<&Weighing::randomIndexTable>("randomIndexTable"),
    member<&Weighing::ranges>("ranges", to("criteria")),
    member<&Weighing::who>("who"),
    member<&Weighing::date>("date", a_date),
    member<&Weighing::reason>("reason"),
};

template <>
inline constexpr std::array members_of<Tier> = {
    member<&Tier::kind>("kind", required),
    member<&Tier::title>("title"),
    member<&Tier::criterion>("criterion", to("criteria")),
    member<&Tier::weights>("weights", weights_by_criterion()),
    member<&Tier::weighing>("weighing"),
};

template <>
inline constexpr std::array members_of<Principle> = {
    member<&Principle::title>("title", required),
    member<&Principle::statement>("statement"),
    member<&Principle::leavesOpen>("leavesOpen"),
    member<&Principle::version>("version", between(1, 1e6)),
    member<&Principle::replaces>("replaces", to("principles")),
    member<&Principle::scope>("scope", to("bodies", "areas", "strategies")),
    member<&Principle::adopted>("adopted"),
    member<&Principle::rankingSeen>("rankingSeen"),
    member<&Principle::tiers>("tiers"),
};

template <>
inline constexpr std::array members_of<Influence> = {
    member<&Influence::from>("from", needed(to("goals"))),
    member<&Influence::to>("to", needed(to("goals"))),
    member<&Influence::strength>("strength", needed(between(-3, 3))),
    member<&Influence::assessor>("assessor"),
    member<&Influence::reason>("reason"),
    member<&Influence::evidence>("evidence"),
    member<&Influence::horizon>("horizon"),
    member<&Influence::confidence>("confidence"),
};

template <>
inline constexpr std::array members_of<Way> = {
    member<&Way::title>("title", required), member<&Way::description>("description"),
    member<&Way::givesUp>("givesUp"),       member<&Way::risk>("risk"),
    member<&Way::price>("price", money),
};

template <>
inline constexpr std::array members_of<Conflict> = {
    member<&Conflict::goals>("goals", to("goals")),
    member<&Conflict::title>("title", required),
    member<&Conflict::why>("why"),
    member<&Conflict::unknown>("unknown"),
    member<&Conflict::ways>("ways"),
    member<&Conflict::question>("question"),
};

template <>
inline constexpr std::array members_of<Reopening> = {
    member<&Reopening::who>("who", required),
    member<&Reopening::date>("date", needed(a_date)),
    member<&Reopening::reason>("reason", required),
};

template <>
inline constexpr std::array members_of<ConflictChoice> = {
    member<&ConflictChoice::conflict>("conflict", required),
    member<&ConflictChoice::goals>("goals", to("goals")),
    member<&ConflictChoice::title>("title", required),
    member<&ConflictChoice::way>("way", required),
    member<&ConflictChoice::notChosen>("notChosen"),
    member<&ConflictChoice::principle>("principle", to("principles")),
    member<&ConflictChoice::principleSays>("principleSays"),
    member<&ConflictChoice::follows>("follows"),
    member<&ConflictChoice::consequences>("consequences"),
    member<&ConflictChoice::reason>("reason", required),
    member<&ConflictChoice::who>("who", required),
    member<&ConflictChoice::date>("date", needed(a_date)),
    member<&ConflictChoice::followUp>("followUp", a_date),
    member<&ConflictChoice::accepted>("accepted"),
    member<&ConflictChoice::basis>("basis"),
    member<&ConflictChoice::reopened>("reopened"),
};

template <>
inline constexpr std::array members_of<StatusCount> = {
    member<&StatusCount::status>("status", required),
    member<&StatusCount::count>("count", needed(at_least(0))),
};

template <>
inline constexpr std::array members_of<Milestone> = {
    member<&Milestone::title>("title", required),
    member<&Milestone::date>("date", a_year_or_date),
    member<&Milestone::text>("text"),
    member<&Milestone::counts>("counts"),
};

// A kind of entity as reading, writing and edits see it. The plan's head is one too.
struct EntityKind {
  std::string_view name;  // of the collection, or "plan"
  const Shape* shape;
  std::shared_ptr<Entity> (*make)();
  void* (*whole)(Entity&);  // what the shape is of
  const std::string* (*title)(const Entity&);

  const void* whole_of(const Entity& entity) const { return whole(const_cast<Entity&>(entity)); }
};

template <class Held>
constexpr EntityKind kind_of(std::string_view name) {
  return {
      name, &shape_of<Held>, []() -> std::shared_ptr<Entity> { return std::make_shared<Held>(); },
      [](Entity& entity) -> void* { return &static_cast<Held&>(entity); }, title_of_entity<Held>};
}

inline constexpr EntityKind head_kind = kind_of<Head>("plan");
// In the order of `collections`.
inline constexpr std::array entity_kinds = std::apply(
    [](const auto&... at) {
      return std::array{kind_of<typename std::decay_t<decltype(at)>::Held>(at.name)...};
    },
    typed_collections);

inline const EntityKind& kind_of(const CollectionOfPlan& collection) {
  return entity_kinds[static_cast<std::size_t>(&collection - collections.data())];
}

bool is_same_plan(const Plan& one, const Plan& other);

}  // namespace malvag::io
