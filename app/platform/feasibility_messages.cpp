// Writes and reads member by member; what does not fit makes the whole message none.
#include "feasibility_messages.hpp"

#include <array>

namespace malvag::platform {
namespace {

using conflict::Feasibility;
using conflict::GoalConflict;
using conflict::PlanRule;
using conflict::Untried;
using portfolio::ImpossibleBy;

template <class Value, std::size_t Count>
using Names = std::array<std::pair<Value, const char*>, Count>;

constexpr Names<Untried, 5> untried_names{{{Untried::no_baseline, "noBaseline"},
                                           {Untried::other_unit, "otherUnit"},
                                           {Untried::no_measures, "noMeasures"},
                                           {Untried::nothing_moves_it, "nothingMovesIt"},
                                           {Untried::no_target, "noTarget"}}};
constexpr Names<PlanRule::Kind, 10> rule_names{{{PlanRule::Kind::law, "law"},
                                                {PlanRule::Kind::lock_in, "lockIn"},
                                                {PlanRule::Kind::lock_out, "lockOut"},
                                                {PlanRule::Kind::stopped, "stopped"},
                                                {PlanRule::Kind::need, "need"},
                                                {PlanRule::Kind::exclusion, "exclusion"},
                                                {PlanRule::Kind::least, "least"},
                                                {PlanRule::Kind::most, "most"},
                                                {PlanRule::Kind::room, "room"},
                                                {PlanRule::Kind::staff, "staff"}}};
constexpr Names<ImpossibleBy, 7> impossible_names{{{ImpossibleBy::lock, "lock"},
                                                   {ImpossibleBy::exclusion, "exclusion"},
                                                   {ImpossibleBy::least, "least"},
                                                   {ImpossibleBy::most, "most"},
                                                   {ImpossibleBy::frame, "frame"},
                                                   {ImpossibleBy::staff, "staff"},
                                                   {ImpossibleBy::together, "together"}}};
constexpr Names<TargetOperator, 5> operator_names{{{TargetOperator::less, "<"},
                                                   {TargetOperator::lessOrEqual, "<="},
                                                   {TargetOperator::equal, "="},
                                                   {TargetOperator::greaterOrEqual, ">="},
                                                   {TargetOperator::greater, ">"}}};
constexpr Names<OriginKind, 3> origin_names{{{OriginKind::source, "source"},
                                             {OriginKind::judgement, "judgement"},
                                             {OriginKind::example, "example"}}};
using conflict::MoreChoice;
constexpr Names<MoreChoice::Kind, 5> choice_names{{{MoreChoice::Kind::none, "none"},
                                                   {MoreChoice::Kind::same, "same"},
                                                   {MoreChoice::Kind::other, "other"},
                                                   {MoreChoice::Kind::first, "first"},
                                                   {MoreChoice::Kind::nothing, "nothing"}}};

template <class Value, std::size_t Count>
const char* name_of(const Names<Value, Count>& names, Value value) {
  for (const auto& [one, name] : names) {
    if (one == value) return name;
  }
  return "";
}

template <class Item, class Write>
Json list(const std::vector<Item>& items, Write&& write) {
  Json json = Json::array();
  for (const Item& item : items) json.push_back(write(item));
  return json;
}

// Reads members of one object; the first that is wrong makes it fail.
class Reader {
 public:
  explicit Reader(const Json& json) : json_(json), holds_(json.is_object()) {}
  bool holds() const { return holds_; }

