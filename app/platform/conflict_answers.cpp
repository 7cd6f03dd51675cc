// Writes what collides as JSON.
#include "conflict_answers.hpp"

#include <algorithm>

#include "../../core/plan/json.hpp"
#include "../words/conflict_kinds_words.hpp"
#include "../words/resolution_words.hpp"
#include "answers.hpp"
#include "conflict_kinds_answers.hpp"
#include "feasibility_messages.hpp"
#include "influence_answers.hpp"

namespace malvag::platform {
namespace {

using conflict::Found;
using conflict::Ground;
using conflict::Kind;

std::string_view name_of(Ground ground) {
  return ground == Ground::computed ? "computed" : ground == Ground::judged ? "judged" : "unclear";
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::room_exceeded:
      return "roomExceeded";
    case Kind::goals_beyond_money:
      return "goalsBeyondMoney";
    case Kind::goals_beyond_staff:
      return "goalsBeyondStaff";
    case Kind::goals_against_rules:
      return "goalsAgainstRules";
    case Kind::goals_beyond_limits:
      return "goalsBeyondLimits";
    case Kind::goals_out_of_reach:
      return "goalsOutOfReach";
    case Kind::firm_impossible:
      return "firmImpossible";
    case Kind::pulls_apart:
      return "pullsApart";
    case Kind::assessors_disagree:
      return "assessorsDisagree";
    case Kind::target_beside_frames:
      return "targetBesideFrames";
    case Kind::foremost_not_measured:
      return "foremostNotMeasured";
    default:
      return name_of_kind(kind);
  }
}

std::string_view name_of(OriginKind origin) {
  return origin == OriginKind::source      ? "source"
         : origin == OriginKind::judgement ? "judgement"
                                           : "example";
}

Json direction_json(const conflict::Influences& one) {
  if (one.strengths.empty()) return nullptr;
  return {{"from", one.from},           {"to", one.to},          {"influences", one.influences},
          {"strengths", one.strengths}, {"median", one.median},  {"lowest", one.lowest},
          {"highest", one.highest},     {"against", one.against}};
}

struct Evidence {
  Json& json;
  void operator()(const conflict::Judged& judged) const {
    json["judged"] = {{"most", direction_json(judged.most)}, {"back", direction_json(judged.back)}};
  }
  void operator()(const conflict::Shortage& shortage) const {
    Json years = Json::array();
    for (const conflict::YearShort& year : shortage.years) {
      years.push_back({{"year", year.year},
                       {"wanted", year.wanted},
                       {"room", year.room},
                       {"missing", year.missing}});
    }
    json["shortage"] = {{"frame", shortage.frame},   {"body", shortage.body},
                        {"years", std::move(years)}, {"measures", shortage.measures},
                        {"worst", shortage.worst},   {"fewest", shortage.fewest}};
  }
  void operator()(const conflict::Apart& apart) const { json["apart"] = to_json(apart.conflict); }
  // What it says stands at the answer's end, under "together".
  void operator()(const conflict::Firm&) const {}
  void operator()(const conflict::Beside& beside) const {
    json["beside"] = {{"kpi", beside.kpi},
                      {"frame", beside.frame},
                      {"year", beside.growth.year},
                      {"before", beside.growth.before},
                      {"after", beside.growth.after},
                      {"grows", beside.growth.grows},
                      {"allowed", beside.growth.allowed}};
  }
  void operator()(const conflict::Unmeasured& unmeasured) const {
    json["unmeasured"] = {{"against", unmeasured.against}};
  }
  template <class Other>
  void operator()(const Other& other) const {
    add_evidence(json, other);
  }
};

std::string_view name_of(conflict::State state) {
  switch (state) {
    case conflict::State::open:
      return "open";
    case conflict::State::decided:
      return "decided";
    case conflict::State::accepted:
      return "accepted";
    case conflict::State::follow_up_due:
      return "followUpDue";
    case conflict::State::open_again:
      return "openAgain";
  }
  return "";
}

std::string_view name_of(conflict::Standing standing) {
  return standing == conflict::Standing::stands     ? "stands"
         : standing == conflict::Standing::reopened ? "reopened"
                                                    : "gone";
}

Json choice_json(const Plan& plan, const priority::Prepared& prepared, const Id& id,
                 const std::vector<Found>& found) {
  const ConflictChoice* choice = plan.choices.find(id);
  if (!choice) return nullptr;
  const conflict::Status status = conflict::status_of(plan, prepared, *choice, found, "");
  Json changed = Json::array();
  for (const conflict::Changed& one : status.changed) {
    changed.push_back({{"name", one.name}, {"then", one.then}, {"now", one.now}});
  }
  Json json = {{"id", choice->id},
               {"conflict", choice->conflict},
               {"standing", name_of(status.standing)},
               {"changed", std::move(changed)},
               {"title", choice->title},
               {"way", choice->way.title},
               {"accepted", choice->accepted},
               {"reason", choice->reason},
               {"who", choice->who},
               {"date", choice->date},
               {"followUp", nullptr},
               {"takenUp", nullptr}};
  if (!choice->followUp.empty()) json["followUp"] = choice->followUp;
  if (choice->reopened) {
    json["takenUp"] = {{"who", choice->reopened->who},
                       {"date", choice->reopened->date},
                       {"reason", choice->reopened->reason}};
  }
  return json;
}

Json choices_json(const Plan& plan, const priority::Prepared& prepared,
                  const std::vector<Found>& found,
                  const std::vector<conflict::Settlement>& settlements) {
  Json states = Json::object();
  for (const auto state : {conflict::State::open, conflict::State::decided,
                           conflict::State::accepted, conflict::State::open_again}) {
    states[std::string(name_of(state))] =
        std::count_if(settlements.begin(), settlements.end(),
                      [&](const conflict::Settlement& one) { return one.state == state; });
  }
  Json gone = Json::array();
  for (const Id& id : conflict::without_conflict(plan, found)) {
    gone.push_back(choice_json(plan, prepared, id, found));
  }
  return {{"made", plan.choices.size()}, {"states", std::move(states)}, {"gone", std::move(gone)}};
}

Json card_json(const words::ConflictContext& context, const Found& found) {
  const words::ConflictCard card = words::conflict_card(context, found);
  Json json = {{"id", found.id},
               {"code", conflict::code_of(found.kind)},
               {"ground", name_of(conflict::ground_of(found.kind))},
               {"kind", name_of(found.kind)},
               {"origin", name_of(found.origin)},
               {"title", card.title},
               {"goals", found.goals},
               {"written", nullptr}};
  if (!found.written.empty()) json["written"] = found.written;
  std::visit(Evidence{json}, found.evidence);
  json["says"] = card.says;
  json["why"] = card.why;
  json["unknown"] = card.unknown;
  json["principle"] = card.principle;
  json["ways"] = Json::array();
  for (const words::ConflictWay& way : card.ways) {
    json["ways"].push_back({{"letter", way.letter},
                            {"title", way.title},
                            {"text", way.text},
                            {way.is_risk ? "risk" : "givesUp", way.gives},
                            {"price", way.price}});
  }
  json["questions"] = card.questions;
  return json;
}

}  // namespace

