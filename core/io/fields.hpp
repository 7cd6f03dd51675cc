// The one table of what stands in a plan file: each member of each type once, with its name in the
// file and its rule. Reading, writing, reference checks, edits by pointer and the schema's test all
// run over it; a member that is added here is known to all of them.
#pragma once

#include <array>
#include <limits>
#include <span>
#include <string_view>

#include "../plan/limits.hpp"
#include "../plan/plan.hpp"

namespace malvag::io {

inline constexpr std::array<std::string_view, 20> collection_names = {
    "levels", "documents",  "bodies",      "roles",     "premises", "meetings",  "strategies",
    "areas",  "goals",      "assignments", "kpis",      "frames",   "criteria",  "measures",
    "groups", "principles", "influences",  "conflicts", "choices",  "milestones"};

enum class Meaning { plain, id, reference, date, year_or_date, time, year };

struct Rule {
  Meaning meaning = Meaning::plain;
  bool required = false;  // must be there and not be empty; written even when it has its default
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool above_least = false;                   // least itself is too little
  std::array<std::string_view, 3> targets{};  // collections that a reference may point to
  std::span<const std::string_view> words{};  // allowed texts, none: any
};

inline constexpr Rule anything{};
inline constexpr Rule required{.required = true};
inline constexpr Rule an_id{.meaning = Meaning::id, .required = true};
inline constexpr Rule a_date{.meaning = Meaning::date};
inline constexpr Rule a_year_or_date{.meaning = Meaning::year_or_date};
inline constexpr Rule a_time{.meaning = Meaning::time};  // a year, a month or a date
inline constexpr Rule a_year{
    .meaning = Meaning::year, .least = limits::year_from, .most = limits::year_to};
inline constexpr Rule money{.least = -static_cast<double>(limits::tkr),
                            .most = static_cast<double>(limits::tkr)};

constexpr Rule needed(Rule rule) {
  rule.required = true;
  return rule;
}
constexpr Rule between(double least, double most) {
  return {.least = least, .most = most};
}
constexpr Rule at_least(double least) {
  return {.least = least};
}
constexpr Rule above(double least, double most = std::numeric_limits<double>::infinity()) {
  return {.least = least, .most = most, .above_least = true};
}
constexpr Rule to(std::string_view one, std::string_view two = {}, std::string_view three = {}) {
  return {.meaning = Meaning::reference, .targets = {one, two, three}};
}
constexpr Rule one_of(std::span<const std::string_view> words) {
  return {.words = words};
}

// The words of an enumeration, in the order of its enumerators.
using Word = std::string_view;
constexpr auto words(OriginKind) {
  return std::array<Word, 3>{"source", "judgement", "example"};
}
constexpr auto words(PlanKind) {
  return std::array<Word, 4>{"regional", "operational", "followUp", "other"};
}
constexpr auto words(DocumentKind) {
  return std::array<Word, 7>{"plan", "budget", "followUp", "audit", "rules", "decision", "other"};
}
constexpr auto words(BodyKind) {
  return std::array<Word, 7>{"council", "executiveBoard", "board", "budgetArea",
                             "unit",    "company",        "other"};
}
constexpr auto words(AgendaKind) {
  return std::array<Word, 2>{"recurring", "followUp"};
}
constexpr auto words(Certainty) {
  return std::array<Word, 4>{"stated", "positional", "ambiguous", "missing"};
}
constexpr auto words(MeetingKind) {
  return std::array<Word, 2>{"meeting", "budgetDay"};
}
constexpr auto words(Direction) {
  return std::array<Word, 4>{"lower", "higher", "keep", "keepOrHigher"};
}
constexpr auto words(TargetOperator) {
  return std::array<Word, 5>{"<", "<=", "=", ">=", ">"};
}
constexpr auto words(Term) {
  return std::array<Word, 2>{"short", "long"};
}
constexpr auto words(Quantity) {
  return std::array<Word, 1>{"grossCostGrowth"};
}
constexpr auto words(Adds) {
  return std::array<Word, 2>{"sum", "each"};
}
constexpr auto words(Fulfilment) {
  return std::array<Word, 4>{"fulfilled", "partly", "notFulfilled", "notMeasurable"};
}
constexpr auto words(MeasureStatus) {
  return std::array<Word, 6>{"proposed", "planned", "ongoing", "delayed", "done", "stopped"};
}
constexpr auto words(LockKind) {
  return std::array<Word, 2>{"in", "out"};
}
constexpr auto words(Reach) {
  return std::array<Word, 2>{"everywhere", "withinBody"};
}
constexpr auto words(DowngradeCause) {
  return std::array<Word, 4>{"benefit", "cost", "evidence", "other"};
}
constexpr auto words(WeighingMethod) {
  return std::array<Word, 5>{"direct", "swing", "points", "pairwise", "ordinal"};
}
constexpr auto words(TierKind) {
  return std::array<Word, 3>{"gate", "level", "weighted"};
}
constexpr auto words(Follows) {
  return std::array<Word, 3>{"notDecided", "yes", "no"};
}
constexpr auto words(Confidence) {
  return std::array<Word, 3>{"low", "medium", "high"};
}

template <class Enumeration>
inline constexpr auto words_of = words(Enumeration{});

inline constexpr std::array<Word, 4> frequencies = {"year", "halfYear", "fourMonths", "month"};

// fields(Of<T>{}, visit) calls visit(name in the file, member pointer, rule), in canonical order.
template <class Type>
struct Of {};

template <class Visit>
void fields(Of<Origin>, Visit&& visit) {
  visit("kind", &Origin::kind, required);
  visit("document", &Origin::document, to("documents"));
  visit("place", &Origin::place, anything);
  visit("who", &Origin::who, anything);
  visit("date", &Origin::date, a_date);
}

template <class Visit>
void origin_fields(Visit&& visit) {
  visit("origin", &Entity::origin, anything);
  visit("origins", &Entity::origins, anything);
}

template <class Visit>
void fields(Of<Period>, Visit&& visit) {
  visit("from", &Period::from, needed(a_year));
  visit("to", &Period::to, needed(a_year));
}

template <class Visit>
void fields(Of<Adoption>, Visit&& visit) {
  visit("date", &Adoption::date, a_date);
  visit("paragraph", &Adoption::paragraph, anything);
  visit("case", &Adoption::reference, anything);
  visit("by", &Adoption::by, anything);
}

template <class Visit>
void fields(Of<Claim>, Visit&& visit) {
  visit("count", &Claim::count, needed(one_of(collection_names)));
  visit("value", &Claim::value, needed(at_least(0)));
  visit("origin", &Claim::origin, anything);
}

template <class Visit>
void fields(Of<Head>, Visit&& visit) {
  visit("id", &Head::id, an_id);
  visit("title", &Head::title, required);
  visit("kind", &Head::kind, required);
  visit("body", &Head::body, to("bodies"));
  visit("period", &Head::period, required);
  visit("adopted", &Head::adopted, anything);
  visit("claims", &Head::claims, anything);
  visit("foremostGoal", &Head::foremostGoal, to("goals"));
  origin_fields(visit);
}

template <class Visit>
void fields(Of<LocalName>, Visit&& visit) {
  visit("sv", &LocalName::sv, anything);
  visit("en", &LocalName::en, anything);
}

template <class Visit>
void fields(Of<Level>, Visit&& visit) {
  visit("id", &Level::id, an_id);
  visit("name", &Level::name, required);
  visit("collection", &Level::collection, needed(one_of(collection_names)));
  origin_fields(visit);
}

template <class Visit>
void fields(Of<SourceDocument>, Visit&& visit) {
  visit("id", &SourceDocument::id, an_id);
  visit("title", &SourceDocument::title, required);
  visit("case", &SourceDocument::reference, anything);
  visit("kind", &SourceDocument::kind, anything);
  visit("date", &SourceDocument::date, a_date);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Body>, Visit&& visit) {
  visit("id", &Body::id, an_id);
  visit("title", &Body::title, required);
  visit("kind", &Body::kind, anything);
  visit("parent", &Body::parent, to("bodies"));
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Role>, Visit&& visit) {
  visit("id", &Role::id, an_id);
  visit("title", &Role::title, required);
  visit("body", &Role::body, to("bodies"));
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Premise>, Visit&& visit) {
  visit("id", &Premise::id, an_id);
  visit("title", &Premise::title, required);
  visit("text", &Premise::text, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<AgendaItem>, Visit&& visit) {
  visit("title", &AgendaItem::title, required);
  visit("kind", &AgendaItem::kind, anything);
  visit("roles", &AgendaItem::roles, to("roles"));
  visit("certainty", &AgendaItem::certainty, anything);
  visit("goals", &AgendaItem::goals, to("goals"));
}

template <class Visit>
void fields(Of<Meeting>, Visit&& visit) {
  visit("id", &Meeting::id, an_id);
  visit("title", &Meeting::title, anything);
  visit("kind", &Meeting::kind, anything);
  visit("date", &Meeting::date, a_date);
  visit("endDate", &Meeting::endDate, a_date);
  visit("items", &Meeting::items, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Strategy>, Visit&& visit) {
  visit("id", &Strategy::id, an_id);
  visit("title", &Strategy::title, required);
  visit("description", &Strategy::description, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Area>, Visit&& visit) {
  visit("id", &Area::id, an_id);
  visit("strategy", &Area::strategy, to("strategies"));
  visit("title", &Area::title, required);
  visit("worked", &Area::worked, anything);
  visit("listed", &Area::listed, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Goal>, Visit&& visit) {
  visit("id", &Goal::id, an_id);
  visit("number", &Goal::number, between(0, 1e6));
  visit("area", &Goal::area, to("areas"));
  visit("title", &Goal::title, required);
  visit("description", &Goal::description, anything);
  visit("bodies", &Goal::bodies, to("bodies"));
  visit("responsible", &Goal::responsible, to("roles"));
  visit("weight", &Goal::weight, above(0, limits::weight));
  visit("due", &Goal::due, a_year_or_date);
  visit("fulfilledAt", &Goal::fulfilledAt, between(-1e6, 1e6));
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Assignment>, Visit&& visit) {
  visit("id", &Assignment::id, an_id);
  visit("area", &Assignment::area, to("areas"));
  visit("goals", &Assignment::goals, to("goals"));
  visit("title", &Assignment::title, required);
  visit("description", &Assignment::description, anything);
  visit("bodies", &Assignment::bodies, to("bodies"));
  visit("responsible", &Assignment::responsible, to("roles"));
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Target>, Visit&& visit) {
  visit("operator", &Target::comparison, required);
  visit("value", &Target::value, required);
}

template <class Visit>
void fields(Of<Baseline>, Visit&& visit) {
  visit("value", &Baseline::value, anything);
  visit("year", &Baseline::year, a_year);
  visit("unit", &Baseline::unit, anything);
}

template <class Visit>
void fields(Of<TargetPart>, Visit&& visit) {
  visit("body", &TargetPart::body, needed(to("bodies")));
  visit("target", &TargetPart::target, anything);
  visit("responsible", &TargetPart::responsible, to("roles"));
}

template <class Visit>
void fields(Of<Outcome>, Visit&& visit) {
  visit("at", &Outcome::at, needed(a_time));
  visit("value", &Outcome::value, required);
  visit("origin", &Outcome::origin, anything);
}

template <class Visit>
void fields(Of<Kpi>, Visit&& visit) {
  visit("id", &Kpi::id, an_id);
  visit("goal", &Kpi::goal, to("goals"));
  visit("title", &Kpi::title, required);
  visit("unit", &Kpi::unit, anything);
  visit("direction", &Kpi::direction, required);
  visit("target", &Kpi::target, anything);
  visit("baseline", &Kpi::baseline, anything);
  visit("term", &Kpi::term, anything);
  visit("quantity", &Kpi::quantity, anything);
  visit("frequency", &Kpi::frequency, one_of(frequencies));
  visit("instrument", &Kpi::instrument, anything);
  visit("note", &Kpi::note, anything);
  visit("responsible", &Kpi::responsible, to("roles"));
  visit("breakdown", &Kpi::breakdown, anything);
  visit("adds", &Kpi::adds, anything);
  visit("series", &Kpi::series, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Addition>, Visit&& visit) {
  visit("title", &Addition::title, required);
  visit("year", &Addition::year, needed(a_year));
  visit("amount", &Addition::amount, needed(money));
  visit("origin", &Addition::origin, anything);
}

template <class Visit>
void fields(Of<Frame>, Visit&& visit) {
  visit("id", &Frame::id, an_id);
  visit("body", &Frame::body, needed(to("bodies")));
  visit("parent", &Frame::parent, to("frames"));
  visit("amounts", &Frame::amounts, money);
  visit("room", &Frame::room, money);
  visit("staff", &Frame::staff, between(-1e6, 1e6));
  visit("additions", &Frame::additions, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<ScalePoint>, Visit&& visit) {
  visit("at", &ScalePoint::at, required);
  visit("value", &ScalePoint::value, needed(between(0, 1)));
}

template <class Visit>
void fields(Of<Scale>, Visit&& visit) {
  visit("worst", &Scale::worst, required);
  visit("best", &Scale::best, required);
  visit("points", &Scale::points, anything);
  visit("unchanged", &Scale::unchanged, anything);
}

template <class Visit>
void fields(Of<Criterion>, Visit&& visit) {
  visit("id", &Criterion::id, an_id);
  visit("title", &Criterion::title, required);
  visit("description", &Criterion::description, anything);
  visit("scale", &Criterion::scale, required);
  visit("reach", &Criterion::reach, anything);
  visit("steps", &Criterion::steps, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Effect>, Visit&& visit) {
  visit("on", &Effect::on, needed(to("goals", "kpis")));
  visit("amount", &Effect::amount, anything);
}

template <class Visit>
void fields(Of<Lock>, Visit&& visit) {
  visit("kind", &Lock::kind, required);
  visit("reason", &Lock::reason, anything);
  visit("who", &Lock::who, anything);
  visit("date", &Lock::date, a_date);
}

template <class Visit>
void fields(Of<Span>, Visit&& visit) {
  visit("low", &Span::low, required);
  visit("high", &Span::high, required);
}

template <class Visit>
void fields(Of<Downgrade>, Visit&& visit) {
  visit("criterion", &Downgrade::criterion, needed(to("criteria")));
  visit("steps", &Downgrade::steps, above(0));
  visit("because", &Downgrade::because, anything);
  visit("reason", &Downgrade::reason, anything);
  visit("who", &Downgrade::who, anything);
  visit("date", &Downgrade::date, a_date);
}

template <class Visit>
void fields(Of<Elsewhere>, Visit&& visit) {
  visit("body", &Elsewhere::body, needed(to("bodies")));
  visit("costs", &Elsewhere::costs, money);
  visit("reason", &Elsewhere::reason, anything);
  visit("origin", &Elsewhere::origin, anything);
}

template <class Visit>
void fields(Of<Measure>, Visit&& visit) {
  visit("id", &Measure::id, an_id);
  visit("title", &Measure::title, required);
  visit("description", &Measure::description, anything);
  visit("body", &Measure::body, to("bodies"));
  visit("goals", &Measure::goals, to("goals"));
  visit("costs", &Measure::costs, money);
  visit("staff", &Measure::staff, between(-1e6, 1e6));
  visit("elsewhere", &Measure::elsewhere, anything);
  visit("scores", &Measure::scores, to("criteria"));
  visit("spans", &Measure::spans, to("criteria"));
  visit("grounds", &Measure::grounds, to("criteria"));
  visit("downgrades", &Measure::downgrades, anything);
  visit("effects", &Measure::effects, anything);
  visit("requires", &Measure::needs, to("measures"));
  visit("excludes", &Measure::excludes, to("measures"));
  visit("startYears", &Measure::startYears, a_year);
  visit("status", &Measure::status, anything);
  visit("lock", &Measure::lock, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Group>, Visit&& visit) {
  visit("id", &Group::id, an_id);
  visit("title", &Group::title, required);
  visit("measures", &Group::measures, to("measures"));
  visit("least", &Group::least, between(0, limits::entities));
  visit("most", &Group::most, between(0, limits::entities));
  visit("reason", &Group::reason, anything);
  origin_fields(visit);
}

constexpr Rule weights_by_criterion() {
  Rule rule = to("criteria");
  rule.least = 0;
  rule.most = limits::weight;
  return rule;
}

template <class Visit>
void fields(Of<Judgement>, Visit&& visit) {
  visit("more", &Judgement::more, needed(to("criteria")));
  visit("less", &Judgement::less, needed(to("criteria")));
  visit("times", &Judgement::times, needed(between(1, 9)));
}

template <class Visit>
void fields(Of<Range>, Visit&& visit) {
  visit("worst", &Range::worst, required);
  visit("best", &Range::best, required);
}

template <class Visit>
void fields(Of<Weighing>, Visit&& visit) {
  visit("method", &Weighing::method, required);
  visit("points", &Weighing::points, weights_by_criterion());
  visit("order", &Weighing::order, to("criteria"));
  visit("judgements", &Weighing::judgements, anything);
  visit("consistencyRatio", &Weighing::consistencyRatio, at_least(0));
  visit("randomIndex", &Weighing::randomIndex, at_least(0));
  visit("randomIndexTable", &Weighing::randomIndexTable, anything);
  visit("ranges", &Weighing::ranges, to("criteria"));
  visit("who", &Weighing::who, anything);
  visit("date", &Weighing::date, a_date);
  visit("reason", &Weighing::reason, anything);
}

template <class Visit>
void fields(Of<Tier>, Visit&& visit) {
  visit("kind", &Tier::kind, required);
  visit("title", &Tier::title, anything);
  visit("criterion", &Tier::criterion, to("criteria"));
  visit("weights", &Tier::weights, weights_by_criterion());
  visit("weighing", &Tier::weighing, anything);
}

template <class Visit>
void fields(Of<Principle>, Visit&& visit) {
  visit("id", &Principle::id, an_id);
  visit("title", &Principle::title, required);
  visit("statement", &Principle::statement, anything);
  visit("leavesOpen", &Principle::leavesOpen, anything);
  visit("version", &Principle::version, between(1, 1e6));
  visit("replaces", &Principle::replaces, to("principles"));
  visit("scope", &Principle::scope, to("bodies", "areas", "strategies"));
  visit("adopted", &Principle::adopted, anything);
  visit("rankingSeen", &Principle::rankingSeen, anything);
  visit("tiers", &Principle::tiers, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Influence>, Visit&& visit) {
  visit("id", &Influence::id, an_id);
  visit("from", &Influence::from, needed(to("goals")));
  visit("to", &Influence::to, needed(to("goals")));
  visit("strength", &Influence::strength, needed(between(-3, 3)));
  visit("assessor", &Influence::assessor, anything);
  visit("reason", &Influence::reason, anything);
  visit("evidence", &Influence::evidence, anything);
  visit("horizon", &Influence::horizon, anything);
  visit("confidence", &Influence::confidence, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Way>, Visit&& visit) {
  visit("title", &Way::title, required);
  visit("description", &Way::description, anything);
  visit("givesUp", &Way::givesUp, anything);
  visit("risk", &Way::risk, anything);
  visit("price", &Way::price, money);
}

template <class Visit>
void fields(Of<Conflict>, Visit&& visit) {
  visit("id", &Conflict::id, an_id);
  visit("goals", &Conflict::goals, to("goals"));
  visit("title", &Conflict::title, required);
  visit("why", &Conflict::why, anything);
  visit("unknown", &Conflict::unknown, anything);
  visit("ways", &Conflict::ways, anything);
  visit("question", &Conflict::question, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<Reopening>, Visit&& visit) {
  visit("who", &Reopening::who, required);
  visit("date", &Reopening::date, needed(a_date));
  visit("reason", &Reopening::reason, required);
}

template <class Visit>
void fields(Of<ConflictChoice>, Visit&& visit) {
  visit("id", &ConflictChoice::id, an_id);
  visit("conflict", &ConflictChoice::conflict, required);
  visit("goals", &ConflictChoice::goals, to("goals"));
  visit("title", &ConflictChoice::title, required);
  visit("way", &ConflictChoice::way, required);
  visit("notChosen", &ConflictChoice::notChosen, anything);
  visit("principle", &ConflictChoice::principle, to("principles"));
  visit("principleSays", &ConflictChoice::principleSays, anything);
  visit("follows", &ConflictChoice::follows, anything);
  visit("consequences", &ConflictChoice::consequences, anything);
  visit("reason", &ConflictChoice::reason, required);
  visit("who", &ConflictChoice::who, required);
  visit("date", &ConflictChoice::date, needed(a_date));
  visit("followUp", &ConflictChoice::followUp, a_date);
  visit("accepted", &ConflictChoice::accepted, anything);
  visit("basis", &ConflictChoice::basis, anything);
  visit("reopened", &ConflictChoice::reopened, anything);
  origin_fields(visit);
}

template <class Visit>
void fields(Of<StatusCount>, Visit&& visit) {
  visit("status", &StatusCount::status, required);
  visit("count", &StatusCount::count, needed(at_least(0)));
}

template <class Visit>
void fields(Of<Milestone>, Visit&& visit) {
  visit("id", &Milestone::id, an_id);
  visit("title", &Milestone::title, required);
  visit("date", &Milestone::date, a_year_or_date);
  visit("text", &Milestone::text, anything);
  visit("counts", &Milestone::counts, anything);
  origin_fields(visit);
}

// What a type holds: for code that runs over the table.
template <class Type>
concept Described = requires(Type value) {
  value.members;
};
template <class Type>
concept Enumerated = std::is_enum_v<Type>;

template <class Type>
inline constexpr bool is_optional = false;
template <class Type>
inline constexpr bool is_optional<std::optional<Type>> = true;
template <class Type>
inline constexpr bool is_list = false;
template <class Type>
inline constexpr bool is_list<std::vector<Type>> = true;
template <class Type>
inline constexpr bool is_by = false;
template <class Key, class Value>
inline constexpr bool is_by<By<Key, Value>> = true;

template <class Type>
const Type& defaults() {
  static const Type value{};
  return value;
}

}  // namespace malvag::io