  const Json* member(const char* name) {
    const auto found = holds_ ? json_.find(name) : json_.end();
    if (found == json_.end()) {
      holds_ = false;
      return nullptr;
    }
    return &*found;
  }
  Reader& read(const char* name, std::string& value) {
    const Json* json = member(name);
    if (json && json->is_string()) {
      value = *json->get_ptr<const std::string*>();
    } else {
      holds_ = false;
    }
    return *this;
  }
  Reader& read(const char* name, bool& value) {
    const Json* json = member(name);
    if (json && json->is_boolean()) {
      value = json->get<bool>();
    } else {
      holds_ = false;
    }
    return *this;
  }
  Reader& read(const char* name, double& value) {
    const Json* json = member(name);
    if (json && json->is_number()) {
      value = json->get<double>();
    } else {
      holds_ = false;
    }
    return *this;
  }
  template <class Whole>
  Reader& whole(const char* name, Whole& value) {
    const Json* json = member(name);
    if (json && json->is_number_integer()) {
      value = json->get<Whole>();
    } else {
      holds_ = false;
    }
    return *this;
  }
  template <class Value, std::size_t Count>
  Reader& named(const char* name, const Names<Value, Count>& names, Value& value) {
    std::string text;
    read(name, text);
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const auto& one) { return text == one.second; });
    if (found == names.end()) {
      holds_ = false;
    } else {
      value = found->first;
    }
    return *this;
  }
  template <class Item, class Read>
  Reader& list(const char* name, std::vector<Item>& items, Read&& one) {
    const Json* json = member(name);
    holds_ = holds_ && json && json->is_array();
    for (std::size_t at = 0; holds_ && at < json->size(); ++at) {
      Item item{};
      holds_ = one((*json)[at], item);
      items.push_back(std::move(item));
    }
    return *this;
  }

 private:
  const Json& json_;
  bool holds_;
};

bool text_from(const Json& json, std::string& text) {
  if (!json.is_string()) return false;
  text = *json.get_ptr<const std::string*>();
  return true;
}

Json rule_json(const PlanRule& rule) {
  return {{"kind", name_of(rule_names, rule.kind)},
          {"one", rule.one},
          {"other", rule.other},
          {"year", rule.year}};
}
bool rule_from(const Json& json, PlanRule& rule) {
  return Reader(json)
      .named("kind", rule_names, rule.kind)
      .read("one", rule.one)
      .read("other", rule.other)
      .whole("year", rule.year)
      .holds();
}
bool rules_from(const Json& json, std::vector<PlanRule>& rules) {
  const Json held = {{"rules", json}};
  return Reader(held).list("rules", rules, rule_from).holds();
}

Json money_json(const conflict::MoreMoney& money) {
  return {{"frame", money.frame},
          {"body", money.body},
          {"year", money.year},
          {"tkr", money.amount},
          {"proven", money.proven}};
}
bool money_from(const Json& json, conflict::MoreMoney& money) {
  return Reader(json)
      .read("frame", money.frame)
      .read("body", money.body)
      .whole("year", money.year)
      .whole("tkr", money.amount)
      .read("proven", money.proven)
      .holds();
}

Json staff_json(const conflict::MoreStaff& staff) {
  return {{"frame", staff.frame},
          {"body", staff.body},
          {"year", staff.year},
          {"fullTime", staff.amount}};
}
bool staff_from(const Json& json, conflict::MoreStaff& staff) {
  return Reader(json)
      .read("frame", staff.frame)
      .read("body", staff.body)
      .whole("year", staff.year)
      .read("fullTime", staff.amount)
      .holds();
}

Json lower_json(const conflict::LowerTarget& lower) {
  return {{"goal", lower.goal},
          {"level", lower.level},
          {"reached", lower.reached},
          {"proven", lower.proven}};
}
bool lower_from(const Json& json, conflict::LowerTarget& lower) {
  return Reader(json)
      .read("goal", lower.goal)
      .whole("level", lower.level)
      .read("reached", lower.reached)
      .read("proven", lower.proven)
      .holds();
}

Json begun_json(const conflict::Begun& begun) {
  return {{"measure", begun.measure}, {"begins", begun.begins}};
}
bool begun_from(const Json& json, conflict::Begun& begun) {
  return Reader(json).read("measure", begun.measure).whole("begins", begun.begins).holds();
}

bool conflict_from(const Json& json, GoalConflict& conflict) {
  Reader reader(json);
  reader.list("goals", conflict.goals, text_from)
      .read("provenMinimal", conflict.proven_minimal)
      .list("lowerTargets", conflict.lower, lower_from)
      .list("money", conflict.money, money_from)
      .read("moneyProven", conflict.money_proven)
      .list("moneyInOne", conflict.money_in_one, money_from)
      .list("staff", conflict.staff, staff_from)
      .list("rules", conflict.rules, rules_from)
      .list("attempt", conflict.attempt, begun_from);
  const Json* way = reader.member("inTheWay");
  return way && reader.holds() &&
         Reader(*way)
             .read("money", conflict.in_the_way.money)
             .read("staff", conflict.in_the_way.staff)
             .read("rules", conflict.in_the_way.rules)
             .read("moneyAndStaff", conflict.in_the_way.money_and_staff)
             .read("everything", conflict.in_the_way.everything)
             .read("outOfReach", conflict.in_the_way.out_of_reach)
             .read("settled", conflict.in_the_way.settled)
             .holds();
}