std::string conflicts_json(const Plan& plan, const conflict::AllFound& found_of,
                           ui::Language language) {
  const Principle* principle = priority::principle_in_force(plan);
  const std::vector<Found>& all = found_of.conflicts;
  const priority::Prepared prepared(plan);
  const words::ConflictContext context{language, plan, prepared, principle};
  Json answer = {{"format", "malvag-conflicts"}, {"version", 1}};
  answer["plan"] = {{"id", plan.head.id}, {"title", plan.head.title}};
  answer["counts"] = {{"computed", 0}, {"judged", 0}, {"unclear", 0}};
  const auto settlements = conflict::settlements(plan, prepared, all, "");
  answer["choices"] = choices_json(plan, prepared, all, settlements);
  answer["conflicts"] = Json::array();
  for (const Found& found : all) {
    Json& count = answer["counts"][std::string(name_of(conflict::ground_of(found.kind)))];
    count = count.get<std::int64_t>() + 1;
    Json card = card_json(context, found);
    const auto place = static_cast<std::size_t>(&found - all.data());
    card["choice"] = choice_json(plan, prepared, settlements[place].choice, all);
    answer["conflicts"].push_back(std::move(card));
  }
  answer["synergies"] = Json::array();
  for (const conflict::Synergy& synergy : conflict::find_synergies(plan)) {
    const words::SynergyWords said = words::synergy_words(context, synergy);
    answer["synergies"].push_back({{"id", synergy.id},
                                   {"origin", name_of(synergy.origin)},
                                   {"title", said.title},
                                   {"mutual", synergy.is_mutual},
                                   {"most", direction_json(synergy.most)},
                                   {"back", direction_json(synergy.back)},
                                   {"servesBoth", synergy.serves_both}});
  }
  answer["together"] = to_json(found_of.together);
  answer["influences"] = influences_json(plan);
  return answer.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace malvag::platform
