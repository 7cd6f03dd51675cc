// The document: what a plan says, and nothing that can be computed from it.
// Ids are `[a-z][a-z0-9-]*` and unique in the whole plan. References are ids. Money is whole
// thousands of kronor (tkr): positive is a cost, negative a saving. Shares are numbers (0.002 is
// 0,2 %). Dates are ISO 8601 text. Text is in the plan's own language.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "by.hpp"
#include "collection.hpp"
#include "entity.hpp"
#include "limits.hpp"

namespace malvag {

using Year = int;
using Tkr = std::int64_t;

template <class Value>
using ByYear = By<Year, Value>;

struct Period {
  Year from = 0;
  Year to = 0;
  Members members;
  bool operator==(const Period&) const = default;
};
struct Adoption {
  std::string date;       // ISO 8601, empty: not stated
  std::string paragraph;  // of the minutes
  std::string reference;  // the case number; "case" in the file
  std::string by;
  Members members;
  bool operator==(const Adoption&) const = default;
};
// What the source says of itself, e.g. "26 goals": held against what is counted.
struct Claim {
  std::string count;  // name of a collection
  std::int64_t value = 0;
  std::optional<Origin> origin;
  Members members;
  bool operator==(const Claim&) const = default;
};
enum class PlanKind { regional, operational, followUp, other };
struct Head : Entity {  // "plan" in the file
  std::string title;
  PlanKind kind = PlanKind::operational;
  Id body;
  Period period;
  Adoption adopted;
  std::vector<Claim> claims;
  Id foremostGoal;  // the goal that the source itself names as the most prioritised
  bool operator==(const Head&) const = default;
};

struct LocalName {
  std::string sv;
  std::string en;
  Members members;
  bool operator==(const LocalName&) const = default;
};
struct Level : Entity {  // the plan's own word for a collection: resultatmål, uppdrag …
  LocalName name;
  std::string collection;
  bool operator==(const Level&) const = default;
};

enum class DocumentKind { plan, budget, followUp, audit, rules, decision, other };
struct SourceDocument : Entity {  // collection "documents"
  std::string title;
  std::string reference;  // the case number; "case" in the file
  DocumentKind kind = DocumentKind::other;
  std::string date;
  bool operator==(const SourceDocument&) const = default;
};

enum class BodyKind { council, executiveBoard, board, budgetArea, unit, company, other };
struct Body : Entity {  // collection "bodies"
  std::string title;
  BodyKind kind = BodyKind::other;
  Id parent;
  bool operator==(const Body&) const = default;
};
struct Role : Entity {
  std::string title;
  Id body;
  bool operator==(const Role&) const = default;
};
struct Premise : Entity {
  std::string title;
  std::string text;
  bool operator==(const Premise&) const = default;
};

enum class AgendaKind { recurring, followUp };
// How surely the source ties the role to the item.
enum class Certainty { stated, positional, ambiguous, missing };
struct AgendaItem {
  std::string title;
  AgendaKind kind = AgendaKind::recurring;
  std::vector<Id> roles;
  Certainty certainty = Certainty::stated;
  std::vector<Id> goals;
  Members members;
  bool operator==(const AgendaItem&) const = default;
};
enum class MeetingKind { meeting, budgetDay };
struct Meeting : Entity {
  std::string title;
  MeetingKind kind = MeetingKind::meeting;
  std::string date;
  std::string endDate;
  std::vector<AgendaItem> items;
  bool operator==(const Meeting&) const = default;
};

struct Strategy : Entity {  // collection "strategies"
  std::string title;
  std::string description;
  bool operator==(const Strategy&) const = default;
};
struct Area : Entity {  // prioriterat område
  Id strategy;
  std::string title;
  bool worked = true;  // the plan's board says that it works with the area
  bool listed = true;  // the strategy's own enumeration names the area
  bool operator==(const Area&) const = default;
};
struct Goal : Entity {
  std::int64_t number = 0;  // the source's own numbering, 0: none
  Id area;
  std::string title;
  std::string description;
  std::vector<Id> bodies;  // in whose plans the goal stands, the owner first
  Id responsible;          // a role, empty: nobody named
  double weight = 1;       // > 0, of the goal among the others
  std::string due;         // a year or a date
  // What the chosen measures' effects on the goal sum to when it counts as fulfilled, by year.
  ByYear<double> fulfilledAt;
  bool operator==(const Goal&) const = default;
};
struct Assignment : Entity {  // uppdrag
  Id area;
  std::vector<Id> goals;
  std::string title;
  std::string description;
  std::vector<Id> bodies;
  Id responsible;
  bool operator==(const Assignment&) const = default;
};

enum class Direction { lower, higher, keep, keepOrHigher };
enum class TargetOperator { less, lessOrEqual, equal, greaterOrEqual, greater };
struct Target {
  TargetOperator comparison = TargetOperator::lessOrEqual;  // "operator" in the file: < <= = >= >
  double value = 0;
  Members members;
  bool operator==(const Target&) const = default;
};
struct Baseline {
  std::optional<double> value;
  Year year = 0;  // 0: not stated
  std::string unit;
  Members members;
  bool operator==(const Baseline&) const = default;
};
// What one body is to reach of a KPI's target.
struct TargetPart {
  Id body;
  ByYear<Target> target;
  Id responsible;  // a role
  Members members;
  bool operator==(const TargetPart&) const = default;
};
// sum: the parts' values together make the whole's. each: every part is to hold the whole's target.
enum class Adds { sum, each };
struct Outcome {
  std::string at;  // a year, a month ("2020-04") or a date
  double value = 0;
  std::optional<Origin> origin;
  Members members;
  bool operator==(const Outcome&) const = default;
};
enum class Term { shortTerm, longTerm };  // "short", "long" in the file
// What a KPI measures, where that is something the plan's own money can be held beside.
enum class Quantity { grossCostGrowth };  // the year's gross cost over the year before's, less one
struct Kpi : Entity {
  Id goal;
  std::string title;
  std::string unit;
  Direction direction = Direction::higher;
  ByYear<Target> target;  // empty: the source gives none
  std::optional<Baseline> baseline;
  std::optional<Term> term;
  std::optional<Quantity> quantity;
  std::string frequency;   // year, halfYear, fourMonths, month or empty
  std::string instrument;  // e.g. the name of a survey
  std::string note;        // what the source leaves unclear
  Id responsible;
  std::vector<TargetPart> breakdown;
  std::optional<Adds> adds;     // how the parts make the whole, none: not stated
  std::vector<Outcome> series;  // in the KPI's unit
  bool operator==(const Kpi&) const = default;
};

struct Addition {
  std::string title;
  Year year = 0;
  Tkr amount = 0;
  std::optional<Origin> origin;
  Members members;
  bool operator==(const Addition&) const = default;
};
struct Frame : Entity {  // budgetram
  Id body;
  Id parent;             // the frame that this one is a part of; parts add up to it
  ByYear<Tkr> amounts;   // tkr
  ByYear<Tkr> room;      // utrymme att besluta om, tkr: what measures compete for
  ByYear<double> staff;  // full-time equivalents that measures may use beside what is in use
  std::vector<Addition> additions;
  bool operator==(const Frame&) const = default;
};

struct ScalePoint {
  double at = 0;
  double value = 0;  // 0 worst … 1 best
  Members members;
  bool operator==(const ScalePoint&) const = default;
};
// Declared, not taken from the measures at hand: adding a measure never changes the others' values.
struct Scale {
  double worst = 0;
  double best = 1;
  std::vector<ScalePoint> points;  // between worst and best; none: a straight line
  // The score of changing nothing: below it a measure does harm. None: the worst.
  std::optional<double> unchanged;
  Members members;
  bool operator==(const Scale&) const = default;
};
// Where scores can be held beside each other. A level set within one body's field is no measure of
// another's: there, the principle does not decide between bodies.
enum class Reach { everywhere, withinBody };
struct Criterion : Entity {  // collection "criteria"
  std::string title;
  std::string description;
  Scale scale;
  Reach reach = Reach::everywhere;
  std::vector<std::string> steps;  // words for the whole numbers from best to worst, or none
  bool operator==(const Criterion&) const = default;
};

struct Effect {
  Id on;                  // a goal or a KPI
  ByYear<double> amount;  // in the KPI's unit; on a goal: −3 … +3
  Members members;
  bool operator==(const Effect&) const = default;
};
// What a measure costs or saves in a body that is not its own.
struct Elsewhere {
  Id body;
  ByYear<Tkr> costs;  // tkr, negative: saving; moved with the measure's own
  std::string reason;
  std::optional<Origin> origin;  // none: the measure's own
  Members members;
  bool operator==(const Elsewhere&) const = default;
};
enum class MeasureStatus { proposed, planned, ongoing, delayed, done, stopped };
enum class LockKind { in, out };
struct Lock {
  LockKind kind = LockKind::in;
  std::string reason;
  std::string who;
  std::string date;
  Members members;
  bool operator==(const Lock&) const = default;
};
// The score lies somewhere between the two.
struct Span {
  double low = 0;
  double high = 0;
  Members members;
  bool operator==(const Span&) const = default;
};
// Why a level is lowered from what need alone would give (the national model for open
// prioritisation, steps 2 to 4).
enum class DowngradeCause { benefit, cost, evidence, other };
struct Downgrade {
  Id criterion;
  double steps = 1;  // of the criterion's scale, towards its worst; > 0
  DowngradeCause because = DowngradeCause::benefit;
  std::string reason;
  std::string who;
  std::string date;
  Members members;
  bool operator==(const Downgrade&) const = default;
};
struct Measure : Entity {  // åtgärd
  std::string title;
  std::string description;
  Id body;
  std::vector<Id> goals;
  ByYear<Tkr> costs;     // tkr, negative: saving
  ByYear<double> staff;  // full-time equivalents
  std::vector<Elsewhere> elsewhere;
  By<Id, double> scores;        // by criterion, on its scale; absent is missing, never 0
  By<Id, Span> spans;           // by criterion, where a score is not certain
  By<Id, std::string> grounds;  // by criterion: what the score rests on
  std::vector<Downgrade> downgrades;
  std::vector<Effect> effects;
  std::vector<Id> needs;     // measures that it needs; "requires" in the file
  std::vector<Id> excludes;  // measures that it cannot go with
  // It can begin in any of these, with its costs, staff and effects moved by as many years from the
  // first of its costs; none: only as they stand.
  std::vector<Year> startYears;
  MeasureStatus status = MeasureStatus::proposed;
  std::optional<Lock> lock;
  bool operator==(const Measure&) const = default;
};

// How many of some measures are taken: one of several forms, at least two of a kind …
struct Group : Entity {  // collection "groups"
  std::string title;
  std::vector<Id> measures;
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
  std::string reason;
  bool operator==(const Group&) const = default;
};

// How a tier's weights came about.
// direct: written as they are. swing: points 0 … 100 for each criterion's way from worst to best.
// points: a sum shared out. pairwise: how many times more one counts than another (Saaty 1980).
// ordinal: only the order (rank order centroid, Barron & Barrett 1996).
enum class WeighingMethod { direct, swing, points, pairwise, ordinal };
struct Judgement {
  Id more;
  Id less;
  double times = 1;  // 1 … 9
  Members members;
  bool operator==(const Judgement&) const = default;
};
struct Range {
  double worst = 0;
  double best = 0;
  Members members;
  bool operator==(const Range&) const = default;
};
struct Weighing {
  WeighingMethod method = WeighingMethod::direct;
  By<Id, double> points;              // swing, points: by criterion
  std::vector<Id> order;              // ordinal: first counts most
  std::vector<Judgement> judgements;  // pairwise: each pair once
  double consistencyRatio = 0;        // pairwise
  double randomIndex = 0;             // pairwise: what the ratio was held against
  std::string randomIndexTable;       // pairwise: whose
  By<Id, Range> ranges;               // by criterion, its scale's ends then: weights belong to them
  std::string who;
  std::string date;
  std::string reason;
  Members members;
  bool operator==(const Weighing&) const = default;
};

// gate: measures with the criterion's best value go first, whatever else holds.
// level: a better level goes before a worse one, whatever follows.
// weighted: the sum of the criteria's values by weight decides.
enum class TierKind { gate, level, weighted };
struct Tier {
  TierKind kind = TierKind::weighted;
  std::string title;
  Id criterion;            // gate, level
  By<Id, double> weights;  // weighted: ≥ 0, of any sum
  std::optional<Weighing> weighing;
  Members members;
  bool operator==(const Tier&) const = default;
};
struct Principle : Entity {
  std::string title;
  std::string statement;
  std::string leavesOpen;  // what it does not decide, in words
  std::int64_t version = 1;
  Id replaces;            // the principle whose next version it is
  std::vector<Id> scope;  // bodies, areas or strategies; none: the whole plan
  std::optional<Adoption> adopted;
  std::optional<bool> rankingSeen;  // whether its ranking had been shown before it was adopted
  std::vector<Tier> tiers;
  bool operator==(const Principle&) const = default;
};

enum class Confidence { low, medium, high };
struct Influence : Entity {
  Id from;                    // a goal
  Id to;                      // another goal
  std::int64_t strength = 0;  // −3 cancelling … +3 indivisible (Nilsson, Griggs, Visbeck 2016)
  std::string assessor;
  std::string reason;
  std::string evidence;  // what it rests on
  std::string horizon;
  std::optional<Confidence> confidence;
  bool operator==(const Influence&) const = default;
};

// One way on from a conflict, as somebody wrote it down.
struct Way {
  std::string title;
  std::string description;
  std::string givesUp;       // what is not had that way
  std::string risk;          // what is carried meanwhile, where nothing is given up
  std::optional<Tkr> price;  // tkr; none: not known
  Members members;
  bool operator==(const Way&) const = default;
};
// What somebody wrote about goals that pull apart; whether and how far they do is computed.
struct Conflict : Entity {
  std::vector<Id> goals;  // two
  std::string title;      // as a question
  std::string why;
  std::string unknown;  // what the plan does not say
  std::vector<Way> ways;
  std::string question;  // to ask at the meeting
  bool operator==(const Conflict&) const = default;
};

// Whether what was chosen is what the principle put first.
enum class Follows { notDecided, yes, no };
// That somebody took a choice up again: it is kept, and stands no longer.
struct Reopening {
  std::string who;
  std::string date;
  std::string reason;
  Members members;
  bool operator==(const Reopening&) const = default;
};
// What somebody decided about a conflict. A later choice about the same conflict is put beside the
// earlier ones, which stay. Words are kept as they were shown when it was made.
struct ConflictChoice : Entity {
  std::string conflict;  // the id that the conflict is found by; no reference, since it is computed
  std::vector<Id> goals;
  std::string title;  // the conflict's
  Way way;
  std::vector<Way> notChosen;
  Id principle;
  std::string principleSays;
  Follows follows = Follows::notDecided;
  std::vector<std::string> consequences;  // for goals and money
  std::string reason;
  std::string who;
  std::string date;
  std::string followUp;
  bool accepted = false;  // the conflict stays, and is known
  // What the choice rests on, by name. Where the plan says something else, it is open again.
  By<std::string, std::string> basis;
  std::optional<Reopening> reopened;
  bool operator==(const ConflictChoice&) const = default;
};

enum class Fulfilment { fulfilled, partly, notFulfilled, notMeasurable };
// How many, where a source gives only totals.
struct StatusCount {
  Fulfilment status = Fulfilment::fulfilled;
  std::int64_t count = 0;
  Members members;
  bool operator==(const StatusCount&) const = default;
};
struct Milestone : Entity {  // what became of the plan, from the promise on
  std::string title;
  std::string date;  // a year or a date
  std::string text;
  std::vector<StatusCount> counts;
  bool operator==(const Milestone&) const = default;
};

struct Plan {
  std::string language = "sv";
  Head head;
  Collection<Level> levels;
  Collection<SourceDocument> documents;
  Collection<Body> bodies;
  Collection<Role> roles;
  Collection<Premise> premises;
  Collection<Meeting> meetings;
  Collection<Strategy> strategies;
  Collection<Area> areas;
  Collection<Goal> goals;
  Collection<Assignment> assignments;
  Collection<Kpi> kpis;
  Collection<Frame> frames;
  Collection<Criterion> criteria;
  Collection<Measure> measures;
  Collection<Group> groups;
  Collection<Principle> principles;
  Collection<Influence> influences;
  Collection<Conflict> conflicts;
  Collection<ConflictChoice> choices;
  Collection<Milestone> milestones;
  Members members;  // of the document itself
  bool operator==(const Plan&) const = default;
};

// How many of a kind a plan may hold.
template <class Entity>
inline constexpr std::size_t most_of_kind =
    std::is_same_v<Entity, Influence> ? limits::influences : limits::entities;

template <class Entity>
Entity held_by(const Collection<Entity>&);

// A collection by its name in the file.
template <auto place>
struct CollectionAt {
  using Held = decltype(held_by(std::declval<Plan>().*place));
  std::string_view name;
  static constexpr auto member = place;
};

// All of them, in the file's order: the one place where a new one is added.
inline constexpr std::tuple typed_collections = {CollectionAt<&Plan::levels>{"levels"},
                                                 CollectionAt<&Plan::documents>{"documents"},
                                                 CollectionAt<&Plan::bodies>{"bodies"},
                                                 CollectionAt<&Plan::roles>{"roles"},
                                                 CollectionAt<&Plan::premises>{"premises"},
                                                 CollectionAt<&Plan::meetings>{"meetings"},
                                                 CollectionAt<&Plan::strategies>{"strategies"},
                                                 CollectionAt<&Plan::areas>{"areas"},
                                                 CollectionAt<&Plan::goals>{"goals"},
                                                 CollectionAt<&Plan::assignments>{"assignments"},
                                                 CollectionAt<&Plan::kpis>{"kpis"},
                                                 CollectionAt<&Plan::frames>{"frames"},
                                                 CollectionAt<&Plan::criteria>{"criteria"},
                                                 CollectionAt<&Plan::measures>{"measures"},
                                                 CollectionAt<&Plan::groups>{"groups"},
                                                 CollectionAt<&Plan::principles>{"principles"},
                                                 CollectionAt<&Plan::influences>{"influences"},
                                                 CollectionAt<&Plan::conflicts>{"conflicts"},
                                                 CollectionAt<&Plan::choices>{"choices"},
                                                 CollectionAt<&Plan::milestones>{"milestones"}};

// Calls visit(name in the file, member pointer) for each.
template <class Visit>
constexpr void for_each_collection(Visit&& visit) {
  std::apply([&](const auto&... at) { (visit(at.name, at.member), ...); }, typed_collections);
}

// The same where it does not matter what the entities are.
struct CollectionOfPlan {
  std::string_view name;
  std::size_t most = limits::entities;  // that a plan may hold
  EntityList& (*in)(Plan&) = nullptr;
  const std::string* (*title)(const Entity&) = nullptr;  // null for those that have none

  const EntityList& of(const Plan& plan) const { return in(const_cast<Plan&>(plan)); }
};

template <class Held>
const std::string* title_of_entity([[maybe_unused]] const Entity& entity) {
  if constexpr (requires(const Held& held) { held.title; }) {
    return &static_cast<const Held&>(entity).title;
  } else {
    return nullptr;
  }
}

template <auto place>
constexpr CollectionOfPlan untyped(const CollectionAt<place>& at) {
  using Held = typename CollectionAt<place>::Held;
  return {at.name, most_of_kind<Held>, [](Plan& plan) -> EntityList& { return plan.*place; },
          title_of_entity<Held>};
}

inline constexpr std::array collections =
    std::apply([](const auto&... at) { return std::array{untyped(at)...}; }, typed_collections);

// Null: none has the name, or holds the id.
const CollectionOfPlan* collection_named(std::string_view name);
const CollectionOfPlan* collection_with(const Plan& plan, std::string_view id);

}  // namespace malvag