Json level_json(const conflict::Level& level) {
  return {{"kpi", level.kpi},
          {"year", level.year},
          {"operator", name_of(operator_names, level.comparison)},
          {"asked", level.asked},
          {"from", level.from}};
}
bool level_from(const Json& json, conflict::Level& level) {
  return Reader(json)
      .read("kpi", level.kpi)
      .whole("year", level.year)
      .named("operator", operator_names, level.comparison)
      .read("asked", level.asked)
      .read("from", level.from)
      .holds();
}

Json impossible_json(const portfolio::Impossible& impossible) {
  Json json = {{"by", name_of(impossible_names, impossible.by)},
               {"one", impossible.one},
               {"other", impossible.other},
               {"missing", impossible.missing},
               {"missingStaff", impossible.missing_staff},
               {"can", impossible.can},
               {"frame", nullptr},
               {"staff", nullptr}};
  if (impossible.frame) json["frame"] = *impossible.frame;
  if (impossible.staff) json["staff"] = *impossible.staff;
  return json;
}
bool impossible_from(const Json& json, portfolio::Impossible& impossible) {
  Reader reader(json);
  reader.named("by", impossible_names, impossible.by)
      .read("one", impossible.one)
      .read("other", impossible.other)
      .whole("missing", impossible.missing)
      .whole("missingStaff", impossible.missing_staff)
      .whole("can", impossible.can);
  const Json* frame = reader.member("frame");
  const Json* staff = reader.member("staff");
  if (frame && frame->is_number_integer()) impossible.frame = frame->get<std::size_t>();
  if (staff && staff->is_number_integer()) impossible.staff = staff->get<std::size_t>();
  return reader.holds();
}

bool frame_from(const Json& json, portfolio::FrameOfYear& frame) {
  return Reader(json)
      .read("frame", frame.frame)
      .read("body", frame.body)
      .whole("year", frame.year)
      .whole("room", frame.room)
      .holds();
}
bool staff_limit_from(const Json& json, portfolio::StaffOfYear& staff) {
  return Reader(json)
      .read("frame", staff.frame)
      .read("body", staff.body)
      .whole("year", staff.year)
      .whole("thousandths", staff.limit)
      .holds();
}

}  // namespace

Json to_json(const GoalConflict& conflict) {
  return {
      {"goals", conflict.goals},
      {"provenMinimal", conflict.proven_minimal},
      {"inTheWay",
       {{"money", conflict.in_the_way.money},
        {"staff", conflict.in_the_way.staff},
        {"rules", conflict.in_the_way.rules},
        {"moneyAndStaff", conflict.in_the_way.money_and_staff},
        {"everything", conflict.in_the_way.everything},
        {"outOfReach", conflict.in_the_way.out_of_reach},
        {"settled", conflict.in_the_way.settled}}},
      {"lowerTargets", list(conflict.lower, lower_json)},
      {"money", list(conflict.money, money_json)},
      {"moneyProven", conflict.money_proven},
      {"moneyInOne", list(conflict.money_in_one, money_json)},
      {"staff", list(conflict.staff, staff_json)},
      {"rules", list(conflict.rules,
                     [](const std::vector<PlanRule>& rules) { return list(rules, rule_json); })},
      {"attempt", list(conflict.attempt, begun_json)}};
}

Json to_json(const Feasibility& result) {
  Json json = {
      {"conflicts", list(result.conflicts, [](const GoalConflict& one) { return to_json(one); })},
      {"conflictsFound", result.conflicts_found},
      {"conflictsInOrder", result.conflicts_in_order},
      {"givenUp", list(result.given_up,
                       [](const conflict::GivenUp& one) {
                         return Json{{"goals", one.goals},
                                     {"weight", one.weight},
                                     {"provenMinimal", one.proven_minimal}};
                       })},
      {"givenUpInOrder", result.given_up_in_order},
      {"complete", result.complete},
      {"origin", name_of(origin_names, result.origin)},
      {"tried", list(result.tried,
                     [](const conflict::TriedGoal& one) {
                       return Json{{"goal", one.goal}, {"levels", list(one.levels, level_json)}};
                     })},
      {"notTried", list(result.not_tried,
                        [](const conflict::NotTried& one) {
                          return Json{{"goal", one.goal},
                                      {"kpi", one.kpi},
                                      {"why", name_of(untried_names, one.why)}};
                        })},
      {"impossible", nullptr},
      {"atFault", list(result.at_fault, rule_json)},
      {"rooms",
       list(result.frames,
            [](const portfolio::FrameOfYear& one) {
              return Json{
                  {"frame", one.frame}, {"body", one.body}, {"year", one.year}, {"room", one.room}};
            })},
      {"staffLimits", list(result.staff, [](const portfolio::StaffOfYear& one) {
         return Json{{"frame", one.frame},
                     {"body", one.body},
                     {"year", one.year},
                     {"thousandths", one.limit}};
       })}};
  if (result.impossible) json["impossible"] = impossible_json(*result.impossible);
  return json;
}

std::optional<Feasibility> feasibility_from(const Json& json) {
  Feasibility result;
  Reader reader(json);
  reader.list("conflicts", result.conflicts, conflict_from)
      .whole("conflictsFound", result.conflicts_found)
      .whole("conflictsInOrder", result.conflicts_in_order)
      .list("givenUp", result.given_up,
            [](const Json& one, conflict::GivenUp& given_up) {
              return Reader(one)
                  .list("goals", given_up.goals, text_from)
                  .read("weight", given_up.weight)
                  .read("provenMinimal", given_up.proven_minimal)
                  .holds();
            })
      .whole("givenUpInOrder", result.given_up_in_order)
      .read("complete", result.complete)
      .named("origin", origin_names, result.origin)
      .list("tried", result.tried,
            [](const Json& one, conflict::TriedGoal& tried) {
              return Reader(one)
                  .read("goal", tried.goal)
                  .list("levels", tried.levels, level_from)
                  .holds();
            })
      .list("notTried", result.not_tried,
            [](const Json& one, conflict::NotTried& not_tried) {
              return Reader(one)
                  .read("goal", not_tried.goal)
                  .read("kpi", not_tried.kpi)
                  .named("why", untried_names, not_tried.why)
                  .holds();
            })
      .list("atFault", result.at_fault, rule_from)
      .list("rooms", result.frames, frame_from)
      .list("staffLimits", result.staff, staff_limit_from);
  const Json* impossible = reader.member("impossible");
  if (impossible && !impossible->is_null()) {
    result.impossible.emplace();
    if (!impossible_from(*impossible, *result.impossible)) return std::nullopt;
  }
  if (!reader.holds()) return std::nullopt;
  return result;
}

Json to_json(const conflict::MoreChoice& choice) {
  return {{"kind", name_of(choice_names, choice.kind)},
          {"in", choice.in},
          {"out", choice.out},
          {"proven", choice.proven}};
}

std::optional<conflict::MoreChoice> more_choice_from(const Json& json) {
  conflict::MoreChoice choice;
  const bool holds = Reader(json)
                         .named("kind", choice_names, choice.kind)
                         .list("in", choice.in, text_from)
                         .list("out", choice.out, text_from)
                         .read("proven", choice.proven)
                         .holds();
  return holds ? std::optional(choice) : std::nullopt;
}

Json rooms_json(const std::map<std::pair<Id, Year>, Tkr>& more_room) {
  Json json = Json::array();
  for (const auto& [place, more] : more_room) {
    json.push_back({{"frame", place.first}, {"year", place.second}, {"more", more}});
  }
  return json;
}

std::optional<std::map<std::pair<Id, Year>, Tkr>> rooms_from(const Json& json) {
  if (!json.is_array()) return std::nullopt;
  std::map<std::pair<Id, Year>, Tkr> rooms;
  for (const Json& one : json) {
    Id frame;
    Year year = 0;
    Tkr more = 0;
    Reader reader(one);
    if (!reader.read("frame", frame).whole("year", year).whole("more", more).holds()) {
      return std::nullopt;
    }
    rooms[{frame, year}] = more;
  }
  return rooms;
}

}  // namespace malvag::platform
